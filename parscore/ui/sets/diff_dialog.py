"""Two versions of a set side by side: what was added, dropped, changed, moved; every text can be copied."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QSignalBlocker, QSize
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from parscore.scoring.criteria import CriteriaSet
from parscore.ui import style
from parscore.ui.dialog_frame import keep_on_screen, room_for
from parscore.ui.quiet_box import QuietBox
from parscore.ui.sets.diff_model import KIND_ICONS, KIND_WORDS, DiffModel, as_text
from parscore.ui.sets.diff_table import DiffTable

SIZE = QSize(1180, 660)
TEXT_LINES = 4
LOW_BELOW = 560
ONLY_CHANGED = "Chỉ dòng có thay đổi"
ALIKE = "Hai phiên bản giống hệt nhau."
NOTHING_CHOSEN = "Chọn một dòng để đọc trọn hai bản."


class Version(NamedTuple):
    """A set as it is named in the two boxes."""

    name: str
    criteria_set: CriteriaSet


class DiffDialog(QDialog):
    """Old at the left, new at the right; both can be chosen anew."""

    def __init__(self, versions: Sequence[Version], old: int, new: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("setDiff")
        self.setWindowTitle("So hai phiên bản")
        self.resize(SIZE.boundedTo(room_for(self)))
        keep_on_screen(self)
        self._versions = versions
        self.old, self.new = self._box("diffOld", "Bản cũ", old), self._box("diffNew", "Bản mới", new)
        self.only_changed = QCheckBox(ONLY_CHANGED)
        self.only_changed.setObjectName("diffOnlyChanged")
        self.only_changed.setAccessibleName(ONLY_CHANGED)
        self.only_changed.setChecked(True)
        self.model = DiffModel(self)
        self.table = DiffTable(self.model)
        self.counts = {kind: style.text_label(name=f"diffCount_{kind}") for kind in KIND_WORDS}
        self._alike = style.text_label(ALIKE, name="diffAlike", tone="muted")
        self._texts = {name: _text_field(name, title) for name, title in _TEXTS.items()}
        self._lay_out()
        self.only_changed.toggled.connect(self.model.show_only_changed)
        self.model.modelReset.connect(self._on_reset)
        self.table.chosen.connect(self._show_texts)
        self.table.copy_wanted.connect(self._copy)
        for box in (self.old, self.new):
            box.currentIndexChanged.connect(lambda _place: self.compare())
        self.compare()
        self.table.setFocus()

    def _box(self, name: str, title: str, chosen: int) -> QuietBox:
        box = QuietBox(name, title)
        with QSignalBlocker(box):
            for version in self._versions:
                box.addItem(version.name)
            box.setCurrentIndex(chosen)
        return box

    def _lay_out(self) -> None:
        choice = QGridLayout()
        choice.setHorizontalSpacing(style.PADDING)
        choice.setVerticalSpacing(style.GRID)
        for column, (box, caption) in enumerate(((self.old, "Bản cũ"), (self.new, "Bản mới"))):
            label = style.text_label(caption, name=f"{box.objectName()}Label", tone="muted")
            label.setBuddy(box)
            choice.addWidget(label, 0, column)
            choice.addWidget(box, 1, column)
            choice.setColumnStretch(column, 1)
        told = QHBoxLayout()
        told.setSpacing(style.GRID)
        for kind, label in self.counts.items():
            sign = QLabel()
            sign.setObjectName(f"diffIcon_{kind}")
            sign.setPixmap(style.icon(*KIND_ICONS[kind]).pixmap(style.ICON_SIZE))
            told.addWidget(sign)
            told.addWidget(label)
            told.addSpacing(style.GRID)
        told.addStretch(1)
        told.addWidget(self.only_changed)
        texts = QHBoxLayout()
        texts.setSpacing(style.PADDING)
        for field in self._texts.values():
            texts.addWidget(field)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*[style.PADDING] * 4)
        whole.setSpacing(style.GRID * 2)
        whole.addLayout(choice)
        whole.addLayout(told)
        whole.addWidget(self._alike)
        whole.addWidget(self.table, 1)
        whole.addLayout(texts)
        whole.addLayout(self._foot())
        self._fit()

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(style.GRID * 2)
        swap, copy, close = (
            QPushButton(style.icon("redo", "muted"), "Đổi chỗ hai bản"),
            QPushButton(style.icon("export", "muted"), "Chép bảng"),
            QPushButton("Đóng"),
        )
        for button, name, act in (
            (swap, "diffSwap", self._swap),
            (copy, "diffCopy", self._copy_all),
            (close, "diffClose", self.reject),
        ):
            button.setObjectName(name)
            button.setAccessibleName(button.text())
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, act=act: act())
            foot.addWidget(button)
        self._news = style.text_label(name="diffNews", tone="done")
        foot.insertWidget(2, self._news, 1)
        return foot

    def _fit(self) -> None:
        """On a low screen the table has all the room; whole texts stand in the tooltips."""
        low = self.height() < style.scaled(LOW_BELOW)
        for field in self._texts.values():
            field.setVisible(not low)

    def compare(self) -> None:
        """Show how the two chosen versions differ."""
        old, new = (self._versions[box.currentIndex()].criteria_set for box in (self.old, self.new))
        self.model.show(old, new)
        for box in (self.old, self.new):
            box.setToolTip(box.currentText())

    def _on_reset(self) -> None:
        for kind, label in self.counts.items():
            label.setText(f"{self.model.counts[kind]} {KIND_WORDS[kind].lower()}")
        self._alike.setVisible(not self.model.lines)
        self._news.clear()
        if self.model.lines:
            self.table.selectRow(0)
        self._show_texts()

    def _show_texts(self) -> None:
        line = self.table.line
        for field, words in zip(self._texts.values(), (line.old, line.new) if line else ("", ""), strict=True):
            field.setPlainText(words)
            field.setPlaceholderText(NOTHING_CHOSEN if line is None else "Trống")

    def _swap(self) -> None:
        old, new = self.old.currentIndex(), self.new.currentIndex()
        with QSignalBlocker(self.old):
            self.old.setCurrentIndex(new)
        with QSignalBlocker(self.new):
            self.new.setCurrentIndex(old)
        self.compare()

    def _copy(self) -> None:
        self._put_on_clipboard(len(self.table.selected), as_text(self.table.selected))

    def _copy_all(self) -> None:
        self._put_on_clipboard(len(self.model.lines), as_text(self.model.lines))

    def _put_on_clipboard(self, count: int, text: str) -> None:
        QApplication.clipboard().setText(text)
        self._news.setText(f"Đã chép {count} dòng kèm tên cột.")


_TEXTS = {"diffOldText": "Trọn phần này ở bản cũ", "diffNewText": "Trọn phần này ở bản mới"}


def _text_field(name: str, title: str) -> QPlainTextEdit:
    field = QPlainTextEdit()
    field.setObjectName(name)
    field.setAccessibleName(title)
    field.setReadOnly(True)
    field.setTabChangesFocus(True)
    field.setFixedHeight(field.fontMetrics().lineSpacing() * TEXT_LINES + style.GRID * 4)
    return field
