"""A chat in the terminal: what is typed comes in, what is said comes out, and buttons have numbers."""

import io
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from adapters.console.terminal import talk
from bot.messages import Address, Button, Incoming, Outgoing

ADDRESS = Address("console", "terminal", "you")
ESCAPE = "\x1b"


class Parrot:
    """A bot that remembers what came in and says what it was given to say."""

    def __init__(self, **says: list[Outgoing]) -> None:
        self.heard: list[Incoming] = []
        self._says = says

    def handle(self, incoming: Incoming) -> list[Outgoing]:
        self.heard.append(incoming)
        what = incoming.text or incoming.button
        return self._says.get(what, [Outgoing(f"You said {what}.")])


class Screen(io.StringIO):
    """An output that shows colours."""

    def isatty(self) -> bool:
        return True


FILM = [Outgoing("A film.", (Button("Cast", "film.cast|x"), Button("Year", "film.year|x")))]
OFFER = [Outgoing("Did you mean:\n1. This\n2. That", (Button("1", "this"), Button("2", "that")))]


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FORCE_COLOR", "NO_COLOR", "TTY_COMPATIBLE", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


def chat(bot: Parrot, *lines: str, target: io.StringIO | None = None) -> str:
    """Type `lines` and give what is printed."""
    target = target or io.StringIO()
    talk(bot, io.StringIO("".join(f"{line}\n" for line in lines)), target)
    return target.getvalue()


def heard(bot: Parrot) -> list[str]:
    """Give the texts that came in, and the data of buttons in brackets."""
    return [one.text or f"[{one.button}]" for one in bot.heard]


# --- talking


def test_a_chat_opens_with_the_greeting() -> None:
    bot = Parrot(**{"/start": [Outgoing("Welcome!")]})
    assert chat(bot) == "Welcome!\n\n"
    assert bot.heard == [Incoming(ADDRESS, text="/start")]


def test_each_line_is_answered_in_turn() -> None:
    bot = Parrot(**{"/start": [Outgoing("Welcome!")]})
    assert chat(bot, "one", "two") == "Welcome!\n\nYou said one.\n\nYou said two.\n\n"
    assert bot.heard[1:] == [Incoming(ADDRESS, text="one"), Incoming(ADDRESS, text="two")]


def test_several_messages_are_printed_one_after_the_other() -> None:
    bot = Parrot(both=[Outgoing("First."), Outgoing("Second.")])
    assert chat(bot, "both").endswith("First.\n\nSecond.\n\n")


def test_the_last_line_needs_no_end() -> None:
    bot = Parrot()
    talk(bot, io.StringIO("one\ntwo"), io.StringIO())
    assert heard(bot) == ["/start", "one", "two"]


@pytest.mark.parametrize("blank", ["", "   ", "\t", "\r"])
def test_an_empty_line_says_nothing_and_ends_nothing(blank: str) -> None:
    bot = Parrot()
    chat(bot, blank, "one")
    assert heard(bot) == ["/start", "one"]


@pytest.mark.parametrize("leave", ["/quit", "/exit", "  /quit  "])
def test_a_chat_can_be_left(leave: str) -> None:
    bot = Parrot()
    chat(bot, "one", leave, "two")
    assert heard(bot) == ["/start", "one"]


def test_other_commands_are_the_bots_own() -> None:
    bot = Parrot()
    chat(bot, "/lang en", "/quitter")
    assert heard(bot) == ["/start", "/lang en", "/quitter"]


def test_bytes_that_are_no_text_are_replaced() -> None:
    bot = Parrot()
    talk(bot, io.TextIOWrapper(io.BytesIO("sal\xffam\n".encode("latin-1") + "ağ\r\n".encode())), io.StringIO())
    assert heard(bot) == ["/start", "sal\ufffdam", "ağ"]


# --- printing


def test_a_piped_chat_is_plain_text() -> None:
    assert ESCAPE not in chat(Parrot(film=FILM), "film")


def test_on_a_screen_the_buttons_are_coloured() -> None:
    printed = chat(Parrot(film=FILM), "film", target=Screen())
    assert f"{ESCAPE}[36m[1] Cast  [2] Year{ESCAPE}[0m" in printed
    assert "A film.\n" in printed


@pytest.mark.parametrize(
    "text",
    [
        "[bold]no markup[/bold] [/] [1]",
        ":smile: is no face",
        "“Arşın mal alan” (1945) — Üzeyir Hacıbəyli, Узеир Гаджибеков 😀",
        "https://example.org/a?b=c&d=%20",
        "x" * 500,
        "a  line " * 60 + "end",
        "first\n– second\n\nthird",
    ],
)
def test_a_text_is_printed_as_it_is(text: str) -> None:
    assert chat(Parrot(it=[Outgoing(text)]), "it").endswith(f"\n\n{text}\n\n")


# --- buttons


def test_buttons_are_shown_with_their_numbers() -> None:
    assert chat(Parrot(film=FILM), "film").endswith("A film.\n[1] Cast  [2] Year\n\n")


def test_buttons_that_are_numbers_are_not_shown_again() -> None:
    assert chat(Parrot(it=OFFER), "it").endswith("Did you mean:\n1. This\n2. That\n\n")


@pytest.mark.parametrize(
    ("typed", "data"),
    [
        ("1", "film.cast|x"),
        ("2", "film.year|x"),
        ("  2 ", "film.year|x"),
        ("Year", "film.year|x"),
        ("year", "film.year|x"),
        ("CAST", "film.cast|x"),
    ],
)
def test_a_button_is_pressed_by_its_number_or_its_label(typed: str, data: str) -> None:
    bot = Parrot(film=FILM)
    chat(bot, "film", typed)
    assert bot.heard[-1] == Incoming(ADDRESS, button=data)


def test_an_offer_is_taken_by_its_number() -> None:
    bot = Parrot(it=OFFER)
    chat(bot, "it", "2")
    assert bot.heard[-1] == Incoming(ADDRESS, button="that")


@pytest.mark.parametrize("typed", ["3", "0", "-1", "12", "1.", "the year", "Who directed it?"])
def test_what_is_no_button_is_a_text(typed: str) -> None:
    bot = Parrot(film=FILM)
    chat(bot, "film", typed)
    assert bot.heard[-1] == Incoming(ADDRESS, text=typed)


def test_only_the_buttons_last_shown_can_be_pressed() -> None:
    bot = Parrot(film=FILM)
    chat(bot, "film", "something", "1")
    assert bot.heard[-1] == Incoming(ADDRESS, text="1")


def test_an_empty_line_leaves_the_buttons_as_they_are() -> None:
    bot = Parrot(film=FILM)
    chat(bot, "film", "", "1")
    assert bot.heard[-1] == Incoming(ADDRESS, button="film.cast|x")


def test_a_pressed_button_may_show_buttons_of_its_own() -> None:
    bot = Parrot(film=FILM, **{"film.cast|x": [Outgoing("The cast.", (Button("Director", "film.director|x"),))]})
    assert chat(bot, "film", "1", "Director").endswith("You said film.director|x.\n\n")
    assert heard(bot) == ["/start", "film", "[film.cast|x]", "[film.director|x]"]


# --- the real command


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


def azfilm_chat(cache: Path, lines: Sequence[bytes]) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "CACHE_DIR": str(cache), "PYTHONIOENCODING": "utf-8"}
    environment.pop("KNOWLEDGE_DIR", None)
    command = [sys.executable, "-m", "bot.cli", "chat"]
    return subprocess.run(command, input=b"\n".join(lines), capture_output=True, env=environment, timeout=120)


def test_the_real_command_chats_over_a_pipe(cache: Path) -> None:
    lines = ["Who directed Sabuhi?", "Composer", "1", "/lang ru", "Səbuhi filminin rejissoru kimdir?", "/quit", "hello"]
    done = azfilm_chat(cache, [line.encode() for line in lines])
    assert (done.returncode, done.stderr) == (0, b"")
    out = done.stdout.decode()
    said = [
        "Xoş gəlmisiniz!",
        "“Sabuhi” (Səbuhi, 1941) was directed by Amo Bek-Nazarov.",
        "[1] Cast  [2] Year  [3] Composer\n",
        "The music of “Sabuhi” (Səbuhi, 1941) was composed by Tofig Guliyev.",
        "“Sabuhi” (Səbuhi, 1941) was directed by Amo Bek-Nazarov.",
        "Буду отвечать по-русски.",
        "Режиссёр фильма «Сабухи»",
    ]
    at = 0
    for text in said:
        at = out.index(text, at) + 1
    assert "Hello!" not in out
    assert ESCAPE not in out


def test_the_real_command_ends_with_its_input(cache: Path) -> None:
    done = azfilm_chat(cache, [])
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().startswith("Xoş gəlmisiniz!")
    assert done.stdout.count(b"\n") == 2


def test_the_real_command_survives_what_is_no_text(cache: Path) -> None:
    done = azfilm_chat(cache, [b"\xff\xfe\x00", b"", b"Who directed Sabuhi?"])
    assert (done.returncode, done.stderr) == (0, b"")
    out = done.stdout.decode()
    assert out.index("Burada sual tapmadım.") < out.index("was directed by Amo Bek-Nazarov.")
