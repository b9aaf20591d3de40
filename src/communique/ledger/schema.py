"""The tables: an append-only chain of versions, the archive, and what is derived from them so that queries are quick.

`version` and `original` are the truth; every other table can be rebuilt from them, but for `failure` and `saved_search`, which
say nothing of any claim. Days are ISO dates, moments ISO 8601 in UTC.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    false,
)

metadata = MetaData()

version = Table(
    "version",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False, doc="position in the chain, from 1"),
    Column(
        "subject_kind", String(12), nullable=False, doc="document, claim, appearance, finding, incident, actor, place or setting"
    ),
    Column("subject", Text, nullable=False, doc="the id of what this is a version of"),
    Column("action", String(12), nullable=False),
    Column("at", String(32), nullable=False),
    Column("author", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("software", Text, nullable=False),
    Column("content", Text, doc="JSON; NULL only once it was lawfully erased"),
    Column("content_sha256", String(64), nullable=False),
    Column("hash", String(64), nullable=False, doc="sha256 over the hash before it and this row; see chain.py"),
    Index("version_subject", "subject", "number"),
)

original = Table(
    "original",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("size", Integer, nullable=False),
    Column("data", LargeBinary, doc="zlib; NULL only once it was lawfully erased"),
)

erasure = Table(
    "erasure",
    metadata,
    Column("kind", String(12), primary_key=True, doc="the table: version or original"),
    Column("subject", Text, primary_key=True, doc="the row's key"),
    Column("version", ForeignKey("version.number"), nullable=False, doc="the version that says who erased it, and why"),
)

document = Table(
    "document",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True, doc="sha256 of the original bytes; of what is known where there are none"),
    Column("source", Text, nullable=False),
    Column("outlet", Text),
    Column("title", Text),
    Column("published", Date),
    Column("language", String(8)),
    Column("words_sha256", String(64), index=True, doc="of the text with its white space folded; NULL where there never was any"),
    Column("record", Text, nullable=False, doc="the document record as JSON"),
    Column("software", Text, nullable=False, doc="the reader and its version"),
    Column("added", String(32), nullable=False),
    Column("origin", Integer, nullable=False, index=True, doc="number of the first document that tells this story"),
    Column("alike", Text, doc="id of the document that it is a near-duplicate of"),
    Column("likeness", Float, doc="estimated Jaccard index of the two texts' shingles"),
    Column("erased", Boolean, nullable=False, default=False),
    Index("document_outlet", "outlet"),
    Index("document_published", "published"),
    Index("document_source", "source"),
)

document_text = Table(
    "document_text",
    metadata,
    Column("document", ForeignKey("document.number"), primary_key=True, autoincrement=False),
    Column("title", Text),
    Column("text", Text, nullable=False),
    Column("blocks", Text, nullable=False, doc="JSON array of [start, end, role]"),
)

appearance = Table(
    "appearance",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("document", ForeignKey("document.number"), nullable=False, index=True),
    Column("source", Text, nullable=False, doc="address or path, without secrets"),
    Column("outlet", Text),
    Column("published", Date),
    Column("original", ForeignKey("original.sha256"), nullable=False, index=True),
    Column("relation", String(12), nullable=False, doc="first, same bytes or same text"),
    Column("added", String(32), nullable=False),
    Index("appearance_place", "source", "original"),
    Index("appearance_outlet", "outlet"),
)

failure = Table(
    "failure",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("source", Text, nullable=False),
    Column("stage", String(20), nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", String(32), nullable=False),
)

band = Table(
    "band",
    metadata,
    Column("hash", BigInteger, primary_key=True, autoincrement=False, doc="of one band of a MinHash signature"),
    Column("document", ForeignKey("document.number"), primary_key=True, autoincrement=False),
    Index("band_document", "document"),
    sqlite_with_rowid=False,
)

signature = Table(
    "signature",
    metadata,
    Column("document", ForeignKey("document.number"), primary_key=True, autoincrement=False),
    Column("hashes", LargeBinary, nullable=False, doc="MinHash values, 32-bit little endian"),
    Column("figures", Text, nullable=False, doc="the text's numerals, sorted, as JSON"),
)

claim = Table(
    "claim",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    Column("document", ForeignKey("document.number"), nullable=False),
    Column("version", ForeignKey("version.number"), nullable=False, doc="the version that holds its present record"),
    Column("state", String(10), nullable=False, doc="draft, reviewed or published"),
    Column("current", Boolean, nullable=False, doc="false once withdrawn or erased"),
    Column("type", String(24), nullable=False),
    Column("first_day", Date, doc="start of its time, else the end, else NULL"),
    Column("last_day", Date, doc="end of its time, else the start, else NULL"),
    Column("open_side", String(5), doc="start or end: the side of its time that is not known, where the other is; else NULL"),
    Column("low", Float),
    Column("high", Float),
    Column("hard_low", Float),
    Column("hard_high", Float),
    Column("per", Text),
    Column("polarity", String(8), nullable=False),
    Column("modality", String(12), nullable=False),
    Column("outlet", Text),
    Column("confidence", Float),
    Column("evidence", Text, nullable=False),
    Index("claim_document", "document"),
    Index("claim_time", "first_day", "number"),
    Index("claim_type", "type", "first_day"),
    Index("claim_outlet", "outlet", "first_day"),
    Index("claim_state", "state", "first_day"),
    Index("claim_low", "low"),
)

actor = Table(
    "actor",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False, unique=True, doc="canonical name, else the words"),
    Column("plain", Text, nullable=False, index=True, doc="lower-case ASCII words"),
    Column("head", Integer, index=True, doc="the actor that it was merged into, at the end of all merges; NULL where none"),
)

claim_actor = Table(
    "claim_actor",
    metadata,
    Column("claim", ForeignKey("claim.number"), primary_key=True, autoincrement=False),
    Column("role", String(9), primary_key=True, doc="agent, target, supporter or source"),
    Column("actor", ForeignKey("actor.number"), primary_key=True, autoincrement=False),
    Column("type", String(24), doc="the claim's, as the days are, so that its index alone tells the claims of a type and time"),
    Column("first_day", Date),
    Column("last_day", Date),
    Index("claim_actor_told", "actor", "role", "type", "first_day", "last_day", "claim"),
    sqlite_with_rowid=False,
)

place = Table(
    "place",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("key", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("plain", Text, nullable=False, index=True),
    Column("country", String(2), index=True),
    Column("admin1", Text, doc="name of the province around it, or of itself where it is one"),
    Column("geonames_id", Integer, index=True),
    Column("kind", String(12)),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("head", Integer, index=True, doc="the place that it was merged into, at the end of all merges; NULL where none"),
)

place_area = Table(
    "place_area",
    metadata,
    Column("area", Text, primary_key=True, doc="kind|country|name of an area of the gazetteer, the place itself included"),
    Column("place", ForeignKey("place.number"), primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

claim_place = Table(
    "claim_place",
    metadata,
    Column("claim", ForeignKey("claim.number"), primary_key=True, autoincrement=False),
    Column("place", ForeignKey("place.number"), primary_key=True, autoincrement=False),
    Column("role", String(8), primary_key=True),
    Column("doubtful", Boolean, nullable=False, server_default=false(), doc="another place of that name is likely too"),
    Column("type", String(24), doc="the claim's, as the days are, so that its index alone tells the claims of a type and time"),
    Column("first_day", Date),
    Column("last_day", Date),
    Index("claim_place_told", "place", "type", "first_day", "last_day", "claim"),
    sqlite_with_rowid=False,
)

KEYS_MARK, COMPARED_MARK = "u", "v"
"""Begin the key that tells by which rules and of which version of a claim, by its number, its other keys were made ("u3fa0.17"):
first, and once the claim was compared by them. Other keys are hexadecimal."""
claim_key = Table(
    "claim_key",
    metadata,
    Column("key", Text, primary_key=True),
    Column("claim", ForeignKey("claim.number"), primary_key=True, autoincrement=False),
    Index("claim_key_claim", "claim"),
    sqlite_with_rowid=False,
)

finding = Table(
    "finding",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("kind", String(12), nullable=False),
    Column("verdict", String(12), nullable=False),
    Column("candidate", Boolean, nullable=False),
    Column("incident", Text, index=True),
    Column("record", Text, nullable=False),
    Column("at", String(32), nullable=False),
    Index("finding_verdict", "verdict", "kind"),
)

finding_claim = Table(
    "finding_claim",
    metadata,
    Column("finding", ForeignKey("finding.id"), primary_key=True),
    Column("claim", ForeignKey("claim.number"), primary_key=True, autoincrement=False),
    Index("finding_claim_claim", "claim"),
    sqlite_with_rowid=False,
)

change_count = Table(
    "change_count",
    metadata,
    Column("kind", String(12), primary_key=True, doc="of what: finding"),
    Column("number", Integer, nullable=False, doc="how often any of the kind were replaced or deleted, as no version tells"),
)

incident = Table(
    "incident",
    metadata,
    Column("id", Text, primary_key=True),
    Column("state", String(10), nullable=False),
    Column("record", Text, nullable=False),
    Column("at", String(32), nullable=False),
)

incident_claim = Table(
    "incident_claim",
    metadata,
    Column("incident", ForeignKey("incident.id"), primary_key=True),
    Column("claim", ForeignKey("claim.number"), primary_key=True, autoincrement=False),
    Index("incident_claim_claim", "claim"),
    sqlite_with_rowid=False,
)

decision = Table(
    "decision",
    metadata,
    Column("version", ForeignKey("version.number"), primary_key=True, autoincrement=False),
    Column("subject_kind", String(12), nullable=False),
    Column("subject", Text, nullable=False),
    Column("action", String(12), nullable=False),
    Index("decision_subject", "subject"),
)

decision_claim = Table(
    "decision_claim",
    metadata,
    Column("version", ForeignKey("version.number"), primary_key=True, autoincrement=False),
    Column("claim", ForeignKey("claim.number"), primary_key=True, autoincrement=False),
    Index("decision_claim_claim", "claim"),
    sqlite_with_rowid=False,
)

saved_search = Table(
    "saved_search",
    metadata,
    Column("author", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("page", String(12), nullable=False, doc="the page of the application that shows it"),
    Column("query", Text, nullable=False, doc="the page's query string"),
    Column("saved", String(32), nullable=False),
)

setting = Table(
    "setting",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("version", ForeignKey("version.number"), nullable=False, doc="the version that holds what it is set to"),
)

APPEND_ONLY = ("version", "original")
"""Tables whose rows are never deleted, and changed only to take out what was lawfully erased."""
