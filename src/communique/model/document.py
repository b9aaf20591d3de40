"""A document as intake hands it on: canonical text, blocks with roles, and what is known of it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from communique.model.records import Document, Record

BlockRole = Literal[
    "headline",
    "dateline",
    "byline",
    "body",
    "quote",
    "list",
    "table",
    "caption",
    "breadcrumb",
    "related",
    "boilerplate",
]
CLAIM_ROLES: frozenset[BlockRole] = frozenset({"headline", "body", "quote", "list", "table", "caption"})


class Block(Record):
    """A part of the canonical text with a role; offsets in code points, `end` excluded."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    role: BlockRole


class ReadDocument(Record):
    """One document ready for extraction: blocks are in text order and do not overlap; white space lies between them."""

    document: Document
    text: str
    blocks: tuple[Block, ...]
    language: str | None = None
