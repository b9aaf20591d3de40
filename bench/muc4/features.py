"""What the coder looks at, as named features with values: of a report, a happening, two happenings, a day, victims, a body."""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from bench.muc4.happenings import Happening, apart_in_time
from bench.muc4.reports import PRONOUNS, Organisation, Report, Victims
from communique.model.records import Claim, Entity

Features = dict[str, float]
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+")
_AGES = ((2, "days"), (8, "week"), (32, "month"), (90, "quarter"), (366, "year"))


def words(text: str) -> list[str]:
    """The words of a text in lower case."""
    return [word.lower() for word in _WORD.findall(text)]


def log_odds(probability: float) -> float:
    """Half the log odds of a probability, capped."""
    inside = min(max(probability, 1e-3), 1 - 1e-3)
    return math.log(inside / (1 - inside)) / 2


def of_report(report: Report) -> Features:
    """Words and pairs of words, and the types of its claims."""
    found = _scaled(_bag(report.text, ""), 8.0)
    for claim in report.claims:
        found[f"k:{claim.type}"] = found.get(f"k:{claim.type}", 0) + 0.3
    return found


def of_happening(report: Report, at: int) -> Features:
    """The words of its sentences, its claims, whom by whom, where, how old, and how it stands to the report's others."""
    happening = report.happenings[at]
    found = _scaled(_bag(" ".join(report.sentence(k) for k in sorted(set(happening.sentences))), "s:"), 5.0)
    for kind, count in Counter(c.type for c in happening.claims).items():
        found[f"t:{kind}"] = min(count, 3) * 0.5
    for claim in happening.claims:
        found |= _of_claim(claim)
    opening = words(report.sentence(happening.sentences[0]))[:4]
    found |= {f"f:{word}": 0.5 for word in opening} | {f"f2:{' '.join(opening[:2])}": 0.5}
    found |= {f"rank{min(at, 4)}": 1.0, f"ncl{min(len(report.happenings), 6)}": 1.0, f"size{min(len(happening.claims), 6)}": 1.0}
    found |= {f"fam{happening.family}": 1.0} | {f"c:{p.country}": 1.0 for p in happening.places if p.country}
    found["fine"], found["place"] = float(bool(happening.fine_places)), float(bool(happening.places))
    found["conf"] = max(c.reading_confidence.claim if c.reading_confidence else 0.5 for c in happening.claims)
    found["pos"] = happening.claims[0].trigger.start / max(1, len(report.text))
    return found | _age(report, happening) | _among(report, at)


def of_day(report: Report, at: int, own: Features) -> Features:
    """The happening's features without its people, and the words of the day it is dated."""
    happening = report.happenings[at]
    found = {name: value for name, value in own.items() if not name.startswith(("v:", "vn:", "an:", "r:"))}
    dated = next((c for c in happening.claims if c.time.mention and c.time.start and c.time.start == c.time.end), None)
    if dated and dated.time.mention:
        found |= {f"tm:{word}": 1.0 for word in words(dated.time.mention.text)}
        gap = abs(report.sentence_at(dated.time.mention.start) - report.sentence_at(dated.trigger.start))
        found[f"tdist{min(3, gap)}"] = 1.0
    found[f"ndates{len(set(happening.dates))}"] = 1.0
    return found


def of_victims(report: Report, happening: Happening, victims: Victims) -> Features:
    """The words for them, what befell them by whom, and how they are counted."""
    claim, low, high = victims.claim, *victims.number
    found = {f"w:{word}": 0.7 for word in words(victims.words)} | {f"e:{effect}": 1.0 for effect in victims.effects}
    found |= {f"ty:{claim.type}": 1.0, f"m:{claim.modality}": 1.0, f"fam{happening.family}": 1.0}
    found["n1" if (low, high) == (1, 1) else "pl" if high is None else "nn"] = 1.0
    found |= {"none": float(not victims.words), "pron": float(victims.words.lower() in PRONOUNS),
              "q": float(victims.counted), "rep": min(victims.told, 3) * 0.5, "name": float(victims.named),
              "ntar": min(len(happening.claims), 6) * 0.3}  # fmt: skip
    found |= {f"reg:{victims.registered}": 1.0} if victims.registered else {}
    found |= {f"a:{word}": 0.4 for entity in claim.agent for word in words(entity.mention.text)}
    found |= {"conf": claim.reading_confidence.claim if claim.reading_confidence else 0.5}
    sentence = report.sentence(report.sentence_at(claim.trigger.start))
    return found | _scaled(_bag(sentence, "s:"), 2.0) | {f"trig:{claim.trigger.text.lower()}": 1.0}


def of_organisation(report: Report, happening: Happening, body: Organisation) -> Features:
    """Which body it is, what it does in the happening's claims, how near it is named, and the words around."""
    named = body.words.lower()
    agent = any(_is_body(e, body, named) for c in happening.claims for e in c.agent)
    target = any(_is_body(e, body, named) for c in happening.claims for e in c.target)
    speaker = any((c.source.organisation or c.source.name) == body.name for c in happening.claims)
    sentences = {report.sentence_at(start) for start in body.starts}
    near = min((abs(a - b) for a in sentences for b in happening.sentences), default=9)
    found = {f"o:{body.name}": 1.0, f"k:{body.kind}": 1.0, "cnt": min(len(body.starts), 4) * 0.3, f"d{min(near, 4)}": 1.0,
             "agent": 1.5 * agent, "tgt": float(target), "speaker": float(speaker),
             f"ncl{min(len(report.happenings), 3)}": 0.5, f"fam{happening.family}": 0.5}  # fmt: skip
    for start in body.starts[:6]:
        end = start + len(body.words)
        found |= {f"pre:{word}": 0.4 for word in words(report.text[max(0, start - 60) : start])[-3:]}
        found |= {f"post:{word}": 0.4 for word in words(report.text[end : end + 60])[:3]}
    return found


def of_another(report: Report, at: int, chosen: Sequence[int], own: Features, probability: float) -> Features:
    """How a happening stands to those already chosen: the same victims, place, day, doers or not."""
    found = {"pk": log_odds(probability) * 2, f"nsel{min(len(chosen), 4)}": 1.0}
    happening = report.happenings[at]
    for other in (report.happenings[k] for k in chosen):
        same = happening.family == other.family
        whom = _relation(happening.victims, other.victims)
        where = _relation(happening.fine_places, other.fine_places)
        when = _relation({happening.day} - {None}, {other.day} - {None})
        gap = min(abs(a - b) for a in happening.sentences for b in other.sentences)
        doers = bool(_doers(happening) & _doers(other))
        types = bool({c.type for c in happening.claims} & {c.type for c in other.claims})
        clues = (f"fam{same}", f"v{whom}", f"p{where}", f"d{when}", f"g{'n' if gap <= 2 else 'm' if gap < 6 else 'f'}",
                 f"ag{doers}", f"fam{same}v{whom}", f"fam{same}p{where}d{when}", f"v{whom}p{where}",
                 f"fam{same}v{whom}p{where}d{when}", f"{other.family}{happening.family}",
                 f"{other.family}{happening.family}v{whom}", f"ty{types}")  # fmt: skip
        found |= {f"q:{clue}": 1.0 for clue in clues}
    return found | {f"z{k}": v * 0.7 for k, v in own.items() if k.startswith(("f:", "f2:", "size", "t:", "v:"))}


def _of_claim(claim: Claim) -> Features:
    found = {f"m:{claim.modality}": 0.5, f"p:{claim.polarity}": 0.5, f"src:{claim.source.mode}": 0.5}
    for entity in claim.target:
        found |= {f"v:{word}": 0.5 for word in words(entity.mention.text)} | _named(entity, "vn")
        found[f"tv:{claim.type}:{_head(entity)}"] = 0.6
    for entity in claim.agent:
        found |= {f"a:{word}": 0.5 for word in words(entity.mention.text)} | _named(entity, "an")
        found[f"ta:{claim.type}:{entity.name or _head(entity)}"] = 0.6
    return found | {f"trig:{claim.trigger.text.lower()}": 0.6}


def _named(entity: Entity, prefix: str) -> Features:
    return {f"{prefix}:{entity.name}": 0.7} if entity.name else {}


def _age(report: Report, happening: Happening) -> Features:
    found: Features = {}
    if happening.day and report.published:
        days = (report.published - happening.day[0]).days
        found[f"age:{'neg' if days < 0 else next((name for most, name in _AGES if days < most), 'old')}"] = 1.0
    else:
        found["age:range" if happening.dates else "age:none"] = 1.0
    last = happening.dates[0][1] if happening.dates else None
    if last and report.published and (report.published - last).days > 90:
        found["old"] = 1.0
    return found


def _among(report: Report, at: int) -> Features:
    happening, found = report.happenings[at], {}
    for other_at, other in enumerate(report.happenings):
        if other_at == at:
            continue
        side, same = ("b" if other_at < at else "a"), other.family == happening.family
        found[f"r:{side}fam{same}"] = 0.5
        found |= {f"r:{side}vic": 1.0} if other.victims & happening.victims else {}
        found |= {f"r:{side}pl": 0.7} if other.fine_places & happening.fine_places else {}
        if other.day and happening.day:
            found[f"r:{side}day{other.day == happening.day}{same}"] = 0.7
        if same and other_at < at and not apart_in_time(other.dates, happening.dates):
            found["r:dup"] = 0.7
        found |= {f"r:{side}bigger": 0.5} if len(other.claims) > len(happening.claims) else {}
        found[f"r:{side}near{min(abs(happening.sentences[0] - other.sentences[-1]), 3)}"] = 0.4
    return found


def _relation(one: set[object] | set[str], other: set[object] | set[str]) -> str:
    """o(verlap), n(othing known) or d(ifferent)."""
    return "o" if set(one) & set(other) else "d" if one and other else "n"


def _doers(happening: Happening) -> set[str]:
    return {entity.name or _head(entity) for claim in happening.claims for entity in claim.agent}


def _is_body(entity: Entity, body: Organisation, named: str) -> bool:
    return entity.name == body.name or named in " ".join(entity.mention.text.lower().split())


def _head(entity: Entity) -> str:
    found = re.findall(r"[a-z]+", re.split(r" of | who | from | in |,", entity.mention.text.lower())[0])
    return found[-1] if found else ""


def _bag(text: str, prefix: str) -> Features:
    return dict.fromkeys(_grams(words(text), prefix), 1.0)


def _grams(found: list[str], prefix: str) -> Iterator[str]:
    yield from (prefix + word for word in found)
    yield from (f"{prefix}{one} {other}" for one, other in itertools.pairwise(found))


def _scaled(found: Features, norm: float) -> Features:
    length = math.sqrt(sum(value * value for value in found.values())) or 1.0
    return {name: value * norm / length for name, value in found.items()}
