"""Sentences of our own with their annotation, one line a token: word, lemma, POS, dependency, head, tag, entity."""

STREET = """
A a DET det 1 DT -
strike strike NOUN nsubj 2 NN -
hit hit VERB ROOT 2 VBD -
a a DET det 4 DT -
car car NOUN dobj 2 NN -
on on ADP prep 2 IN -
Hilal hilal PROPN compound 7 NNP FAC
Street street PROPN pobj 5 NNP FAC
near near ADP prep 2 IN -
the the DET det 11 DT FAC
Amari amari PROPN compound 11 NNP FAC
Mosque mosque PROPN pobj 8 NNP FAC
, , PUNCT punct 11 , -
south south ADV advmod 2 RB -
of of ADP prep 13 IN -
the the DET det 17 DT WORK_OF_ART
Rimal rimal PROPN compound 17 NNP WORK_OF_ART
Camp camp PROPN pobj 14 NNP WORK_OF_ART
. . PUNCT punct 2 . -
"""
HOME = """
Jets jet NOUN nsubj 1 NNS PERSON
bombed bomb VERB ROOT 1 VBD -
the the DET det 3 DT -
home home NOUN dobj 1 NN -
of of ADP prep 3 IN -
a a DET det 6 DT -
family family NOUN pobj 4 NN -
in in ADP prep 1 IN -
Mosul mosul PROPN pobj 7 NNP GPE
. . PUNCT punct 1 . -
"""
CITY_PARTS = """
Rebels rebels PROPN nsubj 1 NNPS -
attacked attack VERB ROOT 1 VBD -
the the DET det 4 DT -
western western ADJ amod 4 JJ -
parts part NOUN dobj 1 NNS -
of of ADP prep 4 IN -
the the DET det 7 DT -
city city NOUN pobj 5 NN -
. . PUNCT punct 1 . -
"""
BACKED = """
The the DET det 4 DT -
US us PROPN npadvmod 3 NNP GPE
- - PUNCT punct 3 HYPH -
backed back VERB amod 4 VBN -
forces force NOUN nsubj 5 NNS -
left leave VERB ROOT 5 VBD -
Raqqa raqqa PROPN dobj 5 NNP GPE
. . PUNCT punct 5 . -
"""
DISTRICTS = """
Shells shell NOUN nsubj 1 NNS -
fell fall VERB ROOT 1 VBD -
on on ADP prep 1 IN -
Zurmat zurmat PROPN nmod 6 NNP ORG
and and CCONJ cc 3 CC -
Gardez gardez PROPN conj 3 NNP PERSON
districts district NOUN pobj 2 NNS -
. . PUNCT punct 1 . -
"""
CHAIN = """
Troops troop NOUN nsubj 1 NNS -
detained detain VERB ROOT 1 VBD -
a a DET det 3 DT -
man man NOUN dobj 1 NN -
in in ADP prep 3 IN -
Sabari sabari PROPN compound 6 NNP NORP
district district NOUN pobj 4 NN -
, , PUNCT punct 6 , -
Khost khost PROPN compound 9 NNP GPE
province province NOUN appos 6 NN GPE
. . PUNCT punct 1 . -
"""
BARE_CHAIN = """
Shells shell NOUN nsubj 1 NNS -
hit hit VERB ROOT 1 VBD -
Raqqa raqqa PROPN compound 3 NNP GPE
Mosul mosul PROPN dobj 1 NNP GPE
yesterday yesterday NOUN npadvmod 1 NN DATE
. . PUNCT punct 1 . -
"""
PERSON = """
Omar omar PROPN compound 2 NNP PERSON
Halab halab PROPN compound 2 NNP PERSON
Darwish darwish PROPN nsubj 3 NNP PERSON
died die VERB ROOT 3 VBD -
and and CCONJ cc 3 CC -
Halab halab PROPN nsubjpass 7 NNP PERSON
was be AUX auxpass 7 VBD -
mourned mourn VERB conj 3 VBN -
. . PUNCT punct 7 . -
"""
SAIDTWO = """
The the DET det 1 DT -
army army NOUN nsubj 2 NN -
said say VERB ROOT 2 VBD -
that that SCONJ mark 5 IN -
rebels rebel NOUN nsubj 5 NNS -
fled flee VERB ccomp 2 VBD -
Mosul mosul PROPN npadvmod 5 NNP GPE
. . PUNCT punct 2 . -
"""
BOMB = """
A a DET det 2 DT -
roadside roadside NOUN compound 2 NN -
bomb bomb NOUN nsubj 3 NN -
exploded explode VERB ROOT 3 VBD -
near near ADP prep 3 IN -
a a DET det 6 DT -
patrol patrol NOUN pobj 4 NN -
. . PUNCT punct 3 . -
"""
WENTOFF = """
A a DET det 2 DT -
car car NOUN compound 2 NN -
bomb bomb NOUN nsubj 3 NN -
went go VERB ROOT 3 VBD -
off off ADP prt 3 RP -
in in ADP prep 3 IN -
Kabul kabul PROPN pobj 5 NNP GPE
. . PUNCT punct 3 . -
"""
SEIZED = """
They they PRON nsubj 1 PRP -
found find VERB ROOT 1 VBD -
two two NUM nummod 3 CD CARDINAL
rifles rifle NOUN dobj 1 NNS -
and and CCONJ cc 3 CC -
a a DET det 6 DT -
pistol pistol NOUN conj 3 NN -
. . PUNCT punct 1 . -
"""
TALLY = """
A a DET det 1 DT -
woman woman NOUN nsubjpass 3 NN -
was be AUX auxpass 3 VBD -
killed kill VERB ROOT 3 VBN -
and and CCONJ cc 3 CC -
six six NUM nummod 6 CD CARDINAL
people people NOUN nsubjpass 8 NNS -
were be AUX auxpass 8 VBD -
injured injure VERB conj 3 VBN -
. . PUNCT punct 8 . -
"""
RETAKEN = """
A a DET det 1 DT -
town town NOUN ROOT 1 NN -
retaken retake VERB acl 1 VBN -
by by ADP agent 2 IN -
troops troop NOUN pobj 3 NNS -
from from ADP prep 2 IN -
the the DET det 7 DT -
rebels rebel NOUN pobj 5 NNS -
. . PUNCT punct 1 . -
"""
SIDES = """
Russian russian ADJ amod 3 JJ NORP
and and CCONJ cc 0 CC -
regime regime NOUN conj 0 NN -
airstrikes airstrike NOUN nsubj 4 NNS -
killed kill VERB ROOT 4 VBD -
ten ten NUM nummod 6 CD CARDINAL
people people NOUN dobj 4 NNS -
. . PUNCT punct 4 . -
"""
MOTORCYCLE = """
Terrorists terrorist NOUN nsubj 1 NNS -
detonated detonate VERB ROOT 1 VBD -
a a DET det 3 DT -
motorcycle motorcycle NOUN dobj 1 NN -
. . PUNCT punct 1 . -
"""
BEFORE = """
They they PRON nsubj 1 PRP -
called call VERB ROOT 1 VBD -
for for SCONJ mark 5 IN -
people people NOUN nsubj 5 NNS -
to to PART aux 5 TO -
leave leave VERB advcl 1 VB -
before before SCONJ mark 8 IN -
troops troop NOUN nsubj 8 NNS -
cleared clear VERB advcl 5 VBD -
the the DET det 10 DT -
area area NOUN dobj 8 NN -
. . PUNCT punct 1 . -
"""
THENCLEARED = """
They they PRON nsubj 1 PRP -
asked ask VERB ROOT 1 VBD -
people people NOUN dobj 1 NNS -
to to PART aux 4 TO -
leave leave VERB xcomp 1 VB -
the the DET det 6 DT -
house house NOUN dobj 4 NN -
and and CCONJ cc 4 CC -
then then ADV advmod 9 RB -
cleared clear VERB conj 4 VBD -
the the DET det 11 DT -
area area NOUN dobj 9 NN -
. . PUNCT punct 1 . -
"""
FORUSE = """
He he PRON nsubj 1 PRP -
distributes distribute VERB ROOT 1 VBZ -
weapons weapon NOUN dobj 1 NNS -
for for ADP prep 1 IN -
use use NOUN pobj 3 NN -
in in ADP prep 4 IN -
attacks attack NOUN pobj 5 NNS -
. . PUNCT punct 1 . -
"""
REQUEST = """
They they PRON nsubj 1 PRP -
requested request VERB ROOT 1 VBD -
immediate immediate ADJ amod 3 JJ -
support support NOUN dobj 1 NN -
. . PUNCT punct 1 . -
"""
LAUNCH = """
Rebels rebel NOUN nsubj 1 NNS -
plan plan VERB ROOT 1 VBP -
to to PART aux 3 TO -
launch launch VERB xcomp 1 VB -
an an DET det 5 DT -
offensive offensive NOUN dobj 3 NN -
. . PUNCT punct 1 . -
"""
ESCAPE = """
Families family NOUN nsubj 1 NNS -
fled flee VERB ROOT 1 VBD -
to to PART aux 3 TO -
escape escape VERB xcomp 1 VB -
the the DET det 5 DT -
fighting fighting NOUN dobj 3 NN -
. . PUNCT punct 1 . -
"""
SUSPECTEDBY = """
Ten ten NUM nummod 1 CD CARDINAL
civilians civilian NOUN nsubjpass 3 NNS -
were be AUX auxpass 3 VBD -
killed kill VERB ROOT 3 VBN -
by by ADP agent 3 IN -
a a DET det 9 DT -
suspected suspect VERB amod 9 VBN -
Russian russian ADJ amod 9 JJ NORP
air air NOUN compound 9 NN -
raid raid NOUN pobj 4 NN -
. . PUNCT punct 3 . -
"""
SAIDMONDAY = """
The the DET det 1 DT -
ministry ministry NOUN nsubj 2 NN -
announced announce VERB ROOT 2 VBD -
on on ADP prep 2 IN -
Monday monday PROPN pobj 3 NNP DATE
that that SCONJ mark 7 IN -
jets jet NOUN nsubj 7 NNS -
bombed bomb VERB ccomp 2 VBD -
a a DET det 9 DT -
depot depot NOUN dobj 7 NN -
. . PUNCT punct 2 . -
"""
POST = """
A a DET det 1 DT -
cousin cousin NOUN nsubj 2 NN -
mourned mourn VERB ROOT 2 VBD -
the the DET det 4 DT -
death death NOUN dobj 2 NN -
in in ADP prep 2 IN -
a a DET det 7 DT -
post post NOUN pobj 5 NN -
on on ADP prep 7 IN -
30 30 NUM nummod 10 CD DATE
November november PROPN pobj 8 NNP DATE
2023 2023 NUM nummod 10 CD DATE
. . PUNCT punct 2 . -
"""
HEADED = """
They they PRON nsubj 2 PRP -
are be AUX aux 2 VBP -
heading head VERB ROOT 2 VBG -
there there ADV advmod 2 RB -
. . PUNCT punct 2 . -
"""
HOLDS = """
The the DET det 1 DT -
army army NOUN nsubj 2 NN -
controls control VERB ROOT 2 VBZ -
most most ADJ dobj 2 JJS -
of of ADP prep 3 IN -
Raqqa raqqa PROPN pobj 4 NNP GPE
. . PUNCT punct 2 . -
"""
MARKET = """
Shells shell NOUN nsubj 1 NNS -
hit hit VERB ROOT 1 VBD -
Barzeh barzeh PROPN dobj 1 NNP ORG
. . PUNCT punct 1 . -
"""
RAIDS = """
The the DET det 1 DT -
regime regime NOUN nsubj 2 NN -
carried carry VERB ROOT 2 VBD -
out out ADP prt 2 RP -
13 13 NUM nummod 5 CD CARDINAL
raids raid NOUN dobj 2 NNS -
on on ADP prep 2 IN -
Raqqa raqqa PROPN pobj 6 NNP GPE
and and CCONJ cc 2 CC -
11 11 NUM conj 2 CD CARDINAL
on on ADP prep 2 IN -
Tabqa tabqa PROPN pobj 10 NNP GPE
. . PUNCT punct 2 . -
"""
UNITS = """
Militants militant NOUN nsubj 1 NNS -
moved move VERB ROOT 1 VBD -
there there ADV advmod 1 RB -
and and CCONJ cc 1 CC -
units unit NOUN conj 1 NNS -
from from ADP prep 4 IN -
Raqqa raqqa PROPN pobj 5 NNP GPE
. . PUNCT punct 1 . -
"""
BEHIND = """
Troops troop NOUN nsubj 1 NNS -
detained detain VERB ROOT 1 VBD -
a a DET det 3 DT -
commander commander NOUN dobj 1 NN -
responsible responsible ADJ amod 3 JJ -
for for ADP prep 4 IN -
planning planning NOUN compound 7 NN -
attacks attack NOUN pobj 5 NNS -
. . PUNCT punct 1 . -
"""
CARRIED = """
Many many ADJ amod 1 JJ -
strikes strike NOUN nsubjpass 3 NNS -
were be AUX auxpass 3 VBD -
carried carry VERB ROOT 3 VBN -
out out ADP prt 3 RP -
on on ADP prep 3 IN -
posts post NOUN pobj 5 NNS -
. . PUNCT punct 3 . -
"""
MONITOR = """
Ten ten NUM nsubj 1 CD CARDINAL
died die VERB ccomp 6 VBD -
near near ADP prep 1 IN -
Raqqa raqqa PROPN pobj 2 NNP GPE
a a DET det 5 DT -
monitor monitor NOUN nsubj 6 NN -
said say VERB ROOT 6 VBD -
. . PUNCT punct 6 . -
"""

COUNTRIES = """
Forces force NOUN nsubj 1
conducted conduct VERB ROOT 1
14 14 NUM nummod 3
raids raid NOUN dobj 1
in in ADP prep 3
Syria Syria PROPN pobj 4
and and CCONJ cc 3
six six NUM nummod 8
strikes strike NOUN conj 3
in in ADP prep 8
Iraq Iraq PROPN pobj 9
"""
SHARED = """
Forces force NOUN nsubj 1
conducted conduct VERB ROOT 1
raids raid NOUN dobj 1
and and CCONJ cc 2
strikes strike NOUN conj 2
in in ADP prep 4
Iraq Iraq PROPN pobj 5
"""
