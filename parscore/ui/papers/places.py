"""Which texts a paper asks of the official, in the order of the paper itself."""

from typing import Literal, NamedTuple

from parscore.reports.other_papers.places import PLACES

Kind = Literal["line", "lines", "list", "day"]
SIGNED = frozenset({"bao-cao", "ke-hoach", "quyet-dinh", "giai-trinh", "khac-phuc"})
HEADED = SIGNED | {"bien-ban"}


class TextPlace(NamedTuple):
    """A text: a field of `ReportTexts`, or a key of its words; a `list` keeps each line as an entry of its own."""

    name: str
    caption: str
    kind: Kind = "line"
    hint: str = ""
    word: bool = False


class TextGroup(NamedTuple):
    """Texts that stand together in the paper."""

    title: str
    places: tuple[TextPlace, ...]


_NUMBER = TextGroup(
    "Số và ngày",
    (
        TextPlace("number", "Số văn bản", hint="Để trống cho văn thư ghi sau khi ký"),
        TextPlace("issued_on", "Ngày ban hành", "day", "Để trống cho văn thư ghi"),
    ),
)
_OPENING = TextGroup(
    "Mở đầu",
    (
        TextPlace("addressees", "Kính gửi, mỗi nơi một dòng", "list", "Sở Nội vụ tỉnh …"),
        TextPlace("carries_out", "Thực hiện các văn bản, mỗi văn bản một dòng", "list", "Theo bộ tiêu chí"),
    ),
)
_CONTENT = TextGroup(
    "Nội dung báo cáo",
    (
        TextPlace("organisation", "I. Công tác chỉ đạo, tổ chức tự đánh giá", "lines"),
        TextPlace("explanation", "III. Giải trình chung (ngoài bảng của Phụ lục III)", "lines"),
        TextPlace("difficulties", "IV. Khó khăn, vướng mắc", "lines"),
        TextPlace("proposals", "IV. Kiến nghị", "lines"),
    ),
)
_OFFICE = TextGroup(
    "Cơ quan ban hành",
    (
        TextPlace("parent_organ", "Cơ quan chủ quản (UBND xã, phường: để trống)"),
        TextPlace("organ", "Tên cơ quan ở đầu văn bản", "lines", "ỦY BAN NHÂN DÂN\nXÃ …"),
        TextPlace("place", "Địa danh", hint="Theo tên đơn vị"),
    ),
)
_SIGNING = TextGroup(
    "Ký và nơi nhận",
    (
        TextPlace("authority", "Quyền hạn ký, mỗi dòng một dòng in", "list"),
        TextPlace("position", "Chức vụ người ký", "list"),
        TextPlace("signer", "Họ và tên người ký"),
        TextPlace("recipients", "Nơi nhận, mỗi nơi một dòng (để trống: theo mẫu)", "list"),
        TextPlace("drafting_unit", "Đơn vị soạn thảo (sau “Lưu: VT,”)", hint="VHXH"),
    ),
)


def groups_for(paper: str) -> tuple[TextGroup, ...]:
    """The texts of a paper, those about single rows left out; none where a paper says nothing but figures."""
    own = tuple(
        TextPlace(place.key, place.caption, "lines" if place.lines else "line", word=True)
        for place in PLACES
        if paper in place.papers and not place.of_row
    )
    groups = [TextGroup("Nội dung văn bản", own)] if own else []
    if paper == "bao-cao":
        groups += [_CONTENT, _OPENING, _NUMBER]
    elif paper == "giai-trinh":
        groups.append(TextGroup(_OPENING.title, _OPENING.places[:1]))
    elif paper in {"ke-hoach", "quyet-dinh", "khac-phuc"}:
        groups.append(TextGroup("Căn cứ", _OPENING.places[1:]))
    if paper in SIGNED:
        groups.append(_SIGNING)
    if paper in HEADED:
        groups.append(_OFFICE)
    return tuple(groups)


def row_places(paper: str) -> tuple[TextPlace, ...]:
    """What a paper asks about every row it names; the code of the row follows the key."""
    return tuple(
        TextPlace(place.key, place.caption, "lines" if place.lines else "line", word=True)
        for place in PLACES
        if paper in place.papers and place.of_row
    )
