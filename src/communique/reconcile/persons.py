"""Single persons as claims name them, and whether two claims mean the same one."""

from __future__ import annotations

import re
from functools import lru_cache

from communique.gazetteer.names import folded, skeleton
from communique.reconcile.scopes import Scope, is_person

_BEFORE_NAME = re.compile(r"^(?:(?:the|a|an|his|her|their) )?(?:[a-z][\w-]*,? )+(?=[A-Z])")
_LEAST = 4
"""Letters of a name that alone can tell a person from others."""
_LEAST_BONES = 5
_PARTICLES = frozenset("al el bin ibn abu bint abd ad ul de la von van mr mrs dr".split())


@lru_cache(maxsize=50_000)
def bare_person(name: str) -> str:
    """A person's name without the words for what the person is: "civilian Adam Ward" is "Adam Ward"."""
    return _BEFORE_NAME.sub("", " ".join(name.split()))


@lru_cache(maxsize=50_000)
def name_words(name: str) -> frozenset[str]:
    """The words of a name that tell persons apart, folded."""
    found = (folded(word) for word in re.split(r"[\s-]+", bare_person(name)))
    return frozenset(word for word in found if word and word not in _PARTICLES)


def persons_of(scope: Scope) -> frozenset[str]:
    """The persons that a claim names as its targets."""
    return frozenset(name for name in scope.targets if is_person(bare_person(name)))


def is_named_again(name: str, full: str) -> bool:
    """Whether a name is that person's: the same, or some of its words where one of them is long enough."""
    mine, whole = name_words(name), name_words(full)
    return bool(mine) and mine <= whole and (mine == whole or any(len(word) >= _LEAST for word in mine))


@lru_cache(maxsize=50_000)
def are_one(name: str, other: str) -> bool:
    """Whether two reports can mean one person by these names, as they spell them."""
    if is_named_again(name, other) or is_named_again(other, name):
        return True
    bones = skeleton(bare_person(name))
    return len(bones) >= _LEAST_BONES and bones == skeleton(bare_person(other))
