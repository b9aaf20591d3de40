"""Figures that count only those received or found."""

from __future__ import annotations

import pytest

from communique.reconcile.intakes import is_intake


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("the hospital in Manbij received 22 dead", True),
        ("doctors at the hospital counted 22", True),
        ("12 died in hospital", True),
        ("five were killed and 12 others are in hospital", True),
        ("rescuers pulled out nine bodies", True),
        ("a raid killed 14, and the dead were taken to the clinic", True),
        ("70 people were killed in the attack on the Martyrs Maternity Hospital", False),
        ("35 dead in a strike on a hospital", False),
        ("11 women were killed at the maternity hospital", False),
        ("a hospital was bombed, killing nine", False),
        ("a drone struck one of the last hospitals of the town and killed 30", False),
        ("nine people were killed", False),
        ("the group admitted 40 dead", False),
        ("40 were admitted with burns", True),
    ],
)
def test_who_was_received_or_found_is_counted_apart_from_who_was_killed_in_a_struck_hospital(words: str, told: bool) -> None:
    assert is_intake(words) is told
