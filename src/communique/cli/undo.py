"""`communique undo`: make a claim what it was before its last version."""

from __future__ import annotations

from typing import Annotated

import typer

from communique.cli.options import Author, LedgerPlace, authored, opened


def undo(
    id: Annotated[str, typer.Argument(metavar="CLAIM", help="The id of a claim.")],
    reason: Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why.")] = "",
    author: Author = None,
    ledger: LedgerPlace = None,
) -> None:
    """Undo the last change of a claim: a correction, a change of state, a withdrawal. Doing it again redoes the change.

    [bold]Example[/bold]

    communique undo 718591cbc50bb6e7 --reason "it was the province after all"
    """
    from communique.ledger.chain import By

    store = opened(ledger)
    with store.writing(By(authored(author), reason)) as write:
        write.revise.undo(id)
    typer.echo(f"{id} is what it was before its last change")
