"""How a filter of claims is asked of the database: which condition is gone through, and how the others are tested."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, func, select, true
from sqlalchemy.sql.expression import Select

from communique.ledger import schema
from communique.ledger.dialects import holding_words
from communique.ledger.filters import ClaimFilter, Condition, Known, conditions

Order = Literal["-time", "time", "-added", "added", "-figure", "figure", "-confidence", "confidence"]
_FEW = 20_000
"""Up to so many claims a condition drives the query; above, the order's index is walked and the condition tested."""
_TRIED = 2_000
"""Claims that are asked for a common word one by one before all with it are listed."""
_FEWEST = 400
"""Claims so few that no smaller condition is looked for, nor lists of the others: each is tested."""
_DEAR = 10
"""Conditions that take more than so much to test are never tested of all claims."""
_LEAST_ASKED = 20
_BATCH = 500


def paged(
    connection: Connection, wanted: ClaimFilter, order: Order, limit: int, offset: int, known: Known | None = None
) -> list[int]:  # fmt: skip
    """The numbers of a page of a filter's claims in an order."""
    given = conditions(connection, wanted, known)
    plan = _Plan.of(connection, given, most=_FEW)
    tried = _tried(connection, wanted, order, limit + offset) if plan.driver is None and wanted.text else None
    many = plan.driver is not None and plan.driver.day is not None and (plan.fewest or 0) > max(_FEWEST, limit + offset)
    if plan.driver and many and order.removeprefix("-") == "time":
        tried = _first_of(connection, plan.driver, given, order, limit + offset)
    if tried is not None:
        return tried[offset:]
    query = select(schema.claim.c.number).where(*plan.tests).order_by(*_ordering(order))
    return list(connection.scalars(query.limit(limit).offset(offset)))


def _tried(connection: Connection, wanted: ClaimFilter, order: Order, enough: int) -> list[int] | None:
    """The first claims of an order that hold the filter's words, where few of the order need be asked; else None.

    Listing all claims with a common word takes longer than asking the first few in the order one by one, unless only claims far
    down have it.
    """
    claim, all_others = schema.claim, conditions(connection, wanted.model_copy(update={"text": None}))
    first = select(claim.c.number).where(*(one.holds for one in all_others)).order_by(*_ordering(order))
    return _holding(connection, first, lambda numbers: holding_words(connection, numbers, wanted.text or ""), enough)


def _first_of(
    connection: Connection, driver: Condition, given: Sequence[Condition], order: Order, enough: int
) -> list[int] | None:  # fmt: skip
    """The first claims in the order of time that a condition lists and all others hold for, where few need be asked; else None.

    The list has the claims' days, so that the other claims' rows are not looked up to put all in order.
    """
    number = driver.numbers.selected_columns[0]
    first = driver.numbers.order_by(*_ordering(order, number, driver.day))
    claim, others = schema.claim, [one.holds.is_(true()) for one in given if one is not driver]
    asked = select(claim.c.number).where(*others)
    return _holding(connection, first, lambda some: set(connection.scalars(asked.where(claim.c.number.in_(some)))), enough)


def _holding(
    connection: Connection, ordered: Select[Any], held: Callable[[Sequence[int]], set[int]], enough: int
) -> list[int] | None:  # fmt: skip
    """The first claims of a query that `held` gives back, `enough` of them or all; None where too few are among the first.

    After some of the claims it asks as many as are likely to be needed.
    """
    found = dict[int, None]()
    numbers, seen, size = connection.scalars(ordered.limit(_TRIED)), 0, max(1, enough)
    while len(found) < enough and (some := list(numbers.fetchmany(min(size, _BATCH)))):
        seen += len(some)
        taken = held(some)
        found |= dict.fromkeys(number for number in some if number in taken)
        size = max(_LEAST_ASKED, (enough - len(found)) * seen // max(1, len(found)))
    numbers.close()
    return list(found)[:enough] if len(found) >= enough or seen < _TRIED else None


def filtered(connection: Connection, wanted: ClaimFilter, query: Select[Any], known: Known | None = None) -> Select[Any]:
    """A query over `claim` with the conditions of a filter, planned by how many claims each takes."""
    return query.where(*_Plan.of(connection, conditions(connection, wanted, known)).tests)


@dataclass(frozen=True, slots=True)
class _Plan:
    """How a filter is asked: the condition whose claims are gone through, None where all are, and the tests to put in a query;
    how many claims those are, where it was counted.

    The database knows nothing of how many claims a condition takes, and would go through the largest set as soon as through the
    smallest.
    """

    driver: Condition | None
    tests: tuple[Any, ...]
    fewest: int | None = None

    @classmethod
    def of(cls, connection: Connection, given: Sequence[Condition], most: int | None = None) -> _Plan:
        """Driven by the condition that takes the fewest claims, if those are no more than `most` or that is None."""
        able = [one for one in given if one.numbers is not None]
        driver, fewest = _least(connection, able, most or _FEW)
        if driver is None and most is None:
            driver, fewest = _least(connection, able, None)
        if driver is None:
            return cls(None, tuple(_listed(one) if one.each > _DEAR else one.holds for one in given))
        return cls(driver, tuple(_tested(connection, one, driver, fewest) for one in given), fewest)


def _least(connection: Connection, able: Sequence[Condition], few: int | None) -> tuple[Condition | None, int | None]:
    """The condition that takes the fewest claims and no more than `few`, and how many those are, where it matters."""
    if few is None and len(able) == 1:
        return able[0], None
    best, fewest = None, few
    for condition in able:
        found = counted(connection, condition.numbers, fewest)
        if fewest is None or found < fewest or (best is None and found == fewest):
            best, fewest = condition, found
        if best is not None and found <= _FEWEST:
            break
    return best, fewest


def _tested(connection: Connection, condition: Condition, driver: Condition, fewest: int | None) -> Any:
    """A condition beside the one that drives: asked of each claim, or as a list where that is sooner made."""
    if condition is driver:
        return _listed(condition) if condition.each else condition.holds
    most = (fewest or 0) * condition.each
    if most > _FEWEST and counted(connection, condition.numbers, most) <= most:
        return _listed(condition)
    return condition.holds.is_(true())  # no index serves a truth value, so that this cannot drive


def _listed(condition: Condition) -> Any:
    return schema.claim.c.number.in_(condition.numbers)


def counted(connection: Connection, query: Select[Any], most: int | None) -> int:
    """How many rows a query gives; counting stops above `most`."""
    limited = query.limit(most + 1) if most is not None else query
    return connection.scalar(select(func.count()).select_from(limited.subquery())) or 0


def _ordering(order: Order, number: Any = schema.claim.c.number, day: Any = schema.claim.c.first_day) -> tuple[Any, ...]:
    """An order of claims; in that of time their numbers and days may be those of other rows."""
    c = schema.claim.c
    column = {"time": day, "added": number, "figure": c.low, "confidence": c.confidence}[order.removeprefix("-")]
    if order.removeprefix("-") == "added":
        return (column.desc() if order.startswith("-") else column,)
    if order.startswith("-"):
        return column.desc().nulls_last(), number.desc()
    return column.asc().nulls_first(), number
