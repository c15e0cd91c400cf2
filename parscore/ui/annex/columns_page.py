"""The second step: which tables are read, and which column is which, corrected with the rows in view."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from parscore.intake.annex import Annex
from parscore.ui import style
from parscore.ui.annex.brief_text import two_lines
from parscore.ui.annex.column_choices import ColumnChoices
from parscore.ui.annex.counts_line import CountsLine
from parscore.ui.annex.role_header import RoleHeader
from parscore.ui.annex.table_rows import TableRows

Index = QModelIndex | QPersistentModelIndex
ABOUT = (
    "Trên đầu mỗi cột là cách chương trình hiểu cột đó; sai cột nào, chọn lại ngay ở đó. Dòng tô nền là tiêu đề, "
    "chữ mờ là phần không đọc, ↑ ← là phần nối của ô gộp."
)
AS_BEFORE = "Các cột được chọn sẵn như lần nhập trước, vì bảng có cùng tiêu đề."
NOT_FOUND = "Chương trình chưa nhận ra bảng này; nếu là bảng tiêu chí, đánh dấu “Đọc bảng này” rồi chọn từng cột."
READ, LEFT_OUT = "đọc", "không đọc"
LIST_WIDTH, LEAST_HEIGHT, ROW_HEIGHT = 216, 132, 44
WIDTHS = {"code": 112, "maximum": 144, "title": 272, "scoring": 336}
USUAL_WIDTH = 176
MARGINS = 10
LINE_BREAK = "\u2028"


class ColumnsPage(QWidget):
    """`chosen` after every change of a table, a column or a heading row."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("columnsPage")
        self._choices: ColumnChoices | None = None
        self.tables = QListWidget()
        self.tables.setObjectName("annexTables")
        self.tables.setAccessibleName("Các bảng trong tệp")
        self.tables.setWordWrap(True)
        self.tables.currentRowChanged.connect(self._show_table)
        self.use = QCheckBox("Đọc bảng này")
        self.use.setObjectName("useTable")
        self.use.setAccessibleName("Đọc bảng này")
        self.use.toggled.connect(self._on_use)
        self.heading = QPushButton()
        self.heading.setObjectName("turnHeading")
        self.heading.setAutoDefault(False)
        self.heading.clicked.connect(lambda _checked=False: self._on_heading())
        self.rows = TableRows(self)
        self.view = _Rows()
        self.view.setModel(self.rows)
        self.head = RoleHeader(self.view, self.rows)
        self.view.setHorizontalHeader(self.head)
        self.head.given.connect(self._on_given)
        self.view.selectionModel().currentChanged.connect(lambda *_: self._show_heading())
        self._note = style.text_label(name="tableNote", tone="accent")
        self._note.setWordWrap(True)
        self.counts = CountsLine()
        self._lay_out()

    def _lay_out(self) -> None:
        about = style.text_label(ABOUT, name="columnsAbout", tone="muted")
        about.setWordWrap(True)
        style.keep_in_scale(self.tables, setFixedWidth=LIST_WIDTH)
        above = QHBoxLayout()
        above.setSpacing(style.PADDING)
        above.addWidget(self.use)
        above.addWidget(self._note, 1)
        above.addWidget(self.heading)
        right = QVBoxLayout()
        right.setSpacing(style.GRID * 2)
        right.addLayout(above)
        right.addWidget(self.view, 1)
        both = QHBoxLayout()
        both.setSpacing(style.PADDING)
        both.addWidget(self.tables)
        both.addLayout(right, 1)
        for part in (self.view, self.tables):
            part.setMinimumHeight(style.scaled(LEAST_HEIGHT))
            part.setSizePolicy(part.sizePolicy().horizontalPolicy(), QSizePolicy.Policy.Ignored)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.GRID * 2)
        column.addWidget(about)
        column.addLayout(both, 1)
        column.addWidget(self.counts)
        self.setTabOrder(self.tables, self.use)
        self.setTabOrder(self.use, self.heading)
        self.setTabOrder(self.heading, self.view)

    def show_file(self, choices: ColumnChoices) -> None:
        """Show the tables of a file, the first that is read to begin with."""
        self._choices = choices
        with QSignalBlocker(self.tables):
            self.tables.clear()
            for table in choices.tables.tables:
                self.tables.addItem(QListWidgetItem(table.name))
        for place in range(self.tables.count()):
            self._show_use(place)
        self.tables.setVisible(self.tables.count() > 1)
        used = (place for place, choice in choices.by_table.items() if choice.use)
        self.tables.setCurrentRow(next(used, 0))

    @property
    def place(self) -> int:
        """The table shown, by its place in the file; -1 before a file is shown."""
        return self.tables.currentRow()

    def show_counts(self, annex: Annex) -> None:
        self.counts.show_counts(annex)

    def show_row(self, table: str, number: int) -> bool:
        """Bring a row of the file into view, and choose it; False when there is none."""
        names = [] if self._choices is None else [one.name for one in self._choices.tables.tables]
        if table not in names:
            return False
        self.tables.setCurrentRow(names.index(table))
        place = self.rows.row_at(number)
        if place < 0:
            return False
        index = self.rows.index(place, 0)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        return True

    def _show_table(self, place: int) -> None:
        if self._choices is None or not 0 <= place < len(self._choices.by_table):
            return
        choice = self._choices.by_table[place]
        self.rows.show_table(self._choices.tables.tables[place], choice)
        self._show_choice()
        for section, column in enumerate(self.rows.columns):
            role = self._choices.role_of(place, column) or ""
            self.view.setColumnWidth(section, style.scaled(WIDTHS.get(role, USUAL_WIDTH)))
        self.view.verticalHeader().setDefaultSectionSize(style.scaled(ROW_HEIGHT))
        first = self.rows.row_at(min(choice.heading_rows, default=0))
        if self.rows.columns and self.rows.rowCount():
            index = self.rows.index(max(first, 0), 0)
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)
        self._show_heading()

    def _show_choice(self) -> None:
        """What depends on the choice for the table shown."""
        if self._choices is None:
            return
        choice = self._choices.by_table[self.place]
        with QSignalBlocker(self.use):
            self.use.setChecked(choice.use)
        self.head.show_roles({column: self._choices.role_of(self.place, column) for column in self.rows.columns})
        for box in self.head.boxes.values():
            box.setEnabled(choice.use)
        unknown = self._choices.tables.proposed[self.place] is None and not choice.use
        remembered = AS_BEFORE if self.place in self._choices.remembered else ""
        self._note.setText(NOT_FOUND if unknown else remembered)
        self._show_use(self.place)

    def _show_use(self, place: int) -> None:
        item = self.tables.item(place)
        if self._choices is None or item is None:
            return
        use = self._choices.by_table[place].use
        name = self._choices.tables.tables[place].name
        item.setText(f"{name[:1].upper()}{name[1:]}\n{READ if use else LEFT_OUT}")
        item.setIcon(style.icon("check" if use else "dash", "done" if use else "muted"))

    def _show_heading(self) -> None:
        place = self.view.currentIndex().row()
        known = place >= 0
        number = self.rows.table.rows[place].number if known else 0
        on = known and self.rows.is_heading(place)
        self.heading.setText(f"Dòng {number} không phải tiêu đề" if on else f"Dòng {number} là tiêu đề")
        self.heading.setAccessibleName(self.heading.text())
        self.heading.setVisible(known)

    def _on_use(self, use: bool) -> None:
        if self._choices is not None:
            self._choices.use(self.place, use=use)
            self._changed()

    def _on_given(self, column: int, role: str | None) -> None:
        if self._choices is not None:
            self._choices.give(self.place, column, role)
            self._changed()

    def _on_heading(self) -> None:
        at = self.view.currentIndex().row()
        if self._choices is not None and at >= 0:
            self._choices.turn_heading(self.place, self.rows.table.rows[at].number)
            self._changed()

    def _changed(self) -> None:
        assert self._choices is not None
        self.rows.show_choice(self._choices.by_table[self.place])
        self._show_choice()
        self._show_heading()
        self.counts.wait()
        self.chosen.emit()


class _Brief(QStyledItemDelegate):
    """Two lines of each cell; the whole text is in its tool tip."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        room = option.rect.width() - MARGINS
        option.text = two_lines(option.text, QFontMetrics(option.font), room).replace("\n", LINE_BREAK)


class _Rows(QTableView):
    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_Brief(self))
        self.setObjectName("annexRows")
        self.setAccessibleName("Các dòng của bảng trong tệp")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().setHighlightSections(False)
        self.verticalHeader().setSectionsClickable(False)
