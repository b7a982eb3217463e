"""What must hold after a run, whatever happened to the workers. Each check gives what is wrong."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from bot.messages import Letter
from bot.phrasebook import Phrasebook
from bot.storage import tables
from bot.storage.values import as_json
from tests.crash.database import Snapshot
from tests.crash.driver import Chat, Run
from tests.crash.letters import button, is_finish, is_question, is_reveal
from tests.crash.room import POISON

_PODIUM = re.compile(r"^\d+\. (?P<player>\S+) — (?P<points>[\d.,\s\u00a0]+) xal", re.MULTILINE)
_TAKEN = ("told-locked", "told-right", "told-out")


async def problems(run: Run, found: Snapshot) -> list[str]:
    """Give all that is wrong after a run that is at rest; all its events are brought once more for it."""
    await run.bring_all_again()
    again = await run.look.snapshot()
    wrong = list(run.mistakes)
    wrong += [f"a worker fell: {worker.fell}" for worker in run.fleet.workers if worker.fell]
    wrong += _changed(found, again)
    for check in (_events, _conversations, _chatter, _failures, _rounds, _scores, _points, _ends, _post, _order):
        wrong += check(run, again)
    return wrong


def _changed(before: Snapshot, after: Snapshot) -> Iterator[str]:
    """Events that come again change nothing."""
    for table in (tables.seen_events, tables.chats, tables.talks, tables.games, tables.timers, tables.outbox,
                  tables.scores, tables.players, tables.audit):  # fmt: skip
        if before.rows(table) != after.rows(table):
            yield f"events that came again changed {table.name}"


def _events(run: Run, found: Snapshot) -> Iterator[str]:
    """Every event is kept, with the reply that was given."""
    kept = {row["event"]: row["reply"] for row in found.rows(tables.seen_events)}
    given = {event: as_json(reply) for event, reply in run.replies.items()}
    if run.incomings.keys() != given.keys():
        yield f"events without an acknowledgement: {sorted(run.incomings.keys() - given.keys())}"
    for event in sorted(kept.keys() | given.keys(), key=int):
        if kept.get(event) != given.get(event):
            yield f"event {event}: kept {kept.get(event)}, given {given.get(event)}"


def _conversations(run: Run, found: Snapshot) -> Iterator[str]:
    """Every event is one turn of its conversation, or none."""
    turns: Counter[tuple[str, str]] = Counter()
    for row in found.rows(tables.talks):
        turns[row["chat"], row["player"]] = int(re.findall(r'"turn":(\d+)', row["state"])[0])
    for chat in run.chats.values():
        for player in chat.players:
            least = chat.effects.turns[player]
            most = least + chat.effects.perhaps_turns[player]
            if not least <= turns[chat.name, player] <= most:
                yield f"{chat.name}: {player} had {turns[chat.name, player]} turns, not {least} to {most}"


def _chatter(run: Run, found: Snapshot) -> Iterator[str]:
    """Every question, command and failure was answered once."""
    rows = Counter(row["chat"] for row in found.rows(tables.outbox) if row["kind"] == "chatter")
    for chat in run.chats.values():
        least = chat.effects.chatter
        most = least + chat.effects.perhaps_chatter
        if not least <= rows[chat.name] <= most:
            yield f"{chat.name}: {rows[chat.name]} messages of chatter, not {least} to {most}"
        for echo in chat.effects.echoes:
            times = sum(re.search(rf"{echo}\b", letter.said.text) is not None for letter in chat.letters)
            if times > 1:
                yield f"{chat.name}: {echo} was answered {times} times"


def _failures(run: Run, found: Snapshot) -> Iterator[str]:
    """What failed is what had to fail, and is noted once."""
    poisoned = {event for event, one in run.incomings.items() if one.text == POISON}
    noted = Counter((row["what"], row["event"]) for row in found.rows(tables.audit))
    if noted != Counter(("failed event", event) for event in poisoned):
        yield f"noted: {dict(noted)}, poisoned: {sorted(poisoned)}"


def _rounds(run: Run, found: Snapshot) -> Iterator[str]:
    """Every question is asked once and closed once, before the next is asked."""
    asked = Counter((row["chat"], row["slot"]) for row in found.rows(tables.outbox) if row["kind"] == "question")
    yield from (f"{chat}: {slot} was asked {times} times" for (chat, slot), times in asked.items() if times > 1)
    for chat in run.chats.values():
        steps = "".join("q" if is_question(one) else "r" if is_reveal(one) else "" for one in _in_order(chat))
        if steps.replace("qr", ""):
            yield f"{chat.name}: questions and their ends do not alternate: {steps}"


def _in_order(chat: Chat) -> list[Letter]:
    return sorted(chat.letters, key=lambda letter: letter.id)


def _slots(chat: Chat) -> dict[str, tuple[str, int]]:
    """Give the game and the round of each question that was answered and not broken off."""
    rounds: Counter[str] = Counter()
    slots = {}
    say = Phrasebook().say
    unpaid = (say("az", "stopped-question"), say("az", "skipped"))
    letters = [one for one in _in_order(chat) if is_question(one) or is_reveal(one)]
    for question, reveal in zip(letters[::2], letters[1::2], strict=False):
        game = question.said.slot.partition("/")[0]
        rounds[game] += 1
        if not reveal.said.text.startswith(unpaid):
            slots[question.said.slot] = (game, rounds[game])
    return slots


def _taken(run: Run, event: str) -> bool:
    """Say whether an answer was taken: a pick that closes a question is answered by its end alone."""
    say = Phrasebook().say
    wrong = say("az", "told-wrong", number=7), say("az", "told-close", number=7)
    taken = {say("az", told) for told in _TAKEN} | {text.replace("7", number) for text in wrong for number in "12"}
    told = [reply.text in taken for reply in run.replies[event]]
    return all(told) and bool(told or run.incomings[event].button)


def _scores(run: Run, found: Snapshot) -> Iterator[str]:
    """Whoever answered in a round that was closed has a score for it, and nobody else."""
    kept = {(row["chat"], row["game"], row["round"], row["player"]) for row in found.rows(tables.scores)}
    due = set()
    for chat in run.chats.values():
        slots = _slots(chat)
        for one in chat.effects.tries:
            if one.slot in slots and _taken(run, one.event):
                due.add((chat.name, *slots[one.slot], one.player))
        yield from _tries(run, chat)
    yield from (f"no score: {key}" for key in sorted(due - kept))
    yield from (f"a score that nobody made: {key}" for key in sorted(kept - due))


def _tries(run: Run, chat: Chat) -> Iterator[str]:
    """Wrong tries are counted one by one."""
    left: dict[tuple[str, str], list[int]] = defaultdict(list)
    for one in chat.effects.tries:
        texts = " ".join(reply.text for reply in run.replies[one.event])
        if found := re.search(r"Qalan cəhd: (\d)", texts):
            left[one.slot, one.player].append(int(found[1]))
    yield from (
        f"{chat.name}: {key} had {tries} tries left" for key, tries in left.items() if tries != [2, 1][: len(tries)]
    )


def _points(run: Run, found: Snapshot) -> Iterator[str]:
    """The scores of a game add up to its table, and to its state where that is kept."""
    sums: Counter[tuple[str, str, str]] = Counter()
    for row in found.rows(tables.scores):
        sums[row["chat"], row["game"], row["player"]] += row["points"]
    shown: Counter[tuple[str, str, str]] = Counter()
    tabled = set()
    for chat in run.chats.values():
        for letter in filter(is_finish, chat.letters):
            game = button(letter, "again").split("|")[1]
            tabled.add((chat.name, game))
            for line in _PODIUM.finditer(letter.said.text):
                shown[chat.name, game, line["player"]] = int(re.sub(r"\D", "", line["points"]))
    for name, last in found.last_games().items():
        for player in last.players.values():
            if player.points != sums[name, last.id, player.id]:
                yield f"{name}: {player.id} has {player.points} points, the scores are {sums[name, last.id, player.id]}"
    for key in sorted(sums.keys() | shown.keys()):
        if key[:2] in tabled and sums[key] != shown[key]:
            yield f"{key} has {shown[key]} points in the table, the scores are {sums[key]}"


def _ends(run: Run, found: Snapshot) -> Iterator[str]:
    """All games are over and no timer is left."""
    yield from (f"{chat}: a game still runs" for chat in found.running())
    yield from (f"{row['chat']}: a timer is left" for row in found.rows(tables.timers))


def _post(run: Run, found: Snapshot) -> Iterator[str]:
    """What was said was shown, and twice only where an attempt was unsure; chatter alone may be given up for that."""
    shown: dict[int, list[str]] = defaultdict(list)
    for receipt in run.receipts:
        shown[receipt.letter.id].append(receipt.message)
    rows = {row["id"]: row for row in found.rows(tables.outbox)}
    last_of_slot = {(row["chat"], row["slot"]): id for id, row in rows.items()}
    figures = run.figures
    for id, row in rows.items():
        figures.messages += row["state"] == "sent"
        figures.unsure += row["unsure"]
        figures.duplicates += max(0, len(shown[id]) - 1)
        if row["state"] == "sent" and row["message"] not in shown[id]:
            yield f"message {id} was not shown"
        if len(shown[id]) > 1 + row["unsure"]:
            yield f"message {id} was shown {len(shown[id])} times after {row['unsure']} unsure attempts"
        if row["state"] == "dropped":
            replaced = row["slot"] and last_of_slot[row["chat"], row["slot"]] > id
            given_up = row["kind"] == "chatter" and row["unsure"]
            figures.dropped += not replaced
            if not replaced and not given_up:
                yield f"message {id} was lost: {row}"
        elif row["state"] != "sent":
            yield f"message {id} is still {row['state']}"
    yield from (f"letter {id} is in no outbox" for id in shown.keys() - rows.keys())


def _order(run: Run, found: Snapshot) -> Iterator[str]:
    """In each chat letters appeared in the order in which they were said."""
    for chat in run.chats.values():
        ids = [letter.id for letter in chat.letters]
        if ids != sorted(ids):
            at = next(at for at in range(1, len(ids)) if ids[at] < ids[at - 1])
            yield f"{chat.name}: letter {ids[at]} appeared after {ids[at - 1]}"
