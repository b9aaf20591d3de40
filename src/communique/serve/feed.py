"""Claims as an Atom feed (RFC 4287): what each source says, as of when, and where its words stand.

The words of the report are left to the page that an entry leads to: a feed is published, and words may name private persons.
What it is given is as it may be published: see `pipeline.publishing`.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Sequence
from urllib.parse import urlencode
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from communique import __version__
from communique.kinds.catalogue import open_kinds
from communique.ledger.claims import StoredClaim
from communique.model.records import Claim, Quantity, Time
from communique.serve.downloads import attribution

ATOM = "http://www.w3.org/2005/Atom"
MEDIA_TYPE = "application/atom+xml; charset=utf-8"
NEVER = "1970-01-01T00:00:00+00:00"
"""When a feed without entries was updated: the moment has to be told, and must not change from one look to the next."""
_LONGEST = 300
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069\u200e\u200f]")
"""What XML 1.0 cannot hold, and what would turn the writing of the words after it."""
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "communique.claims")
_MODALITIES = {"hedged": "hedged", "future": "announced", "hypothetical": "hypothetical", "retracted": "retracted"}
Pairs = Sequence[tuple[str, str]]
register_namespace("", ATOM)


def feed(entries: Iterable[tuple[StoredClaim, str]], conditions: Pairs, site: str) -> bytes:
    """The feed of claims, each with when it was changed last (ISO 8601), for conditions (name, value); `site` is the
    address of the application, with a slash at its end."""
    found, query = list(entries), urlencode(conditions)
    root = Element(f"{{{ATOM}}}feed")
    told = "; ".join(f"{name} {value}" for name, value in conditions)
    _add(root, "title", f"Communique: claims{f' ({told})' if told else ''}")
    _add(root, "subtitle", "What sources claim. Reviewed means that a person has checked the reading, not that it is so.")
    _add(root, "id", _urn("feed", query))
    _add(root, "updated", max((at for _, at in found), default=NEVER))
    _link(root, f"{site}api/feed.atom" + (f"?{query}" if query else ""), rel="self", type="application/atom+xml")
    _link(root, f"{site}claims" + (f"?{query}" if query else ""), rel="alternate", type="text/html")
    _add(root, "generator", "Communique", version=__version__)
    for stored, at in found:
        _entry(root, stored, at, site)
    data: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return data


def _entry(root: Element, stored: StoredClaim, at: str, site: str) -> None:
    claim, document = stored.claim, stored.claim.document
    who = attribution(stored)
    entry = SubElement(root, f"{{{ATOM}}}entry")
    mark = "" if stored.state in {"reviewed", "published"} else f"[{stored.state}] "
    _add(entry, "title", f"{mark}{_what(claim)}. According to {who}")
    _add(entry, "id", _urn("claim", str(claim.id)))
    _add(entry, "updated", at)
    _add(SubElement(entry, f"{{{ATOM}}}author"), "name", who.rpartition(" (")[0])
    SubElement(entry, f"{{{ATOM}}}category", term=claim.type, label=_label(claim))
    SubElement(entry, f"{{{ATOM}}}category", term=f"state:{stored.state}", label=stored.state)
    _link(
        entry, site + "document?" + urlencode({"id": stored.document, "claim": str(claim.id)}), rel="alternate", type="text/html"
    )
    if document.source.startswith(("http://", "https://")):
        _link(entry, document.source, rel="via")
    lines = (
        ("Claim", _what(claim)),
        ("By", _names(entity.name for entity in claim.agent)),
        ("Against", _names(entity.name for entity in claim.target)),
        ("According to", who),
        ("State", stored.state),
    )
    _add(entry, "content", "\n".join(f"{name}: {text}" for name, text in lines if text), type="text")


def _what(claim: Claim) -> str:
    """ "Killed (denied): at least 14, in Tarsheel, 2025-02-10"."""
    marks = ["denied"] if claim.polarity == "negative" else []
    marks += [_MODALITIES[claim.modality]] if claim.modality in _MODALITIES else []
    figure, where = _figure(claim.quantity), _names(place.name for place in claim.places)
    parts = [figure, f"in {where}" if where else "", _when(claim.time)]
    rest = ", ".join(part for part in parts if part)
    return _label(claim) + (f" ({', '.join(marks)})" if marks else "") + (f": {rest}" if rest else "")


def _figure(quantity: Quantity | None) -> str:
    if quantity is None:
        return ""
    low, high = quantity.low, quantity.high
    rate = f" a {quantity.per}" if quantity.per else ""
    if low is not None and high is not None:
        return (f"{low:,}" if low == high else f"{low:,} to {high:,}") + rate
    if low is not None:
        return f"at least {low:,}{rate}"
    return f"at most {high:,}{rate}" if high is not None else ""


def _when(time: Time) -> str:
    if time.start and time.end:
        return str(time.start) if time.start == time.end else f"{time.start} to {time.end}"
    return f"by {time.end}" if time.end else f"from {time.start}" if time.start else ""


def _label(claim: Claim) -> str:
    kind = open_kinds().get(claim.type)
    return kind.label if kind else claim.type


def _names(names: Iterable[str | None]) -> str:
    """Canonical names alone: what has none may be a private person."""
    return "; ".join(dict.fromkeys(_fit(name) for name in names if name))


def _urn(kind: str, name: str) -> str:
    return uuid.uuid5(_NAMESPACE, f"{kind} {name}").urn


def _add(parent: Element, name: str, text: str, **attributes: str) -> None:
    SubElement(parent, f"{{{ATOM}}}{name}", attributes).text = _UNFIT.sub("\N{REPLACEMENT CHARACTER}", text)


def _link(parent: Element, address: str, **attributes: str) -> None:
    SubElement(parent, f"{{{ATOM}}}link", attributes | {"href": _UNFIT.sub("", address)})


def _fit(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1] + "…"
