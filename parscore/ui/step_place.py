"""Where the effect of a step is to be seen, in words and as the row to go to."""

from typing import NamedTuple

from parscore.scoring.edits import Circumstances, Edit

_MOST = 3


class StepPlace(NamedTuple):
    """`words` say where ("mục 2.2"), `row` is the code of the row to show, "" where it is no row."""

    words: str
    row: str


def place_of(edit: Edit) -> StepPlace:
    """Where an edit is to be seen."""
    codes = list(edit.codes())
    if codes:
        rest = len(codes) - _MOST
        named = ", ".join(codes[:_MOST]) + (f" và {rest} mục khác" if rest > 0 else "")
        return StepPlace(f"mục {named}", codes[0])
    if edit.old is not None and edit.new is not None:
        return _of_sheet(edit.old, edit.new)
    if edit.documents:
        return StepPlace("trang Tài liệu", "")
    return StepPlace("", "")


def _of_sheet(old: Circumstances, new: Circumstances) -> StepPlace:
    owned = [code for code in {**old.owners, **new.owners} if old.owners.get(code) != new.owners.get(code)]
    if owned:
        many = f" và {len(owned) - 1} mục khác" if len(owned) > 1 else ""
        return StepPlace(f"bộ phận phụ trách của mục {owned[0]}{many}", owned[0])
    if old.target != new.target:
        return StepPlace("ô Mục tiêu ở trang Chấm điểm", "")
    if old.deadline != new.deadline:
        return StepPlace("ô Hạn nộp ở trang Tổng quan", "")
    if old.roles != new.roles:
        return StepPlace("danh sách bộ phận ở trang Cài đặt", "")
    return StepPlace("nút Dữ kiện chung ở trang Chấm điểm", "")
