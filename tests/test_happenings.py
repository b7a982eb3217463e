"""What happens to the bot in chats: it is added, removed, a chat gets another id; and what it overhears in groups."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from bot.chat import Chat
from bot.messages import Address, Incoming, Outgoing, Place
from bot.mind import Mind
from bot.play import Play
from bot.storage import tables
from bot.storage.transaction import Transaction
from knowledge.model import Language
from tests.stage import Stage
from tests.storage.scenes import dump, rows_of

AYSEL, MURAD = Address("telegram", "-1", "aysel"), Address("telegram", "-1", "murad")
GROUP, NEW = AYSEL.place, Place("telegram", "-100")
ALONE = Address("telegram", "aysel", "aysel")


class Group(Stage):
    """A stage on which people meet in a group and speak English."""

    def __init__(self, mind: Mind, play: Play) -> None:
        super().__init__(mind, play, platform="telegram")
        self._events = 0

    def does(self, address: Address = AYSEL, **what: Any) -> list[Outgoing]:
        """Let somebody do something, or something happen."""
        self._events += 1
        private = address.chat == address.player
        usual = {"event": f"e{self._events}", "name": address.player.title(), "language": "en", "private": private}
        return self.handle(Incoming(address, **{**usual, **what}))

    def say(self, text: str, address: Address = AYSEL, **what: Any) -> list[Outgoing]:
        return self.does(address, text=text, **what)

    def twice(self, address: Address = AYSEL, **what: Any) -> list[Outgoing]:
        """Let something happen that is told twice; gives what is said to it, all of which is said the first time."""
        said = self.does(address, event="same", **what)
        before = self.chats()
        again = self.does(address, event="same", **what)
        assert [one for one in again if not one.to] == []
        assert [one for one in said if one.to] == again
        assert self.chats() == before
        return said

    def chats(self) -> list[dict[str, Any]]:
        """Give what is kept of chats of which anything is known."""
        rows = self.run(rows_of(self.store, tables.chats))
        return [row for row in rows if self.chat(Place("telegram", row["chat"])) != Chat()]

    def chat(self, place: Place = GROUP) -> Chat:
        async def read(tx: Transaction) -> Chat:
            await tx.take([place], [place])
            return tx.chats[place]

        return self.run(self.store.run(read))

    def waits(self, *said: str, place: Place = GROUP) -> None:
        """Have something wait to be said that the outbox has not seen yet."""

        async def add(tx: Transaction) -> None:
            await tx.take([place])
            tx.say(place, [Outgoing(one) for one in said])

        self.run(self.store.run(add))


@pytest.fixture
def group(own_mind: Mind, own_play: Play) -> Iterator[Group]:
    group = Group(own_mind, own_play)
    yield group
    group.close()


# --- added


def test_a_group_that_the_bot_was_added_to_is_greeted_once_however_often_that_is_told(
    group: Group, own_mind: Mind
) -> None:
    assert [one.text for one in group.twice(happening="added")] == [own_mind.say("en", "greeting")]
    assert group.does(happening="added") == []
    assert group.does(MURAD, happening="added", language="ru") == []
    assert group.chat().greeted


def test_a_group_that_the_bot_was_put_out_of_is_greeted_when_it_comes_back(group: Group, own_mind: Mind) -> None:
    group.does(happening="added")
    group.does(happening="removed")
    assert [one.text for one in group.does(happening="added")] == [own_mind.say("en", "greeting")]


def test_each_group_is_greeted_in_the_language_of_who_brought_the_bot(group: Group, own_mind: Mind) -> None:
    there = replace(MURAD, chat="-2")
    brought: tuple[tuple[Address, Language], ...] = ((AYSEL, "en"), (there, "ru"))
    for address, language in brought:
        assert group.does(address, happening="added", language=language)[0].text == own_mind.say(language, "greeting")
    assert group.say("/score", there, language="en")[0].text == own_mind.say("ru", "score-none")


# --- removed


def test_where_the_bot_is_removed_all_that_goes_on_ends_without_a_word(group: Group) -> None:
    group.say("/subscribe daily", admin=True)
    group.say("/schedule game tomorrow 20:00", admin=True)
    group.say("/game 5 choice")
    group.waits("never mind")
    assert group.twice(happening="removed") == []
    chat = group.chat()
    assert chat.running is None
    assert (chat.agenda.subscriptions, chat.agenda.appointments) == ((), ())
    assert group.due() is None


def test_scores_and_what_is_set_outlive_that_the_bot_was_removed(group: Group, own_mind: Mind) -> None:
    group.does(happening="added")
    group.say("/lang en", admin=True)
    group.say("/quiz choice")
    group.say("1", MURAD)
    group.say("/stop")
    group.does(happening="removed")
    assert [one.text for one in group.does(happening="added")] == [own_mind.say("en", "greeting")]
    assert group.chat().chosen == "en"
    assert group.say("/me", MURAD)[0].text.startswith("Murad")


def test_a_person_who_blocks_the_bot_is_told_nothing_more(group: Group) -> None:
    group.say("/subscribe daily", ALONE)
    assert group.does(ALONE, happening="removed") == []
    assert group.due() is None
    (said,) = group.say("/start", ALONE)
    assert said.buttons


def test_a_group_of_which_nothing_is_known_can_be_left(group: Group) -> None:
    assert group.twice(happening="removed") == []
    assert group.due() is None


def all_kept(group: Group) -> str:
    return str(group.run(dump(group.store)))


def test_who_was_erased_and_then_blocks_the_bot_leaves_no_trace(group: Group) -> None:
    group.say("/daily", ALONE)
    (asked,) = group.say("/forgetme", ALONE)
    group.does(ALONE, button=asked.buttons[0].data)
    assert group.twice(ALONE, happening="removed") == []
    assert "aysel" not in all_kept(group).casefold()


def test_who_is_erased_leaves_no_name_where_others_looked_at_a_board_of_all_chats(group: Group) -> None:
    there = Address("telegram", "-5", "murad")
    (asked,) = group.say("/quiz choice", ALONE)
    game = group.chat(ALONE.place).game
    assert game and game.round
    group.does(ALONE, button=asked.buttons[game.round.question.right[0]].data, name="Zqxann")
    reply = group.say("/top global", there, awaits=True)
    assert "Zqxann" in str(reply) and "Zqxann" in str(group.run(rows_of(group.store, tables.seen_events)))
    (question,) = group.say("/forgetme", ALONE)
    group.does(ALONE, button=question.buttons[0].data)
    assert "Zqxann" not in all_kept(group)


def test_who_is_erased_and_blocks_the_bot_in_one_go_leaves_no_trace_and_others_are_heard(group: Group) -> None:
    there = Address("telegram", "murad", "murad")
    group.say("/subscribe daily", there)
    (asked,) = group.say("/forgetme", ALONE)

    async def together() -> None:
        await asyncio.gather(
            group.app.handle(Incoming(ALONE, button=asked.buttons[0].data, private=True, event="a")),
            group.app.handle(Incoming(ALONE, private=True, happening="removed", event="b")),
            group.app.handle(Incoming(there, private=True, happening="removed", event="c")),
            group.app.handle(Incoming(replace(there, chat="-5"), happening="removed", event="d")),
        )

    group.run(together())
    assert "aysel" not in all_kept(group).casefold()
    assert {row["chat"] for row in group.run(rows_of(group.store, tables.chats))} == {"murad"}
    assert group.due() is None


# --- moved


def test_a_group_that_gets_another_id_keeps_all_that_it_had(group: Group, own_mind: Mind) -> None:
    group.say("/lang en", admin=True)
    group.say("/subscribe daily", admin=True)
    group.say("/settings", admin=True)
    group.does(button="s|m1|starters.admins", admin=True)
    group.say("/quiz choice", admin=True)
    group.say("1", MURAD)
    group.say("/stop")
    before = group.chat()
    assert group.twice(moved_to="-100") == []
    assert group.chat(NEW) == before
    assert replace(group.chat(), language="az") == Chat()
    assert group.say("/me", replace(MURAD, chat="-100"))[0].text.startswith("Murad")
    assert group.say("/quiz", replace(MURAD, chat="-100"))[0].text == own_mind.say("en", "start-admins")


def test_a_game_is_shown_again_in_the_new_place_and_goes_on_there(group: Group) -> None:
    (asked,) = group.say("/quiz odd")
    (again,) = group.twice(moved_to="-100")
    assert again.text.splitlines()[1] == asked.text.splitlines()[1]
    assert again.buttons == asked.buttons
    told = group.does(replace(MURAD, chat="-100"), button=again.buttons[0].data)
    assert [one.sign for one in told] == ["noted"]
    due = group.due()
    assert due is not None
    group.now = due
    assert {place for place, _ in group.tick()} == {NEW}


def test_what_waited_is_said_in_the_new_place(group: Group) -> None:
    group.say("/lang en", admin=True)
    group.waits("one", "two")
    group.run(group.app.handle(Incoming(AYSEL, moved_to="-100", event="m")))
    assert [(place, said.text) for place, said in group.settled()] == [(NEW, "one"), (NEW, "two")]


def test_what_is_said_to_the_old_place_afterwards_is_said_in_the_new_one(group: Group) -> None:
    group.say("/lang en", admin=True)
    group.does(moved_to="-100")
    group.waits("late")
    group.run(group.app.handle(Incoming(AYSEL, moved_to="-100", event="m2")))
    assert [(place, said.text) for place, said in group.settled()] == [(NEW, "late")]
    assert group.chat(NEW).chosen == "en"


def test_a_group_of_which_nothing_is_known_gets_another_id_without_a_trace(group: Group) -> None:
    assert group.twice(moved_to="-100") == []
    assert group.chats() == []


def test_events_of_the_old_and_the_new_place_that_come_with_the_move_are_handled_in_their_order(group: Group) -> None:
    group.say("/quiz odd")
    new = replace(MURAD, chat="-100")

    async def together() -> None:
        await asyncio.gather(
            group.app.handle(Incoming(AYSEL, text="1", name="Aysel", event="a")),
            group.app.handle(Incoming(AYSEL, moved_to="-100", event="b")),
            group.app.handle(Incoming(new, text="2", name="Murad", event="c")),
        )

    group.run(together())
    game = group.chat(NEW).running
    assert game and game.round
    assert set(game.round.answers) == {"aysel", "murad"}


def test_a_language_around_the_new_place_keeps_no_game_from_coming_there(group: Group) -> None:
    group.say("/lang ru", Address("telegram", "-100", "aysel"), admin=True)
    (asked,) = group.say("/quiz odd")
    (again,) = group.does(moved_to="-100/7")
    assert again.buttons == asked.buttons
    chat = group.chat(Place("telegram", "-100/7"))
    assert (chat.asking, chat.speaks) == (True, "ru")
    assert chat.game and chat.game.round and chat.game.round.question.prompt.ru in again.text.splitlines()


def test_a_chat_of_which_only_the_language_of_its_room_is_known_gets_another_id_without_a_trace(group: Group) -> None:
    group.say("/lang ru", admin=True)
    kept = group.chats()
    assert group.twice(Address("telegram", "-1/7", "aysel"), moved_to="-100") == []
    assert [row for row in group.chats() if row["chat"] != "-1/7"] == kept


# --- overheard


def test_of_what_people_say_to_each_other_nothing_is_answered_or_kept(group: Group) -> None:
    for text in ("Who directed Sabuhi?", "hello", "1"):
        assert group.say(text, addressed=False) == []
    for table in (tables.talks, tables.unanswered, tables.outbox, tables.players):
        assert group.run(rows_of(group.store, table)) == []


def test_an_answer_that_is_overheard_counts(group: Group) -> None:
    group.say("/quiz choice")
    assert group.say("1", MURAD, addressed=False) == []  # to somebody else, from somebody who does not play
    group.say("/join", MURAD)
    assert [one.sign for one in group.say("1", MURAD, addressed=False)] == ["noted"]
    reveal = group.say("/stop")
    assert any("Murad" in one.text for one in reveal)


def test_an_answer_to_somebody_refers_to_what_they_wrote_in_a_group_and_alone_to_nothing(group: Group) -> None:
    (said,) = group.say("Who directed Sabuhi?", message="m7")
    assert said.answers == "m7"
    (said,) = group.say("Who directed Sabuhi?", ALONE, message="m8")
    assert said.answers == ""


def test_what_a_game_says_and_what_takes_a_place_refers_to_nothing(group: Group) -> None:
    said = [*group.say("/quiz choice", message="m1"), *group.say("/stop", message="m2")]
    said += group.say("/settings", message="m3", admin=True)
    assert len(said) > 2
    assert {one.answers for one in said} == {""}


def test_what_was_begun_under_the_new_id_stays_when_the_old_one_moves_late(group: Group) -> None:
    group.say("/quiz choice")
    group.does(moved_to="-100")
    begun = group.chat(NEW).game
    group.say("/stop", admin=True, name="Late")
    group.say("/quiz choice")
    group.does(moved_to="-100")
    assert group.chat(NEW).game == begun
