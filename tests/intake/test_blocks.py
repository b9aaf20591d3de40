"""The roles of a plain text's parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.intake.blocks import blocks

BODY = "The army said on Monday that its units had entered the northern suburbs after two days of fighting in the hills."

ROLES = [
    pytest.param("News / Sudan / Darfur\n\n" + BODY, ["breadcrumb", "body"], id="breadcrumb"),
    pytest.param("Army enters the suburbs\n\n" + BODY, ["headline", "body"], id="headline"),
    pytest.param(BODY + "\n\nRead More:\n", ["body", "boilerplate"], id="read-more"),
    pytest.param(BODY + "\n\nSHARE THIS ARTICLE\n", ["body", "boilerplate"], id="share-bar"),
    pytest.param(BODY + "\n\nwww.example.org\n", ["body", "boilerplate"], id="bare-address"),
    pytest.param("By our correspondent\n\n" + BODY, ["byline", "body"], id="byline"),
    pytest.param("Published July 27 2016\n\n" + BODY, ["dateline", "body"], id="dateline"),
    pytest.param(BODY + "\n\nSoldiers stand at a bridge near the town. (Photo by AFP)", ["body", "caption"], id="caption"),
    pytest.param(
        "- Near Hatra, one strike destroyed a truck.\n- Near Baaj, two strikes hit a mortar.", ["list", "list"], id="list"
    ),
    pytest.param("Download PDF\n" + BODY, ["boilerplate", "body"], id="download"),
    pytest.param("“" + BODY[:-1] + "”", ["quote"], id="quote"),
]


@pytest.mark.parametrize(("text", "roles"), ROLES)
def test_roles(text, roles):
    assert [block.role for block in blocks(text)] == roles


def test_wrapped_lines_are_one_paragraph():
    text = "The army said on Monday that its units had entered the northern suburbs\nafter two days of fighting in the hills."
    assert len(blocks(text)) == 1


@given(st.text(max_size=400))
def test_blocks_are_ordered_disjoint_and_hold_what_is_not_white(text):
    end = 0
    for block in blocks(text):
        assert end <= block.start < block.end <= len(text)
        assert text[block.start : block.end] == text[block.start : block.end].strip()
        end = block.end
