"""The line of filters over the documents: a search, and one choice each of row, state, issuer and date, with counts."""

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QWidget

from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.document_state import STATE_WORDS, DocumentState
from parscore.scoring.text import sort_key
from parscore.ui import style
from parscore.ui.evidence.lines import ASIDE_WORDS
from parscore.ui.evidence.wanted import WHEN_WORDS, Counts, Wanted, When
from parscore.ui.narrow import SIDE_BY_SIDE, arrange, least_size
from parscore.ui.quiet_box import QuietBox

SEARCH = "Tìm số, trích yếu, tên tệp, mục… (không cần dấu)"
PAUSE_MS = 60
_ROW_FROM, _TITLE = 940, 60
_ANY = {"code": "Mọi mục", "state": "Mọi tình trạng", "issuer": "Mọi cơ quan", "when": "Mọi ngày"}
_NO_ISSUER = "Chưa ghi cơ quan"
_ASIDE = "aside"
_MOST_ISSUERS = 300


class DocumentFilter(QWidget):
    """Says `changed` when something else is wanted; `into_table` that the official goes on to what was found."""

    changed = Signal()
    into_table = Signal()

    def __init__(self, criteria_set: CriteriaSet) -> None:
        super().__init__()
        self.setObjectName("documentFilter")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)  # or large text would be squeezed
        self._titles = {node.code: node.title for node in criteria_set.walk_all()}
        self.search = _Search()
        self.code = QuietBox("documentCode", "Lọc theo mục chứng minh")
        self.state = QuietBox("documentState", "Lọc theo tình trạng")
        self.issuer = QuietBox("documentIssuer", "Lọc theo cơ quan ban hành")
        self.when = QuietBox("documentWhen", "Lọc theo ngày ban hành")
        self.clear = QPushButton("Bỏ lọc")
        self.clear.setObjectName("documentFilterOff")
        self.clear.setAccessibleName("Bỏ lọc tài liệu")
        self.clear.setProperty("quiet", True)
        self._soon = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._soon.timeout.connect(self.changed)
        self._lay_out()
        for box, words in zip(self._boxes, _ANY.values(), strict=True):
            box.addItem(words, None)
            box.currentIndexChanged.connect(lambda _place: self.changed.emit())
        self.search.textChanged.connect(lambda _text: self._soon.start())
        self.search.into_table.connect(self.into_table)
        self.clear.clicked.connect(lambda _checked=False: self.want_all())

    @property
    def _boxes(self) -> tuple[QuietBox, ...]:
        return self.code, self.state, self.issuer, self.when

    def _lay_out(self) -> None:
        row, choices = QBoxLayout(SIDE_BY_SIDE, self), QHBoxLayout()
        self._rows = {row: _ROW_FROM}
        row.setContentsMargins(0, 0, 0, 0)
        for part in (row, choices):
            part.setSpacing(style.GRID * 2)
        row.addWidget(self.search, 2)
        row.addLayout(choices, 3)
        for box in self._boxes:
            choices.addWidget(box, 1)
        choices.addWidget(self.clear)

    def minimumSizeHint(self) -> QSize:
        return least_size(super().minimumSizeHint())

    def resizeEvent(self, event: QResizeEvent) -> None:
        arrange(self, self._rows)
        super().resizeEvent(event)

    @property
    def wanted(self) -> Wanted:
        state, when = self.state.currentData(), self.when.currentData()
        return Wanted(
            self.search.text(),
            self.code.currentData(),
            DocumentState(state) if state and state != _ASIDE else None,
            self.issuer.currentData(),
            When(when) if when else None,
            state == _ASIDE,
        )

    def search_now(self) -> None:
        """Wait no longer for another letter."""
        self._soon.stop()
        self.changed.emit()

    def want_all(self) -> None:
        """Take every filter off, at once."""
        with QSignalBlocker(self):
            self.search.clear()
            for box in self._boxes:
                box.setCurrentIndex(0)
        self._soon.stop()
        self.changed.emit()

    def want(self, *, code: str | None = None, state: DocumentState | None = None) -> None:
        """Only the documents of a row, or of a state."""
        with QSignalBlocker(self):
            self.want_all()
            if code is not None:
                _choose(self.code, code, self._titles.get(code, ""))
            if state is not None:
                _choose(self.state, state.value, STATE_WORDS[state])
        self.changed.emit()

    def show_counts(self, counts: Counts, aside: int = 0) -> None:
        """Offer what there is, each with how many; what is chosen stays, with none left too."""
        codes = (code for code in self._titles if code in counts.codes or code == self.code.currentData())
        self._offer(self.code, ((f"{code} {_short(self._titles[code])}", code, counts.codes[code]) for code in codes))
        states = [(STATE_WORDS[one], one.value, counts.states[one]) for one in DocumentState]
        self._offer(self.state, [*states, (ASIDE_WORDS, _ASIDE, aside)])
        self._offer(self.when, ((WHEN_WORDS[one], one.value, counts.whens[one]) for one in When))
        issuers = sorted({*counts.issuers, *self._chosen_issuer()}, key=lambda name: (not name, sort_key(name)))
        named = ((name or _NO_ISSUER, name, counts.issuers[name]) for name in issuers[-_MOST_ISSUERS:])
        self._offer(self.issuer, named)
        self.clear.setEnabled(self.wanted != Wanted())

    def _chosen_issuer(self) -> tuple[str, ...]:
        return () if self.issuer.currentData() is None else (str(self.issuer.currentData()),)

    def _offer(self, box: QuietBox, offers: Iterable[tuple[str, str, int]]) -> None:
        chosen = box.currentData()
        wanted = [(f"{words} ({count})", value) for words, value, count in offers if count or value == chosen]
        there = [(box.itemText(place), box.itemData(place)) for place in range(1, box.count())]
        if wanted == there:
            return
        with QSignalBlocker(box):
            while box.count() > 1:
                box.removeItem(1)
            for words, value in wanted:
                box.addItem(words, value)
            box.setCurrentIndex(max(box.findData(chosen), 0) if chosen is not None else 0)


class _Search(QLineEdit):
    """Esc clears, Enter and the arrow down lead to the documents found."""

    into_table = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("documentsSearch")
        self.setAccessibleName("Tìm trong các tài liệu")
        self.setPlaceholderText(SEARCH)
        self.setMaxLength(200)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.into_table.emit()
        else:
            super().keyPressEvent(event)


def _choose(box: QuietBox, value: str, words: str) -> None:
    """Choose what may not be offered yet; its count follows."""
    if box.findData(value) < 0:
        box.addItem(words, value)
    box.setCurrentIndex(box.findData(value))


def _short(title: str) -> str:
    return title if len(title) <= _TITLE else f"{title[: _TITLE - 1].rstrip()}…"
