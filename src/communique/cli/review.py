"""`communique review`: whether claims are drafts, reviewed, published, or withdrawn."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.options import Author, LedgerPlace, authored, opened

if TYPE_CHECKING:
    from communique.ledger.filters import State


class Standing(enum.StrEnum):
    """What becomes of the claims."""

    draft = "draft"
    reviewed = "reviewed"
    published = "published"
    withdrawn = "withdrawn"


_STATES: dict[Standing, State] = {Standing.draft: "draft", Standing.reviewed: "reviewed", Standing.published: "published"}


def review(
    ids: Annotated[list[str], typer.Argument(metavar="CLAIM...", help="The ids of claims.")],
    state: Annotated[Standing, typer.Option("--state", help="What they are from now on.")],
    reason: Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why.")] = "",
    author: Author = None,
    ledger: LedgerPlace = None,
) -> None:
    """Mark claims as drafts, reviewed or published, or withdraw them; all of them, or none where one is not there.

    [bold]Examples[/bold]

    communique review 718591cbc50bb6e7 f29bdc2ee4b971c2 --state reviewed --author ann

    communique review 7a2c6954697a56b6 --state withdrawn --reason "commentary, no claim"
    """
    from communique.ledger.chain import By

    store = opened(ledger)
    with store.writing(By(authored(author), reason)) as write:
        if state is Standing.withdrawn:
            write.revise.withdraw(ids)
        else:
            write.revise.set_state(ids, _STATES[state])
    typer.echo(f"{len(ids)} claim{'' if len(ids) == 1 else 's'} {state.value}")
