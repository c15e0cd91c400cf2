"""The steps of a road in one line, the one being taken marked. Where there is no room the others are numbers only."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from parscore.ui import style


class StepLine(QWidget):
    """Names of steps with arrows between them."""

    def __init__(self, steps: Sequence[str]) -> None:
        super().__init__()
        self.setObjectName("stepLine")
        self._steps = steps
        self._step = 0
        self._labels = [style.text_label(name=f"step{place}") for place in range(len(steps))]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(style.GRID * 2)
        for place, label in enumerate(self._labels):
            if place:
                arrow = QLabel()
                arrow.setObjectName(f"stepArrow{place}")
                arrow.setPixmap(style.icon("right", "faint").pixmap(style.ICON_SIZE))
                row.addWidget(arrow)
            row.addWidget(label)
        row.addStretch(1)
        self.show_step(0)

    def show_step(self, step: int) -> None:
        """Mark the step being taken."""
        self._step = step
        for place, label in enumerate(self._labels):
            style.set_property(label, "tone", "accent" if place == step else "muted")
            label.setFont(style.font(strong=place == step))
        self._write()

    def _write(self) -> None:
        short = self._whole_width() > self.width()
        for place, label in enumerate(self._labels):
            named = place == self._step or not short
            label.setText(f"{place + 1}. {self._steps[place]}" if named else str(place + 1))
            label.setToolTip("" if named else self._steps[place])

    def _whole_width(self) -> int:
        texts = (
            self._labels[place].fontMetrics().horizontalAdvance(f"{place + 1}. {name}")
            for place, name in enumerate(self._steps)
        )
        return sum(texts) + (len(self._steps) - 1) * (style.ICON_SIZE + 4 * style.GRID) + 4 * style.GRID

    def minimumSizeHint(self) -> QSize:
        return QSize(style.scaled(160), super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(self._whole_width(), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._write()
