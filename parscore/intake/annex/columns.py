"""Which column of an annex is which, proposed from its headings, or from what stands in it when there are none."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from parscore.intake.annex.codes import whole_code
from parscore.intake.annex.table import Row, Table
from parscore.intake.annex.unit_kinds import kinds_by_column, kinds_in
from parscore.scoring.numbers import shorten
from parscore.scoring.text import fold

ROLES: Mapping[str, str] = {
    "code": "Mã",
    "title": "Tên tiêu chí",
    "maximum": "Điểm tối đa",
    "method": "Ai cung cấp số liệu",
    "scoring": "Cách chấm",
    "evidence": "Tài liệu kiểm chứng",
    "owner": "Chủ trì",
    "coordinating": "Phối hợp",
    "deadline": "Thời hạn",
    "target": "Mục tiêu",
    "note": "Ghi chú",
}
_SEARCHED = 60
_LONGEST_HEADING = 90
_WIDEST_HEADING = 60
_IGNORED = "-"
_WORDS: tuple[tuple[str, str], ...] = (
    ("code", r"^(stt|tt|so tt|so thu tu|ma|ma so|ky hieu|ma tieu chi|ma tc|ma muc|tc/tctp|muc)$"),
    ("title", r"^(ten|ten tieu chi|tieu chi|tieu chi thanh phan|noi dung|linh vuc)$"),
    ("method", r"ai cung cap|phuong thuc|hinh thuc (danh gia|cham)|nguon (danh gia|so lieu|du lieu)|cach thu thap"),
    ("coordinating", r"phoi hop"),
    ("owner", r"chu tri|dau moi|phu trach|tham muu|(co quan|don vi|bo phan) thuc hien|trach nhiem|^don vi$|^bo phan$"),
    ("owner", r"(co quan|don vi|bo phan) theo doi"),
    (
        "scoring",
        r"(cach|phuong phap|huong dan) (thuc )?(cham|tinh|danh gia|xac dinh|cho diem)|cong thuc|tieu chuan cham",
    ),
    ("scoring", r"(quy dinh|thang diem|muc|dieu kien) (cham|danh gia|cho diem|tinh diem)|dien giai cach"),
    (_IGNORED, r"tu cham|tu danh gia|tu cho diem|tham dinh|diem dat|dat duoc|giai trinh|diem cham|^xep loai"),
    ("maximum", r"diem (toi da|chuan|quy dinh)|thang diem|^(muc )?diem( so)?$|^so diem$|^toi da$|diem.*toi da"),
    ("maximum", r"^diem (cua |doi voi |cho )?(cac )?(xa|phuong|dac khu|thi tran)\b(?! hoi)"),
    ("evidence", r"kiem chung|minh chung|tai lieu|san pham|dau ra|ho so"),
    ("deadline", r"thoi (gian|han|diem)|han (hoan thanh|nop)|tien do|^han$"),
    ("target", r"muc tieu|chi tieu (phan dau|giao|duoc giao)|can dat|phan dau|^chi tieu$"),
    ("note", r"ghi chu|chu thich"),
    ("title", r"tieu chi|noi dung|linh vuc|nhiem vu|^ten\b|hang muc"),
)
_COUNTING = re.compile(r"[(\[]?(\d{1,2}|[A-Z]|\d{1,2}\s?=.*)[)\]]?")
_SUPPLIERS = re.compile(r"tu (danh gia|cham)|xhh|xa hoi hoc|dieu tra|tham dinh|so lieu|thong ke|bao cao")


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns by role, from left to right; the rows of the heading; headings that were not understood.

    `kinds` are the kinds of unit each column of maxima is for, empty when the columns do not tell.
    """

    by_role: Mapping[str, tuple[int, ...]]
    headings: Mapping[int, str]
    rows: frozenset[int] = frozenset()
    unknown: tuple[int, ...] = ()
    guessed: bool = False
    kinds: Mapping[int, tuple[str, ...]] = field(default_factory=dict)

    def first(self, role: str) -> int | None:
        found = self.by_role.get(role)
        return found[0] if found else None

    def is_heading(self, row: Row) -> bool:
        """Whether a row repeats the headings, as on every page of a long table."""
        if len(row.cells) > _WIDEST_HEADING or not self.headings:
            return False
        texts = {at: _said(cell.text) for at, cell in row.cells.items() if cell.text}
        same = sum(text == self.headings.get(at) for at, text in texts.items())
        part = sum(bool(text) and text in self.headings.get(at, "") for at, text in texts.items())
        return len(texts) > 1 and (same * 2 > len(texts) or (part == len(texts) and same > 0))


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """What a person says of a table: whether it is read, its columns by role, the numbers of its heading rows."""

    use: bool
    by_role: Mapping[str, tuple[int, ...]]
    heading_rows: frozenset[int] = frozenset()

    @classmethod
    def of(cls, columns: Columns | None) -> "ColumnChoice":
        """The choice that takes a proposal as it stands; without one the table is left out."""
        return cls(True, columns.by_role, columns.rows) if columns else cls(False, {})

    def columns(self, table: Table) -> Columns:
        """The columns as chosen, with the headings that stand in the table's rows."""
        rows = [row for row in table.rows if row.number in self.heading_rows]
        by_role = {role: places for role, places in self.by_role.items() if role in ROLES and places}
        kinds = kinds_by_column(rows, by_role.get("maximum", ()))
        return Columns(by_role, _headings(rows), self.heading_rows, kinds=kinds)


def find_columns(table: Table) -> Columns | None:
    """The columns by the best heading within the first rows; None when no row is one."""
    best: Columns | None = None
    for place, row in enumerate(table.rows[:_SEARCHED]):
        if _roles_in(row) < 2:
            continue
        found = _from(table, place)
        if "title" in found.by_role and len(found.by_role) > max(1, len(best.by_role) if best else 0):
            best = found
    return _settled(table, best) if best else None


def guess_columns(table: Table) -> Columns | None:
    """The columns by what stands in them; None unless codes and titles can be told."""
    rows = [row for row in table.rows if len({id(cell) for cell in row.cells.values()}) > 1]
    used = sorted({at for row in rows for at in row.cells})
    coded = {at: sum(whole_code(row.at(at).text) is not None for row in rows) for at in used}
    code = max(used, key=lambda at: (coded[at], -at), default=None)
    if code is None or coded[code] < 3 or coded[code] * 2 < len(rows):
        return None
    lengths = {at: sum(len(row.at(at).text) for row in rows) for at in used if at > code}
    title = next((at for at, length in lengths.items() if length >= 10 * len(rows)), None)
    if title is None:
        return None
    by_role = {"code": (code,), "title": (title,)}
    figures = [at for at in used if at > title and sum(_is_points(row.at(at).text) for row in rows) * 2 > len(rows)]
    if figures:
        by_role["maximum"] = (figures[0],)
    long = [at for at, length in lengths.items() if at > title and length >= 15 * len(rows)]
    if long:
        by_role["scoring"] = (long[0],)
    return Columns(by_role, {}, guessed=True)


def _from(table: Table, place: int) -> Columns:
    """The heading that begins at a row: rows below it belong to it as long as they only name columns too."""
    rows = [table.rows[place]]
    for row in table.rows[place + 1 : place + 3]:
        fresh = [cell.text for cell in row.cells.values() if cell.filled_from is None and cell.text]
        first = row.at(min(rows[0].cells))
        upper = not first.text or (first.filled_from is not None and first.filled_from[0] != row.number)
        naming = sum(_role(_said(text)) is not None or bool(kinds_in(text)) for text in fresh)
        if not fresh or (upper and naming * 2 >= len(fresh) and not _coded(row)):
            rows.append(row)
        else:
            break
    numbers = {row.number for row in rows}
    after = next((row for row in table.rows if row.number > max(numbers)), None)
    if after is not None and _counts(after):
        numbers.add(after.number)
    headings = _headings(rows)
    by_role: dict[str, tuple[int, ...]] = {}
    unknown = []
    for at in sorted(headings):
        role = _role(headings[at]) or next((r for row in rows if (r := _role(_said(row.at(at).text)))), None)
        if role is None:
            unknown.append(at)
        elif role != _IGNORED:
            by_role[role] = (*by_role.get(role, ()), at)
    kinds = kinds_by_column(rows, by_role.get("maximum", ()))
    return Columns(by_role, headings, frozenset(numbers), tuple(unknown), kinds=kinds)


def _headings(rows: list[Row]) -> dict[int, str]:
    headings: dict[int, str] = {}
    for row in rows:
        for at, cell in row.cells.items():
            said = _said(cell.text)
            if said and said not in headings.get(at, ""):
                headings[at] = f"{headings.get(at, '')} {said}".strip()
    return headings


def _settled(table: Table, found: Columns) -> Columns:
    """What only the content tells: "Phương pháp đánh giá" may name who supplies the figures."""
    by_role = dict(found.by_role)
    for at in by_role.get("scoring", ()):
        cells = [row.own(at) for row in table.rows if row.number not in found.rows and row.own(at)]
        short = [text for text in cells if len(text) <= 40 and ":" not in text and _SUPPLIERS.search(fold(text))]
        if cells and len(short) * 2 > len(cells):
            by_role["scoring"] = tuple(other for other in by_role["scoring"] if other != at)
            by_role["method"] = (*by_role.get("method", ()), at)
    if not by_role.get("scoring"):
        by_role.pop("scoring", None)
    return replace(found, by_role=by_role)


def _roles_in(row: Row) -> int:
    if not 2 <= len(row.cells) <= _WIDEST_HEADING or any(
        len(cell.text) > _LONGEST_HEADING for cell in row.cells.values()
    ):
        return 0
    return len({role for cell in row.cells.values() if (role := _role(_said(cell.text)))})


def _role(said: str) -> str | None:
    return next((role for role, words in _WORDS if re.search(words, said)), None)


def _counts(row: Row) -> bool:
    """ "(1) (2) (3)" or "A B 1 2" below the headings."""
    texts = [row.cells[at].text for at in sorted(row.cells)]
    begins = len(texts) > 2 and texts[0].strip("()[] ") in ("1", "A") and texts[1].strip("()[] ") in ("2", "B")
    return begins and all(_COUNTING.fullmatch(text) for text in texts)


def _coded(row: Row) -> bool:
    first = next((row.cells[at] for at in sorted(row.cells) if row.cells[at].filled_from is None), None)
    return first is not None and whole_code(first.text) is not None


def _is_points(text: str) -> bool:
    return bool(re.fullmatch(r"\d{1,3}([.,]\d{1,3})?\s*(điểm|đ)?", text))


def _said(text: str) -> str:
    """A heading for matching: no accents, no remarks in brackets, one space."""
    return " ".join(re.sub(r"\([^)]*\)", " ", fold(shorten(text, 200))).replace("*", " ").split()).strip(" .:")
