"""What a figure counts: the class of people or things named by its words, and how two classes stand to each other."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

EQUAL, INSIDE, AROUND, UNSURE, APART = "=", "<", ">", "?", "x"
"""How one side of a comparison stands to the other: the same, a part of it, the whole of it, not settled, disjoint."""

_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_IRREGULAR = {"people": "people", "men": "man", "women": "woman", "children": "child", "wives": "wife", "lives": "life",
              "servicemen": "serviceman", "policemen": "policeman", "gunmen": "gunman", "militiamen": "militiaman",
              "tribesmen": "tribesman", "schoolchildren": "schoolchild", "airmen": "airman", "headquarters": "headquarters",
              "aircraft": "aircraft", "police": "police", "staff": "staff", "personnel": "personnel", "boys": "boy",
              "personnels": "personnel", "dead": "dead", "killed": "killed", "buses": "bus", "wounded": "wounded"}  # fmt: skip
_STOP = re.compile(
    r"\b(?:of|from|with|in|at|on|by|who|that|which|near|belonging|including|mostly|mainly|largely|nearly all|"
    r"almost all|and|to|for|outside|inside|around|between|behind)\b",
    re.I,
)
_SHARED = re.compile(r"^(?:[\w'’-]+ )*(?P<first>[\w'’-]+) (?:and|or) (?:[\w'’-]+ ){1,2}(?P<noun>[A-Za-z'’-]+s)$", re.I)
"""Two words that share the noun behind the second."""
_LISTED = re.compile(r",? (?:and|or|as well as|along with) |, ", re.I)
_PARTICIPLE = re.compile(r"detained|displaced|evacuated|abducted|kidnapped|missing|arrested|captured|freed|released|hurt", re.I)
"""Words behind a noun that say what befell those whom it names."""
_COMPOUNDS = {("police", "officer"): "policeman", ("medical", "worker"): "medic", ("health", "worker"): "medic",
              ("healthcare", "worker"): "medic", ("police", "force"): "police"}  # fmt: skip
"""Nouns of two words, and the one that says the same."""
_BY_AGE_AND_SEX = frozenset({"children", "women", "elderly"})
_BY_ROLE = frozenset({"medics", "patients", "workers"})
_GROWN = frozenset({"children", "medics", "workers", "commanders"})
_GENERIC = frozenset({"members", "member", "number", "group", "groups", "pieces", "total", "persons", "dozens", "hundreds"})


@cache
def _classes() -> tuple[dict[str, str], dict[str, frozenset[str]]]:
    """Words to classes, and classes to the classes that hold them."""
    table = tomllib.loads((files("communique.reconcile") / "data" / "counted.toml").read_text(encoding="utf-8"))
    words = {word: name for name, row in table.items() for word in row["words"]}
    return words, {name: frozenset(row.get("within", ())) for name, row in table.items()}


def singular(word: str) -> str:
    """The singular of an English noun, well enough for the words of the classes."""
    low = word.lower().strip("'’")
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes")):
        return low[:-2]
    return low[:-1] if low.endswith("s") and not low.endswith(("ss", "us", "is")) else low


@lru_cache(maxsize=50_000)
def head_noun(words: str) -> str:
    """The noun that a phrase turns on, singular: "persons from the medical staff" is "person"; empty where there is none.

    Of "army and rebel fighters" it is "fighter".
    """
    cut = _STOP.split(words, maxsplit=1)
    if (shared := _SHARED.match(words)) and singular(shared["first"]) not in _classes()[0]:
        return singular(shared["noun"])
    found = _WORD.findall(cut[0]) or _WORD.findall(words)
    if found and found[-1].lower() in _GENERIC and len(cut) > 1:
        rest = [w for w in _WORD.findall(cut[1]) if singular(w) in _classes()[0]]
        return singular(rest[0]) if rest else singular(found[-1])
    if len(found) > 1 and _PARTICIPLE.fullmatch(found[-1]) and singular(found[-2]) in _classes()[0]:
        found.pop()
    noun = singular(found[-1]) if found else ""
    return _COMPOUNDS.get((singular(found[-2]), noun), noun) if len(found) > 1 else noun


@lru_cache(maxsize=50_000)
def class_of(words: str) -> str | None:
    """The class that a phrase names, or None where its noun is not known; one that lists kinds of people counts people."""
    first = _classes()[0].get(head_noun(words))
    named = {_classes()[0].get(head_noun(part)) for part in _LISTED.split(words)} - {None} if first else set()
    within = _classes()[1]
    if len(named) > 1 and all(name == "people" or "people" in within[name] for name in named if name):
        return "civilians" if all("civilians" in within[name] for name in named if name) else "people"
    return first


def are_people(name: str) -> bool:
    """Whether a class is one of people."""
    return name == "people" or "people" in _classes()[1].get(name, ())


@lru_cache(maxsize=50_000)
def compare(mine: str, other: str) -> str:
    """How the first class stands to the second, of the marks above; classes that nothing joins are APART.

    Classes of people are UNSURE unless both are by age and sex or both by role: who the dead were is disputed, and never
    divides sets.
    """
    within = _classes()[1]
    if mine == other:
        return EQUAL
    if other in within.get(mine, ()):
        return INSIDE
    if mine in within.get(other, ()):
        return AROUND
    if mine in within and other in within:
        people = all(name == "people" or "people" in within[name] for name in (mine, other))
        divided = any({mine, other} <= divided for divided in (_BY_AGE_AND_SEX, _BY_ROLE, _GROWN))
        return UNSURE if people and not divided else APART
    return UNSURE
