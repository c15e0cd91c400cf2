"""Confirming readings one after the other: the rule of a row is what its text means, on to the next."""

from PySide6.QtCore import QObject, Signal

from parscore.ui.sets.editor_steps import EditedSet
from parscore.ui.sets.rule_builder import RuleBuilder


class Confirming(QObject):
    """`wanted` carries the row to look at next, `told` a sentence with its tone; `finished` when none waits."""

    wanted = Signal(str)
    told = Signal(str, str)
    finished = Signal()

    def __init__(self, edited: EditedSet, builder: RuleBuilder, parent: QObject) -> None:
        super().__init__(parent)
        self._edited = edited
        self._builder = builder

    def confirm(self, code: str) -> None:
        """The reading of this row is right; a rule that is not whole yet cannot be confirmed."""
        self._builder.commit()
        if not self._edited.editable or code not in self._edited.draft.readings:
            return
        if self._builder.unfinished:
            self.told.emit(f"Mục {code}: {self._builder.unfinished[2:]}", "attention")
            return
        self._edited.end_step()
        following = self.following(code)
        if code in self._edited.draft.unconfirmed:
            self._edited.take(f"Xác nhận cách chấm {code}", self._edited.draft.confirmed(code), code, following or code)
            self._edited.end_step()
        if following:
            self.wanted.emit(following)
        else:
            self.finished.emit()

    def go_on(self, code: str) -> None:
        """Show the next row whose reading nobody has confirmed."""
        if following := self.following(code):
            self.wanted.emit(following)

    def following(self, code: str) -> str:
        """The next row that waits, from the top again after the last; "" when none does."""
        codes = list(self._edited.criteria_set.by_code)
        here = codes.index(code)
        waiting = set(self._edited.draft.unconfirmed) - {code}
        return next((one for one in (*codes[here + 1 :], *codes[:here]) if one in waiting), "")
