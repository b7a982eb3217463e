"""What a game asks about: through the decades, and around an honoree."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pytest

from bot.games import themes
from bot.games.anniversaries import Calendar, Occasion
from bot.games.bank import QuestionBank
from bot.games.choosing import choose
from bot.games.draft import Draft, Subject, Value
from bot.games.question import Topic
from bot.matching.asked import Asked
from knowledge.model import KnowledgeBase, Part, Text
from tests.games.test_almanac import SOURCE, base, film, person, same

SEEDS = [f"seed {number}" for number in range(8)]


def draft(
    entry: str, year: int | None = None, topic: Topic = "films", level: int = 2, also: tuple[str, ...] = ()
) -> Draft:
    return Draft(
        Subject(entry, SOURCE, Asked(entry), year), "x", "choice", topic, level, Text("?", "?", "?"), "x", (), also
    )


def entries(ring: themes.Ring) -> list[str]:
    return [one.subject.entry for one in ring[0]]


# --- decades


def test_each_decade_is_a_ring_of_one_question_in_its_order() -> None:
    drafts = [draft("new", 2024), draft("old", 1929), draft("older", 1920), draft("undated"), draft("early", 1898)]
    rings = themes.by_decade(drafts)
    assert [most for _, most in rings] == [1] * 11
    assert [entries(ring) for ring in rings] == [["old", "older"], *[[]] * 9, ["new"]]


def test_drafts_that_can_be_read_once_reach_every_decade() -> None:
    rings = themes.by_decade(iter([draft("old", 1929), draft("new", 2024)]))
    assert (entries(rings[0]), entries(rings[-1])) == (["old"], ["new"])


@pytest.mark.parametrize("name", ["year", "year/decade", "year/true", "year/false", "odd-decade", "odd-decade/film"])
def test_the_year_and_the_decade_are_not_asked_for_where_the_game_tells_them(name: str) -> None:
    telling = replace(draft("nar", 1929), name=name)
    assert entries(themes.by_decade([telling, draft("old", 1929)])[0]) == ["old"]


def test_no_year_is_guessed_in_a_game_through_the_decades() -> None:
    guess = replace(draft("nar", 1929), kind="year", answer=1929, name="founding")
    assert entries(themes.by_decade([guess, draft("old", 1929)])[0]) == ["old"]


# --- around an honoree

KNOWLEDGE = base(
    film("almaz", 1936, director="akif", cast=(Part("zaur"),)),
    film("bahar", 1955, director="akif", composer="kamal"),
    film("nar", 1936, director="rauf"),
    film("inci", 1938, director="rauf"),
)
DRAFTS = [
    draft("almaz", 1936),
    draft("bahar", 1955, also=("akif",)),
    draft("nar", 1936),
    draft("inci", 1938),
    draft("akif"),
    draft("zaur"),
    draft("kamal"),
    draft("rauf"),
]


def test_a_film_is_followed_by_its_people_its_year_its_decade_and_the_rest() -> None:
    rings = themes.anniversary(DRAFTS, Occasion("premiere", "almaz", "1936-05-01"), KNOWLEDGE, 10)
    assert [entries(ring) for ring in rings] == [
        ["almaz"],
        ["akif", "zaur"],
        ["almaz", "nar"],
        ["almaz", "nar", "inci"],
        entries((DRAFTS, 0)),
    ]
    assert [most for _, most in rings] == [1, 7, 2, 10, 10]  # one question on the film, so more on its people


@pytest.mark.parametrize("kind", ["birth", "death"])
def test_a_person_is_followed_by_their_films_and_those_in_them(kind: str) -> None:
    rings = themes.anniversary(DRAFTS, Occasion(kind, "akif", "1938-05-01"), KNOWLEDGE, 10)  # type: ignore[arg-type]
    assert [entries(ring) for ring in rings[:4]] == [
        ["bahar", "akif"],  # a question on a film may be about them too
        ["almaz", "bahar", "zaur", "kamal"],
        ["inci"],
        ["almaz", "nar", "inci"],
    ]


def test_somebody_without_films_has_no_neighbours() -> None:
    rings = themes.anniversary(DRAFTS, Occasion("birth", "nobody", "1936-05-01"), KNOWLEDGE, 10)
    assert entries(rings[0]) == entries(rings[1]) == []


@pytest.mark.parametrize(
    ("kind", "first", "second"),
    [("studio", "studio", "history"), ("event", "studio", "history"), ("cinema_day", "history", "studio")],
)
def test_a_day_of_the_studio_asks_on_it_and_cinema_day_on_history(kind: str, first: str, second: str) -> None:
    drafts = [
        draft("opening", topic="history"),
        draft("one", topic="studio"),
        draft("two", topic="history"),
        draft("easy", level=1),
    ]
    occasion = Occasion(kind, "opening", "1923-04-28")  # type: ignore[arg-type]
    rings = themes.anniversary(drafts, occasion, KNOWLEDGE, 10)
    by_topic = {"studio": ["one"], "history": ["opening", "two"]}
    assert [entries(ring) for ring in rings] == [
        ["opening"],
        by_topic[first],
        by_topic[second],
        ["easy"],
        entries((drafts, 0)),
    ]


@pytest.mark.parametrize("kind", ["premiere", "film", "studio", "cinema_day", "event"])
@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (1936, True),
        (1937, False),
        (Text("1 may", "1 May", "1 мая"), True),
        (Text("1 may 1936", "on 1 May 1936", "1 мая 1936 года"), True),
        (Text("2 may", "2 May", "2 мая"), False),
        (Text("1 iyun", "1 June", "1 июня"), False),
        (same("Almaz"), True),
        (same("Nar"), False),
        (film("almaz", 1936), True),
        (film("nar", 1936), False),
        (person("akif"), False),
    ],
)
def test_neither_the_honoree_nor_the_year_nor_the_day_of_the_occasion_is_asked_for(
    kind: str, answer: Value, told: bool
) -> None:
    occasion = Occasion(kind, "almaz", "1936-05-01")  # type: ignore[arg-type]
    asked = replace(draft("nar", 1936, topic="history"), answer=answer)
    rings = themes.anniversary([draft("almaz", 1936), asked], occasion, KNOWLEDGE, 10)
    assert any("nar" in entries(ring) for ring in rings) is not told


@pytest.mark.parametrize(("name", "told"), [("year/decade", True), ("life/born", True), ("plot", False)])
def test_what_is_asked_about_the_honoree_is_not_when_it_was(name: str, told: bool) -> None:
    asked = replace(draft("almaz", 1936), name=name)
    rings = themes.anniversary([draft("almaz", 1936), asked], Occasion("film", "almaz", "1936"), KNOWLEDGE, 10)
    assert any(one is asked for ring in rings for one in ring[0]) is not told


@pytest.mark.parametrize(
    ("entry", "own", "near"),
    [("akif", ["bahar", "akif"], ["almaz", "bahar", "zaur", "kamal"]), ("almaz", ["almaz"], ["akif", "zaur"])],
)
def test_in_honour_of_who_has_no_date_the_game_asks_on_them_and_those_around(
    entry: str, own: list[str], near: list[str]
) -> None:
    rings = themes.anniversary(DRAFTS, Occasion("honour", entry, ""), KNOWLEDGE, 10)
    assert [entries(ring) for ring in rings] == [own, near, [], [], entries((DRAFTS, 0))]


# --- the real bank


@dataclass(frozen=True)
class Real:
    """The real knowledge, its questions and its calendar."""

    knowledge: KnowledgeBase
    drafts: Mapping[str, Draft]
    calendar: Calendar

    def play(self, rings: Sequence[themes.Ring], count: int, seed: str) -> list[Draft]:
        return [self.drafts[id] for id in choose(rings, count, frozenset(), seed).ids]

    def honour(self, entry: str, seed: str) -> list[Draft]:
        occasion = self.calendar.of(entry)
        assert occasion is not None
        return self.play(themes.anniversary(self.drafts.values(), occasion, self.knowledge, 10), 10, seed)


@pytest.fixture(scope="module")
def real(own_knowledge: KnowledgeBase, own_bank: QuestionBank, own_calendar: Calendar) -> Real:
    return Real(own_knowledge, own_bank.drafts, own_calendar)


@pytest.mark.parametrize("entry", ["arshin_mal_alan_1945", "almaz_1936", "rasim_ojagov", "gara_garayev"])
@pytest.mark.parametrize("seed", SEEDS[:3])
def test_an_anniversary_game_starts_with_its_honoree(real: Real, entry: str, seed: str) -> None:
    asked = real.honour(entry, seed)
    own = len({one.fact for one in real.drafts.values() if entry in one.about})
    assert len(asked) == 10
    assert all(entry in one.about for one in asked[: min(own, 4)])
    assert own >= 2


def test_whoever_has_a_birthday_is_asked_about_first(real: Real) -> None:
    told = {entry for one in real.drafts.values() if one.kind == "choice" for entry in one.about}
    honoured = [id for id in (*real.knowledge.films, *real.knowledge.people) if real.calendar.of(id) and id in told]
    assert len(honoured) > 60
    for entry in honoured[::4]:
        assert entry in real.honour(entry, "seed")[0].about, entry


def test_an_anniversary_game_goes_on_with_films_and_colleagues(real: Real) -> None:
    asked = real.honour("rasim_ojagov", "seed")
    films = [one.id for one in real.knowledge.films_by_person["rasim_ojagov"]["films"]]
    people = {
        who
        for id in films
        for who in (
            *(who for credit in real.knowledge.films[id].credits.values() for who in credit),
            *(part.person for part in real.knowledge.films[id].cast),
        )
    }
    assert all({*films, *people} & set(one.about) for one in asked[:8])


def test_what_the_opening_tells_is_not_asked(real: Real) -> None:
    for entry in ("rashid_behbudov", "koroghlu_1960"):
        for seed in SEEDS:
            asked = real.honour(entry, seed)
            assert not any(getattr(one.answer, "id", "") == entry for one in asked)
            assert not any(one.fact in (f"{entry}.born", f"{entry}.year") for one in asked)
    studio = real.calendar.of_kind("studio")
    assert studio is not None
    rings = themes.anniversary(real.drafts.values(), studio, real.knowledge, 10)
    assert not any(one.subject.entry == studio.entry and one.answer == 1923 for ring, _ in rings for one in ring)


def test_cinema_day_does_not_ask_for_its_own_date_and_the_studio_may(real: Real) -> None:
    asked = {}
    for kind in ("studio", "cinema_day"):
        occasion = real.calendar.of_kind(kind)
        assert occasion is not None
        rings = themes.anniversary(real.drafts.values(), occasion, real.knowledge, 10)
        asked[kind] = {one.answer.en for ring, _ in rings for one in ring if isinstance(one.answer, Text)}
    assert "2 August" in asked["studio"]
    assert "2 August" not in asked["cinema_day"]


def test_whoever_has_no_date_can_be_honoured_too(real: Real) -> None:
    told = {one.subject.entry for one in real.drafts.values() if one.kind == "choice"}
    undated = sorted(id for id in real.knowledge.people if id in told and real.calendar.of(id) is None)
    assert undated
    for entry in undated[:8]:
        rings = themes.anniversary(real.drafts.values(), Occasion("honour", entry, ""), real.knowledge, 10)
        asked = real.play(rings, 10, "seed")
        assert len(asked) == 10
        assert entry in asked[0].about


@pytest.mark.parametrize(("kind", "topic"), [("studio", "studio"), ("cinema_day", "history")])
def test_a_day_kept_every_year_is_asked_about_by_its_topic(real: Real, kind: str, topic: str) -> None:
    occasion = real.calendar.of_kind(kind)  # type: ignore[arg-type]
    assert occasion is not None
    rings = themes.anniversary(real.drafts.values(), occasion, real.knowledge, 10)
    for seed in SEEDS:
        asked = real.play(rings, 10, seed)
        assert occasion.entry in asked[0].about
        assert sum(one.topic == topic for one in asked) >= 5
        assert all(one.topic in ("studio", "history") for one in asked[:7])


@pytest.mark.parametrize("seed", SEEDS)
def test_decades_are_asked_one_after_the_other(real: Real, seed: str) -> None:
    asked = real.play(themes.by_decade(real.drafts.values()), len(themes.DECADES), seed)
    assert [one.decade for one in asked] == list(range(1920, 2030, 10))


@pytest.mark.parametrize("seed", SEEDS)
def test_no_answer_in_a_game_through_the_decades_is_a_year_or_a_decade(real: Real, seed: str) -> None:
    for asked in real.play(themes.by_decade(real.drafts.values()), len(themes.DECADES), seed):
        assert not isinstance(asked.answer, int), asked.id
        assert not isinstance(asked.answer, Text) or not re.search(r"\b\d{4}s?\b", asked.answer.en), asked.id
        assert asked.fact.rpartition(".")[2] not in ("year", "odd-decade")
