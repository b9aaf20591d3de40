"""Whether a claim's words deny, hedge, announce or merely suppose it: cues near the trigger."""

from __future__ import annotations

from communique.extract.layers import Layers
from communique.extract.telling import TELLING
from communique.extract.tokens import Tokens
from communique.model.records import Modality

DENIERS = {"deny", "fail", "foil", "thwart", "repel", "prevent", "refuse", "avert", "stop", "refute", "reject"}
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
