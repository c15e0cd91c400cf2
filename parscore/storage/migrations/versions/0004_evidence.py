"""Evidence: a document may stand for several requirements of a leaf; what closed years rest on; decisions."""

import json
from typing import Any, Literal

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

OLD_KEY = ["assessment_id", "stage", "code", "document_id"]


def upgrade() -> None:
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    recreate: Literal["always", "never"] = "always" if on_sqlite else "never"
    requirement = sa.Column("requirement", sa.Text(), server_default="", nullable=False)  # read back as ('')
    with op.batch_alter_table("evidence_link", recreate=recreate, reflect_args=(requirement,)) as evidence_link:
        evidence_link.drop_constraint(op.f("uq_evidence_link_assessment_id_stage_code_document_id"), type_="unique")
        evidence_link.create_unique_constraint(op.f("uq_evidence_link_requirement"), [*OLD_KEY, "requirement"])
    op.create_table(
        "closed_evidence",
        sa.Column("state_change_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["state_change_id"], ["state_change.id"], name=op.f("fk_closed_evidence_state_change_id")
        ),
        sa.PrimaryKeyConstraint("state_change_id", name=op.f("pk_closed_evidence")),
    )
    op.create_table(
        "decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_decision_sha256")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_decision_document_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
    )
    op.create_index(op.f("ix_decision_document_id"), "decision", ["document_id"], unique=False)
    _write_down_what_is_closed(op.get_bind())


def _write_down_what_is_closed(connection: sa.Connection) -> None:
    """Years closed before: nothing of them could change since, so what they rest on now is what they rested on."""
    last_moves = connection.execute(
        sa.text(
            "SELECT max(state_change.id) AS move, assessment_id FROM state_change "
            "JOIN assessment ON assessment.id = assessment_id WHERE assessment.state <> 'draft' GROUP BY assessment_id"
        )
    ).all()
    for move, card in last_moves:
        of_card = "evidence_link WHERE assessment_id = :card AND stage = 'self'"
        links = _rows(connection, of_card, card)
        wanted = f"document WHERE id IN (SELECT document_id FROM {of_card})"
        of_leaf: dict[str, list[dict[str, Any]]] = {}
        for link in sorted(links, key=lambda one: (one["code"], one["position"], one["id"])):
            kept = {name: link[name] for name in ("requirement", "section", "page", "remark")}
            of_leaf.setdefault(link["code"], []).append({"document": link["document_id"], **kept})
        documents = [
            {name: value for name, value in one.items() if name not in ("added_at", "added_by")}
            for one in _rows(connection, wanted, card)
        ]
        content = json.dumps({"links": of_leaf, "documents": documents}, ensure_ascii=False)
        connection.execute(
            sa.text("INSERT INTO closed_evidence (state_change_id, content) VALUES (:move, :content)"),
            {"move": move, "content": content},
        )


def _rows(connection: sa.Connection, wanted: str, card: int) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(sa.text(f"SELECT * FROM {wanted}"), {"card": card}).mappings()]
