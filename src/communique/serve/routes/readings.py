"""Reading a file, pasted text or an address there and then."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, File, Form, HTTPException, UploadFile

from communique.intake.decoding import LARGEST
from communique.intake.manifest import Input
from communique.serve.here import Here
from communique.serve.readings import Reading, uploaded

router = APIRouter(prefix="/api/readings", tags=["readings"])
_LONGEST_NAME = 2_000


@router.post("", status_code=202)
def ask(
    here: Here,
    file: Annotated[UploadFile | None, File()] = None,
    text: Annotated[str | None, Form()] = None,
    address: Annotated[str | None, Form(max_length=2_000)] = None,
    outlet: Annotated[str | None, Form(max_length=200)] = None,
    published: Annotated[dt.date | None, Form()] = None,
) -> Reading:
    """Read a file, a text or a public http(s) address into the ledger; its progress is at /api/readings/ID."""
    given = [part for part in (file, (text or "").strip(), (address or "").strip()) if part]
    if len(given) != 1:
        raise HTTPException(422, "give one of: file, text, address")
    about = Input("", published=published, outlet=(outlet or "").strip() or None)
    if file:
        item, folder = uploaded(file.file.read(LARGEST + 1), _named(about, file.filename or "uploaded file"))
    elif text and text.strip():
        item, folder = uploaded(text.encode(), _named(about, "pasted text: " + " ".join(text.split())[:60]))
    else:
        item, folder = _named(about, str(address).strip()), None
        if not item.source.startswith(("http://", "https://")):
            raise HTTPException(422, f"address: {item.source[:80]!r} is no http or https address")
    asked = here.readings.ask(item, here.author, folder)
    if asked is None:
        raise HTTPException(503, "too many documents are waiting to be read; try again when some are done")
    return asked


def _named(about: Input, source: str) -> Input:
    return replace(about, source=source[:_LONGEST_NAME])


@router.get("")
def all_readings(here: Here) -> list[Reading]:
    """The readings that this server was asked for, the latest first."""
    return here.readings.all()


@router.get("/{id}")
def reading(here: Here, id: str) -> Reading:
    """How far one reading is."""
    found = here.readings.get(id)
    if found is None:
        raise HTTPException(404, f"no reading {id[:40]!r}; the server may have been started anew")
    return found
