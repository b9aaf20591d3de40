"""Reconciling a ledger step by step gives what all claims at once give; persons' decisions are carried out."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from communique.ledger.chain import By
from communique.ledger.filters import ClaimFilter
from communique.ledger.store import Ledger, open_ledger
from communique.model.findings import Finding
from communique.model.records import Claim, Place
from communique.pipeline import reconciling
from communique.pipeline.importing import import_claims
from communique.pipeline.reconciling import Reconciled, decide_incident, reconcile_ledger, unreconciled
from communique.reconcile import blocking, ties
from tests.reconcile.claims import claim


def report(name: str, toll: int, hurt: int, *, place: str = "Qamishli", day: str = "2016-07-27") -> list[Claim]:
    """One report of a bombing."""
    common = {"document": name, "outlet": name.upper(), "place": (place,), "days": (day, day), "published": day}
    return [
        claim("a truck bomb went off", "bombing", at=100, **common),  # type: ignore[arg-type]
        claim(f"{toll} people were killed", at=200, count=toll, target=("people",), **common),  # type: ignore[arg-type]
        claim(f"{hurt} people were hurt", "wounded", at=300, count=hurt, target=("people",), **common),  # type: ignore[arg-type]
    ]


REPORTS = [report("a", 22, 60), report("b", 44, 60), report("c", 44, 90), report("d", 5, 8, place="Mosul"), report("e", 31, 90)]


def held(path: Path, batches: Iterable[Sequence[list[Claim]]]) -> tuple[Ledger, list[int]]:
    """A ledger into which batches of reports were imported, reconciled after each; and how many documents each took up."""
    ledger = open_ledger(path)
    taken = []
    for batch in batches:
        list(import_claims([one for some in batch for one in some], ledger, "ann"))
        taken.append(reconcile_ledger(ledger, "ann").documents)
    return ledger, taken


def findings(ledger: Ledger) -> list[Finding]:
    return [one.finding for one in ledger.findings.find(limit=None)]


@pytest.fixture
def at_once(tmp_path: Path) -> list[Finding]:
    ledger, _ = held(tmp_path / "at-once.sqlite", [REPORTS])
    return findings(ledger)


@pytest.mark.parametrize("order", [*itertools.islice(itertools.permutations(range(5)), 0, 120, 29)])
def test_order_of_adding_does_not_matter(order: tuple[int, ...], at_once: list[Finding], tmp_path: Path) -> None:
    ledger, _ = held(tmp_path / "step.sqlite", [[REPORTS[at]] for at in order])
    assert findings(ledger) == at_once
    assert at_once


def test_only_what_is_touched_is_gone_over(tmp_path: Path) -> None:
    far = [report(f"far-{day}", day, day + 1, place="Mosul", day=f"2015-03-{day:02}") for day in range(1, 21)]
    _, taken = held(tmp_path / "l.sqlite", [far, [REPORTS[0]], [REPORTS[1]], []])
    assert taken == [20, 1, 2, 0]


def test_keys_of_an_older_version_are_made_anew(at_once: list[Finding], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A ledger whose claims were compared by other keys is compared anew, whole, and then has the keys of this version."""
    with monkeypatch.context() as older:
        older.setattr(blocking, "rules", lambda: "older")
        older.setattr(ties, "keys_of", lambda _scope: iter(()))
        ledger, _ = held(tmp_path / "l.sqlite", [REPORTS])
        assert unreconciled(ledger) == []
        assert len(findings(ledger)) < len(at_once)
    assert len(unreconciled(ledger)) == len(REPORTS)
    assert reconcile_ledger(ledger, "ann").changed == len(REPORTS)
    assert unreconciled(ledger) == []
    assert findings(ledger) == at_once
    last = report("f", 31, 90)
    list(import_claims(last, ledger, "ann"))
    assert reconcile_ledger(ledger, "ann").documents == 5


@pytest.mark.parametrize("after", [1, 2])
def test_what_was_broken_off_goes_on(after: int, at_once: list[Finding], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reconciling that ends after some parts of a ledger leaves the rest, and only that, to the next time."""
    monkeypatch.setattr(reconciling, "_PART", 4)
    ledger = open_ledger(tmp_path / "l.sqlite")
    list(import_claims([one for some in REPORTS for one in some], ledger, "ann"))
    done: list[int] = []

    def interrupted(doing: str, claims: int, _total: int) -> None:
        done.extend([claims] if doing == "comparing" else [])
        if len(done) == after:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        reconcile_ledger(ledger, "ann", interrupted)
    assert len(unreconciled(ledger)) == 5 - done[-1] // 3
    reconcile_ledger(ledger, "ann")
    assert findings(ledger) == at_once
    assert reconcile_ledger(ledger, "ann") == Reconciled()


def test_a_failure_while_comparing_leaves_the_documents_to_be_compared(
    at_once: list[Finding], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger, _ = held(tmp_path / "l.sqlite", [REPORTS[:4]])
    list(import_claims(REPORTS[4], ledger, "ann"))
    with monkeypatch.context() as broken:
        broken.setattr(reconciling, "reconcile", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            reconcile_ledger(ledger, "ann")
    assert unreconciled(ledger) == [ledger.documents.get("e").id]  # type: ignore[union-attr]
    reconcile_ledger(ledger, "ann")
    assert findings(ledger) == at_once


def test_what_was_beside_a_changed_report_is_not_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A report that moved elsewhere leaves its neighbour's findings to be made anew, also where that is broken off between."""
    monkeypatch.setattr(reconciling, "_PART", 3)
    monkeypatch.setattr(reconciling, "_ALL_ABOVE", 0)
    ledger, _ = held(tmp_path / "l.sqlite", [REPORTS[:2]])
    moved = [one.model_copy(update={"places": (Place(name="Mosul", country="IQ"),)}) for one in REPORTS[0]]
    list(import_claims(moved, ledger, "ann"))

    def interrupted(doing: str, claims: int, _total: int) -> None:
        if doing == "comparing":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        reconcile_ledger(ledger, "ann", interrupted)
    assert len(unreconciled(ledger)) == 1
    reconcile_ledger(ledger, "ann")
    anew, _ = held(tmp_path / "anew.sqlite", [[moved, REPORTS[1]]])
    assert findings(ledger) == findings(anew)


def test_a_withdrawn_claim_takes_its_findings_along(tmp_path: Path) -> None:
    ledger, _ = held(tmp_path / "l.sqlite", [REPORTS[:2]])
    gone = REPORTS[0][1].id
    assert any(gone in finding.claims for finding in findings(ledger))
    with ledger.writing(By("ann", "misread")) as write:
        write.revise.withdraw([str(gone)])
    reconcile_ledger(ledger, "ann")
    assert not any(gone in finding.claims for finding in findings(ledger))
    assert any(REPORTS[0][2].id in finding.claims for finding in findings(ledger))


def test_incidents_are_split_merged_and_confirmed(tmp_path: Path) -> None:
    ledger, _ = held(tmp_path / "l.sqlite", [[*REPORTS[:2], REPORTS[3]]])
    shared, other = sorted(ledger.findings.incidents(), key=lambda incident: -len(incident.claims))
    assert len(shared.claims) == 6
    parted = [str(one.id) for one in REPORTS[1]]
    decide_incident(ledger, By("ann", "two blasts"), shared.id, "split", parted)
    assert {len(incident.claims) for incident in ledger.findings.incidents()} == {3}
    decide_incident(ledger, By("ann", "one after all"), shared.id, "merge", [*shared.claims])
    decide_incident(ledger, By("ann", "seen"), shared.id, "confirm", list(shared.claims))
    found = ledger.findings.incident(shared.id)
    assert found is not None
    assert (len(found.claims), found.state) == (6, "confirmed")
    tolls = [f for f in findings(ledger) if f.incident == shared.id]
    assert tolls
    assert not any(finding.candidate for finding in tolls)
    assert ledger.findings.incident(other.id) is not None


def test_definitions_of_a_source_are_named_in_comparisons(tmp_path: Path) -> None:
    from communique.intake.reading import read_bytes

    ledger = open_ledger(tmp_path / "l.sqlite")
    text = "A strike, as defined in our releases, means one or more weapons that hit the same place.\nWe made 24 strikes."
    for name, count in (("a", 24), ("b", 61)):
        source = text if name == "a" else "The jets made 61 strikes near the town that day, monitors said."
        read = read_bytes(source.encode(), source=name, outlet=name.upper())
        common = {"document": name, "outlet": name.upper(), "place": ("Qamishli",), "published": "2016-07-27"}
        claims = [
            claim(f"{count} strikes", "air_strike", at=0, id=f"{name}-s", count=count, counted="strikes", **common),  # type: ignore[arg-type]
            claim("60 people were hurt", "wounded", at=20, id=f"{name}-w", count=60, target=("people",), **common),  # type: ignore[arg-type]
        ]
        with ledger.writing(By("ann")) as write:
            write.document(read, source.encode(), claims)
    reconcile_ledger(ledger, "ann")
    (said,) = [finding.why for finding in findings(ledger) if set(finding.claims) == {"a-s", "b-s"}]
    assert 'the sources may count "strike" differently' in said
    assert len(list(ledger.claims.stream(ClaimFilter()))) == 4
