"""A figure of a sentence while it is being read, and the word lists that reading goes by."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

from communique.model.records import Number

Change = Literal["=", "~", "<", ">", "up", "down"]


class UnitPhrase(NamedTuple):
    """A unit over pieces up to `end`: `known` where it is a unit of measure, `plural` where it is a noun in the plural."""

    end: int
    name: str
    known: bool
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure over pieces `start`..`end` of a sentence, its number over `number`; `unit` is None where none is worded."""

    start: int
    end: int
    number: tuple[int, int]
    values: tuple[Number, ...]
    change: Change
    unit: UnitPhrase | None


@cache
def word_lists() -> dict[str, Any]:
    """The tables of words.toml."""
    return tomllib.loads((files("communique.extract.quantities") / "words.toml").read_text(encoding="utf-8"))


@cache
def listed(table: str, name: str) -> frozenset[str]:
    """The words of one list of words.toml."""
    return frozenset(word_lists()[table][name].split())
