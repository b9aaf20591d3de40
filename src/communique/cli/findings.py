"""Findings and bounds as a person likes to read them: the arithmetic, then the words of each claim with who said them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.console import Group, RenderableType
from rich.text import Text

from communique.cli.table import harmless
from communique.model.bounds import Bound, BoundsAnswer
from communique.model.findings import Finding
from communique.model.records import Claim

HEADINGS = {
    "consistent": ("nothing speaks against it", "green"),
    "superseded": ("replaced by a later figure", "yellow"),
    "differ": ("figures differ", "yellow"),
    "conflict": ("cannot all hold, as the text fixes parts and total", "red"),
    "undecided": ("cannot be told", "cyan"),
}
_STATES = {
    "differ": ("statements differ", "yellow"),
    "conflict": ("cannot all hold, as the text fixes the state", "red"),
}
_MOST_WORDS = 240
ORDER = ("conflict", "differ", "superseded", "undecided", "consistent")


def finding_text(finding: Finding, standing: str, claims: Mapping[str, Claim]) -> Group:
    """One finding: what it comes to, whether a person has looked at it, its arithmetic, and the words it rests on.

    What nobody has reviewed never says that one source contradicts another.
    """
    heading, colour = (_STATES if finding.kind in {"state", "polarity"} else {}).get(finding.verdict, HEADINGS[finding.verdict])
    if finding.candidate and standing == "open" and finding.verdict == "conflict":
        heading, colour = "figures differ", "yellow"
    marks = [finding.kind.replace("_", " "), finding.id] + (["unreviewed"] if standing == "open" else [standing])
    title = Text(heading, style=f"bold {colour}").append(f"  {'  ·  '.join(marks)}", style="dim")
    return Group(title, Text(harmless(finding.why)), *(claim_line(claims[at]) for at in finding.claims if at in claims), Text())


def claim_line(claim: Claim, mark: str = "") -> Text:
    """The words of a claim, who said them, where they stand."""
    words = " ".join(claim.evidence.text.split())
    words = words if len(words) <= _MOST_WORDS else words[: _MOST_WORDS - 1] + "…"
    line = Text(f"  {mark}“{harmless(words)}”")
    return line.append(f"  {harmless(said_by(claim))}  {claim.id}", style="dim")


def said_by(claim: Claim) -> str:
    """According to whom, and where it was published: "Ministry of Defence (Russia), in Press TV"."""
    outlet = claim.document.outlet or claim.document.source
    source = claim.source
    if source.mode == "narrator" or not (source.name or source.organisation):
        return f"unattributed, in {outlet}" if source.mode != "narrator" else outlet
    body = source.organisation if source.organisation != outlet else None
    who = ", ".join(part for part in (source.name, body) if part)
    return f"{who}, in {outlet}" if who else outlet


def interval(bound: Bound) -> str:
    """A bound in words: "from 201 to 800", "at most 800", "no figure"."""
    if not bound.holds:
        low, high = bound.either or (None, None)
        return f"no number fits all: some say at least {bound.low:,}, others at most {bound.high:,}; {_ends(low, high)} in all"
    return _ends(bound.low, bound.high)


def _ends(low: float | None, high: float | None) -> str:
    if low is None and high is None:
        return "no figure"
    if low is None:
        return f"at most {high:,}"
    if high is None:
        return f"at least {low:,}"
    return f"{low:,}" if low == high else f"from {low:,} to {high:,}"


def answer_text(answer: BoundsAnswer, claims: Mapping[str, Claim], most_left_out: int = 20) -> Group:
    """The three answers of a question with the claims that bind each end, and what was left out and why."""
    parts: list[RenderableType] = []
    if answer.asked is not None and answer.others is not None:
        parts += _bound("of the sources asked for", answer.asked, claims)
        parts += _bound("of the others", answer.others, claims)
    parts += _bound("of all together", answer.together, claims)
    if len(answer.by_source) > 1:
        parts.append(Text("each source by itself", style="bold"))
        parts += [Text(f"  {harmless(own.source)}: {interval(own.bound)}") for own in answer.by_source]
    if answer.left_out:
        parts += [Text(), Text("left out", style="bold")]
        for left in answer.left_out[:most_left_out]:
            parts += [claim_line(claims[left.claim]), Text(f"    {left.reason}", style="italic")] if left.claim in claims else []
        more = len(answer.left_out) - most_left_out
        parts += [Text(f"  and {more:,} more", style="dim")] if more > 0 else []
    parts += [Text(), Text("what the sources count", style="bold")] if answer.definitions else []
    parts += [Text(f"  {harmless(said)}") for said in answer.definitions]
    return Group(*parts)


def _bound(of_whom: str, bound: Bound, claims: Mapping[str, Claim]) -> Iterable[RenderableType]:
    yield Text(interval(bound), style="bold").append(f"  {of_whom}, unverified", style="dim")
    for mark, ids in (("at least: ", bound.low_claims), ("at most: ", bound.high_claims)):
        yield from (claim_line(claims[at], mark) for at in ids if at in claims)
    yield Text()
