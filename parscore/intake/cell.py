"""A cell of a leaf in a table: what an answer shows there, and what typed or pasted text makes of that answer."""

from dataclasses import dataclass

from parscore.scoring.answers import Answer
from parscore.scoring.text import fold, nfc

NOTHING = "không"
MISSING = "–"
_NOTHING_WORDS = frozenset(
    ("khong", "khong co", "khong dat", "khong dat noi dung nao", "chua dat noi dung nao", "khong co loi")
) | {"khong co loi nao", "danh sach trong"}


@dataclass(frozen=True, slots=True)
class Cell:
    """`label` names the cell, `hint` says what may be typed into it, `options` are the words to choose from."""

    label: str
    hint: str
    options: tuple[str, ...] = ()

    def show(self, answer: Answer) -> str:
        """What the cell shows."""
        raise NotImplementedError

    def out(self, answer: Answer) -> str:
        """What the cell gives to another program: numbers ungrouped, with the decimal comma."""
        return self.show(answer)

    def read(self, answer: Answer, typed: str) -> Answer:
        """The answer with what was typed; TypedRefusedError says in words why it cannot be."""
        raise NotImplementedError

    def cleared(self, answer: Answer) -> Answer:
        """The answer with nothing in this cell."""
        raise NotImplementedError

    def put(self, answer: Answer, typed: str) -> Answer:
        """Like `read`; what the cell shows or gives anyway changes nothing, and empty text clears it."""
        typed = nfc(typed)
        if typed in (self.show(answer), self.out(answer)):
            return answer
        return self.read(answer, typed) if typed.strip() else self.cleared(answer)


def plain_words(text: str) -> str:
    """Text for matching: without accents, in single spaces, without the mark at its end."""
    return " ".join(fold(text).split()).rstrip(" .;:")


def says_nothing(text: str) -> bool:
    """Whether "không", "không có lỗi nào" and the like was typed: an answer, unlike an empty cell."""
    return plain_words(text) in _NOTHING_WORDS
