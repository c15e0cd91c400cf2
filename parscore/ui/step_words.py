"""The names of steps, as undo, redo and the history say them."""

from parscore.scoring.answers import Answer
from parscore.scoring.edits import Circumstances
from parscore.scoring.evidence import DOCUMENT_PARTS, Document
from parscore.scoring.numbers import shorten, show_short

TYPED_TEXTS = ("note", "explanation", "reason")
_TEXTS = {"note": "Ghi chú", "explanation": "Giải trình", "reason": "Lý do", "returned": "Ý kiến trả lại"}


def parts_changed(old: Answer, new: Answer) -> set[str]:
    """The parts in which two answers differ, by their names in `parscore-answers/1`."""
    one, two = old.as_data(), new.as_data()
    return {name for name in {*one, *two} if one.get(name) != two.get(name)}


def text_changed(old: Answer, new: Answer) -> str | None:
    """The one typed text (note, explanation, reason) in which two answers differ; None when they differ elsewhere."""
    parts = parts_changed(old, new)
    only = next(iter(parts)) if len(parts) == 1 else None
    return only if only in TYPED_TEXTS else None


def answer_step(code: str, old: Answer, new: Answer) -> str:
    """What changing an answer is called."""
    parts = parts_changed(old, new)
    if len(parts) == 1:
        (part,) = parts
        if part in _TEXTS:
            return f"{_TEXTS[part]} {code}"
        if part == "flagged":
            return f"Đánh dấu xem lại {code}" if new.flagged else f"Bỏ dấu xem lại {code}"
    if new.not_arising != old.not_arising:
        return f"Không phát sinh {code}" if new.not_arising else f"Có phát sinh {code}"
    if new.source is not None:
        return f"Số liệu nơi khác {code}"
    return f"Khai {code}" if new.declares else f"Xóa kê khai {code}"


def document_step(old: Document, new: Document) -> str:
    """What changing a document is called: its file, the one thing that is known otherwise, or its data."""
    named = shorten(new.title, 60)
    if old.sha256 != new.sha256:
        return f"Thay tệp của “{named}”"
    moved = [caption for name, caption in DOCUMENT_PARTS.items() if getattr(old, name) != getattr(new, name)]
    return f"{moved[0] if len(moved) == 1 else 'Thông tin'} của “{named}”"


def circumstances_step(old: Circumstances, new: Circumstances) -> str:
    """What changing the facts of the whole sheet is called."""
    if old.target != new.target:
        return "Bỏ mục tiêu" if new.target is None else f"Mục tiêu {show_short(new.target)} %"
    if old.deadline != new.deadline:
        return "Bỏ hạn nộp" if new.deadline is None else f"Hạn nộp {new.deadline:%d/%m/%Y}"
    if old.owners != new.owners or old.roles != new.roles:
        return "Phân công"
    return "Dữ kiện chung"
