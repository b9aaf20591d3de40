"""The publication date that a document states of itself: in its header, dateline or release number."""

from __future__ import annotations

import datetime as dt
import re

from communique.model.document import Block
from communique.model.records import DateInterval, PublishedBasis

HEADER = 600
"""Code points at the start of a text in which a date may be its own."""
_MONTHS = {name: number for number, names in enumerate(
    ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
     "sep sept september", "oct october", "nov november", "dec december"), start=1) for name in names.split()}  # fmt: skip
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|"
    r"aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DATELINE = re.compile(rf"\b[A-Z][\w .'’-]{{2,40}},?\s+[\w ]{{0,30}}\(\s*{_MONTH}\s+{_DAY}(?:,?\s+{_YEAR})?\s*\)", re.IGNORECASE)
_WIRE = tuple(
    re.compile(
        rf"^\s*[A-Z][\w .,'’()-]{{2,50}}?,\s+{day},?\s+(?P<year>(?:19|20)?\d\d)\b"
        r"(?=\s*(?:\([^)\n]{2,60}\)\s*)?(?:--|–|—|\[|(?<=\s)-\s)|\.?\s*/[^/\n]{2,40}/)",
        re.IGNORECASE | re.MULTILINE,
    )
    for day in (rf"{_DAY}\s+{_MONTH}", rf"{_MONTH}\s+{_DAY}")
)
"""A wire's dateline: place, day, month, and a year that may be short ("LIMA, 9 JAN 90 (EFE) --")."""
_OPENING = re.compile(rf"\s*{_MONTH}\s+{_DAY}\s*:", re.IGNORECASE)
_RELEASE = re.compile(r"\b(?P<year>20\d\d)[-–](?P<month>0[1-9]|1[0-2])[-–][A-Z]{1,3}[-–]\d{2,4}\b")
_DATES = (
    re.compile(rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}\b", re.IGNORECASE),
    re.compile(rf"\b{_DAY}\s+{_MONTH},?\s+{_YEAR}\b", re.IGNORECASE),
    re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b"),
    re.compile(r"\b(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>(?:19|20)\d\d)\b"),
)
_ADDRESS = re.compile(r"[/._-](?P<year>(?:19|20)\d\d)[/_-]?(?P<month>0[1-9]|1[0-2])[/_-]?(?P<day>0[1-9]|[12]\d|3[01])(?!\d)")
_AHEAD = re.compile(r"\b(?:until|till|by|before|due|scheduled|planned|expires?|will|would|to)\b[^.;]{0,40}$", re.IGNORECASE)
_SERIES = re.compile(
    r"\b(?:reports?|bulletin|update|briefing|summary|statement|communiqu[eé]|release|sitrep|digest)\b", re.IGNORECASE
)
"""Words for what comes out day by day: the date that ends such a headline is its own ("Situation report, evening of 18 May")."""
_LABEL = re.compile(r"\b(?:published|posted|updated|date|issued)(?:\s+(?:on|at))?\s*:?\s*(?:\w+day,?\s+)?$", re.IGNORECASE)


def stated_date(text: str, blocks: tuple[Block, ...]) -> tuple[dt.date | None, PublishedBasis]:
    """The date that the header gives as the document's own, and from what; (None, "none") where none is sure.

    A dateline in brackets, or a day that opens the headline, may lack its year: a release number or another date of the
    header gives it. A headline of a series ends with its day. Dates in the body and in captions are those of the story.
    """
    header = text[:HEADER]
    release = _RELEASE.search(header)
    dateline = _DATELINE.search(header)
    if dateline:
        year = dateline["year"] or (release["year"] if release else None) or _year_nearby(header, dateline)
        found = _date(year, dateline["month"], dateline["day"])
        if found:
            return found, "dateline"
    wire = next((match for pattern in _WIRE if (match := pattern.search(header))), None)
    if wire:
        found = _date(_whole_year(wire["year"]), wire["month"], wire["day"])
        if found:
            return found, "dateline"
    opening = _OPENING.match(header)
    if opening and release:
        found = _date(release["year"], opening["month"], opening["day"])
        if found:
            return found, "dateline"
    for block in blocks:
        if block.role in {"dateline", "byline"} and block.start < HEADER:
            found = _first_date(text[block.start : block.end])
            if found:
                return found, "dateline" if block.role == "dateline" else "byline"
    found, basis = _leading(header)
    return (found, basis) if found else _of_series(header)


def _of_series(header: str) -> tuple[dt.date | None, PublishedBasis]:
    """The date that ends the first line of a report of a series."""
    headline = header.lstrip().partition("\n")[0].rstrip(" .:)")
    for pattern in _DATES if _SERIES.search(headline) else ():
        for match in pattern.finditer(headline):
            day = _date(match["year"], match["month"], match["day"])
            if day and match.end() == len(headline):
                return day, "dateline"
    return None, "none"


def _leading(header: str) -> tuple[dt.date | None, PublishedBasis]:
    """A date that opens the text, or stands after "Published"."""
    for pattern in _DATES:
        for match in pattern.finditer(header):
            before = header[: match.start()]
            opens = len(before.split()) <= 1 and (not before.strip() or before.strip(" ,").lower()[:3] in _WEEKDAYS)
            if opens or _LABEL.search(before):
                found = _date(match["year"], match["month"], match["day"])
                if found:
                    return found, "byline" if _LABEL.search(before) else "dateline"
    return None, "none"


def inferred_interval(text: str, source: str) -> DateInterval | None:
    """When a document without a stated date can have been published; None where nothing tells.

    An address that holds a date ("/2017/08/21/") gives that day. Otherwise no report is older than the latest day that
    it names in full and not as still to come, so that day opens the interval; nothing in a text closes it.
    """
    address = _ADDRESS.search(source)
    if address:
        day = _date(address["year"], address["month"], address["day"])
        if day:
            return DateInterval(start=day, end=day)
    told = [
        day
        for pattern in _DATES
        for match in pattern.finditer(text)
        if not _AHEAD.search(text[max(0, match.start() - 60) : match.start()])
        and (day := _date(match["year"], match["month"], match["day"]))
    ]
    return DateInterval(start=max(told), end=None) if told else None


_WEEKDAYS = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"}


def _year_nearby(header: str, dateline: re.Match[str]) -> str | None:
    years = re.findall(r"\b20\d\d\b", header[: dateline.start()])
    return years[-1] if len(set(years)) == 1 else None


def _whole_year(year: str) -> str:
    """A year of two digits in the hundred years around 2020."""
    return year if len(year) == 4 else ("19" if int(year) >= 70 else "20") + year


def _first_date(part: str) -> dt.date | None:
    for pattern in _DATES:
        match = pattern.search(part)
        if match:
            return _date(match["year"], match["month"], match["day"])
    return None


def _date(year: str | None, month: str, day: str) -> dt.date | None:
    if year is None:
        return None
    number = int(month) if month.isdigit() else _MONTHS[month.lower().rstrip(".")]
    try:
        return dt.date(int(year), number, int(day))
    except ValueError:
        return None
