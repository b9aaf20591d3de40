"""`communique edit`: put a corrected record in place of a claim's, as a new version."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from communique.cli.options import Author, LedgerPlace, authored, opened


def edit(
    id: Annotated[str, typer.Argument(metavar="CLAIM", help="The id of a claim.")],
    file: Annotated[
        Path, typer.Argument(metavar="FILE.json|-", help="The corrected record, whole, as `claims -f jsonl` writes it.")
    ],
    reason: Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why.")],
    author: Author = None,
    ledger: LedgerPlace = None,
) -> None:
    """Correct a claim. The record before stays in the chain, and `communique undo` brings it back.

    [bold]Examples[/bold]

    communique show 718591cbc50bb6e7 --format json > claim.json

    communique edit 718591cbc50bb6e7 claim.json --reason "the town, not the province" --author ann
    """
    from communique.ledger.chain import By
    from communique.model.errors import InputError, MissingInput
    from communique.pipeline.importing import parse_claim

    try:
        data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as error:
        raise MissingInput(str(file), f"cannot be read ({error.strerror}); check the path") from error
    record = parse_claim(data, str(file))
    if isinstance(record, InputError):
        raise record
    store = opened(ledger)
    with store.writing(By(authored(author), reason)) as write:
        changed = write.revise.edit(id, record)
    typer.echo(f"{id} {'has a new version' if changed else 'is as it was: the record is the same'}")
