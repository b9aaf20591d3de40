"""The reader of web pages: the main text by trafilatura, with headings, lists, captions and metadata."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from communique.intake.blocks import blocks
from communique.intake.decoding import decode
from communique.intake.parts import Parts
from communique.model.document import Block, BlockRole
from communique.model.errors import EmptyInput

_MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|div|p|h[1-6])\b", re.IGNORECASE)
LONGEST_LINK = 120
"""Characters of the longest piece that is taken for a link to another story."""
_SPACES = re.compile(r"\s+")
_ROLES: dict[str, BlockRole] = {
    "head": "headline",
    "item": "list",
    "quote": "quote",
    "cell": "table",
    "figure": "caption",
}


def accepts(data: bytes) -> bool:
    """Whether the bytes look like a web page."""
    return bool(_MARKUP.search(data[:4000]))


def read(data: bytes, source: str) -> Parts:
    """Main text, blocks, title, site name and date of a web page; raises EmptyInput where it has no main text."""
    import trafilatura

    page = decode(data, source)
    document: Any = trafilatura.bare_extraction(page, with_metadata=True, include_comments=False, include_tables=True,
                                                include_images=False, include_links=True, favor_recall=True)  # fmt: skip
    if document is None or document.body is None:
        raise EmptyInput(source, "is a page without a main text; save the article's own page")
    pieces = list(_pieces(document.body))
    title = _tidy(document.title or "")
    pieces = [(words, "headline" if words == title else role) for words, role in pieces]
    if title and not any(words == title for words, _ in pieces):
        pieces.insert(0, (title, "headline"))
    if not pieces:
        raise EmptyInput(source, "is a page without a main text; save the article's own page")
    text, found = _joined(pieces)
    return Parts(text, found, title or None, _tidy(document.sitename or "") or None, _date(document.date))


def _pieces(body: Any) -> list[tuple[str, BlockRole | None]]:
    found: list[tuple[str, BlockRole | None]] = []
    for element in body.iter():
        if element.tag in {"p", "head", "item", "quote", "cell", "figure", "ab"}:
            inside = element.xpath(".//p | .//head | .//item | .//quote | .//cell")
            words = _words(element) if not inside else _tidy(element.text or "")
            if words:
                found.append((words, "related" if _only_links(element, words) else _ROLES.get(element.tag)))
    return found


def _words(element: Any) -> str:
    """The words of an element; a line break parts them."""
    for line_break in element.iter("lb"):
        line_break.tail = " " + (line_break.tail or "")
    return _tidy("".join(element.itertext()))


def _only_links(element: Any, words: str) -> bool:
    """Whether a short piece is nothing but links: a menu entry, or the headline of another story."""
    linked = "".join("".join(link.itertext()) for link in element.xpath(".//ref"))
    return bool(linked.strip()) and _bare(linked) == _bare(words) and len(words) <= LONGEST_LINK


def _bare(words: str) -> str:
    return _SPACES.sub("", words)


def _tidy(words: str) -> str:
    return _SPACES.sub(" ", words).strip()


def _joined(pieces: list[tuple[str, BlockRole | None]]) -> tuple[str, tuple[Block, ...]]:
    """The canonical text, pieces parted by blank lines, and its blocks; a role that the markup gives stands."""
    text = ""
    roles: dict[int, BlockRole | None] = {}
    for words, role in pieces:
        roles[len(text)] = role
        text += words + "\n\n"
    text = text.rstrip()
    found = []
    for block in blocks(text):
        given = roles.get(block.start)
        told = block.role in {"boilerplate", "breadcrumb", "related", "dateline", "byline"}
        keep = given is None or (told and given != "related")
        found.append(block if keep else Block(start=block.start, end=block.end, role=given or block.role))
    return text, tuple(found)


def _date(stated: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat((stated or "")[:10])
    except ValueError:
        return None
