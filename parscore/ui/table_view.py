"""The table as a view: keys of a spreadsheet, figures side by side, titles on two lines, nothing scrolls sideways."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from parscore.intake.grid import CODE, FIRST, TITLE
from parscore.ui import style
from parscore.ui.table_cell import CellDelegate
from parscore.ui.table_model import TableModel

Index = QModelIndex | QPersistentModelIndex
CODE_WIDTH, MARK_WIDTH, SCORE_WIDTH, NOTE_WIDTH = 72, 60, 68, 116
FIGURE_WIDTH, FIGURES_WIDTH = 124, 396
TITLE_SHARE = 0.3
_RUNNING = (CellDelegate.EndEditHint.EditNextItem, CellDelegate.EndEditHint.EditPreviousItem)
_FILL = QKeySequence("Ctrl+D")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class TableView(QTableView):
    """Tells what is to be done with the selected cells: paste into, copy, fill down, clear."""

    paste_wanted = Signal()
    copy_wanted = Signal()
    fill_wanted = Signal()
    clear_wanted = Signal()
    moved = Signal()

    def __init__(self, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run_from: int | None = None
        self._running = False
        self.setObjectName("entryTable")
        self.setAccessibleName("Bảng nhập số liệu")
        self._cells = CellDelegate(self)
        self._cells.next_wanted.connect(self.go_down)
        self._cells.block_pasted.connect(self.paste_wanted)
        self.setItemDelegate(self._cells)
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.setTabKeyNavigation(False)  # Tab leaves the table; while typing it leads to the next cell
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setWordWrap(True)
        self.setStyleSheet(f"#entryTable::item {{ padding: 0 {style.GRID}px; }}")
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSectionsMovable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    @property
    def table(self) -> TableModel:
        model = self.model()
        assert isinstance(model, TableModel)
        return model

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.model() is not None:
            self._lay_out()

    def _lay_out(self) -> None:
        self.verticalHeader().setDefaultSectionSize(2 * self.fontMetrics().lineSpacing() + 6)
        self._lay_out_columns()

    def _lay_out_columns(self) -> None:
        """The title takes what is left; on a narrow screen figures and note give way, codes and scores stay whole."""
        grid = self.table.grid
        places = range(FIRST, grid.not_arising)
        whole = {CODE: CODE_WIDTH, grid.not_arising: MARK_WIDTH, grid.score: SCORE_WIDTH}
        giving = dict.fromkeys(places, min(FIGURE_WIDTH, FIGURES_WIDTH // len(places)))
        giving |= {grid.note: NOTE_WIDTH, grid.explanation: NOTE_WIDTH}
        widths = {at: style.scaled(width) for at, width in whole.items()}
        room = self.viewport().width() - sum(widths.values())
        share = min(1.0, room * (1 - TITLE_SHARE) / style.scaled(sum(giving.values())))
        widths |= {at: max(int(style.scaled(width) * share), 1) for at, width in giving.items()}
        for at, width in widths.items():
            self.setColumnWidth(at, width)
        self.setColumnWidth(TITLE, max(self.viewport().width() - sum(widths.values()), 1))

    def selected_cells(self) -> list[Index]:
        """The selected cells row by row; the current one when none is."""
        chosen = sorted(self.selectedIndexes(), key=lambda index: (index.row(), index.column()))
        current = self.currentIndex()
        return list(chosen) or ([current] if current.isValid() else [])

    def choose(self, index: Index) -> None:
        """Make a cell current and bring it into view."""
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def commit(self) -> None:
        """Take what is being typed in a cell."""
        editor = self.findChild(QWidget, "cellEditor")
        if editor is not None and editor.isVisible():
            self.commitData(editor)
            self.closeEditor(editor, CellDelegate.EndEditHint.NoHint)

    def go_down(self) -> None:
        """To the next cell below that can be typed into; after a run of Tab, below the cell where it began."""
        self.setFocus()  # a window that is not active gives it to nobody when an editor closes
        at = self.currentIndex()
        column = at.column() if self._run_from is None else self._run_from
        for row in range(at.row() + 1, self.table.rowCount()):
            below = self.table.index(row, column)
            if below.flags() & Qt.ItemFlag.ItemIsEditable:
                self.choose(below)
                return

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if not self._running:
            self._run_from = None
        self.moved.emit()

    def closeEditor(self, editor: QWidget, hint: CellDelegate.EndEditHint) -> None:
        """Note where a run of Tab began, since Enter leads back below it."""
        self._running = hint in _RUNNING
        if self._running and self._run_from is None:
            self._run_from = self.currentIndex().column()
        super().closeEditor(editor, hint)
        self._running = False

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Tab while typing passes over what cannot be typed into."""
        actions = QAbstractItemView.CursorAction
        if action not in (actions.MoveNext, actions.MovePrevious):
            return super().moveCursor(action, modifiers)
        step = 1 if action == actions.MoveNext else -1
        columns, at = self.table.columnCount(), self.currentIndex()
        place = at.row() * columns + at.column() + step
        while 0 <= place < columns * self.table.rowCount():
            index = self.table.index(*divmod(place, columns))
            if index.flags() & Qt.ItemFlag.ItemIsEditable:
                return index
            place += step
        return QModelIndex()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._keeps(event):
            event.accept()
            return True
        return super().event(event)

    def _keeps(self, event: QKeyEvent) -> bool:
        """Keys that mean a cell here, whatever they mean to the window."""
        return event.key() == Qt.Key.Key_F2 or self._wanted(event) is not None

    def _wanted(self, event: QKeyEvent) -> SignalInstance | None:
        if event.matches(QKeySequence.StandardKey.Copy):
            return self.copy_wanted
        if event.matches(QKeySequence.StandardKey.Paste):
            return self.paste_wanted
        if QKeySequence(event.keyCombination()) == _FILL:
            return self.fill_wanted
        if event.key() in _DELETE and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            return self.clear_wanted
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wanted = self._wanted(event)
        if wanted is not None:
            wanted.emit()
            return
        if event.key() in _ENTER:
            if self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
                self.edit(self.currentIndex())
            else:
                self.go_down()
            return
        super().keyPressEvent(event)
