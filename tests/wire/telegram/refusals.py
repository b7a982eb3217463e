"""What Telegram says when it refuses a call."""

from typing import Any


class Refusal(Exception):
    """A call that is refused, with the status and the text that Telegram gives."""

    def __init__(self, status: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.status, self.description, self.parameters = status, description, parameters

    def envelope(self) -> dict[str, Any]:
        """Give the answer that tells it."""
        told = {"ok": False, "error_code": self.status, "description": self.description}
        return told | {"parameters": self.parameters} if self.parameters else told


def bad(why: str) -> Refusal:
    """Make the refusal of a request that cannot be done."""
    return Refusal(400, f"Bad Request: {why}")


def forbidden(why: str) -> Refusal:
    """Make the refusal of what the bot may not do."""
    return Refusal(403, f"Forbidden: {why}")


def conflict(why: str) -> Refusal:
    """Make the refusal of a second way to get updates."""
    return Refusal(409, f"Conflict: {why}")


def flooded(seconds: int) -> Refusal:
    """Make the refusal of a bot that sends too much."""
    return Refusal(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


def upgraded(chat: int) -> Refusal:
    """Make the refusal of a call to a group that became a supergroup."""
    return Refusal(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat)
