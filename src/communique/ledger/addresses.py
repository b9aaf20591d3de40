"""Addresses without secrets: what a ledger keeps of where a document was found."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urlsplit

_SECRET = re.compile(
    r"^(.*[-_.])?(token|key|apikey|secret|password|passwd|pwd|auth|authorization|signature|sig|credential|credentials|"
    r"session|sessionid|sid|jwt|code|access|hmac|policy)$",
    re.IGNORECASE,
)
_GLUED = re.compile(r"^(access|api|auth|id|refresh|bearer|session|user|x)?_?(token|key|secret|password)$", re.IGNORECASE)
_ADDRESS = re.compile(r"\b[a-z][a-z0-9+.-]*://[^\s\"'<>]+", re.IGNORECASE)


@lru_cache(maxsize=10_000)
def without_secrets(address: str) -> str:
    """The address without user name, password and what looks like a token in its query or fragment; a path stays as it is."""
    if "://" not in address:
        return address
    try:
        parts = urlsplit(address)
    except ValueError:
        return re.sub(r"//[^/@]*@", "//", address).split("?")[0].split("#")[0]
    netloc = parts.netloc.rpartition("@")[2]
    return parts._replace(netloc=netloc, query=_kept(parts.query), fragment=_kept(parts.fragment)).geturl()


def text_without_secrets(text: str) -> str:
    """A message with each address in it cleaned."""
    return _ADDRESS.sub(lambda found: without_secrets(found.group()), text)


def _kept(query: str) -> str:
    if "=" not in query:
        return query
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = [(name, value) for name, value in pairs if not (_SECRET.match(name) or _GLUED.match(name))]
    return query if kept == pairs else urlencode(kept)
