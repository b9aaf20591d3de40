"""Actors as records, and their reading from the files of data/actors."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from communique.gazetteer.nations import BODIES, Nation, nations, table

MEDIA = frozenset({"agency", "broadcaster", "newspaper", "other"})
"""Kinds of actors that tell of a war and take no part in it."""
ONLOOKERS = MEDIA | {"monitor"}
"""These, and the bodies that count, judge and relieve."""
STATE_BODIES = frozenset({"government", "armed_forces", "army", "air_force", "navy", "police", "ministry", "command"})
"""Kinds of actors that are a state's own."""
_FILES = ("groups.toml", "bodies.toml", "persons.toml")


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor: English Wikipedia title, kind, country (ISO alpha-2), aliases, sides and parents (standing ones).

    The acronyms of one that is `everywhere` mean it whatever the text is about.
    """

    name: str
    kind: str
    country: str | None = None
    aliases: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    organisation: str | None = None
    everywhere: bool = False


def load_actors() -> dict[str, Actor]:
    """The actors of all files by name; a country's bodies take their further names from its row."""
    found = {name: _actor(name, row) for file in _FILES for name, row in table(f"actors/{file}").items()}
    for nation in nations().values():
        for actor in _bodies(nation):
            known = found.get(actor.name)
            aliases = tuple(dict.fromkeys((*known.aliases, *actor.aliases))) if known else ()
            everywhere = bool(known and known.everywhere) or actor.everywhere
            found[actor.name] = replace(known, aliases=aliases, everywhere=everywhere) if known else actor
    return found


def _actor(name: str, row: dict[str, Any]) -> Actor:
    listed = {key: tuple(row.get(key, ())) for key in ("aliases", "sides", "parents")}
    return Actor(name, row.get("kind", "person"), row.get("country"), **listed, organisation=row.get("organisation"),
                 everywhere=row.get("everywhere", False))  # fmt: skip


def _bodies(nation: Nation) -> list[Actor]:
    """A country's forces and their branches; a further name is that of the body's present form."""
    forces = tuple(dict.fromkeys(name for name, _, _ in nation.bodies.get("forces", ())))
    found: dict[str, Actor] = {}
    for field, kind in BODIES.items():
        for number, (name, _, _) in enumerate(reversed(nation.bodies.get(field, ()))):
            aliases = nation.aliases.get(field, ()) if number == 0 else ()
            if name in found:
                found[name] = replace(found[name], aliases=(*found[name].aliases, *aliases))
                continue
            parents = () if name in forces or kind == "ministry" else forces
            found[name] = Actor(name, kind, nation.code, aliases, parents=parents, everywhere=field in nation.everywhere)
    return list(found.values())
