"""The state of an assessment in words: on the header, on the bar of states and in the history."""

from collections.abc import Sequence
from datetime import datetime

from parscore.scoring.state import State, StateChange

WORDS = {State.DRAFT: "Đang chấm", State.APPROVED: "Lãnh đạo đã duyệt", State.LOCKED: "Đã chốt"}
ICONS = {State.DRAFT: ("note", "muted"), State.APPROVED: ("check", "done"), State.LOCKED: ("lock", "lock")}
NO_NAME = "chưa ghi tên"


def moment(at: datetime) -> str:
    """ "12/12/2025 10:32", in the time of this computer."""
    return f"{at.astimezone():%d/%m/%Y %H:%M}"


def state_sentence(state: State, log: Sequence[StateChange]) -> str:
    """ "Đã chốt 15/12/2025 09:00 – Lê Văn A"; for a draft also how it came back."""
    words, last = WORDS[state], log[-1] if log else None
    if last is None or last.new is not state:
        return words
    told = f"{moment(last.at)} – {last.who or NO_NAME}"
    if state is not State.DRAFT:
        return f"{words} {told}"
    if last.returned:
        return f"{words}; lãnh đạo trả lại {len(last.returned)} dòng {told}"
    return f"{words}; mở lại {told}: {last.reason}"


def move_words(change: StateChange) -> str:
    """What a move is called in the history."""
    if change.returned:
        return "Lãnh đạo trả lại"
    if change.new is State.DRAFT:
        return "Mở lại để sửa"
    return {State.APPROVED: "Lãnh đạo duyệt", State.LOCKED: "Chốt bản chấm điểm"}[change.new]
