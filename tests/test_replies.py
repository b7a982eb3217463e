"""An answer, an offer or an honest "I don't know", in the language of the question or the one chosen."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from bot.answers import label
from bot.matching.asked import NO_SUBJECT, UNKNOWN_NAME, Asked
from bot.matching.entities import Kind, Mention
from bot.matching.fold import fold
from bot.matching.matcher import Candidate, Match, Matcher
from bot.matching.rank import ANSWER_FROM
from bot.matching.signals import NAMES
from bot.mind import Mind
from bot.replies import Context, Reply, reply_to, reply_with
from knowledge.model import LANGUAGES, Language

TODAY = date(2026, 4, 28)


@pytest.fixture(scope="module")
def mind(own_mind: Mind) -> Mind:
    return own_mind


class Scripted(Matcher):
    """A matcher that finds what it is told to, whatever is asked."""

    def __init__(self, found: Sequence[tuple[Asked, float]], near: Sequence[str] = ()) -> None:
        signals = np.zeros(len(NAMES), dtype=np.float32)
        self._found = tuple(Candidate(asked, signals, 0.0, confidence) for asked, confidence in found)
        self._near = list(near)

    def ask(self, text: str, about: Mention | None = None) -> Match:
        best = self._found[0].confidence if self._found else 0.0
        return Match(None, None, best, self._found, tuple(fold(text).split()))

    def nearest(self, match: Match, kind: Kind) -> list[str]:
        return self._near


def finding(mind: Mind, *found: tuple[Asked, float], near: Sequence[str] = ()) -> Mind:
    """Give a mind over the same knowledge that finds just this."""
    return replace(mind, matcher=Scripted(found, near))


def film(attribute: str, name: str = "koroghlu_1960") -> Asked:
    return Asked(f"film.{attribute}", films=(name,))


# --- answers


@pytest.mark.parametrize(
    ("question", "language", "fact", "said"),
    [
        ("Səbuhi filminin rejissoru kimdir?", "az", "sabuhi_1941.director", "rejissoru — Amo Bek-Nazarov."),
        ("Who directed Sabuhi?", "en", "sabuhi_1941.director", "was directed by Amo Bek-Nazarov."),
        ("Кто режиссёр фильма «Сабухи»?", "ru", "sabuhi_1941.director", "(Səbuhi, 1941) — Амо Бек-Назаров."),
        ("Rəşid Behbudov nə vaxt anadan olub?", "az", "rashid_behbudov.born", "14 dekabr 1915-ci ildə"),
        ("When was Rashid Behbudov born?", "en", "rashid_behbudov.born", "was born on 14 December 1915."),
        ("Когда родился Рашид Бейбутов?", "ru", "rashid_behbudov.born", "родился 14 декабря 1915 года."),
        ("Kinostudiya nə vaxt yaradılıb?", "az", "studio_founded_1920", "1920-ci ildə"),
        ("When was the studio founded?", "en", "studio_founded_1920", "established in 1920"),
        ("Когда основана киностудия?", "ru", "studio_founded_1920", "основана в 1920 году"),
        ("1940-cı illərin filmləri", "az", "list.decade.1940s", "1940-cı illər, filmlər: “Səbuhi” (1941)"),
        ("films of the 1940s", "en", "list.decade.1940s", "Films of the 1940s: “Sabuhi” (1941)"),
        ("фильмы 1940-х годов", "ru", "list.decade.1940s", "1940-е годы, фильмы: «Сабухи» (1941)"),
        ("Who played Tubu in Sabuhi?", "en", "sabuhi_1941.cast.leyla_badirbeyli", "Leyla Badirbeyli played “Tubu”"),
    ],
)
def test_a_clear_question_is_answered_in_its_language(
    mind: Mind, question: str, language: Language, fact: str, said: str
) -> None:
    reply = reply_to(mind, question, TODAY)
    assert (reply.outcome, reply.language, reply.fact) == ("answer", language, fact)
    assert said in reply.text
    assert ANSWER_FROM <= reply.confidence <= 1
    assert reply.sources
    assert reply.offers == ()


@pytest.mark.parametrize("question", ["Who directed Sabuhi?", "Səbuhi filminin rejissoru kimdir?"])
@pytest.mark.parametrize(
    ("language", "said"),
    [("az", "“Səbuhi” (1941) filminin"), ("en", "“Sabuhi” (Səbuhi, 1941) was"), ("ru", "Режиссёр фильма «Сабухи»")],
)
def test_the_chosen_language_goes_before_that_of_the_question(
    mind: Mind, question: str, language: Language, said: str
) -> None:
    reply = reply_to(mind, question, TODAY, language)
    assert reply.language == language
    assert reply.text.startswith(said)


@pytest.mark.parametrize(("name", "language"), [("Sevil", "az"), ("Səbuhi", "az"), ("Сабухи", "ru")])
def test_a_bare_name_is_answered_with_its_card(mind: Mind, name: str, language: Language) -> None:
    reply = reply_to(mind, name, TODAY)
    assert (reply.outcome, reply.language) == ("answer", language)
    assert reply.fact is not None
    assert reply.fact.endswith(".card")


@pytest.mark.parametrize(
    ("wishes", "command"),
    [
        (("viktorina", "sual ver", "quiz me", "хочу викторину", "задай вопрос"), "/quiz"),
        (("oyun", "oyuna başla", "let's play", "давай поиграем"), "/game"),
        (("stop", "oyunu bitir", "стоп"), "/stop"),
    ],
)
def test_a_wish_is_told_the_command_that_grants_it(mind: Mind, wishes: Sequence[str], command: str) -> None:
    for reply in (reply_to(mind, wish, TODAY) for wish in wishes):
        assert reply.outcome == "smalltalk"
        assert command in reply.text


@pytest.mark.parametrize(
    ("said", "talk"),
    [
        ("nə bacarırsan", "abilities"),
        ("чё умеешь", "abilities"),
        ("I have a question", "abilities"),
        ("salam, necəsən", "how_are_you"),
        ("təşəkkür edirəm çox kömək etdiniz", "thanks"),
        ("sən axmaqsan", "insult"),
        ("посоветуй фильм", "recommendation"),
        ("recommend me a movie", "recommendation"),
    ],
)
def test_what_is_no_question_is_talked_of(mind: Mind, said: str, talk: str) -> None:
    reply = reply_to(mind, said, TODAY)
    assert reply.text in mind.knowledge.smalltalk[talk].answers[reply.language]


@pytest.mark.parametrize("question", ["ən son film", "latest film", "самый новый фильм студии", "oldest film you know"])
def test_the_earliest_and_the_newest_film_are_told_with_the_number_of_films(mind: Mind, question: str) -> None:
    reply = reply_to(mind, question, TODAY)
    assert reply.fact == "list.films"
    assert "(2022)" in reply.text or ", 2022)" in reply.text


@pytest.mark.parametrize(
    "question",
    [
        "ən uzun film hansıdır",
        "ən məşhur aktyor kimdir",
        "highest-grossing film",
        "who was the best director",
        "самый титулованный фильм",
        "кто лучший актёр",
    ],
)
def test_who_or_what_is_the_best_is_not_known(mind: Mind, question: str) -> None:
    assert reply_to(mind, question, TODAY).outcome == "unknown"


@pytest.mark.parametrize(
    ("questions", "fact", "films"),
    [
        (
            ("Oskara hansı filmlərimiz gedib", "films sent to the Oscars", "какой фильм первым выдвинули на Оскар"),
            "oscar_submissions",
            ("caucasia_2007", "fortress_2008", "the_island_within"),
        ),
        (
            ("dövlət sərvəti sayılan filmlər", "state treasures", "какие фильмы объявлены государственным достоянием"),
            "state_treasures_2019",
            ("sevil_1929", "people_of_baku", "the_meeting_1955"),
        ),
    ],
)
def test_what_is_told_of_several_films_is_a_fact_that_lists_them(
    mind: Mind, questions: Sequence[str], fact: str, films: Sequence[str]
) -> None:
    for language, question in zip(LANGUAGES, questions, strict=True):
        reply = reply_to(mind, question, TODAY)
        assert reply.fact == fact
        assert all(mind.knowledge.films[film].title.in_(language) in reply.text for film in films)


@pytest.mark.parametrize(
    "question",
    [
        "Ögey ana filmində Dilarəni kim səsləndirib?",
        "Who dubbed Dilara in Stepmother?",
        "Кто озвучил Диляру в «Мачехе»?",
    ],
)
def test_who_lent_a_part_a_voice_is_told_where_the_trivia_of_the_film_does(mind: Mind, question: str) -> None:
    assert reply_to(mind, question, TODAY).fact == "stepmother_1958.trivia"


@pytest.mark.parametrize(
    "question",
    ["Babək rolunu kim səsləndirib?", "Who dubbed Gulchohra?", "Кто озвучивал роль Бабека в фильме «Бабек»?"],
)
def test_who_played_a_part_is_not_told_to_who_asks_whose_voice_it_has(mind: Mind, question: str) -> None:
    assert reply_to(mind, question, TODAY).outcome == "unknown"


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("studiya harda yerləşir", "studio_under_ministry"),
        ("kinostudiyanın ünvanı", "studio_under_ministry"),
        ("where is the studio", "studio_under_ministry"),
        ("Rza Təhmasib ölüb?", "rza_tahmasib.died"),
        ("Eldar Quliyev çəkən filmlər", "eldar_guliyev.directed"),
        ("Who shot Stepmother?", "stepmother_1958.cinematographer"),
        ("Who wrote the play Interrogation?", "interrogation_1979.based_on"),
        ("Sevil operasının müəllifi kimdir?", "sevil_1929.based_on"),
        ("кто написал пьесу «Севиль»", "sevil_1929.based_on"),
        ("Who wrote the script of Interrogation?", "interrogation_1979.writer"),
    ],
)
def test_a_plain_way_of_asking_finds_what_is_meant(mind: Mind, question: str, fact: str) -> None:
    assert reply_to(mind, question, TODAY).fact == fact


def test_a_question_that_names_nothing_is_about_what_was_talked_of(mind: Mind) -> None:
    about = reply_to(mind, "Who directed Sabuhi?", TODAY).topic
    assert about is not None
    assert reply_to(mind, "and the composer?", TODAY, before=Context(about)).fact == "sabuhi_1941.composer"
    assert reply_to(mind, "and the composer?", TODAY).fact != "sabuhi_1941.composer"


@pytest.mark.parametrize(
    ("question", "kind", "ids"),
    [
        ("When was Sabuhi made?", "film", ("sabuhi_1941",)),
        ("Who directed Sabuhi?", "role", ("sabuhi_1941/amo_bek_nazarov",)),
        ("Who played Tubu in Sabuhi?", "role", ("sabuhi_1941/leyla_badirbeyli",)),
        ("Who was Rashid Behbudov?", "person", ("rashid_behbudov",)),
    ],
)
def test_an_answer_says_what_it_was_about(mind: Mind, question: str, kind: str, ids: tuple[str, ...]) -> None:
    topic = reply_to(mind, question, TODAY).topic
    assert topic is not None
    assert (topic.kind, topic.ids) == (kind, ids)


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("and the composer?", "babek_1979.composer"),
        ("what year was it made?", "babek_1979.year"),
        ("and where was he born?", "rasim_balayev.birth_place"),
        ("o haralıdır?", "rasim_balayev.birth_place"),
        ("а где он родился?", "rasim_balayev.birth_place"),
        ("his awards?", "rasim_balayev.honours"),
    ],
)
def test_after_a_part_both_its_film_and_who_played_it_may_be_asked_of(own_mind: Mind, question: str, fact: str) -> None:
    about = reply_to(own_mind, "Who played Babek?", TODAY).topic
    assert reply_to(own_mind, question, TODAY, before=Context(about)).fact == fact


@pytest.mark.parametrize("question", ["When was the studio founded?", "films of the 1940s", "hello"])
def test_what_is_about_no_film_or_person_leaves_no_topic(mind: Mind, question: str) -> None:
    reply = reply_to(mind, question, TODAY)
    assert reply.outcome in ("answer", "smalltalk")
    assert reply.topic is None


def test_an_answer_offers_what_else_is_held(mind: Mind) -> None:
    reply = reply_to(mind, "Who directed Koroghlu?", TODAY)
    assert [asked.attribute for asked in reply.more] == ["film.year", "film.writer", "film.based_on"]


# --- ages


@pytest.mark.parametrize(
    ("question", "before", "after"),
    [
        ("Rasim Balayevin neçə yaşı var?", "bu gün 77 yaşı var", "bu gün 78 yaşı var"),
        ("How old is Rasim Balayev?", "makes 77 years today", "makes 78 years today"),
        ("Сколько лет Расиму Балаеву?", "это 77 лет", "это 78 лет"),
    ],
)
def test_an_age_is_counted_to_the_day_asked(mind: Mind, question: str, before: str, after: str) -> None:
    assert before in reply_to(mind, question, date(2026, 8, 7)).text
    assert after in reply_to(mind, question, date(2026, 8, 8)).text


def test_the_age_of_the_dead_is_the_same_on_every_day(mind: Mind) -> None:
    replies = [reply_to(mind, "How old was Rashid Behbudov?", day) for day in (TODAY, date(2040, 1, 1))]
    assert replies[0] == replies[1]
    assert "lived to the age of 73 (" in replies[0].text


# --- offers

LIKELY = (
    (Asked("studio_founded_1920"), 0.3),
    (film("card"), 0.2),
    (Asked("head_gurban_pirimov"), 0.15),
    (Asked("list.films"), 0.1),
)


@pytest.mark.parametrize(
    ("language", "heading", "second"),
    [
        ("az", "Bəlkə, bunu nəzərdə tutursunuz:", "2. “Koroğlu” (1960): film haqqında"),
        ("en", "Did you mean:", "2. “Koroghlu” (1960): about the film"),
        ("ru", "Возможно, вы имели в виду:", "2. «Кёроглы» (1960): о фильме"),
    ],
)
def test_three_likely_things_are_offered_by_number(mind: Mind, language: Language, heading: str, second: str) -> None:
    reply = reply_to(finding(mind, *LIKELY), "studio", TODAY, language)
    assert (reply.outcome, reply.fact, reply.confidence) == ("suggest", None, 0.3)
    assert reply.offers == tuple(asked for asked, _ in LIKELY[:3])
    lines = reply.text.splitlines()
    assert len(lines) == 4
    assert (lines[0], lines[2]) == (heading, second)


def test_two_things_of_one_label_are_offered_once(mind: Mind) -> None:
    twin = Asked("film.card", films=("koroghlu_1960", "sevil_1929"))
    reply = reply_to(finding(mind, (film("card"), 0.3), (twin, 0.29), (film("year"), 0.1)), "it", TODAY, "en")
    assert reply.offers == (film("card"), film("year"))


def test_what_is_not_held_is_not_offered(mind: Mind) -> None:
    found = finding(mind, (film("composer"), 0.4), (film("year"), 0.3), (film("length"), 0.2), (film("studio"), 0.1))
    assert reply_to(found, "it", TODAY, "en").offers == (film("year"), film("studio"))


def test_what_is_hardly_likely_is_not_offered(mind: Mind) -> None:
    reply = reply_to(finding(mind, (film("year"), 0.4), (film("studio"), 0.001)), "it", TODAY, "en")
    assert reply.offers == (film("year"),)


def test_where_nothing_is_likely_nothing_is_offered(mind: Mind) -> None:
    reply = reply_to(finding(mind, (film("year"), 0.01), (film("studio"), 0.01)), "it", TODAY, "en")
    assert (reply.outcome, reply.offers) == ("unknown", ())


def test_what_is_surely_right_is_answered_though_others_are_alike(mind: Mind) -> None:
    reply = reply_to(finding(mind, (film("year"), 0.9), (film("studio"), 0.1)), "it", TODAY, "en")
    assert (reply.outcome, reply.fact, reply.offers) == ("answer", "koroghlu_1960.year", ())


VAGUE = (
    "head of the studio",
    "film about love",
    "who wrote it",
    "when",
    "who is the director",
    "the first one",
    "best film award",
    "festival",
    "studiya",
    "ilk film",
    "kim rəhbərlik edib",
    "nə vaxt",
    "кто",
    "когда",
    "первый фильм",
    "кто руководил студией",
)


def test_every_offer_has_a_label_of_its_own_that_is_listed(mind: Mind) -> None:
    replies = [reply_to(mind, question, TODAY) for question in VAGUE]
    suggested = [reply for reply in replies if reply.outcome == "suggest"]
    assert suggested
    for reply in suggested:
        labels = [label(asked, mind.wording(reply.language)) for asked in reply.offers]
        assert 1 <= len(labels) <= 3
        assert len(set(labels)) == len(labels)
        assert reply.text.splitlines()[1:] == [f"{number}. {text}" for number, text in enumerate(labels, 1)]
        assert reply.confidence < ANSWER_FROM


def test_only_a_suggestion_carries_offers(mind: Mind) -> None:
    replies = [reply_to(mind, question, TODAY) for question in (*VAGUE, "Who directed Sabuhi?", "hello", "weather")]
    assert {reply.outcome for reply in replies if reply.offers} == {"suggest"}
    assert all(reply.offers for reply in replies if reply.outcome == "suggest")


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("az", "Bu adda film tanımıram. Bəlkə, bunu nəzərdə tutursunuz:"),
        ("en", "I know no film of that name. Did you mean:"),
        ("ru", "Фильма с таким названием я не знаю. Возможно, вы имели в виду:"),
    ],
)
@pytest.mark.parametrize("confidence", [0.3, 0.9])
def test_for_a_title_nobody_has_the_nearest_are_offered(
    mind: Mind, language: Language, heading: str, confidence: float
) -> None:
    found = finding(mind, (Asked(UNKNOWN_NAME), confidence), near=["koroghlu_1960", "sevil_1929"])
    reply = reply_to(found, "who directed it", TODAY, language)
    assert (reply.outcome, reply.offers) == ("suggest", (film("card"), film("card", "sevil_1929")))
    assert reply.text.splitlines()[0] == heading


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("az", "Bu adda şəxs tanımıram. Bəlkə, bunu nəzərdə tutursunuz:"),
        ("en", "I know nobody of that name. Did you mean:"),
        ("ru", "Человека с таким именем я не знаю. Возможно, вы имели в виду:"),
    ],
)
def test_for_a_person_nobody_knows_the_nearest_are_offered(mind: Mind, language: Language, heading: str) -> None:
    found = finding(mind, (Asked(UNKNOWN_NAME, value="person.born"), 0.9), near=["rashid_behbudov"])
    reply = reply_to(found, "when was he born", TODAY, language)
    assert (reply.outcome, reply.offers) == ("suggest", (Asked("person.born", people=("rashid_behbudov",)),))
    assert reply.text.splitlines()[0] == heading


def test_a_quoted_title_of_known_words_is_a_name_that_nobody_has(mind: Mind) -> None:
    found = finding(mind, (Asked(NO_SUBJECT, value="film.director"), 0.9), near=["koroghlu_1960"])
    assert reply_to(found, "who directed “The Film”", TODAY, "en").offers == (film("director"),)
    assert reply_to(found, "who directed the film", TODAY, "en").offers == ()


def test_of_the_nearest_title_it_is_offered_what_was_asked_where_it_is_held(mind: Mind) -> None:
    unknown = Asked(UNKNOWN_NAME, value="film.director")
    found = finding(mind, (unknown, 0.9), near=["koroghlu_1960"])
    assert reply_to(found, "who directed it", TODAY, "en").offers == (film("director"),)
    found = finding(mind, (replace(unknown, value="film.budget"), 0.9), near=["koroghlu_1960"])
    assert reply_to(found, "what did it cost", TODAY, "en").offers == (film("card"),)


# --- what the bot does not know

EXAMPLES: dict[Language, str] = {
    "az": "“‘Arşın mal alan’ filminin rejissoru kimdir?”",
    "en": "“Who directed ‘Arshin Mal Alan’?”",
    "ru": "«Кто режиссёр фильма „Аршин мал алан“?»",
}


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Bu gün hava necədir?", "az"),
        ("What is the weather like today?", "en"),
        ("Какая сегодня погода?", "ru"),
        ("Titanik filminin rejissoru kimdir?", "az"),
        ("Who directed Titanic?", "en"),
        ("Кто снял Титаник?", "ru"),
        ("asdf qwer zxcv", "en"),
    ],
)
def test_what_is_not_known_is_said_with_an_example(mind: Mind, question: str, language: Language) -> None:
    reply = reply_to(mind, question, TODAY)
    assert (reply.outcome, reply.language, reply.fact) == ("unknown", language, None)
    assert (reply.sources, reply.offers, reply.more, reply.topic) == ((), (), (), None)
    assert reply.text.endswith(EXAMPLES[language])


@pytest.mark.parametrize("question", ["", "   ", "???", "😀🎬", "\x00"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_has_no_words_asks_for_words_with_an_example(mind: Mind, question: str, language: Language) -> None:
    reply = reply_to(mind, question, TODAY, language)
    assert (reply.outcome, reply.confidence) == ("unknown", 0.0)
    assert reply.text == mind.say(language, "unreadable", example=mind.say(language, "example-1"))
    assert reply.text.endswith(EXAMPLES[language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_in_what_is_not_known_is_answered(mind: Mind, language: Language) -> None:
    reply = reply_to(mind, mind.say(language, "example-1"), TODAY)
    assert (reply.outcome, reply.language, reply.fact) == ("answer", language, "arshin_mal_alan_1945.director")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_description_that_help_gives_as_an_example_is_understood(mind: Mind, language: Language) -> None:
    reply = reply_to(mind, mind.say(language, "example-described"), TODAY)
    assert (reply.outcome, reply.language) == ("answer", language)
    assert reply.fact in ("everything_for_the_best.card", "everything_for_the_best.trivia")
    assert mind.say(language, "example-described") in mind.say(language, "help")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "Sabuhi filmi neçə dəqiqədir?",
            "Mənbələrimdə bu məlumat yoxdur: “Səbuhi” (1941), uzunluğu. "
            "Bildiklərim: rejissor, aktyorlar, il, bəstəkar.",
        ),
        (
            "How long is Sabuhi?",
            "My sources do not give that: “Sabuhi” (1941), length. What I know: director, cast, year, composer.",
        ),
        (
            "Сколько длится фильм «Сабухи»?",
            "В моих источниках этого нет: «Сабухи» (1941), длительность. "
            "Зато знаю: режиссёр, в ролях, год, композитор.",
        ),
        (
            "Where did Leyla Badirbeyli die?",
            "My sources do not give that: Leyla Badirbeyli, place of death. "
            "What I know: films, date of birth, titles and awards, interesting facts.",
        ),
    ],
)
def test_for_an_attribute_not_held_what_is_known_is_named(mind: Mind, question: str, said: str) -> None:
    reply = reply_to(mind, question, TODAY)
    assert (reply.outcome, reply.fact, reply.sources) == ("unknown", None, ())
    assert reply.text == said


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Arşın mal alan filminin büdcəsi nə qədərdir?", "“Arşın mal alan” (1945) haqqında bunu bilmirəm."),
        ("What is the budget of Arshin Mal Alan?", "I don’t know that about “Arshin Mal Alan” (1945)."),
        ("Какой бюджет у фильма «Аршин мал алан»?", "«Аршин мал алан» (1945): этого я не знаю."),
    ],
)
def test_what_is_never_held_names_what_can_be_asked(mind: Mind, question: str, said: str) -> None:
    reply = reply_to(mind, question, TODAY)
    assert reply.outcome == "unknown"
    assert reply.text.startswith(said)
    assert reply.text.count(",") == 3


# --- small talk


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("salam", "az", "greeting"),
        ("hello", "en", "greeting"),
        ("привет", "ru", "greeting"),
        ("sağ ol", "az", "thanks"),
        ("thank you", "en", "thanks"),
        ("спасибо", "ru", "thanks"),
        ("necəsən", "az", "how_are_you"),
        ("how are you", "en", "how_are_you"),
        ("как дела", "ru", "how_are_you"),
    ],
)
def test_small_talk_is_answered_in_its_language(mind: Mind, text: str, language: Language, name: str) -> None:
    reply = reply_to(mind, text, TODAY)
    assert (reply.outcome, reply.language, reply.fact) == ("smalltalk", language, None)
    assert reply.text == mind.knowledge.smalltalk[name].answers[language][0]


def test_small_talk_varies_from_turn_to_turn(mind: Mind) -> None:
    answers = mind.knowledge.smalltalk["greeting"].answers["en"]
    said = [reply_to(mind, "hello", TODAY, before=Context(turn=turn)).text for turn in range(len(answers) + 1)]
    assert said == [*answers, answers[0]]
    assert len(set(said)) == len(answers) > 1


def test_a_greeting_before_a_question_does_not_hide_it(mind: Mind) -> None:
    assert reply_to(mind, "Hello! Who directed Sabuhi?", TODAY).fact == "sabuhi_1941.director"


# --- buttons


def test_a_button_tells_what_it_stands_for(mind: Mind) -> None:
    reply = reply_with(mind, film("writer"), "ru", TODAY)
    assert (reply.outcome, reply.fact, reply.confidence) == ("answer", "koroghlu_1960.writer", 1.0)
    assert reply.text.startswith("Автор сценария фильма «Кёроглы» (Koroğlu, 1960) — Сабит Рахман.")


def test_a_button_for_something_no_longer_held_says_so(mind: Mind) -> None:
    assert reply_with(mind, film("composer"), "en", TODAY) == Reply(
        "unknown",
        "en",
        "My sources do not give that: “Koroghlu” (1960), composer. What I know: director, year, screenplay, based on.",
        1.0,
        topic=Mention(0, 0, "film", ("koroghlu_1960",), 1.0, True),
    )
