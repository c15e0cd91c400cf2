"""The annex of a province that does not exist, as its pictures need it: two slips of a scanner, one sum that is wrong,
texts that are understood wholly, in part and not at all."""

from pathlib import Path

NAME = "Phu-luc-CCHC-cap-xa-2026.xlsx"
_TITLE = "BỘ TIÊU CHÍ ĐÁNH GIÁ CẢI CÁCH HÀNH CHÍNH CẤP XÃ NĂM 2026"
_DECISION = "(Kèm theo Quyết định số 01/QĐ-UBND ngày 05/01/2026 của UBND tỉnh Thí Dụ)"
_HEADINGS = ("STT", "Lĩnh vực, tiêu chí", "Điểm tối đa", "Cách chấm", "Tài liệu kiểm chứng", "Điểm tự chấm")
_ROWS = (
    ("I", "CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH", "20"),
    ("1", "Ban hành kế hoạch cải cách hành chính", "5", "Trước ngày 31/01: 5; sau ngày 31/01: 2; không ban hành: 0"),
    ("2", "Thực hiện kế hoạch", "10", "(Số nhiệm vụ hoàn thành/Tổng số nhiệm vụ) x 10", "Báo cáo năm"),
    ("3", "Chế độ báo cáo định kỳ", "5", "Mỗi báo cáo chậm trừ 0,5", "Các báo cáo"),
    ("II", "CẢI CÁCH THỦ TỤC HÀNH CHÍNH", "40"),
    (
        "1",
        "Tỷ lệ hộ sơ giải quyết đúng hạn",
        "l5",
        "Từ 98% trở lên: 15; từ 95% đến dưới 98%: 10; từ 90% đến dưới 95%: 5; dưới 90%: 0",
        "Số liệu Hệ thống một cửa",
    ),
    ("2", "Hồ sơ trực tuyến toàn trình", "15", "Đạt 70% trở lên: 15 điểm; dưới 70% tính theo tỷ lệ"),
    ("3", "Công khai thủ tục hành chính", "5", "Công khai đầy đủ: 3; đúng hạn: 2", "Ảnh chụp, đường dẫn"),
    ("4", "Xin lỗi khi giải quyết chậm", "5", "Thực hiện nghiêm túc theo hướng dẫn của Sở", "Văn bản xin lỗi"),
    ("III", "CHUYỂN ĐỔI SỐ", "25"),
    ("1", "Văn bản điện tử có chữ ký số", "10", "(Số văn bản ký số/Tổng số văn bản điện tử) x 10"),
    ("2", "Thanh toán trực tuyến", "10", "Từ 80% trở lên: 10; từ 50% đến dưới 80%: 5; dưới 50%: 0"),
    ("3", "Sáng kiến cải cách hành chính", "5", "Mỗi sáng kiến 2,5, tối đa 5", "Quyết định công nhận"),
    ("IV", "SỰ HÀI LÒNG CỦA NGƯỜI DÂN, TỔ CHỨC", "15"),
    ("1", "Mức độ hài lòng", "9", "Điều tra xã hội học", "Kết quả công bố"),
    ("2", "Giải quyết phản ánh, kiến nghị", "5", "Đạt yêu cầu: 5; không đạt: 0", "Số liệu theo dõi"),
)


def sample_annex(folder: Path) -> Path:
    """Write the annex into a folder."""
    import xlsxwriter

    path = folder / NAME
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Phụ lục")
        for line, row in enumerate(((_TITLE,), (_DECISION,), (), _HEADINGS, *_ROWS)):
            sheet.write_row(line, 0, row)
    return path
