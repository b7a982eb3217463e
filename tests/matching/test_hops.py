"""Questions about whoever made a film or played a part that is named."""

from datetime import date

import pytest

from bot.matching.entities import Mention
from bot.matching.hops import Capacities, readings_of_makers
from bot.matching.readings import SLOT, Reading
from bot.matching.synonyms import Synonyms
from bot.mind import Mind
from bot.replies import Context, reply_to
from knowledge.model import Film, Part, Text, Work

PERSON = f"{SLOT}person"
GROUPS = {
    "director": ("director", "rejissor"),
    "screenwriter": ("screenwriter",),
    "author": ("author",),
    "actor": ("actor",),
    "to_play": ("played",),
    "novel": ("novel",),
    "film": ("film",),
}
NOVEL = Work(title=Text("Kür", "", ""), kind="novel", authors=("ismayil",))
FILMS = {
    one.id: one
    for one in (
        Film(id="nasimi", title=Text("Nəsimi", "", ""), sources=(), credits={"director": ("hasan",)}),
        Film(id="kura", title=Text("Kür", "", ""), sources=(), credits={"writer": ("anar",)}, based_on=NOVEL),
        Film(id="written", title=Text("Yazı", "", ""), sources=(), credits={"writer": ("anar",)}),
        Film(id="bare", title=Text("Boş", "", ""), sources=(), cast=(Part("rasim"),)),
    )
}


@pytest.fixture(scope="module")
def capacities() -> Capacities:
    return Capacities(list(GROUPS), Synonyms(GROUPS.values()))


def read(capacities: Capacities, text: str, *mentions: Mention) -> list[Reading]:
    return list(readings_of_makers(text.split(), mentions, FILMS, capacities))


def named(kind: str, at: int, *ids: str, common: bool = False) -> Mention:
    return Mention(at, at + 1, kind, ids, 1.0, True, common)


@pytest.mark.parametrize(
    ("word", "capacity"),
    [("rejissorunun", "director"), ("actor", "actor"), ("played", "actor"), ("novel", ""), ("born", "")],
)
def test_some_synonyms_tell_a_capacity(capacities: Capacities, word: str, capacity: str) -> None:
    assert capacities.of(word) == capacity


def test_a_film_and_a_capacity_are_read_as_whoever_had_it(capacities: Capacities) -> None:
    (reading,) = read(capacities, "when was the director of nasimi born", named("film", 5, "nasimi"))
    assert " ".join(reading.words) == f"when was the of {PERSON} born"
    assert reading.ids("person") == ("hasan",)
    assert reading.ids("film") == ()


@pytest.mark.parametrize(("text", "at"), [("director of the film nasimi", 4), ("nasimi film director", 0)])
def test_the_word_film_goes_with_the_title_beside_it(capacities: Capacities, text: str, at: int) -> None:
    (reading,) = read(capacities, text, named("film", at, "nasimi"))
    assert "film" not in reading.words


def test_a_film_that_is_asked_for_stays(capacities: Capacities) -> None:
    (reading,) = read(capacities, "first film of the director of nasimi", named("film", 6, "nasimi"))
    assert " ".join(reading.words) == f"first film of the of {PERSON}"


@pytest.mark.parametrize(
    ("word", "film", "people"),
    [
        ("screenwriter", "kura", ("anar",)),
        ("author", "kura", ("ismayil",)),
        ("author", "written", ("anar",)),
    ],
)
def test_who_writes_has_written_the_script_or_what_it_is_based_on(
    capacities: Capacities, word: str, film: str, people: tuple[str, ...]
) -> None:
    (reading,) = read(capacities, f"where was the {word} of it born", named("film", 5, film))
    assert reading.ids("person") == people


def test_a_part_is_read_as_whoever_played_it_though_its_film_is_called_the_same(capacities: Capacities) -> None:
    film, part = named("film", 4, "nasimi"), named("role", 4, "nasimi/rasim", common=True)
    (reading,) = read(capacities, "the actor who played nasimi died when", film, part)
    assert " ".join(reading.words) == f"the who {PERSON} died when"
    assert reading.ids("person") == ("rasim",)
    assert not reading.common


def test_a_title_that_is_an_everyday_word_stays_one(capacities: Capacities) -> None:
    (reading,) = read(capacities, "director of nasimi", named("film", 2, "nasimi", common=True))
    assert reading.common


def test_what_the_conversation_is_about_stands_nowhere(capacities: Capacities) -> None:
    (reading,) = read(capacities, "when was the director born", Mention(0, 0, "film", ("nasimi",), 1.0, True))
    assert " ".join(reading.words) == f"when was the born {PERSON}"
    assert reading.ids("person") == ("hasan",)


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("when was nasimi made", named("film", 2, "nasimi")),
        ("the director of it", named("person", 3, "hasan")),
        ("the director of bare", named("film", 3, "bare")),
        ("the director of the part", named("role", 4, "nasimi/rasim")),
    ],
)
def test_without_a_capacity_or_anybody_who_had_it_there_is_no_such_reading(
    capacities: Capacities, text: str, mention: Mention
) -> None:
    assert read(capacities, text, mention) == []


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("When was the director of “Nesimi” born?", "hasan_seyidbayli.born"),
        ("When was the composer of Arshin Mal Alan born?", "uzeyir_hajibeyov.born"),
        ("Babəki oynayan aktyor nə vaxt doğulub?", "rasim_balayev.born"),
        ("Nəsimi filminin rejissoru nə vaxt doğulub", "hasan_seyidbayli.born"),
        ("Babək filminin bəstəkarı hansı şəhərdə doğulub?", "polad_bulbuloglu.birth_place"),
        ("Когда родился сценарист фильма «Семеро сыновей моих»?", "yusif_samadoglu.born"),
    ],
)
def test_what_is_asked_of_a_maker_is_told_of_them(own_mind: Mind, question: str, fact: str) -> None:
    assert reply_to(own_mind, question, date(2026, 11, 26)).fact == fact


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("Who is the director of “Nesimi”?", "nasimi_1973.director"),
        ("Who played Babek?", "babek_1979.cast.rasim_balayev"),
        ("Кто композитор фильма «Бабек»?", "babek_1979.composer"),
    ],
)
def test_who_made_a_film_is_still_asked_of_the_film(own_mind: Mind, question: str, fact: str) -> None:
    assert reply_to(own_mind, question, date(2026, 11, 26)).fact == fact


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("where was the director of it born?", "habib_ismayilov.birth_place"),
        ("rejissoru nə vaxt ölüb?", "habib_ismayilov.died"),
        ("а где родился режиссёр?", "habib_ismayilov.birth_place"),
        ("and the director?", "stepmother_1958.director"),
    ],
)
def test_the_film_may_have_been_named_before(own_mind: Mind, question: str, fact: str) -> None:
    about = Mention(0, 0, "film", ("stepmother_1958",), 1.0, True)
    assert reply_to(own_mind, question, date(2026, 11, 26), before=Context(about)).fact == fact


def test_the_film_may_be_named_in_another_sentence(own_mind: Mind) -> None:
    question = "Last night my grandmother and I watched “Stepmother” (1958) again. When was the director born?"
    assert reply_to(own_mind, question, date(2026, 11, 26)).fact == "habib_ismayilov.born"
