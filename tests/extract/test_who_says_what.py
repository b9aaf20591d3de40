"""Who says a claim and who denies it, in sentences written for these tests and read by the real reader."""


def of(claims, kind):
    found = [claim for claim in claims if claim.type == kind]
    assert found, f"no {kind} among {[c.type for c in claims]}"
    return found


def test_what_one_side_says_is_not_denied_because_the_other_denies_it(read):
    (capture,) = of(
        read("Rebels say they took Goma, the army denies. The rebels had shelled it.", published="2025-01-27"), "capture"
    )
    assert capture.polarity == "positive"


def test_who_reports_the_killing_tells_of_it_and_hedges_nothing(read):
    claims = read("The army reported the killing of 41 militants in an operation near Mosul.", published="2016-11-02")
    assert [(c.modality, c.source.mode) for c in of(claims, "killed")] == [("asserted", "indirect")]


def test_he_who_told_it_is_the_subject_of_his_sentence(read):
    text = (
        "Hezbollah said its men had left Safed. Colonel John Doe, the spokesman of the ministry, called that a lie: "
        '"Ten militants were killed near Safed," he told reporters.'
    )
    assert of(read(text, published="2024-10-02"), "killed")[0].source.organisation != "Hezbollah"


def test_a_quotation_behind_a_name_and_a_colon_is_said_by_it_whoever_spoke_before(read):
    text = ('A Taliban spokesman, Zabihullah Mujahid, says his men captured two posts in Kunduz.\n\n'
            'Council member John Doe: "Four civilians died when a mortar hit a house in Kunduz."')  # fmt: skip
    assert of(read(text, published="2020-10-12"), "killed")[0].source.name == "John Doe"
