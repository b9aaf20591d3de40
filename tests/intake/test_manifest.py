"""Manifests."""

import datetime as dt

import pytest

from communique.intake.manifest import read_manifest
from communique.model.errors import OptionError


def write(folder, content):
    path = folder / "manifest.csv"
    path.write_text(content, encoding="utf-8")
    return path


def test_paths_are_relative_and_sources_stay_as_written(tmp_path):
    path = write(tmp_path, "source,published,outlet\ntexts/a.txt,2020-02-03,Post\nhttps://example.org/x,,\n")
    first, second = read_manifest(path)
    assert (first.source, first.path, first.published, first.outlet) == (
        "texts/a.txt", tmp_path / "texts/a.txt", dt.date(2020, 2, 3), "Post")  # fmt: skip
    assert (second.path, second.published, second.outlet) == (None, None, None)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param("source,published\na.txt,May 5\n", "manifest.csv:2: 'May 5' is no date", id="date"),
        pytest.param("source,published\n,2020-01-01\n", "manifest.csv:2: has no source", id="empty"),
    ],
)
def test_a_wrong_line_is_a_problem_of_its_own_and_the_others_are_read(tmp_path, content, words):
    wrong, right = read_manifest(write(tmp_path, content + "b.txt,2020-01-02\n"))
    assert words in wrong.problem
    assert (right.problem, right.published) == (None, dt.date(2020, 1, 2))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param("path\na.txt\n", r"manifest\.csv:1: has no column 'source'", id="column"),
        pytest.param("", r"manifest\.csv:1: has no column 'source'", id="empty"),
    ],
)
def test_a_file_that_is_no_manifest_is_refused(tmp_path, content, words):
    with pytest.raises(OptionError, match=words):
        read_manifest(write(tmp_path, content))


def test_a_missing_manifest_is_refused(tmp_path):
    with pytest.raises(OptionError, match="cannot be read"):
        read_manifest(tmp_path / "none.csv")
