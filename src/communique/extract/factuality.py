"""Whether a claim's words deny, hedge, announce or merely suppose it: cues near the trigger."""

from __future__ import annotations

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


def clause_words(tokens: Tokens, token: int) -> list[int]:
    """The trigger's auxiliaries, adverbs and markers, and for a noun those of the verb that it is object or subject of."""
    found = list(tokens.children[token])
    head = tokens.heads[token]
    if tokens.pos[token] in {"NOUN", "PROPN"} and tokens.pos[head] in {"VERB", "AUX"}:
        found += [child for child in tokens.children[head] if child != token]
        found.append(head)
    return found


def negated(tokens: Tokens, token: int, targets: tuple[int, ...] = ()) -> bool:
    """Whether the words deny the claim: "not", "no", "without", or a verb of failing over it."""
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


def _around(tokens: Tokens, token: int) -> set[str]:
    """Adverbs of the clause that a noun trigger stands in, and what qualifies its actor ("by suspected rebels")."""
    found: set[str] = set()
    at = token
    for _ in range(3):
        if tokens.deps[at] in {"ccomp", "relcl", "advcl", "ROOT", "conj"} or tokens.heads[at] == at:
            break
        at = tokens.heads[at]
        found |= {tokens.lower[c] for c in tokens.children[at] if tokens.deps[c] in {"advmod", "amod"}}
    for child in tokens.children[token]:
        if tokens.lower[child] in {"by", "from"}:
            found |= {tokens.lower[t] for t in tokens.subtree(child) if tokens.deps[t] == "amod"}
    if tokens.lower[at] in {"reports", "report", "talk", "allegations", "claims", "rumours"} and tokens.deps[token] == "pobj":
        found.add("reported")
    return found


def modality_cue(tokens: Tokens, token: int) -> Modality | None:
    """The modality that the words near the trigger give; None where they give none."""
    near = clause_words(tokens, token)
    words = {tokens.lower[t] for t in near}
    if words & {"will", "shall", "'ll"} or "wo" in words:
        return "future"
    if (words | _around(tokens, token)) & HEDGES or words & {"may", "might"}:
        return "hedged"
    if words & {"likely", "expected", "set", "due", "poised"} and any(tokens.lower[t] in {"to", "rise"} for t in near):
        return "future"
    if words & SUPPOSING:
        return "hypothetical"
    at = token
    for _ in range(3):
        head, dep = tokens.heads[at], tokens.deps[at]
        if head == at:
            break
        infinitive = any(tokens.lower[c] == "to" and tokens.pos[c] in {"PART", "ADP"} for c in tokens.children[at])
        if dep in {"xcomp", "advcl", "acl", "ccomp", "relcl", "pcomp"} or at == token:
            lemma = tokens.lemmas[head]
            if infinitive and dep in {"xcomp", "acl", "advcl", "ccomp"} and tokens.tags[at] == "VB":
                if lemma in DEMANDING:
                    return "hypothetical"
                if lemma in PLANNING or lemma in EFFORT_NOUNS or dep in {"advcl", "acl"}:
                    return None if lemma == "continue" else "future"
            if lemma in HEDGING_VERBS and dep in {"xcomp", "ccomp", "pcomp", "prep"}:
                return "hedged"
        at = head
    return None
