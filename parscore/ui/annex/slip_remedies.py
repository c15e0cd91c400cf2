"""What to do about a slip in the window: there its mending is one press away, in the file it takes a reading anew."""

from collections.abc import Iterator
from dataclasses import replace

from parscore.intake.annex import Annex, AnnexTables
from parscore.intake.annex.table import Problem

MEND = "bấm “Gợi ý sửa chữ”, hoặc sửa trong tệp rồi đọc lại"
IN_FILE = "sửa trong tệp rồi nhập lại"
BY_COMMAND = "xem mẫu bằng lệnh criteria template"
IN_WINDOW = "chọn lại cột ở bước trước, hoặc xem mẫu ở nút “Lấy mẫu Excel trống…” của trang Bộ tiêu chí"


def problems_with_remedies(annex: Annex, tables: AnnexTables) -> Iterator[Problem]:
    """The problems of an annex; those of a cell with a suggestion name the button that mends it."""
    found = ((tables.tables[one.place], one.row, one.column) for one in annex.suggestions)
    cells = {(table.name, row, table.cell_name(row, column)) for table, row, column in found}
    for problem in annex.problems:
        if (problem.sheet, problem.row, problem.cell) in cells:
            yield replace(problem, remedy=_mending(problem.remedy))
        else:
            yield replace(problem, remedy=problem.remedy.replace(BY_COMMAND, IN_WINDOW))


def _mending(remedy: str) -> str:
    return remedy.replace(IN_FILE, MEND) if IN_FILE in remedy else f"{MEND}: {remedy}"
