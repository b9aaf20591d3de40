"""How words are usually written, counted in mixed-case texts, for texts in capitals. usage: casing.py [OUT.json.gz]

Counts forms of words within sentences of PolNeAR (train), LGL and GeoVirus. A word's commonest form is kept, and for words of
more than one form the forms that the word before or after them decides.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
BENCHMARKS = HERE.parents[1] / "shared" / "benchmarks"
SOURCES = ("polnear_train.jsonl", "lgl.jsonl", "geovirus.jsonl")
OUT = HERE.parent / "src/communique/extract/data/casing.json.gz"
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
LEAST_WORD, LEAST_PAIR = 3, 4
AMBIGUOUS = 0.06
"""Share of a word's rarer forms from which its neighbours are asked."""

Forms = dict[str, Counter[str]]


def form(word: str) -> str:
    """How a word is written: l(ower), t(itle), u(pper) or m(ixed)."""
    if word.islower():
        return "l"
    if len(word) > 1 and word.isupper():
        return "u"
    return "t" if (word[:1].isupper() and word[1:].islower()) or len(word) == 1 else "m"


def sentences(text: str) -> Iterator[list[str]]:
    """The words of each sentence but its first one; lines in capitals tell nothing and are left out."""
    for line in text.split("\n"):
        if sum(c.isupper() for c in line) > 0.5 * sum(c.isalpha() for c in line):
            continue
        for sentence in re.split(r"(?<=[.!?:;])[\"”')]*\s+|[“\"(]", line):
            words = WORD.findall(sentence)
            titled = sum(form(word) != "l" for word in words)
            if len(words) > 4 and titled < 0.6 * len(words):
                yield words


def counted() -> tuple[Forms, Forms, Forms]:
    """The forms of words, of words after a word, and of words before one."""
    alone, after, before = (defaultdict(Counter) for _ in range(3))
    for name in SOURCES:
        for line in (BENCHMARKS / name).read_text(encoding="utf-8").split("\n"):
            for words in sentences(json.loads(line)["text"]) if line.strip() else ():
                lower = [word.lower() for word in words]
                for at in range(1, len(words)):
                    how = form(words[at])
                    alone[lower[at]][how] += 1
                    after[f"{lower[at - 1]} {lower[at]}"][how] += 1
                    if at + 1 < len(words):
                        before[f"{lower[at]} {lower[at + 1]}"][how] += 1
    return alone, after, before


def commonest(forms: Counter[str]) -> str:
    """The commonest form, ties in alphabetical order."""
    return min(forms, key=lambda how: (-forms[how], how))


def table() -> dict[str, dict[str, str]]:
    """`words`, `after` and `before`: for each form the words or pairs that take it, parted by a space or a bar."""
    alone, after, before = counted()
    usual = {word: commonest(forms) for word, forms in alone.items() if forms.total() >= LEAST_WORD}
    doubtful = {word for word, forms in alone.items() if word in usual and 1 - forms[usual[word]] / forms.total() > AMBIGUOUS}
    pairs = {}
    for name, forms_of, which in (("after", after, 1), ("before", before, 0)):
        kept = {}
        for pair, forms in forms_of.items():
            word, how = pair.split(" ")[which], commonest(forms)
            if word in doubtful and forms[how] >= LEAST_PAIR and how != usual[word] and forms[how] > 0.7 * forms.total():
                kept[pair] = how
        pairs[name] = kept
    return {name: by_form(found) for name, found in (("words", usual), *pairs.items())}


def by_form(found: dict[str, str]) -> dict[str, str]:
    """The keys of each form in one string, a line each."""
    return {how: "\n".join(sorted(key for key, own in found.items() if own == how)) for how in "ltum"}


if __name__ == "__main__":
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else OUT
    out.parent.mkdir(exist_ok=True)
    with out.open("wb") as file, gzip.GzipFile(fileobj=file, mode="wb", mtime=0, filename="") as packed:
        packed.write(json.dumps(table(), ensure_ascii=False).encode())
    print(f"{out}: {out.stat().st_size} bytes")
