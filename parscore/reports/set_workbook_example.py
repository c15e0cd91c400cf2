"""What stands in the template before an official puts an annex in its place."""

from collections.abc import Mapping
from decimal import Decimal

from parscore.scoring.set_columns import Value

EXAMPLE_FACTS: Mapping[str, Value] = {
    "id": "bo-tieu-chi-2026",
    "version": 1,
    "title": "Bộ tiêu chí tự đánh giá cải cách hành chính năm 2026 (thay bằng tên trong quyết định)",
    "years": "2026",
    "unit_kinds": "Xã; Phường; Đặc khu",
    "points_status": "Điểm minh họa",
    "legal_basis": "00/QĐ-UBND; 01/01/2026; UBND tỉnh; Thay bằng văn bản ban hành",
    "total": Decimal("15.5"),
    "may_exceed": "Không",
    "places": 2,
    "rounded_at": "Tổng điểm",
}
EXAMPLE_ROWS: tuple[Mapping[str, Value], ...] = (
    {"code": "I", "title": "CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH", "maximum": Decimal("5.5")},
    {"code": "1.1", "title": "Kế hoạch cải cách hành chính năm", "maximum": Decimal(3)},
    {
        "code": "1.1.1",
        "title": "Ban hành kế hoạch",
        "maximum": Decimal(1),
        "method": "Tự chấm",
        "scoring": "Có ban hành: 1; không ban hành: 0",
        "evidence": "Kế hoạch của UBND xã",
        "owner": "Văn phòng HĐND và UBND",
        "deadline": "Tháng 01/2026",
    },
    {
        "code": "1.1.2",
        "title": "Mức độ hoàn thành kế hoạch",
        "maximum": Decimal(2),
        "method": "Tự chấm",
        "scoring": "Từ 90% trở lên: 2; từ 80% đến dưới 90%: 1; dưới 80%: 0",
        "evidence": "Báo cáo kết quả thực hiện kế hoạch",
        "owner": "Văn phòng HĐND và UBND",
        "coordinating": "Phòng Kinh tế; Phòng Văn hóa - Xã hội",
        "target": "Hoàn thành 100% kế hoạch",
    },
    {
        "code": "1.2",
        "title": "Sáng kiến cải cách hành chính",
        "maximum": Decimal(1),
        "method": "Tự chấm",
        "evidence": "Quyết định công nhận sáng kiến",
        "note": "Sáng kiến được công nhận trong năm",
        "rule": "cách chấm: số lượng\n"
        "số đo: Số sáng kiến được công nhận\n"
        "đơn vị: sáng kiến\n"
        "thang điểm: mỗi đơn vị\n"
        "mỗi đơn vị: 0,5 điểm\n"
        "tối đa: 1 điểm",
    },
    {
        "code": "1.3",
        "title": "Chế độ báo cáo",
        "maximum": Decimal("1.5"),
        "method": "Tự chấm",
        "scoring": "Mỗi báo cáo chậm trừ 0,25 điểm",
        "evidence": "Các báo cáo đã gửi",
    },
    {"code": "II", "title": "TÁC ĐỘNG CỦA CẢI CÁCH HÀNH CHÍNH", "maximum": Decimal(10)},
    {
        "code": "2.1",
        "title": "Mức độ hài lòng của người dân, tổ chức",
        "maximum": Decimal(10),
        "method": "Điều tra XHH",
        "scoring": "Điều tra XHH",
    },
    {"title": "Tổng cộng", "maximum": Decimal("15.5")},
)
