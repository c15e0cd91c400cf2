"""How the rows of this year stand to those of the last one: new, changed, or as they were."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from parscore.faults import ParscoreError
from parscore.scoring.assessment import UnknownKindError
from parscore.scoring.new_year import MARK_WORDS, Mark, NewYear, begin_from
from parscore.scoring.year_comparison import joining
from parscore.ui import style
from parscore.ui.open_assessment import OpenAssessment
from parscore.ui.years.button_lines import ButtonLines
from parscore.ui.years.lines_model import Line, LinesModel
from parscore.ui.years.lines_table import LinesTable
from parscore.ui.years.parts import sentence, toggle
from parscore.ui.years.side import Side
from parscore.ui.years.take_over import known

if TYPE_CHECKING:
    from parscore.storage.workspace import Opened

HEADINGS = ("Mã", "Nội dung", "So với năm trước", "Từ mục", "Thay đổi gì")
SIGNS = {Mark.NEW: ("add", "accent"), Mark.CHANGED: ("attention", "attention"), Mark.KEPT: ("check", "done")}
NO_YEAR = "Chưa có bản chấm điểm của năm trước để so các mục."


class NewsSide(Side):
    """Read only; a row is opened with Enter."""

    def __init__(self, assessment: OpenAssessment) -> None:
        super().__init__(assessment)
        self._then: Opened | None = None
        self._rows: NewYear | None = None
        self._wanted: Mark | None = None
        self.told = sentence("newsTold", strong=True)
        captions: list[tuple[Mark | None, str]] = [(None, "tất cả"), *MARK_WORDS.items()]
        self.filters = {
            mark: toggle(f"news_{mark or 'all'}", f"{words[0].upper()}{words[1:]}", partial(self._want, mark))
            for mark, words in captions
        }
        self.model = LinesModel(HEADINGS, (), self, sign_at=2)
        self.table = LinesTable(
            "newsRows", "Các mục của năm nay so với năm trước", self.model, {0: 76, 2: 150, 3: 110}, (1, 4)
        )
        self.table.opened.connect(lambda line: self.row_wanted.emit(line.code))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.GRID * 2)
        column.addWidget(self.told)
        column.addWidget(ButtonLines("newsFilters", [*self.filters.values()]))
        column.addWidget(self.table, 1)

    def refresh(self) -> None:
        assessment = self.assessment
        workspace, card = assessment.workspace, assessment.card
        self._rows = None
        try:
            cards = [one for one in workspace.cards(card.unit.code) if one.year < card.year]
            last = max(cards, key=lambda one: (one.year, one.criteria_id == card.criteria_id, one.id), default=None)
            if last is not None:
                then = workspace.open(last.id)
                crosswalk = joining(then.criteria_set, assessment.criteria_set, known(workspace))
                self._rows = begin_from(
                    then.criteria_set,
                    then.sheet,
                    then.circumstances,
                    assessment.criteria_set,
                    crosswalk=crosswalk,
                )
                counts = ", ".join(f"{self._rows.count(mark)} {words}" for mark, words in MARK_WORDS.items())
                self.told.setText(f"So với năm {last.year}: {counts}.")
        except (ParscoreError, UnknownKindError) as fault:
            self.notice_wanted.emit(f"{fault}".rstrip(".") + ".", "attention")
        if self._rows is None:
            self.told.setText(NO_YEAR)
        self._show()

    def _want(self, mark: Mark | None) -> None:
        self._wanted = mark
        self._show()

    def _show(self) -> None:
        for mark, button in self.filters.items():
            button.setChecked(mark is self._wanted)
            button.setVisible(self._rows is not None)
        rows = self._rows.rows if self._rows is not None else {}
        titles = self.assessment.criteria_set.by_code
        lines = [
            Line(
                (code, titles[code].title, MARK_WORDS[row.mark], ", ".join(row.old), row.why),
                code,
                SIGNS[row.mark],
                quiet=row.mark is Mark.KEPT,
            )
            for code, row in rows.items()
            if self._wanted in (None, row.mark)
        ]
        self.model.show_lines(lines)
        if lines:
            self.table.choose(0)
