"""When: the smallest interval of dates that surely contains a claim's event, from its words or the document's."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cached_property
from itertools import pairwise

from communique.extract.encoder import TriggerReading
from communique.extract.entries import Entries
from communique.extract.layers import Layers, TokenTime
from communique.extract.phrases import span_of
from communique.extract.telling import SAYING
from communique.extract.times.intervals import counted_until, resolve
from communique.extract.times.values import Resolved
from communique.model.records import Modality, RelativeTime, Time

TIME_FLOOR = 0.3
LATER_FLOOR = 0.7
"""The same for an expression of a later sentence: what is told goes on from what was dated before."""
DOUBTFUL_FLOOR = 0.05


_TIMELY = {"npadvmod", "nmod", "tmod", "compound", "nummod", "advmod"}
_OF_VERB = {"dobj", "nsubj", "nsubjpass"}
STATES = frozenset({"control", "strength", "siege", "sanction"})
"""Types that hold at the time of writing unless the words say otherwise."""
HEADER = 60
"""Tokens at the start of a text in which a bare date may be the document's own."""
RECENT = dt.timedelta(days=8)
SPAN_REACH = 2
"""Sentences over which "in the past 24 hours" dates what follows."""
PUBLISHING = {"post", "statement", "list", "tweet", "interview", "message", "video", "release", "publish", "update", "share"}
"""What is dated where texts cite others, and no event."""


_JOINED = {"between": {"and"}, "from": {"to", "until", "till", "through", "-", "–"}}
"""Words between two dates that make them the ends of one time, by the word before the first."""
_WEEK = 7


class TimeReader:
    """Resolves the times of one document's claims; `prepare` shows it all readings first."""

    def __init__(self, layers: Layers, published: dt.date | None) -> None:
        self._layers = layers
        self._published = published
        self._event: tuple[TokenTime, Resolved] | None = None
        self._frame: tuple[int, TokenTime, Resolved] | None = None
        self._entries = Entries(layers)

    def prepare(self, readings: list[TriggerReading]) -> None:
        """Take the day that the document's first dated event happened on: undated ones before it are of that day."""
        for reading in readings:
            own = self._own(reading)
            if own is not None and self._is_event(reading, own) and not self._of_saying(own, reading.token):
                self._event = (own, self._resolve(own, future=False))
                return

    def _is_event(self, reading: TriggerReading, own: TokenTime) -> bool:
        """Whether the expression is a day that a report of an incident would carry through its text."""
        if reading.kind in STATES or own.value.kind not in {"absolute", "month_day", "weekday", "offset", "duration"}:
            return False
        resolved = self._resolve(own, future=False)
        if resolved.start is None or resolved.end is None or (resolved.end - resolved.start).days > 3:
            return resolved.offsets is not None and own.value.kind == "offset" and own.value.anchor == "published"
        return self._published is None or resolved.start >= self._published - RECENT

    def read(self, reading: TriggerReading, modality: Modality, *, background: bool = False) -> Time:
        """The time of a claim: its own expression, else its entry's day, the report's event, or what its kind and mood say."""
        future = modality in {"future", "hypothetical"}
        own = self._attached(reading.token) if background else self._own(reading, future)
        heading = None if background or future else self._entries.heading(reading.token)
        if heading and (own is None or own.start < heading.start):
            own = heading
        if own is not None:
            return self._dated(reading, own, future)
        if modality == "future":
            return self._undated("future")
        if background:
            return self._undated("past")
        framed = self._framed(reading) if modality != "hypothetical" else None
        if framed is not None:
            return framed
        if reading.kind in STATES or (reading.time["present"] >= 0.5 and reading.time["carried"] < 0.2):
            return self._undated("present")
        lasting = self._perfect(reading.token) and (reading.time["carried"] < 0.5 or self._already(reading.token))
        if self._event and modality != "hypothetical" and not lasting and not self._stale(reading.token):
            return self._record(*self._event)
        return self._undated("past")

    def _dated(self, reading: TriggerReading, own: TokenTime, future: bool) -> Time:
        """The time of a claim that an expression dates, kept for those that follow."""
        resolved = self._resolve(own, future)
        if own.start in self._windows:
            own, resolved = self._between(*self._windows[own.start], future)
        if not future:
            self._frame = (reading.token, own, resolved)
            if self._is_event(reading, own):
                self._event = (own, resolved)
        if self._perfect(reading.token) and self._layers.tokens.lower[own.start] in {"now", "already"}:
            resolved = replace(resolved, start=None)
        return self._record(own, resolved)

    def _framed(self, reading: TriggerReading) -> Time | None:
        """The time that a quotation goes on to speak of: the one its sentence before told ("In May we flew 90 sorties. Forty
        vehicles have been destroyed").
        """
        if self._frame is None:
            return None
        token, own, resolved = self._frame
        sentences = self._layers.tokens.sentence_of
        next_to = 0 <= sentences[reading.token] - sentences[token] <= 1
        quoted = all(self._layers.quoted[min(token, reading.token) : max(token, reading.token) + 1])
        return self._record(own, resolved) if next_to and quoted else None

    def _stale(self, trigger: int) -> bool:
        """Whether the report's event is only a span of hours or days up to now, told some sentences ago."""
        if self._event is None or self._event[0].value.kind != "duration":
            return False
        sentences = self._layers.tokens.sentence_of
        return sentences[trigger] - sentences[self._event[0].start] > SPAN_REACH

    def _already(self, trigger: int) -> bool:
        return any(self._layers.tokens.lower[c] == "already" for c in self._layers.tokens.children[trigger])

    def _own(self, reading: TriggerReading, future: bool = False) -> TokenTime | None:
        """The expression that dates a claim: one that hangs on its trigger, else the encoder's; for what is to come only
        one of its own sentence.
        """
        attached = self._attached(reading.token) or self._shared(reading.token)
        if attached is not None:
            return attached
        tokens = self._layers.tokens
        for token, probability in reading.roles.get("time", ()):
            apart = tokens.sentence_of[token] - tokens.sentence_of[reading.token]
            if probability >= (LATER_FLOOR if apart > 0 else TIME_FLOOR) and not (apart and future):
                for mention in self._layers.times:
                    dates = not (self._heads_text(mention) or self._of_publishing(mention)
                                 or self._told_today(mention, reading.token)
                                 or self._of_another(mention, reading.token))  # fmt: skip
                    if mention.start <= token < mention.end and dates:
                        return mention
        return None if future else self._only_one(reading)

    def _attached(self, trigger: int) -> TokenTime | None:
        """The one expression that modifies the trigger by grammar: "a Jan. 3 strike", "airstrikes on May 4"."""
        tokens = self._layers.tokens
        below = [c for c in tokens.children[trigger] if tokens.deps[c] in _TIMELY]
        below += [g for c in tokens.children[trigger] if tokens.deps[c] == "prep" for g in tokens.children[c]]
        dates = [m for m in self._layers.times if not self._heads_text(m) and not self._of_publishing(m)]
        found = {m.start: m for m in dates for t in below if m.start <= t < m.end}
        return next(iter(found.values())) if len(found) == 1 else None

    def _shared(self, trigger: int) -> TokenTime | None:
        """The expression before the first of two coordinated verbs, which dates the second too: "In May they flew 90 sorties and
        made 30 strikes"; none where another stands between.
        """
        tokens = self._layers.tokens
        verb = trigger
        while tokens.pos[verb] != "VERB" and tokens.heads[verb] != verb and tokens.deps[verb] in _OF_VERB:
            verb = tokens.heads[verb]
        first = tokens.heads[verb]
        if tokens.pos[verb] != "VERB" or tokens.deps[verb] != "conj" or tokens.pos[first] != "VERB":
            return None
        mention = self._attached(first)
        if mention is None or mention.start > first or any(first < t.start < trigger for t in self._layers.times):
            return None
        return mention

    def _perfect(self, trigger: int) -> bool:
        """Whether the verb is in the present perfect ("have destroyed"): it tells up to now, not of the report's day."""
        tokens = self._layers.tokens
        return tokens.tags[trigger] == "VBN" and any(tokens.lower[c] in {"has", "have", "'ve"} for c in tokens.children[trigger])

    def _only_one(self, reading: TriggerReading) -> TokenTime | None:
        """The one time expression of the trigger's sentence, where the encoder does not rule it out."""
        tokens = self._layers.tokens
        sentence = tokens.sentence_of[reading.token]
        inside = [t for t in self._layers.times if tokens.sentence_of[t.start] == sentence]
        if len(inside) != 1:
            return None
        shares = [p for token, p in reading.roles.get("time", ()) if inside[0].start <= token < inside[0].end]
        if self._of_saying(inside[0], reading.token) or self._of_publishing(inside[0]):
            return None
        opens = inside[0].start - tokens.sentences[sentence].start <= 1 and not self._heads_text(inside[0])
        return inside[0] if opens or (shares and max(shares) >= DOUBTFUL_FLOOR) else None

    def _of_saying(self, mention: TokenTime, trigger: int) -> bool:
        """Whether the expression says when something was said, not when it happened: "said on Monday that X had fallen"."""
        tokens = self._layers.tokens
        at = self._governor(mention)
        while at is not None and tokens.pos[at] not in {"VERB", "AUX"}:
            at = tokens.heads[at] if tokens.heads[at] != at else None
        return at is not None and at != trigger and tokens.lemmas[at] in SAYING and trigger in tokens.subtree(at)

    def _told_today(self, mention: TokenTime, trigger: int) -> bool:
        """Whether the expression is the day of writing and says when something was said: "said today that X had fallen"."""
        value = mention.value
        same_day = value.kind == "offset" and value.unit == "day" and value.low == value.high == 0
        return same_day and self._of_saying(mention, trigger)

    def _of_another(self, mention: TokenTime, trigger: int) -> bool:
        """Whether the expression dates another event, by which somebody of the claim is told apart ("killed two suspects in a
        bombing last month").
        """
        tokens, event = self._layers.tokens, self._governor(mention)
        if event is None or event == trigger or not self._layers.kinds[event] or tokens.pos[event] not in {"NOUN", "PROPN"}:
            return False
        owner = tokens.heads[tokens.heads[event]] if tokens.deps[event] == "pobj" else tokens.heads[event]
        participant = tokens.pos[owner] in {"NOUN", "PROPN"} and not self._layers.kinds[owner] and owner != trigger
        return participant and trigger in tokens.ancestors(owner)

    def _of_publishing(self, mention: TokenTime) -> bool:
        """Whether the expression dates a post, a list or a statement that the text cites."""
        at = self._governor(mention)
        return at is not None and self._layers.tokens.lemmas[at] in PUBLISHING

    def _governor(self, mention: TokenTime) -> int | None:
        """The word that an expression hangs on, over its preposition; None where it heads its sentence."""
        tokens = self._layers.tokens
        at = next((t for t in range(mention.start, mention.end) if not mention.start <= tokens.heads[t] < mention.end), None)
        at = tokens.heads[at] if at is not None else None
        if at is not None and tokens.pos[at] == "ADP":
            at = tokens.heads[at]
        return None if at is None or mention.start <= at < mention.end else at

    def _heads_text(self, mention: TokenTime) -> bool:
        """Whether a full date dates the document, not an event: it opens the text, or stands bare near its start and is
        the day of publication.
        """
        if mention.value.kind != "absolute":
            return False
        first = self._layers.tokens.words[mention.start]
        bare = (first[:1].isupper() or first.isdigit()) and first.lower() not in {"on", "in", "at", "by", "since", "during"}
        same = mention.value.start == mention.value.end == self._published
        return bare and (mention.start <= 1 or (same and mention.start < HEADER))

    def _resolve(self, mention: TokenTime, future: bool) -> Resolved:
        resolved = resolve(mention.value, self._published, self._reference(mention), future=future)
        if self._since(mention) and resolved.start and self._published and resolved.start <= self._published:
            return replace(resolved, end=self._published, precision="interval")
        return resolved

    @cached_property
    def _windows(self) -> dict[int, tuple[TokenTime, TokenTime]]:
        """The two ends of each "between 30 January and 5 February" or "from Monday to Thursday", by the start of either."""
        lower = self._layers.tokens.lower
        found: dict[int, tuple[TokenTime, TokenTime]] = {}
        for first, last in pairwise(self._layers.times):
            opening = lower[first.start] if lower[first.start] in _JOINED else lower[max(0, first.start - 1)]
            if 0 < last.start - first.end <= 2 and lower[first.end] in _JOINED.get(opening, ()):
                found |= dict.fromkeys((first.start, last.start), (first, last))
        return found

    def _between(self, first: TokenTime, last: TokenTime, future: bool) -> tuple[TokenTime, Resolved]:
        """The two ends as one expression, from the start of the first to the end of the last."""
        begun, ended = self._resolve(first, future), self._resolve(last, future)
        start, end = begun.start, ended.end
        if start and end and start > end and (start - end).days < _WEEK:
            start -= dt.timedelta(days=_WEEK)
        if start is None or end is None or start > end:
            return first, begun
        both = replace(first, end=last.end)
        return both, replace(ended, start=start, end=end, precision="interval", offsets=None)

    def _since(self, mention: TokenTime) -> bool:
        """Whether a clause with "since" holds the expression ("since the siege began in May")."""
        tokens = self._layers.tokens
        first = max(tokens.sentences[tokens.sentence_of[mention.start]].start, mention.start - 9)
        before = tokens.lower[first : mention.start]
        return "since" in before and "," not in before[before.index("since") :]

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
            as_of=self._as_of(mention, resolved),
            relative=relative,
        )

    def _as_of(self, mention: TokenTime, resolved: Resolved) -> dt.date | None:
        tokens = self._layers.tokens
        first = max(tokens.sentences[tokens.sentence_of[mention.start]].start, mention.start - 4)
        before = " ".join(tokens.lower[first : mention.start + 1])
        return counted_until(resolved, self._published, before)

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
