"""`communique incidents`: happenings that claims tell of; list them, confirm, merge, split."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from communique.cli.options import Author, Format, LedgerPlace, authored, opened
from communique.cli.progress import comparing

if TYPE_CHECKING:
    from communique.ledger.findings_writer import DecisionAction
    from communique.ledger.store import Ledger
    from communique.model.findings import Incident

incidents = typer.Typer(
    help="List the happenings that claims tell of; confirm, dismiss, merge, split them.", rich_markup_mode="rich"
)
Reason = Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why; kept with the decision.")]
One = Annotated[str, typer.Argument(metavar="INCIDENT", help="The id of an incident.")]


@incidents.callback(invoke_without_command=True)
def listed(
    context: typer.Context,
    claim: Annotated[str | None, typer.Option("--claim", metavar="ID", help="Only the incident that this claim is of.")] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="How many at most.")] = 100,
    format: Annotated[Format, typer.Option("--format", "-f", help="How to print them.")] = Format.table,
    author: Author = None,
    ledger: LedgerPlace = None,
) -> None:
    """List the incidents, each with what speaks for it and the claims that tell of it.

    An incident is what claims of one or several reports seem to tell of together; the machine proposes it and a person
    decides. What rests on an incident that nobody has confirmed is marked as a candidate.

    [bold]Examples[/bold]

    communique incidents --claim 718591cbc50bb6e7

    communique incidents merge 1f0c2d3e4a5b6c7d 9a8b7c6d5e4f3021 --reason "one blast, two names of the street"
    """
    if context.invoked_subcommand:
        return
    from communique.pipeline.reconciling import reconcile_ledger

    store = opened(ledger)
    with comparing() as told:
        reconcile_ledger(store, authored(author), told)
    _print(store, store.findings.incidents(claim=claim, limit=limit), format)


@incidents.command()
def confirm(incident: One, reason: Reason = "", author: Author = None, ledger: LedgerPlace = None) -> None:
    """Confirm that the claims tell of one happening."""
    _decide(incident, "confirm", (), reason, author, ledger)


@incidents.command()
def dismiss(incident: One, reason: Reason = "", author: Author = None, ledger: LedgerPlace = None) -> None:
    """Say that the claims do not tell of one happening, and keep the incident as dismissed."""
    _decide(incident, "dismiss", (), reason, author, ledger)


@incidents.command()
def merge(
    incident: One,
    others: Annotated[list[str], typer.Argument(metavar="INCIDENT...", help="Those that are the same happening.")],
    reason: Reason = "",
    author: Author = None,
    ledger: LedgerPlace = None,
) -> None:
    """Make one incident of several."""
    store = opened(ledger)
    claims = [at for id in (incident, *others) for at in _held(store, id).claims]
    _decide(incident, "merge", claims, reason, author, ledger)


@incidents.command()
def split(
    incident: One,
    claims: Annotated[list[str], typer.Argument(metavar="CLAIM...", help="The claims that tell of another happening.")],
    reason: Reason = "",
    author: Author = None,
    ledger: LedgerPlace = None,
) -> None:
    """Part some claims of an incident from the rest."""
    from communique.model.errors import OptionError

    held = _held(opened(ledger), incident).claims
    strange = [at for at in claims if at not in held]
    if strange:
        raise OptionError(f"{strange[0]}: is no claim of incident {incident}; see `communique incidents`")
    _decide(incident, "split", claims, reason, author, ledger)


def _held(store: Ledger, id: str) -> Incident:
    from communique.model.errors import LedgerError

    found = store.findings.incident(id)
    if found is None:
        raise LedgerError(f"{id}: the ledger has no incident of this id; see `communique incidents`")
    return found


def _decide(
    id: str, action: DecisionAction, claims: list[str] | tuple[str, ...], reason: str, author: str | None, ledger: str | None
) -> None:
    from communique.ledger.chain import By
    from communique.pipeline.adding import SOFTWARE
    from communique.pipeline.reconciling import decide_incident

    store = opened(ledger)
    concerned = list(claims) or list(_held(store, id).claims)
    told = decide_incident(store, By(authored(author), reason, SOFTWARE), id, action, concerned)
    for one in told:
        typer.echo(f"{one.id} {one.state}: {len(one.claims)} claims")


def _print(store: Ledger, found: list[Incident], format: Format) -> None:
    if format is Format.table:
        _print_text(store, found)
    elif format is Format.csv:
        import csv

        rows = csv.writer(sys.stdout, lineterminator="\n")
        rows.writerow(["id", "state", "claims", "evidence"])
        rows.writerows([one.id, one.state, " ".join(one.claims), "; ".join(one.evidence)] for one in found)
    elif format is Format.json:
        records: list[dict[str, Any]] = [one.model_dump(mode="json") for one in found]
        json.dump(records, sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    else:
        sys.stdout.writelines(one.model_dump_json() + "\n" for one in found)


def _print_text(store: Ledger, found: list[Incident]) -> None:
    from rich.text import Text

    from communique.cli.findings import claim_line
    from communique.cli.table import console, harmless

    claims = {str(one.claim.id): one.claim for one in store.claims.get_many(sorted({at for one in found for at in one.claims}))}
    out = console(colour=sys.stdout.isatty())
    for one in found:
        out.print(Text(f"{one.id}  {one.state}", style="bold").append(f"  {harmless('  ·  '.join(one.evidence))}", style="dim"))
        for at in one.claims:
            if at in claims:
                out.print(claim_line(claims[at]))
        out.print()
    typer.echo(f"{len(found):,} incidents", err=True)
