"""The REST API: SimCord's routes, and what they lack."""

import io
import re
import sys
import time
from collections.abc import Callable
from typing import Any

import discord
import msgspec
from aiohttp import BodyPartReader, web
from simcord.backend import serializers
from simcord.backend.errors import cannot_dm_bot, missing_access, unknown_webhook
from simcord.backend.models import Channel
from simcord.http import routes
from simcord.http.router import dispatch

from tests.wire.discord.gateway import Gateway
from tests.wire.discord.payloads import answered
from tests.wire.discord.refusals import archived, expired_webhook, too_many_followups
from tests.wire.discord.world import Json, World

_NONCE_LIFE = 300.0
"""Seconds in which a message with the same nonce is the same message."""
_FOLLOWUPS, _PAGE = 5, 50
_MESSAGES = re.compile(r"/channels/(\d+)/messages(/\d+)?")
_CHANNEL = re.compile(r"/channels/(\d+)(/.*)?")
_WEBHOOK = re.compile(r"/webhooks/\d+/([^/]+)(/.*)?")
_MADE = re.compile(r"(/channels/\d+.*/threads|/guilds/\d+/(channels|emojis|stickers))")
"""Where something is made, which is answered with 201."""

assert routes, "importing them registers them"


async def read_body(request: web.BaseRequest) -> tuple[Any, list[discord.File]]:
    """Read what a request carries: JSON, or a form with JSON and files."""
    if not request.content_type.startswith("multipart/"):
        content = await request.read()
        return (msgspec.json.decode(content) if content else None), []
    body: Any = None
    files: dict[str, tuple[str, bytes]] = {}
    async for part in await request.multipart():
        assert isinstance(part, BodyPartReader)
        content = await part.read()
        if part.name == "payload_json":
            body = msgspec.json.decode(content)
        elif part.filename:
            files[str(part.name)] = part.filename, content
    told = {f"files[{one['id']}]": one.get("description") for one in (body or {}).get("attachments") or ()}
    return body, [
        discord.File(io.BytesIO(content), name, description=told.get(key)) for key, (name, content) in files.items()
    ]


class Rest:
    """Does what requests ask for."""

    def __init__(self, world: World, gateway: Gateway) -> None:
        self._world, self._gateway = world, gateway
        self._sent: dict[str | int, tuple[float, int, int]] = {}
        """When, and as what, messages with nonces were sent."""
        self._own: dict[tuple[str, str], Callable[[], Json]] = {
            ("GET", "/gateway"): self._address,
            ("GET", "/gateway/bot"): self._address_of_bots,
            ("GET", "/applications/@me"): self._application,
        }

    def do(
        self, method: str, path: str, body: Any, params: Json, files: list[discord.File], reason: str | None
    ) -> tuple[int, Any]:
        """Do what one request asks for; gives the status and the answer, or raises `Refusal`."""
        if own := self._own.get((method, path)):
            return 200, own()
        self._guard(method, path)
        if method == "POST" and (to := _MESSAGES.fullmatch(path)) and not to[2]:
            answer = self._send(path, body, files)
        elif method == "GET" and _MESSAGES.fullmatch(path) and "after" in params:
            answer = self._after(path, params)
        else:
            answer = dispatch(self._world, method, path, json=body, params=params, files=files, reason=reason)
        if answer is None or (
            path.endswith("/callback") and params.get("with_response", "0").lower() in ("0", "false")
        ):
            return 204, None
        status = 201 if method == "POST" and _MADE.fullmatch(path) else 200
        return status, answered(self._world, path, params, msgspec.json.decode(msgspec.json.encode(answer)))

    def _send(self, path: str, body: Json, files: list[discord.File]) -> Any:
        """Send a message, unless one with the same nonce was sent a short while ago."""
        nonce = body.get("nonce")
        if nonce is not None and body.get("enforce_nonce") and (earlier := self._earlier(nonce)):
            return earlier
        self._world.nonce = nonce
        try:
            answer = dispatch(self._world, "POST", path, json=body, files=files)
        finally:
            self._world.nonce = None
        if nonce is not None:
            self._sent[nonce] = time.monotonic(), int(answer["channel_id"]), int(answer["id"])
        return answer

    def _after(self, path: str, params: Json) -> list[Json]:
        """Give the messages that come right after one, where SimCord gives the newest of all that came after it."""
        everything = {**params, "limit": sys.maxsize}
        found: list[Json] = dispatch(self._world, "GET", path, params=everything)
        return found[-int(params.get("limit", _PAGE)) :]

    def _earlier(self, nonce: str | int) -> Json | None:
        """Find what was sent with a nonce."""
        at, channel, number = self._sent.get(nonce, (0.0, 0, 0))
        message = self._world.messages.get(channel, {}).get(number)
        if message is None or time.monotonic() - at > _NONCE_LIFE:
            return None
        return dict(serializers.message_payload(self._world, message))

    def _guard(self, method: str, path: str) -> None:
        """Refuse what SimCord would let pass."""
        if to := _CHANNEL.fullmatch(path):
            self._guard_private(self._world.channels.get(int(to[1])), writing=method == "POST")
        if method in ("POST", "PATCH") and (to := _MESSAGES.fullmatch(path)):
            self._guard_thread(int(to[1]), writing=not to[2])
        if to := _WEBHOOK.fullmatch(path):
            self._guard_webhook(method, to[1], following=not to[2])

    def _guard_private(self, channel: Channel | None, writing: bool) -> None:
        """Refuse private chats of people with each other, and of those who block the bot."""
        if channel is None or channel.guild_id is not None:
            return
        if channel.id not in self._world.dm_channels.values():
            raise missing_access()
        if writing and self._world.blocking.intersection(channel.recipient_ids):
            raise cannot_dm_bot()

    def _guard_thread(self, channel: int, writing: bool) -> None:
        """Refuse changes in a closed thread; writing opens it again, unless it is locked."""
        thread = self._world.channels.get(channel)
        is_closed = thread and thread.thread_metadata and thread.thread_metadata.archived
        if is_closed and not (writing and self._world.reopen(channel)):
            raise archived()

    def _guard_webhook(self, method: str, token: str, following: bool) -> None:
        record = self._world.interactions.get(self._world.interaction_tokens.get(token, 0))
        if record is None:
            return
        if record.expires_at is not None and self._world.now_iso() >= record.expires_at:
            raise expired_webhook()
        if not record.responded:
            raise unknown_webhook()
        alone = record.guild_id is not None and not self._world.has_bot(record.guild_id)
        if method == "POST" and following and alone and len(record.followup_ids) >= _FOLLOWUPS:
            raise too_many_followups()

    def _application(self) -> Json:
        answer: Json = self.do("GET", "/oauth2/applications/@me", None, {}, [], None)[1]
        return answer

    def _address(self) -> Json:
        return {"url": self._gateway.url}

    def _address_of_bots(self) -> Json:
        return {
            **self._address(),
            "shards": self._world.shards,
            "session_start_limit": dict(self._gateway.session_starts),
        }
