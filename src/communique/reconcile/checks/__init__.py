"""The checks, one module a kind; each takes the scopes of one document and yields drafts of findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from communique.reconcile.checks import (
    anaphora,
    casualties,
    classes,
    deaths,
    denials,
    events,
    figures,
    members,
    persons,
    rates,
    ratios,
    reports,
    retellings,
    revisions,
    shares,
    sides,
    sieges,
    sites,
    spans,
    states,
    sums,
    taken,
    totals,
    undated,
    wars,
    wounds,
)
from communique.reconcile.drafts import Draft
from communique.reconcile.scopes import Scope

BetweenCheck = Callable[[Sequence[Scope], reports.Tied], Iterator[Draft]]
Check = Callable[[Sequence[Scope]], Iterator[Draft]]

CHECKS: tuple[Check, ...] = (revisions.check, sums.check, rates.check, ratios.check, figures.check, states.check,
                             events.check, undated.check, deaths.check, anaphora.check, classes.check, members.check,
                             casualties.check, denials.check, persons.check, wars.check, sieges.check, shares.check,
                             taken.check, sites.check, wounds.check, sides.check, spans.check)  # fmt: skip
"""In this order: of two findings about the same claims the first is kept."""

SUMS: tuple[Check, ...] = (sums.check, classes.check, casualties.check, shares.check)
"""Those that hold totals against what makes them up."""

BETWEEN: tuple[BetweenCheck, ...] = (reports.check, classes.between, retellings.check, denials.between, wars.between,
                                     rates.between, persons.between, totals.between, casualties.between,
                                     sites.between, wounds.between)  # fmt: skip
"""Checks between documents that report one event; they are given the scopes of those documents, and which are tied."""
