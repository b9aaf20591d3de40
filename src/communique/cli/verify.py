"""`communique verify`: whether the ledger still holds what was put into it."""

from __future__ import annotations

from typing import Annotated

import typer

from communique.cli.options import LedgerPlace, opened


def verify(
    head: Annotated[
        str | None, typer.Option("--head", metavar="HASH", help="A head noted before: it must still be in the chain.")
    ] = None,
    ledger: LedgerPlace = None,
) -> None:
    """Recompute the originals' hashes, the words of every span, the chain of versions and the tables made from them.

    One line names each thing that is off. The last line gives the head of the chain: note it elsewhere, and --head will tell
    later whether anything before it was changed or cut off.

    [bold]Examples[/bold]

    communique verify --ledger war.sqlite

    communique verify --head 3f9a...

    Exit status: 0 all is as it was put in, 1 something is off, 2 wrong use.
    """
    from communique.cli.table import harmless

    store = opened(ledger)
    problems = 0
    for problem in store.verify(head=head):
        problems += 1
        typer.echo(harmless(str(problem)))
    counts = ", ".join(f"{number:,} {name}{'' if number == 1 else 's'}" for name, number in store.totals().items())
    verdict = f"{problems:,} problem{'' if problems == 1 else 's'} found" if problems else "all as it was put in"
    typer.echo(f"{counts}: {verdict}", err=True)
    typer.echo(f"head {store.versions.head()[1]}", err=True)
    raise typer.Exit(1 if problems else 0)
