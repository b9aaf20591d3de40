"""Rewritten stories are told from other stories, and from tomorrow's issue of the same release."""

import pytest

from tests.ledger.conftest import ANN
from tests.ledger.records import document

STORY = (
    "At least 14 people were killed and 30 wounded when warplanes bombed a market in the town of Ariha on Tuesday, residents "
    "and a monitoring group said. Rescue workers were still pulling bodies from under the rubble hours after the strike, and "
    "the toll was expected to rise. The local hospital said it had received 30 wounded people, many of them children, and "
    "appealed for blood. The government did not comment on the reports, and there was no independent confirmation of them."
)
REWRITTEN = STORY.replace("residents and a monitoring group said", "the regional press reported").replace(
    "hours after the strike", "on Tuesday evening"
)
RELEASE = (
    "Coalition forces went on striking the group on {day}, the task force said today from its headquarters. Officials reported "
    "the details of the latest strikes and noted that assessments of results are based on initial reports. In the east, {n} "
    "strikes hit {m} tactical units and destroyed {k} vehicles. All aircraft returned safely to their bases after the missions."
)
OTHER = (
    "The two sides agreed on Friday to open a corridor for relief convoys into the besieged district, mediators said after two "
    "days of talks, and the first trucks with flour and medicine are to leave the border crossing at dawn on Sunday morning."
)


def stored(ledger, *texts):
    results = []
    for number, (text, published) in enumerate(texts):
        read, data = document(text, source=f"{number}.txt", published=published)
        with ledger.writing(ANN) as write:
            results.append(write.document(read, data, []))
    return results


@pytest.mark.parametrize(
    ("first", "second", "alike"),
    [
        pytest.param((STORY, "2016-05-04"), (REWRITTEN, "2016-05-05"), True, id="rewritten"),
        pytest.param((STORY, None), (REWRITTEN, "2016-05-05"), True, id="rewritten, one undated"),
        pytest.param((STORY, "2016-05-04"), (STORY[:300] + " Agencies.", "2016-05-04"), True, id="cut short"),
        pytest.param((STORY, "2016-05-04"), (OTHER, "2016-05-04"), False, id="another story"),
        pytest.param((STORY, "2016-05-04"), (REWRITTEN, "2016-09-04"), False, id="months later"),
        pytest.param((RELEASE.format(day="May 3", n=4, m=5, k=17), "2016-05-03"),
                     (RELEASE.format(day="May 8", n=9, m=6, k=12), "2016-05-08"), False, id="next issue of a release"),
        pytest.param(("Two died.", None), ("Two died there.", None), False, id="too short to tell"),
    ],
)  # fmt: skip
def test_near_duplicates(ledger, first, second, alike):
    one, other = stored(ledger, first, second)
    assert (other.alike == one.document) is alike
    origins = {ledger.documents.get(r.document).origin for r in (one, other)}
    assert (len(origins) == 1) is alike


def test_a_chain_of_rewritings_has_one_origin(ledger):
    again = REWRITTEN.replace("appealed for blood", "asked for help")
    results = stored(ledger, (STORY, None), (REWRITTEN, None), (again, None))
    assert len({ledger.documents.get(r.document).origin for r in results}) == 1
