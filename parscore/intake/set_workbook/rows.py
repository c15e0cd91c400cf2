"""The rows of the sheet as a tree: by the depth written in them, or by their codes as an annex has them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from parscore.intake.annex.codes import roman
from parscore.intake.annex.columns import ROLES, ColumnChoice
from parscore.intake.annex.gathering import MAX_LINES, gather
from parscore.intake.annex.lines import TEXT_ROLES
from parscore.intake.annex.node import Node as AnnexNode
from parscore.intake.annex.tree import Tree
from parscore.intake.set_workbook.cells import Cells
from parscore.intake.set_workbook.sheets import SheetRow
from parscore.scoring.notation import write_number
from parscore.scoring.numbers import shorten
from parscore.scoring.set_columns import DEEPEST
from parscore.scoring.text import fold


@dataclass(slots=True)
class Entry:
    """A criterion under way: its row, its code, its section, and what stands below it."""

    row: SheetRow
    code: str
    section: str = "criteria"
    level: str = ""
    children: list["Entry"] = field(default_factory=list)

    def walk(self) -> Iterator["Entry"]:
        yield self
        for child in self.children:
            yield from child.walk()


def entries_of(cells: Cells) -> list[Entry]:
    """The topmost entries of all sections in the order of their rows."""
    rows = list(islice(cells.sheets.rows(), MAX_LINES + 1))
    if len(rows) > MAX_LINES:
        place = cells.place(rows[MAX_LINES])
        cells.tell(place, f"bảng có hơn {MAX_LINES} dòng, không phải là một bộ tiêu chí", "chọn đúng tệp, hoặc tách ra")
        return []
    if any("depth" in row.texts for row in rows):
        return _Tree(cells).of(rows)
    return _as_annex(cells, {row.number: row for row in rows})


class _Tree:
    """Rows with their depth; one without it is placed by its code, else beside the row above."""

    def __init__(self, cells: Cells) -> None:
        self._cells = cells
        self._top: list[Entry] = []
        self._open: list[Entry] = []
        self._section = "criteria"
        self._depths: dict[str, int] = {}

    def of(self, rows: list[SheetRow]) -> list[Entry]:
        for row in rows:
            if not _is_total(row):
                self._take(row)
        return self._top

    def _take(self, row: SheetRow) -> None:
        cells = self._cells
        code = cells.read(row, "code")
        if code is None:
            if "code" not in row.texts:
                title = shorten(row.texts.get("title", "")) or "…"
                cells.tell(cells.place(row, "code"), f"dòng “{title}” không có mã", "ghi mã của mục, hoặc xóa dòng")
            return
        section = cells.read(row, "section", code) or self._section
        if section != self._section:
            self._section, self._open = section, []
        depth = self._depth(row, code)
        if depth > len(self._open) + 1:
            above = f"bậc {len(self._open)}" if self._open else "đầu phần"
            said = f"bậc {depth} đứng ngay dưới {above}: thiếu dòng của mục cha"
            cells.tell(cells.place(row, "depth", code), said, "sửa cột Bậc, hoặc thêm dòng của mục cha")
            depth = len(self._open) + 1
        entry = Entry(row, code, section)
        del self._open[depth - 1 :]
        (self._open[-1].children if self._open else self._top).append(entry)
        self._open.append(entry)

    def _depth(self, row: SheetRow, code: str) -> int:
        depth = self._cells.read(row, "depth", code)
        if depth is not None:
            if 1 <= depth <= DEEPEST:
                return int(depth)
            place = self._cells.place(row, "depth", code)
            self._cells.tell(place, f"bậc {depth} không dùng được", f"ghi số từ 1 đến {DEEPEST}")
        for at in range(len(self._open), 0, -1):
            if _is_below(code, self._open[at - 1].code):
                return at + 1
        if self._cells.read(row, "level", code) == "area":
            return 1
        return max(len(self._open), 1)


def _is_below(code: str, above: str) -> bool:
    if code.startswith(f"{above}."):
        return True
    number = roman(above)
    return bool(number) and code.startswith(f"{number}.")


def _is_total(row: SheetRow) -> bool:
    return "code" not in row.texts and fold(row.texts.get("title", "")).startswith(
        ("tong cong", "tong diem", "tong so")
    )


def _as_annex(cells: Cells, rows: dict[int, SheetRow]) -> list[Entry]:
    """Rows with the columns of an annex only: the tree is read as that of an annex is."""
    sheets = cells.sheets
    choice = ColumnChoice(
        True,
        {role: (sheets.columns[role],) for role in ROLES if role in sheets.columns},
        frozenset({sheets.heading}),
    )
    gathered = gather([sheets.table], {0: choice})
    tree = Tree(gathered.lines)
    cells.problems += [*gathered.problems, *tree.problems]
    for line in tree.orphans:
        place = cells.place(SheetRow(line.row))
        cells.tell(place, "dòng đứng trước mọi mục nên không đọc được", "chuyển xuống dưới mục của nó, hoặc xóa")
    return [_from_annex(area, rows, 0) for area in tree.areas]


def _from_annex(node: AnnexNode, rows: dict[int, SheetRow], depth: int) -> Entry:
    """A criterion of an annex with all that its own row says, and what was read into it from rows around it."""
    row = SheetRow(node.line.row)
    if not node.restored and node.line.row in rows:
        own = rows[node.line.row]
        row = SheetRow(own.number, dict(own.texts), own.numeric)
    row.texts["title"] = node.title
    for role in TEXT_ROLES:
        if text := node.texts.get(role):
            row.texts[role] = text
    if node.notes:
        row.texts["note"] = "\n".join([part for part in (row.texts.get("note", ""), *node.notes) if part])
    if node.maximum is not None:
        row.texts["maximum"] = write_number(node.maximum)
        row.numeric -= {"maximum"}
    elif node.line.maximum_text:  # told by the tree already
        row.texts.pop("maximum", None)
        row.texts.setdefault("maxima", "")
    level = ("area", "criterion", "sub_criterion")[min(depth, 2)]
    entry = Entry(row, node.code, level=level)
    entry.children = [_from_annex(child, rows, depth + 1) for child in node.children]
    return entry
