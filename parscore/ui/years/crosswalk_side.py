"""Which row of the old set stands for which of the new one: proposed, confirmed in one table, kept beside the data."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout

from parscore.faults import ParscoreError
from parscore.scoring.assessment import scorers
from parscore.scoring.crosswalk import RELATION_WORDS, Relation, flaws
from parscore.scoring.numbers import show_short
from parscore.ui import style
from parscore.ui.open_assessment import OpenAssessment
from parscore.ui.state_words import NO_NAME
from parscore.ui.user_name import user_name
from parscore.ui.years.button_lines import ButtonLines
from parscore.ui.years.crosswalk_draft import CrosswalkDraft
from parscore.ui.years.lines_model import Line, LinesModel
from parscore.ui.years.lines_table import LinesTable
from parscore.ui.years.parts import choice, push, sentence, toggle
from parscore.ui.years.side import Side
from parscore.ui.years.used_sets import SetPair, pairs_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parscore.scoring.criteria import CriteriaSet
    from parscore.scoring.crosswalk import Crosswalk

HEADINGS = ("Mã cũ", "Bộ cũ", "Mã mới", "Bộ mới", "Quan hệ", "Giống", "Căn cứ", "Xác nhận")
ONE_SET = "Các năm của đơn vị chấm theo cùng một bộ tiêu chí nên so được ngay, không cần bảng tương ứng."


class CrosswalkSide(Side):
    """Every decision is written to its file at once; undo writes the one before."""

    def __init__(self, assessment: OpenAssessment) -> None:
        super().__init__(assessment)
        self._pairs: Sequence[SetPair] = ()
        self._kind = assessment.card.unit.kind
        self.draft: CrosswalkDraft | None = None
        self.pair = choice("crosswalkPair", "Hai bộ tiêu chí của bảng tương ứng", 44)
        self.pair.currentIndexChanged.connect(lambda _place: self._open())
        self.told = sentence("crosswalkTold", strong=True)
        self.relation = choice("crosswalkRelation", "Quan hệ của dòng đang chọn", 22)
        self.relation.activated.connect(lambda _place: self._relate())
        self.sure = push("confirmSure", "Xác nhận các dòng chắc chắn", self.confirm_sure, primary=True)
        self.confirm_button = push("confirmRows", "Xác nhận dòng đang chọn", self.confirm)
        self.join = push("joinRows", "Ghép các dòng đang chọn", self._join)
        self.part = push("partRow", "Bỏ ghép", self._part)
        self.undo_button = push("undoCrosswalk", "Hoàn tác", self.undo)
        self.model = LinesModel(HEADINGS, (5,), self, sign_at=7)
        self.table = LinesTable(
            "crosswalkRows",
            "Bảng tương ứng giữa dòng của bộ cũ và bộ mới; phím cách để xác nhận",
            self.model,
            {0: 76, 2: 76, 4: 120, 5: 62, 6: 170, 7: 126},
            (1, 3),
        )
        self.only_open = toggle("onlyOpenRows", "Chỉ dòng chưa xác nhận", self._show)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_tools())
        QShortcut(QKeySequence(Qt.Key.Key_Space), self.table, self.confirm, context=Qt.ShortcutContext.WidgetShortcut)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.GRID * 2)
        column.addWidget(ButtonLines("crosswalkHead", [self.pair, self.only_open, self.sure, self.undo_button]))
        column.addWidget(self.told)
        column.addWidget(self.table, 1)
        column.addWidget(ButtonLines("crosswalkTools", [self.confirm_button, self.relation, self.join, self.part]))

    def refresh(self) -> None:
        try:
            pairs = pairs_of(self.assessment)
        except ParscoreError as fault:
            self.notice_wanted.emit(str(fault), "attention")
            return
        names = [pair.name for pair in pairs]
        if names != [pair.name for pair in self._pairs] or (pairs and self.draft is None):
            kept = self.pair.currentText()
            self._pairs = pairs
            with QSignalBlocker(self.pair):
                self.pair.clear()
                self.pair.addItems(names)
                self.pair.setCurrentIndex(max(self.pair.findText(kept), 0))
            self._open()
        self.pair.setVisible(bool(pairs))
        self._show()

    def want_pair(self, old: object, new: object) -> None:
        for place, pair in enumerate(self._pairs):
            if pair.old == old and pair.new == new:
                self.pair.setCurrentIndex(place)

    def _open(self) -> None:
        from parscore.intake.crosswalk_proposal import propose

        place = self.pair.currentIndex()
        self.draft = None
        if 0 <= place < len(self._pairs):
            pair = self._pairs[place]
            self.draft = CrosswalkDraft(pair.old, pair.new, propose(pair.old, pair.new), self._kept(pair))
        self._show()

    def _kept(self, pair: SetPair) -> "Crosswalk | None":
        from parscore.intake.crosswalk_file import known_crosswalks

        for loaded in known_crosswalks(self.assessment.workspace.folder):
            found = loaded.crosswalk
            if found is not None and found.joins(pair.old, pair.new) and not flaws(found, pair.old, pair.new):
                return found
        return None

    def confirm(self) -> None:
        """Answer for the chosen lines, or no longer where all of them are confirmed."""
        if self.draft is not None and (places := self._places()):
            rows = [self.draft.rows[place] for place in places]
            self.draft.confirm(places, on=not all(row.confirmed for row in rows))
            self._write()

    def confirm_sure(self) -> None:
        """Answer for all lines that are the same to the letter."""
        if self.draft is not None and (count := self.draft.confirm_sure()):
            self._write()
            self.notice_wanted.emit(f"Đã xác nhận {count} dòng cùng mã, cùng tên, cùng cách chấm.", "done")

    def undo(self) -> None:
        if self.draft is not None and self.draft.undo():
            self._write()

    def _relate(self) -> None:
        places = self._places()
        if self.draft is not None and len(places) == 1:
            self.draft.relate(places[0], Relation(self.relation.currentData()))
            self._write()

    def _join(self) -> None:
        if self.draft is None:
            return
        try:
            place = self.draft.join(self._places())
        except ValueError as refusal:
            self.notice_wanted.emit(f"Chưa ghép được: {refusal}.", "attention")
            return
        self._write()
        self.table.choose(next((row for row, line in enumerate(self.model.lines) if line.about == place), 0))

    def _part(self) -> None:
        places = self._places()
        if self.draft is not None and len(places) == 1:
            self.draft.part(places[0])
            self._write()

    def _write(self) -> None:
        from parscore.intake.crosswalk_file import crosswalk_folder, write_crosswalk

        assert self.draft is not None
        who = self.assessment.who or user_name() or NO_NAME
        try:
            write_crosswalk(self.draft.crosswalk(who, date.today()), crosswalk_folder(self.assessment.workspace.folder))
        except ParscoreError as fault:
            self.draft.undo()
            self.notice_wanted.emit(str(fault), "attention")
        self._show()

    def _places(self) -> list[int]:
        return [line.about for line in self.table.chosen]

    def _show(self) -> None:
        draft = self.draft
        if draft is None:
            self.told.setText(ONE_SET if not self._pairs else "")
            self.model.show_lines(())
            self._show_tools()
            return
        kept, top = self.table.currentIndex().row(), self.table.verticalScrollBar().value()
        listed = [place for place, row in enumerate(draft.rows) if not (row.confirmed and self.only_open.isChecked())]
        self.model.show_lines([self._line(draft, place) for place in listed])
        if listed:
            self.table.choose(min(max(kept, 0), len(listed) - 1))
            self.table.verticalScrollBar().setValue(top)
        done = len(draft.rows) - draft.open_rows
        rest = f"; còn {draft.open_rows} dòng chưa xác nhận thì chưa so được" if draft.open_rows else ""
        self.told.setText(f"Đã xác nhận {done}/{len(draft.rows)} dòng{rest}.")
        self._show_tools()

    def _line(self, draft: CrosswalkDraft, place: int) -> Line:
        row = draft.rows[place]
        link = row.link
        likeness = f"{row.likeness} %" if row.likeness else ""
        cells = (
            ", ".join(link.old),
            _titles(draft.old, self._kind, link.old),
            ", ".join(link.new),
            _titles(draft.new, self._kind, link.new),
            RELATION_WORDS[link.relation],
            likeness,
            row.reason,
            "Đã xác nhận" if row.confirmed else "Chưa",
        )
        return Line(cells, sign=("check", "done") if row.confirmed else ("blank", "faint"), about=place)

    def _show_tools(self) -> None:
        draft, places = self.draft, self._places()
        one = draft is not None and len(places) == 1
        self.sure.setEnabled(draft is not None and any(row.sure and not row.confirmed for row in draft.rows))
        self.undo_button.setEnabled(draft is not None and draft.changed)
        self.confirm_button.setEnabled(bool(places))
        done = draft is not None and bool(places) and all(draft.rows[place].confirmed for place in places)
        words = "Bỏ xác nhận" if done else "Xác nhận dòng đang chọn"
        self.confirm_button.setText(words)
        self.confirm_button.setAccessibleName(words)
        self.join.setEnabled(len(places) > 1)
        self.part.setEnabled(
            one and draft is not None and bool(draft.rows[places[0]].link.old and draft.rows[places[0]].link.new)
        )
        self.relation.setEnabled(one)
        with QSignalBlocker(self.relation):
            self.relation.clear()
            if draft is not None and one:
                for relation in draft.offers(places[0]):
                    self.relation.addItem(RELATION_WORDS[relation], relation.value)
                self.relation.setCurrentIndex(self.relation.findData(draft.rows[places[0]].link.relation.value))


def _titles(criteria_set: "CriteriaSet", kind: str, codes: tuple[str, ...]) -> str:
    """What the rows are called, each with its maximum."""
    maxima = scorers(criteria_set, kind).by_code
    return "; ".join(
        f"{criteria_set.by_code[code].title} ({show_short(maxima[code].max_score)} điểm)" for code in codes
    )
