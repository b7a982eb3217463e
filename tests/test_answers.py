"""Every attribute told in three languages, with its notes, its sources and nothing that reads odd."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from bot import kb
from bot.answers import Answer, attribute_label, label, more_of, subject_of, tell
from bot.matching.asked import Asked
from bot.phrasebook import Phrasebook
from bot.settings import OWN_KNOWLEDGE
from bot.wording import Wording
from knowledge.loader import load
from knowledge.model import (
    LANGUAGES,
    Conflict,
    Fact,
    Film,
    KnowledgeBase,
    Language,
    Part,
    Person,
    Source,
    Text,
    Trivia,
)

TODAY = date(2026, 4, 28)


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    return load(OWN_KNOWLEDGE)


def wording(base: KnowledgeBase, language: Language) -> Wording:
    return Wording(Phrasebook().say, language, base)


def answer(base: KnowledgeBase, language: Language, asked: Asked, today: date = TODAY) -> Answer:
    found = tell(asked, wording(base, language), today)
    assert found is not None
    return found


def body(base: KnowledgeBase, language: Language, asked: Asked, today: date = TODAY) -> str:
    """Tell without the line of the sources."""
    found = answer(base, language, asked, today)
    return found.text.rpartition("\n\n")[0] if found.sources else found.text


def of_film(attribute: str, *films: str) -> Asked:
    return Asked(f"film.{attribute}", films=films)


def of_person(attribute: str, *people: str) -> Asked:
    return Asked(f"person.{attribute}", people=people)


def same(text: str) -> Text:
    """Give a text that is the same in every language."""
    return Text(text, text, text)


def small(
    *films: Film, people: tuple[Person, ...] = (Person("amo", same("Amo"), "male"),), facts: tuple[Fact, ...] = ()
) -> KnowledgeBase:
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


def sources(count: int, of: str = "") -> tuple[Source, ...]:
    return tuple(Source(f"Title {of}{number}", f"https://example.org/{of}{number}") for number in range(count))


# --- films

FILM_ANSWERS: dict[str, tuple[str, str, str, str]] = {
    "year": (
        "sabuhi_1941",
        "“Səbuhi” filmi 1941-ci ildə çəkilib.",
        "“Sabuhi” (Səbuhi) was made in 1941.",
        "Фильм «Сабухи» (Səbuhi) снят в 1941 году.",
    ),
    "premiere": (
        "koroghlu_1960",
        "“Koroğlu” (1960) filminin premyerası 31 oktyabr 1960-cı ildə olub.",
        "“Koroghlu” (Koroğlu, 1960) premiered on 31 October 1960.",
        "Премьера фильма «Кёроглы» (Koroğlu, 1960) состоялась 31 октября 1960 года.",
    ),
    "director": (
        "arshin_mal_alan_1945",
        "“Arşın mal alan” (1945) filminin rejissorları — Rza Təhmasib, Nikolay Leşşenko.",
        "“Arshin Mal Alan” (Arşın mal alan, 1945) was directed by Rza Tahmasib, Nikolai Leshchenko.",
        "Режиссёры фильма «Аршин мал алан» (Arşın mal alan, 1945) — Рза Тахмасиб, Николай Лещенко.",
    ),
    "writer": (
        "koroghlu_1960",
        "“Koroğlu” (1960) filminin ssenari müəllifi — Sabit Rəhman.",
        "The screenplay of “Koroghlu” (Koroğlu, 1960) was written by Sabit Rahman.",
        "Автор сценария фильма «Кёроглы» (Koroğlu, 1960) — Сабит Рахман.",
    ),
    "composer": (
        "sabuhi_1941",
        "“Səbuhi” (1941) filminin bəstəkarı — Tofiq Quliyev.",
        "The music of “Sabuhi” (Səbuhi, 1941) was composed by Tofig Guliyev.",
        "Композитор фильма «Сабухи» (Səbuhi, 1941) — Тофик Кулиев.",
    ),
    "cinematographer": (
        "arshin_mal_alan_1945",
        "“Arşın mal alan” (1945) filminin operatorları — Əlisəttar Atakişiyev, Muxtar Dadaşov.",
        "“Arshin Mal Alan” (Arşın mal alan, 1945) was shot by Alisattar Atakishiyev, Mukhtar Dadashov.",
        "Операторы фильма «Аршин мал алан» (Arşın mal alan, 1945) — Алисаттар Атакишиев, Мухтар Дадашев.",
    ),
    "cast": (
        "sevil_1929",
        "“Sevil” (1929) filmində çəkilənlər: İzzət Orucova (Sevil), Ağasadıq Gəraybəyli (Balaş), Mustafa Mərdanov, "
        "Lətif Səfərov (Gündüz).",
        "Cast of “Sevil” (1929): Izzat Orujova (Sevil), Aghasadig Garaybeyli (Balash), Mustafa Mardanov, "
        "Latif Safarov (Gunduz).",
        "В фильме «Севиль» (Sevil, 1929) снимались: Иззет Оруджева (Севиль), Агасадых Герайбейли (Балаш), "
        "Мустафа Марданов, Лятиф Сафаров (Гюндуз).",
    ),
    "genre": (
        "arshin_mal_alan_1945",
        "“Arşın mal alan” (1945) filminin janrı: musiqili, komediya, romantik.",
        "Genre of “Arshin Mal Alan” (Arşın mal alan, 1945): musical, comedy, romance.",
        "Жанр фильма «Аршин мал алан» (Arşın mal alan, 1945): музыкальный, комедия, романтический.",
    ),
    "length": (
        "the_meeting_1955",
        "“Görüş” (1955) filmi 71 dəqiqədir.",
        "“The Meeting” (Görüş, 1955) runs for 71 minutes.",
        "Фильм «Встреча» (Görüş, 1955) идёт 71 минуту.",
    ),
    "based_on": (
        "arshin_mal_alan_1945",
        "“Arşın mal alan” (1945) filminin ədəbi əsası: “Arşın mal alan” — operetta, müəllifi Üzeyir Hacıbəyli.",
        "“Arshin Mal Alan” (Arşın mal alan, 1945) is based on the operetta “Arshin Mal Alan” by Uzeyir Hajibeyov.",
        "Литературная основа фильма «Аршин мал алан» (Arşın mal alan, 1945): «Аршин мал алан» — оперетта, "
        "автор Узеир Гаджибеков.",
    ),
    "awards": (
        "baku_commissars_26",
        "“26 Bakı komissarı” filminin mükafatları:\n"
        "– Ümumittifaq kinofestivalı, Leninqrad, 1968 — ən yaxşı tarixi-inqilabi film mükafatı",
        "Awards of “26 Bakı komissarı”:\n"
        "– All-Union Film Festival, Leningrad, 1968 – prize for the best historical-revolutionary film",
        "Награды фильма «Двадцать шесть бакинских комиссаров» (26 Bakı komissarı):\n"
        "– Всесоюзный кинофестиваль, Ленинград, 1968 — премия за лучший историко-революционный фильм",
    ),
    "trivia": (
        "koroghlu_1960",
        "“Koroğlu” (1960) filmi haqqında:\n"
        "– Bu, ilk tammetrajlı genişekranlı rəngli Azərbaycan bədii filmidir.\n"
        "– Film “Mosfilm”lə birgə istehsal edilib.",
        "About “Koroghlu” (Koroğlu, 1960):\n"
        "– It is the first full-length widescreen colour feature film of Azerbaijan.\n"
        "– The film was co-produced with Mosfilm.",
        "О фильме «Кёроглы» (Koroğlu, 1960):\n"
        "– Это первый азербайджанский полнометражный широкоэкранный цветной художественный фильм.\n"
        "– Фильм создан совместно с «Мосфильмом».",
    ),
    "plot": (
        "sabuhi_1941",
        "“Səbuhi” (1941) filmi haqqında:\n– Film Mirzə Fətəli Axundovun həyatından bəhs edir.",
        "About “Sabuhi” (Səbuhi, 1941):\n– The film tells of the life of Mirza Fatali Akhundov.",
        "О фильме «Сабухи» (Səbuhi, 1941):\n– Фильм рассказывает о жизни Мирзы Фатали Ахундова.",
    ),
    "location": (
        "stepmother_1958",
        "“Ögey ana” (1958) filmi haqqında:\n"
        "– Çəkilişlər əsasən İsmayıllı rayonunun Qalacıq kəndində aparılıb; orada filmə abidə qoyulub.",
        "About “Stepmother” (Ögey ana, 1958):\n"
        "– The film was shot mainly in the village of Galajig in Ismayilli District, where a monument to the film has "
        "been erected.",
        "О фильме «Мачеха» (Ögey ana, 1958):\n"
        "– Съёмки проходили в основном в селе Галаджик Исмаиллинского района; там фильму установлен памятник.",
    ),
    "studio": (
        "koroghlu_1960",
        "“Koroğlu” (1960) filminin istehsalçıları: “Azərbaycanfilm”, “Mosfilm”.",
        "“Koroghlu” (Koroğlu, 1960) was produced by “AzerbaijanFilm”, “Mosfilm”.",
        "Производство фильма «Кёроглы» (Koroğlu, 1960): «Азербайджанфильм», «Мосфильм».",
    ),
}


@pytest.mark.parametrize("attribute", kb.FILM)
def test_every_attribute_of_a_film_reads_right_in_three_languages(base: KnowledgeBase, attribute: str) -> None:
    film, *expected = FILM_ANSWERS[attribute]
    assert [body(base, language, of_film(attribute, film)) for language in LANGUAGES] == expected


@pytest.mark.parametrize(
    ("language", "card"),
    [
        (
            "az",
            "“Koroğlu” (1960)\nRejissor: Hüseyn Seyidzadə\nSsenari: Sabit Rəhman\nƏdəbi əsası: “Koroğlu”\n"
            "Janr: tarixi, macəra, epik\nStudiya: “Azərbaycanfilm”, “Mosfilm”\nPremyera: 31 oktyabr 1960\n"
            "Maraqlıdır: Bu, ilk tammetrajlı genişekranlı rəngli Azərbaycan bədii filmidir.",
        ),
        (
            "en",
            "“Koroghlu” (Koroğlu, 1960)\nDirector: Huseyn Seyidzade\nScreenplay: Sabit Rahman\n"
            "Based on: “Koroghlu”\nGenre: historical, adventure, epic\nStudio: “AzerbaijanFilm”, “Mosfilm”\n"
            "Premiere: 31 October 1960\n"
            "Did you know: It is the first full-length widescreen colour feature film of Azerbaijan.",
        ),
        (
            "ru",
            "«Кёроглы» (Koroğlu, 1960)\nРежиссёр: Гусейн Сеидзаде\nСценарий: Сабит Рахман\n"
            "Литературная основа: «Кёроглы»\nЖанр: исторический, приключенческий, эпический\n"
            "Студия: «Азербайджанфильм», «Мосфильм»\nПремьера: 31 октября 1960 года\n"
            "Интересно: Это первый азербайджанский полнометражный широкоэкранный цветной художественный фильм.",
        ),
    ],
)
def test_a_film_card_has_a_row_for_everything_held(base: KnowledgeBase, language: Language, card: str) -> None:
    assert body(base, language, of_film("card", "koroghlu_1960")) == card


@pytest.mark.parametrize(
    ("film", "year"),
    [
        ("legend_of_the_maiden_tower", "1924-cü"),
        ("sevil_1929", "1929-cu"),
        ("sabuhi_1941", "1941-ci"),
        ("one_family", "1943-cü"),
        ("koroghlu_1960", "1960-cı"),
        ("sevil_1970", "1970-ci"),
        ("babek_1979", "1979-cu"),
        ("we_will_return_2007", "2007-ci"),
    ],
)
def test_an_azerbaijani_year_takes_the_ending_of_its_number(base: KnowledgeBase, film: str, year: str) -> None:
    assert f"filmi {year} ildə çəkilib." in body(base, "az", of_film("year", film))


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (1, "1 минуту"),
        (2, "2 минуты"),
        (5, "5 минут"),
        (11, "11 минут"),
        (61, "61 минуту"),
        (72, "72 минуты"),
        (89, "89 минут"),
        (112, "112 минут"),
    ],
)
def test_russian_minutes_follow_their_number(minutes: int, said: str) -> None:
    film = Film("reel", same("Reel"), (), minutes=minutes)
    assert body(small(film), "ru", of_film("length", "reel")) == f"Фильм «Reel» идёт {said}."


@pytest.mark.parametrize(("minutes", "said"), [(1, "1 minute"), (2, "2 minutes"), (61, "61 minutes")])
def test_only_one_english_minute_is_a_minute(minutes: int, said: str) -> None:
    film = Film("reel", same("Reel"), (), minutes=minutes)
    assert body(small(film), "en", of_film("length", "reel")) == f"“Reel” runs for {said}."


@pytest.mark.parametrize(
    ("film", "language", "said"),
    [
        ("sabuhi_1941", "az", "filminin rejissoru — Amo"),
        ("family_1998", "az", "filminin rejissorları — Rüstəm"),
        ("sabuhi_1941", "ru", "Режиссёр фильма"),
        ("family_1998", "ru", "Режиссёры фильма"),
    ],
)
def test_one_director_is_not_several(base: KnowledgeBase, film: str, language: Language, said: str) -> None:
    assert said in body(base, language, of_film("director", film))


def test_the_play_and_the_opera_made_of_it_have_their_own_authors(base: KnowledgeBase) -> None:
    told = [body(base, language, of_film("based_on", "sevil_1970")) for language in LANGUAGES]
    assert told == [
        "“Sevil” (1970) filminin ədəbi əsası: “Sevil” — pyes, müəllifi Cəfər Cabbarlı "
        "(və Fikrət Əmirovun eyniadlı operası).",
        "“Sevil” (1970) is based on the play “Sevil” by Jafar Jabbarly "
        "(and the opera of the same name by Fikrat Amirov).",
        "Литературная основа фильма «Севиль» (Sevil, 1970): «Севиль» — пьеса, автор Джафар Джаббарлы "
        "(и одноимённая опера Фикрета Амирова).",
    ]


@pytest.mark.parametrize(("gender", "said"), [("male", "снимался Amo."), ("female", "снималась Amo.")])
def test_one_in_a_russian_cast_is_not_several(gender: str, said: str) -> None:
    film = Film("reel", same("Reel"), (), cast=(Part("amo"),))
    base = small(film, people=(Person("amo", same("Amo"), gender),))
    assert body(base, "ru", of_film("cast", "reel")) == f"В фильме «Reel» {said}"


def test_what_a_woman_played_she_played_as_an_actress() -> None:
    film = Film("reel", same("Reel"), (), cast=(Part("amo"),))
    knowledge = small(film, people=(Person("amo", same("Amo"), "female"),))
    assert "Aktrisa kimi: " in body(knowledge, "az", of_person("films", "amo"))
    assert "As an actress: " in body(knowledge, "en", of_person("card", "amo"))


def test_where_sources_leave_no_value_what_they_say_is_told() -> None:
    conflict = Conflict("year", same("Either 1950 or 1951."))
    disputed = small(Film("reel", same("Reel"), (), conflicts=(conflict,)))
    assert body(disputed, "en", of_film("year", "reel")) == "Either 1950 or 1951."
    assert tell(of_film("premiere", "reel"), wording(disputed, "en"), TODAY) is None
    born = Person("amo", same("Amo"), "male", conflicts=(Conflict("born", same("Either 1900 or 1901.")),))
    assert body(small(people=(born,)), "en", of_person("born", "amo")) == "Either 1900 or 1901."


def test_a_fact_calls_a_film_or_a_person_as_their_cards_do(base: KnowledgeBase) -> None:
    told = " ".join(fact.text.ru for fact in base.facts.values())
    told += " ".join(text.ru for person in base.people.values() for text in person.facts)
    for name in ("Гаджи Гара", "Эльдар Гулиев", "«Бисмиллах»", "«Бахтияр»", "фильме «Буйная Кура»"):
        assert name not in told
    assert base.films["lion_left_home"].title.az == "Şir evdən getdi"


def test_a_folk_epic_has_no_author(base: KnowledgeBase) -> None:
    told = [body(base, language, of_film("based_on", "dada_gorgud")) for language in LANGUAGES]
    assert told == [
        "“Dədə Qorqud” (1975) filminin ədəbi əsası: “Kitabi-Dədə Qorqud” — dastan.",
        "“Dada Gorgud” (Dədə Qorqud, 1975) is based on the epic “The Book of Dada Gorgud”.",
        "Литературная основа фильма «Деде Горгуд» (Dədə Qorqud, 1975): «Китаби-Деде Горгуд» — эпос.",
    ]


@pytest.mark.parametrize(
    ("film", "language", "name"),
    [
        ("the_meeting_1955", "az", "“Görüş” (1955)"),
        ("the_meeting_1955", "en", "“The Meeting” (Görüş, 1955)"),
        ("the_meeting_1955", "ru", "«Встреча» (Görüş, 1955)"),
        ("sevil_1929", "en", "“Sevil” (1929)"),
        ("ovsunchu_2003", "en", "“Ovsunçu”"),
        ("ovsunchu_2003", "ru", "«Колдун» (Ovsunçu)"),
    ],
)
def test_the_original_title_stands_in_brackets_where_it_differs(
    base: KnowledgeBase, film: str, language: Language, name: str
) -> None:
    assert body(base, language, of_film("card", film)).splitlines()[0] == name


# --- people

PERSON_ANSWERS: dict[str, tuple[str, str, str, str]] = {
    "born": (
        "izzat_orujova",
        "İzzət Orucova 16 sentyabr 1909-cu ildə anadan olub. Doğum yeri: Bakı.",
        "Izzat Orujova was born on 16 September 1909. Place of birth: Baku.",
        "Иззет Оруджева родилась 16 сентября 1909 года. Место рождения: Баку.",
    ),
    "died": (
        "rashid_behbudov",
        "Rəşid Behbudov 9 iyun 1989-cu ildə vəfat edib. Vəfat yeri: Moskva.",
        "Rashid Behbudov died on 9 June 1989. Place of death: Moscow.",
        "Рашид Бейбутов скончался 9 июня 1989 года. Место смерти: Москва.",
    ),
    "birth_place": (
        "agasadig_garaybeyli",
        "Ağasadıq Gəraybəyli — doğum yeri: Şamaxı.",
        "Aghasadig Garaybeyli was born in Shamakhi.",
        "Агасадых Герайбейли — место рождения: Шемаха.",
    ),
    "death_place": (
        "agasadig_garaybeyli",
        "Ağasadıq Gəraybəyli — vəfat yeri: Bakı.",
        "Aghasadig Garaybeyli died in Baku.",
        "Агасадых Герайбейли — место смерти: Баку.",
    ),
    "age": (
        "rashid_behbudov",
        "Rəşid Behbudov 73 yaşında vəfat edib (14 dekabr 1915 – 9 iyun 1989).",
        "Rashid Behbudov lived to the age of 73 (14 December 1915 – 9 June 1989).",
        "Рашид Бейбутов прожил 73 года (14 декабря 1915 года – 9 июня 1989 года).",
    ),
    "honours": (
        "rashid_behbudov",
        "Rəşid Behbudov — fəxri adlar və mükafatlar:\n– SSRİ Xalq artisti (1959)\n– Sosialist Əməyi Qəhrəmanı\n"
        "– Stalin mükafatı (1946)",
        "Titles and awards of Rashid Behbudov:\n– People’s Artist of the USSR (1959)\n– Hero of Socialist Labour\n"
        "– Stalin Prize (1946)",
        "Рашид Бейбутов — звания и награды:\n– Народный артист СССР (1959)\n– Герой Социалистического Труда\n"
        "– Сталинская премия (1946)",
    ),
    "facts": (
        "agasadig_garaybeyli",
        "Ağasadıq Gəraybəyli haqqında:\n– Məktəbdə Cəfər Cabbarlı ilə bir sinifdə oxuyub.",
        "About Aghasadig Garaybeyli:\n– He was a classmate of Jafar Jabbarly at school.",
        "Агасадых Герайбейли — интересные факты:\n– В школе учился в одном классе с Джафаром Джаббарлы.",
    ),
    "films": (
        "rashid_behbudov",
        "Rəşid Behbudov — filmlər:\nAktyor kimi: “Arşın mal alan” (1945), “Bəxtiyar” (1955)",
        "Films of Rashid Behbudov:\nAs an actor: “Arshin Mal Alan” (1945), “Bakhtiyar” (1955)",
        "Рашид Бейбутов — фильмы:\nРоли: «Аршин мал алан» (1945), «Любимая песня» (1955)",
    ),
    "acted": (
        "rashid_behbudov",
        "Rəşid Behbudov bu filmlərdə çəkilib: “Arşın mal alan” (1945), “Bəxtiyar” (1955).",
        "Films with Rashid Behbudov: “Arshin Mal Alan” (1945), “Bakhtiyar” (1955).",
        "Рашид Бейбутов — роли в фильмах: «Аршин мал алан» (1945), «Любимая песня» (1955).",
    ),
    "directed": (
        "nikolai_leshchenko",
        "Nikolay Leşşenko — rejissoru olduğu filmlər: “Arşın mal alan” (1945).",
        "Films directed by Nikolai Leshchenko: “Arshin Mal Alan” (1945).",
        "Николай Лещенко — режиссёрские работы: «Аршин мал алан» (1945).",
    ),
    "wrote": (
        "sabit_rahman",
        "Sabit Rəhman — ssenarisini yazdığı filmlər: “Arşın mal alan” (1945), “O olmasın, bu olsun” (1956), "
        "“Koroğlu” (1960).",
        "Films written by Sabit Rahman: “Arshin Mal Alan” (1945), “If Not That One, Then This One” (1956), "
        "“Koroghlu” (1960).",
        "Сабит Рахман — фильмы по сценариям: «Аршин мал алан» (1945), «Не та, так эта» (1956), «Кёроглы» (1960).",
    ),
    "composed": (
        "uzeyir_hajibeyov",
        "Üzeyir Hacıbəyli — musiqisini yazdığı filmlər: “Arşın mal alan” (1945), “Arşın mal alan” (1965).",
        "Films with music by Uzeyir Hajibeyov: “Arshin Mal Alan” (1945), “Arshin Mal Alan” (1965).",
        "Узеир Гаджибеков — музыка к фильмам: «Аршин мал алан» (1945), «Аршин мал алан» (1965).",
    ),
    "shot": (
        "alisattar_atakishiyev",
        "Əlisəttar Atakişiyev — operatoru olduğu filmlər: “Arşın mal alan” (1945), “O olmasın, bu olsun” (1956).",
        "Films shot by Alisattar Atakishiyev: “Arshin Mal Alan” (1945), “If Not That One, Then This One” (1956).",
        "Алисаттар Атакишиев — операторские работы: «Аршин мал алан» (1945), «Не та, так эта» (1956).",
    ),
    "source_of": (
        "jafar_jabbarly",
        "Cəfər Cabbarlı — əsərləri əsasında çəkilmiş filmlər: “Sevil” (1929), “Almaz” (1936), “Sevil” (1970).",
        "Films based on works by Jafar Jabbarly: “Sevil” (1929), “Almaz” (1936), “Sevil” (1970).",
        "Джафар Джаббарлы — экранизации произведений: «Севиль» (1929), «Алмас» (1936), «Севиль» (1970).",
    ),
}


@pytest.mark.parametrize("attribute", kb.PERSON)
def test_every_attribute_of_a_person_reads_right_in_three_languages(base: KnowledgeBase, attribute: str) -> None:
    person, *expected = PERSON_ANSWERS[attribute]
    told = [body(base, language, of_person(attribute, person)) for language in LANGUAGES]
    assert [text.partition("\nQeyd: ")[0] for text in told] == expected


@pytest.mark.parametrize(
    ("language", "rows"),
    [
        (
            "az",
            ["İzzət Orucova — aktrisa, alim", "Doğum tarixi: 16 sentyabr 1909, Bakı", "Vəfat tarixi: 22 aprel 1983"],
        ),
        (
            "en",
            [
                "Izzat Orujova — actress, scientist",
                "Date of birth: 16 September 1909, Baku",
                "Date of death: 22 April 1983",
            ],
        ),
        ("ru", ["Иззет Оруджева — актриса, учёный", "Дата рождения: 16 сентября 1909 года, Баку", "Роли: «Севиль»"]),
    ],
)
def test_a_person_card_tells_profession_dates_and_films(
    base: KnowledgeBase, language: Language, rows: list[str]
) -> None:
    card = body(base, language, of_person("card", "izzat_orujova")).splitlines()
    assert card[0] == rows[0]
    assert all(any(line.startswith(row) for line in card) for row in rows)


def test_the_card_of_someone_known_from_credits_is_their_films(base: KnowledgeBase) -> None:
    told = answer(base, "en", of_person("card", "nikolai_leshchenko"))
    assert told.text.startswith("Nikolai Leshchenko\nAs a director: “Arshin Mal Alan” (1945)\n\nSource: ")
    assert told.sources == base.films["arshin_mal_alan_1945"].sources[:1]


@pytest.mark.parametrize(
    ("attribute", "person", "said"),
    [
        ("born", "leyla_badirbeyli", "Лейла Бадирбейли родилась 8 января"),
        ("born", "aladdin_abbasov", "Аладдин Аббасов родился 5 мая"),
        ("died", "leyla_badirbeyli", "Лейла Бадирбейли скончалась 23 ноября"),
        ("died", "rashid_behbudov", "Рашид Бейбутов скончался 9 июня"),
        ("age", "leyla_badirbeyli", "Лейла Бадирбейли прожила 79 лет"),
        ("age", "rashid_behbudov", "Рашид Бейбутов прожил 73 года"),
        ("age", "shafiga_mammadova", "Шафига Мамедова родилась 30 марта 1945 года: на сегодня это 81 год."),
        ("age", "rasim_balayev", "Расим Балаев родился 8 августа 1948 года: на сегодня это 77 лет."),
    ],
)
def test_russian_words_follow_the_gender_and_the_number(
    base: KnowledgeBase, attribute: str, person: str, said: str
) -> None:
    assert body(base, "ru", of_person(attribute, person)).startswith(said)


def test_a_profession_follows_the_gender(base: KnowledgeBase) -> None:
    cards = [body(base, "ru", of_person("card", person)) for person in ("leyla_badirbeyli", "rashid_behbudov")]
    assert [card.splitlines()[0] for card in cards] == [
        "Лейла Бадирбейли — актриса, танцовщица",
        "Рашид Бейбутов — певец, актёр",
    ]


@pytest.mark.parametrize(
    ("born", "told"),
    [
        ("1903-12", ["1903-cü ilin dekabr ayında", "in December 1903", "в декабре 1903 года"]),
        ("1914", ["1914-cü ildə", "in 1914", "в 1914 году"]),
    ],
)
def test_a_date_without_a_day_is_told_as_far_as_it_is_known(born: str, told: list[str]) -> None:
    people = (Person("amo", same("Amo"), "male", born=born),)
    texts = [body(small(people=people), language, of_person("born", "amo")) for language in LANGUAGES]
    assert texts == [f"Amo {told[0]} anadan olub.", f"Amo was born {told[1]}.", f"Amo родился {told[2]}."]


# --- ages


@pytest.mark.parametrize(
    ("today", "age"),
    [(date(2026, 8, 7), 77), (date(2026, 8, 8), 78), (date(2027, 1, 1), 78)],
)
def test_a_living_person_is_a_year_older_from_the_birthday_on(base: KnowledgeBase, today: date, age: int) -> None:
    asked = of_person("age", "rasim_balayev")
    assert body(base, "en", asked, today) == f"Rasim Balayev was born on 8 August 1948, which makes {age} years today."
    assert f"bu gün {age} yaşı var" in body(base, "az", asked, today)


@pytest.mark.parametrize(("died", "age"), [("1978-05-04", 67), ("1978-05-05", 68), ("1978-12-31", 68)])
def test_the_dead_have_the_age_of_their_last_birthday(died: str, age: int) -> None:
    people = (Person("amo", same("Amo"), "male", born="1910-05-05", died=died),)
    assert f"lived to the age of {age} (" in body(small(people=people), "en", of_person("age", "amo"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_said_to_live_for_more_than_a_long_life(base: KnowledgeBase, language: Language) -> None:
    ages = body(base, language, of_person("age", "barat_shakinskaya"))
    assert ages == body(base, language, of_person("born", "barat_shakinskaya"))
    assert "112" not in ages


# --- roles and credits


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        (
            "leyla_badirbeyli",
            [
                "“Arşın mal alan” (1945) filmində “Gülçöhrə” rolunu Leyla Bədirbəyli oynayıb.",
                "Leyla Badirbeyli played “Gulchohra” in “Arshin Mal Alan” (Arşın mal alan, 1945).",
                "Роль «Гюльчохра» в фильме «Аршин мал алан» (Arşın mal alan, 1945) исполнила Лейла Бадирбейли.",
            ],
        ),
        (
            "rashid_behbudov",
            [
                "“Arşın mal alan” (1945) filmində “Əsgər” rolunu Rəşid Behbudov oynayıb.",
                "Rashid Behbudov played “Asgar” in “Arshin Mal Alan” (Arşın mal alan, 1945).",
                "Роль «Аскер» в фильме «Аршин мал алан» (Arşın mal alan, 1945) исполнил Рашид Бейбутов.",
            ],
        ),
    ],
)
def test_a_role_is_told_with_who_played_it(base: KnowledgeBase, person: str, expected: list[str]) -> None:
    asked = Asked("credit.role", roles=(f"arshin_mal_alan_1945/{person}",))
    assert [body(base, language, asked) for language in LANGUAGES] == expected
    assert answer(base, "en", asked).fact == f"arshin_mal_alan_1945.cast.{person}"


@pytest.mark.parametrize(
    ("film", "person", "said"),
    [
        ("one_family", "lyubov_orlova", "Любовь Орлова снялась в фильме «Одна семья» (Bir ailə, 1943)."),
        ("arshin_mal_alan_1945", "mirzaaga_aliyev", "Мирза-Ага Алиев снялся в фильме «Аршин мал алан»"),
        ("koroghlu_1960", "huseyn_seyidzade", "Режиссёр фильма «Кёроглы» (Koroğlu, 1960) — Гусейн Сеидзаде."),
    ],
)
def test_what_a_person_did_in_a_film_is_told(base: KnowledgeBase, film: str, person: str, said: str) -> None:
    assert body(base, "ru", Asked("credit.person", films=(film,), people=(person,))).startswith(said)


def test_someone_who_played_and_directed_is_told_with_both() -> None:
    film = Film("reel", same("Reel"), (), credits={"director": ("amo",)}, cast=(Part("amo", same("Guard")),))
    told = body(small(film), "en", Asked("credit.person", films=("reel",), people=("amo",)))
    assert told == "Amo played “Guard” in “Reel”. “Reel” was directed by Amo."


# --- notes, dates of knowledge, sources


@pytest.mark.parametrize(
    ("language", "note"),
    [
        ("az", "\nQeyd: Mənbələrdə il fərqli göstərilir: 1924"),
        ("en", "\nNote: Sources differ on the year: 1924"),
        ("ru", "\nПримечание: Источники указывают разные годы: 1924"),
    ],
)
def test_what_sources_disagree_on_is_told_as_a_note(base: KnowledgeBase, language: Language, note: str) -> None:
    assert note in body(base, language, of_film("year", "legend_of_the_maiden_tower"))


def test_a_note_stands_with_its_own_attribute_and_on_the_card() -> None:
    conflicts = (Conflict("year", same("The year differs.")), Conflict("length", same("The length differs.")))
    base = small(Film("reel", same("Reel"), (), year=1950, minutes=80, genres=(), conflicts=conflicts))
    notes = {
        attribute: re.findall(r"\nNote: The (\w+)", body(base, "en", of_film(attribute, "reel")))
        for attribute in ("year", "length", "card")
    }
    assert notes == {"year": ["year"], "length": ["length"], "card": ["year", "length"]}


def test_a_note_on_a_birth_date_stands_with_the_age_too(base: KnowledgeBase) -> None:
    told = {
        attribute: "\nNote: Sources differ on the birth date" in body(base, "en", of_person(attribute, "rza_tahmasib"))
        for attribute in ("born", "age", "card", "directed")
    }
    assert told == {"born": True, "age": True, "card": True, "directed": False}


@pytest.mark.parametrize(
    ("language", "note"),
    [
        ("az", "adlanırdı.\nQeyd: Mənbələr fərqlidir"),
        ("en", "Studio.\nNote: Sources differ"),
        ("ru", "киностудией.\nПримечание: Источники"),
    ],
)
def test_a_fact_of_the_studio_is_told_with_its_note(base: KnowledgeBase, language: Language, note: str) -> None:
    assert note in body(base, language, Asked("studio_baku_cinema_studio"))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("az", " (Məlumatın tarixi: oktyabr 2025.)"),
        ("en", " (As of October 2025.)"),
        ("ru", " (Дата сведений: октябрь 2025 года.)"),
    ],
)
def test_what_may_change_is_told_with_its_date(base: KnowledgeBase, language: Language, said: str) -> None:
    assert body(base, language, Asked("head_gurban_pirimov")).endswith(f".{said}")


def test_a_lasting_fact_is_told_without_a_date(base: KnowledgeBase) -> None:
    assert "(As of" not in body(base, "en", Asked("studio_founded_1920"))


@pytest.mark.parametrize(
    ("language", "one", "more"),
    [("az", "Mənbə", "Mənbələr"), ("en", "Source", "Sources"), ("ru", "Источник", "Источники")],
)
def test_at_most_two_sources_are_named_with_their_addresses(language: Language, one: str, more: str) -> None:
    films = [Film(f"f{count}", same("Reel"), sources(count), year=1950) for count in (1, 2, 3)]
    lines = [answer(small(*films), language, of_film("year", film.id)).text.splitlines()[-1] for film in films]
    first, second = "Title 0 (https://example.org/0)", "Title 1 (https://example.org/1)"
    assert lines == [f"{one}: {first}", f"{more}: {first}; {second}", f"{more}: {first}; {second}"]


def test_the_sources_shown_are_the_sources_given() -> None:
    told = answer(small(Film("reel", same("Reel"), sources(3), year=1950)), "en", of_film("year", "reel"))
    assert told.sources == sources(2)
    assert told.text == (
        "“Reel” was made in 1950.\n\nSources: Title 0 (https://example.org/0); Title 1 (https://example.org/1)"
    )


def test_what_has_no_source_has_no_line_of_sources() -> None:
    assert answer(small(Film("reel", same("Reel"), (), year=1950)), "en", of_film("year", "reel")).text == (
        "“Reel” was made in 1950."
    )


# --- several subjects


def test_two_films_of_one_title_are_told_one_after_the_other(base: KnowledgeBase) -> None:
    told = answer(base, "en", of_film("cast", "sevil_1929", "sevil_1970"))
    first, second, _ = told.text.split("\n\n")
    assert first.startswith("Cast of “Sevil” (1929): Izzat Orujova")
    assert second.startswith("Cast of “Sevil” (1970): Hasan Mammadov")
    assert told.fact == "sevil_1929.cast"
    assert told.sources == (*base.films["sevil_1929"].sources[:2], *base.films["sevil_1970"].sources[:2])


def test_of_two_films_only_the_one_that_holds_it_is_told(base: KnowledgeBase) -> None:
    told = answer(base, "en", of_film("director", "sevil_1970", "sevil_1929"))
    assert told.fact == "sevil_1929.director"
    assert "1970" not in told.text


def test_at_most_four_subjects_are_told() -> None:
    films = [Film(f"f{at}", same(f"Reel {at}"), sources(2, f"{at}-"), year=1950 + at) for at in range(6)]
    told = answer(small(*films), "en", of_film("year", *(film.id for film in films)))
    assert re.findall(r"made in (\d+)", told.text) == ["1950", "1951", "1952", "1953"]
    assert len(told.sources) == 4


@pytest.mark.parametrize(
    ("language", "others"),
    [
        ("az", "Bu soyadı daşıyan başqaları: E One, F One."),
        ("en", "Others of that name: E One, F One."),
        ("ru", "Другие с этой фамилией: E One, F One."),
    ],
)
def test_who_else_has_the_name_is_named_behind_four(language: Language, others: str) -> None:
    people = [Person(f"p{at}", same(f"{'ABCDEF'[at]} One"), "male", sources(1), born=f"{1920 + at}") for at in range(6)]
    base = replace(small(), people={person.id: person for person in people})
    told = answer(base, language, Asked("person.born", people=tuple(base.people)))
    assert told.text.split("\n\n")[4] == others


def test_a_source_of_two_films_is_named_once() -> None:
    films = [Film(f"f{at}", same("Reel"), sources(1), year=1950 + at) for at in range(2)]
    assert answer(small(*films), "en", of_film("year", "f0", "f1")).sources == sources(1)


# --- lists


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (
            Asked("list.year", value="1945"),
            [
                "1945-ci ilin filmləri: “Arşın mal alan” (1945).",
                "Films of 1945: “Arshin Mal Alan” (1945).",
                "Фильмы 1945 года: «Аршин мал алан» (1945).",
            ],
        ),
        (
            Asked("list.decade", value="1920s"),
            [
                "1920-ci illər, filmlər: “Qız qalası əfsanəsi” (1924), “Bayquş” (1924), “Bismillah” (1925), "
                "“Hacı Qara” (1929), “Sevil” (1929).",
                "Films of the 1920s: “The Legend of the Maiden Tower” (1924), “The Owl” (1924), "
                "“Bismillah (In the Name of God)” (1925), “Haji Gara” (1929), “Sevil” (1929).",
                "1920-е годы, фильмы: «Легенда о Девичьей башне» (1924), «Байгуш» (1924), «Во имя Бога» (1925), "
                "«Гаджи Кара» (1929), «Севиль» (1929).",
            ],
        ),
        (
            Asked("list.genre", value="epic"),
            [
                "“epik” janrında filmlər: “Koroğlu” (1960), “Dədə Qorqud” (1975).",
                "Films of the genre “epic”: “Koroghlu” (1960), “Dada Gorgud” (1975).",
                "Жанр «эпический», фильмы: «Кёроглы» (1960), «Деде Горгуд» (1975).",
            ],
        ),
    ],
)
def test_films_of_a_time_or_genre_are_listed(base: KnowledgeBase, asked: Asked, expected: list[str]) -> None:
    assert [body(base, language, asked) for language in LANGUAGES] == expected


@pytest.mark.parametrize(
    "asked",
    [
        Asked("list.decade", value="1970s"),
        Asked("list.genre", value="comedy"),
        of_person("acted", "hasan_mammadov"),
        of_person("directed", "tofiq_taghizade"),
    ],
)
@pytest.mark.parametrize(
    ("language", "rest"), [("az", r" və daha \d+\.$"), ("en", r" and \d+ more\.$"), ("ru", r" и ещё \d+\.$")]
)
def test_a_long_list_is_ordered_and_says_how_many_are_left(
    base: KnowledgeBase, asked: Asked, language: Language, rest: str
) -> None:
    told = body(base, language, asked)
    years = re.findall(r"[”»] \((\d{4})\)", told)
    assert len(years) == 10
    assert years == sorted(years)
    assert re.search(rest, told)


def test_the_films_left_out_of_a_list_are_counted(base: KnowledgeBase) -> None:
    seventies = [film for film in base.films.values() if film.year and 1970 <= film.year < 1980]
    assert body(base, "en", Asked("list.decade", value="1970s")).endswith(f" and {len(seventies) - 10} more.")


def test_a_part_is_told_with_its_role_and_what_it_is() -> None:
    parts = (Part("amo", same("Gulu"), same("farm labourer")), Part("amo", same("Guard")), Part("amo"))
    base = small(Film("reel", same("Reel"), (), cast=parts))
    assert body(base, "en", of_film("cast", "reel")) == "Cast of “Reel”: Amo (Gulu, farm labourer), Amo (Guard), Amo."


def test_a_long_cast_is_cut_and_the_card_names_six() -> None:
    people = tuple(Person(f"p{at}", same(f"P{at}"), "male") for at in range(14))
    base = small(Film("reel", same("Reel"), (), cast=tuple(Part(who.id) for who in people)), people=people)
    assert body(base, "en", of_film("cast", "reel")).endswith("P10, P11 and 2 more.")
    assert body(base, "en", of_film("card", "reel")).endswith("\nCast: P0, P1, P2, P3, P4, P5 and 8 more")


def test_a_cast_that_just_fits_is_whole() -> None:
    people = tuple(Person(f"p{at}", same(f"P{at}"), "male") for at in range(12))
    base = small(Film("reel", same("Reel"), (), cast=tuple(Part(who.id) for who in people)), people=people)
    assert body(base, "en", of_film("cast", "reel")).endswith("P10, P11.")


def test_at_most_eight_lines_are_told_of_a_film() -> None:
    film = Film("reel", same("Reel"), (), trivia=tuple(Trivia(same(f"Line {at}.")) for at in range(10)))
    assert body(small(film), "en", of_film("trivia", "reel")).splitlines()[1:] == [f"– Line {at}." for at in range(8)]


@pytest.mark.parametrize(
    ("count", "az", "en", "ru"),
    [
        (1, "1 film tanıyıram.", "I know 1 film.", "Я знаю 1 фильм."),
        (3, "3 film tanıyıram.", "I know 3 films.", "Я знаю 3 фильма."),
        (5, "5 film tanıyıram.", "I know 5 films.", "Я знаю 5 фильмов."),
        (21, "21 film tanıyıram.", "I know 21 films.", "Я знаю 21 фильм."),
    ],
)
def test_the_films_known_are_counted_with_the_first_and_the_latest(count: int, az: str, en: str, ru: str) -> None:
    films = [Film(f"f{at:02}", same(f"F{at}"), (), year=1950 + at) for at in range(count)]
    base = small(*reversed(films))
    last = f"F{count - 1}"
    assert [body(base, language, Asked("list.films")) for language in LANGUAGES] == [
        f"{az} Ən köhnəsi: “F0” (1950). Ən yenisi: “{last}” ({1949 + count}).",
        f"{en} The earliest: “F0” (1950). The latest: “{last}” ({1949 + count}).",
        f"{ru} Самый ранний: «F0» (1950). Самый новый: «{last}» ({1949 + count}).",
    ]


@pytest.mark.parametrize(
    ("language", "heading", "last"),
    [
        ("az", "Kinostudiyanın adları:", "– 1960: Azərbaycanfilm"),
        ("en", "The studio’s names:", "– 1960: AzerbaijanFilm"),
        ("ru", "Названия киностудии:", "– 1960: Азербайджанфильм"),
    ],
)
def test_the_names_of_the_studio_are_listed_by_year(
    base: KnowledgeBase, language: Language, heading: str, last: str
) -> None:
    first, *lines = body(base, language, Asked("list.studio_names")).splitlines()
    assert (first, lines[-1]) == (heading, last)
    assert len(lines) >= 9
    assert lines == sorted(lines)


# --- nothing held


@pytest.mark.parametrize(
    "asked",
    [
        of_film("composer", "koroghlu_1960"),
        of_film("length", "sabuhi_1941"),
        of_film("plot", "koroghlu_1960"),
        of_film("year", "ovsunchu_2003"),
        of_person("death_place", "leyla_badirbeyli"),
        of_person("directed", "rashid_behbudov"),
        of_person("age", "nikolai_leshchenko"),
        Asked("credit.person", films=("koroghlu_1960",), people=("rashid_behbudov",)),
        Asked("list.year", value="1900"),
        Asked("list.decade", value="1890s"),
        Asked("decline.budget", films=("koroghlu_1960",)),
        Asked("no_such_fact"),
        of_film("year"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_held_is_not_told(base: KnowledgeBase, asked: Asked, language: Language) -> None:
    assert tell(asked, wording(base, language), TODAY) is None


# --- what else can be asked


def test_what_else_is_held_of_a_film_can_be_asked_next(base: KnowledgeBase) -> None:
    more = more_of(of_film("director", "koroghlu_1960"), wording(base, "en"))
    assert [asked.attribute for asked in more] == ["film.year", "film.writer", "film.based_on"]
    assert {asked.films for asked in more} == {("koroghlu_1960",)}


def test_what_else_is_held_of_a_person_can_be_asked_next(base: KnowledgeBase) -> None:
    more = more_of(of_person("born", "rashid_behbudov"), wording(base, "en"))
    assert [asked.attribute for asked in more] == ["person.films", "person.honours", "person.facts"]


@pytest.mark.parametrize("asked", [Asked("studio_founded_1920"), Asked("list.films"), Asked("list.year", value="1945")])
def test_what_stands_alone_leads_to_nothing_else(base: KnowledgeBase, asked: Asked) -> None:
    assert more_of(asked, wording(base, "en")) == []


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (
            of_film("based_on", "koroghlu_1960"),
            ["“Koroğlu” (1960): ədəbi əsası", "“Koroghlu” (1960): based on", "«Кёроглы» (1960): литературная основа"],
        ),
        (
            of_person("card", "rashid_behbudov"),
            ["Rəşid Behbudov: kimdir", "Rashid Behbudov: who this is", "Рашид Бейбутов: кто это"],
        ),
        (
            of_person("birth_place", "rashid_behbudov"),
            ["Rəşid Behbudov: doğum yeri", "Rashid Behbudov: place of birth", "Рашид Бейбутов: место рождения"],
        ),
        (
            Asked("credit.role", roles=("sabuhi_1941/leyla_badirbeyli",)),
            [
                "“Səbuhi” (1941): Leyla Bədirbəyli",
                "“Sabuhi” (1941): Leyla Badirbeyli",
                "«Сабухи» (1941): Лейла Бадирбейли",
            ],
        ),
        (Asked("list.year", value="1945"), ["1945-ci ilin filmləri", "Films of 1945", "Фильмы 1945 года"]),
        (
            Asked("list.decade", value="1970s"),
            ["1970-ci illər, filmlər", "Films of the 1970s", "1970-е годы, фильмы"],
        ),
        (
            Asked("list.genre", value="comedy"),
            ["“komediya” janrında filmlər", "Films of the genre “comedy”", "Жанр «комедия», фильмы"],
        ),
        (
            Asked("list.studio_names"),
            ["Kinostudiyanın bütün adları", "All names of the studio", "Все названия киностудии"],
        ),
    ],
)
def test_an_option_says_what_it_would_tell(base: KnowledgeBase, asked: Asked, expected: list[str]) -> None:
    assert [label(asked, wording(base, language)) for language in LANGUAGES] == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fact_of_the_studio_is_labelled_with_a_question_for_it(base: KnowledgeBase, language: Language) -> None:
    asked = Asked("studio_founded_1920")
    assert label(asked, wording(base, language)) == base.facts["studio_founded_1920"].questions[language][0]
    assert subject_of(asked, wording(base, language)) == ""


# --- the whole knowledge


def everything(base: KnowledgeBase) -> Iterator[Asked]:
    yield from (Asked(fact) for fact in base.facts)
    yield from (of_film(name, film) for film in base.films for name in ("card", *kb.FILM))
    yield from (of_person(name, person) for person in base.people for name in ("card", *kb.PERSON))
    yield from (Asked("list.films"), Asked("list.studio_names"))
    years = sorted({film.year for film in base.films.values() if film.year})
    yield from (Asked("list.year", value=str(year)) for year in years)
    yield from (Asked("list.decade", value=f"{decade}0s") for decade in sorted({year // 10 for year in years}))
    yield from (Asked("list.genre", value=term.id) for term in base.terms.values() if term.kind == "genre")
    for film in base.films.values():
        for part in film.cast:
            yield Asked("credit.role", roles=(f"{film.id}/{part.person}",))
            yield Asked("credit.person", films=(film.id,), people=(part.person,))


ODD = re.compile(r"[{}]|\bNone\b|  ")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")


def without_sources(told: Answer) -> str:
    text = told.text
    for source in told.sources:
        text = text.replace(f"{source.title} ({source.url})", "")
    return text


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_answer_of_the_whole_knowledge_reads_odd(base: KnowledgeBase, language: Language) -> None:
    say = wording(base, language)
    told = [(asked, found) for asked in everything(base) if (found := tell(asked, say, TODAY))]
    assert len(told) > len(base.facts) + 3 * len(base.films)
    assert [(asked, found.text) for asked, found in told if ODD.search(found.text)] == []
    assert [(asked, len(found.text)) for asked, found in told if len(found.text) > kb.LONGEST_ANSWER] == []
    if language != "ru":
        assert [(asked, found.text) for asked, found in told if CYRILLIC.search(without_sources(found))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_option_of_films_and_people_has_a_label(base: KnowledgeBase, language: Language) -> None:
    say = wording(base, language)
    labels = [label(asked, say) for asked in everything(base)]
    assert all(labels)
    assert [text for text in labels if ODD.search(text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_attributes_of_one_film_have_labels_of_their_own(base: KnowledgeBase, language: Language) -> None:
    say = wording(base, language)
    labels = [attribute_label(of_film(name, "koroghlu_1960"), say) for name in ("card", *kb.FILM)]
    labels += [attribute_label(of_person(name, "rashid_behbudov"), say) for name in ("card", *kb.PERSON)]
    assert len(set(labels)) == len(labels)
