"""Labelled texts: label files of this folder joined with the texts that they mark, which lie in ../shared/benchmarks.

A line of `labels/SET.jsonl` is one text: `doc`, `set`, `published`, `outlet`, `parts`, `sha256` (of the text in UTF-8) and
`claims`. The text is its parts one after the other: {"own": FILE} is a file of `texts/`, {"own": FILE, "line": N}
its line N (from 1) without the newline, {"words": ...} words of ours,
{"id", "field", "start", "end"} code points of a field of one record of the set. Claims have the fields of the gold records
(../shared/claims/GUIDELINES.md) with spans as [start, end] into that text, places as [start, end, role], and `time_reading`
(how to read a claim's time where no expression says it: past, present, future, carried).

`labels/entities.jsonl` adds `entities` ([start, end, type] of re3d's types, in its annotators' manner) to texts of the other
files: it names each as they do, and `sha256` joins them. The texts of re3d have the set's own. `labels/reports.jsonl` marks
texts for entities alone: its lines have `entities` in the place of `claims`.

`labels/carried*.jsonl` add to texts of the other files, joined by `sha256`, who did it, to whom and where of every claim as the
whole text tells it: `claims` is {id: {agent, target, places}} with mentions as {start, end} (places with `role`), those of other
sentences included. The claims of the other files have mostly those of the claim's own sentence.

`labels/dev/` holds the development set, in the same form. It trains nothing: thresholds are chosen and changes are measured on
it (bench/dev.py). Its claims carry all that the scorer of claims judges: names after the span of an entity ([start, end, name])
and after the role of a place ([start, end, role, name, country]), `evidence`, `start` and `end` of the time, `low`, `high`,
`counted` and `per` of the quantity, `name` and `organisation` of the source.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ENTITIES = "entities.jsonl"
"""The file of labels that adds entities to texts of the others."""
CARRIED = "carried*.jsonl"
"""The files of labels that add complete participants to texts of the others."""
BENCHMARKS = HERE.parents[1] / "shared" / "benchmarks"
FILES = {"fa_kes": "fa_kes.jsonl", "isaf": "isaf_press_releases_test.jsonl", "re3d": "re3d.jsonl", "wikiwars": "wikiwars.jsonl",
         "geowebnews": "geowebnews.jsonl", "oir": "oir_strike_lines.jsonl", "airwars": "airwars_gaza.jsonl",
         "tbij": "tbij_drone_strikes.jsonl", "geovirus": "geovirus.jsonl", "muc4": "muc4_full_dev.jsonl",
         "polnear": "polnear_train.jsonl"}  # fmt: skip

Json = dict[str, Any]


@dataclass(frozen=True)
class LabelledText:
    """One text with what is labelled on it, spans as {start, end, text}; None where a kind of label was not sought."""

    doc: str
    set: str
    published: str | None
    outlet: str | None
    text: str
    claims: list[Json] | None = None
    attributions: list[Json] | None = None
    entities: list[Json] | None = None
    participants: dict[str, Json] | None = None
    """The complete `agent`, `target` and `places` of each claim by its id, in the shape of the claims' own."""

    def whole_claims(self) -> list[Json]:
        """The claims with all their participants, where these were labelled, those of other sentences included."""
        return [claim | (self.participants or {}).get(claim["id"], {}) for claim in self.claims or []]


def labelled_texts(folder: Path = HERE / "labels") -> Iterator[LabelledText]:
    """Every labelled text, set by set. ValueError names the one whose text is not the one that was labelled."""
    added = [file for name in (ENTITIES, CARRIED) for file in sorted(folder.glob(name))]
    marked = {record["sha256"]: record for file in added if file.name == ENTITIES for record in _read(file)}
    carried = {record["sha256"]: record for file in added if file.name != ENTITIES for record in _read(file)}
    for file in sorted(set(folder.glob("*.jsonl")).difference(added)):
        for record in _read(file):
            text = "".join(_part(part, record["set"]) for part in record["parts"])
            if hashlib.sha256(text.encode()).hexdigest() != record["sha256"]:
                raise ValueError(f"{file}: {record['doc']}: the set's text is another than the one that was labelled")
            claims = None
            if "claims" in record:
                claims = [_claim(claim, text, f"{record['doc']}-{n}") for n, claim in enumerate(record["claims"], start=1)]
            with_entities = record if "entities" in record else marked.pop(record["sha256"], None)
            entities = _entities(record["parts"]) if record["set"] == "re3d" else _marks(with_entities)
            participants = _participants(carried.pop(record["sha256"], None), claims or [], text)
            yield LabelledText(record["doc"], record["set"], record["published"], record["outlet"], text, claims,
                               entities=entities, participants=participants)  # fmt: skip
    for record in (*marked.values(), *carried.values()):
        raise ValueError(f"{folder}: {record['doc']}: no other file labels a text of this sha256")


def attributed_texts(set_name: str = "polnear") -> Iterator[LabelledText]:
    """The articles of PolNeAR's training part with their attributions: spans of source, cue and content as [start, end]."""
    for record in _records(set_name).values():
        yield LabelledText(f"{set_name}-{record['id']}", set_name, record["date"], record["publisher"], record["text"],
                           attributions=record["attributions"])  # fmt: skip


def _entities(parts: list[Json]) -> list[Json]:
    """The set's own entities of confidence 0.5 or more in the parts of a text, at offsets of that text."""
    found, offset = [], 0
    for part in parts:
        if "id" in part and part["field"] == "text":
            first, last = part["start"], part["end"]
            for e in _records("re3d")[part["id"]]["entities"]:
                if e["confidence"] >= 0.5 and not e.get("offset_bad") and first <= e["start"] < e["end"] <= last:
                    found.append({"start": e["start"] - first + offset, "end": e["end"] - first + offset, "type": e["type"]})
        offset += len(_part(part, "re3d"))
    return found


def _marks(record: Json | None) -> list[Json] | None:
    return [{"start": start, "end": end, "type": kind} for start, end, kind in record["entities"]] if record else None


def _participants(record: Json | None, claims: list[Json], text: str) -> dict[str, Json] | None:
    if record is None:
        return None
    if record["claims"].keys() != {claim["id"] for claim in claims}:
        raise ValueError(f"{record['doc']}: the participants are of other claims than those that are labelled")

    def mention(span: Json) -> Json:
        words = {"start": span["start"], "end": span["end"], "text": text[span["start"] : span["end"]]}
        return {"mention": words, "name": None} | ({"role": span["role"], "country": None} if "role" in span else {})

    return {id: {name: [mention(span) for span in spans] for name, spans in roles.items()}
            for id, roles in record["claims"].items()}  # fmt: skip


def _part(part: Json, set_name: str) -> str:
    if "line" in part:
        return str(_lines(part["own"])[part["line"] - 1])
    if "own" in part:
        return (HERE / "texts" / part["own"]).read_text(encoding="utf-8")
    if "words" in part:
        return str(part["words"])
    return str(_records(set_name)[part["id"]][part["field"]][part["start"] : part["end"]])


@cache
def _lines(file: str) -> list[str]:
    return (HERE / "texts" / file).read_text(encoding="utf-8").rstrip("\n").split("\n")


@cache
def _records(set_name: str) -> dict[str, Json]:
    return {str(record["id"]): record for record in reversed(_read(BENCHMARKS / FILES[set_name]))}


def _read(file: Path) -> list[Json]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").rstrip("\n").split("\n")]


def _claim(claim: Json, text: str, name: str) -> Json:
    def span(at: list[Any] | None) -> Json | None:
        return {"start": at[0], "end": at[1], "text": text[at[0] : at[1]]} if at else None

    def entities(role: str) -> list[Json]:
        return [{"mention": span(at), "name": at[2] if len(at) > 2 else None} for at in claim.get(role, [])]

    return {
        "id": name,
        "type": claim["type"],
        "evidence": span(claim.get("evidence")),
        "trigger": span(claim["trigger"]),
        "agent": entities("agent"),
        "target": entities("target"),
        "supporter": entities("supporter"),
        "places": [
            {
                "mention": span(at),
                "role": at[2],
                "name": at[3] if len(at) > 3 else None,
                "country": at[4] if len(at) > 4 else None,
            }
            for at in claim.get("places", [])
        ],
        "time": {"mention": span(claim.get("time")), "start": claim.get("start"), "end": claim.get("end")},
        "time_reading": claim.get("time_reading"),
        "quantity": _quantity(claim, span(claim.get("quantity"))),
        "polarity": claim.get("polarity", "positive"),
        "modality": claim.get("modality", "asserted"),
        "source": {
            "mode": claim.get("mode", "narrator"),
            "speaker": span(claim.get("speaker")),
            "name": claim.get("name"),
            "organisation": claim.get("organisation"),
        },
    }


def _quantity(claim: Json, mention: Json | None) -> Json | None:
    return {"mention": mention, **{field: claim.get(field) for field in ("low", "high", "counted", "per")}} if mention else None
