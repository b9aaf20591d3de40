"""Options that several commands share."""

from __future__ import annotations

import datetime as dt
import enum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from communique.ledger.store import Ledger


class Format(enum.StrEnum):
    """How claims are printed."""

    table = "table"
    jsonl = "jsonl"
    json = "json"
    csv = "csv"


LedgerPlace = Annotated[
    str | None,
    typer.Option(
        "--ledger", metavar="FILE|URL", help="The ledger: a file, or the URL of a database. By default COMMUNIQUE_LEDGER, else a "
        "file in your data folder.", show_default=False,
    ),
]  # fmt: skip
Author = Annotated[str | None, typer.Option("--author", metavar="NAME", help="Who does this; by default your user name.")]


def opened(place: str | None, *, create: bool = False) -> Ledger:
    """The ledger that `--ledger` names."""
    from communique.ledger.store import open_ledger

    return open_ledger(place, create=create)


def authored(author: str | None) -> str:
    """The author that `--author` names, else the user."""
    from communique.ledger.store import this_user

    return author or this_user()


def day(text: str | None, option: str) -> dt.date | None:
    """The date of an option; raises OptionError that names it."""
    from communique.intake.manifest import parse_date

    return parse_date(text, option) if text else None
