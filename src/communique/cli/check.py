"""`communique check`: which claims agree, which differ, which cannot all be true."""

from __future__ import annotations

import enum
import itertools
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from communique.cli.options import Author, Format, LedgerPlace, authored, day, opened
from communique.cli.progress import comparing

if TYPE_CHECKING:
    from communique.ledger.findings import StoredFinding
    from communique.ledger.store import Ledger


class Kind(enum.StrEnum):
    """What a finding is about."""

    sum = "sum"
    rate_total = "rate_total"
    subset = "subset"
    ratio = "ratio"
    range = "range"
    state = "state"
    polarity = "polarity"


class Verdict(enum.StrEnum):
    """What a finding comes to."""

    consistent = "consistent"
    superseded = "superseded"
    differ = "differ"
    conflict = "conflict"
    undecided = "undecided"


def check(
    document: Annotated[
        str | None, typer.Option("--document", metavar="ID|SOURCE", help="Only findings about claims of this document.")
    ] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DATE", help="Only findings made on this day or later.")] = None,
    kind: Annotated[list[Kind] | None, typer.Option("--kind", help="Only findings of this kind; may be repeated.")] = None,
    verdict: Annotated[
        list[Verdict] | None, typer.Option("--verdict", help="Only findings with this verdict; may be repeated.")
    ] = None,
    format: Annotated[Format, typer.Option("--format", "-f", help="How to print the findings.")] = Format.table,
    author: Author = None,
    ledger: LedgerPlace = None,
) -> None:
    """Compare the claims of the ledger, and print what was found: the arithmetic, and the words it rests on.

    What has changed since the last time is compared first, with all reports of the same events. A finding never says what is
    true: consistent claims are those that nothing speaks against; figures differ where another hour, definition or source
    may explain it; a conflict is only what the text itself fixes.

    [bold]Examples[/bold]

    communique check --verdict differ --verdict conflict

    communique check --document report.txt --format jsonl > findings.jsonl

    Exit status: 0; 1 where --kind or --verdict is given and something was found; 2 wrong use.
    """
    from communique.cli.findings import ORDER
    from communique.model.errors import LedgerError
    from communique.pipeline.reconciling import reconcile_ledger

    first = day(since, "--since")
    store = opened(ledger)
    if document and (held := store.documents.get(document)) is None:
        raise LedgerError(f"{document}: the ledger has no document of this name; see `communique claims`")
    with comparing() as told:
        reconcile_ledger(store, authored(author), told)
    found = store.findings.stream(
        ORDER,
        verdicts=[v.value for v in verdict or ()],
        kinds=[k.value for k in kind or ()],
        document=held.id if document and held else None,
        since=first.isoformat() if first else None,
    )
    counts = Counter[str]()
    _print(store, _counting(found, counts), format)
    if format is Format.table:
        verdicts = ", ".join(f"{counts[v]} {v}" for v in Verdict)
        typer.echo(f"{counts.total():,} findings: {verdicts}", err=True)
    raise typer.Exit(1 if counts and (kind or verdict) else 0)


def _counting(found: Iterable[list[StoredFinding]], counts: Counter[str]) -> Iterator[list[StoredFinding]]:
    """The findings, some hundreds at a time, counted by verdict as they pass."""
    for some in found:
        counts.update(one.finding.verdict for one in some)
        yield some


def _print(store: Ledger, found: Iterable[list[StoredFinding]], format: Format) -> None:
    """Print findings as they come: there may be more than fit in memory."""
    each = itertools.chain.from_iterable(found)
    if format is Format.table:
        _print_text(store, found)
    elif format is Format.csv:
        _print_csv(each)
    elif format is Format.json:
        before = "["
        for one in each:
            record = json.dumps(_record(one), ensure_ascii=False, indent=1).replace("\n", "\n ")
            sys.stdout.write(f"{before}\n {record}")
            before = ","
        sys.stdout.write("[]\n" if before == "[" else "\n]\n")
    else:
        for one in each:
            sys.stdout.write(json.dumps(_record(one), ensure_ascii=False) + "\n")


def _record(one: StoredFinding) -> dict[str, Any]:
    return {**one.finding.model_dump(mode="json"), "standing": one.standing}


def _print_csv(found: Iterable[StoredFinding]) -> None:
    import csv

    rows = csv.writer(sys.stdout, lineterminator="\n")
    rows.writerow(["id", "kind", "verdict", "claims", "why", "incident", "candidate", "standing"])
    for one in found:
        of = one.finding
        rows.writerow(
            [of.id, of.kind, of.verdict, " ".join(of.claims), of.why, of.incident or "", str(of.candidate).lower(), one.standing]
        )


def _print_text(store: Ledger, found: Iterable[list[StoredFinding]]) -> None:
    from communique.cli.findings import finding_text
    from communique.cli.table import console

    out = console(colour=sys.stdout.isatty())
    for some in found:
        ids = sorted({at for one in some for at in one.finding.claims})
        claims = {str(one.claim.id): one.claim for one in store.claims.get_many(ids)}
        for one in some:
            out.print(finding_text(one.finding, one.standing, claims))
