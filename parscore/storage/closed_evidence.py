"""What a closed year rested on: its links and documents written down whenever it is approved or locked.

Kept beside the move itself, so that what was handed in can be told after the year was reopened, its documents described
otherwise or their files replaced. The files stay in the store under their SHA-256.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select

from parscore.scoring.evidence import Document, Link, Links
from parscore.scoring.stages import Stage
from parscore.scoring.state import StateChange
from parscore.storage.reading import read_documents, read_links
from parscore.storage.schema import closed_evidence, state_change
from parscore.storage.stored import as_state_change, date_text, dumps, read_date


class ClosedEvidence(NamedTuple):
    """A move to approved or locked, and what proved the self-score at that moment."""

    change: StateChange
    links: Links
    documents: Mapping[int, Document]


def keep(connection: Connection, change_id: int, card_id: int) -> None:
    """Write down what an assessment rests on as it is closed."""
    links = read_links(connection, card_id, Stage.SELF)
    found = read_documents(connection, {link.document for of_leaf in links.values() for link in of_leaf})
    content = {
        "links": {code: [link._asdict() for link in of_leaf] for code, of_leaf in links.items()},
        "documents": [{**asdict(one), "issued_on": date_text(one.issued_on)} for one in found.values()],
    }
    connection.execute(insert(closed_evidence), {"state_change_id": change_id, "content": dumps(content)})


def read(connection: Connection, card_id: int) -> list[ClosedEvidence]:
    """Every closing of an assessment, the first one first."""
    wanted = (
        select(state_change, closed_evidence.c.content)
        .join(closed_evidence, closed_evidence.c.state_change_id == state_change.c.id)
        .where(state_change.c.assessment_id == card_id)
        .order_by(state_change.c.id)
    )
    return [_as_told(row.content, as_state_change(row)) for row in connection.execute(wanted)]


def remove(connection: Connection, card_id: int) -> None:
    """Forget what a sample rested on."""
    moves = select(state_change.c.id).where(state_change.c.assessment_id == card_id)
    connection.execute(delete(closed_evidence).where(closed_evidence.c.state_change_id.in_(moves)))


def _as_told(content: str, change: StateChange) -> ClosedEvidence:
    data = json.loads(content)
    links = {code: tuple(Link(**link) for link in of_leaf) for code, of_leaf in data["links"].items()}
    documents = [Document(**{**one, "issued_on": read_date(one["issued_on"])}) for one in data["documents"]]
    return ClosedEvidence(change, links, {one.id: one for one in documents})
