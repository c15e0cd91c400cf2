"""Another set inside the year: a dry run, a choice for each changed row, then one step that undo takes back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QVBoxLayout

from parscore.faults import ParscoreError
from parscore.scoring.assessment import UnknownKindError
from parscore.scoring.outcome import RefusedError
from parscore.scoring.set_move import CARRY_WORDS, Carry, Moved, MovePlan, RowMove, move, plan_move
from parscore.scoring.state import CLOSED_WORDS
from parscore.scoring.year_comparison import joining
from parscore.ui import style
from parscore.ui.open_assessment import OpenAssessment
from parscore.ui.years.button_lines import ButtonLines
from parscore.ui.years.lines_model import Line, LinesModel
from parscore.ui.years.lines_table import LinesTable
from parscore.ui.years.move_lines import HEADINGS, lines_of, whole_words
from parscore.ui.years.parts import choice, push, sentence, toggle
from parscore.ui.years.side import Side

if TYPE_CHECKING:
    from parscore.scoring.criteria import CriteriaSet
    from parscore.scoring.crosswalk import Crosswalk

NO_OTHER = (
    "Chưa có bộ tiêu chí nào khác đang dùng. Khi Sở ban hành bộ sửa đổi giữa năm, hãy nhận hoặc soạn bộ đó ở trang "
    "Bộ tiêu chí, đưa vào dùng, rồi quay lại đây."
)
WITHOUT_CROSSWALK = (
    "Chưa có bảng tương ứng đã xác nhận giữa hai bộ: các dòng cùng mã, cùng tên được đề xuất để xem lại."
)


class MoveSide(Side):
    """Nothing is changed before the button is pressed; what the choices come to is shown all the time."""

    def __init__(self, assessment: OpenAssessment) -> None:
        super().__init__(assessment)
        self._sets: list[CriteriaSet] = []
        self._choices: dict[str, Carry] = {}
        self._joined: Crosswalk | None = None
        self.plan: MovePlan | None = None
        self.moved: Moved | None = None
        self.target = choice("moveTarget", "Chuyển sang bộ tiêu chí", 44)
        self.target.currentIndexChanged.connect(lambda _place: self._plan())
        self.only_open = toggle("moveOnlyOpen", "Chỉ dòng cần xem", self._show)
        self.told = sentence("moveTold", strong=True)
        self.note = sentence("moveNote", tone="attention")
        self.model = LinesModel(HEADINGS, (5,), self, sign_at=6)
        self.table = LinesTable(
            "moveRows",
            "Các dòng khi chuyển sang bộ tiêu chí khác",
            self.model,
            {0: 72, 2: 72, 4: 130, 5: 120, 6: 190},
            (1, 3),
        )
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_tools())
        self.carry = choice("moveCarry", "Làm gì với số liệu của dòng đang chọn", 34)
        self.carry.activated.connect(lambda _place: self._choose())
        self.crosswalk = push("moveCrosswalk", "Lập bảng tương ứng", self._want_crosswalk)
        self.go = push("moveGo", "Chuyển sang bộ này", self.carry_out, primary=True)
        self._lay_out()

    def _lay_out(self) -> None:
        self.carry_caption = style.text_label("Số liệu của dòng đang chọn", name="moveCarryCaption")
        self.carry_caption.setBuddy(self.carry)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.GRID * 2)
        column.addWidget(ButtonLines("moveHead", [self.target, self.only_open]))
        column.addWidget(self.told)
        column.addWidget(self.note)
        column.addWidget(self.table, 1)
        column.addWidget(ButtonLines("moveFoot", [self.carry_caption, self.carry, self.crosswalk, self.go]))

    def refresh(self) -> None:
        try:
            sets = self._others()
        except ParscoreError as fault:
            self.notice_wanted.emit(str(fault), "attention")
            return
        names = [_name(one) for one in sets]
        if names != [_name(one) for one in self._sets]:
            kept = self.target.currentText()
            self._sets = sets
            with QSignalBlocker(self.target):
                self.target.clear()
                self.target.addItems(names)
                self.target.setCurrentIndex(max(self.target.findText(kept), 0))
        self._plan(keep=True)

    def _others(self) -> "list[CriteriaSet]":
        """The sets one could move to: those in use here and those shipped, but for the one scored by now."""
        from parscore.intake.installed import installed_sets

        own, kind = self.assessment.criteria_set, self.assessment.card.unit.kind
        known = [*self.assessment.workspace.sets.in_use()]
        known += [found.criteria_set for found in installed_sets() if not found.errors and found.criteria_set]
        others: list[CriteriaSet] = []
        for one in known:
            if one != own and kind in one.unit_kinds and one not in others:
                others.append(one)
        return sorted(others, key=lambda one: (one.id != own.id, one.id, -one.version))

    def _plan(self, *, keep: bool = False) -> None:
        """The dry run of the chosen set; choices made for the same set stay."""
        assessment, place = self.assessment, self.target.currentIndex()
        before = self.plan
        self.plan = self.moved = None
        self._joined = None
        if 0 <= place < len(self._sets):
            target = self._sets[place]
            if not keep or before is None or before.new_set != target:
                self._choices = {}
            self._joined = self._crosswalk(target)
            try:
                self.plan = plan_move(assessment.criteria_set, target, assessment.sheet, self._joined, assessment.links)
            except UnknownKindError as refusal:
                self.told.setText(f"{refusal}.")
        self._show()

    def _crosswalk(self, target: "CriteriaSet") -> "Crosswalk | None":
        from parscore.intake.crosswalk_file import known_crosswalks

        known = known_crosswalks(self.assessment.workspace.folder)
        return joining(self.assessment.criteria_set, target, [one.crosswalk for one in known if one.crosswalk])

    def _choose(self) -> None:
        row = self._row()
        if row is not None and row.new:
            self._choices[row.new[0]] = Carry(self.carry.currentData())
            self._show()

    def _row(self) -> RowMove | None:
        line: Line | None = self.table.line
        return line.about if line is not None and len(self.table.chosen) == 1 else None

    def _show(self) -> None:
        plan = self.plan
        for part in (self.only_open, self.table, self.carry, self.carry_caption, self.go, self.crosswalk, self.target):
            part.setVisible(bool(self._sets))
        if plan is None:
            self.note.setVisible(False)
            if not self._sets:
                self.told.setText(NO_OTHER)
            self.model.show_lines(())
            self._show_tools()
            return
        allowed = {row.new[0]: row.choices for row in plan.rows if row.new}
        self._choices = {code: carry for code, carry in self._choices.items() if carry in allowed.get(code, ())}
        label = f"Chuyển sang {_name(plan.new_set)}"
        assessment = self.assessment
        self.moved = move(
            plan,
            self._choices,
            label=label,
            circumstances=assessment.circumstances,
            documents=assessment.documents,
        )
        self.told.setText(whole_words(plan, self.moved))
        self.note.setText(WITHOUT_CROSSWALK)
        self.note.setVisible(self._joined is None)
        kept, top = self.table.currentIndex().row(), self.table.verticalScrollBar().value()
        self.model.show_lines(lines_of(plan, self.moved, self._choices, only_open=self.only_open.isChecked()))
        if self.model.lines:
            self.table.choose(min(max(kept, 0), len(self.model.lines) - 1))
            self.table.verticalScrollBar().setValue(top)
        self._show_tools()

    def _show_tools(self) -> None:
        row, plan = self._row(), self.plan
        with QSignalBlocker(self.carry):
            self.carry.clear()
            if row is not None and plan is not None and plan.holds(row):
                for carry in row.choices:
                    self.carry.addItem(CARRY_WORDS[carry], carry.value)
                chosen = self._choices.get(row.new[0], row.default) if row.new else row.default
                self.carry.setCurrentIndex(self.carry.findData(chosen.value))
        self.carry.setEnabled(self.carry.count() > 1)
        editable = self.assessment.editable
        self.go.setEnabled(self.moved is not None and editable)
        self.go.setToolTip("" if editable else CLOSED_WORDS[self.assessment.state])

    def _want_crosswalk(self) -> None:
        if self.plan is not None:
            self.pair_wanted.emit(self.plan.old_set, self.plan.new_set)

    def carry_out(self) -> None:
        """Move the assessment; the window then opens it anew, and undo brings the old set back."""
        if self.moved is None or self.plan is None:
            return
        try:
            self.assessment.move_to_set(self.plan.new_set, self.moved.edit)
        except (ParscoreError, RefusedError) as refusal:
            self.notice_wanted.emit(f"{refusal}".rstrip(".") + ".", "attention")
            return
        self.notice_wanted.emit(
            f"Đã chuyển sang {_name(self.plan.new_set)}. Muốn quay lại bộ cũ, bấm Hoàn tác (Ctrl+Z).", ""
        )


def _name(criteria_set: "CriteriaSet") -> str:
    return f"{criteria_set.title} ({criteria_set.id}, bản {criteria_set.version})"
