"""What Discord sends, and the library that makes objects of it."""

from typing import Any

import discord

from adapters.discord.client import caller

Json = dict[str, Any]
ME, AYSEL, MURAD = 42, 7, 8
GUILD, OTHER_GUILD, CHANNEL, THREAD, DM = 100, 101, 200, 300, 400
MANAGE, NOBODY = 1 << 5, 0
MANAGER_ROLE, CHIEF_ROLE = 110, 111
_ADMINISTRATOR = 1 << 3


def user(id: int = AYSEL, name: str = "aysel", **more: object) -> Json:
    """Give a person."""
    return {"id": str(id), "username": name, "discriminator": "0", "avatar": None, "global_name": None, **more}


def member(id: int = AYSEL, nick: str | None = None, roles: tuple[int, ...] = (), **more: object) -> Json:
    """Give a member of the server."""
    return {"user": user(id), "nick": nick, "roles": [str(role) for role in roles], "flags": 0, **more}


def _role(id: int, permissions: int) -> Json:
    return {"id": str(id), "name": f"role {id}", "permissions": str(permissions), "position": 1, "colors": {}}


def guild(id: int = GUILD) -> Json:
    """Give a server with a channel and a thread in it."""
    text = {"id": str(CHANNEL), "type": 0, "name": "kino", "position": 0, "permission_overwrites": []}
    thread = {
        "id": str(THREAD),
        "type": 11,
        "guild_id": str(id),
        "parent_id": str(CHANNEL),
        "owner_id": str(ME),
        "name": "oyun",
        "message_count": 0,
        "member_count": 1,
        "thread_metadata": {
            "archived": False,
            "auto_archive_duration": 60,
            "archive_timestamp": "2026-04-28T12:00:00Z",
        },
    }
    roles = [_role(id, NOBODY), _role(MANAGER_ROLE, MANAGE), _role(CHIEF_ROLE, _ADMINISTRATOR)]
    return {
        "id": str(id),
        "name": "Kino",
        "owner_id": "1",
        "roles": roles,
        "members": [member(ME) | {"user": user(ME, "film", bot=True)}],
        "channels": [text],
        "threads": [thread],
    }


def message(content: str = "", channel: int = CHANNEL, author: Json | None = None, **more: Any) -> Json:
    """Give a message, in the server unless it is in a private chat."""
    written: Json = {
        "id": "555",
        "channel_id": str(channel),
        "author": author or user(),
        "content": content,
        "type": 0,
        "attachments": [],
        "embeds": [],
        "mentions": [],
        "mention_roles": [],
        "mention_everyone": False,
        "tts": False,
        "pinned": False,
        "timestamp": "2026-04-28T12:00:00+00:00",
        "edited_timestamp": None,
    }
    where: Json = {} if channel == DM else {"guild_id": str(GUILD), "member": {"roles": [], "flags": 0}}
    return written | where | more


def reply(content: str, to: Json | None, **more: Any) -> Json:
    """Give a message that answers another one; None for one that is gone."""
    reference = {"type": 0, "message_id": "554", "channel_id": str(CHANNEL), "guild_id": str(GUILD)}
    return message(content, type=19, message_reference=reference, referenced_message=to, **more)


def interaction(type: int, data: Json, channel: int = CHANNEL, permissions: int = NOBODY, **more: Any) -> Json:
    """Give an interaction, in the server unless it is in a private chat."""
    given: Json = {
        "id": "777",
        "application_id": str(ME),
        "type": type,
        "token": "secret-token-of-an-interaction",
        "version": 1,
        "data": data,
        "channel_id": str(channel),
        "locale": "en-US",
        "attachment_size_limit": 1,
        "entitlements": [],
    }
    if channel == DM:
        where: Json = {
            "user": user(),
            "channel": {"id": str(DM), "type": 1},
            "context": 1,
            "app_permissions": "0",
            "authorizing_integration_owners": {"0": "0"},
        }
    else:
        where = {
            "guild_id": str(GUILD),
            "member": member(permissions=str(permissions)),
            "channel": {"id": str(channel), "type": 0},
            "context": 0,
            "app_permissions": "0",
            "authorizing_integration_owners": {"0": str(GUILD)},
        }
    return given | where | more


ELSEWHERE: Json = {"authorizing_integration_owners": {"1": str(AYSEL)}}
"""What an interaction has when somebody uses the bot for themselves in a server that has not added it."""


def among_others(payload: Json) -> Json:
    """Have somebody use the bot for themselves in a chat with others."""
    kept = {key: value for key, value in payload.items() if key not in ("guild_id", "member")}
    return kept | ELSEWHERE | {"context": 2, "user": user(), "channel": {"id": "401", "type": 3, "recipients": []}}


def command(name: str, channel: int = CHANNEL, permissions: int = NOBODY, **options: Any) -> Json:
    """Give a command."""
    values = [{"name": key.rstrip("_"), "type": 3, "value": value} for key, value in options.items()]
    return interaction(2, {"id": "1", "name": name, "type": 1, "options": values}, channel, permissions)


def press(custom_id: str = "press:q|x", shown: Json | None = None, channel: int = CHANNEL, **more: Any) -> Json:
    """Give a press of a button."""
    source = shown or message("?", channel, user(ME, "film", bot=True))
    data = {"custom_id": custom_id, "component_type": 2}
    return interaction(3, data, channel, **more) | {"message": source}


class Library:
    """The library, with what it knows of a server; makes of what Discord sends what it hands to the bot."""

    def __init__(self) -> None:
        self.client = caller()
        self.events: list[tuple[Any, ...]] = []
        self._state: Any = self.client._connection
        self._state.user = discord.ClientUser(state=self._state, data=user(ME, "film", bot=True))  # type: ignore[arg-type]
        self._state.dispatch = lambda *event: self.events.append(event)
        self._state._add_guild(discord.Guild(data=guild(), state=self._state))  # type: ignore[arg-type]

    def message(self, payload: Json) -> discord.Message:
        """Give the message of an event."""
        self._state.parsers["MESSAGE_CREATE"](payload)
        found = self.events.pop()[1]
        assert isinstance(found, discord.Message)
        return found

    def interaction(self, payload: Json) -> discord.Interaction:
        """Give the interaction of an event."""
        self._state.parsers["INTERACTION_CREATE"](payload)
        found = self.events.pop()[1]
        assert isinstance(found, discord.Interaction)
        return found
