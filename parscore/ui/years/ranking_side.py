"""The units of this data folder ranked within their groups, year by year, with the rule for ties of the set."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from parscore.faults import ParscoreError
from parscore.scoring.numbers import half_up, show_decimal, show_short
from parscore.scoring.ranking import Place
from parscore.ui import style
from parscore.ui.open_assessment import OpenAssessment
from parscore.ui.words import NONE, kind_name
from parscore.ui.years.lines_model import Line, LinesModel
from parscore.ui.years.lines_table import LinesTable
from parscore.ui.years.own_rank import begun, latest, places_of
from parscore.ui.years.parts import choice, sentence
from parscore.ui.years.side import Side

if TYPE_CHECKING:
    from parscore.storage.standings import Standing

HEADINGS = ("Hạng", "Đơn vị", "Nhóm", "Tổng điểm", "Chỉ số", "Xếp loại", "Ghi chú")
ALONE = "Thư mục dữ liệu này chỉ có một đơn vị ở năm và bộ tiêu chí đang chọn nên chưa xếp hạng được."
UNEQUAL = "Điểm tối đa còn lại không bằng nhau (có mục không phát sinh); hạng theo tổng điểm, hãy xem cả chỉ số."
TIES = {
    "competition": "cùng điểm thì cùng hạng, hạng sau bỏ số (1, 1, 3)",
    "dense": "cùng điểm thì cùng hạng, hạng sau liền số (1, 1, 2)",
}


class RankingSide(Side):
    """Only units scored by the same set in the same year are ranked together; provisional totals say so."""

    def __init__(self, assessment: OpenAssessment) -> None:
        super().__init__(assessment)
        self.year = choice("rankingYear", "Năm và bộ tiêu chí để xếp hạng", 40)
        self.year.currentIndexChanged.connect(lambda _place: self._show())
        self.told = sentence("rankingTold", strong=True)
        self.model = LinesModel(HEADINGS, (0, 3, 4), self)
        self.table = LinesTable(
            "rankingRows", "Xếp hạng các đơn vị", self.model, {0: 64, 2: 130, 3: 116, 4: 96, 5: 120, 6: 150}, (1,)
        )
        head = QHBoxLayout()
        head.setSpacing(style.GRID * 2)
        head.addWidget(self.year)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.GRID * 2)
        column.addLayout(head)
        column.addWidget(self.told)
        column.addWidget(self.table, 1)

    def refresh(self) -> None:
        card = self.assessment.card
        try:
            cards = self.assessment.workspace.cards()
        except ParscoreError as fault:
            self.notice_wanted.emit(str(fault), "attention")
            return
        keys = sorted({(one.year, one.criteria_id) for one in cards}, reverse=True)
        kept = self.year.currentData() or (card.year, card.criteria_id)
        with QSignalBlocker(self.year):
            self.year.clear()
            for year, criteria in keys:
                self.year.addItem(f"Năm {year}, bộ {criteria}", (year, criteria))
            self.year.setCurrentIndex(keys.index(tuple(kept)) if tuple(kept) in keys else 0)
        self._show()

    def _show(self) -> None:
        year, criteria = self.year.currentData()
        workspace = self.assessment.workspace
        try:
            standing = latest(workspace.ranking(year, criteria))
            used = workspace.kept_years([one.card_id for one in standing.values()][:1])
        except ParscoreError as fault:
            self.notice_wanted.emit(str(fault), "attention")
            return
        rule = used[0].criteria_set.ranking if used else self.assessment.criteria_set.ranking
        places = places_of(standing.values(), rule)
        told = f"{len(places)} đơn vị, theo điểm tự chấm; {TIES[rule.ties]}."
        if len({one.max_millionths for one in standing.values() if begun(one)}) > 1:
            told = f"{told} {UNEQUAL}"
        self.told.setText(told if len(places) > 1 else ALONE)
        own = self.assessment.card.unit.code
        alone = len(places) == 1
        lines = [_line(place, standing[place.unit], own=place.unit == own, alone=alone) for place in places]
        self.model.show_lines(lines)
        if lines:
            self.table.choose(next((row for row, line in enumerate(lines) if line.strong), 0))


def _line(place: Place, one: "Standing", *, own: bool, alone: bool) -> Line:
    if not begun(one):
        named = (one.unit_name, place.group or kind_name(one.unit_kind))
        return Line((NONE, *named, NONE, NONE, NONE, "chưa có điểm"), strong=own)
    index = NONE if one.index_percent is None else f"{show_decimal(half_up(one.index_percent))} %"
    remarks = [words for words, holds in (("đồng hạng", place.tied), ("tạm tính", one.provisional)) if holds]
    cells = (
        NONE if place.rank is None or alone else f"{place.rank}/{place.of}",
        one.unit_name,
        place.group or kind_name(one.unit_kind),
        f"{show_decimal(half_up(one.total))}/{show_short(one.max_score)}",
        index,
        one.class_name or NONE,
        ", ".join(remarks),
    )
    return Line(cells, strong=own)
