"""The tree beside the form: titles wrap to two lines, figures stand in columns, nothing scrolls sideways."""

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QRegion,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from parscore.ui import style, tree_columns
from parscore.ui.row_marks import Mark
from parscore.ui.tree_model import TreeModel
from parscore.ui.tree_roles import COL_CODE, COL_TITLE, FIGURES, Role

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent

Index = QModelIndex | QPersistentModelIndex
INDENT = 16
MARGIN = 8
ROW_HEIGHT = 44
TITLE_LINES = 2
LEAST_WIDTH = 480
TITLE_WIDTH = 240
ICON_WIDTH = 36
_DIGITS = "0123456789"
MARK_SIZE = 14


class TreeDelegate(QStyledItemDelegate):
    """Draws a cell; figures get digits of one width, which the font lacks."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view, rect = option.widget, option.rect  # asked here: QStyle makes a thousand enum members at its first touch
        if isinstance(view, TreeView) and not view.painted.intersects(rect):
            return  # Qt asks for whole rows, also where one cell is to be painted anew
        model = index.model()
        look = model.look(index) if isinstance(model, TreeModel) else None
        if look is None:
            return
        colours = style.colours()
        column = index.column()
        font = _font(look.strong)
        metrics = QFontMetrics(font)
        painter.save()
        if isinstance(view, QTreeView) and view.selectionModel().isSelected(index.sibling(index.row(), column)):
            painter.fillRect(rect, QColor(colours.accent_soft))
        painter.setPen(QColor(colours.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(QColor(colours.muted if look.quiet else colours.text))
        painter.setFont(font)
        inner = rect.adjusted(0 if column == COL_CODE else MARGIN, 0, -MARGIN, 0)
        if column == COL_TITLE:
            _title(painter, inner, look.text, look.strong, metrics)
        elif column in FIGURES:
            _figures(painter, inner, look.text, look.strong, metrics)
        else:
            if look.marks:
                _marks(painter, inner, look.marks)
                inner.setBottom(inner.bottom() - MARK_SIZE - 2)
            _worded(painter, inner, look.text, metrics, look.icon)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One height for all rows: a thousand of them need not be measured whenever a filter changes."""
        return QSize(0, style.scaled(ROW_HEIGHT))


def _title(painter: QPainter, rect: QRect, text: str, strong: bool, metrics: QFontMetrics) -> None:
    lines = list(_lines(text, strong, rect.width()))
    if len(lines) > TITLE_LINES:
        rest = " ".join(lines[TITLE_LINES - 1 :])
        short = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, rect.width())
        lines = [*lines[: TITLE_LINES - 1], short]
    step = metrics.lineSpacing()
    top = rect.center().y() - step * len(lines) // 2 + 1
    for place, line in enumerate(lines):
        painter.drawText(rect.left(), top + place * step + metrics.ascent(), line)


def _worded(painter: QPainter, rect: QRect, text: str, metrics: QFontMetrics, icon: tuple[str, str] | None) -> None:
    if icon is not None:
        size = style.ICON_SIZE
        style.icon(*icon).paint(painter, QRect(rect.left(), rect.center().y() - size // 2, size, size))
        rect = rect.adjusted(size + style.GRID, 0, 0, 0)
        if rect.width() < size:
            return
    text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


def _marks(painter: QPainter, rect: QRect, marks: Sequence[Mark]) -> None:
    """Small icons along the lower edge, a count beside those that have more than one."""
    left, top = rect.left() + 2, rect.bottom() - MARK_SIZE - 4
    painter.save()
    painter.setPen(QColor(style.colours().muted))
    for mark in marks:
        style.icon(mark.icon, mark.colour).paint(painter, QRect(left, top, MARK_SIZE, MARK_SIZE))
        left += MARK_SIZE + style.GRID
        if mark.many > 1:
            count = str(mark.many)
            painter.drawText(left - 2, top + MARK_SIZE - 2, count)
            left += painter.fontMetrics().horizontalAdvance(count) + 2
    painter.restore()


def _font(strong: bool) -> QFont:
    return _font_of(strong, style.text_size())


@cache
def _font_of(strong: bool, _text_size: int) -> QFont:
    return style.font(strong=strong)


def _lines(text: str, strong: bool, width: int) -> tuple[str, ...]:
    """A title broken into lines no wider than `width`."""
    return _broken(text, strong, width, style.text_size())


@lru_cache(maxsize=8192)
def _broken(text: str, strong: bool, width: int, _text_size: int) -> tuple[str, ...]:
    layout = QTextLayout(text, _font(strong))
    wrapping = QTextOption()
    wrapping.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(wrapping)
    lines = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        start = line.textStart()
        lines.append(text[start : start + line.textLength()].strip())
    layout.endLayout()
    return tuple(lines)


def _figures(painter: QPainter, rect: QRect, text: str, strong: bool, metrics: QFontMetrics) -> None:
    baseline = rect.center().y() + (metrics.ascent() - metrics.descent()) // 2 + 1
    for char, before_end in _set(text, strong, style.text_size()):
        painter.drawText(rect.right() + 1 - before_end, baseline, char)


@lru_cache(maxsize=1024)
def _set(text: str, strong: bool, _text_size: int) -> tuple[tuple[str, int], ...]:
    """Text set against the right edge, each character with its distance from there; every digit is as wide as the
    widest, so that columns line up."""
    metrics = QFontMetrics(_font(strong))
    digit = max(metrics.horizontalAdvance(d) for d in _DIGITS)
    placed, taken = [], 0
    for char in reversed(text):
        wide = metrics.horizontalAdvance(char)
        cell = digit if char in _DIGITS else wide
        placed.append((char, taken + cell - (cell - wide) // 2))
        taken += cell
    return tuple(placed)


class TreeView(QTreeView):
    """Shows the tree; says which code was chosen, when the official wants to type (Enter, F2, double click), and
    which files were dropped on which code.
    """

    chosen = Signal(str)
    wanted = Signal()
    figure_typed = Signal(str)
    dropped = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tree")
        self.setAccessibleName("Cây tiêu chí")
        self.setItemDelegate(TreeDelegate(self))
        place = QWidget()  # one that PySide knows: for Qt's own it tries out every class that this could be, 5 ms long
        place.setBackgroundRole(QPalette.ColorRole.Base)
        place.setAutoFillBackground(True)
        self.setViewport(place)
        self.setAcceptDrops(True)
        self.setIndentation(INDENT)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A bar that comes and goes changes the width of the titles, and every row is measured again.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTreeView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QTreeView.SelectionMode.ContiguousSelection)
        self.setAllColumnsShowFocus(True)
        self.setExpandsOnDoubleClick(False)
        self.setUniformRowHeights(True)
        style.keep_in_scale(self, setMinimumWidth=LEAST_WIDTH)
        self.header().setSectionsMovable(False)
        self.header().setStretchLastSection(False)
        self.doubleClicked.connect(lambda _: self.wanted.emit())
        self.columns: tuple[str, ...] = tree_columns.USUAL
        self.painted = QRegion()
        self._folded: set[str] = set()
        self._rebuilding = False
        self.collapsed.connect(lambda index: self._note_fold(index, folded=True))
        self.expanded.connect(lambda index: self._note_fold(index, folded=False))

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted = event.region()
        super().paintEvent(event)

    def lay_out_columns(self) -> None:
        """Give every chosen column its width. Called once a model is set."""
        tree_columns.lay_out(self, self.columns)
        self._folded = set()
        self.expandAll()

    def show_columns(self, chosen: tuple[str, ...]) -> None:
        """Show these columns, as far as there is room."""
        self.columns = chosen
        if self.model() is not None:
            tree_columns.lay_out(self, chosen)

    def rebuild(self, change: Callable[[], None], code: str, *, unfold: bool) -> None:
        """Let the model show other rows: the row of the code stays chosen, and where it stood on the screen.

        `unfold` opens everything, as a filter does; otherwise what the official folded stays folded.
        """
        before = self.visualRect(self._index_of(code))
        self._rebuilding = True
        change()
        self.expandAll()
        if not unfold:
            for folded in self._folded:
                self.collapse(self._index_of(folded))
        self._rebuilding = False
        index = self._index_of(code)
        if index.isValid():
            self.setCurrentIndex(index)
            if before.isValid():
                bar = self.verticalScrollBar()
                bar.setValue(bar.value() + self.visualRect(index).top() - before.top())
            self.choose(index)
        else:
            self.scrollToTop()

    def _index_of(self, code: str) -> QModelIndex:
        model = self.model()
        return model.index_of(code) if isinstance(model, TreeModel) else QModelIndex()

    def _note_fold(self, index: QModelIndex, *, folded: bool) -> None:
        if not self._rebuilding:
            code = {str(index.data(Role.CODE) or "")} - {""}
            self._folded = self._folded | code if folded else self._folded - code

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.model() is not None:
            tree_columns.lay_out(self, self.columns)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            if self.model() is not None:
                tree_columns.lay_out(self, self.columns)
            self.scheduleDelayedItemsLayout()

    def choose(self, index: QModelIndex) -> None:
        """Select a row and bring it into view, in the middle when it was out of sight."""
        self.setCurrentIndex(index)
        visible = self.viewport().rect().contains(self.visualRect(index))
        if not visible:
            self.scrollTo(index, QTreeView.ScrollHint.PositionAtCenter)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.chosen.emit(str(current.data(Role.CODE) or ""))

    def selectionCommand(self, index: Index, event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        """One whole row, whatever keys are held. (Told to select rows, Qt lets screen readers select the wrong one.)"""
        flags = QItemSelectionModel.SelectionFlag
        return flags.ClearAndSelect | flags.Rows

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        QTimer.singleShot(0, self, self._follow_selection)

    def _follow_selection(self) -> None:
        """A screen reader selects without making current what it selects, and can leave nothing selected."""
        current = self.currentIndex().siblingAtColumn(COL_CODE)
        chosen = [index.siblingAtColumn(COL_CODE) for index in self.selectedIndexes()]
        other = next((index for index in chosen if index != current), None)
        if other is not None:
            self.choose(other)
        elif not chosen and current.isValid():
            self.setCurrentIndex(current)

    def selectAll(self) -> None:
        """One row at a time is shown beside the tree."""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Dragging chooses nothing more."""
        if event.buttons() == Qt.MouseButton.NoButton:
            super().mouseMoveEvent(event)

    def dragEnterEvent(self, event: "QDragEnterEvent") -> None:
        from parscore.ui.matching import tree_drop

        tree_drop.drag(self, event)

    def dragMoveEvent(self, event: "QDragMoveEvent") -> None:
        from parscore.ui.matching import tree_drop

        tree_drop.drag(self, event)

    def dragLeaveEvent(self, event: "QDragLeaveEvent") -> None:
        from parscore.ui.matching import tree_drop

        tree_drop.leave(self)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: "QDropEvent") -> None:
        from parscore.ui.matching import tree_drop

        tree_drop.drop(self, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.wanted.emit()
            return
        if event.text() and event.text() in _DIGITS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.figure_typed.emit(event.text())
            return
        super().keyPressEvent(event)

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        colours = style.colours()
        if self.selectionModel() is not None and self.selectionModel().isSelected(index):
            painter.fillRect(rect, QColor(colours.accent_soft))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(colours.accent))
        painter.setPen(QColor(colours.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        model = self.model()
        if model is not None and model.hasChildren(index):
            size = 14
            place = QRect(rect.right() - size, rect.center().y() - size // 2, size, size)
            style.icon("down" if self.isExpanded(index) else "right", "muted").paint(painter, place)
