"""One document of one row: where in it the proof stands, and its own data. What is typed is kept at once."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from parscore.scoring.evidence import Document, Link
from parscore.scoring.text import nfc
from parscore.ui import style
from parscore.ui.dialog_frame import framed
from parscore.ui.document_fields import DocumentFields, form_grid, form_line, place_in
from parscore.ui.open_assessment import OpenAssessment
from parscore.ui.words import EXTRA, size_words

WIDTH = 600
LINK_PARTS = (("section", "Phần, mục"), ("page", "Trang"), ("link_remark", "Ghi chú ở mục này"))


class DocumentForm(QDialog):
    """Each field is taken when it is left, and all of them when the form is closed."""

    open_wanted = Signal()

    def __init__(
        self,
        assessment: OpenAssessment,
        code: str,
        document: int,
        parent: QWidget | None = None,
        *,
        requirement: str | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("documentForm")
        self.setMinimumWidth(WIDTH)
        self.code = code
        self._assessment = assessment
        self._id = document
        self._requirement = requirement
        self.fields = DocumentFields(assessment)
        self.stands_for = QComboBox()
        of_link = {name: form_line(name, caption) for name, caption in LINK_PARTS}
        self.lines: dict[str, QLineEdit] = {**of_link, **self.fields.lines}
        self._lay_out()
        self.fields.show_document(document)
        self._show_link()
        self._show_title()
        for line in of_link.values():
            line.editingFinished.connect(self.commit)
        self.fields.described.connect(self._show_title)
        self.stands_for.activated.connect(lambda _place: self.commit())
        assessment.destroyed.connect(self.deleteLater)
        assessment.state_changed.connect(self._show_editable)
        assessment.changed.connect(self._show_link)
        self._show_editable()
        self.lines["number"].setFocus()

    @property
    def about(self) -> tuple[str, int, str | None]:
        """The row, the document, and which required document of the row it stands for."""
        return self.code, self._id, self._requirement

    @property
    def document(self) -> Document:
        return self._assessment.documents[self._id]

    @property
    def link(self) -> Link | None:
        """The link this form is about, None once it was taken away."""
        links = [one for one in self._assessment.links.get(self.code, ()) if one.document == self._id]
        exact = next((one for one in links if one.requirement == self._requirement), None)
        return exact or (links[0] if len(links) == 1 or (links and self._requirement is None) else None)

    def commit(self) -> bool:
        """Take what is typed; False when the date cannot be one, and the old date then stays."""
        if not self._assessment.editable:
            return True
        self._take_link()
        return self.fields.commit()

    def done(self, result: int) -> None:
        """Close; nothing typed is lost, whichever way the form is closed."""
        self.commit()
        super().done(result)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.commit()
        super().changeEvent(event)

    def _take_link(self) -> None:
        old = self.link
        if old is None:
            return
        typed = {name: " ".join(nfc(self.lines[name].text()).split()) for name, _ in LINK_PARTS}
        wanted = str(self.stands_for.currentData())
        others = [one for one in self._assessment.links[self.code] if one.document == self._id and one != old]
        if any(one.requirement == wanted for one in others):  # a link of its own tells where in the document that is
            wanted = old.requirement
            self.stands_for.setCurrentIndex(max(self.stands_for.findData(wanted), 0))
        new = Link(self._id, wanted, typed["section"], typed["page"], typed["link_remark"])
        self._requirement = wanted
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
        grid = form_grid()
        place_in(grid, 0, "Là tài liệu", self.stands_for)
        for place, (name, caption) in enumerate(LINK_PARTS, start=1):
            place_in(grid, place, caption, self.lines[name])
        column.addLayout(grid)
        column.addSpacing(style.GRID)
        column.addWidget(style.text_label("Thông tin của tài liệu", name="documentHeading", strong=True))
        column.addWidget(self.fields)
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
        words = f"{self.document.file_name} ({size_words(self.document.size)})"
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

    def _offer(self, words: str, requirement: str) -> None:
        self.stands_for.addItem(words, requirement)
        self.stands_for.setItemData(self.stands_for.count() - 1, words, Qt.ItemDataRole.ToolTipRole)

    def _show_title(self) -> None:
        self.setWindowTitle(f"Tài liệu: {self.document.title}")
        codes = [
            code for code, links in self._assessment.links.items() if any(one.document == self._id for one in links)
        ]
        others = [code for code in codes if code != self.code]
        self._shared.setText(f"Tài liệu này còn chứng minh cho mục {', '.join(others)}." if others else "")
        self._shared.setVisible(bool(others))

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
        editable = self._assessment.editable and self.link is not None
        for name, _ in LINK_PARTS:
            self.lines[name].setReadOnly(not editable)
        self.stands_for.setEnabled(editable)
        self.fields.show_editable()
