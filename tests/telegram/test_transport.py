"""Answers as they come from Telegram, and from what stands in between."""

import pytest
from telegram.error import InvalidToken, TelegramError

from adapters.telegram.transport import Transport, refuses_token


@pytest.mark.parametrize("answer", [b'{"ok":true,"result":[]}', b'{"ok":false,"error_code":400,"description":"?"}'])
def test_an_answer_of_the_bot_api_is_read(answer: bytes) -> None:
    assert Transport.parse_json_payload(answer)["ok"] in (True, False)


@pytest.mark.parametrize(
    "answer",
    [b"", b"{}", b"[]", b'"bad gateway"', b"<html>", b'{"ok":true}', b'{"ok":1,"result":', b"\xff", b"[" * 99999],
)
def test_anything_else_is_an_error_that_can_be_waited_out(answer: bytes) -> None:
    with pytest.raises(TelegramError, match="Invalid server response"):
        Transport.parse_json_payload(answer)


def test_only_telegram_itself_refuses_a_token() -> None:
    of_a_proxy = InvalidToken("Not Found")
    of_a_proxy.__cause__ = ValueError("a page")
    at_the_start = InvalidToken("rejected")
    at_the_start.__cause__ = InvalidToken("Unauthorized")
    assert refuses_token(InvalidToken("Unauthorized")) and refuses_token(at_the_start)
    assert not refuses_token(of_a_proxy)
    assert not refuses_token(TelegramError("Forbidden"))
