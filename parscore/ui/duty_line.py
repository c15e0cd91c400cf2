"""One duty as a button as wide as the page: what it is about, what is wrong, and the verb that mends it."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from parscore.scoring.checks import SEVERITY_WORDS, Duty
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.numbers import show_short
from parscore.scoring.result import Result
from parscore.ui import style
from parscore.ui.duties import KIND_WORDS, SEVERITY_ICONS, remedy_of, sentence

HEIGHT, CODE_WIDTH, KIND_WIDTH, VERB_WIDTH = 32, 64, 264, 128
LEAST_WIDTH, KIND_FROM = 400, 760
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class DutyLine(QAbstractButton):
    """Enter, space or a click open it."""

    def __init__(self, place: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"dutyLine{place}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.duty: Duty | None = None
        self._title = self._about = self._verb = ""

    def show_duty(self, duty: Duty, criteria_set: CriteriaSet, result: Result, *, editable: bool = True) -> None:
        """Show a duty; in a closed sheet it is only looked at."""
        node, remedy = criteria_set.by_code.get(duty.code), remedy_of(duty, criteria_set, editable=editable)
        self.duty = duty
        self._title = node.title if node else sentence(duty)
        self._about = KIND_WORDS[duty.kind] if node else ""
        if duty.kind == "blank":
            self._about += f" · {show_short(result.nodes[duty.code].max_score)} điểm"
        self._verb = remedy.verb if remedy else ""
        row = f"{duty.code} {node.title}: " if node else ""
        self.setAccessibleName(f"{SEVERITY_WORDS[duty.severity]}: {row}{sentence(duty)}")
        self.setToolTip(sentence(duty))
        self.setEnabled(remedy is not None)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(style.scaled(640), style.scaled(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(style.scaled(LEAST_WIDTH), style.scaled(HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, rect = style.colours(), self.rect()
        painter = QPainter(self)
        painter.fillRect(rect, QColor(colours.accent_soft if self.hasFocus() or self.underMouse() else colours.surface))
        painter.setPen(QColor(colours.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        if self.duty is not None:
            self._paint_duty(painter, rect, self.duty)
        painter.end()

    def _paint_duty(self, painter: QPainter, rect: QRect, duty: Duty) -> None:
        colours, high, size = style.colours(), rect.height(), style.ICON_SIZE
        left = style.PADDING
        style.icon(*SEVERITY_ICONS[duty.severity]).paint(painter, QRect(left, (high - size) // 2, size, size))
        left += size + 2 * style.GRID
        painter.setPen(QColor(colours.text))
        painter.setFont(style.font(strong=True))
        painter.drawText(QRect(left, 0, style.scaled(CODE_WIDTH), high), _LEFT | _MIDDLE, duty.code)
        painter.setFont(style.font())
        left += style.scaled(CODE_WIDTH) if duty.code else 0
        right = rect.width() - style.PADDING
        painter.setPen(QColor(colours.accent))
        if self._verb:
            verb = QRect(right - style.scaled(VERB_WIDTH), 0, style.scaled(VERB_WIDTH), high)
            painter.drawText(verb, _RIGHT | _MIDDLE, f"{self._verb} ▸")
        right -= style.scaled(VERB_WIDTH) + 2 * style.GRID
        if self._about and rect.width() >= style.scaled(KIND_FROM):
            painter.setPen(QColor(colours.muted))
            about = QRect(right - style.scaled(KIND_WIDTH), 0, style.scaled(KIND_WIDTH), high)
            painter.drawText(about, _LEFT | _MIDDLE, _short(painter, self._about, about.width()))
            right = about.left() - 2 * style.GRID
        painter.setPen(QColor(colours.text))
        title = QRect(left, 0, right - left, high)
        painter.drawText(title, _LEFT | _MIDDLE, _short(painter, self._title, title.width()))


def _short(painter: QPainter, text: str, width: int) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
