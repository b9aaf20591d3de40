"""Findings follow changes in the background, once they pause."""

import time

from communique.ledger.chain import By
from communique.pipeline.reconciling import unreconciled
from communique.serve.comparing import Comparing
from tests.ledger.records import claim


def waited(holds, seconds=10):
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_claims_are_compared_after_changes(ledger):
    comparing = Comparing(ledger, "ann", pause=0.05)
    comparing.changed()
    waited(lambda: unreconciled(ledger) == [])
    with ledger.writing(By("ann")) as write:
        write.import_claims([claim("more")])
    for _ in range(3):
        comparing.changed()
    waited(lambda: unreconciled(ledger) == [])
    comparing.close()
    comparing.changed()


def test_closing_without_changes_ends_at_once(ledger):
    Comparing(ledger, "ann").close()
