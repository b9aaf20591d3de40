"""`communique users`: who may sign in to `communique serve`, and as what."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.options import AccountsPlace, Format, LedgerPlace, Role, accounts_of

if TYPE_CHECKING:
    from communique.serve.accounts import Account, Accounts

users = typer.Typer(help="Say who may sign in to `communique serve`, and what they may do there.", rich_markup_mode="rich",
                    no_args_is_help=True)  # fmt: skip
Name = Annotated[str, typer.Argument(metavar="NAME", help="The name of an account; changes are recorded under it.")]


@users.callback()
def about() -> None:
    """Say who may sign in to `communique serve`, and what they may do there.

    A reader looks; a reviewer also reads documents in, and reviews; an admin also erases. Once there is an account, everyone
    has to sign in, on this machine too; a server that runs asks for it after it was started anew. Passwords are asked for, or
    taken from the first line of standard input, never from an argument.

    [bold]Examples[/bold]

    communique users add ann --role admin

    pass show communique/ben | communique users add ben --role reviewer

    communique users list --ledger war.sqlite
    """


@users.command("add")
def add(
    name: Name,
    role: Annotated[Role, typer.Option("--role", help="What they may do.")] = Role.reader,
    no_password: Annotated[
        bool, typer.Option("--no-password", help="They sign in at the proxy alone; see `communique serve --trust-header`.")
    ] = False,
    accounts: AccountsPlace = None,
    ledger: LedgerPlace = None,
) -> None:
    """Add an account."""
    held = _accounts(ledger, accounts)
    added = held.add(name, role.value, None if no_password else _password(name))
    typer.echo(f"{added.name} may sign in as {added.role}; kept in {held.path}")


@users.command("list")
def listed(
    format: Annotated[Format, typer.Option("--format", "-f", help="How to print them.")] = Format.table,
    accounts: AccountsPlace = None,
    ledger: LedgerPlace = None,
) -> None:
    """List the accounts."""
    found = _accounts(ledger, accounts).all()
    if format is Format.jsonl:
        sys.stdout.writelines(one.model_dump_json() + "\n" for one in found)
    elif format is Format.json:
        json.dump([one.model_dump() for one in found], sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    elif format is Format.csv:
        rows = csv.writer(sys.stdout, lineterminator="\n")
        rows.writerow(["name", "role", "has_password", "added"])
        rows.writerows([one.name, one.role, one.has_password, one.added] for one in found)
    else:
        _print_table(found)


@users.command("role")
def role(name: Name, role: Role, accounts: AccountsPlace = None, ledger: LedgerPlace = None) -> None:
    """Let someone do more, or less; it holds from their next request on."""
    _accounts(ledger, accounts).set_role(name, role.value)
    typer.echo(f"{name} is {role.value}")


@users.command("password")
def password(name: Name, accounts: AccountsPlace = None, ledger: LedgerPlace = None) -> None:
    """Give an account a new password; its sessions end."""
    held = _accounts(ledger, accounts)
    held.set_password(name, _password(name))
    typer.echo(f"{name} has a new password")


@users.command("remove")
def remove(
    name: Name,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    accounts: AccountsPlace = None,
    ledger: LedgerPlace = None,
) -> None:
    """Remove an account; its sessions end. What was done under its name stays in the ledger."""
    held = _accounts(ledger, accounts)
    if not yes:
        typer.confirm(f"Remove the account {name}?", abort=True, err=True)
    held.remove(name)
    typer.echo(f"removed {name}")


def _accounts(ledger: str | None, place: Path | None) -> Accounts:
    held = accounts_of(ledger, place)
    assert held is not None  # noqa: S101 - it raises where they are needed and have no place
    return held


def _password(name: str) -> str:
    """Asked for twice on a terminal, else the first line of standard input."""
    if sys.stdin.isatty():
        asked: str = typer.prompt(f"Password of {name}", hide_input=True, confirmation_prompt=True, err=True)
        return asked
    return sys.stdin.readline().rstrip("\r\n")


def _print_table(found: list[Account]) -> None:
    from rich.table import Table

    from communique.cli.table import console

    table = Table("name", "role", "signs in", "added", box=None, pad_edge=False)
    for one in found:
        table.add_row(one.name, one.role, "here" if one.has_password else "at the proxy", one.added)
    console(colour=sys.stdout.isatty()).print(table)
    typer.echo(f"{len(found):,} accounts", err=True)
