"""What commands that take documents share: from arguments and a manifest to inputs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.intake.manifest import Input

_SUFFIXES = {".txt", ".html", ".htm"}


def inputs_of(sources: list[str], manifest: Path | None, published: str | None, outlet: str | None) -> list[Input]:
    """The inputs that the arguments name; folders give their text and HTML files. Raises OptionError where there is none."""
    from communique.intake.manifest import Input, parse_date, read_manifest
    from communique.model.errors import OptionError

    date = parse_date(published, "--published") if published else None
    inputs = read_manifest(manifest) if manifest else []
    for source in sources:
        path = None if source == "-" or source.startswith(("http://", "https://")) else Path(source)
        if path and path.is_dir():
            files = sorted(p for p in path.rglob("*") if p.suffix.lower() in _SUFFIXES and p.is_file())
            inputs += [Input(str(file), file, date, outlet) for file in files]
        else:
            inputs.append(Input(source, path, date, outlet))
    if not inputs:
        raise OptionError("nothing to read: name a file, an address or -, or give --manifest")
    return inputs
