"""Confirming what documents say of themselves, row by row, with the document in sight. Nothing is taken unasked."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QSplitter, QWidget

from parscore.faults import ParscoreError
from parscore.scoring.evidence import Document
from parscore.scoring.outcome import RefusedError
from parscore.ui import style
from parscore.ui.answer_editor.reading import TypedRefusedError
from parscore.ui.dialog_frame import framed
from parscore.ui.errand import Errand, Tell
from parscore.ui.evidence.preview_place import PreviewPlace
from parscore.ui.matching.confirm_rows import ConfirmRows
from parscore.ui.matching.proposals import proposals_of
from parscore.ui.open_assessment import OpenAssessment

if TYPE_CHECKING:
    from parscore.intake.documents.proposal import DocumentProposal
    from parscore.storage.workspace import Workspace
    from parscore.ui.late_workspace import LateWorkspace

SIZE = (1320, 680)
BESIDE_FROM = 1000
LOOK_MS = 150
HOW = "Đúng như trong tài liệu thì bấm Enter; chưa đúng thì bấm F2 để sửa ô, hoặc mũi tên để sang dòng khác."
RIGHT, ALL_DONE = "Đúng, sang dòng tiếp", "Đã xác nhận hết."


class ConfirmDialog(QDialog):
    """What is confirmed is kept at once."""

    def __init__(self, assessment: OpenAssessment, documents: Sequence[Document], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("confirmDialog")
        self.setWindowTitle("Xác nhận số, ngày, trích yếu")
        self.resize(style.scaled(SIZE[0]), style.scaled(SIZE[1]))
        self._assessment = assessment
        self.rows = ConfirmRows(documents)
        self.preview = PreviewPlace()
        self.right = QPushButton(RIGHT)
        self._left = style.text_label(name="confirmLeft", strong=True)
        self._note = style.text_label(name="confirmNote", tone="attention")
        self._message = style.text_label(name="confirmMessage", tone="fault")
        self._soon = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._soon.timeout.connect(self._look)
        self._lay_out()
        self.rows.confirm_wanted.connect(self.confirm)
        self.rows.itemSelectionChanged.connect(self._on_row)
        self._read()
        self._count()
        self._on_row()
        self.rows.setFocus()

    def confirm(self) -> None:
        """Take what the current row says, and go on to the next."""
        try:
            described = self.rows.described()
            self._assessment.describe(described)
        except (TypedRefusedError, RefusedError) as refused:
            self._say(str(refused))
            return
        self._say("")
        self.rows.take(described)
        self._count()

    def _lay_out(self) -> None:
        body, foot = framed(self, style.GRID * 2)
        how = style.text_label(HOW, name="confirmHow", tone="muted")
        for label in (self._left, how, self._note, self._message):
            label.setWordWrap(True)
        self._halves = QSplitter()
        self._halves.setObjectName("confirmHalves")
        self._halves.setChildrenCollapsible(False)
        self._halves.setHandleWidth(style.GRID * 2)
        self._halves.addWidget(self.rows)
        self._halves.addWidget(self.preview)
        self._halves.setStretchFactor(0, 2)
        self._halves.setStretchFactor(1, 1)
        for part in (self._left, how):
            body.addWidget(part)
        body.addWidget(self._halves, 1)
        body.addWidget(self._note)
        body.addWidget(self._message)
        row = QHBoxLayout()
        row.setSpacing(style.GRID * 2)
        row.addStretch(1)
        close = QPushButton("Đóng")
        for button, name in ((close, "close"), (self.right, "confirmRight")):
            button.setObjectName(name)
            button.setAccessibleName(button.text())
            button.setAutoDefault(False)
            row.addWidget(button)
        close.clicked.connect(self.accept)
        self.right.setProperty("primary", True)
        self.right.clicked.connect(lambda _checked=False: self.confirm())
        foot.addLayout(row)

    def _read(self) -> None:
        """Show what was read already; read the rest in a thread."""
        kept = proposals_of(self._assessment)
        unread = []
        for document in self.rows.documents:
            if (proposal := kept.of(document)) is not None:
                self.rows.show_proposal(document.id, proposal)
            else:
                unread.append(document)
        if not unread:
            return
        workspace = self._assessment.workspace
        errand = Errand(lambda tell: _read_all(workspace, unread, tell), self)
        errand.told.connect(self._on_told)
        errand.ended.connect(self._on_read)
        errand.start()

    def _on_told(self, news: "tuple[int, DocumentProposal]") -> None:
        self.rows.show_proposal(*news)
        self._note.setText(self.rows.note)

    def _on_read(self, mistake: BaseException | None) -> None:
        if mistake is not None:
            raise mistake  # to the crash report

    def _on_row(self) -> None:
        self._note.setText(self.rows.note)
        self._soon.start()

    def _look(self) -> None:
        document = self.rows.current
        if document is None or not self.preview.isVisible():
            return
        try:
            self.preview.show_document(document, self._assessment.workspace.document_file(document))
        except ParscoreError as fault:
            self.preview.clear()
            self._say(str(fault))

    def _count(self) -> None:
        left = self.rows.left
        self._left.setText(f"Còn {left} tài liệu chưa xác nhận." if left else ALL_DONE)
        self.right.setEnabled(bool(left))

    def _say(self, words: str) -> None:
        self._message.setText(words)
        self._message.setVisible(bool(words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= style.scaled(BESIDE_FROM)
        self.preview.setVisible(beside)
        if beside:
            self._halves.setSizes([self.width() * 65 // 100, self.width() * 35 // 100])
            self._soon.start()


def _read_all(workspace: "Workspace | LateWorkspace", documents: Sequence[Document], tell: Tell) -> None:
    from parscore.intake.documents.document_reading import read_document
    from parscore.intake.documents.reading import text_of

    for document in documents:
        try:
            path = workspace.document_file(document)
        except ParscoreError:
            continue  # told where the file is shown
        tell((document.id, read_document(text_of(path, document.media_type), document.file_name)))
