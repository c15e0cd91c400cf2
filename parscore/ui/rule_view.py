"""The rule of a leaf in plain words, its bands in a table with the one reached marked."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from parscore.ui import style
from parscore.ui.rule_text import RuleText

REACHED = "◀ đạt"


class RuleView(QWidget):
    """Sentences, then one row for each band."""

    def __init__(self, text: RuleText) -> None:
        super().__init__()
        self.setObjectName("ruleView")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.GRID)
        if text.sentences:
            said = style.text_label(" ".join(text.sentences), name="ruleText", tone="muted")
            said.setWordWrap(True)
            column.addWidget(said)
        self._rows: dict[int, tuple[QLabel, ...]] = {}
        if text.rows:
            column.addWidget(self._table(text))

    def _table(self, text: RuleText) -> QFrame:
        frame = QFrame()
        frame.setObjectName("bands")
        grid = QGridLayout(frame)
        grid.setContentsMargins(1, 1, 1, 1)
        grid.setSpacing(0)
        grid.setColumnStretch(0, 1)
        for at, row in enumerate(text.rows):
            words, worth, mark = (
                style.text_label(part, name=f"band{row.place}{end}")
                for part, end in ((row.words, "Words"), (row.worth, "Worth"), ("", "Mark"))
            )
            words.setWordWrap(True)
            worth.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            mark.setFont(style.font(strong=True))
            mark.setMinimumWidth(mark.fontMetrics().horizontalAdvance(REACHED) + 4 * style.GRID)
            for column, label in enumerate((words, worth, mark)):
                label.setContentsMargins(style.GRID * 2, 2, style.GRID * 2 if column < 2 else 0, 0)
                grid.addWidget(label, at, column)
            self._rows[row.place] = (words, worth, mark)
        return frame

    def mark(self, reached: int | None) -> None:
        """Mark the band that was reached, in words as well as in weight and ground."""
        for place, labels in self._rows.items():
            for label in labels:
                style.set_property(label, "reached", place == reached)
            labels[-1].setText(REACHED if place == reached else "")
