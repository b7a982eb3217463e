"""Drafts put into words: options, hints and explanations in the three languages."""

from dataclasses import replace
from typing import Any

import pytest

from bot.games.draft import LONGEST_WHY, Draft, Masked, Quoted, Subject, Undated, Value, line
from bot.games.question import Question
from bot.games.writing import Writer, masked
from bot.matching.asked import Asked
from bot.phrasebook import Phrasebook
from bot.wording import Wording
from knowledge.model import LANGUAGES, KnowledgeBase, Language, Text
from tests.games.test_almanac import SOURCE, base, film, person, same

SEEDS = [str(seed) for seed in range(40)]
SUBJECT = Subject("almaz", SOURCE, Asked("film.card", films=("almaz",)), 1936)
ALMAZ = film("almaz", 1936, title=Text("Almaz", "Diamond", "Алмаз"))
AKIF = person("akif", name=Text("Akif Əliyev", "Akif Aliyev", "Акиф Алиев"))
NAMES = (same("Sevil"), same("Bahar"), same("Nizami"))


def bare(language: Language, message: str, **values: str | int) -> str:
    """Say a message as its name and values, so that what is put in can be seen."""
    return " ".join((f"{language}:{message}", *(f"{key}={value}" for key, value in values.items())))


KNOWLEDGE: KnowledgeBase = base(ALMAZ)
BARE = Writer([Wording(bare, language, KNOWLEDGE) for language in LANGUAGES])
SPOKEN = Writer([Wording(Phrasebook().say, language, KNOWLEDGE) for language in LANGUAGES])


def draft(kind: str = "choice", **fields: Any) -> Draft:
    """Give a draft; a choice among four names unless it says otherwise."""
    values: dict[str, Any] = {
        "topic": "films",
        "level": 2,
        "prompt": same("Which?"),
        "answer": same("Almaz"),
        "why": (same("It is so."),),
        "wrong": NAMES if kind in ("choice", "odd") else (),
    }
    return Draft(SUBJECT, "name", kind, **(values | fields))  # type: ignore[arg-type]


# --- what is taken over


def test_a_question_knows_what_its_draft_knows() -> None:
    written = BARE.write(draft(level=5), "")
    assert (written.id, written.kind, written.topic) == ("almaz.name.choice", "choice", "films")
    assert written.difficulty == 3
    assert written.decade == 1930
    assert written.source == SOURCE
    assert written.more == "f.card|almaz"
    assert written.prompt == same("Which?")


def test_what_a_written_answer_is_graded_by_is_taken_over() -> None:
    typed = draft("typed", accepted=("Almaz", "Almas"), others=("Sevil",), answer_kind="title")
    written = BARE.write(typed, "")
    assert (written.accepted, written.others, written.answer_kind) == (("Almaz", "Almas"), ("Sevil",), "title")
    assert (written.options, written.right) == ((), ())


def test_a_year_is_shown_as_it_is_and_kept_as_a_number() -> None:
    written = BARE.write(draft("year", answer=1936), "")
    assert written.year == 1936
    assert written.answer == same("1936")
    assert written.options == ()
    assert BARE.write(draft(), "").year == 0


@pytest.mark.parametrize(("kind", "year"), [("typed", 1936), ("clues", 1936), ("choice", 0)])
def test_a_film_whose_title_is_to_be_written_is_kept_with_its_year(kind: str, year: int) -> None:
    assert BARE.write(draft(kind, answer=ALMAZ), "").year == year
    assert BARE.write(draft(kind, answer=film("bahar")), "").year == 0


def test_clues_keep_their_order() -> None:
    clues = (line("clue-title", text=Masked(same("Almaz"))), same("It was long ago."))
    assert [clue.en for clue in BARE.write(draft("clues", clues=clues), "").clues] == [
        "en:clue-title text=A····",
        "It was long ago.",
    ]


# --- options


@pytest.mark.parametrize("seed", SEEDS)
def test_the_right_place_holds_the_answer_and_every_option_is_shown_once(seed: str) -> None:
    written = BARE.write(draft(), seed)
    (place,) = written.right
    assert written.options[place] == written.answer == same("Almaz")
    assert sorted(option.az for option in written.options) == ["Almaz", "Bahar", "Nizami", "Sevil"]


def test_the_right_option_stands_in_every_place() -> None:
    places = [BARE.write(draft(), seed).right for seed in SEEDS]
    assert set(places) == {(0,), (1,), (2,), (3,)}


@pytest.mark.parametrize("seed", SEEDS[:10])
def test_the_same_seed_writes_the_same_question(seed: str) -> None:
    assert BARE.write(draft(), seed) == BARE.write(draft(wrong=NAMES[::-1]), seed)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_hint_strikes_out_two_wrong_options(seed: str) -> None:
    written = BARE.write(draft("odd"), seed)
    assert len(set(written.struck)) == 2
    assert not set(written.struck) & set(written.right)
    assert set(written.struck) <= {0, 1, 2, 3}
    assert written.hint is None
    assert written.has_hint


@pytest.mark.parametrize("seed", SEEDS)
def test_of_a_choice_nothing_is_struck_out(seed: str) -> None:
    written = BARE.write(draft(), seed)
    assert (written.struck, written.hint) == ((), None)
    assert not written.has_hint


@pytest.mark.parametrize("seed", SEEDS[:10])
@pytest.mark.parametrize(("truth", "place"), [("true", 0), ("false", 1)])
def test_true_stands_before_false_whatever_the_seed(seed: str, truth: str, place: int) -> None:
    written = BARE.write(draft("true_false", answer=truth), seed)
    assert [option.en for option in written.options] == ["en:true", "en:false"]
    assert written.right == (place,)
    assert written.answer.en == f"en:{truth}"
    assert (written.struck, written.hint) == ((), None)
    assert not written.has_hint


EVENTS = (same("first"), same("second"), same("third"), same("fourth"))


def in_order(seed: str) -> Question:
    return BARE.write(draft("order", order=EVENTS), seed)


@pytest.mark.parametrize("seed", SEEDS)
def test_an_order_says_the_places_of_all_its_options_the_earliest_first(seed: str) -> None:
    written = in_order(seed)
    assert tuple(written.options[place] for place in written.right) == EVENTS
    assert sorted(written.right) == [0, 1, 2, 3]


@pytest.mark.parametrize("length", [3, 4])
def test_an_order_is_never_shown_in_order(length: int) -> None:
    shown = [BARE.write(draft("order", order=EVENTS[:length]), str(seed)).right for seed in range(200)]
    assert tuple(range(length)) not in shown
    assert len(set(shown)) > 3


def test_the_answer_to_an_order_is_its_right_order() -> None:
    written = in_order("")
    assert written.answer == same("first → second → third → fourth")
    assert written.hint is not None
    assert written.hint.en == "en:hint-first text=first"
    assert written.struck == ()


# --- hints


def test_a_hint_of_the_draft_is_said() -> None:
    written = BARE.write(draft("year", answer=1936, hint=line("hint-decade", decade="1930")), "")
    assert written.hint == Text(*(f"{language}:hint-decade decade=1930" for language in LANGUAGES))


def test_the_hint_to_a_typed_answer_shows_the_first_letters_in_each_language() -> None:
    written = BARE.write(draft("typed", answer=ALMAZ), "")
    assert written.hint == Text(
        "az:hint-letters text=A····", "en:hint-letters text=D······", "ru:hint-letters text=А····"
    )


def test_clues_have_no_further_hint() -> None:
    assert not BARE.write(draft("clues", clues=(same("A clue."),) * 3), "").has_hint


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Almaz", "A····"),
        ("O olmasın, bu olsun", "O o······, b· o····"),
        ("Axırıncı aşırım", "A······· a·····"),
        ("Бек-Назаров", "Б··-Н······"),
        ("26 komissar", "2· k·······"),
        ("", ""),
    ],
)
def test_a_masked_name_keeps_the_first_letter_of_each_word(name: str, shown: str) -> None:
    assert masked(name) == shown


# --- explanations


def test_an_explanation_takes_what_fits() -> None:
    assert BARE.write(draft(why=(same("One."), same("Two."), same("Three."))), "").why == same("One. Two. Three.")


def test_what_does_not_fit_is_left_out_and_the_next_may_still_fit() -> None:
    long = same("x" * LONGEST_WHY)
    assert BARE.write(draft(why=(same("One."), long, same("Three."))), "").why == same("One. Three.")


@pytest.mark.parametrize(("more", "fits"), [(195, True), (196, False)])
def test_an_explanation_has_two_hundred_characters_at_most(more: int, fits: bool) -> None:
    written = BARE.write(draft(why=(same("One."), same("x" * more))), "")
    assert (len(written.why.en) == 200) is fits
    assert (written.why == same("One.")) is not fits


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_too_long_in_one_language_is_left_out_in_all(language: Language) -> None:
    more = replace(same("Two."), **{language: "x" * LONGEST_WHY})
    assert BARE.write(draft(why=(same("One."), more)), "").why == same("One.")


# --- names


@pytest.mark.parametrize(
    ("value", "spoken"),
    [
        (ALMAZ, Text("“Almaz” (1936)", "“Diamond” (1936)", "«Алмаз» (1936)")),
        (Undated(ALMAZ), Text("“Almaz”", "“Diamond”", "«Алмаз»")),
        (Quoted(ALMAZ.title), Text("“Almaz”", "“Diamond”", "«Алмаз»")),
        (Masked(ALMAZ.title), Text("A····", "D······", "А····")),
        (ALMAZ.title, Text("Almaz", "Diamond", "Алмаз")),
        (AKIF, AKIF.name),
        ((ALMAZ.title, same("Sevil")), Text("Almaz, Sevil", "Diamond, Sevil", "Алмаз, Sevil")),
        ((Undated(ALMAZ), Undated(ALMAZ)), Text("“Almaz”, “Almaz”", "“Diamond”, “Diamond”", "«Алмаз», «Алмаз»")),
        ("1936", same("1936")),
    ],
)
def test_each_value_is_named_in_its_way(value: Value, spoken: Text) -> None:
    named = SPOKEN.text(line("hint-is", text=value))
    assert Text(*(text.partition(": ")[2] for text in (named.az, named.en, named.ru))) == spoken


def test_a_film_as_an_option_has_neither_quotation_marks_nor_year() -> None:
    assert SPOKEN.name(ALMAZ) == Text("Almaz", "Diamond", "Алмаз")


def test_a_line_within_a_line_is_said_too() -> None:
    nested = line("person-born", person=person("akif"), gender="male", when=line("when-year", year="1905"))
    assert SPOKEN.text(nested).en == "Akif was born in 1905."


def test_a_number_stays_a_number_for_the_phrasebook() -> None:
    told = line("film-director", film=ALMAZ, count=1, people=person("rasim"))
    assert SPOKEN.text(told).en == "“Diamond” (1936) was directed by Rasim."
