"""Claims that say how a place stands: who holds, besieges, took or left it, in whatever words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from communique.reconcile import wording
from communique.reconcile.scopes import STATES, Scope


def states_of(scopes: Sequence[Scope]) -> list[Scope]:
    """The claims of a document that say how a place stands: held, besieged, taken or to be taken, with forces present.

    An attack that was beaten back took nothing, which says how a place stands where nothing else does.
    """
    told = [s for s in scopes if s.type in STATES and s.modality != "retracted" and not (s.type == "strength" and s.has_figure)]
    return [_kept(s) for s in told or filter(_is_repelled, scopes)]


def _kept(scope: Scope) -> Scope:
    """Who is said not to have left a place holds it."""
    left_not = scope.type == "withdrawal" and not scope.positive and scope.modality in {"asserted", "hedged"}
    if _is_repelled(scope):
        return replace(scope, type="capture", positive=False)
    return replace(scope, type="control", positive=True) if left_not else scope


def _is_repelled(scope: Scope) -> bool:
    """Whether an attack on a place is said to have been beaten back, so that the place was not taken."""
    attack = scope.type == "attack" and scope.positive and not scope.stated and bool(scope.places)
    return attack and scope.modality in {"asserted", "hedged"} and wording.REPELLED.search(scope.words) is not None
