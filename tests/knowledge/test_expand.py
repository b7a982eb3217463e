"""Templates with their slots filled from a few entries, and the lists that questions ask for."""

from dataclasses import replace
from pathlib import Path

import pytest

import knowledge
from knowledge.expand import (
    SLOTS,
    Expanded,
    examples_of_each_form,
    expand,
    fill,
    films_in,
    films_of,
    holds,
    name_of_studio_in,
    names_of_studio,
    needed_slots,
    person_holds,
    slots_of,
)
from knowledge.loader import load
from knowledge.model import (
    Fact,
    Film,
    Honour,
    KnowledgeBase,
    Part,
    Person,
    StudioName,
    Template,
    Term,
    Text,
    Trivia,
    Work,
)


def same(text: str) -> Text:
    """Give a text that is the same in every language."""
    return Text(text, text, text)


def template(name: str, *english: str, az: tuple[str, ...] = (), ru: tuple[str, ...] = ()) -> Template:
    return Template(name, {"az": az, "en": english, "ru": ru})


def studio_fact(name: str, since: int | None, *questions: str) -> Fact:
    return Fact(
        id=name,
        topic="names",
        tier=1,
        text=same(f"It was {name}."),
        answer=same(name),
        terms=(),
        questions={"az": (), "en": questions, "ru": ()},
        sources=(),
        studio_name=None if since is None else StudioName(same(name), since),
    )


SEVIL = Film(
    id="sevil",
    title=Text("Sevil", "Sevil the Brave", "Севиль"),
    sources=(),
    year=1929,
    premiere="1929-10-12",
    genres=("drama",),
    credits={"director": ("amo",), "writer": ("jafar", "amo")},
    cast=(Part("izzet", Text("Gülüş", "Gulush", "Гюлюш")), Part("amo")),
    based_on=Work(same("Sevil"), "play", ("jafar",)),
    trivia=(Trivia(same("A story of freedom."), "plot"), Trivia(same("It was long."))),
)
ARSHIN = Film(
    id="arshin",
    title=Text("Arşın mal alan", "", ""),
    sources=(),
    year=1945,
    minutes=95,
    genres=("comedy", "musical"),
    studios=("azfilm",),
    credits={"director": ("rza",), "composer": ("uzeyir",), "cinematographer": ("amo",)},
    awards=(same("State prize"),),
    trivia=(Trivia(same("It was shot in Baku."), "location"),),
)
BISMILLAH = Film(id="bismillah", title=same("Bismillah"), sources=(), year=1925, genres=("drama",))
LOST = Film(id="lost", title=same("The Lost"), sources=(), genres=("drama",), credits={"director": ("amo",)})

PEOPLE = (
    Person("amo", Text("Amo", "Amo Bek", "Амо"), "male", born="1891", died="1951", birth_place=same("Tiflis")),
    Person("jafar", same("Jafar"), "male", honours=(Honour(same("Order")),), facts=(same("He wrote plays."),)),
    Person("izzet", Text("İzzət", "Izzet", "Иззет"), "female", death_place=same("Baku")),
    Person("rza", same("Rza"), "male"),
    Person("uzeyir", same("Uzeyir"), "male"),
)
TERMS = (
    Term("drama", "genre", Text("dram", "drama", "драма")),
    Term("comedy", "genre", Text("komediya", "comedy", "комедия")),
    Term("western", "genre", same("western")),
)
FACTS = (
    studio_fact("newest", 1960),
    studio_fact("oldest", 1923, "what was the first name", "who named it"),
    studio_fact("middle", 1930),
    studio_fact("nameless", None, "how big is the studio"),
)


def small(
    *templates: Template, films: tuple[Film, ...] = (SEVIL, ARSHIN), facts: tuple[Fact, ...] = ()
) -> KnowledgeBase:
    return KnowledgeBase(
        facts={fact.id: fact for fact in facts},
        films={film.id: film for film in films},
        people={person.id: person for person in PEOPLE},
        terms={term.id: term for term in TERMS},
        templates={asked.id: asked for asked in templates},
        smalltalk={},
        synonyms=(),
        fillers=(),
    )


def english(asked: KnowledgeBase) -> list[tuple[str, str]]:
    """Give the fact and text of every English question."""
    return [(question.fact, question.text) for question in expand(asked) if question.language == "en"]


@pytest.mark.parametrize(
    ("form", "slots"),
    [
        ("who played {role} in {film}", {"role", "film"}),
        ("«{film}» və yenə {film}", {"film"}),
        ("which films are there", set()),
        ("{} { film } {two words}", set()),
    ],
)
def test_the_slots_of_a_form_are_the_words_in_braces(form: str, slots: set[str]) -> None:
    assert slots_of(form) == slots


def test_every_slot_of_a_form_is_filled() -> None:
    words = {"film": "Sevil", "role": "Gülüş", "year": "1929"}
    assert fill("{film}: who is {role} in {film}?", words) == "Sevil: who is Gülüş in Sevil?"


def test_words_with_braces_are_not_filled_again() -> None:
    assert fill("who made {film}", {"film": "{year}", "year": "1929"}) == "who made {year}"


def test_a_slot_without_words_is_an_error() -> None:
    with pytest.raises(KeyError, match="role"):
        fill("who is {role} in {film}", {"film": "Sevil"})


def test_needed_slots_are_those_of_every_form_in_every_language() -> None:
    assert needed_slots(template("credit.role", "who is {role} in {film}", "who is {role}", ru=("кто {role}",))) == {
        "role"
    }
    assert needed_slots(template("credit.role", "who is {role}", az=("kim oynayıb",))) == set()
    assert needed_slots(template("credit.role", "who is {role} in {film}")) == {"role", "film"}


def test_a_template_without_forms_needs_no_slots() -> None:
    assert needed_slots(template("film.year")) == set()


def test_a_film_is_asked_for_in_each_language_by_its_title_there() -> None:
    asked = template("film.director", "who made {film}", az=("{film} kimindir", "{film} kim"), ru=("чей {film}",))
    assert list(expand(small(asked, films=(SEVIL,)))) == [
        Expanded("sevil.director", "az", "Sevil kimindir"),
        Expanded("sevil.director", "az", "Sevil kim"),
        Expanded("sevil.director", "en", "who made Sevil the Brave"),
        Expanded("sevil.director", "ru", "чей Севиль"),
    ]


def test_a_film_without_a_translated_title_is_asked_for_by_the_original() -> None:
    assert english(small(template("film.director", "who made {film}"), films=(ARSHIN,))) == [
        ("arshin.director", "who made Arşın mal alan")
    ]


def test_there_is_no_composer_question_for_a_film_without_a_composer() -> None:
    assert english(small(template("film.composer", "who composed {film}"))) == [
        ("arshin.composer", "who composed Arşın mal alan")
    ]


@pytest.mark.parametrize(
    ("attribute", "films"),
    [
        ("card", ["sevil", "arshin", "lost"]),
        ("year", ["sevil", "arshin"]),
        ("premiere", ["sevil"]),
        ("length", ["arshin"]),
        ("genre", ["sevil", "arshin", "lost"]),
        ("studio", ["arshin"]),
        ("cast", ["sevil"]),
        ("based_on", ["sevil"]),
        ("awards", ["arshin"]),
        ("trivia", ["sevil", "arshin"]),
        ("plot", ["sevil"]),
        ("location", ["arshin"]),
        ("director", ["sevil", "arshin", "lost"]),
        ("writer", ["sevil"]),
        ("composer", ["arshin"]),
        ("cinematographer", ["arshin"]),
        ("box_office", []),
    ],
)
def test_a_film_is_asked_only_for_what_it_holds(attribute: str, films: list[str]) -> None:
    asked = small(template(f"film.{attribute}", "tell me about {film}"), films=(SEVIL, ARSHIN, LOST))
    assert [fact for fact, _ in english(asked)] == [f"{film}.{attribute}" for film in films]
    assert [film.id for film in (SEVIL, ARSHIN, LOST) if holds(film, attribute)] == films


@pytest.mark.parametrize(
    ("attribute", "people"),
    [
        ("card", ["amo", "jafar", "izzet", "rza", "uzeyir"]),
        ("born", ["amo"]),
        ("died", ["amo"]),
        ("age", ["amo"]),
        ("birth_place", ["amo"]),
        ("death_place", ["izzet"]),
        ("honours", ["jafar"]),
        ("facts", ["jafar"]),
        ("films", ["amo", "jafar", "izzet", "rza", "uzeyir"]),
        ("directed", ["amo", "rza"]),
        ("wrote", ["amo", "jafar"]),
        ("composed", ["uzeyir"]),
        ("shot", ["amo"]),
        ("acted", ["amo", "izzet"]),
        ("source_of", ["jafar"]),
        ("sang", []),
    ],
)
def test_a_person_is_asked_only_for_what_the_knowledge_holds(attribute: str, people: list[str]) -> None:
    asked = small(template(f"person.{attribute}", "tell me about {person}"))
    assert [fact for fact, _ in english(asked)] == [f"{person}.{attribute}" for person in people]
    assert [person.id for person in PEOPLE if person_holds(asked, person, attribute)] == people


def test_a_person_is_asked_for_by_the_name_of_the_language() -> None:
    asked = small(template("person.born", "when was {person} born", ru=("когда родился {person}",)))
    assert [question.text for question in expand(asked)] == ["when was Amo Bek born", "когда родился Амо"]


def test_a_role_is_asked_for_only_where_a_part_has_one() -> None:
    asked = small(
        template("credit.role", "who played {role} in {film}", "who was {role}", ru=("кто играл {role}",)),
        template("credit.person", "whom did {person} play in {film}"),
    )
    assert [(question.fact, question.text) for question in expand(asked)] == [
        ("sevil.cast.izzet", "who played Gulush in Sevil the Brave"),
        ("sevil.cast.izzet", "who was Gulush"),
        ("sevil.cast.izzet", "кто играл Гюлюш"),
        ("sevil.cast.izzet", "whom did Izzet play in Sevil the Brave"),
    ]


def test_a_form_with_a_slot_that_the_fact_does_not_fill_is_left_out() -> None:
    asked = small(template("film.year", "when was {film} made", "was {film} made in {year}"), films=(SEVIL,))
    assert english(asked) == [("sevil.year", "when was Sevil the Brave made")]


def test_lists_are_asked_for_by_the_years_decades_and_genres_that_have_films() -> None:
    asked = small(
        template("list.year", "films of {year}"),
        template("list.decade", "films of the {decade}"),
        template("list.genre", "every {genre}"),
        films=(ARSHIN, SEVIL, BISMILLAH, LOST),
    )
    assert english(asked) == [
        ("list.year.1925", "films of 1925"),
        ("list.year.1929", "films of 1929"),
        ("list.year.1945", "films of 1945"),
        ("list.decade.1920s", "films of the 1920s"),
        ("list.decade.1940s", "films of the 1940s"),
        ("list.genre.drama", "every drama"),
        ("list.genre.comedy", "every comedy"),
    ]


def test_a_decade_is_worded_in_each_language() -> None:
    asked = small(template("list.decade", "{decade}", az=("{decade}",), ru=("{decade}",)), films=(SEVIL,))
    assert [question.text for question in expand(asked)] == ["1920-ci illər", "1920s", "1920-е годы"]


def test_a_template_without_slots_is_a_fact_of_its_own() -> None:
    assert english(small(template("list.films", "which films do you know"))) == [
        ("list.films", "which films do you know")
    ]


def test_what_the_bot_declines_is_no_question_of_the_knowledge() -> None:
    assert english(small(template("decline.budget", "what did {film} cost", "what did it cost"))) == []


def test_a_fact_brings_its_own_questions() -> None:
    assert english(small(facts=FACTS)) == [
        ("oldest", "what was the first name"),
        ("oldest", "who named it"),
        ("nameless", "how big is the studio"),
    ]


def test_films_and_people_bring_what_is_asked_of_what_is_told_of_them() -> None:
    film = replace(SEVIL, questions={"az": (), "en": ("whom is {film} about",), "ru": ()})
    asked = small(films=(film,))
    amo = replace(asked.people["amo"], questions={"az": (), "en": ("whose son is {person}",), "ru": ()})
    asked = replace(asked, people={"amo": amo})
    assert english(asked) == [("sevil.trivia", "whom is Sevil the Brave about"), ("amo.facts", "whose son is Amo Bek")]
    assert [[one.fact for one in examples] for examples in examples_of_each_form(asked, 3)] == [
        ["sevil.trivia"],
        ["amo.facts"],
    ]


def test_examples_give_each_form_with_a_few_entries_that_change_from_form_to_form() -> None:
    asked = small(template("film.year", "when was {film}", "year of {film}"), films=(ARSHIN, SEVIL, BISMILLAH))
    assert [[question.text for question in examples] for examples in examples_of_each_form(asked, 2)] == [
        ["when was Arşın mal alan", "when was Sevil the Brave"],
        ["year of Sevil the Brave", "year of Bismillah"],
    ]


def test_examples_name_no_entry_twice_where_there_are_fewer() -> None:
    asked = small(template("film.year", "when was {film}"), films=(ARSHIN, SEVIL))
    (examples,) = examples_of_each_form(asked, 5)
    assert [question.fact for question in examples] == ["arshin.year", "sevil.year"]


def test_examples_leave_out_forms_that_nothing_fills() -> None:
    asked = small(
        template("film.year", "was {film} made in {year}"),
        template("film.location", "where was {film} shot"),
        template("decline.budget", "what did {film} cost"),
        films=(SEVIL,),
    )
    assert list(examples_of_each_form(asked, 2)) == []


def test_the_own_questions_of_a_fact_are_examples_one_by_one() -> None:
    assert list(examples_of_each_form(small(facts=FACTS), 2)) == [
        [Expanded("oldest", "en", "what was the first name")],
        [Expanded("oldest", "en", "who named it")],
        [Expanded("nameless", "en", "how big is the studio")],
    ]


def test_the_names_of_the_studio_come_the_oldest_first() -> None:
    assert [fact.id for fact in names_of_studio(small(facts=FACTS))] == ["oldest", "middle", "newest"]


@pytest.mark.parametrize(
    ("year", "name"),
    [(1923, "oldest"), (1929, "oldest"), (1930, "middle"), (1959, "middle"), (1960, "newest"), (2024, "newest")],
)
def test_a_name_of_the_studio_holds_until_the_next(year: int, name: str) -> None:
    fact = name_of_studio_in(small(facts=FACTS), year)
    assert fact is not None
    assert fact.id == name


def test_the_studio_has_no_name_before_its_first() -> None:
    assert name_of_studio_in(small(facts=FACTS), 1922) is None
    assert name_of_studio_in(small(), 1960) is None


def test_the_name_of_the_studio_is_asked_for_by_year() -> None:
    asked = english(small(template("studio.name_in", "what was it called in {year}"), facts=FACTS))
    assert ("oldest", "what was it called in 1923") in asked
    assert ("middle", "what was it called in 1930") in asked
    assert ("newest", "what was it called in 1960") in asked
    assert not any("1922" in text for _, text in asked)


@pytest.mark.parametrize(
    ("value", "films"),
    [
        ("1929", ["sevil"]),
        ("1920s", ["bismillah", "sevil"]),
        ("1940s", ["arshin"]),
        ("drama", ["bismillah", "sevil", "lost"]),
        ("musical", ["arshin"]),
        ("1930s", []),
        ("192", []),
        ("western", []),
    ],
)
def test_the_films_of_a_year_decade_or_genre_come_the_oldest_first(value: str, films: list[str]) -> None:
    assert [film.id for film in films_in((LOST, ARSHIN, SEVIL, BISMILLAH), value)] == films


@pytest.mark.parametrize(
    ("person", "attribute", "films"),
    [
        ("amo", "films", ["sevil", "arshin", "lost"]),
        ("amo", "directed", ["sevil", "lost"]),
        ("amo", "wrote", ["sevil"]),
        ("amo", "shot", ["arshin"]),
        ("amo", "acted", ["sevil"]),
        ("amo", "composed", []),
        ("uzeyir", "composed", ["arshin"]),
        ("jafar", "films", ["sevil"]),
        ("jafar", "source_of", ["sevil"]),
        ("izzet", "acted", ["sevil"]),
        ("nobody", "films", []),
    ],
)
def test_the_films_of_a_person_come_the_oldest_first(person: str, attribute: str, films: list[str]) -> None:
    found = films_of(small(films=(LOST, ARSHIN, SEVIL, BISMILLAH)), person, attribute)
    assert [film.id for film in found] == films


def test_films_of_a_person_are_by_default_those_of_any_credit() -> None:
    assert [film.id for film in films_of(small(), "amo")] == ["sevil", "arshin"]


@pytest.fixture(scope="module")
def real() -> KnowledgeBase:
    return load(Path(knowledge.__file__).parent / "data")


def test_the_real_names_of_the_studio_come_in_order(real: KnowledgeBase) -> None:
    assert [(fact.studio_name.since, fact.id) for fact in names_of_studio(real) if fact.studio_name] == [
        (1920, "studio_founded_1920"),
        (1923, "studio_1923_afki"),
        (1926, "studio_azdovletkino"),
        (1930, "studio_azkino"),
        (1933, "studio_azfilm_1933"),
        (1934, "studio_azdovletkinosenaye"),
        (1935, "studio_azerfilm_1935_1940"),
        (1941, "studio_baku_cinema_studio"),
        (1960, "studio_present_name_1960"),
    ]


@pytest.mark.parametrize(
    ("year", "name"),
    [(1928, "studio_azdovletkino"), (1937, "studio_azerfilm_1935_1940"), (1970, "studio_present_name_1960")],
)
def test_the_real_studio_had_a_name_in_every_year(real: KnowledgeBase, year: int, name: str) -> None:
    fact = name_of_studio_in(real, year)
    assert fact is not None
    assert fact.id == name


def test_the_real_studio_had_no_name_in_1910(real: KnowledgeBase) -> None:
    assert name_of_studio_in(real, 1910) is None


def test_the_real_templates_use_only_known_slots(real: KnowledgeBase) -> None:
    used = {
        (template.id, slot)
        for template in real.templates.values()
        for forms in template.forms.values()
        for form in forms
        for slot in slots_of(form)
    }
    assert {(name, slot) for name, slot in used if slot not in SLOTS} == set()
    assert {slot for _, slot in used} == set(SLOTS)


def test_every_real_template_that_is_not_declined_makes_questions(real: KnowledgeBase) -> None:
    silent = {fact.id: replace(fact, questions={"az": (), "en": (), "ru": ()}) for fact in real.facts.values()}
    answered = [asked for asked in real.templates.values() if not asked.id.startswith("decline.")]
    assert [
        asked.id
        for asked in answered
        if next(expand(replace(real, facts=silent, templates={asked.id: asked})), None) is None
    ] == []
