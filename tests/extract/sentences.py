"""Annotated sentences built by hand: one line a token, "word lemma POS dep head", heads as 0-based token numbers."""

from communique.extract.layers import Layers, quoted
from communique.extract.tokens import Sentence, Tokens


def tokens(table, role="body"):
    """Tokens of one sentence; words are joined by single blanks."""
    rows = [line.split() for line in table.strip().splitlines()]
    words = [row[0] for row in rows]
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word) + 1
    tags = [row[5] if len(row) > 5 else "" for row in rows]
    return Tokens(
        text=" ".join(words),
        words=tuple(words),
        lemmas=tuple(row[1] for row in rows),
        pos=tuple(row[2] for row in rows),
        tags=tuple(tags),
        deps=tuple(row[3] for row in rows),
        heads=tuple(int(row[4]) for row in rows),
        entities=("",) * len(rows),
        starts=tuple(starts),
        ends=tuple(start + len(word) for start, word in zip(starts, words, strict=True)),
        sentences=(Sentence(0, len(rows), role),),
    )


def layers(found, actors=(), places=()):
    """Layers with nothing marked but what is given."""
    return Layers(found, [frozenset()] * len(found), [], [], list(places), list(actors), quoted(found))


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
