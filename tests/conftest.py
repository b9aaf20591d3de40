"""Fixtures shared by the tests."""

from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes tells of the machine, not of the law.
settings.register_profile("laws", deadline=None)
settings.load_profile("laws")

SHARED = Path(__file__).parent.parent.parent / "shared"


def pytest_collection_modifyitems(items):
    """Tests that need the yardsticks beside the project are skipped, visibly, where they are absent."""
    if SHARED.is_dir():
        return
    for item in items:
        if item.get_closest_marker("shared"):
            item.add_marker(pytest.mark.skip(reason="../shared is absent"))


@pytest.fixture(scope="session")
def reader():
    """The real reader, loaded once."""
    from communique.extract.reader import Reader

    return Reader()


@pytest.fixture(scope="session")
def read(reader):
    """Claims of a text: read("text", published="2020-01-01")."""
    import datetime as dt

    from communique.intake.reading import read_bytes

    def read_text(text, published=None, outlet=None):
        date = dt.date.fromisoformat(published) if published else None
        return reader.read(read_bytes(text.encode(), source="test", published=date, outlet=outlet))

    return read_text
