"""A scene: all that a decision is made of, and what a decision is. Pure."""

from dataclasses import dataclass
from typing import Literal

from bot.boards import Lookup
from bot.chat import Chat, Conversation, Turn, Unanswered, Who
from bot.messages import Outgoing
from bot.mind import Mind
from bot.play import Play
from bot.wording import Value
from knowledge.model import Language

OrderName = Literal["reload", "stats", "broadcast"]


@dataclass(frozen=True, slots=True)
class Order:
    """What somebody who runs the bot wants of it."""

    name: OrderName
    text: str = ""
    """What is to be said to all."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of it, and what is said."""

    conversation: Conversation
    turn: Turn
    lookup: Lookup | None = None
    """What has yet to be looked up in the ledger and said."""
    unanswered: Unanswered | None = None
    forget: bool = False
    """Whether all that is kept of the person is to be erased."""
    order: Order | None = None
    outcome: str = ""
    """What came of a question; empty where there was none."""


@dataclass(frozen=True, slots=True)
class Scene:
    """All that a decision is made of."""

    talk: Conversation
    chat: Chat
    who: Who
    mind: Mind
    play: Play
    home: Language | None = None
    """The language that the person chose for themselves."""

    @property
    def language(self) -> Language:
        """The language to speak where what came in tells none."""
        return self.chat.settled or self.home or self.talk.language

    @property
    def may_manage(self) -> bool:
        """Whether who is there may change what is set for the chat."""
        return self.who.alone or self.who.admin

    def whisper(self, message: str, **values: Value) -> Decision:
        """Decide to tell this person alone."""
        said = Outgoing(self.mind.say(self.language, message, **values), to=self.who.id)
        return Decision(self.talk, Turn(self.chat, (said,)))

    def say(self, message: str, **values: Value) -> Decision:
        """Decide to say one of the bot's own texts."""
        return self.show(Outgoing(self.mind.say(self.language, message, **values)))

    def show(self, said: Outgoing) -> Decision:
        """Decide to say something."""
        return Decision(self.talk, Turn(self.chat, (said,)))
