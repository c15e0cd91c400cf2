"""The state of an assessment on its way to submission, and the log of how it went."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class State(StrEnum):
    """Only a draft can be edited. `approved`: checked by the leader; `locked`: closed with a date (chốt)."""

    DRAFT = "draft"
    APPROVED = "approved"
    LOCKED = "locked"


MOVES: Mapping[State, tuple[State, ...]] = {
    State.DRAFT: (State.APPROVED,),
    State.APPROVED: (State.LOCKED, State.DRAFT),
    State.LOCKED: (State.DRAFT,),
}
"""Where each state may go; the way back to draft is reopening, which asks why."""
CLOSED_WORDS: Mapping[State, str] = {
    State.APPROVED: "Lãnh đạo đã duyệt bản chấm điểm này; muốn sửa hãy mở lại và ghi lý do.",
    State.LOCKED: "Bản chấm điểm này đã chốt; muốn sửa hãy mở lại và ghi lý do.",
}
"""Why an edit is refused, and what to do."""


@dataclass(frozen=True, slots=True)
class StateChange:
    """One step of the log. `returned` holds the leader's reasons by code where rows were sent back in a draft."""

    at: datetime
    who: str
    old: State
    new: State
    reason: str = ""
    returned: Mapping[str, str] = field(default_factory=dict)
