"""Fakes: what stands for Telegram and for the app, and notes what it is asked."""

import asyncio
import json
from collections.abc import Sequence
from typing import Any

from telegram.request import BaseRequest, RequestData

from bot.app import App
from bot.desk import Desk
from bot.messages import Ballot, Fact, Incoming, Menu, Outgoing

Json = dict[str, Any]
ME = {"id": 42, "is_bot": True, "first_name": "Film", "username": "AzFilmBot"}
SENT = {"message_id": 77, "date": 1, "chat": {"id": -1001, "type": "supergroup", "title": "Kino"}, "text": "ok"}
POLL = {
    "id": "8",
    "question": "?",
    "options": [],
    "total_voter_count": 0,
    "is_closed": False,
    "is_anonymous": False,
    "type": "quiz",
    "allows_multiple_answers": False,
    "allows_revoting": False,
    "members_only": False,
}


class Recorder(BaseRequest):
    """Notes the calls of a bot, and answers each as it is told: with a result, by raising an error, or never."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, Json]] = []
        self.answers: dict[str, object] = {
            "getMe": ME,
            "sendMessage": SENT,
            "editMessageText": SENT,
            "sendPoll": {key: value for key, value in SENT.items() if key != "text"} | {"poll": POLL},
            "stopPoll": POLL | {"is_closed": True},
        }

    @property
    def read_timeout(self) -> float:
        return 1

    async def initialize(self) -> None:
        """Do nothing."""

    async def shutdown(self) -> None:
        """Do nothing."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *args: Any, **timeouts: Any
    ) -> tuple[int, bytes]:
        name = url.rpartition("/")[2]
        self.calls.append((name, dict(request_data.parameters) if request_data else {}))
        answer = self.answers.get(name, True)
        if isinstance(answer, asyncio.Event):
            await answer.wait()
        if isinstance(answer, Exception):
            raise answer
        return 200, json.dumps({"ok": True, "result": answer}).encode()

    @property
    def names(self) -> list[str]:
        """The methods that were called."""
        return [name for name, _ in self.calls]

    def only(self, name: str) -> Json:
        """Give the arguments of a method that must have been called once."""
        (arguments,) = [arguments for called, arguments in self.calls if called == name]
        return arguments


class FakeDesk(Desk):
    """Notes what it is asked; tells what it is told to."""

    def __init__(self) -> None:
        self.ballots: dict[str, Ballot] = {}
        self.unread: list[tuple[str, str, str]] = []
        self.shared: tuple[Fact, ...] = ()
        self.asked: list[tuple[str, str]] = []

    async def ballot(self, platform: str, poll: str) -> Ballot | None:
        return self.ballots.get(poll)

    async def unreadable(self, platform: str, event: str, error: Exception) -> None:
        self.unread.append((platform, event, type(error).__name__))

    def facts(self, platform: str, text: str, language: str = "") -> tuple[Fact, ...]:
        self.asked.append((text, language))
        return self.shared

    def menu(self, language: str) -> Menu:
        return Menu({}, "", "", f"Ask more ({language})")


class FakeApp(App):
    """Notes what it is told; replies, or raises, what it is told to."""

    desk: FakeDesk

    def __init__(self) -> None:
        self.heard: list[Incoming] = []
        self.reply: Sequence[Outgoing] | Exception = ()
        self.desk = FakeDesk()

    async def handle(self, incoming: Incoming) -> tuple[Outgoing, ...]:
        self.heard.append(incoming)
        if isinstance(self.reply, Exception):
            raise self.reply
        return tuple(self.reply)
