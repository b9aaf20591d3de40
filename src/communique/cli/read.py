"""`communique read`: print the claims of files, pages or standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.inputs import inputs_of
from communique.cli.options import Format
from communique.cli.progress import watched

if TYPE_CHECKING:
    from communique.model.records import Claim
    from communique.pipeline.reading import Outcome


def read(
    sources: Annotated[
        list[str] | None, typer.Argument(metavar="PATH|URL|-", help="Files, folders, addresses, or - for stdin.")
    ] = None,
    format: Annotated[Format, typer.Option("--format", "-f", help="How to print the claims.")] = Format.table,
    highlight: Annotated[bool, typer.Option("--highlight", help="Show the text itself with each claim's words marked.")] = False,
    published: Annotated[str | None, typer.Option("--published", metavar="DATE", help="Publication date, as 2017-08-21.")] = None,
    outlet: Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="Who published it.")] = None,
    manifest: Annotated[
        Path | None,
        typer.Option("--manifest", metavar="FILE.csv", help="A CSV with the columns source, published, outlet."),
    ] = None,
) -> None:
    """Read reports and print the claims they make.

    [bold]Examples[/bold]

    communique read report.txt --published 2017-08-21 --outlet "Press TV"

    communique read https://example.org/news/1234 --highlight

    cat release.txt | communique read - --format jsonl

    communique read --manifest reports.csv --format csv > claims.csv

    Exit status: 0 all was read, 1 some input could not be read, 2 wrong use.
    """
    inputs = inputs_of(sources or [], manifest, published, outlet)
    from communique.pipeline.reading import read as read_all

    outcomes = watched(read_all(inputs), len(inputs), "reading")
    failed = _show(outcomes, highlight) if format is Format.table else _write(outcomes, format)
    raise typer.Exit(1 if failed else 0)


def _complain(outcome: Outcome) -> bool:
    if outcome.failure is None:
        return False
    typer.echo(f"communique: {outcome.failure.reason}", err=True)
    return True


def _show(outcomes: Iterator[Outcome], highlight: bool) -> bool:
    from communique.cli.table import console, document_table, highlighted

    out = console(colour=sys.stdout.isatty())
    failed = False
    for outcome in outcomes:
        failed |= _complain(outcome)
        if outcome.document is None or outcome.failure:
            continue
        if highlight:
            out.print(highlighted(outcome.document, outcome.claims))
        out.print(document_table(outcome.document, outcome.claims))
    return failed


def _write(outcomes: Iterator[Outcome], format: Format) -> bool:
    from communique.export.formats import write_csv, write_json, write_jsonl

    failed = False
    if format is Format.jsonl:
        for outcome in outcomes:
            failed |= _complain(outcome)
            write_jsonl(outcome.claims, sys.stdout)
            sys.stdout.flush()
        return failed
    claims: list[Claim] = []
    for outcome in outcomes:
        failed |= _complain(outcome)
        claims.extend(outcome.claims)
    (write_json if format is Format.json else write_csv)(claims, sys.stdout)
    return failed
