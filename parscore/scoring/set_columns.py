"""How the criteria of a set stand in a workbook: the columns, with their headings, words and notations.

The writer of the workbook and its reader share this page, so that they cannot disagree.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, NamedTuple

from parscore.scoring import set_notation as notation
from parscore.scoring.criteria import Criterion
from parscore.scoring.notation import Words, bare, read_day, read_number, read_positive, read_whole
from parscore.scoring.rule_notation import read_rule, write_rule
from parscore.scoring.rule_notation.words import read_points

SHEET = "Bộ tiêu chí"
CONTINUED = "(nối tiếp dòng trên)"
DEEPEST = 25
Value = str | int | Decimal | date | None


class Shape(Enum):
    """How a cell holds its value: a text, a code that must stay a text, a number, a day."""

    TEXT = "text"
    CODE = "code"
    NUMBER = "number"
    DAY = "day"


class Column(NamedTuple):
    """A column of the sheet of criteria; `read` gives what files keep, or refuses."""

    key: str
    heading: str
    width: int
    note: str
    write: Callable[[Criterion], Value]
    read: Callable[[str], Any]
    shape: Shape = Shape.TEXT
    words: Words | None = None


def _method(node: Criterion) -> str:
    """A parent asks for no figures; only what is unlike the rest is said of it."""
    return notation.METHODS.word(node.method) if node.is_leaf or node.method != "self" else ""


ANNEX_COLUMNS: tuple[Column, ...] = (
    Column(
        "code",
        "Mã",
        8,
        "Mã đúng như văn bản in: I, 1.1, 1.1.2, a. Cột này ở định dạng Text để 1.10 không thành 1.1.",
        lambda node: notation.write_text(node.code),
        notation.read_code,
        Shape.CODE,
    ),
    Column(
        "title",
        "Tên tiêu chí",
        34,
        "Tên lĩnh vực, tiêu chí, tiêu chí thành phần.",
        lambda node: notation.write_maybe(node.title),
        notation.read_text,
    ),
    Column(
        "maximum",
        "Điểm tối đa",
        8,
        "Chỉ ghi số, ví dụ 1,5. Điểm của mục cha phải bằng tổng điểm các mục con.",
        lambda node: None if isinstance(node.max, dict) else node.max,
        read_points,
        Shape.NUMBER,
    ),
    Column(
        "method",
        "Ai cung cấp số liệu",
        12,
        "Một trong: Tự chấm · Điều tra XHH · Số liệu thống kê · Hội đồng chấm. Để trống: Tự chấm.",
        _method,
        notation.METHODS.read,
        words=notation.METHODS,
    ),
    Column(
        "scoring",
        "Cách chấm",
        32,
        "Lời văn của văn bản, chép nguyên. Mỗi mức một dòng (Alt+Enter) hoặc ngăn bằng dấu chấm phẩy. Chương trình đọc "
        "lời văn khi cột “Cách chấm theo mẫu” để trống; có cột ấy thì lời văn chỉ để đối chiếu.",
        lambda node: None,
        notation.read_text,
    ),
    Column(
        "evidence",
        "Tài liệu kiểm chứng",
        24,
        "Mỗi tài liệu một dòng (Alt+Enter).",
        lambda node: notation.write_texts(node.evidence),
        notation.read_texts,
    ),
    Column(
        "owner",
        "Chủ trì",
        16,
        "Bộ phận chủ trì; nhiều bộ phận thì ngăn bằng dấu chấm phẩy.",
        lambda node: None,
        notation.read_text,
    ),
    Column(
        "coordinating",
        "Phối hợp",
        16,
        "Bộ phận phối hợp; ngăn bằng dấu chấm phẩy.",
        lambda node: notation.write_names(node.coordinating),
        notation.read_names,
    ),
    Column(
        "deadline",
        "Thời hạn",
        12,
        "Thời hạn như văn bản in.",
        lambda node: notation.write_maybe(node.deadline.text if node.deadline else None),
        notation.read_text,
    ),
    Column(
        "target",
        "Mục tiêu",
        20,
        "Mục tiêu như văn bản in.",
        lambda node: notation.write_maybe(node.target.text if node.target else None),
        notation.read_text,
    ),
    Column(
        "note",
        "Ghi chú",
        26,
        "Ghi chú, được giữ làm hướng dẫn của mục.",
        lambda node: notation.write_maybe(node.guidance),
        notation.read_text,
    ),
)
"""The columns of every annex; a row with these alone is enough."""

FURTHER_COLUMNS: tuple[Column, ...] = (
    Column(
        "rule",
        "Cách chấm theo mẫu",
        38,
        "Cách chấm chính xác, mỗi dòng một ý (xem trang Hướng dẫn). Có cột này thì chương trình không đoán từ lời văn.",
        lambda node: None if node.rule is None else write_rule(node.rule),
        read_rule,
    ),
    Column(
        "section",
        "Phần",
        13,
        "Thang điểm · Điểm thưởng · Điểm trừ (ngoài thang điểm). Để trống: như dòng trên.",
        lambda node: None,
        notation.SECTIONS.read,
        words=notation.SECTIONS,
    ),
    Column(
        "depth",
        "Bậc",
        6,
        "1 là bậc ngoài cùng; mục con ở bậc lớn hơn mục cha một. Để trống: chương trình suy ra từ mã.",
        lambda node: None,
        read_whole,
        Shape.NUMBER,
    ),
    Column(
        "level",
        "Cấp",
        18,
        "Cấp in trên văn bản: Lĩnh vực · Tiêu chí · Tiêu chí thành phần.",
        lambda node: notation.LEVELS.word(node.level),
        notation.LEVELS.read,
        words=notation.LEVELS,
    ),
    Column(
        "maxima",
        "Điểm tối đa theo loại đơn vị",
        20,
        "Chỉ ghi khi điểm khác nhau theo loại đơn vị, mỗi loại một dòng: Xã: 2. Khi ấy để trống cột Điểm tối đa.",
        lambda node: notation.write_by_kind(node.max) if isinstance(node.max, dict) else None,
        notation.read_maxima,
    ),
    Column(
        "not_arising",
        "Khi không phát sinh",
        20,
        "Cách tính riêng của mục. Để trống: như cả bộ (trang Thông tin).",
        lambda node: notation.write_word(notation.POLICIES, node.not_arising),
        notation.POLICIES.read,
        words=notation.POLICIES,
    ),
    Column(
        "coefficient",
        "Hệ số",
        20,
        "Dòng đầu: nhân điểm đạt được, hoặc nhân các ngưỡng. Các dòng sau: Đặc khu: 0,75. Loại không ghi: hệ số 1.",
        lambda node: None if node.coefficient is None else notation.write_coefficient(node.coefficient),
        notation.read_coefficient,
    ),
    Column(
        "rescale_to",
        "Quy đổi về",
        10,
        "Chỉ cho mục có mục con: điểm cả nhóm được quy đổi về số điểm này.",
        lambda node: node.rescale_to,
        read_positive,
        Shape.NUMBER,
    ),
    Column(
        "deadline_day",
        "Ngày của thời hạn",
        13,
        "Chỉ ghi khi văn bản nêu ngày cụ thể, ví dụ 05/12/2025.",
        lambda node: node.deadline.date if node.deadline else None,
        read_day,
        Shape.DAY,
    ),
    Column(
        "target_value",
        "Giá trị mục tiêu",
        10,
        "Chỉ ghi khi mục tiêu là một con số, ví dụ 98.",
        lambda node: node.target.value if node.target else None,
        read_number,
        Shape.NUMBER,
    ),
    Column(
        "legal_basis",
        "Căn cứ pháp lý",
        28,
        "Mỗi văn bản một dòng: số; ngày; nơi ban hành; trích yếu.",
        lambda node: notation.write_bases(node.legal_basis),
        notation.read_bases,
    ),
    Column(
        "conflicts",
        "Mâu thuẫn",
        28,
        "Chỗ văn bản tự mâu thuẫn, ghi nguyên cả hai, mỗi chỗ một dòng. Luôn hiện thành cảnh báo.",
        lambda node: notation.write_texts(node.conflicts),
        notation.read_texts,
    ),
    Column(
        "previous",
        "Mục tương ứng năm trước",
        24,
        "Mỗi mục một dòng: mã bộ: mã mục (quan hệ), ví dụ bo-2025: 2.2 (đổi tên). Quan hệ: giữ nguyên · đổi tên · "
        "chuyển chỗ · tách ra · gộp lại · thu hẹp · mở rộng.",
        lambda node: notation.write_earlier(node.previous),
        notation.read_earlier,
    ),
)
COLUMNS = (*ANNEX_COLUMNS, *FURTHER_COLUMNS)
BY_KEY: Mapping[str, Column] = {column.key: column for column in COLUMNS}
BY_HEADING: Mapping[str, Column] = {bare(column.heading): column for column in COLUMNS}
