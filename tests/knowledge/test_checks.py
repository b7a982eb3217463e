"""A tiny knowledge without a flaw, and each flaw found when it is put in."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from knowledge.checks import Answers, Find, Finding, check, check_texts
from knowledge.model import (
    LANGUAGES,
    Conflict,
    Fact,
    Film,
    Honour,
    KnowledgeBase,
    Language,
    Part,
    Person,
    Smalltalk,
    Template,
    Text,
    Trivia,
)

LONGEST = 40
MIXED = "Bаku"
"""Baku with a Cyrillic а."""


def same(text: str) -> Text:
    """Give a text that is the same in every language."""
    return Text(text, text, text)


def in_all(*texts: str) -> dict[Language, tuple[str, ...]]:
    return dict.fromkeys(LANGUAGES, texts)


FOUNDING = Fact(
    id="founding",
    topic="history",
    tier=1,
    text=Text("Studiya 1923-cü ildə yaranıb.", "It was founded in 1923.", "Основана в 1923 году."),
    answer=same("1923"),
    terms=("AFKİ",),
    questions={"az": ("nə vaxt yaranıb",), "en": ("when was it founded",), "ru": ("когда основана",)},
    sources=(),
)
BUILDING = replace(
    FOUNDING,
    id="building",
    questions={"az": ("harada yerləşir",), "en": ("where is it",), "ru": ("где находится",)},
)
SEVIL = Film(
    id="sevil",
    title=Text("Sevil", "Sevil", "Севиль"),
    sources=(),
    year=1929,
    premiere="1929-10-12",
    credits={"director": ("amo",)},
    cast=(Part("amo", Text("Balaş", "Balash", "Балаш")),),
)
ALMAZ = replace(SEVIL, id="almaz", title=Text("Almaz", "Almaz", "Алмас"), year=1936, premiere="")
AMO = Person("amo", Text("Amo Bek", "Amo Bek", "Амо Бек"), "male", born="1891", died="1965-01-02")
DIRECTOR = Template(
    "film.director",
    {"az": ("{film} filmini kim çəkib",), "en": ("who directed {film}",), "ru": ("кто снял {film}",)},
)
CLEAN = KnowledgeBase(
    facts={"founding": FOUNDING, "building": BUILDING},
    films={"sevil": SEVIL, "almaz": ALMAZ},
    people={"amo": AMO},
    terms={},
    templates={"film.director": DIRECTOR},
    smalltalk={"greeting": Smalltalk("greeting", in_all("salam"), in_all("Salam!"))},
    synonyms=(),
    fillers=(),
)

QUESTIONS = {
    **{text: "founding" for texts in FOUNDING.questions.values() for text in texts},
    **{text: "building" for texts in BUILDING.questions.values() for text in texts},
}


def finds(question: str) -> tuple[str, ...]:
    """Find what the clean knowledge would: a known question its fact, a title its director."""
    for film in (SEVIL, ALMAZ):
        if any(title in question for title in film.title.all()):
            return ("film.director", f"{film.id}.director")
    fact = QUESTIONS.get(question)
    return (fact, fact) if fact else ()


def finding(**instead: tuple[str, ...]) -> Find:
    """Give a search that finds something else for the questions that hold these words."""

    def find(question: str) -> tuple[str, ...]:
        return next((found for word, found in instead.items() if word in question), finds(question))

    return find


def brief(language: Language) -> Iterable[tuple[str, str]]:
    """Give one short answer a language."""
    return [("founding", FOUNDING.text.own(language))]


def found_in(knowledge: KnowledgeBase, find: Find = finds, answers: Answers = brief) -> list[Finding]:
    return check(knowledge, find, answers, LONGEST)


def with_fact(fact: Fact) -> KnowledgeBase:
    return replace(CLEAN, facts={**CLEAN.facts, fact.id: fact})


def with_film(film: Film) -> KnowledgeBase:
    return replace(CLEAN, films={**CLEAN.films, film.id: film})


def with_person(person: Person) -> KnowledgeBase:
    return replace(CLEAN, people={**CLEAN.people, person.id: person})


def test_a_clean_knowledge_has_no_finding() -> None:
    assert found_in(CLEAN) == []


def test_a_finding_names_its_entry() -> None:
    assert str(Finding("sevil", "mend it")) == "sevil: mend it"


# --- scripts


@pytest.mark.parametrize(
    ("entry", "knowledge"),
    [
        ("founding", with_fact(replace(FOUNDING, text=replace(FOUNDING.text, az=MIXED)))),
        ("founding", with_fact(replace(FOUNDING, text=replace(FOUNDING.text, ru=MIXED)))),
        ("founding", with_fact(replace(FOUNDING, answer=same(MIXED)))),
        ("founding", with_fact(replace(FOUNDING, conflict=same(MIXED)))),
        ("founding", with_fact(replace(FOUNDING, terms=(MIXED,)))),
        ("sevil", with_film(replace(SEVIL, title=replace(SEVIL.title, en=f"Sevil of {MIXED}")))),
        ("sevil", with_film(replace(SEVIL, aliases=(MIXED,)))),
        ("sevil", with_film(replace(SEVIL, trivia=(Trivia(same(MIXED)),)))),
        ("sevil", with_film(replace(SEVIL, awards=(same(MIXED),)))),
        ("sevil", with_film(replace(SEVIL, conflicts=(Conflict("year", same(MIXED)),)))),
        ("sevil", with_film(replace(SEVIL, cast=(Part("amo", same(MIXED)),)))),
        ("sevil", with_film(replace(SEVIL, questions=in_all(f"was {{film}} shot in {MIXED}")))),
        ("sevil", with_film(replace(SEVIL, questions={"az": (), "en": (), "ru": (f"{MIXED} {{film}}",)}))),
        ("amo", with_person(replace(AMO, questions=in_all(f"did {{person}} live in {MIXED}")))),
        ("amo", with_person(replace(AMO, name=same(MIXED)))),
        ("amo", with_person(replace(AMO, aliases=(MIXED,)))),
        ("amo", with_person(replace(AMO, facts=(same(MIXED),)))),
        ("amo", with_person(replace(AMO, honours=(Honour(same(MIXED)),)))),
        (
            "greeting",
            replace(CLEAN, smalltalk={"greeting": Smalltalk("greeting", in_all("salam"), in_all(f"{MIXED}!"))}),
        ),
        ("greeting", replace(CLEAN, smalltalk={"greeting": Smalltalk("greeting", in_all(MIXED), in_all("Salam!"))})),
    ],
)
def test_a_word_of_two_scripts_is_found_wherever_it_stands(entry: str, knowledge: KnowledgeBase) -> None:
    found = check_texts(knowledge)
    assert {finding.entry for finding in found} == {entry}
    assert all("'Bаku' mixes Latin and Cyrillic letters" in finding.message for finding in found)


def test_a_word_of_two_scripts_is_found_in_a_question_and_in_a_form() -> None:
    asked = with_fact(replace(FOUNDING, questions={**FOUNDING.questions, "en": (f"when was it founded in {MIXED}",)}))
    form = replace(
        CLEAN, templates={"film.director": Template("film.director", in_all(f"who directed {MIXED} {{film}}"))}
    )
    assert "founding" in {finding.entry for finding in found_in(asked) if "mixes" in finding.message}
    assert {finding.entry for finding in found_in(form) if "mixes" in finding.message} == {"film.director"}


@pytest.mark.parametrize("text", ["Mosfilm студиясы", "AFKİ – АФКУ", "DVD-диск", "1923-cü", "Ə. Məmmədov", "Ёлка и Ağ"])
def test_whole_words_of_different_scripts_may_stand_together(text: str) -> None:
    assert found_in(with_fact(replace(FOUNDING, terms=(text,)))) == []


@pytest.mark.parametrize("form", ["{film}ом", "в {film}е", "{film}ın adı"])
def test_an_ending_at_a_slot_is_no_word_of_two_scripts(form: str) -> None:
    assert check_texts(with_film(replace(SEVIL, questions=in_all(form)))) == []
    own = replace(AMO, questions=in_all(form.replace("film", "person")))
    assert check_texts(with_person(own)) == []


# --- lengths


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_that_no_message_holds_is_found_in_every_language(language: Language) -> None:
    def answers(asked: Language) -> list[tuple[str, str]]:
        return [("sevil.trivia", "x" * (LONGEST + 1 if asked == language else LONGEST))]

    (found,) = found_in(CLEAN, answers=answers)
    assert found.entry == "sevil.trivia"
    assert found.message == "the answer has 41 characters; a message holds 40: shorten it"


# --- dates


@pytest.mark.parametrize(
    ("born", "died"),
    [("1965", "1891"), ("1920-05-05", "1910-01-01"), ("1920-05-05", "1920-06-01"), ("1900-12", "1900")],
)
def test_nobody_dies_before_being_born(born: str, died: str) -> None:
    someone = Person("someone", same("Someone"), "female", born=born, died=died)
    (found,) = found_in(with_person(someone))
    assert found == Finding("someone", f"born {born} but died {died}; one of them is wrong")


@pytest.mark.parametrize(("born", "died"), [("1891", ""), ("", "1965"), ("", ""), ("1891-01-01", "1965")])
def test_a_life_that_is_known_in_part_is_fine(born: str, died: str) -> None:
    assert found_in(with_person(Person("someone", same("Someone"), "female", born=born, died=died))) == []


def test_no_film_is_shown_before_it_is_made() -> None:
    (found,) = found_in(with_film(replace(SEVIL, premiere="1928-12-31")))
    assert found == Finding("sevil", "the premiere 1928-12-31 lies before the year 1929")


@pytest.mark.parametrize("premiere", ["1929-01-01", "1931-05-05"])
def test_a_film_may_be_shown_in_its_year_or_later(premiere: str) -> None:
    assert found_in(with_film(replace(SEVIL, premiere=premiere))) == []


@pytest.mark.parametrize(
    ("born", "died", "message"),
    [
        ("1891", "1928-12-31", "its director amo died in 1928, before the year 1929"),
        ("1929-01-01", "", "its director amo was born in 1929, not before 1929"),
        ("1935", "1990", "its director amo was born in 1935, not before 1929"),
    ],
)
def test_a_film_is_directed_by_the_living(born: str, died: str, message: str) -> None:
    only = replace(with_person(replace(AMO, born=born, died=died)), films={"sevil": SEVIL})
    assert found_in(only) == [Finding("sevil", message)]


def test_a_director_may_die_in_the_year_of_the_film() -> None:
    only = replace(with_person(replace(AMO, died="1929-01-01")), films={"sevil": SEVIL})
    assert found_in(only) == []


# --- questions


@pytest.mark.parametrize("text", ["when was it founded", "When was it founded?", "  WHEN was it – founded "])
def test_a_question_that_stands_in_two_facts_is_found(text: str) -> None:
    twin = replace(BUILDING, questions={**BUILDING.questions, "en": (text,)})
    found = found_in(with_fact(twin), find=lambda question: ("founding", "building", *finds(question)))
    assert found == [
        Finding("building", f"the question {text!r} stands in founding as well; say what tells them apart")
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [("what was it called in 1923", "what was it called in 1926"), ("who was first", "who was the first")],
)
def test_questions_that_differ_in_a_word_or_a_number_are_two(one: str, other: str) -> None:
    facts = {
        "founding": replace(FOUNDING, questions=in_all(one)),
        "building": replace(BUILDING, questions=in_all(other)),
    }
    both = replace(CLEAN, facts=facts)
    assert found_in(both, find=lambda question: ("founding", "building", *finds(question))) == []


def test_a_question_that_finds_another_entry_is_found() -> None:
    (found,) = found_in(CLEAN, finding(where=("founding", "founding")))
    assert found == Finding(
        "building", "its own question 'where is it' is answered by founding; say what tells them apart"
    )


def test_a_question_that_finds_nothing_is_found() -> None:
    (found,) = found_in(CLEAN, finding(находится=()))
    assert found == Finding("building", "its own question 'где находится' finds nothing")


def test_a_question_that_finds_its_entry_among_others_is_fine() -> None:
    assert found_in(CLEAN, finding(where=("film.card", "sevil.card", "building"))) == []


def test_a_form_that_finds_its_entry_with_one_film_is_fine() -> None:
    assert found_in(CLEAN, finding(Almaz=("film.card", "almaz.card"))) == []


@pytest.mark.parametrize(
    ("found", "said"),
    [((), "finds nothing"), (("film.year", "sevil.year"), "is answered by sevil.year; say what tells them apart")],
)
def test_a_form_that_finds_its_entry_with_no_film_is_found(found: tuple[str, ...], said: str) -> None:
    (reported,) = found_in(CLEAN, finding(directed=found))
    assert reported.entry in ("sevil.director", "almaz.director")
    assert reported.message.startswith("its own question 'who directed ")
    assert reported.message.endswith(said)


def test_a_question_of_a_film_or_person_that_finds_something_else_is_found() -> None:
    film = replace(SEVIL, questions=in_all("whom is {film} about"))
    person = replace(AMO, questions=in_all("whose son is {person}"))
    asked = replace(with_film(film), people={"amo": person})
    assert found_in(asked, finding(about=("film.trivia", "sevil.trivia"), son=("person.facts", "amo.facts"))) == []
    missed = found_in(asked, finding(about=("film.year", "sevil.year"), son=()))
    assert {finding.entry for finding in missed} == {"sevil.trivia", "amo.facts"}
    assert sum("is answered by sevil.year" in finding.message for finding in missed) == len(LANGUAGES)
    assert sum("finds nothing" in finding.message for finding in missed) == len(LANGUAGES)


def test_the_few_forms_that_lack_the_slot_of_the_others_are_found() -> None:
    forms = tuple(f"who directed {{film}} {number}" for number in range(12))
    few = replace(DIRECTOR, forms=in_all("") | {"az": forms, "en": (*forms, "who directed it"), "ru": forms})
    found = check_texts(replace(CLEAN, templates={"film.director": few}))
    assert found == [Finding("film.director", "the form 'who directed it' lacks {film}; add it")]


def test_a_template_whose_forms_need_no_slot_has_none_that_lack_it() -> None:
    mixed = replace(DIRECTOR, forms=in_all("") | {"az": (), "en": ("who played {role}", "{role} in {film}"), "ru": ()})
    assert check_texts(replace(CLEAN, templates={"credit.role": mixed})) == []


def test_a_form_of_what_is_never_held_is_not_asked() -> None:
    declined = Template("decline.budget", in_all("how much did {film} cost"))
    more = replace(CLEAN, templates={**CLEAN.templates, "decline.budget": declined})
    assert found_in(more, finding(cost=())) == []


def test_all_flaws_are_reported_at_once() -> None:
    flawed = replace(
        CLEAN,
        films={"sevil": replace(SEVIL, premiere="1900-01-01", aliases=(MIXED,)), "almaz": ALMAZ},
        people={"amo": replace(AMO, born="1970", died="1891")},
    )
    found = "\n".join(str(one) for one in found_in(flawed, finding(where=())))
    parts = ("mixes", "born 1970 but died", "the premiere 1900", "amo died in 1891", "'where is it' finds nothing")
    assert [part for part in parts if part not in found] == []
