"""The almanac: twins, levels, what somebody did and when, and names near to a name."""

from typing import Any

import pytest

from bot.games.almanac import Almanac, disputed, tells
from knowledge.model import (
    Conflict,
    Fact,
    Film,
    Honour,
    KnowledgeBase,
    Part,
    Person,
    QuizEntry,
    Source,
    Term,
    Text,
    Trivia,
    Work,
)

SOURCE = Source("Archive", "https://example.org/archive")


def same(text: str) -> Text:
    return Text(text, text, text)


def film(id: str, year: int | None = None, **fields: Any) -> Film:
    """Give a film titled like its id; `director` and the other credits are ids with spaces between."""
    credits = {
        credit: tuple(fields.pop(credit).split())
        for credit in ("director", "writer", "composer", "cinematographer")
        if credit in fields
    }
    values: dict[str, Any] = {"title": same(_name_of(id)), "sources": (SOURCE,), "year": year, "credits": credits}
    return Film(id, **(values | fields))


def person(id: str, gender: str = "male", **fields: Any) -> Person:
    """Give a person named like their id, with a source."""
    values: dict[str, Any] = {"name": same(_name_of(id)), "gender": gender, "sources": (SOURCE,)}
    return Person(id, **(values | fields))


def base(*entries: Film | Person | Fact | QuizEntry | Term) -> KnowledgeBase:
    """Give a knowledge of these; who is named in a film alone is a man known from his credits."""
    films = [one for one in entries if isinstance(one, Film)]
    named = [who for one in films for credit in one.credits.values() for who in credit]
    named += [part.person for one in films for part in one.cast]
    named += [author for one in films if one.based_on for author in one.based_on.authors]
    people = {who: Person(who, same(_name_of(who)), "male") for who in named}
    return KnowledgeBase(
        facts={one.id: one for one in entries if isinstance(one, Fact)},
        films={one.id: one for one in films},
        people=people | {one.id: one for one in entries if isinstance(one, Person)},
        terms={one.id: one for one in entries if isinstance(one, Term)},
        templates={},
        smalltalk={},
        synonyms=(),
        fillers=(),
        quiz={one.id: one for one in entries if isinstance(one, QuizEntry)},
    )


def conflict(about: str) -> Conflict:
    return Conflict(about, same("Sources differ."))


def work(*authors: str) -> Work:
    return Work(same("The work"), "play", authors)


def _name_of(id: str) -> str:
    return id.replace("_", " ").title()


def test_films_without_a_title_in_each_language_are_left_out() -> None:
    untitled = film("bahar", title=Text("Bahar", "", "Бахар"))
    almanac = Almanac(base(film("almaz"), untitled))
    assert [one.id for one in almanac.films] == ["almaz"]


def test_films_and_people_stand_in_the_order_of_their_ids() -> None:
    almanac = Almanac(base(film("sevil"), film("almaz"), person("zaur"), person("akif")))
    assert [one.id for one in almanac.films] == ["almaz", "sevil"]
    assert [one.id for one in almanac.people] == ["akif", "zaur"]


@pytest.mark.parametrize("title", [Text("SEVİL", "b", "c"), Text("a", "sevil", "c"), Text("a", "b", "Севиль")])
def test_a_title_shared_in_any_language_makes_twins(title: Text) -> None:
    first = film("sevil_1929", title=Text("Sevil", "Sevil", "Севиль"))
    almanac = Almanac(base(first, film("other", title=title), film("almaz")))
    assert [one.id for one in almanac.films if almanac.has_twin(one)] == ["other", "sevil_1929"]


def test_a_film_with_one_title_in_all_languages_is_no_twin_of_itself() -> None:
    almanac = Almanac(base(film("almaz"), film("sevil")))
    assert not any(map(almanac.has_twin, almanac.films))


def test_films_are_ranked_in_thirds_by_how_much_is_told_of_them() -> None:
    told = [
        film(id, trivia=(Trivia(same("Told.")),) * count) for count, id in enumerate(["a", "b", "c", "d", "e", "f"])
    ]
    almanac = Almanac(base(*told))
    assert [almanac.level(one) for one in told] == [3, 3, 2, 2, 1, 1]


@pytest.mark.parametrize(
    "more",
    [
        {"trivia": (Trivia(same("Told.")),)},
        {"awards": (same("Prize"),)},
        {"aliases": ("Alias",)},
        {"cast": (Part("actor"),)},
        {"director": "somebody"},
        {"based_on": work("author")},
    ],
)
def test_whatever_is_told_of_a_film_makes_it_better_known(more: dict[str, Any]) -> None:
    known, little, nothing = film("z", **more), film("a"), film("b")
    almanac = Almanac(base(known, little, nothing))
    assert [almanac.level(one) for one in (known, little, nothing)] == [1, 2, 3]


def test_people_are_ranked_by_films_facts_and_honours() -> None:
    busy = person("z", facts=(same("One."), same("Two.")), honours=(Honour(same("Artist")),))
    known, new = person("y"), person("a")
    almanac = Almanac(base(busy, known, new, film("almaz", director="y")))
    assert [almanac.level_of(one) for one in (busy, known, new)] == [1, 2, 3]


def test_people_known_from_credits_alone_are_hard() -> None:
    almanac = Almanac(base(film("almaz", director="nobody"), person("known")))
    assert almanac.level_of(almanac.knowledge.people["nobody"]) == 3
    assert almanac.level_of(almanac.knowledge.people["known"]) == 1


def test_films_are_found_by_what_somebody_did_in_them() -> None:
    films = (
        film("a", 1950, director="akif", writer="akif"),
        film("b", 1940, composer="akif"),
        film("c", 1960, cast=(Part("akif"),)),
        film("d", 1970, cinematographer="zaur"),
        film("e", 1930, based_on=work("akif")),
    )
    almanac = Almanac(base(*films))
    akif = almanac.knowledge.people["akif"]
    did = {what: [one.id for one in almanac.did(akif, what)] for what in ("directed", "wrote", "composed", "shot")}
    assert did == {"directed": ["a"], "wrote": ["a"], "composed": ["b"], "shot": []}
    assert [one.id for one in almanac.did(akif, "acted")] == ["c"]
    assert [one.id for one in almanac.did(akif, "source_of")] == ["e"]
    assert [one.id for one in almanac.did(akif, "films")] == ["e", "b", "a", "c"]


def test_only_films_titled_in_each_language_are_shown() -> None:
    untitled = film("b", 1960, director="akif", title=Text("B", "", ""))
    almanac = Almanac(base(film("a", 1950, director="akif"), untitled))
    akif = almanac.knowledge.people["akif"]
    assert [one.id for one in almanac.did(akif, "directed")] == ["a", "b"]
    assert [one.id for one in almanac.showable(akif, "directed")] == ["a"]


def test_those_who_did_something_are_found() -> None:
    almanac = Almanac(base(film("a", director="zaur", composer="akif"), film("b", director="akif"), person("idle")))
    assert [one.id for one in almanac.who("directed")] == ["akif", "zaur"]
    assert [one.id for one in almanac.who("composed")] == ["akif"]
    assert almanac.who("shot") == []


def test_the_era_of_somebody_is_that_of_their_films_else_told_by_birth() -> None:
    films = (film("a", 1950, director="akif"), film("b", 1960, director="akif"), film("c", director="undated"))
    almanac = Almanac(base(*films, person("born", born="1900-05-05"), person("undated", born="1920")))
    era = {who: almanac.era(one) for who, one in almanac.knowledge.people.items()}
    assert era == {"akif": 1955, "born": 1930, "undated": 1950}


def test_the_era_of_somebody_of_whom_nothing_tells_it_is_the_middle_of_the_studio() -> None:
    almanac = Almanac(base(person("unknown")))
    assert almanac.era(almanac.people[0]) == 1960


def test_everybody_with_any_part_in_a_film_is_credited() -> None:
    every = film(
        "a",
        director="d1 d2",
        writer="w",
        composer="m",
        cinematographer="c",
        cast=(Part("actor", same("Role")),),
        based_on=work("author"),
    )
    almanac = Almanac(base(every, film("b", director="other")))
    assert almanac.credited(every) == {"d1", "d2", "w", "m", "c", "actor", "author"}


def test_titles_near_are_those_of_other_films_most_like_it() -> None:
    ids = ("bahar", "bahram", "bahari", "baharli", "bahat", "bihar", "sevil", "nizami", "koroglu")
    films = [film(id) for id in ids]
    assert set(Almanac(base(*films)).titles_near(films[0])) == {"Bahram", "Bahari", "Baharli", "Bahat", "Bihar"}


def test_titles_near_come_in_all_languages_and_leave_out_twins() -> None:
    own = film("sevil_1929", title=Text("Sevil", "Sevil", "Севиль"))
    twin = film("sevil_1970", title=Text("Sevil", "Sevil", "Севиль"))
    other = film("sevinc", title=Text("Sevinc", "Joy", "Радость"))
    assert Almanac(base(own, twin, other)).titles_near(own) == ("Sevinc", "Joy", "Радость")


def test_names_near_are_those_given_and_all_namesakes() -> None:
    people = [person(id) for id in ("tofiq_guliyev", "agarza_guliyev", "gara_garayev", "arif_babayev")]
    almanac = Almanac(base(*people))
    tofiq, _, gara, _ = people
    assert set(almanac.names_near((gara, tofiq), tofiq)) == {"Gara Garayev", "Agarza Guliyev"}


def test_a_name_that_is_the_persons_own_is_not_near_it() -> None:
    one = person("akif_1", name=Text("Akif Əliyev", "Akif Aliyev", "Акиф Алиев"))
    other = person("akif_2", name=Text("Akif Əliyev", "Akif Aliyeff", "Акиф Алиев"))
    assert Almanac(base(one, other)).names_near((other,), one) == ("Akif Aliyeff",)


def test_only_what_sources_disagree_on_is_disputed() -> None:
    conflicts = (conflict("year"), conflict("length"))
    assert disputed(conflicts, "year")
    assert disputed(conflicts, "director", "length")
    assert not disputed(conflicts, "director", "premiere")
    assert not disputed((), "year")


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        ("It tells of Nizami.", "Nizami", True),
        ("It tells of nizaminin sevgisi.", "Nizami", True),  # in another form
        ("Babəkin üsyanı.", "Babək", True),
        ("It tells of a poet.", "Nizami", False),
        ("Almazın taleyi", "Almaz Qala", True),  # one word is enough
        ("Köhnə qala", "Almaz Qala", True),
        ("O gəldi", "O olmasın", False),  # a word of one letter says nothing
        ("“NİZAMİ”", "Nizami", True),
    ],
)
def test_a_text_tells_a_name_in_any_form_of_one_of_its_words(text: str, name: str, told: bool) -> None:
    assert tells(same(text), same(name)) is told


def test_a_text_tells_a_name_in_any_language() -> None:
    text = Text("Şair haqqında.", "About a poet.", "О поэте Низами.")
    assert tells(text, Text("Nizami", "Nizami", "Низами"))
    assert tells(Text("Nizami haqqında.", "b", "c"), Text("x", "y", "Низами"))  # the alphabet does not hide it
