"""Part III and its annex: the scores that no document proves in full, how they were found and why."""

from parscore.reports.papers.paper import Block, Column, DataTable, Fill, Heading, Paragraph, Row
from parscore.reports.plain import plain
from parscore.reports.report.case import ReportCase
from parscore.reports.row_texts import working_of
from parscore.scoring.criteria import Criterion
from parscore.scoring.evidence import missing_documents

TITLE = "Giải trình các tiêu chí, tiêu chí thành phần thiếu tài liệu kiểm chứng"
NONE_OWED = "Không có tiêu chí, tiêu chí thành phần nào có điểm mà thiếu tài liệu kiểm chứng."
NOT_KNOWN = "Văn bản này lập từ tệp kê khai, không kèm thông tin về tài liệu kiểm chứng."
NOT_EXPLAINED = "Chưa có giải trình."
COLUMNS = (
    Column("STT", 10, "center"),
    Column("Mã", 16),
    Column("Tên tiêu chí, tiêu chí thành phần", 56),
    Column("Điểm tối đa", 15, "right"),
    Column("Điểm tự đánh giá", 17, "right"),
    Column("Tình trạng tài liệu kiểm chứng", 45),
    Column("Cách xác định điểm, lý do", 66),
    Column("Người, đơn vị chịu trách nhiệm", 27),
)


def explaining(case: ReportCase, annex: str) -> tuple[Block, ...]:
    """Part III."""
    heading = Heading("III. Giải trình các tiêu chí, tiêu chí thành phần không có hoặc không đủ tài liệu kiểm chứng", 1)
    own = (Paragraph(case.texts.explanation),) if plain(case.texts.explanation) else ()
    if not case.unproved:
        return (heading, Paragraph(_nothing(case)), *own)
    told = (
        f"Có {len(case.unproved)} tiêu chí, tiêu chí thành phần có điểm nhưng không có hoặc chưa đủ tài liệu kiểm "
        f"chứng; cách xác định điểm và lý do của từng tiêu chí, tiêu chí thành phần tại {annex}."
    )
    return (heading, Paragraph(told), *own)


def explanations(case: ReportCase) -> tuple[Block, ...]:
    """The annex."""
    if not case.unproved:
        return (Paragraph(_nothing(case)),)
    rows = tuple(_row(case, place, leaf) for place, leaf in enumerate(case.unproved, start=1))
    return (DataTable(COLUMNS, rows, small=True),)


def _nothing(case: ReportCase) -> str:
    return NOT_KNOWN if case.report.links is None else NONE_OWED


def _row(case: ReportCase, place: int, leaf: Criterion) -> Row:
    table, found = case.table, case.report.result.nodes[leaf.code]
    return Row(
        (
            str(place),
            leaf.code,
            leaf.title,
            table.maximum(found.max_score),
            table.points(found.score),
            state_of(case, leaf),
            explanation_of(case, leaf),
            case.owners.get(leaf.code, ""),
        )
    )


def explanation_of(case: ReportCase, leaf: Criterion) -> str:
    """How the score was found, and what the official says of the missing proof."""
    explanation = plain(case.answer(leaf.code).explanation) or NOT_EXPLAINED
    return f"{working_of(case.report.result.nodes[leaf.code])}\n{explanation}"


def state_of(case: ReportCase, leaf: Criterion) -> str:
    """How far a leaf is proved, and what is missing."""
    links = case.links(leaf)
    missing = "; ".join(missing_documents(leaf, links))
    if not links:
        return f"Không có. Cần có: {missing}" if missing else "Không có"
    return f"Chưa đầy đủ. Còn thiếu: {missing}" if missing else "Có"


def hardships(case: ReportCase) -> tuple[Block, ...]:
    """Part IV, with room to write where nothing was written."""
    return (
        Heading("IV. Khó khăn, vướng mắc và kiến nghị", 1),
        Heading("1. Khó khăn, vướng mắc", 2),
        written(case.texts.difficulties),
        Heading("2. Kiến nghị", 2),
        written(case.texts.proposals),
    )


def written(text: str) -> Block:
    """What the official wrote, else dotted lines."""
    return Paragraph(text) if plain(text) else Fill("", lines=2)
