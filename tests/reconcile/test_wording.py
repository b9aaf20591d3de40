"""Cues in the words of claims."""

from __future__ import annotations

import re

import pytest

from communique.reconcile import wording


@pytest.mark.parametrize(("words", "line"), [
    ("Near Manbij, two strikes destroyed a tank", True),
    ("in Syria, coalition forces conducted 11 strikes", True),
    ("In the town of Tadef alone, 12 were killed", True),
    ("At least 17 civilians were killed", False),
    ("At Least 10 Civilians Killed", False),
    ("around 40 wounded", False),
    ("In September 62 civilians were killed", False),
    ("At 14:30 on November 25 our brigade took the hill", False),
])  # fmt: skip
def test_a_line_of_a_list_begins_with_its_place(words: str, line: bool) -> None:
    assert (wording.LIST_LINE.match(words) is not None) is line


@pytest.mark.parametrize(("cue", "words", "told"), [
    (wording.TOTAL, "a combined Afghan and coalition force detained five", False),
    (wording.TOTAL, "the combined losses were 40", True),
    (wording.STOOD, "the death toll was likely to rise", False),
    (wording.STOOD, "the death toll was 20", True),
    (wording.SINCE_DIED, "two of its men had died since September", False),
    (wording.SINCE_DIED, "one has since died", True),
    (wording.FURTHER, "19 more were killed", True),
    (wording.FURTHER, "more than 19 were killed", False),
])  # fmt: skip
def test_cues(cue: re.Pattern[str], words: str, told: bool) -> None:
    assert (cue.search(words) is not None) is told


@pytest.mark.parametrize(("words", "share"), [
    ("rebels hold almost all of the town", wording.MOST_SHARE),
    ("the town is entirely theirs", wording.WHOLE_SHARE),
    ("they held several of its districts", wording.LITTLE_SHARE),
    ("they held the base for several hours", None),
])  # fmt: skip
def test_how_much_of_a_place_is_held(words: str, share: wording.Share | None) -> None:
    assert wording.share_of(words) == share
