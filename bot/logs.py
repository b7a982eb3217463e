"""Logs: what a running bot tells its operator, on standard error, without secrets."""

import logging
import re
from collections.abc import Collection

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_INTERACTION = re.compile(r"(/(?:webhooks|interactions)/\d+/)[\w-]{20,}")
"""The token of an interaction in an address: for some minutes, whoever has it answers in the name of the bot."""
_TALKATIVE = {
    "httpx": logging.WARNING,
    "httpcore": logging.WARNING,
    "uvicorn.error": logging.WARNING,
    "alembic": logging.WARNING,
    "discord.client": logging.ERROR,
}
"""Libraries that log what nobody needs: every request, httpx with its address, which holds the token; that voice, which
the bot has not, is missing something."""


class _Redacted(logging.Formatter):
    """Writes a record without the secrets, wherever in it they are."""

    def __init__(self, secrets: Collection[str]) -> None:
        super().__init__(_FORMAT)
        self._secrets = [secret for secret in secrets if secret]

    def format(self, record: logging.LogRecord) -> str:
        text = _INTERACTION.sub(r"\1[secret]", super().format(record))
        for secret in self._secrets:
            text = text.replace(secret, "[secret]")
        return text


def start_logging(secrets: Collection[str]) -> None:
    """Log from now on; `secrets` never appear."""
    handler = logging.StreamHandler()
    handler.setFormatter(_Redacted(secrets))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for name, level in _TALKATIVE.items():
        logging.getLogger(name).setLevel(level)
