"""The reader of plain text: the canonical text is the file's own, code point for code point."""

from __future__ import annotations

from communique.intake.blocks import blocks
from communique.intake.decoding import decode
from communique.intake.parts import Parts


def accepts(data: bytes) -> bool:
    """Any bytes: this reader comes last."""
    return bool(data)


def read(data: bytes, source: str) -> Parts:
    """Text and blocks of a plain-text file; its first headline is its title."""
    text = decode(data, source)
    found = blocks(text)
    title = next((text[b.start : b.end] for b in found if b.role == "headline"), None)
    return Parts(text=text, blocks=found, title=title)
