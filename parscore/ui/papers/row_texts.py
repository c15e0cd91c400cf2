"""What a paper asks about every row it names: one row at a time, chosen from a list, its texts below."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from parscore.scoring.numbers import shorten
from parscore.scoring.text import nfc
from parscore.ui import style
from parscore.ui.papers.kept_texts import KeptTexts
from parscore.ui.papers.places import TextPlace
from parscore.ui.quiet_box import QuietBox
from parscore.ui.typed_text import TypedText

TITLE, NONE = "Viết cho từng mục", "Chưa có mục nào phải viết."
_WRITTEN, _TITLE_LENGTH = "✓ ", 70


class RowTexts(QWidget):
    """A box of rows; those that something was written for are ticked in their names."""

    def __init__(self, places: Sequence[TextPlace], kept: KeptTexts) -> None:
        super().__init__()
        from parscore.ui.papers.form import text_line

        self._places, self._kept = places, kept
        self._rows: tuple[tuple[str, str], ...] = ()
        self.box = QuietBox("paperRow", "Mục đang viết")
        self._none = style.text_label(NONE, name="noPaperRows", tone="muted")
        self._lines: list[tuple[TextPlace, TypedText, QLineEdit | QPlainTextEdit]] = []
        self._fields = QWidget()
        column, inner = QVBoxLayout(self), QVBoxLayout(self._fields)
        for each in (column, inner):
            each.setContentsMargins(0, 0, 0, 0)
            each.setSpacing(style.GRID)
        column.addWidget(style.text_label(TITLE, name="textGroup", strong=True))
        column.addWidget(self._none)
        column.addWidget(self.box)
        column.addWidget(self._fields)
        for place in places:
            caption, line = text_line(place, f"row_{place.name.rstrip(':')}")
            inner.addWidget(caption)
            inner.addWidget(line)
            self._lines.append((place, TypedText(line, partial(self._take, place)), line))
        self.box.currentIndexChanged.connect(lambda _place: self._show())
        kept.changed.connect(self._tell)
        self.show_rows(())

    @property
    def code(self) -> str:
        """The row in the fields, empty while there is none."""
        place = self.box.currentIndex()
        return self._rows[place][0] if 0 <= place < len(self._rows) else ""

    def commit(self) -> None:
        for _place, typed, _line in self._lines:
            typed.commit()

    def show_rows(self, rows: Sequence[tuple[str, str]]) -> None:
        """Other rows; the one in the fields stays while it is among them."""
        self._none.setVisible(not rows)
        self.box.setVisible(bool(rows))
        self._fields.setVisible(bool(rows))
        if tuple(rows) == self._rows and rows:
            return
        self.commit()
        before = self.code
        self._rows = tuple(rows)
        with QSignalBlocker(self.box):
            self.box.clear()
            self.box.addItems([self._named(code, title) for code, title in rows])
            codes = [code for code, _title in rows]
            self.box.setCurrentIndex(codes.index(before) if before in codes else 0)
        self._show()

    def _named(self, code: str, title: str) -> str:
        written = any(self._kept.texts.word(f"{place.name}{code}") for place in self._places)
        return f"{_WRITTEN if written else ''}{code}  {shorten(title, _TITLE_LENGTH)}"

    def _tell(self) -> None:
        for place, (code, title) in enumerate(self._rows):
            self.box.setItemText(place, self._named(code, title))
        self._show()

    def _show(self) -> None:
        title = next((title for code, title in self._rows if code == self.code), "")
        self.box.setToolTip(f"{self.code}  {title}".strip() or TITLE)
        for place, typed, _line in self._lines:
            kept = self._kept.texts.word(f"{place.name}{self.code}") if self.code else ""
            if nfc(typed.text).strip() == kept:
                typed.hold()
            else:
                typed.show_kept(kept)
            typed.let_type(self._kept.editable)

    def _take(self, place: TextPlace, text: str) -> None:
        if self.code:
            self._kept.put_word(f"{place.name}{self.code}", text.strip())
