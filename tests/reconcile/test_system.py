"""Systems of figures: what can hold together, and what a size can be."""

from __future__ import annotations

import math

import pytest

from communique.reconcile.drafts import Row
from communique.reconcile.irreducible import irreducible_sets
from communique.reconcile.system import System, components, feasible, range_of

ANY = (0.0, math.inf)


@pytest.mark.parametrize(("bounds", "rows", "fits"), [
    pytest.param({"a": (5, 5), "b": (4, 9)}, [Row(("a",), "b")], True, id="a part of its whole"),
    pytest.param({"a": (12, 12), "b": (4, 9)}, [Row(("a",), "b")], False, id="a part above its whole"),
    pytest.param({"a": (2, 2), "b": (3, 3), "c": (6, 6)}, [Row(("a", "b"), "c", equal=True)], False, id="a sum that is off"),
    pytest.param({"a": (2, 2), "b": (3, 3), "c": (6, 6)}, [Row(("a", "b"), "c")], True, id="parts that leave some over"),
    pytest.param({"a": (2, 4), "b": (2, 4), "c": (2, 4), "t": (6, 6), "u": (9, 9)},
                 [Row(("a", "b"), "t", equal=True), Row(("b", "c"), "t", equal=True), Row(("a", "c"), "u", equal=True)],
                 False, id="sums that only together are off"),
    pytest.param({"a": (0, 9), "b": (0, 9), "c": (0, 9), "t": (5, 5)},
                 [Row(("a", "b"), "t", equal=True), Row(("b", "c"), "t", equal=True), Row(("a", "c"), "t", equal=True)],
                 False, id="only halves would fit"),
    pytest.param({"a": (0, 9.5), "b": (0, 9), "c": (0, 9), "t": (5, 5)},
                 [Row(("a", "b"), "t", equal=True), Row(("b", "c"), "t", equal=True), Row(("a", "c"), "t", equal=True)],
                 True, id="halves of what is weighed, not counted"),
])  # fmt: skip
def test_feasible(bounds: dict[str, tuple[float, float]], rows: list[Row], fits: bool) -> None:
    assert feasible(System(bounds, tuple(rows))) is fits


def test_the_smallest_set_comes_first() -> None:
    bounds = {"a": (8.0, 8.0), "b": (3.0, 3.0), "c": (9.0, 9.0), "d": (1.0, 1.0)}
    rows = (Row(("a", "b"), "c"), Row(("c",), "d"))
    found = list(irreducible_sets(System(bounds, rows)))
    assert len(found[0]) == 2
    assert [len(claims) for claims in found] == sorted(len(claims) for claims in found)


def test_range_of_a_size() -> None:
    system = System({"part": (3.0, 3.0), "rest": ANY, "whole": (10.0, 12.0)}, (Row(("part", "rest"), "whole", equal=True),))
    assert range_of(system, "rest") == (7.0, 9.0)
    assert range_of(System({"free": (2.0, math.inf)}, ()), "free") == (2.0, math.inf)


def test_components_keep_their_rows() -> None:
    bounds = dict.fromkeys("abcd", ANY)
    parts = components(bounds, [Row(("a",), "b"), Row(("c",), "d"), Row(("a",), "b")])
    assert [sorted(system.bounds) for system in parts] == [["a", "b"], ["c", "d"]]
    assert [len(system.rows) for system in parts] == [1, 1]
