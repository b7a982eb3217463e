"""The methods for polls, and how people vote in them."""

import secrets
import time
from collections.abc import Sequence
from typing import Any

from tests.wire.telegram.chats import CHANNEL
from tests.wire.telegram.markup import read_text
from tests.wire.telegram.messages import Json, Message, Poll
from tests.wire.telegram.refusals import bad
from tests.wire.telegram.sending import keyboard, own, put
from tests.wire.telegram.world import World


class VoteRefused(Exception):
    """A vote that Telegram does not take."""


def send_poll(world: World, params: Json) -> Json:
    """Send a poll, which closes by itself after its time."""
    chat = world.chat(params["chat_id"])
    poll = Poll(
        str(secrets.randbelow(9 * 10**18) + 10**18),
        _asked(params),
        _options(params["options"]),
        params.get("open_period"),
        closed=params.get("is_closed", False),
    )
    message = put(world, chat, params, poll=poll)
    if seconds := _life(params):
        world.close_later(message, seconds)
    return message.wire()


def stop_poll(world: World, params: Json) -> Json:
    """Close a poll of the bot."""
    message = own(world, params, "with poll to stop")
    poll = message.poll
    if poll is None:
        raise bad("message with poll to stop not found")
    if poll.closed:
        raise bad("poll has already been closed")
    message.markup = keyboard(message.chat, params.get("reply_markup"))
    world.change(message)
    world.close(message)
    return poll.wire()


def vote(world: World, message: Message, user: Json, places: Sequence[int], as_chat: bool = False) -> None:
    """Vote, or take a vote back with no places; tell the bot unless the poll is anonymous."""
    poll = message.poll
    if poll is None:
        raise VoteRefused("the message has no poll")
    voter = message.chat.id if as_chat else user["id"]
    _refuse_vote(poll, voter, places)
    if places:
        poll.votes[voter] = list(places)
    else:
        del poll.votes[voter]
    if not poll.asked["is_anonymous"] and message.by_bot:
        chosen = {"option_ids": list(places), "option_persistent_ids": poll.persistent(places)}
        told = {"user": CHANNEL, "voter_chat": message.chat.wire()} if as_chat else {"user": user}
        world.updates.put("poll_answer", {"poll_id": poll.id, **told, **chosen}, ("poll", poll.id))
    if message.by_bot:
        world.tell_poll(poll)


def _refuse_vote(poll: Poll, voter: int, places: Sequence[int]) -> None:
    if poll.closed:
        raise VoteRefused("the poll is closed")
    voted = voter in poll.votes
    if voted and not poll.asked["allows_revoting"]:
        raise VoteRefused("a vote cannot be changed in this poll")
    if not places and not voted:
        raise VoteRefused("there is no vote to take back")
    if len(places) > 1 and not poll.asked["allows_multiple_answers"]:
        raise VoteRefused("only one option may be chosen")
    if any(place not in range(len(poll.options)) for place in places):
        raise VoteRefused(f"there is no such option among {poll.options}")


def _asked(params: Json) -> Json:
    """Give what never changes of a poll."""
    quiz = params.get("type") == "quiz"
    question, _ = read_text(params["question"], params.get("question_parse_mode"))
    if not question:
        raise bad("poll question must be non-empty")
    asked: Json = {
        "question": question,
        "type": "quiz" if quiz else "regular",
        "is_anonymous": params.get("is_anonymous", True),
        "allows_multiple_answers": params.get("allows_multiple_answers", False),
        "allows_revoting": params.get("allows_revoting", not quiz),
        "members_only": params.get("members_only", False),
    }
    return asked | _texts(params) | _times(params) | ({"correct_option_ids": _correct(params)} if quiz else {})


def _texts(params: Json) -> Json:
    """Give the texts around a poll, with their entities."""
    told: Json = {}
    for name in ("explanation", "description"):
        if given := params.get(name):
            text, entities = read_text(given, params.get(f"{name}_parse_mode"), params.get(f"{name}_entities"))
            told |= {name: text} | ({f"{name}_entities": entities} if entities else {})
    return told


def _times(params: Json) -> Json:
    if "close_date" in params and "open_period" in params:
        raise bad("open_period and close_date can't be specified simultaneously")
    if seconds := params.get("open_period"):
        return {"open_period": seconds, "close_date": int(time.time()) + seconds}
    return {"close_date": params["close_date"]} if "close_date" in params else {}


def _life(params: Json) -> float | None:
    if "close_date" in params:
        return float(params["close_date"]) - time.time()
    return params.get("open_period")


def _correct(params: Json) -> list[int]:
    places: list[int] = params.get("correct_option_ids") or []
    growing = sorted(set(places)) == places
    if not places or not growing or not all(0 <= place < len(params["options"]) for place in places):
        raise bad("wrong correct option ID specified")
    return places


def _options(given: list[Any]) -> list[str]:
    options = [read_text(option["text"], option.get("text_parse_mode"))[0] for option in given]
    if not all(options):
        raise bad("poll options must be non-empty")
    if len(set(options)) < len(options):
        raise bad("POLL_OPTION_DUPLICATE")
    return options
