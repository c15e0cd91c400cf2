"""How many documents of a row have a number and a date that nobody has confirmed yet, and the way to do so."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QWidget

from parscore.scoring.evidence import Document
from parscore.ui.matching.proposals import proposals_of
from parscore.ui.open_assessment import OpenAssessment

if TYPE_CHECKING:
    from parscore.ui.matching.confirm_dialog import ConfirmDialog


class UnconfirmedLine(QPushButton):
    """Hidden while nothing is to be confirmed."""

    def __init__(self, assessment: OpenAssessment, code: str) -> None:
        super().__init__()
        self.setObjectName("unconfirmed")
        self.setProperty("quiet", True)
        self.setAutoDefault(False)
        self._assessment = assessment
        self._code = code
        self.clicked.connect(lambda _checked=False: self.confirm())
        assessment.changed.connect(self.refresh)
        assessment.state_changed.connect(self.refresh)
        self.refresh()

    @property
    def documents(self) -> list[Document]:
        """The documents to be confirmed, in their order."""
        linked = dict.fromkeys(link.document for link in self._assessment.links.get(self._code, ()))
        known = (self._assessment.documents.get(one) for one in linked)
        return proposals_of(self._assessment).unconfirmed(one for one in known if one is not None)

    def refresh(self) -> None:
        count = len(self.documents) if self._assessment.editable else 0
        words = f"{count} tài liệu chưa xác nhận số, ngày. Xác nhận…"
        self.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(count))

    def confirm(self) -> None:
        """Confirm them row by row."""
        confirm(self._assessment, self.documents, self.window())


def confirm(assessment: OpenAssessment, documents: Sequence[Document], window: QWidget) -> "ConfirmDialog | None":
    """Have what documents say of themselves confirmed, unless the assessment was closed meanwhile."""
    from parscore.ui.matching.confirm_dialog import ConfirmDialog

    if not (assessment.editable and documents):
        return None
    dialog = ConfirmDialog(assessment, documents, window)
    dialog.finished.connect(dialog.deleteLater)
    dialog.finished.connect(window.activateWindow)
    dialog.open()
    return dialog
