"""The page of scoring: one open assessment, shown by tree, totals and form, all following the same signal."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from parscore.scoring.criteria import CriteriaSet, Method
from parscore.scoring.outcome import Status
from parscore.ui.circumstances import FactsButton, TargetField
from parscore.ui.detail_pane import DetailPane
from parscore.ui.open_assessment import OpenAssessment
from parscore.ui.summary_strip import AreaLine
from parscore.ui.totals import totals_of
from parscore.ui.tree_model import TreeModel

if TYPE_CHECKING:
    from parscore.ui.main_window import MainWindow


class ScorePage(QObject):
    """Fills the window with an assessment, and empties it again."""

    def __init__(self, window: "MainWindow", assessment: OpenAssessment) -> None:
        super().__init__(window)
        self.assessment = assessment
        self._window = window
        self.model = TreeModel(assessment, self)
        self.pane = DetailPane(assessment)
        self._target = TargetField(assessment, window.strip.say_target_refused)
        self._facts = FactsButton(assessment)
        window.strip.target_place.addWidget(self._target)
        window.strip.facts_place.addWidget(self._facts)
        if not self._facts.offers.isEmpty():
            window.actions_.facts.setMenu(self._facts.offers)
        window.strip.show_areas(_areas(assessment.criteria_set))
        window.tree.setModel(self.model)
        window.tree.lay_out_columns()
        self._connections = [
            window.strip.area_chosen.connect(self.choose),
            window.tree.chosen.connect(self.pane.show_row),
            window.tree.wanted.connect(self.pane.focus_first),
            window.actions_.undo.triggered.connect(self._undo),
            window.actions_.redo.triggered.connect(self._redo),
            window.actions_.type_in.triggered.connect(self.pane.focus_first),
            window.actions_.to_tree.triggered.connect(window.tree.setFocus),
            window.actions_.next_blank.triggered.connect(self.go_on),
            window.actions_.facts.triggered.connect(self._facts.open),
        ]
        self.pane.next_wanted.connect(self.go_on)
        assessment.changed.connect(self._show_totals)
        assessment.history_changed.connect(self._show_steps)
        assessment.stepped.connect(self.choose)
        self._show_totals()
        self._show_steps()

    def begin(self, row: str) -> None:
        """Choose the row worked on last, else the first that wants an answer, and begin typing there."""
        wanted = row if self.model.index_of(row).isValid() else self._next_blank("")
        self.choose(wanted or self.model.codes_of_leaves()[0])
        self.pane.focus_first()

    def choose(self, code: str) -> None:
        """Select a row and bring it into view."""
        index = self.model.index_of(code)
        if index.isValid():
            self._window.tree.choose(index)

    @property
    def code(self) -> str:
        """The row shown."""
        return self.pane.code

    def go_on(self) -> None:
        """To the next leaf that wants an answer; when none does, say so."""
        if not self.pane.leave():
            return
        code = self._next_blank(self.pane.code)
        if code is None:
            self._window.notice.say("Đã chấm hết các mục tự chấm. Xuất bảng điểm: menu Báo cáo.", "done", stay=False)
            return
        self.choose(code)
        self.pane.focus_first()

    def leave(self) -> bool:
        """Take everything typed, before something else happens; False when something was refused."""
        return all((self._target.commit(), self.pane.leave()))

    def close(self) -> None:
        """Take the assessment off the window."""
        for connection in self._connections:
            QObject.disconnect(connection)
        self._window.actions_.facts.setMenu(None)  # type: ignore[arg-type]  # Qt takes none, its stub does not
        self._window.tree.setModel(None)
        for widget in (self.pane, self._target, self._facts):
            widget.setParent(None)
            widget.deleteLater()
        self.deleteLater()

    def _next_blank(self, after: str) -> str | None:
        codes = self.model.codes_of_leaves()
        start = codes.index(after) + 1 if after in codes else 0
        if after not in codes and after:
            inside = [place for place, code in enumerate(codes) if code.startswith(f"{after}.")]
            start = inside[0] if inside else 0
        in_turn = codes[start:] + codes[:start]
        extra = {n.code for n in (*self._set.bonus_items, *self._set.penalty_items)}
        wanting = [code for code in in_turn if code != after and self._wants_answer(code)]
        return next((c for c in wanting if c not in extra), next(iter(wanting), None))

    @property
    def _set(self) -> CriteriaSet:
        return self.assessment.criteria_set

    def _wants_answer(self, code: str) -> bool:
        own = self._set.by_code[code].supplied_by is Method.SELF
        return own and self.assessment.outcome(code).status is Status.BLANK

    def _undo(self) -> None:
        self.leave()
        self.assessment.undo()

    def _redo(self) -> None:
        self.leave()
        self.assessment.redo()

    def _show_totals(self) -> None:
        left = sum(self._wants_answer(leaf.code) for leaf in self._set.leaves())
        areas = [area.code for area in self._set.criteria]
        totals = totals_of(self.assessment.result, areas, self.assessment.target, left)
        self._window.strip.show_totals(totals)

    def _show_steps(self) -> None:
        self._window.actions_.show_steps(self.assessment.undo_label, self.assessment.redo_label)


def _areas(criteria_set: CriteriaSet) -> list[AreaLine]:
    return [
        (area.code, area.title, float(area.target.value) if area.target and area.target.value else None)
        for area in criteria_set.criteria
    ]
