"""What is done with the tree of a set: rows added, split, moved, numbered anew, taken away. No question is asked."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from parscore.scoring import set_editing
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.set_editing import EditRefused, Section, Step, named
from parscore.ui.sets.editor_steps import EditedSet

PARTS = (2, 3, 4, 5, 6, 8, 10)


class Verb(NamedTuple):
    """A name, its words, its key; `in_tree`: the key means it only while the tree has the keyboard."""

    name: str
    words: str
    key: str
    icon: str = ""
    in_tree: bool = False


GROWING = (
    Verb("addAfter", "Thêm mục sau", "Ctrl+N", "add"),
    Verb("addBelow", "Thêm mục con", "Ctrl+Shift+N"),
    Verb("deleteRow", "Xóa", "Delete", "clear", in_tree=True),
)
ENDS = (
    Verb("addArea", "Thêm lĩnh vực", "Ctrl+Shift+L"),
    Verb("addBonus", "Thêm mục điểm thưởng", "Ctrl+Shift+T"),
    Verb("addPenalty", "Thêm mục điểm phạt", "Ctrl+Shift+P"),
)
MOVING = (
    Verb("moveUp", "Lên", "Alt+Up"),
    Verb("moveDown", "Xuống", "Alt+Down"),
    Verb("indentRow", "Vào trong", "Alt+Right"),
    Verb("outdentRow", "Ra ngoài", "Alt+Left"),
    Verb("renumber", "Đánh lại mã", "Ctrl+R"),
)
SPLITTING = tuple(
    Verb(f"split{parts}", f"Tách thành {parts} phần", "Ctrl+T" if parts == PARTS[0] else "") for parts in PARTS
)
SHARING = Verb("shareOut", "Chia điểm cho các mục chưa có điểm", "Ctrl+Shift+D")


class TreeEdits(QObject):
    """Edits by name. `added` carries a new row to be typed into, `gone` a sentence that undo may answer, `refused` why
    nothing was done."""

    added = Signal(str)
    gone = Signal(str)
    refused = Signal(str)

    def __init__(self, edited: EditedSet, row: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self._edited = edited
        self._row = row
        self._acts: Mapping[str, Callable[[CriteriaSet, str], None]] = {
            "addAfter": self._add_after,
            "addBelow": self._add_below,
            "addArea": lambda criteria_set, code: self._add_last(criteria_set, code, "criteria"),
            "addBonus": lambda criteria_set, code: self._add_last(criteria_set, code, "bonus_items"),
            "addPenalty": lambda criteria_set, code: self._add_last(criteria_set, code, "penalty_items"),
            "deleteRow": self._delete,
            "moveUp": lambda criteria_set, code: self._move(criteria_set, code, -1),
            "moveDown": lambda criteria_set, code: self._move(criteria_set, code, 1),
            "indentRow": self._indent,
            "outdentRow": self._outdent,
            "renumber": self._renumber,
            "shareOut": self._share_out,
        }

    def do(self, name: str) -> None:
        """Do what a verb says with the row chosen."""
        code = self._row()
        if not self._edited.editable or code not in self._edited.criteria_set.by_code:
            return
        self._edited.end_step()
        try:
            if name.startswith("split"):
                self._split(self._edited.criteria_set, code, int(name.removeprefix("split")))
            else:
                self._acts[name](self._edited.criteria_set, code)
        except EditRefused as refusal:
            self.refused.emit(str(refusal))
        self._edited.end_step()

    def _add_after(self, criteria_set: CriteriaSet, code: str) -> None:
        self._grown(*set_editing.add_after(criteria_set, code), code)

    def _add_below(self, criteria_set: CriteriaSet, code: str) -> None:
        self._grown(*set_editing.add_below(criteria_set, code), code)

    def _add_last(self, criteria_set: CriteriaSet, code: str, section: Section) -> None:
        self._grown(*set_editing.add_below(criteria_set, None, section=section), code)

    def _grown(self, made: CriteriaSet, new_code: str, code: str) -> None:
        self._edited.take_set(named(Step.ADD, new_code), made, code, new_code)
        self.added.emit(new_code)

    def _split(self, criteria_set: CriteriaSet, code: str, parts: int) -> None:
        made, first = set_editing.split(criteria_set, code, parts)
        self._edited.take_set(named(Step.SPLIT, code), made, code, first)
        self.added.emit(first)

    def _delete(self, criteria_set: CriteriaSet, code: str) -> None:
        node = criteria_set.by_code[code]
        below = sum(1 for _ in node.walk()) - 1
        made = set_editing.delete(criteria_set, code)
        self._edited.take_set(named(Step.DELETE, code), made, code, _beside(criteria_set, code, made))
        self.gone.emit(f"Đã xóa mục {code}" + (f" và {below} mục bên trong." if below else "."))

    def _move(self, criteria_set: CriteriaSet, code: str, by: int) -> None:
        self._edited.take_set(named(Step.MOVE, code), set_editing.move(criteria_set, code, by), code, code)

    def _indent(self, criteria_set: CriteriaSet, code: str) -> None:
        self._edited.take_set(named(Step.INDENT, code), set_editing.indent(criteria_set, code), code, code)

    def _outdent(self, criteria_set: CriteriaSet, code: str) -> None:
        self._edited.take_set(named(Step.OUTDENT, code), set_editing.outdent(criteria_set, code), code, code)

    def _renumber(self, criteria_set: CriteriaSet, code: str) -> None:
        made, renamed = set_editing.renumber(criteria_set)
        self._edited.take_set(named(Step.RENUMBER), made, code, renamed.get(code, code), renamed)
        self.gone.emit(f"Đã đặt lại {len(renamed)} mã." if renamed else "Các mã đã theo thứ tự, không có mã nào đổi.")

    def _share_out(self, criteria_set: CriteriaSet, code: str) -> None:
        empty = len(set_editing.without_points(criteria_set))
        self._edited.take_set(named(Step.SHARE_OUT), set_editing.share_out(criteria_set), code, code)
        self.gone.emit(f"Đã chia điểm cho {empty} mục chưa có điểm. Đây là điểm minh họa, không phải điểm của văn bản.")


def _beside(before: CriteriaSet, code: str, after: CriteriaSet) -> str:
    """The row to look at when one is gone: the next that is left, else the last before it."""
    codes = list(before.by_code)
    place = codes.index(code)
    left = [one for one in (*codes[place:], *reversed(codes[:place])) if one in after.by_code]
    return left[0]
