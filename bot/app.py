"""The app: every event of every platform goes through `App.handle`, and time through `App.tick`.

Chats, players and the ledger live as long as the process.
"""

from collections.abc import Callable
from datetime import UTC, datetime

from bot.boards import Ledger, looked_up
from bot.chat import Chat, Turn
from bot.dialogue import Conversation, Decision, State, decide, shown_name
from bot.games.ledger import Daily, Entry, PastGame
from bot.games.timing import due
from bot.messages import Address, Incoming, Outgoing
from bot.mind import Mind
from bot.play import Play

Place = tuple[str, str]
"""A platform with a chat or a player of it."""


class App:
    """Handles what comes in, one event at a time."""

    def __init__(self, mind: Mind, play: Play, clock: Callable[[], datetime]) -> None:
        self._mind = mind
        self._play = play
        self._clock = clock
        self._talks: dict[Address, Conversation] = {}
        self._chats: dict[Place, Chat] = {}
        self._daily: dict[Place, Daily] = {}
        self._entries: list[Entry] = []
        self._games: list[PastGame] = []

    def handle(self, incoming: Incoming) -> list[Outgoing]:
        """Give what the bot says to `incoming`."""
        now, address = self._clock(), incoming.address
        chat, player = (address.platform, address.chat), (address.platform, address.player)
        state = State(
            self._talks.get(address, Conversation()), self._chats.get(chat, Chat()), self._daily.get(player, Daily())
        )
        decision = decide(state, incoming, self._mind, self._play, now)
        self._talks[address] = decision.conversation
        kept = self._keep(decision.turn, address)
        return [*decision.turn.said, *kept, *self._looked_up(decision, incoming, now)]

    def due(self) -> datetime | None:
        """Give when `tick` next has something to do; None while no game runs."""
        moments = [moment for chat in self._chats.values() if chat.game and (moment := due(chat.game)) is not None]
        return datetime.fromtimestamp(min(moments) / 1000, UTC) if moments else None

    def tick(self) -> list[tuple[Address, Outgoing]]:
        """Let the games move whose time has come; gives what is said and where."""
        now = self._clock()
        said: list[tuple[Address, Outgoing]] = []
        for (platform, place), chat in list(self._chats.items()):
            moment = due(chat.game) if chat.game else None
            if moment is not None and moment <= now.timestamp() * 1000:
                address = Address(platform, place, "")
                turn = self._play.tick(chat, address, now)
                said += [(address, one) for one in (*turn.said, *self._keep(turn, address))]
        return said

    def _keep(self, turn: Turn, address: Address) -> tuple[Outgoing, ...]:
        """Keep what a turn has made; gives what is to be said about the question of the day."""
        self._chats[address.platform, address.chat] = turn.chat
        self._entries += turn.entries
        self._games += [turn.finished] if turn.finished else []
        standing = {}
        for player, right in turn.daily.items():
            place = (address.platform, player)
            standing[player] = self._daily[place] = self._daily.get(place, Daily()).after(turn.day, right)
        return self._play.day_done(turn.chat, standing) if turn.closed else ()

    def _looked_up(self, decision: Decision, incoming: Incoming, now: datetime) -> list[Outgoing]:
        if decision.lookup is None:
            return []
        address = incoming.address
        ledger = Ledger(self._entries, self._games, self._daily.get((address.platform, address.player), Daily()))
        language = decision.turn.chat.chosen or decision.conversation.language
        occasions = self._play.occasions(language, now)
        return [Outgoing(looked_up(decision.lookup, ledger, address, shown_name(incoming), occasions, now))]
