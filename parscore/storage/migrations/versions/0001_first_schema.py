"""The first schema: units, sets, assessments with answers, history and results, documents, settings."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "criteria_set",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("set_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_criteria_set_sha256")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_criteria_set_version")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_criteria_set")),
        sa.UniqueConstraint("sha256", name=op.f("uq_criteria_set_sha256")),
    )
    op.create_index(op.f("ix_criteria_set_set_id_version"), "criteria_set", ["set_id", "version"], unique=False)
    op.create_table(
        "document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("doc_type", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("issued_on", sa.Text(), nullable=True),
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("added_at", sa.Text(), nullable=False),
        sa.Column("added_by", sa.Text(), nullable=False),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_document_sha256")),
        sa.CheckConstraint("size >= 0", name=op.f("ck_document_size")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
    )
    op.create_index(op.f("ix_document_sha256"), "document", ["sha256"], unique=False)
    op.create_table(
        "setting",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_setting")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "unit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.CheckConstraint("code <> ''", name=op.f("ck_unit_code")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit")),
        sa.UniqueConstraint("code", name=op.f("uq_unit_code")),
    )
    op.create_index(op.f("ix_unit_sort_key"), "unit", ["sort_key"], unique=False)
    op.create_table(
        "assessment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("criteria_set_id", sa.Integer(), nullable=False),
        sa.Column("set_id", sa.Text(), nullable=False),
        sa.Column("set_version", sa.Integer(), nullable=False),
        sa.Column("survey_held", sa.Boolean(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=True),
        sa.Column("illustrative_facts", sa.Boolean(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.CheckConstraint("year BETWEEN 2000 AND 2100", name=op.f("ck_assessment_year")),
        sa.ForeignKeyConstraint(["criteria_set_id"], ["criteria_set.id"], name=op.f("fk_assessment_criteria_set_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_assessment_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessment")),
        sa.UniqueConstraint(
            "unit_id", "year", "set_id", "set_version", name=op.f("uq_assessment_unit_id_year_set_id_set_version")
        ),
    )
    op.create_index(op.f("ix_assessment_criteria_set_id"), "assessment", ["criteria_set_id"], unique=False)
    op.create_index(op.f("ix_assessment_year_set_id"), "assessment", ["year", "set_id"], unique=False)
    op.create_table(
        "document_revision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("replaced_at", sa.Text(), nullable=False),
        sa.Column("replaced_by", sa.Text(), nullable=False),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_document_revision_sha256")),
        sa.CheckConstraint("size >= 0", name=op.f("ck_document_revision_size")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_document_revision_document_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_revision")),
    )
    op.create_index(op.f("ix_document_revision_document_id"), "document_revision", ["document_id"], unique=False)
    op.create_index(op.f("ix_document_revision_sha256"), "document_revision", ["sha256"], unique=False)
    op.create_table(
        "unit_predecessor",
        sa.Column("unit_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("predecessor_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("merged_on", sa.Text(), nullable=True),
        sa.CheckConstraint("unit_id <> predecessor_id", name=op.f("ck_unit_predecessor_another")),
        sa.ForeignKeyConstraint(["predecessor_id"], ["unit.id"], name=op.f("fk_unit_predecessor_predecessor_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_unit_predecessor_unit_id")),
        sa.PrimaryKeyConstraint("unit_id", "predecessor_id", name=op.f("pk_unit_predecessor")),
    )
    op.create_index(op.f("ix_unit_predecessor_predecessor_id"), "unit_predecessor", ["predecessor_id"], unique=False)
    op.create_table(
        "answer",
        sa.Column("assessment_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("stage", sa.String(length=16), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "stage IN ('self', 'appraisal_1', 'explanation', 'appraisal_2', 'published')", name=op.f("ck_answer_stage")
        ),
        sa.ForeignKeyConstraint(["assessment_id"], ["assessment.id"], name=op.f("fk_answer_assessment_id")),
        sa.PrimaryKeyConstraint("assessment_id", "stage", "code", name=op.f("pk_answer")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "evidence_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assessment_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("stage", sa.String(length=16), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("page", sa.Text(), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "stage IN ('self', 'appraisal_1', 'explanation', 'appraisal_2', 'published')",
            name=op.f("ck_evidence_link_stage"),
        ),
        sa.ForeignKeyConstraint(["assessment_id"], ["assessment.id"], name=op.f("fk_evidence_link_assessment_id")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_evidence_link_document_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence_link")),
        sa.UniqueConstraint(
            "assessment_id",
            "stage",
            "code",
            "document_id",
            name=op.f("uq_evidence_link_assessment_id_stage_code_document_id"),
        ),
    )
    op.create_index(op.f("ix_evidence_link_document_id"), "evidence_link", ["document_id"], unique=False)
    op.create_table(
        "history",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assessment_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("stage", sa.String(length=16), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("of_step", sa.Integer(), nullable=True),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.Column("superseded", sa.Boolean(), nullable=False),
        sa.CheckConstraint("(kind = 'edit') = (of_step IS NULL)", name=op.f("ck_history_of_step")),
        sa.CheckConstraint("kind IN ('edit', 'undo', 'redo')", name=op.f("ck_history_kind")),
        sa.CheckConstraint(
            "stage IN ('self', 'appraisal_1', 'explanation', 'appraisal_2', 'published')", name=op.f("ck_history_stage")
        ),
        sa.ForeignKeyConstraint(["assessment_id"], ["assessment.id"], name=op.f("fk_history_assessment_id")),
        sa.ForeignKeyConstraint(["of_step"], ["history.id"], name=op.f("fk_history_of_step")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_history")),
    )
    op.create_index(
        op.f("ix_history_assessment_id_stage_kind_superseded_undone"),
        "history",
        ["assessment_id", "stage", "kind", "superseded", "undone"],
        unique=False,
    )
    op.create_index(op.f("ix_history_of_step"), "history", ["of_step"], unique=False)
    op.create_table(
        "result",
        sa.Column("assessment_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("stage", sa.String(length=16), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=True),
        sa.Column("score", sa.BigInteger(), nullable=True),
        sa.Column("max_score", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "stage IN ('self', 'appraisal_1', 'explanation', 'appraisal_2', 'published')", name=op.f("ck_result_stage")
        ),
        sa.CheckConstraint("status IN ('blank', 'scored', 'not_arising', 'locked')", name=op.f("ck_result_status")),
        sa.ForeignKeyConstraint(["assessment_id"], ["assessment.id"], name=op.f("fk_result_assessment_id")),
        sa.PrimaryKeyConstraint("assessment_id", "stage", "code", name=op.f("pk_result")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "total",
        sa.Column("assessment_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("stage", sa.String(length=16), nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=False),
        sa.Column("max_score", sa.BigInteger(), nullable=False),
        sa.Column("index_percent", sa.BigInteger(), nullable=True),
        sa.Column("self_score", sa.BigInteger(), nullable=False),
        sa.Column("self_max", sa.BigInteger(), nullable=False),
        sa.Column("class_name", sa.Text(), nullable=True),
        sa.Column("provisional", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "stage IN ('self', 'appraisal_1', 'explanation', 'appraisal_2', 'published')", name=op.f("ck_total_stage")
        ),
        sa.ForeignKeyConstraint(["assessment_id"], ["assessment.id"], name=op.f("fk_total_assessment_id")),
        sa.PrimaryKeyConstraint("assessment_id", "stage", name=op.f("pk_total")),
        sqlite_with_rowid=False,
    )
