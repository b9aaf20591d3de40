"""Findings on pairs of invented reports (bench/dev_checks/pairs/invented.jsonl), from their marked claims: python -m bench.pairs

Each pair is two short reports as two outlets would write them: of one event, or of two that must not be made one. The findings
expected were written down before anything was run. At first sight 29 of the 42 came out from the marked claims, 18 from what the
reader made of the texts; the rules were then mended by what was missed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from communique.model.findings import Finding
from communique.model.records import Claim, Span
from communique.reconcile.engine import reconcile

PAIRS = Path(__file__).parent / "dev_checks" / "pairs" / "invented.jsonl"
_LEAST_LIKE = 0.5
"""Shared claims over all of them from which a finding meets a check, as the yardstick of checks has it."""


def pairs() -> list[dict[str, Any]]:
    """The pairs as they lie in the file."""
    return [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]


def claims_of(pair: dict[str, Any]) -> Iterator[Claim]:
    """The marked claims of both reports; ids are the pair's name, the report's letter and the claim's number."""
    for letter, document in pair["documents"].items():
        record = {"source": f"{pair['name']}-{letter}", "outlet": document["outlet"], "published": document["published"]}
        for number, marked in enumerate(document["claims"], start=1):
            yield _claim(f"{pair['name']}-{letter}-{number}", record, document["text"], marked)


def _claim(id: str, record: dict[str, str], text: str, marked: dict[str, Any]) -> Claim:
    def span(words: str, after: int = 0) -> Span:
        start = text.index(words, after)
        return Span.of(text, start, start + len(words))

    def entities(role: str) -> list[dict[str, Any]]:
        return [{"mention": span(words), "name": name} for words, name in marked.get(role, ())]

    evidence = span(marked["evidence"])
    figure = marked.get("quantity")
    quantity = figure and {"low": None, "high": None, **figure, "mention": span(figure["words"], evidence.start)}
    said = marked.get("source")
    return Claim.model_validate({
        "id": id, "document": record, "type": marked["type"], "evidence": evidence, "trigger": evidence,
        "agent": entities("agent"), "target": entities("target"),
        "places": [{"name": name, "country": country} for name, country in marked["places"]],
        "time": {"start": marked["days"][0], "end": marked["days"][1], "mention": marked.get("when") and span(marked["when"])},
        "quantity": quantity and {name: value for name, value in quantity.items() if name != "words"},
        "polarity": "negative" if marked.get("negative") else "positive",
        "source": {"mode": "indirect" if said else "narrator", "organisation": said or record["outlet"]},
    })  # fmt: skip


def verdict_on(pair: dict[str, Any], check: dict[str, Any], findings: tuple[Finding, ...]) -> str | None:
    """The verdict of the finding that meets a check best; None where none does."""
    wanted = {f"{pair['name']}-{at}" for at in check["claims"]}
    likeness = [(len(wanted & set(f.claims)) / len(wanted | set(f.claims)), f.verdict == check["verdict"], f) for f in findings]
    best = max(likeness, key=lambda one: one[:2], default=None)
    return best[2].verdict if best and best[0] >= _LEAST_LIKE else None


def main() -> None:
    """Print what comes out otherwise than expected, and how many come out right, all pairs in one ledger."""
    given = pairs()
    findings = reconcile(claim for pair in given for claim in claims_of(pair)).findings
    right = 0
    for pair in given:
        for check in pair["checks"]:
            found = verdict_on(pair, check, findings)
            right += found == check["verdict"]
            if found != check["verdict"]:
                print(
                    f"{pair['name']}: {check['kind']} {check['verdict']} of {' '.join(check['claims'])}: {found or 'not found'}"
                )
    crossed = [f for f in findings if len({at.rsplit("-", 2)[0] for at in f.claims}) > 1]
    apart = {pair["name"] for pair in given if not pair["one_event"]}
    joined = [
        f for f in findings if f.claims[0].rsplit("-", 2)[0] in apart and len({at.rsplit("-", 1)[0] for at in f.claims}) > 1
    ]
    print(f"{right} of {sum(len(pair['checks']) for pair in given)} as expected, "
          f"{len(crossed)} findings between pairs, {len(joined)} between reports of two events")  # fmt: skip


if __name__ == "__main__":
    main()
