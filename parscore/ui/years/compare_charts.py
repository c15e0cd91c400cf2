"""The three pictures of a comparison, each with the same figures in a table beside it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from parscore.scoring.year_comparison import YearComparison
from parscore.ui import style
from parscore.ui.narrow import SIDE_BY_SIDE
from parscore.ui.years.bars_chart import BarsChart
from parscore.ui.years.compare_series import axes_of, series_of
from parscore.ui.years.lines_model import Line, LinesModel
from parscore.ui.years.lines_table import LinesTable
from parscore.ui.years.one_at_a_time import OneAtATime
from parscore.ui.years.parts import sentence
from parscore.ui.years.radar_chart import LEAST, RadarChart
from parscore.ui.years.series import MOST
from parscore.ui.years.trend_chart import LOOSE_WORDS, Trend, TrendChart

BARS, RADAR, TREND = range(3)
TOO_MANY = f"Hình chỉ vẽ {MOST} năm gần nhất để còn phân biệt được khi in đen trắng; xem “Bảng” để có đủ các năm."
TOO_FEW = f"Biểu đồ mạng nhện cần ít nhất {LEAST} lĩnh vực; hãy xem biểu đồ cột."
_TABLE_WIDTH, _FIGURE, _YEAR = 560, 98, 64


class CompareCharts(QWidget):
    """One picture at a time; the figures beside it are those it draws."""

    def __init__(self) -> None:
        super().__init__()
        self.bars, self.radar, self.trend = BarsChart(), RadarChart(), TrendChart()
        self.note = sentence("chartNote", tone="muted")
        self._pictures = OneAtATime("yearPictures")
        for picture in (_scrolled(self.bars), self.radar, self.trend):
            self._pictures.addWidget(picture)
        self._pictures.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.model = LinesModel(("Mã", "Năm"), (1,), self)
        self.table = LinesTable("chartFigures", "Số liệu của biểu đồ", self.model, {0: 96}, (1,))
        self._comparison: YearComparison | None = None
        self._trends: Sequence[Trend] = ()
        beside = QHBoxLayout()
        beside.setDirection(SIDE_BY_SIDE)
        beside.setSpacing(style.PADDING)
        beside.addWidget(self._pictures, 1)
        style.keep_in_scale(self.table, setMaximumWidth=_TABLE_WIDTH)
        beside.addWidget(self.table, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.GRID)
        column.addWidget(self.note)
        column.addLayout(beside, 1)

    def show_comparison(self, comparison: YearComparison, trends: Sequence[Trend]) -> None:
        """Take the figures; they are drawn by the picture in view."""
        self._comparison, self._trends = comparison, trends
        self.show_picture(self._pictures.currentIndex())

    def show_picture(self, which: int) -> None:
        self._pictures.setCurrentIndex(which)
        if self._comparison is None:
            return
        if which == TREND:
            self.trend.show_trends(self._trends)
            self._show_trend_figures()
            loose = any(not point.alike or not point.joined for one in self._trends for point in one.points[1:])
            self.note.setText(LOOSE_WORDS)
            self.note.setVisible(loose)
            return
        axes, series = axes_of(self._comparison), series_of(self._comparison)
        (self.bars if which == BARS else self.radar).show_series(axes, series)
        words = TOO_FEW if which == RADAR and len(axes) < LEAST else TOO_MANY if len(series) > MOST else ""
        self.note.setText(words)
        self.note.setVisible(bool(words))
        series = series[:MOST]
        lines = [
            Line((f"{axis.code}. {axis.title}", *(_below(one.points[place].words) for one in series)))
            for place, axis in enumerate(axes)
        ]
        years = range(1, len(series) + 1)
        self._show_figures(("Lĩnh vực", *(one.name for one in series)), lines, dict.fromkeys(years, _FIGURE), (0,))

    def _show_trend_figures(self) -> None:
        years = sorted({point.year for one in self._trends for point in one.points})
        lines = []
        for year in years:
            cells = []
            for one in self._trends:
                found = next((point for point in one.points if point.year == year), None)
                note = f" ({found.note})" if found is not None and found.note else ""
                cells.append(f"{found.words}{note}" if found is not None else "")
            lines.append(Line((str(year), *cells)))
        names = [one.name for one in self._trends]
        self._show_figures(("Năm", *names), lines, {0: _YEAR}, tuple(range(1, len(names) + 1)))

    def _show_figures(
        self, headings: Sequence[str], lines: Sequence[Line], widths: Mapping[int, int], wide: Sequence[int]
    ) -> None:
        self.model.show_columns(headings, tuple(range(1, len(headings))), -1)
        self.model.show_lines(lines)
        self.table.lay_out(widths, wide)


def _below(words: str) -> str:
    """The share below the points, as the narrow column has room for it."""
    return words.replace(" · ", "\n")


def _scrolled(chart: QWidget) -> QScrollArea:
    frame = QScrollArea()
    frame.setObjectName("yearBarsFrame")
    frame.setFrameShape(QFrame.Shape.NoFrame)
    frame.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    frame.setWidgetResizable(True)
    frame.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    frame.setWidget(chart)
    return frame
