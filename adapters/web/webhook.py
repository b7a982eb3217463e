"""The webhook: Telegram brings an update, and hears that it was taken when what it does is kept."""

import hmac
import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.app import NotKept

log = logging.getLogger(__name__)

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
LARGEST = 1_000_000
"""Bytes of an update."""
_RETRY_AFTER = {"Retry-After": "2"}

Take = Callable[[Mapping[str, Any]], Awaitable[None]]
"""Handles an update; raises `NotKept` where it is to be brought again."""


def webhook(path: str, secret: str, take: Take) -> Route:
    """Give the route to which Telegram posts updates; only who knows the secret is let in."""

    async def post(request: Request) -> Response:
        given = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(), secret.encode()):
            return Response(status_code=403)
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            return Response(status_code=415)
        body = await _body(request)
        if body is None:
            return Response(status_code=413)
        try:
            update = json.loads(body)
        except (ValueError, RecursionError):
            return Response(status_code=400)
        return await _taken(take, update) if isinstance(update, dict) else Response(status_code=400)

    return Route(path, post, methods=["POST"])


async def _body(request: Request) -> bytes | None:
    """Read a body, but no more of it than an update may have."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            return None
    return bytes(body)


async def _taken(take: Take, update: Mapping[str, Any]) -> Response:
    try:
        await take(update)
    except NotKept as error:
        log.warning("an update is to be brought again: %s", error)
        return Response(status_code=503, headers=_RETRY_AFTER)
    return Response(status_code=200)
