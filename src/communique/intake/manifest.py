"""Manifests: a CSV of sources with their dates and outlets."""

from __future__ import annotations

import csv
import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from communique.model.errors import OptionError

COLUMNS = ("source", "published", "outlet")


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to read: `source` as the user wrote it, where it lies, and what the user says of it.

    `problem` is what is wrong with the manifest's line for it, so that it cannot be read as asked.
    """

    source: str
    path: Path | None = None
    published: dt.date | None = None
    outlet: str | None = None
    problem: str | None = None


def parse_date(text: str, where: str) -> dt.date:
    """An ISO date; raises OptionError that names `where`."""
    try:
        return dt.date.fromisoformat(text.strip())
    except ValueError as error:
        raise OptionError(f"{where}: {text!r} is no date; write it as 2017-08-21") from error


def read_manifest(path: Path) -> list[Input]:
    """The inputs of a manifest with the columns source, published, outlet; paths are relative to the manifest.

    A line that is wrong gives an input with a `problem`, which names file and line. Raises OptionError where the file is
    no manifest at all.
    """
    try:
        rows = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise OptionError(f"{path}: cannot be read ({error}); give a CSV file in UTF-8") from error
    if not rows or "source" not in rows[0]:
        raise OptionError(f"{path}:1: has no column 'source'; the columns are {', '.join(COLUMNS)}")
    return [_row(path, number, row) for number, row in enumerate(rows, start=2)]


def _row(path: Path, number: int, row: dict[str, str | None]) -> Input:
    place = f"{path}:{number}"
    source = (row.get("source") or "").strip()
    if not source:
        return Input(place, problem=f"{place}: has no source; name a file or an address")
    published = (row.get("published") or "").strip()
    try:
        date = parse_date(published, place) if published else None
    except OptionError as error:
        return Input(source, problem=str(error))
    remote = source.startswith(("http://", "https://"))
    return Input(source, None if remote else path.parent / source, date, (row.get("outlet") or "").strip() or None)
