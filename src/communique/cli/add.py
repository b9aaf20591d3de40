"""`communique add`: read files, pages or standard input into the ledger."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.inputs import inputs_of
from communique.cli.options import Author, LedgerPlace, authored, opened
from communique.cli.progress import comparing, watched

if TYPE_CHECKING:
    from communique.ledger.store import Ledger
    from communique.pipeline.adding import Added


def add(
    sources: Annotated[
        list[str] | None, typer.Argument(metavar="PATH|URL|-", help="Files, folders, addresses, or - for stdin.")
    ] = None,
    published: Annotated[str | None, typer.Option("--published", metavar="DATE", help="Publication date, as 2017-08-21.")] = None,
    outlet: Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="Who published it.")] = None,
    manifest: Annotated[
        Path | None,
        typer.Option("--manifest", metavar="FILE.csv", help="A CSV with the columns source, published, outlet."),
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Read again what is there: changes become new versions; reviewed claims stay.")
    ] = False,
    compare: Annotated[
        bool, typer.Option("--compare/--no-compare", help="Compare what is new with what it touches, once all is stored.")
    ] = True,
    author: Author = None,
    ledger: LedgerPlace = None,
) -> None:
    """Read reports and keep them with their claims in the ledger.

    One line tells what became of each, once it is on disk. What the ledger holds already is not read again, so the same
    command goes on where a run was broken off. The same text from another address is kept as a copy of it. Last the new
    claims are compared with those of the reports that they touch; `communique check` prints what was found.

    [bold]Examples[/bold]

    communique add report.txt --published 2017-08-21 --outlet "Press TV"

    communique add https://example.org/news/1234

    communique add --manifest reports.csv --ledger war.sqlite

    Exit status: 0 all was read, 1 some input could not be read, 2 wrong use.
    """
    inputs = inputs_of(sources or [], manifest, published, outlet)
    from communique.pipeline.adding import add as add_all

    store = opened(ledger, create=True)
    failed = changed = False
    for added in watched(add_all(inputs, store, authored(author), again=again), len(inputs), "adding"):
        if added.failure:
            failed = True
            typer.echo(f"communique: {added.failure.reason}", err=True)
        else:
            changed = changed or added.relation in {"new", "read again"}
            typer.echo(_line(added))
    if compare and changed:
        _compared(store, authored(author))
    raise typer.Exit(1 if failed else 0)


def _compared(store: Ledger, author: str) -> None:
    from communique.pipeline.reconciling import reconcile_ledger

    with comparing() as told:
        done = reconcile_ledger(store, author, told)
    if done.findings:
        typer.echo(f"compared with what it touches: {done.documents:,} documents, {done.findings:,} findings", err=True)


def _line(added: Added) -> str:
    from communique.cli.table import harmless

    name, short = harmless(added.source).replace("\n", " "), (added.document or "")[:12]
    if added.relation == "new":
        like = f", like {added.alike[:12]}" if added.alike else ""
        return f"stored {short} {name} ({added.claims} claim{'' if added.claims == 1 else 's'}{like})"
    if added.relation == "unchanged":
        return f"there already {short} {name}"
    if added.reread:
        done = added.reread
        return (f"read again {short} {name} ({done.new} new, {done.changed} changed, {done.lapsed} no longer found, "
                f"{done.kept} left as persons made them)")  # fmt: skip
    if added.relation == "erased":
        return f"not stored {short} {name} (it was erased from this ledger)"
    return f"copy of {short} {name} ({added.relation})"
