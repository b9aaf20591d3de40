"""`communique serve`: the web application over a ledger."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.options import AccountsPlace, Author, LedgerPlace, Role, accounts_of, authored, opened

if TYPE_CHECKING:
    from communique.ledger.store import Ledger
    from communique.serve.identity import Gate, Proxy


def serve(
    host: Annotated[
        str,
        typer.Option("--host", help="Address to listen on. Any but loopback needs accounts, or a proxy that signs people in."),
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Port to listen on; 0 takes any that is free.")] = 8765,
    allow_host: Annotated[
        list[str] | None,
        typer.Option("--allow-host", metavar="NAME", help="A name under which the server is reached. Repeatable."),
    ] = None,
    certificate: Annotated[
        Path | None, typer.Option("--certificate", metavar="FILE", help="Speak https with this certificate (PEM).")
    ] = None,
    key: Annotated[Path | None, typer.Option("--key", metavar="FILE", help="The key of the certificate (PEM).")] = None,
    trust_header: Annotated[
        str | None,
        typer.Option("--trust-header", metavar="HEADER", help="The header in which a proxy names whom it has signed in."),
    ] = None,
    trust_proxy: Annotated[
        list[str] | None,
        typer.Option("--trust-proxy", metavar="ADDRESS", help="Address or network of that proxy. Repeatable."),
    ] = None,
    trust_role: Annotated[
        Role | None,
        typer.Option("--trust-role", help="The role of people the proxy names who have no account; by default they get none."),
    ] = None,
    accounts: AccountsPlace = None,
    author: Author = None,
    ledger: LedgerPlace = None,
) -> None:
    """Open the ledger in the browser: read, search, map, reconcile and review.

    On this machine alone nobody signs in, unless there are accounts (`communique users`). For other machines to reach it
    there have to be: passwords kept here, or a proxy in front that has signed people in and tells their names in a header.

    [bold]Examples[/bold]

    communique serve

    communique serve --ledger war.sqlite --port 9000

    communique serve --host 0.0.0.0 --allow-host claims.example.org --certificate site.pem --key site.key

    communique serve --host 10.0.0.5 --trust-header X-Forwarded-User --trust-proxy 10.0.0.1

    Ctrl-C ends it. Nothing is sent to any other host.
    """
    from threading import Thread

    import uvicorn

    from communique.serve.app import create_app
    from communique.serve.security import is_loopback

    proxy = _proxy(trust_header, trust_proxy or [], trust_role)
    gate = _gate(ledger, accounts, author, proxy)
    _check_open_to(host, allow_host or [], gate)
    store = opened(ledger, create=True)
    Thread(target=_warm, args=(store,), daemon=True).start()
    app = create_app(store, author=gate.author, gate=gate, allowed_hosts=frozenset(name.lower() for name in allow_host or []))
    # Headers of proxies are read by the gate, which knows whom to trust; uvicorn would take them from all of this machine.
    config = uvicorn.Config(app, host=host, port=port, log_level="warning", server_header=False, proxy_headers=False,
                            ssl_certfile=certificate, ssl_keyfile=key)  # fmt: skip
    scheme = "https" if certificate else "http"
    if not certificate and not proxy and not is_loopback(host):
        typer.echo("Passwords cross the network in the clear: give --certificate and --key, or put a proxy with https in front.",
                   err=True)  # fmt: skip
    typer.echo(f"Communique is at {scheme}://{f'[{host}]' if ':' in host else host}:{port}/ (Ctrl-C ends it)", err=True)
    uvicorn.Server(config).run()


def _warm(store: Ledger) -> None:
    """Load what the first questions need, so that nobody waits for it: the columns of claims, the registries of names."""
    from communique.gazetteer.actors import open_actors
    from communique.gazetteer.places import open_places

    store.index.warm()
    open_actors()
    open_places()


def _proxy(header: str | None, addresses: list[str], role: Role | None) -> Proxy | None:
    from communique.model.errors import OptionError
    from communique.serve.identity import Proxy

    if bool(header) != bool(addresses):
        raise OptionError("--trust-header and --trust-proxy belong together: give the header and the address that may send it")
    if role and not header:
        raise OptionError("--trust-role is the role of people whom a proxy names: give --trust-header and --trust-proxy too")
    return Proxy.of(header, addresses, role.value if role else None) if header else None


def _gate(ledger: str | None, accounts: Path | None, author: str | None, proxy: Proxy | None) -> Gate:
    from communique.model.errors import OptionError
    from communique.serve.identity import Gate

    held = accounts_of(ledger, accounts, needed=False)
    gate = Gate(authored(author), held if held and held.all() else None, proxy)
    if gate.closed and author:
        raise OptionError("--author: people sign in to this server, and changes are recorded under their names; leave it out")
    return gate


def _check_open_to(host: str, names: list[str], gate: Gate) -> None:
    """Nothing is served to other machines without people signing in; a proxy on this one lets others in by their names."""
    from communique.model.errors import OptionError
    from communique.serve.security import is_loopback

    foreign = [f"--allow-host {name}" for name in names if not is_loopback(name)]
    if not is_loopback(host):
        foreign.insert(0, f"--host {host}")
    if foreign and not gate.closed:
        raise OptionError(f"{foreign[0]}: other machines are served only where people sign in; add the first of them with "
                          "`communique users add NAME --role admin`, or name a proxy that does it (--trust-header)")  # fmt: skip
