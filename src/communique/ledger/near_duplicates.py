"""Rewritten wire stories: MinHash signatures of a text's shingles, and bands of them in an indexed table.

Two texts whose shingles (runs of three words) have a Jaccard index of LEAST or more by their signatures, which were published
within DAYS of each other and share at least half of their numerals, tell one story. The last two keep apart the issues of a
daily release, which share their wording but neither day nor figures.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
import struct
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from communique.ledger import schema

PERMUTATIONS = 128
ROWS = 4
LEAST = 0.45
DAYS = 7
_SHINGLE = 3
_FEWEST_WORDS = 20
_SEED = 1
_WORD = re.compile(r"\w+")
_NUMERAL = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Signature:
    """A text's MinHash values (PERMUTATIONS 32-bit numbers) and its numerals."""

    hashes: tuple[int, ...]
    figures: frozenset[str]

    def bands(self) -> list[int]:
        """One signed 64-bit hash for each run of ROWS values; texts that share any are looked at."""
        packed = [struct.pack(f"<B{ROWS}I", n, *self.hashes[n * ROWS : (n + 1) * ROWS]) for n in range(PERMUTATIONS // ROWS)]
        return [int.from_bytes(hashlib.blake2b(one, digest_size=8).digest(), "big", signed=True) for one in packed]

    def likeness(self, other: Signature) -> float:
        """The estimated Jaccard index of the two texts' shingles, 0 to 1."""
        return sum(a == b for a, b in zip(self.hashes, other.hashes, strict=True)) / PERMUTATIONS


def signature_of(text: str) -> Signature | None:
    """The signature of a text; None where it is too short to be told from others."""
    words = [word.casefold() for word in _WORD.findall(text)]
    if len(words) < _FEWEST_WORDS:
        return None
    from datasketch import MinHash

    shingles = {" ".join(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1)}
    minhash = MinHash(num_perm=PERMUTATIONS, seed=_SEED)
    minhash.update_batch([shingle.encode() for shingle in shingles])
    return Signature(tuple(int(value) for value in minhash.hashvalues), frozenset(_NUMERAL.findall(text)))


def keep(connection: Connection, document: int, signature: Signature) -> None:
    """Store a document's signature under its bands."""
    hashes = struct.pack(f"<{PERMUTATIONS}I", *signature.hashes)
    figures = json.dumps(sorted(signature.figures))
    connection.execute(insert(schema.signature), [{"document": document, "hashes": hashes, "figures": figures}])
    connection.execute(insert(schema.band), [{"hash": h, "document": document} for h in sorted(set(signature.bands()))])


def closest(connection: Connection, signature: Signature, published: dt.date | None) -> tuple[int, float] | None:
    """(number, likeness) of the stored document that most likely tells the same story, if there is one."""
    near = select(schema.band.c.document).where(schema.band.c.hash.in_(signature.bands())).distinct()
    query = (
        select(schema.signature.c.document, schema.signature.c.hashes, schema.signature.c.figures, schema.document.c.published)
        .join(schema.document, schema.document.c.number == schema.signature.c.document)
        .where(schema.signature.c.document.in_(near))
    )
    best = None
    for row in connection.execute(query):
        other = Signature(struct.unpack(f"<{PERMUTATIONS}I", row.hashes), frozenset(json.loads(row.figures)))
        alike = signature.likeness(other)
        if alike >= LEAST and _same_days(published, row.published) and _shared(signature.figures, other.figures):
            best = max(best or (0, 0.0), (row.document, alike), key=lambda pair: (pair[1], -pair[0]))
    return best


def _same_days(one: dt.date | None, other: dt.date | None) -> bool:
    return one is None or other is None or abs((one - other).days) <= DAYS


def _shared(one: Collection[str], other: Collection[str]) -> bool:
    """Whether at least half of the smaller set of numerals is in the other too."""
    fewest = min(len(one), len(other))
    return fewest == 0 or len(set(one) & set(other)) * 2 >= fewest
