"""Sharing: facts that fit what somebody types in any chat, to be put there. Pure."""

from datetime import date

from bot.answers import label
from bot.matching.asked import Asked, start_of
from bot.messages import Fact
from bot.mind import Mind
from bot.replies import Reply, reply_to, reply_with

_LONGEST_START = 64 - len("fact_")


def facts_for(mind: Mind, text: str, today: date) -> tuple[Fact, ...]:
    """Give facts that fit a text, the likeliest first; none for what the bot does not know."""
    first = reply_to(mind, text, today)
    asked = list(first.offers)
    if first.outcome == "answer":
        asked = list(first.more)
    replies = [(one, reply_with(mind, one, first.language, today)) for one in asked]
    shared = [_fact(mind, one, reply) for one, reply in replies if reply.outcome == "answer"]
    if first.outcome == "answer":
        shared.insert(0, Fact(_start(first), first.text.partition("\n")[0], first.text))
    known = {fact.text: fact for fact in reversed(shared)}
    return tuple(fact for fact in shared if known[fact.text] is fact)


def _fact(mind: Mind, asked: Asked, reply: Reply) -> Fact:
    return Fact(_start(reply), label(asked, mind.wording(reply.language)), reply.text)


def _start(reply: Reply) -> str:
    """Give what a link to the bot carries to tell this, or nothing where it does not fit in one."""
    start = start_of(reply.fact or "")
    return start if len(start) <= _LONGEST_START else ""
