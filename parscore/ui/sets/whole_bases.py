"""The documents the whole set rests on, the decision that issued it first."""

from typing import Any

from parscore.scoring.criteria import CriteriaSet, LegalBasis
from parscore.ui.sets.editor_steps import EditedSet
from parscore.ui.sets.rule_builder.fields import Spec
from parscore.ui.sets.rule_builder.rows import Rows
from parscore.ui.sets.rule_builder.takings import DAY, LINE
from parscore.ui.sets.whole_page import WholePage, WholeRows

ABOUT = "Văn bản đầu là quyết định ban hành bộ tiêu chí; sau đó là các văn bản khác bộ tiêu chí căn cứ vào."
_COLUMNS = (
    Spec("number", "Số, ký hiệu", LINE, hint="212/QĐ-UBND"),
    Spec("date", "Ngày", DAY, needed=False, hint="18/11/2025"),
    Spec("issuer", "Cơ quan ban hành", LINE, needed=False, hint="UBND tỉnh"),
    Spec("title", "Trích yếu", LINE, needed=False),
)


class BasesPage(WholePage):
    """The legal bases of the set."""

    def __init__(self, edited: EditedSet) -> None:
        super().__init__("basesPage", edited)
        self.put_under("Căn cứ", ABOUT, [BasisRows(edited)])
        self.finish()


class BasisRows(WholeRows):
    """A document in a row."""

    def __init__(self, edited: EditedSet) -> None:
        super().__init__(edited, "legal_basis", Rows("basis", "văn bản", _COLUMNS, needed=False))

    def texts(self, criteria_set: CriteriaSet) -> list[dict[str, str]]:
        return [
            {
                "number": basis.number,
                "date": "" if basis.date is None else DAY.show(basis.date),
                "issuer": basis.issuer or "",
                "title": basis.title or "",
            }
            for basis in criteria_set.legal_basis
        ]

    def made(self, criteria_set: CriteriaSet, rows: list[dict[str, Any]]) -> tuple[LegalBasis, ...]:
        return tuple(LegalBasis(**{spec.key: row[spec.key] for spec in _COLUMNS}) for row in rows)
