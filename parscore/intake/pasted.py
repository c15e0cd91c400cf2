"""A pasted block as answers: cells that can be taken are, the rest is told one by one with what to do."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from parscore.intake.grid import ASKED, CODE, FIRST, TITLE, Grid
from parscore.intake.tsv import Block
from parscore.scoring.answers import Answer
from parscore.scoring.criteria import Method
from parscore.scoring.leaf import SUPPLIERS
from parscore.scoring.outcome import Outcome, Severity
from parscore.scoring.reading import TypedRefusedError
from parscore.scoring.text import fold

MARKED = "Dòng này đang ghi không phát sinh; bỏ dấu KPS rồi dán lại."
TryAnswer = Callable[[str, Answer], Outcome]


class Entry(NamedTuple):
    """A text meant for a cell of the table."""

    code: str
    column: int
    typed: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """A cell that was not taken; `column` is -1 where no cell of the table was meant."""

    code: str
    column: int
    heading: str
    typed: str
    why: str


@dataclass(slots=True)
class Placed:
    """Where the texts of a block belong. `by_code`: rows were found by their codes; `remarks`: what was left out."""

    entries: list[Entry] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    by_code: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """The answers that changed, how many cells made them, how many empty ones left a figure as it was."""

    answers: Mapping[str, Answer]
    cells: int
    refused: tuple[Refusal, ...]
    passed_over: int = 0


def place(grid: Grid, block: Block, codes: Sequence[str], column: int) -> Placed:
    """Where a block belongs: by the codes in its first column, else on the rows `codes` from `column` on."""
    found = _by_code(grid, block, column)
    return found or _by_position(grid, block, codes, column)


def _by_position(grid: Grid, block: Block, codes: Sequence[str], column: int) -> Placed:
    placed = Placed()
    told: set[int] = set()
    wide = False
    for code, row in zip(codes, block, strict=False):
        for at, typed in enumerate(row, start=column):
            if at >= len(grid.headings):
                wide = wide or bool(typed.strip())
            elif at in (CODE, TITLE, grid.score):
                told.add(at)
            else:
                placed.entries.append(Entry(code, at, typed))
    _tell_read_only(grid, told, placed)
    spare = [any(cell.strip() for cell in row) for row in block[len(codes) :]]
    if any(spare):
        placed.remarks.append(f"{len(spare)} dòng dán thừa ở cuối không có chỗ nên bỏ qua.")
    if wide:
        placed.remarks.append("Các cột dán thừa ở bên phải không có chỗ nên bỏ qua.")
    return placed


def _tell_read_only(grid: Grid, columns: Iterable[int], placed: Placed) -> None:
    names = ", ".join(f"“{grid.headings[at]}”" for at in sorted(columns))
    if names:
        placed.remarks.append(f"Cột {names} không nhập được nên bỏ qua.")


def _by_code(grid: Grid, block: Block, column: int) -> Placed | None:
    rows = [row for row in block if any(cell.strip() for cell in row)]
    head = rows.pop(0) if rows and _is_head(rows[0]) else None
    codes = [_code(row[0]) for row in rows]
    if not rows or not _are_codes(grid, codes, told=head is not None or column == CODE):
        return None
    placed = Placed(by_code=True)
    columns = _columns(grid, head, rows, placed)
    seen: set[str] = set()
    for code, row in zip(codes, rows, strict=True):
        cells = [(at, typed) for at, typed in zip(columns, row, strict=False) if at is not None]
        _place_row(grid, code, cells, placed, repeated=code in seen)
        seen.add(code)
    return placed


def _are_codes(grid: Grid, codes: Sequence[str], *, told: bool) -> bool:
    """Whether a first column holds codes: `told` so by heading or place, else all of them must be, none twice."""
    known = [code for code in codes if code in grid.criteria_set.by_code]
    if told:
        return bool(known)
    return len(known) == len(set(codes)) == len(codes) and any(map(_no_number, codes))


def _is_head(row: Sequence[str]) -> bool:
    return fold(row[0]).strip() in ("ma", "ma muc", "ma tieu chi")


def _code(cell: str) -> str:
    return cell.strip().removeprefix("'").rstrip(".")


def _no_number(code: str) -> bool:
    """Whether a code cannot be a figure: "2.2.3" and "T1" cannot, "2.1" can."""
    return code.count(".") > 1 or not code.replace(".", "").isdigit()


def _columns(grid: Grid, head: Sequence[str] | None, rows: Block, placed: Placed) -> list[int | None]:
    """The column of the table for each of the block; None for those that have none there."""
    width = max(map(len, rows))
    if head is not None:
        names = {fold(name): at for at, name in enumerate(grid.headings)}
        names |= {"khong phat sinh": grid.not_arising}
        found = [names.get(" ".join(fold(name).split())) for name in head]
        strange = [name.strip() for name, at in zip(head, found, strict=True) if at is None and name.strip()]
        strange = [name for name in strange if fold(name) != fold(ASKED)]
        if strange:
            placed.remarks.append(f"Cột “{'”, “'.join(strange)}” không có trong bảng nên bỏ qua.")
        return [None if at in (CODE, TITLE, grid.score) else at for at in found]
    titles = {fold(node.title) for node in grid.criteria_set.by_code.values()}
    titled = any(len(row) > 1 and fold(row[1]).strip() in titles for row in rows)
    into: list[int | None] = [None, *([None] if titled else [])]
    into += [None if at == grid.score else at for at in range(FIRST, len(grid.headings))]
    if width > len(into) and any(cell.strip() for row in rows for cell in row[len(into) :]):
        placed.remarks.append("Các cột dán thừa ở bên phải không có chỗ nên bỏ qua.")
    return into


def _place_row(grid: Grid, code: str, cells: Sequence[tuple[int, str]], placed: Placed, *, repeated: bool) -> None:
    if code in grid.codes and not repeated:
        placed.entries += [Entry(code, at, typed) for at, typed in cells]
        return
    why = "Mã này đã có ở một dòng trên của khối dán. Hãy giữ một dòng." if repeated else _why_not(grid, code)
    placed.refused += [Refusal(code, -1, grid.headings[at], typed, why) for at, typed in cells if typed.strip()]


def _why_not(grid: Grid, code: str) -> str:
    node = grid.criteria_set.by_code.get(code)
    if node is None:
        return "Bộ tiêu chí không có mã này. Hãy xem lại mã; bảng tính hay đổi mã thành số hoặc ngày."
    if not node.is_leaf:
        return "Mục này cộng từ các mục con nên không nhập. Hãy nhập ở các mục con."
    told = SUPPLIERS.get(node.supplied_by, "") if node.supplied_by is not Method.SELF else ""
    return f"Mục này không tự chấm: chờ {told}. Khi đã công bố, hãy nhập ở trang Số liệu ngoài."


def taken(
    grid: Grid,
    entries: Iterable[Entry],
    answer_of: Callable[[str], Answer],
    try_answer: TryAnswer,
    *,
    clearing: bool = False,
) -> Taken:
    """What the texts make of the answers. An empty text leaves what stands there, unless `clearing`."""
    by_code: dict[str, list[Entry]] = {}
    for entry in entries:
        by_code.setdefault(entry.code, []).append(entry)
    answers: dict[str, Answer] = {}
    refused: list[Refusal] = []
    cells = passed_over = 0
    for code, row in by_code.items():
        kept = answer_of(code)
        wanted = [entry for entry in row if clearing or entry.typed.strip()]
        passed_over += sum(bool(_shown(grid, entry, kept)) for entry in row if entry not in wanted)
        answer, changed, failed = _row_taken(grid, kept, wanted, try_answer)
        refused += failed
        if answer != kept:
            answers[code] = answer
            cells += changed
    return Taken(answers, cells, tuple(refused), passed_over)


def _shown(grid: Grid, entry: Entry, answer: Answer) -> str:
    cell = grid.cell(entry.code, entry.column)
    return "" if cell is None else cell.show(answer)


def _row_taken(
    grid: Grid, kept: Answer, row: Sequence[Entry], try_answer: TryAnswer
) -> tuple[Answer, int, list[Refusal]]:
    """One row: read cell by cell, then judged by its rule as a whole, and in parts when the whole is refused."""
    row, marked = _not_counting(grid, kept, row)
    read, failed = _put(grid, kept, row)
    failed = marked + failed
    answer = read[-1][1] if read else kept
    if answer == kept or _why(try_answer, answer, row[0].code) is None:
        return answer, _changes(kept, read), failed
    answer, taken_cells = kept, 0
    for entry, _ in read:
        cell = grid.cell(entry.code, entry.column)
        assert cell is not None
        wanted = cell.put(answer, entry.typed)
        why = None if wanted == answer else _why(try_answer, wanted, entry.code)
        if why is None:
            taken_cells += wanted != answer
            answer = wanted
        else:
            failed.append(_refusal(grid, entry, f"{why[:1].upper()}{why[1:]}. Hãy xem lại số liệu này."))
    return answer, taken_cells, failed


def _not_counting(grid: Grid, kept: Answer, row: Sequence[Entry]) -> tuple[list[Entry], list[Refusal]]:
    """What remains of a row that is marked as not arising, and the new figures that would count for nothing there."""
    unmarked = any(entry.column == grid.not_arising and not entry.typed.strip() for entry in row)
    if not kept.not_arising or unmarked:
        return list(row), []
    marked = [entry for entry in row if _is_new_figure(grid, kept, entry)]
    return [entry for entry in row if entry not in marked], [_refusal(grid, entry, MARKED) for entry in marked]


def _is_new_figure(grid: Grid, kept: Answer, entry: Entry) -> bool:
    cell = grid.cell(entry.code, entry.column)
    if cell is None or not FIRST <= entry.column < grid.not_arising or not entry.typed.strip():
        return False
    try:
        return cell.put(kept, entry.typed) != kept
    except TypedRefusedError:
        return False  # refused for what it says, further on


def _put(grid: Grid, answer: Answer, row: Sequence[Entry]) -> tuple[list[tuple[Entry, Answer]], list[Refusal]]:
    read: list[tuple[Entry, Answer]] = []
    failed: list[Refusal] = []
    for entry in row:
        cell = grid.cell(entry.code, entry.column)
        if cell is None:
            if entry.typed.strip():
                failed.append(_refusal(grid, entry, "Mục này không cần số liệu ở cột này. Hãy xem lại vị trí dán."))
            continue
        try:
            answer = cell.put(answer, entry.typed)
        except TypedRefusedError as refusal:
            failed.append(_refusal(grid, entry, str(refusal)))
            continue
        read.append((entry, answer))
    return read, failed


def _changes(kept: Answer, read: Sequence[tuple[Entry, Answer]]) -> int:
    count = 0
    for _, answer in read:
        count += answer != kept
        kept = answer
    return count


def _why(try_answer: TryAnswer, answer: Answer, code: str) -> str | None:
    errors = [p.message for p in try_answer(code, answer).problems if p.severity is Severity.ERROR]
    return errors[0] if errors else None


def _refusal(grid: Grid, entry: Entry, why: str) -> Refusal:
    return Refusal(entry.code, entry.column, grid.headings[entry.column], entry.typed, why)
