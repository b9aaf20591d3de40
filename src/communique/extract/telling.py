"""Who tells what, by the parse alone: the subjects of verbs of saying, and the quotations beside them."""

from __future__ import annotations

from itertools import pairwise

from communique.extract.layers import Layers

_QUOTER_REACH = 8
"""Tokens from a quotation within which its speaker is told."""
SAYING = {"say", "add", "note", "state", "tell", "report", "announce", "claim", "confirm", "declare", "reveal", "stress",
          "explain", "describe", "warn", "insist", "argue", "estimate", "believe", "allege", "accuse", "deny", "quote",
          "mention", "indicate", "acknowledge", "admit", "assert", "maintain", "suggest", "think", "write", "post",
          "continue", "conclude", "underline", "emphasize", "emphasise", "point", "publish", "document", "record", "cite",
          "disclose", "recount", "testify", "pledge", "vow", "threaten", "predict", "inform", "brief", "tweet", "remark",
          "observe", "comment", "go", "attribute", "identify", "name", "list", "broadcast", "air", "show"}  # fmt: skip
TELLING = {"say", "tell", "report", "announce", "add", "state", "note", "confirm", "declare", "write", "claim", "acknowledge",
           "insist", "maintain", "allege"}  # fmt: skip
"""Verbs that have what is told as their complement."""
_OWNING = {"claim", "deny", "admit", "acknowledge", "boast", "profess"}
"""Verbs by which somebody tells what it did itself."""
_STEPS = 4


def quoter(layers: Layers, trigger: int) -> int | None:
    """Who says a quotation, told right after its end ("...," said X) or right before it (X said: "...")."""
    tokens, quoted = layers.tokens, layers.quoted
    start, end = _quotation(layers, trigger)
    after = range(end, min(end + _QUOTER_REACH, len(tokens)))
    before = range(start - 1, max(start - _QUOTER_REACH, 0), -1)
    for near in (after, before):
        for token in near:
            if quoted[token] or (token != near[0] and tokens.words[token] in {".", "!", "?"}):
                break
            subject = says(layers, token)
            if subject is not None:
                return subject
    return None


def titled(layers: Layers, trigger: int) -> int | None:
    """The name that a quotation stands behind, with a colon."""
    return _before_colon(layers, _quotation(layers, trigger)[0])


def _quotation(layers: Layers, token: int) -> tuple[int, int]:
    """The tokens of the quotation around a token, its end excluded."""
    start = end = token
    while end < len(layers.tokens) and layers.quoted[end]:
        end += 1
    while start > 0 and layers.quoted[start - 1]:
        start -= 1
    return start, end


def _before_colon(layers: Layers, start: int) -> int | None:
    """The body that opens its sentence and has a quotation after a colon (`Russian MoD: "We hit a depot"`)."""
    tokens = layers.tokens
    colon = next((t for t in range(start - 1, max(0, start - 3), -1) if tokens.words[t] == ":"), None)
    if not colon or tokens.pos[colon - 1] not in {"PROPN", "NOUN"}:
        return None
    own = tokens.sentences[tokens.sentence_of[colon]].start
    verb = any(tokens.pos[t] in {"VERB", "AUX"} for t in range(own, colon))
    return colon - 1 if colon - own <= _QUOTER_REACH and not verb else None


def reporter(layers: Layers, trigger: int) -> int | None:
    """The subject of the verb of saying whose complement holds the trigger ("the army said that rebels fled"), or whose object
    it is ("the army reported the killing of two").
    """
    tokens = layers.tokens
    at, complement = trigger, tokens.deps[trigger] == "dobj" and tokens.lemmas[tokens.heads[trigger]] in {"report", "announce"}
    while tokens.heads[at] != at:
        complement = complement or tokens.deps[at] == "ccomp"
        at = tokens.heads[at]
        claims_deed = any(tokens.lemmas[c] == "responsibility" for c in tokens.children[at])
        if complement and tokens.lemmas[at] in TELLING and not claims_deed:
            return says(layers, at)
    return None


def teller(layers: Layers, trigger: int) -> int | None:
    """Who tells of a deed of its own: the subject of "claim to have killed", "denied firing", "claimed responsibility"."""
    tokens = layers.tokens
    if tokens.lemmas[trigger] == "claim" and any(tokens.lemmas[c] == "responsibility" for c in tokens.children[trigger]):
        return says(layers, trigger)
    at = trigger
    for _ in range(_STEPS):
        if tokens.deps[at] == "xcomp" and tokens.lemmas[tokens.heads[at]] in _OWNING:
            return says(layers, tokens.heads[at])
        if tokens.deps[at] not in {"conj", "xcomp", "pcomp"}:
            return None
        at = tokens.heads[at]
    return None


def teller_within(layers: Layers, trigger: int, speaker: int) -> int:
    """Who tells the trigger: a speaker behind a semicolon only where nobody speaks on the trigger's side of it ("the rebels
    said they took the town; the army denied it").
    """
    tokens = layers.tokens
    cuts = [t for t in range(trigger + 1, speaker) if tokens.words[t] == ";"]
    if not cuts:
        return speaker
    own = tokens.sentences[tokens.sentence_of[trigger]].start
    subjects = [s for t in range(trigger - 1, own - 1, -1) if (s := says(layers, t)) is not None and s < trigger]
    return subjects[0] if subjects else speaker


def says(layers: Layers, verb: int) -> int | None:
    """The subject of a verb of saying; of one that goes along with another verb its subject ("struck back, saying that")."""
    tokens = layers.tokens
    if tokens.lemmas[verb] not in SAYING or tokens.pos[verb] != "VERB":
        return None
    along = tokens.deps[verb] == "advcl" and tokens.tags[verb] == "VBG"
    verbs = [verb, tokens.heads[verb]] if along else [verb]
    subjects = [c for at in verbs for c in tokens.children[at] if tokens.deps[c] == "nsubj" and not layers.quoted[c]]
    return subjects[0] if subjects else None


def statements(layers: Layers) -> list[tuple[int, int]]:
    """The token after each "X said:" that ends a line, with the token of X."""
    tokens = layers.tokens
    found = []
    for one, other in pairwise(tokens.sentences):
        last = one.end - 1
        breaks = "\n" in tokens.text[tokens.ends[last] : tokens.starts[other.start]]
        if tokens.words[last] == ":" and breaks and not layers.quoted[other.start]:
            speakers = [s for t in range(one.start, last) if (s := says(layers, t)) is not None]
            found += [(other.start, speakers[-1])] if speakers else []
    return found
