"""What is written down of a document: fields kept as they are left, and proposals taken only when confirmed."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QCompleter,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from parscore.intake.document_name import DOCUMENT_TYPES, Proposal, proposed
from parscore.scoring.document_state import EXCEPTION, Dating, dating
from parscore.scoring.evidence import DOCUMENT_PARTS, Document
from parscore.scoring.inputs import Input, InputKind
from parscore.scoring.outcome import RefusedError
from parscore.scoring.text import nfc
from parscore.ui import style
from parscore.ui.answer_editor.reading import TypedRefusedError, reading_of
from parscore.ui.document_proposal import ReadingProposal, Said
from parscore.ui.open_assessment import OpenAssessment

LONGEST = 500
CAPTION_WIDTH = 136
PARTS = tuple((name, caption) for name, caption in DOCUMENT_PARTS.items() if name != "pages")
EXAMPLES = {
    "section": "Ví dụ: Phụ lục II",
    "page": "Ví dụ: 3 hoặc 3–5",
    "number": "Ví dụ: 05/BC-UBND",
    "issued_on": "Ví dụ: 05/12/2025",
    "issuer": "Ví dụ: UBND xã Lộc Hòa",
}
_DATE = reading_of(Input("issued_on", "Ngày ban hành", InputKind.DATE))


class DocumentFields(QWidget):
    """The data of one document. `commit` takes what was typed; whoever shows another document calls it before.
    `reworded` brings the document before and after where something that stood there was written over.
    """

    described = Signal()
    reworded = Signal(object, object)

    def __init__(self, assessment: OpenAssessment) -> None:
        super().__init__()
        self.setObjectName("documentFields")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)  # or large text would be squeezed
        self._assessment = assessment
        self._id: int | None = None
        self._pages: int | None = None  # as proposed, until the next commit takes it
        self._said = Said()
        self.lines: dict[str, QLineEdit] = {}
        self._message = style.text_label(name="issuedOnMessage", tone="fault")
        self._outside = style.text_label(name="outsideYear", tone="attention")
        self._except = QPushButton("Ghi ngoại lệ")
        self._propose = QPushButton("Dùng đề xuất")
        self._proposed = style.text_label(name="proposal", tone="muted")
        self._reading = ReadingProposal(assessment.workspace, self)
        self._reading.read.connect(self._on_read)
        self._lay_out()
        for line in self.lines.values():
            line.editingFinished.connect(self.commit)

    @property
    def document(self) -> Document | None:
        return None if self._id is None else self._assessment.documents.get(self._id)

    def show_document(self, document: int | None) -> None:
        """Show a document, or none; of the one shown already only what nobody is typing is shown anew."""
        another = document != self._id
        self._id = document
        given = self.document
        self.setEnabled(given is not None)
        if another:
            self._said = Said(proposed(given.file_name)) if given else Said()
            self._say("")
            style.set_property(self.lines["issued_on"], "refused", False)
        for name, text in _kept(given).items():
            line = self.lines[name]
            if another or not (line.isModified() or line.property("refused")):
                if line.text() != text:
                    line.setText(text)
                    line.setCursorPosition(0)
                line.setModified(False)
        if another:
            self._reading.drop()
        if another and given is not None and self._assessment.editable and not (given.number and given.subject):
            self._reading.begin(given)
        self.show_editable()

    def commit(self) -> bool:
        """Take what is typed; False when the date cannot be one, and the old date then stays."""
        given = self.document
        if given is None or not self._assessment.editable:
            return True
        typed = {name: " ".join(nfc(line.text()).split()) for name, line in self.lines.items()}
        issued_on, refusal = given.issued_on, ""
        try:
            issued_on = date.fromisoformat(str(_DATE.read(typed["issued_on"]))) if typed["issued_on"] else None
        except TypedRefusedError as refused:
            refusal = str(refused)
        style.set_property(self.lines["issued_on"], "refused", bool(refusal))
        described = replace(
            given,
            doc_type=typed["doc_type"],
            number=typed["number"],
            issued_on=issued_on,
            issuer=typed["issuer"],
            subject=typed["subject"],
            remark=typed["remark"],
            pages=self._pages or given.pages,
        )
        self._pages = None
        try:
            self._assessment.describe(described)
        except RefusedError as refused:
            refusal = f"{str(refused)[:1].upper()}{str(refused)[1:]}."
        else:
            for name, line in self.lines.items():
                line.setModified(line.isModified() and name == "issued_on" and bool(refusal))
            if any(getattr(given, name) not in ("", None, getattr(described, name)) for name, _ in PARTS):
                self.reworded.emit(given, described)
        self._say(refusal)
        self.show_editable()
        self.described.emit()
        return not refusal

    def show_editable(self) -> None:
        """Follow whether the assessment takes edits, and what may still be proposed."""
        given, editable = self.document, self._assessment.editable
        for line in self.lines.values():
            line.setReadOnly(not editable)
        useful = self._useful(given) if given else Proposal()
        words = " · ".join((*_words(useful), *self._said.remarks)) if useful or self._said.remarks else ""
        self._proposed.setText(f"Đọc từ {self._said.source}, cần xem lại: {words}" if words else "")
        self._proposed.setVisible(bool(words) and editable)
        self._propose.setVisible(bool(useful) and editable)
        outside = given is not None and self._is_outside(given)
        year = self._assessment.card.year
        self._outside.setText(f"Ngày này ngoài năm {year}. Nếu vẫn chứng minh cho năm {year}, hãy ghi lý do.")
        self._outside.setVisible(outside)
        self._except.setVisible(outside and editable)

    def _is_outside(self, given: Document) -> bool:
        links = [one for of in self._assessment.links.values() for one in of if one.document == given.id]
        year = self._assessment.card.year
        return any(dating(given, year, one) is Dating.OUTSIDE for one in links or (None,))

    def _say(self, refusal: str) -> None:
        self._message.setText(refusal)
        self._message.setVisible(bool(refusal))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.GRID)
        self._proposed.setWordWrap(True)
        self._button(self._propose, "useProposal", self._on_propose)
        self._button(self._except, "noteException", self._on_exception)
        column.addLayout(_row(self._proposed, self._propose))
        grid = form_grid()
        place = 0
        for name, caption in PARTS:
            self.lines[name] = form_line(name, caption)
            place_in(grid, place, caption, self.lines[name])
            place += 1
            if name == "issued_on":
                for label in (self._message, self._outside):
                    label.setWordWrap(True)
                    label.hide()
                grid.addWidget(self._message, place, 1)
                grid.addLayout(_row(self._outside, self._except), place + 1, 1)
                place += 2
        completer = QCompleter(QStringListModel(list(DOCUMENT_TYPES.values()), self), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.lines["doc_type"].setCompleter(completer)
        column.addLayout(grid)

    def _button(self, button: QPushButton, name: str, act: object) -> None:
        button.setObjectName(name)
        button.setAccessibleName(button.text())
        button.setAutoDefault(False)
        button.hide()
        button.clicked.connect(lambda _checked=False: act())  # type: ignore[operator]

    def _on_read(self, said: Said) -> None:
        self._said = said
        self.show_editable()

    def _useful(self, given: Document) -> Proposal:
        """What is proposed of fields that are still empty."""
        said = self._said.proposal
        return Proposal(
            "" if given.doc_type else said.doc_type,
            "" if given.number else said.number,
            None if given.issued_on else said.issued_on,
            "" if given.subject else said.subject,
            "" if given.issuer else said.issuer,
            None if given.pages else said.pages,
        )

    def _on_propose(self) -> None:
        given = self.document
        if given is None:
            return
        useful = self._useful(given)
        proposals = {
            "doc_type": useful.doc_type,
            "number": useful.number,
            "issued_on": f"{useful.issued_on:%d/%m/%Y}" if useful.issued_on else "",
            "issuer": useful.issuer,
            "subject": useful.subject,
        }
        for name, text in proposals.items():
            if text and not self.lines[name].text().strip():
                self.lines[name].setText(text)
                self.lines[name].setCursorPosition(0)
        self._pages = useful.pages
        self.commit()
        self.show_editable()
        self.lines["issuer"].setFocus()

    def _on_exception(self) -> None:
        """Begin the remark that the checks look for; the official only types the reason."""
        line = self.lines["remark"]
        begun = line.text().strip(" ;")
        line.setText(f"{begun}; {EXCEPTION}" if begun else EXCEPTION)
        line.setModified(True)
        line.setFocus()
        line.end(False)


def _kept(given: Document | None) -> dict[str, str]:
    if given is None:
        return {name: "" for name, _ in PARTS}
    issued = f"{given.issued_on:%d/%m/%Y}" if given.issued_on else ""
    return {name: issued if name == "issued_on" else str(getattr(given, name)) for name, _ in PARTS}


def _words(useful: Proposal) -> Iterable[str]:
    issued = f"{useful.issued_on:%d/%m/%Y}" if useful.issued_on else ""
    pages = f"{useful.pages} trang" if useful.pages else ""
    return filter(None, (useful.doc_type, useful.number, issued, useful.issuer, useful.subject, pages))


def form_line(name: str, caption: str) -> QLineEdit:
    """A field of a form, with the example that belongs to its name."""
    line = QLineEdit()
    line.setObjectName(name)
    line.setAccessibleName(caption)
    line.setMaxLength(LONGEST)
    line.setPlaceholderText(EXAMPLES.get(name, ""))
    return line


def form_grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(style.PADDING)
    grid.setVerticalSpacing(style.GRID)
    grid.setColumnStretch(1, 1)
    grid.setColumnMinimumWidth(0, CAPTION_WIDTH)
    return grid


def place_in(grid: QGridLayout, row: int, caption: str, widget: QWidget) -> None:
    """Put a field with its caption into a row of the grid."""
    label = style.text_label(caption, name=f"{widget.objectName()}Label")
    label.setBuddy(widget)
    grid.addWidget(label, row, 0)
    grid.addWidget(widget, row, 1)


def _row(words: QWidget, button: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(words, 1)
    row.addWidget(button)
    return row
