"""What is said about each effect of a game, in the three languages, and the buttons under it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import get_args

import pytest

from bot.announcer import Announcer, question_slot
from bot.games.anniversaries import Calendar
from bot.games.bank import QuestionBank
from bot.games.effects import Ask, Effect, End, Feedback, Finish, Hint, LobbyOpen, MoreClues, Reason, Rest, Reveal, Tell
from bot.games.presses import press_of
from bot.games.question import KINDS, Kind, Question
from bot.games.scoring import Gain, standings
from bot.games.state import ONE_QUESTION, Answer, Game, Mode, Pace, Phase, Player, Round
from bot.games.timing import time_for
from bot.messages import Outgoing
from bot.mind import Mind
from bot.occasions import Occasions
from bot.wording import Value
from knowledge.model import LANGUAGES, Language, Source, Text

TODAY = date(2026, 4, 28)
OPENING = "studio|film_factory_opened_1923"
MANY: tuple[Mode, ...] = tuple(mode for mode in get_args(Mode) if mode not in ONE_QUESTION)
"""Games of more than one question."""
WITHOUT_A_QUESTION: tuple[Phase, ...] = ("break", "paused")
EVIL = ("{ $points }", "{0}", "{name}", "%s", "{", "$name", '{ "x" }', "<b>x</b>")
"""Names that a template would make something of."""


@pytest.fixture
def say(own_mind: Mind, own_calendar: Calendar) -> "Say":
    return Say(own_mind, own_calendar)


class Say:
    """Announces effects in a language."""

    def __init__(self, mind: Mind, calendar: Calendar) -> None:
        self._mind = mind
        self._calendar = calendar

    def word(self, language: Language, message: str, **values: Value) -> str:
        return self._mind.wording(language)(message, **values)

    def occasions(self, language: Language) -> Occasions:
        return Occasions(self._mind.wording(language), self._calendar, TODAY)

    def all(self, language: Language, game: Game, *effects: Effect, replies: bool = False) -> list[Outgoing]:
        """Announce effects; that a question is over, which says nothing new, is left out."""
        return [one for one in Announcer(self.occasions(language), replies).announce(game, effects) if not one.ends]

    def ends(self, game: Game, *effects: Effect, language: Language = "en") -> list[Outgoing]:
        """Announce effects after which a question is over, with that."""
        return Announcer(self.occasions(language)).announce(game, effects)

    def standing(self, language: Language, game: Game, now: int) -> Outgoing:
        return Announcer(self.occasions(language)).standing(game, now)

    def numbered(self, language: Language, question: Question) -> list[str]:
        """Give the options as they are shown."""
        shown = [self._mind.wording(language).capital(option.in_(language)) for option in question.options]
        return [f"{number}. {option}" for number, option in enumerate(shown, 1)]

    def clues(self, language: Language, question: Question) -> list[str]:
        """Give the clues as they are told."""
        shown = [clue.in_(language) for clue in question.clues]
        return [self.word(language, "clue", number=number, text=clue) for number, clue in enumerate(shown, 1)]

    def one(self, language: Language, game: Game, effect: Effect) -> Outgoing:
        (said,) = self.all(language, game, effect)
        return said


def some(bank: QuestionBank, kind: Kind) -> Question:
    """Give a question of a kind."""
    question = bank.question(next(one.id for one in bank.drafts.values() if one.kind == kind), "a seed")
    assert question is not None
    return question


def text(word: str) -> Text:
    return Text(f"{word} az", f"{word} en", f"{word} ru")


CHOICE = Question(
    id="q", kind="choice", topic="music", difficulty=2, prompt=text("prompt"), answer=text("third"), why=text("why"),
    source=Source("The source", "https://example.org/s"), more="f.card|koroghlu_1960",
    options=(text("first"), text("second"), text("third"), text("fourth")), right=(2,),
)  # fmt: skip
ODD = replace(CHOICE, kind="odd", struck=(0, 3))
TRUTH = replace(CHOICE, kind="true_false", options=(text("yes"), text("no")), right=(1,), answer=text("no"))
YEAR = replace(CHOICE, kind="year", options=(), right=(), year=1945, answer=text("1945"), hint=text("hint"))
TYPED = replace(YEAR, kind="typed", year=0)
CLUED = tuple(map(text, ("vague", "clear", "plain", "full", "last")))
CLUES = replace(TYPED, kind="clues", hint=None, clues=CLUED[:4])
ORDER = replace(CHOICE, kind="order", right=(2, 0, 3, 1), answer=text("c → a → d → b"))
MADE_UP = {one.kind: one for one in (CHOICE, TRUTH, YEAR, TYPED, CLUES, ORDER, ODD)}


def opened(number: int, question: Question, since: int, deadline: int) -> Round:
    """Give a round whose question has just been asked."""
    return Round(number, question, since, deadline, clue=max(question.first_clues - 1, 0))


def all_told(clues: Question) -> Game:
    """Give a game in which the other clues have been told too."""
    asked = game(clues)
    assert asked.round
    return replace(asked, round=replace(asked.round, clue=len(clues.clues) - 1))


def game(
    question: Question | None = CHOICE,
    phase: Phase = "asking",
    mode: Mode = "game",
    total: int = 10,
    players: Sequence[Player] = (Player("1", "Aysel"),),
    theme: str = "|",
) -> Game:
    asked = opened(3, question, 1_000, 21_000) if question else None
    named = {player.id: player for player in players}
    return Game("g1", mode, "1", 0, (), total, phase, 0, 7, theme, asked, named)


def gain(name: str, points: int = 0, spent: int = 20_000, streak: int = 0, bonus: int = 0, year: int = 0) -> Gain:
    right = points > 0
    answer = Answer(spent, right=right, locked=True, year=year or None)
    return Gain(Player(name, name, points, streak=streak), answer, points, bonus, spent)


def does(said: Outgoing) -> list[str]:
    """Give what the buttons of the game do, each with the option it picks."""
    pressed = [press_of(button.data) for button in said.buttons]
    assert all(press and (press.game, press.serial) == ("g1", 7) for press in pressed if press)
    return [f"{press.does} {press.option}" for press in pressed if press]


# --- the lobby


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lobby_invites_and_names_who_plays(say: Say, language: Language) -> None:
    lobby = say.one(language, game(None, "lobby", players=(Player("1", "Aysel"), Player("2", "Murad"))), LobbyOpen())
    title = say.word(language, "title-game")
    assert lobby.text.splitlines() == [
        say.word(language, "lobby", title=title, count=10, seconds=60),
        say.word(language, "lobby-players", players="Aysel, Murad"),
    ]
    assert [button.label for button in lobby.buttons] == [say.word(language, one) for one in ("join", "start-now")]
    assert does(lobby) == ["join 0", "start 0"]
    assert lobby.to == ""


@pytest.mark.parametrize(("language", "more"), [("az", "və daha 180"), ("en", "and 180 more"), ("ru", "и ещё 180")])
def test_a_lobby_of_many_names_the_first_and_counts_the_others(say: Say, language: Language, more: str) -> None:
    players = [Player(str(number), f"{number}".rjust(32, "x")) for number in range(200)]
    lobby = say.one(language, game(None, "lobby", players=players), LobbyOpen())
    named = ", ".join(player.name for player in players[:20])
    assert lobby.text.splitlines()[1] == say.word(language, "lobby-players", players=f"{named} {more}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lobby_names_the_topic_and_the_kind(say: Say, language: Language) -> None:
    title = ", ".join(say.word(language, one) for one in ("title-game", "topic-music", "kind-true-false"))
    said = say.one(language, game(None, "lobby", theme="music|true_false"), LobbyOpen()).text
    assert said.startswith(say.word(language, "lobby", title=title, count=10, seconds=60))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_anniversary_game_opens_with_its_occasion(say: Say, language: Language) -> None:
    lobby = game(None, "lobby", "anniversary", theme=OPENING)
    opening, invitation, _ = say.one(language, lobby, LobbyOpen()).text.splitlines()
    assert opening == say.occasions(language).opening(lobby.theme) != ""
    title = say.word(language, "title-anniversary")
    assert invitation == say.word(language, "lobby", title=title, count=10, seconds=60)


@pytest.mark.parametrize(
    ("language", "name"), [("az", "Rəşid Behbudov"), ("en", "Rashid Behbudov"), ("ru", "Рашид Бейбутов")]
)
def test_a_game_in_honour_of_somebody_names_them_at_its_start_and_its_end(
    say: Say, language: Language, name: str
) -> None:
    theme = "honour|rashid_behbudov"
    opening = say.one(language, game(None, "lobby", "anniversary", theme=theme), LobbyOpen()).text.splitlines()[0]
    over = game(phase="over", mode="anniversary", theme=theme, players=PODIUM)
    closing = say.one(language, over, Finish("played", standings(PODIUM))).text.splitlines()[-1]
    assert opening == say.word(language, "anniversary-honour", occasion=name)
    assert closing == say.word(language, "anniversary-honour-end", occasion=name)


@pytest.mark.parametrize("mode", get_args(Mode))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_game_has_a_title(say: Say, language: Language, mode: Mode) -> None:
    assert say.one(language, game(None, "lobby", mode), LobbyOpen()).text


# --- questions


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_choice_is_asked_with_its_options_in_order(say: Say, language: Language) -> None:
    said = say.one(language, game(), Ask())
    topic = say.word(language, "topic-music")
    assert said.text.splitlines() == [
        say.word(language, "head", number=3, total=10, topic=topic, level="★★☆", seconds=20),
        f"prompt {language}",
        f"1. First {language}",
        f"2. Second {language}",
        f"3. Third {language}",
        f"4. Fourth {language}",
    ]
    assert [button.label for button in said.buttons] == ["1", "2", "3", "4"]
    assert does(said) == ["pick 0", "pick 1", "pick 2", "pick 3"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mode", sorted(ONE_QUESTION))
def test_a_question_alone_bears_the_title_of_its_game(say: Say, language: Language, mode: Mode) -> None:
    title, topic = say.word(language, f"title-{mode}"), say.word(language, "topic-music")
    head = say.word(language, "head-alone", title=title, topic=topic, level="★★☆", seconds=20)
    assert say.one(language, game(mode=mode, total=1), Ask()).text.splitlines()[0] == head


@pytest.mark.parametrize("mode", MANY)
def test_the_only_question_there_is_for_a_longer_game_bears_its_number(say: Say, mode: Mode) -> None:
    asked = game(mode=mode, total=1)
    assert asked.round
    head = say.one("en", replace(asked, round=replace(asked.round, number=1)), Ask()).text.splitlines()[0]
    assert head == say.word("en", "head", number=1, total=1, topic="music", level="★★☆", seconds=20)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_anniversary_game_without_a_lobby_says_its_occasion_before_the_first_question(
    say: Say, language: Language
) -> None:
    plain = game(mode="anniversary", theme=OPENING)
    assert plain.round
    first, third = replace(plain.round, number=1), plain.round
    opening = say.occasions(language).opening(OPENING)
    head, *_ = say.one(language, replace(plain, round=first), Ask()).text.splitlines()
    said, below, prompt, *_ = say.one(
        language, replace(plain, round=first, pace=Pace(lobby=0)), Ask()
    ).text.splitlines()
    assert "1923" in opening
    assert (said, below, prompt) == (opening, head, f"prompt {language}")
    assert opening != head
    assert opening not in say.one(language, replace(plain, round=third, pace=Pace(lobby=0)), Ask()).text
    assert opening not in say.one(language, replace(plain, mode="game", round=first, pace=Pace(lobby=0)), Ask()).text


SMALL = replace(
    CHOICE,
    options=(Text("ilk film", "it", "ия"), Text("ışıq", "“sevil”", "«севиль»"), Text("İlqar", "Ilgar", "Ильгар"),
    Text("1945", "1945", "1945")), right=(0,), answer=Text("ilk film", "it", "ия"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("language", "options"),
    [
        ("az", ["1. İlk film", "2. Işıq", "3. İlqar", "4. 1945"]),
        ("en", ["1. It", "2. “sevil”", "3. Ilgar", "4. 1945"]),
        ("ru", ["1. Ия", "2. «севиль»", "3. Ильгар", "4. 1945"]),
    ],
)
def test_an_option_begins_with_a_capital_letter_wherever_it_is_shown(
    say: Say, language: Language, options: list[str]
) -> None:
    right, second, _, fourth = options
    odd = replace(SMALL, kind="odd", struck=(1, 3))
    for question, answer in ((SMALL, right.removeprefix("1. ")), (odd, right)):
        assert say.one(language, game(question), Ask()).text.splitlines()[2:] == options
        reveal = say.one(language, game(question), Reveal(())).text
        assert say.word(language, "answer-is", answer=answer) in reveal.splitlines()
    hint = say.one(language, game(odd), Hint()).text
    assert hint == say.word(language, "hint-struck", options=f"{second}, {fourth}")


def test_the_stars_tell_how_hard_it_is(say: Say) -> None:
    heads = [say.one("en", game(replace(CHOICE, difficulty=level)), Ask()).text for level in (1, 2, 3)]
    assert [star in head for star, head in zip(("★☆☆", "★★☆", "★★★"), heads, strict=True)] == [True] * 3


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_real_question_of_each_kind_is_asked_in_full(
    say: Say, own_bank: QuestionBank, kind: Kind, language: Language
) -> None:
    question = some(own_bank, kind)
    asked = replace(game(question), round=opened(1, question, 0, time_for(question)))
    lines = say.one(language, asked, Ask()).text.splitlines()
    assert question.prompt.in_(language) in lines
    options = say.numbered(language, question)
    assert [line for line in lines if line in options] == options
    assert lines[len(lines) - question.first_clues :] == say.clues(language, question)[: question.first_clues]
    assert not any(clue.in_(language) in "\n".join(lines) for clue in question.clues[question.first_clues :])


@pytest.mark.parametrize("kind", ["year", "typed", "clues", "order", "true_false"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_a_plain_choice_says_how_to_answer(say: Say, kind: Kind, language: Language) -> None:
    how = say.word(language, f"how-{kind.replace('_', '-')}", example="3 1 4 2")
    assert say.one(language, game(MADE_UP[kind]), Ask()).text.splitlines()[2] == how


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_order_of_fewer_things_has_a_shorter_example(say: Say, language: Language) -> None:
    three = replace(ORDER, options=ORDER.options[:3], right=(2, 0, 1))
    assert "3 1 4 2" in say.one(language, game(ORDER), Ask()).text
    assert say.word(language, "how-order", example="3 1 2") in say.one(language, game(three), Ask()).text.splitlines()


@pytest.mark.parametrize(
    ("kind", "pressed"),
    [
        ("true_false", ["pick 0", "pick 1"]),
        ("odd", ["pick 0", "pick 1", "pick 2", "pick 3"]),
        ("order", ["pick 0", "pick 1", "pick 2", "pick 3"]),
        ("year", ["answer 0", "hint 0", "skip 0"]),
        ("typed", ["answer 0", "hint 0", "skip 0"]),
        ("clues", ["answer 0", "hint 0", "skip 0"]),
    ],
)
def test_the_buttons_fit_the_kind(say: Say, kind: Kind, pressed: list[str]) -> None:
    assert does(say.one("en", game(MADE_UP[kind]), Ask())) == pressed


@pytest.mark.parametrize(
    ("question", "hinted", "clue"),
    [
        (TYPED, True, 0),
        (YEAR, True, 0),
        (replace(TYPED, hint=None), False, 0),
        (replace(YEAR, hint=None), False, 0),
        (CLUES, False, 3),
    ],
)
def test_where_nothing_is_left_to_give_no_hint_can_be_asked_for(
    say: Say, question: Question, hinted: bool, clue: int
) -> None:
    asked = game(question)
    assert asked.round
    asked = replace(asked, round=replace(asked.round, hinted=hinted, clue=clue))
    assert does(say.one("en", asked, Ask())) == does(say.standing("en", asked, 1_000)) == ["answer 0", "skip 0"]


@pytest.mark.parametrize("count", [3, 4, 5])
def test_until_all_clues_are_told_the_others_can_be_asked_for(say: Say, count: int) -> None:
    clues = replace(CLUES, clues=CLUED[:count])
    asked, told = game(clues), all_told(clues)
    first, rest = say.one("en", asked, Ask()), say.one("en", told, MoreClues(clues.first_clues))
    assert does(first) == does(say.standing("en", asked, 1_000)) == ["answer 0", "hint 0", "skip 0"]
    assert does(rest) == does(say.standing("en", told, 1_000)) == ["answer 0", "skip 0"]


# --- a running game shown again

STANDING = (Player("1", "Aysel", 540, right=5), Player("2", "Murad", 100, right=1), Player("3", "Leyla"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_open_question_is_shown_again_with_its_buttons_the_time_left_and_the_table(
    say: Say, language: Language
) -> None:
    asked = game(players=STANDING)
    first, shown = say.one(language, asked, Ask()), say.standing(language, asked, 8_500)
    assert shown.text.splitlines() == [
        *first.text.splitlines(),
        say.word(language, "seconds-left", seconds=12),
        say.word(language, "podium", place=1, name="Aysel", points=540, right=5),
        say.word(language, "podium", place=2, name="Murad", points=100, right=1),
    ]
    assert shown.buttons == first.buttons != ()
    assert shown.to == ""


@pytest.mark.parametrize("now", [21_000, 21_001, 99_000])
def test_no_less_than_no_time_is_left(say: Say, now: int) -> None:
    assert say.word("en", "seconds-left", seconds=0) in say.standing("en", game(), now).text.splitlines()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_shown_again_before_anybody_has_points_says_so(say: Say, language: Language) -> None:
    assert say.standing(language, game(), 1_000).text.splitlines()[-1] == say.word(language, "no-table")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_lobby_is_shown_again_as_it_was(say: Say, language: Language) -> None:
    lobby = game(None, "lobby", players=STANDING)
    again, first = say.standing(language, lobby, 0), say.one(language, lobby, LobbyOpen())
    assert (again.text, again.buttons, again.to) == (first.text, first.buttons, first.to)


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_a_break_the_table_is_shown_with_the_way_to_the_next_question(say: Say, language: Language) -> None:
    shown = say.standing(language, game(phase="break", players=STANDING), 30_000)
    assert shown.text.splitlines() == [
        say.word(language, "podium", place=1, name="Aysel", points=540, right=5),
        say.word(language, "podium", place=2, name="Murad", points=100, right=1),
    ]
    assert does(shown) == ["next 0"]


def test_in_a_pause_the_table_is_shown_without_a_way_on(say: Say) -> None:
    shown = say.standing("en", game(phase="paused", players=STANDING), 30_000)
    assert shown.text.startswith(say.word("en", "podium", place=1, name="Aysel", points=540, right=5))
    assert shown.buttons == ()


# --- hints and clues


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hint_is_a_text_or_strikes_out_options_by_their_numbers(say: Say, language: Language) -> None:
    struck = f"1. First {language}, 4. Fourth {language}"
    assert say.one(language, game(TYPED), Hint()).text == say.word(language, "hint-is", text=f"hint {language}")
    assert say.one(language, game(ODD), Hint()).text == say.word(language, "hint-struck", options=struck)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("count", "others"), [(3, (3,)), (4, (3, 4)), (5, (4, 5))])
def test_the_other_clues_come_together_each_with_its_number(
    say: Say, language: Language, count: int, others: tuple[int, ...]
) -> None:
    clues = replace(CLUES, clues=CLUED[:count])
    texts = [clue.in_(language) for clue in CLUED]
    said = [say.word(language, "clue", number=number, text=texts[number - 1]) for number in others]
    assert say.one(language, all_told(clues), MoreClues(clues.first_clues)).text.splitlines() == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_shown_again_has_the_clues_told_so_far_and_no_others(say: Say, language: Language) -> None:
    for asked, told in ((game(CLUES), 2), (all_told(CLUES), 4)):
        lines = say.standing(language, asked, 1_000).text.splitlines()
        assert [line for line in lines if line in say.clues(language, CLUES)] == say.clues(language, CLUES)[:told]


# --- the reveal


@pytest.mark.parametrize(
    ("language", "seconds"), [("az", ["2,5", "11,0"]), ("en", ["2.5", "11.0"]), ("ru", ["2,5", "11,0"])]
)
def test_the_reveal_tells_who_knew_it_the_answer_why_and_from_where(
    say: Say, language: Language, seconds: list[str]
) -> None:
    gained = (gain("Murad", 140, 2_500), gain("Aysel", 110, 11_000), gain("Leyla"), gain("Orxan"))
    closed = game(phase="break", players=[one.player for one in gained])
    assert say.one(language, closed, Reveal(gained)).text.splitlines() == [
        say.word(language, "gain", name="Murad", points=140, seconds=seconds[0]),
        say.word(language, "gain", name="Aysel", points=110, seconds=seconds[1]),
        say.word(language, "fastest", name="Murad"),
        say.word(language, "not-right", names="Leyla, Orxan"),
        say.word(language, "answer-is", answer=f"Third {language}"),
        f"why {language}",
        say.word(language, "source", count=1, sources="The source (https://example.org/s)"),
        say.word(language, "table-short", table="Murad 140 · Aysel 110 · Leyla 0 · Orxan 0"),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_under_the_reveal_stand_the_next_question_more_and_a_report(say: Say, language: Language) -> None:
    said = say.one(language, game(phase="break"), Reveal((gain("Aysel", 100),)))
    labels = [say.word(language, one) for one in ("next", "tell-more", "report")]
    assert [button.label for button in said.buttons] == labels
    assert does(said) == ["next 0"]
    assert [button.data for button in said.buttons[1:]] == [CHOICE.more, f"report|{CHOICE.id}"]


@pytest.mark.parametrize("end", get_args(End))
def test_a_question_can_be_reported_however_it_ended_and_whatever_it_was_asked_in(say: Say, end: End) -> None:
    gains = (gain("Aysel", 100),)
    for closed in (game(phase="over"), game(phase="over", mode="quiz", total=1), game(phase="over", mode="daily")):
        said = say.all("en", closed, Reveal(gains, end))[0]
        assert [one.data for one in said.buttons if one.label == say.word("en", "report")] == [f"report|{CHOICE.id}"]


def test_while_a_question_is_open_it_cannot_be_reported(say: Say) -> None:
    for question in MADE_UP.values():
        labels = [one.label for one in say.one("en", game(question), Ask()).buttons]
        assert say.word("en", "report") not in labels


@pytest.mark.parametrize(
    ("letters", "fits"), [("q" * 57, True), ("q" * 58, False), ("ə" * 28, True), ("ə" * 29, False)]
)
def test_a_question_whose_id_is_too_long_for_a_button_is_reported_under_a_short_name(
    say: Say, letters: str, fits: bool
) -> None:
    said = say.one("en", game(replace(CHOICE, id=letters), phase="break"), Reveal((gain("Aysel", 100),)))
    data = said.buttons[-1].data
    assert (data == f"report|{letters}") is fits
    assert len(data.encode()) <= 64


def test_after_a_quiz_question_another_is_offered_and_after_the_last_of_a_game_none(say: Say) -> None:
    effect = Reveal((gain("Aysel", 100),))
    assert does(say.one("en", game(phase="over", mode="quiz", total=1), effect)) == ["again 0"]
    assert does(say.one("en", game(phase="over"), effect)) == []
    assert does(say.one("en", game(phase="over", mode="daily", total=1), effect)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_that_nobody_tried_and_one_skipped_say_so_and_tell_the_answer(say: Say, language: Language) -> None:
    closed = game(phase="break")
    untried = say.one(language, closed, Reveal(())).text.splitlines()
    skipped = say.one(language, closed, Reveal((), "skipped")).text.splitlines()
    answer = say.word(language, "answer-is", answer=f"Third {language}")
    assert untried[:2] == [say.word(language, "nobody-tried"), answer]
    assert skipped[:2] == [say.word(language, "skipped"), answer]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_broken_off_says_so_and_tells_the_answer_before_the_end(say: Say, language: Language) -> None:
    over = game(phase="over", players=PODIUM)
    effects = (Reveal((), "stopped", active=4), Finish("stopped", standings(PODIUM)))
    reveal, end = (one.text.splitlines() for one in say.all(language, over, *effects))
    answer = say.word(language, "answer-is", answer=f"Third {language}")
    assert reveal[:2] == [say.word(language, "stopped-question"), answer]
    assert end[0] == say.word(language, "end-stopped")


def test_a_question_that_was_closed_by_a_skip_tells_who_knew_it(say: Say) -> None:
    said = say.one("en", game(phase="break"), Reveal((gain("Aysel", 100),), active=2)).text
    assert said.startswith("Aysel: +100")
    assert say.word("en", "skipped") not in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_when_all_are_wrong_nobody_is_fastest(say: Say, language: Language) -> None:
    said = say.one(language, game(phase="break"), Reveal((gain("Aysel"), gain("Murad")))).text.splitlines()
    assert said[:2] == [say.word(language, "nobody-right"), say.word(language, "not-right", names="Aysel, Murad")]
    assert len(said) == 5


def test_of_many_who_were_wrong_ten_are_named(say: Say) -> None:
    said = say.one(
        "en", game(phase="break"), Reveal(tuple(gain(f"p{number}") for number in range(12)))
    ).text.splitlines()
    assert said[1].endswith(": p0, p1, p2, p3, p4, p5, p6, p7, p8, p9 and 2 more")


def test_a_single_player_is_neither_fastest_nor_in_a_table(say: Say) -> None:
    said = say.one("en", game(phase="break"), Reveal((gain("Aysel", 100, 3_000),))).text.splitlines()
    assert said[0] == say.word("en", "gain", name="Aysel", points=100, seconds="3.0")
    assert said[1] == say.word("en", "answer-is", answer="Third en")
    assert len(said) == 4


@pytest.mark.parametrize(("language", "seconds"), [("az", "4,0"), ("en", "4.0"), ("ru", "4,0")])
def test_a_streak_that_pays_is_told(say: Say, language: Language, seconds: str) -> None:
    said = say.one(language, game(phase="break"), Reveal((gain("Aysel", 132, 4_000, 4, 22),))).text.splitlines()
    assert said[0] == say.word(language, "gain-streak", name="Aysel", points=132, seconds=seconds, streak=4)
    assert "4" in said[0].partition(seconds)[2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_years_guessed_are_told_and_none_has_a_thousands_mark(say: Say, language: Language) -> None:
    gained = (gain("Aysel", 120, year=1944), gain("Murad", 0, year=1930))
    said = say.one(language, game(YEAR, "break"), Reveal(gained))
    assert said.text.splitlines()[:2] == ["Aysel: 1944 (+120)", "Murad: 1930 (+0)"]


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        ("choice", "Third en"),
        ("odd", "3. Third en"),
        ("true_false", "No en"),
        ("typed", "1945 en"),
    ],
)
def test_the_answer_is_told_with_its_number_where_no_platform_shows_the_options_without_theirs(
    say: Say, kind: Kind, answer: str
) -> None:
    said = say.one("en", game(MADE_UP[kind], "break"), Reveal(()))
    assert say.word("en", "answer-is", answer=answer) in said.text.splitlines()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_answer_to_an_order_is_its_numbers_alone(say: Say, language: Language) -> None:
    said = say.one(language, game(ORDER, "break"), Reveal(())).text
    assert said.splitlines()[1] == say.word(language, "answer-is", answer="3 1 4 2")
    assert "→" not in said


def test_a_long_reveal_shows_ten_players_and_a_table_of_five(say: Say) -> None:
    gained = tuple(gain(f"player{number}", 200 - number) for number in range(14))
    said = say.one("en", game(phase="break", players=[one.player for one in gained]), Reveal(gained)).text
    table = "player0 200 · player1 199 · player2 198 · player3 197 · player4 196"
    assert "player9: +191" in said
    assert "player10:" not in said
    assert said.splitlines()[-1] == say.word("en", "table-short", table=table)


# --- a word to one player


@pytest.mark.parametrize("what", get_args(Feedback))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_feedback_is_said_to_the_player_alone(say: Say, language: Language, what: Feedback) -> None:
    said = say.one(language, game(), Tell("1", what, 2))
    assert said.to == "1"
    assert said.text
    assert said.buttons == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_tried_again_is_told_in_words_of_its_own(say: Say, language: Language) -> None:
    told: tuple[Feedback, ...] = ("answered", "again", "locked")
    assert len({say.one(language, game(), Tell("1", what)).text for what in told}) == len(told)


@pytest.mark.parametrize("what", ["close", "wrong", "voted", "added"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_left_is_told(say: Say, language: Language, what: Feedback) -> None:
    one, two = (say.one(language, game(), Tell("1", what, left)).text for left in (1, 2))
    assert one == say.word(language, f"told-{what}", number=1)
    assert one != two
    assert "2" in two


def test_a_word_to_somebody_who_does_not_play_reaches_them(say: Say) -> None:
    assert say.one("en", game(), Tell("stranger", "late")).to == "stranger"


# --- pauses and the end


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pause_begins_now_or_later(say: Say, language: Language) -> None:
    said = say.all(language, game(), Rest(), Rest(later=True))
    assert said == [Outgoing(say.word(language, one), kind="news") for one in ("resting", "resting-later")]


PODIUM = (
    Player("1", "Aysel", 540, right=5), Player("2", "Murad", 540, right=5), Player("3", "Leyla", 1, right=1),
    Player("4", "Orxan"),
)  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_podium_shows_who_has_points_with_shared_places(say: Say, language: Language) -> None:
    said = say.one(language, game(phase="over", players=PODIUM), Finish("played", standings(PODIUM)))
    assert said.text.splitlines() == [
        say.word(language, "end-played"),
        say.word(language, "podium", place=1, name="Aysel", points=540, right=5),
        say.word(language, "podium", place=1, name="Murad", points=540, right=5),
        say.word(language, "podium", place=3, name="Leyla", points=1, right=1),
    ]
    assert [button.label for button in said.buttons] == [say.word(language, "again")]
    assert does(said) == ["again 0"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_game_without_points_has_no_podium(say: Say, language: Language) -> None:
    table = standings([Player("1", "Aysel")])
    said = say.one(language, game(phase="over"), Finish("stopped", table)).text.splitlines()
    assert said == [say.word(language, "end-stopped"), say.word(language, "no-table")]


@pytest.mark.parametrize("reason", get_args(Reason))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_end_has_its_words_and_one_without_questions_no_podium(
    say: Say, language: Language, reason: Reason
) -> None:
    said = say.one(language, game(phase="over", players=PODIUM), Finish(reason, standings(PODIUM))).text
    assert ("Aysel" in said) is (reason not in ("nobody", "empty"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_anniversary_game_ends_with_its_occasion(say: Say, language: Language) -> None:
    over = game(phase="over", mode="anniversary", theme=OPENING, players=PODIUM)
    last = say.one(language, over, Finish("played", standings(PODIUM))).text.splitlines()[-1]
    assert last == say.occasions(language).closing(over.theme)
    assert "1923" in last


ENDS: tuple[Reason, ...] = ("played", "stopped")


@pytest.mark.parametrize("reason", ENDS)
@pytest.mark.parametrize("mode", sorted(ONE_QUESTION))
def test_the_end_of_a_single_question_is_its_reveal(say: Say, mode: Mode, reason: Reason) -> None:
    over = game(phase="over", mode=mode, total=1)
    (reveal,) = say.all("en", over, Reveal((gain("Aysel", 100),)), Finish(reason, standings(PODIUM)))
    assert reveal.text.startswith("Aysel: +100")


@pytest.mark.parametrize("reason", ENDS)
@pytest.mark.parametrize("mode", MANY)
def test_a_longer_game_that_had_only_one_question_tells_its_end(say: Say, mode: Mode, reason: Reason) -> None:
    over = game(phase="over", mode=mode, total=1, theme=OPENING if mode == "anniversary" else "|")
    _, end = say.all("en", over, Reveal((gain("Aysel", 100),)), Finish(reason, standings(PODIUM)))
    first, second, *_ = end.text.splitlines()
    assert first == say.word("en", f"end-{reason}")
    assert second == say.word("en", "podium", place=1, name="Aysel", points=540, right=5)


def test_effects_are_said_in_their_order(say: Say) -> None:
    said = say.all("en", game(phase="paused"), Tell("1", "right"), Reveal(()), Rest())
    expected = [say.word("en", one) for one in ("told-right", "nobody-tried", "resting")]
    assert [one.text.splitlines()[0] for one in said] == expected


# --- what a message is to its chat


def test_a_question_is_a_question_and_its_place_is_that_of_no_other(say: Say) -> None:
    first = say.one("en", game(), Ask())
    asked = game()
    assert asked.round
    next_one = say.one("en", replace(asked, round=replace(asked.round, number=4)), Ask())
    elsewhere = say.one("en", replace(game(), id="g2"), Ask())
    assert {one.kind for one in (first, next_one, elsewhere)} == {"question"}
    assert len({first.slot, next_one.slot, elsewhere.slot, ""}) == 4
    assert first.slot == question_slot(game())


def test_a_question_keeps_its_place_whatever_happens_to_its_game(say: Say) -> None:
    """A poll is ended, and an answer to it counted, in a later phase than that in which it was asked."""
    asked = game()
    later = replace(asked, serial=9, phase="break", since=30_000)
    assert question_slot(asked) == question_slot(later) == "g1/3"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_lobby_that_changed_takes_the_place_of_the_one_before(say: Say, language: Language) -> None:
    before = game(None, "lobby", players=STANDING[:1])
    after = game(None, "lobby", players=STANDING)
    first, second = (say.one(language, lobby, LobbyOpen()) for lobby in (before, after))
    assert first.text != second.text
    assert first.slot == second.slot != ""
    assert first.kind == second.kind == "news"
    assert first.slot != say.one(language, replace(before, id="g2"), LobbyOpen()).slot
    assert first.slot != say.one(language, game(), Ask()).slot


NEWS: tuple[tuple[Effect, Question], ...] = (
    (Hint(), TYPED), (MoreClues(2), CLUES), (Reveal(()), ODD), (Rest(), CHOICE), (Rest(later=True), CHOICE),
    (Finish("played", ()), CHOICE),
)  # fmt: skip


@pytest.mark.parametrize(("effect", "question"), NEWS)
def test_all_else_that_is_said_to_all_is_news_and_takes_no_place(say: Say, effect: Effect, question: Question) -> None:
    said = say.one("en", game(question), effect)
    assert (said.to, said.kind, said.slot) == ("", "news", "")


@pytest.mark.parametrize("what", get_args(Feedback))
def test_a_word_to_one_player_is_chatter_and_takes_no_place(say: Say, what: Feedback) -> None:
    said = say.one("en", game(), Tell("1", what, 2))
    assert (said.kind, said.slot) == ("chatter", "")


def test_what_is_shown_again_takes_no_place(say: Say) -> None:
    lobby, asked, rest = game(None, "lobby"), game(), game(phase="break")
    for shown in (say.standing("en", one, 1_000) for one in (lobby, asked, rest)):
        assert (shown.kind, shown.slot) == ("chatter", "")


SIGNED = {"right": "right", "close": "close", "wrong": "wrong", "out": "wrong", "locked": "noted", "added": "noted"}


@pytest.mark.parametrize("what", get_args(Feedback))
def test_what_is_told_of_an_answer_can_be_shown_as_a_sign_and_nothing_else_can(say: Say, what: Feedback) -> None:
    assert say.one("en", game(), Tell("1", what, 2)).sign == SIGNED.get(what, "")


def test_what_is_said_to_all_has_no_sign(say: Say) -> None:
    for effect, question in NEWS:
        assert say.one("en", game(question), effect).sign == ""
    assert say.one("en", game(), Ask()).sign == ""


# --- polls


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("question", [CHOICE, TRUTH])
def test_a_choice_and_a_true_or_false_can_be_shown_as_a_poll_of_the_same(
    say: Say, question: Question, language: Language
) -> None:
    said = say.one(language, game(question), Ask())
    choice = said.choice
    assert choice is not None
    head, prompt, *_ = said.text.splitlines()
    assert choice.question == f"{head}\n{prompt}"
    numbered = say.numbered(language, question)
    assert [f"{number}. {option}" for number, option in enumerate(choice.options, 1)] == numbered
    assert choice.right == question.right[0]
    source = say.word(language, "source", count=1, sources="The source")
    assert choice.why == f"why {language}\n{source}"
    assert choice.seconds == 20
    assert choice.above == ""
    assert len(said.buttons) == len(choice.options)


def test_beside_a_poll_its_question_can_be_skipped_and_no_hint_be_had(say: Say) -> None:
    choice = say.one("en", game(), Ask()).choice
    assert choice is not None
    assert does(Outgoing("", choice.beside)) == ["skip 0"]


@pytest.mark.parametrize("question", [ODD, ORDER, YEAR, TYPED, CLUES])
def test_all_other_kinds_are_no_polls(say: Say, question: Question) -> None:
    assert say.one("en", game(question), Ask()).choice is None


def test_the_occasion_of_an_anniversary_stands_above_its_first_poll_and_not_in_it(say: Say) -> None:
    plain = game(mode="anniversary", theme=OPENING)
    assert plain.round
    said = say.one("en", replace(plain, round=replace(plain.round, number=1), pace=Pace(lobby=0)), Ask())
    assert said.choice is not None
    opening = say.occasions("en").opening(OPENING)
    assert said.choice.above == opening
    assert opening not in said.choice.question


def long(letters: int) -> Text:
    return Text("x" * letters, "x" * letters, "x" * letters)


def test_a_question_too_long_for_a_poll_is_none(say: Say) -> None:
    head = len(say.one("en", game(), Ask()).text.splitlines()[0]) + 1
    asked = [say.one("en", game(replace(CHOICE, prompt=long(300 - head + more))), Ask()) for more in (0, 1)]
    assert [one.choice is not None for one in asked] == [True, False]
    assert [len(one.choice.question) for one in asked if one.choice] == [300]
    assert all("x" * 200 in one.text for one in asked)


def test_a_question_with_an_option_too_long_for_a_poll_is_none(say: Say) -> None:
    for letters, fits in ((100, True), (101, False)):
        question = replace(CHOICE, options=(*CHOICE.options[:3], long(letters)))
        assert (say.one("en", game(question), Ask()).choice is not None) is fits


def test_an_explanation_too_long_for_a_poll_goes_without_its_source_and_then_not_at_all(say: Say) -> None:
    source = say.word("en", "source", count=1, sources="The source")
    whys = {}
    for letters in (199 - len(source), 200 - len(source), 200, 201):
        choice = say.one("en", game(replace(CHOICE, why=long(letters))), Ask()).choice
        assert choice is not None
        whys[letters] = choice.why
    assert list(whys.values()) == [
        f"{'x' * (199 - len(source))}\n{source}", "x" * (200 - len(source)), "x" * 200, "",
    ]  # fmt: skip


@pytest.mark.parametrize("kind", ["choice", "true_false"])
def test_the_own_questions_that_are_polls_fit_into_them(say: Say, own_bank: QuestionBank, kind: Kind) -> None:
    ids = [draft.id for draft in own_bank.drafts.values() if draft.kind == kind]
    questions = [question for id in ids if (question := own_bank.question(id, "a seed"))]
    asked = [say.one(language, game(one), Ask()) for one in questions for language in LANGUAGES]
    polls = [one.choice for one in asked if one.choice]
    assert len(polls) > 0.95 * len(asked)
    for poll in polls:
        assert len(poll.question) <= 300
        assert 2 <= len(poll.options) <= 10
        assert all(0 < len(option) <= 100 for option in poll.options)
        assert len(set(poll.options)) == len(poll.options)
        assert len(poll.why) <= 200
        assert poll.why.count("\n") <= 2


# --- a question that is over


def closed(question: Question, **answers: int) -> Game:
    """Give a game in which a question was closed after players picked their options; the next phase has begun."""
    picked = {player: Answer(9_000, options=(option,), locked=True) for player, option in answers.items()}
    asked = game(question)
    assert asked.round
    return replace(asked, phase="break", serial=8, round=replace(asked.round, answers=picked))


def labels(said: Outgoing) -> list[str]:
    return [button.label for button in said.buttons]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("question", MADE_UP.values())
@pytest.mark.parametrize("end", get_args(End))
def test_before_its_answer_is_told_a_question_is_shown_once_more_as_one_that_is_over(
    say: Say, question: Question, end: End, language: Language
) -> None:
    asked = say.one(language, game(question), Ask())
    over, reveal = say.ends(closed(question), Reveal((), end), language=language)
    assert (over.text, over.slot, labels(over)) == (asked.text, asked.slot, labels(asked))
    assert (over.ends, over.kind, over.seconds, over.to, over.answers) == (True, "news", 0, "", "")
    assert (reveal.ends, reveal.slot) == (False, "")
    assert reveal.text != over.text


@pytest.mark.parametrize("question", [CHOICE, TRUTH])
def test_what_can_be_a_poll_is_shown_to_be_over_as_that_poll_with_its_votes(say: Say, question: Question) -> None:
    asked = say.one("en", game(question), Ask()).choice
    over, _ = say.ends(closed(question, aysel=1, murad=0, leyla=1), Reveal(()))
    assert asked is not None and over.choice is not None
    assert over.choice.votes == (1, 2, 0, 0)[: len(question.options)]
    assert replace(over.choice, votes=(), beside=asked.beside) == asked
    assert [button.label for button in over.choice.beside] == [button.label for button in asked.beside]


@pytest.mark.parametrize("question", [CHOICE, TRUTH])
def test_a_poll_in_which_nobody_voted_has_no_votes_for_any_option(say: Say, question: Question) -> None:
    over, _ = say.ends(closed(question), Reveal(()))
    assert over.choice is not None
    assert over.choice.votes == (0,) * len(question.options)


def test_while_a_poll_is_open_nobody_sees_how_others_voted(say: Say) -> None:
    voted = replace(closed(CHOICE, aysel=1), phase="asking", serial=7)
    for said in (say.one("en", voted, Ask()), say.standing("en", voted, 2_000)):
        assert said.choice is None or said.choice.votes == ()


@pytest.mark.parametrize("question", [ODD, ORDER, YEAR, TYPED, CLUES])
def test_all_other_kinds_are_over_without_votes(say: Say, question: Question) -> None:
    over, _ = say.ends(closed(question, aysel=1), Reveal(()))
    assert over.choice is None


def test_clues_that_were_told_stand_in_a_question_that_is_over(say: Say) -> None:
    over, _ = say.ends(replace(all_told(CLUES), phase="break"), Reveal(()))
    assert [line for line in over.text.splitlines() if line in say.clues("en", CLUES)] == say.clues("en", CLUES)


def test_what_ends_no_question_shows_none_to_be_over(say: Say) -> None:
    for effect, question in NEWS:
        ended = [one.ends for one in say.ends(game(question), effect)]
        assert ended == ([True, False] if isinstance(effect, Reveal) else [False])


# --- forms


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("question", [YEAR, TYPED, CLUES])
def test_what_has_to_be_written_can_be_written_into_a_form(say: Say, question: Question, language: Language) -> None:
    asked = say.one(language, game(question), Ask())
    first, *others = asked.buttons
    assert (first.label, first.data, first.asks) == (say.word(language, "answer-button"), "g|g1|7|answer|0", True)
    assert [button.asks for button in others] == [False] * len(others)
    assert say.standing(language, game(question), 1_000).buttons[0] == first
    told = all_told(CLUES) if question.clues else game(question)
    assert say.one(language, told, MoreClues(2) if question.clues else Hint()).buttons[0] == first


@pytest.mark.parametrize("question", [CHOICE, TRUTH, ODD, ORDER])
def test_what_is_picked_has_no_form(say: Say, question: Question) -> None:
    assert not any(button.asks for button in say.one("en", game(question), Ask()).buttons)


# --- how long it is open


@pytest.mark.parametrize("question", MADE_UP.values())
def test_a_question_tells_how_long_it_is_open_and_shown_again_how_long_it_is_yet(say: Say, question: Question) -> None:
    asked = game(question)
    assert say.one("en", asked, Ask()).seconds == 20
    assert [say.standing("en", asked, now).seconds for now in (1_000, 8_500, 21_000, 99_000)] == [20, 12, 0, 0]


def test_nothing_else_is_open_for_any_time(say: Say) -> None:
    said = [say.one("en", game(question), effect) for effect, question in NEWS]
    said += [say.one("en", game(None, "lobby"), LobbyOpen()), say.one("en", game(), Tell("1", "late"))]
    said += [say.standing("en", game(phase=phase), 1_000) for phase in WITHOUT_A_QUESTION]
    said += say.ends(game(phase="break"), Reveal(()))
    assert {one.seconds for one in said} == {0}


# --- groups


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_in_a_group_what_has_to_be_written_is_to_be_written_as_a_reply(
    say: Say, kind: Kind, language: Language
) -> None:
    (said,) = say.all(language, game(MADE_UP[kind]), Ask(), replies=True)
    alone = say.one(language, game(MADE_UP[kind]), Ask())
    how = [line for line in said.text.splitlines() if line not in alone.text.splitlines()]
    assert how == ([say.word(language, "how-reply")] if kind in ("year", "typed", "clues") else [])


# --- names


@pytest.mark.parametrize("name", EVIL)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_is_never_a_template(say: Say, language: Language, name: str) -> None:
    players = (Player("1", name, 540, right=5, streak=4), Player("2", "Murad", 100, right=1))
    closed = game(phase="break", players=players)
    right = replace(gain("1", 132, 4_000, 4, 22), player=players[0])
    wrong = replace(gain("1"), player=players[0])
    guess = replace(gain("1", 120, year=1944), player=players[0])
    assert say.one(language, game(None, "lobby", players=players), LobbyOpen()).text.endswith(f": {name}, Murad")
    assert name in say.one(language, closed, Tell("1", "joined")).text
    revealed = say.one(language, closed, Reveal((right, gain("Murad", 100)))).text
    assert revealed.startswith(f"{name}: +132 (4")
    assert f": {name} 540 · Murad 100" in revealed
    assert f": {name}\n" in say.one(language, closed, Reveal((wrong,))).text
    assert say.one(language, game(YEAR, "break", players=players), Reveal((guess,))).text.startswith(f"{name}: 1944")
    assert f"1. {name} — 540" in say.one(language, closed, Finish("played", standings(players))).text


@pytest.mark.parametrize("language", LANGUAGES)
def test_hints_and_clues_bring_the_buttons_of_their_question_again(say: Say, language: Language) -> None:
    for effect, asked in ((Hint(), game(ODD)), (Hint(), game(TYPED)), (MoreClues(2), all_told(CLUES))):
        assert say.one(language, asked, effect).buttons == say.one(language, asked, Ask()).buttons != ()
