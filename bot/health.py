"""The health of a running bot: asked for as any other machine would, over the bot's own port."""

import argparse
import urllib.request
from http.client import HTTPException, HTTPResponse
from urllib.error import HTTPError

from bot.settings import Settings, SettingsError

_PATIENCE = 3.0
_LOCAL = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}
"""Where to ask a bot that listens at all addresses."""


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Print in one line how the bot of these settings is; gives the exit code."""
    well, text = ask(readyz(settings))
    print(text)
    return 0 if well else 1


def readyz(settings: Settings) -> str:
    """Give the address at which the bot says whether it is ready; raises `SettingsError` where nobody can know it."""
    if not settings.web_port:
        raise SettingsError("WEB_PORT: 0 takes any port that is free; name one, so that the bot can be asked")
    host = _LOCAL.get(settings.web_host, settings.web_host)
    return f"http://{f'[{host}]' if ':' in host else host}:{settings.web_port}/readyz"


def ask(address: str, patience: float = _PATIENCE) -> tuple[bool, str]:
    """Ask there; gives whether the bot is ready, and what to print."""
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # it is here, whatever the proxy of others
    try:
        with _answer(direct, address, patience) as answer:
            line = answer.read(200).decode("utf-8", errors="replace").strip().partition("\n")[0]
            return answer.status == 200, line or f"{address} answers {answer.status}"
    except (OSError, HTTPException, ValueError) as error:
        return False, f"no answer from {address}: {getattr(error, 'reason', error) or type(error).__name__}"


def _answer(opener: urllib.request.OpenerDirector, address: str, patience: float) -> HTTPResponse | HTTPError:
    """Give what comes back, whatever its status."""
    try:
        answer: HTTPResponse = opener.open(address, timeout=patience)
        return answer
    except HTTPError as error:
        return error
