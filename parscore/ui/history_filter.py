"""The line of filters above the history: which row, who, what kind, when."""

from datetime import date, timedelta

from PySide6.QtCore import QSignalBlocker, QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from parscore.reports.changes_in_words import KIND_WORDS, Kind
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.inputs import Input, InputKind
from parscore.ui import style
from parscore.ui.answer_editor.reading import TypedRefusedError, reading_of
from parscore.ui.narrow import SIDE_BY_SIDE, arrange, least_size
from parscore.ui.state_words import NO_NAME
from parscore.ui.story import Wanted, codes_found

EVERYBODY, EVERYTHING = "Mọi người", "Mọi loại"
TIMES = (("Mọi lúc", None), ("Hôm nay", 0), ("7 ngày qua", 6), ("30 ngày qua", 29), ("Chọn ngày", None))
CHOSEN_DAYS = len(TIMES) - 1
PAUSE_MS = 200
DAY_WIDTH = 112
ROW_FROM, LETTERS = 940, 11


class HistoryFilter(QWidget):
    """Says `changed` when something else is wanted."""

    changed = Signal()

    def __init__(self, criteria_set: CriteriaSet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("historyFilter")
        self._set = criteria_set
        self._reading = reading_of(Input("day", "Ngày", InputKind.DATE, ""))
        self._row: str | None = None
        self.search = _line("historySearch", "Tìm dòng", "Mã hoặc tên dòng, không cần dấu")
        self.search.setClearButtonEnabled(True)
        self.who = _combo("historyWho", "Người sửa")
        self.kind = _combo("historyKind", "Loại thay đổi")
        self.time = _combo("historyTime", "Thời gian")
        self.since = _line("historySince", "Từ ngày", "từ ngày")
        self.until = _line("historyUntil", "Đến ngày", "đến ngày")
        self.clear = QPushButton("Bỏ lọc")
        self.clear.setObjectName("historyClear")
        self.clear.setAccessibleName("Bỏ lọc")
        self.clear.setProperty("quiet", True)
        self.kind.addItem(EVERYTHING, None)
        for kind, words in KIND_WORDS.items():
            self.kind.addItem(words, kind.value)
        for words, _days in TIMES:
            self.time.addItem(words)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE_MS)
        self._soon.timeout.connect(self.changed)
        self._lay_out()
        self.search.textChanged.connect(self._on_search)
        for combo in (self.who, self.kind, self.time):
            combo.currentIndexChanged.connect(self._on_chosen)
        for line in (self.since, self.until):
            line.textChanged.connect(lambda _: self._soon.start())
        self.clear.clicked.connect(lambda _checked=False: self.want_all())
        self._on_chosen()

    def _lay_out(self) -> None:
        row, choices, days = QBoxLayout(SIDE_BY_SIDE, self), QHBoxLayout(), QHBoxLayout()
        self._rows = {row: ROW_FROM}
        row.setContentsMargins(0, 0, 0, 0)
        for part in (row, choices, days):
            part.setSpacing(style.GRID * 2)
        row.addWidget(self.search, 1)
        row.addLayout(choices)
        for combo in (self.who, self.kind, self.time):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(LETTERS)
            choices.addWidget(combo, 1)
        choices.addWidget(self.clear)
        row.addLayout(days)
        for day in (self.since, self.until):
            days.addWidget(day)
        days.addStretch(0)
        for line in (self.since, self.until):
            line.setFixedWidth(DAY_WIDTH)

    def minimumSizeHint(self) -> QSize:
        return least_size(super().minimumSizeHint())

    def resizeEvent(self, event: QResizeEvent) -> None:
        arrange(self, self._rows)
        super().resizeEvent(event)

    def offer_people(self, people: list[str]) -> None:
        """The names that can be chosen; the one chosen stays."""
        chosen = self.who.currentData()
        with QSignalBlocker(self.who):
            self.who.clear()
            self.who.addItem(EVERYBODY, None)
            for name in people:
                self.who.addItem(name or NO_NAME, name)
            self.who.setCurrentIndex(max(self.who.findData(chosen), 0) if chosen is not None else 0)

    def want_row(self, code: str) -> None:
        """Only what happened to one row; another row with a longer code is not meant."""
        self.want_all()
        self.search.setText(code)
        self._row = code
        self._soon.stop()
        self.changed.emit()

    def want_all(self) -> None:
        """Everything again."""
        self.search.clear()
        for combo in (self.who, self.kind, self.time):
            combo.setCurrentIndex(0)
        self.since.clear()
        self.until.clear()
        self._soon.stop()
        self.changed.emit()

    @property
    def refused(self) -> str:
        """Why a typed day cannot be read, "" when both can."""
        for line in (self.since, self.until):
            try:
                self._day(line)
            except TypedRefusedError as refusal:
                return str(refusal)
        return ""

    @property
    def wanted(self) -> Wanted:
        """What is chosen; days that cannot be read count as none."""
        codes = codes_found(self._set, self.search.text())
        if self._row is not None:
            codes = frozenset({self._row})
        kind = self.kind.currentData()
        since, until = self._days()
        return Wanted(codes, self.who.currentData(), Kind(kind) if kind else None, since, until)

    def told(self) -> str:
        """What is chosen, in words for the printed pages."""
        chosen = [f"dòng “{self.search.text().strip()}”"] if self.search.text().strip() else []
        chosen += [combo.currentText() for combo in (self.who, self.kind) if combo.currentIndex() > 0]
        since, until = self._days()
        chosen += [f"từ {since:%d/%m/%Y}"] if since else []
        chosen += [f"đến {until:%d/%m/%Y}"] if until else []
        return ", ".join(chosen)

    def _days(self) -> tuple[date | None, date | None]:
        place = self.time.currentIndex()
        if place != CHOSEN_DAYS:
            days = TIMES[place][1]
            return (None if days is None else date.today() - timedelta(days=days)), None
        if self.refused:
            return None, None
        return self._day(self.since), self._day(self.until)

    def _day(self, line: QLineEdit) -> date | None:
        text = line.text().strip()
        return date.fromisoformat(str(self._reading.read(text))) if text else None

    def _on_search(self) -> None:
        self._row = None
        self._soon.start()

    def _on_chosen(self) -> None:
        by_day = self.time.currentIndex() == CHOSEN_DAYS
        for line in (self.since, self.until):
            line.setVisible(by_day)
        self.changed.emit()


def _line(name: str, words: str, hint: str) -> QLineEdit:
    line = QLineEdit()
    line.setObjectName(name)
    line.setAccessibleName(words)
    line.setPlaceholderText(hint)
    return line


def _combo(name: str, words: str) -> QComboBox:
    combo = QComboBox()
    combo.setObjectName(name)
    combo.setAccessibleName(words)
    combo.setAccessibleIdentifier(f"history.{name}")
    return combo
