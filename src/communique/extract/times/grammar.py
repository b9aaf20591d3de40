"""The grammar of time expressions: patterns in order of precedence, each with the value it stands for."""

from __future__ import annotations

import re
from typing import NamedTuple

from communique.extract.times import dates, spans
from communique.extract.times.values import Builder, TimeValue
from communique.extract.times.words import (
    COUNT,
    DAY,
    DAYPART,
    MONTH,
    ORDINALS,
    PART,
    UNIT,
    WEEKDAY,
    WEEKDAY_ANY,
    YEAR,
)


class Pattern(NamedTuple):
    """A way of wording a time. It is tried where one of the `cues` occurs; `dating` ones can date an event by themselves."""

    cues: frozenset[str]
    regex: re.Pattern[str]
    builder: Builder
    dating: bool


def _dating(cues: str, pattern: str, builder: Builder) -> Pattern:
    bounded = pattern if pattern.startswith("(?<") else rf"\b(?:{pattern})"
    return Pattern(frozenset(cues.split()), re.compile(bounded, re.IGNORECASE), builder, True)


def _beside(cues: str, pattern: str, builder: Builder) -> Pattern:
    return _dating(cues, pattern, builder)._replace(dating=False)


def _reference(label: str) -> Builder:
    return lambda _: TimeValue("reference", label=label)


_BIG = r"(?:seconds|minute|hour|day|night|week|month|quarter|year|decade|century|centurie)s?"
_ONE = r"(?:minute|hour|day|night|week|month|quarter|year|decade|century)"
_ORDINAL = rf"(?:{'|'.join(sorted(ORDINALS, key=len, reverse=True))}|\d{{1,2}}(?:st|nd|rd|th))"
_HEDGE = (r"(?:(?P<hedge>(?:just\s+|only\s+)?(?:more\s+than|less\s+than|at\s+least|at\s+most|up\s+to|no\s+more\s+than"
            r"|nearly|almost"
          r"|about|some|around|approximately|roughly|over|under))\s+)?")  # fmt: skip
_MANY = rf"(?:{COUNT}|many|a\s+few|a\s+couple\s+of|two\s+or\s+three|several|countless)"
_NOT_COUNTED = (r"(?!\s*(?:people|civilians|troops|soldiers|men|women|fighters|strikes|sorties|tons|tonnes|miles|km|percent|%"
                r"|-\s*(?:strong|man|ton)))")  # fmt: skip
_OF = r"(?<!total )(?<!average )(?<!number )(?<!maximum )(?<!minimum )of"
_NAMED_MONTH = r"january|february|march|april|may|june|july|august|september|october|november|december"
_TAIL = r"(?=\s*(?:$|[.,;:)]|and\b|to\b|was\b|were\b|when\b|the\b|of\b|in\b|at\b|he\b|it\b|they\b|a\b|with\b|through\b|until\b))"

PATTERNS: tuple[Pattern, ...] = (
    _beside("#digit", rf"(?<![\d,.$€£#/-])(?P<a>{YEAR})\s*[-–/]\s*(?P<b>\d\d|{YEAR})(?![\d%]|[-–/.,]\d|\s*B\.?C)", dates.years),
    _beside("bc b",
            r"(?<!\d)(?P<a>[1-9]\d{0,3})(?:\s*B\.?C\.?)?\s*(?:-|–|to)\s*(?P<b>[1-9]\d{0,3})\s*B\.?\s?C\b\.?",
            dates.years_before_christ),
    _dating("#unit", rf"(?:the\s+)?(?P<side>first|opening|last|final|closing)\s+(?P<count>{COUNT})"
            rf"\s+months\s+of\s+(?P<y>{YEAR})(?!\d)",
            dates.months_of_year),
    _dating("#unit quarter half", rf"(?:the\s+)?(?P<nth>first|opening|second|third|fourth|last|final|closing)\s+"
            rf"(?:(?P<count>{COUNT})\s+)?(?P<of>months|quarter|half)\s+of\s+(?P<which>the|this|last)\s+year\b",
            dates.part_of_year),
    _dating("#month", rf"(?:the\s+)?(?P<side>first|opening|second|third|fourth|last|final|closing)\s+"
            rf"(?:(?P<count>{COUNT})\s+)?(?P<unit>day|week|half)s?\s+of\s+(?P<mo>{_NAMED_MONTH})(?:,?\s+(?P<y>{YEAR}))?(?!\w)",
            dates.stretch_of_month),
    _beside("#unit", rf"(?:the\s+)?(?:first|last|final|opening|closing|early|second|third)\s+(?:"
            rf"(?P<count>{COUNT})\s+)?(?P<one>)(?P<unit>day|week|month|year)s?"
            rf"\s+of\s+(?:{MONTH}(?:,?\s+{YEAR})?)(?!\w)", spans.span),
    _beside("#weekday every each", rf"(?:every|each)\s+(?P<unit>{WEEKDAY}|{_BIG}|morning|afternoon|evening)\b", spans.every),
    _dating("start beginning",
            r"(?<=since\s)(?:the\s+)?(?:start|beginning)\s+of\s+(?P<which>the|this)\s+(?P<unit>week|month|year)\b",
            spans.from_its_start),
    _beside("end close start beginning", r"(?:the\s+)?(?P<part>end|close|start|beginning|middle)\s+of\s+(?P<which>the"
            r"|that|last|this|next)\s+"
            r"(?P<unit>week|month|year)\b", spans.text_unit),
    _beside("#digit", rf"fiscal\s+(?:year\s+)?(?P<y>{YEAR})\b", lambda m: dates.year_bounds(int(m["y"]), "")),
    _beside("quarter half", rf"(?:the\s+)?(?:(?:fiscal|calendar|financial)\s+)?(?P<nth>first|second|third|fourth|last"
            rf"|final|1st|2nd|3rd|4th)[\s-](?:fiscal\s+)?"
            rf"(?P<of>quarter|half)(?:(?:\s+of)?\s+(?:the\s+)?(?:fiscal\s+)?(?:year\s+)?(?P<year>{YEAR}))?\b(?!-final"
            rf"|final|\s+of\s+the\s+(?!year))",
            dates.quarter),
    _beside("#digit q1 q2 q3 q4", rf"(?P<nth>Q[1-4])(?P<of>)(?:\s+(?:of\s+)?(?P<year>{YEAR}))?\b", dates.quarter),
    _dating("#digit",
            r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?!\d|-)", lambda m: dates.absolute(dates.date(m["y"], m["m"], m["d"]))),
    _dating("#digit", rf"(?<![\d/.-])(?P<a>\d{{1,2}})(?P<s>[/.-])(?P<b>\d{{1,2}})(?P=s)(?P<y>{YEAR})(?!\d)", dates.numeric),
    _dating("#month", rf"(?P<mo>{MONTH})\s*(?P<a>{DAY})\s*(?:-|–|to|and|through)\s*(?P<b>{DAY})\b(?:,?\s+(?P<y>{YEAR})\b)?",
            lambda m: dates.month_days(m["mo"], m["a"], m["b"], m["y"])),
    _dating("#month",
            rf"(?<!\d)(?P<a>{DAY})\s*(?:-|–|to|and)\s*(?P<b>{DAY})\s+(?:of\s+)?(?P<mo>{MONTH})(?:,?\s+(?P<y>{YEAR})\b)?",
            lambda m: dates.month_days(m["mo"], m["a"], m["b"], m["y"])),
    _dating("#month",
            rf"(?:(?P<wd>{WEEKDAY_ANY}),?\s+)?(?:the\s+)?(?<!\d)(?<!\d-)(?P<d>{DAY})\s+(?:of\s+)?(?P<mo>{MONTH}),?\s+"
            rf"(?P<y>{YEAR})\b",
            lambda m: dates.absolute(dates.date(m["y"], m["mo"], m["d"]))),
    _dating("#month", rf"(?:(?P<wd>{WEEKDAY_ANY}),?\s+)?(?P<mo>{MONTH})\s*(?P<d>{DAY})\b,?\s+(?:of\s+)?(?P<y>{YEAR})\b",
            lambda m: dates.absolute(dates.date(m["y"], m["mo"], m["d"]))),
    _dating("#month", rf"(?:(?:the\s+)?(?P<part>{PART})[\s-]+)?(?P<mo>{MONTH}),?\s+(?:of\s+)?(?P<y>{YEAR})\b",
            lambda m: dates.month_value(m["mo"], m["y"], m["part"] or "")),
    _dating("#season",
            rf"(?:the\s+)?(?:(?P<part>{PART})[\s-]+)?(?P<season>spring|summer|autumn|fall|winter)\s+(?:of\s+)?(?P<year>{YEAR})\b",
            dates.season),
    _beside("#month",
            rf"(?P<mo>{MONTH})\s+of\s+(?:that|the\s+same|this)\s+year\b", lambda m: dates.month_value(m["mo"], None, "")),
    _dating("#month",
            rf"(?:{WEEKDAY_ANY},?\s+)?(?P<mo>{MONTH})\s*(?P<d>{DAY})\b(?!\s*(?:,?\s*\d{{3,}}|percent|%|people|troops|soldiers))",
            lambda m: dates.month_day(m["mo"], m["d"])),
    _dating("#month", rf"(?:{WEEKDAY_ANY},?\s+)?(?:the\s+)?(?<!\d)(?<!\d-)(?P<d>{DAY})\s+(?:of\s+)?(?P<mo>{MONTH})(?!\w|-(?!\d))",
            lambda m: dates.month_day(m["mo"], m["d"])),
    _dating("yesterday", r"(?:the\s+)?(?:day\s+before\s+yesterday)", spans.fixed(-2, -2)),
    _dating("yesterday", rf"(?:late\s+|early\s+|earlier\s+)?yesterday{DAYPART}", spans.fixed(-1, -1)),
    _dating("today tonight this",
            rf"(?:earlier\s+|late\s+|early\s+|later\s+)?(?:today|tonight|this\s+(?:morning|afternoon|evening)){DAYPART}",
            spans.fixed(0, 0)),
    _dating("earlier later", r"earlier\s+in\s+the\s+day|later\s+in\s+the\s+day|later\s+in\s+the\s+evening", spans.fixed(0, 0)),
    _dating("last overnight", r"last\s+night|overnight", spans.fixed(-1, 0)),
    _dating("tomorrow", r"tomorrow(?:\s+(?:morning|night|evening))?", spans.fixed(1, 1)),
    _dating("same that", r"(?:on\s+)?(?:the\s+)?(?:same\s+day|that\s+(?:same\s+)?day|that\s+night|that\s+morning)",
            spans.fixed(0, 0, "text")),
    _dating("following next after day",
            r"(?:on\s+)?(?:the\s+)?(?:following|next)\s+(?:day|morning|night)|the\s+day\s+after|a\s+day\s+later",
            spans.fixed(1, 1, "text")),
    _dating("previous preceding before day",
            r"(?:on\s+)?(?:the\s+)?(?:previous|preceding)\s+(?:day|night)|the\s+day\s+before|a\s+day\s+earlier",
            spans.fixed(-1, -1, "text")),
    _beside("ago half",
            rf"(?:about\s+|some\s+|more\s+than\s+)?a\s+(?P<unit>{_BIG})\s+and\s+a\s+half\s+(?P<way>ago)\b", spans.vague_offset),
    _dating("ago", rf"(?P<count>{COUNT})\s+(?:more\s+)?(?P<unit>{UNIT})\s+ago", spans.ago),
    _dating("later earlier afterwards", rf"(?P<count>{COUNT})\s+(?P<unit>{UNIT})\s+(?P<way>later|earlier|afterwards)\b",
            spans.text_offset),
    _beside("before prior", rf"(?:a\s+mere\s+)?(?P<count>{COUNT})\s+(?P<unit>{UNIT})\s+(?P<way>before|prior)(?=\s*[.,;])",
            spans.text_offset),
    _beside("later earlier before afterwards ago",
            rf"(?:(?:many|several|some|(?:a\s+)?few|just|only)\s+)*(?P<unit>{_BIG})\s+(?P<way>later|earlier"
            rf"|afterwards|ago|before(?=\s*[.,;]))\b", spans.vague_offset),
    _dating("past last previous preceding", rf"(?:over|in|during|for|within|throughout)?\s*(?:the\s+|these\s+)?"
            rf"(?:past|last|previous|preceding)\s+"
            rf"(?P<count>{COUNT})\s+(?P<unit>{UNIT})", spans.window),
    _dating("past last",
            r"(?:over|during|in|within|for)\s+(?:the\s+)(?:past|last)\s+(?P<count>)(?P<unit>day|week|month|year|decade)\b",
            spans.window),
    _dating("#unit", rf"for\s+(?:the\s+)?(?:more\s+than\s+|over\s+|nearly\s+|almost\s+|about\s+|at\s+least\s+)?(?P<count>{COUNT})"
            rf"\s+(?P<unit>day|week|month|year|decade)s?\b(?!\s+(?:from|into|after))", spans.window),
    _dating("#unit", rf"(?P<count>{COUNT})[\s-](?P<unit>day|week|month|year|decade)s?[\s-](?:old|long)\s+(?=war"
            rf"|conflict|civil|siege|"
            rf"battle|offensive|campaign|insurgency|fighting|blockade|occupation|operation)", spans.age),
    _dating("this last next past previous coming",
            r"(?:earlier\s+|later\s+)?(?P<which>this|last|next|past|previous|coming)\s+(?P<unit>week|month|year|decade)\b",
            spans.calendar_unit),
    _dating("#weekday",
            rf"(?:(?P<which>last|next|this|past|previous|coming)\s+)?(?:late\s+|early\s+)?(?P<weekday>{WEEKDAY}){DAYPART}",
            spans.weekday),
    _dating("#month", rf"(?:in|during|since|by|until|throughout|from|of|for|to)\s+(?:(?:the\s+)?(?P<part>{PART})[\s-]+)?"
            rf"(?P<mo>{_NAMED_MONTH})\b(?!\s+\d{{3}})", lambda m: dates.month_value(m["mo"], None, m["part"] or "")),
    _dating("#month", rf"(?P<part>{PART})[\s-]+(?P<mo>{MONTH})(?![\w-])", lambda m: dates.month_value(m["mo"], None, m["part"])),
    _dating("#digit", r"(?:the\s+)?(?:(?P<part>early|late|mid)[\s-]*)?(?P<y>1[5-9]\d0|20\d0)s\b", dates.decade),
    _beside("#digit", rf"(?:the\s+)?(?:(?P<part>{PART})\s+(?:the\s+)?)?(?P<y>[1-9]\d{{0,3}})\s*B\.?\s?C\.?(?!\w)(?:E\b\.?)?",
            dates.before_christ),
    _beside("century",
            rf"(?:the\s+)?(?:(?P<part>{PART})[\s-]+(?:the\s+)?)?(?P<nth>{_ORDINAL})[\s-]century(?:\s+(?P<bc>B\.?C\.?))?",
            dates.century),
    _dating("#digit",
            rf"(?:in|since|by|until|{_OF}|from|during|before|after|throughout|to)\s+(?:the\s+)?(?:(?P<part>{PART})[\s-]+)?"
            rf"(?:the\s+year\s+)?(?P<y>{YEAR})(?![\d,.]\d|\w|\s*(?:people|civilians|troops|soldiers|men|fighters"
            rf"|strikes|sorties))",
            lambda m: dates.year_bounds(int(m["y"]), m["part"] or "")),
    _dating("#digit", rf"(?P<part>{PART})[\s-]+(?P<y>{YEAR})(?!\d)", lambda m: dates.year_bounds(int(m["y"]), m["part"])),
    _dating("past recent recently previously formerly once",
            r"in\s+the\s+past(?!\s+\w+\s+(?:day|week|month|year|hour))|in\s+recent\s+(?:weeks|months|days|years)"
            r"|recently|previously|formerly|once\b(?!\s+again)", lambda _: TimeValue("open_past", precision="unknown")),
    _dating("moment present currently now time", r"at\s+the\s+moment|at\s+present|currently|now\b|right\s+now|at\s+this\s+time",
            lambda _: TimeValue("now")),
    # What dates no event by itself, or not alone.
    _beside("#unit",
            r"(?:the\s+)?(?P<which>same|that|following|previous|preceding|next|(?<!\bto\s)this(?=\s+day))\s+"
            r"(?:same\s+)?(?P<unit>day|week|month|year|decade)\b(?!')",
            spans.text_unit),
    _beside("#unit",
            r"(?P<part>late|early)\s+(?:in\s+)?(?P<which>the|that)\s+(?:same\s+)?(?P<unit>year|month)\b", spans.text_unit),
    _beside("later earlier", r"(?:later|earlier)\s+(?:in\s+)?(?P<which>that|the)\s+(?:same\s+)?(?P<unit>day|week|month|year)\b",
            spans.text_unit),
    _beside("month year", r"(?:the\s+)?(?P<unit>month|year)(?P<which>)['’]s\s+(?P<part>end|beginning|start)", spans.text_unit),
    _beside("#month", rf"(?:the\s+)?(?P<which>previous|following|next|last|this|preceding)\s+(?P<mo>{_NAMED_MONTH})\b",
            dates.directed_month),
    _beside("#digit", r"(?P<h>[01]?\d|2[0-4])[:.](?P<min>[0-5]\d)(?::[0-5]\d)?(?:\s*(?P<half>[ap]\.?\s?m\b\.?)|\s*"
            r"(?:hrs?|hours|h)\b\.?"
            r"|(?<=:\d\d)(?![\d:]))(?:\s+(?:GMT|UTC|EST|EDT|PST|PDT|CET|local\s+time)\b)?", spans.clock),
    _beside("#digit",
            r"(?P<h>1[0-2]|0?[1-9])\s*(?P<half>[ap]\.m\.|[ap]m\b)(?:\s+(?:GMT|UTC|EST|EDT|PST|PDT|CET|local\s+time)\b)?",
            spans.clock),
    _beside("#digit", r"(?P<h>[01]\d|2[0-4])(?P<min>[0-5]\d)\s*(?:hrs?|hours|GMT|UTC)\b", spans.clock),
    _beside("#daypart", r"(?:the\s+)?(?P<name>noon|midnight|midday)\b", spans.clock),
    _beside("#daypart",
            r"(?:(?:the|that|one|next|following|same|early|late|this)\s+)+(?P<part>)(?:morning|afternoon|evening|night)\b(?!-)",
            spans.part_of_day),
    _beside("#daypart", r"(?:the\s+)?(?:daytime|nighttime|daybreak|sunset|(?-i:dawn|dusk))\b", spans.part_of_day),
    _beside("every", rf"every\s+(?P<count>{COUNT}|other)\s+(?P<unit>{_BIG})\b", spans.every),
    _beside("#unit", r"(?P<unit>daily|weekly|monthly|yearly|annually|annual|quarterly|hourly)\b", spans.every),
    _beside("#weekday", rf"(?P<unit>{WEEKDAY}s)\b", spans.every),
    _beside("#unit", r"(?:half\s+an?|half\s+of\s+a)\s+(?P<unit>hour|year|century|decade|day)\b", spans.half_span),
    _beside("#unit",
            rf"(?:the\s+)?(?:past|last|next|coming|previous|following|first|final)\s+(?P<count>{_MANY})\s+(?:\w+\s+)?"
            rf"(?P<unit>{_BIG})\b",
            spans.span),
    _beside("#unit",
            r"(?:the\s+)?(?:past|first|second|third|last|final|opening)\s+(?P<one>)(?P<unit>hour|day|week|month|year"
            r"|decade)(?=\s+of\b)",
            lambda m: TimeValue("span", unit=m["unit"].lower(), count=1)),
    _beside("#unit",
            rf"(?:the\s+)?(?:past|last|next|coming|following|previous|preceding|early|final|intervening)\s+(?P<unit>{_ONE})\b",
            spans.span),
    _beside("#unit",
            rf"{_HEDGE}(?:another\s+|the\s+|an?\s+additional\s+)?(?P<count>{COUNT})\s+and\s+(?P<half>a\s+half"
            rf"|a\s+quarter|one\s+half)\s+(?P<unit>{_BIG})\b",
            spans.span),
    _beside("#unit",
            rf"{_HEDGE}(?:another\s+|the\s+)?(?P<count>{COUNT})[\s-]+(?P<unit>year|month|week|day)s?[\s-]+olds?\b", spans.span),
    _beside("#unit", rf"{_HEDGE}(?:another\s+|the\s+|just\s+|only\s+)*(?P<count>{_MANY})(?:\s+(?:more|long|full|whole"
            rf"|straight|consecutive|brutal|intense|short))*"
            rf"[\s-]+(?P<unit>{_BIG})(?:-long|\s+long)?\b(?!\s+mark)", spans.span),
    _beside("#unit", rf"{_HEDGE}another\s+(?P<one>)(?P<unit>hour|day|week|month|year|decade)\b",
            lambda m: TimeValue("span", unit=m["unit"].lower(), count=1)),
    _beside("#unit",
            r"(?P<one>)(?P<unit>hour|day|week|month|year|decade)s?-long\b", lambda m: TimeValue("span", unit=m["unit"].lower())),
    _beside("#unit", r"(?:the\s+)?(?P<unit>minutes|hours|days|weeks|months|years|decades|centuries)\b", spans.span),
    _dating("#unit", r"(?P<which>the|this|last|next|past)\s+(?P<unit>weekend)\b", spans.nearby),
    _beside("#unit", r"(?P<which>the|this|last|next|that|past)\s+(?P<unit>weekend|quarter)\b", spans.nearby),
    _beside("#season",
            rf"(?:(?:the|that|same|(?P<which>this|last|next|previous|following))\s+)*(?:(?P<part>{PART})[\s-]+)?"
            rf"(?P<season>summer|autumn|winter)\b", dates.bare_season),
    _beside("#season",
            rf"(?:(?:in|by|during|this|last|next)\s+(?:the\s+)?|the\s+)(?:(?P<part>{PART})[\s-]+)?(?P<season>spring)\b",
            dates.bare_season),
    _beside("#season",
            rf"(?:(?:in\s+the|this|last|next)\s+)(?:(?P<part>{PART})[\s-]+)?(?P<season>fall)\b(?!\s+of\b)", dates.bare_season),
    _beside("#digit", r"(?:the\s+)?(?:(?P<part>early|late|mid)[\s-]*)?(?:['’])(?P<y>[1-9]0)s\b", dates.decade),
    _beside("#digit",
            rf"(?<=\bthe\s)(?P<d>(?:3[01]|[12]?\d)(?:st|nd|rd|th)){_TAIL}",
            lambda m: TimeValue("day", day=int(re.sub(r"\D", "", m["d"])))),
    _beside("christmas",
            r"christmas(?:\s+(?:day|eve))?\b",
            lambda m: TimeValue("month_day", month=12, day=24 if m[0].lower().endswith("eve") else 25)),
    _beside("#digit", rf"(?<![\d,.$€£#/])(?<!\d[-–])"
            rf"(?<!total of )(?<!average of )(?<!number of )(?:the\s+year\s+)?(?P<y>{YEAR})"
            rf"(?![\d,.]\d|\w|['’]s\b){_NOT_COUNTED}",
            lambda m: dates.year_bounds(int(m["y"]), "")),
    _beside("#month", r"(?-i:(?:January|February|April|June|July|August|September|October|November|December)\b(?!\s+\d{3}))",
            lambda m: dates.month_value(m[0], None, "")),
    _beside("#month", r"(?-i:(?<=\band\s)(?:March|May)\b(?=\s*(?:[.,;)]|\d{4}|in\b|of\b))|(?:March|May)\b(?=\s*(?:-|–"
            r"|to|and|or)\s*(?:January|February|March"
            r"|April|May|June|July|August|September|October|November|December)\b)|(?<=[-–(])(?:March|May)\b(?=\s*[-–)]))",
            lambda m: dates.month_value(m[0], None, "")),
    _beside("#season", r"(?P<season>(?-i:Spring|Fall))(?=\s+(?-i:Offensive|Campaign|Uprising|Festival))", dates.bare_season),
    _beside("today", r"today\b", _reference("PRESENT_REF")),
    _beside("current modern present day date", r"current|(?:the\s+)?(?:modern|present)[\s-]day|present(?=\s+(?:day"
            r"|time|situation|conflict|crisis|war))"
            r"|(?<=\bto\s)(?:this\s+day|date)\b", _reference("PRESENT_REF")),
    _beside("former past", r"former|the\s+(?:recent\s+|distant\s+)?past\b", _reference("PAST_REF")),
    _beside("future", r"(?:the\s+)?(?:near\s+|foreseeable\s+)?future\b", _reference("FUTURE_REF")),
    _beside("time", r"(?:the|this)\s+time\b(?=\s*[.,;:)]|$)", _reference("PRESENT_REF")),
    _beside("time", r"(?:that|the\s+same|this\s+same)\s+time\b(?=\s*[.,;:)]|\s+(?:and|the)\b|$)", lambda _: TimeValue("unknown")),
)  # fmt: skip
"""Earlier patterns win: a full date before its month, a range before its ends."""
