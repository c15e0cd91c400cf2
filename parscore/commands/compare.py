"""`parscore compare`: the years of a unit beside each other, over one set or several."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

from parscore.commands.speaking import Exit, say, say_json, tell
from parscore.faults import InputError
from parscore.intake.crosswalk_file import known_crosswalks
from parscore.scoring.assessment import UnknownKindError, score
from parscore.scoring.comparison import Change
from parscore.scoring.crosswalk import Crosswalk, Relation
from parscore.scoring.numbers import half_up, shorten, show_decimal
from parscore.scoring.year_comparison import (
    REWEIGHED,
    UNKNOWN,
    WORD_TEXTS,
    Basis,
    ComparedHeading,
    ComparedRow,
    InYear,
    PairHeading,
    PairRow,
    Unit,
    Value,
    Whole,
    YearComparison,
    YearOf,
    compare_years,
    comparison_data,
)
from parscore.storage.workspace import Workspace

_TITLE_LENGTH = 48
_SHARED = "*"
_WITHOUT_CHANGE = {Change.NOT_COMPARABLE: "không so được", Change.NO_EARLIER_VALUE: "chưa có trước"}


class Years(NamedTuple):
    """Which years of which unit; `criteria_id` chooses where a year was scored on several sets."""

    folder: Path
    unit: str
    years: tuple[int, ...]
    criteria_id: str | None = None
    database: str | None = None


def run(wanted: Years, *, as_json: bool, out: Path | None = None) -> Exit:
    """Compare the years, into a file where one is named; InputError when one of them is not there."""
    try:
        comparison = compared(wanted)
    except InputError as error:
        if as_json:
            say_json({"problems": [{"code": "", "severity": "error", "message": str(error)}]})
        raise
    if out is not None:
        from parscore.reports.comparison import write_comparison
        from parscore.reports.papers.layout import layout

        write_comparison(comparison, _unit_name(wanted), out.suffix[1:].lower(), out, layout(wanted.folder))
    if as_json:
        say_json(comparison_data(comparison))
    elif out is not None:
        say(str(out))
    else:
        _say(wanted.unit, comparison)
    return Exit.DONE


def compared(wanted: Years) -> YearComparison:
    """The comparison, by the crosswalks of the workspace and those shipped; a broken one is told and left out."""
    with Workspace(wanted.folder, wanted.database, create=False) as workspace:
        years = [_year(workspace, wanted, year) for year in wanted.years]
    try:
        return compare_years(years, _crosswalks(wanted.folder))
    except UnknownKindError as refusal:
        raise InputError(f"{refusal}.") from None


def _unit_name(wanted: Years) -> str:
    with Workspace(wanted.folder, wanted.database, create=False) as workspace:
        return next((card.unit.name for card in workspace.cards(unit_code=wanted.unit)), wanted.unit)


def _crosswalks(folder: Path) -> Iterable[Crosswalk]:
    loaded = known_crosswalks(folder)
    tell(mistake for one in loaded for mistake in one.mistakes)
    return [one.crosswalk for one in loaded if one.crosswalk is not None]


def _year(workspace: Workspace, wanted: Years, year: int) -> YearOf:
    cards = workspace.cards(unit_code=wanted.unit, year=year)
    if len(cards) > 1:
        chosen = [card for card in cards if card.criteria_id == wanted.criteria_id]
        if len(chosen) != 1:
            sets = ", ".join(f"{card.criteria_id} (phiên bản {card.criteria_version})" for card in cards)
            raise InputError(f"Năm {year} có nhiều bộ tiêu chí: {sets}; hãy chọn một bằng --set.")
        cards = chosen
    if cards:
        opened = workspace.open(cards[0].id)
        result = score(opened.criteria_set, opened.sheet)
        facts = opened.card.illustrative_facts
        return YearOf.scored(opened.criteria_set, opened.sheet, result, illustrative_facts=facts)
    papers = [one.result for one in workspace.earlier_results(wanted.unit) if one.result.year == year]
    if papers:
        return YearOf.on_paper(min(papers, key=lambda paper: paper.published))
    known = sorted({card.year for card in workspace.cards(unit_code=wanted.unit)})
    there = ", ".join(map(str, known)) or "chưa có năm nào"
    raise InputError(f"Đơn vị “{wanted.unit}” không có kết quả năm {year}; đang có: {there}.")


def _say(unit: str, comparison: YearComparison) -> None:
    places = max(one.places for one in comparison.years)
    years = [one.year for one in comparison.years]
    say(f"So sánh các năm {', '.join(map(str, years))} của {unit}")
    if comparison.illustrative:
        say("SỐ LIỆU HOẶC ĐIỂM MINH HỌA")
    for one in comparison.years:
        say(f"  {one.year}: {_total(one)}")
    for pair in comparison.pairs:
        covered, shown = _number(pair.coverage, 1), _number(pair.compared, 1)
        say()
        say(f"{pair.later.year} so với {pair.earlier.year}: {WORD_TEXTS[pair.word]}")
        say(f"  Nội dung so sánh được: {covered} % điểm tối đa; đã có điểm ở cả hai năm: {shown} %")
        totals = pair.totals
        say(f"  Chỉ số: {_whole(totals.index_percent, ' điểm %', places)}")
        say(f"  Tổng điểm: {_whole(totals.points, ' điểm', places)}")
        say(f"  Xếp loại: {_whole(totals.class_name, '', places)}")
        part = totals.part
        if part.change is not None:
            said = f"{_number(part.earlier, places)} % → {_number(part.later, places)} %"
            signed = f"{_signed(part.change, places)} điểm %{f'; {REWEIGHED}' if part.reweighed else ''}"
            say(f"  Riêng {part.rows} mục so được, có điểm ở cả hai năm: {said} ({signed})")
    say()
    columns = "".join(f"{year:>14}" for year in years)
    say(f"{'Mã':<8}{columns}  {'Thay đổi':<16} Nội dung")
    headings = {one.last.code: one for one in comparison.headings}
    for line in _lines(comparison, headings):
        say(_line(line, years, places))
    if any(found.shared for one in comparison.rows for found in one.years.values()):
        say(f"{_SHARED} điểm của cả mục trước khi tách, ghi ở mỗi mục tách ra")


def _lines(comparison: YearComparison, headings: dict[str, ComparedHeading]) -> Iterable[ComparedRow | ComparedHeading]:
    """Rows below their headings, as the newest set has them; the rows it lost where they stood."""
    newest = comparison.years[-1].criteria_set
    rows = {one.last.code: one for one in comparison.rows if one.last.later is not None}
    order = [node.code for node in newest.walk_all()] if newest is not None else [*headings, *rows]
    lost: dict[str, list[ComparedRow]] = {}
    after = ""
    for one in comparison.rows:
        if one.last.later is None:
            lost.setdefault(after, []).append(one)
        else:
            after = one.last.code
    yield from lost.get("", ())
    for code in order:
        if code in headings:
            yield headings[code]
        elif code in rows:
            yield rows[code]
            yield from lost.get(code, ())


def _line(line: ComparedRow | ComparedHeading, years: Sequence[int], places: int) -> str:
    last = line.last
    values = "".join(f"{_in_year(line.years.get(year), places):>14}" for year in years)
    told = _told(last)
    return f"{last.code:<8}{values}  {_change(last, places):<16} {shorten(last.title, _TITLE_LENGTH)}{told}"


def _in_year(found: InYear | None, places: int) -> str:
    if found is None:
        return ""
    return _value(found.value, places) + (_SHARED if found.shared else "")


def _told(last: PairRow | PairHeading) -> str:
    told: list[str] = []
    if isinstance(last, PairRow):
        if last.relation == UNKNOWN or last.relation not in (Relation.SAME, Relation.NEW, Relation.DROPPED):
            told += [f"trước là {', '.join(last.old)}"] if last.old and last.old != last.new else []
        if last.basis is Basis.GROUP and last.change is not None:
            told.append(f"tính cả nhóm {', '.join(last.new)}")
    if last.reason:
        told.append(last.reason)
    return f" [{'; '.join(told)}]" if told else ""


def _change(last: PairRow | PairHeading, places: int) -> str:
    if last.change is None:
        return _WITHOUT_CHANGE[last.state]
    if last.state is Change.UNCHANGED:
        return "không đổi"
    return f"{_signed(last.change, places)}{'' if last.unit is Unit.POINTS else ' điểm %'}"


def _whole(whole: Whole, unit: str, places: int) -> str:
    if not whole.comparable:
        return f"{_WITHOUT_CHANGE[whole.state]} ({whole.reason})"
    words = {Change.UP: "tăng", Change.DOWN: "giảm", Change.UNCHANGED: "không đổi"}[whole.state]
    amount = f" {_number(abs(whole.change), places)}{unit}" if whole.change else ""
    return f"{words}{amount} ({whole.basis})"


def _total(one: YearOf) -> str:
    total, places = one.total, one.places
    score = "–" if total.score is None else _number(total.score, places)
    maximum = "" if total.max_score is None else f"/{_number(total.max_score, places)}"
    index = "" if total.index_percent is None else f", chỉ số {_number(total.index_percent, places)} %"
    mark = " (tạm tính)" if total.provisional else ""
    source = "theo văn bản" if one.criteria_set is None else f"bộ {one.criteria_set.id}"
    return f"{score}{maximum} điểm{index}, xếp loại {total.class_name or 'chưa có'}{mark} · {source}"


def _value(value: Value, places: int) -> str:
    if value.score is None:
        return "–"
    return _number(value.score, places) + ("" if value.max_score is None else f"/{_number(value.max_score, places)}")


def _number(value: Fraction | None, places: int) -> str:
    return "–" if value is None else show_decimal(half_up(value, places))


def _signed(value: Fraction | None, places: int) -> str:
    return f"+{_number(value, places)}" if value is not None and value > 0 else _number(value, places)
