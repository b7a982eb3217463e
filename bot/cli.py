"""The command line: the composition root, where everything is put together."""

import argparse
import json
import re
import sys
import time
from collections.abc import Iterable, Sequence
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from bot import kb
from bot.answers import label
from bot.logs import start_logging
from bot.matching.grade import grade
from bot.matching.verdict import Verdict
from bot.messages import Account
from bot.mind import Mind
from bot.phrasebook import Phrasebook
from bot.ports import StoreError
from bot.replies import Reply, reply_to
from bot.settings import Settings, SettingsError
from bot.warm_start import warm_mind
from knowledge.loader import KnowledgeError
from knowledge.model import LANGUAGES


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code."""
    options = _parser().parse_args(arguments)
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # names need it, whatever the locale says
    try:
        return int(options.run(options, Settings.read()))
    except (SettingsError, StoreError) as error:
        for line in str(error).splitlines():
            print(f"azfilm: {line}", file=sys.stderr)
    except KnowledgeError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        print(f"azfilm: the knowledge has {len(error.problems)} problems and was not loaded", file=sys.stderr)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has gone; there is nobody to tell
    except KeyboardInterrupt:
        print(file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="azfilm", description="The bot that knows the AzerbaijanFilm studio.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    chat = commands.add_parser("chat", help="talk to the bot in this terminal")
    chat.set_defaults(run=_chat)

    run = commands.add_parser("run", help="serve Telegram and Discord until stopped; needs a token of either")
    run.set_defaults(run=_run)

    health = commands.add_parser("health", help="ask the bot that runs here whether it is ready; exit code 1 if not")
    health.set_defaults(run=_health)

    ask = commands.add_parser("ask", help="ask one question, or one a line from standard input")
    ask.add_argument("text", nargs="?", help="the question; without it they are read from standard input")
    ask.add_argument("--json", action="store_true", help="print one JSON object per question")
    ask.add_argument("--lang", choices=LANGUAGES, help="answer in this language, not in the question's")
    ask.set_defaults(run=_ask)

    grade = commands.add_parser("grade", help="grade typed quiz answers, one JSON object a line from standard input")
    grade.add_argument("--json", action="store_true", required=True, help="read and print one JSON object per line")
    grade.set_defaults(run=_grade)

    doctor = commands.add_parser("doctor", help="look at tokens, commands, database, knowledge, disk and clock")
    doctor.set_defaults(run=_doctor)

    discord = commands.add_parser("discord", help="look after the bot at Discord")
    works = discord.add_subparsers(required=True, metavar="COMMAND")
    sync = works.add_parser("sync", help="tell Discord the slash commands; needed once, and when they change")
    sync.set_defaults(run=_sync)

    _add_db(commands.add_parser("db", help="look after the database"))
    kb.add_commands(commands.add_parser("kb", help="look into the knowledge and check it"))
    return parser


def _add_db(parser: argparse.ArgumentParser) -> None:
    terminal = argparse.ArgumentParser(add_help=False)
    for one, otherwise in ((parser, False), (terminal, argparse.SUPPRESS)):  # before the command or after it
        text = "the database of the terminal chat, not DATABASE_URL"
        one.add_argument("--terminal", action="store_true", default=otherwise, help=text)
    commands = parser.add_subparsers(required=True, metavar="COMMAND", dest="work")
    for name, text in (
        ("upgrade", "bring the tables to this version"),
        ("check", "look whether the database is sound and of this version"),
        ("backup", "write a copy of a SQLite database, also while the bot runs"),
        ("export", "print all that is kept of a person as JSON"),
        ("erase", "erase a person everywhere; their scores become nobody's"),
    ):
        command = commands.add_parser(name, help=text, parents=[terminal])
        command.set_defaults(run=_db)
        if name == "backup":
            command.add_argument("file", type=Path, help="the file to write; it must not be there yet")
        if name in ("export", "erase"):
            command.add_argument("--user", required=True, type=_account, metavar="PLATFORM:ID", help=_USERS)


_IDS = {"telegram": r"-?[1-9][0-9]*", "discord": r"[1-9][0-9]*", "console": r".+"}
"""How each platform writes the ids of people; Telegram has groups and channels write too."""
_USERS = "telegram:123456 or discord:123456, with the number and not the name; console:NAME for one of the terminal"


def _account(text: str) -> Account:
    platform, _, player = text.partition(":")
    if not re.fullmatch(_IDS.get(platform, "(?!)"), player):
        raise argparse.ArgumentTypeError(f"{text!r} is nobody's PLATFORM:ID; write {_USERS}")
    return Account(platform, player)


def build_mind(settings: Settings) -> Mind:
    """Give the mind over the knowledge of the settings."""
    return warm_mind(settings.knowledge, settings.cache, Phrasebook().say)


def _chat(options: argparse.Namespace, settings: Settings) -> int:
    from bot.live import chat  # only a bot that lives needs the libraries of terminal and database

    chat(settings)
    return 0


def _run(options: argparse.Namespace, settings: Settings) -> int:
    from bot.serving import serve

    start_logging(settings.secrets, settings.log_format, settings.log_level)
    serve(settings)
    return 0


def _health(options: argparse.Namespace, settings: Settings) -> int:
    from bot.health import run

    return run(options, settings)


def _doctor(options: argparse.Namespace, settings: Settings) -> int:
    from bot.doctor import examine

    start_logging(settings.secrets, level="error")
    return examine(settings)


def _sync(options: argparse.Namespace, settings: Settings) -> int:
    from bot.serving import sync_commands

    start_logging(settings.secrets, settings.log_format, settings.log_level)
    changed = sync_commands(settings)
    print(f"told Discord: {', '.join(changed)}" if changed else "Discord knows the commands as they are")
    return 0


def _db(options: argparse.Namespace, settings: Settings) -> int:
    from bot.db import run  # the libraries of the database take longer to load than an answer to find

    return run(options, settings)


def _ask(options: argparse.Namespace, settings: Settings) -> int:
    mind = build_mind(settings)
    questions: Iterable[str] = [options.text] if options.text is not None else _lines()
    for question in questions:
        started = time.perf_counter()
        reply = reply_to(mind, question, date.today(), options.lang)
        elapsed = (time.perf_counter() - started) * 1000
        print(_as_json(mind, question, reply, elapsed) if options.json else reply.text, flush=True)
    return 0


def _grade(options: argparse.Namespace, settings: Settings) -> int:
    """Print a verdict per line; a line that is no task gets an error in its place, and the rest go on."""
    refused = 0
    for number, line in enumerate(_lines(), 1):
        try:
            print(json.dumps({"verdict": _graded(line).word}), flush=True)
        except ValueError as error:
            refused += 1
            print(json.dumps({"error": f"line {number}: {error}"}, ensure_ascii=False), flush=True)
    return 1 if refused else 0


def _graded(line: str) -> Verdict:
    """Grade the answer of one line; raises `ValueError` saying what is wrong with the line."""
    try:
        task = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"not JSON: {type(error).__name__}") from None
    if not isinstance(task, dict):
        raise ValueError('not an object; write {"accepted": [..], "given": ".."}')
    accepted, given, others = task.get("accepted"), task.get("given"), task.get("others", [])
    if not _is_texts(accepted) or not accepted:
        raise ValueError('"accepted" must be a list of at least one text')
    if not isinstance(given, str):
        raise ValueError('"given" must be a text')
    if not _is_texts(others):
        raise ValueError('"others" must be a list of texts')
    return grade(accepted, given, task.get("kind", "free"), others)


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(text, str) for text in value)


def _lines() -> Iterable[str]:
    """Give the lines of standard input; bytes that are no UTF-8 are replaced, not refused."""
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", errors="replace").rstrip("\r\n")


def _as_json(mind: Mind, question: str, reply: Reply, elapsed: float) -> str:
    wording = mind.wording(reply.language)
    offers = [{"text": label(asked, wording), "fact": next(iter(asked.facts()), None)} for asked in reply.offers]
    line: dict[str, Any] = {
        "question": question,
        "language": reply.language,
        "outcome": reply.outcome,
        "text": reply.text,
        "fact": reply.fact,
        "confidence": round(reply.confidence, 4),
        "suggestions": offers,
        "sources": [{"title": source.title, "url": source.url} for source in reply.sources],
        "ms": round(elapsed, 3),
    }
    return json.dumps(line, ensure_ascii=False)


if __name__ == "__main__":
    sys.exit(main())
