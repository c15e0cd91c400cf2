"""The whole way from a workbook to a criteria set: exactly what was exported, but for what a person changed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from parscore.intake.annex.gathering import as_problem, read_tables
from parscore.intake.annex.reading import MAX_PROBLEMS, Annex
from parscore.intake.annex.suggestions import Suggestion, accepted
from parscore.intake.annex.table import AnnexError, Problem, Table
from parscore.intake.set_file import waiting_lines
from parscore.intake.set_workbook.cells import Cells
from parscore.intake.set_workbook.criteria import Criteria
from parscore.intake.set_workbook.judging import dropped_zeros, judge
from parscore.intake.set_workbook.leaves import Wordings
from parscore.intake.set_workbook.places import Places, node_of
from parscore.intake.set_workbook.rows import Entry, entries_of
from parscore.intake.set_workbook.sheets import Sheets, find_sheets, tell_unknown
from parscore.intake.set_workbook.whole import Whole
from parscore.intake.yaml_text import yaml_text
from parscore.scoring.content_mark import content_mark
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.outcome import Severity
from parscore.scoring.set_draft import Reading, SetDraft
from parscore.scoring.set_notation import SECTIONS, read_text
from parscore.scoring.set_rows import says_again

if TYPE_CHECKING:
    from parscore.intake.document import Node

_COMMENT = "Bộ tiêu chí đọc từ bảng tính “{name}”."
_UNCONFIRMED = "\n\nĐIỂM CHƯA XÁC NHẬN (points_status: illustrative). Đối chiếu từng mục với văn bản trước khi dùng."
_SHOWN_CODES = 60


def is_set_workbook(path: Path) -> bool:
    """Whether a file is the template or an exported set, by what stands in it."""
    try:
        return find_sheets(read_tables(path)) is not None
    except AnnexError:
        return False


def read_set_workbook(path: Path, accepting: Iterable[Suggestion] = ()) -> Annex:
    """The set in a workbook, with suggestions of an earlier reading taken up in its cells.

    EnvironmentFault when it cannot be opened; everything else is told in the result.
    """
    try:
        read = read_set_tables(path, list(accepted(read_tables(path), accepting)))
        if read is None:
            remedy = "lấy bảng tính mẫu, hoặc xuất một bộ ra bảng tính, ở trang Bộ tiêu chí; rồi điền vào bảng ấy"
            raise AnnexError("bảng tính không theo mẫu bộ tiêu chí", remedy)
    except AnnexError as error:
        return Annex(path, None, "", (as_problem(error, path),))
    return read


def read_set_tables(path: Path, tables: Sequence[Table]) -> Annex | None:
    """The set in the tables of a file that is open already; None when it is no workbook of a set."""
    sheets = find_sheets([replace(table, remarks=list(table.remarks)) for table in tables])
    if sheets is None:
        return None
    tell_unknown(sheets)
    place = next(at for at, table in enumerate(tables) if table.name == sheets.table.name)
    return _read(path, sheets, place)


def _read(path: Path, sheets: Sheets, place: int) -> Annex:
    cells, places = Cells(sheets), Places()
    whole = Whole(cells, places)
    roles, wordings = whole.roles(), Wordings(whole.year)
    criteria = Criteria(cells, places, roles, wordings, exported=bool(whole.mark))
    entries = entries_of(cells)
    sections: dict[str, list[Node]] = {section: [] for section in SECTIONS.words}
    for entry in entries:
        sections[entry.section].append(criteria.criterion(entry))
    root = whole.node(roles, sections)
    if not sections["criteria"] and not cells.problems:
        empty = AnnexError("bảng không có dòng tiêu chí nào", "ghi mỗi tiêu chí một dòng, có mã và tên")
        cells.problems.append(as_problem(empty, path))
    read, found = judge(root, places, cells.problems, entries)
    remarks = [*sheets.table.remarks, *(sheets.facts_table.remarks if sheets.facts_table else ())]
    problems = [*remarks, *cells.problems, *found]
    if read is None:
        return Annex(path, None, "", _in_order(problems), suggestions=tuple(_zeros_again(sheets, entries, place)))
    problems += _other_words(read, cells, criteria)
    same = content_mark(read) == whole.mark
    if not same:
        problems += _of_the_whole(whole, cells, criteria)
        read = read.but(points_status="illustrative")
        assert isinstance(root.value, dict)
        root.value["points_status"] = node_of("illustrative", 0)
    comment = _COMMENT.format(name=" ".join(path.name.split())) + (_UNCONFIRMED if read.illustrative else "")
    data = root.plain()
    assert isinstance(data, dict)
    readings = {**_waiting(read, whole), **wordings.readings}
    open_yet = waiting_lines(SetDraft(criteria_set=read, readings=readings, replies=whole.replies))
    text = yaml_text(data, "\n".join((comment, "", *open_yet)) if open_yet else comment)
    return Annex(path, read, text, _in_order(problems), readings, replies=whole.replies)


def _zeros_again(sheets: Sheets, entries: Sequence[Entry], place: int) -> Iterator[Suggestion]:
    """The codes that stand twice because Excel dropped a zero, as they may be meant; `place` of their table."""
    column, zeros = sheets.columns["code"], dropped_zeros(entries)
    for row in sheets.table.rows:
        if meant := zeros.get(row.number):
            yield Suggestion(place, row.number, column, row.own(column), meant)


def _waiting(read: CriteriaSet, whole: Whole) -> dict[str, Reading]:
    """The readings that nobody had confirmed when the workbook was written."""
    nodes = [(code, read.by_code.get(code)) for code in whole.unconfirmed]
    return {code: Reading(text=node.guidance or "", sure="unsure") for code, node in nodes if node and node.is_leaf}


def _other_words(read: CriteriaSet, cells: Cells, criteria: Criteria) -> Iterator[Problem]:
    """Scoring texts that do not say what the rule beside them does: one of the two was edited, and the rule counts."""
    for entry in criteria.beside:
        leaf = read.by_code.get(entry.code)
        if leaf is not None and not says_again(read_text(entry.row.texts["scoring"]), leaf):
            said = "“Cách chấm” không còn nói như “Cách chấm theo mẫu”; điểm tính theo “Cách chấm theo mẫu”"
            remedy = "muốn đổi cách chấm thì sửa “Cách chấm theo mẫu”, hoặc xóa ô ấy để chương trình đọc lại lời văn"
            yield cells.place(entry.row, "scoring", entry.code).problem(Severity.WARNING, said, remedy, entry.code)


def _of_the_whole(whole: Whole, cells: Cells, criteria: Criteria) -> Iterator[Problem]:
    """What a changed or new workbook leaves open."""

    def warn(key: str, message: str, remedy: str) -> Problem:
        return cells.fact_place(key).problem(Severity.WARNING, message, remedy)

    if whole.status == "official":
        said = "nội dung khác bản đã xuất nên nhập thành điểm minh họa"
        yield warn("points_status", said, "xác nhận điểm trong chương trình")
    if whole.unchanged_title:
        yield warn("title", "tên bộ tiêu chí vẫn là tên của mẫu", "ghi tên trong quyết định")
    if whole.asked:
        said = f"còn phải hỏi Sở: {', '.join(whole.asked)}"
        yield warn("replies", said, "có câu trả lời thì điền vào trang Thông tin")
    if whole.unsaid:
        said = f"chưa nói: {', '.join(whole.unsaid)}"
        yield warn("classes", said, "hỏi Sở rồi điền ở trang Thông tin; văn bản không nói thì để trống")
    if criteria.by_hand:
        codes = ", ".join(criteria.by_hand[:_SHOWN_CODES]) + (" …" if len(criteria.by_hand) > _SHOWN_CODES else "")
        said = f"{len(criteria.by_hand)} mục không ghi cách chấm nên để chấm tay: {codes}"
        yield cells.sheet_place().problem(Severity.WARNING, said, "hỏi cơ quan ban hành, hoặc điền cách chấm")


def _in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    """Each problem once, in the order of the rows, what concerns no row last."""
    once = dict.fromkeys(problems)
    return tuple(sorted(once, key=lambda one: (not one.row, one.sheet, one.row)))[:MAX_PROBLEMS]
