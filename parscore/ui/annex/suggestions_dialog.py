"""What a scanner may have misread, or an old font left behind: shown place by place, taken up only where ticked."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from parscore.intake.annex import AnnexTables, Suggestion
from parscore.scoring.numbers import shorten
from parscore.ui import style
from parscore.ui.annex.problem_list import capital
from parscore.ui.dialog_frame import framed

TITLE = "Gợi ý sửa chữ"
TOLD = (
    "Những chỗ dưới đây có thể do máy quét đọc nhầm, hoặc là chữ phông cũ. Đánh dấu chỗ đúng là nhầm sau khi xem "
    "bản gốc; chỗ không đánh dấu giữ nguyên. Tệp phụ lục không bị sửa."
)
HEADINGS = ("Ở đâu", "Trong tệp", "Có thể là")
LONGEST = 200
PLACE, FOUND, MEANT = range(3)
WIDTH, LEAST_LIST, PLACE_WIDTH = 860, 220, 232


class SuggestionsDialog(QDialog):
    """`taken` brings the suggestions that were ticked. Nothing is ticked to begin with."""

    taken = Signal(object)

    def __init__(self, tables: AnnexTables, suggestions: Sequence[Suggestion], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("annexSuggestions")
        self.setWindowTitle(TITLE)
        self.setMinimumWidth(style.scaled(WIDTH) if self.screen().availableSize().width() > WIDTH else 0)
        self._suggestions = tuple(suggestions)
        told = style.text_label(TOLD, name="suggestionsTold", tone="muted")
        told.setWordWrap(True)
        self.list = QTreeWidget()
        self.list.setObjectName("suggestionList")
        self.list.setAccessibleName("Các chỗ có thể đọc nhầm; dấu cách để đánh dấu")
        self.list.setHeaderLabels(HEADINGS)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setMinimumHeight(style.scaled(LEAST_LIST))
        for one in self._suggestions:
            self.list.addTopLevelItem(_line(tables, one))
        head = self.list.header()
        self.list.setColumnWidth(PLACE, style.scaled(PLACE_WIDTH))
        head.setMinimumSectionSize(max(head.sectionSizeHint(FOUND), head.sectionSizeHint(MEANT)))
        head.setSectionResizeMode(FOUND, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(MEANT, QHeaderView.ResizeMode.Stretch)
        head.setStretchLastSection(False)
        self.list.itemChanged.connect(lambda _item, _column: self._count())
        self.all, self.cancel, self.go = QPushButton("Đánh dấu tất cả"), QPushButton("Thôi"), QPushButton()
        self.go.setProperty("primary", True)
        foot = QHBoxLayout()
        foot.setSpacing(style.GRID * 2)
        for button, name in ((self.all, "markAll"), (self.cancel, "cancel"), (self.go, "take")):
            button.setObjectName(name)
            button.setAccessibleName(button.text())
            button.setAutoDefault(False)
            foot.addWidget(button)
        foot.insertStretch(1, 1)
        self.all.clicked.connect(lambda _checked=False: self._mark_all())
        self.cancel.clicked.connect(lambda _checked=False: self.reject())
        self.go.clicked.connect(lambda _checked=False: self._take())
        body, below = framed(self)
        body.addWidget(told)
        body.addWidget(self.list, 1)
        below.addLayout(foot)
        self._count()
        self.list.setCurrentItem(self._lines()[0])
        self.list.setFocus()

    def _lines(self) -> list[QTreeWidgetItem]:
        found = (self.list.topLevelItem(place) for place in range(self.list.topLevelItemCount()))
        return [line for line in found if line is not None]

    def _marked(self) -> tuple[Suggestion, ...]:
        lines = zip(self._suggestions, self._lines(), strict=True)
        return tuple(one for one, line in lines if line.checkState(PLACE) is Qt.CheckState.Checked)

    def _count(self) -> None:
        marked = len(self._marked())
        self.go.setText(f"Sửa {marked} chỗ đã đánh dấu" if marked else "Sửa chỗ đã đánh dấu")
        self.go.setAccessibleName(self.go.text())
        self.go.setEnabled(bool(marked))

    def _mark_all(self) -> None:
        with QSignalBlocker(self.list):
            for line in self._lines():
                line.setCheckState(PLACE, Qt.CheckState.Checked)
        self._count()

    def _take(self) -> None:
        marked = self._marked()
        self.accept()
        self.taken.emit(marked)


def _line(tables: AnnexTables, one: Suggestion) -> QTreeWidgetItem:
    table = tables.tables[one.place]
    line = QTreeWidgetItem([capital(f"{table.name}, {table.place_name(one.row, one.column)}"), one.found, one.meant])
    line.setFlags(line.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    line.setCheckState(PLACE, Qt.CheckState.Unchecked)
    for column, text in enumerate((line.text(PLACE), one.found, one.meant.strip() or "(bỏ đi)")):
        line.setText(column, shorten(" ".join(text.split()), LONGEST))
        line.setToolTip(column, text)
        line.setData(column, Qt.ItemDataRole.AccessibleTextRole, f"{HEADINGS[column]}: {text}")
    return line
