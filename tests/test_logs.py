"""What a running bot tells its operator: each record on a line, and never a secret."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from bot.logs import start_logging

TOKEN = "123456:ABC-def_ghi"
OTHER = "pass|word$1"
LIBRARIES = ("httpx", "httpcore", "uvicorn.error", "alembic")
VOICE = "discord.client"
"""It warns that voice, which the bot has not, is missing something."""
INTERACTION = "aW50ZXJhY3Rpb246MTIzNDU2Nzg5MDEyMzQ1Njc4OnNlY3JldA-_"


class Log:
    """What is logged, as it would stand on standard error."""

    def __init__(self) -> None:
        self._shown = io.StringIO()

    def start(self, *secrets: str) -> None:
        """Log from now on, and look at it."""
        start_logging(secrets)
        for handler in logging.getLogger().handlers:
            assert isinstance(handler, logging.StreamHandler)
            handler.setStream(self._shown)

    @property
    def text(self) -> str:
        return self._shown.getvalue()


@pytest.fixture
def logged() -> Iterator[Log]:
    """Log without two secrets, and in the end as before."""
    root, shown = logging.getLogger(), Log()
    handlers, level = root.handlers[:], root.level
    levels = {name: logging.getLogger(name).level for name in (*LIBRARIES, VOICE, "bot", "adapters", "knowledge")}
    root.handlers.clear()  # those of pytest, which is not to lose them
    shown.start(TOKEN, OTHER, "")
    yield shown
    root.handlers[:] = handlers
    root.setLevel(level)
    for name, before in levels.items():
        logging.getLogger(name).setLevel(before)


def test_it_is_logged_on_standard_error(logged: Log, capsys: pytest.CaptureFixture[str]) -> None:
    start_logging([TOKEN])
    log.info(f"{TOKEN} is secret")
    out, err = capsys.readouterr()
    assert out == ""
    assert err.endswith(": [secret] is secret\n")


log = logging.getLogger("bot.somewhere")


def test_a_record_tells_when_where_and_what(logged: Log) -> None:
    log.info("%d chats", 3)
    assert logged.text.endswith(" INFO bot.somewhere: 3 chats\n")


@pytest.mark.parametrize("secret", [TOKEN, OTHER])
def test_a_secret_in_a_message_is_not_shown(logged: Log, secret: str) -> None:
    log.warning(f"calling https://api.telegram.org/bot{secret}/getMe, {secret}")
    assert secret not in logged.text
    assert "https://api.telegram.org/bot[secret]/getMe, [secret]" in logged.text


@pytest.mark.parametrize("secret", [TOKEN, OTHER])
def test_a_secret_in_the_values_of_a_message_is_not_shown(logged: Log, secret: str) -> None:
    log.error("%s and %r and %s", secret, [secret], ValueError(secret))
    assert secret not in logged.text
    assert logged.text.count("[secret]") == 3


@pytest.mark.parametrize("secret", [TOKEN, OTHER])
def test_a_secret_in_a_traceback_is_not_shown(logged: Log, secret: str) -> None:
    try:
        raise ConnectionError(f"cannot reach /bot{secret}/getUpdates")
    except ConnectionError:
        log.exception("failed", stack_info=True)
    text = logged.text
    assert "Traceback" in text
    assert "ConnectionError: cannot reach /bot[secret]/getUpdates" in text
    assert secret not in text


def test_without_secrets_nothing_is_replaced(logged: Log) -> None:
    logged.start()
    log.info("a plain text")
    logged.start("")
    log.info("another")
    assert "[secret]" not in logged.text
    assert [line.rpartition(": ")[2] for line in logged.text.splitlines()] == ["a plain text", "another"]


def test_to_start_logging_again_does_not_log_twice(logged: Log) -> None:
    logged.start(TOKEN)
    log.info("once")
    assert logged.text.count("once") == 1


@pytest.mark.parametrize("library", LIBRARIES)
def test_of_libraries_that_log_every_request_only_warnings_are_shown(logged: Log, library: str) -> None:
    logging.getLogger(library).info("GET %s", TOKEN)
    logging.getLogger(f"{library}.deeper").info("GET %s", TOKEN)
    assert logged.text == ""
    logging.getLogger(library).warning("refused")
    assert "refused" in logged.text


def test_debugging_is_not_shown(logged: Log) -> None:
    log.debug("details")
    assert logged.text == ""


# --- Discord


@pytest.mark.parametrize(
    "address",
    [
        f"/interactions/123456789012345678/{INTERACTION}/callback",
        f"/webhooks/123456789012345678/{INTERACTION}",
        f"/webhooks/123456789012345678/{INTERACTION}/messages/@original",
        f"/webhooks/123456789012345678/{INTERACTION}?wait=1&with_components=1",
    ],
)
def test_the_token_of_an_interaction_is_not_shown_in_an_address(logged: Log, address: str) -> None:
    log.warning("POST https://discord.com/api/v10%s failed", address)
    try:
        raise ConnectionError(address)
    except ConnectionError:
        log.exception("failed")
    text = logged.text
    assert INTERACTION not in text
    assert text.count(address.replace(INTERACTION, "[secret]")) >= 2
    assert "/123456789012345678/[secret]" in text


@pytest.mark.parametrize(
    "address",
    [
        "/applications/123456789012345678/commands",
        "/channels/123456789012345678/messages/123456789012345679",
        "/webhooks/123456789012345678",
        "/guilds/123456789012345678/members/12345678901234567890123",
    ],
)
def test_other_addresses_are_shown(logged: Log, address: str) -> None:
    log.warning("GET %s", address)
    assert logged.text.endswith(f": GET {address}\n")


def test_of_discords_client_only_errors_are_shown(logged: Log) -> None:
    logging.getLogger(VOICE).warning("PyNaCl is not installed, voice will NOT be supported")
    assert logged.text == ""
    logging.getLogger(VOICE).error("Ignoring exception in on_message")
    assert "Ignoring exception" in logged.text


def test_the_gateway_of_discord_is_heard(logged: Log) -> None:
    logging.getLogger("discord.gateway").warning("Shard ID 0 has sent an invalid session")
    assert "invalid session" in logged.text


def test_of_what_discords_library_tries_again_no_traces_are_shown(logged: Log) -> None:
    try:
        raise ConnectionResetError("by peer")
    except ConnectionResetError as error:
        logging.getLogger("discord.shard").error("Attempting a reconnect in %.2fs", 1.5, exc_info=error)
    assert logged.text.endswith(" ERROR discord.shard: Attempting a reconnect in 1.50s: ConnectionResetError\n")


# --- for machines


def test_records_for_machines_are_json_without_secrets(capsys: pytest.CaptureFixture[str], logged: Log) -> None:
    start_logging([TOKEN, 'a"b'], "json")
    with structlog.contextvars.bound_contextvars(event_id="7", game="g"):
        try:
            raise ValueError(TOKEN)
        except ValueError:
            log.exception('%s and a"b', TOKEN)
    (line,) = capsys.readouterr().err.splitlines()
    record = json.loads(line)
    assert TOKEN not in line and 'a\\"b' not in line
    assert (record["message"], record["level"], record["logger"]) == ("[secret] and [secret]", "error", "bot.somewhere")
    assert (record["event_id"], record["game"]) == ("7", "g")
    assert "ValueError: [secret]" in record["exception"]


def test_the_event_and_the_game_stand_behind_a_record_for_people(logged: Log) -> None:
    with structlog.contextvars.bound_contextvars(event_id="7", game="", platform="telegram"):
        log.info("there")
    assert logged.text.endswith(" INFO bot.somewhere: there [event_id=7 platform=telegram]\n")


def test_only_our_own_details_are_shown_when_debugging(logged: Log) -> None:
    logged.start()
    start_logging([], level="debug")
    assert log.isEnabledFor(logging.DEBUG)
    assert not logging.getLogger("discord.gateway").isEnabledFor(logging.DEBUG)
    assert not logging.getLogger("aiosqlite").isEnabledFor(logging.DEBUG)
