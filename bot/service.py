"""The service: what runs beside the adapters in a process. Time passes, messages go out, what is old goes."""

import asyncio
import logging
import os
import secrets
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import URL

from bot.app import App
from bot.outbox import LEASE, Outbox
from bot.ports import Clock, Sender, StoreError
from bot.scheduler import Scheduler
from bot.storage.engine import alone_on
from bot.storage.store import Store
from bot.storage.transaction import Transaction

log = logging.getLogger(__name__)

_SWEEP_EVERY = 3600.0


def process_name() -> str:
    """Give a name that no other process has, to hold leases by."""
    return f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(4)}"


@asynccontextmanager
async def open_store(url: URL, clock: Clock | None = None) -> AsyncIterator[Store]:
    """Open the store for a process that runs the bot; raises `StoreError` where it may not or cannot be used.

    A SQLite file belongs to one process and is migrated; PostgreSQL is shared, and migrated by an operator.
    """
    async with alone_on(url):
        store = Store(url, clock)
        try:
            await store.prepare()
            if not store.shared:
                await store.run(_end_leases)  # whoever had them is gone: the file is ours alone
            yield store
        finally:
            await store.close()


@asynccontextmanager
async def together() -> AsyncIterator[asyncio.TaskGroup]:
    """Give a group of tasks. One that fails ends all, and its error is raised, whatever fails in consequence."""
    try:
        async with asyncio.TaskGroup() as group:
            yield group
    except BaseExceptionGroup as failed:
        raise failed.exceptions[0] from None  # whoever waits for one kind of error need not look into groups


@asynccontextmanager
async def running(app: App, store: Store) -> AsyncIterator[None]:
    """Run what a bot needs beside its adapters, whichever platforms are reached. A task that fails ends all."""
    scheduler = Scheduler(app)
    async with together() as group:
        tasks = [group.create_task(one) for one in (scheduler.run(), _sweep(store, process_name()), app.pulse.run())]
        await scheduler.back.wait()
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()


@asynccontextmanager
async def sending(
    app: App, store: Store, sender: Sender, lease: float = LEASE, flush: float = 0
) -> AsyncIterator[Outbox]:
    """Send what is said to a platform; gives its outbox, which ends all if it fails.

    At the end what waits to be sent has `flush` seconds to go; what is left goes when the bot is back.
    """
    outbox = Outbox(app, store, sender, process_name(), lease)
    async with together() as group:
        task = group.create_task(outbox.run())
        try:
            yield outbox
        finally:
            await app.close()
            if flush:
                await asyncio.wait([asyncio.ensure_future(outbox.settled())], timeout=flush)
            task.cancel()


async def _end_leases(tx: Transaction) -> None:
    await tx.leases.end_all()


async def _sweep(store: Store, holder: str) -> None:
    """Delete what is old, now and every hour, in one process of all."""

    async def work(tx: Transaction) -> None:
        if await tx.leases.hold("sweep", holder, 2 * _SWEEP_EVERY):
            await tx.sweep()

    while True:
        try:
            await store.run(work)
        except StoreError as error:
            log.warning("sweep: %s; trying again later", error)
        await asyncio.sleep(_SWEEP_EVERY)
