"""Parts of a figure that are told without its verb, read by the real reader."""

import pytest


def figures(claims, kind):
    return [
        (c.quantity.mention.text, " and ".join(e.mention.text for e in c.target), " and ".join(p.name for p in c.places))
        for c in claims
        if c.type == kind and c.quantity
    ]


@pytest.mark.parametrize(
    ("text", "kind", "wanted"),
    [
        pytest.param(
            "At least six people were killed: three in Kherson, two in Nikopol and one in Kharkiv.",
            "killed",
            [("At least six", "people", ""), ("three", "people", "Kherson"), ("two", "people", "Nikopol"),
             ("one", "people", "Kharkiv")],
            id="behind-a-colon",
        ),
        pytest.param(
            "More than 120 houses were destroyed (70 in Goma, 50 in Sake), the governor said.",
            "destroyed",
            [("More than 120", "houses", ""), ("70", "houses", "Goma"), ("50", "houses", "Sake")],
            id="in-brackets",
        ),
        pytest.param(
            "Ten people were killed in Kabul, 12 in Herat and three outside Kandahar, the ministry said.",
            "killed",
            [("Ten", "people", "Kabul"), ("12", "people", "Herat"), ("three", "people", "Kandahar")],
            id="beside-the-first-place",
        ),
        pytest.param(
            "The police arrested 44 suspects, 30 in Istanbul and 14 in Ankara.",
            "detained",
            [("44", "suspects", ""), ("30", "suspects", "Istanbul"), ("14", "suspects", "Ankara")],
            id="beside-what-is-counted",
        ),
        pytest.param(
            "Eight people were injured in Sumy and one more in Odesa overnight.",
            "wounded",
            [("Eight", "people", "Sumy"), ("one", "people", "Odesa")],
            id="one-more",
        ),
        pytest.param(
            "Israeli strikes killed 32 people across the Gaza Strip on Friday, medics said, 14 of them in Jabalia.",
            "killed",
            [("32", "people", "Gaza Strip"), ("14", "people", "Jabalia")],
            id="of-them-in-a-place",
        ),
        pytest.param(
            "A total of 57 people have been killed, 31 of them civilians, since the fighting began on 3 May.",
            "killed",
            [("57", "people", ""), ("31", "civilians", "")],
            id="of-them-of-a-kind",
        ),
        pytest.param(
            "The army killed 40 rebels, 12 of whom were senior commanders, near the town of Baidoa.",
            "killed",
            [("40", "rebels", "Baidoa"), ("12", "senior commanders", "Baidoa")],
            id="of-whom",
        ),
        pytest.param(
            "Another 38 people were wounded, three of whom were in a critical state.",
            "wounded",
            [("38", "people", "")],
            id="how-they-were-is-no-part",
        ),
    ],
)  # fmt: skip
def test_each_part_is_a_claim_of_its_own(read, text, kind, wanted):
    assert figures(read(text, published="2024-05-06"), kind) == wanted


def test_a_part_is_said_by_who_tells_the_whole_and_quotes_its_own_words(read):
    text = "Seven civilians were killed on Monday: four in Horlivka and three in Avdiivka, the regional police said."
    claims = [c for c in read(text, published="2016-05-03") if c.type == "killed"]
    assert {c.source.speaker.text for c in claims} == {"the regional police"}
    assert len({(c.time.start, c.time.end) for c in claims}) == 1
    assert all(c.quantity.mention.text in c.evidence.text for c in claims)
