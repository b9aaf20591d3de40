"""When: the smallest interval of dates that surely contains a claim's event, from its words or the document's."""

from __future__ import annotations

import datetime as dt

from communique.extract.encoder import TriggerReading
from communique.extract.layers import Layers, TokenTime
from communique.extract.phrases import span_of
from communique.extract.times import Resolved, resolve
from communique.model.records import Modality, RelativeTime, Time

TIME_FLOOR = 0.5


class TimeReader:
    """Resolves the times of one document's claims, read in text order."""

    def __init__(self, layers: Layers, published: dt.date | None) -> None:
        self._layers = layers
        self._published = published
        self._carried: tuple[TokenTime, Resolved] | None = None

    def read(self, reading: TriggerReading, modality: Modality) -> Time:
        """The time of a claim: its own expression, else what the encoder says of undated ones."""
        future = modality == "future"
        own = self._own(reading)
        if own is not None:
            resolved = self._resolve(own, future)
            if own.value.kind not in {"open_past", "now"} and not future:
                self._carried = (own, resolved)
            return self._record(own, resolved)
        undated = max(reading.time, key=lambda name: reading.time[name])
        if undated == "carried" and self._carried:
            return self._record(*self._carried)
        return self._undated("past" if undated == "carried" else undated)

    def _own(self, reading: TriggerReading) -> TokenTime | None:
        for token, probability in reading.roles.get("time", ()):
            if probability >= TIME_FLOOR:
                for mention in self._layers.times:
                    if mention.start <= token < mention.end:
                        return mention
        return None

    def _resolve(self, mention: TokenTime, future: bool) -> Resolved:
        return resolve(mention.value, self._published, self._reference(mention), future=future)

    def _reference(self, mention: TokenTime) -> dt.date | None:
        """The date that "the day before" counts from: one in the same sentence, else the last one before."""
        tokens = self._layers.tokens
        if mention.value.anchor != "text":
            return None
        others = [t for t in self._layers.times if t is not mention and t.value.anchor != "text"]
        sentence = tokens.sentence_of[mention.start]
        same = [t for t in others if tokens.sentence_of[t.start] == sentence]
        before = [t for t in others if t.start < mention.start]
        for other in (*same, *reversed(before)):
            found = resolve(other.value, self._published, None)
            if found.start and found.start == found.end:
                return found.start
        return None

    def _record(self, mention: TokenTime, resolved: Resolved) -> Time:
        relative = None
        if resolved.offsets and self._published is None:
            low, high = resolved.offsets
            relative = RelativeTime(anchor=resolved.anchor, offset_start=low, offset_end=high)
        return Time(
            mention=span_of(self._layers.tokens, mention.start, mention.end),
            start=resolved.start,
            end=resolved.end,
            precision=resolved.precision,
            as_of=resolved.end or self._published,
            relative=relative,
        )

    def _undated(self, reading: str) -> Time:
        published = self._published
        start_offset, end_offset = {"past": (None, 0), "present": (0, 0), "future": (0, None)}[reading]
        if published is None:
            return Time(relative=RelativeTime(offset_start=start_offset, offset_end=end_offset))
        return Time(
            start=published if start_offset == 0 else None,
            end=published if end_offset == 0 else None,
            precision="day" if reading == "present" else "unknown",
            as_of=published,
        )
