"""The tree of the editor: one row at a time, titles on two lines, what was folded stays folded."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from parscore.scoring.set_draft import SetDraft
from parscore.ui import style
from parscore.ui.sets.set_tree_model import CODE, CODE_ROLE, LOOK, MAX, RULE, TITLE, SetTreeModel

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT, INDENT = 42, 14
MOST_FOR_CODE, BESIDE_CODE = 168, 16
WIDTHS = {CODE: 92, MAX: 60, RULE: 104, LOOK: 116}


class _Delegate(QStyledItemDelegate):
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.features |= QStyleOptionViewItem.ViewItemFeature.WrapText

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, style.scaled(ROW_HEIGHT))


class SetTree(QTreeView):
    """`chosen` carries the code of the row now chosen, "" for a heading; `wanted` asks for its form."""

    chosen = Signal(str)
    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("setTree")
        self.setAccessibleName("Các mục của bộ tiêu chí")
        self.setItemDelegate(_Delegate(self))
        self.setUniformRowHeights(True)
        self.setWordWrap(True)
        self.setIndentation(INDENT)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setExpandsOnDoubleClick(False)
        self._folded: set[str] = set()
        self._renewing = False
        self.collapsed.connect(lambda index: self._note_fold(index, folded=True))
        self.expanded.connect(lambda index: self._note_fold(index, folded=False))

    def begin(self, model: SetTreeModel) -> None:
        """Show a model, everything unfolded, its first row chosen."""
        self.setModel(model)
        header = self.header()
        header.setObjectName("setTreeHeader")
        header.setAccessibleName("Tiêu đề cột")
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for column in range(model.columnCount()):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        self._lay_out_columns()
        self.expandAll()
        self.choose(next(iter(model.codes()), ""))

    def _lay_out_columns(self) -> None:
        """Where there is little room the column of rules goes first, since the form tells it too."""
        room = self.viewport().width()
        widths = {column: style.scaled(width) for column, width in WIDTHS.items()}
        widths[CODE] = min(max(widths[CODE], self._width_of_codes()), style.scaled(MOST_FOR_CODE))
        self.setColumnHidden(RULE, room < sum(widths.values()) + style.scaled(130))
        for column, width in widths.items():
            self.setColumnWidth(column, width)

    def _width_of_codes(self) -> int:
        """What the longest code needs, where it stands in the tree."""
        model, metrics = self._model(), self.fontMetrics()

        def depth(index: Index) -> int:
            return 1 + depth(index.parent()) if index.isValid() else 0

        needed = (
            depth(model.index_of(code)) * self.indentation() + metrics.horizontalAdvance(code) for code in model.codes()
        )
        return max(needed, default=0) + style.scaled(BESIDE_CODE)

    def show_draft(self, draft: SetDraft, findings: dict[str, str], code: str) -> None:
        """Show another draft with a row chosen; what was folded stays so, the row stays where it stood."""
        model = self._model()
        fits = model.fits(draft.criteria_set)
        top = self.visualRect(model.index_of(code)).top() if fits else 0
        scrolled = self.verticalScrollBar().value()
        self._renewing = True
        model.show(draft, findings)
        if not fits:
            self.expandAll()
            for folded in self._folded:
                self.collapse(model.index_of(folded))
            self.verticalScrollBar().setValue(scrolled)
            self._lay_out_columns()
        self._renewing = False
        index = model.index_of(code)
        if index.isValid() and (not fits or self.code != code or self.visualRect(index).top() != top):
            self.choose(code)

    def choose(self, code: str) -> None:
        """Choose a row and bring it into view."""
        index = self._model().index_of(code)
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.scrollTo(index)

    @property
    def code(self) -> str:
        """The code of the row chosen, "" when that is a heading."""
        return str(self.currentIndex().data(CODE_ROLE) or "")

    def _model(self) -> SetTreeModel:
        model = self.model()
        assert isinstance(model, SetTreeModel)
        return model

    def _note_fold(self, index: QModelIndex, *, folded: bool) -> None:
        if not self._renewing:
            code = {str(index.data(CODE_ROLE) or "")} - {""}
            self._folded = self._folded | code if folded else self._folded - code

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if not self._renewing:
            self.chosen.emit(str(current.data(CODE_ROLE) or ""))

    def selectionCommand(self, index: Index, event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        """One whole row, whatever keys are held."""
        flags = QItemSelectionModel.SelectionFlag
        return flags.ClearAndSelect | flags.Rows

    def selectAll(self) -> None:
        """One row at a time is shown beside the tree."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.model() is not None:
            self._lay_out_columns()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.model() is not None:
            self._lay_out_columns()
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and not event.modifiers():
            self.wanted.emit()
            return
        super().keyPressEvent(event)

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().drawRow(painter, option, index)
        painter.setPen(QColor(style.colours().line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        colours = style.colours()
        if self.selectionModel().isSelected(index):
            painter.fillRect(rect, QColor(colours.accent_soft))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(colours.accent))
        if self.model().hasChildren(index):
            size = 14
            place = QRect(rect.right() - size, rect.center().y() - size // 2, size, size)
            style.icon("down" if self.isExpanded(index) else "right", "muted").paint(painter, place)
