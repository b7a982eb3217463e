"""The web server: one port for what other machines call."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import uvicorn
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


def server(routes: Sequence[BaseRoute], is_ready: Callable[[], bool], host: str, port: int) -> Server:
    """Give a server of these routes that also tells whether the bot is ready; it stops at `Server.end`."""

    async def readyz(request: Request) -> Response:
        ready = is_ready()
        return PlainTextResponse("ready" if ready else "not ready", status_code=200 if ready else 503)

    app = Starlette(routes=[*routes, Route("/readyz", readyz)])
    config = uvicorn.Config(
        app, host, port, access_log=False, log_config=None, lifespan="off", timeout_graceful_shutdown=_GRACE
    )
    return Server(config)
