"""`communique import-claims`: claim records made elsewhere into the ledger."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from communique.cli.options import Author, LedgerPlace, authored, opened


def import_claims(
    files: Annotated[list[Path], typer.Argument(metavar="FILE.jsonl", help="Files with one claim record a line; - for stdin.")],
    author: Author = None,
    ledger: LedgerPlace = None,
) -> None:
    """Keep claim records in the ledger, one JSON object a line, as `communique read --format jsonl` writes them.

    Of `document`, only `source` must be there. Claims keep the ids they come with; one that is there already with other
    content becomes a new version. All start as drafts.

    [bold]Examples[/bold]

    communique import-claims coded.jsonl --author "desk 2" --ledger war.sqlite

    communique read reports/ --format jsonl | communique import-claims -

    Exit status: 0 all was kept, 1 some line or file was wrong, 2 wrong use.
    """
    from communique.ledger.claim_rows import Imported
    from communique.model.errors import InputError
    from communique.pipeline.importing import import_claims as import_all
    from communique.pipeline.importing import read_claims

    store = opened(ledger, create=True)
    total, failed = Imported(), False
    for told in import_all(chain.from_iterable(read_claims(path) for path in files), store, authored(author)):
        if isinstance(told, InputError):
            failed = True
            typer.echo(f"communique: {told}", err=True)
        else:
            total = total + told
    parts = [f"{total.new} new", f"{total.changed} changed", f"{total.same} there already"]
    typer.echo(", ".join(parts + ([f"{total.erased} erased before and left out"] if total.erased else [])))
    raise typer.Exit(1 if failed else 0)
