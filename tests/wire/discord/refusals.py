"""What Discord answers when it does not do what was asked."""

import math
from collections.abc import Iterable, Mapping
from typing import Any

from simcord.backend.errors import BackendError

from tests.wire.discord.spec import Wrong
from tests.wire.discord.world import Json

Refusal = BackendError
FORM = 50035


def unauthorized() -> Refusal:
    """Refuse a token."""
    return Refusal(401, 0, "401: Unauthorized")


def unknown_route(why: str) -> Refusal:
    """Refuse a request to a place that is not there."""
    return Refusal(404, 0, f"404: Not Found ({why})")


def expired_webhook() -> Refusal:
    """Refuse a token of an interaction that was too long ago."""
    return Refusal(401, 50027, "Invalid Webhook Token")


def archived() -> Refusal:
    """Refuse to change what is in a thread that is closed."""
    return Refusal(400, 50083, "Thread is archived")


def too_many_followups() -> Refusal:
    """Refuse one more follow-up where the bot is only because somebody has it for themselves."""
    return Refusal(400, 40094, "This interaction has reached the maximum number of follow-up messages")


def bad_form(wrong: Iterable[Wrong]) -> Refusal:
    """Refuse a body."""
    errors: Json = {}
    for one in wrong:
        place = errors
        for part in one.place:
            place = place.setdefault(part, {})
        place.setdefault("_errors", []).append({"code": one.code, "message": one.message})
    return Refusal(400, FORM, "Invalid Form Body", errors=errors)


class Limited(Refusal):
    """A request that came too soon."""

    def __init__(self, seconds: float, globally: bool, via: bool) -> None:
        super().__init__(429, 0, "You are being rate limited.")
        self.seconds, self.globally = seconds, globally
        scope = "global" if globally else "user"
        self.headers: Mapping[str, str] = {
            "Retry-After": str(math.ceil(seconds)),
            "X-RateLimit-Scope": scope,
            **({"X-RateLimit-Global": "true"} if globally else _bucket(seconds)),
            **({"Via": "1.1 google"} if via else {}),
        }

    def to_json(self) -> dict[str, Any]:
        """Give the body."""
        return {"message": self.message, "retry_after": round(self.seconds, 3), "global": self.globally}


def _bucket(seconds: float) -> dict[str, str]:
    return {
        "X-RateLimit-Limit": "5",
        "X-RateLimit-Remaining": "0",
        "X-RateLimit-Reset-After": f"{seconds:.3f}",
        "X-RateLimit-Bucket": "80c17d2f203122d936070c88c8d10f33",
    }
