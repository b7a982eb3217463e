"""Dialogue: what one conversation remembers, and who handles what comes in. Pure.

A text is a command, an answer to an open quiz question, or a question; a button tells what its
label said. An answer about a film or a person makes it the topic for ten minutes, so that "and the
composer?" is understood. A text is never forced onto buttons that are still open.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from bot import reception
from bot.answers import attribute_label
from bot.answers import label as attribute_text
from bot.chat import Chat, Conversation, State, Turn, Unanswered, Who
from bot.games.presses import press_of
from bot.matching.asked import Asked, asked_for, asked_of, data_of, start_of
from bot.matching.entities import DECADE, YEAR
from bot.matching.fold import fold
from bot.messages import Button, Incoming, Outgoing
from bot.mind import Mind
from bot.play import Play
from bot.replies import Context, Reply, reply_to, reply_with
from bot.reports import NONE, REPORT, report_button
from bot.scene import Decision, Scene
from bot.wording import Wording
from knowledge.expand import films_in
from knowledge.model import LANGUAGES, KnowledgeBase, Language

_MOST_BUTTONS = 4
"""Under an answer."""
_QUIZ_ME = "q|"
"""Before the entry to be quizzed on, in the data of a button."""
_FACT = "fact_"
"""Before the fact that a link to the bot asks for."""
_STARTS = ("daily", "quiz", "game", "help")
"""Commands that a link to the bot may give."""
_ELSEWHERE: Language = "en"
"""For people whose platform speaks to them in none of the bot's languages."""
_NOT_ANSWERED = ("unknown", "suggest")
_LONGEST_NAME = 32
_LONGEST_QUESTION = 300
MOST_NOTED = 50
"""Questions of one person that are kept for editors in a chat and a day; more tell no more than these."""
TOPIC_LASTS = timedelta(minutes=10)
GENRE = re.compile(r"[a-z_]+")


def decide(state: State, incoming: Incoming, mind: Mind, play: Play, now: datetime) -> Decision:
    """Decide what is said to `incoming` and what is remembered."""
    decision = _decide(state, incoming, mind, play, now)
    return _noted(decision, now) if decision.unanswered else decision


def _noted(decision: Decision, now: datetime) -> Decision:
    """Count what is kept for editors, and keep no more of one person than anybody could read."""
    talk, today = decision.conversation, now.date().isoformat()
    noted = talk.noted if talk.noted_on == today else 0
    if noted >= MOST_NOTED:
        return replace(decision, unanswered=None)
    return replace(decision, conversation=replace(talk, noted=noted + 1, noted_on=today))


def _decide(state: State, incoming: Incoming, mind: Mind, play: Play, now: datetime) -> Decision:
    known, state = state, _begun(state, incoming)
    talk = replace(state.conversation, turn=state.conversation.turn + 1)
    scene = Scene(talk, state.chat, _who(incoming, state, talk.language, now), mind, play, state.home)
    if incoming.happening == "added":
        return reception.greet(scene)
    if incoming.button:
        return _press(scene, incoming, known.conversation)
    text = incoming.text.strip()
    if text.startswith("/"):
        return _command(scene, text, incoming.addressed)
    turn = play.text(text, state.chat, scene.who)
    if not incoming.addressed:
        return Decision(known.conversation, _overheard(turn) if turn else Turn(known.chat))
    return Decision(known.conversation, turn, unanswered=_near(scene, text, turn)) if turn else _ask(scene, text)


def _ask(scene: Scene, text: str) -> Decision:
    """Answer a question."""
    talk, who = scene.talk, scene.who
    fresh = talk.topic_until is not None and who.now < talk.topic_until
    about, told = (talk.topic, talk.attribute) if fresh else (None, "")
    before = Context(about, told, talk.language, talk.turn)
    reply = reply_to(scene.mind, text, who.today, _language_for(scene, text), before)
    decision = _after(scene, reply)
    talk = replace(decision.conversation, suggested=_suggested(text, reply))
    return replace(decision, conversation=talk, unanswered=_unanswered(text, reply), outcome=reply.outcome)


def _suggested(text: str, reply: Reply) -> tuple[str, ...]:
    """Give a question with the entries that were offered to it; nothing where none were."""
    offered = (next(iter(asked.facts()), "") for asked in reply.offers)
    return (fold(text)[:_LONGEST_QUESTION], *filter(None, offered)) if reply.offers else ()


def _begun(state: State, incoming: Incoming) -> State:
    """Give somebody who says something for the first time a language: that of the chat, or of their platform."""
    if state.conversation.turn:
        return state
    spoken = next((language for language in LANGUAGES if language == incoming.language), _ELSEWHERE)
    theirs = spoken if incoming.language else None
    new = replace(state.chat, owner="", around=None) == Chat()
    language = theirs if theirs and (new or incoming.private or incoming.happening) else state.chat.language
    chat = replace(state.chat, language=language) if new else state.chat
    return replace(state, conversation=replace(state.conversation, language=language), chat=chat)


def _overheard(turn: Turn) -> Turn:
    """Leave out what would be told of a text that was not meant for the bot, but for a sign that it was an answer."""
    return replace(turn, said=tuple(one for one in turn.said if one.sign or not one.to))


def touches_all(incoming: Incoming) -> bool:
    """Say whether something may need the bag of asked questions or the agenda, which most events do not."""
    press = press_of(incoming.button)
    if incoming.happening or incoming.moved_to:
        return True
    return incoming.text.lstrip().startswith("/") or (bool(incoming.button) and (not press or press.does == "again"))


def _unanswered(text: str, reply: Reply) -> Unanswered | None:
    question = fold(text)[:_LONGEST_QUESTION]
    return Unanswered(question, reply.language, reply.outcome) if question and reply.outcome in _NOT_ANSWERED else None


def _who(incoming: Incoming, state: State, spoken: Language, now: datetime) -> Who:
    return Who(
        address=incoming.address,
        now=now,
        name=shown_name(incoming),
        admin=incoming.admin or incoming.private,
        alone=incoming.private,
        language=state.chat.settled or state.home or spoken,
        daily=state.daily,
        owner=incoming.owner,
        addressing=incoming.addressed,
    )


def shown_name(incoming: Incoming) -> str:
    """Give the name under which a person stands in tables: printable and short."""
    return _printable(incoming.name)[:_LONGEST_NAME].strip() or incoming.address.player


def _language_for(scene: Scene, text: str) -> Language | None:
    """Give the language to reply in: the chosen one, the last one to a text without letters, else the text's own."""
    settled = scene.chat.settled or scene.home
    return settled if settled or any(char.isalpha() for char in text) else scene.talk.language


def _press(scene: Scene, incoming: Incoming, known: Conversation) -> Decision:
    data = incoming.button
    press = press_of(data)
    if press:
        turn = scene.play.press(press, scene.chat, scene.who, incoming.text)
        return Decision(known, turn, unanswered=_near(scene, incoming.text, turn))
    if data == NONE:
        return _none_of_these(scene)
    if data.startswith(REPORT):
        return _reported(scene, data.removeprefix(REPORT))
    decided = reception.press(scene, data)
    if decided:
        return decided
    if data.startswith(reception.RUN):
        return _command(scene, f"/{data.removeprefix(reception.RUN)}")
    if data.startswith(_QUIZ_ME):
        return Decision(scene.talk, scene.play.quiz_on(data.removeprefix(_QUIZ_ME), scene.chat, scene.who))
    if scene.chat.asking:
        return scene.whisper("question-open")
    asked = asked_of(data)
    return _tell(scene, asked) if asked and _exists(asked, scene.mind) else scene.say("button-gone")


def _near(scene: Scene, text: str, turn: Turn) -> Unanswered | None:
    """Note an answer to a quiz question that nearly was right: a spelling that may have to be taken."""
    game = scene.chat.game
    if game is None or game.round is None or not any(one.sign == "close" for one in turn.said):
        return None
    return Unanswered(fold(text)[:_LONGEST_QUESTION], scene.chat.speaks, "near", game.round.question.id)


def _none_of_these(scene: Scene) -> Decision:
    """Note that nothing of what was offered was meant."""
    if not scene.talk.suggested:
        return scene.whisper("button-gone")
    question, *offered = scene.talk.suggested
    noted = Unanswered(question, scene.language, "none", "|".join(offered))
    decision = scene.whisper("noted")
    return replace(decision, conversation=replace(scene.talk, suggested=()), unanswered=noted)


def _reported(scene: Scene, what: str) -> Decision:
    """Note that somebody found an answer or a question wrong, without who it was."""
    asked = asked_for(what, scene.mind.knowledge)
    wording = scene.mind.wording(scene.language)
    if asked and _exists(asked, scene.mind):
        text, about = attribute_text(asked, wording), asked.facts()[0]
    else:
        about = scene.play.question_named(what)
        text = scene.play.prompt(about, wording)
    if not text:
        return scene.whisper("button-gone")
    noted = Unanswered(fold(text)[:_LONGEST_QUESTION], scene.language, "reported", about)
    return replace(scene.whisper("noted"), unanswered=noted)


def _tell(scene: Scene, asked: Asked) -> Decision:
    return _after(scene, reply_with(scene.mind, asked, scene.language, scene.who.today))


def _after(scene: Scene, reply: Reply) -> Decision:
    """Remember what the reply was about and put its buttons under it."""
    talk = replace(scene.talk, language=reply.language)
    if reply.topic:
        until = scene.who.now + TOPIC_LASTS
        talk = replace(talk, topic=reply.topic, topic_until=until, attribute=reply.attribute)
    elif reply.is_elsewhere:
        talk = replace(talk, topic=None, topic_until=None, attribute="")
    said = Outgoing(reply.text, _buttons(reply, scene.mind.wording(reply.language), scene.play))
    chat = scene.chat if scene.chat.running else replace(scene.chat, language=reply.language)
    return Decision(talk, Turn(chat, (said,)))


def _buttons(reply: Reply, wording: Wording, play: Play) -> tuple[Button, ...]:
    if reply.offers:
        offers = [Button(str(number), data_of(asked)) for number, asked in enumerate(reply.offers, 1)]
        return (*offers, Button(wording("none-of-these"), NONE))
    entry = _entry_of(reply, wording.knowledge)
    quiz = [Button(wording("quiz-me"), f"{_QUIZ_ME}{entry}")] if entry and play.knows_questions_on(entry) else []
    report = report_button(start_of(reply.fact), wording) if reply.outcome == "answer" and reply.fact else ()
    asked = reply.more[: _MOST_BUTTONS - len(quiz) - len(report)]
    more = [Button(wording.capital(attribute_label(one, wording)), data_of(one)) for one in asked]
    return (*more, *quiz, *report)


def _entry_of(reply: Reply, knowledge: KnowledgeBase) -> str:
    """Give the one entry that an answer told of, if it is one."""
    if reply.outcome != "answer" or not reply.fact:
        return ""
    if reply.fact in knowledge.facts:
        return reply.fact
    return reply.topic.ids[0].partition("/")[0] if reply.topic and len(reply.topic.ids) == 1 else ""  # a part's film


def _command(scene: Scene, text: str, addressed: bool = True) -> Decision:
    """Carry out a command; one that is unknown may be another bot's, unless it is plainly meant for this one."""
    name, rest = (*text[1:].split(maxsplit=1), "", "")[:2]
    name = name.lower()
    if name == "start":
        return _start(scene, rest.strip())
    if name == "ask":
        return _asked(scene, rest.strip())
    decided = reception.command(scene, name, rest)
    if decided:
        return decided
    turn = scene.play.command(name, rest, scene.chat, scene.who)
    if turn is None and not addressed:
        return Decision(scene.talk, Turn(scene.chat))
    return Decision(scene.talk, turn) if turn else scene.say("command-unknown", command=f"/{_printable(name[:32])}")


def _asked(scene: Scene, question: str) -> Decision:
    """Answer what is surely a question, unless one of a game is open, to which it may want the answer."""
    if scene.chat.asking:
        return scene.whisper("question-open")
    return _ask(scene, question) if question else scene.say("ask-usage")


def _start(scene: Scene, link: str) -> Decision:
    """Do what the link asks for by which somebody came, or welcome them."""
    if link in _STARTS:
        return _command(scene, f"/{link}")
    asked = asked_for(link.removeprefix(_FACT), scene.mind.knowledge) if link.startswith(_FACT) else None
    if asked and not scene.chat.asking and _exists(asked, scene.mind):
        return _tell(scene, asked)
    return reception.welcome(scene)


def _printable(text: str) -> str:
    return "".join(char for char in text if char.isprintable())


def _exists(asked: Asked, mind: Mind) -> bool:
    """Say whether there is what a button names: the knowledge may have changed since, or the data be forged."""
    knowledge = mind.knowledge
    if asked.attribute in knowledge.facts:
        return True
    films = [*asked.films, *(role.partition("/")[0] for role in asked.roles)]
    people = [*asked.people, *(role.partition("/")[2] for role in asked.roles)]
    known = asked.attribute in knowledge.templates and asked.kind in _SUBJECTS
    if not known or not set(films) <= knowledge.films.keys() or not set(people) <= knowledge.people.keys():
        return False
    return _SUBJECTS[asked.kind](asked, mind)


def _has_list(asked: Asked, mind: Mind) -> bool:
    """Say whether a list stands for films; two stand alone, the others need a value."""
    if asked.attribute in ("list.films", "list.studio_names"):
        return not asked.value
    fits = {"list.year": YEAR, "list.decade": DECADE, "list.genre": GENRE}[asked.attribute].fullmatch(asked.value)
    return fits is not None and bool(films_in(mind.knowledge.films.values(), asked.value))


def _has_credit(asked: Asked, mind: Mind) -> bool:
    if asked.attribute != "credit.role":
        return bool(asked.films and asked.people)
    roles = [role.partition("/") for role in asked.roles]
    casts = [{part.person for part in mind.knowledge.films[film].cast} for film, _, _ in roles]
    return bool(roles) and all(person in cast for (_, _, person), cast in zip(roles, casts, strict=True))


_SUBJECTS: dict[str, Callable[[Asked, Mind], bool]] = {
    "film": lambda asked, mind: bool(asked.films),
    "person": lambda asked, mind: bool(asked.people),
    "credit": _has_credit,
    "list": _has_list,
}
