"""The tables. Moments are milliseconds of the Unix epoch; what has a structure of its own is JSON in a text.

A chat's row is its lock: whatever belongs to the chat is read and written by who holds it.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    text,
)

metadata = MetaData()

_OUTBOX_ID = BigInteger().with_variant(Integer(), "sqlite")  # SQLite counts up only what it calls INTEGER


def _key(name: str) -> Column[str]:
    return Column(name, Text, primary_key=True)


def _word(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, server_default="")


def _number(name: str) -> Column[int]:
    return Column(name, BigInteger, nullable=False, server_default="0")


def _of_a_chat() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["platform", "chat"], ["chats.platform", "chats.chat"], ondelete="CASCADE")


seen_events = Table(
    "seen_events",
    metadata,
    _key("platform"),
    _key("event"),
    _word("player"),
    Column("reply", Text, nullable=False),
    _number("at"),
    Index("seen_events_at", "at"),
    Index("seen_events_player", "platform", "player"),
)
"""Events that were handled, and what was said privately about them."""

chats = Table(
    "chats",
    metadata,
    _key("platform"),
    _key("chat"),
    _word("owner"),
    _word("chosen"),
    _word("language"),
    _word("daily"),
    _word("told"),
    _word("game"),
    _word("preferences"),
    Column("greeted", Boolean, nullable=False, server_default=text("false")),
    Index("chats_owner", "platform", "owner"),
)
"""What a chat remembers, and the id of its last game."""

talks = Table(
    "talks",
    metadata,
    _key("platform"),
    _key("chat"),
    _key("player"),
    Column("state", Text, nullable=False),
    _number("at"),
    Index("talks_at", "at"),
    Index("talks_player", "platform", "player"),
    _of_a_chat(),
)
"""The conversations."""

games = Table(
    "games",
    metadata,
    _key("platform"),
    _key("chat"),
    _key("game"),
    Column("state", Text),
    _word("mode"),
    _word("theme"),
    _number("questions"),
    Column("winners", Text, nullable=False, server_default="[]"),
    Column("ended", BigInteger),
    _of_a_chat(),
)
"""The last game of each chat with its state, and of earlier ones what is told of them."""

timers = Table(
    "timers",
    metadata,
    _key("platform"),
    _key("chat"),
    _key("kind"),
    _key("name"),
    Column("due", BigInteger, nullable=False),
    Index("timers_due", "due"),
    _of_a_chat(),
)
"""When a chat moves by itself."""

subscriptions = Table(
    "subscriptions",
    metadata,
    _key("platform"),
    _key("chat"),
    _key("kind"),
    _word("at"),
    _word("zone"),
    _of_a_chat(),
)
"""What a chat gets every day."""

appointments = Table(
    "appointments",
    metadata,
    _key("platform"),
    _key("chat"),
    Column("at", BigInteger, primary_key=True, autoincrement=False),
    _word("what"),
    _word("rest"),
    _word("zone"),
    _of_a_chat(),
)
"""Games set for later."""

asked_questions = Table(
    "asked_questions",
    metadata,
    _key("platform"),
    _key("chat"),
    _key("question"),
    _of_a_chat(),
)
"""The bags: which questions a chat has had."""

outbox = Table(
    "outbox",
    metadata,
    Column("id", _OUTBOX_ID, primary_key=True, autoincrement=True),
    _word("platform"),
    _word("chat"),
    _word("kind"),
    _word("slot"),
    _word("said"),
    Column("state", Text, nullable=False, server_default="waiting"),
    _number("not_before"),
    _number("attempts"),
    _number("unsure"),
    _number("fence"),
    _word("message"),
    _number("at"),
    Index("outbox_pending", "platform", "chat", "id", sqlite_where=text("state IN ('waiting', 'sending')"),
          postgresql_where=text("state IN ('waiting', 'sending')")),
    Index("outbox_slot", "platform", "chat", "slot"),
    Index("outbox_at", "at"),
    sqlite_autoincrement=True,
)  # fmt: skip
"""What is said to chats: waiting, sending, sent or dropped. What is sent keeps no text."""

polls = Table(
    "polls",
    metadata,
    _key("platform"),
    _key("poll"),
    _word("chat"),
    _word("votes"),
    _number("at"),
    Index("polls_chat", "platform", "chat"),
    Index("polls_at", "at"),
    _of_a_chat(),
)
"""Polls that were sent, and what a vote for each option is as the data of a button."""

players = Table(
    "players",
    metadata,
    _key("platform"),
    _key("player"),
    _word("name"),
    _word("last"),
    Column("correct", Boolean, nullable=False, server_default=text("false")),
    _number("streak"),
    _number("best"),
)
"""Names, and how somebody stands with the question of the day."""

scores = Table(
    "scores",
    metadata,
    _key("platform"),
    _key("chat"),
    _key("game"),
    Column("round", Integer, primary_key=True, autoincrement=False),
    _key("player"),
    _word("topic"),
    _number("points"),
    Column("correct", Boolean, nullable=False),
    _number("streak"),
    Column("together", Boolean, nullable=False),
    _number("at"),
    Index("scores_at", "at"),
    Index("scores_chat_at", "platform", "chat", "at"),
    Index("scores_player", "platform", "player"),
)
"""The ledger: a player's answer to a question of a game, once."""

unanswered = Table(
    "unanswered",
    metadata,
    _key("question"),
    _key("asker"),
    _word("language"),
    _word("outcome"),
    _word("day"),
    _word("about"),
)
"""Questions that got no answer. The asker is a keyed hash that differs from question to question."""

ignored = Table("ignored", metadata, _key("question"), _number("at"))
"""Questions without an answer that editors chose to ignore, for ever."""

settings = Table("settings", metadata, _key("name"), Column("value", Text, nullable=False))
"""What the installation keeps for itself."""

leases = Table(
    "leases",
    metadata,
    _key("name"),
    Column("holder", Text, nullable=False),
    Column("fence", BigInteger, nullable=False),
    Column("until", BigInteger, nullable=False),
)
"""What only one process may do, who does it, and the number of their turn."""

audit = Table(
    "audit",
    metadata,
    Column("id", _OUTBOX_ID, primary_key=True, autoincrement=True),
    _number("at"),
    _word("what"),
    _word("platform"),
    _word("event"),
    _word("detail"),
    Index("audit_at", "at"),
    sqlite_autoincrement=True,
)
"""What went wrong and what was done by hand: no chats, no people, no texts."""
