"""How much of a web page's article intake keeps, and how much else: F1 of 4-gram shingles against the marked article.

The measure is that of scrapinghub/article-extraction-benchmark (evaluate.py). usage: python -m bench.pages FILE.jsonl
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path
from statistics import mean

from communique.intake.reading import read_bytes
from communique.model.document import CLAIM_ROLES, ReadDocument
from communique.model.errors import CommuniqueError

SHINGLE = 4


def article(document: ReadDocument) -> str:
    """What claims are read from, without the title."""
    parts = [document.text[b.start : b.end] for b in document.blocks if b.role in CLAIM_ROLES]
    return "\n".join(part for part in parts if part != document.document.title)


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The runs of SHINGLE words of a text, the whole text where it is shorter."""
    words = re.findall(r"\w+", text)
    runs = [tuple(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1))] if words else []
    return Counter(runs)


def precision_recall(found: str, marked: str) -> tuple[float, float]:
    """The share of the found text that is marked, and of the marked text that is found."""
    ours, theirs = shingles(found), shingles(marked)
    common = (ours & theirs).total()
    if ours == theirs:
        return 1.0, 1.0
    return common / ours.total() if ours else 0.0, common / theirs.total() if theirs else 0.0


def main(path: Path) -> None:
    """Print precision, recall and F1 over all pages."""
    pages = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    scores = []
    for page in pages:
        try:
            found = article(read_bytes(page["html"].encode(), source=page["url"]))
        except CommuniqueError:
            found = ""
        scores.append(precision_recall(found, page["articleBody"]))
    precision, recall = (mean(score[side] for score in scores) for side in (0, 1))
    print(json.dumps({"pages": len(pages), "precision": round(precision, 3), "recall": round(recall, 3),
                      "f1": round(2 * precision * recall / (precision + recall), 3)}))  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]))
