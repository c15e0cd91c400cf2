"""The sheet of the workbook that tells how it is filled in: the steps, and an example of every way of scoring."""

GUIDE_SHEET = "Hướng dẫn"
GUIDE_WIDTH = (46, 66)
GUIDE_LINES = (
    "CÁCH DÙNG BẢNG TÍNH NÀY",
    "1. Trang “Thông tin”: tên, văn bản, năm, thang điểm, xếp loại… của cả bộ. Văn bản không nói thì để trống.",
    "2. Trang “Bộ tiêu chí”: mỗi mục một dòng, đúng thứ tự văn bản in. Không đổi tên các cột, không gộp ô. Cột "
    "không dùng thì để trống; thêm, bớt, chuyển dòng tùy ý.",
    "3. Chép phụ lục vào mẫu thì chỉ cần các cột đến “Ghi chú”: chương trình đọc lời văn ở “Cách chấm” và suy ra "
    "cây tiêu chí từ mã. Xóa các dòng ví dụ.",
    "4. Sửa bộ đã xuất thì sửa “Cách chấm theo mẫu”: cột này quyết định điểm, chương trình giữ đúng từng số. Cột "
    "“Cách chấm” bên cạnh chỉ là lời văn để đối chiếu, sửa lời văn không đổi cách chấm; muốn chương trình đọc lại "
    "lời văn thì xóa ô “Cách chấm theo mẫu” của dòng ấy. Thêm dòng thì ghi cả cột “Bậc”.",
    "5. Văn bản ghi thế nào chép thế ấy, kể cả chỗ có vẻ sai: chương trình sẽ chỉ ra, không tự sửa.",
    "6. Số viết với dấu phẩy: 1,5. Ngày viết ngày/tháng/năm: 05/12/2025. {U+00A0} là một ký tự ẩn của văn bản "
    "gốc; giữ nguyên, hoặc xóa nếu không cần.",
    "7. Lưu tệp .xlsx rồi nhập lại: trang “Bộ tiêu chí” của chương trình, nút “Mở tệp bộ tiêu chí…”. Tệp đã sửa luôn "
    "nhập thành điểm minh họa, đến khi có người xác nhận.",
    "8. Dòng “Câu hỏi cho cơ quan ban hành” ở trang “Thông tin” giữ những điều còn phải hỏi: “Xếp loại: hỏi Sở”. Có "
    "câu trả lời thì điền vào dòng của nó rồi đổi thành “đã trả lời”.",
    "",
    "CÁCH CHẤM THEO MẪU",
    "Mỗi dòng một ý: tên, dấu hai chấm, nội dung; xuống dòng trong ô bằng Alt+Enter. Chỗ ghi điểm thì ghi “1,5 "
    "điểm” hoặc “50 % điểm tối đa”. Mã trong ngoặc vuông giữ nguyên khi sửa tên; dòng mới không cần ghi mã.",
)
RULE_EXAMPLES: tuple[tuple[str, str], ...] = (
    (
        "Tỷ lệ % đổi ra điểm theo mức. Từ: kể cả số ấy; trên: không kể; còn lại: mọi giá trị thấp hơn.",
        """\
cách chấm: tỷ lệ
tử số: Hồ sơ đúng hạn
mẫu số: Hồ sơ đã giải quyết
từ 98: 3 điểm
từ 96: 2 điểm
trên 90: 50 % điểm tối đa
còn lại: 0 điểm""",
    ),
    (
        "Điểm theo đúng tỷ lệ đạt được.",
        """\
cách chấm: tỷ lệ
tử số: Đã thực hiện
mẫu số: Được giao
thang điểm: theo tỷ lệ đạt được
đủ điểm khi đạt: 100
0 điểm khi dưới: 70""",
    ),
    (
        "Đếm được bao nhiêu, mỗi đơn vị bấy nhiêu điểm.",
        """\
cách chấm: số lượng
số đo: Số sáng kiến
đơn vị: sáng kiến
thang điểm: mỗi đơn vị
mỗi đơn vị: 0,5 điểm
tối đa: 1,5 điểm""",
    ),
    (
        "Một số liệu; cứ thêm trọn mỗi bước thì thêm điểm (từng bước giảm: càng thấp càng nhiều điểm).",
        """\
cách chấm: một số liệu
số đo: Tỷ lệ hộ nghèo giảm
đơn vị: %
thang điểm: từng bước tăng
mốc: 10
điểm tại mốc: 1 điểm
mỗi bước: 5
mỗi bước được: 0,25 điểm
tối đa: 2 điểm
0 điểm khi dưới: 10""",
    ),
    (
        "Tăng giảm so với năm trước, năm gốc, chỉ tiêu được giao hoặc bình quân chung; tính theo điểm hoặc phần trăm.",
        """\
cách chấm: tăng giảm
số đo: SIPAS
so với: năm gốc
tính theo: phần trăm
số so sánh: 84,78
từ 2: 1 điểm
còn lại: 0 điểm""",
    ),
    (
        "Bao nhiêu % trong một danh sách đạt ngưỡng.",
        """\
cách chấm: tỷ lệ đạt ngưỡng
số đo: Tỷ lệ trực tuyến từng bộ phận
đạt khi: từ 30
từ 100: 1 điểm
còn lại: 0 điểm""",
    ),
    (
        "Ngày làm xong so với hạn: ngưỡng là số ngày chậm.",
        """\
cách chấm: ngày hoàn thành
số đo: Ngày gửi báo cáo năm
hạn: 05/12/2025
còn lại: 0,5 điểm
từ 1: 0,25 điểm
từ 8: 0 điểm""",
    ),
    (
        "Có / không, tốt / khá / trung bình: chọn một mức.",
        """\
cách chấm: chọn một mức
[co] Có ban hành: 1 điểm
[cham] Có nhưng chậm: 50 % điểm tối đa
[khong] Không ban hành: 0 điểm""",
    ),
    (
        "Nhiều nội dung, làm được phần nào cộng phần ấy.",
        """\
cách chấm: cộng các nội dung
[ke_hoach] Có kế hoạch: 1 điểm
[bao_cao] Có báo cáo: 0,5 điểm""",
    ),
    (
        "Đủ hết mọi nội dung mới được điểm tối đa.",
        """\
cách chấm: đủ mọi nội dung
[dau_moi] Có phân công đầu mối
[su_co] Không để xảy ra sự cố""",
    ),
    (
        "Từ điểm tối đa trừ xuống theo số lần mắc lỗi, không dưới mức thấp nhất.",
        """\
cách chấm: trừ điểm theo lỗi
thấp nhất: 0,5 điểm
[cham] Báo cáo chậm (mỗi báo cáo): 0,25 điểm
[thieu] Không báo cáo (mỗi kỳ): 50 % điểm tối đa""",
    ),
    (
        "Chỉ số, điều tra do nơi khác công bố, đổi ra điểm; không ghi thang điểm thì nhập thẳng số điểm.",
        """\
cách chấm: nơi khác công bố
nguồn: SIPAS
thang điểm: theo tỷ lệ đạt được
đủ điểm khi đạt: 100
0 điểm khi dưới: 50""",
    ),
    (
        "Công thức: mỗi số liệu một tên ngắn trong ngoặc vuông; mọi lúc đúng một trường hợp được đúng. Trong công "
        "thức, số viết dấu chấm, nhân viết *, chia viết /; điểm_tối_đa là điểm tối đa của mục. Dùng được: min(a, b) là "
        "số nhỏ hơn, max(a, b) số lớn hơn, abs(a) giá trị tuyệt đối, floor(a) làm tròn xuống, ceil(a) làm tròn lên; "
        "and là và, or là hoặc.",
        """\
cách chấm: công thức
[xong] Số nhiệm vụ hoàn thành
[tong] Tổng số nhiệm vụ
khi xong >= 0.7 * tong: điểm_tối_đa * xong / tong
khi xong < 0.7 * tong: 0""",
    ),
    (
        "Chấm tay từ 0 đến tối đa, theo bước.",
        """\
cách chấm: chấm tay
bước điểm: 0,25""",
    ),
)
"""When to use each way of scoring, and how it is written."""
