"""What one document proves: a line for each row, with section, page and remark to be typed, kept as they are left."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from parscore.scoring.document_state import Proving
from parscore.scoring.evidence import PRESENCE_WORDS, Link
from parscore.scoring.text import nfc
from parscore.ui import style
from parscore.ui.document_fields import form_line
from parscore.ui.open_assessment import OpenAssessment
from parscore.ui.words import EXTRA

MOST = 60
_PARTS = (("section", "Phần, mục", 3), ("page", "Trang", 2), ("remark", "Ghi chú", 4))


class LinksEditor(QWidget):
    """Opens a row by its code; takes a link away by the cross beside it. It follows the assessment through `show`."""

    row_wanted = Signal(str)

    def __init__(self, assessment: OpenAssessment) -> None:
        super().__init__()
        self.setObjectName("linksEditor")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._assessment = assessment
        self._document = 0
        self._shown: tuple[Proving, ...] = ()
        self._lines: list[_LinkLine] = []
        self._none = style.text_label(name="provesNothing", tone="muted")
        self._none.setWordWrap(True)
        self._more = style.text_label(name="provesMore", tone="muted")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(style.GRID * 2)
        self._column.addWidget(self._none)
        self._column.addWidget(self._more)

    def show_links(self, document: int, provings: tuple[Proving, ...]) -> None:
        """Show what a document proves; fields that are being typed in stay."""
        same = document == self._document and [_place(one) for one in provings] == [_place(one) for one in self._shown]
        self._document, self._shown = document, provings
        if not same:
            for line in self._lines:
                line.hide()
                line.deleteLater()
            self._lines = [self._line(one) for one in provings[:MOST]]
            for at, line in enumerate(self._lines):
                self._column.insertWidget(at, line)
                line.show()  # a layout would show it later
        editable = self._assessment.editable
        for line, one in zip(self._lines, provings, strict=False):
            line.show_link(one.link, editable=editable)
        how = "Chọn “Gắn vào mục…” để gắn." if editable else ""
        self._none.setText(f"Tài liệu chưa chứng minh cho mục nào của năm nay. {how}")
        self._none.setVisible(not provings and bool(document))
        rest = len(provings) - MOST
        self._more.setText(f"và {rest} mục khác; mở từng mục ở trang Chấm điểm để sửa.")
        self._more.setVisible(rest > 0)

    def commit(self) -> None:
        """Take what is typed in every line."""
        for line in self._lines:
            line.commit()

    def _line(self, one: Proving) -> "_LinkLine":
        node = self._assessment.criteria_set.by_code[one.code]
        line = _LinkLine(one.code, node.title, one.link)
        line.changed.connect(partial(self._on_changed, one.code))
        line.row_wanted.connect(self.row_wanted)
        line.removed.connect(partial(self._on_removed, one.code))
        return line

    def _on_changed(self, code: str, old: Link, new: Link) -> None:
        links = self._assessment.links.get(code, ())
        if old in links and self._assessment.editable:
            at = links.index(old)
            self._assessment.set_links(code, (*links[:at], new, *links[at + 1 :]), f"Ghi vị trí tài liệu {code}")

    def _on_removed(self, code: str, link: Link) -> None:
        links = self._assessment.links.get(code, ())
        if link in links and self._assessment.editable:
            at = links.index(link)
            self._assessment.set_links(code, (*links[:at], *links[at + 1 :]), f"Bỏ tài liệu khỏi {code}")


def _place(one: Proving) -> tuple[str, str]:
    return one.code, one.link.requirement


class _LinkLine(QWidget):
    changed = Signal(object, object)
    removed = Signal(object)
    row_wanted = Signal(str)

    def __init__(self, code: str, title: str, link: Link) -> None:
        super().__init__()
        self.setObjectName("linkLine")
        self._link = link
        self._code = code
        self.fields: dict[str, QLineEdit] = {}
        self.opening = _tool("openRow", f"Mục {code}", "right")
        self.opening.setAccessibleName(f"Mở mục {code}: {title}")
        self.opening.setToolTip(f"Mở mục {code} {title}")
        self.removing = _tool("removeLink", "Bỏ gắn", "clear")
        self.removing.setAccessibleName(f"Bỏ gắn khỏi mục {code}")
        self.removing.setToolTip("Tệp vẫn ở trong kho; Hoàn tác để gắn lại")
        self._about = style.text_label(name="linkAbout", tone="muted")
        self._about.setMinimumWidth(1)
        head, grid = QHBoxLayout(), QGridLayout()
        head.setSpacing(style.GRID)
        head.addWidget(self.opening)
        head.addWidget(self._about, 1)
        head.addWidget(self.removing)
        grid.setHorizontalSpacing(style.GRID)
        for at, (name, caption, stretch) in enumerate(_PARTS):
            line = form_line(f"link_{name}", f"{caption} ở mục {code}")
            line.setPlaceholderText(caption)
            line.editingFinished.connect(self.commit)
            grid.addWidget(line, 0, at)
            grid.setColumnStretch(at, stretch)
            self.fields[name] = line
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(grid)
        self.opening.clicked.connect(lambda _checked=False: self.row_wanted.emit(code))
        self.removing.clicked.connect(lambda _checked=False: self._remove())

    def show_link(self, link: Link, *, editable: bool) -> None:
        self._link = link
        for name, line in self.fields.items():
            text = str(getattr(link, name))
            if not line.isModified() and line.text() != text:
                line.setText(text)
                line.setCursorPosition(0)
            line.setReadOnly(not editable)
        about = f"{PRESENCE_WORDS[link.presence]}: {link.requirement or EXTRA.lower()}"
        self._about.setText(about)
        self._about.setToolTip(about)
        self.removing.setVisible(editable)

    def commit(self) -> None:
        typed = {name: " ".join(nfc(line.text()).split()) for name, line in self.fields.items()}
        for line in self.fields.values():
            line.setModified(False)
        new = self._link._replace(section=typed["section"], page=typed["page"], remark=typed["remark"])
        if new != self._link:
            old, self._link = self._link, new
            self.changed.emit(old, new)

    def _remove(self) -> None:
        self.commit()
        self.removed.emit(self._link)


def _tool(name: str, words: str, icon: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setText(words)
    button.setIcon(style.icon(icon, "muted"))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setProperty("quiet", True)
    return button
