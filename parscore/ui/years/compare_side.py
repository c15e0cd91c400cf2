"""Years of the unit beside each other: chosen, compared as far as that is honest, in a table and in pictures."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout

from parscore.faults import ParscoreError
from parscore.scoring.assessment import UnknownKindError
from parscore.scoring.before_merger import BeforeMerger, first_year
from parscore.scoring.year_comparison import YearComparison, compare_years
from parscore.ui import style
from parscore.ui.menu_button import MenuButton
from parscore.ui.open_assessment import OpenAssessment
from parscore.ui.unread import Unread
from parscore.ui.years.button_lines import ButtonLines
from parscore.ui.years.compare_charts import BARS, RADAR, TREND, CompareCharts
from parscore.ui.years.compare_export import write_out
from parscore.ui.years.compare_filters import ChangeFilters
from parscore.ui.years.compare_lines import counts, headings_of, lines_of
from parscore.ui.years.compare_series import trend_of, trend_of_others
from parscore.ui.years.compare_whole import About, coverage_words, whole_words
from parscore.ui.years.lines_model import Line, LinesModel
from parscore.ui.years.lines_table import LinesTable
from parscore.ui.years.merged_columns import MergedColumn, with_columns
from parscore.ui.years.merged_years import before_merger, columns_of, keep_combining, kept_combining
from parscore.ui.years.merging_bar import MergingBar
from parscore.ui.years.one_at_a_time import OneAtATime
from parscore.ui.years.own_rank import standings_of
from parscore.ui.years.parts import push, sentence, toggle
from parscore.ui.years.side import Side
from parscore.ui.years.years_of_unit import YearChoice, YearsOfUnit, first_chosen, one_a_year

if TYPE_CHECKING:
    from parscore.scoring.crosswalk import Crosswalk
    from parscore.scoring.year_comparison import YearOf
    from parscore.ui.main_window import MainWindow

MOST_AT_FIRST = 3
NOTHING = (
    "Chưa có năm nào để so. Hãy chấm năm trước trong chương trình, hoặc nhập kết quả năm trước ở thẻ "
    "“Kết quả các năm trước”."
)
ONE = "Hãy chọn ít nhất hai năm để so."
MERGED = " Kết quả của các đơn vị cũ: bấm năm ở dòng “Đơn vị cũ, trước sáp nhập”."
FIRST = (
    "Mới chọn một năm của đơn vị mới ({year}) nên chưa có năm trước để so. Các năm của đơn vị cũ đứng bên cạnh, "
    "không phải năm trước của đơn vị mới."
)
ILLUSTRATIVE = "Có điểm hoặc số liệu minh họa"
_CODE, _YEAR, _MERGED, _CHANGE, _HOW, _TITLE = 72, 96, 124, 168, 184, 180
VIEWS = (("table", "Bảng"), ("bars", "Cột"), ("radar", "Mạng nhện"), ("trend", "Xu hướng"))


class CompareSide(Side):
    """The years stand in a row of buttons, below them how much can be compared; then the table or a picture."""

    def __init__(self, assessment: OpenAssessment) -> None:
        super().__init__(assessment)
        self._years = YearsOfUnit(assessment)
        self._choices: list[YearChoice] = []
        self._wanted: list[str] | None = None
        self._lines: list[Line] = []
        self.comparison: YearComparison | None = None
        self._compared: tuple[list[int], list[Crosswalk], dict[int, str]] = ([], [], {})
        self._loaded: list[YearOf] = []
        self.buttons: dict[str, QToolButton] = {}
        self._year_line = ButtonLines("yearButtons")
        self.before = BeforeMerger()
        self._beside: list[MergedColumn] = []
        self.merging = MergingBar()
        self.merging.changed.connect(self.refresh)
        self.merging.chosen.connect(self._keep_method)
        self.merged_told = sentence("mergedTold")
        self.filter = ChangeFilters()
        self.filter.changed.connect(self._show_wanted)
        self.filters = self.filter.buttons
        self.views = {name: toggle(f"view_{name}", words, partial(self.show_view, name)) for name, words in VIEWS}
        self.told = sentence("compareTold", strong=True)
        self.coverage = sentence("coverage")
        self.mark = style.text_label(ILLUSTRATIVE, name="compareIllustrative", tone="accent")
        self.crosswalk = push("openCrosswalk", "Mở bảng tương ứng", lambda: self.side_wanted.emit("crosswalk"))
        self.model = LinesModel(("Mã", "Nội dung", "", ""), (2,), self)
        self.table = LinesTable(
            "compareRows", "So sánh các năm theo lĩnh vực và tiêu chí", self.model, {0: _CODE}, (1,)
        )
        self.table.opened.connect(self._open_row)
        self.table.looked_at.connect(self._tell_line)
        self.charts = CompareCharts()
        self.foot = sentence("compareFoot", tone="muted")
        self.export = MenuButton("exportComparison", "exportComparisonMenu", "Xuất bản so sánh")
        self.export.say("Xuất")
        for format, words in (("xlsx", "Excel…"), ("pdf", "PDF…"), ("docx", "Word…")):
            action = self.export.offers.addAction(words)
            action.setObjectName(f"export_{format}")
            action.triggered.connect(lambda _checked=False, format=format: self._write_out(format))
        self._place = OneAtATime("comparePlace")
        self._place.addWidget(self.table)
        self._place.addWidget(self.charts)
        self._lay_out()
        self.show_view("table")

    def _lay_out(self) -> None:
        choosing, saying = QHBoxLayout(), QHBoxLayout()
        for line in (choosing, saying):
            line.setSpacing(style.GRID * 2)
        caption = style.text_label("Các năm", name="yearsCaption")
        choosing.addWidget(caption, 0, Qt.AlignmentFlag.AlignTop)
        choosing.addWidget(self._year_line, 1)
        choosing.addWidget(ButtonLines("viewButtons", [*self.views.values()]))
        choosing.addWidget(self.export, 0, Qt.AlignmentFlag.AlignTop)
        saying.addWidget(self.coverage, 1)
        saying.addWidget(self.mark)
        saying.addWidget(self.crosswalk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.GRID)
        column.addLayout(choosing)
        column.addWidget(self.merging)
        column.addWidget(self.told)
        column.addWidget(self.merged_told)
        column.addLayout(saying)
        column.addWidget(self.filter)
        column.addWidget(self._place, 1)
        column.addWidget(self.foot)

    def refresh(self) -> None:
        try:
            choices = self._years.choices()
            if self._wanted is None:
                self._wanted = first_chosen(choices, MOST_AT_FIRST)
            if [(one.key, one.short) for one in choices] != [(one.key, one.short) for one in self._choices]:
                self._choices = choices
                self._offer()
            self._choices = choices
            self._refresh_merged()
            self._compare()
        except UnknownKindError as refusal:
            self._say_nothing(f"{refusal}.")
        except ParscoreError as fault:
            self._say_nothing(str(fault))

    def _refresh_merged(self) -> None:
        """What is offered of merged units, and the method kept for them."""
        merged = self._years.of_predecessors()
        workspace, unit = self.assessment.workspace, self.assessment.card.unit.code
        self.merging.show_merged(merged, kept_combining(workspace, unit) if merged else self.merging.combining)

    def _keep_method(self) -> None:
        workspace, unit = self.assessment.workspace, self.assessment.card.unit.code
        try:
            keep_combining(workspace, unit, self.merging.combining)
        except ParscoreError as fault:
            self.merging.stay_typed()
            self.notice_wanted.emit(str(fault), "attention")
            return
        self.refresh()

    def unread(self) -> Sequence[Unread]:
        return self.merging.unread()

    def want_all(self) -> None:
        """Set every year of the unit beside the others."""
        self._wanted = [choice.key for choice in self._choices]
        self.refresh()

    def forget(self) -> None:
        """Read all years anew when they are next compared."""
        self._years.forget()

    def _offer(self) -> None:
        """A button for each year."""
        self.buttons = {}
        for choice in self._choices:
            words = f"{choice.short} (đang mở)" if choice.open_now else choice.short
            button = toggle(f"year_{choice.key}", words, partial(self._pick, choice))
            button.setToolTip(choice.about)
            self.buttons[choice.key] = button
        self._year_line.show_parts([*self.buttons.values()])

    def _pick(self, choice: YearChoice) -> None:
        """Take a year in or out; of two sources of one year the one chosen last stands."""
        wanted = self._wanted or []
        if choice.key in wanted:
            wanted = [key for key in wanted if key != choice.key]
        else:
            same = {one.key for one in self._choices if one.year == choice.year}
            wanted = [*(key for key in wanted if key not in same), choice.key]
        self._wanted = wanted
        self.refresh()

    def _compare(self) -> None:
        chosen = one_a_year(self._choices, self._wanted or [])
        for key, button in self.buttons.items():
            button.setChecked(key in {one.key for one in chosen})
        if len(chosen) < 2 and not (chosen and self.merging.picked):
            more = MERGED if self.merging.merged and self.merging.buttons else ""
            self._say_nothing((NOTHING if len(self._choices) < 2 else ONE) + more)
            return
        years = self._years.loaded(chosen)
        self.before = before_merger(self.merging, self._years, years[-1].places)
        beside = [*years, *self.before.years]
        crosswalks = self._crosswalks() if self._need_crosswalks(beside) else []
        standings = standings_of(self.assessment.workspace, self.assessment.card.unit.code, years)
        given = ([id(one) for one in years], crosswalks, standings)
        if self.comparison is None or given != self._compared:
            self._loaded = years  # while they are held, none of their ids can be another year's
            years = [replace(one, standing=standings.get(one.year, "")) for one in years] if standings else years
            self.comparison = compare_years(years, crosswalks) if len(years) > 1 else first_year(years[0])
            self._compared = given
        self._beside = columns_of(self.before, self.comparison.last.later, crosswalks)
        self._show()

    def _need_crosswalks(self, years: "Sequence[YearOf]") -> bool:
        sets = [one.criteria_set for one in years if one.criteria_set is not None]
        return any(one != sets[0] for one in sets[1:])

    def _crosswalks(self) -> "list[Crosswalk]":
        from parscore.intake.crosswalk_file import known_crosswalks

        known = known_crosswalks(self.assessment.workspace.folder)
        return [loaded.crosswalk for loaded in known if loaded.crosswalk is not None]

    def _say_nothing(self, words: str) -> None:
        self.comparison = None
        self.told.setText(words)
        self._lines = []
        self.model.show_lines(())
        for part in (
            self.coverage,
            self.crosswalk,
            self.mark,
            self.foot,
            self._place,
            self.export,
            self.filter,
            self.merged_told,
        ):
            part.setVisible(False)

    def _show(self) -> None:
        comparison = self.comparison
        if comparison is None:
            return
        several = len(comparison.years) > 1
        for part in (self._place, self.export):
            part.setVisible(True)
        listed = self._place.currentWidget() is self.table
        self.foot.setVisible(listed)
        self.filter.setVisible(listed and several)
        self.coverage.setVisible(several)
        self.coverage.setText(coverage_words(comparison) if several else "")
        self.crosswalk.setVisible(several and any(pair.coverage < 100 for pair in comparison.pairs))
        self.mark.setVisible(comparison.illustrative or self.before.illustrative)
        self.merged_told.setText(" ".join(self.before.words(comparison.years)))
        self.merged_told.setVisible(bool(self.before.combined))
        self._show_table()
        self.filter.show_counts(counts(self._lines))
        self.told.setText(whole_words(comparison) if several else FIRST.format(year=comparison.last.later.year))
        if self._place.currentWidget() is self.charts:
            self._show_charts()

    def _shown_years(self) -> list[int]:
        """The last years for which there is room in the table."""
        comparison = self.comparison
        assert comparison is not None
        room = self._room() - len(self._shown_beside()) * style.scaled(_MERGED)
        most = max(2, room // style.scaled(_YEAR))
        return [one.year for one in comparison.years][-most:]

    def _room(self) -> int:
        return self.table.viewport().width() - style.scaled(_CODE + _CHANGE + _HOW + _TITLE)

    def _shown_beside(self) -> list[MergedColumn]:
        """The columns of merged units for which two years of the new one leave room."""
        assert self.comparison is not None
        own = min(len(self.comparison.years), 2)
        most = max(1, (self._room() - own * style.scaled(_YEAR)) // style.scaled(_MERGED))
        return self._beside[-most:]

    def _show_table(self) -> None:
        comparison = self.comparison
        if comparison is None:
            return
        shown, beside = self._shown_years(), self._shown_beside()
        self._lines = with_columns(lines_of(comparison, shown), beside)
        if len(comparison.years) == 1:
            self._lines = [line._replace(about=None) for line in self._lines]
        years = [one for one in comparison.years if one.year in shown]
        columns = len(beside) + len(shown)
        code, title, *rest = headings_of(years)
        headings = (code, title, *(one.heading for one in beside), *rest)
        kept = self.table.line
        self.model.show_columns(headings, tuple(range(2, 2 + columns)), 2 + columns)
        self.model.show_lines(self.filter.of(self._lines))
        each = [*([_MERGED] * len(beside)), *([_YEAR] * len(shown))]
        widths = {0: _CODE, **{2 + place: wide for place, wide in enumerate(each)}}
        widths |= {2 + columns: _CHANGE, 3 + columns: _HOW}
        self.table.lay_out(widths, (1,))
        row = self.model.row_of(kept.code) if kept is not None and kept.code else -1
        if self.model.lines:
            self.table.choose(max(row, 0))
        self._tell_line(self.table.line)

    def _show_wanted(self) -> None:
        self.model.show_lines(self.filter.of(self._lines))
        if self.model.lines:
            self.table.choose(0)
        self._tell_line(self.table.line)

    def show_view(self, name: str) -> None:
        """The table, or one of the pictures."""
        for each, button in self.views.items():
            button.setChecked(each == name)
        pictures = {"bars": BARS, "radar": RADAR, "trend": TREND}
        self._place.setCurrentWidget(self.charts if name in pictures else self.table)
        several = self.comparison is not None and len(self.comparison.years) > 1
        self.filter.setVisible(name == "table" and several)
        self.foot.setVisible(name == "table" and self.comparison is not None)
        if name in pictures:
            self.charts.show_picture(pictures[name])
            self._show_charts()

    def _show_charts(self) -> None:
        comparison = self.comparison
        if comparison is None:
            return
        trends = [trend_of(self.assessment.card.unit.name, comparison)]
        for unit, choices in self._years.of_predecessors():
            if choices:
                trends.append(trend_of_others(unit.name, self._years.loaded(choices)))
        self.charts.show_comparison(comparison, trends)

    def _write_out(self, format: str) -> None:
        if self.comparison is not None:
            write_out(cast("MainWindow", self.window()), self.assessment, self.comparison, format, self.before)

    def _tell_line(self, line: Line | None) -> None:
        about = line.about if line is not None and isinstance(line.about, About) else None
        hidden = len(self.comparison.years) - len(self._shown_years()) if self.comparison is not None else 0
        more = (
            f" Bảng không đủ chỗ nên {hidden} năm đầu không hiện; hãy bỏ bớt năm hoặc mở rộng cửa sổ." if hidden else ""
        )
        unseen = len(self._beside) - len(self._shown_beside()) if self.comparison is not None else 0
        more += f" Không đủ chỗ cho {unseen} cột của đơn vị cũ; hãy bỏ bớt năm hoặc mở rộng cửa sổ." if unseen else ""
        self.foot.setText((about.tell() if about is not None else "") + more)

    def _open_row(self, line: Line) -> None:
        if line.code in self.assessment.criteria_set.by_code:
            self.row_wanted.emit(line.code)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.comparison is not None and event.size().width() != event.oldSize().width():
            columns = self.model.columnCount() - 4
            if columns != len(self._shown_years()) + len(self._shown_beside()):
                self._show_table()
