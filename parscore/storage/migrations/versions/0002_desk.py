"""The scoring desk: deadline, roles and owners of an assessment, its way to submission, which document is which."""

from typing import Literal

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # SQLite writes a column added in place onto the last line of its table; made anew, the table reads as if born so.
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    recreate: Literal["always", "never"] = "always" if on_sqlite else "never"
    last = "updated_at"
    for column in (
        sa.Column("deadline", sa.Text(), nullable=True),
        sa.Column("roles", sa.Text(), server_default="{}", nullable=False),
        sa.Column("owners", sa.Text(), server_default="{}", nullable=False),
    ):
        with op.batch_alter_table("assessment", recreate=recreate) as assessment:
            assessment.add_column(column, insert_after=last if on_sqlite else None)
        last = column.name
    with op.batch_alter_table("evidence_link", recreate=recreate) as evidence_link:
        evidence_link.add_column(sa.Column("requirement", sa.Text(), server_default="", nullable=False))
    op.create_table(
        "state_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assessment_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("old", sa.Text(), nullable=False),
        sa.Column("new", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("returned", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["assessment_id"], ["assessment.id"], name=op.f("fk_state_change_assessment_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_state_change")),
    )
    op.create_index(op.f("ix_state_change_assessment_id"), "state_change", ["assessment_id"], unique=False)
