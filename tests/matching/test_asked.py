"""What a question asks for, which facts that is, and whether they are held."""

from pathlib import Path

import pytest

import knowledge
from bot.matching.asked import Asked, answer_key, is_held
from knowledge.expand import holds, person_holds
from knowledge.loader import load
from knowledge.model import Film, Honour, KnowledgeBase, Part, Person, Text, Trivia


def same(text: str) -> Text:
    return Text(text, text, text)


FULL = Film(
    id="full",
    title=same("Full"),
    sources=(),
    year=1970,
    minutes=90,
    credits={"director": ("maker",), "composer": ()},
    cast=(Part("player", same("Hero")), Part("extra")),
)
SHOT_BY_THE_SEA = Film(
    id="sea", title=same("Sea"), sources=(), trivia=(Trivia(same("Shot by the sea."), about="location"),)
)
BARE = Film(id="bare", title=same("Bare"), sources=())
MAKER = Person(id="maker", name=same("A Maker"), gender="male", born="1900", honours=(Honour(same("Prize")),))
PLAYER = Person(id="player", name=same("A Player"), gender="female")
EXTRA = Person(id="extra", name=same("An Extra"), gender="female")
STRANGER = Person(id="stranger", name=same("A Stranger"), gender="male")
MADE = KnowledgeBase(
    facts={},
    films={film.id: film for film in (FULL, SHOT_BY_THE_SEA, BARE)},
    people={person.id: person for person in (MAKER, PLAYER, EXTRA, STRANGER)},
    terms={},
    templates={},
    smalltalk={},
    synonyms=(),
    fillers=(),
)


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    return load(Path(knowledge.__file__).parent / "data")


# --- the facts that are asked for


@pytest.mark.parametrize(
    ("asked", "facts"),
    [
        (Asked("film.director", films=("a",)), ("a.director",)),
        (Asked("film.director", films=("a", "b")), ("a.director", "b.director")),
        (Asked("film.director"), ()),
        (Asked("person.born", people=("p", "q")), ("p.born", "q.born")),
        (Asked("person.birth_place", people=("p",)), ("p.birth_place",)),
        (Asked("credit.role", roles=("a/p", "b/q")), ("a.cast.p", "b.cast.q")),
        (Asked("credit.role", films=("a",), roles=("a/p",)), ("a.cast.p",)),
        (Asked("credit.person", films=("a",), people=("p",)), ("a.cast.p",)),
        (Asked("credit.person", films=("a", "b"), people=("p", "q")), ("a.cast.p", "a.cast.q", "b.cast.p", "b.cast.q")),
        (Asked("list.year", value="1970"), ("list.year.1970",)),
        (Asked("list.decade", value="1920s"), ("list.decade.1920s",)),
        (Asked("list.genre", value="comedy"), ("list.genre.comedy",)),
        (Asked("list.films"), ("list.films",)),
        (Asked("list.studio_names"), ("list.studio_names",)),
        (Asked("studio_founded_1920"), ("studio_founded_1920",)),
        (Asked("smalltalk.thanks"), ("smalltalk.thanks",)),
    ],
)
def test_what_is_asked_is_told_by_these_facts(asked: Asked, facts: tuple[str, ...]) -> None:
    assert asked.facts() == facts


@pytest.mark.parametrize(
    "asked",
    [Asked("decline.budget", films=("full",)), Asked("decline.family", people=("maker",)), Asked("decline.general")],
)
def test_what_is_declined_has_no_facts(asked: Asked) -> None:
    assert asked.facts() == ()


@pytest.mark.parametrize(
    ("attribute", "kind", "name"),
    [
        ("film.director", "film", "director"),
        ("person.birth_place", "person", "birth_place"),
        ("credit.role", "credit", "role"),
        ("list.year", "list", "year"),
        ("decline.budget", "decline", "budget"),
        ("studio_founded_1920", "studio_founded_1920", ""),
    ],
)
def test_an_attribute_has_a_kind_and_a_name(attribute: str, kind: str, name: str) -> None:
    assert (Asked(attribute).kind, Asked(attribute).name) == (kind, name)


def test_the_same_thing_asked_twice_is_equal() -> None:
    assert len({Asked("film.director", films=("a",)), Asked("film.director", films=("a",)), Asked("film.year")}) == 2


# --- whether it is held


@pytest.mark.parametrize(
    "asked",
    [
        Asked("film.director", films=("full",)),
        Asked("film.year", films=("full",)),
        Asked("film.card", films=("bare",)),
        Asked("film.cast", films=("bare", "full")),
        Asked("person.born", people=("maker",)),
        Asked("person.honours", people=("maker",)),
        Asked("person.card", people=("stranger",)),
        Asked("person.directed", people=("maker",)),
        Asked("person.acted", people=("player", "stranger")),
        Asked("credit.person", films=("full",), people=("player",)),
        Asked("credit.person", films=("full",), people=("extra",)),
        Asked("credit.person", films=("full",), people=("maker",)),
        Asked("credit.person", films=("bare", "full"), people=("stranger", "player")),
        Asked("credit.role", roles=("full/player",)),
        Asked("list.year", value="1970"),
        Asked("list.films"),
        Asked("studio_founded_1920"),
    ],
)
def test_what_the_knowledge_has_is_held(asked: Asked) -> None:
    assert is_held(asked, MADE)


@pytest.mark.parametrize(
    "asked",
    [
        Asked("film.director", films=("bare",)),
        Asked("film.composer", films=("full",)),
        Asked("film.awards", films=("full", "bare")),
        Asked("film.director"),
        Asked("person.born", people=("player",)),
        Asked("person.died", people=("maker",)),
        Asked("person.composed", people=("maker",)),
        Asked("person.born"),
        Asked("credit.person", films=("full",), people=("stranger",)),
        Asked("credit.person", films=("bare",), people=("player", "maker")),
        Asked("credit.person", films=("full",)),
        Asked("decline.budget", films=("full",)),
        Asked("decline.general"),
        Asked("smalltalk.thanks"),
    ],
)
def test_what_the_knowledge_lacks_is_not_held(asked: Asked) -> None:
    assert not is_held(asked, MADE)


def test_a_film_is_held_attribute_by_attribute(base: KnowledgeBase) -> None:
    attributes = [name.partition(".")[2] for name in base.templates if name.startswith("film.")]
    answers = {
        (film.id, name): is_held(Asked(f"film.{name}", films=(film.id,)), base)
        for film in base.films.values()
        for name in attributes
    }
    assert answers == {(film, name): holds(base.films[film], name) for film, name in answers}
    assert set(answers.values()) == {True, False}


def test_a_person_is_held_attribute_by_attribute(base: KnowledgeBase) -> None:
    attributes = [name.partition(".")[2] for name in base.templates if name.startswith("person.")]
    answers = {
        (person, name): is_held(Asked(f"person.{name}", people=(person,)), base)
        for person in base.people
        for name in attributes
    }
    assert answers == {(person, name): person_holds(base, base.people[person], name) for person, name in answers}
    assert set(answers.values()) == {True, False}


def test_no_attribute_that_is_declined_is_held(base: KnowledgeBase) -> None:
    declined = [name for name in base.templates if name.startswith("decline.")]
    assert declined
    for name in declined:
        asked = Asked(name, films=("nabat_2014",), people=("rasim_balayev",))
        assert not is_held(asked, base)
        assert asked.facts() == ()


def test_a_role_and_the_person_who_played_it_are_one_fact() -> None:
    role = Asked("credit.role", roles=("full/player",))
    person = Asked("credit.person", films=("full",), people=("player",))
    assert role.facts() == person.facts() == ("full.cast.player",)


def test_where_a_film_was_shot_is_answered_like_its_trivia_where_that_tells_it() -> None:
    location, trivia = Asked("film.location", films=("sea",)), Asked("film.trivia", films=("sea",))
    assert answer_key(location, MADE) == answer_key(trivia, MADE)
    assert answer_key(Asked("film.plot", films=("sea",)), MADE) != answer_key(trivia, MADE)
