"""Which game a command asks for and which questions are for it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.chat import Who
from bot.games.anniversaries import Calendar
from bot.games.bank import QuestionBank
from bot.games.ledger import BAKU, Daily
from bot.games.state import Game, Mode
from bot.messages import Address
from bot.mind import Mind
from bot.starting import Plan, Refusal, Starter, daily_done
from knowledge.model import LANGUAGES, Language

STUDIO_DAY = datetime(2026, 4, 28, 12, tzinfo=UTC)
AYSEL = Who(Address("console", "here", "aysel"), STUDIO_DAY, "Aysel")
MURAD = Who(Address("telegram", "there", "murad"), STUDIO_DAY, "Murad")


@pytest.fixture(scope="module")
def starter(own_mind: Mind, own_bank: QuestionBank, own_calendar: Calendar) -> Starter:
    return Starter(own_mind, own_bank, own_calendar)


@pytest.fixture
def asked(starter: Starter, own_mind: Mind) -> "Asked":
    return Asked(starter, own_mind)


class Asked:
    """Asks for games."""

    def __init__(self, starter: Starter, mind: Mind) -> None:
        self._starter = starter
        self._mind = mind

    def anything(self, command: str, rest: str = "", who: Who = AYSEL) -> Plan | Refusal | None:
        return self._starter.asked_for(command, rest, who, self._mind.wording("en"))

    def plan(self, command: str, rest: str = "", who: Who = AYSEL) -> Plan:
        plan = self.anything(command, rest, who)
        assert isinstance(plan, Plan)
        return plan

    def refusal(self, command: str, rest: str = "", who: Who = AYSEL, language: Language = "en") -> Refusal:
        refusal = self._starter.asked_for(command, rest, who, self._mind.wording(language))
        assert isinstance(refusal, Refusal)
        return refusal

    def named(self, entry: str) -> list[str]:
        """Give the entries that are understood where the name of a person is written."""
        mentions = self._mind.match(self._mind.wording("en").person(entry)).mentions
        return [id for one in mentions if one.kind in ("film", "person") for id in one.ids]

    def again(self, mode: Mode, theme: str = "", total: int = 10, who: Who = AYSEL) -> Plan | Refusal:
        game = Game("g1", mode, "aysel", 0, (), total, "over", theme=theme)
        return self._starter.again(game, who, self._mind.wording("en"))


def on(day: date, hour: int = 12) -> Who:
    """Give somebody who plays on a day of Baku."""
    return replace(AYSEL, now=datetime(day.year, day.month, day.day, hour, tzinfo=BAKU))


def of_the_day(asked: Asked, who: Who) -> str:
    (((draft,), most),) = asked.plan("daily", who=who).rings
    assert most == 1
    return draft.id


# --- each command


@pytest.mark.parametrize("command", ["", "top", "help", "hint", "GAME", "join"])
def test_other_commands_start_no_game(asked: Asked, command: str) -> None:
    assert asked.anything(command) is None


def test_a_quiz_is_one_question_from_all(asked: Asked, own_bank: QuestionBank) -> None:
    plan = asked.plan("quiz")
    assert (plan.mode, plan.count) == ("quiz", 1)
    assert [(len(drafts), most) for drafts, most in plan.rings] == [(len(own_bank.drafts), 1)]


def test_a_game_has_ten_questions_unless_told_otherwise(asked: Asked, own_bank: QuestionBank) -> None:
    assert (asked.plan("game").mode, asked.plan("game").count, asked.plan("game", "25").count) == ("game", 10, 25)
    ((drafts, most),) = asked.plan("game", "25").rings
    assert (len(drafts), most) == (len(own_bank.drafts), 25)


@pytest.mark.parametrize("command", ["game", "quiz"])
def test_a_game_keeps_to_its_topic_and_kind(asked: Asked, command: str) -> None:
    plan = asked.plan(command, "films order")
    ((drafts, _),) = plan.rings
    assert {(draft.topic, draft.kind) for draft in drafts} == {("films", "order")}
    assert plan.theme == "films|order"


@pytest.mark.parametrize(
    ("command", "rest"),
    [
        ("game", "10 12"),
        *((command, rest) for command in ("game", "quiz") for rest in ("films music", "choice year", "5 films music")),
    ],
)
def test_two_of_one_sort_are_answered_with_how_to_write_it(asked: Asked, command: str, rest: str) -> None:
    assert asked.refusal(command, rest).message == f"{command}-usage"


@pytest.mark.parametrize("rest", ["{}", "10 {}", "{} 3", "0 {} 99999", "10 12 {}"])
@pytest.mark.parametrize("sort", ["", "films", "choice", "films choice"])
def test_a_quiz_is_one_question_whatever_number_is_written(asked: Asked, rest: str, sort: str) -> None:
    assert asked.plan("quiz", rest.format(sort)) == asked.plan("quiz", sort)
    assert asked.plan("quiz", rest.format(sort)).count == 1


@pytest.mark.parametrize("command", ["game", "quiz"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_understood_is_answered_with_how_to_write_it(
    asked: Asked, own_mind: Mind, command: str, language: Language
) -> None:
    refusal = asked.refusal(command, "something else", language=language)
    wording = own_mind.wording(language)
    said = wording(refusal.message, **refusal.values)
    assert refusal.message == f"{command}-usage"
    assert wording("topic-music") in said
    assert wording("kind-true-false") in said


def test_a_game_through_the_decades_asks_once_about_each(asked: Asked) -> None:
    plan = asked.plan("decades")
    assert (plan.mode, plan.count) == ("decades", 11)
    found = [({draft.decade for draft in drafts}, most) for drafts, most in plan.rings]
    assert found == [({decade}, 1) for decade in range(1920, 2030, 10)]


def test_a_timeline_asks_for_years(asked: Asked) -> None:
    plan = asked.plan("timeline")
    ((drafts, most),) = plan.rings
    assert (plan.mode, plan.count, most) == ("timeline", 10, 10)
    assert {draft.kind for draft in drafts} == {"year"}


# --- anniversaries


@pytest.mark.parametrize(
    ("day", "theme"),
    [
        (date(2026, 4, 28), "studio|film_factory_opened_1923"),
        (date(2026, 8, 2), "cinema_day|first_show_1898"),
        (date(2026, 12, 14), "birth|rashid_behbudov"),
        (date(2026, 12, 13), "birth|rashid_behbudov"),
        (date(2026, 8, 1), "cinema_day|first_show_1898"),
        (date(2027, 1, 1), "birth|samandar_rzayev"),
    ],
)
def test_an_anniversary_game_is_for_today_or_else_for_the_nearest_day(asked: Asked, day: date, theme: str) -> None:
    plan = asked.plan("anniversary", who=on(day))
    assert (plan.mode, plan.count, plan.theme) == ("anniversary", 10, theme)


def test_today_begins_at_midnight_in_baku(asked: Asked) -> None:
    before = replace(AYSEL, now=datetime(2026, 12, 13, 19, 59, tzinfo=UTC))
    after = replace(AYSEL, now=datetime(2026, 12, 14, 20, 0, tzinfo=UTC))
    assert asked.plan("anniversary", who=before).theme == "birth|rashid_behbudov"
    assert asked.plan("anniversary", who=after).theme != "birth|rashid_behbudov"


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("2 avqust", "cinema_day|first_show_1898"),
        ("2 August", "cinema_day|first_show_1898"),
        ("2 августа", "cinema_day|first_show_1898"),
        ("02.08", "cinema_day|first_show_1898"),
        ("2026-08-02", "cinema_day|first_show_1898"),
        ("Rəşid Behbudov", "birth|rashid_behbudov"),
        ("Rashid Behbudov", "birth|rashid_behbudov"),
        ("Рашид Бейбутов", "birth|rashid_behbudov"),
        ("Koroğlu", "premiere|koroghlu_1960"),
        ("Sabuhi", "film|sabuhi_1941"),
        ("Сабухи", "film|sabuhi_1941"),
        ("Azərbaycanfilm", "studio|film_factory_opened_1923"),
        ("studio", "studio|film_factory_opened_1923"),
        ("the studio", "studio|film_factory_opened_1923"),
        ("studiya", "studio|film_factory_opened_1923"),
        ("киностудия", "studio|film_factory_opened_1923"),
        ("Cinema Day", "cinema_day|first_show_1898"),
        ("the National Cinema Day", "cinema_day|first_show_1898"),
        ("Kino Günü", "cinema_day|first_show_1898"),
        ("День кино", "cinema_day|first_show_1898"),
    ],
)
def test_an_anniversary_game_is_for_the_day_or_the_name_written(asked: Asked, text: str, theme: str) -> None:
    assert asked.plan("anniversary", text).theme == theme


@pytest.mark.parametrize("word", ["today", "Today", "bugün", "сегодня"])
@pytest.mark.parametrize("day", [date(2026, 4, 28), date(2026, 8, 2), date(2026, 12, 13)])
def test_an_anniversary_game_for_today_is_the_one_without_a_name(asked: Asked, day: date, word: str) -> None:
    assert asked.plan("anniversary", word, who=on(day)) == asked.plan("anniversary", who=on(day))


@pytest.mark.parametrize(("language", "day"), [("az", "1 yanvar"), ("en", "1 January"), ("ru", "1 января")])
def test_of_a_day_without_an_occasion_it_is_said_what_comes_next(
    asked: Asked, own_mind: Mind, language: Language, day: str
) -> None:
    refusal = asked.refusal("anniversary", day, language=language)
    assert refusal.message == "anniversary-none-on"
    assert refusal.values["day"] == day
    assert "1945" in str(refusal.values["next"])
    wording = own_mind.wording(language)
    assert wording.person("samandar_rzayev") in str(refusal.values["next"])
    assert day in wording(refusal.message, **refusal.values)


def test_what_comes_after_an_empty_day_is_counted_from_that_day_and_not_from_today(asked: Asked) -> None:
    assert "Rashid Behbudov" in str(asked.refusal("anniversary", "13 December").values["next"])


def test_what_has_no_date_is_honoured_all_the_same(
    asked: Asked, own_mind: Mind, own_bank: QuestionBank, own_calendar: Calendar
) -> None:
    person = min(
        one
        for one in own_mind.knowledge.people
        if one in own_bank.entries and own_calendar.of(one) is None and asked.named(one) == [one]
    )
    plan = asked.plan("anniversary", own_mind.wording("en").person(person))
    assert plan.theme == f"honour|{person}"
    (first, _), *_ = plan.rings
    assert first
    assert all(person in draft.about for draft in first)
    assert asked.again("anniversary", plan.theme) == plan


@pytest.mark.parametrize("text", ["30 fevral", "30 February", "99.99", "nobody of that name", "🎬", "{ $points }"])
def test_a_day_or_name_without_an_anniversary_is_refused(asked: Asked, text: str) -> None:
    assert asked.refusal("anniversary", text).message == "anniversary-unknown"


def test_the_first_questions_of_an_anniversary_game_are_about_its_honoree(asked: Asked) -> None:
    (first, _), *_ = asked.plan("anniversary", "Rashid Behbudov").rings
    assert first
    assert all("rashid_behbudov" in draft.about for draft in first)


# --- the question of the day


def test_the_question_of_the_day_is_the_same_for_everybody(asked: Asked) -> None:
    assert asked.plan("daily").count == 1
    assert asked.plan("daily").mode == "daily"
    assert of_the_day(asked, AYSEL) == of_the_day(asked, MURAD)


def test_the_question_of_the_day_is_the_same_whatever_the_bank_was_built_for(
    asked: Asked, own_mind: Mind, own_bank: QuestionBank, own_calendar: Calendar
) -> None:
    assert of_the_day(asked, AYSEL) == of_the_day(Asked(Starter(own_mind, own_bank, own_calendar), own_mind), MURAD)


def test_the_question_of_the_day_changes_at_midnight_in_baku(asked: Asked) -> None:
    morning, evening, next_day = (
        replace(AYSEL, now=datetime(2026, 4, 27, 20, tzinfo=UTC)),
        replace(AYSEL, now=datetime(2026, 4, 28, 19, 59, 59, tzinfo=UTC)),
        replace(AYSEL, now=datetime(2026, 4, 28, 20, tzinfo=UTC)),
    )
    assert of_the_day(asked, morning) == of_the_day(asked, evening) != of_the_day(asked, next_day)


def test_no_question_of_the_day_comes_again_within_a_year(asked: Asked) -> None:
    year = [of_the_day(asked, on(date(2026, 1, 1) + timedelta(day))) for day in range(366)]
    assert len(set(year)) == 366


def test_the_question_of_the_day_is_pressed_and_not_too_hard(asked: Asked, own_bank: QuestionBank) -> None:
    drafts = [own_bank.drafts[of_the_day(asked, on(date(2026, 1, 1) + timedelta(day)))] for day in range(366)]
    assert {draft.kind for draft in drafts} == {"choice", "odd"}
    assert {draft.difficulty for draft in drafts} == {1, 2}


@pytest.mark.parametrize(("right", "said"), [(True, "yes"), (False, "no")])
def test_whoever_had_their_try_is_refused_until_tomorrow(asked: Asked, right: bool, said: str) -> None:
    daily = Daily("2026-04-28", right, 3 if right else 0, 3)
    had = replace(AYSEL, daily=daily)
    assert asked.refusal("daily", who=had) == daily_done(had)
    assert daily_done(had) == Refusal("daily-done", {"right": said, "streak": daily.streak})
    assert of_the_day(asked, replace(had, now=STUDIO_DAY + timedelta(1)))


# --- about one entry


def test_a_question_on_an_entry_is_about_it(starter: Starter) -> None:
    plan = starter.on_entry("rashid_behbudov")
    assert isinstance(plan, Plan)
    (own, _), (wider, _) = plan.rings
    assert (plan.mode, plan.count) == ("quiz", 1)
    assert {draft.subject.entry for draft in own} == {"rashid_behbudov"}
    assert all("rashid_behbudov" in draft.about for draft in wider)
    assert len(wider) >= len(own) > 0


@pytest.mark.parametrize("entry", ["", "nobody", "../../etc/passwd"])
def test_there_is_no_question_on_an_unknown_entry(starter: Starter, entry: str) -> None:
    assert starter.on_entry(entry) == Refusal("quiz-none")


# --- once more


def test_another_game_keeps_the_topic_the_kind_and_the_number(asked: Asked) -> None:
    plan = asked.again("game", "music|choice", 15)
    assert isinstance(plan, Plan)
    assert (plan.mode, plan.count, plan.theme) == ("game", 15, "music|choice")
    assert {(draft.topic, draft.kind) for draft in plan.rings[0][0]} == {("music", "choice")}


def test_another_quiz_is_one_question_of_the_same_sort(asked: Asked) -> None:
    plan = asked.again("quiz", "films|", 1)
    assert isinstance(plan, Plan)
    assert (plan.mode, plan.count, plan.theme) == ("quiz", 1, "films|")


def test_another_anniversary_game_is_for_the_same_honoree_on_another_day(asked: Asked) -> None:
    plan = asked.again("anniversary", "birth|rashid_behbudov", who=on(date(2026, 8, 2)))
    assert isinstance(plan, Plan)
    assert plan.theme == "birth|rashid_behbudov"


def test_an_honoree_who_is_no_more_in_the_knowledge_is_refused(asked: Asked) -> None:
    for theme in ("birth|nobody", "honour|nobody"):
        assert asked.again("anniversary", theme) == Refusal("anniversary-unknown")


@pytest.mark.parametrize("mode", ["decades", "timeline", "daily"])
def test_another_game_of_each_other_kind_is_like_the_first(asked: Asked, mode: Mode) -> None:
    assert asked.again(mode, total=3) == asked.plan(mode)
