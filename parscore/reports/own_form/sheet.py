"""One sheet of a template: its rows repeated, its cells filled, its formulas moved along."""

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy

from parscore.reports.own_form.book import Book, S, Sheet, pieces_of
from parscore.reports.own_form.figures import whole
from parscore.reports.own_form.filled_text import Lookup, filled, placeholders
from parscore.reports.own_form.notation import PLACEHOLDER, SAME_ROW, Placeholder, UnknownError
from parscore.reports.own_form.package import Element, broken
from parscore.reports.own_form.problems import Problems
from parscore.reports.own_form.repeating import Copy, copies, group_of, kind_of
from parscore.reports.own_form.row_map import Block, Maps, OwnRow, RowMap, moved_formula
from parscore.reports.own_form.sheet_cells import column_of, forget_result, number_shown, put_value, row_of
from parscore.reports.own_form.sheet_heights import Heights
from parscore.reports.own_form.value import Value
from parscore.reports.own_form.values import Values

_NOT_REPEATED = "dòng lặp chỉ đặt được trong ô của bảng"


class SheetFilling:
    """Finds out at once which rows are repeated, so that the sheets know of each other; fills when told to."""

    def __init__(self, book: Book, sheet: Sheet, values: Values, problems: Problems) -> None:
        self.sheet, self.root = sheet, book.package.xml(sheet.part)
        self._book, self._values, self._problems = book, values, problems
        self._data = self.root.find(f"{S}sheetData")
        if self._data is None:
            raise broken()
        self._elements = {int(row.get("r")): row for row in _numbered(self._data)}
        _spell_out_shared_formulas(self._elements.values())
        self._copies: dict[int, list[Copy]] = {}
        self.rows = RowMap(list(self._blocks()))

    def fill(self, maps: Maps) -> None:
        """Write all rows anew."""
        heights = Heights(self.root, self._book, self.rows)
        written: list[Element] = []
        for number, row in self._elements.items():
            block = self.rows.block_at(number)
            if block is None:
                self._write(row, OwnRow(number, self.rows.start(number)), self._ordinary(row), maps, repeated=False)
                written.append(row)
            elif number == block.first:
                written += self._repeated(block, maps)
        self._repeat_merged()
        for old in list(self._data):
            self._data.remove(old)
        for row in written:
            self._data.append(row)
        heights.fit(written)

    def _blocks(self) -> Iterator[Block]:
        group: list[tuple[int, str]] = []
        for number, row in self._elements.items():
            kind = self._kind(row)
            if group and (number != group[-1][0] + 1 or not kind or group_of(kind) != group_of(group[-1][1])):
                yield self._block(group)
                group = []
            if kind:
                group.append((number, kind))
        if group:
            yield self._block(group)

    def _kind(self, row: Element) -> str:
        found: list[Placeholder] = []
        for cell in row:
            text = self._book.text_of(cell)
            pieces = [] if text is None else pieces_of(text)
            found += placeholders(pieces, lambda what, cell=cell: self._tell(cell.get("r"), what))  # type: ignore[misc]
            formula = cell.find(f"{S}f")
            if formula is not None and PLACEHOLDER.search(formula.text or ""):
                self._tell(cell.get("r"), "chỗ điền nằm trong công thức; hãy để ở một ô riêng rồi dẫn tới ô đó")
        try:
            return kind_of(found)
        except UnknownError as error:
            self._problems.tell(f"trang tính “{self.sheet.name}”, dòng {row.get('r')}", str(error))
            return ""

    def _block(self, group: Sequence[tuple[int, str]]) -> Block:
        first = group[0][0]
        self._copies[first] = copies([kind for _, kind in group], self._values)
        return Block(first, group[-1][0], len(self._copies[first]))

    def _repeated(self, block: Block, maps: Maps) -> Iterator[Element]:
        start = self.rows.start(block.first)
        for place, copy in enumerate(self._copies[block.first]):
            template = block.first + copy.template
            row = deepcopy(self._elements[template])
            ordinary = self._ordinary(self._elements[template])

            def value(one: Placeholder, copy: Copy = copy, ordinary: Lookup = ordinary) -> Value:
                return copy.value(one) if one.repeated else ordinary(one)

            self._write(row, OwnRow(template, start + place), value, maps, repeated=True)
            yield row

    def _write(self, row: Element, own: OwnRow, value_of: Lookup, maps: Maps, *, repeated: bool) -> None:
        row.set("r", str(own.written))
        row.attrib.pop("spans", None)
        for cell in row:
            at = cell.get("r")
            cell.set("r", f"{column_of(at)}{own.written}")
            formula = cell.find(f"{S}f")
            if formula is not None:
                formula.text = moved_formula(formula.text or "", self.sheet.name, maps, own if repeated else None)
                if formula.get("ref"):
                    formula.set("ref", self.rows.reference(formula.get("ref"), own if repeated else None))
                forget_result(cell)
                continue
            text = self._book.text_of(cell)
            if text is None:
                continue
            done = filled(pieces_of(text), value_of, lambda what, at=at: self._tell(at, what))  # type: ignore[misc]
            if done is not None:
                put_value(cell, text, done.pieces, done.alone, self._book.style_of(cell))

    def _ordinary(self, row: Element) -> Lookup:
        def value(one: Placeholder) -> Value:
            if one.repeated:
                raise UnknownError(_NOT_REPEATED)
            if not one.code:
                return self._values.whole(one.name)
            return self._values.of_code(one, self._same_row(row) if one.code == SAME_ROW else one.code)

        return value

    def _same_row(self, row: Element) -> str:
        for cell in row:
            text = self._book.text_of(cell)
            code = number_shown(cell) if text is None else "".join(pieces_of(text)).strip().rstrip(".")
            if not self._values.has_code(code):
                continue
            if text is None and self._values.has_code(f"{code}0"):
                raise UnknownError(f"ô mã là số nên không rõ {code} hay {code}0; hãy đổi ô ấy sang dạng chữ (Text)")
            return code
        raise UnknownError("trong dòng này không có ô nào ghi mã của bộ tiêu chí")

    def _repeat_merged(self) -> None:
        """Cells merged within a template row are merged in each of its copies."""
        merged = self.root.find(f"{S}mergeCells")
        if merged is not None:
            merged.attrib.pop("count", None)
        for one in [] if merged is None else list(merged):
            first, _, last = one.get("ref").partition(":")
            block = self.rows.block_at(row_of(first))
            if block is None or row_of(first) != row_of(last):
                continue
            merged.remove(one)
            start = self.rows.start(block.first)
            for place, copy in enumerate(self._copies[block.first]):
                if block.first + copy.template == row_of(first):
                    at = start + place
                    ref = f"{column_of(first)}{at}:{column_of(last)}{at}"
                    merged.append(merged.makeelement(f"{S}mergeCell", {"ref": ref, "done": "1"}))

    def _tell(self, cell: str, what: str) -> None:
        self._problems.tell(f"trang tính “{self.sheet.name}”, ô {cell}", what)


def _numbered(data: Element) -> Iterator[Element]:
    """Rows and cells may leave out where they stand when they follow each other."""
    from openpyxl.utils import get_column_letter

    from parscore.reports.own_form.sheet_cells import column_number

    last = 0
    for row in data.iterfind(f"{S}row"):
        last = whole(row.get("r"), last + 1)
        row.set("r", str(last))
        column = 0
        for cell in row:
            column = column_number(column_of(cell.get("r", ""))) or column + 1
            cell.set("r", f"{get_column_letter(column)}{last}")
        yield row


def _spell_out_shared_formulas(rows: Iterable[Element]) -> None:
    """Formulas filled down are kept once in the file; apart they can be moved."""
    from openpyxl.formula.translate import Translator

    masters: dict[str, tuple[str, str]] = {}
    for row in rows:
        for cell in row:
            formula = cell.find(f"{S}f")
            if formula is None or formula.get("t") != "shared":
                continue
            index = formula.get("si", "")
            if formula.text:
                masters[index] = formula.text, cell.get("r")
            elif index in masters:
                text, origin = masters[index]
                formula.text = Translator(f"={text}", origin).translate_formula(cell.get("r")).removeprefix("=")
            for key in ("t", "si", "ref"):
                formula.attrib.pop(key, None)
