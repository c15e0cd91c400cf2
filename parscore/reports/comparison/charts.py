"""The areas of several years as grouped bars and as a radar, the index as a line: told apart without colour."""

import math
from collections.abc import Mapping, Sequence
from io import BytesIO
from itertools import pairwise
from typing import Any, NamedTuple

from parscore.data_files import resource
from parscore.reports.comparison.table import ComparisonTable, Line
from parscore.reports.fonts import printable
from parscore.scoring.numbers import shorten
from parscore.scoring.year_comparison import Word

_DPI, _SIZE, _WIDTH = 200, 9, 6.6
_FILLS = (("white", ""), ("0.75", ""), ("0.25", ""), ("white", "////"), ("0.85", "...."), ("0.5", "xxxx"))
_STROKES: tuple[tuple[Any, str], ...] = (
    ("-", "o"),
    ("--", "s"),
    (":", "^"),
    ("-.", "D"),
    ((0, (5, 1)), "v"),
    ((0, (1, 1)), "x"),
)
MOST_SERIES = len(_FILLS)
_TITLE = 38
_LEAST_AXES = 3
LOOSE = "Nét chấm: hai năm không cùng bộ tiêu chí, chỉ so được tỷ lệ % chung; không nối: không so được."


class Chart(NamedTuple):
    """A picture and what it shows, in words."""

    title: str
    png: bytes
    says: str


def charts(table: ComparisonTable) -> tuple[Chart, ...]:
    """Those that have something to show; the figures they draw stand in the tables."""
    years = table.years[-MOST_SERIES:]
    areas = [area for area in table.areas if any(_share(area, year) is not None for year in years)]
    drawn: list[Chart] = []
    if areas:
        says = "; ".join(_said(area, years, table) for area in areas)
        drawn.append(Chart("Tỷ lệ điểm đạt của các lĩnh vực (%)", _bars(areas, years), says))
        if len(areas) >= _LEAST_AXES:
            drawn.append(Chart("Các lĩnh vực trên một hình (%)", _radar(areas, years), says))
    indexes = [(one.year, one.total.index_percent, one.total.provisional) for one in table.comparison.years]
    known = [(year, float(index), provisional) for year, index, provisional in indexes if index is not None]
    if len(known) > 1:
        says = "; ".join(f"năm {year}: {table.points(index)}%" for year, index, _ in indexes if index is not None)
        drawn.append(Chart("Chỉ số qua các năm (%)", _trend(known, joined(table)), says))
    return tuple(drawn)


def _said(area: Line, years: Sequence[int], table: ComparisonTable) -> str:
    shares = ", ".join(
        f"{year}: {table.points(area.shares[year])}%" for year in years if _share(area, year) is not None
    )
    return f"{area.title}: {shares}"


def _share(area: Line, year: int) -> float | None:
    """What is drawn of an area: only years that can be compared with the last one."""
    share = area.shares.get(year)
    return float(share) if share is not None and year in area.alike else None


def _absent(area: Line, year: int) -> str:
    return "–" if area.shares.get(year) is None else "không so được"


def _figure(high: float) -> tuple[Any, Any]:
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

    font = FontProperties(fname=str(resource("fonts", "Tinos-Regular.ttf")), size=_SIZE)
    return Figure(figsize=(_WIDTH, high), dpi=_DPI), font


def _png(figure: Any) -> bytes:
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    content = BytesIO()
    canvas: Any = FigureCanvasAgg(figure)
    canvas.print_png(content, metadata={"Software": None})
    return content.getvalue()


def _name(area: Line) -> str:
    return printable(shorten(f"{area.code}. {area.title}", _TITLE))


def _bars(areas: Sequence[Line], years: Sequence[int]) -> bytes:
    row = 0.17 * len(years) + 0.14
    high = row * len(areas) + 0.7
    figure, font = _figure(high)
    axes = figure.add_axes((0.36, 0.5 / high, 0.56, 1 - 0.6 / high))
    for place, area in enumerate(areas):
        axes.text(-1.5, place, _name(area), ha="right", va="center", fontproperties=font)
        for at, year in enumerate(years):
            share = _share(area, year)
            y = place + (at - (len(years) - 1) / 2) * 0.8 / len(years)
            if share is None:
                axes.text(1, y, _absent(area, year), ha="left", va="center", fontproperties=font)
                continue
            color, hatch = _FILLS[at]
            axes.barh(y, share, 0.72 / len(years), facecolor=color, edgecolor="black", hatch=hatch, linewidth=0.7)
            told = f"{_short(share)}{' (chưa đủ)' if year in area.unfinished else ''}"
            axes.text(share + 1, y, told, ha="left", va="center", fontproperties=font)
    axes.set_xlim(0, 122)
    axes.set_ylim(len(areas) - 0.4, -0.6)
    axes.set_axis_off()
    axes.plot((0, 0), (-0.5, len(areas) - 0.5), color="black", linewidth=0.8)
    _key(figure, [(str(year), _FILLS[at]) for at, year in enumerate(years)], font)
    return _png(figure)


def _radar(areas: Sequence[Line], years: Sequence[int]) -> bytes:
    figure, font = _figure(4.4)
    axes = figure.add_axes((0.28, 0.13, 0.44, 0.74), polar=True)
    angles = [2 * math.pi * place / len(areas) for place in range(len(areas))]
    for at, year in enumerate(years):
        shares = [_share(area, year) for area in areas]
        style, marker = _STROKES[at]
        for angle, share in zip(angles, shares, strict=True):
            if share is not None:
                axes.plot(angle, share, marker, color="black", markersize=4)
        around = zip([*angles, 2 * math.pi], [*shares, shares[0]], strict=True)
        for (here, one), (there, other) in pairwise(around):
            if one is not None and other is not None:
                axes.plot((here, there), (one, other), linestyle=style, color="black", linewidth=1.1)
    axes.set_rlabel_position(math.degrees(math.pi / len(areas)))
    axes.set_theta_offset(math.pi / 2)
    axes.set_theta_direction(-1)
    axes.set_ylim(0, 100)
    axes.set_yticks((25, 50, 75, 100))
    axes.set_yticklabels(("25", "50", "75", "100"), fontproperties=font)
    axes.set_xticks(angles)
    axes.set_xticklabels([])
    axes.grid(color="0.8", linewidth=0.6)
    for angle, area in zip(angles, areas, strict=True):
        side = "center" if math.sin(angle) ** 2 < 0.02 else "left" if math.sin(angle) > 0 else "right"
        axes.text(angle, 112, _wrapped(area), ha=side, va="center", fontproperties=font)
    _lines_key(figure, [str(year) for year in years], font)
    return _png(figure)


def _wrapped(area: Line) -> str:
    """A title in two lines, cut where that is not enough."""
    words, lines = _name(area).split(), ["", ""]
    at = 0
    for word in words:
        if at == 0 and len(lines[0]) + len(word) > _TITLE // 2:
            at = 1
        lines[at] = f"{lines[at]} {word}".strip()
    return "\n".join(filter(None, lines))


def joined(table: ComparisonTable) -> dict[int, str]:
    """How a year is joined with the one before it: by a line on one set, by dots on two, not at all elsewhere."""
    return {
        pair.later.year: "-" if pair.word is Word.SAME_SET else ":"
        for pair in table.comparison.pairs
        if pair.totals.index_percent.comparable
    }


def _trend(known: Sequence[tuple[int, float, bool]], lines: Mapping[int, str]) -> bytes:
    figure, font = _figure(2.6)
    axes = figure.add_axes((0.08, 0.24, 0.88, 0.68))
    for (before, first, _), (year, index, _) in pairwise(known):
        if year in lines:
            axes.plot((before, year), (first, index), color="black", linewidth=1.2, linestyle=lines[year])
    for year, index, provisional in known:
        fill = "white" if provisional else "black"
        axes.plot(year, index, "o", color="black", markerfacecolor=fill, markersize=6)
        word = f"{_short(index)}{' (tạm tính)' if provisional else ''}"
        axes.annotate(word, (year, index), (0, 7), textcoords="offset points", ha="center", fontproperties=font)
    axes.set_xticks([year for year, _, _ in known])
    axes.set_xticklabels([str(year) for year, _, _ in known], fontproperties=font)
    axes.set_xlim(known[0][0] - 0.4, known[-1][0] + 0.4)
    lowest = min(index for _, index, _ in known)
    axes.set_ylim(max(0, math.floor((lowest - 10) / 10) * 10), 104)
    for label in axes.get_yticklabels():
        label.set_fontproperties(font)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.grid(axis="y", color="0.85", linewidth=0.6)
    if any(lines.get(year) != "-" for year, _, _ in known[1:]):
        figure.text(0.08, 0.03, LOOSE, fontproperties=font)
    return _png(figure)


def _short(share: float) -> str:
    return f"{share:.1f}".replace(".", ",")


def _key(figure: Any, named: Sequence[tuple[str, tuple[str, str]]], font: Any) -> None:
    from matplotlib.patches import Patch

    marks = [Patch(facecolor=color, hatch=hatch, edgecolor="black", label=name) for name, (color, hatch) in named]
    figure.legend(handles=marks, loc="lower center", ncols=len(marks), frameon=False, prop=font)


def _lines_key(figure: Any, names: Sequence[str], font: Any) -> None:
    from matplotlib.lines import Line2D

    marks = [
        Line2D([], [], color="black", linestyle=style, marker=marker, markersize=4, label=name)
        for name, (style, marker) in zip(names, _STROKES, strict=False)
    ]
    figure.legend(handles=marks, loc="lower center", ncols=len(marks), frameon=False, prop=font, handlelength=3.2)
