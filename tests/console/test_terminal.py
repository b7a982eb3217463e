"""A chat in the terminal: what is typed comes in, what is said comes out, and buttons have numbers."""

import asyncio
import io
import os
import select
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import pytest

from adapters.console.terminal import Terminal, terminal
from bot.messages import Address, Button, Incoming, Letter, Outgoing, Place, Sent
from bot.mind import Mind

ROOT = Path(__file__).parent.parent.parent
PLACE = Place("console", "terminal")
ESCAPE = "\x1b"


class Parrot:
    """A bot that remembers what came in and says what it was given to say, to the chat or to one player."""

    def __init__(self, **says: list[Outgoing]) -> None:
        self.heard: list[Incoming] = []
        self._says = says
        self._waiting: list[Outgoing] = []

    async def handle(self, incoming: Incoming) -> tuple[Outgoing, ...]:
        self.heard.append(incoming)
        what = incoming.text or incoming.button
        said = self._says.get(what, [Outgoing(f"You said {what}.")])
        self._waiting += [one for one in said if not one.to]
        return tuple(one for one in said if one.to)

    async def talk(self, opened: Terminal) -> None:
        """Hold a conversation in a terminal."""

        async def settled() -> None:
            for said in self._waiting:
                await send(opened, said)
            self._waiting.clear()

        await opened.talk(self, settled)


class Timed(Parrot):
    """A bot with something to say while nobody types."""

    def __init__(self, *later: Outgoing, **says: list[Outgoing]) -> None:
        super().__init__(**says)
        self.done = threading.Event()
        """Set when all of it has been said."""
        self._later = later

    async def talk(self, opened: Terminal) -> None:
        clock = asyncio.create_task(self._speak(opened))
        await super().talk(opened)
        await clock

    async def _speak(self, opened: Terminal) -> None:
        while not self.heard or self._waiting:  # the greeting comes first
            await asyncio.sleep(0)
        for said in self._later:
            await send(opened, said)
        self.done.set()


async def send(opened: Terminal, said: Outgoing) -> None:
    """Say something to the chat."""
    assert await opened.send(Letter(7, PLACE, said)) == Sent("7")


class Late(io.BytesIO):
    """Bytes that come only after something has happened."""

    def __init__(self, until: threading.Event, typed: bytes) -> None:
        super().__init__(typed)
        self._until = until

    def readline(self, size: int | None = -1, /) -> bytes:
        assert self._until.wait(20), "it has not happened"
        return super().readline(size)


class Silence(io.TextIOWrapper):
    """An input in which nobody types before something has happened."""

    def __init__(self, until: threading.Event, *lines: str) -> None:
        super().__init__(Late(until, "".join(f"{line}\n" for line in lines).encode()))


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


def talk(bot: Parrot, source: TextIO, target: TextIO, player: str = "you") -> None:
    """Hold a conversation to its end."""
    with terminal(source, target, player) as opened:
        asyncio.run(bot.talk(opened))


def chat(bot: Parrot, *lines: str, target: io.StringIO | None = None) -> str:
    """Type `lines` and give what is printed."""
    target = target or io.StringIO()
    talk(bot, io.StringIO("".join(f"{line}\n" for line in lines)), target)
    return target.getvalue()


def arrived(
    text: str = "", button: str = "", player: str = "you", private: bool = True, owner: str = "you"
) -> Incoming:
    """Give what comes in when somebody types; whoever's terminal it is manages the chat."""
    address = Address(PLACE.platform, PLACE.chat, player)
    return Incoming(address, text, button, name=player, admin=player == owner, private=private)


def heard(bot: Parrot) -> list[str]:
    """Give the texts that came in, and the data of buttons in brackets."""
    return [one.text or f"[{one.button}]" for one in bot.heard]


# --- talking


def test_a_chat_opens_with_the_greeting() -> None:
    bot = Parrot(**{"/start": [Outgoing("Welcome!")]})
    assert chat(bot) == "Welcome!\n\n"
    assert bot.heard == [arrived("/start")]


def test_each_line_is_answered_in_turn() -> None:
    bot = Parrot(**{"/start": [Outgoing("Welcome!")]})
    assert chat(bot, "one", "two") == "Welcome!\n\nYou said one.\n\nYou said two.\n\n"
    assert bot.heard[1:] == [arrived("one"), arrived("two")]


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
    source = io.TextIOWrapper(io.BytesIO("sal\xffam\n".encode("latin-1") + "ağ\r\n".encode()))
    talk(bot, source, io.StringIO())
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
    assert bot.heard[-1] == arrived(button=data)


def test_an_offer_is_taken_by_its_number() -> None:
    bot = Parrot(it=OFFER)
    chat(bot, "it", "2")
    assert bot.heard[-1] == arrived(button="that")


@pytest.mark.parametrize("typed", ["3", "0", "-1", "12", "1.", "the year", "Who directed it?"])
def test_what_is_no_button_is_a_text(typed: str) -> None:
    bot = Parrot(film=FILM)
    chat(bot, "film", typed)
    assert bot.heard[-1] == arrived(typed)


def test_only_the_buttons_last_shown_can_be_pressed() -> None:
    bot = Parrot(film=FILM)
    chat(bot, "film", "something", "1")
    assert bot.heard[-1] == arrived("1")


def test_an_empty_line_leaves_the_buttons_as_they_are() -> None:
    bot = Parrot(film=FILM)
    chat(bot, "film", "", "1")
    assert bot.heard[-1] == arrived(button="film.cast|x")


def test_a_pressed_button_may_show_buttons_of_its_own() -> None:
    bot = Parrot(film=FILM, **{"film.cast|x": [Outgoing("The cast.", (Button("Director", "film.director|x"),))]})
    assert chat(bot, "film", "1", "Director").endswith("You said film.director|x.\n\n")
    assert heard(bot) == ["/start", "film", "[film.cast|x]", "[film.director|x]"]


def test_what_is_said_to_one_player_is_printed_and_leaves_the_buttons() -> None:
    bot = Parrot(film=FILM, mine=[Outgoing("You are in.", to="you")])
    assert chat(bot, "film", "mine", "2").endswith("You are in.\n\nYou said film.year|x.\n\n")
    assert bot.heard[-1] == arrived(button="film.year|x")


def test_the_buttons_under_a_message_to_one_player_come_in_the_place_of_those_of_the_chat() -> None:
    bot = Parrot(film=FILM, mine=[Outgoing("Psst.", (Button("Secret", "secret"),), to="you")])
    printed = chat(bot, "film", "mine", "Year", "film", "mine", "1")
    assert "Psst.\n[1] Secret\n\n" in printed
    assert heard(bot)[1:] == ["film", "mine", "Year", "film", "mine", "[secret]"]


@pytest.mark.parametrize("buttons", [(), (Button("Secret", "secret"),)])
def test_what_is_said_to_one_player_comes_before_what_is_said_to_all(buttons: tuple[Button, ...]) -> None:
    bot = Parrot(both=[*FILM, Outgoing("You are in.", buttons, to="you")])
    printed = chat(bot, "both", "1")
    assert printed.index("You are in.") < printed.index("A film.")
    assert bot.heard[-1] == arrived(button="film.cast|x")


# --- players


def test_who_types_is_the_player_it_is_called_with() -> None:
    bot = Parrot(film=FILM)
    talk(bot, io.StringIO("film\n1\n"), io.StringIO(), "Aygün")
    assert bot.heard == [
        arrived("/start", player="Aygün", owner="Aygün"),
        arrived("film", player="Aygün", owner="Aygün"),
        arrived(button="film.cast|x", player="Aygün", owner="Aygün"),
    ]


@pytest.mark.parametrize(
    ("line", "name"),
    [("/as Boris", "Boris"), ("  /as   Boris  ", "Boris"), ("/as Rəşid Behbudov", "Rəşid Behbudov"), ("/as 2", "2")],
)
def test_another_player_types_after_as(line: str, name: str) -> None:
    bot = Parrot()
    printed = chat(bot, "one", line, "two", "/as you", "three")
    assert bot.heard[1:] == [
        arrived("one"),
        arrived("two", player=name, private=False),
        arrived("three", private=False),
    ]
    assert printed.endswith("You said one.\n\nYou said two.\n\nYou said three.\n\n")


def test_another_player_can_press_the_buttons_shown() -> None:
    bot = Parrot(film=FILM)
    chat(bot, "film", "/as Boris", "1")
    assert bot.heard[-1] == arrived(button="film.cast|x", player="Boris", private=False)


@pytest.mark.parametrize("line", ["/as", "/as ", "  /as   ", "/as \t"])
def test_as_without_a_name_keeps_the_player(line: str) -> None:
    bot = Parrot()
    chat(bot, "/as Boris", line, "one")
    assert bot.heard[1:] == [arrived("one", player="Boris", private=False)]


def test_a_command_that_begins_like_as_is_the_bots_own() -> None:
    bot = Parrot()
    chat(bot, "/assign Boris")
    assert bot.heard[1:] == [arrived("/assign Boris")]


def test_nobody_else_is_in_the_chat_until_a_second_player_has_come() -> None:
    bot = Parrot(film=FILM)
    chat(bot, "film", "1", "/as Boris", "film", "1", "/as you", "one")
    assert [one.private for one in bot.heard] == [True, True, True, False, False, False]


def test_whoevers_terminal_it_is_manages_the_chat_and_nobody_else_does() -> None:
    bot = Parrot(film=FILM)
    chat(bot, "film", "1", "/as Boris", "film", "1", "/as YOU", "one", "/as you", "film", "1")
    assert [(one.name, one.admin) for one in bot.heard] == [
        *[("you", True)] * 3,
        *[("Boris", False)] * 2,
        ("YOU", False),
        *[("you", True)] * 2,
    ]


@pytest.mark.parametrize("line", ["/as", "/as you", "  /as   you ", "/assign Boris"])
def test_whoever_stays_the_only_player_stays_alone(line: str) -> None:
    bot = Parrot()
    chat(bot, line, "one")
    assert bot.heard[-1].private


# --- time


@pytest.mark.parametrize("times", [1, 3])
def test_what_is_said_while_nobody_types_is_shown_at_once(times: int) -> None:
    bot = Timed(*(Outgoing(f"Tick {number}.") for number in range(times)), **{"/start": [Outgoing("Welcome!")]})
    target = io.StringIO()
    talk(bot, Silence(bot.done, "one"), target)
    ticks = "".join(f"Tick {number}.\n\n" for number in range(times))
    assert target.getvalue() == f"Welcome!\n\n{ticks}You said one.\n\n"
    assert heard(bot) == ["/start", "one"]


def test_buttons_shown_while_nobody_types_can_be_pressed() -> None:
    bot = Timed(*FILM)
    target = io.StringIO()
    talk(bot, Silence(bot.done, "1"), target)
    assert "A film.\n[1] Cast  [2] Year\n\n" in target.getvalue()
    assert bot.heard[-1] == arrived(button="film.cast|x")


def test_a_message_that_takes_the_place_of_another_is_shown_as_a_new_one() -> None:
    target = io.StringIO()
    with terminal(io.StringIO(), target, "you") as opened:
        for letter in (Letter(1, PLACE, Outgoing("A lobby.")), Letter(2, PLACE, Outgoing("A full lobby."), edits="1")):
            assert asyncio.run(opened.send(letter)) == Sent(str(letter.id))
    assert target.getvalue() == "A lobby.\n\nA full lobby.\n\n"


def test_nothing_is_read_before_all_that_was_said_has_been_shown() -> None:
    class Slow(Parrot):
        async def talk(self, opened: Terminal) -> None:
            async def settled() -> None:
                steps.append("settled")

            await opened.talk(self, settled)

        async def handle(self, incoming: Incoming) -> tuple[Outgoing, ...]:
            steps.append(incoming.text)
            return await super().handle(incoming)

    class Source(io.BytesIO):
        def readline(self, size: int | None = -1, /) -> bytes:
            steps.append("read")
            return super().readline(size)

    steps: list[str] = []
    talk(Slow(), io.TextIOWrapper(Source(b"one\n\n")), io.StringIO())
    assert steps == ["/start", "settled", "read", "one", "settled", "read", "read"]


# --- a real terminal

BOT_WITH_A_CLOCK = """
import asyncio
import sys
from adapters.console.terminal import terminal
from bot.messages import Letter, Outgoing, Place

class Clock:
    def __init__(self, opened):
        self.opened = opened
        self.said = []
        self.tasks = []
    async def handle(self, incoming):
        if incoming.text == "wait":
            self.tasks.append(asyncio.create_task(self.ring()))
        self.said.append(f"{incoming.name} said {incoming.text.upper()}.")
        return ()
    async def settled(self):
        while self.said:
            await self.send(self.said.pop())
    async def send(self, text):
        await self.opened.send(Letter(1, Place("console", "terminal"), Outgoing(text)))
    async def ring(self):
        await asyncio.sleep(0.5)
        await self.send("Time is up, Səbuhi!")

with terminal(sys.stdin, sys.stdout, "Aygün") as opened:
    clock = Clock(opened)
    asyncio.run(opened.talk(clock, clock.settled))
"""
needs_pty = pytest.mark.skipif(not hasattr(os, "openpty"), reason="the system has no pseudo-terminals")


class Window:
    """A terminal in which a program runs."""

    def __init__(self, end: int, process: subprocess.Popen[bytes]) -> None:
        self._end = end
        self._process = process
        self._shown = b""

    def wait_for(self, text: str) -> None:
        """Wait until `text` is shown after what was waited for before."""
        until = time.monotonic() + 20
        while text.encode() not in self._shown:
            ready, _, _ = select.select([self._end], [], [], max(0.0, until - time.monotonic()))
            assert ready, f"{text!r} is not shown, but {self._shown.decode(errors='replace')!r}"
            self._shown += os.read(self._end, 65536)
        self._shown = self._shown.partition(text.encode())[2]

    def type(self, text: str) -> None:
        os.write(self._end, text.encode())

    def code(self) -> int:
        """Wait for the end of the program; gives its exit code."""
        return self._process.wait(timeout=20)


@contextmanager
def window(*command: str, **settings: str) -> Iterator[Window]:
    end, other = os.openpty()
    # A terminal that nobody looks at does not answer where its cursor stands.
    environment = {**os.environ, "PROMPT_TOOLKIT_NO_CPR": "1", "PYTHONUTF8": "1", "LINES": "40", "COLUMNS": "200"}
    environment.pop("KNOWLEDGE_DIR", None)
    process = subprocess.Popen(
        [sys.executable, *command], stdin=other, stdout=other, stderr=other, env=environment | settings, cwd=ROOT
    )
    os.close(other)
    try:
        yield Window(end, process)
    finally:
        process.kill()
        process.wait()
        os.close(end)


@needs_pty
def test_in_a_terminal_the_prompt_names_who_types() -> None:
    with window("-c", BOT_WITH_A_CLOCK) as shown:
        shown.wait_for("Aygün said /START.")
        shown.wait_for("Aygün ›")
        shown.type("one\r")
        shown.wait_for("Aygün said ONE.")
        shown.wait_for("Aygün ›")
        shown.type("/as Boris\r")
        shown.wait_for("Boris ›")
        shown.type("two\r")
        shown.wait_for("Boris said TWO.")
        shown.wait_for("Boris ›")
        shown.type("/quit\r")
        assert shown.code() == 0


@needs_pty
def test_in_a_terminal_what_is_due_is_shown_while_the_prompt_waits() -> None:
    with window("-c", BOT_WITH_A_CLOCK) as shown:
        shown.wait_for("Aygün ›")
        shown.type("wait\r")
        shown.wait_for("Aygün said WAIT.")
        shown.wait_for("Aygün ›")
        shown.type("half a li")
        shown.wait_for("Time is up, Səbuhi!")
        shown.wait_for("Aygün › half a li")
        shown.type("ne\r")
        shown.wait_for("Aygün said HALF A LINE.")
        shown.wait_for("Aygün ›")
        shown.type("/quit\r")
        assert shown.code() == 0


@needs_pty
@pytest.mark.parametrize("key", ["\x04", "\x03"])
def test_a_terminal_is_left_by_the_keys_for_it(key: str) -> None:
    with window("-c", BOT_WITH_A_CLOCK) as shown:
        shown.wait_for("Aygün ›")
        shown.type(key)
        assert shown.code() == 0


# --- the real command


@pytest.fixture
def cache(own_mind: Mind, own_cache: Path) -> Path:
    """Give a cache that already holds the own knowledge, so that a chat starts fast."""
    return own_cache


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the bot remember nothing of other tests."""
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))


def azfilm_chat(cache: Path, lines: Sequence[bytes]) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "CACHE_DIR": str(cache), "PYTHONIOENCODING": "utf-8"}
    environment.pop("KNOWLEDGE_DIR", None)
    command = [sys.executable, "-m", "bot.cli", "chat"]
    return subprocess.run(command, input=b"\n".join(lines), capture_output=True, env=environment, timeout=60)


def test_the_real_command_chats_over_a_pipe(cache: Path) -> None:
    lines = ["Who directed Sabuhi?", "Composer", "1", "/lang ru", "Səbuhi filminin rejissoru kimdir?", "/quit", "hello"]
    done = azfilm_chat(cache, [line.encode() for line in lines])
    assert (done.returncode, done.stderr) == (0, b"")
    out = done.stdout.decode()
    said = [
        "Xoş gəlmisiniz!",
        "“Sabuhi” (Səbuhi, 1941) was directed by Amo Bek-Nazarov.",
        "[1] Cast  [2] Year  [3] Quiz me on this  [4] Report\n",
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
    assert done.stdout.decode().splitlines()[1:] == [
        "[1] Günün sualı  [2] Viktorina sualı  [3] Viktorina  [4] Nə soruşa bilərəm?",
        "",
    ]


def test_the_real_command_survives_what_is_no_text(cache: Path) -> None:
    done = azfilm_chat(cache, [b"\xff\xfe\x00", b"", b"Who directed Sabuhi?"])
    assert (done.returncode, done.stderr) == (0, b"")
    out = done.stdout.decode()
    assert out.index("Burada sual tapmadım.") < out.index("was directed by Amo Bek-Nazarov.")


@needs_pty
def test_the_real_command_chats_in_a_terminal(cache: Path) -> None:
    with window("-m", "bot.cli", "chat", CACHE_DIR=str(cache), LOGNAME="aygun") as shown:
        shown.wait_for("Xoş gəlmisiniz!")
        shown.wait_for("aygun ›")
        shown.type("Who directed Sabuhi?\r")
        shown.wait_for("was directed by Amo Bek-Nazarov.")
        shown.wait_for("[1] Cast  [2] Year  [3] Quiz me on this  [4] Report")
        shown.wait_for("aygun ›")
        shown.type("/quit\r")
        assert shown.code() == 0
