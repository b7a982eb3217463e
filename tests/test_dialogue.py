"""Follow-ups, buttons and commands of one conversation, and what each of several conversations remembers."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from bot import kb
from bot.app import App
from bot.dialogue import TOPIC_LASTS, Conversation, Decision, State, decide
from bot.games.anniversaries import Calendar
from bot.games.bank import QuestionBank
from bot.matching.asked import Asked, asked_of, data_of
from bot.matching.entities import Mention
from bot.matching.fold import fold
from bot.matching.matcher import Candidate, Match, Matcher
from bot.matching.signals import NAMES
from bot.messages import Address, Button, Incoming, Outgoing
from bot.mind import Mind
from bot.phrasebook import Phrasebook
from bot.play import Play
from bot.replies import reply_to
from bot.settings import OWN_KNOWLEDGE
from knowledge.loader import load
from knowledge.model import LANGUAGES, Language

NOON = datetime(2026, 4, 28, 12, tzinfo=UTC)
HERE = Address("console", "terminal", "you")
QUIZ_ME = {"az": "Bu barədə sual ver", "en": "Quiz me on this", "ru": "Викторина об этом"}
"""The last button under an answer on which there is a question."""


@pytest.fixture(scope="module")
def mind() -> Mind:
    return Mind.build(load(OWN_KNOWLEDGE), Phrasebook().say)


@pytest.fixture(scope="module")
def bank(mind: Mind) -> QuestionBank:
    return QuestionBank(mind.knowledge, mind.say)


@pytest.fixture(scope="module")
def play(mind: Mind, bank: QuestionBank) -> Play:
    return Play(mind, bank, Calendar(mind.knowledge))


class Chat:
    """An app with a clock that stands until it is moved."""

    def __init__(self, mind: Mind, play: Play) -> None:
        self.now = NOON
        self._app = App(mind, play, lambda: self.now)

    def wait(self, time: timedelta) -> None:
        self.now += time

    def say(self, text: str, address: Address = HERE) -> Outgoing:
        return self._one(Incoming(address, text=text))

    def press(self, button: Button, address: Address = HERE) -> Outgoing:
        return self._one(Incoming(address, button=button.data))

    def _one(self, incoming: Incoming) -> Outgoing:
        (said,) = self._app.handle(incoming)
        return said


@pytest.fixture
def chat(mind: Mind, play: Play) -> Chat:
    return Chat(mind, play)


class Unsure(Matcher):
    """A matcher that holds several things for likely, whatever is asked."""

    def __init__(self, found: Sequence[Asked]) -> None:
        signals = np.zeros(len(NAMES), dtype=np.float32)
        self._found = tuple(Candidate(asked, signals, 0.0, 0.3) for asked in found)

    def ask(self, text: str, about: Mention | None = None) -> Match:
        return Match(None, None, 0.3, (), self._found, tuple(fold(text).split()))


OFFERED = (
    Asked("studio_founded_1920"),
    Asked("film.director", films=("koroghlu_1960",)),
    Asked("person.born", people=("rashid_behbudov",)),
)


@pytest.fixture
def unsure(mind: Mind, play: Play) -> Chat:
    return Chat(replace(mind, matcher=Unsure(OFFERED)), play)


def talking_of_sabuhi(language: Language) -> State:
    topic = Mention(0, 0, "film", ("sabuhi_1941",), 1.0, True)
    return State(Conversation(language=language, topic=topic, topic_until=NOON + TOPIC_LASTS, turn=3))


def changes_nothing(before: State, decision: Decision) -> bool:
    """Say whether all is as it was but for the turns counted, and nothing is left to be noted or looked up."""
    same_talk = replace(decision.conversation, turn=before.conversation.turn) == before.conversation
    noted = (decision.turn.entries, decision.turn.finished, decision.turn.daily, decision.lookup)
    return same_talk and decision.turn.chat == before.chat and noted == ((), None, {}, None)


def labelled(said: Outgoing, label: str) -> Button:
    """Give the button with a label."""
    (button,) = (button for button in said.buttons if button.label == label)
    return button


# --- follow-ups

FOLLOW_UPS = [
    (
        "Səbuhi filminin rejissoru kimdir?",
        "bəs bəstəkarı?",
        "“Səbuhi” (1941) filminin bəstəkarı — Tofiq Quliyev.",
    ),
    ("Who directed Sabuhi?", "and the composer?", "The music of “Sabuhi” (Səbuhi, 1941) was composed by Tofig"),
    ("Кто режиссёр фильма «Сабухи»?", "а композитор?", "Композитор фильма «Сабухи» (Səbuhi, 1941) — Тофик"),
    ("Rəşid Behbudov kimdir?", "bəs nə vaxt anadan olub?", "Rəşid Behbudov 14 dekabr 1915-ci ildə anadan olub."),
    ("Who was Rashid Behbudov?", "and when was he born?", "Rashid Behbudov was born on 14 December 1915."),
    ("Кто такой Рашид Бейбутов?", "а когда родился?", "Рашид Бейбутов родился 14 декабря 1915 года."),
]


@pytest.mark.parametrize(("question", "follow_up", "said"), FOLLOW_UPS)
def test_a_follow_up_is_about_what_was_answered(chat: Chat, question: str, follow_up: str, said: str) -> None:
    chat.say(question)
    chat.wait(timedelta(minutes=9, seconds=59))
    assert chat.say(follow_up).text.startswith(said)


@pytest.mark.parametrize(("question", "follow_up", "said"), FOLLOW_UPS)
def test_after_ten_minutes_nothing_is_talked_of(
    mind: Mind, chat: Chat, question: str, follow_up: str, said: str
) -> None:
    chat.say(question)
    chat.wait(timedelta(minutes=10))
    late = chat.say(follow_up)
    assert said not in late.text
    assert late.text == reply_to(mind, follow_up, NOON.date()).text


def test_each_follow_up_starts_the_ten_minutes_anew(chat: Chat) -> None:
    chat.say("Who directed Sabuhi?")
    for _ in range(3):
        chat.wait(timedelta(minutes=9))
        assert "composed by Tofig Guliyev" in chat.say("and the composer?").text


def test_the_last_answer_is_what_is_talked_of(chat: Chat) -> None:
    chat.say("Who directed Sabuhi?")
    chat.say("Who directed Koroghlu?")
    assert "“Koroghlu” (Koroğlu) was made in 1960." in chat.say("and the year?").text


@pytest.mark.parametrize("between", ["hello", "/help", "What is the weather like today?", "???"])
def test_what_is_about_nothing_does_not_change_what_is_talked_of(chat: Chat, between: str) -> None:
    chat.say("Who directed Sabuhi?")
    chat.say(between)
    assert "composed by Tofig Guliyev" in chat.say("and the composer?").text


def test_a_pressed_button_is_talked_of(chat: Chat) -> None:
    said = chat.press(Button("Rejissor", data_of(Asked("film.director", films=("sabuhi_1941",)))))
    assert "rejissoru — Amo Bek-Nazarov." in said.text
    assert "bəstəkarı — Tofiq Quliyev." in chat.say("bəs bəstəkarı?").text


@pytest.mark.parametrize(
    "other",
    [
        Address("console", "terminal", "someone else"),
        Address("console", "another chat", "you"),
        Address("telegram", "terminal", "you"),
    ],
)
def test_what_is_talked_of_belongs_to_one_person_in_one_chat(chat: Chat, other: Address) -> None:
    chat.say("Who directed Sabuhi?")
    chat.say("Who directed Koroghlu?", other)
    assert "“Sabuhi” (Səbuhi) was made in 1941." in chat.say("and the year?").text
    assert "“Koroghlu” (Koroğlu) was made in 1960." in chat.say("and the year?", other).text


def test_the_language_chosen_holds_for_everybody_in_the_chat(chat: Chat) -> None:
    chat.say("/lang ru")
    other = replace(HERE, player="someone else")
    assert chat.say("Who directed Sabuhi?", other).text.startswith("Режиссёр")
    assert chat.say("Who directed Sabuhi?").text.startswith("Режиссёр")
    chat.say("/lang auto", other)
    assert chat.say("Who directed Sabuhi?").text.startswith("“Sabuhi”")


@pytest.mark.parametrize("other", [replace(HERE, chat="another chat"), replace(HERE, platform="telegram")])
def test_the_language_chosen_belongs_to_one_chat(chat: Chat, other: Address) -> None:
    chat.say("/lang ru")
    assert chat.say("Who directed Sabuhi?", other).text.startswith("“Sabuhi”")
    assert chat.say("Who directed Sabuhi?").text.startswith("Режиссёр")


def test_the_language_last_spoken_belongs_to_one_person_in_one_chat(chat: Chat) -> None:
    chat.say("Who directed Sabuhi?")
    chat.say("Кто режиссёр фильма «Сабухи»?", replace(HERE, player="someone else"))
    assert "Write in words" in chat.say("???").text
    assert "Напишите словами" in chat.say("???", replace(HERE, player="someone else")).text


def test_somebody_new_to_a_chat_is_replied_to_in_the_language_last_spoken_there(chat: Chat) -> None:
    assert chat.say("???").text.startswith("Burada sual tapmadım.")
    chat.say("Who directed Sabuhi?")
    assert "Write in words" in chat.say("???", replace(HERE, player="somebody new")).text
    assert chat.say("???", replace(HERE, chat="another")).text.startswith("Burada sual tapmadım.")


@pytest.mark.parametrize(
    ("question", "follow_up", "said"),
    [
        ("“Hacı Qara”nın çəkilişlərinə nə vaxt başlanıb?", "bəs rejissoru?", "“Hacı Qara” (1929) filminin rejissoru"),
        ("When did shooting on “Haji Gara” begin?", "and the director?", "“Haji Gara” (Hacı Qara, 1929) was directed"),
        ("Когда отреставрировали «Легенду о Девичьей башне»?", "а кто режиссёр?", "Режиссёр фильма «Легенда о Дев"),
    ],
)
def test_a_fact_of_the_studio_makes_the_film_it_is_asked_by_the_topic(
    chat: Chat, question: str, follow_up: str, said: str
) -> None:
    chat.say(question)
    assert chat.say(follow_up).text.startswith(said)


def test_a_title_of_several_films_in_a_question_about_the_studio_is_no_topic(chat: Chat) -> None:
    chat.say("When was the first screen version of “Arshin Mal Alan” shown?")
    assert chat.say("and the director?").text.startswith("Which film or person")


@pytest.mark.parametrize("text", ["2", "🎬", "?!"])
def test_a_text_without_letters_is_replied_to_in_the_language_last_spoken(chat: Chat, text: str) -> None:
    chat.say("Who directed Jirtdan?")
    assert "Write in words" in chat.say(text).text


def test_small_talk_varies_within_a_conversation(chat: Chat) -> None:
    first, second = chat.say("hello").text, chat.say("hello").text
    assert first != second


# --- buttons


@pytest.mark.parametrize(
    ("question", "labels"),
    [
        ("Səbuhi filminin rejissoru kimdir?", ["Rollarda", "İl", "Bəstəkar", QUIZ_ME["az"]]),
        ("Who directed Sabuhi?", ["Cast", "Year", "Composer", QUIZ_ME["en"]]),
        ("Кто режиссёр фильма «Сабухи»?", ["В ролях", "Год", "Композитор", QUIZ_ME["ru"]]),
        ("Who was Rashid Behbudov?", ["Films", "Date of birth", "Titles and awards", QUIZ_ME["en"]]),
        ("Who founded the Azanfilm animation studio?", [QUIZ_ME["en"]]),
        ("When was the studio founded?", []),
        ("Which films were made in 1945?", []),
        ("hello", []),
        ("What is the weather like today?", []),
    ],
)
def test_under_an_answer_stand_buttons_for_what_else_is_held(chat: Chat, question: str, labels: list[str]) -> None:
    assert [button.label for button in chat.say(question).buttons] == labels


def test_every_button_tells_what_it_says(chat: Chat) -> None:
    buttons = chat.say("Who directed Sabuhi?").buttons
    told = {button.label: chat.press(button).text for button in buttons}
    assert told["Cast"].startswith("Cast of “Sabuhi” (Səbuhi, 1941): ")
    assert told["Year"].startswith("“Sabuhi” (Səbuhi) was made in 1941.")
    assert told["Composer"].startswith("The music of “Sabuhi” (Səbuhi, 1941) was composed by Tofig Guliyev.")
    assert told[QUIZ_ME["en"]].startswith("Quiz question · ")
    assert set(told) == {"Cast", "Year", "Composer", QUIZ_ME["en"]}


def test_a_button_answers_in_the_language_last_spoken(chat: Chat) -> None:
    chat.say("Who directed Sabuhi?")
    composer = labelled(chat.say("Кто режиссёр фильма «Сабухи»?"), "Композитор")
    assert chat.press(composer).text.startswith("Композитор фильма «Сабухи»")


def test_an_older_button_still_works(chat: Chat) -> None:
    composer = labelled(chat.say("Who directed Sabuhi?"), "Composer")
    chat.say("Who directed Koroghlu?")
    chat.wait(timedelta(days=2))
    assert chat.press(composer).text.startswith("The music of “Sabuhi”")


def test_offers_are_numbered_buttons_that_tell_what_is_listed(unsure: Chat) -> None:
    offer = unsure.say("who was it when the studio was there")
    assert [button.label for button in offer.buttons] == ["1", "2", "3"]
    assert [line.partition(". ")[2] for line in offer.text.splitlines()[1:]][1:] == [
        "“Koroghlu” (1960): director",
        "Rashid Behbudov: date of birth",
    ]
    assert [unsure.press(button).text.partition(".")[0] for button in offer.buttons] == [
        "According to Azernews, the AzerbaijanFilm studio was established in 1920 as a photo-cinema department "
        "at the People's Commissariat of the Azerbaijan SSR",
        "“Koroghlu” (Koroğlu, 1960) was directed by Huseyn Seyidzade",
        "Rashid Behbudov was born on 14 December 1915",
    ]


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("Səbuhi filminin rejissoru kimdir?", "sabuhi_1941"),
        ("Who was Rashid Behbudov?", "rashid_behbudov"),
        ("Кто создал студию анимации «Азанфильм»?", "azanfilm_1994"),
    ],
)
def test_the_last_button_asks_a_quiz_question_on_what_was_told(
    mind: Mind, bank: QuestionBank, play: Play, question: str, entry: str
) -> None:
    told = decide(State(), Incoming(HERE, text=question), mind, play, NOON)
    language = told.conversation.language
    button = told.turn.said[0].buttons[-1]
    assert button.label == QUIZ_ME[language]
    after = decide(State(told.conversation, told.turn.chat), Incoming(HERE, button=button.data), mind, play, NOON)
    (said,) = after.turn.said
    game = after.turn.chat.running
    assert game is not None
    assert game.round is not None
    assert (game.phase, game.total) == ("asking", 1)
    assert bank.drafts[game.round.question.id].about[0] == entry
    assert game.round.question.prompt.in_(language) in said.text
    assert after.conversation.topic == told.conversation.topic


@pytest.mark.parametrize("data", ["q|", "q|no_such_entry", "q|studio_founded_1920", "q|../../etc/passwd", "q|q|"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_button_for_a_quiz_on_what_has_no_question_says_so_and_starts_nothing(
    mind: Mind, play: Play, data: str, language: Language
) -> None:
    before = talking_of_sabuhi(language)
    decision = decide(before, Incoming(HERE, button=data), mind, play, NOON)
    assert decision.turn.said == (Outgoing(mind.say(language, "quiz-none")),)
    assert decision.turn.chat.game is None
    assert replace(decision.conversation, turn=before.conversation.turn) == before.conversation


@pytest.mark.parametrize("data", ["g|m5x2k1|7|pick|2", "g||0|again|0", "g|m5x2k1|0|join|0"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_button_of_no_game_tells_only_who_pressed_it(mind: Mind, play: Play, data: str, language: Language) -> None:
    before = replace(talking_of_sabuhi(language), chat=replace(State().chat, chosen=language))
    decision = decide(before, Incoming(HERE, button=data), mind, play, NOON)
    assert decision.turn.said == (Outgoing(mind.say(language, "game-gone"), to=HERE.player),)
    assert changes_nothing(before, decision)


@pytest.mark.parametrize("text", ["Who directed Sabuhi?", "hello", "2", "Rashid Behbudov: date of birth"])
def test_a_text_while_buttons_are_open_is_a_question(mind: Mind, play: Play, text: str) -> None:
    open_buttons = replace(mind, matcher=Unsure(OFFERED))
    offered = decide(State(), Incoming(HERE, text="who was it"), open_buttons, play, NOON)
    (offer,) = offered.turn.said
    assert len(offer.buttons) == 3
    after = State(offered.conversation, offered.turn.chat)
    (said,) = decide(after, Incoming(HERE, text=text), mind, play, NOON).turn.said
    assert said.text == reply_to(mind, text, NOON.date(), "en", turn=2).text


@pytest.mark.parametrize(
    "data",
    [
        "junk",
        "|",
        "||||",
        "|||||||||",
        "\x00|\x00|\x00|\x00|\x00",
        "{ $title }",
        "🎬" * 16,
        "FILM.DIRECTOR|koroghlu_1960|||",
        "Q|sabuhi_1941",
        "g|m5x2k1|7|sing|2",
        "g|m5x2k1|-7|pick|2",
        "g|m5x2k1|7|pick|²",
        "g|m5x2k1|7|pick",
        data_of(Asked("no_such_fact")),
        data_of(Asked("film.no_such_attribute", films=("koroghlu_1960",))),
        data_of(Asked("film.director", films=("no_such_film",))),
        data_of(Asked("film.director", films=("koroghlu_1960", "no_such_film"))),
        data_of(Asked("film.director", films=("../../etc/passwd",))),
        data_of(Asked("person.card", people=("no_such_person",))),
        data_of(Asked("credit.role", roles=("koroghlu_1960",))),
        data_of(Asked("credit.role", roles=("koroghlu_1960/no_such_person",))),
        data_of(Asked("credit.role", roles=("no_such_film/rashid_behbudov",))),
        data_of(Asked("smalltalk.greeting")),
        data_of(Asked("decline.unknown_name")),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_forged_or_outdated_button_is_answered_politely_and_changes_nothing(
    mind: Mind, play: Play, data: str, language: Language
) -> None:
    before = talking_of_sabuhi(language)
    decision = decide(before, Incoming(HERE, button=data), mind, play, NOON)
    assert decision.turn.said == (Outgoing(mind.say(language, "button-gone")),)
    assert changes_nothing(before, decision)


@pytest.mark.parametrize(
    "asked",
    [
        Asked("film.director"),
        Asked("film.card", people=("rashid_behbudov",)),
        Asked("person.card"),
        Asked("person.card", films=("koroghlu_1960",)),
        Asked("list.year", value="1800"),
        Asked("decline.weather"),
        Asked("decline.budget", films=("koroghlu_1960",)),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_button_for_what_does_not_exist_changes_nothing(
    mind: Mind, play: Play, asked: Asked, language: Language
) -> None:
    before = talking_of_sabuhi(language)
    decision = decide(before, Incoming(HERE, button=data_of(asked)), mind, play, NOON)
    (said,) = decision.turn.said
    assert said.text
    assert said.buttons == ()
    assert changes_nothing(before, decision)


def test_a_button_for_what_is_not_held_says_so_and_makes_the_film_the_topic(mind: Mind, play: Play) -> None:
    asked = Asked("film.composer", films=("koroghlu_1960",))
    decision = decide(talking_of_sabuhi("en"), Incoming(HERE, button=data_of(asked)), mind, play, NOON)
    (said,) = decision.turn.said
    assert said.text.startswith("My sources do not give that")
    assert decision.conversation.topic is not None
    assert decision.conversation.topic.ids == ("koroghlu_1960",)


@pytest.mark.parametrize(
    "asked",
    [
        Asked("studio_founded_1920"),
        Asked("film.director", films=("sevil_1929", "sevil_1970")),
        Asked("person.card", people=("rashid_behbudov",)),
        Asked("credit.role", roles=("sabuhi_1941/leyla_badirbeyli",)),
        Asked("credit.person", films=("sabuhi_1941",), people=("leyla_badirbeyli",)),
        Asked("list.decade", value="1940s"),
    ],
)
def test_the_data_of_a_button_is_read_as_it_was_written(asked: Asked) -> None:
    assert asked_of(data_of(asked)) == asked


def test_the_data_of_every_fact_attribute_and_role_fits_a_button(mind: Mind) -> None:
    base = mind.knowledge
    asked = [Asked(f"film.{name}", films=(film,)) for film in base.films for name in ("card", *kb.FILM)]
    asked += [Asked(f"person.{name}", people=(person,)) for person in base.people for name in ("card", *kb.PERSON)]
    asked += [Asked(fact) for fact in base.facts]
    parts = [(film.id, part.person) for film in base.films.values() for part in film.cast]
    asked += [Asked("credit.role", roles=(f"{film}/{person}",)) for film, person in dict.fromkeys(parts)]
    asked += [Asked("credit.person", films=(film,), people=(person,)) for film, person in dict.fromkeys(parts)]
    data = [data_of(one) for one in asked]
    data += [f"q|{entry}" for entry in (*base.films, *base.people, *base.facts)]
    assert [text for text in data if len(text.encode()) > 64] == []
    assert len(set(data)) == len(data)


# --- /lang


@pytest.mark.parametrize(
    ("language", "confirmed", "said"),
    [
        ("az", "Azərbaycan dilində cavab verəcəyəm.", "“Səbuhi” (1941) filminin rejissoru — Amo"),
        ("en", "I will answer in English.", "“Sabuhi” (Səbuhi, 1941) was directed by Amo"),
        ("ru", "Буду отвечать по-русски.", "Режиссёр фильма «Сабухи» (Səbuhi, 1941) — Амо"),
    ],
)
@pytest.mark.parametrize(
    "question", ["Səbuhi filminin rejissoru kimdir?", "Who directed Sabuhi?", "Кто режиссёр фильма «Сабухи»?"]
)
def test_all_answers_are_in_the_language_chosen(
    chat: Chat, language: Language, confirmed: str, said: str, question: str
) -> None:
    assert chat.say(f"/lang {language}") == Outgoing(confirmed)
    assert chat.say(question).text.startswith(said)


def test_auto_follows_the_language_of_the_question_again(chat: Chat) -> None:
    chat.say("/lang ru")
    assert chat.say("/lang auto").text == "Буду отвечать на языке вопроса."
    assert chat.say("Who directed Sabuhi?").text.startswith("“Sabuhi”")
    assert chat.say("Səbuhi filminin rejissoru kimdir?").text.startswith("“Səbuhi”")


@pytest.mark.parametrize("wanted", ["EN", " en ", "En"])
def test_a_language_is_chosen_in_any_case(chat: Chat, wanted: str) -> None:
    assert chat.say(f"/lang {wanted}").text == "I will answer in English."


@pytest.mark.parametrize("command", ["/lang", "/lang de", "/lang en ru", "/lang английский", "/lang /lang"])
def test_a_wrong_language_is_told_how_to_write_it_and_changes_nothing(chat: Chat, command: str) -> None:
    chat.say("/lang en")
    assert chat.say(command) == Outgoing("Write /lang az, /lang en, /lang ru or /lang auto.")
    assert chat.say("Кто режиссёр фильма «Сабухи»?").text.startswith("“Sabuhi”")


def test_buttons_and_small_talk_are_in_the_language_chosen(mind: Mind, chat: Chat) -> None:
    chat.say("/lang ru")
    said = chat.say("Who directed Sabuhi?")
    assert [button.label for button in said.buttons] == ["В ролях", "Год", "Композитор", QUIZ_ME["ru"]]
    assert chat.press(said.buttons[1]).text.startswith("Фильм «Сабухи» (Səbuhi) снят в 1941 году.")
    assert chat.say("hello").text in mind.knowledge.smalltalk["greeting"].answers["ru"]


# --- other commands


@pytest.mark.parametrize(
    ("language", "start", "page", "leave"),
    [
        ("az", "Xoş gəlmisiniz!", "Mən “Azərbaycanfilm” kinostudiyasını tanıyıram", "/quit – çıxış"),
        ("en", "Welcome!", "I know the AzerbaijanFilm studio", "/quit – leave"),
        ("ru", "Добро пожаловать!", "Я знаю киностудию «Азербайджанфильм»", "/quit – выход"),
    ],
)
def test_start_and_help_are_in_the_language_spoken(
    chat: Chat, language: Language, start: str, page: str, leave: str
) -> None:
    chat.say(f"/lang {language}")
    assert chat.say("/start").text.startswith(start)
    said = chat.say("/help").text
    assert said.startswith(page)
    assert "/lang auto" in said
    assert said.splitlines()[-1].endswith(f"; {leave}")


def test_before_anything_is_said_the_bot_speaks_azerbaijani(chat: Chat) -> None:
    assert chat.say("/start").text.startswith("Xoş gəlmisiniz!")


def test_help_follows_the_language_last_spoken(chat: Chat) -> None:
    chat.say("Who directed Sabuhi?")
    assert chat.say("/help").text.startswith("I know the AzerbaijanFilm studio")


@pytest.mark.parametrize("platform", ["telegram", "discord"])
def test_only_a_terminal_can_be_left(chat: Chat, platform: str) -> None:
    assert "/quit" not in chat.say("/help", Address(platform, "1", "2")).text


@pytest.mark.parametrize(
    ("command", "named"),
    [("/foo", "/foo"), ("/foo bar", "/foo"), ("/", "/"), (f"/{'x' * 200}", f"/{'x' * 32}"), ("/helpme", "/helpme")],
)
def test_an_unknown_command_is_named_and_help_is_pointed_to(chat: Chat, command: str, named: str) -> None:
    chat.say("/lang en")
    assert chat.say(command) == Outgoing(f"I don’t know the command {named}. /help lists what I can do.")


def test_a_command_changes_nothing_but_what_it_is_for(mind: Mind, play: Play) -> None:
    before = replace(talking_of_sabuhi("en"), chat=replace(State().chat, chosen="en"))
    for command in ("/help", "/start", "/foo", "/lang", "/lang de"):
        assert changes_nothing(before, decide(before, Incoming(HERE, text=command), mind, play, NOON)), command
    auto = decide(before, Incoming(HERE, text="/lang auto"), mind, play, NOON)
    assert changes_nothing(replace(before, chat=replace(before.chat, chosen=None)), auto)


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_an_empty_text_is_asked_for_words(chat: Chat, text: str) -> None:
    assert chat.say(text).text.startswith("Burada sual tapmadım.")
