"""The gateway: websockets at which bots identify, resume and are told what happens."""

import asyncio
import time
from collections.abc import Callable

import msgspec
from aiohttp import WSMsgType, web

from tests.wire.discord.faults import Faults
from tests.wire.discord.links import Link
from tests.wire.discord.openings import chunks, opening
from tests.wire.discord.sessions import Sessions
from tests.wire.discord.spec import GatewaySpec
from tests.wire.discord.world import Json, World

_HEARTBEAT, _IDENTIFY, _PRESENCE, _VOICE, _RESUME, _MEMBERS, _INVALID, _HELLO, _ACK = 1, 2, 3, 4, 6, 8, 9, 10, 11
_CLOSED_BY_BOT = (1000, 1001)
"""With these codes a bot ends its session too."""
_MESSAGE_CONTENT = 1 << 15
_ALL_INTENTS = (1 << 26) - 1
_FRAMES, _IN_SECONDS = 120, 60.0
"""How many frames a bot may send in what time."""


class Gateway:
    """Takes connections, and hands them to sessions."""

    def __init__(self, world: World, sessions: Sessions, spec: GatewaySpec | None, violations: list[str]) -> None:
        self.url = ""
        self.token = ""
        self.heartbeat_interval = 41.25
        self.message_content_allowed = True
        self.session_starts: Json = {"total": 1000, "remaining": 1000, "reset_after": 86_400_000, "max_concurrency": 1}
        self.identifies: list[float] = []
        self.links: set[Link] = set()
        self.faults: Faults
        self._world, self._sessions, self._spec, self._violations = world, sessions, spec, violations
        self._does: dict[int, Callable[[Link, Json], None]] = {
            _HEARTBEAT: self._beat,
            _IDENTIFY: self._identify,
            _RESUME: self._resume,
            _MEMBERS: self._list_members,
        }

    async def serve(self, request: web.BaseRequest) -> web.StreamResponse:
        """Serve one connection until its end."""
        link = Link(request.query.get("compress") == "zlib-stream", self._spec)
        await link.ws.prepare(request)
        self.links.add(link)
        writing = asyncio.create_task(link.run())
        link.send(_HELLO, {"heartbeat_interval": round(self.heartbeat_interval * 1000)})
        try:
            async for message in link.ws:
                if message.type in (WSMsgType.TEXT, WSMsgType.BINARY):
                    self._take(link, message.data)
        except Exception as error:
            self._violations.append(f"the gateway of the fake itself failed with {error!r}")
            raise
        finally:
            self.links.discard(link)
            self._sessions.leave(link, not link.closed_here and link.ws.close_code in _CLOSED_BY_BOT)
            writing.cancel()
            await asyncio.gather(writing, return_exceptions=True)
        return link.ws

    def _take(self, link: Link, content: str | bytes) -> None:
        frame = msgspec.json.decode(content)
        if wrong := self._spec.check_sent(frame) if self._spec else []:
            self._violations += wrong
            link.close(4002)
            return
        if link.counts(_FRAMES, _IN_SECONDS) and self._spec:
            self._violations.append(f"more than {_FRAMES} frames in {_IN_SECONDS} s")
            link.close(4008)
            return
        if frame["op"] not in (_PRESENCE, _VOICE):
            self._does[frame["op"]](link, frame)

    def _beat(self, link: Link, frame: Json) -> None:
        if not self.faults.silent_heartbeats:
            link.send(_ACK)

    def _identify(self, link: Link, frame: Json) -> None:
        asked = frame["d"]
        if code := self._refusal(link, asked):
            link.close(code)
            return
        self.identifies.append(time.monotonic())
        self.session_starts["remaining"] -= 1
        session = self._sessions.begin(link, asked)
        for event, payload in opening(self._world, session, self.url):
            self._sessions.tell(session, event, payload)

    def _refusal(self, link: Link, asked: Json) -> int | None:
        """Give the code with which an IDENTIFY is refused."""
        if not self._is_mine(asked):
            return 4004
        if code := self.faults.refusal():
            return code
        if any(session.link is link for session in self._sessions.open):
            return 4005
        shard, shards = asked.get("shard", (0, 1))
        if not 0 <= shard < shards:
            return 4010
        if asked["intents"] & ~_ALL_INTENTS:
            return 4013
        if asked["intents"] & _MESSAGE_CONTENT and not self.message_content_allowed:
            return 4014
        if self.session_starts["remaining"] <= 0:
            self._violations.append("more sessions were begun than a bot may begin in a day")
            return 4004
        return None

    def _resume(self, link: Link, frame: Json) -> None:
        asked = frame["d"]
        session = self._sessions.all.get(asked["session_id"])
        if not self._is_mine(asked):
            link.close(4004)
        elif session is None or not session.resume(link, asked["seq"]):
            link.send(_INVALID, False)
        else:
            self._sessions.tell(session, "RESUMED", {"_trace": []})

    def _list_members(self, link: Link, frame: Json) -> None:
        session = next((one for one in self._sessions.open if one.link is link), None)
        if session is None:
            link.close(4003)
            return
        for chunk in chunks(self._world, frame["d"]):
            self._sessions.tell(session, "GUILD_MEMBERS_CHUNK", chunk)

    def _is_mine(self, asked: Json) -> bool:
        return bool(asked["token"].removeprefix("Bot ") == self.token) and not self.faults.revoked
