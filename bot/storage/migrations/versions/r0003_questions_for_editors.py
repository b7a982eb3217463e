"""What a question without an answer is about, and the questions that editors ignore."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the column of what it is about and the table of what is ignored."""
    op.add_column("unanswered", sa.Column("about", sa.Text(), server_default="", nullable=False))
    op.create_table(
        "ignored",
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("question"),
    )
