"""The text of a workbook: one page for each sheet that is not hidden, cells of a row parted by tabs."""

from parscore.intake.annex.container import Container
from parscore.intake.annex.table import Cell, Row
from parscore.intake.annex.workbook import read_workbook
from parscore.intake.documents.read_text import Limits, ReadText
from parscore.intake.documents.signatures import Kind
from parscore.intake.old_fonts import code_of

_UNREAD = "không đọc"
_TOO_LONG = "Bảng tính quá dài; chỉ đọc được phần đầu, hãy mở tệp để xem phần còn lại."


def read_sheets(container: Container, limits: Limits) -> ReadText:
    """Values as last calculated. AnnexError when the file is spoilt, locked, or has more cells than any document."""
    pages, plain = [], []
    codes = set()
    room = limits.letters
    tables = read_workbook(container)
    for table in tables:
        own = [_own(row) for row in table.rows if not row.hidden]
        stored = "\n".join("\t".join(cell.stored or cell.text for cell in row) for row in own)
        pages.append(stored[: max(room, 0)])
        plain.append("\n".join("\t".join(cell.text for cell in row) for row in own)[: max(room, 0)])
        codes |= {code for row in own for cell in row if (code := code_of(cell.font))}
        room -= len(stored)
    unread = [remark for table in tables for remark in table.remarks if _UNREAD in remark.message]
    why = f"Chưa đọc hết: {unread[0].place}: {unread[0].message}; {unread[0].remedy}." if unread else ""
    why = why if room >= 0 else _TOO_LONG
    complete = not why
    if not codes:
        return ReadText(tuple(pages), Kind.WORKBOOK, complete, why, len(pages))
    return ReadText(tuple(pages), Kind.WORKBOOK, complete, why, len(pages), min(codes), tuple(plain))


def _own(row: Row) -> list[Cell]:
    """The cells of a row in their order, without the copies that merged areas left."""
    return [cell for _, cell in sorted(row.cells.items()) if cell.filled_from is None]
