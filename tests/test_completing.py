"""What is offered while somebody types: found by any beginning, shown in one language, understood when it is chosen."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import product

import pytest

from bot.answers import subject_of
from bot.appointments import APPOINTMENTS, SUBSCRIPTIONS, Agenda, carry_out
from bot.chat import Who
from bot.completing import LONGEST, MOST, Completion, complete
from bot.games.anniversaries import Calendar
from bot.games.bank import QuestionBank
from bot.games.ledger import PERIODS
from bot.games.question import KINDS, TOPICS
from bot.matching.asked import Asked
from bot.messages import Address
from bot.mind import Mind
from bot.occasions import Occasions
from bot.options import BoardOptions, GameOptions, board_options, game_options, month_of
from bot.replies import reply_to
from bot.starting import Plan, Starter
from knowledge.model import LANGUAGES, Language, Text
from tests.crash.room import FOUNDED, room

TODAY = date(2026, 4, 28)
NOON = datetime(2026, 4, 28, 12, tzinfo=UTC)
WHATS = ("question", "topic", "kind", "occasion", "month", "period", "post", "game")
Offer = Callable[..., tuple[Completion, ...]]


@pytest.fixture(scope="module")
def offered(own_mind: Mind, own_calendar: Calendar) -> Offer:
    def offer(what: str, typed: str = "", language: Language = "en", today: date = TODAY) -> tuple[Completion, ...]:
        return complete(what, typed, own_mind, Occasions(own_mind.wording(language), own_calendar, today))

    return offer


def labels(completions: tuple[Completion, ...]) -> list[str]:
    return [one.label for one in completions]


def values(completions: tuple[Completion, ...]) -> list[str]:
    return [one.value for one in completions]


@pytest.mark.parametrize("what", ["", "Topic", "questions", "thread", "__class__"])
def test_for_a_part_that_there_is_not_nothing_is_offered(offered: Offer, what: str) -> None:
    assert offered(what) == offered(what, "films") == ()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("what", WHATS)
@pytest.mark.parametrize(
    "typed", ["", "a", "s", "с", "ə", "film", "19", "2", "???", "🎬", "\x00", "'", "{ $x }", "q" * 5000, "a " * 3000]
)
def test_whatever_is_typed_what_is_offered_fits_and_nothing_stands_twice(
    offered: Offer, what: str, typed: str, language: Language
) -> None:
    found = offered(what, typed, language)
    assert len(found) <= MOST
    assert all(0 < len(text) <= LONGEST for one in found for text in (one.label, one.value))
    assert len(set(labels(found))) == len(set(values(found))) == len(found)
    assert offered(what, typed, language) == found


# --- lists


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_topic_and_every_kind_can_be_chosen_and_they_are_understood_together(
    own_mind: Mind, offered: Offer, language: Language
) -> None:
    topics, kinds = values(offered("topic", "", language)), values(offered("kind", "", language))
    options = [game_options(f"10 {topic} {kind}", own_mind.say) for topic, kind in product(topics, kinds)]
    assert options == [GameOptions(10, topic, kind) for topic, kind in product(TOPICS, KINDS)]
    assert [game_options(topic, own_mind.say) for topic in topics] == [GameOptions(topic=topic) for topic in TOPICS]
    assert [game_options(kind, own_mind.say) for kind in kinds] == [GameOptions(kind=kind) for kind in KINDS]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_period_can_be_chosen_and_is_understood_with_the_words_for_a_board(
    own_mind: Mind, offered: Offer, language: Language
) -> None:
    found = values(offered("period", "", language))
    assert [board_options(f"{value} solo global", own_mind.say) for value in found] == [
        BoardOptions(period, solo=True, everywhere=True) for period in PERIODS
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_twelve_months_can_be_chosen_by_name(offered: Offer, language: Language) -> None:
    found = offered("month", "", language)
    assert [month_of(one.value) for one in found] == list(range(1, 13))
    assert [one.label[1:] for one in found] == [one.value[1:] for one in found]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_posted_every_day_can_be_subscribed_to_and_cancelled(
    own_mind: Mind, offered: Offer, language: Language
) -> None:
    found, wording = values(offered("post", "", language)), own_mind.wording(language)
    assert found == list(SUBSCRIPTIONS)
    for value in found:
        subscribed = carry_out("subscribe", f"{value} 09:30", Agenda(), NOON, wording)
        assert subscribed is not None
        assert [one.kind for one in subscribed[0].subscriptions] == [value]
        cancelled = carry_out("unsubscribe", value, subscribed[0], NOON, wording)
        assert cancelled is not None
        assert cancelled[0] == Agenda()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_games_that_can_be_set_for_later_are_offered(own_mind: Mind, offered: Offer, language: Language) -> None:
    found = values(offered("game", "", language))
    assert found == list(APPOINTMENTS)
    for value in found:
        agenda = carry_out("schedule", f"{value} 20:00", Agenda(), NOON, own_mind.wording(language))
        assert agenda is not None
        assert [one.what for one in agenda[0].appointments] == [value]


@pytest.mark.parametrize(
    ("what", "language", "shown"),
    [
        ("topic", "en", "Studio, History, Films, Directors, Actors, Music, People"),
        ("topic", "ru", "Киностудия, История, Фильмы, Режиссёры, Актёры, Музыка, Люди"),
        ("kind", "az", "Seçim, Doğru-səhv, İllər, Yazılı cavab, İpucları, Ardıcıllıq, Artıq olan"),
        ("period", "en", "Today, This week, This month, This season, All time"),
        ("post", "az", "Günün sualı, İldönümləri"),
        ("post", "en", "Question of the day, Anniversaries"),
        ("post", "ru", "Вопрос дня, Годовщины"),
        ("game", "en", "Quiz, Anniversary game"),
        ("game", "ru", "Викторина, Игра к годовщине"),
    ],
)
def test_a_list_is_shown_in_the_language_with_capital_letters(
    offered: Offer, what: str, language: Language, shown: str
) -> None:
    assert labels(offered(what, "", language)) == shown.split(", ")


@pytest.mark.parametrize(
    ("what", "typed", "language", "shown"),
    [
        ("topic", "mu", "en", ["Music"]),
        ("topic", "FIL", "en", ["Films"]),
        ("topic", "aktyor", "az", ["Aktyorlar"]),
        ("topic", "реж", "ru", ["Режиссёры"]),
        ("topic", "rej", "ru", ["Режиссёры"]),
        ("kind", "out", "en", ["Odd one out"]),
        ("kind", "one od", "en", ["Odd one out"]),
        ("kind", "dogru", "az", ["Doğru-səhv"]),
        ("kind", "ipu", "az", ["İpucları"]),
        ("month", "ju", "en", ["June", "July"]),
        ("month", "İY", "az", ["İyun", "İyul"]),
        ("month", "мар", "ru", ["Март"]),
        ("period", "this se", "en", ["This season"]),
        ("period", "все", "ru", ["За всё время"]),
        ("post", "day", "en", ["Question of the day"]),
        ("game", "год", "ru", ["Игра к годовщине"]),
        ("topic", "usic", "en", []),
        ("topic", "music films", "en", []),
        ("month", "1", "en", []),
    ],
)
def test_of_a_list_remains_what_has_words_that_begin_as_typed(
    offered: Offer, what: str, typed: str, language: Language, shown: list[str]
) -> None:
    assert labels(offered(what, typed, language)) == shown


# --- questions


@pytest.mark.parametrize(
    ("typed", "language", "first"),
    [
        ("sab", "en", "“Sabuhi” (1941): about the film"),
        ("Səb", "en", "“Sabuhi” (1941): about the film"),
        ("сабу", "en", "“Sabuhi” (1941): about the film"),
        ("sabu", "ru", "«Сабухи» (1941): о фильме"),
        ("SABUHİ", "az", "“Səbuhi” (1941): film haqqında"),
        ("sabhi", "en", "“Sabuhi” (1941): about the film"),
        ("arshin m", "en", "“Arshin Mal Alan” (1945): about the film"),
        ("arsin mal alan 1965", "en", "“Arshin Mal Alan” (1965): about the film"),
        ("sevil 1970", "en", "“Sevil” (1970): about the film"),
        ("yedd", "en", "“I Want Seven Sons” (1970): about the film"),
        ("7 oğul", "en", "“I Want Seven Sons” (1970): about the film"),
        ("Rashid Beh", "en", "Rashid Behbudov: who this is"),
        ("behbudov rash", "en", "Rashid Behbudov: who this is"),
        ("бейбуто", "en", "Rashid Behbudov: who this is"),
        ("rashid behbdov", "en", "Rashid Behbudov: who this is"),
        ("rashid bahbu", "en", "Rashid Behbudov: who this is"),
        ("mozal", "en", "Who edited Mozalan first?"),
        ("azanf", "ru", "Кто создал студию анимации «Азанфильм»?"),
    ],
)
def test_a_film_a_person_and_a_fact_are_found_by_the_beginning_of_their_names(
    offered: Offer, typed: str, language: Language, first: str
) -> None:
    assert labels(offered("question", typed, language))[0] == first


@pytest.mark.parametrize(
    ("typed", "language", "first"),
    [
        ("who directed sab", "en", "“Sabuhi” (1941): director"),
        ("Who starred in arshin mal al", "en", "“Arshin Mal Alan” (1945): cast"),
        ("Кто снял фильм сабу", "ru", "«Сабухи» (1941): режиссёр"),
        ("when was rashid behbu", "en", "Rashid Behbudov: date of birth"),
        ("Səbuhi filminin rej", "az", "“Səbuhi” (1941): rejissor"),
        ("Who directed Sabuhi?", "ru", "«Сабухи» (1941): режиссёр"),
        ("When was the studio founded?", "en", "When was the AzerbaijanFilm studio established?"),
    ],
)
def test_a_question_that_is_begun_is_finished(offered: Offer, typed: str, language: Language, first: str) -> None:
    assert labels(offered("question", typed, language))[0] == first


def test_after_what_it_is_comes_what_else_can_be_asked_of_it(offered: Offer) -> None:
    found = labels(offered("question", "sabuhi"))
    asked = ["about the film", "director", "cast", "composer", "did you know", "studio", "genre"]
    assert found == [f"“Sabuhi” (1941): {what}" for what in asked]


def test_those_of_one_name_stand_side_by_side(offered: Offer) -> None:
    first, second, *_ = offered("question", "sevil")
    assert [first.label, second.label] == ["“Sevil” (1929): about the film", "“Sevil” (1970): about the film"]


@pytest.mark.parametrize("typed", ["xyzzy", "zzz qqq", "ыфва"])
def test_for_what_nobody_knows_nothing_is_offered(offered: Offer, typed: str) -> None:
    assert offered("question", typed) == ()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("day", [TODAY, date(2026, 4, 29), date(2027, 1, 1)])
def test_where_nothing_is_typed_a_dozen_questions_of_all_sorts_are_suggested(
    own_mind: Mind, offered: Offer, day: date, language: Language
) -> None:
    found = offered("question", "", language, day)
    kinds = [fact_of(own_mind, one, language).partition(".")[0] for one in found]
    sorts = (own_mind.knowledge.films, own_mind.knowledge.people, own_mind.knowledge.facts)
    assert [sum(kind in sort for kind in kinds) for sort in sorts] == [4, 4, 4]
    assert found == offered("question", " ?! ", language, day)


def test_every_day_other_questions_are_suggested(offered: Offer) -> None:
    days = [offered("question", today=date(2026, 5, day)) for day in range(1, 15)]
    assert len(set(days)) == len(days)
    assert len({one for day in days for one in day}) > 5 * len(days)


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_every_film_what_is_offered_is_answered_with_a_fact_about_it(
    own_mind: Mind, offered: Offer, language: Language
) -> None:
    wording = own_mind.wording(language)
    for film in own_mind.knowledge.films.values():
        name = subject_of(Asked("film.card", films=(film.id,)), wording)
        about = [one for one in offered("question", name, language) if one.label.startswith(f"{name}: ")]
        assert about, name
        for one in about:
            assert fact_of(own_mind, one, language).startswith(f"{film.id}."), one


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_every_person_what_is_offered_is_answered_with_a_fact_about_somebody_of_that_name(
    own_mind: Mind, offered: Offer, language: Language
) -> None:
    people = own_mind.knowledge.people
    for person in people.values():
        name = person.name.in_(language)
        about = [one for one in offered("question", name, language) if one.label.startswith(f"{name}: ")]
        assert about, name
        for one in about:
            told = fact_of(own_mind, one, language).partition(".")[0]
            assert people[told].name.in_(language) == name, one


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fact_is_offered_to_those_who_type_its_question_and_told_to_those_who_choose_it(
    own_mind: Mind, offered: Offer, language: Language
) -> None:
    for fact in own_mind.knowledge.facts.values():
        question = fact.questions[language][0]
        found = [one for one in offered("question", question, language) if one.value == question]
        assert len(found) == (len(question) <= LONGEST), question
        assert all(fact_of(own_mind, one, language) == fact.id for one in found), question


def fact_of(mind: Mind, completion: Completion, language: Language) -> str:
    """Give the fact with which a question is answered."""
    reply = reply_to(mind, completion.value, TODAY, language)
    assert reply.outcome == "answer", completion
    return reply.fact or ""


# --- a small knowledge


def small(question: str = FOUNDED, event: Text | None = None) -> Mind:
    mind, _ = room()
    (fact,) = mind.knowledge.facts.values()
    changed = replace(fact, questions={**fact.questions, "az": (question,)}, event=event, date="1923-04-28")
    return Mind.build(replace(mind.knowledge, facts={fact.id: changed}, quiz={}), mind.say)


def of_small(what: str, typed: str, mind: Mind, language: Language = "az") -> tuple[Completion, ...]:
    return complete(what, typed, mind, Occasions(mind.wording(language), Calendar(mind.knowledge), TODAY))


def test_each_knowledge_has_its_own_completions(offered: Offer) -> None:
    assert len(offered("question", "studiya", "az")) > 1
    question = "Studiya nə vaxt yaranıb"
    for typed in ("", "stud", "vaxt y"):
        assert of_small("question", typed, small()) == (Completion(question, FOUNDED),)
    other = small("studiyanı kim yaradıb")
    assert of_small("question", "stud", other) == (Completion("Studiyanı kim yaradıb", "studiyanı kim yaradıb"),)
    assert labels(of_small("question", "stud", small(), "ru")) == ["Когда основана студия"]


def test_a_question_that_is_too_long_to_be_chosen_is_left_out() -> None:
    fits, too_long = (f"studiya {'nə ' * 29}{'v' * rest}" for rest in (5, 6))
    assert (len(fits), len(too_long)) == (LONGEST, LONGEST + 1)
    assert values(of_small("question", "studiya", small(fits))) == [fits]
    assert of_small("question", "studiya", small(too_long)) == ()


def test_a_label_that_is_too_long_is_cut_after_a_word() -> None:
    event = Text(*["kinofabrikin " * 10 + "açılışı"] * 3)
    (found,) = of_small("occasion", "", small(event=event))
    assert found == Completion("Kinofabrikin " + "kinofabrikin " * 5 + "kinofabrikin…", "28 aprel")


# --- occasions


class Honoured:
    """Says what the anniversary game is for that a text asks for."""

    def __init__(self, mind: Mind, bank: QuestionBank, calendar: Calendar) -> None:
        self._mind = mind
        self._starter = Starter(mind, bank, calendar)

    def by(self, text: str, language: Language, today: date = TODAY) -> str:
        now = datetime(today.year, today.month, today.day, 12, tzinfo=UTC)
        who = Who(Address("console", "here", "aysel"), now, "Aysel")
        plan = self._starter.asked_for("anniversary", text, who, self._mind.wording(language))
        return plan.theme if isinstance(plan, Plan) else ""


@pytest.fixture(scope="module")
def honoured(own_mind: Mind, own_bank: QuestionBank, own_calendar: Calendar) -> Honoured:
    return Honoured(own_mind, own_bank, own_calendar)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_occasion_that_is_offered_can_be_chosen(
    own_mind: Mind, own_calendar: Calendar, offered: Offer, honoured: Honoured, language: Language
) -> None:
    wording = own_mind.wording(language)
    dated = [one for month in range(1, 13) for one in own_calendar.in_month(month)]
    films = [one for film in own_mind.knowledge.films if (one := own_calendar.of(film))]
    words = Occasions(wording, own_calendar, TODAY)
    names = {wording.capital(words.name(one)): one.id for one in (*dated, *films)}
    shown = {found.label: found for typed in ("", *names) for found in offered("occasion", typed, language)}
    whole = {label: found.value for label, found in shown.items() if not label.endswith("…")}
    assert [label for label, value in whole.items() if honoured.by(value, language) != names[label]] == []
    assert len(whole) > 0.8 * len(names)


@pytest.mark.parametrize(
    ("day", "first", "theme"),
    [
        (TODAY, "Birthday of the AzerbaijanFilm studio", "studio|film_factory_opened_1923"),
        (date(2026, 8, 2), "National Cinema Day", "cinema_day|first_show_1898"),
        (date(2026, 8, 1), "National Cinema Day", "cinema_day|first_show_1898"),
        (date(2026, 12, 13), "Birthday of Rashid Behbudov, 14 December 1915", "birth|rashid_behbudov"),
    ],
)
def test_where_nothing_is_typed_the_occasions_of_today_come_first_and_then_the_nearest(
    own_calendar: Calendar, offered: Offer, honoured: Honoured, day: date, first: str, theme: str
) -> None:
    found = offered("occasion", today=day)
    assert len(found) == MOST
    assert found[0].label.startswith(first)
    assert honoured.by(found[0].value, "en", day) == theme
    coming = [*own_calendar.on(day), *(one for _, one in own_calendar.upcoming(day, MOST))]
    themes = [honoured.by(one.value, "en", day) for one in found]
    assert [one.id for one in coming if one.id in themes][: MOST // 2] == themes[: MOST // 2]


@pytest.mark.parametrize(
    ("typed", "language", "theme"),
    [
        ("behbudov birth", "en", "birth|rashid_behbudov"),
        ("birthday of rashid", "en", "birth|rashid_behbudov"),
        ("28 apr", "en", "studio|film_factory_opened_1923"),
        ("stud", "en", "studio|film_factory_opened_1923"),
        ("kinostud", "az", "studio|film_factory_opened_1923"),
        ("киност", "ru", "studio|film_factory_opened_1923"),
        ("cinema day", "en", "cinema_day|first_show_1898"),
        ("Koroğ", "ru", "premiere|koroghlu_1960"),
        ("koroghlu", "az", "premiere|koroghlu_1960"),
        ("sabu", "ru", "film|sabuhi_1941"),
        ("сабухи", "az", "film|sabuhi_1941"),
        ("sabhi", "en", "film|sabuhi_1941"),
    ],
)
def test_an_occasion_is_found_by_its_honoree_in_any_language_and_by_what_is_shown_of_it(
    offered: Offer, honoured: Honoured, typed: str, language: Language, theme: str
) -> None:
    first, *_ = offered("occasion", typed, language)
    assert honoured.by(first.value, language) == theme


def test_both_days_of_a_person_are_found_by_their_name(offered: Offer, honoured: Honoured) -> None:
    found = {honoured.by(one.value, "en") for one in offered("occasion", "rashid beh")}
    assert found == {"birth|rashid_behbudov", "death|rashid_behbudov"}


def test_an_occasion_for_which_nobody_could_ask_is_not_offered(offered: Offer, own_calendar: Calendar) -> None:
    """Of two films called Sevil a game in honour of the name is for the first."""
    assert own_calendar.find("film|sevil_1970")
    assert labels(offered("occasion", "sevil")) == ["The film “Sevil” (1929)"]


def test_for_what_has_no_occasion_none_is_offered(offered: Offer) -> None:
    assert offered("occasion", "xyzzy") == offered("occasion", "31 february") == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_films_people_and_dates_there_is_no_occasion(language: Language) -> None:
    mind, _ = room()
    assert of_small("occasion", "", mind, language) == of_small("occasion", "studio", mind, language) == ()
