"""What a number counts: the unit or the noun phrase that follows it, with the rate it is part of."""

from __future__ import annotations

from communique.extract.quantities.figures import UnitPhrase, listed
from communique.extract.quantities.pieces import Pieces
from communique.extract.quantities.units import Unit, money_after, percent, physical, singular
from communique.extract.times.words import UNIT_DAYS

_AGE = frozenset({"year", "years", "month", "months", "week", "weeks", "day", "days"})
_INSIDE = ("JJ", "NN", "VBN", "VBG", "HYPH", "POS", "FW", "RB")
_RATE_WORDS = frozenset({"per", "a", "an", "each", "every", "/"})
_LONGEST = 5
_FEW = 4
"""Letters written onto a number that are taken for a unit even where it is not known."""
_DEICTIC = frozenset("last next past first other same previous coming final additional further extra only just total".split())


def unit_phrase(
    pieces: Pieces, at: int, *, number: int | None = None, currency: str = "", share: bool = False
) -> UnitPhrase | None:
    """The unit of a number that ends before piece `at`; `currency` is one that stands before it, `number` where it starts."""
    measured = Unit(at, currency) if currency else _measured(pieces, at)
    if currency and (again := money_after(pieces.written, at)) is not None:
        measured = Unit(again.end, currency)
    if measured is not None:
        measured = measured._replace(end=_country(pieces, measured.end)) if currency else measured
        rate = _rate(pieces, measured.end)
        return UnitPhrase(rate.end, f"{measured.name} per {rate.name}", True) if rate else UnitPhrase(*measured, True)
    noun = _letters(pieces, at) or _noun(pieces, at, share=share)
    if noun is None:
        rate = _rate(pieces, at)
        return UnitPhrase(rate.end, f"per {rate.name}", True) if rate and pieces.lower[at] == "per" else None
    noun = noun._replace(name=_before(pieces, number) + noun.name) if number is not None else noun
    rate = _rate(pieces, noun.end)
    return UnitPhrase(rate.end, f"{singular(noun.name)} per {rate.name}", False, noun.plural) if rate else noun


def _country(pieces: Pieces, at: int) -> int:
    """Past "U.S." or "Australian" behind an amount ("$75 U.S. per barrel")."""
    return at + 1 if pieces.written[at : at + 1] in (["U.S."], ["US"], ["USD"], ["CAD"], ["AUD"]) else at


def _before(pieces: Pieces, number: int) -> str:
    """An adjective or noun between the article and the number, which belongs to what is counted ("the top three seeds")."""
    at = number - 1
    if at < 1 or pieces.lower[at] in _DEICTIC or pieces.tags[at] not in {"JJ", "NN"}:
        return ""
    return pieces.written[at] + " " if pieces.tags[at - 1] in {"DT", "PRP$"} else ""


def _measured(pieces: Pieces, at: int) -> Unit | None:
    """A percent sign, a currency, an age or a physical unit, a hyphen before it or not."""
    if at >= len(pieces):
        return None
    found = percent(pieces.lower, at) or money_after(pieces.written, at)
    if found is not None:
        return found
    hyphen = pieces.lower[at] in {"-", "–"} and at + 1 < len(pieces)
    first = at + 1 if hyphen else at
    return _age(pieces, first) or physical(pieces.written, first, glued=pieces.glued[first])


def _letters(pieces: Pieces, at: int) -> UnitPhrase | None:
    """A few letters written onto the number, which are its unit though it is not known ("4G")."""
    letters = pieces.tied(at) and pieces.lower[at].isalpha() and len(pieces.lower[at]) <= _FEW
    return UnitPhrase(at + 1, pieces.written[at], False) if letters else None


def _age(pieces: Pieces, at: int) -> Unit | None:
    words = pieces.lower
    if words[at] in {"yo", "yrs"} and (words[at] == "yo" or words[at + 1 : at + 2] == ["old"]):
        return Unit(at + 1 + (words[at] == "yrs"), "year of age")
    if words[at : at + 3] == ["y", "/", "o"]:
        return Unit(at + 3, "year of age")
    if words[at] not in _AGE:
        return None
    follow = [w for w in words[at + 1 : at + 4] if w not in {"-", "–"}][:2]
    if follow[:1] == ["old"] or follow[:1] == ["olds"] or follow == ["of", "age"]:
        end = next(k for k in range(at + 1, len(words)) if words[k] in {"old", "olds", "age"}) + 1
        return Unit(end, f"{singular(words[at])} of age")
    return None


def _rate(pieces: Pieces, at: int) -> Unit | None:
    """ "per day", "a barrel", "/gram" from piece `at`."""
    words = pieces.lower
    if at + 1 >= len(words) or words[at] not in _RATE_WORDS or words[at : at + 2] == ["per", "cent"]:
        return None
    if words[at + 1] == "annum":
        return Unit(at + 2, "year")
    unit = physical(pieces.written, at + 1, glued=words[at] == "/")
    if unit is not None:
        return unit
    tag = pieces.tags[at + 1]
    after = pieces.tags[at + 2] if at + 2 < len(words) else ""
    if tag == "NN" and (words[at] in {"per", "/"} or not after.startswith("NN")) and words[at] != "an":
        return Unit(at + 2, words[at + 1])
    return None


def _noun(pieces: Pieces, at: int, *, share: bool) -> UnitPhrase | None:
    """The noun phrase that a number counts; of a share, what it is a share of."""
    words = pieces.lower
    first = at
    if first < len(words) and words[first] == "of":
        first += 1
        while first < len(words) and pieces.tags[first] in {"DT", "PRP$", "PDT"}:
            first += 1
    elif share:
        while first < len(words) and pieces.tags[first] in {"DT", "PRP$"}:
            first += 1
    if first < len(words) and words[first] == "-" and first + 1 < len(words) and pieces.glued[first + 1]:
        return _hyphenated(pieces, first + 1)
    while first < len(words) and pieces.tags[first] in {"RBS", "RBR"}:
        first += 1
    last = _last_noun(pieces, first)
    if last is None:
        return None
    single = pieces.tags[last] in {"NN", "NNP"} and pieces.tags[first] == "NN"
    if single and not share and pieces.lower[at - 1] not in {"1", "one"} and pieces.lower[last] != "people":
        last = first
    plural = pieces.tags[last] in {"NNS", "NNPS"} or pieces.lower[last] == "people"
    name = pieces.written[last] if singular(pieces.lower[last]) in UNIT_DAYS else ""
    last = last if name or share else _of_what(pieces, last)
    name = name or _between(pieces, first, last)
    return UnitPhrase(last + 1, f"% {name}" if share else name, False, plural)


def _hyphenated(pieces: Pieces, at: int) -> UnitPhrase | None:
    tag = pieces.tags[at]
    idiom = pieces.lower[at] in listed("names", "idioms") and not pieces.lower[at - 2][0].isdigit()
    if idiom or pieces.lower[at] in {"to", "or", "and"} or not pieces.lower[at].isalpha():
        return None
    return UnitPhrase(at + 1, pieces.lower[at], False) if tag.startswith(("NN", "JJ", "HYPH")) else None


def _last_noun(pieces: Pieces, first: int) -> int | None:
    """The head of the noun phrase that starts at piece `first`: the last noun of an unbroken run."""
    last = None
    for at in range(first, min(len(pieces), first + 2 * _LONGEST)):
        tag, word = pieces.tags[at], pieces.lower[at]
        inner = tag == "CD" and (pieces.word(at + 1) == "-" or _measured(pieces, at + 1) is not None)
        if inner or (tag == "CC" and last is not None and _coordinated(pieces, last, at)):
            continue
        if tag.startswith(("NN", "FW")) and word[0].isalnum():
            if last is not None and pieces.tags[last] == "NNS" and tag != "NNS":
                break
            last = at
        elif (
            not (tag.startswith(_INSIDE) or word in {"-", "'s"})
            or tag == "POS"
            or (last is not None and tag.startswith(("VB", "RB", "JJ")) and pieces.lower[at - 1] != "-")
        ):
            break
    return last


def _coordinated(pieces: Pieces, last: int, at: int) -> bool:
    """Whether the conjunction at piece `at` links two nouns before one plural ("36 Kem and Sol trucks")."""
    run = [pieces.tag(at + 1), pieces.tag(at + 2)]
    return pieces.tags[last] in {"NN", "NNP"} and run[0] in {"NN", "NNP"} and run[1] == "NNS"


def _of_what(pieces: Pieces, last: int) -> int:
    """Past a bare noun of which the counted ones are ("12 lorries of bread"); else `last`."""
    if pieces.word(last + 1) != "of" or not pieces.tag(last + 2).startswith("NN") or pieces.tags[last] != "NNS":
        return last
    end = last + 2
    while pieces.tag(end) == "NN" and pieces.tag(end + 1).startswith("NN"):
        end += 1
    return end


def _between(pieces: Pieces, first: int, last: int) -> str:
    words = ""
    for at in range(first, last + 1):
        words += ("" if pieces.glued[at] or not words else " ") + pieces.written[at]
    return words
