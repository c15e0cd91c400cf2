"""Home: how much is left and how long, how far the scoring is, and what to do next."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from parscore.scoring.answers import Value
from parscore.scoring.checks import Duty
from parscore.scoring.checks.progress import Progress, progress
from parscore.scoring.inputs import Input, InputKind
from parscore.scoring.numbers import show_decimal, show_short
from parscore.scoring.outcome import Severity
from parscore.scoring.owners import progress_by_role
from parscore.scoring.state import State
from parscore.ui import style
from parscore.ui.actions import Actions
from parscore.ui.answer_editor.field import Field
from parscore.ui.answer_editor.reading import reading_of
from parscore.ui.area_bars import area_bars
from parscore.ui.deadline import headline
from parscore.ui.duties import duties_of, remedy_of
from parscore.ui.duty_line import DutyLine
from parscore.ui.home_cards import ChartCard, ProgressCard, RolesCard
from parscore.ui.main_window import DESK, MainWindow
from parscore.ui.narrow import SIDE_BY_SIDE, arrange, least_size
from parscore.ui.next_duties import MOST, next_duties
from parscore.ui.open_assessment import OpenAssessment
from parscore.ui.pages import Page
from parscore.ui.readiness import ready, still_waiting
from parscore.ui.totals import PROVISIONAL
from parscore.ui.tree_filter import Kind
from parscore.ui.unread import Unread, unread_in
from parscore.ui.words import NONE
from parscore.ui.year_before import YearBefore, year_before

HEADLINE_SIZE = 16
_DEADLINE_WIDTH = 152
_FIRST_LINES = 5
_HEAD_FROM, _CARDS_FROM = 720, 1090
LOCK, PDF, EXCEL = "Chốt…", "Xuất PDF…", "Xuất Excel…"
SUPPLIED, CHECKS = "supplied", "checks"
_FILTERS = {
    "done": Kind.ALL,
    "blank": Kind.BLANK,
    "unproved": Kind.NO_DOCUMENTS,
    "unexplained": Kind.NO_EXPLANATION,
}
_PAGES = {"waiting": SUPPLIED, "warnings": CHECKS}


class HomePage(Page):
    """The first look of a morning."""

    def __init__(self, assessment: OpenAssessment) -> None:
        super().__init__(assessment)
        self._duties: list[Duty] = []
        self._before: YearBefore | None = None
        self._words = style.text_label(name="headline", size=HEADLINE_SIZE, strong=True)
        self._words.setWordWrap(True)
        day = reading_of(Input("deadline", "Hạn nộp", InputKind.DATE))
        self.deadline = Field("Hạn nộp", day, self._on_deadline, optional=True, name="deadline", hint="ngày/tháng/năm")
        self.deadline.caption.setWordWrap(False)
        style.keep_in_scale(self.deadline.line, setFixedWidth=_DEADLINE_WIDTH)
        self._first = QFrame()
        self._first_words = style.text_label(name="firstStepWords")
        self._progress, self._roles, self._areas = ProgressCard(), RolesCard(), ChartCard()
        self._progress.wanted.connect(self._open_count)
        self._to_do = style.text_label("Việc cần làm", name="toDoTitle", size=style.TITLE_SIZE, strong=True)
        self._all = _button("allDuties", lambda: self.page_wanted.emit(CHECKS))
        self._spreadsheet = _button("homeExcel", lambda: self._actions.excel.trigger())
        self._spreadsheet.setText(EXCEL)
        self._spreadsheet.setAccessibleName(EXCEL.rstrip("…"))
        self._go_on = _button("goOn", self._open_next)
        self._go_on.setProperty("primary", True)
        self.lines = [DutyLine(place) for place in range(MOST)]
        self._none_left = style.text_label(name="nothingToDo", tone="done")
        self._lay_out()
        assessment.saved.connect(self._on_saving)
        assessment.save_failed.connect(self._on_saving)

    def _lay_out(self) -> None:
        head, cards = QBoxLayout(SIDE_BY_SIDE), QBoxLayout(SIDE_BY_SIDE)
        self._rows = {head: _HEAD_FROM, cards: _CARDS_FROM}
        head.setSpacing(style.PADDING)
        head.addWidget(self._words, 1)
        head.addWidget(self.deadline)
        cards.setSpacing(style.PADDING)
        cards.addWidget(self._progress)
        cards.addWidget(self._roles)
        cards.addWidget(self._areas, 1)
        self._areas.table_shown.connect(self._roles.setHidden)
        heading = QHBoxLayout()
        heading.setSpacing(style.GRID * 2)
        heading.addWidget(self._to_do)
        heading.addStretch(1)
        heading.addWidget(self._all)
        heading.addWidget(self._spreadsheet)
        heading.addWidget(self._go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(style.PADDING, style.GRID * 2, style.PADDING, style.GRID * 2)
        column.setSpacing(style.GRID * 2)
        column.addLayout(head)
        column.addWidget(self._first_step())
        column.addLayout(cards)
        column.addLayout(heading)
        column.addWidget(self._none_left)
        below = QVBoxLayout()
        below.setSpacing(0)
        for line in self.lines:
            line.clicked.connect(lambda _checked=False, line=line: self._open(line.duty))
            below.addWidget(line)
        column.addLayout(below)
        column.addStretch(1)

    def _first_step(self) -> QFrame:
        """An empty sheet says what to begin with."""
        self._first.setObjectName("firstStep")
        row = QHBoxLayout(self._first)
        row.setContentsMargins(style.PADDING, style.GRID * 2, style.PADDING, style.GRID * 2)
        row.setSpacing(style.GRID * 2)
        icon = QLabel()
        icon.setObjectName("firstStepIcon")
        icon.setPixmap(style.icon("desk", "accent").pixmap(style.ICON_SIZE))
        self._first_words.setWordWrap(True)
        row.addWidget(icon)
        row.addWidget(self._first_words, 1)
        return self._first

    def minimumSizeHint(self) -> QSize:
        return least_size(super().minimumSizeHint())

    def resizeEvent(self, event: QResizeEvent) -> None:
        arrange(self, self._rows)
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._go_on.setFocus()
        if self._before is None:
            QTimer.singleShot(0, self, self._read_before)  # opens the workspace, so the page is painted first

    def _read_before(self) -> None:
        if self._before is None:
            self._before = year_before(self.assessment)
            self.refresh()

    def _on_saving(self, _news: object = None) -> None:
        self._soon.start()

    def refresh(self) -> None:
        now = self.assessment
        self._duties = duties_of(now)
        errors = sum(duty.severity is Severity.ERROR for duty in self._duties)
        warnings = sum(duty.severity is Severity.WARNING for duty in self._duties)
        waits = still_waiting(now, self) if now.editable else ""
        ready_words = f"Còn {waits}" if waits else ready(warnings)
        words, tone = headline(errors, now.circumstances.deadline, date.today(), now.state, ready_words)
        tone = "attention" if waits and tone == "done" else tone
        self._words.setText(words)
        style.set_property(self._words, "tone", tone)
        deadline = now.circumstances.deadline
        self.deadline.show_kept(None if deadline is None else deadline.isoformat())
        self.deadline.setEnabled(now.editable)
        counts = progress(now.criteria_set, now.sheet, now.result, now.links, now.documents)
        self._progress.show_counts(counts, warnings)
        self._progress.show_index(self._index_lines())
        self._roles.show_roles(progress_by_role(now.criteria_set, now.circumstances, now.result))
        before = self._before.areas if self._before else {}
        bars = area_bars(now.criteria_set, now.result, now.target, before)
        self._areas.show_bars(bars, f"năm {now.card.year - 1}" if before else "")
        self._show_duties(counts, errors)
        if waits:
            self._none_left.hide()

    def _index_lines(self) -> list[tuple[str, str]]:
        """Captions and figures of the index: now, a year ago, the target."""
        result, year = self.assessment.result, self.assessment.card.year
        begun = any(node.score is not None for node in result.nodes.values())
        now = self._percent(result.index_percent if begun else None, provisional=result.provisional)
        before = self._before or YearBefore(year - 1, why_not="")
        last = self._percent(before.index, provisional=before.provisional)
        remark = before.remark(self.assessment.sheet.survey_held)
        target = self.assessment.target
        return [
            ("Chỉ số hiện nay", now),
            (f"Năm {year - 1}" + (f", {remark}" if remark else ""), before.why_not or last),
            ("Mục tiêu", "chưa đặt" if target is None else f"{show_short(target)} %"),
        ]

    def _percent(self, index: Fraction | None, *, provisional: bool) -> str:
        if index is None:
            return NONE
        mark = f" ({PROVISIONAL})" if provisional else ""
        return f"{show_decimal(self.assessment.result.shown(index))} %{mark}"

    def _show_duties(self, counts: Progress, errors: int) -> None:
        begun = bool(counts.done) or not self.assessment.editable
        offered = next_duties(self._duties, self.assessment.result, MOST if begun else _FIRST_LINES)
        for place, line in enumerate(self.lines):
            line.setVisible(place < len(offered))
            if place < len(offered):
                criteria_set, editable = self.assessment.criteria_set, self.assessment.editable
                line.show_duty(offered[place], criteria_set, self.assessment.result, editable=editable)
        self._to_do.setText("Việc cần làm" if errors or not offered else "Nên xem trước khi nộp")
        every = f"Xem tất cả ({len(self._duties)})"
        self._all.setText(every)
        self._all.setAccessibleName(every)
        self._none_left.setText(
            "" if errors else "Không còn việc nào phải làm. Tiếp theo: mở trang Kiểm tra để lãnh đạo duyệt, rồi chốt."
        )
        self._none_left.setVisible(not errors and self.assessment.editable)
        following = self._next()
        self._go_on.setVisible(following is not None or not errors)
        verb = "Chấm tiếp ▸" if following and following.kind == "blank" else "Làm tiếp ▸"
        self._go_on.setText(verb if following else "Kiểm tra và duyệt ▸")
        self._show_closed()
        self._go_on.setAccessibleName(self._go_on.text().rstrip(" ▸…"))
        self._first.setVisible(not begun and following is not None)
        if not begun and following is not None:
            title = self.assessment.criteria_set.by_code[following.code].title
            self._first_words.setText(
                f"Bước đầu tiên: chấm mục {following.code} “{title}”. Nhập số liệu, chương trình tính điểm, nói rõ "
                "cách tính và tự lưu. Bấm “Chấm tiếp” hoặc một dòng dưới đây."
            )

    def _show_closed(self) -> None:
        """In place of work to do: where a closed sheet stands, and what comes next."""
        state, log = self.assessment.state, self.assessment.state_log
        self._spreadsheet.setVisible(state is State.LOCKED)
        if self.assessment.editable:
            return
        on = f" ngày {log[-1].at.astimezone():%d/%m/%Y}" if log else ""
        words, verb = {
            State.APPROVED: (f"Lãnh đạo đã duyệt{on}: chốt bản chấm điểm", LOCK),
            State.LOCKED: (f"Đã chốt{on}: xuất báo cáo", PDF),
        }[state]
        self._to_do.setText(words)
        self._go_on.setText(verb)
        self._go_on.show()

    @property
    def _actions(self) -> Actions:
        window = self.window()
        assert isinstance(window, MainWindow)
        return window.actions_

    def _next(self) -> Duty | None:
        """The next open row in document order; when all are scored, the first thing left to do."""
        errors = [duty for duty in self._duties if duty.severity is Severity.ERROR]
        return next((duty for duty in errors if duty.kind == "blank"), next(iter(errors), None))

    def _open_next(self) -> None:
        following = self._next()
        if not self.assessment.editable:
            locked = self.assessment.state is State.LOCKED
            (self._actions.pdf if locked else self._actions.stages["lock"]).trigger()
        elif following is None:
            self.page_wanted.emit(CHECKS)
        else:
            self._open(following)

    def _open(self, duty: Duty | None) -> None:
        editable = self.assessment.editable
        remedy = remedy_of(duty, self.assessment.criteria_set, editable=editable) if duty else None
        if duty is None or remedy is None:
            return
        if remedy.page == self.objectName().removesuffix("Page"):
            self.deadline.line.setFocus()
        elif remedy.page:
            self.page_wanted.emit(remedy.page)
        else:
            self.part_wanted.emit(duty.code, remedy.part)

    def _open_count(self, name: str) -> None:
        if name in _PAGES:
            self.page_wanted.emit(_PAGES[name])
            return
        from parscore.ui.filter_bar import FilterBar

        self.page_wanted.emit(DESK)
        bar = self.window().findChild(FilterBar)
        if bar is not None:
            bar.clear()
            bar.choose(_FILTERS[name])

    def _on_deadline(self, value: Value | None) -> None:
        deadline = None if value is None else date.fromisoformat(str(value))
        self.assessment.set_circumstances(replace(self.assessment.circumstances, deadline=deadline))

    def leave(self) -> bool:
        return self.deadline.commit()

    def unread(self) -> list[Unread]:
        return unread_in([self.deadline])


def _button(name: str, act: Callable[[], None]) -> QPushButton:
    button = QPushButton()
    button.setObjectName(name)
    button.setAutoDefault(True)  # Enter presses it
    button.clicked.connect(lambda _checked=False: act())
    return button
