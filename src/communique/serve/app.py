"""The application: routes, guards, the built front end."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path

from fastapi import APIRouter, FastAPI, Request
from fastapi.exception_handlers import http_exception_handler
from fastapi.responses import FileResponse, JSONResponse, RedirectResponse, Response
from fastapi.routing import APIRoute
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.middleware.gzip import GZipMiddleware

from communique import __version__
from communique.ledger.store import Ledger
from communique.model.errors import ChangedMeanwhile, CommuniqueError
from communique.serve.comparing import Comparing
from communique.serve.identity import Gate, Refused
from communique.serve.readings import Readings
from communique.serve.remembering import Memory
from communique.serve.routes import (
    claims,
    documents,
    erasures,
    feed,
    findings,
    incidents,
    kinds,
    map,
    names,
    overview,
    readings,
    review,
    searches,
    session,
    tallies,
)
from communique.serve.security import guard, refusal

ROUTERS = (overview.router, kinds.router, claims.router, documents.router, map.router, tallies.router,
           findings.router, incidents.router, names.router, readings.router, review.router, session.router,
           erasures.router, searches.router, feed.router)  # fmt: skip
PAGES = ("", "document", "claims", "map", "tallies", "differences", "incidents", "review", "names", "sign-in")


def create_app(
    ledger: Ledger,
    *,
    author: str,
    gate: Gate | None = None,
    allowed_hosts: frozenset[str] = frozenset(),
    queue: Readings | None = None,
) -> FastAPI:
    """The application over an open ledger, for whom `gate` lets in; documents are read by `queue`.

    Without a gate everyone who reaches the application may do all, and changes are recorded under `author`.
    """
    gate = gate or Gate(author)
    reading, comparing = queue or Readings(ledger), Comparing(ledger, author)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        reading.close()
        comparing.close()

    app = FastAPI(title="Communique", version=__version__, description="Claims about armed conflict, with their words.",
                  docs_url=None, redoc_url=None, separate_input_output_schemas=False, openapi_url="/openapi.json",
                  lifespan=lifespan)  # fmt: skip
    app.state.ledger, app.state.gate = ledger, gate
    app.state.memory, app.state.readings, app.state.comparing = Memory(ledger), reading, comparing
    app.add_middleware(GZipMiddleware, minimum_size=1_000, compresslevel=5)
    app.add_middleware(BaseHTTPMiddleware, dispatch=guard(gate, allowed_hosts))
    app.add_exception_handler(CommuniqueError, _failed)
    app.add_exception_handler(Refused, _refused)
    for router in ROUTERS:
        _name_routes(router)
        app.include_router(router)
    _serve_front_end(app, Path(str(files("communique.serve") / "static")))
    return app


def _name_routes(router: APIRouter) -> None:
    """Let the description of the API call each route by what it does, rather than by its function's name."""
    for route in router.routes:
        if isinstance(route, APIRoute) and route.description:
            route.summary = route.description.split("\n\n")[0].replace("\n", " ").split(". ")[0].rstrip(".")


async def _failed(request: Request, error: Exception) -> JSONResponse:
    return JSONResponse({"detail": str(error)}, 409 if isinstance(error, ChangedMeanwhile) else 422)


async def _refused(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, Refused)  # noqa: S101 - registered for nothing else
    return refusal(error)


def _serve_front_end(app: FastAPI, folder: Path) -> None:
    """The built files, each under its own name; every page of the application is the same document."""
    index = folder / "index.html"
    for page in PAGES:
        app.add_api_route(f"/{page}", lambda: FileResponse(index), include_in_schema=False)
    app.add_api_route("/docs", lambda: FileResponse(folder / "docs.html"), include_in_schema=False)
    app.mount("/", StaticFiles(directory=folder), name="front end")

    async def no_such_page(request: Request, error: Exception) -> Response:
        return await _no_such_page(request, error, index)

    app.add_exception_handler(HTTPException, no_such_page)


async def _no_such_page(request: Request, error: Exception, index: Path) -> Response:
    """A person who follows a broken link gets a page that says so; whoever else asks, the plain answer."""
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for nothing else
    path = request.url.path
    wants_page = request.method == "GET" and "text/html" in request.headers.get("accept", "")
    if error.status_code != 404 or not wants_page or path.startswith("/api/"):
        return await http_exception_handler(request, error)
    deeper = path.count("/") - 1
    if deeper:
        return RedirectResponse("../" * deeper + "not-found")  # the built page finds its files one level deep only
    return FileResponse(index, 404)
