"""What the Sở gave, typed row by row or read from the sheet it sent back, beside the unit's own scores."""

from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout

from parscore.faults import InputError, ParscoreError
from parscore.scoring.numbers import NumberRefusedError, exact, read_measure, show_number, show_short
from parscore.scoring.stages import Stage
from parscore.scoring.text import nfc
from parscore.ui import style
from parscore.ui.folders import EVIDENCE, folder_for, keep_folder
from parscore.ui.open_assessment import OpenAssessment
from parscore.ui.state_words import NO_NAME, moment
from parscore.ui.unread import Unread
from parscore.ui.user_name import user_name
from parscore.ui.waiting import StoppedError, waited
from parscore.ui.words import NONE
from parscore.ui.years.appraised_lines import STAGE_WORDS, habit_headings, habit_lines, lines_of, whole_words
from parscore.ui.years.appraised_years import AppraisedYears
from parscore.ui.years.button_lines import ButtonLines
from parscore.ui.years.lines_model import Line, LinesModel
from parscore.ui.years.lines_table import LinesTable
from parscore.ui.years.parts import choice, push, sentence, toggle
from parscore.ui.years.side import Side

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from parscore.storage.appraised import Appraised, AppraisedChange
    from parscore.ui.main_window import MainWindow

HEADINGS = ("Mã", "Nội dung", "Tối đa", "Tự chấm", "Được cho", "Chênh lệch", "Lý do")
_WIDTHS = {0: 72, 2: 68, 3: 84, 4: 84, 5: 150}
FILES = "Bảng tính, văn bản (*.xlsx *.xlsm *.docx)"
NO_HABIT = "Chưa có năm nào có điểm thẩm định để xem thói quen tự chấm."
HABIT = "Chênh lệch giữa điểm được cho và điểm tự chấm của từng mục; số âm là tự chấm cao hơn."
MOST_TOLD = 5


class AppraisedSide(Side):
    """A table of rows; below it the fields of the chosen one, Enter goes on to the next."""

    def __init__(self, assessment: OpenAssessment) -> None:
        super().__init__(assessment)
        self._given: Mapping[str, Appraised] = {}
        self._story: Sequence[AppraisedChange] = ()
        self._code = ""
        self.at_stage = Stage.APPRAISAL_1
        self.score, self.remark = QLineEdit(), QLineEdit()
        self.stage = choice("appraisedStage", "Lần thẩm định", 20)
        for stage, words in STAGE_WORDS.items():
            self.stage.addItem(words, stage.value)
        self.stage.currentIndexChanged.connect(lambda _place: self._change_stage())
        self.habit = toggle("appraisedHabit", "Qua các năm", self._show)
        self.bring = push("bringAppraised", "Nhập bảng Sở gửi lại…", self._ask_file)
        self.told = sentence("appraisedTold", strong=True)
        self.model = LinesModel(HEADINGS, (2, 3, 4), self, sign_at=5)
        self.table = LinesTable(
            "appraisedRows", "Điểm tự chấm và điểm được cho của từng mục", self.model, _WIDTHS, (1, 6)
        )
        self.table.looked_at.connect(self._look_at)
        self.table.opened.connect(lambda _line: self.score.setFocus())
        self.row = sentence("appraisedRow")
        for line, name, words in (
            (self.score, "appraisedScore", "Điểm được cho"),
            (self.remark, "appraisedRemark", "Lý do trừ điểm hoặc nhận xét"),
        ):
            line.setObjectName(name)
            line.setAccessibleName(words)
            line.returnPressed.connect(self.keep)
        self.score.setPlaceholderText("Ví dụ: 1,5")
        self.remark.setPlaceholderText("Lý do trừ điểm hoặc nhận xét")
        style.keep_in_scale(self.score, setFixedWidth=112)
        self.keep_button = push("keepAppraised", "Ghi và sang dòng sau", self.keep, primary=True)
        self.refused = sentence("appraisedRefused", tone="fault")
        self.refused.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(style.GRID * 2)
        for part in (self.score, self.keep_button):
            foot.addWidget(part)
        foot.insertWidget(1, self.remark, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.GRID * 2)
        column.addWidget(ButtonLines("appraisedHead", [self.stage, self.habit, self.bring]))
        column.addWidget(self.told)
        column.addWidget(self.table, 1)
        column.addWidget(self.row)
        column.addLayout(foot)
        column.addWidget(self.refused)

    def refresh(self) -> None:
        if self._typed() and self._code:
            return  # what is being typed stays
        self._read()
        self._show()

    def _read(self) -> None:
        try:
            workspace, card = self.assessment.workspace, self.assessment.card.id
            self._given = workspace.appraised(card, self.at_stage)
            self._story = workspace.appraised_story(card)
        except ParscoreError as fault:
            self.notice_wanted.emit(str(fault), "attention")

    def _change_stage(self) -> None:
        """What is typed belongs to the stage it was typed at."""
        if not self.leave():
            with QSignalBlocker(self.stage):
                self.stage.setCurrentIndex(self.stage.findData(self.at_stage.value))
            return
        self.at_stage = Stage(self.stage.currentData())
        self._read()
        self._show()

    def _show(self) -> None:
        habit = self.habit.isChecked()
        for part in (self.row, self.score, self.remark, self.keep_button):
            part.setVisible(not habit)
        if habit:
            self._show_habit()
            return
        kept, top = self._code, self.table.verticalScrollBar().value()
        if self.model.columnCount() != len(HEADINGS) or self.model.sign_at != 5:
            self.model.show_columns(HEADINGS, (2, 3, 4), 5)
            self.table.lay_out(_WIDTHS, (1, 6))
        assessment = self.assessment
        self.told.setText(whole_words(assessment.result, self._given, self.at_stage))
        with QSignalBlocker(self.table.selectionModel()):
            self.model.show_lines(lines_of(assessment.criteria_set, assessment.result, self._given))
        row = self.model.row_of(kept) if kept else self._first_open()
        self.table.choose(max(row, 0))
        self.table.verticalScrollBar().setValue(top)
        self._look_at(self.table.line)

    def _show_habit(self) -> None:
        try:
            years, crosswalks = AppraisedYears(self.assessment).all()
        except ParscoreError as fault:
            self.notice_wanted.emit(str(fault), "attention")
            return
        lines = habit_lines(years, crosswalks) if years else []
        count = len(years)
        self.told.setText(HABIT if lines else NO_HABIT)
        self.model.show_columns(habit_headings(years), tuple(range(2, 2 + count)), 2 + count)
        self.model.show_lines(sorted(lines, key=lambda line: -line.about))
        self.table.lay_out({0: 72, **{2 + place: 84 for place in range(count)}, 2 + count: 330}, (1,))

    def _first_open(self) -> int:
        """The first row nobody scored yet."""
        rows = [row for row, line in enumerate(self.model.lines) if line.code]
        return next((row for row in rows if self.model.lines[row].code not in self._given), rows[0] if rows else 0)

    def _look_at(self, line: Line | None) -> None:
        """Bring a row into the fields, once what was typed for the one before is kept."""
        if line is None or self.habit.isChecked() or line.code == self._code:
            self._fill()
            return
        if not self.leave():
            with QSignalBlocker(self.table.selectionModel()):
                self.table.choose(max(self.model.row_of(self._code), 0))
            return
        self._code = line.code
        self._fill()

    def _fill(self) -> None:
        node = self.assessment.criteria_set.by_code.get(self._code)
        one = self._given.get(self._code)
        for part in (self.score, self.remark, self.keep_button):
            part.setEnabled(node is not None)
        if self._typed():
            return
        told = "" if node is None else f"{node.code}. {node.title} (tối đa {self._most()} điểm){self._before()}"
        self.row.setText(told)
        self.score.setText(_shown(one))
        self.remark.setText(one.remark if one is not None else "")

    def _before(self) -> str:
        """What the row had been given before what holds now, and by whom."""
        earlier = [
            one.old for one in self._story if one.stage is self.at_stage and one.new.code == self._code and one.old
        ]
        told = [f"{_shown(one) or NONE} ({moment(one.at)}, {one.who or NO_NAME})" for one in earlier if one.at]
        return f"; trước đó: {'; '.join(told)}" if told else ""

    def _most(self) -> str:
        return show_short(self.assessment.result.nodes[self._code].max_score)

    def _typed(self) -> bool:
        """Whether the fields hold something that is not kept."""
        if not self._code or not (self.score.isModified() or self.remark.isModified()):
            return False
        one = self._given.get(self._code)
        return (self.score.text().strip(), nfc(self.remark.text().strip())) != (
            _shown(one),
            one.remark if one is not None else "",
        )

    def leave(self) -> bool:
        return not self._typed() or self._keep()

    def unread(self) -> list[Unread]:
        if not self._typed():
            return []
        typed = self.score.text().strip() or self.remark.text().strip()
        return [Unread(self.score.accessibleName(), self._code, typed, self.score.setFocus)] if typed else []

    def keep(self) -> None:
        """Keep the row and go on to the next one."""
        if self._typed() and not self._keep():
            return
        here = self.model.row_of(self._code)
        after = next((row for row in range(here + 1, len(self.model.lines)) if self.model.lines[row].code), here)
        self.table.choose(after)
        self.score.setFocus()
        self.score.selectAll()

    def _keep(self) -> bool:
        from parscore.storage.appraised import Appraised

        try:
            score = self._read_score()
            given = Appraised(self._code, score, nfc(self.remark.text().strip()))
            self._write([given])
        except (NumberRefusedError, InputError) as refusal:
            self._refuse(str(refusal))
            return False
        except ParscoreError as fault:
            self.notice_wanted.emit(str(fault), "attention")
            return False
        self._refuse("")
        self.score.setModified(False)
        self.remark.setModified(False)
        self._show()
        return True

    def _read_score(self) -> Decimal | None:
        typed = self.score.text().strip()
        if not typed:
            return None
        kept = read_measure(typed)
        if exact(kept) > self.assessment.result.nodes[self._code].max_score:
            raise NumberRefusedError(f"“{typed}” lớn hơn điểm tối đa {self._most()} của mục {self._code}.")
        return Decimal(kept)

    def _refuse(self, why: str) -> None:
        style.set_property(self.score, "refused", bool(why))
        self.refused.setText(why)
        self.refused.setVisible(bool(why))
        if why:
            self.score.setFocus()

    def _write(self, given: "list[Appraised]") -> "Mapping[str, Appraised]":
        workspace, card = self.assessment.workspace, self.assessment.card.id
        who = self.assessment.who or user_name()
        before = workspace.keep_appraised(card, self.at_stage, given, who=who)
        self._read()
        return before

    def _ask_file(self) -> None:
        file, _kind = QFileDialog.getOpenFileName(self, "Chọn bảng Sở gửi lại", folder_for(EVIDENCE), FILES)
        if file:
            keep_folder(EVIDENCE, file)
            self.bring_file(Path(file))

    def bring_file(self, path: Path) -> None:
        """Take the scores of a sheet for the rows it speaks of, as one step; what could not be taken is told."""
        from parscore.intake.result_sheet import read_result_sheet
        from parscore.ui.years.appraised_sheet import taken

        if not self.leave():
            return
        try:
            sheet = waited(self.window(), f"Đang đọc “{path.name}”…", lambda: read_result_sheet(path))
            found = taken(sheet, self.assessment.criteria_set, self.assessment.result, path.name)
            before = self._write(list(found.given))
        except ParscoreError as fault:
            self.notice_wanted.emit(str(fault), "attention")
            return
        except StoppedError:
            return
        self.habit.setChecked(False)
        self._show()
        told = f"Đã nhập điểm của {len(found.given)} mục từ “{path.name}”."
        for words, places in found.left:
            more = ", …" if len(places) > MOST_TOLD else ""
            told += f" {words}: {', '.join(places[:MOST_TOLD])}{more}."
        window = cast("MainWindow", self.window())
        tone = "attention" if found.left else "done"
        window.notice.say(told, tone, [("Hoàn tác", partial(self._take_back, dict(before)))])

    def _take_back(self, before: "Mapping[str, Appraised]") -> None:
        try:
            self._write(list(before.values()))
        except ParscoreError as fault:
            self.notice_wanted.emit(str(fault), "attention")
            return
        cast("MainWindow", self.window()).notice.hide()
        self._show()


def _shown(one: "Appraised | None") -> str:
    return "" if one is None or one.score is None else show_number(format(one.score.normalize() + 0, "f"))
