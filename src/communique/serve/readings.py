"""Reading documents on request, one at a time in the background, with progress that can be asked for."""

from __future__ import annotations

import shutil
import tempfile
import uuid
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from queue import Empty, Full, Queue
from threading import Lock, Thread
from typing import Literal

from communique.intake.manifest import Input
from communique.ledger.store import Ledger
from communique.model.document import ReadDocument
from communique.model.errors import CommuniqueError
from communique.model.records import Claim, Record
from communique.pipeline.adding import Added, add
from communique.pipeline.reading import ReadsDocuments, the_reader
from communique.pipeline.reconciling import reconcile_ledger

Stage = Literal["waiting", "taking in", "finding claims", "comparing", "done", "failed"]
MOST_WAITING = 20
MOST_KEPT = 100
_PATIENCE = 10.0


class Reading(Record):
    """One document that was asked to be read: how far it is, and what became of it.

    `relation` tells how it stands to what the ledger held ("new", "same text", ...); `ahead` counts those waiting before it.
    """

    id: str
    source: str
    stage: Stage = "waiting"
    ahead: int = 0
    document: str | None = None
    relation: str | None = None
    claims: int = 0
    findings: int = 0
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """An input to be read for an author; `folder` holds its upload, and goes once it is read."""

    id: str
    input: Input
    author: str
    folder: Path | None


class Readings:
    """The queue of a server; may be used from any thread."""

    def __init__(self, ledger: Ledger, reader: Callable[[], ReadsDocuments] = the_reader) -> None:
        self._ledger, self._make_reader = ledger, cache(reader)
        self._queue: Queue[Asked | None] = Queue(MOST_WAITING)
        self._kept: OrderedDict[str, Reading] = OrderedDict()
        self._lock = Lock()
        self._worker: Thread | None = None

    def ask(self, item: Input, author: str, folder: Path | None = None) -> Reading | None:
        """Put an input into the queue; None where the queue is full."""
        asked = Asked(uuid.uuid4().hex[:12], item, author, folder)
        with self._lock:
            self._kept[asked.id] = Reading(id=asked.id, source=item.source)
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        try:
            self._queue.put_nowait(asked)
        except Full:
            with self._lock:
                self._kept.pop(asked.id, None)
            _clear(asked)
            return None
        self._start()
        return self.get(asked.id)

    def get(self, id: str) -> Reading | None:
        """How far a reading is; None where it is not known (any more)."""
        return next((one for one in self.all() if one.id == id), None)

    def all(self) -> list[Reading]:
        """The readings of this server, the latest first."""
        with self._lock:
            kept = list(self._kept.values())
        ahead = 0
        told = []
        for one in kept:
            told.append(one.model_copy(update={"ahead": ahead}) if one.stage == "waiting" else one)
            ahead += one.stage not in {"done", "failed"}
        return told[::-1]

    def close(self) -> None:
        """Read nothing more: what waits is dropped, what is being read may finish within a few seconds, or is rolled back."""
        with suppress(Empty):
            while True:
                waiting = self._queue.get_nowait()
                if waiting:
                    _clear(waiting)
        if self._worker and self._worker.is_alive():
            self._queue.put(None)
            self._worker.join(_PATIENCE)

    def _start(self) -> None:
        with self._lock:
            if self._worker is None or not self._worker.is_alive():
                self._worker = Thread(target=self._work, name="readings", daemon=True)
                self._worker.start()

    def _work(self) -> None:
        while (asked := self._queue.get()) is not None:
            try:
                self._read(asked)
            except (CommuniqueError, OSError) as error:
                self._set(asked.id, stage="failed", reason=str(error))
            except Exception as error:  # noqa: BLE001 - one document must not end the queue; it is told and shown
                self._set(asked.id, stage="failed", reason=f"failed ({type(error).__name__}: {error}); please report it")
            finally:
                _clear(asked)

    def _read(self, asked: Asked) -> None:
        self._set(asked.id, stage="taking in")
        telling = _Telling(self._make_reader, lambda: self._set(asked.id, stage="finding claims"))
        for added in add([asked.input], self._ledger, asked.author, reader=telling):
            if added.failure:
                self._set(asked.id, stage="failed", reason=added.failure.reason)
                return
            self._set(asked.id, stage="comparing", **_told(added))
            done = reconcile_ledger(self._ledger, asked.author)
            self._set(asked.id, stage="done", findings=done.findings)

    def _set(self, id: str, **changes: object) -> None:
        with self._lock:
            if id in self._kept:
                self._kept[id] = self._kept[id].model_copy(update=changes)


class _Telling:
    """A reader that tells when it begins with a document; the real one is made then."""

    def __init__(self, make: Callable[[], ReadsDocuments], begins: Callable[[], None]) -> None:
        self._make, self._begins = make, begins

    def read(self, document: ReadDocument) -> tuple[Claim, ...]:
        """The claims of a document."""
        self._begins()
        return self._make().read(document)


def uploaded(data: bytes, item: Input) -> tuple[Input, Path]:
    """The input with its bytes in a folder of its own, which `Readings.ask` clears away."""
    folder = Path(tempfile.mkdtemp(prefix="communique-"))
    path = folder / "upload"
    path.write_bytes(data)
    return replace(item, path=path), folder


def _told(added: Added) -> dict[str, object]:
    return {"document": added.document, "relation": added.relation, "claims": added.claims}


def _clear(asked: Asked) -> None:
    if asked.folder:
        shutil.rmtree(asked.folder, ignore_errors=True)
