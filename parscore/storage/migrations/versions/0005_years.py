"""Years: texts of the report, appraised scores, results of years without the program, snapshots."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

ANY_STAGE = "stage IN ('self', 'appraisal_1', 'explanation', 'appraisal_2', 'published')"


def upgrade() -> None:
    op.create_table(
        "report_text",
        sa.Column("assessment_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["assessment_id"], ["assessment.id"], name=op.f("fk_report_text_assessment_id")),
        sa.PrimaryKeyConstraint("assessment_id", "name", name=op.f("pk_report_text")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "appraised",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assessment_id", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(length=16), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("score", sa.BigInteger(), nullable=True),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.CheckConstraint(ANY_STAGE, name=op.f("ck_appraised_stage")),
        sa.CheckConstraint(
            "stage IN ('appraisal_1', 'appraisal_2', 'published')", name=op.f("ck_appraised_appraising")
        ),
        sa.ForeignKeyConstraint(["assessment_id"], ["assessment.id"], name=op.f("fk_appraised_assessment_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appraised")),
    )
    op.create_index(
        op.f("ix_appraised_assessment_id_stage_code"), "appraised", ["assessment_id", "stage", "code"], unique=False
    )
    op.create_table(
        "earlier_result",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(length=16), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.CheckConstraint("year BETWEEN 1990 AND 2100", name=op.f("ck_earlier_result_year")),
        sa.CheckConstraint("stage IN ('self', 'published')", name=op.f("ck_earlier_result_stage")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_earlier_result_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_earlier_result")),
    )
    op.create_index(
        op.f("ix_earlier_result_unit_id_year_stage"), "earlier_result", ["unit_id", "year", "stage"], unique=False
    )
    op.create_table(
        "snapshot",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assessment_id", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(length=16), nullable=False),
        sa.Column("criteria_set_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("automatic", sa.Boolean(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.CheckConstraint(ANY_STAGE, name=op.f("ck_snapshot_stage")),
        sa.ForeignKeyConstraint(["assessment_id"], ["assessment.id"], name=op.f("fk_snapshot_assessment_id")),
        sa.ForeignKeyConstraint(["criteria_set_id"], ["criteria_set.id"], name=op.f("fk_snapshot_criteria_set_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_snapshot")),
    )
    op.create_index(
        op.f("ix_snapshot_assessment_id_stage_at"), "snapshot", ["assessment_id", "stage", "at"], unique=False
    )
