"""The tables of a workspace, the same on SQLite and PostgreSQL.

`docs/workspace.md` tells why they are as they are; a change here is a new step in `migrations/versions`.
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from parscore.storage.points import Points

STAGES = ("self", "appraisal_1", "explanation", "appraisal_2", "published")

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=_NAMES)


def _key(name: str = "id") -> Column[int]:
    return Column(name, Integer, primary_key=True)


def _text(name: str, **more: Any) -> Column[str]:
    return Column(name, Text, nullable=False, **more)


def _to(table: str, **more: Any) -> Column[int]:
    return Column(f"{table}_id", ForeignKey(f"{table}.id"), nullable=False, **more)


def _of_assessment(**more: Any) -> tuple[Column[int], Column[str], CheckConstraint]:
    """The two columns that keep the stages of an assessment apart."""
    allowed = ", ".join(f"'{stage}'" for stage in STAGES)
    return (
        Column("assessment_id", ForeignKey("assessment.id"), nullable=False, autoincrement=False, **more),
        Column("stage", String(16), nullable=False, **more),
        CheckConstraint(f"stage IN ({allowed})", name="stage"),
    )


_IN_USE = text("state = 'in_use'")

unit = Table(
    "unit",
    metadata,
    _key(),
    _text("code", unique=True),
    _text("name"),
    _text("kind"),
    _text("sort_key"),  # Vietnamese order of words as ASCII that any collation sorts alike
    _text("folded"),  # the name without marks and in lower case, for finding it
    CheckConstraint("code <> ''", name="code"),
    Index(None, "sort_key"),
)

unit_predecessor = Table(
    "unit_predecessor",
    metadata,
    Column("unit_id", ForeignKey("unit.id"), primary_key=True, autoincrement=False),
    Column("predecessor_id", ForeignKey("unit.id"), primary_key=True, autoincrement=False),
    Column("merged_on", Text),
    CheckConstraint("unit_id <> predecessor_id", name="another"),
    Index(None, "predecessor_id"),
)

criteria_set = Table(
    "criteria_set",
    metadata,
    _key(),
    _text("set_id"),
    Column("version", Integer, nullable=False),
    _text("title"),
    Column("sha256", String(64), nullable=False, unique=True),
    _text("content"),
    CheckConstraint("version >= 1", name="version"),
    CheckConstraint("length(sha256) = 64", name="sha256"),
    Index(None, "set_id", "version"),
)

assessment = Table(
    "assessment",
    metadata,
    _key(),
    _to("unit"),
    Column("year", Integer, nullable=False),
    _to("criteria_set"),
    _text("set_id"),
    Column("set_version", Integer, nullable=False),
    Column("survey_held", Boolean, nullable=False),
    _text("facts"),
    Column("target", Text),
    Column("illustrative_facts", Boolean, nullable=False),
    _text("state"),  # draft, approved, locked
    Column("revision", Integer, nullable=False),  # counts the edits, so that programs notice each other's
    _text("created_at"),
    _text("updated_at"),
    Column("deadline", Text),
    _text("roles", server_default="{}"),  # the unit's own roles, id to name; empty: those of the set
    _text("owners", server_default="{}"),  # role by code, where it differs from the set
    UniqueConstraint("unit_id", "year", "set_id", "set_version"),
    CheckConstraint("year BETWEEN 2000 AND 2100", name="year"),
    Index(None, "criteria_set_id"),
    Index(None, "year", "set_id"),
)

answer = Table(
    "answer",
    metadata,
    *_of_assessment(primary_key=True),
    _text("code", primary_key=True),
    _text("content"),
    sqlite_with_rowid=False,
)

history = Table(
    "history",
    metadata,
    _key(),
    *_of_assessment(),
    _text("at"),
    _text("who"),
    Column("kind", String(8), nullable=False),
    _text("label"),
    _text("content"),
    Column("of_step", ForeignKey("history.id")),
    Column("undone", Boolean, nullable=False),
    Column("superseded", Boolean, nullable=False),
    CheckConstraint("kind IN ('edit', 'undo', 'redo')", name="kind"),
    CheckConstraint("(kind = 'edit') = (of_step IS NULL)", name="of_step"),
    Index(None, "assessment_id", "stage", "kind", "superseded", "undone"),
    Index(None, "of_step"),
)

result = Table(
    "result",
    metadata,
    *_of_assessment(primary_key=True),
    _text("code", primary_key=True),
    Column("status", String(16)),  # leaves only
    Column("score", Points),
    Column("max_score", Points, nullable=False),
    CheckConstraint("status IN ('blank', 'scored', 'not_arising', 'locked')", name="status"),
    sqlite_with_rowid=False,
)

total = Table(
    "total",
    metadata,
    *_of_assessment(primary_key=True),
    Column("total", Points, nullable=False),
    Column("max_score", Points, nullable=False),
    Column("index_percent", Points),
    Column("self_score", Points, nullable=False),
    Column("self_max", Points, nullable=False),
    Column("class_name", Text),
    Column("provisional", Boolean, nullable=False),
    sqlite_with_rowid=False,
)

document = Table(
    "document",
    metadata,
    _key(),
    Column("sha256", String(64), nullable=False, index=True),
    _text("file_name"),
    Column("size", BigInteger, nullable=False),
    _text("media_type"),
    _text("doc_type"),
    _text("number"),
    Column("issued_on", Text),
    _text("issuer"),
    _text("subject"),
    Column("pages", Integer),
    _text("remark"),
    _text("added_at"),
    _text("added_by"),
    CheckConstraint("length(sha256) = 64", name="sha256"),
    CheckConstraint("size >= 0", name="size"),
)

document_revision = Table(
    "document_revision",
    metadata,
    _key(),
    Column("document_id", ForeignKey("document.id"), nullable=False, index=True),
    Column("sha256", String(64), nullable=False, index=True),
    _text("file_name"),
    Column("size", BigInteger, nullable=False),
    _text("replaced_at"),
    _text("replaced_by"),
    CheckConstraint("length(sha256) = 64", name="sha256"),
    CheckConstraint("size >= 0", name="size"),
)

state_change = Table(
    "state_change",
    metadata,
    _key(),
    Column("assessment_id", ForeignKey("assessment.id"), nullable=False, index=True),
    _text("at"),
    _text("who"),
    _text("old"),
    _text("new"),
    _text("reason"),
    _text("returned"),  # the leader's reasons by code, where rows were sent back
)

closed_evidence = Table(
    "closed_evidence",
    metadata,
    Column("state_change_id", ForeignKey("state_change.id"), primary_key=True, autoincrement=False),
    _text("content"),  # the links and documents as they were when the assessment was closed
)

decision = Table(
    "decision",
    metadata,
    _key(),
    Column("document_id", ForeignKey("document.id"), index=True),  # none: the file was not stored
    Column("sha256", String(64), nullable=False),
    _text("file_name"),
    _text("about"),
    _text("words"),
    _text("at"),
    _text("who"),
    CheckConstraint("length(sha256) = 64", name="sha256"),
)

evidence_link = Table(
    "evidence_link",
    metadata,
    _key(),
    *_of_assessment(),
    _text("code"),
    _to("document", index=True),
    Column("position", Integer, nullable=False),
    _text("section"),
    _text("page"),
    _text("remark"),
    _text("requirement", server_default=""),  # which of the required documents it is
    UniqueConstraint(
        "assessment_id", "stage", "code", "document_id", "requirement", name="uq_evidence_link_requirement"
    ),
)

shelf = Table(
    "shelf",
    metadata,
    _key(),
    _text("set_id"),
    Column("version", Integer, nullable=False),
    _text("title"),
    _text("state"),
    Column("sha256", String(64), nullable=False),  # of the set alone: what is known of it may change, what it says not
    _text("content"),
    Column("illustrative", Boolean, nullable=False),
    Column("unconfirmed", Integer, nullable=False),
    Column("asks", Integer, nullable=False),
    _text("origin"),
    Column("revision", Integer, nullable=False),  # counts the changes, so that programs notice each other's
    _text("created_at"),
    _text("updated_at"),
    Column("in_use_at", Text),
    _text("who"),
    CheckConstraint("state IN ('draft', 'in_use')", name="state"),
    CheckConstraint("(state = 'in_use') = (in_use_at IS NOT NULL)", name="in_use_at"),
    CheckConstraint("length(sha256) = 64", name="sha256"),
    Index(None, "set_id", "version", unique=True, sqlite_where=_IN_USE, postgresql_where=_IN_USE),
    sqlite_autoincrement=True,  # a window may still hold the id of a set that was removed
)

report_text = Table(
    "report_text",
    metadata,
    Column("assessment_id", ForeignKey("assessment.id"), primary_key=True, autoincrement=False),
    _text("name", primary_key=True),
    _text("value"),
    _text("at"),
    _text("who"),
    sqlite_with_rowid=False,
)

appraised = Table(
    "appraised",
    metadata,
    _key(),
    *_of_assessment(),
    _text("code"),
    Column("score", Points),  # none: what was given before is taken back
    _text("remark"),
    _text("source"),
    _text("at"),
    _text("who"),
    CheckConstraint("stage IN ('appraisal_1', 'appraisal_2', 'published')", name="appraising"),
    Index(None, "assessment_id", "stage", "code"),
)

earlier_result = Table(
    "earlier_result",
    metadata,
    _key(),
    _to("unit"),
    Column("year", Integer, nullable=False),
    Column("stage", String(16), nullable=False),
    _text("title"),
    _text("content"),
    _text("source"),
    _text("at"),
    _text("who"),
    Column("withdrawn", Boolean, nullable=False),
    CheckConstraint("year BETWEEN 1990 AND 2100", name="year"),
    CheckConstraint("stage IN ('self', 'published')", name="stage"),
    Index(None, "unit_id", "year", "stage"),
)

snapshot = Table(
    "snapshot",
    metadata,
    _key(),
    *_of_assessment(),
    _to("criteria_set"),
    _text("at"),
    _text("who"),
    _text("label"),
    Column("automatic", Boolean, nullable=False),
    _text("content"),
    Index(None, "assessment_id", "stage", "at"),
)

setting = Table(
    "setting",
    metadata,
    _text("name", primary_key=True),
    _text("value"),
    sqlite_with_rowid=False,
)

# What alembic itself would create; apart, because alembic does not count it among the tables it compares.
stamp_metadata = MetaData()
alembic_version = Table(
    "alembic_version",
    stamp_metadata,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
