"""How documents stand: the one word a list shows for each."""

from datetime import date

import pytest

from parscore.scoring.document_state import DocumentState, Proving, provings, state_of
from parscore.scoring.evidence import Document, Link

REPORT = Document(1, "a" * 64, "a.pdf", 10, issued_on=date(2025, 12, 5))
HOLLOW = Document(1, "a" * 64, "a.pdf", 0, issued_on=date(2025, 12, 5))
LATE = Document(1, "a" * 64, "a.pdf", 10, issued_on=date(2026, 1, 5))
HERE, THERE = Link(1, page="3"), Link(1, section="II")
REASON = "ngoại lệ: ký sau khi hết năm"


@pytest.mark.parametrize(
    ("document", "links", "lost", "state"),
    [
        (REPORT, {}, (), DocumentState.ORPHAN),
        (REPORT, {}, {1}, DocumentState.LOST),
        (HOLLOW, {}, (), DocumentState.EMPTY),
        (HOLLOW, {"1.1": (HERE,)}, (), DocumentState.EMPTY),
        (HOLLOW, {"1.1": (HERE,)}, {1}, DocumentState.LOST),
        (REPORT, {"1.1": (Link(1),)}, (), DocumentState.PRESENT),
        (REPORT, {"1.1": (Link(1, "Kế hoạch"), Link(1, "Báo cáo"))}, (), DocumentState.PRESENT),
        (REPORT, {"1.1": (HERE,), "1.2": (Link(1),)}, (), DocumentState.UNCITED),
        (REPORT, {"1.1": (HERE,), "1.2": (THERE,)}, (), DocumentState.CITED),
        (LATE, {"1.1": (HERE,)}, (), DocumentState.OUTSIDE),
        (LATE, {"1.1": (HERE._replace(remark=REASON),)}, (), DocumentState.CITED),
        (LATE, {"1.1": (HERE._replace(remark=REASON),), "1.2": (THERE,)}, (), DocumentState.OUTSIDE),
        (LATE, {"1.1": (HERE,)}, {1}, DocumentState.LOST),
    ],
)
def test_the_worst_is_shown_first(
    document: Document, links: dict[str, tuple[Link, ...]], lost: set[int], state: DocumentState
) -> None:
    assert state_of(document, provings(links).get(1, ()), 2025, lost) is state


def test_what_a_document_proves_is_told_in_the_order_of_the_rows() -> None:
    told = provings({"1.1": (HERE, Link(2)), "1.2": (THERE,)})
    assert told == {1: (Proving("1.1", HERE), Proving("1.2", THERE)), 2: (Proving("1.1", Link(2)),)}
