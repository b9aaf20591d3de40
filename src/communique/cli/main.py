"""The command `communique`: its subcommands, one module each."""

from __future__ import annotations

import io
import os
import sys

import typer

from communique import __version__
from communique.cli.add import add
from communique.cli.bounds import bounds
from communique.cli.check import check
from communique.cli.claims import claims
from communique.cli.edit import edit
from communique.cli.erase import erase
from communique.cli.import_claims import import_claims
from communique.cli.incidents import incidents
from communique.cli.publishing import publishing
from communique.cli.read import read
from communique.cli.review import review
from communique.cli.schema import schema
from communique.cli.serve import serve
from communique.cli.show import show
from communique.cli.tally import tally
from communique.cli.tolls import tolls
from communique.cli.undo import undo
from communique.cli.users import users
from communique.cli.verify import verify
from communique.model.errors import CommuniqueError

app = typer.Typer(
    name="communique",
    help="Read reports about armed conflict into claims: who said that what happened, to whom, where, when, how many.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
)
app.command()(read)
app.command()(add)
app.command("import-claims")(import_claims)
app.command()(claims)
app.command()(check)
app.command()(bounds)
app.command()(tally)
app.command()(tolls)
app.add_typer(incidents, name="incidents")
app.command()(serve)
app.add_typer(users, name="users")
app.command()(publishing)
app.command()(show)
app.command()(review)
app.command()(edit)
app.command()(undo)
app.command()(erase)
app.command()(verify)
app.command()(schema)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"communique {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Show the version."),
) -> None:
    """Read reports about armed conflict into claims: who said that what happened, to whom, where, when, how many."""


def main() -> None:
    """Run the command line: errors of ours are one line on stderr; a closed pipe or Ctrl-C ends it quietly."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app()
    except CommuniqueError as error:
        typer.echo(f"communique: {error}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        sys.exit(130)
