"""Commands, presses and texts of games, and what they make of a chat."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import get_args

import pytest

from bot.announcer import question_slot
from bot.chat import Chat, Preferences, Turn, Who
from bot.games.anniversaries import Calendar
from bot.games.bank import QuestionBank
from bot.games.ledger import Daily, PastGame
from bot.games.presses import Does, Press, press_of
from bot.games.question import KINDS, TOPICS, Kind, Question, Topic
from bot.games.state import Game
from bot.games.timing import LONGEST_PAUSE, held_back
from bot.messages import Account, Address, Button, Outgoing, Place
from bot.mind import Mind
from bot.play import Play
from bot.wording import Value
from knowledge.model import LANGUAGES, Language

NOON = datetime(2026, 4, 28, 8, tzinfo=UTC)
AYSEL = Who(Address("console", "here", "aysel"), NOON, "Aysel", language="en")
MURAD = Who(Address("console", "here", "murad"), NOON, "Murad", language="en")
LEYLA = Who(Address("console", "here", "leyla"), NOON, "Leyla", language="en")
HERE = Place("console", "here")
ALONE = replace(AYSEL, alone=True)
"""Aysel where nobody else is: a quiz closes with her answer."""
HAD = Daily("2026-04-28", True, 2, 2)
"""Of somebody who has had their try at the question of the day."""
GAMES = ["quiz", "game", "anniversary", "decades", "timeline", "daily"]


class Room:
    """A chat in which people play; time stands until it is moved, and a question is shown when it is asked."""

    def __init__(self, play: Play, mind: Mind, at_once: bool = True) -> None:
        self.at_once = at_once
        self.play = play
        self.mind = mind
        self.chat = Chat(language="en")
        self.passed = timedelta()
        self.turn = Turn(self.chat)

    def wait(self, seconds: float) -> None:
        self.passed += timedelta(seconds=seconds)

    def command(self, text: str, who: Who = AYSEL) -> Turn:
        name, _, rest = text.partition(" ")
        return self._after(self.play.command(name, rest, self.chat, self._now(who)))

    def write(self, text: str, who: Who = AYSEL) -> Turn:
        return self._after(self.play.text(text, self.chat, self._now(who)))

    def press(self, does: Does, who: Who = AYSEL, option: int = 0) -> Turn:
        return self.press_that(Press(self.game.id, self.game.serial, does, option), who)

    def fill_in(self, text: str, who: Who = AYSEL) -> Turn:
        """Write an answer into the form of the open question."""
        return self.press_that(Press(self.game.id, self.game.serial, "answer"), who, text)

    def press_that(self, press: Press, who: Who = AYSEL, text: str = "") -> Turn:
        return self._after(self.play.press(press, self.chat, self._now(who), text))

    def quiz_on(self, entry: str, who: Who = AYSEL) -> Turn:
        return self._after(self.play.quiz_on(entry, self.chat, self._now(who)))

    def tick(self) -> Turn:
        """Let the time pass until the game moves by itself."""
        moment = self.chat.moves_at
        assert moment is not None
        self.passed = datetime.fromtimestamp(moment / 1000, UTC) - NOON
        return self._after(self.play.tick(self.chat, HERE, self.now))

    def tick_now(self) -> Turn:
        """Let the game move if it is time."""
        return self._after(self.play.tick(self.chat, HERE, self.now))

    def show(self) -> Turn:
        """Let the platform tell that the open question appeared."""
        return self._after(self.play.shown(self.chat, HERE, self.now))

    def word(self, message: str, **values: Value) -> str:
        return self.mind.wording(self.chat.speaks)(message, **values)

    @property
    def now(self) -> datetime:
        return NOON + self.passed

    @property
    def game(self) -> Game:
        assert self.chat.game is not None
        return self.chat.game

    @property
    def question(self) -> Question:
        assert self.game.round is not None
        return self.game.round.question

    @property
    def right(self) -> str:
        """What is typed to be right."""
        question = self.question
        if question.right:
            return " ".join(str(at + 1) for at in question.right)
        return str(question.year) if question.kind == "year" else question.accepted[0]

    def _now(self, who: Who) -> Who:
        return replace(who, now=who.now + self.passed)

    def _after(self, turn: Turn | None) -> Turn:
        assert turn is not None
        self.turn, self.chat = turn, turn.chat
        if self.at_once and any(said.kind == "question" for said in turn.said):
            self.chat = self.play.shown(self.chat, HERE, self.now).chat
        return turn


@pytest.fixture
def room(own_play: Play, own_mind: Mind) -> Room:
    return Room(own_play, own_mind)


@pytest.fixture
def two(room: Room) -> Room:
    """A game of five choices in which Aysel and Murad play, its first question open."""
    return together(room, "choice")


def together(room: Room, kind: str) -> Room:
    """Have Aysel and Murad play a game of five questions of a kind; gives it with the first one open."""
    room.command(f"game 5 {kind}")
    room.press("join", MURAD)
    room.press("start")
    return room


@pytest.fixture(scope="module")
def one_question(own_mind: Mind, own_calendar: Calendar) -> Play:
    """Play with a bank of a single question."""
    knowledge = own_mind.knowledge
    facts = {fact.id: fact for fact in knowledge.facts.values() if not fact.event}
    quiz = [one for one in knowledge.quiz.values() if one.about in facts and one.kind == "choice"]
    few = replace(knowledge, films={}, people={}, facts=facts, quiz={quiz[0].id: quiz[0]})
    bank = QuestionBank(few, own_mind.say)
    assert len(bank.drafts) == 1
    return Play(own_mind, bank, own_calendar)


def texts(turn: Turn) -> list[str]:
    """Give what is said; that a question is over says nothing new."""
    return [said.text for said in turn.said if not said.ends]


# --- starting


@pytest.mark.parametrize("command", GAMES)
def test_each_command_opens_its_game(room: Room, command: str) -> None:
    room.command(command)
    assert room.game.mode == command
    assert room.game.host == "aysel"
    assert room.chat.running
    assert room.game.phase == ("asking" if command in ("quiz", "daily") else "lobby")


@pytest.mark.parametrize("command", ["game", "anniversary", "decades", "timeline"])
def test_whoever_is_alone_needs_no_lobby(room: Room, command: str) -> None:
    room.command(command, replace(AYSEL, alone=True))
    assert room.game.phase == "asking"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_game_speaks_the_language_of_who_starts_it(room: Room, language: Language) -> None:
    turn = room.command("quiz choice", replace(AYSEL, language=language))
    assert room.question.prompt.in_(language) in texts(turn)[0]


def test_the_same_moment_and_chat_give_the_same_game(room: Room, own_play: Play, own_mind: Mind) -> None:
    other = Room(own_play, own_mind)
    assert room.command("game 12") == other.command("game 12")


def test_two_chats_at_the_same_moment_get_different_questions(room: Room) -> None:
    room.command("game 12")
    here = room.game.upcoming
    room.chat = Chat(language="en")
    room.command("game 12", replace(AYSEL, address=replace(AYSEL.address, chat="there")))
    assert room.game.upcoming != here


@pytest.mark.parametrize("running", ["quiz", "game"])
@pytest.mark.parametrize("second", GAMES)
def test_a_second_game_is_refused_with_the_way_to_the_first(room: Room, running: str, second: str) -> None:
    room.command(running)
    game = room.game
    turn = room.command(second, MURAD)
    assert texts(turn) == [room.word("game-running")]
    assert "/score" in texts(turn)[0]
    assert "/stop" in texts(turn)[0]
    assert turn.chat.game == game


@pytest.mark.parametrize(
    "start",
    [
        *(partial(Room.command, text=command) for command in GAMES),
        partial(Room.command, text="game nonsense"),
        partial(Room.command, text="quiz directors clues"),
        partial(Room.quiz_on, entry="rashid_behbudov"),
        partial(Room.quiz_on, entry="nobody"),
        partial(Room.press, does="again"),
    ],
)
def test_a_second_game_that_is_refused_leaves_the_chat_and_its_language(room: Room, start: Callable[..., Turn]) -> None:
    room.command("game")
    before = room.chat
    turn = start(room, who=replace(MURAD, language="ru"))
    assert texts(turn) == [room.mind.wording("en")("game-running")]
    assert turn.chat == before
    assert room.chat.speaks == "en"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("command", "refused"),
    [
        ("game nonsense", "game-usage"),
        ("game 10 12", "game-usage"),
        ("quiz films music", "quiz-usage"),
        ("quiz choice year", "quiz-usage"),
        ("anniversary nobody of that name", "anniversary-unknown"),
        ("daily", "daily-done"),
        ("quiz directors clues", "end-empty"),
        ("game 5 music year", "end-empty"),
    ],
)
def test_a_game_that_cannot_be_is_refused_in_ones_own_language_and_leaves_the_chat(
    room: Room, command: str, refused: str, language: Language
) -> None:
    wording = room.mind.wording(language)
    topics = ", ".join(wording(f"topic-{topic}") for topic in TOPICS)
    kinds = ", ".join(wording(f"kind-{kind.replace('_', '-')}") for kind in KINDS)
    for last_game in ("", "quiz choice"):
        if last_game:
            room.command(last_game)
            room.command("stop")
        before = room.chat
        turn = room.command(command, replace(MURAD, language=language, daily=HAD))
        said = wording(refused, topics=topics, kinds=kinds, right="yes", streak=2)
        assert turn == Turn(before, (Outgoing(said),))
    assert room.chat.speaks == "en"


@pytest.mark.parametrize("language", LANGUAGES)
def test_another_game_by_button_speaks_the_language_of_who_presses(room: Room, language: Language) -> None:
    room.command("quiz choice", ALONE)
    room.command("stop")
    room.wait(1)
    turn = room.press("again", replace(MURAD, language=language))
    assert room.question.prompt.in_(language) in texts(turn)[0]
    assert room.chat.speaks == language


def test_another_question_of_the_day_by_button_is_refused_and_leaves_the_chat(room: Room) -> None:
    room.command("daily")
    room.command("stop")
    before = room.chat
    turn = room.press("again", replace(AYSEL, language="ru", daily=HAD))
    assert turn == Turn(before, (Outgoing(room.mind.wording("ru")("daily-done", right="yes", streak=2)),))


@pytest.mark.parametrize(("topic", "kind"), [(topic, kind) for topic in TOPICS for kind in KINDS])
def test_whether_there_is_a_question_of_a_topic_and_kind_is_known_at_once(
    room: Room, own_bank: QuestionBank, topic: Topic, kind: Kind
) -> None:
    there = any((draft.topic, draft.kind) == (topic, kind) for draft in own_bank.drafts.values())
    command = f"game 5 {room.word(f'words-topic-{topic}').split()[0]} {kind.replace('_', '')}"
    assert (texts(room.command(command)) == [room.word("end-empty")]) is not there
    assert (room.chat.running is not None) is there


# --- single questions


@pytest.mark.parametrize("command", ["quiz", "daily"])
@pytest.mark.parametrize("end", ["answer", "skip", "stop"])
def test_a_single_question_has_no_lobby_no_end_and_no_place_in_the_history(room: Room, command: str, end: str) -> None:
    assert len(room.command(command, ALONE).said) == 1
    assert room.game.phase == "asking"
    turn = room.write(room.right) if end == "answer" else room.command(end)
    assert room.chat.running is None
    assert len(texts(turn)) == 1
    assert turn.finished is None


@pytest.mark.parametrize("end", ["answer", "skip", "stop"])
@pytest.mark.parametrize("command", ["game", "game 7 choice", "anniversary"])
def test_a_longer_game_of_which_there_is_but_one_question_is_a_game(
    one_question: Play, own_mind: Mind, command: str, end: str
) -> None:
    room = Room(one_question, own_mind)
    room.command(command)
    assert (room.game.phase, room.game.total) == ("lobby", 1)
    room.press("start")
    turn = room.write(room.right) if end == "answer" else room.command(end)
    _, last = texts(turn)
    assert last.startswith(room.word("end-stopped" if end == "stop" else "end-played"))
    if end == "stop":  # nothing was played to its end
        assert turn.finished is None
    else:
        assert turn.finished is not None
        assert (turn.finished.mode, turn.finished.questions) == (command.split()[0], 1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_anniversary_game_says_its_occasion_first_with_a_lobby_and_without(room: Room, language: Language) -> None:
    alone = replace(AYSEL, alone=True, language=language)
    at_once = texts(room.command("anniversary", alone))[0].splitlines()
    room.command("stop")
    room.wait(1)
    invited = texts(room.command("anniversary", replace(AYSEL, language=language)))[0].splitlines()
    (asked,) = texts(room.press("start"))
    assert at_once[0] == invited[0]
    assert "1923" in at_once[0]
    assert "1923" not in asked.splitlines()[0]
    assert at_once[1].split(" · ")[0] == asked.splitlines()[0].split(" · ")[0]


def test_a_game_can_be_started_when_the_last_is_over(room: Room) -> None:
    room.command("game")
    first = room.game.id
    room.command("stop")
    room.wait(1)
    room.command("game")
    assert room.chat.running
    assert room.game.id != first


@pytest.mark.parametrize("command", ["join", "begin", "next", "skip", "hint", "pause", "resume", "stop"])
def test_without_a_game_nothing_can_be_moved(room: Room, command: str) -> None:
    assert texts(room.command(command)) == [room.word("no-game")]
    room.command("quiz choice", ALONE)
    room.write(room.right)
    assert texts(room.command(command)) == [room.word("no-game")]


@pytest.mark.parametrize("command", ["", "top", "me", "history", "help", "start", "nonsense", "GAME"])
def test_other_commands_are_not_for_games(room: Room, command: str) -> None:
    assert room.play.command(command, "", room.chat, AYSEL) is None


@pytest.mark.parametrize(
    ("command", "told"),
    [("daily", "end-empty"), ("quiz", "end-empty"), ("anniversary 1 May", "anniversary-unknown")],
)
def test_a_knowledge_without_questions_and_dates_says_so(own_mind: Mind, command: str, told: str) -> None:
    nothing = replace(own_mind.knowledge, films={}, people={}, facts={}, quiz={})
    play = Play(own_mind, QuestionBank(nothing, own_mind.say), Calendar(nothing))
    room = Room(play, own_mind)
    assert texts(room.command(command)) == [room.word(told)]
    assert room.chat.game is None


def test_a_question_can_be_had_on_one_entry(room: Room, own_bank: QuestionBank) -> None:
    room.quiz_on("rashid_behbudov")
    assert "rashid_behbudov" in own_bank.drafts[room.question.id].about
    assert room.game.mode == "quiz"


@pytest.mark.parametrize("entry", ["", "nobody", "{ $title }"])
def test_on_an_unknown_entry_there_is_no_question(room: Room, entry: str) -> None:
    assert not room.play.knows_questions_on(entry)
    assert texts(room.quiz_on(entry)) == [room.word("quiz-none")]
    assert room.chat.game is None


# --- answers


@pytest.mark.parametrize(
    "write",
    [
        lambda question: str(question.right[0] + 1),
        lambda question: f" {question.right[0] + 1}. ",
        lambda question: f"{question.right[0] + 1})",
        lambda question: "abcd"[question.right[0]],
        lambda question: "ABCD"[question.right[0]],
        lambda question: f"{'abcd'[question.right[0]]})",
        lambda question: question.answer.az,
        lambda question: question.answer.en,
        lambda question: question.answer.ru,
        lambda question: f"{question.answer.en.upper()}!",
    ],
)
@pytest.mark.parametrize("kind", ["choice", "odd"])
def test_an_option_is_picked_by_number_letter_or_text(room: Room, kind: str, write: Callable[[Question], str]) -> None:
    room.command(f"quiz {kind}", ALONE)
    (entry,) = room.write(write(room.question)).entries
    assert entry.right
    assert entry.points > 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_true_and_false_are_picked_by_their_names(room: Room, language: Language) -> None:
    room.command("quiz true", ALONE)
    (entry,) = room.write(room.question.answer.in_(language)).entries
    assert entry.right


@pytest.mark.parametrize(("message", "at"), [("words-true", 0), ("words-false", 1)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_for_true_and_false_is_an_answer_whatever_the_language_of_the_game(
    room: Room, language: Language, message: str, at: int
) -> None:
    words = room.mind.say(language, message).split()
    assert len(words) > 2
    for word in words:
        room.wait(1)
        room.command("quiz true", ALONE)
        (entry,) = room.write(word).entries
        assert entry.right is (room.question.right == (at,)), word


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("yes", 0), ("Yes!", 0), ("hə", 0), ("Hə.", 0), ("BƏLİ", 0), ("да", 0), ("ДА!", 0), ("da", 0),
        ("no", 1), (" No. ", 1), ("yox", 1), ("Xeyr", 1), ("нет", 1), ("НЕТ", 1), ("net", 1),
    ],
)  # fmt: skip
def test_yes_and_no_answer_a_true_or_false(room: Room, text: str, at: int) -> None:
    room.command("quiz true", ALONE)
    (entry,) = room.write(text).entries
    assert entry.right is (room.question.right == (at,))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        *((text, "question-open-pick") for text in ("yes no", "no way", "да нет", "maybe", "bilmirəm")),
        *((text, "told-strange") for text in ("c", "3", "1 2")),
    ],
)
def test_what_is_neither_yes_nor_no_does_not_answer_a_true_or_false(room: Room, text: str, told: str) -> None:
    room.command("quiz true", ALONE)
    before = room.chat
    assert room.write(text) == Turn(before, (Outgoing(room.word(told), to="aysel"),))


@pytest.mark.parametrize("kind", ["choice", "odd", "order"])
@pytest.mark.parametrize("text", ["yes", "hə", "да", "no", "yox", "нет"])
def test_yes_and_no_answer_nothing_else(room: Room, kind: str, text: str) -> None:
    room.command(f"quiz {kind}", ALONE)
    before = room.chat
    turn = room.write(text)
    assert turn.chat == before
    assert [said.to for said in turn.said] == ["aysel"]
    assert turn.entries == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_that_is_in_stays_and_a_second_is_told_so(two: Room, language: Language) -> None:
    two.chat = replace(two.chat, chosen=language)
    two.write(two.right)
    before = two.chat
    told = (Outgoing(two.word("told-answered"), to="aysel"),)
    wrong = (two.question.right[0] + 1) % 4
    assert two.write(str(wrong + 1)).said == told
    assert two.press("pick", option=wrong).said == told
    assert two.chat == before
    assert two.press("join").said == (Outgoing(two.word("told-again"), to="aysel"),)


def test_another_option_is_a_wrong_answer(room: Room) -> None:
    room.command("quiz choice", ALONE)
    wrong = (room.question.right[0] + 1) % 4
    (entry,) = room.write(room.question.options[wrong].en).entries
    assert (entry.right, entry.points) == (False, 0)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("text", "told"),
    [
        *((text, "question-open-pick") for text in ("what a nice film", "{0}", "не знаю", "хз", "12th")),
        *((text, "told-strange") for text in ("0", "5", "12", "e", "1 2", "-1")),
    ],
)
def test_a_player_who_picks_nothing_is_told_to_pick_or_to_wait(
    room: Room, text: str, told: str, language: Language
) -> None:
    room.command("quiz choice", replace(ALONE, language=language))
    before = room.chat
    turn = room.write(text)
    assert turn.said == (Outgoing(room.mind.wording(language)(told), to="aysel"),)
    assert turn.chat == before


@pytest.mark.parametrize("kind", [kind.replace("_", "") for kind in KINDS])
@pytest.mark.parametrize("text", ["what a nice film", "lol", "👍", "see you soon", "e"])
def test_the_talk_of_those_who_do_not_play_is_let_be(room: Room, kind: str, text: str) -> None:
    room.command(f"quiz {kind}")
    before = room.chat
    turn = room.write(text, MURAD)
    assert turn.said == ()
    assert set(room.game.players) == {"aysel"}
    assert replace(turn.chat, game=before.game) == before


@pytest.mark.parametrize("kind", ["choice", "odd", "truefalse", "order", "year"])
def test_a_pick_or_a_year_makes_a_player_of_whoever_writes_it(room: Room, kind: str) -> None:
    room.command(f"quiz {kind}")
    assert room.write(room.right, MURAD).said == (Outgoing(room.word("told-locked"), to="murad", sign="noted"),)
    assert set(room.game.players) == {"aysel", "murad"}


@pytest.mark.parametrize("kind", ["typed", "clues"])
def test_a_written_answer_that_is_right_makes_a_player_and_closes_the_question(room: Room, kind: str) -> None:
    room.command(f"quiz {kind}")
    told, over, _ = room.write(room.right, MURAD).said
    assert told == Outgoing(room.word("told-right"), to="murad", sign="right")
    assert over.ends
    assert room.chat.running is None
    assert [(entry.name, entry.right) for entry in room.turn.entries] == [("Murad", True)]


def test_the_wrong_tries_of_a_stranger_are_counted_in_silence(room: Room) -> None:
    room.command("quiz typed")
    assert room.write("zzz qqq", MURAD).said == ()
    room.press("join", MURAD)
    assert texts(room.write("zzz qqq", MURAD)) == [room.word("told-wrong", number=1)]


def test_a_stranger_has_three_tries_like_everybody(room: Room) -> None:
    room.command("quiz typed")
    for _ in range(3):
        room.write("zzz qqq", MURAD)
    assert room.write(room.right, MURAD).said == ()
    assert room.game.phase == "asking"


def test_talk_of_a_stranger_about_no_year_is_let_be_and_of_a_player_is_answered(room: Room) -> None:
    room.command("quiz year")
    before = room.chat
    assert room.write("no idea", MURAD) == Turn(before)
    assert room.write("no idea").said == (Outgoing(room.word("told-year"), to="aysel"),)


@pytest.mark.parametrize(
    "typed",
    [
        "3 1 4 2", "3142", "3, 1, 4, 2", "3,1,4,2", "3-1-4-2", "3. 1. 4. 2.", "3 → 1 → 4 → 2", "3>1>4>2", "  3  1 4 2 ",
        "cadb", "CADB", "c a d b", "C, A, D, B", "c-a-d-b", "314",
    ],
)  # fmt: skip
def test_an_order_is_typed_with_numbers_or_letters(room: Room, typed: str) -> None:
    room.command("quiz order", ALONE)
    asked = room.game.round
    assert asked is not None
    in_that_order = replace(room.question, right=(2, 0, 3, 1))
    room.chat = replace(room.chat, game=replace(room.game, round=replace(asked, question=in_that_order)))
    (entry,) = room.write(typed).entries
    assert entry.right


def test_an_order_is_pressed_piece_by_piece(room: Room) -> None:
    room.command("quiz order", ALONE)
    first, second, third, _ = room.question.right
    assert texts(room.press("pick", option=first)) == [room.word("told-added", number=3)]
    assert texts(room.press("pick", option=second)) == [room.word("told-added", number=2)]
    (entry,) = room.press("pick", option=third).entries
    assert entry.right


@pytest.mark.parametrize(
    ("text", "told"),
    [
        *((text, "told-strange") for text in ("1 2 3 5", "1 2 3 4 5", "e f g h", "19 45", "1 2")),
        ("which was first?", "question-open-pick"),
    ],
)
def test_what_is_no_whole_order_of_the_options_is_no_answer(room: Room, text: str, told: str) -> None:
    room.command("quiz order", ALONE)
    before = room.chat
    assert texts(room.write(text)) == [room.word(told)]
    assert room.chat == before


def test_an_order_with_a_repeat_is_not_taken(room: Room) -> None:
    room.command("quiz order", ALONE)
    before = room.chat
    turn = room.write("1 1 2 3")
    assert turn.said == (Outgoing(room.word("told-strange"), to="aysel"),)
    assert turn.chat == before


@pytest.mark.parametrize("kind", ["typed", "clues"])
def test_a_long_text_while_a_written_question_is_open_is_no_try(room: Room, kind: str) -> None:
    room.command(f"quiz {kind}", ALONE)
    before = room.chat
    turn = room.write("I was at the cinema with my aunt yesterday and we saw a film")
    assert turn.said == (Outgoing(room.word("question-open"), to="aysel"),)
    assert turn.chat == before


def test_a_written_answer_has_three_tries(room: Room) -> None:
    room.command("quiz typed", ALONE)
    said = [texts(room.write(f"zzz {word} qqq"))[0] for word in ("xxx", "yyy")]
    assert said == [room.word("told-wrong", number=2), room.word("told-wrong", number=1)]
    (entry,) = room.write("zzz www qqq").entries
    assert not entry.right


def test_a_year_is_typed_and_chatter_is_told_how(room: Room) -> None:
    room.command("quiz year", ALONE)
    assert texts(room.write("no idea")) == [room.word("told-year")]
    (entry,) = room.write(f"in {room.question.year}").entries
    assert entry.right


def test_a_cyrillic_answer_to_an_azerbaijani_question_is_right(room: Room) -> None:
    room.command("quiz films typed", replace(AYSEL, language="az"))
    assert room.chat.speaks == "az"
    assert room.question.answer.az in room.question.accepted
    (entry,) = room.write(room.question.answer.ru).entries
    assert entry.right


def test_with_nothing_open_a_text_is_not_for_the_game(room: Room) -> None:
    assert room.play.text("1", room.chat, AYSEL) is None
    room.command("game 5 choice")
    assert room.play.text("1", room.chat, AYSEL) is None
    room.press("start")
    room.command("pause")
    room.write(room.right)
    room.command("stop")
    assert room.play.text("1", room.chat, AYSEL) is None


def test_in_a_pause_a_pick_is_told_that_the_game_rests(two: Room) -> None:
    two.command("pause")
    two.write(two.right)
    two.write(two.right, MURAD)
    assert two.game.phase == "paused"
    before = two.chat
    assert two.write("1") == Turn(before, (Outgoing(two.word("told-resting"), to="aysel"),))
    assert two.play.text("Who directed Sabuhi?", two.chat, AYSEL) is None


def test_in_a_break_a_pick_is_late_and_other_text_is_for_the_bot(two: Room) -> None:
    option = two.question.options[0].en
    two.write(two.right)
    two.write(two.right, MURAD)
    assert two.game.phase == "break"
    before = two.chat
    for who in (AYSEL, LEYLA):
        for text in ("1", "b", option):
            assert two.write(text, who) == Turn(before, (Outgoing(two.word("told-late"), to=who.id),))
        for text in ("5", "Who directed Sabuhi?"):
            assert two.play.text(text, two.chat, who) is None


def test_after_a_written_question_every_text_is_for_the_bot(room: Room) -> None:
    room.command("game 5 typed")
    room.press("start")
    right = room.right
    room.write(right)
    assert room.game.phase == "break"
    assert room.play.text(right, room.chat, AYSEL) is None


def test_an_answer_at_the_deadline_is_late_even_before_the_tick(room: Room) -> None:
    room.command("quiz true", ALONE)
    assert room.game.round
    room.wait((room.game.round.deadline - room.game.round.opened) / 1000)
    turn = room.write(room.right)
    assert turn.said == (Outgoing(room.word("told-late"), to="aysel"),)
    assert turn.entries == ()


# --- buttons


def test_the_buttons_of_a_question_answer_it(room: Room) -> None:
    turn = room.command("quiz choice", ALONE)
    button = turn.said[0].buttons[room.question.right[0]]
    press = press_of(button.data)
    assert press is not None
    (entry,) = room.press_that(press).entries
    assert entry.right


@pytest.mark.parametrize("does", get_args(Does))
def test_a_button_of_an_older_game_is_refused_for_its_presser_alone(room: Room, does: Does) -> None:
    gone = (Outgoing(room.word("game-gone"), to="murad"),)
    assert room.press_that(Press("g0", 0, does), MURAD).said == gone
    room.command("quiz choice", ALONE)
    old = room.game
    room.write(room.right)
    room.wait(1)
    room.command("quiz choice", ALONE)
    before = room.chat
    turn = room.press_that(Press(old.id, old.serial, does), MURAD)
    assert turn.said == gone
    assert turn.chat == before


def test_a_button_of_an_earlier_question_is_late(two: Room) -> None:
    old = Press(two.game.id, two.game.serial, "pick", 0)
    two.tick()
    two.tick()
    assert two.game.phase == "asking"
    before = two.chat
    turn = two.press_that(old, MURAD)
    assert turn.said == (Outgoing(two.word("told-late"), to="murad"),)
    assert turn.chat == before


def test_a_forged_option_is_not_taken(room: Room) -> None:
    room.command("quiz choice", ALONE)
    before = room.chat
    assert room.press("pick", option=7).said == (Outgoing(room.word("told-strange"), to="aysel"),)
    assert room.chat == before


def test_after_a_quiz_its_button_asks_another_of_the_same_sort(room: Room) -> None:
    room.command("quiz films choice", ALONE)
    first = room.question.id
    turn = room.write(room.right)
    room.wait(1)
    press = press_of(turn.said[-1].buttons[0].data)
    assert press is not None
    room.press_that(press, MURAD)
    assert (room.question.topic, room.question.kind) == ("films", "choice")
    assert room.question.id != first
    assert room.game.host == "murad"


def test_again_opens_a_game_of_the_same_number_and_topic(room: Room) -> None:
    room.command("game 7 music")
    room.press("start")
    room.command("stop")
    room.wait(1)
    room.press("again", MURAD)
    assert room.game.phase == "lobby"
    assert (room.game.total, room.game.theme, room.game.host) == (7, "music|", "murad")


def test_any_player_begins_a_game_by_command_and_nobody_else(room: Room) -> None:
    room.command("game 5 choice")
    room.command("join", MURAD)
    before = room.chat
    assert room.command("begin", LEYLA) == Turn(before, (Outgoing(room.word("told-not-playing"), to="leyla"),))
    room.command("begin", MURAD)
    assert room.game.phase == "asking"
    assert room.command("begin").said == (Outgoing(room.word("told-not-now"), to="aysel"),)


def test_any_player_ends_a_break_by_command_and_nobody_else(two: Room) -> None:
    assert two.command("next").said == (Outgoing(two.word("told-not-now"), to="aysel"),)
    two.write(two.right)
    two.write(two.right, MURAD)
    before = two.chat
    assert two.command("next", LEYLA) == Turn(before, (Outgoing(two.word("told-not-playing"), to="leyla"),))
    two.command("next", MURAD)
    assert two.game.phase == "asking"


def test_again_of_a_running_game_is_refused(room: Room) -> None:
    room.command("game")
    assert texts(room.press("again")) == [room.word("game-running")]


# --- forms


def written(kind: str, question: Question) -> tuple[str, str]:
    """Give a right answer to a question that is answered in writing and one that is wrong."""
    return (str(question.year), str(question.year + 1)) if kind == "year" else (question.accepted[0], "zzz qqq")


@pytest.mark.parametrize("kind", ["typed", "clues"])
def test_a_right_answer_from_the_form_closes_the_question_as_if_it_were_written_to_the_chat(
    room: Room, kind: str
) -> None:
    room.command(f"quiz {kind}", ALONE)
    other = Room(room.play, room.mind)
    other.command(f"quiz {kind}", ALONE)
    assert room.fill_in(room.right).said == other.write(other.right).said
    assert room.turn.entries == other.turn.entries != ()
    assert room.turn.said[0] == Outgoing(room.word("told-right"), to="aysel", sign="right")


@pytest.mark.parametrize("kind", ["typed", "clues", "year"])
def test_a_right_answer_from_the_form_makes_a_player_of_whoever_does_not_play_yet(room: Room, kind: str) -> None:
    room.command(f"quiz {kind}")
    right, _ = written(kind, room.question)
    told = room.fill_in(right, MURAD).said[0]
    message = "told-locked" if kind == "year" else "told-right"
    assert told == Outgoing(room.word(message), to="murad", sign="noted" if kind == "year" else "right")
    entries = close_by_time(room).entries if kind == "year" else room.turn.entries
    assert [(entry.name, entry.right) for entry in entries] == [("Murad", True)]


def test_a_wrong_answer_of_a_stranger_from_the_form_is_told_and_makes_them_a_player(room: Room) -> None:
    room.command("quiz typed")
    for left in (2, 1):
        told = Outgoing(room.word("told-wrong", number=left), to="murad", sign="wrong")
        assert room.fill_in("zzz qqq", MURAD).said == (told,)
    assert set(room.game.players) == {"aysel", "murad"}
    assert room.fill_in("zzz qqq", MURAD).said == (Outgoing(room.word("told-out"), to="murad", sign="wrong"),)
    assert room.fill_in(room.right, MURAD).said == (Outgoing(room.word("told-no-tries"), to="murad"),)
    assert room.game.phase == "asking"


def test_what_a_stranger_wrote_to_the_chat_and_into_the_form_are_tries_at_one_question(room: Room) -> None:
    room.command("quiz typed")
    assert room.write("zzz qqq", MURAD).said == ()
    assert texts(room.fill_in("zzz qqq", MURAD)) == [room.word("told-wrong", number=1)]
    for _ in range(3):
        assert room.write("zzz qqq", LEYLA).said == ()
    assert room.fill_in(room.right, LEYLA).said == (Outgoing(room.word("told-no-tries"), to="leyla"),)
    assert room.game.phase == "asking"


def test_a_close_answer_from_the_form_is_told_to_be_close(room: Room) -> None:
    room.command("quiz typed")
    asked = room.game.round
    assert asked is not None
    titled = replace(room.question, accepted=("Arşın mal alan",), others=(), answer_kind="title")
    room.chat = replace(room.chat, game=replace(room.game, round=replace(asked, question=titled)))
    assert [said.sign for said in room.fill_in("Arşın", MURAD).said] == ["close"]


@pytest.mark.parametrize("kind", ["typed", "clues", "year"])
@pytest.mark.parametrize("phase", ["break", "paused", "next", "over"])
def test_an_answer_from_the_form_of_a_question_that_is_over_is_late_and_changes_nothing(
    room: Room, kind: str, phase: str
) -> None:
    two = together(room, kind)
    old, (right, _) = Press(two.game.id, two.game.serial, "answer"), written(kind, two.question)
    if phase == "paused":
        two.command("pause")
    two.command("skip")
    if phase == "next":
        two.press("next")
    if phase == "over":
        two.command("stop")
    before = two.chat
    told = Outgoing(two.word("told-resting" if phase == "paused" else "told-late"), to="murad")
    assert two.press_that(old, MURAD, right) == Turn(before, (told,))


def test_an_answer_from_the_form_at_the_deadline_is_late_even_before_the_tick(room: Room) -> None:
    room.command("quiz typed")
    room.wait(seconds_open(room))
    before = room.chat
    assert room.fill_in(room.right) == Turn(before, (Outgoing(room.word("told-late"), to="aysel"),))


@pytest.mark.parametrize("kind", ["typed", "clues"])
@pytest.mark.parametrize("text", ["word " * 13, "", "  \n"])
@pytest.mark.parametrize("who", [AYSEL, LEYLA])
def test_what_is_too_long_or_empty_in_the_form_is_no_try_and_told_so(
    room: Room, kind: str, text: str, who: Who
) -> None:
    room.command(f"quiz {kind}")
    before = room.chat
    assert room.fill_in(text, who) == Turn(before, (Outgoing(room.word("question-open"), to=who.id),))


@pytest.mark.parametrize("text", ["no idea", "1941 or 1942", "", "word " * 13])
@pytest.mark.parametrize("who", [AYSEL, LEYLA])
def test_what_is_no_year_in_the_form_of_a_year_is_told_how_to_write_one(room: Room, text: str, who: Who) -> None:
    room.command("quiz year")
    before = room.chat
    assert room.fill_in(text, who) == Turn(before, (Outgoing(room.word("told-year"), to=who.id),))


@pytest.mark.parametrize("kind", ["choice", "true", "odd", "order"])
def test_a_forged_form_of_what_is_picked_takes_no_answer(room: Room, kind: str) -> None:
    room.command(f"quiz {kind}")
    before = room.chat
    for text in ("1", room.right, room.question.answer.en):
        assert room.fill_in(text, MURAD) == Turn(before, (Outgoing(room.word("told-strange"), to="murad"),))


def test_in_a_lobby_there_is_nothing_to_answer(room: Room) -> None:
    room.command("game 5 typed")
    before = room.chat
    assert room.fill_in("Sevil", MURAD) == Turn(before, (Outgoing(room.word("told-not-now"), to="murad"),))


def test_the_form_that_a_question_shows_is_its_own(room: Room) -> None:
    (asked,) = room.command("quiz typed", ALONE).said
    press = press_of(asked.buttons[0].data)
    assert asked.buttons[0].asks and press is not None
    (entry,) = room.press_that(press, text=room.right).entries
    assert entry.right


# --- the bag of questions


def test_a_question_asked_goes_into_the_bag_and_one_not_yet_asked_does_not(two: Room) -> None:
    assert two.chat.seen == {two.question.id}
    first = two.question.id
    two.write(two.right)
    two.write(two.right, MURAD)
    assert two.chat.seen == {first}
    two.press("next")
    assert two.chat.seen == {first, two.question.id}
    two.command("stop")
    assert len(two.chat.seen) == 2


def test_no_question_comes_again_before_all_of_its_sort_were_asked(room: Room, own_bank: QuestionBank) -> None:
    sorts = Counter((draft.topic, draft.kind) for draft in own_bank.drafts.values())
    topic, kind = next(one for one in ((t, k) for t in TOPICS for k in KINDS) if 2 <= sorts[one] <= 8)
    asked: list[str] = []
    for _ in range(sorts[topic, kind] + 1):
        room.command(f"quiz {room.word(f'words-topic-{topic}').split()[0]} {kind.replace('_', '')}")
        asked.append(room.question.id)
        room.command("skip")
        room.wait(1)
    assert len(set(asked[:-1])) == len(asked) - 1
    assert asked[-1] in asked[:-1]
    assert asked[-1] in room.chat.seen


def test_the_bag_is_kept_over_games(room: Room) -> None:
    room.command("quiz choice", ALONE)
    first = room.question.id
    room.write(room.right)
    room.wait(1)
    room.command("game 5")
    assert first in room.chat.seen
    assert first not in room.game.upcoming


# --- the ledger


def test_the_ledger_hears_of_answers_only_when_the_question_is_closed(two: Room) -> None:
    wrong = str((two.question.right[0] + 1) % 4 + 1)
    assert two.write(wrong).entries == ()
    two.wait(2)
    entries = {entry.player: entry for entry in two.write(two.right, MURAD).entries}
    assert set(entries) == {Account("console", "aysel"), Account("console", "murad")}
    aysel, murad = entries[Account("console", "aysel")], entries[Account("console", "murad")]
    assert (aysel.right, aysel.points, aysel.streak) == (False, 0, 0)
    assert (murad.right, murad.points > 0, murad.streak, murad.name) == (True, True, 1, "Murad")
    assert {entry.place for entry in entries.values()} == {HERE}
    assert {(entry.game, entry.round) for entry in entries.values()} == {(two.game.id, 1)}
    assert {entry.topic for entry in entries.values()} == {two.question.topic}
    assert {entry.at for entry in entries.values()} == {NOON + timedelta(seconds=2)}


def close_by_time(room: Room) -> Turn:
    while room.game.phase == "asking":
        room.tick()
    return room.turn


def test_a_question_that_two_tried_counts_as_played_together(two: Room) -> None:
    two.write(two.right)
    entries = two.write(two.right, MURAD).entries
    assert [entry.together for entry in entries] == [True, True]


def test_a_question_that_one_tried_while_two_played_counts_as_played_together(two: Room) -> None:
    two.write(two.right)
    (entry,) = close_by_time(two).entries
    assert entry.together


def test_whoever_has_been_silent_for_three_questions_plays_no_more(two: Room) -> None:
    together = []
    for _ in range(3):
        two.write(two.right)
        (entry,) = close_by_time(two).entries
        together.append(entry.together)
        two.press("next")
    assert together == [True, True, False]


def test_whoever_plays_alone_does_not_play_together(room: Room) -> None:
    room.command("quiz choice", ALONE)
    (entry,) = room.write(room.right).entries
    assert not entry.together


def test_a_question_skipped_before_any_answer_leaves_nothing_in_the_ledger(two: Room) -> None:
    turn = two.command("skip")
    assert turn.entries == ()
    assert texts(turn)[0].startswith(two.word("skipped"))
    assert two.game.phase == "break"


def test_an_answer_that_is_in_counts_when_another_skips(two: Room) -> None:
    two.write(two.right, MURAD)
    turn = two.command("skip")
    assert [(entry.name, entry.right, entry.points > 0) for entry in turn.entries] == [("Murad", True, True)]
    assert not texts(turn)[0].startswith(two.word("skipped"))
    assert two.game.phase == "break"


@pytest.mark.parametrize(("kind", "command"), [("choice", "skip"), ("odd", "skip"), ("odd", "hint")])
def test_whoever_is_done_with_a_question_or_does_not_play_cannot_skip_it(room: Room, kind: str, command: str) -> None:
    two = together(room, kind)
    two.write(two.right)
    before = two.chat
    assert two.command(command).said == (Outgoing(two.word("told-done"), to="aysel"),)
    assert two.command(command, LEYLA).said == (Outgoing(two.word("told-not-playing"), to="leyla"),)
    assert two.chat == before


@pytest.mark.parametrize("kind", ["choice", "true"])
def test_a_hint_to_what_may_be_a_poll_is_refused_for_who_asks_alone(room: Room, kind: str) -> None:
    two = together(room, kind)
    before = two.chat
    for who in (AYSEL, MURAD, LEYLA):
        assert two.command("hint", who).said == (Outgoing(two.word("told-no-hint"), to=who.id),)
    assert two.chat == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_that_is_in_is_lost_when_the_game_is_stopped(two: Room, language: Language) -> None:
    two.chat = replace(two.chat, chosen=language)
    two.write(two.right, MURAD)
    turn = two.command("stop")
    reveal, end = texts(turn)
    assert reveal.startswith(two.word("stopped-question"))
    assert two.question.why.in_(language) in reveal
    assert end.startswith(two.word("end-stopped"))
    assert turn.entries == ()


def play_to_the_end(room: Room, who: Who) -> None:
    while room.chat.running:
        if room.game.phase == "asking":
            room.write(room.right, who)
        if room.game.phase == "asking":
            room.write(str((room.question.right[0] + 1) % 4 + 1), MURAD if who is AYSEL else AYSEL)
        if room.game.phase == "break":
            room.tick()


def test_a_finished_game_is_noted_with_its_winner(two: Room) -> None:
    play_to_the_end(two, MURAD)
    assert two.game.players["murad"].points > 0
    winner = Account("console", "murad")
    assert two.turn.finished == PastGame(HERE, two.game.id, two.now, "game", "|choice", 5, (winner,))


def test_a_stopped_game_is_noted_with_the_questions_closed(two: Room) -> None:
    two.write(two.right)
    two.write(two.right, MURAD)
    two.press("next")
    finished = two.command("stop").finished
    assert finished is not None
    assert finished.questions == 1
    assert set(finished.winners) == {Account("console", "aysel"), Account("console", "murad")}


def test_a_game_without_points_has_no_winner(two: Room) -> None:
    while two.chat.running:
        two.tick()
    assert two.turn.finished is not None
    assert two.turn.finished.winners == ()
    assert two.turn.finished.questions == 3


def test_a_game_that_never_began_is_not_noted(room: Room) -> None:
    room.command("game")
    assert room.command("stop").finished is None


def test_nothing_is_finished_before_the_end(two: Room) -> None:
    two.write(two.right)
    assert two.write(two.right, MURAD).finished is None


# --- the question of the day


def test_the_question_of_the_day_is_closed_by_the_answer_where_nobody_else_is(room: Room) -> None:
    room.command("daily", ALONE)
    turn = room.write(room.right)
    assert (turn.daily, turn.closed) == ({"aysel": True}, True)
    assert room.game.phase == "over"


def test_the_try_at_the_question_of_the_day_counts_with_the_answer_before_it_is_closed(room: Room) -> None:
    opened = room.command("daily")
    assert (opened.daily, opened.closed) == ({}, False)
    turn = room.write(room.right, MURAD)
    assert turn.said == (Outgoing(room.word("told-locked"), to="murad", sign="noted"),)
    assert (turn.daily, turn.closed) == ({"murad": True}, False)
    turn = close_by_time(room)
    assert (turn.daily, turn.closed) == ({"aysel": False, "murad": True}, True)


@pytest.mark.parametrize("command", ["daily", "quiz choice"])
def test_a_single_question_to_a_group_waits_for_those_who_have_not_joined(room: Room, command: str) -> None:
    room.command(command)
    assert room.write(room.right).entries == ()
    room.write(room.right, MURAD)
    room.write(str((room.question.right[0] + 1) % 4 + 1), LEYLA)
    assert room.game.phase == "asking"
    entries = close_by_time(room).entries
    assert {entry.name: entry.right for entry in entries} == {"Aysel": True, "Murad": True, "Leyla": False}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chat_has_the_question_of_the_day_once_a_day(room: Room, language: Language) -> None:
    room.command("daily")
    close_by_time(room)
    before = room.chat
    for start in (partial(room.command, "daily"), partial(room.press, "again")):
        turn = start(replace(MURAD, language=language))
        assert turn == Turn(before, (Outgoing(room.mind.wording(language)("daily-here")),))
    room.wait(24 * 3600)
    room.command("daily", MURAD)
    assert room.chat.running


def test_another_chat_has_the_question_of_the_day_for_itself(room: Room) -> None:
    room.command("daily")
    first = room.question.id
    room.chat = Chat(language="en")
    room.command("daily", replace(MURAD, address=replace(MURAD.address, chat="there")))
    assert room.question.id == first


def test_where_nobody_else_is_the_chat_does_not_refuse_the_question_of_the_day(room: Room) -> None:
    room.command("daily", ALONE)
    room.command("stop")
    room.wait(1)
    room.command("daily", ALONE)
    assert room.chat.running


def test_a_quiz_does_not_use_up_the_question_of_the_day(room: Room) -> None:
    room.command("quiz choice", ALONE)
    room.write(room.right)
    room.wait(1)
    room.command("daily")
    assert room.game.mode == "daily"
    assert room.chat.running


def test_whoever_opened_the_question_of_the_day_has_had_their_try(room: Room) -> None:
    room.command("daily")
    room.press("join", MURAD)
    room.write(room.right, MURAD)
    while room.chat.running:
        room.tick()
    assert room.turn.daily == {"aysel": False, "murad": True}


@pytest.mark.parametrize("broken_off", ["skip", "stop"])
def test_an_answer_to_the_question_of_the_day_was_the_try_when_it_is_broken_off(room: Room, broken_off: str) -> None:
    orxan = replace(MURAD, address=replace(MURAD.address, player="orxan"), name="Orxan")
    room.command("daily")
    for who in (MURAD, LEYLA, orxan):
        room.press("join", who)
    room.write(room.right, MURAD)
    room.press("pick", LEYLA, (room.question.right[0] + 1) % 4)
    turn = room.command(broken_off)
    assert turn.daily == {"aysel": False, "murad": True, "leyla": False}
    assert {entry.name for entry in turn.entries} == {"Murad", "Leyla"}
    assert turn.finished is None


def test_whoever_opened_it_and_was_right_has_it_right_when_it_is_broken_off(room: Room) -> None:
    room.command("daily")
    room.press("join", MURAD)
    room.write(room.right)
    assert room.command("stop").daily == {"aysel": True}


def test_another_quiz_is_no_question_of_the_day(room: Room) -> None:
    room.command("quiz choice", ALONE)
    assert room.write(room.right).daily == {}


def test_the_question_of_the_day_is_refused_in_another_chat_to_whoever_had_their_try(room: Room) -> None:
    elsewhere = replace(AYSEL, address=replace(AYSEL.address, chat="there"), daily=HAD)
    turn = room.command("daily", elsewhere)
    assert texts(turn) == [room.word("daily-done", right="yes", streak=2)]
    assert room.chat.game is None


def test_whoever_had_their_try_cannot_answer_where_another_opened_it(room: Room) -> None:
    room.command("daily", MURAD)
    before = room.chat
    done = (Outgoing(room.word("daily-done", right="yes", streak=2), to="aysel"),)
    had = replace(AYSEL, daily=HAD)
    assert room.write(room.right, had).said == done
    assert room.press("pick", had, room.question.right[0]).said == done
    assert room.chat == before


def test_yesterdays_try_does_not_count_today(room: Room) -> None:
    yesterday = replace(AYSEL, daily=Daily("2026-04-27", True, 2, 2))
    room.command("daily", yesterday)
    assert room.write(room.right, yesterday).daily == {"aysel": True}


def test_a_question_of_the_day_that_is_open_after_midnight_is_still_that_of_its_day(room: Room) -> None:
    before_midnight = datetime(2026, 4, 28, 19, 59, 50, tzinfo=UTC)
    room.wait((before_midnight - NOON).total_seconds())
    room.command("daily", MURAD)
    room.wait(15)
    before = room.chat
    for last in ("2026-04-28", "2026-04-29"):
        had = replace(AYSEL, daily=Daily(last, True, 2, 2))
        assert texts(room.press("pick", had, room.question.right[0])) == [
            room.word("daily-done", right="yes", streak=2)
        ]
        assert room.chat == before
    assert room.press("pick", replace(AYSEL, daily=Daily("2026-04-27", True, 2, 2)), room.question.right[0]).daily == {
        "aysel": True
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_those_who_were_right_are_told_how_many_days_in_a_row(room: Room, language: Language) -> None:
    room.command("daily", replace(AYSEL, language=language))
    room.press("join", replace(MURAD, name="{ $streak }"))
    standing = {
        "aysel": Daily("2026-04-28", True, 3, 3),
        "murad": Daily("2026-04-28", True, 1, 1),
        "stranger": Daily("2026-04-28", True, 9, 9),
    }
    ends, reveal = Outgoing("", ends=True), Outgoing("Answer: 1", (Button("more", "m"),), kind="news")
    turn = Turn(room.chat, (ends, reveal))
    first, said = room.play.day_done(turn, standing)
    assert first == ends
    assert (said.kind, said.buttons) == (reveal.kind, reveal.buttons)
    assert said.text.splitlines() == [
        "Answer: 1",
        room.word("daily-streak", name="Aysel", streak=3),
        room.word("daily-streak", name="{ $streak }", streak=1),
    ]
    assert room.play.day_done(turn, {"aysel": Daily("2026-04-28", False, 0, 3)}) == turn.said
    assert room.play.day_done(turn, {"aysel": Daily("2026-04-29", True, 1, 3)}) == turn.said  # of the next day's
    assert room.play.day_done(turn, {}) == turn.said


# --- the language


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_chosen_in_the_middle_of_a_game_is_spoken_from_then_on(two: Room, language: Language) -> None:
    two.chat = replace(two.chat, chosen=language)
    two.write(two.right)
    (reveal,) = texts(two.write(two.right, MURAD))
    assert two.question.why.in_(language) in reveal
    (asked,) = texts(two.press("next"))
    assert two.question.prompt.in_(language) in asked


# --- time


def test_time_does_nothing_where_no_game_is(room: Room) -> None:
    assert room.play.tick(room.chat, HERE, NOON) == Turn(room.chat)


def test_before_its_moment_time_does_nothing(two: Room) -> None:
    assert two.play.tick(two.chat, HERE, NOON) == Turn(two.chat)
    assert two.chat.moves_at is not None
    almost = datetime.fromtimestamp((two.chat.moves_at - 1) / 1000, UTC)
    assert two.play.tick(two.chat, HERE, almost) == Turn(two.chat)


def test_left_alone_a_game_asks_three_questions_and_ends(room: Room) -> None:
    room.command("game 5 choice")
    phases = [room.game.phase]
    while room.chat.running:
        room.tick()
        if room.game.phase != phases[-1]:
            phases.append(room.game.phase)
    assert phases == ["lobby", "asking", "break", "asking", "break", "asking", "over"]
    assert room.word("end-idle") in texts(room.turn)[-1]


def seconds_open(room: Room) -> float:
    """Give how long the open question still is."""
    assert room.game.round is not None
    return room.game.round.deadline / 1000 - room.now.timestamp()


@pytest.fixture
def unseen(own_play: Play, own_mind: Mind) -> Room:
    """A game whose first question, one that has a hint, was asked and has not appeared yet."""
    return together(Room(own_play, own_mind, at_once=False), "odd")


def test_the_time_of_a_question_runs_from_when_it_was_shown(unseen: Room) -> None:
    whole = seconds_open(unseen)
    unseen.wait(30)
    assert unseen.show().said == ()
    assert seconds_open(unseen) == whole
    unseen.wait(3)
    before = unseen.chat
    assert unseen.show() == Turn(before)
    assert seconds_open(unseen) == whole - 3


def test_a_question_that_nobody_has_seen_neither_gives_its_hint_nor_closes(unseen: Room) -> None:
    before = unseen.chat
    for _ in range(20):
        unseen.wait(3600)
        assert unseen.tick_now() == Turn(before)
    unseen.show()
    assert [said.kind for said in unseen.tick().said] == ["news"]
    assert unseen.game.round is not None
    assert unseen.game.round.hinted


def test_a_question_that_is_answered_was_seen_though_nobody_told(unseen: Room) -> None:
    unseen.write(unseen.right)
    close_by_time(unseen)
    assert unseen.game.phase == "break"
    assert [entry.name for entry in unseen.turn.entries] == ["Aysel"]


def test_where_no_question_is_open_none_can_be_shown(room: Room) -> None:
    assert room.play.shown(room.chat, HERE, NOON) == Turn(room.chat)
    room.command("game 5 choice")
    assert room.play.shown(room.chat, HERE, NOON) == Turn(room.chat)
    room.press("start")
    close_by_time(room)
    assert room.play.shown(room.chat, HERE, NOON) == Turn(room.chat)
    room.command("stop")
    assert room.play.shown(room.chat, HERE, NOON) == Turn(room.chat)


def reached(room: Room, phase: str) -> None:
    """Bring a room, in which nothing happened yet, into a phase of a game."""
    room.command("game 5 choice")
    room.press("join", MURAD)
    if phase == "lobby":
        return
    room.press("start")
    if phase in ("asking", "unseen"):
        return
    if phase == "paused":
        room.command("pause")
    room.write(room.right)
    room.write(room.right, MURAD)


PHASES = ["lobby", "unseen", "asking", "break", "paused"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("phase", PHASES)
def test_a_game_that_nothing_moves_for_a_day_ends_whatever_it_was_at(
    own_play: Play, own_mind: Mind, phase: str, language: Language
) -> None:
    room = Room(own_play, own_mind, at_once=phase != "unseen")
    reached(room, phase)
    room.chat = replace(room.chat, chosen=language)
    room.passed = datetime.fromtimestamp((room.game.since + LONGEST_PAUSE) / 1000, UTC) - NOON
    turn = room.tick_now()
    assert room.chat.running is None
    assert texts(turn)[-1].startswith(room.word("end-forgotten"))
    assert room.chat.moves_at is None
    assert (turn.finished is not None) is (phase in ("break", "paused"))


@pytest.mark.parametrize("phase", ["lobby", "asking", "break"])
def test_a_game_that_is_found_again_within_the_day_goes_on(room: Room, phase: str) -> None:
    reached(room, phase)
    room.passed = datetime.fromtimestamp((room.game.since + LONGEST_PAUSE - 1000) / 1000, UTC) - NOON
    room.tick_now()
    assert room.chat.running is not None


def test_a_game_is_never_due_without_moving(unseen: Room) -> None:
    unseen.passed = datetime.fromtimestamp((unseen.game.since + LONGEST_PAUSE) / 1000, UTC) - NOON
    held = held_back(unseen.game, int(unseen.now.timestamp() * 1000))
    unseen.chat = replace(unseen.chat, game=held)
    unseen.wait(1)
    unseen.tick_now()
    assert unseen.chat.moves_at is None or unseen.chat.moves_at > unseen.now.timestamp() * 1000


# --- what happens by itself


@pytest.mark.parametrize("phase", PHASES)
def test_a_game_can_be_broken_off_by_nobody_whatever_it_was_at(own_play: Play, own_mind: Mind, phase: str) -> None:
    room = Room(own_play, own_mind, at_once=phase != "unseen")
    reached(room, phase)
    turn = room.play.broken_off(room.chat, HERE, room.now)
    assert turn.chat.running is None
    assert texts(turn)[-1].startswith(room.word("end-stopped"))
    assert all(said.to == "" for said in turn.said)


def test_a_single_question_that_is_broken_off_ends_too(room: Room) -> None:
    room.command("quiz choice")
    room.write(room.right, MURAD)
    turn = room.play.broken_off(room.chat, HERE, room.now)
    assert turn.chat.running is None
    assert [entry.name for entry in turn.entries] == ["Murad"]


def test_where_no_game_runs_none_is_broken_off(room: Room) -> None:
    assert room.play.broken_off(room.chat, HERE, NOON) == Turn(room.chat)
    room.command("game")
    room.command("stop")
    assert room.play.broken_off(room.chat, HERE, NOON) == Turn(room.chat)


# --- what a message is to its chat


def kinds(turn: Turn) -> list[str]:
    return [said.kind for said in turn.said]


def test_a_lobby_takes_the_place_of_the_one_before_and_of_no_other_games(room: Room) -> None:
    (opened,) = room.command("game 5 choice").said
    told, joined = room.press("join", MURAD).said
    assert (opened.kind, joined.kind, told.kind) == ("news", "news", "chatter")
    assert opened.slot == joined.slot != ""
    assert (told.to, told.slot) == ("murad", "")
    room.command("stop")
    room.wait(1)
    (another,) = room.command("game 5 choice").said
    assert another.slot not in ("", opened.slot)


def test_each_question_has_a_place_of_its_own_and_all_else_of_a_game_is_news_without_one(two: Room) -> None:
    slots = {said.slot for said in two.turn.said if said.kind == "question"}
    while two.chat.running:
        turn = two.tick()
        assert set(kinds(turn)) <= {"news", "question"}
        assert {said.slot for said in turn.said if said.kind == "news" and not said.ends} <= {""}
        slots |= {said.slot for said in turn.said if said.kind == "question"}
    assert len(slots) == 3
    assert "" not in slots


SORTS = ["choice", "true", "odd", "order", "year", "typed", "clues"]


@pytest.mark.parametrize("kind", SORTS)
def test_before_its_reveal_the_place_of_a_question_is_told_once_that_it_is_over(room: Room, kind: str) -> None:
    two = together(room, kind)
    ended = []
    while two.chat.running:
        asked = question_slot(two.game)
        turn = two.tick()
        if two.game.phase != "asking" and asked not in ended:
            first, reveal, *_ = turn.said
            assert (first.ends, first.slot, first.kind) == (True, asked, "news")
            assert two.question.prompt.en in first.text.splitlines()
            assert reveal.text.startswith(two.word("nobody-tried"))
            ended.append(asked)
        assert [said.ends for said in turn.said[1:]] == [False] * len(turn.said[1:])
    assert len(ended) == 3


@pytest.mark.parametrize("end", ["answer", "skip", "stop", "time"])
@pytest.mark.parametrize("command", [*(f"quiz {kind}" for kind in SORTS), "game 5 choice", "game 5 typed"])
def test_however_a_question_ends_that_comes_before_its_answer(room: Room, command: str, end: str) -> None:
    room.command(command, ALONE)
    slot = question_slot(room.game)
    turn = close_by_time(room) if end == "time" else room.write(room.right) if end == "answer" else room.command(end)
    over, *others = (said for said in turn.said if not said.to)
    assert (over.ends, over.slot) == (True, slot)
    assert others and not any(said.ends for said in others)


def test_a_poll_that_is_over_shows_how_all_who_answered_voted(two: Room) -> None:
    right = two.question.right[0]
    two.press("pick", LEYLA, (right + 1) % 4)
    two.write(two.right)
    over, *_ = two.write(two.right, MURAD).said
    assert over.choice is not None
    assert [over.choice.votes[at] for at in (right, (right + 1) % 4)] == [2, 1]
    assert sum(over.choice.votes) == 3


# --- what those who manage a chat have chosen


@pytest.mark.parametrize("seconds", [20, 60])
def test_a_question_is_open_as_long_as_was_chosen_for_the_chat(room: Room, seconds: int) -> None:
    room.chat = replace(room.chat, preferences=Preferences(seconds=seconds))
    (asked,) = room.command("quiz choice").said
    assert room.chat.moves_at == room.game.since + seconds * 1000
    assert asked.choice is not None
    assert asked.choice.seconds == seconds


def test_a_running_game_keeps_the_time_that_it_began_with(two: Room) -> None:
    first = two.game.pace
    two.chat = replace(two.chat, preferences=Preferences(seconds=60))
    two.command("skip")
    two.press("next")
    assert two.game.pace == first


@pytest.mark.parametrize("command", GAMES)
def test_where_only_administrators_start_games_others_are_told_so_alone(room: Room, command: str) -> None:
    room.chat = replace(room.chat, preferences=Preferences(starters="admins"))
    before = room.chat
    told = Outgoing(room.word("start-admins"), to="aysel")
    assert room.command(command) == Turn(before, (told,))
    room.command(command, replace(AYSEL, admin=True))
    assert room.chat.running


def test_where_only_administrators_start_games_others_join_and_play_them(room: Room) -> None:
    room.chat = replace(room.chat, preferences=Preferences(starters="admins"))
    room.command("game 5 choice", replace(AYSEL, admin=True))
    room.press("join", MURAD)
    room.press("start", MURAD)
    assert room.write(room.right, MURAD).said[0].sign == "noted"
    room.command("stop", replace(AYSEL, admin=True))
    room.wait(1)
    assert room.press("again", MURAD).said == (Outgoing(room.word("start-admins"), to="murad"),)


def test_where_only_administrators_start_games_those_that_come_by_themselves_still_do(room: Room) -> None:
    room.chat = replace(room.chat, preferences=Preferences(starters="admins"))
    turn = room.play.post_daily(room.chat, HERE, NOON, Daily())
    assert kinds(turn) == ["question"]


@pytest.mark.parametrize(
    ("platform", "owner", "told"),
    [
        ("telegram", "", True), ("discord", "", True), ("console", "", False),
        ("telegram", "aysel", False), ("discord", "aysel", False), ("console", "aysel", False),
    ],
)  # fmt: skip
def test_only_in_a_group_where_one_can_reply_is_it_told_to_write_an_answer_as_a_reply(
    room: Room, platform: str, owner: str, told: bool
) -> None:
    room.chat = replace(room.chat, owner=owner)
    who = replace(AYSEL, address=Address(platform, "here", "aysel"), alone=bool(owner))
    for kind in ("typed", "clues", "year"):
        (asked,) = room.command(f"quiz {kind}", who).said
        assert (room.word("how-reply") in asked.text.splitlines()) is told
        (again,) = room.command("score", who).said
        assert (room.word("how-reply") in again.text.splitlines()) is told
        room.command("stop")
        room.wait(1)


def test_what_has_options_is_never_to_be_answered_as_a_reply(room: Room) -> None:
    for kind in ("choice", "odd", "order", "true"):
        (asked,) = room.command(f"quiz {kind}").said
        assert room.word("how-reply") not in asked.text
        room.command("stop")
        room.wait(1)


def test_what_is_said_to_a_command_is_chatter(two: Room) -> None:
    assert kinds(two.command("score")) == ["chatter"]
    assert kinds(two.command("game")) == ["chatter"]
    two.command("stop")
    for command in ("score", "skip", "today", "anniversaries", "game nonsense"):
        assert kinds(two.command(command)) == ["chatter"]


# --- telling


def test_the_score_of_a_running_game_is_told_and_of_none_it_is_said(two: Room) -> None:
    two.write(two.right)
    two.write(two.right, MURAD)
    (score,) = two.command("score").said
    assert [line.split(" — ")[0] for line in score.text.splitlines()] == ["1. Aysel", "1. Murad"]
    assert [button.label for button in score.buttons] == [two.word("next")]
    two.command("stop")
    assert texts(two.command("score")) == [two.word("score-none")]


def test_the_score_before_the_start_is_the_lobby(room: Room) -> None:
    (lobby,) = room.command("game 5 choice").said
    (score,) = room.command("score", MURAD).said
    assert (score.text, score.buttons) == (lobby.text, lobby.buttons)
    assert (score.kind, score.slot) == ("chatter", ""), "it is a message of its own"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["choice", "typed"])
def test_the_score_shows_an_open_question_again_with_the_time_left(room: Room, kind: str, language: Language) -> None:
    (asked,) = room.command(f"game 5 {kind}", replace(ALONE, language=language)).said
    assert room.game.round is not None
    seconds = (room.game.round.deadline - room.game.round.opened) // 1000
    room.wait(3)
    before = room.chat
    (score,) = room.command("score").said
    assert score.text.splitlines() == [
        *asked.text.splitlines(),
        room.word("seconds-left", seconds=seconds - 3),
        room.word("no-table"),
    ]
    assert score.buttons == asked.buttons != ()
    assert room.chat == before


def test_the_button_under_the_score_in_a_break_asks_the_next_question(two: Room) -> None:
    two.write(two.right)
    two.write(two.right, MURAD)
    press = press_of(two.command("score").said[0].buttons[0].data)
    assert press is not None
    two.press_that(press, MURAD)
    assert two.game.phase == "asking"
    assert two.game.round is not None
    assert two.game.round.number == 2


def test_past_the_deadline_no_time_is_left(two: Room) -> None:
    two.wait(1000)
    assert two.word("seconds-left", seconds=0) in texts(two.command("score"))[0].splitlines()


@pytest.mark.parametrize(("language", "day"), [("az", "28 aprel"), ("en", "28 April"), ("ru", "28 апреля")])
def test_today_is_told_in_the_language_of_who_asks(room: Room, language: Language, day: str) -> None:
    turn = room.command("today", replace(AYSEL, language=language))
    assert day in texts(turn)[0].splitlines()[0]
    assert "1923" in texts(turn)[0]


def test_asking_what_is_today_leaves_a_running_game_as_it_is(two: Room) -> None:
    two.write(two.right)
    two.write(two.right, MURAD)
    before = two.chat
    assert "1923" in texts(two.command("today", replace(MURAD, language="ru")))[0]
    assert "1923" in texts(two.command("anniversaries", replace(MURAD, language="ru")))[0]
    assert two.chat == before


@pytest.mark.parametrize("command", ["today", "anniversaries", "anniversaries May", "anniversaries nonsense"])
def test_while_a_question_is_open_the_calendar_tells_nothing(two: Room, command: str) -> None:
    before = two.chat
    for who in (AYSEL, LEYLA):
        assert two.command(command, who) == Turn(before, (Outgoing(two.word("question-open"), to=who.id),))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("written", ["nonsense", "13", "0", "Smarch", "?"])
def test_anniversaries_of_what_is_no_month_are_answered_with_how_to_write_it(
    room: Room, written: str, language: Language
) -> None:
    room.chat = replace(room.chat, chosen=language)
    turn = room.command(f"anniversaries {written}", replace(AYSEL, language=language))
    assert texts(turn) == [room.word("anniversaries-usage")]


@pytest.mark.parametrize("written", ["dekabr", "December", "декабрь", "декабря", "12", "in December"])
def test_the_anniversaries_of_a_month_are_listed(room: Room, written: str) -> None:
    (said,) = texts(room.command(f"anniversaries {written}"))
    assert said.splitlines()[0] == room.word("month-head", month="December")
    assert "Rashid Behbudov" in said


def test_without_a_month_this_one_and_the_films_of_the_year_are_listed(room: Room) -> None:
    month, year = texts(room.command("anniversaries"))[0].split("\n\n")
    assert month.startswith(room.word("month-head", month="April"))
    assert year.startswith(room.word("year-head", year="2026"))


# --- what a question asks


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_question_asks_is_told_by_its_id(
    own_play: Play, own_mind: Mind, own_bank: QuestionBank, language: Language
) -> None:
    for kind in KINDS:
        id = next(draft.id for draft in own_bank.drafts.values() if draft.kind == kind)
        question = own_bank.question(id, "any")
        assert question
        assert own_play.prompt(id, own_mind.wording(language)) == question.prompt.in_(language) != ""


@pytest.mark.parametrize("id", ["", "nobody", "sabuhi_1941", "sabuhi_1941.director", "x" * 10_000])
def test_of_a_question_that_is_no_more_there_is_nothing_to_tell(own_play: Play, own_mind: Mind, id: str) -> None:
    assert own_play.prompt(id, own_mind.wording("en")) == ""
