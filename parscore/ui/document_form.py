"""What is written down of a document, and where in it the proof of one row stands. What is typed is kept at once."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from fractions import Fraction

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from parscore.intake.document_name import DOCUMENT_TYPES, Proposal, proposed
from parscore.scoring.evidence import Document, Link
from parscore.scoring.inputs import Input, InputKind
from parscore.scoring.numbers import half_up, show_short
from parscore.scoring.outcome import RefusedError
from parscore.scoring.text import nfc
from parscore.ui import style
from parscore.ui.answer_editor.reading import TypedRefusedError, reading_of
from parscore.ui.dialog_frame import framed
from parscore.ui.evidence_list import EXTRA
from parscore.ui.open_assessment import OpenAssessment

WIDTH = 600
LONGEST = 500
_LINK_PARTS = (("section", "Phần, mục"), ("page", "Trang"), ("link_remark", "Ghi chú ở mục này"))
_PARTS = (
    ("doc_type", "Loại văn bản"),
    ("number", "Số, ký hiệu"),
    ("issued_on", "Ngày ban hành"),
    ("issuer", "Cơ quan ban hành"),
    ("subject", "Trích yếu"),
    ("remark", "Ghi chú"),
)
_EXAMPLES = {
    "section": "Ví dụ: Phụ lục II",
    "page": "Ví dụ: 3 hoặc 3–5",
    "number": "Ví dụ: 05/BC-UBND",
    "issued_on": "Ví dụ: 05/12/2025",
    "issuer": "Ví dụ: UBND xã Lộc Hòa",
}
_DATE = reading_of(Input("issued_on", "Ngày ban hành", InputKind.DATE))


class DocumentForm(QDialog):
    """One document of one row. Each field is taken when it is left, and all of them when the form is closed."""

    open_wanted = Signal()

    def __init__(self, assessment: OpenAssessment, code: str, document: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("documentForm")
        self.setMinimumWidth(WIDTH)
        self.code = code
        self._assessment = assessment
        self._id = document
        self.lines: dict[str, QLineEdit] = {}
        self.stands_for = QComboBox()
        self._message = style.text_label(name="issuedOnMessage", tone="fault")
        self._proposal = proposed(self.document.file_name)
        self._propose = QPushButton("Dùng đề xuất")
        self._proposed = style.text_label(name="proposal", tone="muted")
        self._lay_out()
        self._show_all()
        for line in self.lines.values():
            line.editingFinished.connect(self.commit)
        self.stands_for.activated.connect(lambda _place: self.commit())
        assessment.destroyed.connect(self.deleteLater)
        assessment.state_changed.connect(self._show_editable)
        assessment.changed.connect(self._show_link)
        self._show_editable()
        self.lines["number"].setFocus()

    @property
    def about(self) -> tuple[str, int]:
        """The row and the document."""
        return self.code, self._id

    @property
    def document(self) -> Document:
        return self._assessment.documents[self._id]

    @property
    def link(self) -> Link | None:
        """The link this form is about, None once it was taken away."""
        links = self._assessment.links.get(self.code, ())
        return next((link for link in links if link.document == self._id), None)

    def commit(self) -> bool:
        """Take what is typed; False when the date cannot be one, and the old date then stays."""
        if not self._assessment.editable:
            return True
        typed = {name: " ".join(nfc(line.text()).split()) for name, line in self.lines.items()}
        issued_on, refusal = self.document.issued_on, ""
        try:
            issued_on = date.fromisoformat(str(_DATE.read(typed["issued_on"]))) if typed["issued_on"] else None
        except TypedRefusedError as refused:
            refusal = str(refused)
        style.set_property(self.lines["issued_on"], "refused", bool(refusal))
        self._take_link(typed)
        described = replace(
            self.document,
            doc_type=typed["doc_type"],
            number=typed["number"],
            issued_on=issued_on,
            issuer=typed["issuer"],
            subject=typed["subject"],
            remark=typed["remark"],
        )
        try:
            self._assessment.describe(described)
        except RefusedError as refused:
            refusal = f"{str(refused)[:1].upper()}{str(refused)[1:]}."
        self._say(refusal)
        self._show_title()
        return not refusal

    def _say(self, refusal: str) -> None:
        self._message.setText(refusal)
        self._message.setVisible(bool(refusal))

    def done(self, result: int) -> None:
        """Close; nothing typed is lost, whichever way the form is closed."""
        self.commit()
        super().done(result)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.commit()
        super().changeEvent(event)

    def _take_link(self, typed: dict[str, str]) -> None:
        old = self.link
        if old is None:
            return
        new = Link(self._id, str(self.stands_for.currentData()), typed["section"], typed["page"], typed["link_remark"])
        links = tuple(new if link == old else link for link in self._assessment.links[self.code])
        self._assessment.set_links(self.code, links, f"Ghi vị trí tài liệu {self.code}")

    def _lay_out(self) -> None:
        column, below = framed(self, style.GRID * 2)
        column.addLayout(self._file_line())
        column.addWidget(style.text_label(f"Chứng minh cho mục {self.code}", name="linkHeading", strong=True))
        self.stands_for.setObjectName("standsFor")
        self.stands_for.setAccessibleName("Là tài liệu cần có nào")
        self.stands_for.setAccessibleIdentifier("documentForm.standsFor")
        self.stands_for.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for required in self._assessment.criteria_set.by_code[self.code].evidence:
            self._offer(required, required)
        self._offer(EXTRA, "")
        grid = _grid()
        _place(grid, 0, "Là tài liệu", self.stands_for)
        for place, (name, caption) in enumerate(_LINK_PARTS, start=1):
            _place(grid, place, caption, self._line(name, caption))
        column.addLayout(grid)
        column.addSpacing(style.GRID)
        column.addWidget(style.text_label("Thông tin của tài liệu", name="documentHeading", strong=True))
        column.addLayout(self._proposal_line())
        grid = _grid()
        place = 0
        for name, caption in _PARTS:
            _place(grid, place, caption, self._line(name, caption))
            place += 1
            if name == "issued_on":
                self._message.setWordWrap(True)
                self._message.hide()
                grid.addWidget(self._message, place, 1)
                place += 1
        completer = QCompleter(QStringListModel(list(DOCUMENT_TYPES.values()), self), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.lines["doc_type"].setCompleter(completer)
        column.addLayout(grid)
        self._shared = style.text_label(name="shared", tone="muted")
        self._shared.setWordWrap(True)
        column.addWidget(self._shared)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(style.text_label("Những gì gõ ở đây được lưu ngay.", name="keptAtOnce", tone="muted"), 1)
        close = QPushButton("Đóng")
        close.setObjectName("close")
        close.setAccessibleName("Đóng")
        close.setProperty("primary", True)
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        foot.addWidget(close)
        below.addLayout(foot)

    def _file_line(self) -> QHBoxLayout:
        row = QHBoxLayout()
        words = f"{self.document.file_name} ({_size_words(self.document.size)})"
        name = style.text_label(words, name="fileName", tone="muted")
        name.setWordWrap(True)
        row.addWidget(name, 1)
        opening = QPushButton("Mở tệp")
        opening.setObjectName("openFile")
        opening.setAccessibleName("Mở tệp")
        opening.setAutoDefault(False)
        opening.clicked.connect(lambda _checked=False: self.open_wanted.emit())
        row.addWidget(opening)
        return row

    def _proposal_line(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._proposed.setWordWrap(True)
        self._propose.setObjectName("useProposal")
        self._propose.setAccessibleName("Dùng đề xuất")
        self._propose.setAutoDefault(False)
        self._propose.clicked.connect(self._on_propose)
        row.addWidget(self._proposed, 1)
        row.addWidget(self._propose)
        return row

    def _offer(self, words: str, requirement: str) -> None:
        self.stands_for.addItem(words, requirement)
        self.stands_for.setItemData(self.stands_for.count() - 1, words, Qt.ItemDataRole.ToolTipRole)

    def _line(self, name: str, caption: str) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName(name)
        line.setAccessibleName(caption)
        line.setMaxLength(LONGEST)
        line.setPlaceholderText(_EXAMPLES.get(name, ""))
        self.lines[name] = line
        return line

    def _show_all(self) -> None:
        document = self.document
        issued = f"{document.issued_on:%d/%m/%Y}" if document.issued_on else ""
        kept = {
            "doc_type": document.doc_type,
            "number": document.number,
            "issued_on": issued,
            "issuer": document.issuer,
            "subject": document.subject,
            "remark": document.remark,
        }
        for name, text in kept.items():
            self.lines[name].setText(text)
            self.lines[name].setCursorPosition(0)
        self._show_link()
        self._show_title()

    def _show_title(self) -> None:
        self.setWindowTitle(f"Tài liệu: {self.document.title}")
        codes = [
            code for code, links in self._assessment.links.items() if any(one.document == self._id for one in links)
        ]
        others = [code for code in codes if code != self.code]
        self._shared.setText(f"Tài liệu này còn chứng minh cho mục {', '.join(others)}." if others else "")
        self._shared.setVisible(bool(others))
        useful = self._useful()
        words = " · ".join(_words(useful))
        self._proposed.setText(f"Đọc từ tên tệp, cần xem lại: {words}" if useful else "")
        for widget in (self._proposed, self._propose):
            widget.setVisible(bool(useful) and self._assessment.editable)

    def _show_link(self) -> None:
        """Follow the link, which undo may change while this form stands open."""
        link = self.link
        if link is not None:
            self.stands_for.setCurrentIndex(max(self.stands_for.findData(link.requirement), 0))
            for name, text in (("section", link.section), ("page", link.page), ("link_remark", link.remark)):
                if self.lines[name].text() != text:
                    self.lines[name].setText(text)
                    self.lines[name].setCursorPosition(0)
        self._show_editable()

    def _show_editable(self) -> None:
        editable = self._assessment.editable
        for name, line in self.lines.items():
            of_link = any(name == part for part, _ in _LINK_PARTS)
            line.setReadOnly(not editable or (of_link and self.link is None))
        self.stands_for.setEnabled(editable and self.link is not None)
        self._propose.setVisible(editable and bool(self._useful()))

    def _useful(self) -> Proposal:
        """What the name of the file says of fields that are still empty."""
        said, document = self._proposal, self.document
        return Proposal(
            "" if document.doc_type else said.doc_type,
            "" if document.number else said.number,
            None if document.issued_on else said.issued_on,
            "" if document.subject else said.subject,
        )

    def _on_propose(self) -> None:
        useful = self._useful()
        proposals = {
            "doc_type": useful.doc_type,
            "number": useful.number,
            "issued_on": f"{useful.issued_on:%d/%m/%Y}" if useful.issued_on else "",
            "subject": useful.subject,
        }
        for name, text in proposals.items():
            if text and not self.lines[name].text().strip():
                self.lines[name].setText(text)
                self.lines[name].setCursorPosition(0)
        self.commit()
        self.lines["issuer"].setFocus()


def _words(useful: Proposal) -> Iterable[str]:
    issued = f"{useful.issued_on:%d/%m/%Y}" if useful.issued_on else ""
    return filter(None, (useful.doc_type, useful.number, issued, useful.subject))


def _size_words(size: int) -> str:
    for unit, word in ((10**6, "MB"), (10**3, "KB")):
        if size >= unit:
            return f"{show_short(half_up(Fraction(size, unit), 1))} {word}"
    return f"{size} byte"


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(style.PADDING)
    grid.setVerticalSpacing(style.GRID)
    grid.setColumnStretch(1, 1)
    grid.setColumnMinimumWidth(0, 136)
    return grid


def _place(grid: QGridLayout, row: int, caption: str, widget: QWidget) -> None:
    label = style.text_label(caption, name=f"{widget.objectName()}Label")
    label.setBuddy(widget)
    grid.addWidget(label, row, 0)
    grid.addWidget(widget, row, 1)
