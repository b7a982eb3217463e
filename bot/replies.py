"""Replies: a question in, an answer, "did you mean" or an honest "I don't know" out.

Which of the three it is follows from the confidence of what was found: from `ANSWER_FROM` on the
likeliest thing is told; below, up to three likely ones are offered; else the bot says that it does
not know and what it can be asked. What is asked but not held is said to be so.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from bot.answers import ASKED_OF_FILM, ASKED_OF_PERSON, attribute_label, label, more_of, subject_of, tell
from bot.follow_ups import follow_up
from bot.matching.asked import NO_SUBJECT, UNKNOWN_NAME, Asked, is_held
from bot.matching.entities import Mention, subjects_of
from bot.matching.matcher import Candidate, Match
from bot.matching.rank import ANSWER_FROM
from bot.matching.sentences import quoted
from bot.mind import DEFAULT_LANGUAGE, Mind
from bot.wording import Wording
from knowledge.expand import holds, person_holds
from knowledge.model import KnowledgeBase, Language, Source

Outcome = Literal["answer", "suggest", "unknown", "smalltalk"]

OFFER_FROM = 0.3
"""The likeliest held candidate must be this likely for anything to be offered."""
_OTHER_CINEMA = "decline.other_cinema"
"""What is asked of films that are not the studio's."""
_OFFER_LEAST = 0.02
_MOST_OFFERS = 3


@dataclass(frozen=True, slots=True)
class Reply:
    """What the bot says to a question, and why."""

    outcome: Outcome
    language: Language
    text: str
    confidence: float
    fact: str | None = None
    sources: tuple[Source, ...] = ()
    offers: tuple[Asked, ...] = ()
    """What "did you mean" offers."""
    more: tuple[Asked, ...] = ()
    """What can be asked next about the same thing."""
    topic: Mention | None = None
    """What the conversation is about after an answer."""
    attribute: str = ""
    """What was told of it."""
    is_elsewhere: bool = False
    """Whether it was asked of something that nobody knows, so that the conversation is about nothing any more."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a question may leave unsaid: what was said before it."""

    about: Mention | None = None
    """What the conversation is about."""
    told: str = ""
    """The attribute last told of it."""
    spoken: Language = DEFAULT_LANGUAGE
    """The language last spoken, which a bare name does not change."""
    turn: int = 0
    """Varies what small talk is answered with."""


_NOTHING_BEFORE = Context()


def reply_to(
    mind: Mind, text: str, today: date, language: Language | None = None, before: Context = _NOTHING_BEFORE
) -> Reply:
    """Reply to a question; `language` is the person's choice, else the question's own is used."""
    about = before.about
    match = mind.match(text, about)
    language = language or mind.language_of(text, match, before.spoken)
    wording = mind.wording(language)
    if not any(word.isalpha() for word in match.words) and not match.mentions:
        return Reply("unknown", language, wording("unreadable", example=wording("example-1")), 0.0)
    followed = follow_up(match, about, before.told, mind.knowledge)
    if followed:
        return reply_with(mind, followed, language, today)
    top = match.candidates[0] if match.candidates else None
    if top and top.confidence >= ANSWER_FROM:
        if top.asked.attribute == NO_SUBJECT and quoted(text):  # it is named, in words that are all known
            return _unknown_name(mind, top.asked, match, wording)
        reply = _reply_with(mind, top, wording, match, today, before.turn)
        return replace(reply, topic=about) if _goes_on(reply.topic, about) else reply
    offers = _offers(mind, match, wording)
    if offers:
        return Reply("suggest", language, _offer_text("did-you-mean", offers, wording), match.confidence, offers=offers)
    return _unknown(mind, match, wording)


def reply_with(mind: Mind, asked: Asked, language: Language, today: date, confidence: float = 1.0) -> Reply:
    """Tell what a button stands for."""
    wording = mind.wording(language)
    answer, topic = tell(asked, wording, today), _topic(asked, mind.knowledge)
    if answer is None:
        return Reply("unknown", language, _not_held(mind, asked, wording), confidence, topic=topic)
    more = tuple(more_of(asked, wording))
    return Reply(
        "answer",
        language,
        answer.text,
        confidence,
        answer.fact,
        answer.sources,
        more=more,
        topic=topic,
        attribute=asked.attribute,
    )


def _reply_with(mind: Mind, top: Candidate, wording: Wording, match: Match, today: date, turn: int) -> Reply:
    asked = top.asked
    if asked.kind == "smalltalk":
        answers = mind.knowledge.smalltalk[asked.name].answers[wording.language]
        return Reply("smalltalk", wording.language, answers[turn % len(answers)], top.confidence)
    if asked.attribute == UNKNOWN_NAME:
        return _unknown_name(mind, asked, match, wording)
    if asked.attribute == NO_SUBJECT:
        return Reply("unknown", wording.language, wording("which", example=wording("example-1")), top.confidence)
    reply = reply_with(mind, asked, wording.language, today, top.confidence)
    return replace(reply, topic=reply.topic or _named(match), is_elsewhere=asked.attribute == _OTHER_CINEMA)


def _goes_on(topic: Mention | None, about: Mention | None) -> bool:
    """Say whether an answer is about one of the two that the conversation is about: a film and whoever made it."""
    return topic is not None and any((topic.kind, topic.ids) == (one.kind, one.ids) for one in subjects_of(about))


def _named(match: Match) -> Mention | None:
    """Give the one film or person that the question names in full, for follow-ups of a fact about it."""
    for mention in match.mentions:
        if mention.kind in ("film", "person") and len(mention.ids) == 1 and mention.whole and not mention.common:
            return Mention(0, 0, mention.kind, mention.ids, 1.0, True)
    return None


def _offers(mind: Mind, match: Match, wording: Wording) -> tuple[Asked, ...]:
    """Give the likeliest things held, each under a label of its own, if any is likely enough."""
    held = [c for c in match.candidates if is_held(c.asked, mind.knowledge)]
    if not held or held[0].confidence < OFFER_FROM:
        return ()
    offers: dict[str, Asked] = {}
    for candidate in held:
        if candidate.confidence >= _OFFER_LEAST and len(offers) < _MOST_OFFERS:
            for asked in _one_by_one(candidate.asked):
                offers.setdefault(label(asked, wording), asked)
    return tuple(offers.values())[:_MOST_OFFERS]


def _one_by_one(asked: Asked) -> list[Asked]:
    """Give what is asked of several people of one name for each of them."""
    return [replace(asked, people=(person,)) for person in asked.people] if asked.kind == "person" else [asked]


def _offer_text(message: str, offers: Sequence[Asked], wording: Wording) -> str:
    lines = [f"{number}. {label(asked, wording)}" for number, asked in enumerate(offers, 1)]
    return "\n".join([wording(message), *lines])


def _unknown(mind: Mind, match: Match, wording: Wording) -> Reply:
    top = match.candidates[0] if match.candidates else None
    if top and top.asked.attribute == UNKNOWN_NAME and top.confidence >= OFFER_FROM:
        return _unknown_name(mind, top.asked, match, wording)
    text = _not_held(mind, top.asked, wording) if top and top.confidence >= OFFER_FROM else _dont_know(wording)
    return Reply("unknown", wording.language, text, match.confidence)


def _unknown_name(mind: Mind, asked: Asked, match: Match, wording: Wording) -> Reply:
    """Offer what is asked of the films or people whose names come near, if any do."""
    kind = "person" if asked.value.startswith("person.") else "film"
    near = mind.matcher.nearest(match, kind)
    offers = tuple(_held_of(mind, kind, entry, asked.value) for entry in near)
    if not offers:
        return Reply("unknown", wording.language, _dont_know(wording), match.confidence, is_elsewhere=True)
    text = _offer_text(f"unknown-{kind}", offers, wording)
    return Reply("suggest", wording.language, text, match.confidence, offers=offers, is_elsewhere=True)


def _held_of(mind: Mind, kind: str, entry: str, attribute: str) -> Asked:
    """Give an attribute of a film or person if it is held, else all that is known in short."""
    card = Asked("film.card", films=(entry,)) if kind == "film" else Asked("person.card", people=(entry,))
    asked = replace(card, attribute=attribute)
    return asked if asked.kind == kind and is_held(asked, mind.knowledge) else card


def _dont_know(wording: Wording) -> str:
    return wording("unknown", example=wording("example-1"))


def _not_held(mind: Mind, asked: Asked, wording: Wording) -> str:
    """Say that this is not known, and what is known of the same film or person."""
    subject = subject_of(asked, wording)
    if not subject:
        return _dont_know(wording)
    known = ", ".join(_known_attributes(mind, asked, wording))
    if asked.kind == "decline":
        return wording("unknown-about", subject=subject, attributes=known)
    return wording("unknown-attribute", subject=subject, attribute=attribute_label(asked, wording), known=known)


def _known_attributes(mind: Mind, asked: Asked, wording: Wording) -> list[str]:
    if asked.films:
        film = mind.knowledge.films[asked.films[0]]
        held, card = [name for name in ASKED_OF_FILM if holds(film, name)], "card"
    else:
        person = mind.knowledge.people[asked.people[0]]
        held = [name for name in ASKED_OF_PERSON if person_holds(mind.knowledge, person, name)]
        card = "person-card"
    return [wording(f"label-{name.replace('_', '-')}") for name in held[:4] or [card]]


def _topic(asked: Asked, knowledge: KnowledgeBase) -> Mention | None:
    """Give what an answer was about, for follow-up questions: of a single part or maker, the film and that person."""
    roles = asked.roles
    if asked.kind == "film" and len(asked.films) == 1:
        (film,) = asked.films
        roles = tuple(f"{film}/{person}" for person in knowledge.films[film].credits.get(asked.name, ()))
    if len(roles) == 1:
        return Mention(0, 0, "role", roles, 1.0, True)
    films = asked.films or tuple(dict.fromkeys(role.split("/")[0] for role in roles))
    if films:
        return Mention(0, 0, "film", films, 1.0, True)
    return Mention(0, 0, "person", asked.people, 1.0, True) if asked.people else None
