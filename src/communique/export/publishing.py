"""What is published of a claim: no private person by name, and of sensitive claims what a ledger's setting lets out."""

from __future__ import annotations

import datetime as dt

from communique.export.coarsening import coarsened
from communique.gazetteer.medical import tells_of_site
from communique.gazetteer.persons import without_private
from communique.model.publishing import MEDICAL, Publishing
from communique.model.records import Claim


def published(claim: Claim, publishing: Publishing, today: dt.date) -> Claim | None:
    """The claim as it may be published on a day; None while it is held back.

    Names of private persons are always blacked out. A sensitive claim is held back while the day it tells of is less than
    `publishing.delay` days ago, or is not known; its places are made as coarse as `publishing.coarsen` says.
    """
    sensitive = is_sensitive(claim, publishing)
    if sensitive and publishing.delay:
        due = due_on(claim, publishing)
        if due is None or due > today:
            return None
    told = without_private(claim)
    return coarsened(told, publishing.coarsen) if sensitive and publishing.coarsen != "none" else told


def is_sensitive(claim: Claim, publishing: Publishing) -> bool:
    """Whether the claim is of the types that the setting is about."""
    return claim.type in publishing.types or (MEDICAL in publishing.types and tells_of_site(claim))


def due_on(claim: Claim, publishing: Publishing) -> dt.date | None:
    """The first day on which a sensitive claim may be published; None where no day is known that it tells of.

    That is the end of its time, else the day its figure counts as of, else the last day on which its document may have
    been published.
    """
    time, document = claim.time, claim.document
    interval = document.published_interval
    day = time.end or time.as_of or document.published or (interval.end if interval else None)
    if day is None:
        return None
    try:
        return day + dt.timedelta(days=publishing.delay)
    except OverflowError:
        return dt.date.max


def in_words(publishing: Publishing) -> str | None:
    """One sentence for whoever reads what is published; None where the setting is off."""
    if not publishing.on:
        return None
    names = [_WORDS.get(name, name.replace("_", " ")) for name in publishing.types]
    kinds = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
    late = f"{publishing.delay:,} day{'' if publishing.delay == 1 else 's'} late" if publishing.delay else ""
    coarse = f"with no place but their {publishing.coarsen}" if publishing.coarsen != "none" else ""
    return f"In feeds and in what readers download, claims of {kinds} come {' and '.join(filter(None, (late, coarse)))}."


_WORDS = {MEDICAL: "hospitals", "displaced": "displaced people", "evacuated": "evacuated people"}
