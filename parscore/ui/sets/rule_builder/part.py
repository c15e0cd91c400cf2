"""A part of a form that can be filled from plain texts, and read again."""

from collections.abc import Iterator, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from parscore.scoring.reading import TypedRefusedError
from parscore.ui import style
from parscore.ui.sets.rule_builder.entry import Entry, UnfinishedError

Sheet = Mapping[str, Any]
"""What stands in the fields, as typed: texts by key, and lists of such maps for rows."""


class Part(QWidget):
    """`typed` comes with every key, `taken` when a part was finished or rows were added, moved or taken away."""

    typed = Signal()
    taken = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(style.GRID)

    def put(self, sheet: Sheet) -> None:
        """Show the texts of a sheet; keys it does not have leave their fields empty."""

    def sheet(self) -> dict[str, Any]:
        """What stands in the fields."""
        return {}

    def read(self) -> dict[str, Any]:
        """The values in the fields; UnfinishedError while something is missing or cannot be read."""
        return {}

    def entries(self) -> Iterator[Entry]:
        """The fields, in the order of reading."""
        yield from ()

    def first(self) -> QWidget | None:
        """Where typing begins."""
        return next((entry.line for entry in self.entries() if entry.line.isEnabled()), None)


def value_of(entry: Entry, *, needed: bool, where: str = "") -> Any:
    """What an entry says, None where it is blank; UnfinishedError when it is needed or cannot be read."""
    try:
        value = entry.read()
    except TypedRefusedError as refusal:
        raise UnfinishedError(str(refusal), entry) from None
    if value is None and needed:
        raise UnfinishedError(f"Còn thiếu “{entry.title}”{where}.")
    return value
