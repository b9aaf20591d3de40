"""`communique tally`: how many, by what the claims share, as bounds."""

from __future__ import annotations

import csv
import json
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.claims import claim_filter
from communique.cli.options import Format, LedgerPlace, day, opened

if TYPE_CHECKING:
    from rich.table import Table

    from communique.model.bounds import Bound, TallyRow

Many = list[str] | None


def tally(
    by: Annotated[str, typer.Option("--by", metavar="RESPECTS", help="Comma-separated: type, actor, target, place, country, "
                                    "source, outlet, month, year.")] = "type,month",
    type: Annotated[Many, typer.Option("--type", "-t", metavar="TYPE", help="A claim type, as killed; may be repeated.")] = None,
    actor: Annotated[Many, typer.Option("--actor", "--agent", metavar="NAME", help="Who did it, members included.")] = None,
    target: Annotated[Many, typer.Option("--target", metavar="NAME", help="To whom or what it was done.")] = None,
    place: Annotated[Many, typer.Option("--place", metavar="NAME", help="A place, or a region with all that lies in it.")] = None,
    start: Annotated[str | None, typer.Option("--from", metavar="DATE", help="The first day.")] = None,
    end: Annotated[str | None, typer.Option("--to", metavar="DATE", help="The last day, included.")] = None,
    source: Annotated[Many, typer.Option("--source", metavar="NAME", help="Who said it: a person or a body.")] = None,
    outlet: Annotated[Many, typer.Option("--outlet", metavar="NAME", help="Who published it.")] = None,
    format: Annotated[Format, typer.Option("--format", "-f", help="How to print the rows.")] = Format.table,
    ledger: LedgerPlace = None,
) -> None:  # fmt: skip
    """Sum what claims count, by type and what else they share: bounds for each row, never single numbers.

    One source's figures for different days and places add up, its figures for the same ones do not; copies of a report count
    once; figures of different sources are never added or averaged. Every end of a row names its claims in the machine formats.

    [bold]Examples[/bold]

    communique tally --by actor,type,month

    communique tally --type killed --by source,month --place Syria --format csv > killed.csv

    Exit status: 0, also where nothing is found; 2 wrong use.
    """
    from communique.model.errors import OptionError
    from communique.pipeline.answering import tallied
    from communique.reconcile.tallies import RESPECTS

    respects = [name.strip() for name in by.split(",") if name.strip()]
    unknown = [name for name in respects if name not in RESPECTS]
    if unknown:
        raise OptionError(f"--by: {unknown[0]!r} is nothing to tally by; use {', '.join(RESPECTS)}")
    wanted = claim_filter(types=type, agents=actor, targets=target, places=place, start=day(start, "--from"),
                          end=day(end, "--to"), sources=source, outlets=outlet, polarities=["positive"])  # fmt: skip
    rows = tallied(opened(ledger), wanted, respects)
    _print(rows, respects, format)


def _print(rows: tuple[TallyRow, ...], respects: list[str], format: Format) -> None:
    if format is Format.jsonl:
        sys.stdout.writelines(row.model_dump_json() + "\n" for row in rows)
    elif format is Format.json:
        json.dump([row.model_dump(mode="json") for row in rows], sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    elif format is Format.csv:
        _write_csv(rows, respects)
    else:
        from communique.cli.table import console

        console(colour=sys.stdout.isatty()).print(_table(rows, respects))


def _write_csv(rows: tuple[TallyRow, ...], respects: list[str]) -> None:
    """One source a row: what it says, with the ids of the claims that bind each end."""
    from communique.export.formats import safe

    shared = [name for name in respects if name != "type"]
    writer = csv.writer(sys.stdout)
    writer.writerow(["type", *shared, "according to", "low", "high", "low_claims", "high_claims"])
    for row in rows:
        for own in row.by_source:
            bound = own.bound
            cells = [row.type, *(row.values[name] for name in shared), own.source, bound.low, bound.high,
                     " ".join(bound.low_claims), " ".join(bound.high_claims)]  # fmt: skip
            writer.writerow([safe(cell) for cell in cells])


def _table(rows: tuple[TallyRow, ...], respects: list[str]) -> Table:
    from rich.table import Table

    from communique.cli.table import harmless
    from communique.kinds.catalogue import open_kinds

    shared = [name for name in respects if name != "type"]
    table = Table(header_style="bold", box=None, padding=(0, 1), expand=True)
    for name in ("what", *shared, "how many", "according to", "claims"):
        table.add_column(name, overflow="fold", justify="right" if name == "claims" else "left")
    for row in rows:
        told = "; ".join(f"{own.source}: {_interval(own.bound)}" for own in row.by_source) or "no source sets a bound"
        values = [row.values[name] or "not stated" for name in shared]
        cells = [open_kinds()[row.type].label, *values, _interval(row.together), told, str(row.claims)]
        table.add_row(*(harmless(cell) for cell in cells))
    return table


def _interval(bound: Bound) -> str:
    """The bound in short; where no number fits all sources, the range over the largest sets that hold together."""
    low, high = (bound.low, bound.high) if bound.holds or bound.either is None else bound.either
    if low is None and high is None:
        return "open"
    words = f"{low:,}" if low is not None and low == high else " to ".join(
        part for part in (f"{low:,}" if low is not None else "", f"{high:,}" if high is not None else "") if part)  # fmt: skip
    words = f"at least {words}" if high is None else f"at most {words}" if low is None else words
    return words if bound.holds else f"{words} (figures differ)"
