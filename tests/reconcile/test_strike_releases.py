"""A year of daily strike releases, from the words alone: every line read, every stated total held against its lines."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

import pytest

from communique.intake.reading import read_bytes
from communique.reconcile.engine import reconcile
from tests.reconcile.strike_releases import releases

LINES = Path(__file__).parents[3] / "shared" / "benchmarks" / "oir_strike_lines.jsonl"
COUNTRIES = {"Syria": "SY", "Iraq": "IQ"}

pytestmark = [pytest.mark.shared, pytest.mark.slow]


class Read:
    """One release as it was read: the strikes of each line, and of the lead by country."""

    def __init__(self, release, reader):
        source = f"release-{release.date}"
        self.release = release
        self.document = read_bytes(release.text.encode(), source=source, published=release.date, outlet="Coalition press desk")
        self.claims = reader.read(self.document)
        text = self.document.text
        strikes = [c for c in self.claims if c.type == "air_strike" and c.quantity]
        starts, at = [], 0
        for line in release.lines:
            at = text.index(line.text.strip(), at)
            starts.append(at)
            at += len(line.text.strip())
        ends = [start + len(line.text.strip()) for start, line in zip(starts, release.lines, strict=True)]
        inside = [[c for c in strikes if a <= c.trigger.start < b] for a, b in zip(starts, ends, strict=True)]
        self.lines = list(zip(release.lines, inside, strict=True))
        lead = [c for c in strikes if c.trigger.end <= starts[0]]
        self.totals = {c.places[0].name: c for c in lead if len(c.places) == 1}


@pytest.fixture(scope="module")
def read_year(reader):
    return [Read(release, reader) for release in releases(LINES, 2015)]


@pytest.fixture(scope="module")
def entries(read_year):
    """For each coded place the entry that most of its lines were read as."""
    seen = defaultdict(Counter)
    for read in read_year:
        for line, claims in read.lines:
            for claim in claims[:1]:
                seen[line.place][entry(claim)] += 1
    return {place: counts.most_common(1)[0][0] for place, counts in seen.items()}


@pytest.fixture(scope="module")
def found(read_year):
    return reconcile([claim for read in read_year for claim in read.claims]).findings


def entry(claim):
    return tuple((place.name, place.country, place.geonames_id) for place in claim.places)


def well_read(line, claims, entries):
    counts = [(c.quantity.low, c.quantity.high) for c in claims]
    return counts == [(line.strikes, line.strikes)] and set(entries[line.place]) <= set(entry(claims[0]))


def misread(read, entries):
    """The lines of a day that were not read right, or that stand in the section of a country which their place is not in."""
    astray = [
        line for line, claims in read.lines if claims and any(p.country != COUNTRIES[line.country] for p in claims[0].places)
    ]
    return [line for line, claims in read.lines if not well_read(line, claims, entries)] + astray


def test_lines_have_the_right_count_and_place(read_year, entries):
    every = [(line, claims) for read in read_year for line, claims in read.lines]
    wrong = [line.text for line, claims in every if not well_read(line, claims, entries)]
    assert 1 - len(wrong) / len(every) >= 0.995, wrong


def test_the_lead_states_each_countrys_total(read_year):
    wrong = [read.release.date for read in read_year
             if {name: c.quantity.low for name, c in read.totals.items()} != read.release.totals]  # fmt: skip
    assert wrong == []


def test_totals_of_days_read_right_are_reconciled(read_year, entries, found):
    agreeing = {at for f in found if f.verdict == "consistent" and f.kind in {"sum", "range"} for at in f.claims}
    open_totals = [
        (str(read.release.date), country)
        for read in read_year
        if not misread(read, entries)
        for country, claim in read.totals.items()
        if country != read.release.falsified and claim.id not in agreeing
    ]
    assert open_totals == []


def test_every_falsified_total_is_a_conflict_and_nothing_else_on_those_days(read_year, found):
    conflicts = [set(f.claims) for f in found if f.verdict == "conflict"]
    falsified = [read for read in read_year if read.release.falsified]
    assert len(falsified) == 3
    for read in falsified:
        own = {claim.id for claim in read.claims}
        here = [claims for claims in conflicts if claims & own]
        assert len(here) == 1
        assert read.totals[read.release.falsified].id in here[0]
