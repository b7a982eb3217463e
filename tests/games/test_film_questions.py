"""Questions and puzzles on films, from small knowledges that each show one rule."""

from itertools import pairwise
from typing import Any

import pytest

from bot.games.almanac import Almanac
from bot.games.draft import Draft, Masked, Quoted, Undated, line
from bot.games.film_puzzles import puzzle_drafts
from bot.games.film_questions import film_drafts
from knowledge.model import Film, KnowledgeBase, Part, Person, Term, Text, Trivia, Work
from tests.games.test_almanac import base, conflict, film, person, same, work

DIRECTORS = ("bahram_balayev", "ceyhun_cabbarov", "davud_dadashov")
OTHERS = (
    film("bahar", 1951, director="bahram_balayev"),
    film("ceyran", 1952, director="ceyhun_cabbarov"),
    film("durna", 1953, director="davud_dadashov"),
)
"""Films by three men, enough for the wrong options of a fourth."""


def drafts_of(*entries: Film | Person | Term) -> dict[str, Draft]:
    """Give the questions and puzzles by their ids; no id stands twice."""
    almanac = Almanac(base(*entries))
    drafts = [*film_drafts(almanac), *puzzle_drafts(almanac)]
    found = {draft.id: draft for draft in drafts}
    assert len(found) == len(drafts)
    return found


def names(*entries: Film | Person | Term, of: str = "almaz") -> set[str]:
    """Give the names and kinds of the questions on one film."""
    return {id.removeprefix(f"{of}.") for id in drafts_of(*entries) if id.startswith(f"{of}.")}


def made(id: str, credit: str, who: str, **fields: Any) -> Film:
    """Give a film of which somebody has a credit."""
    return film(id, **{credit: who, **fields})


def ids(values: tuple[Any, ...]) -> set[str]:
    return {value.id for value in values}


# --- makers


def test_the_one_director_is_asked_for_in_every_way() -> None:
    asked = names(film("almaz", director="akif_abbasov"), *OTHERS)
    assert asked == {
        "director.choice",
        "director/true.true_false",
        "director/false.true_false",
        "director/film.choice",
    }


@pytest.mark.parametrize("credit", ["director", "writer", "composer", "cinematographer"])
def test_a_credit_that_two_people_share_is_not_asked_for(credit: str) -> None:
    others = [made(f"film_{who[:3]}", credit, who, year=1950) for who in DIRECTORS]
    assert f"{credit}.choice" in names(made("almaz", credit, "akif_abbasov"), *others)
    assert names(made("almaz", credit, "akif_abbasov zaur_zamanov"), *others) == set()


@pytest.mark.parametrize("credit", ["director", "writer", "composer", "cinematographer"])
def test_a_disputed_credit_is_not_asked_for(credit: str) -> None:
    others = [made(f"film_{who[:3]}", credit, who, year=1950) for who in DIRECTORS]
    disputed = made("almaz", credit, "akif_abbasov", conflicts=(conflict(credit),))
    assert names(disputed, *others) == set()


def test_a_dispute_on_something_else_leaves_a_credit_askable() -> None:
    disputed = film("almaz", director="akif_abbasov", conflicts=(conflict("length"),))
    assert "director.choice" in names(disputed, *OTHERS)


def test_the_wrong_directors_directed_other_films() -> None:
    draft = drafts_of(film("almaz", director="akif_abbasov"), *OTHERS)["almaz.director.choice"]
    assert isinstance(draft.answer, Person)
    assert draft.answer.id == "akif_abbasov"
    assert ids(draft.wrong) == set(DIRECTORS)


def test_the_wrong_directors_have_no_part_in_the_film() -> None:
    elchin = film("elchin", 1954, director="elchin_eyvazov")
    asked = film("almaz", director="akif_abbasov", composer="bahram_balayev", cast=(Part("elchin_eyvazov"),))
    assert "director.choice" not in names(asked, *OTHERS, elchin)  # of four others two took part


def test_the_wrong_directors_are_of_the_gender_of_the_right_one() -> None:
    women = [person(f"{name}_aliyeva", "female") for name in ("aygun", "bahar", "ceyran", "durna")]
    theirs = [film(f"film_{one.id[:3]}", 1990, director=one.id) for one in women]
    drafts = drafts_of(*theirs, *women, *OTHERS)
    for one in theirs:
        (right,) = one.credits["director"]
        assert ids(drafts[f"{one.id}.director.choice"].wrong) == ids(tuple(women)) - {right}


def test_a_woman_among_men_is_not_asked_for_by_options() -> None:
    asked = names(film("almaz", director="aygun_aliyeva"), person("aygun_aliyeva", "female"), *OTHERS)
    assert asked == {"director/film.choice"}


def test_the_wrong_directors_are_of_the_time() -> None:
    old = [film(f"old_{letter}", 1930, director=f"old_{letter * 3}") for letter in "abcdefghijklm"]
    new = [film(f"new_{letter}", 1990, director=f"new_{letter * 3}") for letter in "abcdefghijklm"]
    drafts = drafts_of(*old, *new)
    assert all(id.startswith("old") for id in ids(drafts["old_a.director.choice"].wrong))
    assert all(id.startswith("new") for id in ids(drafts["new_a.director.choice"].wrong))


def test_the_statements_name_the_right_director_and_a_wrong_one() -> None:
    asked = film("almaz", director="akif_abbasov")
    drafts = drafts_of(asked, *OTHERS)
    true, false = drafts["almaz.director/true.true_false"], drafts["almaz.director/false.true_false"]
    people = base(asked).people
    assert true.prompt == line("film-director", film=asked, count=1, people=people["akif_abbasov"])
    assert (true.answer, false.answer) == ("true", "false")
    shown = drafts["almaz.director.choice"].wrong[0]
    assert isinstance(shown, Person)
    assert false.prompt == line("film-director", film=asked, count=1, people=shown)
    assert false.why == true.why == (true.prompt,)


def test_all_ways_to_ask_for_a_director_are_one_fact() -> None:
    drafts = drafts_of(film("almaz", director="akif_abbasov"), *OTHERS)
    facts = {draft.fact for id, draft in drafts.items() if id.startswith("almaz.director")}
    assert facts == {"almaz.director"}


def test_who_made_one_film_only_is_not_to_be_typed() -> None:
    once = names(film("almaz", director="akif_abbasov"), *OTHERS)
    twice = names(film("almaz", director="akif_abbasov"), film("nar", director="akif_abbasov"), *OTHERS)
    assert "director.typed" not in once
    assert "director.typed" in twice


def test_a_typed_director_is_accepted_in_every_spelling_and_no_other_passes() -> None:
    akif = person("akif", name=Text("Akif Əliyev", "Akif Aliyev", "Акиф Алиев"), aliases=("Akif Alioglu",))
    namesake = person("tofiq", name=same("Tofiq Əliyev"))
    films = (film("almaz", director="akif"), film("nar", director="akif"), *OTHERS)
    draft = drafts_of(akif, namesake, *films)["almaz.director.typed"]
    assert draft.accepted == ("Akif Əliyev", "Akif Aliyev", "Акиф Алиев", "Akif Alioglu")
    assert draft.answer_kind == "person"
    assert {"Tofiq Əliyev", "Bahram Balayev"} <= set(draft.others)
    assert not set(draft.accepted) & set(draft.others)


@pytest.mark.parametrize(
    ("credit", "topic"),
    [("director", "directors"), ("writer", "films"), ("composer", "music"), ("cinematographer", "films")],
)
def test_each_credit_has_its_topic(credit: str, topic: str) -> None:
    others = [made(f"film_{who[:3]}", credit, who, year=1950) for who in DIRECTORS]
    drafts = drafts_of(made("almaz", credit, "akif_abbasov"), *others)
    assert drafts[f"almaz.{credit}.choice"].topic == topic


def test_the_film_is_asked_for_among_films_that_somebody_else_made() -> None:
    own = film("nar", 1950, director="akif_abbasov")
    acted = film("inci", 1950, director="zaur_zamanov", cast=(Part("akif_abbasov"),))
    draft = drafts_of(film("almaz", 1950, director="akif_abbasov"), own, acted, *OTHERS)["almaz.director/film.choice"]
    assert ids(draft.wrong) == {"bahar", "ceyran", "durna"}


@pytest.mark.parametrize("wrong", [{}, {"director": "zaur_zamanov", "conflicts": (conflict("director"),)}])
def test_a_film_of_which_the_director_is_not_surely_known_is_no_wrong_option(wrong: dict[str, Any]) -> None:
    asked = film("almaz", director="akif_abbasov")
    assert "director/film.choice" not in names(asked, *OTHERS[:2], film("nar", **wrong))
    assert "director/film.choice" in names(asked, *OTHERS[:2], film("nar", director="zaur_zamanov"))


def test_a_title_that_tells_the_director_is_not_asked_for_by_them() -> None:
    asked = names(film("zaurun_nagili", director="zaur_zamanov"), *OTHERS, of="zaurun_nagili")
    assert "director.choice" in asked
    assert "director/film.choice" not in asked


# --- twins

TWINS = (
    film("sevil_1929", 1929, title=same("Sevil"), director="akif_abbasov", trivia=(Trivia(same("A story."), "plot"),)),
    film("sevil_1970", 1970, title=same("Sevil"), director="zaur_zamanov"),
)


def test_of_twins_only_what_is_asked_by_title_and_year_is_asked() -> None:
    asked = names(*TWINS, *OTHERS, of="sevil_1929")
    assert asked == {
        "director.choice",
        "director/true.true_false",
        "director/false.true_false",
    }


def test_a_twin_without_a_year_is_not_asked_about() -> None:
    undated = film("sevil_undated", title=same("Sevil"), director="akif_abbasov")
    assert names(undated, TWINS[1], *OTHERS, of="sevil_undated") == set()


def test_a_twin_is_an_option_nowhere() -> None:
    for draft in drafts_of(*TWINS, *OTHERS, film("almaz", 1960, director="bahram_balayev")).values():
        shown = [value for value in (*draft.wrong, *draft.order) if isinstance(value, Film)]
        assert not {one.id for one in shown} & {"sevil_1929", "sevil_1970"}


def test_the_year_of_twins_is_not_asked_for_it_would_be_true_of_the_other() -> None:
    asked = names(*TWINS, *OTHERS, of="sevil_1929")
    assert not any(name.startswith("year") for name in asked)


# --- roles


def acted(id: str, *parts: Part, **fields: Any) -> Film:
    return film(id, 1950, cast=parts, **fields)


ACTORS = (
    acted("bahar", Part("bahram_balayev", same("Shepherd"))),
    acted("ceyran", Part("ceyhun_cabbarov", same("Teacher"))),
    acted("durna", Part("davud_dadashov", same("Sailor"))),
)


def test_a_role_is_asked_for_in_every_way() -> None:
    asked = names(acted("almaz", Part("akif_abbasov", same("Farmer"))), *ACTORS, person("akif_abbasov"))
    own = {name.removeprefix("role.akif_abbasov") for name in asked if name.startswith("role.")}
    assert own == {".choice", "/true.true_false", "/false.true_false", ".typed", "/film.choice"}


def test_a_part_without_a_role_is_not_asked_for() -> None:
    assert not [name for name in names(acted("almaz", Part("akif_abbasov")), *ACTORS) if "role" in name]


def test_a_role_that_two_people_play_is_not_asked_for() -> None:
    shared = acted("almaz", Part("akif_abbasov", same("Farmer")), Part("zaur_zamanov", same("Farmer")))
    assert not [name for name in names(shared, *ACTORS) if "role" in name]


def test_the_roles_of_somebody_who_plays_two_are_not_asked_for() -> None:
    both = acted("almaz", Part("akif_abbasov", same("Farmer")), Part("akif_abbasov", same("Baker")))
    assert not [name for name in names(both, *ACTORS) if "role" in name]


def test_the_wrong_actors_are_of_the_gender_of_the_right_one() -> None:
    women = [person(f"{name}_aliyeva", "female") for name in ("aygun", "bahar", "ceyran", "durna")]
    theirs = [acted(f"film_{one.id[:3]}", Part(one.id, same("Doctor"))) for one in women]
    draft = drafts_of(*women, *theirs, *ACTORS)["film_ayg.role.aygun_aliyeva.choice"]
    assert ids(draft.wrong) == {"bahar_aliyeva", "ceyran_aliyeva", "durna_aliyeva"}


def test_whoever_has_a_part_in_the_film_is_no_wrong_actor() -> None:
    asked = acted("almaz", Part("akif_abbasov", same("Farmer")), director="davud_dadashov")
    assert "role.akif_abbasov.choice" not in names(asked, *ACTORS)


def test_a_role_named_like_its_actor_is_not_asked_for() -> None:
    asked = names(acted("almaz", Part("akif_abbasov", same("Akif"))), *ACTORS)
    assert "role.akif_abbasov.choice" not in asked
    assert "role.akif_abbasov/true.true_false" not in asked


def test_who_is_little_known_is_not_to_be_typed() -> None:
    asked = names(acted("almaz", Part("akif_abbasov", same("Farmer"))), *ACTORS)  # without a source of his own
    assert "role.akif_abbasov.choice" in asked
    assert "role.akif_abbasov.typed" not in asked


PARTS = (
    Part("akif_abbasov", same("Farmer")),
    Part("bahram_balayev", same("Shepherd")),
    Part("ceyhun_cabbarov", same("Teacher")),
    Part("davud_dadashov", same("Sailor")),
)


def test_the_role_is_asked_for_among_those_of_the_same_film() -> None:
    draft = drafts_of(acted("almaz", *PARTS))["almaz.role.akif_abbasov/of.choice"]
    assert draft.answer == same("Farmer")
    assert set(draft.wrong) == {same("Shepherd"), same("Teacher"), same("Sailor")}


def test_the_wrong_roles_are_played_by_people_of_the_same_gender() -> None:
    assert "role.akif_abbasov/of.choice" not in names(acted("almaz", *PARTS), person("bahram_balayev", "female"))


def test_a_title_that_tells_a_role_leaves_the_roles_unasked() -> None:
    asked = acted("almaz", *PARTS, title=same("The Sailors"))
    assert "role.akif_abbasov/of.choice" not in names(asked)


def test_the_film_of_a_role_is_asked_for_among_films_without_the_actor() -> None:
    also = acted("nar", Part("akif_abbasov", same("Baker")))
    draft = drafts_of(acted("almaz", Part("akif_abbasov", same("Farmer"))), also, *ACTORS)
    assert ids(draft["almaz.role.akif_abbasov/film.choice"].wrong) == {"bahar", "ceyran", "durna"}


def test_the_film_of_a_role_in_its_title_is_not_asked_for() -> None:
    asked = acted("almaz", Part("akif_abbasov", same("Farmer")), title=same("The Farmers"))
    assert "role.akif_abbasov/film.choice" not in names(asked, *ACTORS)


def test_roles_far_down_the_cast_are_harder() -> None:
    drafts = drafts_of(acted("almaz", *PARTS), *[film(f"film_{letter}") for letter in "abc"])
    assert drafts["almaz.role.akif_abbasov/of.choice"].level + 1 == drafts["almaz.role.davud_dadashov/of.choice"].level


# --- years


def test_a_year_is_asked_for_in_every_way() -> None:
    year = {"year.year", "year/decade.choice", "year/true.true_false", "year/false.true_false"}
    assert names(film("almaz", 1936)) == year
    assert names(film("almaz")) == set()
    assert names(film("almaz", 1936, conflicts=(conflict("year"),))) == set()


def test_the_question_for_a_year_does_not_tell_it() -> None:
    asked = film("almaz", 1936)
    draft = drafts_of(asked)["almaz.year.year"]
    assert draft.prompt == line("ask-year", title=Undated(asked))
    assert draft.answer == 1936
    assert draft.hint == line("hint-decade", decade="1930")


@pytest.mark.parametrize("year", range(1920, 2021, 9))
def test_a_false_year_lies_near_the_right_one_but_well_apart(year: int) -> None:
    asked = film("almaz", year)
    drafts = drafts_of(asked)
    assert drafts["almaz.year/true.true_false"].prompt == line("film-year", film=Undated(asked), year=str(year))
    false = drafts["almaz.year/false.true_false"].prompt
    near = [year + off for off in (*range(-9, -4), *range(5, 10))]
    assert false in [line("film-year", film=Undated(asked), year=str(other)) for other in near]


@pytest.mark.parametrize("year", [1916, 1923, 1936, 1970, 1999, 2024])
def test_four_decades_are_offered_none_before_cinema_or_after_today(year: int) -> None:
    draft = drafts_of(film("almaz", year))["almaz.year/decade.choice"]
    decades = [int(str(value.values["year"])) for value in (draft.answer, *draft.wrong) if hasattr(value, "values")]
    assert decades[0] == year // 10 * 10
    assert len(set(decades)) == 4
    assert all(1910 <= decade <= 2020 and abs(decade - decades[0]) <= 30 for decade in decades)


# --- stories


AUTHORS = tuple(film(f"book_{who[:3]}", 1950, based_on=work(who)) for who in DIRECTORS)


def test_the_author_is_asked_for_by_options_and_to_be_typed() -> None:
    asked = film("almaz", based_on=work("akif_abbasov"))
    drafts = drafts_of(asked, *AUTHORS)
    assert ids(drafts["almaz.author.choice"].wrong) == set(DIRECTORS)
    assert "Akif Abbasov" in drafts["almaz.author.typed"].accepted


@pytest.mark.parametrize(
    "fields",
    [
        {"based_on": work()},
        {"based_on": work("akif_abbasov", "zaur_zamanov")},
        {"based_on": work("akif_abbasov"), "conflicts": (conflict("based_on"),)},
        {"based_on": work("akif_abbasov"), "title": same("Akif")},
        {"based_on": work("akif_abbasov"), "writer": "bahram_balayev"},  # then only two wrong ones are left
    ],
)
def test_an_author_who_is_not_one_not_sure_or_told_is_not_asked_for(fields: dict[str, Any]) -> None:
    asked = {name for name in names(film("almaz", **fields), *AUTHORS) if name.startswith("author")}
    assert asked == set()


def plot(text: str, about: str = "plot", **fields: Any) -> Film:
    return film("almaz", trivia=(Trivia(same(text), about),), **fields)


def test_a_film_is_asked_for_by_its_story() -> None:
    drafts = drafts_of(plot("A girl learns to weave."), *OTHERS)
    assert drafts["almaz.plot.choice"].prompt == line("ask-plot", text=same("A girl learns to weave."))
    assert ids(drafts["almaz.plot.choice"].wrong) == {"bahar", "ceyran", "durna"}
    assert drafts["almaz.plot.typed"].accepted == ("Almaz",)
    assert "Bahar" in drafts["almaz.plot.typed"].others


@pytest.mark.parametrize(
    "told", [plot("It was shot in Baku.", "location"), plot("It won.", ""), plot("Almazın taleyi.")]
)
def test_what_is_no_story_or_names_the_film_is_not_asked_by(told: Film) -> None:
    assert names(told, *OTHERS) == set()


def test_the_explanation_of_a_story_does_not_repeat_it() -> None:
    story, more = Trivia(same("A girl learns to weave."), "plot"), Trivia(same("It was shot in Baku."), "location")
    draft = drafts_of(film("almaz", trivia=(story, more)), *OTHERS)["almaz.plot.choice"]
    assert draft.why[1:] == (more.text,)


# --- clues

DRAMA = Term("drama", "genre", same("drama"))
FULL: dict[str, Any] = {
    "genres": ("drama",),
    "writer": "vali_vahidov",
    "composer": "kamal_karimov",
    "based_on": Work(same("The work"), "novel", ("mehdi_mammadov",)),
    "cast": (Part("akif_abbasov", same("Farmer")), Part("zaur_zamanov", same("Baker"))),
    "director": "rauf_rzayev",
}


def clues_of(*entries: Film | Person) -> list[tuple[str, dict[str, Any]]]:
    draft = drafts_of(*entries, DRAMA).get("almaz.clues.clues")
    return [(clue.message, dict(clue.values)) for clue in draft.clues if not isinstance(clue, Text)] if draft else []


def test_of_many_clues_the_vaguest_and_the_last_four_are_told_in_their_order() -> None:
    assert [message for message, _ in clues_of(film("almaz", 1936, **FULL))] == [
        "clue-decade",
        "clue-author",
        "clue-role",
        "clue-director",
        "clue-title",
    ]


@pytest.mark.parametrize(
    ("missing", "messages"),
    [
        (["based_on"], ["clue-decade", "clue-composer", "clue-role", "clue-director", "clue-title"]),
        (["genres"], ["clue-writer", "clue-author", "clue-role", "clue-director", "clue-title"]),
        (["based_on", "writer"], ["clue-decade", "clue-composer", "clue-role", "clue-director", "clue-title"]),
        (["based_on", "writer", "composer"], ["clue-decade", "clue-role", "clue-director", "clue-title"]),
        (["based_on", "writer", "composer", "genres"], []),
    ],
)
def test_there_are_four_or_five_clues_or_none(missing: list[str], messages: list[str]) -> None:
    asked = film("almaz", 1936, **{key: value for key, value in FULL.items() if key not in missing})
    assert [message for message, _ in clues_of(asked)] == messages


def test_the_clues_say_who_it_was() -> None:
    asked = film("almaz", 1936, **FULL)
    people = base(asked).people
    clues = dict(clues_of(asked))
    assert clues["clue-decade"] == {"decade": "1930", "genres": (same("drama"),)}
    assert clues["clue-role"] == {"person": people["akif_abbasov"], "gender": "male", "role": Quoted(same("Farmer"))}
    assert clues["clue-director"] == {"people": (people["rauf_rzayev"],)}
    assert clues["clue-title"] == {"text": Masked(same("Almaz"))}


@pytest.mark.parametrize("about", ["year", "writer", "composer", "director"])
def test_what_is_disputed_is_no_clue(about: str) -> None:
    fields = {key: value for key, value in FULL.items() if key != "based_on"}
    told = [message for message, _ in clues_of(film("almaz", 1936, **fields, conflicts=(conflict(about),)))]
    assert len(told) == 5
    assert {"year": "clue-decade"}.get(about, f"clue-{about}") not in told


def test_a_role_that_the_title_tells_is_left_out_of_the_clues() -> None:
    clues = dict(clues_of(film("almaz", 1936, **(FULL | {"cast": (Part("akif_abbasov", same("Almaz")),)}))))
    assert "clue-role" not in clues
    assert clues["clue-cast"]["person"].id == "akif_abbasov"


def test_a_person_whom_the_title_tells_is_left_out_of_the_clues() -> None:
    fields = FULL | {"title": same("Akif Vali Kamal")}
    told = [message for message, _ in clues_of(film("almaz", 1936, **fields))]
    assert told == ["clue-decade", "clue-author", "clue-director", "clue-title"]


def test_a_film_found_by_clues_is_accepted_by_its_titles_and_aliases() -> None:
    title = Text("Almaz", "Diamond", "Алмаз")
    drafts = drafts_of(film("almaz", 1936, **FULL, title=title, aliases=("Brilliant",)), *OTHERS, DRAMA)
    draft = drafts["almaz.clues.clues"]
    assert draft.accepted == ("Almaz", "Diamond", "Алмаз", "Brilliant")
    assert draft.answer_kind == "title"
    assert "Bahar" in draft.others


# --- orders


def years_of(draft: Draft) -> list[int]:
    return [one.year or 0 for one in draft.order if isinstance(one, Film)]


def test_the_films_of_an_order_lie_three_years_apart_and_stand_in_order() -> None:
    films = [film(f"film_{letter}", 1950 + at) for at, letter in enumerate("abcdefghijklmnop")]
    drafts = drafts_of(*films)
    for one in films:
        draft = drafts[f"{one.id}.order.order"]
        years = years_of(draft)
        assert one in draft.order
        assert len(years) == 4
        assert all(later - earlier >= 3 for earlier, later in pairwise(years))
        assert set(draft.about) == ids(draft.order)


def test_films_that_lie_too_near_to_each_other_give_no_order() -> None:
    near = [film(f"film_{letter}", 1950 + at) for at, letter in enumerate("abcdefghi")]
    far = [film(f"film_{letter}", 1950 + 3 * at) for at, letter in enumerate("abcd")]
    assert not [id for id in drafts_of(*near) if id.endswith(".order")]
    assert len([id for id in drafts_of(*far) if id.endswith(".order")]) == 4


@pytest.mark.parametrize(
    "unfit",
    [
        film("film_d"),
        film("film_d", 1959, conflicts=(conflict("year"),)),
        film("film_d", 1959, title=Text("D", "", "")),
    ],
)
def test_a_film_without_a_sure_year_or_a_title_is_in_no_order(unfit: Film) -> None:
    films = [film(f"film_{letter}", 1950 + 3 * at) for at, letter in enumerate("abc")]
    assert not [id for id in drafts_of(*films, unfit) if id.endswith(".order")]


# --- the odd one out

BY_AKIF = tuple(film(f"film_{letter}", director="akif_abbasov") for letter in "abc")


def test_the_odd_film_is_by_somebody_else_than_the_other_three() -> None:
    odd = film("almaz", director="zaur_zamanov")
    drafts = drafts_of(odd, *BY_AKIF)
    draft = drafts["almaz.odd-director.odd"]
    assert draft.answer == odd
    assert ids(draft.wrong) == {"film_a", "film_b", "film_c"}
    assert not [id for id in drafts if id.startswith("film_") and id.endswith(".odd")]


@pytest.mark.parametrize(
    "odd",
    [
        film("almaz"),
        film("almaz", director="akif_abbasov"),
        film("almaz", director="zaur_zamanov akif_abbasov"),
        film("almaz", director="zaur_zamanov", conflicts=(conflict("director"),)),
        film("almaz", director="zaur_zamanov", cast=(Part("akif_abbasov"),)),
    ],
)
def test_a_film_whose_maker_is_unsure_or_had_a_hand_in_the_others_is_not_odd(odd: Film) -> None:
    assert "odd-director.odd" not in names(odd, *BY_AKIF)


@pytest.mark.parametrize(
    "third",
    [
        film("film_c", director="akif_abbasov zaur_zamanov"),
        film("film_c", director="akif_abbasov", conflicts=(conflict("director"),)),
        film("film_c", director="akif_abbasov", title=same("Film A")),
        film("film_c", director="akif_abbasov", title=Text("C", "", "")),
    ],
)
def test_the_three_share_nothing_with_the_odd_one_and_are_sure(third: Film) -> None:
    assert "odd-director.odd" not in names(film("almaz", director="zaur_zamanov"), *BY_AKIF[:2], third)


def test_composers_have_odd_films_of_their_own() -> None:
    others = [film(f"film_{letter}", composer="akif_abbasov") for letter in "abc"]
    draft = drafts_of(film("almaz", composer="zaur_zamanov"), *others)["almaz.odd-composer.odd"]
    assert draft.topic == "music"
    assert set(draft.about) == {"almaz", "akif_abbasov", "film_a", "film_b", "film_c"}


def test_the_odd_film_is_of_another_decade_than_the_other_three() -> None:
    group = [film(f"film_{letter}", 1950 + at) for at, letter in enumerate("abc")]
    odd = film("almaz", 1936)
    draft = drafts_of(odd, *group)["almaz.odd-decade.odd"]
    assert draft.prompt == line("ask-odd-decade", decade="1950")
    assert draft.answer == odd
    assert ids(draft.wrong) == {"film_a", "film_b", "film_c"}


@pytest.mark.parametrize(
    "third", [film("film_c", 1960), film("film_c"), film("film_c", 1952, conflicts=(conflict("year"),))]
)
def test_the_three_are_surely_of_the_decade(third: Film) -> None:
    assert "odd-decade.odd" not in names(film("almaz", 1936), film("film_a", 1950), film("film_b", 1951), third)


def test_a_knowledge_without_films_gives_no_questions() -> None:
    empty: KnowledgeBase = base()
    assert list(film_drafts(Almanac(empty))) == []
    assert list(puzzle_drafts(Almanac(empty))) == []
