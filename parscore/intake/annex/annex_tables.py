"""An annex opened: its tables, the columns proposed for each, read again at once whenever a person chooses others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from parscore.intake.annex.columns import ColumnChoice, Columns
from parscore.intake.annex.gathering import as_problem, gather, read_tables
from parscore.intake.annex.leaves import Proposals
from parscore.intake.annex.reading import Annex, made_of
from parscore.intake.annex.suggestions import Adviser, Suggestion, accepted
from parscore.intake.annex.table import AnnexError, Problem, Table
from parscore.intake.form_identity import find_form

_AS_TABLE = (
    "chọn tệp có bảng tiêu chí; nếu văn bản viết thành đoạn hoặc là ảnh quét thì chép các tiêu chí vào bảng tính mẫu, "
    "mỗi tiêu chí một dòng"
)


@dataclass(frozen=True, slots=True)
class AnnexTables:
    """The tables of a file in its order, and for each the columns proposed, None where it seems to be no annex.

    `repeated` are the places of tables that say again what others did; `refused` says why a file has no tables at all.
    """

    path: Path
    tables: tuple[Table, ...] = ()
    proposed: tuple[Columns | None, ...] = ()
    repeated: frozenset[int] = frozenset()
    refused: Problem | None = None
    _known: Proposals = field(default_factory=dict, repr=False, compare=False)

    def choice(self, place: int) -> ColumnChoice:
        """What is proposed for a table, as a choice to begin with."""
        made = ColumnChoice.of(self.proposed[place])
        return replace(made, use=False) if place in self.repeated else made

    def read(self, choices: Mapping[int, ColumnChoice] | None = None) -> Annex:
        """The annex with the choices made, by the place of the table; what is not chosen is read as proposed."""
        if self.refused is not None:
            return Annex(self.path, None, "", (self.refused,))
        if (other := self._no_annex()) is not None:
            return Annex(self.path, None, "", (as_problem(other, self.path),))
        adviser = Adviser()
        gathered = gather(self.tables, choices, adviser)
        return replace(made_of(gathered, self.path, self._known), suggestions=tuple(adviser.suggestions))

    def _no_annex(self) -> AnnexError | None:
        """What the file is instead of an annex, where that can be told."""
        if any(find_form(table) is not None for table in self.tables):
            said = "đây là phiếu kê khai để điền số liệu, không phải phụ lục bộ tiêu chí"
            return AnnexError(said, "mở bản chấm của đơn vị rồi nhập phiếu ở trình đơn Báo cáo, “Nhập phiếu đã điền…”")
        if not any(cell.text for table in self.tables for row in table.rows for cell in row.cells.values()):
            if any(table.is_sheet for table in self.tables):
                return AnnexError("bảng tính không có chữ nào", "chọn tệp có bảng tiêu chí")
            return AnnexError("tệp không có bảng nào; chương trình chỉ đọc tiêu chí nằm trong bảng", _AS_TABLE)
        return None

    def accepting(self, suggestions: Iterable[Suggestion]) -> "AnnexTables":
        """The same file with some of an annex's suggestions taken up in its cells, and its columns proposed anew."""
        return _proposing(self.path, tuple(accepted(self.tables, suggestions)), self._known)


def open_annex(path: Path) -> AnnexTables:
    """Open an Excel or Word annex. EnvironmentFault when it cannot be opened; a file that is none is `refused`."""
    try:
        tables = tuple(read_tables(path))
    except AnnexError as error:
        return AnnexTables(path, refused=as_problem(error, path))
    return _proposing(path, tables, {})


def read_annex(path: Path) -> Annex:
    """Read an annex with the columns proposed; everything that is wrong with it is told in the result."""
    return open_annex(path).read()


def _proposing(path: Path, tables: tuple[Table, ...], known: Proposals) -> AnnexTables:
    found = gather(tables)
    return AnnexTables(path, tables, tuple(found.proposed), frozenset(found.repeated), _known=known)
