"""Options that several commands share."""

from __future__ import annotations

import datetime as dt
import enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from communique.ledger.store import Ledger
    from communique.serve.accounts import Accounts


class Format(enum.StrEnum):
    """How claims are printed."""

    table = "table"
    jsonl = "jsonl"
    json = "json"
    csv = "csv"


class Role(enum.StrEnum):
    """What an account may do: look; change and review too; erase too."""

    reader = "reader"
    reviewer = "reviewer"
    admin = "admin"


LedgerPlace = Annotated[
    str | None,
    typer.Option(
        "--ledger", metavar="FILE|URL", help="The ledger: a file, or the URL of a database. By default COMMUNIQUE_LEDGER, else a "
        "file in your data folder.", show_default=False,
    ),
]  # fmt: skip
AccountsPlace = Annotated[
    Path | None,
    typer.Option("--accounts", metavar="FILE", help="The file of accounts; by default beside the ledger's own file.",
                 show_default=False),
]  # fmt: skip
Author = Annotated[str | None, typer.Option("--author", metavar="NAME", help="Who does this; by default your user name.")]


def opened(place: str | None, *, create: bool = False) -> Ledger:
    """The ledger that `--ledger` names."""
    from communique.ledger.store import open_ledger

    return open_ledger(place, create=create)


def accounts_of(ledger: str | None, place: Path | None, *, needed: bool = True) -> Accounts | None:
    """The accounts at a place, else beside the ledger's file; None where there is neither and they are not needed."""
    from communique.ledger.opening import ledger_file
    from communique.model.errors import OptionError
    from communique.serve.accounts import Accounts

    if place is None:
        file = ledger_file(ledger)
        if file is None and needed:
            raise OptionError("--accounts: the ledger lies on a server; name the file that holds the accounts")
        place = file.with_name(f"{file.name}.accounts") if file else None
    return Accounts(place) if place else None


def authored(author: str | None) -> str:
    """The author that `--author` names, else the user."""
    from communique.ledger.store import this_user

    return author or this_user()


def day(text: str | None, option: str) -> dt.date | None:
    """The date of an option; raises OptionError that names it."""
    from communique.intake.manifest import parse_date

    return parse_date(text, option) if text else None
