"""Findings brought up to date in the background, once reviewers have paused: they rest on the claims that were changed."""

from __future__ import annotations

import logging
from threading import Condition, Thread

from communique.ledger.store import Ledger
from communique.model.errors import CommuniqueError
from communique.pipeline.reconciling import reconcile_ledger

PAUSE = 3.0
"""Seconds without a change after which the claims are compared."""
_log = logging.getLogger(__name__)


class Comparing:
    """One thread that compares the claims of a ledger after changes; it starts with the first of them."""

    def __init__(self, ledger: Ledger, author: str, pause: float = PAUSE) -> None:
        self._ledger = ledger
        self._author = author
        self._pause = pause
        self._told = Condition()
        self._changes = 0
        self._closed = False
        self._thread: Thread | None = None

    def changed(self) -> None:
        """Claims were changed: compare them soon."""
        with self._told:
            self._changes += 1
            self._told.notify_all()
            if self._thread is None and not self._closed:
                self._thread = Thread(target=self._run, name="comparing", daemon=True)
                self._thread.start()

    def close(self) -> None:
        """End once what is being compared is done; what waits is compared with the next change or `communique check`."""
        with self._told:
            self._closed = True
            self._told.notify_all()
        if self._thread:
            self._thread.join()

    def _run(self) -> None:
        done = 0
        while (seen := self._next(done)) is not None:
            try:
                reconcile_ledger(self._ledger, self._author)
            except CommuniqueError as error:
                _log.warning("claims were not compared: %s", error)
            done = seen

    def _next(self, done: int) -> int | None:
        """The number of changes once there are more than `done` and a pause after them; None when closed."""
        with self._told:
            self._told.wait_for(lambda: self._closed or self._changes > done)
            while not self._closed:
                seen = self._changes
                if not self._told.wait_for(lambda seen=seen: self._closed or self._changes > seen, timeout=self._pause):  # type: ignore[misc]
                    return seen
            return None
