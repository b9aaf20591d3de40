"""Reports to tolls: read, counted, placed."""

from communique.intake.manifest import Input
from communique.pipeline.reading import Failure, Outcome, read
from communique.pipeline.tolls import report_toll, tolls
from tests.reconcile.reports import document, told


def test_a_report_is_read_counted_and_placed(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(
        "At least 12 people were killed when a shell hit a market in Raqqa, including four children. "
        "Local medics put the death toll at 15.",
        encoding="utf-8",
    )
    (one,) = tolls(read([Input(str(path), path, None, None)]))
    assert (one.toll.low, one.toll.high) == (12, 15)
    assert one.toll.place.name == "Raqqa"
    assert set(one.toll.used) <= set(one.claims)


def test_a_failed_input_has_no_toll():
    failed = Outcome("x", failure=Failure("intake", "x: does not exist; check the path"))
    (one,) = tolls([failed])
    assert (one.outcome, one.toll) == (failed, None)


def test_where_no_claim_is_located_the_beginning_names_the_place():
    text = "Seven people were killed. The town of Raqqa buried them in the evening."
    toll = report_toll(document(text), [told(text, "killed", "Seven", (7, 7), counted="people")])
    assert (toll.low, toll.place.name, toll.place.mention.text) == (7, "Raqqa", "Raqqa")
