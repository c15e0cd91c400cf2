"""How many documents of a row have a number and a date that nobody has confirmed yet, and the way to do so."""

from functools import partial

from PySide6.QtWidgets import QPushButton

from parscore.scoring.evidence import Document
from parscore.ui.matching.proposals import proposals_of
from parscore.ui.open_assessment import OpenAssessment


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
        from parscore.ui.matching.confirm_dialog import ConfirmDialog

        dialog = ConfirmDialog(self._assessment, self.documents, self.window())
        dialog.finished.connect(partial(_back, dialog))
        dialog.open()


def _back(dialog: "object", _result: int) -> None:
    from PySide6.QtWidgets import QDialog

    assert isinstance(dialog, QDialog)
    parent = dialog.parentWidget()
    dialog.deleteLater()
    if parent is not None:
        parent.activateWindow()
