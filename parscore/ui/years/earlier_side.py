"""Years scored without the program, typed or read from Excel and Word, of the unit and of those merged into it."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QFileDialog, QLineEdit, QVBoxLayout

from parscore.faults import ParscoreError
from parscore.scoring.answers import Unit
from parscore.scoring.notation import read_day
from parscore.scoring.text import nfc
from parscore.ui import style
from parscore.ui.assessment_fields import unit_code
from parscore.ui.folders import EVIDENCE, folder_for, keep_folder
from parscore.ui.open_assessment import OpenAssessment
from parscore.ui.unread import Unread
from parscore.ui.user_name import user_name
from parscore.ui.waiting import StoppedError, waited
from parscore.ui.years.button_lines import ButtonLines
from parscore.ui.years.earlier_form import PUBLISHED, EarlierForm, RefusedFieldError, words_of
from parscore.ui.years.earlier_lines import line_of, of_sheet, same_place
from parscore.ui.years.lines_model import Line, LinesModel
from parscore.ui.years.lines_table import LinesTable
from parscore.ui.years.parts import choice, push, sentence
from parscore.ui.years.side import Side

if TYPE_CHECKING:
    from parscore.storage.earlier_results import EarlierResult
    from parscore.storage.predecessors import Predecessor
    from parscore.ui.main_window import MainWindow

HEADINGS = ("Năm", "Loại", "Tổng điểm", "Xếp loại", "Thứ hạng", "Chi tiết đến đâu", "Theo văn bản")
EMPTY = (
    "Chưa có kết quả nào của các năm chấm ngoài chương trình. Gõ tổng điểm ở dưới, hoặc nhập bảng điểm từ Excel, Word; "
    "các năm này được ghi rõ là theo văn bản và chỉ so đến mức có số liệu."
)
FILES = "Bảng tính, văn bản (*.xlsx *.xlsm *.docx)"


class EarlierSide(Side):
    """The list above, the form below; each result kept stands at once and can be taken back."""

    def __init__(self, assessment: OpenAssessment) -> None:
        super().__init__(assessment)
        self._kept: list[EarlierResult] = []
        self._merged: list[Predecessor] = []
        self.unit = choice("earlierUnit", "Kết quả của đơn vị", 26)
        self.unit.currentIndexChanged.connect(lambda _place: self._show())
        self.old_name, self.old_day = QLineEdit(), QLineEdit("01/07/2025")
        for line, name, words, example in (
            (self.old_name, "oldUnitName", "Tên đơn vị cũ được sáp nhập vào", "Ví dụ: Xã Ia Dơk"),
            (self.old_day, "oldUnitDay", "Ngày sáp nhập", "ngày/tháng/năm"),
        ):
            line.setObjectName(name)
            line.setAccessibleName(words)
            line.setPlaceholderText(example)
        style.keep_in_scale(self.old_day, setFixedWidth=112)
        self.add_unit = push("addOldUnit", "Thêm đơn vị cũ", self._add_unit)
        self.drop_unit = push("dropOldUnit", "Bỏ đơn vị cũ này", self._drop_unit)
        self.note = sentence("earlierNote", tone="muted")
        self.model = LinesModel(HEADINGS, (2,), self)
        self.table = LinesTable(
            "earlierResults",
            "Kết quả các năm chấm ngoài chương trình",
            self.model,
            {0: 64, 1: 130, 2: 112, 3: 96, 4: 96, 5: 168},
            (6,),
        )
        self.table.opened.connect(self._edit)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_tools())
        self.bring = push("bringEarlier", "Nhập bảng điểm từ tệp…", self._ask_file)
        self.drop = push("dropEarlier", "Bỏ kết quả đang chọn", self._drop)
        self.form = EarlierForm(self.keep)
        self.rows_told = sentence("earlierRows")
        self._lay_out()

    def _lay_out(self) -> None:
        head = [self.unit, self.drop_unit, self.old_name, self.old_day, self.add_unit]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.GRID * 2)
        column.addWidget(ButtonLines("earlierHead", head))
        column.addWidget(self.note)
        column.addWidget(self.table, 1)
        column.addWidget(ButtonLines("earlierTools", [self.bring, self.drop]))
        column.addWidget(self.rows_told)
        column.addWidget(self.form)

    @property
    def chosen_unit(self) -> str:
        return str(self.unit.currentData() or self.assessment.card.unit.code)

    def refresh(self) -> None:
        own = self.assessment.card.unit
        try:
            self._merged = self.assessment.workspace.predecessors(own.code)
        except ParscoreError as fault:
            self.notice_wanted.emit(str(fault), "attention")
            return
        kept = self.chosen_unit
        with QSignalBlocker(self.unit):
            self.unit.clear()
            self.unit.addItem(own.name, own.code)
            for one in self._merged:
                since = f", sáp nhập {one.merged_on:%d/%m/%Y}" if one.merged_on else ""
                self.unit.addItem(f"{one.unit.name} (đơn vị cũ{since})", one.unit.code)
            self.unit.setCurrentIndex(max(self.unit.findData(kept), 0))
        self._show()

    def _show(self) -> None:
        try:
            self._kept = self.assessment.workspace.earlier_results(self.chosen_unit)
        except ParscoreError as fault:
            self.notice_wanted.emit(str(fault), "attention")
            return
        self.model.show_lines([line_of(one) for one in self._kept])
        self.note.setText(EMPTY)
        self.note.setVisible(not self._kept)
        self.drop_unit.setVisible(self.unit.currentIndex() > 0)
        self._show_tools()

    def _show_tools(self) -> None:
        self.drop.setEnabled(bool(self.table.chosen))
        rows = self.form.rows
        self.rows_told.setText(f"Đang kèm bảng điểm: {words_of(rows)}." if rows else "")
        self.rows_told.setVisible(bool(rows))

    def unread(self) -> list[Unread]:
        lines = self.form.lines.values()
        return [
            Unread(line.accessibleName(), "", line.text().strip(), line.setFocus)
            for line in lines
            if line.isModified() and line.text().strip()
        ]

    def keep(self) -> None:
        """Keep what is typed, in place of what stood for the same year and kind."""
        try:
            given = self.form.read()
        except RefusedFieldError as refusal:
            self.form.say(refusal)
            return
        workspace, unit = self.assessment.workspace, self.chosen_unit
        try:
            before = next((one for one in self._kept if same_place(one.result, given)), None)
            made = workspace.keep_earlier_result(unit, given, source=self.form.source, who=self._who())
        except ParscoreError as fault:
            self.notice_wanted.emit(str(fault), "attention")
            return
        self.form.clear()
        self._show()
        words = f"Đã ghi kết quả năm {given.year} ({words_of(given.rows)})."
        back = workspace.put_back_earlier_result if before is not None else workspace.withdraw_earlier_result
        self._offer_undo(words, partial(back, before.id if before is not None else made.id))

    def _drop(self) -> None:
        places = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        workspace = self.assessment.workspace
        try:
            for one in (gone := [self._kept[place] for place in places]):
                workspace.withdraw_earlier_result(one.id)
        except ParscoreError as fault:
            self.notice_wanted.emit(str(fault), "attention")
            return
        self._show()
        years = ", ".join(str(one.result.year) for one in gone)

        def back() -> None:
            for one in gone:
                workspace.put_back_earlier_result(one.id)

        self._offer_undo(f"Đã bỏ kết quả năm {years}.", back)

    def _offer_undo(self, words: str, back: Callable[[], object]) -> None:
        def undo() -> None:
            try:
                back()
            except ParscoreError as fault:
                self.notice_wanted.emit(str(fault), "attention")
                return
            window.notice.hide()
            self.refresh()

        window = cast("MainWindow", self.window())
        window.notice.say(words, "done", [("Hoàn tác", undo)])

    def _edit(self, line: Line) -> None:
        """Take a result into the fields, to be kept anew."""
        one: EarlierResult = line.about
        self.form.show_result(one.result, one.source)
        self._show_tools()
        self.form.lines["total"].setFocus()

    def _ask_file(self) -> None:
        file, _kind = QFileDialog.getOpenFileName(self, "Chọn bảng điểm năm trước", folder_for(EVIDENCE), FILES)
        if file:
            keep_folder(EVIDENCE, file)
            self.bring_file(Path(file))

    def bring_file(self, path: Path) -> None:
        """Read a table of scores into the fields; nothing is kept before somebody has looked."""
        from parscore.intake.result_sheet import read_result_sheet

        try:
            sheet = waited(self.window(), f"Đang đọc “{path.name}”…", lambda: read_result_sheet(path))
        except ParscoreError as fault:
            self.notice_wanted.emit(str(fault), "attention")
            return
        except StoppedError:
            return
        given = of_sheet(sheet, path, published=self.form.kind.currentText() == PUBLISHED)
        typed = self.form.lines["year"].text().strip()
        self.form.show_result(given, self.form.source or path.name)
        if typed:
            self.form.lines["year"].setText(typed)
        self._show_tools()
        unread = "; ".join(f"{one.where} “{one.text}”" for one in sheet.unread[:5])
        more = f" Chưa đọc được {len(sheet.unread)} ô nên để trống: {unread}." if sheet.unread else ""
        words = f"Đã đọc {words_of(given.rows)} trong “{path.name}”; hãy xem lại năm, tổng điểm rồi ghi kết quả.{more}"
        self.notice_wanted.emit(words, "attention" if sheet.unread else "")

    def _add_unit(self) -> None:
        name = nfc(self.old_name.text().strip())
        if not name:
            self.notice_wanted.emit("Hãy ghi tên đơn vị cũ, ví dụ Xã Ia Dơk.", "attention")
            self.old_name.setFocus()
            return
        try:
            day = date.fromisoformat(read_day(self.old_day.text())) if self.old_day.text().strip() else None
        except ValueError:
            self.notice_wanted.emit("Ngày sáp nhập chưa đúng; hãy ghi ngày/tháng/năm, ví dụ 01/07/2025.", "attention")
            self.old_day.setFocus()
            return
        from parscore.storage.predecessors import Predecessor

        own = self.assessment.card.unit
        unit = Unit(unit_code(name, own.kind, self.assessment.workspace.units()), name, own.kind)
        if self._keep_units([*(one for one in self._merged if one.unit.code != unit.code), Predecessor(unit, day)]):
            self.old_name.clear()
            self.unit.setCurrentIndex(self.unit.findData(unit.code))

    def _drop_unit(self) -> None:
        code = self.chosen_unit
        self._keep_units([one for one in self._merged if one.unit.code != code])

    def _keep_units(self, wanted: "list[Predecessor]") -> bool:
        workspace, own = self.assessment.workspace, self.assessment.card.unit.code
        try:
            before = workspace.keep_predecessors(own, wanted)
        except ParscoreError as fault:
            self.notice_wanted.emit(str(fault), "attention")
            return False
        self.refresh()
        names = ", ".join(one.unit.name for one in wanted) or "không có"
        self._offer_undo(f"Đơn vị cũ được sáp nhập: {names}.", partial(workspace.keep_predecessors, own, before))
        return True

    def _who(self) -> str:
        return self.assessment.who or user_name()
