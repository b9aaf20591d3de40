"""A run of `communique add` that is killed at any moment loses nothing that it reported, and goes on where it was."""

import random
import signal
import subprocess
import sys
import time

from communique.ledger.store import open_ledger

# The command itself, with a reader that needs no model: one claim for each word that is a number.
COMMAND = """
import communique.pipeline.adding as adding
from tests.pipeline.test_killed import CountingReader

adding.the_reader = CountingReader
from communique.cli.main import main

main()
"""


class CountingReader:
    """Finds a claim in each numeral of a text."""

    def read(self, document):
        from communique.model.records import Claim, Span, Time, claim_id

        claims, at = [], 0
        for word in document.text.split(" "):
            if word.isdigit():
                span = Span.of(document.text, at, at + len(word))
                id = claim_id(document.document.id, "killed", span, span, None)
                claims.append(Claim(id=id, document=document.document, type="killed", evidence=span, trigger=span, time=Time()))
            at += len(word) + 1
        return tuple(claims)


def reports(folder, count):
    """A folder of `count` reports, no two of one story."""
    chance = random.Random(7)
    words = ["".join(chance.choices("abcdefghij", k=6)) for _ in range(300)]
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:04}.txt").write_text(f"{' '.join(chance.choices(words, k=10))} {number} dead and {number} hurt here.")
    return folder


def killed_runs(folder, ledger_file, runs, seed=1):
    """Run the command `runs` times, each killed after a few lines and a moment more; the addresses that it reported stored."""
    chance = random.Random(seed)
    told = set()
    for _ in range(runs):
        process = subprocess.Popen([sys.executable, "-c", COMMAND, "add", str(folder), "--ledger", str(ledger_file)],
                                   stdout=subprocess.PIPE, text=True)  # fmt: skip
        wanted, new = chance.randrange(1, 12), 0
        for line in process.stdout:
            verb, *_, name = line.strip().split(" (")[0].split(" ")
            told |= {name} if verb in {"stored", "there"} else set()
            new += verb == "stored"
            if new >= wanted:
                time.sleep(0.05 * chance.random())
                process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        yield told, process.returncode


def check(ledger_file, told):
    """The ledger opens, holds all that was told, nothing twice, and verifies."""
    ledger = open_ledger(ledger_file)
    held = [document.document.source for document in ledger.documents.find(limit=10_000)]
    assert told <= set(held)
    assert len(held) == len(set(held))
    assert list(ledger.verify()) == []
    claims = ledger.claims.count().claims
    ledger.close()
    return len(held), claims


def finish(folder, ledger_file):
    """One run that nobody kills."""
    command = [sys.executable, "-c", COMMAND, "add", str(folder), "--ledger", str(ledger_file)]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_an_add_that_is_killed_loses_nothing(tmp_path):
    folder, ledger_file = reports(tmp_path / "reports", 40), tmp_path / "l.sqlite"
    for told, status in killed_runs(folder, ledger_file, 3):
        assert status == -signal.SIGKILL
        assert told
        check(ledger_file, told)
    finish(folder, ledger_file)
    assert check(ledger_file, set()) == (40, 80)
