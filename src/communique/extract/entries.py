"""Days that head the entries of a diary or a timeline ("14 July. Jets bombed ...") and date what stands below them."""

from __future__ import annotations

from bisect import bisect_right

from communique.extract.layers import Layers, TokenTime

_DAYS = frozenset({"absolute", "month_day", "weekday"})
_BEHIND = frozenset({".", ":", "-", "–", "—", "|"})
_FEWEST = 2
"""Entries from which a text is a timeline: one alone may be its dateline."""


class Entries:
    """The dated entries of one document, in text order; none where it is no timeline."""

    def __init__(self, layers: Layers) -> None:
        found = [mention for mention in layers.times if _heads_entry(layers, mention)]
        self._headings = found if len(found) >= _FEWEST else []
        self._starts = [mention.start for mention in self._headings]

    def heading(self, token: int) -> TokenTime | None:
        """The day of the entry that holds a token; None before the first one."""
        at = bisect_right(self._starts, token)
        return self._headings[at - 1] if at else None


def _heads_entry(layers: Layers, mention: TokenTime) -> bool:
    """Whether an expression is a day that opens a line and is set off from what follows."""
    tokens = layers.tokens
    before = tokens.text[tokens.ends[mention.start - 1] : tokens.starts[mention.start]] if mention.start else "\n"
    bullet = mention.start and tokens.words[mention.start - 1] in {"•", "*", "-", "–"}
    if bullet:
        first = mention.start - 1
        before = tokens.text[tokens.ends[first - 1] : tokens.starts[first]] if first else "\n"
    if "\n" not in before or mention.value.kind not in _DAYS or mention.value.precision != "day":
        return False
    if mention.end >= len(tokens):
        return False
    if tokens.words[mention.end - 1] in _BEHIND:
        return True
    after = tokens.text[tokens.ends[mention.end - 1] : tokens.starts[mention.end]]
    return tokens.words[mention.end] in _BEHIND or "\n" in after
