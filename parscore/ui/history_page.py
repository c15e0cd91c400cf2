"""The page of history: who, when, old and new of every value, score and state; filtered, printed."""

from datetime import date, datetime
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QTreeView,
    QVBoxLayout,
)

from parscore.faults import ParscoreError
from parscore.reports.changes_in_words import Wording
from parscore.scoring.assessment import scorers
from parscore.ui import style
from parscore.ui.history_filter import HistoryFilter
from parscore.ui.history_model import (
    COL_AT,
    COL_CODE,
    COL_NEW,
    COL_OLD,
    COL_SCORE,
    COL_WHAT,
    COL_WHO,
    HistoryModel,
    cells,
)
from parscore.ui.narrow import least_size
from parscore.ui.open_assessment import OpenAssessment
from parscore.ui.pages import Page
from parscore.ui.state_words import NO_NAME, moment
from parscore.ui.story import PART, Story, Told

if TYPE_CHECKING:
    from parscore.ui.main_window import MainWindow

WIDTHS = {COL_AT: 164, COL_WHO: 140, COL_CODE: 68, COL_OLD: 140, COL_NEW: 140, COL_SCORE: 156}
EMPTY = "Chưa có thay đổi nào. Mỗi lần nhập, sửa, hoàn tác hay duyệt sẽ được ghi lại ở đây."
NOTHING_FOUND = "Không có thay đổi nào như đang lọc. Bấm “Bỏ lọc” để xem tất cả."
DETAIL_LINES = 4
ALL_COLUMNS_FROM, NARROW_TEXT = 1000, 104
LEAST_LINES, LINE_HEIGHT = 5, 32


class HistoryView(QTreeView):
    """The table; Enter opens the row a line speaks of."""

    opened = Signal(QModelIndex)

    def __init__(self) -> None:
        super().__init__()
        self._narrow = False
        self.setObjectName("historyView")
        self.setAccessibleName("Lịch sử thay đổi")
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.doubleClicked.connect(self.opened)

    def lay_out_columns(self) -> None:
        """Fix the widths of short columns; what was done takes the rest."""
        header = self.header()
        header.setStretchLastSection(False)
        for column in WIDTHS:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(COL_WHAT, QHeaderView.ResizeMode.Stretch)
        self._set_widths()

    def _set_widths(self) -> None:
        """As wide as the text now worn needs them."""
        for column, width in WIDTHS.items():
            narrow = self._narrow and column in (COL_OLD, COL_NEW)
            self.header().resizeSection(column, style.scaled(NARROW_TEXT if narrow else width))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.model() is not None:
            self._set_widths()

    def be_narrow(self, on: bool) -> None:
        """Without room for all columns who did it and the score are left to the lines below the table."""
        for column in (COL_WHO, COL_SCORE):
            self.setColumnHidden(column, on)
        self._narrow = on
        self._set_widths()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


class HistoryPage(Page):
    """Filters above, lines in the middle, the whole text of the chosen line below."""

    def __init__(self, assessment: OpenAssessment) -> None:
        super().__init__(assessment)
        self._story: Story | None = None
        self._mark: tuple[datetime, str, str] | None = None
        self.filter = HistoryFilter(assessment.criteria_set)
        self.model = HistoryModel(self)
        self.view = HistoryView()
        self.view.setModel(self.model)
        self.view.lay_out_columns()
        style.keep_in_scale(self.view, setMinimumHeight=LEAST_LINES * LINE_HEIGHT)
        self.view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._count = style.text_label(name="historyCount", tone="muted")
        self._message = style.text_label(name="historyMessage", tone="muted")
        self._message.setWordWrap(True)
        self._detail = QPlainTextEdit()
        self._detail.setObjectName("historyDetail")
        self._detail.setAccessibleName("Toàn văn thay đổi đang chọn")
        self._detail.setReadOnly(True)
        self._detail.setTabChangesFocus(True)
        self.open_row = _button("historyOpen", "Mở dòng")
        self.print = _button("historyPrint", "Xuất PDF…")
        self._lay_out()
        self._fetched = QTimer(self)
        self._fetched.setSingleShot(True)
        self._fetched.timeout.connect(self._say_count)
        self.filter.changed.connect(self._show)
        self.view.opened.connect(self._on_opened)
        self.view.selectionModel().currentRowChanged.connect(lambda now, _before: self._show_detail(now))
        self.model.rowsInserted.connect(lambda *_: self._fetched.start())
        self.open_row.clicked.connect(lambda _checked=False: self._on_opened(self.view.currentIndex()))
        self.print.clicked.connect(lambda _checked=False: self._print())
        assessment.history_changed.connect(self._soon.start)
        assessment.saved.connect(self._soon.start)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*[style.PADDING] * 4)
        column.setSpacing(style.GRID * 2)
        head = QHBoxLayout()
        head.setSpacing(style.GRID * 2)
        head.addWidget(style.text_label("Lịch sử thay đổi", name="historyTitle", size=style.TITLE_SIZE, strong=True))
        head.addWidget(self._count, 1)
        head.addWidget(self.print)
        foot = QFrame()
        foot.setObjectName("historyFoot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(style.PADDING, style.GRID * 2, style.PADDING, style.GRID * 2)
        row.addWidget(self._detail, 1)
        row.addWidget(self.open_row, 0, Qt.AlignmentFlag.AlignTop)
        self._foot = foot
        foot.setFixedHeight(self.fontMetrics().lineSpacing() * DETAIL_LINES + style.GRID * 8)
        column.addLayout(head)
        column.addWidget(self.filter)
        column.addWidget(self._message)
        column.addWidget(self.view, 1)
        column.addWidget(foot)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()
        self.view.setFocus()

    def minimumSizeHint(self) -> QSize:
        return least_size(super().minimumSizeHint())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < style.scaled(ALL_COLUMNS_FROM)
        if narrow != self.view.isColumnHidden(COL_WHO):
            self.view.be_narrow(narrow)
            self._show_detail(self.view.currentIndex())

    def refresh(self) -> None:
        """Read the history anew; the chosen line stays chosen."""
        assessment = self.assessment
        try:
            lines = assessment.workspace.history(assessment.card.id)
        except ParscoreError as fault:
            self._say(str(fault))
            return
        of_kind = scorers(assessment.criteria_set, assessment.card.unit.kind)
        wording = Wording(assessment.criteria_set, of_kind, assessment.documents)
        held = assessment.circumstances.survey_held
        self._story = Story(lines, assessment.state_log, wording, held, self._wording_of)
        self.filter.offer_people(self._story.people())
        self._show()

    def _wording_of(self, checksum: str) -> Wording | None:
        """The words of a set the assessment was scored by before it moved to another."""
        assessment = self.assessment
        try:
            then = assessment.workspace.criteria_copy(checksum)
        except ParscoreError:
            return None
        if then is None:
            return None
        return Wording(then, scorers(then, assessment.card.unit.kind), assessment.documents)

    def show_row_history(self, code: str) -> None:
        """Only what happened to one row."""
        self.filter.want_row(code)
        self.view.setFocus()

    def _show(self) -> None:
        if self._story is None:
            return
        kept, rows = self._mark, self.model.rowCount()
        at_top = self.view.currentIndex().row() <= 0  # whoever looks at the newest line wants the newest one
        self.model.show_lines(self._story.told(self.filter.wanted), at_least=rows)
        lines = () if at_top else range(self.model.rowCount())
        found = next((r for r in lines if _mark_of(self.model.line(r)) == kept), 0)
        if self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(found, 0))
            if not found:
                self.view.scrollToTop()
        else:
            self._show_detail(QModelIndex())
        refused = self.filter.refused
        self._say(refused or ("" if self.model.rowCount() else self._why_empty()))
        self._say_count()

    def _why_empty(self) -> str:
        story = self._story
        return NOTHING_FOUND if story is not None and (story.lines or story.state_log) else EMPTY

    def _say(self, sentence: str) -> None:
        self._message.setText(sentence)
        self._message.setVisible(bool(sentence))

    def _say_count(self) -> None:
        shown = self.model.rowCount()
        more = "" if self.model.complete else " gần nhất; cuộn xuống để xem tiếp"
        self._count.setText(f"{shown} thay đổi{more}" if shown else "")
        self.print.setEnabled(bool(shown))

    def _show_detail(self, index: QModelIndex) -> None:
        line = self.model.line(index.row()) if index.isValid() else None
        self._foot.setVisible(line is not None)
        self._mark = _mark_of(line) if line is not None else self._mark
        if line is None:
            return
        node = self.assessment.criteria_set.by_code.get(line.code)
        about = f"{line.code}  {node.title}\n" if node is not None else ""
        about = f"{moment(line.at)}, {line.who or NO_NAME}\n{about}" if self.view.isColumnHidden(COL_WHO) else about
        score = f"   Điểm: {line.score}" if line.score else ""
        change = f": {line.old} → {line.new}" if line.old or line.new else ""
        self._detail.setPlainText(f"{about}{line.what.removeprefix(PART)}{change}{score}")
        self.open_row.setEnabled(node is not None and node.is_leaf)

    def _on_opened(self, index: QModelIndex) -> None:
        line = self.model.line(index.row()) if index.isValid() else None
        if line is not None and line.code in self.assessment.criteria_set.by_code:
            self.row_wanted.emit(line.code)

    def _print(self) -> None:
        """What is filtered, as many lines as fit on a readable number of pages."""
        from parscore.reports.history_pdf import MOST_LINES, HistoryReport, write_history
        from parscore.ui.export import ask_place, file_name, write_long_in_thread

        story, assessment, window = self._story, self.assessment, cast("MainWindow", self.window())
        if story is None:
            return
        told = story.told(self.filter.wanted)
        lines = [cells(line) for line in islice(told, MOST_LINES)]
        report = HistoryReport(
            assessment.criteria_set,
            assessment.sheet,
            lines,
            printed_on=date.today(),
            filtered=self.filter.told(),
            complete=next(told, None) is None,
            illustrative_facts=assessment.card.illustrative_facts,
        )
        name = file_name("Lich-su", assessment, "pdf")
        ask_place(
            window,
            "Xuất lịch sử",
            name,
            lambda path: write_long_in_thread(window, path, partial(write_history, report, path)),
        )


def _mark_of(line: Told | None) -> tuple[datetime, str, str] | None:
    return None if line is None else (line.at, line.code, line.what)


def _button(name: str, words: str) -> QPushButton:
    button = QPushButton(words)
    button.setObjectName(name)
    button.setAccessibleName(words.rstrip("…"))
    return button
