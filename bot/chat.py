"""A chat and what one event makes of it. Plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from bot.appointments import Agenda
from bot.games.ledger import Daily, Entry, PastGame, baku_day, baku_day_of
from bot.games.state import Game
from bot.games.timing import LONGEST_PAUSE, due, unshown
from bot.matching.entities import Mention
from bot.messages import Address, Outgoing, Place
from bot.mind import DEFAULT_LANGUAGE
from knowledge.model import Language

Starters = Literal["all", "admins"]
TimerKind = Literal["game", "daily", "anniversaries", "appointment"]


@dataclass(frozen=True, slots=True)
class Conversation:
    """What is remembered of one person in one chat."""

    language: Language = DEFAULT_LANGUAGE
    """The language last spoken."""
    topic: Mention | None = None
    topic_until: datetime | None = None
    turn: int = 0
    suggested: tuple[str, ...] = ()
    """The question to which something was last offered, and the entries that were."""
    attribute: str = ""
    """What was last told of the topic."""
    noted: int = 0
    """How many of their questions were kept for editors on the last day on which any was ..."""
    noted_on: str = ""
    """... which is this ISO day."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """What those who manage a chat have chosen."""

    starters: Starters = "all"
    """Who may start games."""
    seconds: int = 0
    """For a question; 0 to give each what it needs."""
    quiet: str = ""
    """From when until when nothing comes by itself: "22-8"."""


@dataclass(frozen=True, slots=True)
class Chat:
    """What a chat remembers."""

    chosen: Language | None = None
    """The language chosen with /lang; None to follow the question's."""
    language: Language = DEFAULT_LANGUAGE
    """The one last spoken, which its games and whoever is new start with; a running game keeps its own."""
    game: Game | None = None
    """The running game, or the last one."""
    seen: frozenset[str] = frozenset()
    """The questions asked here; when all of a sort have been, they begin anew."""
    daily: str = ""
    """The ISO day on which the question of the day was last asked here."""
    told: str = ""
    """The ISO day on which it was last told of anniversaries by itself."""
    owner: str = ""
    """The person whose chat with the bot it is; empty where others may be in it."""
    agenda: Agenda = field(default_factory=Agenda)
    """What it subscribed to, and the games set for later."""
    preferences: Preferences = field(default_factory=Preferences)
    greeted: bool = False
    """Whether the bot has said hello here."""
    around: Language | None = None
    """The language chosen for all chats of its room, such as a server; kept with the room."""

    @property
    def running(self) -> Game | None:
        """The game that is not over, if there is one."""
        return self.game if self.game and self.game.phase != "over" else None

    @property
    def asking(self) -> bool:
        """Whether a question is open."""
        return self.game is not None and self.game.phase == "asking"

    @property
    def moves_at(self) -> int | None:
        """When its game next moves by itself, in milliseconds of the Unix epoch.

        The time of a question runs from when it was shown; until then nothing moves but the rule for forgotten games.
        """
        game = self.running
        if game and unshown(game):
            return game.since + LONGEST_PAUSE
        return due(game) if game else None

    @property
    def settled(self) -> Language | None:
        """The language chosen for it; None to follow the question's."""
        return self.chosen or self.around

    @property
    def speaks(self) -> Language:
        """The language of its games."""
        return self.settled or self.language


@dataclass(frozen=True, slots=True)
class Timer:
    """A moment at which a chat moves by itself."""

    place: Place
    kind: TimerKind
    name: str
    """Which of several of a kind: the name of an appointment."""
    at: datetime


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question that got no answer, for those who look after the knowledge."""

    question: str
    """As it was matched: folded."""
    language: Language
    outcome: str
    """unknown, suggest; none (of what was offered), reported (as answered wrongly) or near (to a quiz answer)."""
    about: str = ""
    """The entry or the quiz question that it concerns, or what was offered."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What one event makes of a chat."""

    chat: Chat
    said: tuple[Outgoing, ...] = ()
    entries: tuple[Entry, ...] = ()
    """For the ledger."""
    finished: PastGame | None = None
    daily: Mapping[str, bool] = field(default_factory=dict)
    """Players who had their try at the question of the day, and whether they were right."""
    closed: bool = False
    """Whether a question was closed."""

    @property
    def day(self) -> date:
        """The day in Baku on which the chat's game began."""
        return baku_day_of(self.chat.game.started if self.chat.game else 0)


@dataclass(frozen=True, slots=True)
class State:
    """What is known when something comes in."""

    conversation: Conversation = field(default_factory=Conversation)
    chat: Chat = field(default_factory=Chat)
    daily: Daily = field(default_factory=Daily)
    """How the person stands with the question of the day."""
    home: Language | None = None
    """The language that the person chose for themselves."""


@dataclass(frozen=True, slots=True)
class Who:
    """Who does something, when, and how they stand with the question of the day."""

    address: Address
    now: datetime
    name: str = ""
    admin: bool = False
    alone: bool = False
    """Whether nobody else is in the chat."""
    language: Language = DEFAULT_LANGUAGE
    daily: Daily = field(default_factory=Daily)
    owner: bool = False
    """Whether they run the bot."""
    addressing: bool = True
    """Whether what they do is meant for the bot."""

    @property
    def id(self) -> str:
        """The player's id."""
        return self.address.player

    @property
    def today(self) -> date:
        """The day it is in Baku."""
        return baku_day(self.now)

    @property
    def had_daily(self) -> bool:
        """Whether they have had their try at the question of the day."""
        return self.daily.last == self.today.isoformat()

    @property
    def moment(self) -> int:
        """Milliseconds of the Unix epoch."""
        return int(self.now.timestamp() * 1000)
