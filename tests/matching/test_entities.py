"""Which films, people, roles, years, decades and genres a text mentions."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import knowledge
from bot.matching.entities import Mention, Name, Names, all_names
from bot.matching.fold import fold
from bot.matching.words import ONE_SLIP, TWO_SLIPS, Lexicon
from bot.mind import Mind
from knowledge.expand import films_of
from knowledge.loader import load
from knowledge.model import Fact, Film, KnowledgeBase, Part, Person, StudioName, Term, Text

EMPTY = KnowledgeBase(facts={}, films={}, people={}, terms={}, templates={}, smalltalk={}, synonyms=(), fillers=())


def names_of(base: KnowledgeBase, asking: frozenset[str] = frozenset(), known: frozenset[str] = frozenset()) -> Names:
    names = all_names(base)
    lexicon = Lexicon([*(word for name in names for word in name.words), *sorted(asking | known)])
    return Names(names, lexicon, asking, known)


def film(name: str, *titles: str, cast: tuple[Part, ...] = ()) -> Film:
    return Film(id=name, title=Text(titles[0], *(titles[1:] or ("", ""))), sources=(), cast=cast)


def person(name: str, full: str) -> Person:
    return Person(id=name, name=Text(full, full, ""), gender="male")


def fact(name: str, studio: Text | None = None) -> Fact:
    words = Text(name, name, name)
    called = StudioName(studio, 1920) if studio else None
    return Fact(name, "history", 1, words, words, (), {}, (), studio_name=called)


def made(films: tuple[Film, ...] = (), people: tuple[Person, ...] = (), facts: tuple[Fact, ...] = ()) -> KnowledgeBase:
    return KnowledgeBase(
        facts={fact.id: fact for fact in facts},
        films={film.id: film for film in films},
        people={person.id: person for person in people},
        terms={},
        templates={},
        smalltalk={},
        synonyms=(),
        fillers=(),
    )


def mentions(names: Names, text: str, kind: str) -> list[Mention]:
    return [mention for mention in names.find(fold(text).split()) if mention.kind == kind]


def ids(names: Names, text: str, kind: str) -> set[str]:
    return {entry for mention in mentions(names, text, kind) for entry in mention.ids}


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    return load(Path(knowledge.__file__).parent / "data")


@pytest.fixture(scope="module")
def names(base: KnowledgeBase) -> Names:
    return names_of(base)


# --- titles


@pytest.mark.parametrize(
    "text",
    [
        "“Görüş”",
        "Görüş filmi haqqında",
        "gorus",
        "GÖRÜŞ",
        "Ҝөрүш",
        "Who shot The Meeting?",
        "Кто снял «Встречу»?",
        "о фильме «Встреча»",
        "“Görüş”ün rejissoru",
    ],
)
def test_a_film_is_found_by_its_title_in_any_language_script_and_case(names: Names, text: str) -> None:
    assert ids(names, text, "film") == {"the_meeting_1955"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nəsiminin rejissoru", "nasimi_1973"),
        ("Nesimini kim çəkib", "nasimi_1973"),
        ("Нәсими", "nasimi_1973"),
        ("Бабәкин режиссору", "babek_1979"),
        ("Насими", "nasimi_1973"),
        ("Yeddi oğul istərəm filmində", "i_want_seven_sons"),
        ("yeddi ogul isterem", "i_want_seven_sons"),
        ("7 oğul istərəm", "i_want_seven_sons"),
        ("I Want Seven Sons", "i_want_seven_sons"),
        ("Семеро сыновей моих", "i_want_seven_sons"),
        ("Əhməd haradadır?", "where_is_ahmad"),
        ("Where Is Ahmad?", "where_is_ahmad"),
        ("Dede Korkut", "dada_gorgud"),
        ("Leyli ve Mecnun", "leyli_and_majnun_1961"),
        ("Məşədi İbad", "if_not_that_one_then_this_one"),
    ],
)
def test_titles_and_aliases_are_found_with_endings_and_without_diacritics(
    names: Names, text: str, expected: str
) -> None:
    assert ids(names, text, "film") == {expected}


def test_every_title_of_every_film_is_found(base: KnowledgeBase, names: Names) -> None:
    for entry in base.films.values():
        for title in (*entry.title.all(), *entry.aliases):
            assert entry.id in ids(names, title, "film"), title


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("yedi ogul isterem", "i_want_seven_sons"),
        ("Nabad", "nabat_2014"),
        ("Where Is Ahmda?", "where_is_ahmad"),
        ("Bakhtiar", "bakhtiyar_1955"),
        ("Uzaq sahilerde", "on_distant_shores"),
    ],
)
def test_a_slip_in_a_title_is_forgiven_but_costs_likeness(names: Names, text: str, expected: str) -> None:
    (mention,) = mentions(names, text, "film")
    assert expected in mention.ids
    assert mention.likeness < 1


@pytest.mark.parametrize("text", ["Sevil", "“Севиль”", "sevilin rejissoru"])
def test_two_films_of_one_title_stay_together(names: Names, text: str) -> None:
    (mention,) = mentions(names, text, "film")
    assert set(mention.ids) == {"sevil_1929", "sevil_1970"}


@pytest.mark.parametrize("text", ["Arşın mal alan", "arsin mal alan", "Arshin Mal Alan", "«Аршин мал алан»"])
def test_a_remake_stays_with_the_first_film(names: Names, text: str) -> None:
    (mention,) = mentions(names, text, "film")
    assert set(mention.ids) == {"arshin_mal_alan_1945", "arshin_mal_alan_1965"}
    assert mention.whole


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("İstintaq davam edir", "investigation_continues"),
        ("İstintaq", "interrogation_1979"),
        ("Don't Be Afraid, I'm with You", "dont_be_afraid_im_with_you"),
        ("Don't Be Afraid, I'm with You! 1919", "dont_be_afraid_1919"),
        ("In a Southern City", "in_a_southern_city"),
    ],
)
def test_the_longest_reading_of_a_stretch_wins(names: Names, text: str, expected: str) -> None:
    assert ids(names, text, "film") == {expected}


def test_what_lies_inside_a_longer_name_is_left_out() -> None:
    names = names_of(made((film("long", "Qızıl qaz uçur"), film("short", "Qızıl"))))
    assert ids(names, "Qızıl qaz uçur", "film") == {"long"}
    assert ids(names, "Qızıl", "film") == {"short"}


@pytest.mark.parametrize(
    "text", ["Bismillah (In the Name of God)", "Bismillah", "In the Name of God", "Бисмиллах", "Во имя Бога"]
)
def test_a_title_with_brackets_is_found_with_them_and_by_each_part(names: Names, text: str) -> None:
    (mention,) = mentions(names, text, "film")
    assert mention.ids == ("bismillah",)
    assert mention.whole


def test_a_title_without_one_of_its_many_words_is_found_as_a_part() -> None:
    names = names_of(made((film("film", "Uzaqda qalan sahillərdə o"),)))
    (mention,) = mentions(names, "Uzaqda qalan sahillərdə", "film")
    assert mention.ids == ("film",)
    assert not mention.whole


@pytest.mark.parametrize("text", ["qaz uçur", "Qızıl uçur", "Qızıl"])
def test_a_title_that_lacks_a_telling_word_is_not_found(text: str) -> None:
    assert not mentions(names_of(made((film("film", "Qızıl qaz uçur"),))), text, "film")


def test_the_words_of_a_title_stand_together() -> None:
    names = names_of(made((film("film", "Qızıl səma"),)))
    assert mentions(names, "Qızıl səma", "film")
    assert not mentions(names, "Qızıl payızda göy üzündə olan səma", "film")


def test_the_words_of_a_title_stand_in_their_order_but_those_of_a_person_may_not() -> None:
    names = names_of(made((film("film", "Dağlarda gecə böyük döyüş"),), (person("person", "Rəşid Behbudov"),)))
    assert mentions(names, "Dağlarda gecə böyük döyüş", "film")
    assert not mentions(names, "döyüş böyük gecə dağlarda", "film")
    assert mentions(names, "Behbudov Rəşid", "person")


# --- people


@pytest.mark.parametrize(
    "text",
    [
        "Rəşid Behbudov",
        "Resid Behbudov",
        "Rashid Behbudov",
        "Рашид Бейбутов",
        "Рәшид Беһбудов",
        "Rashid Beybutov",
        "R. Behbudov",
        "Р. Бейбутов",
        "Behbudov Rəşid",
        "BEHBUDOV R.",
        "Rəşid Məcid oğlu Behbudov",
        "Rəşid Behbudovun filmləri",
        "о Рашиде Бейбутове",
        "фильмы Рашида Бейбутова",
        "Rashid Behbudov's films",
    ],
)
def test_a_person_is_found_by_name_in_any_spelling_and_case(names: Names, text: str) -> None:
    (mention,) = mentions(names, text, "person")
    assert mention.ids == ("rashid_behbudov",)
    assert mention.whole


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tofiq Guliev", "tofiq_guliyev"),
        ("Tofik Kuliev", "tofiq_guliyev"),
        ("Rasim Odjagov", "rasim_ojagov"),
        ("Rasim Ocagov", "rasim_ojagov"),
        ("Üzeyir Hacıbəyov", "uzeyir_hajibeyov"),
        ("Uzeir Gadzhibekov", "uzeyir_hajibeyov"),
        ("Хәјјам Мирзәзадә", "khayyam_mirzazade"),
        ("Gasan Mamedov", "hasan_mammadov"),
    ],
)
def test_a_person_is_found_in_another_romanisation(names: Names, text: str, expected: str) -> None:
    assert expected in ids(names, text, "person")


@pytest.mark.parametrize("text", ["Rəşid Bebudov", "Rashid Behbudvo", "Rasheed Behbudof"])
def test_a_slip_in_a_name_is_forgiven_but_costs_likeness(names: Names, text: str) -> None:
    (mention,) = mentions(names, text, "person")
    assert mention.ids == ("rashid_behbudov",)
    assert mention.likeness < 1


def test_every_name_of_every_person_is_found(base: KnowledgeBase, names: Names) -> None:
    for entry in base.people.values():
        for name in (*entry.name.all(), *entry.aliases):
            assert entry.id in ids(names, name, "person"), name


def test_a_surname_alone_is_found_but_not_whole(names: Names) -> None:
    (mention,) = mentions(names, "Behbudov", "person")
    assert mention.ids == ("rashid_behbudov",)
    assert not mention.whole


@pytest.mark.parametrize(
    ("text", "first", "other"),
    [
        ("Məmmədov", "hasan_mammadov", "nazim_mammadov"),
        ("Mammadov", "hasan_mammadov", "nazim_mammadov"),
        ("Quliyevin filmləri", "tofiq_guliyev", "eldar_guliyev"),
        ("Кулиев", "tofiq_guliyev", "eldar_guliyev"),
    ],
)
def test_a_shared_surname_names_all_who_bear_it(names: Names, text: str, first: str, other: str) -> None:
    (mention,) = mentions(names, text, "person")
    assert {first, other} <= set(mention.ids)
    assert not mention.whole


def test_everyone_of_a_surname_is_named_by_it() -> None:
    people = (person("a", "Arif Babayev"), person("b", "Xan Babayev"), person("c", "Mirzə Babayeva"))
    names = names_of(made(people=people))
    assert ids(names, "Babayev", "person") == {"a", "b"}


def test_the_first_name_chooses_among_people_of_one_surname(names: Names) -> None:
    assert ids(names, "Tofiq Quliyev", "person") == {"tofiq_guliyev"}
    assert ids(names, "Eldar Quliyev", "person") == {"eldar_guliyev"}


def test_initials_choose_among_people_of_one_surname() -> None:
    names = names_of(made(people=(person("a", "Arif Babayev"), person("b", "Mirzə Babayev"))))
    assert ids(names, "A. Babayev", "person") == {"a"}
    assert ids(names, "M. Babayev", "person") == {"b"}


def test_initials_may_belong_to_several_people() -> None:
    names = names_of(made(people=(person("a", "Arif Babayev"), person("b", "Anar Babayev"))))
    assert ids(names, "A. Babayev", "person") == {"a", "b"}


def test_several_people_in_one_text_are_told_apart(names: Names) -> None:
    found = mentions(names, "Rasim Ojagov and Tofig Taghizade", "person")
    assert [mention.ids for mention in found] == [("rasim_ojagov",), ("tofiq_taghizade",)]


def test_a_film_and_a_person_are_found_side_by_side(names: Names) -> None:
    text = "“Nəsimi” filmində Rasim Balayev kimi oynayıb?"
    assert ids(names, text, "film") == {"nasimi_1973"}
    assert ids(names, text, "person") == {"rasim_balayev"}


def test_two_people_of_the_same_full_name_stay_together(names: Names) -> None:
    assert ids(names, "Şamil Mahmudbəyov", "person") == {"shamil_mahmudbeyov", "shamil_mahmudbeyov_afki"}


# --- roles and genres


@pytest.mark.parametrize("text", ["Gülçöhrə", "gulcohre", "Gulchohra", "Гюльчохра"])
def test_a_role_is_found_with_its_film_and_its_actor(names: Names, text: str) -> None:
    assert ids(names, text, "role") == {
        "arshin_mal_alan_1945/leyla_badirbeyli",
        "arshin_mal_alan_1965/leyla_shikhlinskaya",
    }


def test_every_named_role_is_found(base: KnowledgeBase, names: Names) -> None:
    for entry in base.films.values():
        for part in entry.cast:
            for role in part.role.all() if part.role else ():
                assert f"{entry.id}/{part.person}" in ids(names, role, "role"), role


def test_a_title_that_is_also_a_role_gives_both(names: Names) -> None:
    assert ids(names, "Sevil", "film") == {"sevil_1929", "sevil_1970"}
    assert "sevil_1929/izzat_orujova" in ids(names, "Sevil", "role")


FATHER = film(
    "film",
    "Leyli və Məcnun",
    cast=(
        Part(
            "actor",
            Text("Şeyx Əmir", "Sheikh Amir", "Шейх Амир"),
            Text("Məcnunun atası", "Majnun’s father", "отец Меджнуна"),
        ),
    ),
)


@pytest.mark.parametrize(
    "text",
    [
        "Majnun's father",
        "majnuns father",
        "father majnun",
        "Məcnunun atasını kim oynayıb",
        "atası Məcnunun",
        "кто играл отца Меджнуна",
        "Меджнуна отец",
        "Şeyx Əmir",
    ],
)
def test_a_part_is_found_by_what_the_character_is_in_any_order(text: str) -> None:
    (mention,) = mentions(names_of(made((FATHER,))), text, "role")
    assert mention.ids == ("film/actor",)
    assert mention.length == 2


@pytest.mark.parametrize("text", ["Majnun", "father", "Leyli's father", "Məcnunun anası", "Əmir Şeyx"])
def test_half_of_what_a_character_is_and_a_role_turned_round_are_no_part(text: str) -> None:
    assert not mentions(names_of(made((FATHER,)), known=frozenset({"anasi"})), text, "role")


def test_a_part_without_a_role_has_no_description_to_be_found_by() -> None:
    nameless = (Part("actor", None, Text("Məcnunun atası", "Majnun’s father", "отец Меджнуна")),)
    assert {name.kind for name in all_names(made((film("film", "Sevil", cast=nameless),)))} == {"film"}


@pytest.mark.parametrize("text", ["komediya", "komediyalar", "comedies", "comedy", "комедии", "комедия"])
def test_a_genre_is_found_in_any_language(names: Names, text: str) -> None:
    assert ids(names, text, "genre") == {"comedy"}


def test_only_terms_that_are_genres_are_names() -> None:
    terms = {
        "comedy": Term("comedy", "genre", Text("komediya", "comedy", "комедия")),
        "actor": Term("actor", "profession", Text("aktyor", "actor", "актёр")),
    }
    base = KnowledgeBase({}, {}, {}, terms, {}, {}, (), ())
    assert {name.words for name in all_names(base)} == {("komediya",), ("comedy",)}


# --- the studio


STUDIO = fact("present", Text("Azərbaycanfilm", "AzerbaijanFilm (AFKI)", "Азербайджанфильм"))


@pytest.mark.parametrize(
    "text",
    [
        "Azərbaycanfilm harada yerləşir",
        "azerbaycanfilmin direktoru",
        "Azerbaijanfilm",
        "Азербайджанфильма",
        "AZERBAYCANFILIM",
        "afki haqqında",
    ],
)
def test_a_name_of_the_studio_is_found_with_endings_and_slips(text: str) -> None:
    (mention,) = mentions(names_of(made(facts=(STUDIO,))), text, "studio")
    assert mention.ids == ("present",)
    assert mention.length == 1


def test_a_name_of_several_words_is_not_the_studio_alone() -> None:
    city = fact("city", Text("Bakı kinostudiyası", "Baku Cinema Studio", "Бакинская киностудия"))
    assert all_names(made(facts=(city,))) == []


def test_a_fact_that_tells_no_name_of_the_studio_is_no_name() -> None:
    assert all_names(made(facts=(fact("azerbaycanfilm"),))) == []


def test_a_name_that_the_studio_bore_twice_is_gathered_once_with_both() -> None:
    again = fact("again", Text("Azərbaycanfilm", "Azfilm", "Азфильм"))
    found = [name for name in all_names(made(facts=(STUDIO, again))) if name.words == ("azerbaycanfilm",)]
    assert found == [Name("studio", ("present", "again"), ("azerbaycanfilm",), True, False)]


@pytest.mark.parametrize("text", ["Azərbaycanfilm", "AzerbaijanFilm", "«Азербайджанфильм»", "“Azərbaycanfilm”in"])
def test_the_studio_of_today_is_found_in_every_language(names: Names, text: str) -> None:
    assert ids(names, text, "studio") == {"studio_present_name_1960"}


# --- years and decades


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("1928", "1928"),
        ("1928-ci ildə", "1928"),
        ("in 2014", "2014"),
        ("в 1970 году", "1970"),
        ("1898-ci il", "1898"),
        ("min doqquz yüz qırx beşinci ildə", "1945"),
    ],
)
def test_a_year_is_a_mention(names: Names, text: str, year: str) -> None:
    assert ids(names, text, "year") == {year}
    assert not ids(names, text, "decade")


@pytest.mark.parametrize(
    "text", ["1960-cı illər", "the sixties", "1960s", "60-е годы", "шестидесятых годов", "шестидсятых годов"]
)
def test_a_decade_is_a_mention(names: Names, text: str) -> None:
    assert ids(names, text, "decade") == {"1960s"}
    assert not ids(names, text, "year")


@pytest.mark.parametrize("text", ["12", "3000", "1700", "19451", "52 minutes"])
def test_other_numbers_are_no_years(names: Names, text: str) -> None:
    assert not ids(names, text, "year")


def test_a_year_within_a_title_belongs_to_the_title(names: Names) -> None:
    assert not ids(names, "Don't Be Afraid, I'm with You! 1919", "year")


# --- what names nothing


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Titanic",
        "Титаник",
        "Brad Pitt",
        "John Smith",
        "Квентин Тарантино",
        "Ceyms Kemeron",
        "who directed the film",
        "kim çəkib",
        "кто режиссёр",
        "qwertyuiop",
    ],
)
def test_names_that_nobody_has_give_nothing(names: Names, text: str) -> None:
    assert names.find(fold(text).split()) == []


def test_a_first_name_alone_names_nobody() -> None:
    names = names_of(made(people=(person("a", "Rəşid Behbudov"),)))
    assert names.find(["resid"]) == []
    assert names.find(["behbudov"])


def test_without_knowledge_only_numbers_are_found() -> None:
    names = names_of(EMPTY)
    assert [mention.kind for mention in names.find("sevil 1928 1960s".split())] == ["year", "decade"]


# --- everyday words


def test_an_everyday_word_is_no_slip_of_a_name() -> None:
    base = made((film("film", "Sevil"),))
    assert ids(names_of(base), "sevir", "film") == {"film"}
    assert not ids(names_of(base, known=frozenset({"sevir"})), "sevir", "film")


@pytest.mark.parametrize("word", ["sevil", "sevilin"])
def test_an_everyday_word_may_be_the_name_itself_or_an_ending_of_it(word: str) -> None:
    names = names_of(made((film("film", "Sevil"),)), known=frozenset({word}))
    assert ids(names, word, "film") == {"film"}


@pytest.mark.parametrize("title", ["Sevil", "O Sevil", "Biz və Sevil"])
def test_a_word_that_people_ask_with_is_no_slip_of_the_one_telling_word_of_a_name(title: str) -> None:
    base, text = made((film("film", title),)), title.replace("Sevil", "sevir")
    assert ids(names_of(base), text, "film") == {"film"}
    assert not ids(names_of(base, asking=frozenset({"sevir"})), text, "film")


@pytest.mark.parametrize("word", ["sevil", "sevilin", "sevilde"])
def test_a_word_that_people_ask_with_may_be_the_name_itself_or_a_form_of_it(word: str) -> None:
    names = names_of(made((film("film", "Sevil"),)), asking=frozenset({word}))
    assert ids(names, word, "film") == {"film"}


def test_beside_another_telling_word_a_word_that_people_ask_with_may_be_a_slip() -> None:
    base = made((film("film", "Qızıl xalat"),))
    assert ids(names_of(base, asking=frozenset({"xalad"})), "qizil xalad", "film") == {"film"}


def test_a_name_of_everyday_words_only_is_common() -> None:
    names = names_of(made((film("film", "Ad günü"), film("other", "Sevil"))), asking=frozenset({"ad", "gunu"}))
    (common,) = mentions(names, "ad günü", "film")
    (rare,) = mentions(names, "Sevil", "film")
    assert common.common
    assert not rare.common


def test_a_name_with_one_rare_word_is_not_common() -> None:
    names = names_of(made((film("film", "Ad günü"),)), asking=frozenset({"ad"}))
    (mention,) = mentions(names, "ad günü", "film")
    assert not mention.common


@pytest.mark.parametrize(("title", "slip"), [("Yuxu", "yuxi"), ("Dolu", "dola"), ("Xoca", "hoca")])
def test_a_short_title_has_no_slips(title: str, slip: str) -> None:
    names = names_of(made((film("film", title),)))
    assert ids(names, title, "film") == {"film"}
    assert not ids(names, slip, "film")


# --- blurred neighbours

GOWN = film("gown", "Sehrli xalat")


@pytest.mark.parametrize("text", ["sehrli xaled", "Sehrlinin xaled", "bəs sehrli xaled haradadır"])
def test_a_strange_word_right_beside_a_sure_one_may_be_its_neighbour(text: str) -> None:
    (mention,) = mentions(names_of(made((GOWN,))), text, "film")
    assert mention.ids == ("gown",)
    assert mention.whole
    assert mention.length == 2


@pytest.mark.parametrize(
    "text", ["xaled", "sehrli qopuz", "sehrli filan xaled", "xaled sehrli", "sehlri xaled", "sehrli filmi"]
)
def test_an_unlike_word_or_one_out_of_place_or_beside_a_slip_is_no_neighbour(text: str) -> None:
    assert not mentions(names_of(made((GOWN,))), text, "film")


@pytest.mark.parametrize("text", ["qozel xalat", "qizil xaled"])
def test_the_sure_word_may_stand_before_or_after(text: str) -> None:
    assert ids(names_of(made((film("film", "Qızıl xalat"),))), text, "film") == {"film"}


def test_a_word_that_is_known_is_no_blurred_neighbour() -> None:
    assert not ids(names_of(made((GOWN, film("other", "Xaled")))), "sehrli xaled", "film") & {"gown"}


def test_a_blurred_neighbour_is_less_like_than_slips_and_endings() -> None:
    names = names_of(made((GOWN,)))
    alike = [mentions(names, text, "film")[0].likeness for text in ("sehrli xalat", "sehrli xalad", "sehrli xaled")]
    assert alike == [1, pytest.approx((6 + ONE_SLIP * 5) / 11), pytest.approx((6 + 0.6 * 5) / 11)]


def test_a_blurred_neighbour_that_looks_the_same_is_still_less_like_than_two_slips() -> None:
    (mention,) = mentions(names_of(made((film("film", "Sehrli kend"),))), "sehrli kond", "film")  # too short for a slip
    assert mention.likeness < (6 + TWO_SLIPS * 4) / 10


def test_a_blurred_word_makes_no_other_word_sure() -> None:
    names = names_of(made((film("film", "Almaz yaşıl gecə"),)))
    assert ids(names, "almaz yesol gece", "film") == {"film"}
    assert not mentions(names, "almaz yesol gaci", "film")


@pytest.mark.parametrize(("word", "is_found"), [("mirtzebkalaydev", True), ("merzabolayev", False)])
def test_long_words_have_to_be_more_alike(word: str, is_found: bool) -> None:
    names = names_of(made((film("film", "Sehrli mirzebalayev"),)))
    assert bool(mentions(names, f"sehrli {word}", "film")) is is_found


def test_a_word_of_two_letters_is_too_short_to_be_blurred() -> None:
    names = names_of(made((film("film", "Qızıl yol"),)))
    assert mentions(names, "qızıl yox", "film")
    assert not mentions(names, "qızıl yo", "film")


def test_what_was_asked_before_changes_no_name() -> None:
    names, texts = names_of(made((GOWN,))), ["sehrli xaled", "xaled", "sehrli xalat", "sehrli"]
    expected = [names_of(made((GOWN,))).find(fold(text).split()) for text in texts]
    assert [names.find(fold(text).split()) for text in texts * 2] == expected * 2


# --- the nearest titles


@pytest.mark.parametrize(
    ("text", "expected"),
    [("magic gown", "magic_gown"), ("Yedi oğul istemirem", "i_want_seven_sons"), ("Bağtiyyar", "bakhtiyar_1955")],
)
def test_the_nearest_title_to_a_name_that_fits_none_is_found(names: Names, text: str, expected: str) -> None:
    assert names.nearest(fold(text).split(), (), "film")[0] == expected


def test_the_nearest_come_best_first_and_no_more_than_asked_for() -> None:
    names = names_of(made((film("far", "Sehrli xalatlar"), film("near", "Sehrli xalat"), film("other", "Görüş"))))
    words = ["sehrli", "xalad"]
    assert names.nearest(words, (), "film") == ["near", "far"]
    assert names.nearest(words, (), "film", limit=1) == ["near"]


def test_only_entries_of_the_wanted_kind_are_near(names: Names) -> None:
    words = ["rasid", "behbudow"]
    assert "rashid_behbudov" in names.nearest(words, (), "person")
    assert "rashid_behbudov" not in names.nearest(words, (), "film")


@pytest.mark.parametrize("text", ["", "qwertyuiop", "kinematoqrafın xüsusiyyətləri"])
def test_nothing_is_near_to_what_resembles_no_title(names: Names, text: str) -> None:
    assert names.nearest(fold(text).split(), (), "film") == []


# --- all names


def test_every_way_to_call_a_person_is_gathered() -> None:
    names = all_names(made(people=(person("person", "Rəşid Behbudov"),)))
    assert {(name.words, name.whole) for name in names} == {
        (("resid", "behbudov"), True),
        (("r", "behbudov"), True),
        (("behbudov",), False),
    }


def test_a_short_surname_is_no_name_by_itself() -> None:
    names = all_names(made(people=(person("person", "Rəşid Bəy"),)))
    assert [name.words for name in names] == [("resid", "bey")]


def test_a_name_of_several_entries_is_gathered_once_with_all_of_them() -> None:
    names = all_names(made((film("first", "Sevil"), film("second", "Sevil"))))
    assert names == [Name("film", ("first", "second"), ("sevil",), True, False)]


def test_a_part_without_a_role_gives_no_role() -> None:
    cast = (Part("with", Text("Əsgər", "Asgar", "Аскер")), Part("without"))
    roles = [name for name in all_names(made((film("film", "Sevil", cast=cast),))) if name.kind == "role"]
    assert {entry for role in roles for entry in role.ids} == {"film/with"}


def test_a_title_without_letters_is_no_name() -> None:
    assert all_names(made((film("film", "…"),))) == []


# --- invariants


words_and_names = st.lists(
    st.sampled_from(
        fold(
            "who directed the film Nəsimi Sevil Rasim Balayev Quliyev R Behbudov 1970 1960s Arşın mal alan komediya "
            "İstintaq davam edir hansı filmdə Gülçöhrə xyzzy In the Name of God"
        ).split()
    ),
    max_size=14,
)


@given(words_and_names)
def test_mentions_lie_within_the_text_in_order_and_never_across_each_other(names: Names, words: list[str]) -> None:
    found = names.find(words)
    assert [mention.start for mention in found] == sorted(mention.start for mention in found)
    for mention in found:
        assert 0 <= mention.start < mention.end <= len(words)
        assert mention.length == mention.end - mention.start
        assert 0 < mention.likeness <= 1
        assert len(mention.ids) == len(set(mention.ids))
        assert mention.ids or (mention.kind, mention.length) == ("person", 2)  # somebody whom nobody knows
    stretches = sorted({(mention.start, mention.end) for mention in found})
    assert all(one[1] <= other[0] for one, other in pairwise(stretches))


@given(words_and_names)
def test_a_stretch_has_one_mention_of_a_kind(names: Names, words: list[str]) -> None:
    found = [(mention.start, mention.end, mention.kind) for mention in names.find(words)]
    assert len(found) == len(set(found))


# --- people whom nobody knows


@pytest.mark.parametrize(
    "text",
    ["Eldar Mammadov", "Leyla Əliyeva kimdir", "İlham Əliyev", "кто такой Ильхам Алиев", "Mehriban Aliyeva films"],
)
def test_a_surname_behind_a_given_name_of_others_is_somebody_whom_nobody_knows(own_mind: Mind, text: str) -> None:
    (found,) = [mention for mention in own_mind.match(text).mentions if mention.kind == "person"]
    assert (found.ids, found.whole, found.length) == ((), False, 2)


@pytest.mark.parametrize(
    "text",
    [
        "Eldar Guliyev",
        "Uzeir Hajibeyov",  # the given name as in Russian, the surname as in English
        "Shefiqe Mammadova",
        "Mirza-Aga Aliyev",
        "rejissor Quliyev kimdir",
        "Nadir Zeynalov, when was Nadir Zeynalov born",
        "Fariz Ahmadov",  # named in a fact about the studio
    ],
)
def test_a_name_that_somebody_bears_is_nobody_elses(own_mind: Mind, text: str) -> None:
    assert all(mention.ids for mention in own_mind.match(text).mentions)


@pytest.mark.parametrize(
    ("text", "person"), [("фильмы Зейналовой", "nasiba_zeynalova"), ("о Мамедовой", "shafiga_mammadova")]
)
def test_a_womans_surname_is_no_mans(own_mind: Mind, text: str, person: str) -> None:
    (found,) = [mention for mention in own_mind.match(text).mentions if mention.kind == "person"]
    assert found.ids[0] == person
    assert all(own_mind.knowledge.people[one].gender == "female" for one in found.ids)


def test_of_one_surname_who_made_most_films_comes_first(own_mind: Mind) -> None:
    (found,) = [mention for mention in own_mind.match("Quliyev").mentions if mention.kind == "person"]
    films = [len(films_of(own_mind.knowledge, one)) for one in found.ids]
    assert films == sorted(films, reverse=True)
