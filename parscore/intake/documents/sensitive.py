"""What should not leave the office unseen: secrecy marks and citizens' personal data, pointed out, never removed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from parscore.intake.documents.masking import Seen
from parscore.intake.documents.personal_data import identity_numbers, people, phone_numbers
from parscore.intake.documents.read_text import ReadText
from parscore.intake.documents.secrecy import secrecy_marks


class Worry(StrEnum):
    """What kind of thing was seen, the gravest first."""

    SECRET = "dấu chỉ độ mật"
    IDENTITY = "số căn cước, chứng minh nhân dân"
    PEOPLE = "danh sách người kèm ngày sinh, nơi ở"
    PHONES = "danh sách số điện thoại"


Finder = Callable[[str], Iterable[Seen]]
_FINDERS: tuple[tuple[Worry, Finder], ...] = (
    (Worry.SECRET, secrecy_marks),
    (Worry.IDENTITY, identity_numbers),
    (Worry.PEOPLE, people),
    (Worry.PHONES, phone_numbers),
)
_ADVICE = {
    Worry.SECRET: "Không đưa tài liệu mật vào chương trình, không gửi qua mạng; hãy hỏi cơ quan thẩm định cách nộp, "
    "ở đây chỉ ghi giải trình.",
    Worry.IDENTITY: "Hãy che số (chỉ để ba số cuối) hoặc nộp bản trích không có cột này.",
    Worry.PEOPLE: "Hãy nộp bản tổng hợp số lượng, hoặc bản trích đã che ngày sinh, nơi ở.",
    Worry.PHONES: "Hãy che số điện thoại hoặc nộp bản trích không có cột này.",
}


@dataclass(frozen=True, slots=True)
class Sensitive:
    """One kind of thing seen in a document: on which pages, how many, an excerpt with what matters masked.

    `advice` says what to do instead; whether the document is taken in all the same is for a person to decide.
    """

    worry: Worry
    pages: tuple[int, ...]
    count: int
    excerpt: str
    advice: str

    @property
    def page(self) -> int:
        """The first page it was seen on, where the excerpt stands."""
        return self.pages[0]

    @property
    def said(self) -> str:
        """One sentence: "Trang 2 có số căn cước, chứng minh nhân dân (12 chỗ): …"."""
        places = ", ".join(map(str, self.pages[:5])) + ("…" if len(self.pages) > 5 else "")
        many = f" ({self.count} chỗ)" if self.count > 1 else ""
        return f"Trang {places} có {self.worry}{many}: {self.excerpt}"


def sensitive(text: ReadText) -> tuple[Sensitive, ...]:
    """What was seen, the gravest first; empty when nothing was. A scan without text shows nothing here."""
    pages = text.converted or text.pages
    found = []
    for worry, finder in _FINDERS:
        by_page = {number: seen for number, page in enumerate(pages, start=1) if (seen := list(finder(page)))}
        if by_page:
            first = next(iter(by_page.values()))[0]
            count = sum(map(len, by_page.values()))
            found.append(Sensitive(worry, tuple(by_page), count, first.masked, _ADVICE[worry]))
    return tuple(found)
