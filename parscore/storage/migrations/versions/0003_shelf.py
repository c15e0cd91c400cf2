"""The shelf: criteria sets being prepared and in use."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "shelf",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("set_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("illustrative", sa.Boolean(), nullable=False),
        sa.Column("unconfirmed", sa.Integer(), nullable=False),
        sa.Column("asks", sa.Integer(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("in_use_at", sa.Text(), nullable=True),
        sa.Column("who", sa.Text(), nullable=False),
        sa.CheckConstraint("state IN ('draft', 'in_use')", name=op.f("ck_shelf_state")),
        sa.CheckConstraint("(state = 'in_use') = (in_use_at IS NOT NULL)", name=op.f("ck_shelf_in_use_at")),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_shelf_sha256")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shelf")),
        sqlite_autoincrement=True,
    )
    in_use = sa.text("state = 'in_use'")
    op.create_index(
        op.f("ix_shelf_set_id_version"),
        "shelf",
        ["set_id", "version"],
        unique=True,
        sqlite_where=in_use,
        postgresql_where=in_use,
    )
