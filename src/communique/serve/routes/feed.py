"""New reviewed claims of a search, for readers of feeds."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from communique.pipeline.publishing import latest_published
from communique.serve.asking import Asked, Wanted
from communique.serve.feed import MEDIA_TYPE, Pairs, feed
from communique.serve.here import Here

router = APIRouter(prefix="/api/feed.atom", tags=["feed"])
PUBLIC = ("reviewed", "published")


@router.get("", response_class=Response, responses={200: {"content": {MEDIA_TYPE: {}}}})
def atom(
    here: Here,
    request: Request,
    wanted: Wanted,
    asked: Annotated[Asked, Query()],
    size: Annotated[int, Query(ge=1, le=200)] = 50,
) -> Response:
    """The claims of a filter that were reviewed, published or corrected last. Drafts only where `state` asks for them.

    What the ledger's setting holds back is not there until it is due, and places are as coarse as it says.
    """
    if not wanted.states:
        wanted = wanted.model_copy(update={"states": PUBLIC})
    today = dt.datetime.now(dt.UTC).date()
    found = here.memory.answer(
        ("feed", size, today), wanted, lambda: latest_published(here.ledger, wanted, size=size, today=today)
    )
    secure = request.app.state.gate.secure(request)
    body = feed(found, _conditions(asked), str(request.base_url.replace(scheme="https") if secure else request.base_url))
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=MEDIA_TYPE, headers=headers)


def _conditions(asked: Asked) -> Pairs:
    """The filter as (name, value), always in the same order, so that one filter is one feed."""
    given = asked.model_dump(mode="json", exclude_defaults=True)
    return [(name, str(one).lower() if isinstance(one, bool) else str(one)) for name, value in sorted(given.items())
            for one in (sorted(value) if isinstance(value, list) else [value])]  # fmt: skip
