"""The one sentence of the home page: how much is left to do, and how much time."""

from datetime import date

from parscore.scoring.state import State

_CLOSED = {
    State.APPROVED: "Lãnh đạo đã duyệt; tiếp theo là chốt bản chấm điểm",
    State.LOCKED: "Bản chấm điểm đã chốt",
}


def headline(
    left: int, deadline: date | None, today: date, state: State = State.DRAFT, ready: str = "Sẵn sàng nộp"
) -> tuple[str, str]:
    """The sentence and its tone: "Còn 12 việc · 23 ngày nữa đến hạn nộp 15/12/2025"; `ready` when nothing is left."""
    if state is State.LOCKED:
        return _CLOSED[state], "done"
    left = left if state is State.DRAFT else 0  # nothing can be done in a closed sheet
    work = f"Còn {left} việc" if left else _CLOSED.get(state, ready)
    if deadline is None:
        return f"{work} · chưa đặt hạn nộp", "" if left else "done"
    days, on = (deadline - today).days, f"hạn nộp {deadline:%d/%m/%Y}"
    if days < 0:
        return f"{work} · đã quá {on} {-days} ngày", "fault"
    if days == 0:
        return f"{work} · hôm nay là {on}", "attention" if left else "done"
    return f"{work} · {days} ngày nữa đến {on}", "" if left else "done"
