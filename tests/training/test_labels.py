"""The labels that the encoder is trained on."""

import importlib.util
import json
import shutil
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from communique.extract.heads import ENTITY_TYPES
from communique.kinds.catalogue import open_kinds

TRAINING = Path(__file__).parent.parent.parent / "training"


@pytest.fixture(scope="module")
def module():
    spec = importlib.util.spec_from_file_location("labelled", TRAINING / "labelled.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["labelled"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def labelled(module):
    return list(module.labelled_texts())


@pytest.fixture(scope="module")
def dev(module):
    return list(module.labelled_texts(module.HERE / "labels" / "dev"))


@pytest.mark.shared
def test_every_label_fits_its_text_and_its_type_exists(labelled):
    assert len(labelled) >= 1300
    for text in labelled:
        for claim in text.claims or []:
            trigger = claim["trigger"]
            assert text.text[trigger["start"] : trigger["end"]] == trigger["text"]
            assert claim["type"] in open_kinds()


@pytest.fixture
def own_labels(module, tmp_path):
    """A folder with the labels of our own texts alone, which need nothing of ../shared."""
    shutil.copy(module.HERE / "labels" / "own.jsonl", tmp_path)
    own = {json.loads(line)["sha256"] for line in (tmp_path / "own.jsonl").read_text(encoding="utf-8").splitlines()}
    lines = (module.HERE / "labels" / module.ENTITIES).read_text(encoding="utf-8").splitlines(keepends=True)
    marked = [line for line in lines if json.loads(line)["sha256"] in own]
    (tmp_path / module.ENTITIES).write_text("".join(marked), encoding="utf-8")
    return tmp_path


def test_labelled_texts_have_the_entities_that_were_marked_on_them(module, own_labels):
    texts = {text.doc: text for text in module.labelled_texts(own_labels)}
    entities = {(texts["own-07"].text[e["start"] : e["end"]], e["type"]) for e in texts["own-07"].entities}
    assert {("The Saudi-led coalition", "Organisation"), ("Jizan airport", "Location"), ("last month", "Temporal")} <= entities
    assert len(texts) >= 90
    assert all(text.claims is not None and text.entities is not None for text in texts.values())


def test_labelled_texts_without_marks_have_no_list_of_entities(module, own_labels):
    file = own_labels / module.ENTITIES
    marked, *_ = file.read_text(encoding="utf-8").splitlines()
    file.write_text(marked + "\n", encoding="utf-8")
    with_entities = [text.doc for text in module.labelled_texts(own_labels) if text.entities is not None]
    assert with_entities == [json.loads(marked)["doc"]]


def test_no_entity_of_labelled_texts_overlaps_another_or_begins_or_ends_in_space(module, own_labels):
    for text in module.labelled_texts(own_labels):
        spans = [(entity["start"], entity["end"]) for entity in text.entities or []]
        assert all(end <= following for (_, end), (following, _) in pairwise(spans)), text.doc
        for start, end in spans:
            assert text.text[start:end] == text.text[start:end].strip() != "", (text.doc, start)
        assert {entity["type"] for entity in text.entities or []} <= set(ENTITY_TYPES)


def test_texts_marked_for_entities_alone_have_whole_words_of_known_types_and_no_list_of_claims(module, tmp_path):
    shutil.copy(module.HERE / "labels" / "reports.jsonl", tmp_path)
    texts = list(module.labelled_texts(tmp_path))
    assert len({text.text for text in texts}) == len(texts) >= 120
    for text in texts:
        assert text.claims is None
        assert text.entities
        spans = [(entity["start"], entity["end"]) for entity in text.entities]
        assert all(end <= following for (_, end), (following, _) in pairwise(spans)), text.doc
        for start, end in spans:
            assert text.text[start:end] == text.text[start:end].strip() != "", (text.doc, start)
            for edge in (start, end):
                around = text.text[max(0, edge - 1) : edge + 1]
                assert len(around) < 2 or not around.isalnum(), (text.doc, text.text[start:end])
        assert {entity["type"] for entity in text.entities} <= set(ENTITY_TYPES)


@pytest.mark.shared
def test_entities_marked_by_hand_cut_no_word_and_do_not_overlap(labelled):
    marked = [text for text in labelled if text.entities and text.set != "re3d"]
    assert len(marked) >= 400
    for text in marked:
        spans = [(entity["start"], entity["end"]) for entity in text.entities]
        assert all(end <= following for (_, end), (following, _) in pairwise(spans)), text.doc
        for edge in (edge for span in spans for edge in span):
            around = text.text[max(0, edge - 1) : edge + 1]
            assert len(around) < 2 or not (around.isalpha() and around.islower()), (
                text.doc,
                text.text[max(0, edge - 20) : edge + 20],
            )


def test_entities_of_a_text_that_is_not_labelled_are_an_error(module, own_labels):
    file = own_labels / module.ENTITIES
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    lines[0]["sha256"] = "0" * 64
    file.write_text("\n".join(map(json.dumps, lines)) + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match=f"{lines[0]['doc']}: no other file labels a text of this sha256"):
        list(module.labelled_texts(own_labels))


def test_spans_in_texts_of_ours_are_whole_words_and_no_text_stands_twice(module, tmp_path):
    for file in ("short.jsonl", "modern.jsonl"):
        shutil.copy(module.HERE / "labels" / file, tmp_path)
    texts = list(module.labelled_texts(tmp_path))
    assert len({text.text for text in texts}) == len(texts) >= 780
    for text in texts:
        for claim in text.claims:
            mentions = [
                claim["trigger"],
                claim["time"]["mention"],
                claim["source"]["speaker"],
                (claim["quantity"] or {}).get("mention"),
            ]
            mentions += [role["mention"] for name in ("agent", "target", "supporter", "places") for role in claim[name]]
            for mention in filter(None, mentions):
                words = text.text[mention["start"] : mention["end"]]
                assert words == words.strip() != "", (text.doc, claim["trigger"])
                for edge in (mention["start"], mention["end"]):
                    around = text.text[max(0, edge - 1) : edge + 1]
                    assert len(around) < 2 or not around.isalnum(), (text.doc, mention)
            assert {place["role"] for place in claim["places"]} <= {"at", "near", "from", "to", "toward"}
            assert claim["source"]["speaker"] is None or claim["source"]["mode"] != "narrator"


@pytest.mark.shared
def test_complete_participants_are_whole_words_of_their_text_and_known_roles(labelled):
    complete = [text for text in labelled if text.participants is not None]
    assert len(complete) >= 190
    for text in complete:
        assert list(text.participants) == [claim["id"] for claim in text.claims]
        for claim, roles in text.participants.items():
            assert set(roles) == {"agent", "target", "places"}
            assert {place["role"] for place in roles["places"]} <= {"at", "near", "from", "to", "toward"}
            for role in (one for ones in roles.values() for one in ones):
                start, end = role["mention"]["start"], role["mention"]["end"]
                assert text.text[start:end] == role["mention"]["text"] == role["mention"]["text"].strip() != "", claim


@pytest.mark.shared
def test_complete_participants_name_doers_and_places_of_other_sentences_more_often_than_the_claims_do(labelled):
    def outside(claims, name):
        return sum(abs(one["mention"]["start"] - trigger) > 400 for trigger, roles in claims for one in roles[name])

    for name in ("agent", "places"):
        given = [(claim["trigger"]["start"], claim) for text in labelled if text.participants for claim in text.claims]
        complete = [(at, text.participants[claim["id"]]) for text in labelled if text.participants
                    for claim in text.claims for at in [claim["trigger"]["start"]]]  # fmt: skip
        assert outside(complete, name) > outside(given, name)


def test_participants_of_our_own_texts_are_joined_by_sha256_and_of_the_claims_that_are_labelled(module, own_labels):
    first = json.loads((own_labels / "own.jsonl").read_text(encoding="utf-8").splitlines()[0])
    roles = {"agent": [{"start": 0, "end": 3}], "target": [], "places": [{"start": 4, "end": 6, "role": "at"}]}
    claims = {f"{first['doc']}-{n}": roles for n in range(1, len(first["claims"]) + 1)}
    record = {"doc": first["doc"], "set": "own", "sha256": first["sha256"], "claims": claims}
    file = own_labels / "carried.jsonl"
    file.write_text(json.dumps(record) + "\n", encoding="utf-8")
    joined, *others = module.labelled_texts(own_labels)
    agent, place = joined.participants[f"{first['doc']}-1"]["agent"][0], joined.participants[f"{first['doc']}-1"]["places"][0]
    assert agent["mention"] == {"start": 0, "end": 3, "text": joined.text[:3]}
    assert (place["mention"]["text"], place["role"]) == (joined.text[4:6], "at")
    assert all(text.participants is None for text in others)

    claims.popitem()
    file.write_text(json.dumps(record) + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match="other claims than those that are labelled"):
        list(module.labelled_texts(own_labels))
    file.write_text(json.dumps(record | {"sha256": "0" * 64}) + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no other file labels a text of this sha256"):
        list(module.labelled_texts(own_labels))


@pytest.mark.shared
def test_the_development_set_is_complete_and_trains_nothing(labelled, dev):
    trained = {text.text for text in labelled}
    assert len(dev) >= 25
    for text in dev:
        assert text.text not in trained
        for claim in text.claims:
            assert claim["type"] in open_kinds()
            evidence, trigger, quantity = claim["evidence"], claim["trigger"], claim["quantity"]
            assert evidence["text"].strip(), (text.doc, trigger)
            assert quantity is None or quantity["low"] is not None or quantity["high"] is not None
            assert claim["source"]["speaker"] is None or claim["source"]["mode"] != "narrator"
            assert all(place["name"] for place in claim["places"])
