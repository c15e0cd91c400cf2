"""Where things stand in the workbook: the sheet of criteria by its headings, the sheet of facts by its labels."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from parscore.intake.annex.table import Row, Table
from parscore.scoring.cell_text import joined
from parscore.scoring.notation import bare
from parscore.scoring.numbers import shorten
from parscore.scoring.set_columns import BY_HEADING, BY_KEY, CONTINUED
from parscore.scoring.set_facts import FACT_BY_LABEL

_SEARCHED = 60
_NEEDED = frozenset({"code", "title"})
_OURS = "rule"
_FEWEST_FACTS = 3
_MOST_FACTS = 2_000
_WIDEST_LABEL = 5


@dataclass(slots=True)
class SheetRow:
    """A row with its texts by the key of their column; what was continued in rows below belongs to it."""

    number: int
    texts: dict[str, str] = field(default_factory=dict)
    numeric: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Sheets:
    """The table of criteria with the number of its heading row and its columns by key; the facts where there are any.

    `facts` has for each key its text, whether its cell is numeric, and the row it stands in.
    """

    table: Table
    heading: int
    columns: Mapping[str, int]
    facts_table: Table | None
    facts: Mapping[str, tuple[str, bool, int]]
    facts_column: int

    def rows(self) -> Iterator[SheetRow]:
        """Every row below the headings that says anything."""
        last: SheetRow | None = None
        for row in self.table.rows:
            if row.number <= self.heading:
                continue
            texts = {key: _own(row, at) for key, at in self.columns.items() if _own(row, at)}
            if bare(texts.get("code", "")) == bare(CONTINUED) and last is not None:
                del texts["code"]
                last.texts |= {key: joined(last.texts.get(key, ""), text) for key, text in texts.items()}
            elif texts and not self._repeats_headings(texts):
                numeric = frozenset(key for key in texts if row.at(self.columns[key]).number)
                last = SheetRow(row.number, texts, numeric)
                yield last

    @staticmethod
    def _repeats_headings(texts: Mapping[str, str]) -> bool:
        return all(bare(text) == bare(BY_KEY[key].heading) for key, text in texts.items())


def find_sheets(tables: Sequence[Table]) -> Sheets | None:
    """The sheets of a workbook of ours; None when the tables are some other annex."""
    facts_table, at, facts = _facts(tables)
    for table in tables:
        for row in table.rows[:_SEARCHED]:
            columns = _columns(row)
            if columns.keys() >= _NEEDED and (_OURS in columns or facts):
                return Sheets(table, row.number, columns, facts_table, facts, at)
    return None


def tell_unknown(sheets: Sheets) -> None:
    """Remark on headings that are none of ours, and on those that stand twice."""
    heading = next(row for row in sheets.table.rows if row.number == sheets.heading)
    used = set(sheets.columns.values())
    for at, cell in sorted(heading.cells.items()):
        if at not in used and cell.text:
            said = f"không rõ cột “{shorten(cell.text)}” là gì nên không đọc"
            sheets.table.warn(sheets.heading, at, said, "giữ tên cột như mẫu, mỗi cột một lần; cột khác thì xóa")
    if sheets.facts_table is None:
        return
    for row in sheets.facts_table.rows[1:_MOST_FACTS]:
        label = next((_own(row, at) for at in range(sheets.facts_column) if _own(row, at)), "")
        if label and bare(label) not in FACT_BY_LABEL and bare(label) != bare(CONTINUED):
            said = f"không rõ “{shorten(label)}” là gì nên không đọc"
            sheets.facts_table.warn(row.number, None, said, "giữ tên các dòng như mẫu")


def _columns(row: Row) -> dict[str, int]:
    columns: dict[str, int] = {}
    for at, cell in sorted(row.cells.items()):
        if cell.filled_from is None and (column := BY_HEADING.get(bare(cell.text))):
            columns.setdefault(column.key, at)
    return columns


def _own(row: Row, at: int) -> str:
    """What stands in a cell itself, nothing where it belongs to a merged one."""
    cell = row.at(at)
    return cell.text if cell.filled_from is None else ""


def _facts(tables: Sequence[Table]) -> tuple[Table | None, int, dict[str, tuple[str, bool, int]]]:
    """The table with the most labels of ours, the column of its values, and the facts in it."""
    best: tuple[Table | None, int, dict[str, tuple[str, bool, int]]] = (None, 1, {})
    most = _FEWEST_FACTS - 1
    for table in tables:
        labels = [at for row in table.rows for at in range(_WIDEST_LABEL) if bare(_own(row, at)) in FACT_BY_LABEL]
        if not labels:
            continue
        at = max(set(labels), key=labels.count)
        if labels.count(at) > most:
            most = labels.count(at)
            best = table, at + 1, _facts_in(table, at)
    return best


def _facts_in(table: Table, at: int) -> dict[str, tuple[str, bool, int]]:
    facts: dict[str, tuple[str, bool, int]] = {}
    last = ""
    for row in table.rows[:_MOST_FACTS]:
        label, cell = bare(_own(row, at)), row.at(at + 1)
        if label == bare(CONTINUED) and last in facts:
            text, numeric, number = facts[last]
            facts[last] = joined(text, cell.text), numeric, number
        elif (fact := FACT_BY_LABEL.get(label)) and fact.key not in facts:
            last = fact.key
            facts[last] = cell.text if cell.filled_from is None else "", cell.number, row.number
    return facts
