"""The areas against their target, as horizontal bars that read without colour and survive a black and white printer."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from parscore.ui import style
from parscore.ui.area_bars import AreaBar

NAME = "Biểu đồ điểm các lĩnh vực so với mục tiêu"
ROW, BAR, KEY = 23, 12, 26
CODE_WIDTH, TITLE_WIDTH, FIGURE_WIDTH, LEAST_BAR = 28, 240, 80, 120
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class AreaChart(QWidget):
    """Solid is earned, hatched is not scored yet, empty is lost; a tick marks the target, a ring last year."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("areaChart")
        self.setAccessibleName(NAME)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._bars: list[AreaBar] = []
        self._last_year = ""

    def show_bars(self, bars: Sequence[AreaBar], last_year: str) -> None:
        """Show these; `last_year` names the ring in the key ("năm 2024"), empty when nothing can be compared."""
        if list(bars) == self._bars and last_year == self._last_year:
            return
        self._bars, self._last_year = list(bars), last_year
        self.setAccessibleDescription("; ".join(bar.sentence for bar in bars))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        wide = style.scaled(CODE_WIDTH + TITLE_WIDTH + FIGURE_WIDTH + LEAST_BAR)
        return QSize(wide, sum(map(_height, self._bars)) + style.scaled(KEY))

    def minimumSizeHint(self) -> QSize:
        return QSize(style.scaled(CODE_WIDTH + FIGURE_WIDTH + LEAST_BAR * 2), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        code, figure = style.scaled(CODE_WIDTH), style.scaled(FIGURE_WIDTH)
        title = min(style.scaled(TITLE_WIDTH), max(0, self.width() - code - figure - style.scaled(LEAST_BAR)))
        top = 0
        for bar in self._bars:
            row = _height(bar)
            line = QRect(0, top, self.width(), row)
            top += row
            _words(painter, QRect(0, line.top(), code, row), bar.code, strong=True)
            _title(painter, QRect(code, line.top(), title - style.GRID * 2, row), bar.title)
            wide = self.width() - code - title - figure
            draw_bar(painter, _bar_rect(QRect(code + title, line.top(), wide, row)), bar)
            _words(
                painter, QRect(self.width() - figure, line.top(), figure, row), f"{bar.score}/{bar.maximum}", right=True
            )
        self._key(painter, code + title, top)
        painter.end()

    def _key(self, painter: QPainter, left: int, top: int) -> None:
        """What each mark stands for, drawn as it is drawn above."""
        targets = any(bar.target is not None for bar in self._bars)
        marks: list[tuple[str, AreaBar]] = [("đạt", plain_bar(share=1)), ("chưa chấm", plain_bar(open_share=1))]
        if targets:
            marks.append(("mục tiêu", plain_bar(target=0.5)))
        if self._last_year:
            marks.append((self._last_year, plain_bar(last=0.5)))
        metrics = QFontMetrics(style.font())
        high, swatch = style.scaled(KEY), style.scaled(22)
        wide = sum(swatch + metrics.horizontalAdvance(words) + 6 * style.GRID for words, _ in marks)
        left = max(0, min(left, self.width() - wide))
        for words, mark in marks:
            draw_bar(painter, _bar_rect(QRect(left, top, swatch, high)), mark)
            left += swatch + 2 * style.GRID
            text = metrics.horizontalAdvance(words)
            _words(painter, QRect(left, top, text + style.GRID, high), words, quiet=True)
            left += text + 4 * style.GRID


def draw_bar(painter: QPainter, rect: QRectF, bar: AreaBar) -> None:
    """One bar into its track."""
    colours = style.colours()
    earned = QRectF(rect.left(), rect.top(), rect.width() * bar.share, rect.height())
    waiting = QRectF(earned.right(), rect.top(), rect.width() * bar.open_share, rect.height())
    painter.fillRect(rect, QColor(colours.surface))
    painter.fillRect(earned, QColor(colours.accent))
    painter.fillRect(waiting, QBrush(QColor(colours.muted), Qt.BrushStyle.BDiagPattern))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colours.edge), 1))
    painter.drawRect(rect)
    if bar.target is not None:
        at = rect.left() + rect.width() * bar.target
        # edged with the ground, so that it shows on the solid part too
        painter.fillRect(QRectF(at - 2.5, rect.top() - 4, 5, rect.height() + 8), QColor(colours.surface))
        painter.fillRect(QRectF(at - 1.5, rect.top() - 4, 3, rect.height() + 8), QColor(colours.text))
    if bar.last is not None:
        size = rect.height() - 3
        at = rect.left() + rect.width() * bar.last
        painter.setBrush(QColor(colours.surface))
        painter.setPen(QPen(QColor(colours.text), 1.6))
        painter.drawEllipse(QRectF(at - size / 2, rect.center().y() - size / 2, size, size))


def _height(bar: AreaBar) -> int:
    """The height of a line: a long title stands on two."""
    metrics = QFontMetrics(style.font())
    long = metrics.horizontalAdvance(bar.title) > style.scaled(TITLE_WIDTH) - style.GRID * 2
    return max(2 * metrics.lineSpacing() - 2 if long else 0, style.scaled(ROW))


def _title(painter: QPainter, rect: QRect, text: str) -> None:
    if rect.height() <= style.scaled(ROW):
        _words(painter, rect, text)
        return
    painter.setFont(style.font())
    painter.setPen(QColor(style.colours().text))
    painter.drawText(rect, Qt.TextFlag.TextWordWrap | _LEFT | _MIDDLE, text)


def _bar_rect(line: QRect) -> QRectF:
    high = style.scaled(BAR)
    return QRectF(line.left() + 0.5, line.top() + (line.height() - high) // 2 + 0.5, max(line.width() - 1, 1), high)


def plain_bar(
    *, share: float = 0, open_share: float = 0, target: float | None = None, last: float | None = None
) -> AreaBar:
    """A bar without words."""
    return AreaBar("", "", "", "", "", "", "", share, open_share, target, last)


def _words(
    painter: QPainter, rect: QRect, text: str, *, strong: bool = False, right: bool = False, quiet: bool = False
) -> None:
    colours = style.colours()
    painter.setFont(style.font(strong=strong))
    painter.setPen(QColor(colours.muted if quiet else colours.text))
    short = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, (_RIGHT if right else _LEFT) | _MIDDLE, short)
