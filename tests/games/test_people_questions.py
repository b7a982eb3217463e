"""Questions on people, from small knowledges that each show one rule."""

from typing import Any

import pytest

from bot.games.almanac import Almanac
from bot.games.bank import QuestionBank
from bot.games.draft import Draft, Masked, Quoted, line
from bot.games.people_questions import people_drafts
from knowledge.model import Film, Honour, Part, Person, Source, Term, Text
from tests.games.test_almanac import SOURCE, base, conflict, film, person, same

TERMS = (
    Term("director", "profession", same("director")),
    Term("actor", "profession", same("actor"), feminine=same("actress")),
    Term("composer", "profession", same("composer")),
)


def drafts_of(*entries: Film | Person) -> dict[str, Draft]:
    """Give the questions by their ids; no id stands twice."""
    drafts = list(people_drafts(Almanac(base(*entries, *TERMS))))
    found = {draft.id: draft for draft in drafts}
    assert len(found) == len(drafts)
    return found


def messages(draft: Draft) -> list[str]:
    return [clue.message for clue in draft.clues if not isinstance(clue, Text)]


# --- births


@pytest.mark.parametrize("born", ["1905", "1905-05", "1905-05-17"])
def test_the_year_of_birth_is_asked_for_however_exact_it_is_known(born: str) -> None:
    akif = person("akif", born=born)
    draft = drafts_of(akif)["akif.life/born.year"]
    assert draft.answer == 1905
    assert draft.prompt == line("ask-birth-year", person=akif, gender="male")
    assert draft.hint == line("hint-decade", decade="1900")
    assert draft.decade == 1900


@pytest.mark.parametrize(
    "unfit",
    [
        person("akif"),
        person("akif", born="1905", conflicts=(conflict("born"),)),
        person("akif", born="1905", sources=()),
    ],
)
def test_a_birth_that_is_unknown_disputed_or_unsourced_is_not_asked_for(unfit: Person) -> None:
    assert drafts_of(unfit) == {}


def test_a_dispute_on_the_death_leaves_the_birth_askable() -> None:
    assert list(drafts_of(person("akif", born="1905", conflicts=(conflict("died"),)))) == ["akif.life/born.year"]


def born_in(*places: str, **fields: Any) -> list[Person]:
    """Give people born in these places, the first with further fields."""
    first, *others = places
    return [
        person("akif", birth_place=same(first), **fields),
        *(person(f"other_{at}", birth_place=same(place)) for at, place in enumerate(others)),
    ]


@pytest.mark.parametrize("others", [("Baku", "Shaki", "Quba"), ("Lankaran", "Shaki", "Quba")])
def test_the_place_of_birth_is_asked_for_among_those_of_others(others: tuple[str, ...]) -> None:
    draft = drafts_of(*born_in("Ganja", *others))["akif.life/birth_place.choice"]
    assert draft.answer == same("Ganja")
    assert set(draft.wrong) == set(map(same, others))


PLACES = ("Ganja", "Shaki", "Quba", "Lankaran", "Shusha", "Nakhchivan", "Zagatala", "Gazakh", "Shamakhi", "Tovuz")


def places_asked(*people: Person) -> list[Draft]:
    return [one for one in drafts_of(*people).values() if one.name == "life/birth_place"]


def test_baku_is_among_the_options_wherever_somebody_was_born() -> None:
    asked = [one for one in places_asked(*born_in(*PLACES, "Baku")) if one.answer != same("Baku")]
    assert len(asked) == len(PLACES)
    assert all(one.wrong.count(same("Baku")) == 1 and len(set(one.wrong)) == 3 for one in asked)


def test_baku_stands_beside_no_village_of_its_own() -> None:
    for draft in places_asked(*born_in("Ganja", "Baku", "Mardakan, Baku", "Shaki", "Quba")):
        assert len([one for one in (draft.answer, *draft.wrong) if isinstance(one, Text) and "Baku" in one.en]) == 1


def test_of_those_born_in_baku_only_some_are_asked_about() -> None:
    here = [person(f"here_{at}", birth_place=same("Baku")) for at in range(40)]
    famous = tuple(film(f"film_{at}", director=one.id) for at, one in enumerate(here))
    found = drafts_of(*here, *born_in("Ganja", "Shaki", "Quba"), *famous)
    right = [one for one in found.values() if one.name == "life/birth_place" and one.answer == same("Baku")]
    assert 0 < len(right) < 20
    assert all(set(one.wrong) == {same("Ganja"), same("Shaki"), same("Quba")} for one in right)


def test_baku_is_an_option_of_every_real_place_of_birth_and_right_in_few(own_bank: QuestionBank) -> None:
    asked = [one for one in own_bank.drafts.values() if one.name == "life/birth_place"]
    options = [[one.en for one in (draft.answer, *draft.wrong) if isinstance(one, Text)] for draft in asked]
    assert all(sum("Baku" in place for place in places) == 1 for places in options)
    assert 0 < sum("Baku" in places[0] for places in options) <= len(asked) / 3


@pytest.mark.parametrize("fields", [{"conflicts": (conflict("birth_place"),)}, {"sources": ()}])
def test_a_place_that_is_disputed_or_unsourced_is_not_asked_for(fields: dict[str, Any]) -> None:
    assert "akif.life/birth_place.choice" not in drafts_of(*born_in("Ganja", "Baku", "Shaki", "Quba", **fields))


def test_too_few_other_places_give_no_question() -> None:
    assert not drafts_of(*born_in("Ganja", "Baku", "Shaki", "Ganja"))


@pytest.mark.parametrize(
    ("right", "within"),
    [
        ("Ordubad, Nakhchivan", "Nakhchivan"),
        ("Nakhchivan", "Ordubad, Nakhchivan"),
        ("Ordubad (Nakhchivan)", "Julfa (Nakhchivan)"),
    ],
)
def test_a_village_and_its_region_are_not_set_against_each_other(right: str, within: str) -> None:
    assert "akif.life/birth_place.choice" not in drafts_of(*born_in(right, within, "Shaki, Oghuz", "Quba, Khachmaz"))
    assert "akif.life/birth_place.choice" in drafts_of(
        *born_in(right, "Lankaran, Astara", "Shaki, Oghuz", "Quba, Khachmaz")
    )


def test_a_name_that_tells_the_place_is_not_asked_about() -> None:
    places = born_in("Ganja", "Baku", "Shaki", "Quba", name=same("Akif Ganja"))
    assert "akif.life/birth_place.choice" not in drafts_of(*places)


# --- clues


def known(gender: str = "male", **fields: Any) -> Person:
    """Give somebody of whom all is known that makes a clue."""
    full = {
        "professions": ("actor",),
        "born": "1905",
        "birth_place": same("Baku"),
        "honours": (Honour(same("People's Artist")), Honour(same("A prize"))),
    }
    return person("akif", gender, **(full | fields))


FILMS = (
    film("almaz", 1936, cast=(Part("akif", same("Farmer")),)),
    film("bahar", 1940, director="akif"),
)


def test_the_clues_go_from_the_profession_to_the_name() -> None:
    akif = known()
    draft = drafts_of(akif, *FILMS)["akif.life/clues.clues"]
    assert len(draft.clues) == 5
    assert messages(draft)[:2] == ["clue-professions", "clue-born"]
    assert messages(draft)[-1] == "clue-name"
    assert set(messages(draft)[2:4]) == {"clue-acted-role", "clue-directed"}
    assert draft.clues[0] == line("clue-professions", gender="male", professions=(same("actor"),))
    assert draft.clues[1] == line("clue-born", year="1905", place=same("Baku"))
    assert draft.clues[-1] == line("clue-name", text=Masked(akif.name))


def test_the_least_known_film_comes_first() -> None:
    famous = film("almaz", 1936, cast=(Part("akif", same("Farmer")),), awards=(same("Prize"),) * 3)
    fillers = [film(f"film_{letter}", awards=(same("Prize"),)) for letter in "abc"]
    draft = drafts_of(known(), famous, FILMS[1], *fillers)["akif.life/clues.clues"]
    assert draft.clues[2:4] == (
        line("clue-directed", film=FILMS[1]),
        line("clue-acted-role", film=famous, gender="male", role=Quoted(same("Farmer"))),
    )


def test_two_films_are_told_at_most() -> None:
    films = [film(f"film_{letter}", director="akif") for letter in "abcde"]
    draft = drafts_of(known(), *films)["akif.life/clues.clues"]
    assert messages(draft) == ["clue-professions", "clue-born", "clue-directed", "clue-directed", "clue-name"]


def test_a_film_tells_one_thing_that_somebody_made_in_it() -> None:
    draft = drafts_of(known(), film("almaz", director="akif", writer="akif"))["akif.life/clues.clues"]
    assert messages(draft) == ["clue-professions", "clue-born", "clue-honour", "clue-directed", "clue-name"]


def test_a_part_without_a_role_is_a_clue_too() -> None:
    draft = drafts_of(known(), film("almaz", cast=(Part("akif"),)))["akif.life/clues.clues"]
    assert messages(draft) == ["clue-professions", "clue-born", "clue-honour", "clue-acted", "clue-name"]


def test_the_first_honour_is_told() -> None:
    draft = drafts_of(known(), FILMS[0])["akif.life/clues.clues"]
    assert line("clue-honour", honour=same("People's Artist")) in draft.clues


@pytest.mark.parametrize(
    ("about", "left"),
    [
        ("born", ["clue-professions", "clue-honour", "clue-acted-role", "clue-name"]),
        ("birth_place", ["clue-professions", "clue-honour", "clue-acted-role", "clue-name"]),
        ("honours", ["clue-professions", "clue-born", "clue-acted-role", "clue-name"]),
        ("died", ["clue-professions", "clue-born", "clue-honour", "clue-acted-role", "clue-name"]),
    ],
)
def test_what_is_disputed_is_no_clue(about: str, left: list[str]) -> None:
    draft = drafts_of(known(conflicts=(conflict(about),)), FILMS[0])["akif.life/clues.clues"]
    assert messages(draft) == left


def test_the_year_alone_is_told_where_no_place_is_known() -> None:
    draft = drafts_of(known(birth_place=None), *FILMS)["akif.life/clues.clues"]
    assert draft.clues[1] == line("clue-born-year", year="1905")


@pytest.mark.parametrize(
    "unfit",
    [
        known(born="", birth_place=None, honours=()),  # three clues are too few
        known(professions=()),
        known(sources=()),
    ],
)
def test_of_whom_too_little_is_known_is_not_asked_for_by_clues(unfit: Person) -> None:
    assert "akif.life/clues.clues" not in drafts_of(unfit, FILMS[0])


def test_who_has_no_film_to_show_is_not_asked_for_by_clues() -> None:
    assert "akif.life/clues.clues" not in drafts_of(known())
    assert "akif.life/clues.clues" not in drafts_of(
        known(), film("almaz", director="akif", title=Text("Almaz", "", ""))
    )


def test_a_woman_is_told_by_the_feminine_word_of_her_profession() -> None:
    draft = drafts_of(known("female", professions=("actor", "director")), *FILMS)["akif.life/clues.clues"]
    professions = (same("actress"), same("director"))
    assert draft.clues[0] == line("clue-professions", gender="female", professions=professions)


def test_who_is_found_by_clues_is_accepted_by_every_name_and_not_by_a_namesakes() -> None:
    akif = known(name=Text("Akif Əliyev", "Akif Aliyev", "Акиф Алиев"), aliases=("Akif Alioglu",))
    namesake = person("tofiq", name=same("Tofiq Əliyev"))
    draft = drafts_of(akif, namesake, *FILMS)["akif.life/clues.clues"]
    assert draft.accepted == ("Akif Əliyev", "Akif Aliyev", "Акиф Алиев", "Akif Alioglu")
    assert draft.others == ("Tofiq Əliyev",)
    assert draft.answer_kind == "person"


# --- namesakes


@pytest.mark.parametrize("name", ["Akif Əliyev", "AKİF ƏLİYEV"])
@pytest.mark.parametrize("sources", [(SOURCE,), ()])
def test_who_has_a_namesake_is_not_asked_about(name: str, sources: tuple[Source, ...]) -> None:
    akif = known(name=same("Akif Əliyev"))
    namesake = person("other", name=Text(name, "Other Aliyev", "Другой Алиев"), born="1950", sources=sources)
    assert {"akif.life/born.year", "akif.life/clues.clues"} <= drafts_of(akif, *FILMS).keys()
    assert drafts_of(akif, namesake, *FILMS) == {}


def test_who_shares_only_the_surname_is_asked_about() -> None:
    akif, tofiq = known(name=same("Akif Əliyev")), person("tofiq", name=same("Tofiq Əliyev"), born="1950")
    assert {"akif.life/born.year", "akif.life/clues.clues", "tofiq.life/born.year"} <= drafts_of(
        akif, tofiq, *FILMS
    ).keys()


# --- the composer among directors

DIRECTED = tuple(film(f"film_{who[:3]}", 1950, director=who) for who in ("aydin_one", "bahram_two", "ceyhun_six"))
COMPOSED = film("almaz", 1950, composer="kamal_karimov")


def test_the_odd_one_composes_and_the_others_direct() -> None:
    draft = drafts_of(COMPOSED, *DIRECTED)["kamal_karimov.odd-profession.odd"]
    assert isinstance(draft.answer, Person)
    assert draft.answer.id == "kamal_karimov"
    wrong = {one.id for one in draft.wrong if isinstance(one, Person)}
    assert wrong == {"aydin_one", "bahram_two", "ceyhun_six"}
    assert draft.subject.source == SOURCE
    assert draft.topic == "music"


@pytest.mark.parametrize(
    "other",
    [
        person("aydin_one", "female"),
        person("aydin_one", professions=("composer",)),
        film("nar", composer="aydin_one"),
    ],
)
def test_who_also_composes_or_is_of_another_gender_is_no_wrong_option(other: Film | Person) -> None:
    assert "kamal_karimov.odd-profession.odd" not in drafts_of(COMPOSED, *DIRECTED, other)


@pytest.mark.parametrize(
    "also", [film("nar", director="kamal_karimov"), person("kamal_karimov", professions=("director",))]
)
def test_a_composer_who_directs_is_not_the_odd_one(also: Film | Person) -> None:
    assert "kamal_karimov.odd-profession.odd" not in drafts_of(COMPOSED, *DIRECTED, also)


def test_clues_birth_and_place_tell_each_others_answers_and_are_one_fact() -> None:
    found = [one for one in drafts_of(known(), *FILMS).values() if one.subject.entry == "akif"]
    assert {one.name for one in found if one.fact == "akif.life"} >= {"life/clues", "life/born"}
