"""Which date the open parts of a time expression are read from: the day of publication, or the date told last."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from communique.extract.times.focus import Focus
from communique.extract.times.values import TimeMention, TimeValue

_FUTURE = re.compile(
    r"\b(?:will|would|shall|won't|is\s+to|are\s+to|going\s+to|plans?\s+to|planned|scheduled"
    r"|expected|due|upcoming|until|by\s+the)\b",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s*(?:-|–|—|to|and|or|through|until|till)\s*(?:the\s+|early\s+|late\s+)?", re.IGNORECASE)
_ON = re.compile(r",?\s*(?:(?:local\s+time|hrs?)[.,]?\s*)?(?:(?:on|of)\s+)?(?:the\s+)?", re.IGNORECASE)
_BOOKISH = 20
"""Years after the date in focus from which a year in brackets is a book's."""
_ARTICLE = re.compile(r"\b(?:the|an?)\s+$", re.IGNORECASE)
_LEAP = 10
"""Years that a story does not leap ahead within a sentence."""
_OPENS = re.compile(
    r"(?:^|[.!?:;\n\"”)])\s*(?:(?:and|but|then|later|early|finally|however)[,\s]+)*(?:\w+\s+){0,5}$", re.IGNORECASE
)
_AT = re.compile(r"\b(?:at|in)\b")
_ASIDE = 3
"""Years that an aside looks back at most."""
_OPENING = 6
"""Characters after the start of a line within which a date opens it."""
_NEWS = 1
"""Years from the publication within which a year counts as its own time."""


def tells_of_past(mentions: Sequence[TimeMention], published: dt.date | None) -> bool:
    """Whether a text tells of another time than that of its publication.

    It does where most years that it names lie elsewhere, and days told from the day of writing ("on Friday", "last week",
    "two days ago") are rare beside them.
    """
    if published is None:
        return True
    years = [year for m in mentions if (year := _year_of(m.value))]
    near = sum(abs(published.year - year) <= _NEWS for year in years)
    spoken = sum(_from_writing(m.value) for m in mentions)
    return len(years) >= 3 and 2 * near < len(years) and 3 * spoken < len(years)


def _from_writing(value: TimeValue) -> bool:
    return value.kind == "weekday" or (value.kind == "offset" and value.anchor == "published")


def _year_of(value: TimeValue) -> int:
    while value.inner is not None:
        value = value.inner
    return value.year if value.kind == "absolute" and value.precision in {"day", "month", "year", "season"} else 0


class Timeline:
    """Follows the dates that one text tells, in order."""

    def __init__(self, text: str, mentions: Sequence[TimeMention], published: dt.date | None) -> None:
        self._text = text
        self._mentions = list(mentions)
        self._published = published.isoformat() if published else None
        self.narrative = tells_of_past(mentions, published)
        self._told: str | None = None
        self._story: str | None = None
        self._front: str | None = None
        self._looks_back = False

    def tell(self, mention: TimeMention, value: str | None) -> None:
        """Note a date that the text told: for "that year", and, unless it is an aside, as what the story has come to."""
        date = _innermost(mention.value)
        if value is None or not re.match(r"\d{4}|BC\d{4}$", value) or self._names_thing(mention, date):
            return
        self._told = value.split("T")[0]
        if date.kind == "season" or self._far_year(mention, date):
            return
        aside = self._looks_back
        self._story = self._told
        if _bare_year(date):
            return
        opens = "\n" in self._text[max(0, mention.core - _OPENING) : mention.core]
        self._looks_back = not aside and not opens and self._near_front()
        if not self._looks_back:
            self._front = self._told

    def _near_front(self) -> bool:
        """Whether the date told last lies before what the story had come to, by less than three years, as in an aside."""
        told, front = self._told or "", self._front or ""
        return told[:1].isdigit() and front[:1].isdigit() and told < front and int(front[:4]) - int(told[:4]) < _ASIDE

    def _far_year(self, mention: TimeMention, date: TimeValue) -> bool:
        """Whether a bare year within a sentence lies before the story or far after it: it is compared with, not told of."""
        story = Focus(self._story).year
        if not _bare_year(date) or story is None or _OPENS.search(self._text[max(0, mention.start - 60) : mention.start]):
            return False
        return date.year < int(story) or date.year > int(story) + _LEAP

    def focus(self, at: int, value: TimeValue) -> Focus:
        """What mention number `at` counts from."""
        ahead = self._ends_range(at, value)
        if ahead is not None:
            return Focus(ahead)
        if value.anchor == "text" and value.kind == "offset":
            return Focus(self._told or (None if self.narrative else self._published))
        if self.narrative:
            spoken = value.kind == "offset" and value.unit == "day" and not value.part
            return Focus(None if spoken else self._told if value.kind == "offset" else self._story, front=self._front)
        return Focus(self._published, self._looks_ahead(self._mentions[at]), told=False)

    def day_of(self, at: int, value: TimeValue) -> str | None:
        """The day that the part of the day of mention number `at` belongs to: one told beside it, else the day in focus."""
        beside = self._beside(at)
        if beside is not None:
            return beside
        day = Focus(self._told if self.narrative or value.anchor == "text" else self._published or self._told).day
        if day is None and not self.narrative:
            day = self._published
        return Focus(day).shifted("day", value.count) if day and value.count else day

    def _beside(self, at: int) -> str | None:
        """The day that the mention after, or before, tells in one breath with this one ("at 9 a.m. on 4 May")."""
        mention = self._mentions[at]
        for other in self._mentions[at + 1 : at + 2] + self._mentions[max(0, at - 1) : at]:
            if other.value.kind not in {"absolute", "month_day", "weekday"}:
                continue
            follows = other.core >= mention.end
            between = self._text[mention.end : other.core] if follows else self._text[other.end : mention.core]
            if _ON.fullmatch(between if follows else _AT.sub("", between)):
                return self._date(other)
        return None

    def _date(self, mention: TimeMention) -> str | None:
        value = mention.value
        if value.kind == "absolute":
            return value.start.isoformat() if value.start and value.start == value.end else None
        focus = Focus(self._story) if self.narrative else Focus(self._published, told=False)
        if value.kind == "weekday":
            return Focus(focus.weekday(value)).day
        return Focus(f"{focus.year_for(value.month, value.day)}-{value.month:02d}-{value.day:02d}").day

    def _ends_range(self, at: int, value: TimeValue) -> str | None:
        """The year (and month) that the far end of a range shares with its near end ("September to October 1950")."""
        if value.kind not in {"month_day", "month", "day", "season"} or at + 1 >= len(self._mentions):
            return None
        near, far = self._mentions[at], self._mentions[at + 1]
        if not _RANGE.fullmatch(self._text[near.end : far.core]):
            return None
        later = far.value.inner or far.value
        if later.kind != "absolute" or not later.start:
            return None
        if value.kind == "day":
            return later.start.isoformat()
        year = later.start.year - (value.month > later.start.month)
        return f"{year:04d}"

    def _looks_ahead(self, mention: TimeMention) -> bool:
        before = self._text[max(0, mention.start - 90) : mention.start]
        clause = re.split(r"[.;!?]\s", before)[-1]
        return bool(_FUTURE.search(clause))

    def _names_thing(self, mention: TimeMention, date: TimeValue) -> bool:
        """Whether a bare year names a thing ("the 1978 treaty") or dates a book in brackets, and so is not told of."""
        if not _bare_year(date):
            return False
        before, after = self._text[max(0, mention.core - 5) : mention.core], self._text[mention.end : mention.end + 2]
        if before.endswith("(") and after.startswith(")"):
            told = Focus(self._told).year
            return bool(told) and date.year - int(told or 0) > _BOOKISH
        return bool(_ARTICLE.search(before)) and bool(re.match(r"\s\w", after))


def _innermost(value: TimeValue) -> TimeValue:
    return _innermost(value.inner) if value.inner is not None and value.kind in {"since", "until"} else value


def _bare_year(value: TimeValue) -> bool:
    return value.kind == "absolute" and value.precision == "year" and value.start is not None
