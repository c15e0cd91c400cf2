"""What an edit of a criteria set is called, for undo, redo and the history."""

from enum import StrEnum

from parscore.scoring.set_captions import ROW_CAPTIONS, SET_CAPTIONS


class Step(StrEnum):
    """The kinds of edit."""

    ADD = "add"
    DELETE = "delete"
    MOVE = "move"
    INDENT = "indent"
    OUTDENT = "outdent"
    SPLIT = "split"
    RENUMBER = "renumber"
    SHARE_OUT = "share_out"
    CHANGE = "change"
    CHANGE_WHOLE = "change_whole"


_ROW_STEPS = {
    Step.ADD: "Thêm mục {}",
    Step.DELETE: "Xóa mục {}",
    Step.MOVE: "Chuyển chỗ mục {}",
    Step.INDENT: "Hạ cấp mục {}",
    Step.OUTDENT: "Nâng cấp mục {}",
    Step.SPLIT: "Tách mục {}",
    Step.CHANGE: "Sửa mục {}",
}


def named(step: Step, code: str = "", *fields: str) -> str:
    """ "Thêm mục 1.3", "Đổi điểm tối đa của 1.1"; `fields` are the properties changed, told when there is only one."""
    if step is Step.RENUMBER:
        return "Đánh lại mã"
    if step is Step.SHARE_OUT:
        return "Chia điểm cho các mục chưa có điểm"
    if step is Step.CHANGE_WHOLE:
        return f"Đổi {SET_CAPTIONS[fields[0]]} của bộ tiêu chí" if len(fields) == 1 else "Sửa bộ tiêu chí"
    if step is Step.CHANGE and len(fields) == 1:
        return f"Đổi {ROW_CAPTIONS[fields[0]]} của {code}"
    return _ROW_STEPS[step].format(code)
