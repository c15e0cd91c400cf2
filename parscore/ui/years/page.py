"""The page of years: what the same unit came to before, beside what it comes to now."""

from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout

from parscore.ui import style
from parscore.ui.narrow import least_size
from parscore.ui.open_assessment import OpenAssessment
from parscore.ui.pages import Page
from parscore.ui.unread import Unread
from parscore.ui.years.button_lines import ButtonLines
from parscore.ui.years.one_at_a_time import OneAtATime
from parscore.ui.years.parts import toggle
from parscore.ui.years.side import Side, make_side

SIDES = (
    ("compare", "So sánh năm", "parscore.ui.years.compare_side", "CompareSide"),
    ("crosswalk", "Bảng tương ứng", "parscore.ui.years.crosswalk_side", "CrosswalkSide"),
    ("news", "Mục mới, thay đổi", "parscore.ui.years.news_side", "NewsSide"),
    ("earlier", "Kết quả các năm trước", "parscore.ui.years.earlier_side", "EarlierSide"),
    ("appraised", "Điểm thẩm định", "parscore.ui.years.appraised_side", "AppraisedSide"),
    ("move", "Đổi bộ tiêu chí", "parscore.ui.years.move_side", "MoveSide"),
    ("ranking", "Xếp hạng", "parscore.ui.years.ranking_side", "RankingSide"),
    ("moments", "Thời điểm đã lưu", "parscore.ui.years.moments_side", "MomentsSide"),
)


class YearsPage(Page):
    """One side at a time; each is made when it is first wanted and refreshed while it is shown."""

    def __init__(self, assessment: OpenAssessment) -> None:
        super().__init__(assessment)
        self._sides: dict[str, Side] = {}
        self._tabs = {name: toggle(f"{name}Tab", words, partial(self.show_side, name)) for name, words, *_ in SIDES}
        self._place = OneAtATime("yearSides")
        column = QVBoxLayout(self)
        column.setContentsMargins(style.PADDING, style.GRID * 2, style.PADDING, style.GRID * 2)
        column.setSpacing(style.GRID * 2)
        column.addWidget(ButtonLines("yearTabs", [*self._tabs.values()]))
        column.addWidget(self._place, 1)
        self._shown = SIDES[0][0]

    def minimumSizeHint(self) -> QSize:
        return least_size(super().minimumSizeHint())

    def refresh(self) -> None:
        self.show_side(self._shown)

    def show_side(self, name: str) -> None:
        """Bring a side into view as things now stand."""
        self._shown = name
        side = self._sides.get(name) or self._make(name)
        for each, tab in self._tabs.items():
            tab.setChecked(each == name)
        self._place.setCurrentWidget(side)
        side.refresh()

    def _show_pair(self, old: object, new: object) -> None:
        """The crosswalk between two sets."""
        self.show_side("crosswalk")
        side = self._sides["crosswalk"]
        side.want_pair(old, new)

    def side(self, name: str) -> Side | None:
        """A side that was opened, None for one that was not."""
        return self._sides.get(name)

    def leave(self) -> bool:
        side = self._sides.get(self._shown)
        return side is None or side.leave()

    def unread(self) -> list[Unread]:
        return [
            one._replace(show=partial(self._show_unread, name, one))
            for name, side in self._sides.items()
            for one in side.unread()
        ]

    def _show_unread(self, name: str, one: Unread) -> None:
        self.show_side(name)
        one.show()

    def _make(self, name: str) -> Side:
        module, kind = next((module, kind) for each, _words, module, kind in SIDES if each == name)
        side = make_side(module, kind, self.assessment)
        side.row_wanted.connect(self.row_wanted)
        side.notice_wanted.connect(self.notice_wanted)
        side.side_wanted.connect(self.show_side)
        side.pair_wanted.connect(self._show_pair)
        self._sides[name] = side
        self._place.addWidget(side)
        return side
