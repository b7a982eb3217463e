"""Dialogue: what one conversation remembers, and who handles what comes in. Pure.

A text is a command or a question; a button tells what its label said. An answer about a film or
a person makes it the topic for ten minutes, so that "and the composer?" is understood. A text is
never forced onto buttons that are still open.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.answers import attribute_label
from bot.matching.asked import Asked, asked_of, data_of
from bot.matching.entities import DECADE, YEAR, Mention
from bot.messages import Button, Incoming, Outgoing
from bot.mind import DEFAULT_LANGUAGE, Mind
from bot.replies import Reply, reply_to, reply_with
from bot.wording import Wording
from knowledge.expand import films_in
from knowledge.model import LANGUAGES, Language

TOPIC_LASTS = timedelta(minutes=10)
GENRE = re.compile(r"[a-z_]+")


@dataclass(frozen=True, slots=True)
class Conversation:
    """What is remembered of one person in one chat."""

    chosen: Language | None = None
    """The language chosen with /lang; None to follow the question's."""
    language: Language = DEFAULT_LANGUAGE
    """The language last spoken."""
    topic: Mention | None = None
    topic_until: datetime | None = None
    turn: int = 0


def decide(
    conversation: Conversation, incoming: Incoming, mind: Mind, now: datetime
) -> tuple[Conversation, list[Outgoing]]:
    """Give what the conversation becomes and what is said."""
    conversation = replace(conversation, turn=conversation.turn + 1)
    if incoming.button:
        return _press(conversation, incoming.button, mind, now)
    text = incoming.text.strip()
    if text.startswith("/"):
        return _command(conversation, text, incoming.address.platform, mind)
    fresh = conversation.topic_until is not None and now < conversation.topic_until
    about = conversation.topic if fresh else None
    reply = reply_to(mind, text, now.date(), _language_for(conversation, text), about, conversation.turn)
    return _after(conversation, reply, mind, now)


def _language_for(conversation: Conversation, text: str) -> Language | None:
    """Give the language to reply in: the chosen one, the last one to a text without letters, else the text's own."""
    if conversation.chosen or any(char.isalpha() for char in text):
        return conversation.chosen
    return conversation.language


def _press(conversation: Conversation, data: str, mind: Mind, now: datetime) -> tuple[Conversation, list[Outgoing]]:
    asked = asked_of(data)
    if asked is None or not _exists(asked, mind):
        return conversation, [Outgoing(mind.say(conversation.language, "button-gone"))]
    return _after(conversation, reply_with(mind, asked, conversation.language, now.date()), mind, now)


def _after(conversation: Conversation, reply: Reply, mind: Mind, now: datetime) -> tuple[Conversation, list[Outgoing]]:
    """Remember what the reply was about and put its buttons under it."""
    conversation = replace(conversation, language=reply.language)
    if reply.topic:
        conversation = replace(conversation, topic=reply.topic, topic_until=now + TOPIC_LASTS)
    wording = mind.wording(reply.language)
    return conversation, [Outgoing(reply.text, _buttons(reply, wording))]


def _buttons(reply: Reply, wording: Wording) -> tuple[Button, ...]:
    if reply.offers:
        return tuple(Button(str(number), data_of(asked)) for number, asked in enumerate(reply.offers, 1))
    return tuple(Button(wording.capital(attribute_label(asked, wording)), data_of(asked)) for asked in reply.more)


def _command(conversation: Conversation, text: str, platform: str, mind: Mind) -> tuple[Conversation, list[Outgoing]]:
    name, rest = (*text[1:].split(maxsplit=1), "", "")[:2]
    name = name.lower()
    language = conversation.chosen or conversation.language
    if name == "lang":
        return _choose_language(conversation, rest.strip().lower(), mind)
    if name in ("help", "start"):
        text = mind.say(language, "help" if name == "help" else "welcome")
        if name == "help" and platform == "console":
            text = f"{text}\n{mind.say(language, 'help-terminal')}"
        return conversation, [Outgoing(text)]
    return conversation, [Outgoing(mind.say(language, "command-unknown", command=f"/{_printable(name[:32])}"))]


def _printable(text: str) -> str:
    return "".join(char for char in text if char.isprintable())


def _choose_language(conversation: Conversation, wanted: str, mind: Mind) -> tuple[Conversation, list[Outgoing]]:
    for language in LANGUAGES:
        if wanted == language:
            conversation = replace(conversation, chosen=language, language=language)
            return conversation, [Outgoing(mind.say(language, "lang-set"))]
    if wanted == "auto":
        return replace(conversation, chosen=None), [Outgoing(mind.say(conversation.language, "lang-auto"))]
    return conversation, [Outgoing(mind.say(conversation.language, "lang-usage"))]


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
