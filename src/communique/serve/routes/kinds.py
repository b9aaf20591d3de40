"""The claim types, for menus and legends."""

from __future__ import annotations

from fastapi import APIRouter

from communique.kinds.catalogue import open_kinds
from communique.serve.answers import KindAnswer

router = APIRouter(prefix="/api/kinds", tags=["kinds"])


@router.get("")
def kinds() -> list[KindAnswer]:
    """All claim types, by family."""
    return [
        KindAnswer(name=kind.name, label=kind.label, family=kind.family, definition=kind.definition, unit=kind.unit)
        for kind in open_kinds().values()
    ]
