"""The date that an expression counts from, and what the expression is worth from there, as TIMEX3 values."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from communique.extract.times.values import TimeValue

_HALF_YEAR = 6
"""A month that lies further back than this from the one that a story has come to is the next year's."""


@dataclass(frozen=True, slots=True)
class Focus:
    """The date that an expression counts from, as far as it is known: a TIMEX3 value of a year, a month or a day.

    `future`: the words look ahead. `told`: it is a date of the text, not the day of publication; `front`
    is then the latest date that the story had come to.
    """

    value: str | None
    future: bool = False
    told: bool = True
    front: str | None = None

    @property
    def day(self) -> str | None:
        """The day, where it is known."""
        return self.value[:10] if self.value and re.match(r"\d{4}-\d\d-\d\d", self.value) else None

    @property
    def month(self) -> str | None:
        """Year and month, where they are known."""
        return self.value[:7] if self.value and re.match(r"\d{4}-\d\d", self.value) else None

    @property
    def year(self) -> str | None:
        """The year, where it is known."""
        return self.value[:4] if self.value and re.match(r"\d{4}", self.value) else None

    def year_for(self, month: int, day: int = 1, direction: str = "nearest") -> str:
        """The year of a month (and day) that leave it open.

        A story goes on in the year told last, or after a look back in the year that it had come to. In news what is not
        said to come lies behind.
        """
        if self.year is None:
            return "XXXX"
        if not self.told and self.day is not None:
            return self._published_year(month, day)
        open_month = int(self.month[5:]) if self.month else 0
        if direction != "nearest":
            shift = -1 if direction == "last" and month >= (open_month or 13) else direction == "next" and month <= open_month
            return f"{int(self.year) + shift:04d}"
        if open_month - month > _HALF_YEAR:
            return f"{int(self.year) + 1:04d}"
        if self.front and self.front[:4] > self.year and f"{self.year}-{month:02d}-{day:02d}" < (self.value or ""):
            return self.front[:4]
        return self.year

    def _published_year(self, month: int, day: int) -> str:
        published = dt.date.fromisoformat(self.day or "")
        date = dt.date(published.year, month, min(day, calendar.monthrange(published.year, month)[1]))
        if not self.future and date > published + dt.timedelta(days=1):
            return f"{published.year - 1:04d}"
        if self.future and date < published.replace(day=1):
            return f"{published.year + 1:04d}"
        return f"{published.year:04d}"

    def weekday(self, value: TimeValue) -> str:
        """The day of the week nearest to the day in focus, in the direction that the words give."""
        if self.day is None:
            return f"XXXX-WXX-{value.day + 1}"
        anchor = dt.date.fromisoformat(self.day)
        back = (anchor.weekday() - value.day) % 7
        ahead = value.direction == "next" or (value.direction == "nearest" and (self.future or self.told))
        if ahead:
            return (anchor + dt.timedelta(days=(-back) % 7)).isoformat()
        return (anchor - dt.timedelta(days=back or (7 if value.direction == "last" else 0))).isoformat()

    def shifted(self, unit: str, count: float | None) -> str | None:
        """The date `count` units from the focus, at the precision of the unit; XX where the focus does not reach."""
        if count is None:
            return self._vague(unit)
        steps = round(count)
        try:
            match unit:
                case "day" | "night":
                    if self.day is None:
                        return f"{self.year or 'XXXX'}-XX-XX"
                    return (dt.date.fromisoformat(self.day) + dt.timedelta(days=steps)).isoformat()
                case "weekend":
                    return self._weekend(steps)
                case "week" | "fortnight":
                    return self._week(steps * (2 if unit == "fortnight" else 1))
                case "month" | "quarter":
                    return self._month(steps * (3 if unit == "quarter" else 1), quarter=unit == "quarter")
                case "decade":
                    return f"{(int(self.year or '') // 10) + steps:d}" if self.year else "XXX"
                case "century":
                    return f"{(int(self.year or '') // 100) + steps:02d}" if self.year else "XX"
                case _:
                    return f"{int(self.year) + steps:04d}" if self.year else self._before_christ(steps)
        except (OverflowError, ValueError):
            return None

    def _before_christ(self, steps: int) -> str:
        if self.value and self.value.startswith("BC") and len(self.value) == 6:
            year = int(self.value[2:]) - steps
            return f"BC{year:04d}" if year > 0 else f"{1 - year:04d}"
        return "XXXX"

    def _week(self, steps: int) -> str:
        if self.day is None:
            return f"{self.year or 'XXXX'}-WXX"
        date = dt.date.fromisoformat(self.day) + dt.timedelta(days=7 * steps)
        if self.told and steps:
            return date.isoformat()
        year, week, _ = date.isocalendar()
        return f"{year:04d}-W{week:02d}"

    def _weekend(self, steps: int) -> str:
        """The weekend before a weekday, unless the words look ahead."""
        if self.day is None:
            return "XXXX-WXX-WE"
        date = dt.date.fromisoformat(self.day)
        behind = steps == 0 and not self.future and date.weekday() < 5
        year, week, _ = (date + dt.timedelta(days=7 * (steps - behind))).isocalendar()
        return f"{year:04d}-W{week:02d}-WE"

    def _month(self, steps: int, *, quarter: bool) -> str:
        if self.month is None:
            return f"{self.year or 'XXXX'}-XX"
        year, month = divmod(int(self.month[:4]) * 12 + int(self.month[5:]) - 1 + steps, 12)
        return f"{year:04d}-Q{month // 3 + 1}" if quarter else f"{year:04d}-{month + 1:02d}"

    def _vague(self, unit: str) -> str:
        return {"decade": "XXX", "century": "XX", "month": "XXXX-XX", "year": "XXXX"}.get(unit, "XXXX-XX-XX")
