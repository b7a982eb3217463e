"""The webhook: who is let in, what is read, and what Telegram hears."""

import hmac
from collections.abc import AsyncIterable, AsyncIterator, Mapping
from contextlib import asynccontextmanager
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette

from adapters.web.server import PortTaken, listening, server
from adapters.web.webhook import LARGEST, SECRET_HEADER, webhook
from bot.ports import StoreDown
from tests.web.health import FakeHealth

SECRET = "s3cret"
KNOWN = {SECRET_HEADER: SECRET, "Content-Type": "application/json"}


class Door:
    """A webhook, and what came in by it."""

    def __init__(self) -> None:
        self.taken: list[Mapping[str, Any]] = []
        self.error: Exception | None = None
        app = Starlette(routes=[webhook("/hook", SECRET, self._take)])
        self.client = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://bot")

    async def _take(self, update: Mapping[str, Any]) -> None:
        if self.error:
            raise self.error
        self.taken.append(update)

    async def bring(
        self, content: bytes | AsyncIterable[bytes] = b'{"update_id": 1}', headers: Mapping[str, str] = KNOWN
    ) -> httpx.Response:
        return await self.client.post("/hook", content=content, headers=headers)


@pytest.fixture
async def door() -> AsyncIterator[Door]:
    door = Door()
    yield door
    await door.client.aclose()


async def in_parts(*parts: bytes) -> AsyncIterator[bytes]:
    for part in parts:
        yield part


class Endless:
    """A body without end, which knows how much of it was read."""

    PART = b"x" * 10_000

    def __init__(self) -> None:
        self.read = 0

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while True:
            self.read += len(self.PART)
            yield self.PART


# --- who is let in


async def test_who_knows_the_secret_brings_an_update(door: Door) -> None:
    answer = await door.bring()
    assert (answer.status_code, answer.content) == (200, b"")
    assert door.taken == [{"update_id": 1}]


@pytest.mark.parametrize("given", [None, "", "S3CRET", "s3cre", "s3cret0", "wrong", "ə"])
async def test_who_does_not_know_it_is_not_let_in(door: Door, given: str | None) -> None:
    headers = {"Content-Type": "application/json"} | ({} if given is None else {SECRET_HEADER: given})
    raw = {name.encode(): value.encode() for name, value in headers.items()}
    answer = await door.client.post("/hook", content=b"{}", headers=raw)
    assert (answer.status_code, door.taken) == (403, [])


async def test_the_body_of_a_stranger_is_not_read(door: Door) -> None:
    body = Endless()
    assert (await door.bring(body, KNOWN | {SECRET_HEADER: "wrong"})).status_code == 403
    assert body.read == 0


async def test_the_secret_is_compared_in_constant_time(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[tuple[bytes, bytes]] = []

    def compare(given: bytes, known: bytes) -> bool:
        compared.append((given, known))
        return hmac.compare_digest(given, known)

    monkeypatch.setattr("adapters.web.webhook.hmac", SimpleNamespace(compare_digest=compare))
    await door.bring(headers=KNOWN | {SECRET_HEADER: "wrong"})
    await door.bring(headers={"Content-Type": "application/json"})
    await door.bring()
    assert compared == [(b"wrong", b"s3cret"), (b"", b"s3cret"), (b"s3cret", b"s3cret")]


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS"])
async def test_updates_are_posted_and_nothing_else(door: Door, method: str) -> None:
    answer = await door.client.request(method, "/hook", headers=KNOWN)
    assert (answer.status_code, answer.headers["Allow"], door.taken) == (405, "POST", [])


@pytest.mark.parametrize("path", ["/", "/hook/", "/hook/x", "/Hook"])
async def test_there_is_nothing_at_other_addresses(door: Door, path: str) -> None:
    answer = await door.client.post(path, content=b"{}", headers=KNOWN)
    assert answer.status_code in (307, 404)
    assert door.taken == []


# --- what is read


@pytest.mark.parametrize(
    "kind",
    ["application/json", "application/json; charset=utf-8", "application/json;charset=UTF-8", "Application/JSON"],
)
async def test_json_is_read(door: Door, kind: str) -> None:
    answer = await door.bring('{"text": "salam, dünya 🎬"}'.encode(), KNOWN | {"Content-Type": kind})
    assert (answer.status_code, door.taken) == (200, [{"text": "salam, dünya 🎬"}])


@pytest.mark.parametrize(
    "kind",
    [None, "", "text/plain", "application/x-www-form-urlencoded", "application/jsonp", "text/html; application/json"],
)
async def test_nothing_else_is_read(door: Door, kind: str | None) -> None:
    headers = {SECRET_HEADER: SECRET} | ({} if kind is None else {"Content-Type": kind})
    assert ((await door.bring(headers=headers)).status_code, door.taken) == (415, [])


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"not json", b'{"a": 1}x', b"\xff\xfe\xff", b'{"a": "\xff"}', b'{"update_id": ' + b"9" * 5000 + b"}"],
    ids=["nothing", "half", "words", "too much", "no text", "broken text", "huge number"],
)
async def test_what_is_no_json_is_refused(door: Door, body: bytes) -> None:
    assert ((await door.bring(body)).status_code, door.taken) == (400, [])


@pytest.mark.parametrize("body", [b"[]", b"[{}]", b"1", b'"x"', b"null", b"true", b"NaN"])
async def test_what_is_no_update_is_refused(door: Door, body: bytes) -> None:
    assert ((await door.bring(body)).status_code, door.taken) == (400, [])


@pytest.mark.parametrize("brackets", [b"[]", b"{}"])
async def test_what_is_nested_deeply_is_refused(door: Door, brackets: bytes) -> None:
    opening = b"[" if brackets == b"[]" else b'{"a":'
    assert (await door.bring(b'{"a": ' + opening * 100_000)).status_code == 400
    assert door.taken == []


def sized(size: int) -> bytes:
    """Give an update of so many bytes."""
    return b'{"a": "' + b"x" * (size - 9) + b'"}'


async def test_the_largest_update_is_read(door: Door) -> None:
    assert (await door.bring(sized(LARGEST))).status_code == 200
    assert len(door.taken) == 1


async def test_a_larger_one_is_not(door: Door) -> None:
    assert (await door.bring(sized(LARGEST + 1))).status_code == 413
    assert door.taken == []


async def test_an_update_may_come_in_parts(door: Door) -> None:
    assert (await door.bring(in_parts(b'{"upd', b"", b'ate_id"', b": 2}"))).status_code == 200
    assert door.taken == [{"update_id": 2}]


async def test_of_a_body_without_end_no_more_is_read_than_an_update_may_have(door: Door) -> None:
    body = Endless()
    assert (await door.bring(body)).status_code == 413
    assert LARGEST < body.read <= LARGEST + 2 * len(Endless.PART)


# --- what Telegram hears


async def test_what_is_not_kept_is_to_be_brought_again(door: Door) -> None:
    door.error = StoreDown("away")
    answer = await door.bring()
    assert (answer.status_code, answer.headers["Retry-After"], answer.content) == (503, "2", b"")
    door.error = None
    assert ((await door.bring()).status_code, door.taken) == (200, [{"update_id": 1}])


async def test_no_answer_shows_what_was_wrong(door: Door) -> None:
    for answer in (await door.bring(b"{"), await door.bring(b"[]"), await door.bring(headers={})):
        assert answer.content == b""


# --- how the bot does


@asynccontextmanager
async def asked(health: FakeHealth) -> AsyncIterator[httpx.AsyncClient]:
    app = server([], health, "127.0.0.1", 0).config.app
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://bot") as client:  # type: ignore[arg-type]
        yield client


@pytest.mark.parametrize(("well", "status"), [(True, 200), (False, 503)])
async def test_the_server_tells_whether_the_bot_is_ready_and_alive(well: bool, status: int) -> None:
    async with asked(FakeHealth(is_ready=well)) as client:
        assert (await client.get("/readyz")).status_code == status
        assert (await client.get("/livez")).status_code == 200
    async with asked(FakeHealth(is_alive=well)) as client:
        assert (await client.get("/livez")).status_code == status


async def test_the_meters_are_brought_up_to_date_and_shown() -> None:
    health = FakeHealth()
    async with asked(health) as client:
        answer = await client.get("/metrics")
    assert health.measured == 1
    assert answer.status_code == 200
    for name in ("azfilm_updates_total", "azfilm_outbox_depth", "azfilm_loop_lag_seconds", "azfilm_games_active"):
        assert f"# TYPE {name.removesuffix('_total')}" in answer.text


def test_an_address_that_is_taken_is_named_with_what_to_do() -> None:
    with listening("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(PortTaken, match=rf"^WEB_PORT: 127\.0\.0\.1:{port} cannot be served at .*name another port"):
            listening("127.0.0.1", port)
