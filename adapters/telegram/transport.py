"""The transport: requests to the Bot API, and answers that are none, for a proxy on the way may give anything."""

import json
from typing import Any

from telegram.error import InvalidToken, TelegramError
from telegram.request import HTTPXRequest


class Transport(HTTPXRequest):
    """Makes requests; an answer that has not the shape of the Bot API's is an error of the library's own kind."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Read an answer; raises `TelegramError` for one that is none."""
        try:
            answer = json.loads(payload)
        except (ValueError, RecursionError):
            answer = None
        if not isinstance(answer, dict) or not _is_whole(answer):
            raise TelegramError("Invalid server response") from ValueError("no answer of the Bot API")
        return answer


def _is_whole(answer: dict[str, Any]) -> bool:
    return "result" in answer if answer.get("ok") else answer.get("ok") is False


def refuses_token(error: TelegramError) -> bool:
    """Say whether Telegram itself does not know the token: the library calls any page that is not found so."""
    cause: BaseException | None = error
    while isinstance(cause, InvalidToken):
        cause = cause.__cause__
    return isinstance(error, InvalidToken) and cause is None
