"""Whether a claim's words hedge, announce or merely suppose it: cues near the trigger."""

from __future__ import annotations

from communique.extract.denial import clause_words
from communique.extract.layers import Layers
from communique.extract.tokens import Tokens
from communique.model.records import Modality

HEDGES = {"allegedly", "reportedly", "apparently", "purportedly", "possibly", "perhaps", "probably", "presumably",
          "supposedly", "alleged", "suspected", "presumed", "unconfirmed", "reported", "apparent", "purported"}  # fmt: skip
HEDGING_VERBS = {"believe", "suspect", "allege", "accuse", "think", "fear", "presume", "blame", "estimate", "suggest"}
SUPPOSING = {"if", "unless", "whether", "should", "must", "would", "could"}
DEMANDING = {"call", "urge", "demand", "ask", "appeal", "want", "need", "require", "request", "recommend", "insist"}
PLANNING = {"plan", "intend", "aim", "vow", "pledge", "threaten", "promise", "prepare", "seek", "try", "attempt", "hope",
            "expect", "set", "continue", "commit", "decide", "agree", "order", "want", "struggle", "poise"}  # fmt: skip
EFFORT_NOUNS = {"attempt", "bid", "effort", "plan", "operation", "offensive", "campaign", "push", "battle", "drive", "mission",
                "order", "intention", "pledge", "goal", "aim", "objective", "fight", "opportunity", "decision"}  # fmt: skip

DOING = {"carry", "conduct", "launch", "make", "perform", "stage", "mount", "wage", "undertake", "commit", "begin", "execute",
         "continue", "resume", "lead", "provide", "give", "deliver", "send", "extend", "impose", "hold", "start"}  # fmt: skip
READYING = {"supply", "distribute", "provide", "prepare", "acquire", "deliver", "transport", "obtain", "stockpile", "smuggle",
            "weapon", "explosive", "device", "material", "ied"}  # fmt: skip
"""What is done to weapons, and weapons, that are meant "for attacks"."""
_WHEN = {"before", "after", "as", "when", "while", "until", "since", "once"}
_QUALIFIERS = {"advmod", "aux", "auxpass", "neg", "amod", "acomp", "mark", "det", "compound", "oprd"}
_HIGHEST = 4
_RECORDING = {"believe", "suspect", "accuse", "think", "know", "allege"}
_RECORD_REACH = 5
"""Steps up from a trigger to the verb by which somebody is held to have done it."""


def _around(tokens: Tokens, token: int, *, doer: bool) -> set[str]:
    """Words that qualify a noun trigger or its doer: before it ("apparent barrel bomb attacks"), in a participle after it
    ("a strike allegedly carried out by X"), on its clause, and on its actor ("by suspected rebels").
    """
    found = _before_noun(tokens, token)
    for child in tokens.children[token]:
        if tokens.deps[child] in {"acl", "relcl"}:
            found |= {tokens.lower[c] for c in tokens.children[child] if tokens.deps[c] == "advmod"}
        if doer and tokens.lower[child] in {"by", "from"}:
            found |= {tokens.lower[t] for t in tokens.subtree(child) if tokens.deps[t] == "amod"}
    at = token
    for _ in range(3):
        if tokens.deps[at] in {"ccomp", "relcl", "advcl", "ROOT", "conj"} or tokens.heads[at] == at:
            break
        at = tokens.heads[at]
        found |= {tokens.lower[c] for c in tokens.children[at] if tokens.deps[c] in {"advmod", "amod"}}
    return found


def _before_noun(tokens: Tokens, token: int) -> set[str]:
    """Words of the noun phrase in front of a noun; for a verb, those in front of its subject ("an alleged strike killed")."""
    if tokens.pos[token] in {"VERB", "AUX"}:
        subjects = [c for c in tokens.children[token] if tokens.deps[c] == "nsubj"]
        return {tokens.lower[c] for s in subjects for c in tokens.children[s] if tokens.deps[c] == "amod"}
    return {tokens.lower[t] for t in tokens.subtree(token) if t < token}


def _reported(tokens: Tokens, token: int) -> bool:
    """Whether a verb or noun above says the trigger is only told: "were reported injured", "reports of 20 killed",
    "reports that X", "accused of attacks".
    """
    at = token
    for _ in range(4):
        dep, head = tokens.deps[at], tokens.heads[at]
        if head == at or dep in {"conj", "relcl", "advcl", "nsubj", "ROOT"}:
            return False
        noun = tokens.pos[head] in {"NOUN", "PROPN"}
        if noun and tokens.lemmas[head] in {"report", "rumor", "rumour", "allegation", "suspicion"} and at != token - 1:
            return True
        passive = any(tokens.deps[c] in {"nsubjpass", "auxpass"} for c in tokens.children[head])
        if tokens.lemmas[head] == "report" and passive and dep in {"oprd", "xcomp", "acomp", "ccomp"}:
            return True
        if tokens.lemmas[head] in {"accuse", "blame", "criticise", "criticize"} and dep in {"prep", "pcomp"}:
            return True
        at = head
    return False


def _tells(tokens: Tokens, verb: int) -> bool:
    """Whether a verb has somebody who tells as its subject."""
    return tokens.pos[verb] == "VERB" and any(tokens.deps[c] == "nsubj" for c in tokens.children[verb])


def _will(tokens: Tokens, token: int) -> bool:
    """Whether a gerund hangs on something that will be ("will be completed with lifting the siege")."""
    at = token
    for _ in range(3):
        if tokens.deps[at] not in {"pcomp", "prep", "xcomp"} or tokens.tags[token] != "VBG":
            return False
        at = tokens.heads[at]
        if any(tokens.lower[c] in {"will", "shall"} for c in tokens.children[at]):
            return True
    return False


def modality_cue(tokens: Tokens, token: int, *, effect: bool = False) -> Modality | None:
    """The modality that the words near the trigger give; None where they give none.

    That a dead man was killed is not in doubt where only who did it is: of an `effect` a hedge on its doer says nothing.
    """
    near = clause_words(tokens, token)
    words = {tokens.lower[t] for t in near if tokens.deps[t] in _QUALIFIERS or t == tokens.heads[token]}
    if tokens.lower[tokens.heads[token]] == "reported" and _tells(tokens, tokens.heads[token]):
        words.discard("reported")
    if words & {"will", "shall", "'ll"} or "wo" in words or _will(tokens, token):
        return "future"
    if (words | _around(tokens, token, doer=not effect)) & HEDGES or words & {"may", "might"} or _reported(tokens, token):
        return "hedged"
    if words & {"likely", "expected", "set", "due", "poised"} and any(tokens.lower[t] in {"to", "rise"} for t in near):
        return "future"
    if any(tokens.lemmas[c] == "expect" for c in tokens.children[token]):
        return "future"
    if words & SUPPOSING:
        return "hypothetical"
    return _governed(tokens, token)


def _governed(tokens: Tokens, token: int) -> Modality | None:
    """The modality that the verbs and nouns above the trigger give: plans, demands, beliefs, what is made ready for it."""
    if tokens.pos[token] in {"NOUN", "PROPN"}:
        wanted = _wanted(tokens, token)
        if wanted or not _carries_out(tokens, token):
            return wanted
    at = token
    for _ in range(_HIGHEST):
        head, dep = tokens.heads[at], tokens.deps[at]
        if head == at or _parted(tokens, at):
            return None
        lemma = tokens.lemmas[head]
        if lemma in HEDGING_VERBS and dep in {"xcomp", "ccomp", "pcomp", "prep"}:
            return "hedged"
        if _to(tokens, at) and dep in {"xcomp", "acl", "advcl", "ccomp"}:
            if lemma in DEMANDING:
                return "hypothetical"
            if lemma != "continue" and (lemma in PLANNING or lemma in EFFORT_NOUNS or dep in {"advcl", "acl"}):
                return "future"
        if dep == "prep" and lemma in PLANNING and tokens.lower[at] in {"to", "at", "on"}:
            return "future"
        if dep not in {"xcomp", "ccomp", "pcomp", "prep", "conj", "dobj"}:
            return None
        at = head
    return None


def _to(tokens: Tokens, verb: int) -> bool:
    """Whether a verb is an infinitive with "to"; of coordinated ones the first has it."""
    while tokens.deps[verb] == "conj":
        verb = tokens.heads[verb]
    marked = any(tokens.lower[c] == "to" and tokens.pos[c] in {"PART", "ADP"} for c in tokens.children[verb])
    return marked and tokens.tags[verb] == "VB"


def _parted(tokens: Tokens, verb: int) -> bool:
    """Whether a verb tells what happened, whatever governs the verb above it: after "before" or "as", or coordinated to an
    infinitive in the past tense ("called for them to leave and then cleared the area").
    """
    if tokens.deps[verb] == "advcl":
        return any(tokens.deps[c] in {"mark", "advmod"} and tokens.lower[c] in _WHEN for c in tokens.children[verb])
    return tokens.deps[verb] == "conj" and tokens.tags[verb] == "VBD" and tokens.tags[tokens.heads[verb]] == "VB"


def _carries_out(tokens: Tokens, noun: int) -> bool:
    """Whether the verb over a noun of doing only says that it is done ("launch an offensive"), so that what governs the verb
    governs the noun.
    """
    return tokens.deps[noun] in {"dobj", "conj", "nsubjpass"} and tokens.lemmas[tokens.heads[noun]] in DOING


def _wanted(tokens: Tokens, noun: int) -> Modality | None:
    """What the words around a noun say of it: it is asked for, it is to come, things are made ready for it."""
    head = tokens.heads[noun]
    before = {tokens.lower[c] for c in tokens.children[noun] if tokens.deps[c] in {"amod", "compound"}}
    if before & {"upcoming", "future", "planned", "imminent", "impending"}:
        return "future"
    if tokens.deps[noun] == "dobj" and tokens.lemmas[head] in DEMANDING - {"want", "need", "require"}:
        return "hypothetical"
    if tokens.deps[noun] != "pobj":
        return None
    above = tokens.heads[head]
    if tokens.lower[head] == "for" and tokens.lemmas[above] in {"call", "appeal", "ask"}:
        return "hypothetical"
    if tokens.lower[head] == "in" and tokens.lemmas[above] == "use" and tokens.pos[above] == "NOUN":
        head, above = tokens.heads[above], tokens.heads[tokens.heads[above]]
    return "future" if tokens.lower[head] == "for" and tokens.lemmas[above] in READYING else None


def on_record(layers: Layers, token: int) -> bool:
    """Whether a sentence tells what a single person is known or held to have done ("he is believed to have attacked ...")."""
    tokens = layers.tokens
    for at, _ in zip(tokens.ancestors(token), range(_RECORD_REACH), strict=False):
        if tokens.lemmas[at] in _RECORDING:
            subjects = [c for c in tokens.children[at] if tokens.deps[c] == "nsubjpass" and not layers.kinds[c]]
            return any(tokens.lower[c] in {"he", "she"} or tokens.tags[c] in {"NN", "NNP"} for c in subjects)
    return False
