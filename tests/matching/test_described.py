"""Films and people that a question describes and does not name."""

from datetime import date

import pytest

from bot.matching.described import Descriptions, described_texts
from bot.matching.entities import Mention
from bot.matching.fold import fold
from bot.matching.index import PhraseIndex
from bot.matching.synonyms import Synonyms
from bot.matching.words import Lexicon
from bot.mind import Mind
from bot.replies import reply_to
from knowledge.model import Film, KnowledgeBase, Text

TEXTS = {
    "comedy": ("a coffin comes to baku by mistake", "1997 tragicomedy", "vagif director"),
    "musical": ("a cloth pedlar looks for a bride", "1945 musical", "rza director"),
    "vagif": ("director", "comedy of the coffin 1997"),
    "rza": ("director", "the musical with the cloth pedlar"),
}
ASKED = {
    "film.director": (
        "who is the director of the film",
        "who was the director",
        "name the director",
        "director",
        "director of it",
    ),
    "film.card": ("tell of the film", "what of a film", "which film is it", "a film"),
}
BESIDE = {"bride": ("where can a bride marry", "who looks for a bride")}


def film(name: str, director: str) -> Film:
    return Film(id=name, title=Text(name, "", ""), sources=(), credits={"director": (director,)})


FILMS = {one.id: one for one in (film("comedy", "vagif"), film("musical", "rza"))}


@pytest.fixture(scope="module")
def descriptions() -> Descriptions:
    lexicon = Lexicon(word for texts in (TEXTS | ASKED | BESIDE).values() for text in texts for word in text.split())
    asking, beside = PhraseIndex(ASKED, lexicon), PhraseIndex(BESIDE, lexicon)
    return Descriptions(PhraseIndex(TEXTS, lexicon, statements=TEXTS), FILMS, asking, beside)


def found(descriptions: Descriptions, text: str, *mentions: Mention) -> dict[str, str]:
    return {one.kind: one.id for one in descriptions.find(text.split(), mentions)}


def test_the_film_and_the_person_that_fit_best_are_found(descriptions: Descriptions) -> None:
    assert found(descriptions, "the coffin sent to baku by mistake") == {"film": "comedy"}
    assert found(descriptions, "film with a cloth pedlar") == {"film": "musical", "person": "rza"}


def test_a_slip_does_not_hide_what_is_described(descriptions: Descriptions) -> None:
    assert found(descriptions, "cofin sent to baku by mistkae")["film"] == "comedy"


@pytest.mark.parametrize("text", ["", "who is the director", "xyzzy", "coffin"])
def test_where_less_than_two_words_tell_nothing_is_described(descriptions: Descriptions, text: str) -> None:
    assert found(descriptions, text) == {}


def test_words_of_questions_about_something_else_describe_nothing(descriptions: Descriptions) -> None:
    assert found(descriptions, "looks for a bride") == {}


@pytest.mark.parametrize(("fillers", "found_by_two"), [((), True), (("mistake",), False)])
def test_a_filler_describes_nothing(fillers: tuple[str, ...], found_by_two: bool) -> None:
    lexicon = Lexicon(word for texts in (TEXTS | ASKED).values() for text in texts for word in text.split())
    index = PhraseIndex(TEXTS, lexicon, Synonyms(fillers=fillers), statements=TEXTS)
    one = Descriptions(index, FILMS, PhraseIndex(ASKED, lexicon), PhraseIndex({}, lexicon))
    assert bool(found(one, "coffin mistake")) is found_by_two


def test_what_is_named_is_not_described(descriptions: Descriptions) -> None:
    named = Mention(1, 2, "film", ("comedy",), 1.0, True)
    assert "comedy" not in found(descriptions, "in comedy a coffin comes to baku by mistake", named).values()


def test_beside_a_name_only_those_are_described_who_have_to_do_with_it(descriptions: Descriptions) -> None:
    text = "the director of comedy"
    named = Mention(3, 4, "film", ("comedy",), 1.0, True)
    assert found(descriptions, text, named) in ({}, {"person": "vagif"})
    stranger = Mention(3, 4, "person", ("rza",), 1.0, True)
    assert found(descriptions, "a coffin by rza mistake", stranger) == {}


def test_words_of_names_and_those_that_only_describe_are_hidden_and_those_that_ask_are_not(
    descriptions: Descriptions,
) -> None:
    (about, *_) = descriptions.find("who is the director of the film about a coffin sent by mistake".split(), ())
    assert {"coffin", "mistake"} <= about.hidden
    assert about.hidden.isdisjoint({"who", "director", "film"})
    assert about.specific >= 2
    assert about.weight > 0
    assert 0 < about.share < 1
    assert about.lead > 0


def test_everything_known_of_a_film_and_a_person_is_in_their_texts(own_knowledge: KnowledgeBase) -> None:
    texts = described_texts(own_knowledge)
    assert texts.keys() == own_knowledge.films.keys() | own_knowledge.people.keys()
    words = {entry: {word for text in own for word in text.split()} for entry, own in texts.items()}
    for one in own_knowledge.films.values():
        expected = [one.title.az, str(one.year or ""), *(own_knowledge.terms[genre].name.ru for genre in one.genres)]
        expected += [own_knowledge.people[person].name.en for crew in one.credits.values() for person in crew]
        expected += [text for item in one.trivia for text in item.text.all()]
        missing = {word for text in expected for word in fold(text).split()} - words[one.id]
        assert not missing, one.id
        for part in one.cast:
            assert set(fold(one.title.ru or one.title.az).split()) <= words[part.person]


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("Bakıya səhvən tabut göndərilir, o hansı film idi?", "everything_for_the_best"),
        ("Как называется фильм, где по ошибке в Баку отправили гроб?", "everything_for_the_best"),
        ("фильм где мальчик не принимает мачеху", "stepmother_1958"),
        ("composer who founded the first jazz orchestra", "tofiq_guliyev"),
    ],
)
def test_who_has_forgotten_a_name_describes_it(own_mind: Mind, question: str, entry: str) -> None:
    reply = reply_to(own_mind, question, date(2026, 11, 26))
    assert reply.outcome == "answer"
    assert reply.fact is not None
    assert reply.fact.startswith(f"{entry}.")


@pytest.mark.parametrize(
    "question",
    [
        "the movie about a ship that hits an iceberg",
        "Kosmosda tək qalan astronavtın kartof becərdiyi film hansıdır?",
        "фильм, где мальчик-волшебник едет в школу на поезде",
    ],
)
def test_what_is_described_and_is_not_there_is_not_answered(own_mind: Mind, question: str) -> None:
    assert reply_to(own_mind, question, date(2026, 11, 26)).outcome != "answer"


def test_a_given_name_and_a_surname_of_two_people_describe_no_film(descriptions: Descriptions) -> None:
    names = [Mention(at, at + 1, "person", ("vagif",), 1.0, False) for at in (0, 1)]
    assert found(descriptions, "cloth pedlar", *names) == {}
    assert found(descriptions, "cloth pedlar 1945 musical", *names)["film"] == "musical"
