"""Ledgers in real files."""

import pytest

from communique.ledger.chain import By
from communique.ledger.store import open_ledger

ANN = By("ann", "test", "test 1")


@pytest.fixture
def ledger(tmp_path):
    """An empty ledger in a file of its own."""
    opened = open_ledger(tmp_path / "ledger.sqlite")
    yield opened
    opened.close()


@pytest.fixture
def holding(ledger):
    """holding(claim, ...): the ledger with these claims imported."""

    def import_all(*claims):
        with ledger.writing(ANN) as write:
            write.import_claims(claims)
        return ledger

    return import_all
