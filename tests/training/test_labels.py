"""The labels that the encoder is trained on."""

import importlib.util
import sys
from pathlib import Path

import pytest

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
    assert len(labelled) >= 440
    for text in labelled:
        for claim in text.claims:
            trigger = claim["trigger"]
            assert text.text[trigger["start"] : trigger["end"]] == trigger["text"]
            assert claim["type"] in open_kinds()


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
