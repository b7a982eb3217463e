"""What an error of the library says about a message, and what it never says."""

import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from types import SimpleNamespace
from typing import cast

import aiohttp
import pytest
from aiohttp.client_reqrep import ConnectionKey
from telegram import Bot
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from adapters.telegram.faults import delivery_of, reason, seconds_of
from adapters.telegram.transport import Transport
from bot.messages import Delivery, Gone, Held, Moved, NotSent, Refused, Sent, Unsure

TOKEN = "42:secret"
CALLED = f"https://api.telegram.org/bot{TOKEN}/sendMessage"
WHERE = ConnectionKey("api.telegram.org", 443, True, True, None, None, None)
NOT_SENT = (
    aiohttp.ClientConnectorError(WHERE, OSError(CALLED)),
    aiohttp.ClientConnectorDNSError(WHERE, OSError(CALLED)),
    aiohttp.ClientProxyConnectionError(WHERE, OSError(CALLED)),
    aiohttp.ConnectionTimeoutError(CALLED),
    aiohttp.InvalidURL(CALLED),
)
MAY_BE_SENT = (
    aiohttp.SocketTimeoutError(CALLED),
    aiohttp.ServerDisconnectedError(CALLED),
    aiohttp.ClientOSError(CALLED),
    aiohttp.ClientPayloadError(CALLED),
    ConnectionResetError(CALLED),
    TimeoutError(CALLED),
)


class Wire(Transport):
    """Answers what it is told to, or breaks."""

    def __init__(self, act: Callable[[], tuple[int, bytes]]) -> None:
        super().__init__(1, 1.0)
        self._act = act

    async def initialize(self) -> None:
        self._session = cast(aiohttp.ClientSession, self)

    async def shutdown(self) -> None:
        self._session = None

    @asynccontextmanager
    async def request(self, *_: object, **__: object) -> AsyncIterator[SimpleNamespace]:
        status, body = self._act()

        async def read() -> bytes:
            return body

        yield SimpleNamespace(status=status, read=read)


async def failed(act: Callable[[], tuple[int, bytes]]) -> TelegramError:
    """Send a message over a wire of which the library makes an error."""
    wire = Wire(act)
    await wire.initialize()
    bot = Bot(TOKEN, request=wire, get_updates_request=wire)
    with pytest.raises(TelegramError) as caught:
        await bot.send_message(1, "x")
    return caught.value


async def answered(status: int, body: bytes | dict[str, object]) -> Delivery:
    """Send a message to which something is answered."""
    content = body if isinstance(body, bytes) else json.dumps({"ok": False, "error_code": status, **body}).encode()
    return delivery_of(await failed(lambda: (status, content)))


def shows_nothing(delivery: Delivery) -> bool:
    """Say whether a delivery tells neither the token nor an address."""
    return not any(secret in repr(delivery) for secret in ("secret", "http", "42:", "telegram.org"))


# --- what Telegram says


@pytest.mark.parametrize(
    ("status", "said", "delivery"),
    [
        (429, {"parameters": {"retry_after": 7}}, Held(7)),
        (400, {"parameters": {"migrate_to_chat_id": -1001}}, Moved("-1001")),
        (403, {"description": "Forbidden: bot was kicked"}, Gone("Forbidden: bot was kicked")),
        (400, {"description": "Bad Request: chat not found"}, Gone("Chat not found")),
        (400, {"description": "Bad Request: message is too long"}, Refused("Message is too long")),
        (401, {"description": "Unauthorized"}, NotSent("the token is refused")),
        (404, {"description": "Not Found"}, NotSent("the token is refused")),
        (409, {"description": "Conflict: terminated"}, Unsure("Conflict")),
        (500, {"description": "Internal Server Error"}, Unsure("NetworkError")),
        (502, {}, Unsure("NetworkError")),
    ],
)
async def test_what_telegram_answers(status: int, said: dict[str, object], delivery: Delivery) -> None:
    assert await answered(status, said) == delivery


@pytest.mark.parametrize(("wait", "seconds"), [(7, 7.0), (timedelta(seconds=7, milliseconds=500), 7.5)])
def test_a_flood_wait_given_as_a_duration(wait: int | timedelta, seconds: float) -> None:
    error = RetryAfter(wait)
    assert isinstance(error.retry_after, timedelta)
    assert (seconds_of(error), delivery_of(error)) == (seconds, Held(seconds))


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
@pytest.mark.parametrize("wait", [7, timedelta(seconds=7)])
def test_a_flood_wait_given_as_a_number(monkeypatch: pytest.MonkeyPatch, wait: int | timedelta) -> None:
    monkeypatch.delenv("PTB_TIMEDELTA")
    error = RetryAfter(wait)
    assert isinstance(error.retry_after, int)
    assert (seconds_of(error), delivery_of(error)) == (7.0, Held(7.0))


@pytest.mark.parametrize(
    "said",
    [
        "message is not modified: specified new message content and reply markup are exactly the same",
        "poll has already been closed",
        "poll can't be stopped",
        "message with poll to stop not found",
        "message is not a poll",
    ],
)
def test_what_is_so_already_has_been_sent(said: str) -> None:
    assert delivery_of(BadRequest(f"Bad Request: {said}")) == Sent()


@pytest.mark.parametrize(
    "said",
    [
        "chat not found",
        "PEER_ID_INVALID",
        "group chat was deactivated",
        "user is deactivated",
        "message thread not found",
    ],
)
def test_a_chat_or_a_topic_that_is_not_there_is_gone(said: str) -> None:
    assert isinstance(delivery_of(BadRequest(f"Bad Request: {said}")), Gone)


@pytest.mark.parametrize(
    "said",
    [
        "message to edit not found",
        "message can't be edited",
        "there is no text in the message to edit",
        "not enough rights to send polls to the chat",
        "TOPIC_CLOSED",
        "BUTTON_DATA_INVALID",
    ],
)
def test_what_cannot_be_sent_as_it_is_is_refused(said: str) -> None:
    assert isinstance(delivery_of(BadRequest(f"Bad Request: {said}")), Refused)


@pytest.mark.parametrize(
    "error", [TelegramError("x"), EndPointNotFound("x"), NetworkError("x"), TimedOut(), Conflict("x")]
)
def test_an_error_that_does_not_tell_leaves_it_open(error: TelegramError) -> None:
    assert delivery_of(error) == Unsure(type(error).__name__)


# --- what happens on the way


@pytest.mark.parametrize("error", NOT_SENT, ids=lambda error: type(error).__name__)
async def test_what_never_left_was_not_sent(error: Exception) -> None:
    found = delivery_of(await failed(lambda: _raise(error)))
    assert isinstance(found, NotSent) and shows_nothing(found)


@pytest.mark.parametrize("error", MAY_BE_SENT, ids=lambda error: type(error).__name__)
async def test_what_broke_off_on_the_way_may_have_been_sent(error: Exception) -> None:
    found = delivery_of(await failed(lambda: _raise(error)))
    assert isinstance(found, Unsure) and shows_nothing(found)


async def test_an_error_that_the_library_does_not_know_leaves_it_open() -> None:
    assert delivery_of(await failed(lambda: _raise(ValueError(CALLED)))) == Unsure("NetworkError ValueError")


async def test_a_reason_tells_what_broke() -> None:
    error = await failed(lambda: _raise(aiohttp.SocketTimeoutError(CALLED)))
    assert reason(error) == "TimedOut SocketTimeoutError"


@pytest.mark.parametrize("status", [400, 403])
async def test_a_page_of_something_on_the_way_says_nothing_of_the_chat(status: int) -> None:
    found = await answered(status, f"<p>{CALLED} is blocked</p>".encode())
    assert isinstance(found, NotSent) and shows_nothing(found)


@pytest.mark.parametrize("status", [200, 401, 404, 409, 413, 429, 500, 502, 503])
async def test_no_page_shows_the_token(status: int) -> None:
    found = await answered(status, f"<p>{CALLED}</p>".encode())
    assert isinstance(found, NotSent | Unsure) and shows_nothing(found)


@pytest.mark.parametrize(
    "error",
    [InvalidToken(CALLED), NetworkError(CALLED), TimedOut(CALLED), Conflict(CALLED), TelegramError(CALLED)],
)
def test_no_error_shows_the_address_it_carries(error: TelegramError) -> None:
    assert shows_nothing(delivery_of(error)) and "secret" not in reason(error)
    error.__cause__ = aiohttp.ClientOSError(CALLED)
    assert shows_nothing(delivery_of(error)) and "secret" not in reason(error)


def test_a_moved_chat_shows_only_its_new_id() -> None:
    assert delivery_of(ChatMigrated(-1001)) == Moved("-1001")
    assert reason(Forbidden("bot was blocked by the user")) == "bot was blocked by the user"


def _raise(error: Exception) -> tuple[int, bytes]:
    raise error
