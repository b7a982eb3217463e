"""Reports: that nothing offered was meant, that something told is wrong, that a quiz answer was nearly right."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.answers import label
from bot.chat import Conversation, State, Unanswered
from bot.dialogue import MOST_NOTED, decide
from bot.games.bank import QuestionBank
from bot.games.question import Question
from bot.matching.asked import Asked, asked_for, data_of, is_held, start_of
from bot.matching.fold import fold
from bot.matching.grade import grade
from bot.matching.verdict import Verdict
from bot.messages import Address, Button, Incoming, Outgoing
from bot.mind import Mind
from bot.phrasebook import Phrasebook
from bot.play import Play
from bot.reports import NONE, REPORT, question_name, report_button
from bot.scene import Decision
from bot.storage import tables
from knowledge.model import LANGUAGES, KnowledgeBase, Language
from tests.storage.scenes import dump, rows_of
from tests.stores import KINDS, fresh_store
from tests.test_dialogue import OFFERED, Unsure, changes_nothing, labelled, talking_of_sabuhi
from tests.test_durable import AYSEL, MURAD, Room
from tests.test_sharing import all_asked

NOON = datetime(2026, 4, 28, 12, tzinfo=UTC)
HERE = Address("console", "terminal", "you")
VAGUE = "Who was it when the studio was there?"
"""A question to which the bot offers what `OFFERED` has."""
ALL_OFFERED = "studio_founded_1920|koroghlu_1960.director|rashid_behbudov.born"
NOTED = {"az": "Təşəkkürlər, qeyd etdim", "en": "Thank you, noted", "ru": "Спасибо, записано"}


@pytest.fixture
def unsure(own_mind: Mind) -> Mind:
    return replace(own_mind, matcher=Unsure(OFFERED))


def after(decision: Decision) -> State:
    """Give what is known after a decision."""
    return State(decision.conversation, decision.turn.chat)


class Scene:
    """A chat of which each step is looked at."""

    def __init__(self, mind: Mind, play: Play, state: State | None = None) -> None:
        self.mind, self.play, self.state = mind, play, state or State()

    def does(self, player: str = "you", **what: Any) -> Decision:
        """Let somebody do something; what they are known by is kept, for one of them at a time."""
        decision = decide(self.state, Incoming(replace(HERE, player=player), **what), self.mind, self.play, NOON)
        self.state = after(decision)
        return decision

    def gone(self, data: str, player: str = "you") -> bool:
        """Say whether somebody who presses a button is told alone that it is gone, and nothing changes."""
        before = self.state
        decision = self.does(player, button=data)
        said = Outgoing(self.mind.say(before.conversation.language, "button-gone"), to=player)
        return decision.turn.said == (said,) and changes_nothing(before, decision)


def told_noted(decision: Decision, language: Language = "en") -> bool:
    """Say whether whoever pressed is told alone that it is noted, and else nothing is said."""
    (said,) = decision.turn.said
    return said.text.startswith(NOTED[language]) and said == Outgoing(said.text, to=HERE.player)


# --- none of these


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("studiya rəhbərləri", "az", "Heç biri"),
        ("heads of studio", "en", "None of these"),
        ("руководители студии", "ru", "Ничего из этого"),
    ],
)
def test_under_what_is_offered_stands_that_nothing_of_it_is_meant(
    own_mind: Mind, own_play: Play, text: str, language: Language, name: str
) -> None:
    scene = Scene(own_mind, own_play)
    asked = scene.does(text=text)
    (offer,) = asked.turn.said
    assert asked.outcome == "suggest"
    assert offer.buttons[-1] == Button(name, NONE)
    assert all(button.label.isdigit() for button in offer.buttons[:-1])
    pressed = scene.does(button=NONE)
    assert told_noted(pressed, language)
    noted = pressed.unanswered
    assert noted and (noted.question, noted.language, noted.outcome) == (fold(text), language, "none")
    assert noted.about.count("|") == len(offer.buttons) - 2


def test_who_meant_nothing_of_it_is_noted_with_their_question_and_what_was_offered(
    unsure: Mind, own_play: Play
) -> None:
    scene = Scene(unsure, own_play)
    asked = scene.does(text=VAGUE)
    pressed = scene.does(button=NONE)
    assert told_noted(pressed)
    assert asked.unanswered == Unanswered(fold(VAGUE), "en", "suggest")
    assert pressed.unanswered == Unanswered(fold(VAGUE), "en", "none", ALL_OFFERED)
    assert pressed.turn.chat == asked.turn.chat


def test_that_nothing_was_meant_is_noted_once(unsure: Mind, own_play: Play) -> None:
    scene = Scene(unsure, own_play)
    scene.does(text=VAGUE)
    assert told_noted(scene.does(button=NONE))
    assert scene.gone(NONE)
    scene.does(text=VAGUE)
    assert told_noted(scene.does(button=NONE))


def test_it_concerns_the_question_to_which_something_was_offered_last(unsure: Mind, own_play: Play) -> None:
    scene = Scene(unsure, own_play)
    for text in (VAGUE, "And who was it then?"):
        scene.does(text=text)
    noted = scene.does(button=NONE).unanswered
    assert noted and noted.question == fold("And who was it then?")
    assert scene.gone(NONE)


def test_what_is_asked_by_command_counts_as_well(unsure: Mind, own_play: Play) -> None:
    scene = Scene(unsure, own_play)
    scene.does(text=f"/ask {VAGUE}")
    assert scene.does(button=NONE).unanswered == Unanswered(fold(VAGUE), "en", "none", ALL_OFFERED)


@pytest.mark.parametrize("text", ["Who directed Sabuhi?", "hello", "What is the weather like today?", "???"])
def test_after_another_question_that_was_not_offered_anything_the_button_is_gone(
    own_mind: Mind, own_play: Play, text: str
) -> None:
    scene = Scene(replace(own_mind, matcher=Unsure(OFFERED)), own_play)
    scene.does(text=VAGUE)
    scene.mind = own_mind
    scene.does(text=text)
    assert scene.gone(NONE)


def test_what_was_looked_at_or_done_in_between_does_not_keep_it_from_being_noted(unsure: Mind, own_play: Play) -> None:
    scene = Scene(unsure, own_play)
    (offer,) = scene.does(text=VAGUE).turn.said
    scene.does(button=offer.buttons[0].data)
    scene.does(text="/help")
    scene.does(button="junk")
    scene.does(text="what do you think", addressed=False)
    noted = scene.does(button=NONE).unanswered
    assert noted == Unanswered(fold(VAGUE), "en", "none", ALL_OFFERED)


def test_where_nothing_was_offered_the_button_is_gone(own_mind: Mind, own_play: Play) -> None:
    assert Scene(own_mind, own_play).gone(NONE)
    assert Scene(own_mind, own_play, talking_of_sabuhi("ru")).gone(NONE)


def test_somebody_else_who_presses_it_notes_nothing(unsure: Mind, own_play: Play) -> None:
    scene = Scene(unsure, own_play)
    scene.does(text=VAGUE)
    scene.state = State(Conversation("en", turn=1), scene.state.chat)  # what is known of the other one
    assert scene.gone(NONE, "someone else")


def test_no_more_is_noted_of_a_long_question_than_was_when_it_was_asked(unsure: Mind, own_play: Play) -> None:
    scene = Scene(unsure, own_play)
    asked = scene.does(text=f"{VAGUE} {'x' * 1_000}").unanswered
    noted = scene.does(button=NONE).unanswered
    assert asked and noted and len(noted.question) == 300
    assert noted.question == asked.question


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_it_is_noted_is_told_in_the_language_chosen(unsure: Mind, own_play: Play, language: Language) -> None:
    scene = Scene(unsure, own_play)
    scene.does(text=f"/lang {language}", private=True)
    scene.does(text=VAGUE)
    pressed = scene.does(button=NONE)
    assert told_noted(pressed, language)
    assert pressed.unanswered and pressed.unanswered.language == language


def test_while_a_quiz_question_is_open_what_was_offered_before_can_be_said_no_to(unsure: Mind, own_play: Play) -> None:
    scene = Scene(unsure, own_play)
    scene.does(text=VAGUE)
    begun = scene.does(text="/quiz choice")
    assert begun.turn.chat.asking
    pressed = scene.does(button=NONE)
    assert told_noted(pressed)
    assert pressed.turn.chat == begun.turn.chat


# --- reported answers


@pytest.mark.parametrize(
    ("asked", "about"),
    [
        (Asked("studio_founded_1920"), "studio_founded_1920"),
        (Asked("film.director", films=("sabuhi_1941",)), "sabuhi_1941.director"),
        (Asked("film.card", films=("sabuhi_1941",)), "sabuhi_1941.card"),
        (Asked("person.born", people=("rashid_behbudov",)), "rashid_behbudov.born"),
        (Asked("person.birth_place", people=("rashid_behbudov",)), "rashid_behbudov.birth_place"),
        (Asked("credit.role", roles=("sabuhi_1941/leyla_badirbeyli",)), "sabuhi_1941.cast.leyla_badirbeyli"),
        (
            Asked("credit.person", films=("sabuhi_1941",), people=("amo_bek_nazarov",)),
            "sabuhi_1941.cast.amo_bek_nazarov",
        ),
        (Asked("list.decade", value="1940s"), "list.decade.1940s"),
        (Asked("list.studio_names"), "list.studio_names"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_is_reported_by_its_id_under_the_name_that_the_bot_has_for_it(
    own_mind: Mind, own_play: Play, asked: Asked, about: str, language: Language
) -> None:
    scene = Scene(own_mind, own_play, talking_of_sabuhi(language))
    (said,) = scene.does(button=data_of(asked)).turn.said
    topic = scene.state.conversation.topic
    reported = scene.does(button=labelled(said, own_mind.say(language, "report")).data)
    assert told_noted(reported, language)
    text = fold(label(asked, own_mind.wording(language)))
    assert reported.unanswered == Unanswered(text, language, "reported", about)
    assert scene.state.conversation.topic == topic


def test_of_an_answer_about_several_the_first_is_reported(own_mind: Mind, own_play: Play) -> None:
    scene = Scene(own_mind, own_play, talking_of_sabuhi("en"))
    both = Asked("film.director", films=("sevil_1929", "sevil_1970"))
    (said,) = scene.does(button=data_of(both)).turn.said
    reported = scene.does(button=said.buttons[-1].data).unanswered
    assert reported == Unanswered(fold("“Sevil” (1929): director"), "en", "reported", "sevil_1929.director")


def all_held(knowledge: KnowledgeBase) -> list[Asked]:
    """Give all that can be told, also of those who stand behind the camera."""
    crew = [
        Asked("credit.person", films=(film.id,), people=(person,))
        for film in knowledge.films.values()
        for person in {one for people in film.credits.values() for one in people}
    ]
    return [asked for asked in [*all_asked(knowledge), *crew] if is_held(asked, knowledge)]


def test_whatever_is_told_can_be_reported_and_has_four_buttons_at_most(own_mind: Mind, own_play: Play) -> None:
    held = all_held(own_mind.knowledge)
    assert len(held) > 2_500
    for asked in held:
        scene = Scene(own_mind, own_play, talking_of_sabuhi("en"))
        (said,) = scene.does(button=data_of(asked)).turn.said
        assert len(said.buttons) <= 4
        assert said.buttons[-1].label == "Report"
        reported = scene.does(button=said.buttons[-1].data).unanswered
        assert reported and (reported.outcome, reported.about) == ("reported", asked.facts()[0])


def test_what_somebody_did_in_a_film_is_read_back_from_what_a_button_carries(own_knowledge: KnowledgeBase) -> None:
    for film in own_knowledge.films.values():
        cast = {part.person for part in film.cast}
        for person in {one for people in film.credits.values() for one in people} - cast:
            asked = Asked("credit.person", films=(film.id,), people=(person,))
            assert asked_for(start_of(asked.facts()[0]), own_knowledge) == asked
    assert asked_for("sabuhi_1941-cast-rashid_behbudov", own_knowledge) is None


@pytest.mark.parametrize("text", ["hello", "What is the weather like today?", "Who directed Fitzcarraldo?", "???"])
def test_what_is_no_answer_cannot_be_reported(own_mind: Mind, own_play: Play, text: str) -> None:
    (said,) = Scene(own_mind, own_play).does(text=text).turn.said
    assert not any(button.data.startswith(REPORT) for button in said.buttons)


def test_while_a_quiz_question_is_open_an_answer_from_before_can_be_reported(own_mind: Mind, own_play: Play) -> None:
    scene = Scene(own_mind, own_play)
    (answer,) = scene.does(text="Who directed Sabuhi?").turn.said
    begun = scene.does(text="/quiz choice")
    reported = scene.does(button=labelled(answer, "Report").data)
    assert told_noted(reported)
    assert reported.turn.chat == begun.turn.chat


# --- reported questions


def test_every_quiz_question_is_reported_by_what_it_asks(
    own_mind: Mind, own_play: Play, own_bank: QuestionBank
) -> None:
    state = talking_of_sabuhi("en")
    for id in [*list(own_bank.drafts)[::10], *(id for id in own_bank.drafts if len(id) > 57)]:
        (button,) = report_button(question_name(id), own_mind.wording("en"))
        assert len(button.data.encode()) <= 64
        question = own_bank.question(id, "")
        assert question
        reported = decide(state, Incoming(HERE, button=button.data), own_mind, own_play, NOON).unanswered
        text = fold(own_mind.wording("en").own(question.prompt))[:300]
        assert reported == Unanswered(text, "en", "reported", id)


def test_a_quiz_question_of_a_short_id_is_named_by_it_and_another_by_a_hash_that_stays(own_bank: QuestionBank) -> None:
    names = {id: question_name(id) for id in own_bank.drafts}
    assert len(set(names.values())) == len(names)
    assert names["aygun_1960.year.year"] == "aygun_1960.year.year"
    assert question_name("x" * 58) == "#0a52976b995043a9"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_is_reported_under_its_reveal_in_the_language_of_the_chat(
    own_mind: Mind, own_play: Play, own_bank: QuestionBank, language: Language
) -> None:
    scene = Scene(own_mind, own_play, talking_of_sabuhi(language))
    scene.does(text=f"/lang {language}", private=True)
    begun = scene.does(text="/quiz choice", private=True)
    assert begun.turn.chat.game and begun.turn.chat.game.round
    asked = begun.turn.chat.game.round.question
    reveal = scene.does(text="/skip", private=True).turn.said[-1]
    button = labelled(reveal, own_mind.say(language, "report"))
    assert button.data == f"{REPORT}{asked.id}"
    reported = scene.does(button=button.data)
    assert told_noted(reported, language)
    noted = Unanswered(fold(asked.prompt.in_(language)), language, "reported", asked.id)
    assert reported.unanswered == noted
    assert len(reveal.buttons) <= 4


# --- what a button may carry


@pytest.mark.parametrize(
    ("what", "fits"), [("x" * 57, True), ("x" * 58, False), ("ə" * 28, True), ("ə" * 29, False), ("", True)]
)
def test_a_name_that_does_not_fit_a_button_has_none(own_mind: Mind, what: str, fits: bool) -> None:
    expected = [Button("Report", f"{REPORT}{what}")] if fits else []
    assert list(report_button(what, own_mind.wording("en"))) == expected


@pytest.mark.parametrize(
    "what",
    [
        "nonsense",
        "",
        "-",
        "|",
        "report|sabuhi_1941-director",
        "sabuhi_1941",
        "sabuhi_1941-",
        "sabuhi_1941-nonsense",
        "sabuhi_1941-director|",
        "sabuhi_1941.director",
        "sabuhi_1941-cast-",
        "sabuhi_1941-cast-nobody",
        "sabuhi_1941-cast-rashid_behbudov",
        "nobody-born",
        "list",
        "list-",
        "list-nonsense-1",
        "list-year-1800",
        "list-genre-my secret",
        "smalltalk-greeting",
        "decline-weather",
        "sabuhi_1941-decline",
        "sabuhi_1941.year.year\x00",
        "{ $title }",
        "../../etc/passwd",
        "#0123456789abcdef",
        "🎬" * 14,
        "x" * 10_000,
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_forged_report_changes_nothing_and_is_told_that_the_button_is_gone(
    own_mind: Mind, own_play: Play, what: str, language: Language
) -> None:
    assert Scene(own_mind, own_play, talking_of_sabuhi(language)).gone(f"{REPORT}{what}")


@pytest.mark.parametrize("data", ["None", "none|", "nones", " none", "report", "Report|sabuhi_1941-director"])
def test_what_is_only_like_these_buttons_is_none_of_them(unsure: Mind, own_play: Play, data: str) -> None:
    scene = Scene(unsure, own_play)
    scene.does(text=VAGUE)
    before = scene.state
    decision = scene.does(button=data)
    assert decision.turn.said == (Outgoing(unsure.say("en", "button-gone")),)
    assert changes_nothing(before, decision)


@pytest.mark.parametrize("what", ["sabuhi_1941-director", "studio_founded_1920", "aygun_1960.year.year"])
def test_a_report_holds_nothing_of_whoever_makes_it(own_mind: Mind, own_play: Play, what: str) -> None:
    noted = []
    for player, name, text in (("zqx", "Zqx Vbk", "my wjh secret"), ("you", "", "")):
        scene = Scene(own_mind, own_play, talking_of_sabuhi("en"))
        incoming = {"button": f"{REPORT}{what}", "name": name, "text": text, "event": f"event of {player}"}
        noted.append(scene.does(player, **incoming).unanswered)
    assert noted[0] == noted[1] is not None


# --- answers that were nearly right


def with_title(begun: Decision) -> State:
    """Have the open question ask for a title to which "Arşın" is near."""
    game = begun.turn.chat.game
    assert game and game.round
    question = replace(game.round.question, accepted=("Arşın mal alan",), others=(), answer_kind="title")
    game = replace(game, round=replace(game.round, question=question))
    return State(begun.conversation, replace(begun.turn.chat, game=game))


@pytest.fixture
def typed(own_mind: Mind, own_play: Play) -> Scene:
    """A chat in which a question is open that is answered in words."""
    scene = Scene(own_mind, own_play, talking_of_sabuhi("en"))
    scene.state = with_title(scene.does(text="/quiz typed"))
    return scene


def open_question(scene: Scene) -> Question:
    game = scene.state.chat.game
    assert game and game.round
    return game.round.question


def signs(decision: Decision) -> list[str]:
    return [said.sign for said in decision.turn.said if said.to]


def test_an_answer_that_is_told_to_be_close_is_kept_with_its_question(typed: Scene) -> None:
    id, language = open_question(typed).id, typed.state.chat.speaks
    decision = typed.does(text=" Arşın\n")
    assert signs(decision) == ["close"]
    assert decision.unanswered == Unanswered("arsin", language, "near", id)


def test_an_answer_from_the_form_that_is_told_to_be_close_is_kept_with_its_question(typed: Scene) -> None:
    game = typed.state.chat.game
    assert game
    form = f"g|{game.id}|{game.serial}|answer|0"
    decision = typed.does(button=form, text="Arşın")
    assert signs(decision) == ["close"]
    assert decision.unanswered == Unanswered("arsin", typed.state.chat.speaks, "near", open_question(typed).id)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_near_answer_is_kept_in_the_language_of_the_game(own_mind: Mind, own_play: Play, language: Language) -> None:
    scene = Scene(own_mind, own_play, talking_of_sabuhi(language))
    scene.does(text=f"/lang {language}", private=True)
    scene.state = with_title(scene.does(text="/quiz typed"))
    noted = scene.does(text="Arşın").unanswered
    assert noted and noted.language == language


@pytest.mark.parametrize(
    ("text", "sign"), [("Arşın mal alan", "right"), ("Titanik", "wrong"), ("Who directed Sabuhi?", "wrong")]
)
def test_an_answer_that_is_right_or_wrong_is_not_kept(typed: Scene, text: str, sign: str) -> None:
    decision = typed.does(text=text)
    assert signs(decision) == [sign]
    assert decision.unanswered is None


def test_the_last_try_is_told_to_be_the_last_and_not_kept_however_near(typed: Scene) -> None:
    tries = [typed.does(text="Arşın") for _ in range(3)]
    assert [signs(one) for one in tries] == [["close"], ["close"], ["wrong"]]
    assert [one.unanswered is None for one in tries] == [False, False, True]


def test_a_near_answer_that_is_overheard_is_told_with_a_sign_and_not_kept(typed: Scene) -> None:
    decision = typed.does(text="Arşın", addressed=False)
    assert signs(decision) == ["close"]
    assert decision.unanswered is None


def test_a_near_answer_that_comes_after_the_end_is_no_answer(typed: Scene) -> None:
    question = open_question(typed).id
    typed.does(text="/skip", private=True)
    decision = typed.does(text="Arşın")
    assert signs(decision) == []
    assert decision.unanswered is None or decision.unanswered.about != question


# --- how much is kept of one person


def test_of_one_person_no_more_is_kept_for_editors_in_a_day_than_they_may_read(unsure: Mind, own_play: Play) -> None:
    scene = Scene(unsure, own_play, talking_of_sabuhi("en"))
    kept = [scene.does(text=f"{VAGUE} {'x' * at}").unanswered for at in range(MOST_NOTED)]
    assert all(kept)
    late = scene.does(text=VAGUE)
    assert late.unanswered is None
    assert late.turn.said[0].text.startswith("Did you mean:")  # told as ever
    assert [scene.does(button=NONE).unanswered, scene.does(button=f"{REPORT}sabuhi_1941-director").unanswered] == [
        None
    ] * 2
    tomorrow = decide(scene.state, Incoming(HERE, text=VAGUE), unsure, own_play, NOON + timedelta(1))
    assert tomorrow.unanswered and tomorrow.conversation.noted == 1


def test_near_answers_of_who_never_spoke_to_the_bot_are_counted_too(typed: Scene) -> None:
    near = typed.does("murad", text="Arşın")
    assert near.unanswered and near.conversation.noted == 1
    talk = replace(near.conversation, turn=0, noted=MOST_NOTED)
    state = State(talk, near.turn.chat)
    said = decide(state, Incoming(replace(HERE, player="murad"), text="Arşın"), typed.mind, typed.play, NOON)
    assert said.unanswered is None and signs(said) == ["close"]
    stopped = State(
        talk, decide(state, Incoming(HERE, text="/stop", private=True), typed.mind, typed.play, NOON).turn.chat
    )
    asked = decide(stopped, Incoming(HERE, text="What is the weather like today?"), typed.mind, typed.play, NOON)
    assert asked.outcome == "unknown" and asked.unanswered is None


# --- on the stores


@pytest.fixture(params=KINDS)
async def room(request: pytest.FixtureRequest, tmp_path: Path, own_mind: Mind, own_play: Play) -> AsyncIterator[Room]:
    rooms: list[Room] = []
    async with fresh_store(request.param, tmp_path, lambda: rooms[0].now) as store:
        rooms.append(Room(own_mind, own_play, store))
        yield rooms[0]


async def kept(room: Room) -> list[tuple[str, str, str]]:
    """Give what is kept for editors, a row for each asker."""
    rows = await rows_of(room.store, tables.unanswered)
    return sorted((row["question"], row["outcome"], row["about"]) for row in rows)


async def texts_with(room: Room, text: str) -> set[str]:
    """Name the tables that have a text anywhere."""
    return {name for name, rows in (await dump(room.store)).items() if any(text in str(row) for row in rows)}


async def erase(room: Room, address: Address = AYSEL) -> None:
    """Have somebody say that all that is kept of them is to go."""
    (asked,) = await room.say("/forgetme", address)
    await room.press(asked.buttons[0].data, address)


NOTED_AS = Phrasebook().say("en", "noted")


async def test_what_was_offered_in_vain_takes_the_place_of_what_was_offered(room: Room) -> None:
    await room.say("head of the studio")
    await room.say("head of the studio", MURAD)
    assert await kept(room) == [("head of the studio", "suggest", "")] * 2
    (said,) = await room.press(NONE)
    assert said == Outgoing(NOTED_AS, to="aysel")
    rows = await kept(room)
    assert [row[:2] for row in rows] == [("head of the studio", "none"), ("head of the studio", "suggest")]
    offered = rows[0][2].split("|")
    assert 1 <= len(offered) <= 3 and all(offered)


async def test_a_press_that_is_repeated_says_the_same_and_a_second_one_that_it_is_gone(room: Room) -> None:
    await room.say("head of the studio")
    first = await room.press(NONE, event="press")
    assert await room.press(NONE, event="press") == first == (Outgoing(NOTED_AS, to="aysel"),)
    rows = await kept(room)
    assert await room.press(NONE) == (Outgoing(Phrasebook().say("en", "button-gone"), to="aysel"),)
    assert await kept(room) == rows


async def test_a_press_of_another_person_notes_nothing_and_leaves_it_to_whoever_asked(room: Room) -> None:
    await room.say("head of the studio")
    (said,) = await room.press(NONE, MURAD)
    assert said.to == "murad" and said.text == Phrasebook().say("en", "button-gone")
    assert await kept(room) == [("head of the studio", "suggest", "")]
    await room.press(NONE)
    assert [row[1] for row in await kept(room)] == ["none"]


async def test_who_meant_nothing_of_it_is_known_by_no_more_than_a_mark(room: Room) -> None:
    await room.say("head of the studio")
    await room.press(NONE)
    await room.show()
    (row,) = await rows_of(room.store, tables.unanswered)
    assert row.keys() == {"question", "asker", "language", "outcome", "day", "about"}
    assert len(row["asker"]) == 32
    assert "aysel" not in str(row).casefold() and AYSEL.chat not in str(row)
    assert await texts_with(room, "head of the studio") == {"unanswered"}  # and no longer with what is known of her


async def test_who_is_erased_takes_along_what_they_said_no_to_and_reported(room: Room) -> None:
    for address in (AYSEL, MURAD):
        await room.say("head of the studio", address)
        await room.press(f"{REPORT}sabuhi_1941-director", address)
        await room.press(f"{REPORT}aygun_1960.year.year", address)
    await room.press(NONE)
    assert sorted(row[1] for row in await kept(room)) == ["none", *["reported"] * 4, "suggest"]
    await room.show()
    await erase(room)
    assert sorted(row[1] for row in await kept(room)) == ["reported", "reported", "suggest"]
    await erase(room, MURAD)
    assert await kept(room) == []


async def test_who_is_erased_before_they_said_no_leaves_no_question_and_has_no_button(room: Room) -> None:
    await room.say("head of the studio")
    await room.show()
    assert await texts_with(room, "head of the studio") == {"unanswered", "talks"}
    await erase(room)
    assert await texts_with(room, "head of the studio") == set()
    (said,) = await room.press(NONE)
    assert said.text == Phrasebook().say("en", "button-gone")  # the chat is not hers alone and speaks as before
    assert await kept(room) == []


async def test_those_who_report_the_same_are_counted_once_each_and_not_known(room: Room) -> None:
    for address in (AYSEL, MURAD, AYSEL):
        (said,) = await room.press(f"{REPORT}sabuhi_1941-director", address)
        assert said.to == address.player
    rows = await rows_of(room.store, tables.unanswered)
    assert {(row["question"], row["outcome"], row["about"]) for row in rows} == {
        (fold("“Səbuhi” (1941): rejissor"), "reported", "sabuhi_1941.director")
    }
    assert len({row["asker"] for row in rows}) == len(rows) == 2
    assert not {"aysel", "murad"} & set(str(rows).casefold().split("'"))


@pytest.mark.parametrize("data", [f"{REPORT}nonsense", REPORT, f"{REPORT}list-genre-x", NONE])
async def test_a_forged_button_leaves_nothing_for_editors(room: Room, data: str) -> None:
    chat = await room.chat()
    (said,) = await room.press(data)
    assert said == Outgoing(Phrasebook().say("az", "button-gone"), to="aysel")
    assert await kept(room) == []
    assert await room.chat() == chat


async def test_an_answer_that_nearly_was_right_is_kept_for_its_question_and_goes_with_who_gave_it(room: Room) -> None:
    await room.say("/lang en", admin=True)
    await room.say("/quiz typed")
    await room.show()
    game = (await room.chat()).running
    assert game and game.round
    question, near = game.round.question, near_to(game.round.question)
    (said,) = await room.say(near)
    assert said.sign == "close"
    assert await kept(room) == [(fold(near), "near", question.id)]
    await erase(room)
    assert await kept(room) == []


def near_to(question: Question) -> str:
    """Give a text that is graded close to the answer."""
    names = [*question.accepted, *(" ".join(name.split()[:-1]) for name in question.accepted)]
    texts = [name[:at] + name[at + 3 :] for name in names for at in range(len(name))] + names
    return next(
        text for text in texts if grade(question.accepted, text, question.answer_kind, question.others) is Verdict.CLOSE
    )
