"""What a filled form would bring: counts, a choice for each value, and where the cells stand that were not taken."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QWidget

from parscore.intake.declaration_merge import MergeLine, MergeState
from parscore.intake.filled_form import CellState, FilledForm
from parscore.intake.pasted import Refusal
from parscore.scoring.numbers import shorten
from parscore.ui import style
from parscore.ui.declaration.merge_rows import MergeRows
from parscore.ui.dialog_frame import framed
from parscore.ui.keyboard_back import give_keyboard_back
from parscore.ui.refused_list import RefusedList

SIZE = (1160, 640)
NOTHING = "Phiếu không có giá trị nào mới hoặc khác số đang có."
COPY = "Chép danh sách ô chưa nhận"
COPIED = "Đã chép; dán vào tin nhắn gửi người điền phiếu."
ALL, PROPOSED = "Lấy hết số trong phiếu", "Chỉ lấy chỗ đang trống"


class MergeDialog(QDialog):
    """Accepted with the verb that brings `taken` into the assessment; nothing is changed before."""

    def __init__(self, name: str, filled: FilledForm, plan: Sequence[MergeLine], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mergeDialog")
        self.setWindowTitle("Nhập phiếu đã điền")
        self.resize(*SIZE)
        self._refusals = refusals(filled, plan)
        self.rows = MergeRows(plan)
        self.refused = RefusedList("Ô")
        self.refused.give_up.hide()
        self.take = QPushButton()
        self.copy = QPushButton(COPY)
        self._copied = style.text_label(name="mergeCopied", tone="done")
        self._body, self._foot = framed(self, style.GRID * 2)
        self._lay_out(name, filled, plan)
        self.rows.chosen.connect(self._count)
        self._count()
        give_keyboard_back(self)
        (self.rows if self.rows.lines else self.take).setFocus()

    @property
    def taken(self) -> list[MergeLine]:
        return self.rows.taken

    def _lay_out(self, name: str, filled: FilledForm, plan: Sequence[MergeLine]) -> None:
        self._say(f"Phiếu “{shorten(name, 80)}”", "mergeName", strong=True)
        self._say(counts(filled, plan), "mergeCounts")
        for place, remark in enumerate(filled.remarks):
            self._warn(remark, f"mergeRemark{place}")
        if self.rows.lines:
            choices = QHBoxLayout()
            choices.setSpacing(style.GRID * 2)
            choices.addWidget(_button(PROPOSED, "mergeProposed", self.rows.take_proposed))
            choices.addWidget(_button(ALL, "mergeAll", self.rows.take_all))
            choices.addStretch(1)
            self._body.addLayout(choices)
            self._body.addWidget(self.rows, 1)
        else:
            self.rows.hide()
            self._say(NOTHING, "mergeNothing", tone="muted")
        self.refused.show_refused(self._refusals)
        self._body.addWidget(self.refused)
        if not self.rows.lines:
            self._body.addStretch(1)
        self._foot.addLayout(self._verbs())

    def _say(self, words: str, name: str, *, tone: str = "", strong: bool = False) -> QLabel:
        label = style.text_label(words, name=name, tone=tone, strong=strong)
        label.setWordWrap(True)
        self._body.addWidget(label)
        return label

    def _warn(self, words: str, name: str) -> None:
        icon = QLabel()
        icon.setObjectName(f"{name}Icon")
        icon.setPixmap(style.icon("attention", "attention").pixmap(style.ICON_SIZE))
        label = style.text_label(words, name=name, tone="attention")
        label.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(style.GRID * 2)
        row.addWidget(icon)
        row.addWidget(label, 1)
        self._body.addLayout(row)

    def _verbs(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(style.GRID * 2)
        self.copy.setObjectName("mergeCopy")
        self.copy.setAccessibleName(COPY)
        self.copy.setAutoDefault(False)
        self.copy.setVisible(bool(self._refusals))
        self.copy.clicked.connect(lambda _checked=False: self._copy())
        self.take.setObjectName("mergeTake")
        self.take.setProperty("primary", True)
        self.take.setDefault(True)
        self.take.clicked.connect(lambda _checked=False: self.accept())
        row.addWidget(self.copy)
        row.addWidget(self._copied)
        row.addStretch(1)
        row.addWidget(_button("Thôi", "mergeNo", self.reject))
        row.addWidget(self.take)
        return row

    def _count(self) -> None:
        count = len(self.taken)
        words = f"Đưa {count} giá trị vào bản chấm"
        self.take.setText(words)
        self.take.setAccessibleName(words)
        self.take.setEnabled(bool(count))

    def _copy(self) -> None:
        lines = (f"{one.heading} (mục {one.code or '?'}) “{one.typed}”: {one.why}" for one in self._refusals)
        QGuiApplication.clipboard().setText("\n".join(lines))
        self._copied.setText(COPIED)


def _button(words: str, name: str, act: Callable[[], None]) -> QPushButton:
    button = QPushButton(words)
    button.setObjectName(name)
    button.setAccessibleName(words)
    button.setAutoDefault(False)
    button.clicked.connect(lambda _checked=False: act())
    return button


def refusals(filled: FilledForm, plan: Sequence[MergeLine]) -> list[Refusal]:
    """The cells of a form that were not taken: unreadable ones, then those the rules refuse."""
    unread = [Refusal(one.code, -1, f"ô {one.cell}", one.typed, one.why) for one in filled.refused]
    judged = [one for one in plan if one.state is MergeState.REFUSED]
    return unread + [Refusal(one.code, -1, f"ô {one.cell}", one.brought, one.why) for one in judged]


def counts(filled: FilledForm, plan: Sequence[MergeLine]) -> str:
    """ "42 giá trị mới · 3 giá trị khác số đang có · 10 giá trị giống hệt · 2 ô chưa nhận · 80 ô để trống"."""
    states = [one.state for one in plan]
    told = (
        (states.count(MergeState.NEW), "giá trị mới"),
        (states.count(MergeState.CONFLICT), "giá trị khác số đang có"),
        (states.count(MergeState.SAME), "giá trị giống số đang có"),
        (len(refusals(filled, plan)), "ô chưa nhận"),
        (filled.count(CellState.EMPTY), "ô để trống"),
    )
    return " · ".join(f"{count} {words}" for count, words in told if count)
