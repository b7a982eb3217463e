"""The web server: one port for what other machines call."""

import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

import uvicorn
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

_GRACE = 5
"""Seconds for requests that are being answered when the server stops."""


class Server(uvicorn.Server):
    """A server that leaves the signals to the program it is part of."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none."""
        yield

    def end(self) -> None:
        """Take no more requests, and stop when those that are being answered are."""
        self.should_exit = True


class PortTaken(Exception):
    """Nothing can be served at an address; says why and what to do."""


def listening(host: str, port: int) -> socket.socket:
    """Take an address to serve at; raises `PortTaken`."""
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise PortTaken(f"WEB_PORT: {host}:{port} cannot be served at ({why}); name another port, or 0") from None


class Health(Protocol):
    """How the bot does."""

    def alive(self) -> bool:
        """Say whether its process runs, or must be started anew."""

    async def ready(self) -> bool:
        """Say whether it can do its work."""

    async def measure(self) -> None:
        """Bring its meters up to date."""


def server(routes: Sequence[BaseRoute], health: Health, host: str, port: int) -> Server:
    """Give a server of these routes that also tells how the bot does; it stops at `Server.end`."""

    async def livez(request: Request) -> Response:
        return _told(health.alive(), "alive")

    async def readyz(request: Request) -> Response:
        return _told(await health.ready(), "ready")

    async def metrics(request: Request) -> Response:
        await health.measure()
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)

    own = [Route("/livez", livez), Route("/readyz", readyz), Route("/metrics", metrics)]
    app = Starlette(routes=[*routes, *own])
    config = uvicorn.Config(
        app, host, port, access_log=False, log_config=None, lifespan="off", timeout_graceful_shutdown=_GRACE
    )
    return Server(config)


def _told(well: bool, what: str) -> Response:
    return PlainTextResponse(what if well else f"not {what}", status_code=200 if well else 503)
