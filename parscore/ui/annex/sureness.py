"""How far a row of an annex is understood: a word, a sign, and its colour."""

from typing import NamedTuple

from parscore.scoring.set_draft import Reading


class Sure(NamedTuple):
    """What stands in the row, and what is said beside the text."""

    word: str
    icon: str
    colour: str
    told: str


CONFIRMED = Sure("Đã xác nhận", "check", "done", "Bạn đã xác nhận cách hiểu này.")
UNPRINTED = Sure("Không in", "dash", "muted", "Phụ lục không in cách chấm của mục này nên để chấm tay.")
_BY_READING = {
    "certain": Sure("Chắc chắn", "check", "accent", "Mọi phần của lời văn đều đã hiểu."),
    "likely": Sure("Khá chắc", "blank", "accent", "Có phần hiểu theo lệ thường, lời văn không nói rõ."),
    "unsure": Sure("Chưa chắc", "attention", "attention", "Có phần chưa hiểu; hãy đối chiếu kỹ với lời văn."),
}


def sure_of(reading: Reading | None) -> Sure:
    """What is said of a leaf; without a reading its annex printed no scoring text."""
    if reading is None:
        return UNPRINTED
    return CONFIRMED if reading.confirmed else _BY_READING[reading.sure]
