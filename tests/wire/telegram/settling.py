"""The methods that set things: updates, queries, what the bot tells of itself; and those that ask about chats."""

from collections.abc import Callable
from typing import Any

import msgspec

from tests.wire.telegram.chats import Member
from tests.wire.telegram.messages import Json
from tests.wire.telegram.refusals import bad
from tests.wire.telegram.updates import joined
from tests.wire.telegram.webhook import Webhook
from tests.wire.telegram.world import Query, World


def get_me(world: World, params: Json) -> Json:
    """Tell the bot who it is."""
    return world.bot.me()


async def get_updates(world: World, params: Json) -> msgspec.Raw:
    """Wait for updates."""
    _allow(world, params)
    offset, limit, timeout = params.get("offset", 0), params.get("limit", 100), params.get("timeout", 0)
    return joined(await world.updates.poll(offset, limit, timeout))


async def set_webhook(world: World, params: Json) -> bool:
    """Have updates delivered to an address; none takes the webhook away."""
    url = params["url"]
    if url and not url.startswith(("https://", "http://127.0.0.1", "http://localhost")):
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    _allow(world, params)
    if params.get("drop_pending_updates"):
        world.updates.forget()
    webhook = Webhook(url, params.get("secret_token"), params.get("max_connections", 40)) if url else None
    await world.updates.set_webhook(webhook)
    return True


async def delete_webhook(world: World, params: Json) -> bool:
    """Have updates kept for those who poll."""
    if params.get("drop_pending_updates"):
        world.updates.forget()
    if world.updates.webhook:
        await world.updates.set_webhook(None)
    return True


def get_webhook_info(world: World, params: Json) -> Json:
    """Tell how the delivery goes."""
    updates = world.updates
    told = {"url": "", "has_custom_certificate": False, "pending_update_count": len(updates.pending)}
    told |= updates.webhook.info() if updates.webhook else {}
    return told | ({"allowed_updates": updates.allowed} if updates.allowed else {})


def answer_callback_query(world: World, params: Json) -> bool:
    """Answer a press of a button, once and in time."""
    _take(world.queries, params.pop("callback_query_id"), params)
    return True


def answer_inline_query(world: World, params: Json) -> bool:
    """Answer an inline query, once and in time."""
    ids = [result["id"] for result in params["results"]]
    if len(set(ids)) < len(ids):
        raise bad("RESULT_ID_DUPLICATE")
    _take(world.inline, params.pop("inline_query_id"), params)
    return True


def set_my_commands(world: World, params: Json) -> bool:
    """Set the commands of a scope and a language."""
    world.settings[_commands_of(params)] = params["commands"]
    return True


def get_my_commands(world: World, params: Json) -> list[Json]:
    """Give the commands of exactly a scope and a language."""
    return list(world.settings.get(_commands_of(params), ()))


def delete_my_commands(world: World, params: Json) -> bool:
    """Take the commands of a scope and a language away."""
    world.settings.pop(_commands_of(params), None)
    return True


def setter(name: str) -> Callable[[World, Json], bool]:
    """Make the method that sets a text for a language; an empty one takes it away."""

    def set_text(world: World, params: Json) -> bool:
        world.settings[name, params.get("language_code", "")] = params.get(name, "")
        return True

    return set_text


def getter(name: str) -> Callable[[World, Json], Json]:
    """Make the method that gives a text for a language, or that for all others."""

    def get_text(world: World, params: Json) -> Json:
        mine = world.settings.get((name, params.get("language_code", "")))
        default = world.bot.first_name if name == "name" else ""
        return {name: mine or world.settings.get((name, "")) or default}

    return get_text


def get_chat(world: World, params: Json) -> Json:
    """Tell about a chat."""
    return world.chat(params["chat_id"]).full()


def get_chat_member(world: World, params: Json) -> Json:
    """Tell who someone is in a chat."""
    chat = world.chat(params["chat_id"])
    member = chat.member(params["user_id"], world.bot)
    if member is None:
        user = next((c.members[c.id].user for c in world.chats.values() if c.id == params["user_id"]), None)
        if user is None:
            raise bad("user not found")
        member = Member(user, "left")
    return member.wire()


def get_chat_administrators(world: World, params: Json) -> list[Json]:
    """Give the people who lead a group."""
    chat = world.chat(params["chat_id"])
    if chat.private:
        raise bad("there are no administrators in the private chat")
    bots = [chat.bot] if params.get("return_bots") and chat.bot else []
    return [member.wire() for member in [*chat.members.values(), *bots] if member.admin]


def get_chat_member_count(world: World, params: Json) -> int:
    """Give how many are in a chat, the bot among them."""
    return 1 + sum(member.status not in ("left", "kicked") for member in world.chat(params["chat_id"]).members.values())


def leave_chat(world: World, params: Json) -> bool:
    """Leave a group."""
    chat = world.chat(params["chat_id"])
    if chat.private:
        raise bad("chat member status can't be changed in private chats")
    world.set_bot(chat, "left", world.bot.user())
    return True


def _allow(world: World, params: Json) -> None:
    if "allowed_updates" in params:
        world.updates.allowed = params["allowed_updates"]


def _take(queries: dict[str, Query], key: str, answer: Json) -> None:
    query = queries.get(key)
    if query is None:
        raise bad("query is too old and response timeout expired or query ID is invalid")
    query.take(answer)


def _commands_of(params: Json) -> tuple[str, ...]:
    scope: dict[str, Any] = params.get("scope") or {"type": "default"}
    where = [f"{name}={scope[name]}" for name in sorted(scope)]
    return ("commands", *where, params.get("language_code", ""))
