"""`communique schema`: the JSON Schema of a claim record."""

from __future__ import annotations

import json

import typer


def schema() -> None:
    """Print the JSON Schema of a claim record, as `communique read --format jsonl` writes it."""
    from communique.model.records import Claim

    typer.echo(json.dumps(Claim.model_json_schema(mode="serialization"), indent=2, ensure_ascii=False))
