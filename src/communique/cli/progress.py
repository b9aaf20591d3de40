"""How far long work has come, on stderr: a bar on a terminal, lines or nothing elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import typer

Item = TypeVar("Item")
_MUCH = 20_000


def watched(items: Iterable[Item], count: int, doing: str) -> Iterator[Item]:
    """The items, with a progress bar on a terminal's stderr where there are several."""
    if count < 3 or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(items, description=doing, total=count, console=Console(stderr=True), transient=True)


@contextmanager
def comparing() -> Iterator[Callable[[str, int, int], None]]:
    """What tells how far reconciling has come: what is done, with how many claims of how many."""
    if not sys.stderr.isatty():
        yield _line
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bars:
        bar = bars.add_task("comparing", total=None)
        yield lambda doing, done, total: bars.update(bar, description=doing, completed=done, total=total or None)


def _line(doing: str, done: int, total: int) -> None:
    """A line now and then, where there is much to do."""
    if total >= _MUCH and (done % _MUCH == 0 or done == total or doing == "comparing"):
        typer.echo(f"{doing}: {done:,} of {total:,} claims", err=True)
