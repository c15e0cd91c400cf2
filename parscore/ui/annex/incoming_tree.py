"""What will come in, as a tree: code, title, points, the rule proposed in one line, and how sure it is."""

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
)

from parscore.scoring.assessment import scorers
from parscore.scoring.criteria import Criterion
from parscore.scoring.numbers import show_short
from parscore.scoring.set_draft import SetDraft
from parscore.ui import style
from parscore.ui.annex.brief_text import two_lines
from parscore.ui.annex.rule_lines import one_line
from parscore.ui.annex.sureness import Sure, sure_of

Index = QModelIndex | QPersistentModelIndex
CODE, TITLE, MAXIMUM, RULE, SURE = range(5)
HEADINGS = ("Mã", "Nội dung", "Tối đa", "Cách chấm đề xuất", "Mức chắc chắn")
WIDTHS = {CODE: 104, MAXIMUM: 60, SURE: 132}
RULE_FROM = 560
ROW_HEIGHT, MARGIN, INDENT = 40, 6, 12
SIGN = Qt.ItemDataRole.UserRole


class IncomingTree(QTreeWidget):
    """`shown` tells the code of the row chosen, `wanted` that Enter was pressed on it."""

    shown = Signal(str)
    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("incomingTree")
        self.setAccessibleName("Những gì sẽ nhập vào")
        self.setHeaderLabels(HEADINGS)
        self.setItemDelegate(_Delegate(self))
        self.setUniformRowHeights(True)
        self.setIndentation(INDENT)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setExpandsOnDoubleClick(False)
        head = self.header()
        head.setSectionsMovable(False)
        head.setStretchLastSection(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in (TITLE, RULE):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self._items: dict[str, QTreeWidgetItem] = {}
        self.currentItemChanged.connect(lambda now, _before: self.shown.emit(now.text(CODE) if now else ""))

    def show_draft(self, draft: SetDraft | None) -> None:
        """Show all of a draft, or nothing."""
        self._items = {}
        self.clear()
        if draft is None:
            return
        for column, width in WIDTHS.items():
            self.header().setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.header().resizeSection(column, style.scaled(width))
        found = draft.criteria_set
        lines = {code: one_line(scorer) for code, scorer in scorers(found, found.unit_kinds[0]).by_code.items()}
        for node in (*found.criteria, *found.bonus_items, *found.penalty_items):
            self.addTopLevelItem(self._item(node, lines, draft))
        self.expandAll()

    def _item(self, node: Criterion, lines: dict[str, str], draft: SetDraft) -> QTreeWidgetItem:
        points = show_short(node.full_max(draft.criteria_set.unit_kinds[0]))
        item = QTreeWidgetItem([node.code, node.title, points, lines.get(node.code, ""), ""])
        item.setToolTip(TITLE, node.title)
        item.setToolTip(RULE, lines.get(node.code, ""))
        self._items[node.code] = item
        if node.is_leaf:
            self._show_sure(item, sure_of(draft.readings.get(node.code)))
        else:
            for column in (CODE, TITLE, MAXIMUM):
                item.setFont(column, style.font(strong=True))
            for child in node.children:
                item.addChild(self._item(child, lines, draft))
        return item

    def show_sure(self, code: str, sure: Sure) -> None:
        """Show anew how sure a row is, once it was confirmed or no longer is."""
        self._show_sure(self._items[code], sure)

    def _show_sure(self, item: QTreeWidgetItem, sure: Sure) -> None:
        item.setText(SURE, sure.word)
        item.setData(SURE, SIGN, (sure.icon, sure.colour))

    @property
    def code(self) -> str:
        """The row chosen, "" for none."""
        item = self.currentItem()
        return item.text(CODE) if item is not None else ""

    def choose(self, code: str) -> bool:
        """Choose a row and bring it into view; False when there is none of this code."""
        item = self._items.get(code)
        if item is None:
            return False
        self.setCurrentItem(item)
        self.scrollToItem(item)
        return True

    def codes(self) -> Iterator[str]:
        """All codes in document order."""
        return iter(self._items)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setColumnHidden(RULE, self.viewport().width() < style.scaled(RULE_FROM))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.wanted.emit()
            return
        super().keyPressEvent(event)


class _Delegate(QStyledItemDelegate):
    """Two lines of text at most, figures at the right, a sign before the word."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours, column = style.colours(), index.column()
        rect: QRect = option.rect
        view = self.parent()
        painter.save()
        chosen = isinstance(view, QTreeWidget) and view.currentIndex().siblingAtColumn(column) == index
        if chosen:
            painter.fillRect(rect, QColor(colours.accent_soft))
        painter.setPen(QColor(colours.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        font = index.data(Qt.ItemDataRole.FontRole) or style.font()
        painter.setFont(font)
        painter.setPen(QColor(colours.muted if column == RULE else colours.text))
        inner = rect.adjusted(MARGIN if column != CODE else 0, 2, -MARGIN, -2)
        if sign := index.data(SIGN):
            size = style.ICON_SIZE
            style.icon(*sign).paint(painter, QRect(inner.left(), inner.center().y() - size // 2, size, size))
            inner.adjust(size + style.GRID, 0, 0, 0)
        align = Qt.AlignmentFlag.AlignRight if column == MAXIMUM else Qt.AlignmentFlag.AlignLeft
        text = two_lines(str(index.data() or ""), QFontMetrics(font), inner.width())
        painter.drawText(inner, int(align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap), text)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, style.scaled(ROW_HEIGHT))
