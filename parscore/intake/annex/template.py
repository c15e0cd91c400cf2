"""The workbook an official may fill in when the annex itself cannot be read: headings the importer knows, examples."""

from io import BytesIO

from parscore.intake.annex.columns import ROLES

SHEET = "Bộ tiêu chí"
_WIDTHS = {"code": 9, "title": 42, "maximum": 10, "scoring": 46, "evidence": 28, "method": 20, "target": 26}
_TITLE = "BỘ TIÊU CHÍ TỰ ĐÁNH GIÁ CẢI CÁCH HÀNH CHÍNH NĂM 2026 (thay bằng tên trong quyết định)"
_DECISION = "Kèm theo Quyết định số 00/QĐ-UBND ngày 01/01/2026 của UBND tỉnh (thay bằng văn bản ban hành)"
_NOTES = {
    "code": "Mã đúng như văn bản in: I, 1.1, 1.1.2, a. Cột này ở định dạng Text để 1.10 không thành 1.1.",
    "title": "Tên lĩnh vực, tiêu chí, tiêu chí thành phần.",
    "maximum": "Chỉ ghi số, ví dụ 1,5. Điểm của mục cha phải bằng tổng điểm các mục con.",
    "method": "Một trong: Tự chấm · Điều tra XHH · Số liệu thống kê · Hội đồng chấm.",
    "scoring": "Chép nguyên lời văn. Mỗi mức một dòng (Alt+Enter) hoặc ngăn bằng dấu chấm phẩy.",
    "evidence": "Mỗi tài liệu một dòng (Alt+Enter).",
    "owner": "Bộ phận chủ trì; nhiều bộ phận thì ngăn bằng dấu chấm phẩy.",
    "coordinating": "Bộ phận phối hợp; ngăn bằng dấu chấm phẩy.",
    "deadline": "Thời hạn như văn bản in.",
    "target": "Mục tiêu như văn bản in.",
    "note": "Ghi chú, được giữ làm hướng dẫn.",
}
_EXAMPLES: tuple[dict[str, str | float], ...] = (
    {"code": "I", "title": "CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH", "maximum": 5.5},
    {"code": "1.1", "title": "Kế hoạch cải cách hành chính năm", "maximum": 3},
    {
        "code": "1.1.1",
        "title": "Ban hành kế hoạch",
        "maximum": 1,
        "method": "Tự chấm",
        "scoring": "Có ban hành: 1; không ban hành: 0",
        "evidence": "Kế hoạch của UBND xã",
        "owner": "Văn phòng HĐND và UBND",
        "deadline": "Tháng 01/2026",
    },
    {
        "code": "1.1.2",
        "title": "Mức độ hoàn thành kế hoạch",
        "maximum": 2,
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
        "maximum": 1,
        "method": "Tự chấm",
        "scoring": "Mỗi sáng kiến 0,5 điểm, tối đa 1 điểm",
        "evidence": "Quyết định công nhận sáng kiến",
        "note": "Sáng kiến được công nhận trong năm",
    },
    {
        "code": "1.3",
        "title": "Chế độ báo cáo",
        "maximum": 1.5,
        "method": "Tự chấm",
        "scoring": "Mỗi báo cáo chậm trừ 0,25 điểm",
        "evidence": "Các báo cáo đã gửi",
    },
    {"code": "II", "title": "TÁC ĐỘNG CỦA CẢI CÁCH HÀNH CHÍNH", "maximum": 10},
    {
        "code": "2.1",
        "title": "Mức độ hài lòng của người dân, tổ chức",
        "maximum": 10,
        "method": "Điều tra XHH",
        "scoring": "Điều tra XHH",
    },
    {"title": "Tổng cộng", "maximum": 15.5},
)
_GUIDE = (
    "CÁCH DÙNG MẪU NÀY",
    "1. Ở trang “Bộ tiêu chí”, thay tên, số quyết định và các dòng ví dụ bằng nội dung của phụ lục.",
    "2. Không đổi tên các cột. Cột không dùng thì để trống. Thêm bao nhiêu dòng cũng được.",
    "3. Mỗi mục một dòng, đúng thứ tự văn bản in. Không gộp ô.",
    "4. Văn bản ghi thế nào chép thế ấy, kể cả chỗ có vẻ sai: chương trình sẽ chỉ ra, không tự sửa.",
    "5. Lưu tệp rồi nhập: parscore criteria import TỆP.xlsx --out bo-tieu-chi.yaml",
)


def template() -> bytes:
    """The whole workbook file."""
    import xlsxwriter

    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet, guide = book.add_worksheet(SHEET), book.add_worksheet("Hướng dẫn")
        bold = book.add_format({"bold": True, "font_size": 13})
        head = book.add_format({"bold": True, "text_wrap": True, "border": 1, "align": "center", "valign": "vcenter"})
        cell = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
        text = book.add_format({"text_wrap": True, "valign": "top", "border": 1, "num_format": "@"})
        points = book.add_format({"valign": "top", "border": 1, "num_format": "0.##"})
        sheet.write_string(0, 0, _TITLE, bold)
        sheet.write_string(1, 0, _DECISION)
        for column, (role, name) in enumerate(ROLES.items()):
            sheet.set_column(column, column, _WIDTHS.get(role, 22), text if role == "code" else None)
            sheet.write_string(3, column, name, head)
            sheet.write_comment(3, column, _NOTES[role], {"author": "PARSCORE"})
        for row, example in enumerate(_EXAMPLES, start=4):
            for column, role in enumerate(ROLES):
                value = example.get(role, "")
                if isinstance(value, str):
                    sheet.write_string(row, column, value, text if role == "code" else cell)
                else:
                    sheet.write_number(row, column, value, points)
        sheet.freeze_panes(4, 2)
        guide.set_column(0, 0, 110)
        for row, line in enumerate(_GUIDE):
            guide.write_string(row, 0, line, bold if row == 0 else None)
    return content.getvalue()
