"""The leader sends rows back: rows are picked from a list, each with its reason."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QSizePolicy,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from parscore.faults import ParscoreError
from parscore.scoring.text import nfc, sought, spelled
from parscore.ui import style
from parscore.ui.stage_dialogs import StageDialog
from parscore.ui.words import score_text

if TYPE_CHECKING:
    from parscore.ui.open_assessment import OpenAssessment

SIZE, ROW_HEIGHT = (900, 600), 30
LEAST_ROWS = 136
CODE, TITLE, SCORE, REASON = range(4)
HEADINGS = ("Mã", "Nội dung", "Điểm", "Lý do trả lại")
WIDTHS = {CODE: 112, SCORE: 76}
_YES, _NO = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class SendBackDialog(StageDialog):
    """Rows with a mark and a reason. Typing a reason marks the row."""

    def __init__(self, assessment: "OpenAssessment", parent: QWidget | None, row: str = "") -> None:
        super().__init__("sendBackDialog", "Trả lại để sửa", "Trả lại những dòng nào, vì sao?", parent)
        self.resize(*SIZE)
        self._assessment = assessment
        self.search = QLineEdit()
        self.search.setObjectName("sendBackSearch")
        self.search.setAccessibleName("Tìm dòng")
        self.search.setPlaceholderText("Tìm mã hoặc nội dung, không cần dấu")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.rows = self._make_rows()
        self.reason = QLineEdit()
        self.reason.setObjectName("sendBackReason")
        self.reason.setMaxLength(500)
        self.reason.textEdited.connect(self._on_reason)
        self._caption = style.text_label(name="sendBackCaption")
        self._caption.setBuddy(self.reason)
        for widget in (self.search, self.rows, self._caption, self.reason):
            self._column.addWidget(widget)
        self._column.setStretchFactor(self.rows, 1)
        self.add_name("Họ tên lãnh đạo trả lại", "", "Ghi họ tên người trả lại")
        self.add_verbs("Trả lại", "Thôi", self._send)
        self.rows.currentItemChanged.connect(lambda now, _before: self._show_reason(now))
        self.rows.itemChanged.connect(self._on_ticked)
        self._choose(row)
        self._count()

    def _make_rows(self) -> QTreeWidget:
        rows = QTreeWidget()
        rows.setObjectName("sendBackRows")
        rows.setAccessibleName("Các dòng chấm điểm")
        rows.setHeaderLabels(HEADINGS)
        rows.setRootIsDecorated(False)
        rows.setUniformRowHeights(True)
        rows.setMinimumHeight(LEAST_ROWS)
        rows.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        rows.itemActivated.connect(lambda *_: self.reason.setFocus())
        result = self._assessment.result
        for code, node in self._assessment.criteria_set.by_code.items():
            if not node.is_leaf:
                continue
            item = QTreeWidgetItem([code, node.title, score_text(result, result.nodes[code].score), ""])
            item.setToolTip(TITLE, node.title)
            item.setSizeHint(CODE, QSize(0, style.scaled(ROW_HEIGHT)))
            item.setTextAlignment(SCORE, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setData(CODE, Qt.ItemDataRole.UserRole, spelled(f"{code} {node.title}"))
            kept = self._assessment.answer(code).returned
            item.setText(REASON, kept)
            item.setCheckState(CODE, _NO)
            rows.addTopLevelItem(item)
        header = rows.header()
        header.setStretchLastSection(False)
        for column, width in WIDTHS.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, width)
        for column in (TITLE, REASON):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        return rows

    @property
    def reasons(self) -> dict[str, str]:
        """The marked rows, each with its reason, in the order of the set."""
        return {item.text(CODE): item.text(REASON) for item in self._items() if item.checkState(CODE) == _YES}

    def _items(self) -> list[QTreeWidgetItem]:
        found = (self.rows.topLevelItem(place) for place in range(self.rows.topLevelItemCount()))
        return [item for item in found if item is not None]

    def _choose(self, code: str) -> None:
        items = self._items()
        self.rows.setCurrentItem(next((item for item in items if item.text(CODE) == code), items[0]))

    def _filter(self, typed: str) -> None:
        wanted = sought(typed)
        for item in self._items():
            told = str(item.data(CODE, Qt.ItemDataRole.UserRole))
            item.setHidden(not all(word.search(told) for word in wanted))

    def _show_reason(self, item: QTreeWidgetItem | None) -> None:
        code = item.text(CODE) if item is not None else ""
        self._caption.setText(f"Lý do trả lại {code}")
        self.reason.setAccessibleName(f"Lý do trả lại {code}")
        self.reason.setText(item.text(REASON) if item is not None else "")
        self.reason.setCursorPosition(0)

    def _on_reason(self, typed: str) -> None:
        item = self.rows.currentItem()
        if item is not None:
            item.setText(REASON, nfc(typed))
            item.setCheckState(CODE, _YES if typed.strip() else _NO)

    def _on_ticked(self, item: QTreeWidgetItem, column: int) -> None:
        """The reason below is that of the row ticked, or it would go to another one."""
        if column == CODE and item is not self.rows.currentItem() and item.checkState(CODE) is _YES:
            self.rows.setCurrentItem(item)
        self._count()

    def _count(self) -> None:
        self.say_yes(f"Trả lại {len(self.reasons)} dòng" if self.reasons else "Trả lại")

    def _send(self) -> str:
        reasons = {code: reason.strip() for code, reason in self.reasons.items()}
        if not reasons:
            return "Hãy đánh dấu ít nhất một dòng và ghi lý do trả lại."
        if without := next((code for code, reason in reasons.items() if not reason), None):
            self._choose(without)
            self.reason.setFocus()
            return f"Dòng {without} chưa có lý do trả lại; hãy ghi lý do để người nhập biết cần sửa gì."
        return self.signed(lambda who: self._send_back(reasons, who))

    def _send_back(self, reasons: dict[str, str], who: str) -> str:
        try:
            refused = self._assessment.send_back(reasons, who)
        except ParscoreError as fault:
            return str(fault)
        told = "; ".join(f"{code}: {why}" for code, why in refused.items())
        return f"Đã trả lại, trừ các dòng chưa ghi được: {told}." if told else ""


def ask_sending_back(assessment: "OpenAssessment", parent: QWidget | None, row: str = "") -> SendBackDialog:
    """Pick the rows to send back; `row` is the one chosen first."""
    dialog = SendBackDialog(assessment, parent, row)
    dialog.open()
    return dialog
