"""Who tells a sentence, where its last words say so: "..., a monitor said on Sunday."."""

from __future__ import annotations

from communique.extract.layers import Layers
from communique.extract.tokens import Tokens

_VERBS = {"say", "report", "add", "announce", "confirm", "claim", "write"}
_ENDS = {".", "!", "?"}
_REACH = 60
"""Tokens from a trigger to the end of its sentence at most."""
_NO_SPEAKERS = {"report", "which", "that", "who"}


def told_by(layers: Layers, trigger: int) -> int | None:
    """The head of whoever the end of the trigger's sentence names as telling it, None where it names nobody.

    The words decide, not the parse: where a text has lost its commas the parser ends the sentence before them.
    """
    tokens = layers.tokens
    last = _last(tokens, trigger)
    if last is None:
        return None
    while last > trigger and any(time.start <= last < time.end for time in layers.times):
        last = max(time.start for time in layers.times if time.start <= last < time.end) - 1
    if tokens.lower[last] == "on":
        last -= 1
    verb = last
    subject = max((c for c in tokens.children[verb] if tokens.deps[c] == "nsubj" and trigger < c < verb), default=verb - 1)
    finite = tokens.lemmas[verb] in _VERBS and tokens.tags[verb] in {"VBD", "VBZ", "VBP"}
    if subject <= trigger or not finite or layers.quoted[subject] or tokens.lower[subject] in _NO_SPEAKERS:
        return None
    return subject if tokens.pos[subject] in {"NOUN", "PROPN"} else None


def _last(tokens: Tokens, trigger: int) -> int | None:
    """The last word before the mark that ends the trigger's sentence; None where it has none within reach."""
    for at in range(trigger + 1, min(trigger + _REACH, len(tokens))):
        if tokens.words[at] in _ENDS:
            return at - 1
        if "\n\n" in tokens.text[tokens.ends[at - 1] : tokens.starts[at]]:
            return None
    return None
