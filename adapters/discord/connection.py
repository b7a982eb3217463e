"""The connection: the shards that this process serves, each by a lease, and what is done when they fail.

Of several processes one serves a shard; when it ends or dies, another takes over. With a hot standby all processes
serve all shards: each event comes to all, is handled once, and none is missed while one is started or stopped.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence

import discord

from adapters.discord.client import Client
from adapters.discord.faults import reason
from adapters.discord.feedback import TROUBLE
from bot.app import App, NotKept

log = logging.getLogger(__name__)

NewClient = Callable[[Sequence[int], int], Client]
"""Makes a client for some of so many shards."""
_LEASE = 15.0
"""Seconds after which another process takes the shards of one that is gone."""
_LOOK = 3.0
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 128.0
_STABLE = 300.0
"""Seconds of a connection after which its next failure is a first one again."""
_STUCK = 120.0
"""Seconds without a connection after which it is made anew; the library waits ever longer, at last for 17 min."""
_CLOSING = 5.0


class DiscordRefused(Exception):
    """Discord will not have this bot; says why and what to do."""


def refused_token() -> DiscordRefused:
    """Say that the token is no good."""
    return DiscordRefused(
        "DISCORD_TOKEN: Discord does not accept it; take a new one from the Developer Portal (Bot, Reset Token)"
    )


class Connection:
    """Serves shards until told to stop."""

    def __init__(
        self,
        app: App,
        caller: discord.AutoShardedClient,
        new_client: NewClient,
        token: str,
        holder: str,
        *,
        shards: int,
        hot: bool,
    ) -> None:
        self._app = app
        self._caller = caller
        self._new_client = new_client
        self._token = token
        self._holder = holder
        self._shards = shards
        self._hot = hot
        self._serving: dict[asyncio.Task[None], _Served] = {}
        self._stopping = asyncio.Event()
        self._pause = _FIRST_PAUSE
        self._until = 0.0
        self._known = False

    @property
    def ready(self) -> bool:
        """Whether events come in, here or in another process."""
        return self._known and all(one.client.serves for one in self._serving.values())

    def stop(self) -> None:
        """Serve no longer."""
        self._stopping.set()

    async def run(self) -> None:
        """Serve what no other process does until stopped; raises `DiscordRefused` where Discord will not have it."""
        try:
            while not self._stopping.is_set():
                await self._turn()
                await self._rest(_LOOK)
        finally:
            await self._end()

    async def _turn(self) -> None:
        """Look after what is served, and serve what is free; what failed is left to other processes for a while."""
        for task in [task for task, one in self._serving.items() if task.done() or one.stuck]:
            await self._failed(self._serving.pop(task), task)
        pausing = asyncio.get_running_loop().time() < self._until
        try:
            count = self._shards or await self._recommended()
            mine = await self._claim(self._served if pausing else set(range(count)), count)
        except NotKept as error:
            log.warning("Discord: %s; what is served stays so", error)
            return
        except TROUBLE as error:
            log.warning("Discord is not reached (%s): is its API reached from here? Trying again", reason(error))
            return
        self._known = not pausing
        await self._let_go(mine)
        new = sorted(mine - self._served)
        if new and not pausing:
            self._serve(new, count)

    @property
    def _served(self) -> set[int]:
        return {shard for one in self._serving.values() for shard in one.shards}

    async def _recommended(self) -> int:
        """Give how many shards Discord wants; it is asked once, for the number must stay while they are served."""
        self._shards, _, _ = await self._caller.http.get_bot_gateway()
        return self._shards

    async def _claim(self, some: set[int], count: int) -> set[int]:
        """Give those of some shards that this process is to serve."""
        if self._hot:
            return some
        names = {shard: _lease(shard, count) for shard in sorted(some)}
        return {shard for shard, name in names.items() if await self._app.desk.lead(name, self._holder, _LEASE)}

    def _serve(self, shards: list[int], count: int) -> None:
        client = self._new_client(shards, count)
        log.info("Discord: serving shards %s of %d", ", ".join(map(str, shards)), count)
        task = asyncio.create_task(client.start(self._token))
        self._serving[task] = _Served(client, shards, asyncio.get_running_loop().time())

    async def _let_go(self, mine: set[int]) -> None:
        """Close what another process serves by now, because this one was stopped for a while."""
        for task, one in list(self._serving.items()):
            if not mine.issuperset(one.shards):
                log.warning("Discord: another process serves shards %s by now", ", ".join(map(str, one.shards)))
                del self._serving[task]
                await _close(one.client, task)

    async def _failed(self, one: "_Served", task: "asyncio.Task[None]") -> None:
        """Say why a connection ended, and have it made anew after a pause; raises `DiscordRefused` where it is vain."""
        await _close(one.client, task)
        error = task.exception() if not task.cancelled() else None
        refusal = _refusal(error)
        if refusal:
            raise refusal
        loop = asyncio.get_running_loop()
        if loop.time() - one.since > _STABLE:
            self._pause = _FIRST_PAUSE
        log.error("%s; connecting anew in %.0f s", _advice(error), self._pause)
        self._until = loop.time() + self._pause
        self._pause = min(2 * self._pause, _LONGEST_PAUSE)

    async def _rest(self, seconds: float) -> None:
        """Wait until something ends, but no longer than so many seconds or until told to stop."""
        stopped = asyncio.ensure_future(self._stopping.wait())
        await asyncio.wait([stopped, *self._serving], timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        stopped.cancel()

    async def _end(self) -> None:
        """Close all and let other processes serve."""
        self._known = False
        for task, one in self._serving.items():
            await _close(one.client, task)
        try:
            for one in self._serving.values() if not self._hot else ():
                for shard in one.shards:
                    await self._app.desk.follow(_lease(shard, self._shards), self._holder)
        except NotKept as error:
            log.info("the leases of shards end by themselves: %s", error)


class _Served:
    """A connection with its shards, and since when there is one."""

    def __init__(self, client: Client, shards: Sequence[int], since: float) -> None:
        self.client = client
        self.shards = shards
        self.since = since
        self._served: float | None = None

    @property
    def stuck(self) -> bool:
        """Whether its events came in once, and have not for long."""
        now = asyncio.get_running_loop().time()
        if self.client.serves:
            self._served = now
        return self._served is not None and now - self._served > _STUCK


def _lease(shard: int, count: int) -> str:
    return f"discord shard {shard}/{count}"


async def _close(client: Client, task: "asyncio.Task[None]") -> None:
    """Close a connection, which says goodbye; what does not close in time is cut."""
    try:
        async with asyncio.timeout(_CLOSING):
            await client.close()
    except TROUBLE as error:
        log.info("a connection did not close in order: %s", reason(error))
    task.cancel()
    await asyncio.wait([task])


def _refusal(error: BaseException | None) -> DiscordRefused | None:
    """Say why Discord will never have the bot as it is; None where it may the next time."""
    code = error.code if isinstance(error, discord.ConnectionClosed) else None
    if isinstance(error, discord.LoginFailure) or code == 4004:
        return refused_token()
    if isinstance(error, discord.PrivilegedIntentsRequired) or code == 4014:
        return DiscordRefused(
            "DISCORD_MESSAGE_CONTENT: Discord does not allow it yet; switch on Message Content Intent in the Developer"
            " Portal (Bot), or unset it: then written answers come by the Answer button"
        )
    if code in (4010, 4011):
        return DiscordRefused(
            "DISCORD_SHARDS: Discord does not take this number of shards; unset it to use the number that Discord wants"
        )
    return None


def _advice(error: BaseException | None) -> str:
    """Tell what ended a connection."""
    if error is None:
        return "the connection to Discord ended"
    if isinstance(error, TROUBLE):
        return f"the connection to Discord ended: {reason(error)}"
    return f"Discord sent an event that cannot be read ({type(error).__name__})"
