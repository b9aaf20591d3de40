"""`communique publishing`: which claims a ledger publishes late, or with their places made coarser."""

from __future__ import annotations

import csv
import enum
import json
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.options import Author, Format, LedgerPlace, authored, opened

if TYPE_CHECKING:
    from communique.ledger.settings import PublishingSet


class Coarsen(enum.StrEnum):
    """What is told of where a sensitive claim is: all, its province, its country."""

    none = "none"
    province = "province"
    country = "country"


def publishing(
    delay: Annotated[
        int | None,
        typer.Option("--delay", metavar="DAYS", min=0, max=3_650, help="Hold such claims back so long; 0: not at all."),
    ] = None,
    coarsen: Annotated[Coarsen | None, typer.Option("--coarsen", help="Tell no place but the one that holds it.")] = None,
    types: Annotated[
        list[str] | None,
        typer.Option(
            "--type",
            "--types",
            "-t",
            metavar="TYPE",
            help="Which claims, as movement; medical: those of any type that "
            "tell of a hospital, a clinic or the like. May be repeated; replaces those there were.",
        ),
    ] = None,
    reason: Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why.")] = "",
    format: Annotated[Format, typer.Option("--format", "-f", help="How to print what holds.")] = Format.table,
    author: Author = None,
    ledger: LedgerPlace = None,
) -> None:
    """Show or set which claims are published late, or with no place but their province or country.

    This holds for feeds and for what readers download. Reviewers, the command line and the pages of the application stay
    exact. A claim is held back while the day it tells of (the end of its time, else the day its figure counts as of, else the
    day its document was published) is less than --delay days ago, or is not known. Without options nothing is changed; a
    change is a version of the chain, with its author, and what is not named stays as it was.

    [bold]Examples[/bold]

    communique publishing --ledger war.sqlite

    communique publishing --delay 14 --coarsen province --author ann

    communique publishing --type movement --type strength --type medical --reason "agreed on 3 March"

    communique publishing --delay 0 --coarsen none

    Exit status: 0, 2 wrong use.
    """
    from communique.ledger.chain import By

    store = opened(ledger)
    given = {"delay": delay, "coarsen": coarsen and coarsen.value, "types": _types(types)}
    given = {name: value for name, value in given.items() if value is not None}
    if given:
        with store.writing(By(authored(author), reason)) as write:
            now = store.settings.publishing().publishing
            wanted = now.model_copy(update=given)
            if wanted != now:
                write.settings.publishing(wanted)
    _print(store.settings.publishing(), format)


def _types(given: list[str] | None) -> tuple[str, ...] | None:
    """The types of the options, each once; raises OptionError for what is none."""
    if given is None:
        return None
    from communique.kinds.catalogue import open_kinds
    from communique.model.errors import OptionError
    from communique.model.publishing import MEDICAL

    known = {*open_kinds(), MEDICAL}
    types = tuple(dict.fromkeys(name.strip() for one in given for name in one.split(",")))
    unknown = [name for name in types if name not in known]
    if unknown:
        raise OptionError(f"--type: {unknown[0]!r} is no claim type; the types are {', '.join(sorted(known))}")
    return types


def _print(held: PublishingSet, format: Format) -> None:
    setting = held.publishing
    record = {"types": list(setting.types), "delay": setting.delay, "coarsen": setting.coarsen, "author": held.author,
              "at": held.at, "reason": held.reason}  # fmt: skip
    if format is Format.jsonl:
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
    elif format is Format.json:
        json.dump(record, sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    elif format is Format.csv:
        from communique.export.formats import safe

        rows = csv.writer(sys.stdout, lineterminator="\n")
        rows.writerow(record)
        rows.writerow(safe("; ".join(cell) if isinstance(cell, list) else cell) for cell in record.values())
    else:
        _print_table(held)


def _print_table(held: PublishingSet) -> None:
    from rich.table import Table
    from rich.text import Text

    from communique.cli.table import console, harmless
    from communique.export.publishing import in_words

    setting = held.publishing
    table = Table(box=None, pad_edge=False, show_header=False)
    days = f"{setting.delay:,} day{'' if setting.delay == 1 else 's'}" if setting.delay else "none"
    table.add_row("claims of", ", ".join(setting.types))
    table.add_row("delay", days)
    table.add_row("places", "as they are" if setting.coarsen == "none" else f"{setting.coarsen} only")
    if held.author is not None:
        why = f": {held.reason}" if held.reason else ""
        table.add_row("set by", Text(harmless(f"{held.author}, {held.at}{why}")))
    console(colour=sys.stdout.isatty()).print(table)
    typer.echo(in_words(setting) or "Nothing is held back or made coarser in what is published.", err=True)
