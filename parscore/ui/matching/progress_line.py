"""How far files on their way in are, with a way to stop. Shown only when it takes longer than a moment."""

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton

from parscore.ui import style
from parscore.ui.matching.intake_road import IntakeRoad
from parscore.ui.matching.looking import FULL

SHOWN_AFTER_MS = 500


class ProgressLine(QFrame):
    """Follows a road; hidden while none is under way."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(f"{name}Progress")
        self._words = style.text_label(name=f"{name}UnderWay", tone="muted")
        self._bar = QProgressBar()
        self._bar.setObjectName(f"{name}Bar")
        self._bar.setAccessibleName("Đang chép tài liệu")
        self._bar.setRange(0, FULL)
        self._bar.setTextVisible(False)
        self.stop = QPushButton("Dừng")
        self.stop.setObjectName(f"{name}Stop")
        self.stop.setAccessibleName("Dừng chép tài liệu")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(style.GRID * 2)
        row.addWidget(self._words, 1)
        row.addWidget(self._bar, 1)
        row.addWidget(self.stop)
        self.hide()

    def follow(self, road: IntakeRoad) -> None:
        """Tell of this road until it ends."""
        road.progressed.connect(self._on_progress)
        road.ended.connect(self.hide)
        self.stop.clicked.connect(road.stop)
        QTimer.singleShot(SHOWN_AFTER_MS, self, lambda: self.setVisible(road.running))

    @Slot(int, str)
    def _on_progress(self, share: int, words: str) -> None:
        room = self._words.fontMetrics()
        self._words.setText(room.elidedText(words, Qt.TextElideMode.ElideMiddle, max(self.width() // 2, 120)))
        self._bar.setValue(share)
