"""Follow-ups, buttons and commands of one conversation, and what each of several conversations remembers."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import get_args

import numpy as np
import pytest

from bot import kb
from bot.chat import Conversation, State, Turn, Unanswered
from bot.dialogue import TOPIC_LASTS, decide, touches_all
from bot.games.anniversaries import Calendar
from bot.games.bank import QuestionBank
from bot.games.presses import Does
from bot.matching.asked import Asked, asked_of, data_of
from bot.matching.entities import Mention
from bot.matching.fold import fold
from bot.matching.matcher import Candidate, Match, Matcher
from bot.matching.signals import NAMES
from bot.messages import Address, Button, Incoming, Outgoing
from bot.mind import Mind
from bot.phrasebook import Phrasebook
from bot.play import Play
from bot.replies import Context, reply_to
from bot.scene import Decision
from knowledge.model import LANGUAGES, Language
from tests.stage import Stage

NOON = datetime(2026, 4, 28, 12, tzinfo=UTC)
HERE = Address("console", "terminal", "you")
QUIZ_ME = {"az": "Bu barədə sual ver", "en": "Quiz me on this", "ru": "Викторина об этом"}
"""The button under an answer on which there is a question."""
REPORT = {"az": "Səhv var", "en": "Report", "ru": "Сообщить об ошибке"}
"""The last button under any answer."""


@pytest.fixture(scope="module")
def mind(own_mind: Mind) -> Mind:
    return own_mind


@pytest.fixture(scope="module")
def bank(mind: Mind) -> QuestionBank:
    return QuestionBank(mind.knowledge, mind.say)


@pytest.fixture(scope="module")
def play(mind: Mind, bank: QuestionBank) -> Play:
    return Play(mind, bank, Calendar(mind.knowledge))


class Chat(Stage):
    """A stage on which people who manage their chats do something, and one message is said to it."""

    def wait(self, time: timedelta) -> None:
        self.now += time

    def say(self, text: str, address: Address = HERE, private: bool = False) -> Outgoing:
        return self._one(Incoming(address, text=text, admin=True, private=private))

    def press(self, button: Button, address: Address = HERE) -> Outgoing:
        return self._one(Incoming(address, button=button.data, admin=True))

    def _one(self, incoming: Incoming) -> Outgoing:
        (said,) = self.handle(incoming)
        return said


@pytest.fixture
def chat(mind: Mind, play: Play) -> Iterator[Chat]:
    chat = Chat(mind, play)
    yield chat
    chat.close()


class Unsure(Matcher):
    """A matcher that holds several things for likely, whatever is asked."""

    def __init__(self, found: Sequence[Asked]) -> None:
        signals = np.zeros(len(NAMES), dtype=np.float32)
        self._found = tuple(Candidate(asked, signals, 0.0, 0.3) for asked in found)

    def ask(self, text: str, about: Mention | None = None) -> Match:
        return Match(None, None, 0.3, self._found, tuple(fold(text).split()))


OFFERED = (
    Asked("studio_founded_1920"),
    Asked("film.director", films=("koroghlu_1960",)),
    Asked("person.born", people=("rashid_behbudov",)),
)


@pytest.fixture
def unsure(mind: Mind, play: Play) -> Iterator[Chat]:
    chat = Chat(replace(mind, matcher=Unsure(OFFERED)), play)
    yield chat
    chat.close()


def talking_of_sabuhi(language: Language) -> State:
    topic = Mention(0, 0, "film", ("sabuhi_1941",), 1.0, True)
    return State(Conversation(language=language, topic=topic, topic_until=NOON + TOPIC_LASTS, turn=3))


def changes_nothing(before: State, decision: Decision) -> bool:
    """Say whether all is as it was but for the turns counted, and nothing is left to be noted or looked up."""
    same_talk = replace(decision.conversation, turn=before.conversation.turn) == before.conversation
    turn = decision.turn
    noted = (turn.entries, turn.finished, turn.daily, decision.lookup, decision.unanswered, decision.order)
    return same_talk and turn.chat == before.chat and noted == ((), None, {}, None, None, None) and not decision.forget


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


@pytest.mark.parametrize(
    ("hour", "age"), [(datetime(2026, 8, 7, 19, 59, tzinfo=UTC), 77), (datetime(2026, 8, 7, 20, tzinfo=UTC), 78)]
)
def test_somebody_is_a_year_older_when_the_day_begins_in_baku(chat: Chat, hour: datetime, age: int) -> None:
    chat.now = hour
    assert f"makes {age} years today" in chat.say("How old is Rasim Balayev?").text
    told = chat.press(Button("", data_of(Asked("person.age", people=("rasim_balayev",)))))
    assert f"makes {age} years today" in told.text


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
        assert "“Sabuhi” (Səbuhi) was made in 1941." in chat.say("and the year?").text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("when was he born?", "Amo Bek-Nazarov, date of birth"),
        ("and the composer?", "composed by Tofig Guliyev"),
        ("when did he die?", "Amo Bek-Nazarov, date of death"),
    ],
)
def test_whoever_made_a_film_is_talked_of_beside_it(chat: Chat, question: str, told: str) -> None:
    chat.say("Who directed Sabuhi?")
    assert told in chat.say(question).text


def test_the_film_is_still_talked_of_after_a_word_about_who_made_it(chat: Chat) -> None:
    chat.say("Who directed Sabuhi?")
    assert "Amo Bek-Nazarov, date of death" in chat.say("when did he die?").text
    assert "“Sabuhi” (Səbuhi) was made in 1941." in chat.say("and the year?").text


@pytest.mark.parametrize(
    ("first", "then", "told"),
    [
        ("Who directed Sabuhi?", "and Koroghlu?", "“Koroghlu” (Koroğlu, 1960) was directed by"),
        ("Səbuhi filminin rejissoru kimdir?", "bəs “Koroğlu”nun?", "“Koroğlu” (1960) filminin rejissoru —"),
        ("Кто режиссёр фильма «Сабухи»?", "а у «Кёроглу»?", "Режиссёр фильма «Кёроглы»"),
        ("When was Rashid Behbudov born?", "what about Leyla Badirbeyli?", "Leyla Badirbeyli was born"),
        ("Who directed Sevil 1929?", "and the 1970 one?", "“Sevil” (1970), director"),
        ("Who played in Sevil 1929?", "the 1970 film?", "“Sevil” (1970)"),
        ("When was Rashid Behbudov born?", "and Koroghlu?", "Director:"),  # a film is not born
        ("hello", "and Koroghlu?", "Director:"),
    ],
)
def test_what_was_asked_is_asked_of_whatever_is_named_next(chat: Chat, first: str, then: str, told: str) -> None:
    chat.say(first)
    assert told in chat.say(then).text


@pytest.mark.parametrize(
    ("first", "name", "said"),
    [
        ("Who directed Sabuhi?", "Koroghlu", "Director:"),
        ("Sabuhi filmini kim çəkib?", "Koroghlu", "Rejissor:"),
        ("Who directed Sabuhi?", "Koroğlu", "Rejissor:"),
        ("Who directed Sabuhi?", "Кёроглы", "Режиссёр:"),
    ],
)
def test_a_bare_name_is_answered_in_the_language_last_spoken_where_its_letters_tell_no_other(
    chat: Chat, first: str, name: str, said: str
) -> None:
    chat.say(first)
    assert said in chat.say(name).text


def test_a_bare_name_asks_for_no_more_than_what_it_names(chat: Chat) -> None:
    chat.say("Who directed Sabuhi?")
    assert "Director:" in chat.say("Koroghlu").text


def test_after_a_film_that_nobody_knows_the_last_one_is_not_talked_of_any_more(chat: Chat) -> None:
    chat.say("Who directed Sabuhi?")
    chat.say("And who directed “Qwertzu Asdfgh”?")
    assert "Tofig Guliyev" not in chat.say("and the composer?").text


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


def test_the_language_chosen_belongs_to_one_chat(chat: Chat) -> None:
    chat.say("/lang ru")
    assert chat.say("Who directed Sabuhi?", replace(HERE, chat="another chat")).text.startswith("“Sabuhi”")
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
        ("Səbuhi filminin rejissoru kimdir?", ["Aktyorlar", "İl", QUIZ_ME["az"], REPORT["az"]]),
        ("Who directed Sabuhi?", ["Cast", "Year", QUIZ_ME["en"], REPORT["en"]]),
        ("Кто режиссёр фильма «Сабухи»?", ["В ролях", "Год", QUIZ_ME["ru"], REPORT["ru"]]),
        ("Who was Rashid Behbudov?", ["Films", "Date of birth", QUIZ_ME["en"], REPORT["en"]]),
        ("Who founded the Azanfilm animation studio?", [QUIZ_ME["en"], REPORT["en"]]),
        ("When was the studio founded?", [REPORT["en"]]),
        ("Which films were made in 1945?", [REPORT["en"]]),
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
    assert told[QUIZ_ME["en"]].startswith("Quiz question · ")
    assert told[REPORT["en"]] == "Thank you, noted: an editor will look at it."
    assert set(told) == {"Cast", "Year", QUIZ_ME["en"], REPORT["en"]}


def test_what_a_button_tells_has_buttons_of_its_own(chat: Chat) -> None:
    cast = chat.press(labelled(chat.say("Who directed Sabuhi?"), "Cast"))
    assert [button.label for button in cast.buttons] == ["Director", "Year", QUIZ_ME["en"], REPORT["en"]]
    assert chat.press(cast.buttons[0]).text.startswith("“Sabuhi” (Səbuhi, 1941) was directed by Amo Bek-Nazarov.")


def test_where_there_is_no_quiz_question_one_more_button_leads_on(mind: Mind, play: Play) -> None:
    asked = next(
        Asked("film.director", films=(id,))
        for id, film in mind.knowledge.films.items()
        if film.credits.get("director") and film.year and film.cast and not play.knows_questions_on(id)
    )
    decision = decide(talking_of_sabuhi("en"), Incoming(HERE, button=data_of(asked)), mind, play, NOON)
    labels = [button.label for button in decision.turn.said[0].buttons]
    assert (labels[:2], len(labels), labels[-1]) == (["Cast", "Year"], 4, REPORT["en"])
    assert QUIZ_ME["en"] not in labels


def test_a_button_answers_in_the_language_last_spoken(chat: Chat) -> None:
    chat.say("Who directed Sabuhi?")
    year = labelled(chat.say("Кто режиссёр фильма «Сабухи»?"), "Год")
    assert chat.press(year).text.startswith("Фильм «Сабухи» (Səbuhi) снят в 1941 году.")


def test_an_older_button_still_works(chat: Chat) -> None:
    cast = labelled(chat.say("Who directed Sabuhi?"), "Cast")
    chat.say("Who directed Koroghlu?")
    chat.wait(timedelta(days=2))
    assert chat.press(cast).text.startswith("Cast of “Sabuhi”")


def test_offers_are_numbered_buttons_that_tell_what_is_listed(unsure: Chat) -> None:
    offer = unsure.say("who was it when the studio was there")
    *offered, none = offer.buttons
    assert [button.label for button in offer.buttons] == ["1", "2", "3", "None of these"]
    assert [line.partition(". ")[2] for line in offer.text.splitlines()[1:]][1:] == [
        "“Koroghlu” (1960): director",
        "Rashid Behbudov: date of birth",
    ]
    assert [unsure.press(button).text.partition(".")[0] for button in offered] == [
        "According to Azernews, the AzerbaijanFilm studio was established in 1920 as a photo-cinema department "
        "at the People's Commissariat of the Azerbaijan SSR",
        "“Koroghlu” (Koroğlu, 1960) was directed by Huseyn Seyidzade",
        "Rashid Behbudov was born on 14 December 1915",
    ]
    assert unsure.press(none).text == "Thank you, noted: an editor will look at it."


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("Səbuhi filminin rejissoru kimdir?", "sabuhi_1941"),
        ("Who was Rashid Behbudov?", "rashid_behbudov"),
        ("Кто создал студию анимации «Азанфильм»?", "azanfilm_1994"),
    ],
)
def test_the_last_button_but_the_report_asks_a_quiz_question_on_what_was_told(
    mind: Mind, bank: QuestionBank, play: Play, question: str, entry: str
) -> None:
    told = decide(State(), Incoming(HERE, text=question), mind, play, NOON)
    language = told.conversation.language
    *_, button, report = told.turn.said[0].buttons
    assert (button.label, report.label) == (QUIZ_ME[language], REPORT[language])
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
    assert [button.label for button in offer.buttons] == ["1", "2", "3", "None of these"]
    after = State(offered.conversation, offered.turn.chat)
    (said,) = decide(after, Incoming(HERE, text=text), mind, play, NOON).turn.said
    assert said.text == reply_to(mind, text, NOON.date(), "en", before=Context(turn=2)).text


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
    assert [button.label for button in said.buttons] == ["В ролях", "Год", QUIZ_ME["ru"], REPORT["ru"]]
    assert chat.press(said.buttons[1]).text.startswith("Фильм «Сабухи» (Səbuhi) снят в 1941 году.")
    assert chat.say("hello").text in mind.knowledge.smalltalk["greeting"].answers["ru"]


# --- other commands


@pytest.mark.parametrize(
    ("language", "start", "page", "leave"),
    [
        ("az", "Xoş gəlmisiniz!", "Mən “Azərbaycanfilm” kinostudiyasını tanıyıram", "/quit – çıxış"),
        ("en", "Welcome!", "I know the AzerbaijanFilm studio", "/quit – leave"),
        ("ru", "Добро пожаловать!", "Я знаю киностудию «Азербайджанфильм»", "/quit — выход"),
    ],
)
def test_start_and_help_are_in_the_language_spoken(
    chat: Chat, language: Language, start: str, page: str, leave: str
) -> None:
    chat.say(f"/lang {language}")
    assert chat.say("/start", private=True).text.startswith(start)
    said = chat.say("/help").text
    assert said.startswith(page)
    assert "/lang auto" in said
    assert said.splitlines()[-1].endswith(f"; {leave}")


def test_before_anything_is_said_the_bot_speaks_azerbaijani(chat: Chat) -> None:
    assert chat.say("/start", private=True).text.startswith("Xoş gəlmisiniz!")
    assert chat.say("/start", replace(HERE, chat="a group")).text.startswith("Salam!")


def test_help_follows_the_language_last_spoken(chat: Chat) -> None:
    chat.say("Who directed Sabuhi?")
    assert chat.say("/help").text.startswith("I know the AzerbaijanFilm studio")


@pytest.mark.parametrize("platform", ["telegram", "discord"])
def test_only_a_terminal_can_be_left(mind: Mind, play: Play, platform: str) -> None:
    (said,) = decide(State(), Incoming(Address(platform, "1", "2"), text="/help"), mind, play, NOON).turn.said
    assert said.text != ""
    assert "/quit" not in said.text


@pytest.mark.parametrize(
    ("command", "named"),
    [("/foo", "/foo"), ("/foo bar", "/foo"), ("/", "/"), (f"/{'x' * 200}", f"/{'x' * 32}"), ("/helpme", "/helpme")],
)
def test_an_unknown_command_is_named_and_help_is_pointed_to(chat: Chat, command: str, named: str) -> None:
    chat.say("/lang en")
    assert chat.say(command) == Outgoing(f"I don’t know the command {named}. /help lists what I can do.")


def test_a_command_changes_nothing_but_what_it_is_for(mind: Mind, play: Play) -> None:
    before = replace(talking_of_sabuhi("en"), chat=replace(State().chat, chosen="en"))
    for command in ("/help", "/start", "/foo", "/lang", "/lang de", "/settings", "/stats", "/reload", "/broadcast hi"):
        for incoming in (Incoming(HERE, text=command), Incoming(HERE, text=command, admin=True)):
            assert changes_nothing(before, decide(before, incoming, mind, play, NOON)), command
    auto = decide(before, Incoming(HERE, text="/lang auto", admin=True), mind, play, NOON)
    assert changes_nothing(replace(before, chat=replace(before.chat, chosen=None)), auto)


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_an_empty_text_is_asked_for_words(chat: Chat, text: str) -> None:
    assert chat.say(text).text.startswith("Burada sual tapmadım.")


# --- /start while a game is running


@pytest.mark.parametrize("language", LANGUAGES)
def test_start_shows_an_open_question_again_with_the_time_left(chat: Chat, language: Language) -> None:
    chat.say(f"/lang {language}")
    asked = chat.say("/quiz choice")
    chat.wait(timedelta(seconds=3))
    again = chat.say("/start")
    _, *question = asked.text.splitlines()
    assert again.text.splitlines()[1 : 1 + len(question)] == question
    assert again.choice is None
    assert again.text.splitlines()[-1].startswith(Phrasebook().say(language, "seconds-left", seconds=0).split(":")[0])
    assert again.buttons == asked.buttons
    assert again.to == ""


def test_start_shows_a_lobby_again_until_its_game_is_over(chat: Chat) -> None:
    chat.say("/lang en")
    lobby = chat.say("/game 5")
    assert chat.say("/start") == replace(lobby, kind="chatter", slot="")
    chat.say("/stop")
    assert chat.say("/start").text.startswith("Hello!")


# --- questions that got no answer


@pytest.mark.parametrize(
    ("text", "language", "outcome"),
    [
        ("What is the weather like today?", "en", "unknown"),
        ("Who composed Koroghlu?", "en", "unknown"),
        ("Кто снял Бэтмена?", "ru", "unknown"),
        ("Batmani kim çəkib?", "az", "unknown"),
        ("studio head", "en", "suggest"),
    ],
)
def test_a_question_that_got_no_answer_is_kept_folded_with_its_language_and_what_came_of_it(
    mind: Mind, play: Play, text: str, language: Language, outcome: str
) -> None:
    decision = decide(State(), Incoming(HERE, text=f"  {text}\n"), mind, play, NOON)
    assert decision.unanswered == Unanswered(fold(text), language, outcome)


def test_no_more_of_a_question_is_kept_than_anybody_reads(mind: Mind, play: Play) -> None:
    for text in ("x" * 100_000, "What is the weather like today? " * 1_000):
        kept = decide(State(), Incoming(HERE, text=text), mind, play, NOON).unanswered
        assert kept is not None
        assert len(kept.question) == 300


@pytest.mark.parametrize(
    "incoming",
    [
        Incoming(HERE, text="Who directed Sabuhi?"),
        Incoming(HERE, text="Səbuhi filminin rejissoru kimdir?"),
        Incoming(HERE, text="hello"),
        Incoming(HERE, text="/foo"),
        Incoming(HERE, text="/help"),
        Incoming(HERE, text="/quiz"),
        Incoming(HERE, button="junk"),
        Incoming(HERE, button=data_of(Asked("film.composer", films=("koroghlu_1960",)))),
        Incoming(HERE, button="q|nobody"),
    ],
)
def test_what_is_answered_and_what_is_no_question_is_not_kept(mind: Mind, play: Play, incoming: Incoming) -> None:
    assert decide(State(), incoming, mind, play, NOON).unanswered is None


def test_what_is_said_while_a_quiz_question_is_open_is_no_question_to_the_bot(mind: Mind, play: Play) -> None:
    begun = decide(State(), Incoming(HERE, text="/quiz choice"), mind, play, NOON)
    for player in ("you", "someone else"):
        incoming = Incoming(replace(HERE, player=player), text="What is the weather like today?")
        decision = decide(State(begun.conversation, begun.turn.chat), incoming, mind, play, NOON)
        assert decision.unanswered is None


# --- asked by command


@pytest.mark.parametrize(
    "question",
    ["Who directed Sabuhi?", "Səbuhi filminin rejissoru kimdir?", "and the composer?", "hello", "???", "first film",
     "What is the weather like today?", "Batmani kim çəkib?", "x" * 1000],
)  # fmt: skip
@pytest.mark.parametrize("command", ["/ask ", "/ASK  ", "  /ask\n"])
def test_what_is_asked_by_command_is_answered_like_any_question(
    mind: Mind, play: Play, question: str, command: str
) -> None:
    for before in (State(), talking_of_sabuhi("en")):
        asked = decide(before, Incoming(HERE, text=f"{command}{question} "), mind, play, NOON)
        assert asked == decide(before, Incoming(HERE, text=question), mind, play, NOON)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_command_alone_is_told_how_to_ask_with_it(mind: Mind, play: Play, language: Language) -> None:
    before = talking_of_sabuhi(language)
    for incoming in (*(Incoming(HERE, text=text) for text in ("/ask", "/ask  ")), Incoming(HERE, button="c|ask")):
        decision = decide(before, incoming, mind, play, NOON)
        assert decision.turn.said == (Outgoing(mind.say(language, "ask-usage")),)
        assert changes_nothing(before, decision)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_usage_gives_for_an_example_is_answered(mind: Mind, play: Play, language: Language) -> None:
    _, found, example = mind.say(language, "ask-usage").partition("/ask ")
    assert found
    decision = decide(State(), Incoming(HERE, text=f"/ask {example}"), mind, play, NOON)
    assert decision.unanswered is None
    assert decision.conversation.topic and decision.conversation.topic.kind == "film"


@pytest.mark.parametrize("text", ["/ask Who directed Sabuhi?", "/ask", "/ask 1"])
@pytest.mark.parametrize("kind", ["choice", "typed", "year"])
@pytest.mark.parametrize("player", [HERE.player, "someone else"])
def test_while_a_quiz_question_is_open_whoever_asks_by_command_is_refused_alone(
    mind: Mind, play: Play, text: str, kind: str, player: str
) -> None:
    begun = decide(State(), Incoming(HERE, text=f"/quiz {kind}"), mind, play, NOON)
    before = State(talking_of_sabuhi("en").conversation, begun.turn.chat)
    decision = decide(before, Incoming(replace(HERE, player=player), text=text), mind, play, NOON)
    assert decision.turn.said == (Outgoing(mind.say("en", "question-open"), to=player),)
    assert changes_nothing(before, decision)


def test_between_the_questions_of_a_game_what_is_asked_by_command_is_answered(mind: Mind, play: Play) -> None:
    state = talking_of_sabuhi("en")
    for text in ("/game 5 choice", "/begin"):
        asked = decide(state, Incoming(HERE, text="/ask Who directed Koroghlu?"), mind, play, NOON)
        assert asked.turn.said[0].text.startswith("“Koroghlu”")
        assert asked.turn.chat.game == state.chat.game
        state = State(asked.conversation, decide(state, Incoming(HERE, text=text), mind, play, NOON).turn.chat)
    state = State(state.conversation, decide(state, Incoming(HERE, text="/skip"), mind, play, NOON).turn.chat)
    assert state.chat.game and state.chat.game.phase == "break"
    (said,) = decide(state, Incoming(HERE, text="/ask 1"), mind, play, NOON).turn.said
    assert "Write in words" in said.text  # and not that the answer comes too late


# --- what is written into a form


def test_what_is_written_into_the_form_of_a_question_is_an_answer_and_no_command_or_question(
    mind: Mind, play: Play
) -> None:
    begun = decide(State(), Incoming(HERE, text="/quiz typed"), mind, play, NOON)
    state = State(begun.conversation, begun.turn.chat)
    assert state.chat.game and state.chat.game.round
    form = next(button.data for button in begun.turn.said[0].buttons if button.asks)
    for text in ("/stop", "/ask Who directed Sabuhi?", "Who directed Sabuhi?"):
        decision = decide(state, Incoming(replace(HERE, player="x"), text=text, button=form), mind, play, NOON)
        assert [said.sign for said in decision.turn.said] == ["wrong"]
        assert (decision.unanswered, decision.conversation) == (None, state.conversation)
    right = state.chat.game.round.question.accepted[0]
    decision = decide(state, Incoming(replace(HERE, player="x"), text=right, button=form), mind, play, NOON)
    assert decision.turn.said[0].sign == "right"
    assert decision.turn.closed


def test_what_comes_with_any_other_button_is_let_be(mind: Mind, play: Play) -> None:
    before = talking_of_sabuhi("en")
    for data in ("c|help", "junk", "q|sabuhi_1941", data_of(Asked("film.director", films=("sabuhi_1941",)))):
        for text in ("Who directed Koroghlu?", "/stop"):
            with_text = decide(before, Incoming(HERE, text=text, button=data), mind, play, NOON)
            assert with_text == decide(before, Incoming(HERE, button=data), mind, play, NOON)


# --- which language

LEVELS: list[tuple[Language | None, Language | None, Language | None, Language, Language]] = [
    ("ru", "az", "az", "en", "ru"),
    (None, "ru", "az", "en", "ru"),
    (None, None, "ru", "en", "ru"),
    (None, None, None, "ru", "ru"),
    ("en", "ru", None, "az", "en"),
    ("en", None, "ru", "az", "en"),
    (None, "en", "ru", "az", "en"),
]
"""A language chosen for the chat, for its room, by the person and the one last spoken; and the one that counts."""


@pytest.mark.parametrize(("chosen", "around", "home", "last", "spoken"), LEVELS)
@pytest.mark.parametrize("admin", [True, False])
def test_the_language_of_a_chat_comes_before_that_of_its_room_then_the_persons_own_then_the_last_one(
    mind: Mind, play: Play, chosen: Language | None, around: Language | None, home: Language | None, last: Language,
    spoken: Language, admin: bool,
) -> None:  # fmt: skip
    chat = replace(State().chat, chosen=chosen, around=around, language=last)
    before = State(Conversation(last, turn=3), chat, home=home)

    def said(**what: str) -> Outgoing:
        (one,) = decide(before, Incoming(HERE, admin=admin, **what), mind, play, NOON).turn.said  # type: ignore[arg-type]
        return one

    question, settled = "Who directed Sabuhi?", chosen or around or home
    assert said(text=question).text == reply_to(mind, question, NOON.date(), settled, before=Context(turn=4)).text
    assert said(text="???").text == reply_to(mind, "???", NOON.date(), spoken, before=Context(turn=4)).text
    assert said(text="/foo").text == mind.say(spoken, "command-unknown", command="/foo")
    assert said(text="/ask").text == mind.say(spoken, "ask-usage")
    assert said(button="junk").text == mind.say(spoken, "button-gone")
    assert said(text="/today").text == play.occasions(spoken, NOON).of_today()
    assert said(text="/score").text == mind.say(chosen or around or last, "score-none")  # what games say to all
    refused = "" if admin else mind.say(spoken, "agenda-admins")
    assert (said(text="/subscribe daily").text == refused) is not admin
    begun = decide(before, Incoming(HERE, text="/quiz choice"), mind, play, NOON)
    assert begun.turn.chat.speaks == spoken
    assert begun.turn.chat.game and begun.turn.chat.game.round
    assert begun.turn.chat.game.round.question.prompt.in_(spoken) in begun.turn.said[0].text


def test_a_language_chosen_around_makes_a_chat_no_less_new(mind: Mind, play: Play) -> None:
    """Should it be given up, the chat goes on in the language of who spoke first."""
    new = State(chat=replace(State().chat, around="ru"))
    decision = decide(new, Incoming(HERE, text="/help", language="en"), mind, play, NOON)
    assert decision.turn.said[0].text.startswith(mind.say("ru", "help"))
    assert (decision.turn.chat.language, decision.turn.chat.around) == ("en", "ru")
    assert decision.conversation.language == "en"


def test_a_language_of_ones_own_is_not_that_of_others_in_the_chat(mind: Mind, play: Play) -> None:
    first = decide(State(home="ru"), Incoming(HERE, text="/help", language="en"), mind, play, NOON)
    other = Incoming(replace(HERE, player="someone else"), text="/help", language="en")
    second = decide(State(chat=first.turn.chat), other, mind, play, NOON)
    assert first.turn.said[0].text.startswith(mind.say("ru", "help"))
    assert second.turn.said[0].text.startswith(mind.say("en", "help"))


# --- the agenda

CHANGES = [
    "/subscribe daily 09:30",
    "/subscribe anniversaries",
    "/schedule game 5 tomorrow 20:00",
    "/unsubscribe",
    "/unsubscribe daily",
]


def with_an_agenda(mind: Mind, play: Play) -> State:
    """Give a chat that subscribed to the question of the day and set a game."""
    state = State()
    for text in ("/lang en", "/subscribe daily 21:00", "/schedule anniversary tomorrow 19:00"):
        decision = decide(state, Incoming(HERE, text=text, private=True), mind, play, NOON)
        state = State(decision.conversation, decision.turn.chat)
    assert len(state.chat.agenda.subscriptions) == len(state.chat.agenda.appointments) == 1
    return state


@pytest.mark.parametrize("text", [*CHANGES, "/subscribe nonsense", "/schedule nonsense", "/unsubscribe nonsense"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_in_a_group_who_is_no_admin_does_not_change_the_agenda(
    mind: Mind, play: Play, text: str, language: Language
) -> None:
    state = with_an_agenda(mind, play)
    before = replace(state, chat=replace(state.chat, chosen=language))
    decision = decide(before, Incoming(HERE, text=text), mind, play, NOON)
    assert decision.turn.said == (Outgoing(mind.say(language, "agenda-admins"), to=HERE.player),)
    assert changes_nothing(before, decision)


@pytest.mark.parametrize("text", CHANGES)
@pytest.mark.parametrize(("admin", "private"), [(True, False), (False, True), (True, True)])
def test_an_admin_and_whoever_is_alone_change_the_agenda(
    mind: Mind, play: Play, text: str, admin: bool, private: bool
) -> None:
    before = with_an_agenda(mind, play)
    decision = decide(before, Incoming(HERE, text=text, admin=admin, private=private), mind, play, NOON)
    (said,) = decision.turn.said
    assert said.to == ""
    assert decision.turn.chat.agenda != before.chat.agenda
    assert changes_nothing(
        replace(before, chat=replace(before.chat, agenda=decision.turn.chat.agenda)),
        decision,
    )


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("/subscribe", "Question of the day: every day at 21:00 (Asia/Baku)"),
        ("/subscribe  ", "Question of the day: every day at 21:00 (Asia/Baku)"),
        ("/schedule", "29 April 2026, 19:00 (Asia/Baku)"),
    ],
)
@pytest.mark.parametrize("admin", [False, True])
def test_everybody_may_see_the_agenda(mind: Mind, play: Play, text: str, listed: str, admin: bool) -> None:
    before = with_an_agenda(mind, play)
    decision = decide(before, Incoming(HERE, text=text, admin=admin), mind, play, NOON)
    (said,) = decision.turn.said
    assert listed in said.text
    assert said.to == ""
    assert changes_nothing(before, decision)


def test_the_agenda_of_a_chat_is_remembered_until_it_is_cancelled(chat: Chat) -> None:
    def said(text: str, address: Address = HERE) -> str:
        (said,) = chat.handle(Incoming(address, text=text, admin=True))
        return said.text

    said("/lang en")
    said("/subscribe daily 09:30 Berlin")
    said("/schedule game 5 tomorrow 20:00")
    chat.wait(timedelta(hours=1))
    assert "Question of the day: every day at 09:30 (Europe/Berlin)" in said("/subscribe")
    assert "29 April 2026, 20:00 (Asia/Baku) — Quiz" in said("/schedule")
    assert said("/subscribe", replace(HERE, chat="another")).startswith("Bu söhbətin abunəliyi yoxdur.")
    assert said("/unsubscribe").count("\n– ") == 2
    assert "This chat has no subscriptions." in said("/subscribe")
    assert "No games are scheduled here." in said("/schedule")


# --- what an event has to know of its chat


@pytest.mark.parametrize(
    "incoming",
    [
        *(Incoming(HERE, text=text) for text in ("/quiz", "  /game 5", "\n/daily", "/subscribe", "/schedule", "/")),
        *(Incoming(HERE, button=data) for data in ("q|sabuhi_1941", "g|m5x2k1|7|again|0", "forget|-", "junk")),
        Incoming(HERE, button=data_of(Asked("film.director", films=("sabuhi_1941",)))),
    ],
)
def test_what_may_begin_a_game_or_touch_the_agenda_reads_the_bag(incoming: Incoming) -> None:
    assert touches_all(incoming)


@pytest.mark.parametrize(
    "incoming",
    [
        *(Incoming(HERE, text=text) for text in ("", "hello", "1", "Who directed Sabuhi?", "and/or", "a /quiz")),
        *(Incoming(HERE, button=f"g|m5x2k1|7|{does}|1") for does in get_args(Does) if does != "again"),
        Incoming(HERE, text="Sevil", button="g|m5x2k1|7|answer|0"),
    ],
)
def test_what_leads_on_a_game_that_runs_does_not_read_the_bag(incoming: Incoming) -> None:
    assert not touches_all(incoming)


# --- what is kept of a person

FORGETTING = [
    ("az", "Sizin haqqınızda saxlanan hər şey silinsin?", "Bəli, hər şeyi sil", "Xeyr, qalsın",
     "Sizin haqqınızda saxlanan hər şey silindi.", "Heç nə silinmədi."),
    ("en", "Erase everything that is kept about you?", "Yes, erase everything", "No, keep it",
     "Everything that was kept about you has been erased.", "Nothing was erased."),
    ("ru", "Удалить всё, что о вас хранится?", "Да, удалить всё", "Нет, оставить",
     "Всё, что о вас хранилось, удалено.", "Ничего не удалено."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "asks", "yes", "no", "erased", "kept"), FORGETTING)
@pytest.mark.parametrize("private", [False, True])
def test_whoever_wants_to_be_forgotten_is_asked_alone_whether_they_are_sure(
    mind: Mind, play: Play, private: bool, language: Language, asks: str, yes: str, no: str, erased: str, kept: str
) -> None:
    before = talking_of_sabuhi(language)
    asked = decide(before, Incoming(HERE, text="/forgetme", private=private), mind, play, NOON)
    (said,) = asked.turn.said
    assert said.to == HERE.player
    assert said.text.startswith(asks)
    assert [button.label for button in said.buttons] == [yes, no]
    assert max(len(button.data.encode()) for button in said.buttons) <= 64
    assert HERE.player not in said.buttons[0].data
    assert changes_nothing(before, asked)

    pressed = [
        decide(before, Incoming(HERE, button=button.data, private=private), mind, play, NOON) for button in said.buttons
    ]
    assert [one.turn.said for one in pressed] == [(Outgoing(text, to=HERE.player),) for text in (erased, kept)]
    assert [one.forget for one in pressed] == [True, False]
    assert changes_nothing(before, replace(pressed[0], forget=False))
    assert changes_nothing(before, pressed[1])


@pytest.mark.parametrize(
    "other", [replace(HERE, player="someone else"), replace(HERE, platform="telegram"), replace(HERE, player="You")]
)
@pytest.mark.parametrize(("language", "asks", "yes", "no", "erased", "kept"), FORGETTING)
def test_nobody_else_can_have_somebody_forgotten(
    mind: Mind, play: Play, other: Address, language: Language, asks: str, yes: str, no: str, erased: str, kept: str
) -> None:
    before = talking_of_sabuhi(language)
    (said,) = decide(before, Incoming(HERE, text="/forgetme"), mind, play, NOON).turn.said
    for button in said.buttons:
        decision = decide(before, Incoming(other, button=button.data, admin=True), mind, play, NOON)
        assert decision.turn.said == (Outgoing(kept, to=other.player),)
        assert changes_nothing(before, decision)


@pytest.mark.parametrize("data", ["forget|", "forget|you", "forget|console:you", "forget|" + "0" * 16, "forget|-|"])
def test_a_forged_button_erases_nothing(mind: Mind, play: Play, data: str) -> None:
    before = talking_of_sabuhi("en")
    decision = decide(before, Incoming(HERE, button=data), mind, play, NOON)
    assert decision.turn.said == (Outgoing("Nothing was erased.", to=HERE.player),)
    assert changes_nothing(before, decision)


def test_who_is_forgotten_in_private_is_met_anew(chat: Chat) -> None:
    def said(text: str = "", button: str = "") -> Outgoing:
        (said,) = chat.handle(Incoming(HERE, text=text, button=button, private=True))
        return said

    said("/lang ru")
    said("/quiz")
    said("/subscribe daily")
    sure, stay = said("/forgetme").buttons
    said(button=stay.data)
    assert said("/score").text.startswith("Вопрос викторины")
    assert said(button=sure.data).text == "Всё, что о вас хранилось, удалено."
    assert chat.due() is None
    assert said("/score").text == Phrasebook().say("az", "score-none")
    assert said("Who directed Sabuhi?").text.startswith("“Sabuhi”")
    assert said(button=sure.data).text == "Everything that was kept about you has been erased."
    assert said("and the composer?").text.startswith("Which film or person")


def test_who_is_forgotten_in_a_group_leaves_its_game_and_its_language_to_the_others(chat: Chat) -> None:
    other = replace(HERE, player="someone else")
    chat.say("/lang en")
    chat.say("Who directed Koroghlu?", other)
    chat.say("Who directed Sabuhi?")
    asked = chat.say("/quiz choice")
    sure, _ = chat.say("/forgetme").buttons
    assert chat.press(sure, other).text == "Nothing was erased."
    assert chat.press(sure).text == "Everything that was kept about you has been erased."
    again = chat.say("/score", other)
    assert (again.text.splitlines()[1], again.buttons) == (asked.text.splitlines()[1], asked.buttons)
    while (due := chat.due()) is not None:
        chat.now = due
        chat.tick()
    assert "“Koroghlu” (Koroğlu) was made in 1960." in chat.say("and the year?", other).text
    assert chat.say("and the year?").text.startswith("Which film or person")


# --- what is not said to the bot


def overhear(mind: Mind, play: Play, state: State, text: str, player: str = "you") -> Decision:
    incoming = Incoming(replace(HERE, player=player), text=text, addressed=False)
    return decide(state, incoming, mind, play, NOON)


@pytest.mark.parametrize("text", ["Who directed Sabuhi?", "hello", "What is the weather like today?", "1", ""])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_people_say_to_each_other_is_let_be_and_nothing_of_it_kept(
    mind: Mind, play: Play, text: str, language: Language
) -> None:
    for before in (talking_of_sabuhi(language), State(), State(chat=replace(State().chat, language=language))):
        decision = overhear(mind, play, before, text)
        assert decision == Decision(before.conversation, Turn(before.chat))


@pytest.mark.parametrize("kind", ["choice", "odd", "true", "order", "year", "typed"])
def test_an_answer_that_is_overheard_counts_and_is_only_told_with_a_sign(mind: Mind, play: Play, kind: str) -> None:
    begun = decide(State(), Incoming(HERE, text=f"/quiz {kind}"), mind, play, NOON)
    state = State(begun.conversation, begun.turn.chat)
    assert state.chat.game and state.chat.game.round
    question = state.chat.game.round.question
    right = " ".join(str(at + 1) for at in question.right) or (str(question.year) if question.year else "")
    player = HERE.player if question.options else "someone else"
    decision = overhear(mind, play, state, right or question.accepted[0], player)
    signs = [one.sign for one in decision.turn.said if one.to]
    assert signs == ["right" if kind == "typed" else "noted"]
    assert decision.turn.chat != state.chat


@pytest.mark.parametrize("text", ["what a nice film", "5", "no idea", "Who directed Sabuhi?"])
@pytest.mark.parametrize("kind", ["choice", "year"])
def test_a_player_whose_talk_is_overheard_is_not_told_that_a_question_is_open(
    mind: Mind, play: Play, text: str, kind: str
) -> None:
    begun = decide(State(), Incoming(HERE, text=f"/quiz {kind}"), mind, play, NOON)
    state = State(begun.conversation, begun.turn.chat)
    decision = overhear(mind, play, state, text)
    assert decision.turn.said == ()
    assert decision.unanswered is None
    (told,) = decide(state, Incoming(HERE, text=text), mind, play, NOON).turn.said
    assert told.to == HERE.player


def test_a_command_that_is_overheard_and_known_is_carried_out_as_platforms_bring_it(mind: Mind, play: Play) -> None:
    for text in ("/help", "/quiz choice", "/start"):
        assert len(overhear(mind, play, State(), text).turn.said) == 1


@pytest.mark.parametrize("text", ["/foo", "/foo bar", "/", "/broadcast hello", "/stats", "/reload"])
def test_a_command_that_is_unknown_may_be_another_bots(mind: Mind, play: Play, text: str) -> None:
    before = talking_of_sabuhi("en")
    decision = overhear(mind, play, before, text)
    assert decision.turn.said == ()
    assert changes_nothing(before, decision)


# --- links


def follow_link(mind: Mind, play: Play, link: str, state: State | None = None) -> Decision:
    incoming = Incoming(HERE, text=f"/start {link}", private=True, language="en")
    return decide(state or State(), incoming, mind, play, NOON)


@pytest.mark.parametrize(
    ("link", "said", "about"),
    [
        (
            "sabuhi_1941-director",
            "“Sabuhi” (Səbuhi, 1941) was directed by Amo Bek-Nazarov.",
            "sabuhi_1941/amo_bek_nazarov",
        ),
        ("rashid_behbudov-born", "Rashid Behbudov was born on 14 December 1915.", "rashid_behbudov"),
        (
            "sabuhi_1941-cast-leyla_badirbeyli",
            "Leyla Badirbeyli played “Tubu” in “Sabuhi”",
            "sabuhi_1941/leyla_badirbeyli",
        ),
        ("studio_founded_1920", "According to Azernews, the AzerbaijanFilm studio was established in 1920", ""),
        ("list-year-1945", "Films of 1945: “Arshin Mal Alan” (1945).", ""),
        ("koroghlu_1960-composer", "My sources do not give that", "koroghlu_1960"),
    ],
)
def test_a_link_to_a_fact_tells_it_and_makes_what_it_is_about_the_topic(
    mind: Mind, play: Play, link: str, said: str, about: str
) -> None:
    decision = follow_link(mind, play, f"fact_{link}")
    (told,) = decision.turn.said
    assert told.text.startswith(said)
    topic = decision.conversation.topic
    assert (topic.ids if topic else ()) == ((about,) if about else ())


@pytest.mark.parametrize(("link", "head"), [("quiz", "title-quiz"), ("daily", "title-daily"), ("help", "help")])
def test_a_link_may_give_a_command(mind: Mind, play: Play, link: str, head: str) -> None:
    (said,) = follow_link(mind, play, link).turn.said
    assert said.text.startswith(mind.say("en", head).splitlines()[0])
    (begun,) = follow_link(mind, play, "game").turn.said
    assert begun.kind == "question"


@pytest.mark.parametrize(
    "link",
    [
        "", "x", "fact_", "fact_no_such_fact", "fact_sabuhi_1941", "fact_sabuhi_1941-", "fact_sabuhi_1941-nonsense",
        "fact_-", "fact_--", "fact_list-", "fact_list-year", "fact_list-year-1800", "fact_list-nonsense-1945",
        "fact_list-films-1945", "fact_sabuhi_1941-cast-", "fact_sabuhi_1941-cast-rashid_behbudov",
        "fact_sabuhi_1941-cast-nobody", "fact_nobody-card", "fact_../../etc/passwd", "fact_smalltalk-greeting",
        "fact_decline-weather", "FACT_sabuhi_1941-director", "forgetme", "stop", "lang", "settings", "broadcast hello",
        "quiz 5", "fact_sabuhi_1941-director more", "{ $x }", "fact_" + "x" * 100_000,
    ],
)  # fmt: skip
def test_a_link_that_leads_to_nothing_is_a_welcome(mind: Mind, play: Play, link: str) -> None:
    decision = follow_link(mind, play, link)
    (said,) = decision.turn.said
    assert said.text == mind.say("en", "welcome")
    assert decision.conversation.topic is None
    assert decision.turn.chat.game is None


def test_a_link_tells_no_fact_while_a_question_is_open(mind: Mind, play: Play) -> None:
    begun = follow_link(mind, play, "quiz")
    state = State(begun.conversation, begun.turn.chat)
    (again,) = follow_link(mind, play, "fact_sabuhi_1941-director", state).turn.said
    assert again.text.splitlines()[1] == begun.turn.said[0].text.splitlines()[1]


@pytest.mark.parametrize("data", [
    data_of(Asked("credit.role", roles=("sabuhi_1941/rashid_behbudov",))),
    data_of(Asked("credit.role", roles=("sabuhi_1941/leyla_badirbeyli", "sabuhi_1941/rashid_behbudov"))),
])  # fmt: skip
def test_a_button_for_a_role_that_nobody_played_changes_nothing(mind: Mind, play: Play, data: str) -> None:
    before = talking_of_sabuhi("en")
    decision = decide(before, Incoming(HERE, button=data), mind, play, NOON)
    assert decision.turn.said == (Outgoing(mind.say("en", "button-gone")),)
    assert changes_nothing(before, decision)


@pytest.mark.parametrize("command", ["help", "daily", "quiz", "game"])
def test_a_button_of_the_welcome_gives_its_command(mind: Mind, play: Play, command: str) -> None:
    by_button = decide(State(), Incoming(HERE, button=f"c|{command}", private=True), mind, play, NOON)
    by_text = decide(State(), Incoming(HERE, text=f"/{command}", private=True), mind, play, NOON)
    assert by_button == by_text


# --- the language to begin with


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_comes_alone_is_spoken_to_in_the_language_of_their_platform(
    mind: Mind, play: Play, language: Language
) -> None:
    for text, message in (("/start", "welcome"), ("/foo", "command-unknown")):
        incoming = Incoming(HERE, text=text, private=True, language=language)
        (said,) = decide(State(), incoming, mind, play, NOON).turn.said
        assert said.text == mind.say(language, message, command="/foo")


@pytest.mark.parametrize(("language", "begins"), [("", "az"), ("de", "en"), ("az", "az"), ("ru", "ru")])
def test_who_speaks_another_language_is_welcomed_in_english(
    mind: Mind, play: Play, language: str, begins: Language
) -> None:
    incoming = Incoming(HERE, text="/start", private=True, language=language)
    (said,) = decide(State(), incoming, mind, play, NOON).turn.said
    assert said.text == mind.say(begins, "welcome")


def test_the_language_spoken_and_that_of_the_chat_come_before_that_of_the_platform(mind: Mind, play: Play) -> None:
    spoken = talking_of_sabuhi("en")
    chosen = State(chat=replace(State().chat, chosen="en"))
    for state in (spoken, chosen):
        incoming = Incoming(HERE, text="/start", private=True, language="ru")
        (said,) = decide(state, incoming, mind, play, NOON).turn.said
        assert said.text == mind.say("en", "welcome")


def test_a_group_is_greeted_when_the_bot_is_added_to_it_and_not_again(mind: Mind, play: Play) -> None:
    added = Incoming(HERE, happening="added", language="ru")
    first = decide(State(), added, mind, play, NOON)
    (said,) = first.turn.said
    assert said.text == mind.say("ru", "greeting")
    assert first.turn.chat.greeted
    assert first.turn.chat.speaks == "ru"
    again = decide(State(first.conversation, first.turn.chat), added, mind, play, NOON)
    assert again.turn.said == ()
    assert again.turn.chat == first.turn.chat


@pytest.mark.parametrize(
    "incoming",
    [
        Incoming(HERE, happening="added"), Incoming(HERE, happening="removed"), Incoming(HERE, moved_to="1"),
        Incoming(HERE, button="c|daily"), Incoming(HERE, button="s|m1|switch.daily"),
    ],
)  # fmt: skip
def test_what_happens_to_a_chat_and_what_is_set_in_it_reads_all_of_it(incoming: Incoming) -> None:
    assert touches_all(incoming)
