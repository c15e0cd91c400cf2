"""Paragraphs and tables as the reading process tells them, written into a text document."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from parscore.ui import style

BOLD, ITALIC = 1, 2
_SIDES = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
    "justify": Qt.AlignmentFlag.AlignLeft,  # narrow columns would be torn apart
}


def write_block(cursor: QTextCursor, block: dict[str, Any], *, unicode: bool) -> None:
    """Write one block at the end of the document; `unicode` picks the text an old code was read as."""
    cursor.movePosition(QTextCursor.MoveOperation.End)
    if "rows" in block:
        _write_table(cursor, block, unicode=unicode)
    else:
        _write_paragraph(cursor, block, unicode=unicode, anew=cursor.position() > 0)


def _write_paragraph(cursor: QTextCursor, block: dict[str, Any], *, unicode: bool, anew: bool) -> None:
    look = QTextBlockFormat()
    look.setAlignment(_SIDES[block["side"]])
    look.setBottomMargin(style.GRID)
    if anew:
        cursor.insertBlock(look, QTextCharFormat())
    else:
        cursor.setBlockFormat(look)
    for stored, shown, plain in block["runs"]:
        letters = QTextCharFormat()
        if shown & BOLD:
            letters.setFontWeight(QFont.Weight.DemiBold)
        if shown & ITALIC:
            letters.setFontItalic(True)
        cursor.insertText((plain if unicode else stored).replace("\n", "\u2028"), letters)


def _write_table(cursor: QTextCursor, block: dict[str, Any], *, unicode: bool) -> None:
    rows = block["rows"]
    columns = max(sum(cell["across"] for cell in row) for row in rows)
    table = cursor.insertTable(len(rows), columns, _format(block, columns))
    above: dict[int, tuple[int, int]] = {}
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            across = cell["across"]
            if cell["goes_on"] and above.get(column, (0, 0))[1] == across:
                _merge(table, above[column][0], number, column, across)
            else:
                above[column] = number, across
                if across > 1:
                    table.mergeCells(number, column, 1, across)
                inside = table.cellAt(number, column).firstCursorPosition()
                for place, paragraph in enumerate(cell["inside"]):
                    _write_paragraph(inside, paragraph, unicode=unicode, anew=place > 0)
            column += across


def _merge(table: QTextTable, first: int, last: int, column: int, across: int) -> None:
    table.mergeCells(first, column, last - first + 1, across)


def _format(block: dict[str, Any], columns: int) -> QTextTableFormat:
    look = QTextTableFormat()
    look.setCellSpacing(0)
    look.setCellPadding(style.GRID)
    look.setBorder(1 if block["ruled"] else 0)
    if block["ruled"]:
        look.setBorderCollapse(True)
        look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        look.setBorderBrush(QBrush(QColor(style.colours().edge)))
    share = QTextLength.Type.PercentageLength
    look.setWidth(QTextLength(share, 100))
    widths = block["widths"]
    if len(widths) == columns and sum(widths) > 0 and min(widths) > 0:
        look.setColumnWidthConstraints([QTextLength(share, 100 * width / sum(widths)) for width in widths])
    return look
