"""The labels that the encoder is trained on."""

import importlib.util
import sys
from pathlib import Path

import pytest

from communique.kinds.catalogue import open_kinds

TRAINING = Path(__file__).parent.parent.parent / "training"


@pytest.fixture(scope="module")
def labelled():
    spec = importlib.util.spec_from_file_location("labelled", TRAINING / "labelled.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["labelled"] = module
    spec.loader.exec_module(module)
    return list(module.labelled_texts())


@pytest.mark.shared
def test_every_label_fits_its_text_and_its_type_exists(labelled):
    assert len(labelled) >= 300
    for text in labelled:
        for claim in text.claims:
            trigger = claim["trigger"]
            assert text.text[trigger["start"] : trigger["end"]] == trigger["text"]
            assert claim["type"] in open_kinds()
