"""Figures that a verb puts on a tally, read by the real reader."""

import pytest


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("The governor put the number of dead at 44.", [("44", "The governor")], id="number-put-at"),
        pytest.param("Police put the death toll at 12.", [("12", "Police")], id="toll-put-at"),
        pytest.param(
            "The security ministry on Saturday put the number of people killed in the attack in Kismayo at 19.",
            [("19", "The security ministry")],
            id="number-of-people-killed",
        ),
        pytest.param(
            "The militia said eight of its fighters had been killed, but the army put the figure at more than 50.",
            [("eight", "The militia"), ("more than 50", "the army")],
            id="another-puts-it-otherwise",
        ),
        pytest.param(
            "The death toll from the bombing in Mogadishu has risen from 13 to 17, police said.",
            [("13", "police"), ("17", "police")],
            id="two-figures-are-no-range",
        ),
    ],
)
def test_each_figure_with_who_puts_it(read, text, wanted):
    claims = [c for c in read(text, published="2021-08-23") if c.type == "killed"]
    assert [(c.quantity.mention.text, c.source.speaker.text) for c in claims] == wanted


def test_a_figure_of_something_else_is_no_toll(read):
    assert not read("Analysts put the figure at more than 50 dollars a barrel.", published="2021-08-23")
