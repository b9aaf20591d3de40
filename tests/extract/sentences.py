"""Annotated sentences built by hand: one line a token, "word lemma POS dep head", heads as 0-based token numbers."""

from communique.extract.encoder import TriggerReading
from communique.extract.layers import Layers, mark, quoted
from communique.extract.tokens import Sentence, Tokens
from communique.gazetteer.actors import open_actors
from communique.gazetteer.places import open_places
from communique.model.document import ReadDocument
from communique.model.records import Claim, Document, Span


def tokens(*tables, role="body", between=" "):
    """Tokens of sentences, each a table; words are joined by single blanks, sentences by `between`."""
    rows, sentences, starts, at = [], [], [], 0
    for number, table in enumerate(tables):
        lines = [line.split() for line in table.strip().splitlines()]
        first = len(rows)
        at += len(between) - 1 if number else 0
        for line in lines:
            starts.append(at)
            at += len(line[0]) + 1
        rows += [[*line[:4], int(line[4]) + first, *line[5:]] for line in lines]
        sentences.append(Sentence(first, len(rows), role))
    words = [row[0] for row in rows]
    text = ""
    for start, word in zip(starts, words, strict=True):
        gap = start - len(text)
        text += (" " if gap == 1 else between if gap else "") + word
    return Tokens(
        text=text,
        words=tuple(words),
        lemmas=tuple(row[1] for row in rows),
        pos=tuple(row[2] for row in rows),
        tags=tuple(row[5] if len(row) > 5 else "" for row in rows),
        deps=tuple(row[3] for row in rows),
        heads=tuple(row[4] for row in rows),
        entities=tuple("" if len(row) < 7 or row[6] == "-" else row[6] for row in rows),
        starts=tuple(starts),
        ends=tuple(start + len(word) for start, word in zip(starts, words, strict=True)),
        sentences=tuple(sentences),
    )


def layers(found, actors=(), places=()):
    """Layers with nothing marked but what is given."""
    return Layers(found, [frozenset()] * len(found), [], [], list(places), list(actors), quoted(found))


def marked(*tables, between=" "):
    """Layers of the sentences with all that the gazetteer, the registry and the grammars of figures and times mark."""
    return mark(tokens(*tables, between=between), open_places(), open_actors())


def shares(names, chosen):
    """A distribution that is sure of one name."""
    return {name: float(name == chosen) for name in names}


def reading(layers, word, kind, *, nth=0, mode="narrator", time="carried", modality="asserted", **roles):
    """What an encoder might say of the `nth` token spelled `word`; `roles` give the words of each role, sure or as pairs."""
    words = layers.tokens.words
    at = [n for n, w in enumerate(words) if w == word][nth]
    pairs = {
        role: [(words.index(w), p) for w, p in (v if isinstance(v, dict) else {v: 0.9}).items()] for role, v in roles.items()
    }
    return TriggerReading(
        at, kind, 0.9, pairs, 0.0,
        shares(("asserted", "hedged", "future", "hypothetical", "retracted"), modality),
        shares(("direct", "indirect", "mixed", "narrator"), mode),
        shares(("past", "present", "future", "carried"), time),
    )  # fmt: skip


def document(layers, published=None, outlet=None):
    """The document of the layers' text."""
    return ReadDocument(document=Document(source="test", published=published, outlet=outlet), text=layers.tokens.text, blocks=())


def span(text, words, nth=0):
    """The span of the `nth` place where `words` stand in `text`."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Span(start=at, end=at + len(words), text=words)


def claim(text, trigger, kind, **fields):
    """A claim of `text` with nothing but a trigger and what `fields` give."""
    where = span(text, trigger)
    return Claim(document=Document(source="test"), type=kind, evidence=where, trigger=where, **fields)


PASSIVE = """
No no DET det 1
civilians civilian NOUN nsubjpass 3
were be AUX auxpass 3
killed kill VERB ROOT 3 VBN
by by ADP agent 3
the the DET det 6
army army NOUN pobj 4
"""
UNABLE = """
Troops troop NOUN nsubj 3
have have AUX aux 3
not not PART neg 3
been be AUX ROOT 3
able able ADJ acomp 3
to to PART aux 6
capture capture VERB xcomp 4 VB
Tessa tessa PROPN dobj 6
"""
PLANNED = """
Rebels rebel NOUN nsubj 1
plan plan VERB ROOT 1
to to PART aux 3
attack attack VERB xcomp 1 VB
Tessa tessa PROPN dobj 3
"""
DEMANDED = """
They they PRON nsubj 1
urged urge VERB ROOT 1
Kel kel PROPN dobj 1
to to PART aux 4
withdraw withdraw VERB xcomp 1 VB
"""
ALLEGED = """
Jets jet NOUN nsubj 2
allegedly allegedly ADV advmod 2
bombed bomb VERB ROOT 2 VBD
Tessa tessa PROPN dobj 2
"""
WILL = """
Jets jet NOUN nsubj 2
will will AUX aux 2
bomb bomb VERB ROOT 2 VB
Tessa tessa PROPN dobj 2
"""
PLAIN = """
Rebel rebel ADJ amod 1
fighters fighter NOUN nsubj 2
attacked attack VERB ROOT 2 VBD
two two NUM nummod 5
army army NOUN compound 5
posts post NOUN dobj 2
near near ADP prep 2
Tessa tessa PROPN pobj 6
"""
STRIKES = """
They they PRON nsubj 1
carried carry VERB ROOT 1 VBD
out out ADP prt 1
air air NOUN compound 4
strikes strike NOUN dobj 1
on on ADP prep 4
camps camp NOUN pobj 5
and and CCONJ cc 6
depots depot NOUN conj 6
"""
FRAMING = """
Troops troop NOUN nsubj 1
detained detain VERB ROOT 1 VBD
him he PRON dobj 1
during during ADP prep 1
an an DET det 5
operation operation NOUN pobj 3
"""
