"""`communique claims`: list and filter the claims of the ledger."""

from __future__ import annotations

import enum
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from communique.cli.options import Format, LedgerPlace, day, opened

if TYPE_CHECKING:
    from communique.ledger.claims import StoredClaim
    from communique.ledger.filters import ClaimFilter, Near
    from communique.ledger.planning import Order

Many = list[str] | None


class Sort(enum.StrEnum):
    """In which order claims are listed."""

    newest = "newest"
    oldest = "oldest"
    added = "added"
    largest = "largest"
    smallest = "smallest"
    surest = "surest"


_ORDERS: dict[str, Order] = {"newest": "-time", "oldest": "time", "added": "-added", "largest": "-figure", "smallest": "figure",
           "surest": "-confidence"}  # fmt: skip


def claims(
    type: Annotated[Many, typer.Option("--type", "-t", metavar="TYPE", help="A claim type, as killed; may be repeated.")] = None,
    actor: Annotated[Many, typer.Option("--actor", "--agent", metavar="NAME", help="Who did it, members included.")] = None,
    target: Annotated[Many, typer.Option("--target", metavar="NAME", help="To whom or what it was done.")] = None,
    supporter: Annotated[Many, typer.Option("--supporter", metavar="NAME", help="Who helped.")] = None,
    place: Annotated[Many, typer.Option("--place", metavar="NAME", help="A place, or a region with all that lies in it.")] = None,
    near: Annotated[str | None, typer.Option("--near", metavar="NAME", help="Within --radius of a place, or of LAT,LON.")] = None,
    radius: Annotated[str, typer.Option("--radius", metavar="KM", help="With --near: how far, as 30km.")] = "25km",
    start: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="What may have happened on this day or later.")
    ] = None,
    end: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help="What may have happened on this day or earlier.")
    ] = None,
    source: Annotated[Many, typer.Option("--source", metavar="NAME", help="Who said it: a person or a body.")] = None,
    outlet: Annotated[Many, typer.Option("--outlet", metavar="NAME", help="Who published it.")] = None,
    text: Annotated[str | None, typer.Option("--text", metavar="WORDS", help="Words of the claim; quote a phrase.")] = None,
    low: Annotated[float | None, typer.Option("--at-least", metavar="N", help="The figure reaches N.")] = None,
    high: Annotated[float | None, typer.Option("--at-most", metavar="N", help="The figure starts at N or below.")] = None,
    state: Annotated[Many, typer.Option("--state", metavar="STATE", help="draft, reviewed or published.")] = None,
    polarity: Annotated[Many, typer.Option("--polarity", metavar="WORD", help="positive or negative.")] = None,
    modality: Annotated[
        Many, typer.Option("--modality", metavar="WORD", help="asserted, hedged, future, hypothetical or retracted.")
    ] = None,
    document: Annotated[Many, typer.Option("--document", metavar="ID|SOURCE", help="Claims of this document.")] = None,
    withdrawn: Annotated[bool, typer.Option("--withdrawn", help="Only claims that were withdrawn.")] = False,
    sort: Annotated[Sort, typer.Option("--sort", help="In which order.")] = Sort.newest,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="How many at most.")] = 100,
    offset: Annotated[int, typer.Option("--offset", min=0, help="How many to leave out first.")] = 0,
    format: Annotated[Format, typer.Option("--format", "-f", help="How to print the claims.")] = Format.table,
    ledger: LedgerPlace = None,
) -> None:
    """List the claims of the ledger that meet all the options given; of an option given twice, either.

    Actors, sources and places may be given by any name they go by. Claims whose time is not known are left out where --from
    or --to is given.

    [bold]Examples[/bold]

    communique claims --type killed --actor "Syrian opposition" --place "Idlib Governorate" --from 2017-08-01 --to 2017-08-31

    communique claims --near Raqqa --radius 30km --at-least 100 --sort largest

    communique claims --text '"barrel bomb"' --source SOHR --format csv > claims.csv

    Exit status: 0, also where nothing is found; 2 wrong use.
    """
    wanted = claim_filter(types=type, agents=actor, targets=target, supporters=supporter, places=place, near=_near(near, radius),
                     start=day(start, "--from"), end=day(end, "--to"), sources=source, outlets=outlet, text=text, low=low,
                     high=high, states=state, polarities=polarity, modalities=modality, documents=document,
                     current=not withdrawn)  # fmt: skip
    store = opened(ledger)
    found = store.claims.find(wanted, order=_ORDERS[sort], limit=limit, offset=offset)
    _print(found, format)
    if format is Format.table:
        total = store.claims.count(wanted, cap=10_000)
        more = f"{total.claims:,}{' or more' if total.capped else ''}"
        typer.echo(f"{len(found)} of {more} claims", err=True)


def _print(found: list[StoredClaim], format: Format) -> None:
    records = [stored.claim for stored in found]
    if format is Format.table:
        from communique.cli.table import claims_table, console

        console(colour=sys.stdout.isatty()).print(claims_table(records, [f"{s.claim.id} {s.state}" for s in found]))
        return
    from communique.export.formats import write_csv, write_json, write_jsonl

    {Format.jsonl: write_jsonl, Format.json: write_json, Format.csv: write_csv}[format](records, sys.stdout)


def claim_filter(**fields: Any) -> ClaimFilter:
    """The filter of options, by the names of its fields; raises OptionError that names the option which is wrong."""
    from pydantic import ValidationError

    from communique.kinds.catalogue import open_kinds
    from communique.ledger.filters import ClaimFilter
    from communique.model.errors import OptionError

    unknown = [name for name in fields.get("types") or () if name not in open_kinds()]
    if unknown:
        raise OptionError(f"--type: {unknown[0]!r} is no claim type; the types are {', '.join(sorted(open_kinds()))}")
    given = {name: tuple(value) if isinstance(value, list) else value for name, value in fields.items() if value is not None}
    try:
        return ClaimFilter.model_validate(given)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise OptionError(f"--{_OPTIONS.get(str(first['loc'][0]), str(first['loc'][0]))}: {first['msg']}") from error


_OPTIONS = {"states": "state", "polarities": "polarity", "modalities": "modality", "near": "radius"}


def _near(name: str | None, radius: str) -> Near | None:
    """The circle of `--near` and `--radius`; raises OptionError where it is not known."""
    if name is None:
        return None
    import re

    from communique.gazetteer.places import open_places
    from communique.ledger.filters import Near
    from communique.model.errors import OptionError

    far = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*(?:km)?\s*", radius)
    if not far or not 0 < float(far.group(1)) <= 20_000:
        raise OptionError(f"--radius: {radius!r} is no distance; write it as 30km")
    point = re.fullmatch(r"\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s*", name)
    if point:
        latitude, longitude = map(float, point.groups())
        if abs(latitude) > 90 or abs(longitude) > 180:
            raise OptionError(f"--near: {name!r} is no place on Earth; write degrees north, degrees east")
        return Near(latitude=latitude, longitude=longitude, radius_km=float(far.group(1)))
    best = open_places().resolve(name).best
    if best is None or best.latitude is None or best.longitude is None:
        raise OptionError(f"--near: no place called {name!r} is known; give LAT,LON")
    return Near(latitude=best.latitude, longitude=best.longitude, radius_km=float(far.group(1)))
