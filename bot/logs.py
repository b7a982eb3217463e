"""Logs: what a running bot tells its operator, on standard error, without secrets."""

import logging
from collections.abc import Collection

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_TALKATIVE = ("httpx", "httpcore", "uvicorn.error", "alembic")
"""Libraries that log every request; httpx with its address, which holds the token."""


class _Redacted(logging.Formatter):
    """Writes a record without the secrets, wherever in it they are."""

    def __init__(self, secrets: Collection[str]) -> None:
        super().__init__(_FORMAT)
        self._secrets = [secret for secret in secrets if secret]

    def format(self, record: logging.LogRecord) -> str:
        text = super().format(record)
        for secret in self._secrets:
            text = text.replace(secret, "[secret]")
        return text


def start_logging(secrets: Collection[str]) -> None:
    """Log from now on; `secrets` never appear."""
    handler = logging.StreamHandler()
    handler.setFormatter(_Redacted(secrets))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
