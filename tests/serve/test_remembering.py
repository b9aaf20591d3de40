"""Answers are kept while the ledger stays as it is, and no longer."""

from communique.ledger.chain import By
from communique.ledger.filters import ClaimFilter
from communique.serve.remembering import MOST, Memory

ALL = ClaimFilter()


def test_an_answer_is_made_once_for_each_version(ledger):
    memory, made = Memory(ledger), []

    def ask(wanted=ALL, question="count"):
        return memory.answer(question, wanted, lambda: made.append(wanted) or len(made))

    assert [ask(), ask(), ask(ClaimFilter(types=("killed",))), ask()] == [1, 1, 2, 1]
    assert ask(question="places") == 3
    with ledger.writing(By("ann")) as write:
        write.import_claims([ledger.claims.find()[0].claim.model_copy(update={"id": "new"})])
    assert ask() == 4


def test_what_rests_on_findings_is_made_anew(ledger):
    memory, made = Memory(ledger), []
    for _ in range(2):
        memory.answer("count", ClaimFilter(verdicts=("differ",)), lambda: made.append(1))
    assert len(made) == 2


def test_few_answers_are_kept(ledger):
    memory = Memory(ledger)
    for number in range(MOST + 5):
        memory.answer(number, ALL, str)
    assert len(memory._answers) == MOST
