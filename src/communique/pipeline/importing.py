"""Claim records from elsewhere into a ledger; a line that is wrong is told by file, line and mend, and stops no other."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from pydantic import ValidationError

from communique.ledger.chain import By
from communique.ledger.claim_rows import Imported
from communique.ledger.store import Ledger
from communique.model.errors import InputError, MissingInput
from communique.model.records import Claim
from communique.pipeline.adding import SOFTWARE

BATCH = 5_000
"""Claims in one transaction."""


def import_claims(lines: Iterable[Claim | InputError], ledger: Ledger, author: str) -> Iterator[Imported | InputError]:
    """Store claims in batches, each told once it is on disk; errors among them are passed on as they come, and recorded."""
    batch: list[Claim] = []
    for line in lines:
        if isinstance(line, InputError):
            with ledger.writing(By(author, software=SOFTWARE)) as write:
                write.failure(line.source, "import", str(line))
            yield line
            continue
        batch.append(line)
        if len(batch) >= BATCH:
            yield _store(batch, ledger, author)
            batch = []
    if batch:
        yield _store(batch, ledger, author)


def _store(batch: list[Claim], ledger: Ledger, author: str) -> Imported:
    with ledger.writing(By(author, "imported", SOFTWARE)) as write:
        return write.import_claims(batch)


def read_claims(path: Path) -> Iterator[Claim | InputError]:
    """The claims of a file of JSON lines; what is wrong with a line comes in its place."""
    if str(path) == "-":
        yield from _claims(sys.stdin.buffer, "stdin")
        return
    try:
        with path.open("rb") as stream:
            yield from _claims(stream, str(path))
    except FileNotFoundError:
        yield MissingInput(str(path), "does not exist; check the path")
    except OSError as error:
        yield InputError(str(path), f"cannot be read ({error.strerror}); check the path")


def _claims(stream: IO[bytes], name: str) -> Iterator[Claim | InputError]:
    for number, line in enumerate(stream, start=1):
        if line.strip():
            yield parse_claim(line, f"{name}:{number}")


def parse_claim(line: bytes, where: str) -> Claim | InputError:
    """The claim of one line of JSON, or an error that names `where` and what to mend."""
    try:
        return Claim.model_validate_json(line)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        if first["type"] == "json_invalid":
            return InputError(where, f"is no JSON ({_detail(first['msg'])}); write one claim record a line")
        field = ".".join(map(str, first["loc"])) or "the record"
        return InputError(where, f"{field}: {_detail(first['msg'])}; see `communique schema`")


def _detail(message: str) -> str:
    return json.dumps(message[:1].lower() + message[1:], ensure_ascii=False).strip('"')[:200]
