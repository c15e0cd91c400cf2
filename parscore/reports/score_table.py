"""The self-scoring table (annex I of the report) as plain data, said once for paper and workbook alike."""

from collections.abc import Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from parscore.reports.remarks import Lines, heading, marks, notes, particulars, state_of, totals
from parscore.reports.rows import Row, RowKind, table_rows
from parscore.scoring.answers import AnswerSheet
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.evidence import Document, Links
from parscore.scoring.numbers import half_up, show_decimal
from parscore.scoring.result import Result
from parscore.scoring.state import StateChange

MOST_PLACES = 6
NONE = "–"
COLUMNS = (
    "Mã",
    "Lĩnh vực, tiêu chí, tiêu chí thành phần",
    "Điểm tối đa",
    "Số liệu kê khai",
    "Cách tính",
    "Điểm tự đánh giá",
    "Tỷ lệ (%)",
    "Tình trạng",
    "Tài liệu kiểm chứng",
    "Giải trình, ghi chú",
)
AREA_COLUMNS = ("Mã", "Lĩnh vực", "Điểm tối đa", "Điểm tự đánh giá", "Tỷ lệ (%)", "Điểm chưa đạt")


@dataclass(frozen=True, slots=True)
class ScoreReport:
    """What a score table is made from; `target` is the year's index in %.

    `links` and `state_log` are None where nothing is known of them, as for answers from a file: then the table tells
    which documents are required instead of which are missing, and no state.
    """

    criteria_set: CriteriaSet
    sheet: AnswerSheet
    result: Result
    _: KW_ONLY
    printed_on: date
    illustrative_facts: bool = False
    target: Decimal | None = None
    links: Links | None = None
    documents: Mapping[int, Document] = field(default_factory=dict)
    state_log: Sequence[StateChange] | None = None


@dataclass(frozen=True, slots=True)
class ScoreTable:
    """All that is printed; `state` is the last line of the heading where it is known.

    `areas` are the places of the top rows, `scale` of the row that adds them up.
    """

    title: str
    heading: Lines
    state: Lines
    marks: tuple[str, ...]
    totals: Lines
    particulars: Lines
    rows: tuple[Row, ...]
    areas: tuple[int, ...]
    scale: int
    notes: tuple[str, ...]
    foot: tuple[str, str]
    printed_on: date
    places: int
    max_places: int
    may_exceed: bool

    def points(self, value: Fraction | None) -> str:
        """A score as printed; nothing where there is none."""
        return "" if value is None else show_decimal(half_up(value, self.places))

    def maximum(self, value: Fraction | None) -> str:
        """A maximum as printed; what was taken out of the scale has one of 0, shown as a dash."""
        if value is None:
            return ""
        return show_decimal(half_up(value, self.max_places)) if value else NONE


def score_table(report: ScoreReport) -> ScoreTable:
    """Everything the table says, in the order it is read."""
    criteria_set, sheet, result = report.criteria_set, report.sheet, report.result
    rows = table_rows(criteria_set, sheet, result, report.links, report.documents)
    state = () if report.state_log is None else (("Trạng thái", state_of(report.state_log)),)
    scale = next(place for place, row in enumerate(rows) if row.kind is RowKind.SCALE)
    return ScoreTable(
        title=f"Bảng tự đánh giá, chấm điểm Chỉ số cải cách hành chính năm {sheet.year}",
        heading=(*heading(criteria_set, sheet), *state),
        state=state,
        marks=marks(criteria_set, illustrative_facts=report.illustrative_facts),
        totals=totals(result),
        particulars=particulars(criteria_set, sheet, result, report.target),
        rows=rows,
        areas=rows[scale].parts,
        scale=scale,
        notes=notes(result, rows),
        foot=(
            f"In ngày {report.printed_on:%d/%m/%Y}",
            f"Bộ tiêu chí {criteria_set.id}, phiên bản {criteria_set.version}",
        ),
        printed_on=report.printed_on,
        places=result.places,
        max_places=_places_of_maxima(rows, result.places),
        may_exceed=criteria_set.scale.may_exceed,
    )


def _places_of_maxima(rows: tuple[Row, ...], least: int) -> int:
    """Enough decimals that no maximum is rounded: 0,125 must not be printed as 0,13."""
    maxima = [row.max_score for row in rows if row.max_score is not None]
    return next(
        (p for p in range(least, MOST_PLACES) if all(Fraction(half_up(m, p)) == m for m in maxima)),
        MOST_PLACES,
    )
