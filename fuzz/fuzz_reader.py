"""Fuzz the whole way from bytes to claims: `make fuzz SECONDS=3600`.

Any bytes must end in claims whose spans quote the text, or in an InputError that names the input. The first byte chooses
the format, so that both readers are reached however unlike a page the bytes are.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["communique"]):
    from communique.extract.reader import Reader
    from communique.intake.reading import READERS, read_bytes
    from communique.model.errors import InputError

READER = Reader()
PAGE = b"<!doctype html><html><body><article>%s</article></body></html>"


def one(data: bytes) -> None:
    """Read one input; raise where a law is broken."""
    html = bool(data[:1]) and data[0] % 2 == 0
    body = PAGE % data[1:] if html else data[1:]
    try:
        document = read_bytes(body, source="fuzz")
    except InputError as error:
        if not str(error).startswith("fuzz: "):
            raise
        return
    end = 0
    for block in document.blocks:
        if not end <= block.start < block.end <= len(document.text):
            raise AssertionError(f"blocks overlap or leave the text: {block}")
        end = block.end
    for claim in READER.read(document):
        for span in (claim.evidence, claim.trigger, *(e.mention for e in (*claim.agent, *claim.target))):
            if document.text[span.start : span.end] != span.text:
                raise AssertionError(f"a span does not quote the text: {span}")


if __name__ == "__main__":
    if len(READERS) != 2:
        raise SystemExit("a new format needs its turn in `one`")
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
