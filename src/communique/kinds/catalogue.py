"""The claim types as data: one TOML file each, loaded once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from communique.model.errors import DataError

FAMILIES = ("air and fires", "ground", "territory", "effects", "relations")


@dataclass(frozen=True, slots=True)
class Kind:
    """One claim type: what it means, the words that may trigger it, its codes elsewhere, and example sentences.

    `verbs` and `nouns` are lemmas, `phrases` runs of lemmas or words; all lower case. `positive` maps example sentences
    to the trigger word that a reader must find with this type; a reader must find no claim of this type in `negative`.
    """

    name: str
    label: str
    family: str
    definition: str = ""
    unit: str = ""
    verbs: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    phrases: frozenset[tuple[str, ...]] = frozenset()
    codes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    positive: tuple[tuple[str, str], ...] = ()
    negative: tuple[str, ...] = ()


@cache
def open_kinds() -> dict[str, Kind]:
    """All claim types by name, ordered by family and then by name.

    Raises DataError where a file of the package does not load.
    """
    folder = files("communique.kinds") / "data"
    kinds = [_load(entry.name, entry.read_text(encoding="utf-8")) for entry in folder.iterdir()
             if entry.name.endswith(".toml")]  # fmt: skip
    return {kind.name: kind for kind in sorted(kinds, key=lambda kind: (FAMILIES.index(kind.family), kind.name))}


def _load(file_name: str, content: str) -> Kind:
    name = file_name.removesuffix(".toml")
    try:
        data = tomllib.loads(content)
        triggers = data["triggers"]
        examples = data.get("examples", {})
        kind = Kind(
            name=name,
            label=data["label"],
            family=data["family"],
            definition=data.get("definition", ""),
            unit=data.get("unit", ""),
            verbs=frozenset(triggers["verbs"]),
            nouns=frozenset(triggers["nouns"]),
            phrases=frozenset(tuple(phrase.split()) for phrase in triggers["phrases"]),
            codes={scheme: tuple(codes) for scheme, codes in data.get("codes", {}).items()},
            positive=tuple((row["text"], row["trigger"]) for row in examples.get("positive", ())),
            negative=tuple(examples.get("negative", ())),
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise DataError(f"kinds/data/{file_name}: {error!r}; reinstall the package") from error
    if kind.family not in FAMILIES:
        raise DataError(f"kinds/data/{file_name}: unknown family {kind.family!r}; one of {', '.join(FAMILIES)}")
    return kind
