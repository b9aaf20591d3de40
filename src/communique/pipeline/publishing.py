"""What a ledger publishes of the claims that a filter takes, by its setting: for feeds and for what readers download."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from communique.export.publishing import due_on, is_sensitive, published
from communique.gazetteer.places import open_places
from communique.ledger.claims import StoredClaim
from communique.ledger.filters import ClaimFilter
from communique.ledger.store import Ledger
from communique.model.publishing import Publishing

_AT_ONCE, _DEEPEST = 200, 10_000
"""Claims looked at together, and in all, for a page of the latest."""


@dataclass(frozen=True, slots=True)
class Publisher:
    """Publishes claims that a filter took, on a day, as a setting says; `finer` where the filter asks for what is hidden."""

    publishing: Publishing
    today: dt.date
    finer: bool

    @classmethod
    def of(cls, ledger: Ledger, wanted: ClaimFilter, today: dt.date | None = None) -> Publisher:
        """By the setting that a ledger has now; `today` is the day in UTC unless given."""
        publishing = ledger.settings.publishing().publishing
        return cls(publishing, today or dt.datetime.now(dt.UTC).date(), _asks_finer(wanted, publishing))

    def all(self, claims: Iterable[StoredClaim]) -> Iterator[StoredClaim]:
        """What is published of claims, in their order; those that are held back are left out."""
        return filter(None, map(self.one, claims))

    def one(self, stored: StoredClaim) -> StoredClaim | None:
        """What is published of a claim; None where it is held back, or where being found by the filter would tell too much."""
        if self.finer and is_sensitive(stored.claim, self.publishing):
            return None
        claim = published(stored.claim, self.publishing, self.today)
        if claim is None or claim is stored.claim:
            return stored if claim else None
        return stored.model_copy(update={"claim": claim})

    def moment(self, stored: StoredClaim, changed: str) -> str:
        """When a claim that was changed at a moment could first be read as it is, both ISO 8601 in UTC."""
        if not self.publishing.delay or not is_sensitive(stored.claim, self.publishing):
            return changed
        due = due_on(stored.claim, self.publishing)
        return max(changed, f"{due}T00:00:00.000+00:00") if due else changed


def _asks_finer(wanted: ClaimFilter, publishing: Publishing) -> bool:
    """Whether a filter asks for words, or for finer places than are published."""
    if publishing.coarsen == "none":
        return False
    if wanted.text or wanted.spots or wanted.near:
        return True
    kinds = {"country"} if publishing.coarsen == "country" else {"country", "province"}
    named = [open_places().resolve(name).best for name in wanted.places]
    return any(entry is None or entry.kind not in kinds for entry in named)


def latest_published(
    ledger: Ledger, wanted: ClaimFilter, *, size: int, today: dt.date | None = None
) -> list[tuple[StoredClaim, str]]:
    """The claims that were published or changed last, the latest first, each with when (ISO 8601 in UTC).

    There are `size` where the filter takes so many that are not held back, so that their number tells nothing of those.
    A claim is there when it is due, among what was changed then: so as many days further back are looked through.
    """
    publisher = Publisher.of(ledger, wanted, today)
    publishing = publisher.publishing
    at_once = max(size, _AT_ONCE) if publishing.on else size
    found: list[tuple[StoredClaim, str]] = []
    for offset in range(0, _DEEPEST, at_once):
        page = ledger.claims.latest(wanted, limit=at_once, offset=offset)
        found += [(told, publisher.moment(stored, at)) for stored, at in page if (told := publisher.one(stored))]
        found = sorted(found, key=lambda one: one[1], reverse=True)[:size]
        if len(page) < at_once or (len(found) == size and _days_before(found[-1][1], publishing.delay) >= page[-1][1]):
            break
    return found


def _days_before(moment: str, days: int) -> str:
    return (dt.datetime.fromisoformat(moment) - dt.timedelta(days=days)).isoformat(timespec="milliseconds")
