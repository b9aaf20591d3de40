"""`communique serve`: the web application over a ledger."""

from __future__ import annotations

from typing import Annotated

import typer

from communique.cli.options import Author, LedgerPlace, authored, opened


def serve(
    host: Annotated[
        str, typer.Option("--host", help="Address to listen on; only loopback is served without accounts.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Port to listen on; 0 takes any that is free.")] = 8765,
    author: Author = None,
    ledger: LedgerPlace = None,
) -> None:
    """Open the ledger in the browser: read, search, map, reconcile and review.

    [bold]Examples[/bold]

    communique serve

    communique serve --ledger war.sqlite --port 9000

    Ctrl-C ends it. Nothing is sent to any other host.
    """
    from threading import Thread

    import uvicorn

    from communique.model.errors import OptionError
    from communique.serve.app import create_app
    from communique.serve.security import is_loopback

    if not is_loopback(host):
        raise OptionError(f"--host {host}: only addresses of this machine are served; use 127.0.0.1 behind a proxy or a tunnel")
    store = opened(ledger, create=True)
    Thread(target=store.facets.warm, daemon=True).start()
    app = create_app(store, author=authored(author))
    config = uvicorn.Config(app, host=host, port=port, log_level="warning", server_header=False)
    server = uvicorn.Server(config)
    typer.echo(f"Communique is at http://{host}:{port}/ (Ctrl-C ends it)", err=True)
    server.run()
