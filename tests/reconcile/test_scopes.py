"""What a claim counts, as reconciling sees it."""

from __future__ import annotations

import pytest

from communique.reconcile.scopes import scope_of
from tests.reconcile.claims import claim


@pytest.mark.parametrize(
    ("said", "share"),
    [
        pytest.param("70 percent", True, id="percent"),
        pytest.param("about a third", True, id="about-a-third"),
        pytest.param("more than half", True, id="more-than-half"),
        pytest.param("two-thirds", True, id="two-thirds"),
        pytest.param("half a million", False, id="half-a-million"),
        pytest.param("33", False, id="a-count"),
    ],
)
def test_a_share_in_words_is_no_count(said: str, share: bool) -> None:
    assert scope_of(claim("held the town", "control", count=33, said=said), 0, None).percent is share
