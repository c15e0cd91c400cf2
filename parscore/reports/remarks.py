"""What stands around the self-scoring table: heading, marks, results in short, and notes below."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from parscore.reports.plain import plain
from parscore.reports.row_texts import NOT_SURVEYED, STATUS_WORDS, is_not_surveyed, on_paper
from parscore.reports.rows import TOTAL, ZERO, Row, RowKind
from parscore.scoring.answers import AnswerSheet
from parscore.scoring.criteria import CriteriaSet, LegalBasis
from parscore.scoring.numbers import show_decimal, show_exact, show_short
from parscore.scoring.outcome import Status
from parscore.scoring.result import Result
from parscore.scoring.state import State, StateChange

ILLUSTRATIVE_POINTS = "ĐIỂM MINH HỌA: văn bản nguồn không ban hành điểm tối đa; không dùng để báo cáo chính thức"
ILLUSTRATIVE_FACTS = "Số liệu minh họa: không phải số liệu thật của đơn vị; không dùng để báo cáo chính thức"
DOTS = "…" * 20
_MOVED = {State.APPROVED: "Lãnh đạo đã duyệt", State.LOCKED: "Đã chốt"}

Lines = tuple[tuple[str, str], ...]


def heading(criteria_set: CriteriaSet, sheet: AnswerSheet) -> Lines:
    """Who was scored, for which year, on what: pairs of a label and a text."""
    lines = [
        ("Đơn vị", plain(sheet.unit.name) or DOTS),
        ("Năm đánh giá", str(sheet.year)),
        ("Bộ tiêu chí", f"{plain(criteria_set.title)} ({criteria_set.id}, phiên bản {criteria_set.version})"),
    ]
    lines += [("Căn cứ", plain(_citation(basis))) for basis in criteria_set.legal_basis]
    return tuple(lines)


def _citation(basis: LegalBasis) -> str:
    words = basis.number
    if basis.date is not None:
        words += f" ngày {basis.date:%d/%m/%Y}"
    if basis.issuer:
        words += f" của {basis.issuer}"
    return f"{words}: {basis.title}" if basis.title else words


def state_of(log: Sequence[StateChange]) -> str:
    """Who approved and who locked the table and when; "Đang chấm, lãnh đạo chưa duyệt" for a draft."""
    told: list[str] = []
    for move in log:
        if move.new is State.DRAFT:
            told.clear()
        else:
            who = plain(move.who) or "chưa ghi tên"
            told.append(f"{_MOVED[move.new]} {move.at.astimezone():%d/%m/%Y %H:%M}, {who}")
    return "; ".join(told) or "Đang chấm, lãnh đạo chưa duyệt"


def marks(criteria_set: CriteriaSet, *, illustrative_facts: bool) -> tuple[str, ...]:
    """What every page must bear so that nobody takes it for official."""
    points = (ILLUSTRATIVE_POINTS,) if criteria_set.illustrative else ()
    return (*points, ILLUSTRATIVE_FACTS) if illustrative_facts else points


def totals(result: Result) -> Lines:
    """The figures of the whole, in a few lines."""
    shown, index, so_far = result.shown, result.index_percent, _so_far(result)
    return (
        (f"Tổng điểm{so_far}", f"{show_decimal(shown(result.total))}/{show_short(result.max_score)} điểm"),
        ("Điểm thưởng; điểm phạt", f"{show_decimal(shown(result.bonus))}; {show_decimal(shown(result.penalty))}"),
        (f"Chỉ số{so_far}", "chưa có" if index is None else f"{show_decimal(shown(index))}%"),
    )


def particulars(criteria_set: CriteriaSet, sheet: AnswerSheet, result: Result, target: Decimal | None) -> Lines:
    """Class, self-scored part, target and how far the scoring is."""
    own = result.self_part
    percent = "" if own.percent is None else f" ({show_decimal(result.shown(own.percent))}%)"
    points = f"{show_decimal(result.shown(own.score))}/{show_short(own.max_score)} điểm tự chấm"
    lines = [("Phần đơn vị tự chấm", points + percent)]
    if criteria_set.classes:
        working = f" ({on_paper(result.class_working)})" if result.class_working else ""
        name = result.class_name or "Chưa xếp loại"
        lines.insert(0, (f"Xếp loại{_so_far(result)}", plain(name + working)))
    if target is not None:
        against = _against(result.index_percent, Fraction(target))
        lines.append(("Mục tiêu của năm", f"{show_short(target)}%{against}"))
    lines.append(("Tình trạng", _statuses(criteria_set, sheet, result)))
    return tuple(lines)


def _so_far(result: Result) -> str:
    return " (tạm tính)" if result.provisional else ""


def _against(index: Fraction | None, target: Fraction) -> str:
    if index is None:
        return ""
    missing = show_exact(target - index).replace("≈", "khoảng")
    return "; đã đạt" if index >= target else f"; còn thiếu {missing} điểm phần trăm"


def _statuses(criteria_set: CriteriaSet, sheet: AnswerSheet, result: Result) -> str:
    leaves = list(criteria_set.leaves())
    counts = dict.fromkeys(Status, 0)
    not_surveyed = 0
    for leaf in leaves:
        found = result.nodes[leaf.code]
        if is_not_surveyed(leaf, found, survey_held=sheet.survey_held):
            not_surveyed += 1
        elif found.status is not None:
            counts[found.status] += 1
    order = (Status.SCORED, Status.NOT_ARISING, Status.BLANK, Status.LOCKED)
    told = [f"{counts[s]} {STATUS_WORDS[s].lower()}" for s in order if counts[s]]
    if not_surveyed:
        told.append(f"{not_surveyed} {NOT_SURVEYED.lower()}")
    return f"{len(leaves)} mục chấm điểm: {'; '.join(told)}"


def notes(result: Result, rows: Sequence[Row]) -> tuple[str, ...]:
    """Sentences below the table: what is provisional, why printed parts may not add up, what holds for the whole."""
    told = []
    if result.provisional:
        told.append(
            "Điểm, chỉ số và xếp loại là tạm tính, vì còn mục chưa chấm hoặc đang chờ số liệu (cột “Tình trạng”)."
        )
    if odd := list(_not_adding_up(result, rows)):
        told.append(
            "Tổng cộng được cộng từ điểm chính xác rồi mới làm tròn, nên cộng các số đã in có thể lệch ở chữ số cuối "
            f"({'; '.join(odd)})."
        )
    told += [_sentence(p.message) for p in result.problems if not p.code]
    return tuple(map(plain, told))


def _not_adding_up(result: Result, rows: Sequence[Row]) -> Iterator[str]:
    """The rows whose printed parts do not add up to the printed sum."""
    sums = {row.kind: row.score or ZERO for row in rows if row.kind is not RowKind.NODE}
    for row in rows:
        if row.kind in (RowKind.NODE, RowKind.SCALE) and row.parts and row.stretch is None:
            parts = sum(result.shown(rows[p].score or ZERO) for p in row.parts)
            if row.score is not None and parts != result.shown(row.score):
                yield f"mục {row.code}" if row.code else row.title
    scale, bonus, penalty = sums[RowKind.SCALE], sums[RowKind.BONUS], sums[RowKind.PENALTY]
    printed = result.shown(scale) + result.shown(bonus) - result.shown(penalty)
    if scale + bonus - penalty == result.total and printed != result.shown(result.total):
        yield TOTAL


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith(".") else ".")
