"""Texts that cannot be read yet: they stand in their fields only, and would go with the window."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from parscore.scoring.numbers import shorten
from parscore.ui.answer_editor.field import Field

TYPED = 40


class Unread(NamedTuple):
    """`field` is its name, `row` the code of its row if it has one; `show` puts the keyboard there."""

    field: str
    row: str
    typed: str
    show: Callable[[], None]

    @property
    def place(self) -> str:
        """ "ô “Hồ sơ đúng hạn” (2.2)"."""
        return f"ô “{self.field}”" + (f" ({self.row})" if self.row else "")

    @property
    def words(self) -> str:
        return f"Ô{self.place[1:]} chưa đọc được: “{shorten(self.typed, TYPED)}”"

    @property
    def key(self) -> tuple[str, str, str]:
        return self.field, self.row, self.typed


def unread_in(fields: Iterable[Field]) -> list[Unread]:
    """Of fields that belong to no row. An emptied field holds nothing that could be lost."""
    return [
        Unread(field.caption.text(), "", field.text, field.line.setFocus)
        for field in fields
        if field.refused and field.text.strip()
    ]
