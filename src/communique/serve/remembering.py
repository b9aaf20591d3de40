"""Answers that take long, kept for as long as the ledger stays as it is."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar

from communique.ledger.filters import ClaimFilter
from communique.ledger.store import Ledger

T = TypeVar("T")
MOST = 500
"""Answers kept; the one unused for longest goes first."""


class Memory:
    """Answers by question, of one version of a ledger; may be used from any thread."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._lock = Lock()
        self._version = -1
        self._answers: OrderedDict[Hashable, object] = OrderedDict()

    def answer(self, question: Hashable, wanted: ClaimFilter, make: Callable[[], T]) -> T:
        """What `make` gives for the question about a filter, made once for each version of the ledger.

        Findings change without a new version, so that what a filter asks of them is made anew each time.
        """
        if wanted.verdicts or wanted.incident:
            return make()
        version, key = self._ledger.version(), (question, wanted)
        with self._lock:
            if version != self._version:
                self._answers.clear()
                self._version = version
            if key in self._answers:
                self._answers.move_to_end(key)
                return self._answers[key]  # type: ignore[return-value]
        made = make()
        with self._lock:
            if version == self._version:
                self._answers[key] = made
                while len(self._answers) > MOST:
                    self._answers.popitem(last=False)
        return made
