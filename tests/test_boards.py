"""Boards in words: who leads, what one player has done, which games were played."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.boards import Ledger, Lookup, LookupKind, looked_up, named
from bot.games.anniversaries import Calendar
from bot.games.ledger import NO_RECORD, PERIODS, Daily, PastGame, Period, Record, Total, baku_day
from bot.games.question import Topic
from bot.games.state import Mode
from bot.messages import Account, Place
from bot.occasions import Occasions
from bot.options import BoardOptions
from bot.phrasebook import Phrasebook
from bot.wording import Value, Wording
from knowledge.model import LANGUAGES, KnowledgeBase, Language, Person, Text

NOON = datetime(2026, 6, 10, 12, tzinfo=UTC)
HERE = Place("console", "here")
AYSEL = Account("console", "aysel")
NOTHING = KnowledgeBase({}, {}, {}, {}, {}, {}, (), ())
EMPTY = Ledger()
THIS_SEASON = BoardOptions()
DAYS: dict[Language, str] = {"az": "10 iyun", "en": "10 June", "ru": "10 июня"}
"""The day of `NOON`."""
FORMER: dict[Language, str] = {"az": "adsız iştirakçı", "en": "a former player", "ru": "бывший участник"}
"""Somebody who is not to be known any more."""
RASHID = Person("rashid", Text("Rəşid Behbudov", "Rashid Behbudov", "Рашид Бейбутов"), "male", born="1915-12-14")
BEHBUDOV = replace(NOTHING, people={"rashid": RASHID})
EVIL = ("{ $points }", "{0}", "{name}", "%s", "{", "$name", "<b>x</b>")
"""Names that a template would make something of."""


def total(player: str, points: int = 100, right: int = 1, name: str = "", platform: str = "console") -> Total:
    return Total(Account(platform, player), name or player, points, right)


def nameless(points: int, player: str = "gone-1") -> Total:
    return Total(Account("console", player), "", points, 1)


def record(
    games: int = 1,
    answers: int = 1,
    right: int = 1,
    streak: int = 1,
    topics: Mapping[Topic, tuple[int, int]] | None = None,
) -> Record:
    told: Mapping[Topic, tuple[int, int]] = {"films": (right, answers)} if topics is None else topics
    return Record(games, answers, right, streak, tuple((topic, *counts) for topic, counts in told.items()))


def past(
    winners: Sequence[str] = ("Aysel",),
    at: datetime = NOON,
    mode: Mode = "game",
    theme: str = "|",
    questions: int = 10,
) -> PastGame:
    return PastGame(HERE, "g1", at, mode, theme, questions, tuple(Account("console", winner) for winner in winners))


def history(*games: PastGame, nameless: str = "") -> Ledger:
    """Give a ledger with games in which everybody is called as their id, but for one who has no name."""
    known = {winner for game in games for winner in game.winners if winner.player != nameless}
    return Ledger(games=games, names={winner: winner.player for winner in known})


def word(language: Language, message: str, **values: Value) -> str:
    return Phrasebook().say(language, message, **values)


def head(board: str, period: str = "season", language: Language = "en") -> str:
    return word(language, f"board-{board}", period=word(language, f"period-{period}"))


def look(
    what: LookupKind,
    ledger: Ledger = EMPTY,
    options: BoardOptions = THIS_SEASON,
    language: Language = "en",
    name: str = "Aysel",
    now: datetime = NOON,
    knowledge: KnowledgeBase = NOTHING,
) -> str:
    occasions = Occasions(Wording(Phrasebook().say, language, knowledge), Calendar(knowledge), baku_day(now))
    return looked_up(Lookup(what, options), ledger, AYSEL, name, occasions, now)


def place_on(board: str, place: int, players: int, language: Language = "en") -> str:
    return f"{head(board, language=language)} {word(language, 'me-place', place=place, players=players)}"


# --- the boards


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_boards_of_groups_and_of_single_players_stand_one_below_the_other(language: Language) -> None:
    ledger = Ledger([total("aysel", 100), total("murad", 150)], [total("murad", 70)])
    assert look("top", ledger, language=language).splitlines() == [
        head("group", language=language),
        "1. murad — 150",
        "2. aysel — 100",
        "",
        head("solo", language=language),
        "1. murad — 70",
    ]


def test_the_solo_board_can_be_had_alone() -> None:
    ledger = Ledger([total("aysel", 100)], [total("murad", 70)])
    board = look("top", ledger, BoardOptions("all", solo=True))
    assert board.splitlines() == [head("solo", "all"), "1. murad — 70"]


def test_whom_a_board_or_a_history_names_is_told_beside_it() -> None:
    ledger = Ledger([total(f"p{at:02}", 100 - at) for at in range(20)], [total("murad", 70), total("p00", 5)])
    named_on = named(Lookup("top", THIS_SEASON), ledger)
    assert [one.player for one in named_on] == ["murad", *(f"p{at:02}" for at in range(10))]
    assert named(Lookup("me", THIS_SEASON), ledger) == named(Lookup("top", THIS_SEASON), Ledger([nameless(5)])) == ()
    alone = named(Lookup("top", BoardOptions(solo=True)), ledger)
    assert [one.player for one in alone] == ["murad", "p00"]
    winners = named(Lookup("history", THIS_SEASON), history(past(["murad", "aysel"])))
    assert [one.player for one in winners] == ["aysel", "murad"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_board_says_so(language: Language) -> None:
    empty = word(language, "board-empty")
    board = look("top", options=BoardOptions("week"), language=language)
    assert board.splitlines() == [head("group", "week", language), empty, "", head("solo", "week", language), empty]


def test_equals_share_a_place_on_the_board() -> None:
    board = look("top", Ledger([total("murad"), total("aysel"), total("leyla", 10)]))
    assert board.splitlines()[1:4] == ["1. aysel — 100", "1. murad — 100", "3. leyla — 10"]


def test_players_of_one_id_on_two_platforms_have_a_row_each() -> None:
    ledger = Ledger([total("aysel"), total("aysel", 40, name="Aysel", platform="telegram")])
    assert look("top", ledger).splitlines()[1:3] == ["1. aysel — 100", "2. Aysel — 40"]


def test_the_board_of_all_chats_says_that_it_is() -> None:
    board = look("top", Ledger([total("aysel", 150), total("murad", 120)]), BoardOptions(everywhere=True))
    assert board.splitlines()[:3] == [head("group-all"), "1. aysel — 150", "2. murad — 120"]
    assert head("solo-all") in board


@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_board_says_its_period(language: Language, period: Period) -> None:
    board = look("top", options=BoardOptions(period), language=language)
    assert board.splitlines()[0] == head("group", period, language)


def test_a_player_without_points_is_on_no_board() -> None:
    board = look("top", Ledger([total("aysel", 0, 0), total("murad", 30)], [total("leyla", 0, 0)]))
    assert board.splitlines() == [head("group"), "1. murad — 30", "", head("solo"), word("en", "board-empty")]


def test_a_board_shows_ten_players() -> None:
    board = look("top", Ledger([total(f"player{number}", 100 - number) for number in range(14)]))
    assert board.partition("\n\n")[0].splitlines()[-1] == "10. player9 — 91"


@pytest.mark.parametrize("name", EVIL)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_on_the_board_stands_as_it_is(name: str, language: Language) -> None:
    assert f"1. {name} — 100" in look("top", Ledger([total("aysel", name=name)]), language=language)


@pytest.mark.parametrize(("language", "former"), FORMER.items())
def test_whoever_is_not_to_be_known_any_more_keeps_the_place_without_a_name(language: Language, former: str) -> None:
    ledger = Ledger([total("murad", 150), nameless(200)], [nameless(70)])
    assert look("top", ledger, language=language).splitlines() == [
        head("group", language=language),
        f"1. {former} — 200",
        "2. murad — 150",
        "",
        head("solo", language=language),
        f"1. {former} — 70",
    ]


@pytest.mark.parametrize(("language", "former"), FORMER.items())
def test_two_who_are_not_to_be_known_any_more_have_a_row_each(language: Language, former: str) -> None:
    board = look("top", Ledger([nameless(50), nameless(20, "gone-2")]), language=language)
    assert board.splitlines()[1:3] == [f"1. {former} — 50", f"2. {former} — 20"]


# --- one player


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_has_not_answered_is_told_so(language: Language) -> None:
    ledger = Ledger([total("murad")], record=NO_RECORD)
    assert look("me", ledger, language=language) == word(language, "me-none")


def test_a_player_of_the_same_id_on_another_platform_is_somebody_else() -> None:
    ledger = Ledger([total("aysel", platform="telegram"), total("murad", 50), total("aysel", 20)], record=record())
    assert look("me", ledger).splitlines()[-1] == place_on("group", 3, 3)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_player_is_told_what_they_have_done(language: Language) -> None:
    own = record(games=2, answers=3, right=2, streak=2, topics={"music": (2, 2), "history": (0, 1)})
    ledger = Ledger([total("aysel", 200), total("murad", 500)], record=own, daily=Daily("2026-06-09", True, 3, 5))
    wording = Wording(Phrasebook().say, language, NOTHING)
    music, of_history = (wording.capital(wording(f"topic-{topic}")) for topic in ("music", "history"))
    assert look("me", ledger, language=language).splitlines() == [
        wording("me-head", name="Aysel", games=2, right=2, answers=3, share=67, streak=2),
        "– " + wording("me-topic", topic=music, right=2, answers=2),
        "– " + wording("me-topic", topic=of_history, right=0, answers=1),
        place_on("group", 2, 2, language),
        wording("me-daily", streak=3, best=5),
    ]


def test_whoever_only_plays_alone_has_a_place_among_those_who_do() -> None:
    ledger = Ledger([total("leyla", 900)], [total("aysel", 50), total("murad", 70)], record())
    assert look("me", ledger).splitlines()[-1] == place_on("solo", 2, 2)


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_plays_alone_and_with_others_is_told_the_place_among_groups(language: Language) -> None:
    group = [total("aysel", 50), total("murad", 70), total("leyla", 0)]
    said = look("me", Ledger(group, [total("aysel", 900)], record()), language=language).splitlines()
    assert said[-1] == place_on("group", 2, 2, language)
    assert head("solo", language=language) not in "\n".join(said)


def test_whoever_has_no_points_among_groups_is_told_the_place_of_those_who_play_alone() -> None:
    ledger = Ledger([total("aysel", 0, 0), total("murad", 70)], [total("aysel", 20)], record())
    assert look("me", ledger).splitlines()[-1] == place_on("solo", 1, 1)


def test_whoever_has_no_points_has_no_place() -> None:
    ledger = Ledger([total("aysel", 0, 0), total("murad", 70)], record=record(right=0, topics={"music": (0, 1)}))
    assert look("me", ledger).splitlines()[1:] == ["– " + word("en", "me-topic", topic="Music", right=0, answers=1)]


def test_whoever_only_played_elsewhere_or_last_season_has_no_place_here() -> None:
    first, *topics = look("me", Ledger([total("murad")], record=record(games=2, answers=2, right=2))).splitlines()
    assert first == word("en", "me-head", name="Aysel", games=2, right=2, answers=2, share=100, streak=1)
    assert topics == ["– " + word("en", "me-topic", topic="Films", right=2, answers=2)]


def test_somebody_without_a_name_counts_among_the_players() -> None:
    ledger = Ledger([nameless(200), total("aysel", 50)], record=record())
    assert look("me", ledger).splitlines()[-1] == place_on("group", 2, 2)


def test_a_streak_of_days_that_was_left_off_stands_at_nothing() -> None:
    said = look("me", Ledger(record=record(), daily=Daily("2026-06-01", True, 3, 5)))
    assert said.splitlines()[-1] == word("en", "me-daily", streak=0, best=5)


def test_whoever_never_tried_the_question_of_the_day_is_told_nothing_of_it() -> None:
    daily = word("en", "me-daily", streak=0, best=0).partition(":")[0]
    assert daily in look("me", Ledger(record=record(), daily=Daily("2026-06-10", False, 0, 0)))
    assert daily not in look("me", Ledger(record=record()))


@pytest.mark.parametrize("name", EVIL)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_name_of_a_player_stands_as_it_is(name: str, language: Language) -> None:
    assert look("me", Ledger(record=record()), name=name, language=language).startswith(name)


# --- the games


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chat_without_games_says_so(language: Language) -> None:
    assert look("history", language=language) == word(language, "history-none")


@pytest.mark.parametrize(("language", "day"), DAYS.items())
def test_the_winners_of_a_game_are_told(language: Language, day: str) -> None:
    title = word(language, "title-game")
    row = word(language, "history-row", day=day, title=title, count=10, winners="Aysel, Murad")
    said = look("history", history(past(["Aysel", "Murad"])), language=language)
    assert said.splitlines() == [word(language, "history-head"), f"– {row}"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_winner_stands_under_the_name_that_they_have_by_now(language: Language) -> None:
    renamed = Ledger(games=[past(["aysel"])], names={AYSEL: "Aysel K."})
    assert look("history", renamed, language=language).endswith(": Aysel K.")


def test_of_many_who_share_the_first_place_ten_are_named() -> None:
    said = look("history", history(past([f"{number}".rjust(32, "x") for number in range(200)])))
    assert said.endswith(f"{'9'.rjust(32, 'x')} and 190 more")


@pytest.mark.parametrize(("language", "former"), FORMER.items())
def test_a_winner_who_is_not_to_be_known_any_more_stays_one_without_a_name(language: Language, former: str) -> None:
    said = look("history", history(past(["Aysel", "gone-1"]), nameless="gone-1"), language=language)
    assert said.endswith(f": Aysel, {former}")
    assert "gone-1" not in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_past_game_bears_its_topic_its_kind_and_how_many_questions_it_had(language: Language) -> None:
    title = ", ".join(word(language, one) for one in ("title-game", "topic-music", "kind-true-false"))
    row = word(language, "history-row", day=DAYS[language], title=title, count=3, winners="Aysel")
    ledger = history(past(theme="music|true_false", questions=3))
    assert look("history", ledger, language=language).splitlines()[1] == f"– {row}"


@pytest.mark.parametrize(
    ("language", "name"), [("az", "Rəşid Behbudov"), ("en", "Rashid Behbudov"), ("ru", "Рашид Бейбутов")]
)
@pytest.mark.parametrize("theme", ["birth|rashid", "honour|rashid"])
def test_a_past_anniversary_game_bears_its_occasion(language: Language, name: str, theme: str) -> None:
    ledger = history(past(mode="anniversary", theme=theme))
    (line,) = look("history", ledger, language=language, knowledge=BEHBUDOV).splitlines()[1:]
    assert f"{word(language, 'title-anniversary')}: " in line
    assert name in line


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_game_that_nobody_won_is_told_too(language: Language) -> None:
    assert look("history", history(past([])), language=language).endswith(f": {word(language, 'history-nobody')}")


def test_the_games_are_told_in_the_order_in_which_they_come_the_latest_first() -> None:
    games = [past([f"winner {number}"], at=NOON + timedelta(number)) for number in (6, 5, 4, 3, 2)]
    _, *lines = look("history", history(*games)).splitlines()
    assert [line.rpartition(" ")[2] for line in lines] == ["6", "5", "4", "3", "2"]


def test_a_game_is_told_on_its_day_in_baku() -> None:
    assert "– 11 June: " in look("history", history(past(at=datetime(2026, 6, 10, 20, tzinfo=UTC))))


@pytest.mark.parametrize("name", EVIL)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_name_of_a_winner_stands_as_it_is(name: str, language: Language) -> None:
    ledger = Ledger(games=[past(["aysel"])], names={AYSEL: name})
    assert look("history", ledger, language=language).endswith(f": {name}")
