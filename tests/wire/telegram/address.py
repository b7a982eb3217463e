"""An address that updates are posted to."""

from collections.abc import Iterable

from aiohttp import web

from tests.wire.telegram.messages import Json
from tests.wire.telegram.server import Listener


class Address:
    """A webhook that notes what is posted to it, and refuses when told to."""

    def __init__(self) -> None:
        self.bodies: list[Json] = []
        self.headers: list[dict[str, str]] = []
        self.refusals = 0
        self.listener = Listener(self._take, 0)

    @property
    def url(self) -> str:
        """Give it as it is set for the bot."""
        return f"http://127.0.0.1:{self.listener.port}/hook"

    async def _take(self, request: web.BaseRequest) -> web.Response:
        self.headers.append(dict(request.headers))
        if self.refusals:
            self.refusals -= 1
            return web.Response(status=503)
        self.bodies.append(await request.json())
        return web.Response(status=204)


def texts(updates: Iterable[Json]) -> list[str]:
    """Give the texts of the messages among some updates."""
    return [update["message"]["text"] for update in updates if "message" in update]
