"""Bytes to text."""

from __future__ import annotations

import codecs
import re

from communique.model.errors import EmptyInput, OversizedInput, UndecodableInput

LARGEST = 10_000_000
"""Bytes of one document at most."""
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
          (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_MOST_CONTROLS = 0.02


def check_size(data: bytes, source: str) -> None:
    """Raises EmptyInput or OversizedInput where there is nothing to read, or too much."""
    if not data.strip():
        raise EmptyInput(source, "is empty; give a text or HTML file")
    if len(data) > LARGEST:
        raise OversizedInput(source, f"has {len(data):,} bytes, more than {LARGEST:,}; split it")


def decode(data: bytes, source: str) -> str:
    """The text of `data`: by its byte order mark, as UTF-8, else in the encoding that fits best.

    Control characters become blanks, so that every offset stays; a byte order mark is dropped. Raises UndecodableInput
    where the bytes are no text.
    """
    text = _decoded(data, source)
    controls = len(_CONTROLS.findall(text))
    if controls > max(8, _MOST_CONTROLS * len(text)):
        raise UndecodableInput(source, "holds bytes that are no text; give a text or HTML file")
    text = _CONTROLS.sub(" ", text)
    if not text.strip():
        raise EmptyInput(source, "holds no text; give a text or HTML file")
    return text


def _decoded(data: bytes, source: str) -> str:
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        pass
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    if best is None or b"\x00" in data[:1000]:
        raise UndecodableInput(source, "holds bytes that are no text; give a text or HTML file")
    try:
        return data.decode(best.encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise UndecodableInput(source, f"is no text in {best.encoding}; save it as UTF-8") from error
