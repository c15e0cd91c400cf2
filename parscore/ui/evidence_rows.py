"""The list of evidence of one row: documents in their order, then the required ones still missing."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem

from parscore.ui import style

_LEAST = 28
_ROLE = Qt.ItemDataRole.UserRole
_LEFT = style.GRID * 2 + style.ICON_SIZE + style.GRID * 2
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    """One line: a document linked, or (`document` None) a required one that is missing.

    `worthless`: its file holds nothing.
    """

    title: str
    below: str = ""
    document: int | None = None
    requirement: str = ""
    hint: str = ""
    worthless: bool = False

    @property
    def key(self) -> tuple[int | None, str]:
        """What tells it from the other lines: a document may stand for several required ones."""
        return self.document, self.requirement


class EvidenceRows(QListWidget):
    """Shows all its rows without scrolling. Every key of it has its signal."""

    edit_wanted = Signal()
    add_wanted = Signal()
    remove_wanted = Signal()
    open_wanted = Signal()
    paste_wanted = Signal()
    move_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("evidenceRows")
        self.setAccessibleName("Danh sách tài liệu kiểm chứng")
        self.setItemDelegate(_Drawing(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.itemDoubleClicked.connect(lambda _item: self.edit_wanted.emit())

    @property
    def chosen(self) -> Row | None:
        item = self.currentItem()
        return None if item is None else row_of(item)

    def line_at(self, at: int) -> Row | None:
        """What stands on a line."""
        item = self.item(at)
        return None if item is None else row_of(item)

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show other rows; the choice stays on the same line, on the same document, or at the same place."""
        if [row_of(self.item(at)) for at in range(self.count())] == [*rows] and rows:
            return  # other rows of the assessment changed: a screen reader is not to begin anew
        before, place = self.chosen, self.currentRow()
        self.clear()
        for row in rows:
            item = QListWidgetItem(f"{row.title}. {row.below}" if row.below else row.title)
            item.setData(_ROLE, row)
            item.setToolTip(row.hint)
            self.addItem(item)
        same = _same_line(rows, before)
        self.setCurrentRow(same[0] if same else min(max(place, 0), len(rows) - 1))
        self.setVisible(bool(rows))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as the rows are, for the pane around it scrolls."""
        self.doItemsLayout()
        height = sum(self.sizeHintForRow(place) for place in range(self.count()))
        self.setFixedHeight(height + 2 * self.frameWidth())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.open_wanted if modifiers & Qt.KeyboardModifier.ControlModifier else self.edit_wanted).emit()
        elif key == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_wanted.emit()
        elif key == Qt.Key.Key_Insert:
            self.add_wanted.emit()
        elif modifiers & Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_wanted.emit(-1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)


def _same_line(rows: tuple[Row, ...], before: Row | None) -> list[int]:
    if before is None or before.document is None:
        return []
    exact = [at for at, row in enumerate(rows) if row.key == before.key]
    return exact or [at for at, row in enumerate(rows) if row.document == before.document]


def _icon(row: Row) -> tuple[str, str]:
    if row.worthless:
        return "fault", "fault"
    return ("check", "done") if row.document is not None else ("blank", "attention")


def row_of(item: QListWidgetItem) -> Row:
    row = item.data(_ROLE)
    assert isinstance(row, Row)
    return row


class _Drawing(QStyledItemDelegate):
    """A document on two lines, cut where they end; a missing one on one line, its whole words in the tooltip."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        row, view = index.data(_ROLE), self.parent()
        assert isinstance(view, EvidenceRows)
        width = view.viewport().width()
        metrics = QFontMetrics(view.font())
        if row.document is not None:
            return QSize(width, 2 * metrics.lineSpacing() + style.GRID)
        return QSize(width, max(metrics.lineSpacing() + style.GRID, _LEAST))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row, view = index.data(_ROLE), self.parent()
        assert isinstance(view, EvidenceRows)
        colours, place = style.colours(), option.rect
        painter.save()
        if index.row() == view.currentIndex().row() and (view.hasFocus() or view.count() > 1):
            bar = colours.accent if view.hasFocus() else colours.line
            painter.fillRect(place, QColor(colours.accent_soft if view.hasFocus() else colours.surface))
            painter.fillRect(QRect(place.left(), place.top(), 3, place.height()), QColor(bar))
        icon = style.icon(*_icon(row))
        icon.paint(
            painter,
            QRect(place.left() + style.GRID * 2, place.top(), style.ICON_SIZE, min(place.height(), _LEAST)),
            Qt.AlignmentFlag.AlignCenter,
        )
        room = place.adjusted(_LEFT, style.GRID // 2, -style.GRID * 2, -(style.GRID // 2))
        faint = not view.isEnabled()
        painter.setFont(view.font())
        if row.document is None:
            painter.setPen(QColor(colours.muted))
            metrics, words = QFontMetrics(view.font()), row.title
            cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, cut)
        else:
            metrics = QFontMetrics(view.font())
            line = metrics.lineSpacing()
            painter.setPen(QColor(colours.muted if faint else colours.text))
            for text in (row.title, row.below):
                cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
                painter.drawText(QRect(room.left(), room.top(), room.width(), line), Qt.AlignmentFlag.AlignVCenter, cut)
                room.setTop(room.top() + line)
                painter.setPen(QColor(colours.muted))
        painter.restore()
