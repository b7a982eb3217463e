"""Polls, and what those who manage a chat have chosen."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the table of polls and the columns of a chat's preferences."""
    op.add_column("chats", sa.Column("preferences", sa.Text(), server_default="", nullable=False))
    op.add_column("chats", sa.Column("greeted", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    op.create_table(
        "polls",
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("poll", sa.Text(), nullable=False),
        sa.Column("chat", sa.Text(), server_default="", nullable=False),
        sa.Column("votes", sa.Text(), server_default="", nullable=False),
        sa.Column("at", sa.BigInteger(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["platform", "chat"], ["chats.platform", "chats.chat"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("platform", "poll"),
    )
    op.create_index("polls_at", "polls", ["at"], unique=False)
    op.create_index("polls_chat", "polls", ["platform", "chat"], unique=False)
