"""The transport: requests to the Bot API by aiohttp, which takes a fraction of the library's own client's time.

Answers that are none become errors of the library's own kind, for a proxy on the way may give anything.
"""

import json
from typing import Any

import aiohttp
from telegram.error import InvalidToken, NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

_CONNECT = 5.0
"""Seconds to reach the server, or to have a free connection."""
Timeout = Any
"""Seconds, None for any time, or the library's mark for "as usual"."""


class Transport(BaseRequest):
    """Makes requests over so many connections; an answer may take `read` seconds."""

    def __init__(self, connections: int, read: float) -> None:
        self._connections = connections
        self._read = read
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Give the seconds that an answer may take."""
        return self._read

    async def initialize(self) -> None:
        """Be ready for requests."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._connections)
            self._session = aiohttp.ClientSession(connector=connector, trust_env=True)

    async def shutdown(self) -> None:
        """Close the connections."""
        if self._session:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Timeout = BaseRequest.DEFAULT_NONE,
        write_timeout: Timeout = BaseRequest.DEFAULT_NONE,
        connect_timeout: Timeout = BaseRequest.DEFAULT_NONE,
        pool_timeout: Timeout = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Make a request; gives the status and the body. Raises `NetworkError` with what was wrong as its cause."""
        assert self._session, "not initialized"
        read = read_timeout if isinstance(read_timeout, int | float) else self._read
        timeout = aiohttp.ClientTimeout(total=None, connect=_CONNECT, sock_read=read)
        data = request_data.json_parameters if request_data else None
        try:
            async with self._session.request(method, url, data=data, timeout=timeout, allow_redirects=False) as answer:
                return answer.status, await answer.read()
        except TimeoutError as error:
            raise TimedOut from error
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(type(error).__name__) from error

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
