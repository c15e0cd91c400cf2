"""The page of scoring: one open assessment, shown by tree, totals and form, all following the same signal."""

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMetaObject, QObject, QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout

from parscore.scoring.criteria import CriteriaSet, Method
from parscore.scoring.outcome import RefusedError, Status
from parscore.ui import style
from parscore.ui.circumstances import FactsButton, TargetField
from parscore.ui.column_menu import ColumnMenu, remembered
from parscore.ui.detail_pane import DetailPane
from parscore.ui.open_assessment import OpenAssessment
from parscore.ui.summary_strip import AreaLine
from parscore.ui.totals import totals_of
from parscore.ui.tree_model import TreeModel
from parscore.ui.when_painted import when_painted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from parscore.scoring.edits import Edit
    from parscore.scoring.last_year import LastYear
    from parscore.ui.filtering import Filtering
    from parscore.ui.main_window import CardLine, MainWindow
    from parscore.ui.matching.incoming import Incoming
    from parscore.ui.unread import Unread

ALL_DONE = "Đã chấm hết các mục tự chấm. Xuất bảng điểm: menu Báo cáo."
DONE_HERE = "Các dòng trong bộ lọc đã xong. Bỏ bộ lọc để xem mọi dòng."
BAR_HEIGHTS = {10: 71, 11: 72, 13: 77, 15: 85}
"""What the filter bar will take, by the size of the text: kept free until it is made, so that the tree stays."""
LAST_YEAR_MS = 400
_SEEN_THERE = frozenset(("table", "evidence", "supplied", "history", "sets"))
"""Pages that show a step taken back in a row themselves, or keep steps of their own."""


class ScorePage(QObject):
    """Fills the window with an assessment, and empties it again."""

    def __init__(self, window: "MainWindow", assessment: OpenAssessment) -> None:
        super().__init__(window)
        self.assessment = assessment
        self._window = window
        self.model = TreeModel(assessment, self)
        self.pane = DetailPane(assessment)
        self._filtering: Filtering | None = None
        self._target = TargetField(assessment, window.strip.say_target_refused)
        self._facts = FactsButton(assessment)
        window.strip.target_place.addWidget(self._target)
        window.strip.facts_place.addWidget(self._facts)
        self._facts.offers.aboutToHide.connect(window.strip.fold_again)
        if not self._facts.offers.isEmpty():
            window.actions_.facts.setMenu(self._facts.offers)
        window.strip.show_areas(_areas(assessment.criteria_set))
        window.tree.columns = remembered()
        window.tree.setModel(self.model)
        window.tree.lay_out_columns()
        self._connections = [
            window.strip.area_chosen.connect(self.choose),
            window.tree.chosen.connect(self.pane.show_row),
            window.tree.wanted.connect(self.pane.focus_first),
            window.tree.figure_typed.connect(self._type_into_row),
            window.tree.dropped.connect(self._on_dropped),
            *self._connect_actions(),
        ]
        self.pane.next_wanted.connect(self.go_on)
        self.pane.page_wanted.connect(window.show_page)
        assessment.changed.connect(self._show_totals)
        assessment.history_changed.connect(self._show_steps)
        assessment.state_changed.connect(self._show_steps)
        assessment.stepped.connect(self.choose)
        self._show_totals()
        self._show_steps()
        self._above.setContentsMargins(0, 0 if self._filtering else BAR_HEIGHTS[style.text_size()], 0, 0)
        self._soon = when_painted(self, lambda: self.filtering)

    def _connect_actions(self) -> list[QMetaObject.Connection]:
        known = self._window.actions_
        rows = known.rows
        return [
            known.undo.triggered.connect(self._undo),
            known.redo.triggered.connect(self._redo),
            known.type_in.triggered.connect(self.pane.focus_first),
            known.to_tree.triggered.connect(self._window.tree.setFocus),
            known.next_blank.triggered.connect(self.go_on),
            known.facts.triggered.connect(self._facts.open),
            rows["rowAfter"].triggered.connect(lambda _checked=False: self.step(1)),
            rows["rowBefore"].triggered.connect(lambda _checked=False: self.step(-1)),
            rows["flag"].triggered.connect(lambda _checked=False: self.pane.turn_flag()),
            rows["find"].triggered.connect(lambda _checked=False: self.find()),
            rows["cycle"].triggered.connect(lambda _checked=False: self.cycle()),
            rows["columns"].triggered.connect(lambda _checked=False: self._columns().open()),
            *(
                action.triggered.connect(lambda _checked=False, kind=kind: self.show_kind(kind))
                for kind, action in known.filters.items()
            ),
        ]

    @property
    def filtering(self) -> "Filtering":
        """The filter over the tree, made when the tree has been painted or when first asked for."""
        if self._filtering is None:
            from parscore.ui.filtering import Filtering

            self._above.setContentsMargins(0, 0, 0, 0)
            self._filtering = Filtering(
                self.assessment,
                self.model,
                self._window.tree,
                self._above,
                lambda: self.pane.code,
                lambda: self.pane.typing,
            )
        return self._filtering

    @property
    def _above(self) -> QVBoxLayout:
        layout = self._window.tree_side.layout()
        assert isinstance(layout, QVBoxLayout)
        return layout

    def seek_last_year(self, cards: "Sequence[CardLine]") -> None:
        """Read the unit's sheets of the year before, where there are any, once the window has come to rest."""
        card = self.assessment.card
        if any(unit == card.unit.name and year == card.year - 1 for _id, unit, year, _title in cards):
            QTimer.singleShot(LAST_YEAR_MS, self, self._read_last_year)

    def _read_last_year(self) -> None:
        if not self._window.isVisible():  # closed meanwhile, and the workspace with it
            return
        from parscore.ui.last_year import LastYears

        reading = LastYears(self.assessment, self)
        reading.found.connect(self._on_last_year)
        reading.start()

    def _on_last_year(self, found: "Mapping[str, LastYear]") -> None:
        from parscore.ui.next_words import last_year_cell

        self.pane.show_last_year(found)
        self.model.show_last_year({code: last_year_cell(then) for code, then in found.items()})

    def begin(self, row: str) -> None:
        """Choose the row worked on last, else the first that wants an answer, and begin typing there."""
        wanted = row if self.model.index_of(row).isValid() else self._next_open("")
        self.choose(wanted or self.model.codes_of_leaves()[0])
        self.pane.focus_first()

    def choose(self, code: str) -> None:
        """Select a row and bring it into view, even if the filter would hide it."""
        if self.model.filtered:
            self.filtering.reveal(code)
        index = self.model.index_of(code)
        if index.isValid():
            self._window.tree.choose(index)

    @property
    def code(self) -> str:
        """The row shown."""
        return self.pane.code

    def go_on(self) -> None:
        """To the next leaf that is still to do, among those the filter leaves; when there is none, say so."""
        if not self.pane.leave():
            return
        code = self._next_open(self.pane.code)
        if code is not None:
            self.choose(code)
            self.pane.focus_first()
        elif self.model.filtered:
            offers = [("Bỏ bộ lọc", partial(_take_filter_off, self._window))]
            self._window.notice.say(DONE_HERE, "done", offers, stay=False)
        else:
            self._window.notice.say(ALL_DONE, "done", stay=False)

    def step(self, way: int) -> None:
        """To the leaf after or before this one, as they are shown."""
        codes = self.model.codes_shown()
        here = self.pane.code
        if not codes or not self.pane.leave():
            return
        if here in codes:
            place = codes.index(here) + way
        else:
            order = self.model.codes_of_leaves()
            start = _place_of(order, here)
            after = [at for at, code in enumerate(codes) if order.index(code) >= start]
            place = (after[0] if after else len(codes)) + (0 if way > 0 else -1)
        if 0 <= place < len(codes):
            self.choose(codes[place])
            self.pane.focus_first()

    def _type_into_row(self, figure: str) -> None:
        """A figure typed on a row of the tree is meant for its first field, as in a spreadsheet."""
        if why_not := self.pane.type_in(figure):
            self._window.notice.say(why_not, "attention", stay=False)

    def find(self) -> None:
        """Into the field to search in."""
        self._window.show_page("desk")
        self.filtering.bar.search.setFocus()
        self.filtering.bar.search.selectAll()

    def show_kind(self, kind: str) -> None:
        """Show the rows of one kind; see `tree_filter.Kind`."""
        from parscore.ui.tree_filter import Kind

        self._window.show_page("desk")
        self.filtering.bar.choose(Kind(kind))

    def cycle(self) -> None:
        """From the tree to the form, from there to the documents, and back."""
        here = QApplication.focusWidget()
        if here is None or not self.pane.isAncestorOf(here):
            self.pane.focus_first()
        elif not self.pane.focus_documents():
            self._window.tree.setFocus()

    def leave(self) -> bool:
        """Take everything typed, before something else happens; False when something was refused."""
        return all((self._target.commit(), self.pane.leave()))

    def unread(self) -> "list[Unread]":
        """What was refused and stands in the fields only, also in rows not shown."""
        from parscore.scoring.assessment import scorers
        from parscore.ui.unread import Unread, unread_in

        by_code = scorers(self._set, self.assessment.sheet.unit.kind).by_code
        found = unread_in([self._target])
        for code, texts in self.pane.unread().items():
            labels = {field.name: field.label for field in by_code[code].rule.inputs} if texts else {}
            found += [
                Unread(labels.get(name, name), code, typed, partial(self._correct, code, name))
                for name, typed in texts.items()
                if typed.strip()
            ]
        return found

    def _correct(self, code: str, name: str) -> None:
        self._window.show_row(code)
        self.pane.focus_field(name)

    def close(self) -> None:
        """Take the assessment off the window."""
        for connection in self._connections:
            QObject.disconnect(connection)
        self._window.actions_.facts.setMenu(None)  # type: ignore[arg-type]  # Qt takes none, its stub does not
        self._soon.stop()
        if self._filtering is not None:
            self._filtering.close()
        self._window.tree.setModel(None)
        for widget in (self.pane, self._target, self._facts):
            widget.setParent(None)
            widget.deleteLater()
        self.deleteLater()

    def _on_dropped(self, incoming: "Incoming", code: str) -> None:
        from parscore.ui.matching.tree_drop import take

        take(self._window, self, incoming, code)

    def _columns(self) -> ColumnMenu:
        known = self._window.tree.findChild(ColumnMenu)
        return known or ColumnMenu(self._window.tree)

    def _next_open(self, after: str) -> str | None:
        codes = self.model.codes_of_leaves()
        start = _place_of(codes, after) + (after in codes)
        in_turn = codes[start:] + codes[:start]
        extra = {n.code for n in (*self._set.bonus_items, *self._set.penalty_items)}
        open_rows = self._open_rows(in_turn)
        wanting = [code for code in in_turn if code != after and code in open_rows]
        return next((c for c in wanting if c not in extra), next(iter(wanting), None))

    def _open_rows(self, codes: list[str]) -> set[str]:
        """The rows still to do, in the sense of the filter where one is on."""
        if not self.model.filtered:
            return {code for code in codes if self._wants_answer(code)}
        left = self.filtering.found_now()
        if self.filtering.wanted.kind != "all":
            return set(left)
        return {code for code in left if self._wants_answer(code)}

    @property
    def _set(self) -> CriteriaSet:
        return self.assessment.criteria_set

    @cached_property
    def _own(self) -> list[str]:
        """The leaves of the scale that the unit scores itself."""
        return [leaf.code for leaf in self._set.leaves() if leaf.supplied_by is Method.SELF]

    def _wants_answer(self, code: str) -> bool:
        outcome = self.assessment.outcome(code)
        return outcome.status is Status.BLANK and self._set.by_code[code].supplied_by is Method.SELF

    def _undo(self) -> None:
        self.leave()
        self._step(self.assessment.undo, "hoàn tác", "Làm lại", self._redo)

    def _redo(self) -> None:
        self.leave()
        self._step(self.assessment.redo, "làm lại", "Hoàn tác", self._undo)

    def _step(self, take: "Callable[[], Edit | None]", done: str, offer: str, act: "Callable[[], None]") -> None:
        """Say what was taken back and where it is to be seen, and go there where that is a row."""
        notice = self._window.notice
        try:
            edit = take()
        except RefusedError as refusal:
            notice.say(f"Chưa {done} được: {refusal}.", "attention")
            return
        if edit is None or (notice.isVisible() and notice.property("about") == "saving"):
            return
        from parscore.ui.step_place import place_of

        place = place_of(edit)
        if place.row and self._window.page_name not in _SEEN_THERE:
            self._window.show_page("desk")
            self.choose(place.row)
        at = " ở bản chấm điểm" if self._window.page_name == "sets" else ""
        where = f" ({place.words})" if place.words else ""
        notice.say(f"Đã {done}{at}: {edit.label}{where}.", "done", [(offer, act)], stay=False)

    def _show_totals(self) -> None:
        left = sum(map(self._wants_answer, self._own))
        areas = [area.code for area in self._set.criteria]
        totals = totals_of(self.assessment.result, areas, self.assessment.target, left)
        self._window.strip.show_totals(totals)

    def _show_steps(self) -> None:
        self._window.actions_.show_steps(self.assessment.undo_label, self.assessment.redo_label)


def _take_filter_off(window: "MainWindow") -> None:
    """Of the page then in the window, which may be another one."""
    if window.page is not None:
        window.page.filtering.clear()


def _place_of(codes: list[str], code: str) -> int:
    """Where a leaf stands, or the first leaf under a parent; 0 for anything else."""
    if code in codes:
        return codes.index(code)
    return next((place for place, one in enumerate(codes) if code and one.startswith(f"{code}.")), 0)


def _areas(criteria_set: CriteriaSet) -> list[AreaLine]:
    return [
        (area.code, area.title, float(area.target.value) if area.target and area.target.value else None)
        for area in criteria_set.criteria
    ]
