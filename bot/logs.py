"""Logs: what a running bot tells its operator, on standard error: no texts of people, no names, no secrets.

What is logged while an event is handled carries the ids of the event and of the game.
"""

import json
import logging
import re
from collections.abc import Collection

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from bot.settings import LogFormat, LogLevel

_INTERACTION = re.compile(r"(/(?:webhooks|interactions)/\d+/)[\w-]{20,}")
"""The token of an interaction in an address: for some minutes, whoever has it answers in the name of the bot."""
_OURS = ("bot", "adapters", "knowledge")
_TALKATIVE = {
    "httpx": logging.WARNING,
    "httpcore": logging.WARNING,
    "uvicorn.error": logging.WARNING,
    "alembic": logging.WARNING,
    "discord.client": logging.ERROR,
}
"""Libraries that log what nobody needs: every request, httpx with its address, which holds the token; that voice, which
the bot has not, is missing something."""
_TRYING = ("discord.shard", "discord.gateway")
_BEFORE: tuple[Processor, ...] = (
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True, key="time"),
)


class _Redacted(structlog.stdlib.ProcessorFormatter):
    """Writes a record without the secrets, wherever in it they are."""

    def __init__(self, secrets: Collection[str], form: str) -> None:
        show: Processor = structlog.processors.JSONRenderer(ensure_ascii=False) if form == "json" else _line
        rename = structlog.processors.EventRenamer("message")
        meta = structlog.stdlib.ProcessorFormatter.remove_processors_meta
        traces = (structlog.processors.format_exc_info, structlog.processors.StackInfoRenderer())
        after: list[Processor] = [meta, *traces, rename, show]
        super().__init__(processors=after, foreign_pre_chain=_BEFORE)
        known = [secret for secret in secrets if secret]
        self._secrets = [*known, *(json.dumps(secret)[1:-1] for secret in known)]

    def format(self, record: logging.LogRecord) -> str:
        text = _INTERACTION.sub(r"\1[secret]", super().format(record))
        for secret in self._secrets:
            text = text.replace(secret, "[secret]")
        return text


class _Brief(logging.Filter):
    """Leaves out the traces of what a library tries again by itself, for as long as a platform is not reached."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.name.startswith(_TRYING) and record.exc_info and record.exc_info[0]:
            record.msg, record.args = f"{record.getMessage()}: {record.exc_info[0].__name__}", ()
            record.exc_info = None
        return True


def _line(logger: WrappedLogger, name: str, record: EventDict) -> str:
    """Show a record for people: when, how grave, where, what, and during which event of which game."""
    told = {key: record.pop(key, "") for key in ("time", "level", "logger", "message", "exception", "stack")}
    during = " ".join(f"{key}={value}" for key, value in sorted(record.items()) if value)
    line = f"{told['time']} {told['level'].upper()} {told['logger']}: {told['message']}"
    traces = [trace for trace in (told["exception"], told["stack"]) if trace]
    return "\n".join([f"{line} [{during}]" if during else line, *traces])


def start_logging(secrets: Collection[str], form: LogFormat = "console", level: LogLevel = "info") -> None:
    """Log from now on; `secrets` never appear. Of libraries no more than news is told: their details hold texts."""
    handler = logging.StreamHandler()
    handler.addFilter(_Brief())
    handler.setFormatter(_Redacted(secrets, form))
    ours = logging.getLevelNamesMapping()[level.upper()]
    logging.basicConfig(level=max(ours, logging.INFO), handlers=[handler], force=True)
    for name in _OURS:
        logging.getLogger(name).setLevel(ours)
    for name, least in _TALKATIVE.items():
        logging.getLogger(name).setLevel(max(least, ours))
