"""`communique bounds`: how many, as far as the claims say."""

from __future__ import annotations

import enum
import json
import sys
from typing import Annotated, Any

import typer

from communique.cli.options import LedgerPlace, day, opened


class As(enum.StrEnum):
    """How the answer is printed."""

    text = "text"
    json = "json"


class PolicyName(enum.StrEnum):
    """A way to make a number of the bounds."""

    lowest = "lowest"
    highest = "highest"
    range = "range"
    best_low_high = "best-low-high"


def bounds(
    type: Annotated[str, typer.Option("--type", "-t", metavar="TYPE", help="What is counted: a claim type, as killed.")],
    agent: Annotated[str | None, typer.Option("--agent", metavar="NAME", help="Who did it, members included.")] = None,
    target: Annotated[
        str | None, typer.Option("--target", metavar="NAME", help="Of whom: an actor, or a kind, as children.")
    ] = None,
    place: Annotated[str | None, typer.Option("--place", metavar="NAME", help="A place, or a region with all in it.")] = None,
    start: Annotated[str | None, typer.Option("--from", metavar="DATE", help="The first day.")] = None,
    end: Annotated[str | None, typer.Option("--to", metavar="DATE", help="The last day, included.")] = None,
    source: Annotated[
        list[str] | None, typer.Option("--source", metavar="NAME", help="Answer for this source, and for the others beside it.")
    ] = None,
    policy: Annotated[
        PolicyName | None, typer.Option("--policy", help="Also give numbers under an export policy, with the claims used.")
    ] = None,
    format: Annotated[As, typer.Option("--format", "-f", help="text, or json: the whole record.")] = As.text,
    ledger: LedgerPlace = None,
) -> None:
    """Say how many there were as far as the claims go: an interval, the claims that bind each end, and what was left out.

    A figure for a part bounds the whole from below, a stated limit or total bounds it from above. Figures of different
    sources are never added or averaged. A claim without a date is not cut to the window asked for; it is named as left out.

    [bold]Examples[/bold]

    communique bounds --type killed --agent "Russian Aerospace Forces" --target "Islamic State" --from 2017-08-01 --to 2017-08-21

    communique bounds --type killed --place Qamishli --from 2016-07-27 --to 2016-07-27 --source "Syrian state television"

    Exit status: 0 there is an answer, 1 no claim bears on it, 2 wrong use.
    """
    from communique.kinds.catalogue import open_kinds
    from communique.model.bounds import Question
    from communique.model.errors import OptionError
    from communique.pipeline.answering import answer
    from communique.reconcile.policies import POLICIES

    if type not in open_kinds():
        raise OptionError(f"--type: {type!r} is no claim type; the types are {', '.join(sorted(open_kinds()))}")
    first, last = day(start, "--from"), day(end, "--to")
    if first and last and first > last:
        raise OptionError(f"--from: {first} is after --to {last}; turn them round")
    question = Question(type=type, agent=agent, target=target, place=place, start=first, end=last, sources=tuple(source or ()))
    told, claims = answer(opened(ledger), question)
    exported = POLICIES[policy](told) if policy else None
    if format is As.json:
        record: dict[str, Any] = {**told.model_dump(mode="json")}
        record["policy"] = exported.model_dump(mode="json") if exported else None
        json.dump(record, sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    else:
        from rich.text import Text

        from communique.cli.findings import answer_text
        from communique.cli.table import console

        out = console(colour=sys.stdout.isatty())
        out.print(answer_text(told, claims))
        if exported:
            numbers = {name: getattr(exported, name) for name in ("low", "best", "high")}
            words = ", ".join(f"{name} {value:,}" for name, value in numbers.items() if value is not None) or "no number"
            used = f"used {len(exported.used)}, set aside {len(exported.rejected)} claims"
            out.print(Text(f"{policy}: {words}", style="bold").append(f"  {used}", style="dim"))
    raise typer.Exit(0 if told.by_source or told.left_out else 1)
