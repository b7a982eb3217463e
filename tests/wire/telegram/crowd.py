"""A crowd that asks the bot and waits for its answers, to measure how long they take; and one who waits for nothing."""

import asyncio
import time
from collections import deque
from itertools import cycle, islice

from tests.wire.telegram.messages import Json
from tests.wire.telegram.people import Person
from tests.wire.telegram.server import Call, FakeTelegram

_PATIENCE = 60.0
_TICK = 0.005
"""Seconds in which those messages of a flood come at once that are due."""


class Crowd:
    """People in private chats; the first message that comes into a chat answers the oldest question there."""

    def __init__(self, fake: FakeTelegram) -> None:
        self._fake = fake
        self._people: list[Person] = []
        self._waiting: dict[int, deque[tuple[float, asyncio.Future[float]]]] = {}
        fake.heard.append(self._hear)
        fake.pages |= {"/control/ask": self.ask, "/control/flood": self.flood}

    async def ask(self, order: Json) -> Json:
        """Ask `count` of the `texts`, at a rate, or each of the `people` anew as soon as they are answered."""
        count, rate, texts = int(order["count"]), order.get("rate"), cycle(order["texts"])
        people = self._gathered(int(order["people"]))
        questions = deque(islice(texts, count))
        latencies: list[float] = []
        asking = (
            [self._at_rate(people, questions, rate, latencies)]
            if rate
            else [self._one_by_one(person, questions, latencies) for person in people]
        )
        began = time.monotonic()
        tasks = [asyncio.create_task(each) for each in asking]
        _, late = await asyncio.wait(tasks, timeout=float(order.get("timeout", _PATIENCE)))
        seconds = time.monotonic() - began
        for task in late:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._waiting.clear()
        told = {"asked": count - len(questions), "answered": len(latencies), "seconds": seconds}
        return {**told, "latencies_ms": latencies}

    async def flood(self, order: Json) -> Json:
        """Let one more person write the `texts` in private, at a `rate` for so many `seconds`, whatever comes back."""
        person, rate, texts = self._fake.person("Flood"), float(order["rate"]), cycle(order["texts"])
        began, written = time.monotonic(), 0
        while (passed := time.monotonic() - began) < float(order["seconds"]):
            for text in islice(texts, int(passed * rate) - written):
                await person.write(person.private, text)
                written += 1
            await asyncio.sleep(_TICK)
        return {"written": written, "pending": len(self._fake.world.updates.pending)}

    def _gathered(self, size: int) -> list[Person]:
        """Give so many people; the same come again."""
        while len(self._people) < size:
            self._people.append(self._fake.person(f"Person {len(self._people)}"))
        return self._people[:size]

    async def _one_by_one(self, person: Person, questions: deque[str], latencies: list[float]) -> None:
        while questions:
            latencies.append(await self._ask(person, questions.popleft()))

    async def _at_rate(self, people: list[Person], questions: deque[str], rate: float, latencies: list[float]) -> None:
        async def note(person: Person, text: str) -> None:
            latencies.append(await self._ask(person, text))

        began, sent, whom = time.monotonic(), 0, cycle(people)
        async with asyncio.TaskGroup() as group:
            while questions:
                await asyncio.sleep(max(0.0, began + sent / rate - time.monotonic()))
                group.create_task(note(next(whom), questions.popleft()))
                sent += 1

    async def _ask(self, person: Person, text: str) -> float:
        """Ask and wait; gives the milliseconds that it took."""
        answered: asyncio.Future[float] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(person.id, deque()).append((time.monotonic(), answered))
        await person.write(person.private, text)
        return await answered

    def _hear(self, call: Call) -> None:
        waiting = self._waiting.get(call.chat_id or 0)
        if call.method == "sendMessage" and waiting:
            asked, answered = waiting.popleft()
            if not answered.done():
                answered.set_result((call.at - asked) * 1000)
