"""Sets that pairs connect, whatever the order the pairs come in."""

from __future__ import annotations

from collections.abc import Iterable


class Joined:
    """A partition of ids that grows by joining two at a time; the least id stands for its set."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def top(self, at: str) -> str:
        """The id that stands for the set of `at`."""
        above = self._above
        while (up := above.setdefault(at, at)) != at:
            above[at] = above[up]
            at = above[at]
        return at

    def join(self, one: str, other: str) -> None:
        """Make the sets of two ids one."""
        a, b = self.top(one), self.top(other)
        self._above[max(a, b)] = min(a, b)

    def sets(self, ids: Iterable[str]) -> list[list[str]]:
        """The sets that these ids fall into, in the order in which the ids come."""
        found: dict[str, list[str]] = {}
        for at in ids:
            found.setdefault(self.top(at), []).append(at)
        return list(found.values())
