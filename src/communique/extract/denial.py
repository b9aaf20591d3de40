"""Whether a claim's words deny it: "not", "no", "without", a verb of failing over it, somebody who denies it."""

from __future__ import annotations

from communique.extract.telling import TELLING
from communique.extract.tokens import Tokens

DENIERS = {"deny", "fail", "foil", "thwart", "repel", "prevent", "refuse", "avert", "stop", "refute", "reject"}
_HIGHEST = 4
"""Steps up from a noun to the verb that a word of denial stands with."""


def clause_words(tokens: Tokens, token: int) -> list[int]:
    """The trigger's auxiliaries, adverbs and markers, and for a noun those of the verb that it is object or subject of."""
    found = list(tokens.children[token])
    head = tokens.heads[token]
    if tokens.pos[token] in {"NOUN", "PROPN"} and tokens.pos[head] in {"VERB", "AUX"}:
        found += [child for child in tokens.children[head] if child != token]
        found.append(head)
    return found


_DENYING = {*DENIERS, "dismiss", "disprove", "debunk", "rebuff", "repulse", "lack", "rule", "escape", "survive", "halt", "breach",
            "violate", "violation", "collapse", "break", "end"}  # fmt: skip
_NO = {"no", "not", "n't", "never", "none", "nobody", "nothing", "without", "neither", "nor", "cannot", "false", "untrue",
       "unable", "incapable", "zero", "hardly", "unharmed", "uninjured", "unhurt", "intact", "unsuccessful",
       "unsuccessfully"}  # fmt: skip


_TELLING = {"confirm", "comment", "claim", "responsibility", "confirmation", "word", "response", "statement", "detail",
            "information", "indication", "say", "respond", "announce", "disclose", "specify", "elaborate", "explain"}  # fmt: skip
"""What leaves a deed open where nobody does it: "has not commented", "no claim of responsibility"."""


_CIRCUMSTANCE = {"in", "by", "from", "during", "after", "following"}
_BEFALLING = {"kill", "wound", "injure", "hurt", "harm", "die", "suffer", "damage", "destroy", "hit", "report", "be"}


def may_deny(tokens: Tokens, token: int) -> bool:
    """Whether a word of the trigger's sentence can deny what is told; that nobody confirms it denies nothing."""
    own = tokens.sentences[tokens.sentence_of[token]]
    cuts = [own.start, *(t for t in range(own.start, own.end) if tokens.words[t] == ";"), own.end]
    start, end = max(t for t in cuts if t <= token), min(t for t in cuts if t > token)
    cues = [t for t in range(start, end) if tokens.lower[t] in _NO or tokens.lemmas[t] in _DENYING]
    cues = [t for t in cues if not _in_another_clause(tokens, t, token)]
    return any(not _only_untold(tokens, cue) and not _of_another(tokens, cue, token) for cue in cues)


def _in_another_clause(tokens: Tokens, cue: int, token: int) -> bool:
    """Whether a verb of denial has a subject of its own and leads a clause set beside the trigger's by a comma ("two attacks
    were repelled, three clashes go on", "rebels say they took it, the army denies").
    """
    if _told_beside(tokens, cue, token):
        return True
    verb = tokens.heads[cue]
    beside = tokens.deps[cue] == "ccomp" and cue < verb and "," in tokens.words[cue:verb] and tokens.lemmas[verb] not in TELLING
    return beside and token not in tokens.subtree(cue) and any(tokens.deps[c].startswith("nsubj") for c in tokens.children[cue])


def _told_beside(tokens: Tokens, denial: int, token: int) -> bool:
    """Whether somebody else tells the trigger in a clause that a comma parts from the verb of denial behind it."""
    own = next((at for at in tokens.ancestors(token) if tokens.heads[at] == denial and at != denial), token)
    told = tokens.lemmas[own] in TELLING and tokens.deps[own] == "ccomp" and own < denial
    sides = [any(tokens.deps[c] == "nsubj" for c in tokens.children[at]) for at in (own, denial)]
    return told and all(sides) and "," in tokens.words[own:denial]


def _only_untold(tokens: Tokens, cue: int) -> bool:
    """Whether a word of denial only keeps something from being told: "no word on", "neither confirmed nor denied"."""
    if tokens.lemmas[cue] in _DENYING:
        return _undecided(tokens, cue)
    at = tokens.heads[cue]
    if tokens.lower[at] in {"none", "side", "party", "group", "one"}:
        at = tokens.heads[at]
    return tokens.lemmas[at] in _TELLING or _undecided(tokens, at)


def _of_another(tokens: Tokens, cue: int, token: int) -> bool:
    """Whether "no" or "not" denies what befell people in or by a deed, not the deed: "no civilians were killed in the strike"."""
    if tokens.lower[cue] not in {"no", "none", "nobody", "not", "n't"} or tokens.pos[token] not in {"NOUN", "PROPN"}:
        return False
    at = token
    for _ in range(_HIGHEST):
        head = tokens.heads[at]
        if head == at:
            return False
        verb = tokens.heads[head]
        if tokens.deps[at] == "pobj" and tokens.lower[head] in _CIRCUMSTANCE and tokens.pos[verb] in {"VERB", "AUX"}:
            return cue not in tokens.subtree(head) and tokens.lemmas[verb] in _BEFALLING
        at = head
    return False


def _undecided(tokens: Tokens, token: int) -> bool:
    """Whether a verb of denial is the other half of "neither confirmed nor denied"."""
    before = range(max(0, token - 4), token)
    confirms = any(tokens.lemmas[t] == "confirm" for t in before)
    return tokens.lemmas[token] == "deny" and confirms and any(tokens.lower[t] in {"nor", "or"} for t in before)


def negated(tokens: Tokens, token: int, targets: tuple[int, ...] = ()) -> bool:
    """Whether the words deny the claim: "not", "no", "without", or a verb of failing over it."""
    if tokens.lemmas[token] in _TELLING:
        return False
    near = clause_words(tokens, token)
    if any(tokens.deps[t] == "neg" or tokens.lower[t] in {"never", "n't", "cannot"} for t in near):
        return True
    determined = [c for at in (token, *targets) for c in tokens.children[at]]
    if any(tokens.lower[t] in {"no", "neither", "zero"} for t in determined):
        return True
    if any(tokens.lower[at] in {"none", "nobody", "nothing"} for at in targets) or tokens.lower[token - 1 : token] == ("no",):
        return True
    head = tokens.heads[token]
    for _ in range(3):
        if tokens.lower[head] == "without" or (tokens.deps[head] == "prep" and tokens.lower[head] == "without"):
            return True
        if _undecided(tokens, head) or ";" in tokens.words[min(head, token) : max(head, token)]:
            return False
        if tokens.lemmas[head] in DENIERS and _told_beside(tokens, head, token):
            return False
        if tokens.lemmas[head] in DENIERS and tokens.deps[token] not in {"nsubj"} and head != token:
            return _governs(tokens, head, token)
        unable = tokens.lower[head] in {"unable", "able"} and any(
            tokens.deps[c] == "neg" for c in (*tokens.children[head], *tokens.children[tokens.heads[head]])
        )
        if unable or tokens.lower[head] == "unable":
            return True
        if tokens.heads[head] == head:
            break
        head = tokens.heads[head]
    return False


def _governs(tokens: Tokens, verb: int, token: int) -> bool:
    """Whether `token` hangs below `verb` as object or complement, not as its subject or in an adverbial clause."""
    at = token
    while tokens.heads[at] != at and tokens.heads[at] != verb:
        at = tokens.heads[at]
    return tokens.deps[at] in {"dobj", "xcomp", "ccomp", "nsubjpass", "pcomp", "prep"} and tokens.heads[at] == verb
