"""Which words of a document may trigger which claim types, by the lists of `kinds`."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from communique.extract.tokens import Tokens
from communique.kinds.catalogue import open_kinds

KIND_NAMES: tuple[str, ...] = tuple(sorted(open_kinds()))
"""The claim types in the order of the encoder's outputs."""


@cache
def _lists() -> tuple[dict[str, list[int]], dict[str, list[int]], dict[str, list[tuple[tuple[str, ...], int]]]]:
    verbs: dict[str, list[int]] = defaultdict(list)
    nouns: dict[str, list[int]] = defaultdict(list)
    phrases: dict[str, list[tuple[tuple[str, ...], int]]] = defaultdict(list)
    kinds = open_kinds()
    for number, name in enumerate(KIND_NAMES):
        for lemma in kinds[name].verbs:
            verbs[lemma].append(number)
        for lemma in kinds[name].nouns:
            nouns[lemma].append(number)
        for phrase in kinds[name].phrases:
            phrases[phrase[0]].append((phrase, number))
    return verbs, nouns, phrases


def trigger_kinds(tokens: Tokens) -> list[frozenset[int]]:
    """For each token, the numbers (in KIND_NAMES) of the types that it may trigger; every word of a phrase counts."""
    verbs, nouns, phrases = _lists()
    found: list[set[int]] = [set() for _ in tokens.words]
    for at, lemma in enumerate(tokens.lemmas):
        if tokens.pos[at] in {"VERB", "AUX", "ADJ"} or tokens.tags[at].startswith("VB"):
            found[at].update(verbs.get(lemma, ()))
        if tokens.pos[at] in {"NOUN", "PROPN", "ADJ"} or tokens.tags[at] == "VBG":
            found[at].update(nouns.get(lemma, ()))
        for phrase, kind in (*phrases.get(lemma, ()), *phrases.get(tokens.lower[at], ())):
            if _matches(tokens, at, phrase):
                for token in range(at, at + len(phrase)):
                    found[token].add(kind)
    return [frozenset(kinds) for kinds in found]


def _matches(tokens: Tokens, at: int, phrase: tuple[str, ...]) -> bool:
    end = at + len(phrase)
    if end > len(tokens) or tokens.sentence_of[at] != tokens.sentence_of[end - 1]:
        return False
    return all(word in (tokens.lemmas[at + k], tokens.lower[at + k]) for k, word in enumerate(phrase))
