"""Daily strike releases rebuilt from coded lines: a lead with the day's totals, a section a country, the lines as they are."""

from __future__ import annotations

import datetime as dt
import json
import random
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


@dataclass(frozen=True)
class Line:
    """One coded line of a release."""

    country: str
    place: str
    strikes: int
    text: str


@dataclass(frozen=True)
class Release:
    """One day's release; `falsified` is the country whose stated total is not the sum of its lines, if any."""

    date: dt.date
    lines: tuple[Line, ...]
    totals: dict[str, int]
    falsified: str | None

    @property
    def text(self) -> str:
        """The release as plain text."""
        day = self.date - dt.timedelta(days=1)
        stated = " and ".join(f"{_strikes(count)} in {country}" for country, count in self.totals.items())
        lead = f"On {day:%B} {day.day}, coalition military forces conducted {stated} against ISIL terrorists, officials said."
        parts = [f"{self.date:%B} {self.date.day}, {self.date.year}", lead]
        for country in self.totals:
            parts.append(country)
            parts += [line.text for line in self.lines if line.country == country]
        return "\n\n".join(parts) + "\n"


def _strikes(count: int) -> str:
    words = WORDS[count] if count < len(WORDS) else str(count)
    return f"{words} {'strike' if count == 1 else 'strikes'}"


def releases(lines: Path, year: int, seed: int = 7, share: float = 0.01) -> list[Release]:
    """The releases of one year, in order of time; `share` of the days (at least one) get one wrong total."""
    days: dict[dt.date, list[Line]] = {}
    for row in _rows(lines):
        date = dt.date.fromisoformat(row["release_date"])
        if date.year == year:
            country = row["country"].split(", ")[-1]
            days.setdefault(date, []).append(Line(country, row["location"], row["strikes"], row["line"]))
    random_days = random.Random(seed)
    wrong = set(random_days.sample(sorted(days), max(1, round(share * len(days)))))
    return [_release(date, days[date], random_days if date in wrong else None) for date in sorted(days)]


def _rows(lines: Path) -> Iterable[dict[str, object]]:
    return (json.loads(line) for line in lines.read_text(encoding="utf-8").split("\n") if line.strip())


def _release(date: dt.date, lines: list[Line], wrong: random.Random | None) -> Release:
    totals: dict[str, int] = {}
    for line in lines:
        totals[line.country] = totals.get(line.country, 0) + line.strikes
    falsified = None
    if wrong:
        falsified = wrong.choice(sorted(totals))
        totals[falsified] += wrong.choice([n for n in (-3, -2, -1, 1, 2, 3) if totals[falsified] + n > 0])
    return Release(date, tuple(lines), totals, falsified)
