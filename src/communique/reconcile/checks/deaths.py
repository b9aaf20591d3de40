"""A named person told to have died at two times, alone or among others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.reconcile import sameness
from communique.reconcile.checks import figures
from communique.reconcile.comparing import compare_times
from communique.reconcile.drafts import Draft, figure
from communique.reconcile.relations import APART
from communique.reconcile.scopes import Scope, is_person


def check(scopes: Sequence[Scope]) -> Iterator[Draft]:
    """Findings of one document's scopes."""
    killed = [s for s in scopes if s.type == "killed" and s.positive and s.modality in {"asserted", "hedged"}]
    counts = {s.id: group for group in figures.repeated(sameness.counted(killed)) for s in group}
    named = [(person, s) for s in killed for person in sorted(s.targets) if is_person(person)]
    found: dict[tuple[str, str], list[Scope]] = {}
    for person, early in named:
        for other, late in named:
            if (
                person == other
                and early is not late
                and compare_times(early, late) == APART
                and (early.end or 0) < (late.start or 0)
            ):
                told = next((s for s in counts.get(early.id, ()) if s.stated), early)
                found.setdefault((person, told.id), [told]).append(late)
    for (person, _), (told, *later) in found.items():
        again = [s for at, s in enumerate(later) if s not in later[:at]]
        why = f"{figure(told) if told.has_figure else person} killed then, but {person} is said to have died later"
        yield Draft("subset", (told, *again), "differ", why)
