"""What an error of the library says about a message, and what it never says."""

from types import SimpleNamespace
from typing import Any

import aiohttp
import discord
import pytest
from aiohttp.client_reqrep import ConnectionKey

from adapters.discord.faults import delivery_of, reason
from bot.messages import Barred, Delivery, Gone, Held, NotSent, Refused, Unsure

CALLED = "https://discord.com/api/v10/webhooks/42/secret-token-of-an-interaction/messages/@original"
WHERE = ConnectionKey("discord.com", 443, True, True, None, None, None)


def refusal(
    status: int, code: int = 0, headers: dict[str, str] | None = None, text: str = CALLED
) -> discord.HTTPException:
    """Make the error that the library makes of an answer."""
    kinds = {403: discord.Forbidden, 404: discord.NotFound}
    kind = discord.DiscordServerError if status >= 500 else kinds.get(status, discord.HTTPException)
    response: Any = SimpleNamespace(status=status, reason="secret", headers=headers or {})
    return kind(response, {"code": code, "message": text, "errors": {"content": {"_errors": [{"message": text}]}}})


def page(status: int) -> discord.HTTPException:
    """Make the error that the library makes of a page of something on the way."""
    response: Any = SimpleNamespace(status=status, reason="secret", headers={})
    return discord.HTTPException(response, f"<p>{CALLED}</p>")


def shows_nothing(told: object) -> bool:
    """Say whether something tells neither a token nor an address."""
    return not any(secret in repr(told) for secret in ("secret", "http", "discord.com", "webhooks"))


# --- what Discord says


@pytest.mark.parametrize("code", [10003, 10004, 50007, 50278])
@pytest.mark.parametrize("status", [400, 403, 404])
def test_a_chat_that_is_no_more_is_gone(status: int, code: int) -> None:
    assert delivery_of(refusal(status, code)) == Gone(f"{status} (code {code})")


@pytest.mark.parametrize("code", [50001, 50013, 50083, 160005])
@pytest.mark.parametrize("status", [400, 403, 404])
def test_a_chat_that_may_not_be_written_to_now_may_be_again(status: int, code: int) -> None:
    assert delivery_of(refusal(status, code)) == Barred(f"{status} (code {code})")


@pytest.mark.parametrize(
    ("status", "code"),
    [(404, 10008), (400, 50035), (400, 50006), (400, 200000), (403, 50005), (403, 240000), (400, 0), (413, 40005)],
)
def test_what_discord_does_not_take_as_it_is_is_refused(status: int, code: int) -> None:
    assert delivery_of(refusal(status, code)) == Refused(f"{status} (code {code})")


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [({"Retry-After": "7.5"}, 7.5), ({"Retry-After": "12"}, 12.0), ({}, 5.0), ({"Retry-After": "soon"}, 5.0)],
)
@pytest.mark.parametrize(("status", "code"), [(429, 0), (429, 20028), (429, 30046), (400, 30046)])
def test_when_a_chat_has_had_too_much_it_is_held_as_long_as_discord_wants(
    status: int, code: int, headers: dict[str, str], seconds: float
) -> None:
    assert delivery_of(refusal(status, code, headers)) == Held(seconds)


def test_a_wait_that_the_library_does_not_wait_out_is_one_too() -> None:
    assert delivery_of(discord.RateLimited(61.5)) == Held(61.5)


@pytest.mark.parametrize("status", [500, 502, 503, 504, 524])
def test_after_an_error_of_the_server_it_may_have_been_sent(status: int) -> None:
    assert delivery_of(refusal(status)) == Unsure(f"{status} (code 0)")


@pytest.mark.parametrize("code", [0, 50014])
def test_with_a_token_that_is_refused_nothing_is_sent_and_the_letter_waits(code: int) -> None:
    assert delivery_of(refusal(401, code)) == NotSent("the token is refused")


@pytest.mark.parametrize("status", [403, 404])
def test_a_page_of_something_on_the_way_says_nothing_of_the_chat(status: int) -> None:
    assert delivery_of(page(status)) == NotSent(f"{status} (code 0)")


# --- what happens on the way


@pytest.mark.parametrize(
    "error",
    [
        aiohttp.ClientConnectorError(WHERE, OSError(CALLED)),
        aiohttp.ClientConnectorDNSError(WHERE, OSError(CALLED)),
        aiohttp.ClientProxyConnectionError(WHERE, OSError(CALLED)),
        aiohttp.ConnectionTimeoutError(CALLED),
    ],
    ids=lambda error: type(error).__name__,
)
def test_what_never_left_was_not_sent(error: Exception) -> None:
    assert delivery_of(error) == NotSent(type(error).__name__)


@pytest.mark.parametrize(
    "error",
    [
        aiohttp.SocketTimeoutError(CALLED),
        aiohttp.ServerDisconnectedError(CALLED),
        aiohttp.ClientOSError(CALLED),
        aiohttp.ClientPayloadError(CALLED),
        ConnectionResetError(CALLED),
        BrokenPipeError(CALLED),
        TimeoutError(CALLED),
        OSError(CALLED),
    ],
    ids=lambda error: type(error).__name__,
)
def test_what_broke_off_on_the_way_may_have_been_sent(error: Exception) -> None:
    assert delivery_of(error) == Unsure(type(error).__name__)


@pytest.mark.parametrize(
    "error", [ValueError("x"), KeyError("x"), discord.LoginFailure("x"), discord.ClientException("x")]
)
def test_what_is_no_trouble_with_discord_is_raised(error: Exception) -> None:
    with pytest.raises(type(error)) as caught:
        delivery_of(error)
    assert caught.value is error


# --- what is told of it


@pytest.mark.parametrize("status", [400, 401, 403, 404, 429, 500, 503])
@pytest.mark.parametrize("code", [0, 10003, 50035])
def test_no_delivery_shows_a_token_an_address_or_what_discord_wrote(status: int, code: int) -> None:
    for error in (refusal(status, code), page(status)):
        found: Delivery = delivery_of(error)
        assert shows_nothing(found) and shows_nothing(reason(error))


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (refusal(400, 50035), "400 (code 50035)"),
        (aiohttp.ClientOSError(CALLED), "ClientOSError"),
        (discord.RateLimited(60), "RateLimited"),
        (discord.ConnectionClosed(SimpleNamespace(close_code=4004), shard_id=0), "closed with code 4004"),  # type: ignore[arg-type]
        (discord.ClientException(CALLED), "ClientException"),
        (OSError(CALLED), "OSError"),
    ],
)
def test_a_reason_tells_what_kind_of_error_it_is(error: Exception, told: str) -> None:
    assert reason(error) == told
