"""`communique tolls`: how many victims each report tells of, from the least to the largest number of its sources."""

from __future__ import annotations

import enum
import json
import sys
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from communique.cli.inputs import inputs_of
from communique.cli.options import Format
from communique.cli.progress import watched

if TYPE_CHECKING:
    from communique.model.tolls import Toll
    from communique.pipeline.tolls import ToldOutcome


class Victims(enum.StrEnum):
    """The claim types that a toll counts."""

    killed = "killed"
    wounded = "wounded"
    casualties = "casualties"


_COLUMNS = ("source", "type", "low", "high", "place", "country", "latitude", "longitude", "from", "to", "used")


def tolls(
    sources: Annotated[
        list[str] | None, typer.Argument(metavar="PATH|URL|-", help="Files, folders, addresses, or - for stdin.")
    ] = None,
    type: Annotated[Victims, typer.Option("--type", "-t", help="Which victims are counted.")] = Victims.killed,
    civilians: Annotated[bool, typer.Option("--civilians", help="Leave out what counts fighters.")] = False,
    one_event: Annotated[
        bool, typer.Option("--one-event", help="The reports tell of one event: say of each two whether some number fits both.")
    ] = False,
    format: Annotated[Format, typer.Option("--format", "-f", help="How to print the tolls.")] = Format.table,
    published: Annotated[str | None, typer.Option("--published", metavar="DATE", help="Publication date, as 2017-08-21.")] = None,
    outlet: Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="Who published it.")] = None,
    manifest: Annotated[
        Path | None,
        typer.Option("--manifest", metavar="FILE.csv", help="A CSV with the columns source, published, outlet."),
    ] = None,
) -> None:
    """Read reports of one incident each, and print the range of victims that each tells of, with the words behind it.

    The export policy is report-range: the report's own range, else from its own count to the largest that a source tells.
    Figures of a part of the victims are left out, others are added, victims without a figure are counted by name. It says what
    the report tells, not what is true.

    [bold]Examples[/bold]

    communique tolls report.txt --civilians

    communique tolls agency.txt ministry.txt --one-event

    communique tolls --manifest incidents.csv --format csv > tolls.csv

    Exit status: 0; 1 some input could not be read, or with --one-event two reports differ; 2 wrong use.
    """
    inputs = inputs_of(sources or [], manifest, published, outlet)
    from communique.pipeline.reading import read
    from communique.pipeline.tolls import tolls as all_tolls

    told = list(watched(all_tolls(read(inputs), kind=type.value, civilians=civilians), len(inputs), "reading"))
    for one in told:
        if one.outcome.failure:
            typer.echo(f"communique: {one.outcome.failure.reason}", err=True)
    found = [one for one in told if one.toll]
    compared = _compared([one.toll for one in found if one.toll]) if one_event else []
    _print(found, compared, format)
    differ = any(pair["verdict"] == "differ" for pair in compared)
    raise typer.Exit(1 if differ or len(found) < len(told) else 0)


def _compared(found: list[Toll]) -> list[dict[str, Any]]:
    """Each two reports that tell of a toll, with the verdict."""
    from communique.reconcile.tolls import meeting

    pairs = [(one, other, meeting(one, other)) for one, other in combinations(found, 2)]
    return [{"reports": [one.source, other.source], "verdict": verdict} for one, other, verdict in pairs if verdict]


def _print(found: list[ToldOutcome], compared: list[dict[str, Any]], format: Format) -> None:
    if format is Format.table:
        _print_text(found, compared)
    elif format is Format.csv:
        _print_csv(one.toll for one in found if one.toll)
        for pair in compared:
            typer.echo(f"{' and '.join(pair['reports'])}: {pair['verdict']}", err=True)
    else:
        records = [*(one.toll.model_dump(mode="json") for one in found if one.toll), *compared]
        if format is Format.json:
            json.dump(records, sys.stdout, ensure_ascii=False, indent=1)
            sys.stdout.write("\n")
        else:
            sys.stdout.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def _print_csv(found: Iterable[Toll]) -> None:
    import csv

    from communique.export.formats import safe

    rows = csv.writer(sys.stdout, lineterminator="\n")
    rows.writerow(_COLUMNS)
    for toll in found:
        place, when = toll.place, toll.when
        cells = [toll.source, toll.type, toll.low, toll.high, place and (place.name or (place.mention and place.mention.text)),
                 place and place.country, place and place.latitude, place and place.longitude, when and when.start,
                 when and when.end, " ".join(toll.used)]  # fmt: skip
        rows.writerow([safe(cell) for cell in cells])


def _print_text(found: list[ToldOutcome], compared: list[dict[str, Any]]) -> None:
    from rich.text import Text

    from communique.cli.findings import HEADINGS, claim_line
    from communique.cli.table import console, harmless

    out = console(colour=sys.stdout.isatty())
    for one in found:
        toll, claims = one.toll, one.claims or {}
        if toll is None:
            continue
        out.print(Text(harmless(toll.source), style="bold").append(f"  {harmless(_circumstances(toll))}", style="dim"))
        out.print(Text(f"{toll.type}: {_span(toll)}", style="bold").append(f"  {toll.policy}", style="dim"))
        for statement in toll.statements:
            mark = "" if statement.used else f"({statement.standing}) "
            for at in statement.claims:
                if at in claims:
                    out.print(claim_line(claims[at], mark))
        out.print()
    for pair in compared:
        heading, colour = HEADINGS[pair["verdict"]]
        out.print(Text(heading, style=f"bold {colour}").append(f"  {harmless(' and '.join(pair['reports']))}", style="dim"))


def _span(toll: Toll) -> str:
    """ "4 to 5", "up to 9", "no toll told"."""
    if not toll.told:
        return "no toll told"
    if toll.low is None:
        return f"up to {toll.high:,}"
    if toll.high is None:
        return f"{toll.low:,} or more"
    return f"{toll.low:,}" if toll.low == toll.high else f"{toll.low:,} to {toll.high:,}"


def _circumstances(toll: Toll) -> str:
    place = toll.place and (toll.place.name or (toll.place.mention.text if toll.place.mention else ""))
    days = [] if toll.when is None else [str(day) for day in dict.fromkeys((toll.when.start, toll.when.end)) if day]
    return "  ·  ".join(part for part in (place, " to ".join(days)) if part)
