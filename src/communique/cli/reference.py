"""The command line's reference page, made from the commands themselves: python -m communique.cli.reference > docs/cli.md."""

from __future__ import annotations

import os

import typer
from typer.testing import CliRunner

from communique.cli.main import app

WIDTH = 100


def reference() -> str:
    """The `--help` of every command, as Markdown, at a fixed width and without colour."""
    names = ["", *_names(app)]
    runner = CliRunner(env={"COLUMNS": str(WIDTH), "TERMINAL_WIDTH": str(WIDTH), "NO_COLOR": "1", "TERM": "dumb"})
    parts = ["# Command line\n\nMade by `make docs` from the commands' own help; `make test` fails when it is stale.\n"]
    for name in names:
        shown = runner.invoke(app, [*name.split(), "--help"], prog_name="communique").stdout
        lines = "\n".join(line.rstrip() for line in shown.splitlines()).strip("\n")
        parts.append(f"## `{' '.join(['communique', *name.split()])}`\n\n```text\n{lines}\n```\n")
    return "\n".join(parts)


def _names(group: typer.Typer) -> list[str]:
    """The commands of a group, then its groups, each followed by its own."""
    names = [command.name or getattr(command.callback, "__name__", "") for command in group.registered_commands]
    for inner in group.registered_groups:
        if inner.name and inner.typer_instance:
            names += [inner.name, *(f"{inner.name} {name}" for name in _names(inner.typer_instance))]
    return names


if __name__ == "__main__":
    os.environ.pop("FORCE_COLOR", None)
    print(reference(), end="")
