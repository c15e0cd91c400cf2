"""One document beside the table: its file to look at, its data to fill in, what it proves, the files it had before."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from parscore.faults import ParscoreError
from parscore.ui import style
from parscore.ui.document_fields import DocumentFields
from parscore.ui.evidence.links_editor import LinksEditor
from parscore.ui.evidence.preview_place import PreviewPlace
from parscore.ui.evidence.revisions_list import RevisionsList
from parscore.ui.evidence.side import LookAndData
from parscore.ui.open_assessment import OpenAssessment
from parscore.ui.words import size_words

if TYPE_CHECKING:
    from parscore.scoring.evidence import Document
    from parscore.ui.evidence.lines import DocumentLine

LOOK_MS = 150
NONE_CHOSEN = "Chọn một tài liệu trong bảng để xem và ghi thông tin."
ATTACH = "Gắn vào mục…"
PUT_ASIDE, TAKE_BACK = "Bỏ khỏi danh sách", "Đưa lại danh sách"


class DocumentDetails(QFrame):
    """What is typed is kept as it is left; `commit` takes the rest. `ready` once the workspace is known to be open."""

    row_wanted = Signal(str)
    open_wanted = Signal()
    replace_wanted = Signal()
    attach_wanted = Signal()
    again_wanted = Signal(object)
    aside_wanted = Signal()

    def __init__(self, assessment: OpenAssessment) -> None:
        super().__init__()
        self.setObjectName("documentDetails")
        self._assessment = assessment
        self._line: DocumentLine | None = None
        self._file = ""
        self.ready = False
        self._title = style.text_label(name="documentTitle", strong=True)
        self._about = style.text_label(name="documentFile", tone="muted")
        self._trouble = style.text_label(name="documentTrouble", tone="fault")
        self.attach = _button("attachDocument", ATTACH, self.attach_wanted)
        self.opening = _button("openDocumentFile", "Mở tệp", self.open_wanted)
        self.replacing = _button("replaceFile", "Thay tệp…", self.replace_wanted)
        self.aside = _button("asideDocument", PUT_ASIDE, self.aside_wanted)
        self.fields = DocumentFields(assessment)
        self.links = LinksEditor(assessment)
        self.revisions = RevisionsList()
        self.preview = PreviewPlace()
        self._soon = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._soon.timeout.connect(self._look)
        self._lay_out()
        self.links.row_wanted.connect(self.row_wanted)
        self.preview.open_wanted.connect(self.open_wanted)
        self.revisions.again_wanted.connect(self.again_wanted)
        self.show_line(None)

    @property
    def document(self) -> "Document | None":
        return self._line.document if self._line else None

    def show_line(self, line: "DocumentLine | None", picked: int = 1) -> None:
        """Show a document, one of several `picked`; of the same one again only what moved, and nothing being typed."""
        before = self.document
        if before is not None and (line is None or line.document.id != before.id):
            self.commit()
        self._line = line
        document, editable = self.document, self._assessment.editable
        self._title.setText(document.title if document else NONE_CHOSEN)
        several = f"Đang chọn {picked} tài liệu; dưới đây là một trong số đó. " if picked > 1 else ""
        self._about.setText(several + _about(document) if document else "")
        self._about.setVisible(document is not None)
        self.attach.setText(f"Gắn {picked} tài liệu vào mục…" if picked > 1 else ATTACH)
        self.attach.setAccessibleName(self.attach.text().rstrip("…"))
        self.aside.setVisible(line is not None and not line.codes and editable)
        self.aside.setText(TAKE_BACK if line is not None and line.aside else PUT_ASIDE)
        self.aside.setAccessibleName(self.aside.text())
        self.fields.show_document(document.id if document else None)
        self.links.show_links(document.id if document else 0, line.provings if line else ())
        self.opening.setEnabled(document is not None)
        for button in (self.attach, self.replacing):
            button.setEnabled(document is not None and editable)
        self.fields.setVisible(document is not None)
        if document is None or before is None or document.sha256 != before.sha256 or document.id != before.id:
            self._trouble.hide()
            self._file = ""
            self.revisions.hide()
        self._soon.start()

    def begin(self) -> None:
        """The workspace is open: what stands in it can be looked at without a wait."""
        self.ready = True
        self._soon.start()

    def commit(self) -> bool:
        """Take what is typed; False when a date cannot be one."""
        self.links.commit()
        return self.fields.commit()

    def _lay_out(self) -> None:
        self._title.setWordWrap(True)
        self._about.setWordWrap(True)
        self._trouble.setWordWrap(True)
        tools = QHBoxLayout()
        tools.setSpacing(style.GRID)
        for button in (self.attach, self.opening, self.replacing):
            tools.addWidget(button)
        tools.addStretch(1)
        below = QWidget()
        below.setObjectName("documentData")
        data = QVBoxLayout(below)
        data.setContentsMargins(0, 0, style.GRID, 0)
        data.setSpacing(style.GRID * 2)
        data.addWidget(self.fields)
        data.addWidget(style.text_label("Chứng minh cho", name="provesHeading", strong=True))
        data.addWidget(self.links)
        data.addWidget(self.aside, 0, Qt.AlignmentFlag.AlignLeft)
        data.addWidget(self.revisions)
        data.addStretch(1)
        self.data = QScrollArea()
        self.data.setObjectName("documentScroll")
        self.data.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.data.setWidgetResizable(True)
        self.data.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.data.setWidget(below)
        self.side = LookAndData(self.preview, self.data)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.GRID)
        for widget in (self._title, self._about, self._trouble):
            column.addWidget(widget)
        column.addLayout(tools)
        column.addWidget(self.side, 1)

    def _show_revisions(self, document: "Document | None") -> None:
        try:
            found = self._assessment.workspace.revisions(document.id) if document else []
        except ParscoreError:
            found = []  # the list can be done without; the fault is told by whatever needs the workspace
        self.revisions.show_revisions(found, editable=self._assessment.editable)

    def _look(self) -> None:
        """Hand the stored file to the preview, or say what became of it."""
        document = self.document
        if not self.ready:
            return
        self._show_revisions(document)
        if document is None:
            self.preview.clear()
            return
        if self._file == document.sha256:
            return
        try:
            path = self._assessment.workspace.document_file(document)
        except ParscoreError as fault:
            self._trouble.setText(str(fault))
            self._trouble.show()
            self.preview.show_document(document, None)
            return
        self._file = document.sha256
        self.preview.show_document(document, path)


def _about(document: "Document") -> str:
    pages = f"{document.pages} trang" if document.pages else ""
    return " · ".join(filter(None, (document.file_name, size_words(document.size), pages)))


def _button(name: str, words: str, wanted: object) -> QPushButton:
    button = QPushButton(words)
    button.setObjectName(name)
    button.setAccessibleName(words.rstrip("…"))
    button.clicked.connect(lambda _checked=False: wanted.emit())  # type: ignore[attr-defined]
    return button
