"""How a question reads with the names it mentions in slots."""

from dataclasses import replace
from pathlib import Path

import pytest

import knowledge
from bot.matching.entities import Mention, Names, all_names
from bot.matching.fold import fold
from bot.matching.readings import SLOT, Reading, readings, readings_of_unknown
from bot.matching.words import Lexicon
from knowledge.loader import load
from knowledge.model import Film, KnowledgeBase, Part, Text

FILM, PERSON, ROLE = f"{SLOT}film", f"{SLOT}person", f"{SLOT}role"
YEAR, DECADE, GENRE = f"{SLOT}year", f"{SLOT}decade", f"{SLOT}genre"


def film(name: str, year: int | None, director: str = "", *cast: str) -> Film:
    credits = {"director": (director,)} if director else {}
    return Film(id=name, title=Text(name, "", ""), sources=(), year=year, credits=credits, cast=tuple(map(Part, cast)))


FILMS = {
    entry.id: entry
    for entry in (film("sevil_1929", 1929, "amo", "izzat"), film("sevil_1970", 1970), film("dateless", None))
}
SEVIL = ("sevil_1929", "sevil_1970")


def named(
    kind: str, start: int, end: int, *ids: str, likeness: float = 1.0, whole: bool = True, common: bool = False
) -> Mention:
    return Mention(start, end, kind, ids, likeness, whole, common)


def read(text: str, *mentions: Mention, about: Mention | None = None) -> list[Reading]:
    return readings(text.split(), mentions, FILMS, about)


def forms(found: list[Reading]) -> set[str]:
    return {" ".join(reading.words) for reading in found}


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    return load(Path(knowledge.__file__).parent / "data")


@pytest.fixture(scope="module")
def names(base: KnowledgeBase) -> Names:
    gathered = all_names(base)
    return Names(gathered, Lexicon(word for name in gathered for word in name.words))


def read_known(base: KnowledgeBase, names: Names, text: str) -> list[Reading]:
    words = fold(text).split()
    return readings(words, names.find(words), base.films)


# --- slots


@pytest.mark.parametrize(
    ("text", "mention", "form"),
    [
        ("who directed sevil", named("film", 2, 3, *SEVIL), f"who directed {FILM}"),
        ("sevil kim cekib", named("film", 0, 1, *SEVIL), f"{FILM} kim cekib"),
        ("who shot arsin mal alan first", named("film", 2, 5, "a"), f"who shot {FILM} first"),
        ("when was rasim balayev born", named("person", 2, 4, "p"), f"when was {PERSON} born"),
        ("films of 1970", named("year", 2, 3, "1970"), f"films of {YEAR}"),
        ("films of 1970s", named("decade", 2, 3, "1970s"), f"films of {DECADE}"),
        ("komediya filmleri", named("genre", 0, 1, "comedy"), f"{GENRE} filmleri"),
        ("sevil", named("film", 0, 1, *SEVIL), FILM),
    ],
)
def test_a_name_becomes_one_slot_of_its_kind(text: str, mention: Mention, form: str) -> None:
    (reading,) = read(text, mention)
    assert " ".join(reading.words) == form
    assert reading.ids(mention.kind) == mention.ids


def test_several_names_fill_several_slots() -> None:
    (reading,) = read("what did rasim balayev play in sevil", named("person", 2, 4, "p"), named("film", 6, 7, *SEVIL))
    assert reading.words == ("what", "did", PERSON, "play", "in", FILM)
    assert (reading.ids("person"), reading.ids("film")) == (("p",), SEVIL)


def test_a_stretch_with_two_meanings_reads_both_ways() -> None:
    found = read("who directed sevil", named("film", 2, 3, *SEVIL), named("role", 2, 3, "sevil_1929/p"))
    assert forms(found) == {f"who directed {FILM}", f"who directed {ROLE}"}


def test_without_names_there_is_no_reading() -> None:
    assert read("who directed titanic") == []


def test_no_words_give_no_reading() -> None:
    assert read("") == []


@pytest.mark.parametrize(
    "doubtful",
    [
        named("genre", 0, 1, "drama"),
        named("role", 0, 1, "sevil_1929/p"),
        named("person", 0, 1, "a", "b", whole=False),
        named("film", 0, 1, "sevil_1929", common=True),
    ],
    ids=["genre", "role", "surname alone", "everyday word"],
)
def test_a_doubtful_name_may_also_be_no_name(doubtful: Mention) -> None:
    found = read("drama of rasim balayev", doubtful, named("person", 2, 4, "p"))
    assert forms(found) == {f"{SLOT}{doubtful.kind} of {PERSON}", f"drama of {PERSON}"}


def test_a_sure_name_is_always_a_name() -> None:
    found = read("sevil of rasim balayev", named("film", 0, 1, *SEVIL), named("person", 2, 4, "p"))
    assert forms(found) == {f"{FILM} of {PERSON}"}


def test_a_reading_without_any_slot_is_none() -> None:
    assert forms(read("drama movies", named("genre", 0, 1, "drama"))) == {f"{GENRE} movies"}


def test_there_are_few_readings_however_much_is_named() -> None:
    genres = [named("genre", at, at + 1, "drama") for at in range(20)]
    assert 1 < len(read(" ".join(["drama"] * 20), *genres)) < 20


def test_a_name_of_the_studio_fills_no_slot() -> None:
    studio = named("studio", 3, 4, "azerbaijanfilm")
    assert read("who directs the azerbaycanfilm", studio) == []
    (reading,) = read("was sevil at azerbaycanfilm made", named("film", 1, 2, *SEVIL), studio)
    assert reading.words == ("was", FILM, "at", "azerbaycanfilm", "made")
    assert reading.ids("studio") == ()


# --- whose film is meant


@pytest.mark.parametrize("person", ["amo", "izzat"], ids=["of the crew", "of the cast"])
def test_somebody_who_took_part_in_a_film_may_only_say_whose_is_meant(person: str) -> None:
    found = read("prizes of sevil by the great amo bek", named("film", 2, 3, *SEVIL), named("person", 6, 8, person))
    assert forms(found) == {f"prizes of {FILM} by the great {PERSON}", f"prizes of {FILM} by the great"}
    (film_alone,) = (reading for reading in found if PERSON not in reading.words)
    assert (film_alone.ids("film"), film_alone.ids("person")) == (SEVIL, ())


@pytest.mark.parametrize(("film", "person"), [("sevil_1970", "amo"), ("sevil_1929", "somebody"), ("dateless", "izzat")])
def test_somebody_who_took_no_part_in_the_film_is_asked_about(film: str, person: str) -> None:
    found = read("prizes of sevil by amo", named("film", 2, 3, film), named("person", 4, 5, person))
    assert forms(found) == {f"prizes of {FILM} by {PERSON}"}


def test_one_of_those_of_a_surname_is_enough_to_say_whose_film_is_meant() -> None:
    surname = named("person", 2, 3, "somebody", "amo", whole=False)
    assert f"prizes {FILM}" in forms(read("prizes sevil bek", named("film", 1, 2, *SEVIL), surname))


def test_of_two_people_each_may_say_whose_film_is_meant() -> None:
    people = (named("person", 0, 1, "amo"), named("person", 1, 2, "izzat"))
    found = read("amo izzat sevil", *people, named("film", 2, 3, *SEVIL))
    assert forms(found) == {f"{PERSON} {PERSON} {FILM}", f"{PERSON} {FILM}"}
    assert {reading.ids("person") for reading in found} == {("amo",), ("izzat",)}


# --- a film and a part in it


def test_a_part_that_is_called_like_its_film_stands_beside_it() -> None:
    part = ("sevil_1929/izzat", "sevil_1970/other")
    both = [named("role", at, at + 1, *part, common=True) for at in (0, 2)]
    found = read("sevil in sevil", *both, named("film", 0, 1, *SEVIL), named("film", 2, 3, *SEVIL))
    assert forms(found) == {f"{ROLE} in {FILM}", f"sevil in {FILM}"}
    assert not any(reading.common for reading in found)


def test_of_the_parts_of_a_name_the_one_in_the_named_film_is_meant() -> None:
    part = named("role", 0, 1, "dateless/somebody", "sevil_1929/izzat", "other/person")
    found = read("balash in sevil", part, named("film", 2, 3, *SEVIL))
    assert forms(found) == {f"{ROLE} in {FILM}", f"balash in {FILM}"}
    assert {reading.ids("role") for reading in found} == {("sevil_1929/izzat",), ()}


def test_a_part_in_the_named_film_is_not_another_film_of_that_name() -> None:
    title, part = named("film", 0, 1, "dateless"), named("role", 0, 1, "sevil_1929/izzat", common=True)
    found = read("nabat in sevil", title, part, named("film", 2, 3, *SEVIL))
    assert forms(found) == {f"{ROLE} in {FILM}", f"nabat in {FILM}"}


def test_a_part_in_no_named_film_stays_what_it_may_be() -> None:
    title, part = named("film", 0, 1, "dateless"), named("role", 0, 1, "other/person", common=True)
    found = read("nabat in sevil", title, part, named("film", 2, 3, *SEVIL))
    assert {f"{FILM} in {FILM}", f"{ROLE} in {FILM}"} <= forms(found)
    assert {reading.ids("role") for reading in found if ROLE in reading.words} == {("other/person",)}


def test_a_title_alone_is_not_the_part_in_itself() -> None:
    found = read("who is sevil", named("film", 2, 3, *SEVIL), named("role", 2, 3, "sevil_1929/izzat", common=True))
    assert forms(found) == {f"who is {FILM}", f"who is {ROLE}"}
    assert {reading.words[-1]: reading.common for reading in found} == {FILM: False, ROLE: True}


# --- years


@pytest.mark.parametrize(("year", "chosen"), [("1929", "sevil_1929"), ("1970", "sevil_1970")])
def test_a_year_chooses_between_films_of_one_title(year: str, chosen: str) -> None:
    found = read(f"who directed sevil {year}", named("film", 2, 3, *SEVIL), named("year", 3, 4, year))
    assert [reading.ids("film") for reading in found] == [(chosen,)]
    assert forms(found) == {f"who directed {FILM}"}
    assert not found[0].unknown


def test_a_year_before_the_title_chooses_as_well() -> None:
    found = read(
        "1970 sevil with rasim balayev",
        named("year", 0, 1, "1970"),
        named("film", 1, 2, *SEVIL),
        named("person", 3, 5, "p"),
    )
    assert forms(found) == {f"{FILM} with {PERSON}"}
    assert found[0].ids("film") == ("sevil_1970",)


def test_without_a_year_all_films_of_the_title_are_meant() -> None:
    assert [reading.ids("film") for reading in read("sevil", named("film", 0, 1, *SEVIL))] == [SEVIL]


def test_another_year_makes_the_film_unknown() -> None:
    found = read("who directed sevil 1985", named("film", 2, 3, *SEVIL), named("year", 3, 4, "1985"))
    assert {reading.unknown for reading in found} == {True, False}
    unknown = next(reading for reading in found if reading.unknown)
    assert unknown.ids("film") == ()
    assert FILM in unknown.words


def test_another_year_stays_a_number_that_has_to_be_right() -> None:
    found = read("who directed sevil 1985", named("film", 2, 3, *SEVIL), named("year", 3, 4, "1985"))
    assert forms(found) == {f"who directed {FILM} 1985"}


@pytest.mark.parametrize(
    ("text", "film", "year", "unknown"),
    [
        ("who directed the 1985 film sevil", (5, 6), (3, 4), True),
        ("who directed sevil of 1985", (2, 3), (4, 5), True),
        ("did sevil come out in 1985", (1, 2), (5, 6), False),
        ("in 1985 they say sevil came out", (4, 5), (1, 2), False),
    ],
)
def test_a_year_far_from_the_title_is_a_guess(
    text: str, film: tuple[int, int], year: tuple[int, int], unknown: bool
) -> None:
    found = read(text, named("film", *film, *SEVIL), named("year", *year, "1985"))
    assert any(reading.unknown for reading in found) == unknown


def test_a_part_and_a_surname_side_by_side_are_not_two() -> None:
    surname = replace(named("person", 3, 4, "huseynov"), whole=False)
    found = read("who is turkan huseynova", named("role", 2, 3, "the_bat/lipkina"), surname)
    assert found
    assert not any({"role", "person"} <= {mention.kind for mention in reading.mentions} for reading in found)


def test_a_part_and_a_surname_apart_are_two() -> None:
    surname = replace(named("person", 1, 2, "huseynov"), whole=False)
    found = read("did huseynova play turkan", surname, named("role", 3, 4, "the_bat/lipkina"))
    assert any({"role", "person"} <= {mention.kind for mention in reading.mentions} for reading in found)


def test_a_film_whose_year_nobody_knows_may_be_of_any_year() -> None:
    found = read("who directed dateless 1985", named("film", 2, 3, "dateless"), named("year", 3, 4, "1985"))
    assert found
    assert not any(reading.unknown for reading in found)


@pytest.mark.parametrize(("kind", "slot"), [("film", FILM), ("person", PERSON)])
@pytest.mark.parametrize(("time", "word"), [("year", "1970"), ("decade", "1970s")])
def test_a_time_beside_a_name_is_no_slot(kind: str, slot: str, time: str, word: str) -> None:
    found = read(f"dateless in {word}", named(kind, 0, 1, "dateless"), named(time, 2, 3, word))
    assert forms(found) == {f"{slot} in {word}"}


@pytest.mark.parametrize(("time", "word"), [("year", "1970"), ("decade", "1970s")])
def test_beside_a_name_that_may_be_none_a_time_may_be_a_slot(time: str, word: str) -> None:
    everyday = named("film", 0, 1, "dateless", common=True)
    found = read(f"birthday films of {word}", everyday, named(time, 3, 4, word))
    assert forms(found) == {f"{FILM} films of {word}", f"birthday films of {SLOT}{time}"}


def test_a_time_beside_a_genre_fills_its_slot() -> None:
    found = read("drama of 1970", named("genre", 0, 1, "drama"), named("year", 2, 3, "1970"))
    assert forms(found) == {f"{GENRE} of {YEAR}", f"drama of {YEAR}"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Sevil” 1929", {"sevil_1929"}),
        ("«Севиль» 1970 года", {"sevil_1970"}),
        ("Arshin Mal Alan (1965)", {"arshin_mal_alan_1965"}),
        ("1945-ci ilin “Arşın mal alan” filmi", {"arshin_mal_alan_1945"}),
        ("Arşın mal alan", {"arshin_mal_alan_1945", "arshin_mal_alan_1965"}),
    ],
)
def test_a_year_chooses_among_known_films_in_any_language(
    base: KnowledgeBase, names: Names, text: str, expected: set[str]
) -> None:
    found = read_known(base, names, text)
    assert {entry for reading in found for entry in reading.ids("film")} == expected
    assert not any(reading.unknown for reading in found)


@pytest.mark.parametrize("text", ["“Sevil” 1985", "«Набат» 1975 года", "1950-ci ilin “Görüş” filmi"])
def test_a_known_title_of_another_year_is_read_as_unknown(base: KnowledgeBase, names: Names, text: str) -> None:
    assert any(reading.unknown for reading in read_known(base, names, text))


# --- what the conversation is about

NABAT = named("film", 0, 0, "nabat")
BALAYEV = named("person", 0, 0, "balayev")


def test_a_question_without_a_name_is_about_the_topic() -> None:
    (reading,) = read("and the composer", about=NABAT)
    assert reading.words == ("and", "the", "composer", FILM)
    assert reading.ids("film") == ("nabat",)
    assert NABAT in reading.mentions


def test_a_question_that_names_a_film_is_not_about_the_film_of_the_topic() -> None:
    found = read("who directed sevil", named("film", 2, 3, *SEVIL), about=NABAT)
    assert [reading.ids("film") for reading in found] == [SEVIL]


def test_a_person_may_be_asked_about_within_the_film_of_the_topic() -> None:
    found = read("what did rasim balayev play", named("person", 2, 4, "balayev"), about=NABAT)
    assert f"what did {PERSON} play {FILM}" in forms(found)
    assert f"what did {PERSON} play" in forms(found)


def test_a_film_may_be_asked_about_with_the_person_of_the_topic() -> None:
    found = read("who directed sevil", named("film", 2, 3, *SEVIL), about=BALAYEV)
    assert {reading.ids("film") for reading in found} == {SEVIL, ()}
    assert any(reading.ids("person") == ("balayev",) for reading in found)


def test_a_year_stays_a_slot_beside_the_topic() -> None:
    found = read("was it made in 1970", named("year", 4, 5, "1970"), about=NABAT)
    assert f"was it made in {YEAR} {FILM}" in forms(found)


# --- names that no entry has


def test_an_unknown_name_may_be_a_film_or_a_person() -> None:
    found = readings_of_unknown("who directed la dolce vita today".split(), 2, 5)
    assert forms(found) == {f"who directed {FILM} today", f"who directed {PERSON} today"}
    assert all(reading.unknown for reading in found)
    assert all(reading.ids("film") == reading.ids("person") == () for reading in found)


# --- properties of a reading


@pytest.mark.parametrize("partial", [True, False])
def test_a_reading_is_partial_with_a_part_of_a_name(partial: bool) -> None:
    mentions = (named("film", 0, 1, "f"), named("person", 1, 2, "p", whole=not partial))
    assert Reading((FILM, PERSON), mentions).partial is partial


@pytest.mark.parametrize("common", [True, False])
def test_a_reading_is_common_with_an_everyday_name(common: bool) -> None:
    mentions = (named("film", 0, 1, "f"), named("person", 1, 2, "p", common=common))
    assert Reading((FILM, PERSON), mentions).common is common


def test_of_several_names_of_a_kind_the_first_fills_the_slot() -> None:
    mentions = (named("film", 0, 1, "first"), named("film", 1, 2, "second"))
    assert Reading((FILM, FILM), mentions).ids("film") == ("first",)
    assert Reading((FILM, FILM), mentions).ids("person") == ()
