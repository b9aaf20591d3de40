"""Findings before they are written as records, and how numbers are written in their reasons."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from communique.model.findings import CheckKind, Verdict
from communique.model.records import Number
from communique.reconcile.scopes import Scope

DISAGREE = frozenset({"differ", "superseded", "conflict"})


@dataclass(frozen=True, slots=True)
class Row:
    """A linear relation that the words set: the sum of `parts` is (`equal`) or is at most `whole`; all are ids of claims."""

    parts: tuple[str, ...]
    whole: str
    equal: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """One finding: the claims in their order, the verdict, the arithmetic as a person would write it, and what it rests on.

    `rows` are the relations between the figures that the finding sets, for the system that all of them make together; `learnt`
    marks what learnt weights take for worth telling, and no rule.
    """

    kind: CheckKind
    claims: tuple[Scope, ...]
    verdict: Verdict
    why: str
    rows: tuple[Row, ...] = ()
    learnt: bool = False

    @property
    def ids(self) -> frozenset[str]:
        """The ids of its claims."""
        return frozenset(scope.id for scope in self.claims)


def figure(scope: Scope) -> str:
    """A claim's figure in words: "at least 17", "up to 800", "60 to 70 a day"; what only follows from the words in quotes."""
    if not scope.stated:
        return f'{number(scope.low)} by "{_short(scope.target_words)}"' if scope.has_figure else "no figure"
    low, high = scope.low, scope.high
    per = f" a {scope.per}" if scope.per else ""
    if low is not None and high is not None:
        return (number(low) if low == high else f"{number(low)} to {number(high)}") + per
    if low is not None:
        spelled = not any(ch.isdigit() for ch in scope.figure_words) and len(scope.figure_words.split()) == 1
        return f'"{scope.figure_words}" (at least {number(low)}){per}' if spelled else f"at least {number(low)}{per}"
    return f"at most {number(high)}{per}" if high is not None else "no figure"


def clause(scope: Scope) -> str:
    """The words of a claim in quotes, cut where they are long."""
    return f'"{_short(" ".join(scope.words.split()))}"'


def _short(words: str, most: int = 60) -> str:
    return words if len(words) <= most else words[: most - 1] + "…"


def number(value: Number | None) -> str:
    """A number with thousands set off, and no more decimals than it needs."""
    if value is None or math.isinf(value):
        return "any number"
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,.2f}".rstrip("0").rstrip(".")


_EVENT_NOUNS = {"air_sortie": "sorties", "air_strike": "strikes", "shelling": "shellings", "bombing": "bombings",
                "suicide_bombing": "suicide bombings", "chemical_attack": "chemical attacks", "clash": "clashes",
                "attack": "attacks", "munitions_used": "munitions used", "control": "held"}  # fmt: skip
_MOST_WORDS = 6


def noun(scope: Scope) -> str:
    """What the figure counts, and the type where the words do not say it: "civilians killed", "strikes"."""
    label = _EVENT_NOUNS.get(scope.type, scope.type.replace("_", " "))
    things = " ".join(scope.things.split()[:_MOST_WORDS]) if scope.counts_known else ""
    said = not things or scope.counts == "attacks" or (things[:1].isupper() and not scope.stated)
    if said or scope.noun in label or label.split()[0] in things.lower():
        return label if scope.counts == "attacks" or not things else (things if scope.stated else label)
    return f"{things} {label}"


def one_size(scopes: Sequence[Scope]) -> tuple[Row, ...]:
    """Rows by which all figures are of one set."""
    return tuple(Row((a.id,), b.id, equal=True) for a, b in pairwise(scopes))


def distinct(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts, one for each set of claims: the first wins, sets of one claim are dropped."""
    found: dict[frozenset[str], Draft] = {}
    for draft in drafts:
        if len(draft.ids) > 1:
            found.setdefault(draft.ids, draft)
    return list(found.values())


def in_order(scopes: Iterable[Scope]) -> tuple[Scope, ...]:
    """Scopes by document and place in its text."""
    return tuple(sorted(scopes, key=lambda s: (s.document, s.order, s.id)))


def both(words: Sequence[str]) -> str:
    """Items joined as in a sentence."""
    return " and ".join(words) if len(words) < 3 else f"{', '.join(words[:-1])} and {words[-1]}"
