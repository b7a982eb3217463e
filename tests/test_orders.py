"""What those who run the bot may want of it: figures, a word to all who subscribed, the knowledge read again."""

from collections.abc import Callable, Iterator

import pytest

from bot.messages import Address, Incoming, Outgoing, Place
from bot.mind import Mind
from bot.play import Play
from knowledge.fields import Problem
from knowledge.loader import KnowledgeError
from tests.crash.room import FOUNDED, room
from tests.stage import Stage

OWNER = Address("telegram", "1", "1")
OTHER = Address("telegram", "2", "2")
GROUP = Address("telegram", "-100", "2")


class Office(Stage):
    """A stage on which somebody runs the bot; the next knowledge that is read can be chosen."""

    def __init__(self, mind: Mind, play: Play) -> None:
        super().__init__(mind, play, platform="telegram", rebuild=lambda: self.read())
        self.read: Callable[[], tuple[Mind, Play]] = lambda: (mind, play)
        self._events = 0

    def say(self, text: str, address: Address = OTHER, event: str = "", owner: bool = False) -> list[Outgoing]:
        self._events += 1
        return self.handle(
            Incoming(
                address,
                text=text,
                name="Aysel",
                event=event or f"e{self._events}",
                owner=owner,
                admin=True,
                private=address.chat == address.player,
                language="en",
            )
        )

    def order(self, text: str, address: Address = OWNER, event: str = "") -> list[Outgoing]:
        return self.say(text, address, event, owner=True)

    def heard(self) -> list[tuple[Place, str]]:
        """Wait until the knowledge is read and all is sent; gives what was said."""
        self.run(self.app.close())
        return [(place, said.text) for place, said in self.settled()]


@pytest.fixture
def office(own_mind: Mind, own_play: Play) -> Iterator[Office]:
    office = Office(own_mind, own_play)
    yield office
    office.close()


def sent_to(office: Office) -> list[tuple[str, str, str]]:
    """Give what has been sent since this was last asked: chat, text and kind."""
    return [(place.chat, said.text, said.kind) for place, said in office.settled()]


# --- who may


@pytest.mark.parametrize("command", ["stats", "reload", "broadcast hello"])
def test_to_all_others_an_order_is_a_command_that_is_unknown(office: Office, own_mind: Mind, command: str) -> None:
    office.say("/subscribe daily")
    unknown = own_mind.say("en", "command-unknown", command=f"/{command.split()[0]}")
    for address in (OTHER, GROUP):
        assert [one.text for one in office.say(f"/{command}", address)] == [unknown]
    assert office.heard() == []


# --- figures


def test_figures_tell_of_chats_people_and_what_they_did(office: Office, own_mind: Mind) -> None:
    office.say("/quiz choice")
    office.say("1")
    office.say("/game 5 choice", GROUP)
    office.say("What is the weather like today?", Address("telegram", "3", "3"))
    (said,) = office.order("/stats")
    figures = {"chats": 4, "games": 1, "people": 1, "active": 1, "answers": 1, "unanswered": 1, "waiting": 0}
    assert said.text == own_mind.say("en", "stats", **figures)


def test_figures_of_a_bot_that_nobody_knows_are_small(office: Office, own_mind: Mind) -> None:
    (said,) = office.order("/stats")
    figures = dict.fromkeys(("games", "people", "active", "answers", "unanswered", "waiting"), 0)
    assert said.text == own_mind.say("en", "stats", chats=1, **figures)


def test_who_has_not_played_for_a_week_is_not_active(office: Office, own_mind: Mind) -> None:
    office.say("/quiz choice")
    office.say("1")
    office.now = office.now.replace(month=office.now.month + 1)
    (said,) = office.order("/stats")
    figures = {"games": 0, "people": 1, "active": 0, "answers": 1, "unanswered": 0, "waiting": 0}
    assert said.text == own_mind.say("en", "stats", chats=2, **figures)


# --- a word to all


def test_a_word_to_all_reaches_every_chat_that_subscribed_once_and_no_other(office: Office, own_mind: Mind) -> None:
    for chat in ("2", "3", "-100", "-100/7"):
        player = chat if chat[0] != "-" else "2"
        office.say("/subscribe daily", Address("telegram", chat, player))
    office.say("/subscribe anniversaries", GROUP)
    office.say("/subscribe daily", Address("telegram", "4", "4"))
    office.say("/unsubscribe", Address("telegram", "4", "4"))
    office.say("hello", Address("telegram", "5", "5"))
    office.say("/subscribe daily", Address("console", "6", "6"))
    order = Incoming(OWNER, text="/broadcast  Come all!\nToday. ", owner=True, private=True, language="en", event="b")
    office.run(office.app.handle(order))
    told = own_mind.say("en", "broadcast-done", count=4)
    assert sorted(sent_to(office)) == sorted(
        [*((chat, "Come all!\nToday.", "news") for chat in ("2", "3", "-100", "-100/7")), ("1", told, "chatter")]
    )


def test_the_same_event_again_says_nothing_again(office: Office) -> None:
    office.say("/subscribe daily")
    assert len(office.order("/broadcast hello", event="b")) == 2
    assert office.order("/broadcast hello", event="b") == []


@pytest.mark.parametrize("text", ["/broadcast", "/broadcast  \n"])
def test_without_a_word_nothing_is_sent_and_it_is_told_how(office: Office, own_mind: Mind, text: str) -> None:
    office.say("/subscribe daily")
    assert [one.text for one in office.order(text)] == [own_mind.say("en", "broadcast-usage")]


def test_where_nobody_subscribed_it_is_said_that_nothing_was_sent(office: Office, own_mind: Mind) -> None:
    assert [one.text for one in office.order("/broadcast hello")] == [own_mind.say("en", "broadcast-done", count=0)]


def test_a_chat_that_is_gone_is_told_nothing_more(office: Office, own_mind: Mind) -> None:
    office.say("/subscribe daily")
    office.handle(Incoming(OTHER, happening="removed", private=True, event="gone"))
    assert [one.text for one in office.order("/broadcast hello")] == [own_mind.say("en", "broadcast-done", count=0)]


# --- the knowledge read again


def test_the_knowledge_is_read_again_while_the_bot_goes_on_and_the_new_one_is_used(
    office: Office, own_mind: Mind
) -> None:
    small = room()
    office.read = lambda: small
    said = office.order("/reload")
    told = [(OWNER.place, own_mind.say("en", "reloaded", films=0, people=0, facts=1))]
    assert said[0].text == own_mind.say("en", "reload-begun")
    assert [(OWNER.place, one.text) for one in said[1:]] + office.heard() == told
    assert office.say(FOUNDED)[0].text.startswith("Studiya 1923-cü ildə yaranıb.")
    assert not office.say("Who directed Sabuhi?")[0].text.startswith("“Sabuhi”")


def test_a_broken_knowledge_is_told_of_and_the_old_one_goes_on(office: Office, own_mind: Mind) -> None:
    def broken() -> tuple[Mind, Play]:
        raise KnowledgeError([Problem(None, "sabuhi_1941", "no such genre")])

    office.read = broken
    said = [one.text for one in office.order("/reload")] + [text for _, text in office.heard()]
    failed = own_mind.say("en", "reload-failed", count=1)
    assert said == [own_mind.say("en", "reload-begun"), f"{failed}\nsabuhi_1941: no such genre"]
    assert office.say("Who directed Sabuhi?")[0].text.startswith("“Sabuhi”")


def test_a_game_that_runs_goes_on_with_the_knowledge_read_again(office: Office, own_mind: Mind, own_play: Play) -> None:
    (asked,) = office.say("/quiz choice")
    office.order("/reload")
    office.heard()
    reveal = office.handle(Incoming(OTHER, button=asked.buttons[0].data, name="Aysel", private=True, event="pick"))
    assert any(own_mind.say("en", "answer-is", answer="§").partition("§")[0] in one.text for one in reveal)
