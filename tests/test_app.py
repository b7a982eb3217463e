"""Games through the app: time that moves them, chats apart, the ledger, the question of the day, buttons."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.games.anniversaries import Calendar
from bot.games.bank import QuestionBank
from bot.games.question import Question
from bot.games.timing import time_for
from bot.messages import Address, Button, Incoming, Outgoing, Place
from bot.mind import Mind
from bot.outbox import Outbox
from bot.phrasebook import Phrasebook
from bot.play import Play
from bot.wording import Value
from knowledge.model import LANGUAGES, KnowledgeBase, Language
from tests.stage import Notebook, Stage

NOON = datetime(2026, 4, 27, 8, 0, 0, 123_000, tzinfo=UTC)
AYSEL = Address("console", "here", "aysel")
MURAD = Address("console", "here", "murad")
SECOND = timedelta(seconds=1)
NEVER = datetime.max.replace(tzinfo=UTC)


@pytest.fixture(scope="module")
def choices(own_knowledge: KnowledgeBase) -> QuestionBank:
    """A bank that holds nothing but choices written by hand."""
    facts = {fact.id: fact for fact in own_knowledge.facts.values() if not fact.event}
    quiz = {one.id: one for one in own_knowledge.quiz.values() if one.about in facts and one.kind == "choice"}
    return QuestionBank(replace(own_knowledge, films={}, people={}, facts=facts, quiz=quiz), Phrasebook().say)


@pytest.fixture(scope="module")
def answers(choices: QuestionBank) -> dict[str, Question]:
    """Each question by its prompt in each language."""
    questions = [question for id in choices.drafts if (question := choices.question(id, "any"))]
    return {prompt: question for question in questions for prompt in question.prompt.all()}


class Table(Stage):
    """A stage, and people who talk on it in English."""

    def __init__(self, mind: Mind, play: Play, answers: dict[str, Question]) -> None:
        super().__init__(mind, play, NOON)
        self.answers = answers

    def say(
        self, text: str, address: Address = AYSEL, private: bool = False, name: str | None = None, admin: bool = False
    ) -> list[Outgoing]:
        name = address.player.title() if name is None else name
        return self.handle(Incoming(address, text=text, name=name, private=private, admin=admin))

    def press(self, button: Button, address: Address = AYSEL) -> list[Outgoing]:
        return self.handle(Incoming(address, button=button.data, name=address.player.title()))

    def wait(self) -> list[tuple[Place, Outgoing]]:
        """Wait until something is due, and let it happen."""
        due = self.due()
        assert due is not None
        self.now = max(self.now, due)
        return self.tick()

    def sent_on(self, platform: str) -> list[tuple[Place, Outgoing]]:
        """Give what waits for the chats of another platform, which is sent to them now."""
        notes = Notebook(platform)
        outbox = Outbox(self.app, self.store, notes, "other")

        async def send() -> None:
            sending = asyncio.create_task(outbox.run())
            await outbox.settled()
            sending.cancel()
            await asyncio.wait([sending])

        self.run(send())
        return notes.taken()

    def right(self, said: Outgoing) -> str:
        """Give what is right for the question asked."""
        (question,) = {
            id(one): one for prompt, one in self.answers.items() if prompt in said.text.splitlines()
        }.values()
        return question.answer.az

    def wrong(self, said: Outgoing) -> str:
        right = self.right(said)
        question = next(one for one in self.answers.values() if one.answer.az == right)
        return next(option.az for option in question.options if option.az != right)


@pytest.fixture
def table(
    own_mind: Mind, own_calendar: Calendar, choices: QuestionBank, answers: dict[str, Question]
) -> Iterator[Table]:
    table = Table(own_mind, Play(own_mind, choices, own_calendar), answers)
    for address in (AYSEL, MURAD):
        table.say("Who directed Sabuhi?", address)
    yield table
    table.close()


@pytest.fixture
def whole(own_mind: Mind, own_play: Play) -> Iterator[Table]:
    """A table where all questions of the bot may come."""
    table = Table(own_mind, own_play, {})
    yield table
    table.close()


def word(message: str, language: Language = "en", **values: Value) -> str:
    return Phrasebook().say(language, message, **values)


def button(said: Outgoing, label: str) -> Button:
    return next(one for one in said.buttons if one.label == label)


def open_game(table: Table, kind: str = "") -> Outgoing:
    """Open a game of five in which Aysel and Murad play; gives its first question."""
    (lobby,) = table.say(f"/game 5 {kind}")
    table.press(button(lobby, word("join")), MURAD)
    (asked,) = table.press(button(lobby, word("start-now")))
    return asked


def until_closed(table: Table, before: datetime = NEVER) -> list[Outgoing]:
    """Let the time pass until nothing is due before a moment; gives what was said last."""
    said: list[Outgoing] = []
    while (due := table.due()) is not None and due < before:
        said = [one for _, one in table.wait()]
    return said


# --- time


def test_without_games_nothing_is_due(table: Table) -> None:
    assert table.due() is None
    assert table.tick() == []


def test_the_lobby_closes_after_a_minute(table: Table) -> None:
    table.say("/game 5")
    assert table.due() == NOON + timedelta(seconds=60)
    table.now = NOON + timedelta(seconds=59.999)
    assert table.tick() == []
    table.now = NOON + timedelta(seconds=60)
    ((place, asked),) = table.tick()
    assert place == Place("console", "here")
    assert table.right(asked)


def test_at_half_time_comes_the_hint_then_the_end_then_after_the_break_the_next_question(whole: Table) -> None:
    whole.say("Who directed Sabuhi?")
    asked = open_game(whole, "odd")
    opened = whole.now
    ((_, hint),) = whole.wait()
    half = whole.now - opened
    assert hint.text.startswith(word("hint-struck", options="§").partition("§")[0])
    ((_, reveal),) = whole.wait()
    assert whole.now - opened == pytest.approx(2 * half, abs=SECOND / 100)
    assert reveal.text.startswith(word("nobody-tried"))
    closed = whole.now
    ((_, following),) = whole.wait()
    assert whole.now - closed == timedelta(seconds=7)
    assert following.kind == "question"
    assert following.text != asked.text


def test_to_a_choice_comes_no_hint_before_its_end(table: Table) -> None:
    asked = open_game(table)
    opened = table.now
    _, reveal = table.wait()[-1]
    assert reveal.text.startswith(word("nobody-tried"))
    question = next(one for prompt, one in table.answers.items() if prompt in asked.text.splitlines())
    assert table.now - opened == timedelta(milliseconds=time_for(question))


def test_a_tick_too_early_or_twice_does_nothing(table: Table) -> None:
    open_game(table)
    assert table.tick() == []
    table.wait()
    assert table.tick() == []


def test_a_game_left_alone_ends_and_is_due_no_more(table: Table) -> None:
    table.say("/game 5")
    said = [table.wait()[-1][1].text for _ in range(5)]
    assert table.due() is not None
    said.append(table.wait()[-1][1].text)
    assert said[-1].startswith(word("end-idle"))
    assert table.due() is None
    assert table.tick() == []


def test_whatever_the_millisecond_a_tick_at_the_due_moment_moves_the_game(table: Table) -> None:
    for chat in range(30):
        table.now = NOON + timedelta(milliseconds=61_007 * chat)
        table.say("/quiz", replace(AYSEL, chat=f"chat {chat}"))
        assert table.wait() != []


def test_a_game_opens_when_it_was_set_for_and_the_question_of_the_day_comes_every_day(table: Table) -> None:
    table.say("/schedule game 5 today 20:00", private=True)
    table.say("/subscribe daily 09:30", private=True)
    assert table.due() == datetime(2026, 4, 27, 16, tzinfo=UTC)
    assert table.tick() == []
    ((place, lobby),) = table.wait()
    assert place == AYSEL.place
    assert table.right(lobby)
    until_closed(table, before=datetime(2026, 4, 28, tzinfo=UTC))
    for day in (28, 29):
        assert table.due() == datetime(2026, 4, day, 5, 30, tzinfo=UTC)
        ((place, asked),) = table.wait()
        assert asked.text.startswith(word("title-daily"))
        until_closed(table, before=datetime(2026, 4, day + 1, tzinfo=UTC))
    table.say("/unsubscribe", private=True)
    assert table.due() is None


def test_a_repeated_event_does_nothing_and_gives_the_same(table: Table) -> None:
    asks = Incoming(AYSEL, text="/quiz", name="Aysel", event="1")
    talks = Incoming(AYSEL, text="Who directed Sabuhi?", name="Aysel", event="2")
    (asked,) = table.handle(asks)
    assert table.right(asked)
    assert table.handle(asks) == []
    assert table.handle(talks) == [Outgoing(word("question-open-pick"), to="aysel")]
    until_closed(table)
    assert table.handle(asks) == []
    assert table.due() is None
    assert table.handle(talks) == [Outgoing(word("question-open-pick"), to="aysel")]


def test_in_private_the_game_begins_at_once(table: Table) -> None:
    (asked,) = table.say("/game 5", private=True)
    assert table.right(asked)


# --- chats apart


def test_games_of_two_chats_run_apart(table: Table) -> None:
    other = Address("console", "there", "aysel")
    table.say("/game 5")
    assert table.say("/score", other)[0].text == word("score-none", "az")
    table.now += timedelta(seconds=20)
    table.say("/game 6", other)
    assert table.due() == NOON + timedelta(seconds=60)
    assert [place.chat for place, _ in table.wait()] == ["here"]
    assert [place.chat for place, _ in table.wait()][:1] != []


def test_a_chat_and_a_player_of_the_same_id_on_another_platform_are_others(table: Table) -> None:
    other, there = replace(AYSEL, platform="telegram"), Place("telegram", "here")

    def said(text: str) -> str:
        assert table.say(text, other) == []
        ((place, said),) = table.sent_on("telegram")
        assert place == there
        return said.text

    table.say("/lang ru", admin=True)
    table.say("/game 5")
    assert said("/score") == word("score-none", "az")
    assert said("Who directed Koroghlu?").startswith("“Koroghlu”")
    table.say("/stop")
    table.say("Who directed Sabuhi?")
    assert said("and the year?").startswith("“Koroghlu” (Koroğlu) was made in 1960.")
    table.say("/game 5")
    table.now += timedelta(seconds=20)
    assert word("lobby", title=word("title-game"), count=6, seconds=60) in said("/game 6")
    assert table.due() == table.now + timedelta(seconds=40)
    assert [place for place, _ in table.wait()] == [AYSEL.place]
    assert table.sent_on("telegram") == []
    table.now += timedelta(seconds=20)
    table.tick()
    assert [place for place, _ in table.sent_on("telegram")] == [there]


def test_what_is_due_in_two_chats_is_said_in_each(table: Table) -> None:
    table.say("/game 5")
    table.say("/game 5", replace(AYSEL, chat="there"))
    assert [place.chat for place, _ in table.wait()] == ["here", "there"]


def test_an_answer_in_one_chat_is_none_in_another(table: Table) -> None:
    (asked,) = table.say("/quiz", private=True)
    elsewhere = replace(AYSEL, chat="there")
    table.say("/quiz", elsewhere)
    table.say(table.right(asked))
    assert table.say("/hint")[0].text == word("no-game")
    assert table.say("/hint", elsewhere)[0].text != word("no-game", "az")


# --- the ledger


def play_through(table: Table) -> list[Outgoing]:
    """Play a game that Aysel wins; gives what was said last."""
    asked = open_game(table)
    while True:
        table.now += SECOND
        table.say(table.right(asked))
        said = table.say(table.wrong(asked), MURAD)
        if table.due() is None:
            return said
        ((_, asked),) = table.wait()


def test_after_a_game_the_boards_the_record_and_the_history_tell_of_it(table: Table) -> None:
    _, end = play_through(table)
    assert end.text.splitlines()[1].startswith("1. Aysel — ")
    (top,) = table.say("/top week")
    head, first, *_ = top.text.splitlines()
    assert head == word("board-group", period=word("period-week"))
    assert first.startswith("1. Aysel — ")
    assert "Murad" not in top.text
    (me,) = table.say("/me")
    assert me.text.startswith(word("me-head", name="Aysel", games=1, right=5, answers=5, share=100, streak=5))
    board = word("board-group", period=word("period-season"))
    assert f"{board} {word('me-place', place=1, players=1)}" in me.text.splitlines()
    (his,) = table.say("/me", MURAD)
    assert his.text.startswith(word("me-head", name="Murad", games=1, right=0, answers=5, share=0, streak=0))
    assert board not in his.text
    (history,) = table.say("/history")
    title = word("title-game")
    row = word("history-row", day="27 April", title=title, count=5, winners="Aysel")
    assert history.text.splitlines() == [word("history-head"), f"– {row}"]


def test_the_points_of_the_table_are_those_of_the_board(table: Table) -> None:
    _, end = play_through(table)
    points = end.text.splitlines()[1].removeprefix("1. Aysel — ").split()[0]
    assert f"1. Aysel — {points}" in table.say("/top")[0].text.splitlines()


def test_nothing_of_a_game_is_on_the_boards_of_another_chat_but_on_that_of_all(table: Table) -> None:
    play_through(table)
    elsewhere = replace(AYSEL, chat="there")
    assert "Aysel" not in table.say("/top", elsewhere)[0].text
    assert "1. Aysel — " in table.say("/top global", elsewhere)[0].text
    assert table.say("/history", elsewhere)[0].text == word("history-none", "az")


def test_a_question_answered_alone_is_on_the_solo_board(table: Table) -> None:
    (asked,) = table.say("/quiz", private=True)
    table.say(table.right(asked))
    (board,) = table.say("/top solo")
    assert board.text.splitlines()[1].startswith("1. Aysel — ")


def test_an_answer_of_an_open_question_is_not_on_the_board(table: Table) -> None:
    asked = open_game(table)
    table.say(table.right(asked))
    assert "Aysel" not in table.say("/top")[0].text


@pytest.mark.parametrize("name", ["{ $points }", "{0}", "%s", "<b>Aysel</b>"])
def test_a_name_stands_as_it_is_from_the_lobby_to_the_board(table: Table, name: str) -> None:
    (lobby,) = table.say("/game 5", name=name)
    assert lobby.text.endswith(f": {name}")
    (asked,) = table.press(button(lobby, word("start-now")))
    (reveal,) = table.say(table.right(asked), name=name)
    assert reveal.text.startswith(f"{name}: +")
    assert f"1. {name} — " in table.say("/top", name=name)[0].text
    assert table.say("/me", name=name)[0].text.startswith(name)


def test_a_name_is_one_short_line_and_without_one_the_id_stands(table: Table) -> None:
    (lobby,) = table.say("/game 5", name="Ay\nsel\u202e" + "x" * 100)
    assert lobby.text.splitlines()[-1] == word("lobby-players", players="Aysel" + "x" * 27)
    (lobby,) = table.say("/game 5", replace(AYSEL, chat="there"), name=" \n")
    assert lobby.text.splitlines()[-1] == word("lobby-players", "az", players="aysel")


@pytest.mark.parametrize("command", ["/quiz", "/daily"])
def test_a_single_question_is_no_game_in_the_history(table: Table, command: str) -> None:
    (asked,) = table.say(command, private=True)
    (reveal,) = table.say(table.right(asked))
    assert reveal.text.startswith("Aysel: +")
    streak = word("daily-streak", name="Aysel", streak=1)
    assert (reveal.text.splitlines()[-1] == streak) is (command == "/daily")
    assert table.due() is None
    assert table.say("/history")[0].text == word("history-none")
    play_through(table)
    assert len(table.say("/history")[0].text.splitlines()) == 2


def test_one_player_is_told_of_themselves_under_a_clean_short_name(table: Table) -> None:
    (asked,) = table.say("/quiz", private=True)
    table.say(table.right(asked))
    head = word("me-head", name="Aysel" + "x" * 27, games=1, right=1, answers=1, share=100, streak=1)
    assert table.say("/me", name="Ay\nsel\u202e" + "x" * 100)[0].text.splitlines()[0] == head
    for nameless in ("", " \n", "\u200b\u202e"):
        assert table.say("/me", name=nameless)[0].text.startswith("aysel: ")


# --- the question of the day


def daily(table: Table, address: Address, right: bool = True) -> list[Outgoing]:
    """Answer the question of the day where nobody else is; gives what is said to the answer."""
    (asked,) = table.say("/daily", address, private=True)
    return table.say(table.right(asked) if right else table.wrong(asked), address)


def test_the_question_of_the_day_makes_a_streak_over_two_days(table: Table) -> None:
    assert daily(table, AYSEL)[-1].text.splitlines()[-1] == word("daily-streak", name="Aysel", streak=1)
    table.now += timedelta(days=1)
    assert daily(table, AYSEL)[-1].text.splitlines()[-1] == word("daily-streak", name="Aysel", streak=2)
    assert word("me-daily", streak=2, best=2) in table.say("/me")[0].text.splitlines()


def test_a_day_left_out_or_a_wrong_answer_ends_the_streak(table: Table) -> None:
    daily(table, AYSEL)
    table.now += timedelta(days=2)
    assert daily(table, AYSEL)[-1].text.splitlines()[-1] == word("daily-streak", name="Aysel", streak=1)
    table.now += timedelta(days=1)
    (reveal,) = daily(table, AYSEL, right=False)
    assert word("not-right", names="Aysel") in reveal.text
    assert word("me-daily", streak=0, best=1) in table.say("/me")[0].text.splitlines()


def test_the_question_of_the_day_is_tried_once_even_in_another_chat(table: Table) -> None:
    daily(table, AYSEL)
    for chat in ("here", "there"):
        (said,) = table.say("/daily", replace(AYSEL, chat=chat))
        assert said.text == word("daily-done", "en" if chat == "here" else "az", right="yes", streak=1)
    there = replace(MURAD, chat="there")
    (asked,) = table.say("/daily", there)
    (said,) = table.say(table.right(asked), replace(AYSEL, chat="there"))
    assert said.to == "aysel"
    assert said.text.startswith(word("daily-done", "az", right="yes", streak=1))


@pytest.mark.parametrize("command", ["/skip", "/stop"])
@pytest.mark.parametrize("right", [True, False])
def test_an_answer_to_a_question_of_the_day_that_is_broken_off_was_the_try(
    table: Table, command: str, right: bool
) -> None:
    (asked,) = table.say("/daily")
    table.say(table.right(asked) if right else table.wrong(asked), MURAD)
    table.say("/join", Address("console", "here", "leyla"))
    (reveal,) = table.say(command)
    began = "Murad: +" if right else word("not-right", names="Murad")
    assert reveal.text.startswith(began)
    assert (reveal.text.splitlines()[-1] == word("daily-streak", name="Murad", streak=1)) is right
    yes = "yes" if right else "no"
    assert table.say("/daily", MURAD)[0].text == word("daily-done", right=yes, streak=int(right))
    assert table.say("/daily")[0].text == word("daily-done", right="no", streak=0)
    (asked,) = table.say("/daily", Address("console", "there", "leyla"))
    assert table.right(asked)


def test_a_new_question_of_the_day_comes_at_midnight_in_baku(table: Table) -> None:
    table.now = datetime(2026, 4, 27, 19, 59, tzinfo=UTC)
    daily(table, AYSEL)
    assert len(table.say("/daily")[0].buttons) == 0
    table.now = datetime(2026, 4, 27, 20, 0, tzinfo=UTC)
    assert daily(table, AYSEL)[-1].text.splitlines()[-1] == word("daily-streak", name="Aysel", streak=2)


def test_a_question_of_the_day_answered_after_midnight_counts_for_the_day_it_was_opened(table: Table) -> None:
    table.now = datetime(2026, 4, 27, 19, 59, 55, tzinfo=UTC)
    (asked,) = table.say("/daily", private=True)
    table.now += 8 * SECOND
    table.say(table.right(asked))
    assert daily(table, AYSEL)[-1].text.splitlines()[-1] == word("daily-streak", name="Aysel", streak=2)


def test_those_who_answer_the_same_question_of_the_day_have_a_line_each_when_it_is_closed(table: Table) -> None:
    (asked,) = table.say("/daily")
    for address in (AYSEL, MURAD):
        (told,) = table.say(table.right(asked), address)
        assert told == Outgoing(word("told-locked"), to=address.player, sign="noted")
    (reveal,) = until_closed(table)
    assert reveal.text.startswith("Aysel: +")
    assert reveal.text.splitlines()[-2:] == [word("daily-streak", name=name, streak=1) for name in ("Aysel", "Murad")]


def test_the_try_at_the_question_of_the_day_is_used_up_before_it_is_closed(table: Table) -> None:
    (asked,) = table.say("/daily")
    table.say(table.wrong(asked), MURAD)
    assert table.due() is not None
    (said,) = table.say("/daily", replace(MURAD, chat="there"))
    assert said.text == word("daily-done", "az", right="no", streak=0)
    (said,) = until_closed(table)
    assert word("not-right", names="Murad") in said.text


def test_the_question_of_the_day_comes_once_a_day_to_a_chat_but_as_often_as_asked_in_private(table: Table) -> None:
    table.say("/daily")
    until_closed(table)
    assert table.say("/daily", MURAD) == [Outgoing(word("daily-here"))]
    (asked,) = table.say("/daily", MURAD, private=True)
    assert table.right(asked)
    until_closed(table)
    table.now += timedelta(days=1)
    (asked,) = table.say("/daily", MURAD)
    assert table.right(asked)


def test_a_refused_game_leaves_the_language_of_the_chat(table: Table) -> None:
    asked = open_game(table)
    (refused,) = table.say("/daily", Address("console", "here", "leyla"))  # who has spoken no English yet
    assert refused.text == word("game-running")
    table.say(table.right(asked))
    (reveal,) = table.say(table.right(asked), MURAD)
    assert word("fastest", name="Aysel") in reveal.text.splitlines()


# --- between questions and games


def test_a_question_to_the_bot_waits_until_the_quiz_question_is_closed(table: Table) -> None:
    (asked,) = table.say("/quiz", private=True)
    assert table.say("Who directed Sabuhi?") == [Outgoing(word("question-open-pick"), to="aysel")]
    table.say(table.right(asked))
    assert table.say("Who directed Sabuhi?")[0].text.startswith("“Sabuhi”")


def test_what_those_who_do_not_play_talk_about_is_let_be_while_a_question_is_open(table: Table) -> None:
    table.say("/quiz")
    assert table.say("Who directed Sabuhi?", MURAD) == []
    until_closed(table)
    assert table.say("Who directed Sabuhi?", MURAD)[0].text.startswith("“Sabuhi”")


def test_a_quiz_in_a_group_is_open_for_all_until_its_time_is_up(table: Table) -> None:
    (asked,) = table.say("/quiz")
    for address in (AYSEL, MURAD):
        (told,) = table.say(table.right(asked), address)
        assert told == Outgoing(word("told-locked"), to=address.player, sign="noted")
    (reveal,) = until_closed(table)
    assert reveal.text.startswith("Aysel: +")
    _, first, second, *_ = table.say("/top")[0].text.splitlines()
    assert [first.split(" — ")[0], second.split(" — ")[0]] == ["1. Aysel", "1. Murad"]


@pytest.mark.parametrize("command", ["/today", "/anniversaries", "/anniversaries May"])
def test_while_a_question_is_open_neither_the_calendar_nor_an_old_button_tells_anything(
    whole: Table, command: str
) -> None:
    (answer,) = whole.say("Who directed Sabuhi?")
    old = next(one for one in answer.buttons if one.label != word("quiz-me"))
    whole.say("/quiz")
    assert whole.say(command)[0].text == word("question-open")
    assert whole.press(old)[0].text == word("question-open")
    until_closed(whole)
    assert whole.say(command)[0].text != word("question-open")
    assert whole.press(old)[0].text not in (word("question-open"), word("button-gone"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_history_tells_what_each_game_was_about(whole: Table, language: Language) -> None:
    whole.say(f"/lang {language}", admin=True)
    for command in ("/game 5 films choice", "/anniversary Rashid Behbudov"):
        whole.say(command, private=True)
        until_closed(whole)
    _, latest, first = whole.say("/history")[0].text.splitlines()
    topic, kind = word("topic-films", language), word("kind-choice", language)
    assert f"{word('title-game', language)}, {topic}, {kind}, " in first
    assert f"{word('title-anniversary', language)}: " in latest
    assert "1915" in latest


def test_the_history_counts_the_questions_that_were_closed(table: Table) -> None:
    asked = open_game(table)
    table.say(table.right(asked))
    table.say(table.wrong(asked), MURAD)
    table.say("/next")
    table.say("/stop")
    row = word("history-row", day="27 April", title=word("title-game"), count=1, winners="Aysel")
    assert table.say("/history")[0].text.splitlines()[1] == f"– {row}"


def test_a_game_is_begun_and_led_on_by_command(table: Table) -> None:
    table.say("/game 5")
    table.say("/join", MURAD)
    (asked,) = table.say("/begin", MURAD)
    table.say(table.right(asked))
    table.say(table.wrong(asked), MURAD)
    (following,) = table.say("/next", MURAD)
    assert table.right(following)
    assert following.text != asked.text


def test_an_answer_that_comes_after_the_close_is_a_question_to_the_bot(whole: Table) -> None:
    whole.say("Who directed Sabuhi?")
    whole.say("/quiz choice")
    while whole.due():
        whole.wait()
    assert whole.say("Sabuhi")[0].text.startswith("“Sabuhi”")


def test_under_an_answer_stands_a_button_for_a_question_on_it(whole: Table) -> None:
    (answer,) = whole.say("Who was Rashid Behbudov?")
    (asked,) = whole.press(button(answer, word("quiz-me")))
    assert asked.text.startswith(word("title-quiz"))
    assert whole.due() is not None


def test_small_talk_and_what_is_not_known_have_no_such_button(whole: Table) -> None:
    for text in ("hello", "What is the weather like today?"):
        (said,) = whole.say(text)
        assert word("quiz-me") not in [one.label for one in said.buttons]


@pytest.mark.parametrize("data", ["q|", "q|nobody", "q|" + "x" * 62, "q|{ $title }"])
def test_a_forged_button_for_a_question_finds_none(whole: Table, data: str) -> None:
    whole.say("Who directed Sabuhi?")
    assert whole.press(Button("", data)) == [Outgoing(word("quiz-none"))]
    assert whole.due() is None


def test_after_the_reveal_more_is_told_of_the_subject(table: Table) -> None:
    (asked,) = table.say("/quiz", private=True)
    (reveal,) = table.say(table.right(asked))
    (more,) = table.press(button(reveal, word("tell-more")))
    assert more.text not in ("", word("button-gone"))
    assert word("source", count=1, sources="").strip().partition(":")[0] in more.text


def test_more_can_be_told_in_the_break_of_a_game(table: Table) -> None:
    asked = open_game(table)
    table.say(table.right(asked))
    (reveal,) = table.say(table.right(asked), MURAD)
    (more,) = table.press(button(reveal, word("tell-more")), MURAD)
    assert more.text != word("button-gone")
    ((_, following),) = table.wait()
    assert table.right(following)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_chosen_in_the_middle_of_a_game_holds_for_it(table: Table, language: Language) -> None:
    asked = open_game(table)
    table.say(f"/lang {language}", MURAD, admin=True)
    table.say(table.right(asked))
    (reveal,) = table.say(table.right(asked), MURAD)
    assert word("fastest", language, name="Aysel") in reveal.text.splitlines()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_boards_are_told_in_the_language_of_the_chat(table: Table, language: Language) -> None:
    table.say(f"/lang {language}", admin=True)
    assert table.say("/top")[0].text.startswith(word("board-group", language, period=word("period-season", language)))
    assert table.say("/me")[0].text == word("me-none", language)
    assert table.say("/history")[0].text == word("history-none", language)
