"""The encoder's verdicts: which words trigger claims or cite somebody, and what the words around are to them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from communique.extract.features import Window, distance_bucket, paths
from communique.extract.heads import (
    ANCHORS,
    ATTRIBUTION,
    ATTRIBUTION_ROLES,
    LAYOUT,
    MODALITIES,
    MODES,
    ROLES,
    TIME_READINGS,
)
from communique.extract.lexicon import KIND_NAMES
from communique.extract.quantities.mentions import QuantityMention
from communique.extract.tokens import Tokens
from communique.model.errors import DataError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

TRIGGER_FLOOR = 0.45
"""Least probability at which a word counts as the trigger of a claim."""
CUE_FLOOR = 0.3
"""Least probability at which a word may be the cue of an attribution."""
KNOWN_FLOOR = 0.25
"""The same for a word on a type's own lists."""
LISTED_FLOOR = 0.02
"""The same for a type with few examples in training, of whose word its lists are sure, in a report that tells of war."""
SURE, ENOUGH = 0.8, 3
"""A report tells of war if at least ENOUGH words are triggers this surely: elsewhere prices advance and traders withdraw."""
RARE = ("advance", "withdrawal", "movement", "siege_lifted", "interception", "chemical_attack", "air_sortie", "missing",
        "abducted", "surrendered", "evacuated", "sanction", "agreement")  # fmt: skip
"""Types of which the labelled texts hold fifty claims or fewer, and whose lists hold few words of other senses."""
_RARE = frozenset(KIND_NAMES.index(name) for name in RARE)
ROLE_FLOOR = 0.05
"""Least probability at which a word's role is handed on; assembly decides."""
BATCH = 8
"""Windows that are read at once: more cost memory and gain little on a CPU."""


@dataclass(frozen=True, slots=True)
class TriggerReading:
    """What the encoder says of one trigger token: probabilities of type, roles of words, and readings.

    `roles` maps a role name to (token, probability) pairs, likeliest first; the other maps are distributions. `figure` is the
    only figure of a reading that was made for it, `apart` are tokens that tell of its parts and not of the whole.
    """

    token: int
    kind: str
    probability: float
    roles: dict[str, list[tuple[int, float]]]
    negative: float
    modality: dict[str, float]
    mode: dict[str, float]
    time: dict[str, float]
    figure: QuantityMention | None = None
    apart: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class CueReading:
    """What the encoder says of one cue of attribution.

    `source` are (token, probability) pairs of who is cited, likeliest first; `content` the probability of each token of the
    window, numbered from `first`, to be told by this cue.
    """

    token: int
    probability: float
    source: list[tuple[int, float]]
    first: int
    content: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Encoded:
    """A window with the encoder's numbers for each of its words: (words, WIDTH), laid out as LAYOUT says."""

    window: Window
    states: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Weights:
    session: InferenceSession
    distance: NDArray[np.float32]
    path: NDArray[np.float32]
    kind: NDArray[np.float32]
    out: NDArray[np.float32]
    bias: NDArray[np.float32]
    product: NDArray[np.float32]
    paths: dict[str, int]


@cache
def _weights() -> _Weights:
    import onnxruntime

    folder = files("communique.extract") / "weights"
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    try:
        session = onnxruntime.InferenceSession((folder / "encoder.onnx").read_bytes(), options)
        with (folder / "pairs.npz").open("rb") as stream:
            pairs = {name: array.astype(np.float32) for name, array in np.load(stream).items()}
        paths = json.loads((folder / "paths.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DataError(f"extract/weights: {error}; reinstall the package") from error
    return _Weights(session, pairs["distance"], pairs["path"], pairs["kind"], pairs["out"], pairs["bias"], pairs["product"],
                    {name: number for number, name in enumerate(paths)})  # fmt: skip


def encode(windows: Sequence[Window]) -> list[Encoded]:
    """The encoder's one pass over a document's windows."""
    weights = _weights()
    found: list[Encoded] = []
    for at in range(0, len(windows), BATCH):
        batch = windows[at : at + BATCH]
        found += map(Encoded, batch, _run(weights, batch))
    return found


def read_triggers(
    tokens: Tokens, listed: Sequence[frozenset[int]], encoded: Sequence[Encoded], certain: Mapping[int, str]
) -> list[TriggerReading]:
    """The triggers of all windows, in text order; `listed` are the types whose lists name each token (see lexicon), `certain`
    the one type that a token triggers whatever the encoder thinks (see `certain`).
    """
    sure = sum(int((_kinds(one) >= SURE).sum()) for one in encoded)
    floors = (KNOWN_FLOOR, LISTED_FLOOR if sure >= ENOUGH else KNOWN_FLOOR)
    found = [reading for one in encoded for reading in _read_window(_weights(), tokens, listed, floors, certain, one)]
    return sorted(found, key=lambda reading: (reading.token, reading.kind))


def read_cues(tokens: Tokens, encoded: Sequence[Encoded]) -> list[CueReading]:
    """The cues of attributions of all windows, in text order."""
    found = []
    number = ANCHORS.index(ATTRIBUTION)
    source, content = (ROLES.index(role) for role in ATTRIBUTION_ROLES)
    for window, states in ((one.window, one.states) for one in encoded):
        probabilities = _sigmoid(states[:, LAYOUT["kind"].start + number])
        for position in np.flatnonzero(probabilities >= CUE_FLOOR):
            if window.words[position] < window.start:
                continue
            scores = _role_scores(_weights(), tokens, window, states, int(position), number)
            likely = [(window.words[k], float(scores[k, source])) for k in np.flatnonzero(scores[:, source] >= ROLE_FLOOR)]
            likely.sort(key=lambda pair: -pair[1])
            found.append(CueReading(window.words[position], float(probabilities[position]), likely, window.words[0],
                                    scores[:, content]))  # fmt: skip
    return found


def _kinds(one: Encoded) -> NDArray[np.float32]:
    """The probability of each type for each word of a window's own part; 0 for the words before it."""
    probabilities = _sigmoid(one.states[:, LAYOUT["kind"]][:, : len(KIND_NAMES)])
    probabilities[: one.window.start - one.window.words[0]] = 0
    return probabilities


def _run(weights: _Weights, windows: Sequence[Window]) -> list[NDArray[np.float32]]:
    longest = max(len(window.pieces) for window in windows)
    count = len(windows)
    pieces = np.zeros((count, longest), dtype=np.int64)
    categories = np.zeros((count, longest, windows[0].categories.shape[1]), dtype=np.int64)
    flags = np.zeros((count, longest, windows[0].flags.shape[1]), dtype=np.float32)
    mask = np.zeros((count, longest), dtype=np.int64)
    for row, window in enumerate(windows):
        length = len(window.pieces)
        pieces[row, :length], categories[row, :length] = window.pieces, window.categories
        flags[row, :length], mask[row, :length] = window.flags, 1
    feed = {"pieces": pieces, "categories": categories, "flags": flags, "mask": mask}
    (out,) = weights.session.run(["out"], feed)
    return [out[row, list(window.firsts)] for row, window in enumerate(windows)]


def _read_window(
    weights: _Weights,
    tokens: Tokens,
    listed: Sequence[frozenset[int]],
    least: tuple[float, float],
    certain: Mapping[int, str],
    one: Encoded,
) -> list[TriggerReading]:
    """The triggers of one window; `least` are the floors of words on lists and of those on lists of rare types, `certain` the
    types that words have whatever the encoder thinks.
    """
    window, states = one.window, one.states
    probabilities = _kinds(one)
    floors = np.full_like(probabilities, TRIGGER_FLOOR)
    for row, word in enumerate(window.words):
        floors[row, list(listed[word])], floors[row, list(listed[word] & _RARE)] = least
        if word in certain and word >= window.start:
            floors[row] = 1.0
            floors[row, KIND_NAMES.index(certain[word])] = 0.0
    found = []
    for position, kind in zip(*np.nonzero(probabilities >= floors), strict=True):
        at = states[position]
        token = window.words[position]
        found.append(
            TriggerReading(
                token=token,
                kind=KIND_NAMES[kind],
                probability=float(probabilities[position, kind]),
                roles=_roles(weights, tokens, window, states, int(position), int(kind)),
                negative=float(_sigmoid(at[LAYOUT["negative"]])[0]),
                modality=_shares(MODALITIES, at[LAYOUT["modality"]]),
                mode=_shares(MODES, at[LAYOUT["mode"]]),
                time=_shares(TIME_READINGS, at[LAYOUT["time"]]),
            )
        )
    return found


def _roles(
    weights: _Weights, tokens: Tokens, window: Window, states: NDArray[np.float32], position: int, kind: int
) -> dict[str, list[tuple[int, float]]]:
    scores = _role_scores(weights, tokens, window, states, position, kind)[:, : -len(ATTRIBUTION_ROLES)]
    roles: dict[str, list[tuple[int, float]]] = {}
    for word, role in zip(*np.nonzero(scores >= ROLE_FLOOR), strict=True):
        roles.setdefault(ROLES[role], []).append((window.words[word], float(scores[word, role])))
    return {role: sorted(words, key=lambda pair: -pair[1]) for role, words in roles.items()}


def _role_scores(
    weights: _Weights, tokens: Tokens, window: Window, states: NDArray[np.float32], position: int, anchor: int
) -> NDArray[np.float32]:
    """The probability of each role of each word of a window to the anchor at `position`: (words, ROLES)."""
    distances = [distance_bucket(k - position) for k in range(len(window.words))]
    steps = [weights.paths.get(step, 0) for step in paths(tokens, window.words[position], window.words)]
    source, goals = states[position, LAYOUT["source"]], states[:, LAYOUT["goal"]]
    joined = np.maximum(goals + source + weights.kind[anchor] + weights.distance[distances] + weights.path[steps], 0)
    product = (goals @ source) / len(source) ** 0.5
    return _sigmoid(joined @ weights.out.T + weights.bias + product[:, None] * weights.product)


def _sigmoid(values: Any) -> NDArray[np.float32]:
    shares: NDArray[np.float32] = (1 / (1 + np.exp(-np.clip(values, -30, 30)))).astype(np.float32)
    return shares


def _shares(names: Sequence[str], scores: NDArray[np.float32]) -> dict[str, float]:
    weights = np.exp(scores - scores.max())
    return {name: float(share) for name, share in zip(names, weights / weights.sum(), strict=True)}
