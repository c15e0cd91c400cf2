"""One page for the leader: the result, the areas as bars, where most points were lost, what is left to do."""

from collections.abc import Iterator
from fractions import Fraction

from parscore.reports.other_papers.area_picture import AreaBar, area_picture
from parscore.reports.other_papers.duties import duties
from parscore.reports.other_papers.remedial_plan import by_loss
from parscore.reports.papers.paper import Block, Column, DataTable, Paper, Paragraph, Picture, Row, Run
from parscore.reports.plain import plain
from parscore.reports.report.case import ReportCase
from parscore.reports.report.counting import counts_of
from parscore.reports.year_data import YearData
from parscore.scoring.checks import SEVERITY_WORDS
from parscore.scoring.criteria import Criterion
from parscore.scoring.numbers import shorten, show_short
from parscore.scoring.outcome import Status

_UNPARTED = "\u00a0"
_LOSSES = 6
_LONGEST = 90  # characters of a title, so that the page stays one
_OPEN = (Status.BLANK, Status.LOCKED)


def leader_summary(data: YearData) -> Paper:
    """The whole page."""
    case = ReportCase(data)
    sheet = case.report.sheet
    index = f"Chỉ số cải cách hành chính năm {sheet.year}"
    title = f"Tóm tắt kết quả tự đánh giá, chấm điểm {index}"
    blocks: list[Block] = [
        Paragraph(title.replace(index, index.replace(" ", _UNPARTED)).upper(), "centred_bold"),
        Paragraph(plain(case.names.issuer), "centred"),
        Paragraph(tuple(_headline(case)), "body_left"),
        Paragraph(_beside(case), "body_left"),
        Paragraph(_counted(case), "body_left"),
        *_picture(case),
        Paragraph((Run("Mất điểm nhiều nhất", bold=True),), "body_left"),
        _losses(case),
        Paragraph(_left_to_do(case), "body_left"),
    ]
    foot = " · ".join(case.table.foot)
    return Paper(title=f"{title}: {case.names.issuer}", blocks=tuple(blocks), marks=case.table.marks, foot=foot)


def _headline(case: ReportCase) -> Iterator[Run | str]:
    result, table = case.report.result, case.table
    so_far = " (tạm tính)" if result.provisional else ""
    yield Run(f"{table.points(result.total)}/{show_short(result.max_score)} điểm", bold=True)
    if result.index_percent is not None:
        yield "; Chỉ số "
        yield Run(f"{table.points(result.index_percent)}%", bold=True)
    if result.class_name:
        yield "; xếp loại "
        yield Run(plain(result.class_name), bold=True)
    yield f"{so_far}."


def _beside(case: ReportCase) -> str:
    """The year before and the target."""
    table, told = case.table, []
    before, target, index = case.before, case.report.target, case.report.result.index_percent
    if before is not None and before.whole.percent is not None:
        words = f"Năm {before.year}: {table.points(before.whole.percent)}%"
        if before.whole.change is None:
            words += f" (không so sánh được hai năm: {before.whole.why_not})"
        else:
            way = "tăng" if before.whole.change >= 0 else "giảm"
            words += f", {way} {table.points(abs(before.whole.change))} điểm phần trăm"
        told.append(words)
    if target is not None:
        words = f"Mục tiêu: {show_short(target)}%"
        if index is not None:
            missing = Fraction(target) - index
            words += f", còn thiếu {table.points(missing)} điểm phần trăm" if missing > 0 else ", đã đạt"
        told.append(words)
    return f"{'; '.join(told)}." if told else ""


def _counted(case: ReportCase) -> str:
    counts = counts_of(case, case.report.criteria_set.leaves())
    parts = [f"{words}: {number}" for words, number in counts.in_words() if number]
    return f"Trong {counts.all} mục chấm điểm: {'; '.join(parts)}."


def _picture(case: ReportCase) -> Iterator[Block]:
    before = case.before
    bars = [_bar(case, area) for area in case.report.criteria_set.criteria]
    says = "; ".join(f"{bar.title}: {bar.figures}" for bar in bars)
    yield Picture(area_picture(bars, f"năm {before.year}" if before else ""), f"Điểm các lĩnh vực. {says}")


def _bar(case: ReportCase, area: Criterion) -> AreaBar:
    nodes = case.report.result.nodes
    found = nodes[area.code]
    earned = (found.score or Fraction(0)) / found.max_score if found.max_score else Fraction(0)
    leaves = [node for node in area.walk() if node.is_leaf]
    whole = sum((nodes[leaf.code].max_score for leaf in leaves), Fraction(0))
    waiting = sum((nodes[leaf.code].max_score for leaf in leaves if nodes[leaf.code].status in _OPEN), Fraction(0))
    then = case.before.areas.get(area.code) if case.before else None
    target = case.report.target
    return AreaBar(
        f"{area.code}. {plain(area.title)}",
        f"{case.table.points(found.score)}/{show_short(found.max_score)}",
        float(min(earned, Fraction(1))),
        float(min(waiting / whole, 1 - earned)) if whole and earned < 1 else 0.0,
        float(then.percent / 100)
        if then is not None and then.change is not None and then.percent is not None
        else None,
        float(target) / 100 if target is not None else None,
    )


def _losses(case: ReportCase) -> Block:
    rows = by_loss(case)[:_LOSSES]
    if not rows:
        return Paragraph("Không có mục đã chấm nào dưới điểm tối đa.", "body_left")
    columns = (
        Column("Mã", 16),
        Column("Tiêu chí, tiêu chí thành phần", 78),
        Column("Điểm mất", 18, "right"),
        Column("Phụ trách", 48),
    )
    table = case.table
    return DataTable(
        columns,
        tuple(
            Row(
                (
                    row.code,
                    shorten(row.title, _LONGEST),
                    table.points(row.lost),
                    shorten(plain(case.owners.get(row.code, "")), _LONGEST),
                )
            )
            for row in rows
        ),
    )


def _left_to_do(case: ReportCase) -> str:
    found = duties(case.data)
    counts = [(sum(duty.severity is severity for duty in found), words) for severity, words in SEVERITY_WORDS.items()]
    told = "; ".join(f"{count} {words.lower()}" for count, words in counts)
    deadline = case.data.circumstances.deadline
    by = f" Hạn nộp: {deadline:%d/%m/%Y}." if deadline else ""
    return f"Việc trước khi nộp: {told}.{by}"
