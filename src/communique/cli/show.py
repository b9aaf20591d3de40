"""`communique show`: one claim with its words in context, its versions and findings; or one document."""

from __future__ import annotations

import enum
import json
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from communique.cli.options import LedgerPlace, opened

if TYPE_CHECKING:
    from rich.console import RenderableType

    from communique.ledger.claims import StoredClaim
    from communique.ledger.documents import StoredDocument
    from communique.ledger.store import Ledger

AROUND = 300
"""Characters of context on each side of a claim's words."""


class As(enum.StrEnum):
    """How it is shown."""

    text = "text"
    json = "json"


def show(
    name: Annotated[str, typer.Argument(metavar="CLAIM|DOCUMENT", help="The id of a claim, or the id or address of a document.")],
    format: Annotated[As, typer.Option("--format", "-f", help="text, or json: the record with versions and findings.")] = As.text,
    ledger: LedgerPlace = None,
) -> None:
    """Show a claim with its words in context, its versions and its findings, or a document with its claims marked.

    [bold]Examples[/bold]

    communique show 718591cbc50bb6e7

    communique show reports/a.txt --ledger war.sqlite
    """
    from communique.model.errors import LedgerError

    store = opened(ledger)
    claim = store.claims.get(name)
    document = store.documents.get(claim.document if claim else name)
    if claim is not None and document is not None:
        _json(_claim_record(store, claim)) if format is As.json else _print(_claim(store, claim, document))
    elif document is not None:
        _json(_document_record(store, document)) if format is As.json else _print(_document(store, document))
    else:
        raise LedgerError(f"{name}: the ledger has no claim or document of this name; see `communique claims`")


def _print(parts: list[RenderableType]) -> None:
    from communique.cli.table import console

    out = console(colour=sys.stdout.isatty())
    for part in parts:
        out.print(part)


def _json(record: dict[str, Any]) -> None:
    json.dump(record, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


def _claim_record(store: Ledger, stored: StoredClaim) -> dict[str, Any]:
    id = str(stored.claim.id)
    return {
        **stored.claim.model_dump(mode="json"),
        "state": stored.state,
        "current": stored.current,
        "document_id": stored.document,
        "versions": [v.model_dump(mode="json", exclude={"content"}) for v in store.versions.of(id)],
        "findings": [s.model_dump(mode="json") for s in store.findings.of_claim(id)],
        "incidents": [i.model_dump(mode="json") for i in store.findings.incidents(claim=id)],
    }


def _document_record(store: Ledger, document: StoredDocument) -> dict[str, Any]:
    from communique.ledger.filters import ClaimFilter

    claims = store.claims.stream(ClaimFilter(documents=(document.id,)))
    return {
        **document.model_dump(mode="json", exclude={"claims"}),
        "appearances": [a.model_dump(mode="json") for a in store.documents.appearances(document.id)],
        "claims": [s.claim.model_dump(mode="json") for s in claims],
    }


def _claim(store: Ledger, stored: StoredClaim, document: StoredDocument) -> list[RenderableType]:
    from rich.text import Text

    from communique.cli.table import claims_table, harmless

    id = str(stored.claim.id)
    standing = stored.state if stored.current else f"{stored.state}, withdrawn"
    parts: list[RenderableType] = [Text(f"claim {id} ({standing})", style="bold"), _told_in(document), Text()]
    read = store.documents.read(stored.document)
    parts += [_context(read.text, stored) if read else Text(harmless(stored.claim.evidence.text)), Text()]
    parts += [claims_table([stored.claim]), Text(), Text("versions", style="bold"), *_history(store, id)]
    findings = store.findings.of_claim(id)
    parts += [Text(), Text("findings", style="bold")] if findings else []
    for one in findings:
        others = ", ".join(other for other in one.finding.claims if other != id)
        parts.append(
            Text(harmless(f"  {one.finding.kind} {one.finding.verdict} with {others}: {one.finding.why} ({one.standing})"))
        )
    return parts


def _told_in(document: StoredDocument) -> RenderableType:
    from rich.text import Text

    from communique.cli.table import harmless

    record = document.document
    known = [record.outlet or "", str(record.published or "undated"), record.source, f"document {document.id[:12]}"]
    like = [f"like {document.alike[:12]} ({document.likeness:.0%})"] if document.alike and document.likeness else []
    return Text(harmless("  ·  ".join(part for part in (*known, *like) if part)), style="dim")


def _context(text: str, stored: StoredClaim) -> RenderableType:
    """The claim's words with AROUND characters on each side, the evidence underlined and the trigger marked."""
    from rich.text import Text

    from communique.cli.table import harmless

    evidence, trigger = stored.claim.evidence, stored.claim.trigger
    start, end = max(0, evidence.start - AROUND), min(len(text), evidence.end + AROUND)
    shown = Text(("… " if start else "") + harmless(text[start:end]) + (" …" if end < len(text) else ""))
    shift = start - (2 if start else 0)
    shown.stylize("underline", evidence.start - shift, evidence.end - shift)
    if trigger.start >= start and trigger.end <= end:
        shown.stylize("bold reverse", trigger.start - shift, trigger.end - shift)
    return shown


def _document(store: Ledger, document: StoredDocument) -> list[RenderableType]:
    from rich.text import Text

    from communique.cli.table import claims_table, harmless, highlighted
    from communique.ledger.filters import ClaimFilter

    if document.erased:
        return [Text(f"document {document.id} was erased", style="bold"), *_history(store, document.id)]
    stored = list(store.claims.stream(ClaimFilter(documents=(document.id,))))
    claims = tuple(one.claim for one in stored)
    parts: list[RenderableType] = [Text(harmless(document.document.title or document.document.source), style="bold")]
    parts += [_told_in(document), Text()]
    read = store.documents.read(document.id)
    parts += [highlighted(read, claims), Text()] if read else []
    parts += [
        claims_table(claims, [f"{one.claim.id} {one.state}" for one in stored]) if claims else Text("no claims", style="dim")
    ]
    for copy in store.documents.appearances(document.id)[1:]:
        parts.append(Text(harmless(f"also at {copy.source} ({copy.relation})"), style="dim"))
    return parts


def _history(store: Ledger, subject: str) -> list[RenderableType]:
    from rich.text import Text

    from communique.cli.table import harmless

    return [
        Text(harmless(f"  {v.number}  {v.at[:19]}  {v.action} by {v.author}{f': {v.reason}' if v.reason else ''}"))
        for v in store.versions.of(subject)
    ]
