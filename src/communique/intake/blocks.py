"""The parts of a plain text and the role each plays: headline, body, list, caption, boilerplate and so on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.model.document import Block, BlockRole

_SENTENCE_END = re.compile(r"[.!?…][\"”’)\]]*$")
_BOILERPLATE = re.compile(
    r"^(?:read (?:more|also)|see also|share(?: this)?(?: article| story| on)?|follow us|subscribe|sign up|click here|"
    r"download(?: the)? pdf|print(?: this)?|e-?mail this|tweet|facebook|twitter|whatsapp|telegram|linkedin|copy link|"
    r"advertisement|sponsored|comments?|leave a (?:reply|comment)|all rights reserved|copyright|©|cookies?\b|"
    r"we use cookies|accept all|terms of (?:use|service)|privacy policy|related (?:articles?|stories|news|posts)|"
    r"more (?:on this story|stories|news)|most (?:read|popular|viewed)|recommended|tags?:|topics?:|keywords?:|filed under|"
    r"source:|short link|(?:previous|next)(?: (?:post|article|story|page))?:|"
    r"back to top|skip to|menu|home$|log ?in|newsletter|for immediate release)(?:\b|(?<=:)).{0,80}$",
    re.IGNORECASE,
)
_MIRRORS = re.compile(r"website can also be accessed|alternate address|mirror site|our (?:mobile )?app\b.*(?:store|play)", re.I)
_ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$|^[\w.+-]+@[\w-]+\.\w+$", re.IGNORECASE)
_BREADCRUMB = re.compile(r"^\s*(?:[\w' -]{2,30}\s*(?:/|>|»|›|\|)\s*)+[\w' -]{2,40}\s*$")
_CREDIT = re.compile(
    r"\((?:photo|image|picture|video|file photo|via)[^)]{0,80}\)|\((?:afp|reuters|ap|getty|epa|iha|aa)[^)]{0,30}photo\)",
    re.I,
)
_CAPTION = re.compile(r"^(?:photo|image|picture|file (?:photo|picture)|caption|video|map|in this (?:photo|picture))\b", re.I)
_BYLINE = re.compile(r"^(?:by|written by|reporting by|edited by|editing by|author:|from our)\s+\S.{0,80}$", re.IGNORECASE)
_DATELINE = re.compile(
    r"^(?:(?:published|posted|updated|last (?:updated|modified)|date)\b.{0,60}|"
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
    r"\d{1,2}(?:st|nd|rd|th)?[ /.-](?:\d{1,2}|[a-z]{3,9})[ /.,-]+\d{4}.{0,30}|"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?[a-z]{3,9}\.? \d{1,2},? \d{4}.{0,30}|\d{4}-\d\d-\d\d.{0,30}|"
    r"\d{4}-\d{2}-[A-Z]{1,3}-\d{2,4})$",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^\s*(?:[.•*·▪◦–—-]|\d{1,2}[.)])\s+\S")
_RELATED = re.compile(r"^(?:related|more|see|also|most)\b.*:?\s*$", re.IGNORECASE)


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a plain text: its lines without surrounding white space, each with a role, in order.

    Wrapped lines of one paragraph are one block. Offsets are code points of `text`.
    """
    found: list[Block] = []
    paragraphs = list(_paragraphs(text))
    seen_body = False
    for number, (start, end) in enumerate(paragraphs):
        role = _role(text[start:end], number, seen_body, _next(text, paragraphs, number))
        if found and found[-1].role == "related" and role == "headline":
            role = "related"
        seen_body = seen_body or (role in {"body", "list"} and len(text[start:end].split()) > 12)
        found.append(Block(start=start, end=end, role=role))
    return tuple(found)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Lines, joined to the next where that one goes on with the sentence."""
    current: tuple[int, int] | None = None
    for match in re.finditer(r"[^\r\n]+", text):
        line = match.group()
        stripped = line.strip()
        if not stripped:
            continue
        start = match.start() + len(line) - len(line.lstrip())
        end = match.end() - (len(line) - len(line.rstrip()))
        gap = text[current[1] : start] if current else ""
        if current and gap.count("\n") == 1 and _goes_on(text[slice(*current)], stripped):
            current = (current[0], end)
            continue
        if current:
            yield current
        current = (start, end)
    if current:
        yield current


def _goes_on(line: str, following: str) -> bool:
    if _BULLET.match(following) or _SENTENCE_END.search(line) or len(line.split("\n")[-1]) < 50:
        return False
    return following[:1].islower() or len(line.split("\n")[-1]) >= 60


def _next(text: str, paragraphs: list[tuple[int, int]], number: int) -> str:
    return text[slice(*paragraphs[number + 1])] if number + 1 < len(paragraphs) else ""


def _role(part: str, number: int, seen_body: bool, following: str) -> BlockRole:
    words = part.split()
    short = len(words) <= 14
    ended = bool(_SENTENCE_END.search(part))
    if _BREADCRUMB.match(part) and short and not ended and ("  " in part or " / " in part or number == 0 or len(words) < 9):
        return "breadcrumb"
    if _ADDRESS.match(part) or _MIRRORS.search(part) or (_BOILERPLATE.match(part) and len(words) <= 12):
        return "related" if _RELATED.match(part) and part.endswith(":") else "boilerplate"
    if _DATELINE.match(part) and len(words) <= 14:
        return "dateline"
    if _BYLINE.match(part) and short and not ended:
        return "byline"
    if _BULLET.match(part):
        return "list"
    if (_CREDIT.search(part) or _CAPTION.match(part)) and len(words) <= 70:
        return "caption"
    if ("\t" in part or part.count(" | ") >= 2) and len(words) <= 40:
        return "table"
    if short and not ended and not part.endswith((":", ",", ";")):
        return "headline" if not seen_body or len(words) <= 10 else "body"
    if part[:1] in '“"«' and part[-1:] in '”"»':
        return "quote"
    return "body"
