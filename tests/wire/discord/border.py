"""The border of the REST API: who may come in, what is wrong with what they carry, and what came of it."""

import fnmatch
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

import msgspec
from aiohttp import web

from tests.wire.discord.faults import Cut, Faults
from tests.wire.discord.refusals import FORM, Limited, Refusal, bad_form, unauthorized, unknown_route
from tests.wire.discord.rest import Rest, read_body
from tests.wire.discord.spec import UNKNOWN_ROUTE, RestSpec
from tests.wire.discord.world import Json, World

API = "/api/v10"
_OPEN = re.compile(r"/(interactions|webhooks)/\d+/[^/]+(/.*)?")
"""The routes that a token in their path opens."""
_CALLBACK = re.compile(r"/interactions/(\d+)/[^/]+/callback")
_EPHEMERAL = 64


@dataclass(frozen=True, slots=True)
class Request:
    """A request that the bot made, with what came of it."""

    method: str
    path: str
    json: Any
    params: Json
    at: float
    """On the monotonic clock, when it arrived."""
    status: int
    """0 when the connection was cut."""
    ok: bool
    """Whether it was done, whatever was answered."""

    @property
    def interaction(self) -> bool:
        """Tell whether it went to a route of interactions or webhooks, for which other limits hold."""
        return _OPEN.fullmatch(self.path) is not None

    @property
    def ephemeral(self) -> bool:
        """Tell whether it sent something that only one person sees."""
        data = self.json.get("data", self.json) if isinstance(self.json, dict) else None
        return isinstance(data, dict) and bool((data.get("flags") or 0) & _EPHEMERAL)


class Border:
    """Takes the requests of the bot."""

    def __init__(self, world: World, rest: Rest, spec: RestSpec | None, violations: list[str]) -> None:
        self.token = ""
        self.requests: list[Request] = []
        self.heard: list[Callable[[Request], None]] = []
        self.busy = 0
        """How many requests go on."""
        self.acted = 0.0
        """When the last one ended."""
        self.faults: Faults
        self._world, self._rest, self._spec, self._violations = world, rest, spec, violations

    def called(self, method: str, path: str) -> list[Request]:
        """Give the requests that were done, by method and a pattern of the path."""
        return [one for one in self.requests if one.ok and one.method == method and fnmatch.fnmatch(one.path, path)]

    async def take(self, request: web.BaseRequest) -> web.StreamResponse:
        """Take a request."""
        self.busy += 1
        try:
            return await self._answered(request)
        finally:
            self.busy -= 1
            self.acted = time.monotonic()

    async def _answered(self, request: web.BaseRequest) -> web.StreamResponse:
        at, method, path = time.monotonic(), request.method, request.path.removeprefix(API)
        params = dict(request.query)
        done, status, answer, headers, body = False, 0, None, {}, None
        try:
            body, files = await read_body(request)
            await self._admit(request, method, path)
            self._check(method, path, body, params)
            reason = unquote(request.headers.get("X-Audit-Log-Reason", "")) or None
            with self._world.by_bot():
                status, answer = self._rest.do(method, path, body, params, files, reason)
            done = True
            self._done(method, path, at, status, answer)
            await self.faults.after(method, path)
        except Refusal as refusal:
            status, answer = refusal.status, refusal.to_json()
            headers = dict(refusal.headers) if isinstance(refusal, Limited) else {}
            if refusal.code == FORM or (status in (404, 501) and not refusal.code):
                self._violations.append(f"{method} {path}: {refusal.message} {refusal.errors or ''}")
        except Cut:
            if request.transport:
                request.transport.abort()
        except msgspec.DecodeError:
            status, answer = 400, {"message": "The request body contains invalid JSON.", "code": 50109}
            self._violations.append(f"{method} {path}: the body is not JSON")
        except Exception as error:
            self._violations.append(f"{method} {path}: the fake itself failed with {error!r}")
            raise
        finally:
            self._note(Request(method, path, body, params, at, status, done))
        return _response(status, answer, headers)

    async def _admit(self, request: web.BaseRequest, method: str, path: str) -> None:
        is_open = _OPEN.fullmatch(path) is not None
        await self.faults.before(method, path, is_open)
        given = request.headers.get("Authorization", "")
        if not is_open and (given != f"Bot {self.token}" or self.faults.revoked):
            raise unauthorized()

    def _check(self, method: str, path: str, body: Any, params: Json) -> None:
        wrong = self._spec.check_request(method, path, body, params) if self._spec else []
        if any(one.code == UNKNOWN_ROUTE for one in wrong):
            raise unknown_route(wrong[0].message)
        if wrong:
            raise bad_form(wrong)

    def _done(self, method: str, path: str, at: float, status: int, answer: Any) -> None:
        if callback := _CALLBACK.fullmatch(path):
            self._world.acknowledge(int(callback[1]), at)
        if self._spec:
            plain = msgspec.json.decode(msgspec.json.encode(answer))
            wrong = self._spec.check_answer(method, path, status, plain)
            self._violations += [f"{method} {path}: the fake answers {one}" for one in wrong]

    def _note(self, request: Request) -> None:
        self.requests.append(request)
        if request.ok:
            for hear in self.heard:
                hear(request)


def _response(status: int, answer: Any, headers: Json) -> web.Response:
    if status >= 502:
        return web.Response(status=status, text=f"<html>{status}</html>", content_type="text/html", headers=headers)
    if answer is None:
        return web.Response(status=status or 204, headers=headers)
    body = msgspec.json.encode(answer)
    return web.Response(body=body, status=status, content_type="application/json", headers=headers)
