"""`communique erase`: take out for good what the law says must go."""

from __future__ import annotations

from typing import Annotated

import typer

from communique.cli.options import Author, LedgerPlace, authored, opened


def erase(
    name: Annotated[str, typer.Argument(metavar="CLAIM|DOCUMENT", help="The id of a claim, or the id or address of a document.")],
    reason: Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why; it stays readable, so name nobody in it.")],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    author: Author = None,
    ledger: LedgerPlace = None,
) -> None:
    """Erase a claim, or a document with its originals, its text and all claims made in it. This cannot be undone.

    The hashes of what was erased stay as tombstones, so that the chain still verifies and the document is not stored again.
    Copies that lie elsewhere (backups beside the ledger among them) are not touched.

    [bold]Examples[/bold]

    communique erase 718591cbc50bb6e7 --reason "request of 2026-03-01"

    communique erase d7fc5edbdd38 --reason "court order 12/26" --yes
    """
    from communique.ledger.chain import By
    from communique.pipeline.erasing import erasable
    from communique.pipeline.erasing import erase as erase_it

    store = opened(ledger)
    what = erasable(store, name)
    if not yes:
        typer.confirm(f"Erase {what} for good?", abort=True, err=True)
    erase_it(store, what, By(authored(author), reason))
    typer.echo(f"erased {what}")
