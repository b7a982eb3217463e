"""Dialogue: what one conversation remembers, and who handles what comes in. Pure.

A text is a command, an answer to an open quiz question, or a question; a button tells what its
label said. An answer about a film or a person makes it the topic for ten minutes, so that "and the
composer?" is understood. A text is never forced onto buttons that are still open.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256

from bot.answers import attribute_label
from bot.appointments import carry_out
from bot.boards import LOOKUPS, Lookup, LookupKind
from bot.chat import Chat, Conversation, State, Turn, Unanswered, Who
from bot.games.ledger import PERIODS
from bot.games.presses import press_of
from bot.matching.asked import Asked, asked_of, data_of
from bot.matching.entities import DECADE, YEAR
from bot.matching.fold import fold
from bot.messages import Address, Button, Incoming, Outgoing
from bot.mind import Mind
from bot.options import board_options
from bot.play import Play
from bot.replies import Reply, reply_to, reply_with
from bot.wording import Value, Wording
from knowledge.expand import films_in
from knowledge.model import LANGUAGES, KnowledgeBase, Language

_QUIZ_ME = "q|"
"""Before the entry to be quizzed on, in the data of a button."""
_FORGET = "forget|"
"""Before the mark of who is to be forgotten."""
_NOT_ANSWERED = ("unknown", "suggest")
_LONGEST_NAME = 32
_LONGEST_QUESTION = 300
_AGENDA = ("subscribe", "unsubscribe", "schedule")
TOPIC_LASTS = timedelta(minutes=10)
GENRE = re.compile(r"[a-z_]+")


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of it, and what is said."""

    conversation: Conversation
    turn: Turn
    lookup: Lookup | None = None
    """What has yet to be looked up in the ledger and said."""
    unanswered: Unanswered | None = None
    forget: bool = False
    """Whether all that is kept of the person is to be erased."""


def decide(state: State, incoming: Incoming, mind: Mind, play: Play, now: datetime) -> Decision:
    """Decide what is said to `incoming` and what is remembered."""
    known = state.conversation if state.conversation.turn else Conversation(state.chat.language)
    talk = replace(known, turn=known.turn + 1)
    scene = _Scene(talk, state.chat, _who(incoming, state, talk.language, now), mind, play)
    if incoming.button:
        return _press(scene, incoming.button, state.conversation)
    text = incoming.text.strip()
    if text.startswith("/"):
        return _command(scene, text)
    turn = play.text(text, state.chat, scene.who)
    if turn:
        return Decision(state.conversation, turn)
    fresh = talk.topic_until is not None and now < talk.topic_until
    about = talk.topic if fresh else None
    reply = reply_to(mind, text, now.date(), _language_for(scene, text), about, talk.turn)
    return replace(_after(scene, reply), unanswered=_unanswered(text, reply))


def touches_all(incoming: Incoming) -> bool:
    """Say whether something may need the bag of asked questions or the agenda, which most events do not."""
    press = press_of(incoming.button)
    return incoming.text.lstrip().startswith("/") or (bool(incoming.button) and (not press or press.does == "again"))


def _unanswered(text: str, reply: Reply) -> Unanswered | None:
    question = fold(text)[:_LONGEST_QUESTION]
    return Unanswered(question, reply.language, reply.outcome) if question and reply.outcome in _NOT_ANSWERED else None


@dataclass(frozen=True, slots=True)
class _Scene:
    """All that a decision is made of."""

    talk: Conversation
    chat: Chat
    who: Who
    mind: Mind
    play: Play

    @property
    def language(self) -> Language:
        """The language to speak where what came in tells none."""
        return self.chat.chosen or self.talk.language

    def whisper(self, message: str) -> Decision:
        """Decide to tell this person alone."""
        said = Outgoing(self.mind.say(self.language, message), to=self.who.id)
        return Decision(self.talk, Turn(self.chat, (said,)))

    def say(self, message: str, **values: Value) -> Decision:
        """Decide to say one of the bot's own texts."""
        return Decision(self.talk, Turn(self.chat, (Outgoing(self.mind.say(self.language, message, **values)),)))


def _who(incoming: Incoming, state: State, spoken: Language, now: datetime) -> Who:
    return Who(
        address=incoming.address,
        now=now,
        name=shown_name(incoming),
        admin=incoming.admin or incoming.private,
        alone=incoming.private,
        language=state.chat.chosen or spoken,
        daily=state.daily,
    )


def shown_name(incoming: Incoming) -> str:
    """Give the name under which a person stands in tables: printable and short."""
    return _printable(incoming.name)[:_LONGEST_NAME].strip() or incoming.address.player


def _language_for(scene: _Scene, text: str) -> Language | None:
    """Give the language to reply in: the chosen one, the last one to a text without letters, else the text's own."""
    if scene.chat.chosen or any(char.isalpha() for char in text):
        return scene.chat.chosen
    return scene.talk.language


def _press(scene: _Scene, data: str, known: Conversation) -> Decision:
    press = press_of(data)
    if press:
        return Decision(known, scene.play.press(press, scene.chat, scene.who))
    if data.startswith(_FORGET):
        return _forget(scene, data.removeprefix(_FORGET))
    if data.startswith(_QUIZ_ME):
        return Decision(scene.talk, scene.play.quiz_on(data.removeprefix(_QUIZ_ME), scene.chat, scene.who))
    if scene.chat.asking:
        return scene.whisper("question-open")
    asked = asked_of(data)
    if asked is None or not _exists(asked, scene.mind):
        return scene.say("button-gone")
    return _after(scene, reply_with(scene.mind, asked, scene.language, scene.who.now.date()))


def _after(scene: _Scene, reply: Reply) -> Decision:
    """Remember what the reply was about and put its buttons under it."""
    talk = replace(scene.talk, language=reply.language)
    if reply.topic:
        talk = replace(talk, topic=reply.topic, topic_until=scene.who.now + TOPIC_LASTS)
    said = Outgoing(reply.text, _buttons(reply, scene.mind.wording(reply.language), scene.play))
    chat = scene.chat if scene.chat.running else replace(scene.chat, language=reply.language)
    return Decision(talk, Turn(chat, (said,)))


def _buttons(reply: Reply, wording: Wording, play: Play) -> tuple[Button, ...]:
    if reply.offers:
        return tuple(Button(str(number), data_of(asked)) for number, asked in enumerate(reply.offers, 1))
    more = [Button(wording.capital(attribute_label(asked, wording)), data_of(asked)) for asked in reply.more]
    entry = _entry_of(reply, wording.knowledge)
    quiz = [Button(wording("quiz-me"), f"{_QUIZ_ME}{entry}")] if entry and play.knows_questions_on(entry) else []
    return (*more, *quiz)


def _entry_of(reply: Reply, knowledge: KnowledgeBase) -> str:
    """Give the one entry that an answer told of, if it is one."""
    if reply.outcome != "answer" or not reply.fact:
        return ""
    if reply.fact in knowledge.facts:
        return reply.fact
    return reply.topic.ids[0] if reply.topic and len(reply.topic.ids) == 1 else ""


def _command(scene: _Scene, text: str) -> Decision:
    name, rest = (*text[1:].split(maxsplit=1), "", "")[:2]
    name = name.lower()
    if name == "lang":
        return _choose_language(scene, rest.strip().lower())
    if name in ("help", "start"):
        return _help(scene, name)
    if name == "forgetme":
        return _ask_to_forget(scene)
    if name in _AGENDA:
        return _change_agenda(scene, name, rest)
    for lookup in LOOKUPS:
        if name == lookup:
            return _look_up(scene, lookup, rest)
    turn = scene.play.command(name, rest, scene.chat, scene.who)
    return Decision(scene.talk, turn) if turn else scene.say("command-unknown", command=f"/{_printable(name[:32])}")


def _look_up(scene: _Scene, what: LookupKind, rest: str) -> Decision:
    options = board_options(rest, scene.mind.say)
    if options is None:
        periods = ", ".join(scene.mind.say(scene.language, f"period-{period}") for period in PERIODS)
        return scene.say("top-usage", periods=periods)
    return Decision(scene.talk, Turn(scene.chat), Lookup(what, options))


def _change_agenda(scene: _Scene, name: str, rest: str) -> Decision:
    """Change what the chat gets by itself, which in a group is for those who manage it."""
    changes = name == "unsubscribe" or rest.strip()
    if changes and not (scene.who.alone or scene.who.admin):
        return scene.whisper("agenda-admins")
    wording = scene.mind.wording(scene.language)
    done = carry_out(name, rest, scene.chat.agenda, scene.who.now, wording)
    assert done  # these are its commands
    agenda, said = done
    return Decision(scene.talk, Turn(replace(scene.chat, agenda=agenda), (Outgoing(said),)))


def _ask_to_forget(scene: _Scene) -> Decision:
    """Ask whether somebody is sure; only they can say so."""
    say = scene.mind.say
    sure = Button(say(scene.language, "forget-yes"), f"{_FORGET}{_mark(scene.who.address)}")
    stay = Button(say(scene.language, "forget-no"), f"{_FORGET}-")
    asked = Outgoing(say(scene.language, "forget-sure"), (sure, stay), to=scene.who.id)
    return Decision(scene.talk, Turn(scene.chat, (asked,)))


def _forget(scene: _Scene, mark: str) -> Decision:
    if mark != _mark(scene.who.address):
        return scene.whisper("forget-kept")
    return replace(scene.whisper("forgotten"), forget=True)


def _mark(address: Address) -> str:
    """Give a short mark of a person, for a button that only they may press."""
    return sha256(f"{address.platform}:{address.player}".encode()).hexdigest()[:16]


def _help(scene: _Scene, name: str) -> Decision:
    if name == "start" and scene.chat.running:
        again = scene.play.command("score", "", scene.chat, scene.who)
        return Decision(scene.talk, again) if again else scene.say("welcome")
    if name == "start":
        return scene.say("welcome")
    texts = (
        ["help", "help-games", "help-terminal"] if scene.who.address.platform == "console" else ["help", "help-games"]
    )
    said = "\n".join(scene.mind.say(scene.language, text) for text in texts)
    return Decision(scene.talk, Turn(scene.chat, (Outgoing(said),)))


def _printable(text: str) -> str:
    return "".join(char for char in text if char.isprintable())


def _choose_language(scene: _Scene, wanted: str) -> Decision:
    """Choose the language of the chat, or let it follow that of the questions again."""
    for language in LANGUAGES:
        if wanted == language:
            chat, talk = replace(scene.chat, chosen=language), replace(scene.talk, language=language)
            return replace(scene, chat=chat, talk=talk).say("lang-set")
    if wanted == "auto":
        return replace(scene, chat=replace(scene.chat, chosen=None)).say("lang-auto")
    return scene.say("lang-usage")


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
    return bool(asked.roles) if asked.attribute == "credit.role" else bool(asked.films and asked.people)


_SUBJECTS: dict[str, Callable[[Asked, Mind], bool]] = {
    "film": lambda asked, mind: bool(asked.films),
    "person": lambda asked, mind: bool(asked.people),
    "credit": _has_credit,
    "list": _has_list,
}
