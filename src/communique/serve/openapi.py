"""The API's description, from which the front end's types are made: python -m communique.serve.openapi > web/openapi.json."""

from __future__ import annotations

import json

from communique.ledger.store import open_ledger
from communique.serve.app import create_app


def description() -> str:
    """The OpenAPI document, as JSON."""
    app = create_app(open_ledger("sqlite://"), author="nobody")
    return json.dumps(app.openapi(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    print(description(), end="")
