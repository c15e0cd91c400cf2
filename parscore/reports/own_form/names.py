"""Every placeholder a form may hold: the name typed, the Vietnamese words that do as well, what it stands for.

docs/mau-cua-so.md tells the same to officials; a test keeps both in step.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from parscore.scoring.text import fold

_BETWEEN_WORDS = re.compile(r"[\s_\-–]+")


@dataclass(frozen=True, slots=True)
class Name:
    """A placeholder; `words` are the other ways to write it."""

    name: str
    words: tuple[str, ...]
    stands_for: str


WHOLE = (
    Name("don_vi", ("tên đơn vị",), "Tên đơn vị"),
    Name("don_vi_in_hoa", ("tên đơn vị in hoa",), "Tên đơn vị bằng chữ in hoa"),
    Name("nam", ("năm", "năm đánh giá"), "Năm đánh giá"),
    Name("nam_truoc", ("năm trước",), "Năm trước năm đánh giá"),
    Name("bo_tieu_chi", ("tên bộ tiêu chí",), "Tên bộ tiêu chí"),
    Name("can_cu", ("căn cứ",), "Văn bản ban hành bộ tiêu chí, mỗi văn bản một dòng"),
    Name("tong_diem", ("tổng điểm",), "Tổng điểm tự đánh giá, đã cộng thưởng, trừ phạt"),
    Name("cach_tinh_tong", ("cách tính tổng điểm",), "Tổng điểm từ đâu mà có: cộng, quy đổi, thưởng, phạt, mức trần"),
    Name("ghi_chu_bang", ("ghi chú của bảng",), "Tạm tính, làm tròn, vượt thang điểm; trống khi không có gì phải ghi"),
    Name("diem_toi_da", ("điểm tối đa",), "Tổng điểm tối đa sau khi bỏ mục không phát sinh"),
    Name("cong_linh_vuc", ("cộng các lĩnh vực",), "Cộng điểm các lĩnh vực, trước thưởng và phạt"),
    Name("diem_thuong", ("điểm thưởng", "điểm cộng"), "Tổng điểm thưởng"),
    Name("diem_phat", ("điểm phạt", "điểm trừ"), "Tổng điểm phạt"),
    Name("chi_so", ("chỉ số",), "Chỉ số, tính bằng %"),
    Name("tong_diem_bang_chu", ("tổng điểm bằng chữ",), "Tổng điểm bằng chữ"),
    Name("chi_so_bang_chu", ("chỉ số bằng chữ",), "Chỉ số bằng chữ"),
    Name("xep_loai", ("xếp loại",), "Xếp loại"),
    Name("phan_tu_cham", ("điểm phần tự chấm",), "Điểm của các mục đơn vị tự chấm"),
    Name("toi_da_phan_tu_cham", ("điểm tối đa phần tự chấm",), "Điểm tối đa của các mục đơn vị tự chấm"),
    Name("tong_tham_dinh", ("tổng điểm thẩm định",), "Cộng điểm thẩm định đã nhập của các mục"),
    Name("muc_tieu", ("mục tiêu",), "Mục tiêu của năm, tính bằng %"),
    Name("tam_tinh", ("tạm tính",), "“tạm tính” khi còn mục chưa chấm hoặc chờ số liệu; trống khi đã đủ"),
    Name("tien_do", ("tiến độ",), "Bao nhiêu mục đã chấm, không phát sinh, chưa chấm"),
    Name("trang_thai", ("trạng thái",), "Ai duyệt, ai chốt, lúc nào"),
    Name("canh_bao", ("cảnh báo",), "Cảnh báo điểm hoặc số liệu minh họa; trống khi là số liệu thật"),
    Name("ngay_in", ("ngày in",), "Ngày xuất tệp, dạng 05/12/2025"),
    Name("co_quan_chu_quan", ("cơ quan chủ quản",), "Cơ quan chủ quản"),
    Name("co_quan", ("cơ quan ban hành",), "Cơ quan ban hành"),
    Name("so", ("số",), "Số văn bản; trống khi chưa cấp số"),
    Name("ky_hieu", ("ký hiệu",), "Ký hiệu văn bản"),
    Name("dia_danh", ("địa danh",), "Địa danh"),
    Name("ngay_ban_hanh", ("ngày ban hành",), "“ngày 05 tháng 01 năm 2026”; chừa chỗ khi chưa ban hành"),
    Name("thay_mat", ("thay mặt", "quyền hạn"), "Dòng trên chức vụ người ký (TM. …, KT. …)"),
    Name("chuc_vu", ("chức vụ",), "Chức vụ người ký"),
    Name("nguoi_ky", ("người ký",), "Họ tên người ký"),
    Name("to_chuc", ("công tác chỉ đạo",), "Công tác chỉ đạo, tổ chức tự đánh giá"),
    Name("giai_trinh_chung", ("giải trình chung",), "Lời giải trình chung"),
    Name("kho_khan", ("khó khăn", "khó khăn, vướng mắc"), "Khó khăn, vướng mắc"),
    Name("kien_nghi", ("kiến nghị",), "Kiến nghị"),
)
"""Placeholders of the whole, as `{{don_vi}}`."""

OF_ROW = (
    Name("ma", ("mã",), "Mã mục"),
    Name("ten", ("tên", "nội dung"), "Tên lĩnh vực, tiêu chí, tiêu chí thành phần"),
    Name("cap", ("cấp",), "Cấp của dòng: 1 lĩnh vực, 2 tiêu chí, 3 tiêu chí thành phần …"),
    Name("diem_toi_da", ("điểm tối đa", "tối đa"), "Điểm tối đa"),
    Name("diem_tu_cham", ("điểm tự chấm", "điểm tự đánh giá", "điểm"), "Điểm tự đánh giá"),
    Name("ty_le", ("tỷ lệ",), "Điểm tự đánh giá so với điểm tối đa, tính bằng %"),
    Name("diem_mat", ("điểm mất", "điểm chưa đạt"), "Điểm tối đa trừ điểm tự đánh giá"),
    Name("ke_khai", ("kê khai", "số liệu kê khai"), "Số liệu đã kê khai"),
    Name("cach_tinh", ("cách tính", "diễn giải"), "Cách tính ra điểm"),
    Name("tinh_trang", ("tình trạng",), "Đã chấm, chưa chấm, không phát sinh, khóa"),
    Name("tai_lieu", ("tài liệu", "tài liệu kiểm chứng"), "Tài liệu đã gắn, kèm mục, trang; tài liệu còn thiếu"),
    Name("tai_lieu_da_co", ("tài liệu đã có",), "Chỉ tài liệu đã gắn với mục"),
    Name("tai_lieu_can_co", ("tài liệu cần có", "yêu cầu"), "Tài liệu bộ tiêu chí yêu cầu"),
    Name("giai_trinh", ("giải trình",), "Giải trình"),
    Name("ghi_chu", ("ghi chú",), "Ghi chú của đơn vị, nguồn số liệu"),
    Name("phu_trach", ("phụ trách", "người phụ trách"), "Bộ phận, người phụ trách"),
    Name("diem_tham_dinh", ("điểm thẩm định", "thẩm định"), "Điểm Sở thẩm định"),
    Name("chenh_lech", ("chênh lệch",), "Điểm thẩm định trừ điểm tự đánh giá"),
    Name("y_kien", ("ý kiến", "ý kiến thẩm định"), "Ý kiến của Sở"),
)
"""What can be told of one row: `{{diem:2.1.1}}` for a code, `{{dong.diem}}` in a repeated row."""

OF_DOCUMENT = (
    Name("stt", ("số thứ tự",), "Số thứ tự trong danh mục"),
    Name("ma", ("mã",), "Mã mục được chứng minh"),
    Name("loai", ("loại văn bản",), "Loại văn bản"),
    Name("so_ky_hieu", ("số, ký hiệu", "số ký hiệu"), "Số, ký hiệu"),
    Name("ngay", ("ngày ban hành",), "Ngày ban hành"),
    Name("co_quan", ("cơ quan ban hành",), "Cơ quan ban hành"),
    Name("trich_yeu", ("trích yếu",), "Trích yếu"),
    Name("vi_tri", ("vị trí",), "Mục, trang trong văn bản"),
    Name("tep", ("tên tệp",), "Tên tệp"),
    Name("ghi_chu", ("ghi chú",), "Ghi chú"),
)
"""What can be told of one line of the index of evidence: `{{van_ban.so_ky_hieu}}`."""

FIGURE = Name("so_lieu", ("số liệu",), "Một ô số liệu của mục: {{so_lieu:2.1.1:1}} là ô thứ nhất")
NUMBER = Name("stt", ("số thứ tự",), "Số thứ tự của dòng trong bảng")
DOCUMENTS = Name("van_ban", ("văn bản",), "Mỗi tài liệu kiểm chứng một dòng")
REPEATED = (
    Name("dong", ("dòng",), "Mọi lĩnh vực, tiêu chí, tiêu chí thành phần"),
    Name("linh_vuc", ("lĩnh vực",), "Chỉ lĩnh vực"),
    Name("tieu_chi", ("tiêu chí",), "Chỉ tiêu chí (cấp 2)"),
    Name("thanh_phan", ("tiêu chí thành phần", "thành phần"), "Chỉ tiêu chí thành phần (cấp 3)"),
    Name("muc_cham", ("mục chấm",), "Chỉ mục có chấm điểm (không có mục con)"),
    Name("chua_dat", ("chưa đạt",), "Chỉ mục chấm đã có điểm mà chưa đạt tối đa"),
    Name("thuong", ("thưởng",), "Các mục điểm thưởng"),
    Name("phat", ("phạt",), "Các mục điểm phạt"),
    DOCUMENTS,
)
"""The kinds of repeated rows: a row of a table holding `{{dong.ma}}` is written once for each row of the kind."""


def found(names: tuple[Name, ...], typed: str) -> Name | None:
    """The name that was typed, whatever its accents, capitals and spaces."""
    return _known(names).get(_key(typed))


@cache
def _known(names: tuple[Name, ...]) -> Mapping[str, Name]:
    return {_key(way): name for name in names for way in (name.name, *name.words)}


def _key(typed: str) -> str:
    return _BETWEEN_WORDS.sub("", fold(typed)).replace(",", "")
