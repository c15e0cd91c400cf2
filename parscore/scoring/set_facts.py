"""What is said of a whole criteria set in a workbook: a line for each fact, with its words and notation."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from parscore.scoring import set_notation as notation
from parscore.scoring.content_mark import content_mark
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.notation import Words, bare, read_positive
from parscore.scoring.rule_notation.words import read_points
from parscore.scoring.set_columns import Value
from parscore.scoring.set_draft_facts import DRAFT_FACTS, DraftFact

FACTS_SHEET = "Thông tin"


class Fact(NamedTuple):
    """A line of the sheet about the whole set."""

    key: str
    label: str
    note: str
    write: Callable[[CriteriaSet], Value]
    read: Callable[[str], Any]
    words: Words | None = None


FACTS: tuple[Fact, ...] = (
    Fact("id", "Mã bộ tiêu chí", "Chữ không dấu, không bao giờ đổi: tinh-a-2026.", lambda s: s.id, notation.read_slug),
    Fact(
        "version", "Phiên bản", "Số nguyên từ 1; tăng khi sửa bộ đã dùng.", lambda s: s.version, notation.read_version
    ),
    Fact(
        "title",
        "Tên bộ tiêu chí",
        "Tên đầy đủ như trong quyết định.",
        lambda s: notation.write_maybe(s.title),
        notation.read_text,
    ),
    Fact(
        "years",
        "Năm đánh giá",
        "Các năm chấm theo bộ này, ngăn bằng dấu chấm phẩy: 2025; 2026.",
        lambda s: notation.write_years(s.years),
        notation.read_years,
    ),
    Fact(
        "unit_kinds",
        "Loại đơn vị",
        "Ngăn bằng dấu chấm phẩy: Xã; Phường; Đặc khu; Sở, ngành. Loại khác ghi mã trong ngoặc vuông: [truong_hoc].",
        lambda s: notation.write_kinds(s.unit_kinds),
        notation.read_kinds,
    ),
    Fact(
        "points_status",
        "Tình trạng điểm",
        "Điểm minh họa, đến khi có người xác nhận trong chương trình. Tệp đã sửa luôn nhập thành điểm minh họa.",
        lambda s: notation.STATUSES.word(s.points_status),
        notation.STATUSES.read,
        notation.STATUSES,
    ),
    Fact(
        "legal_basis",
        "Căn cứ pháp lý",
        "Mỗi văn bản một dòng: số; ngày; nơi ban hành; trích yếu.",
        lambda s: notation.write_bases(s.legal_basis),
        notation.read_bases,
    ),
    Fact("total", "Thang điểm", "Thường là 100.", lambda s: s.scale.total, read_positive),
    Fact(
        "may_exceed",
        "Tổng được vượt thang điểm",
        "Có: điểm thưởng được đưa tổng vượt thang. Không: giữ ở mức tối đa.",
        lambda s: notation.write_flag(s.scale.may_exceed),
        notation.read_flag,
        notation.YES_NO,
    ),
    Fact(
        "places",
        "Số chữ số thập phân",
        "Khi làm tròn, 0 đến 6. Luôn làm tròn nửa lên.",
        lambda s: s.scale.rounding.places,
        notation.read_places,
    ),
    Fact(
        "rounded_at",
        "Làm tròn ở",
        "Tổng điểm: cộng số chính xác rồi mới làm tròn. Từng mục chấm: làm tròn rồi mới cộng.",
        lambda s: notation.ROUNDED_AT.word(s.scale.rounding.at),
        notation.ROUNDED_AT.read,
        notation.ROUNDED_AT,
    ),
    Fact(
        "not_arising",
        "Khi không phát sinh",
        "Cho mọi mục không nói riêng. Văn bản không nói thì để trống.",
        lambda s: notation.write_word(notation.POLICIES, s.not_arising),
        notation.POLICIES.read,
        notation.POLICIES,
    ),
    Fact(
        "survey_absent",
        "Khi không điều tra XHH",
        "Văn bản không nói thì để trống.",
        lambda s: notation.write_word(notation.SURVEY_ABSENT, s.survey_absent),
        notation.SURVEY_ABSENT.read,
        notation.SURVEY_ABSENT,
    ),
    Fact("bonus", "Điểm thưởng nhiều nhất", "Để trống: không giới hạn.", lambda s: s.bonus.cap, read_points),
    Fact("penalty", "Điểm trừ nhiều nhất", "Để trống: không giới hạn.", lambda s: s.penalty.cap, read_points),
    Fact(
        "class_on",
        "Xếp loại theo",
        "Chỉ số chính xác, hoặc chỉ số đã làm tròn.",
        lambda s: notation.CLASS_ON.word(s.class_on),
        notation.CLASS_ON.read,
        notation.CLASS_ON,
    ),
    Fact(
        "classes",
        "Xếp loại",
        "Mỗi mức một dòng, từ cao xuống thấp, theo chỉ số %: Xuất sắc: từ 90 · Tốt: trên 80.",
        lambda s: notation.write_classes(s.classes),
        notation.read_classes,
    ),
    Fact(
        "gates",
        "Điều kiện khống chế xếp loại",
        "Mỗi điều kiện một dòng: mã; mức cao nhất còn được xếp; tên. “có mục 0 điểm” do chương trình tự thấy.",
        lambda s: notation.write_gates(s.gates),
        notation.read_gates,
    ),
    Fact(
        "ties",
        "Xếp hạng khi bằng điểm",
        "Cách hạng: hai đơn vị cùng hạng 1, đơn vị sau hạng 3.",
        lambda s: notation.TIES.word(s.ranking.ties),
        notation.TIES.read,
        notation.TIES,
    ),
    Fact(
        "groups",
        "Khối xếp hạng",
        "Mỗi khối một dòng: Xã và đặc khu: Xã; Đặc khu.",
        lambda s: notation.write_groups(s.ranking.groups),
        notation.read_groups,
    ),
    Fact(
        "roles",
        "Bộ phận chủ trì",
        "Mỗi bộ phận một dòng: [mã] Tên. Tên mới ở cột Chủ trì được tự thêm.",
        lambda s: notation.write_roles(s.roles),
        notation.read_role_lines,
    ),
    Fact("mark", "Mã kiểm tra", "Không sửa: cho biết nội dung còn như lúc xuất.", content_mark, str.strip),
)
EVERY_FACT: tuple[Fact | DraftFact, ...] = (*FACTS, *DRAFT_FACTS)
"""The lines of the sheet in their order."""
FACT_BY_KEY: Mapping[str, Fact | DraftFact] = {fact.key: fact for fact in EVERY_FACT}
FACT_BY_LABEL: Mapping[str, Fact | DraftFact] = {bare(fact.label): fact for fact in EVERY_FACT}
