"""Markdown in the fonts and measures of the window: headings that differ, tables that are calm. Nothing is loaded."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser

from parscore.ui import style

SIZES = {1: 16, 2: 14, 3: 11}
ABOVE = {1: 0, 2: 20, 3: 12}
KEY_COLUMN = 30


class HelpBrowser(QTextBrowser):
    """Shows one page, whose headings can be asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("helpText")
        self.setAccessibleName("Nội dung hướng dẫn")
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.document().setDocumentMargin(style.PADDING)

    def show_markdown(self, markdown: str) -> None:
        """Show a page from its beginning."""
        self.setMarkdown(markdown)
        for block in self._blocks():
            self._soften(block)
            level = block.blockFormat().headingLevel()
            if level in SIZES:
                self._size(block, level)
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                _calm(frame)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def headings(self) -> Iterator[tuple[str, int]]:
        """The headings of the parts, and where each stands."""
        for block in self._blocks():
            if block.blockFormat().headingLevel() == 2:
                yield block.text(), block.position()

    def _blocks(self) -> Iterator[QTextBlock]:
        block = self.document().begin()
        while block.isValid():
            yield block
            block = block.next()

    def _soften(self, block: QTextBlock) -> None:
        """Our family has a half-bold cut, and no bold one."""
        half = QTextCharFormat()
        half.setFontWeight(QFont.Weight.DemiBold)
        at, strong = block.begin(), []
        while not at.atEnd():
            if at.fragment().charFormat().fontWeight() > QFont.Weight.DemiBold:
                strong.append((at.fragment().position(), at.fragment().length()))
            at += 1
        for place, length in strong:
            self._on(place, length).mergeCharFormat(half)

    def _size(self, block: QTextBlock, level: int) -> None:
        sized = QTextCharFormat()
        sized.setFontPointSize(SIZES[level] * style.text_size() / style.BASE_SIZE)
        sized.setFontWeight(QFont.Weight.DemiBold)
        cursor = self._on(block.position(), block.length() - 1)
        cursor.setCharFormat(sized)
        around = block.blockFormat()
        around.setTopMargin(ABOVE[level])
        around.setBottomMargin(style.GRID)
        cursor.setBlockFormat(around)

    def _on(self, place: int, length: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(place)
        cursor.setPosition(place + length, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        return None


def _calm(table: QTextTable) -> None:
    look = table.format()
    look.setBorderCollapse(True)
    look.setBorder(1)
    look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    look.setBorderBrush(QBrush(QColor(style.colours().line)))
    look.setCellPadding(style.GRID + 2)
    whole = QTextLength.Type.PercentageLength
    look.setWidth(QTextLength(whole, 100))
    look.setColumnWidthConstraints([QTextLength(whole, KEY_COLUMN), QTextLength(whole, 100 - KEY_COLUMN)])
    table.setFormat(look)
