"""The areas as horizontal bars for paper, told apart by pattern and not by colour, as the window draws them."""

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from parscore.data_files import resource
from parscore.reports.fonts import REGULAR, printable, width_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_DPI = 200
_WIDTH, _ROW, _AROUND = 6.3, 0.34, 0.62  # inches
_SIZE, _TITLE_ROOM = 10, 182.0  # points
_INK, _HATCH = "0.25", "////"


class AreaBar(NamedTuple):
    """One area: shares of its maximum from 0 to 1, `last` and `target` None where unknown; `figures` stand behind."""

    title: str
    figures: str
    earned: float
    waiting: float = 0
    last: float | None = None
    target: float | None = None


def area_picture(bars: Sequence[AreaBar], last_year: str) -> bytes:
    """A PNG: solid is earned, hatched has no score yet, empty is lost; a line marks the target, a ring last year."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

    font = FontProperties(fname=str(resource("fonts", "Tinos-Regular.ttf")), size=_SIZE)
    figure = Figure(figsize=(_WIDTH, _AROUND + _ROW * len(bars)), dpi=_DPI)
    axes = figure.add_axes((0.42, 0.5 / (_AROUND + _ROW * len(bars)), 0.44, 1 - _AROUND / (_AROUND + _ROW * len(bars))))
    for place, bar in enumerate(bars):
        _draw(axes, place, bar)
        title = _two_lines(printable(bar.title))
        axes.text(-0.02, place, title, ha="right", va="center", fontproperties=font, linespacing=0.95)
        axes.text(1.04, place, bar.figures, ha="left", va="center", fontproperties=font)
    axes.set_xlim(0, 1)
    axes.set_ylim(len(bars) - 0.4, -0.6)
    axes.set_axis_off()
    _key(figure, bars, last_year, font)
    content = BytesIO()
    canvas: Any = FigureCanvasAgg(figure)
    canvas.print_png(content, metadata={"Software": None})
    return content.getvalue()


def _draw(axes: "Axes", place: int, bar: AreaBar) -> None:
    high = 0.56
    axes.barh(place, bar.earned, high, color=_INK)
    axes.barh(place, bar.waiting, high, left=bar.earned, facecolor="white", edgecolor=_INK, hatch=_HATCH, linewidth=0)
    axes.barh(place, 1, high, facecolor="none", edgecolor="black", linewidth=0.8)
    if bar.target is not None:
        axes.plot((bar.target, bar.target), (place - 0.42, place + 0.42), color="white", linewidth=4)
        axes.plot((bar.target, bar.target), (place - 0.42, place + 0.42), color="black", linewidth=1.8)
    if bar.last is not None:
        axes.plot(bar.last, place, "o", markersize=5.5, markerfacecolor="white", markeredgecolor="black", clip_on=False)


def _key(figure: Any, bars: Sequence[AreaBar], last_year: str, font: Any) -> None:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    marks: list[Any] = [Patch(color=_INK, label="đạt")]
    if any(bar.waiting for bar in bars):
        marks.append(Patch(facecolor="white", edgecolor=_INK, hatch=_HATCH, label="chưa có điểm"))
    marks.append(Patch(facecolor="white", edgecolor="black", label="mất"))
    if any(bar.target is not None for bar in bars):
        marks.append(Line2D([], [], color="black", marker="|", linestyle="", markersize=11, label="mục tiêu"))
    if any(bar.last is not None for bar in bars):
        ring: Any = {"marker": "o", "linestyle": "", "markerfacecolor": "white", "color": "black"}
        marks.append(Line2D([], [], label=last_year, **ring))
    figure.legend(handles=marks, loc="lower center", ncols=len(marks), frameon=False, prop=font, handlelength=1.6)


def _two_lines(title: str) -> str:
    """A title in the room beside the bars, cut with "…" where two lines do not hold it."""
    lines = [""]
    for word in title.split():
        longer = f"{lines[-1]} {word}".strip()
        if width_of(longer, REGULAR, _SIZE) <= _TITLE_ROOM:
            lines[-1] = longer
        elif len(lines) == 1 and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = _cut(longer)
            break
    return "\n".join(lines)


def _cut(line: str) -> str:
    while line and width_of(f"{line}…", REGULAR, _SIZE) > _TITLE_ROOM:
        line = line[:-1]
    return f"{line.rstrip()}…"
