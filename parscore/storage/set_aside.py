"""Documents taken off the list of a year because they prove nothing. Each time is a decision, kept with who and when;
the file stays in the store, and the latest decision counts.
"""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from parscore.scoring.evidence import Document
from parscore.storage import decisions
from parscore.storage.schema import decision

ABOUT = "danh sách tài liệu"
OFF, ON = "Bỏ khỏi danh sách", "Đưa lại danh sách"


def set_aside(connection: Connection, given: Iterable[Document], who: str, *, back: bool) -> None:
    """Take documents off the list, or put them `back`."""
    for one in given:
        decisions.keep(connection, one.sha256, one.file_name, ABOUT, ON if back else OFF, who, one.id)


def aside(connection: Connection) -> frozenset[int]:
    """The ids of the documents that are off the list."""
    wanted = select(decision.c.document_id, decision.c.words).where(decision.c.about == ABOUT)
    latest = {row.document_id: row.words for row in connection.execute(wanted.order_by(decision.c.id))}
    return frozenset(key for key, words in latest.items() if words == OFF)
