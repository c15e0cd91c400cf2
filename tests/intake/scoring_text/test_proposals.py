"""What a proposal says beside its rule: how sure it is, why, what to look at; and what it never does in silence."""

from decimal import Decimal

import pytest

from parscore.intake.scoring_text import Proposal, Sureness, read_scoring_text
from tests.intake.scoring_text.notation import mismatch

TIERS = "Từ 90% trở lên: 1; từ 80% đến dưới 90%: 0,5; dưới 80%: 0"


def read(text: str, maximum: str = "1", *, title: str = "", year: int | None = None) -> Proposal:
    return read_scoring_text(text, Decimal(maximum), title=title, year=year)


def test_levels_in_plain_words_are_certain() -> None:
    proposal = read("Đạt yêu cầu: 0,5; không đạt: 0", "0.5")
    assert (proposal.sure, proposal.warnings) == (Sureness.CERTAIN, ())


def test_names_the_program_had_to_give_make_a_proposal_only_likely_and_are_told() -> None:
    proposal = read(TIERS)
    assert proposal.sure is Sureness.LIKELY
    assert any("tên hai ô nhập do chương trình đặt" in why for why in proposal.why)


def test_the_title_names_what_is_entered() -> None:
    measure = read(TIERS, title="Tỷ lệ hồ sơ đúng hạn trên tổng số hồ sơ đã giải quyết").rule["measure"]
    assert measure["numerator"] == "Số hồ sơ đúng hạn"
    assert measure["denominator"] == "Tổng số hồ sơ đã giải quyết"


@pytest.mark.parametrize(
    ("title", "above", "below"),
    [
        (
            "Tỷ lệ hồ sơ TTHC giải quyết đúng hạn",
            "Số hồ sơ TTHC giải quyết đúng hạn",
            "Tổng số hồ sơ TTHC đã giải quyết",
        ),
        (
            "Giải quyết hồ sơ đúng hạn, trước hạn",
            "Số hồ sơ giải quyết đúng hạn, trước hạn",
            "Tổng số hồ sơ đã giải quyết",
        ),
        ("Tỷ lệ nhiệm vụ hoàn thành đúng tiến độ", "Số nhiệm vụ hoàn thành đúng tiến độ", "Tổng số nhiệm vụ được giao"),
        ("Tỷ lệ giải ngân vốn đầu tư công", "Vốn đầu tư công đã giải ngân", "Vốn đầu tư công được giao"),
        ("Tỷ lệ văn bản đi được ký số", "Số văn bản đi được ký số", "Tổng số văn bản đi"),
        ("Số hóa hồ sơ", "Số hồ sơ đã số hóa", "Tổng số hồ sơ phải số hóa"),
        (
            "Công tác giải phóng mặt bằng",
            "Khối lượng đã thực hiện (giải phóng mặt bằng)",
            "Tổng khối lượng phải thực hiện (giải phóng mặt bằng)",
        ),
    ],
)
def test_the_two_figures_of_a_rate_have_names_to_be_read_and_are_never_certain(
    title: str, above: str, below: str
) -> None:
    proposal = read(TIERS, title=title)
    assert (proposal.rule["measure"]["numerator"], proposal.rule["measure"]["denominator"]) == (above, below)
    assert proposal.sure is Sureness.LIKELY
    assert "do chương trình đặt" in " ".join(proposal.why)


@pytest.mark.parametrize(
    ("title", "text", "label"),
    [
        (
            "Công tác tuyên truyền cải cách hành chính",
            "Có từ 2 hình thức trở lên: 1 điểm; có 1 hình thức: 0,5 điểm; không có: 0 điểm",
            "Số hình thức (tuyên truyền cải cách hành chính)",
        ),
        ("Sáng kiến cải cách hành chính", "Mỗi sáng kiến 0,5 điểm, tối đa 1 điểm", "Số sáng kiến cải cách hành chính"),
        ("Họp giao ban", "Họp ít nhất 4 lần trong năm: 1 điểm; dưới 4 lần: 0 điểm", "Số lần (họp giao ban)"),
        ("Xử lý hồ sơ", "Trên 5 hồ sơ trễ hạn: 0 điểm; từ 0 đến 5 hồ sơ trễ hạn: 1 điểm", "Số hồ sơ trễ hạn"),
        ("Kết quả xếp hạng", "Xếp hạng từ 1 đến 5: 1 điểm; từ 6 trở đi: 0 điểm", "Thứ hạng"),
    ],
)
def test_what_is_counted_names_the_field_and_not_the_title_of_the_row(title: str, text: str, label: str) -> None:
    proposal = read(text, title=title)
    assert proposal.rule["measure"]["label"] == label
    assert proposal.sure is Sureness.CERTAIN


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Kiểm tra công tác CCHC", "Từ 3 trở lên: 1 điểm; dưới 3: 0 điểm"),
        ("Bố trí chỗ ngồi chờ", "Không quá 15 phút: 1 điểm; trên 15 phút: 0 điểm"),
        ("Phát triển doanh nghiệp", "Cao hơn năm trước: 1 điểm; bằng năm trước: 0,5 điểm; thấp hơn: 0 điểm"),
    ],
)
def test_a_field_that_only_the_title_names_is_not_certain_and_says_why(title: str, text: str) -> None:
    proposal = read(text, title=title)
    assert proposal.rule["measure"]["label"] == title
    assert proposal.sure is Sureness.LIKELY
    assert "tên mục" in " ".join(proposal.why)


def test_what_is_counted_may_stand_behind_the_per_cent() -> None:
    checked = read("Kiểm tra từ 30% số đơn vị trở lên: 1 điểm; dưới 30%: 0 điểm", title="Công tác kiểm tra")
    assert checked.rule["measure"]["numerator"] == "Số đơn vị được kiểm tra"
    assert checked.rule["measure"]["denominator"] == "Tổng số đơn vị"
    sent = read("Cử đủ 100% công chức tham gia: 1 điểm; dưới 100%: 0 điểm", title="Đào tạo")
    assert sent.rule["measure"]["numerator"] == "Số công chức tham gia"


def test_no_word_of_the_text_is_lost_for_the_title() -> None:
    said = read("Tỷ lệ trả lời đúng hạn x 1 điểm", title="Trả lời phản ánh, kiến nghị").rule["measure"]
    assert said["numerator"] == "Số phản ánh, kiến nghị trả lời đúng hạn"
    late = read("Đúng hạn từ 95% trở lên: 1 điểm; dưới 95%: 0 điểm", title="Tỷ lệ hồ sơ giải quyết").rule["measure"]
    assert late["numerator"] == "Số hồ sơ giải quyết đúng hạn"
    monthly = read("Tiếp dân ít nhất 02 ngày/tháng: 1 điểm; dưới 02 ngày: 0 điểm", title="Tiếp công dân")
    assert monthly.rule["measure"]["label"].startswith("Số ngày mỗi tháng")
    shorter = read("Rút ngắn thời gian từ 30% trở lên: 1 điểm; dưới 30%: 0 điểm").rule["measure"]
    assert (shorter["kind"], shorter["label"], shorter["unit"]) == ("value", "Tỷ lệ rút ngắn thời gian", "%")


@pytest.mark.parametrize(
    ("text", "above", "below"),
    [
        ("Số đơn giải quyết/số đơn tiếp nhận từ 90%: 1; dưới 90%: 0", "Số đơn giải quyết", "Số đơn tiếp nhận"),
        ("Tỷ lệ (%) TTHC liên thông ≥ 50%: 1; < 50%: 0", "Số TTHC liên thông", "Tổng số TTHC"),
        ("Tỷ lệ máy tính trên cán bộ từ 90% trở lên: 1; dưới 90%: 0", "Số máy tính", "Số cán bộ"),
        (
            "Thời gian trả kết quả đúng hạn từ 98% hồ sơ trở lên: 1; dưới 98%: 0",
            "Số hồ sơ trả kết quả đúng hạn",
            "Tổng số hồ sơ",
        ),
    ],
)
def test_both_figures_are_named_where_the_text_names_them(text: str, above: str, below: str) -> None:
    measure = read(text).rule["measure"]
    assert (measure["numerator"], measure["denominator"]) == (above, below)


def test_a_fault_is_named_without_what_it_costs() -> None:
    text = "Không có cán bộ vi phạm: 2 điểm. Có cán bộ bị khiển trách trừ 0,5 điểm/người"
    assert read(text, "2").rule["faults"][0]["label"] == "Có cán bộ bị khiển trách (mỗi người)"


def test_points_for_each_in_brackets_are_no_level() -> None:
    proposal = read("Công khai tại trụ sở và trên cổng: 1 điểm (mỗi nơi 0,5 điểm)")
    assert proposal.rule["kind"] == "manual"
    assert proposal.sure is Sureness.UNSURE


def test_levels_parts_and_faults_begin_with_a_capital() -> None:
    assert [one["label"] for one in read("đạt: 1; không đạt: 0").rule["options"]] == ["Đạt", "Không đạt"]
    assert read("mỗi báo cáo chậm trừ 0,25 điểm").rule["faults"][0]["label"] == "Báo cáo chậm"


def test_the_day_that_is_entered_is_named_by_what_is_done() -> None:
    text = "Ban hành chậm nhất ngày 31/01/2025: 1 điểm; từ ngày 01/02/2025 trở đi: 0 điểm"
    assert read(text, title="Kế hoạch CCHC").rule["measure"]["label"] == "Ngày ban hành (kế hoạch CCHC)"
    assert read(text, title="Ban hành kế hoạch").rule["measure"]["label"] == "Ngày ban hành kế hoạch"


def test_a_day_needs_the_year_that_is_scored() -> None:
    text = "Gửi trước ngày 05/12: 1 điểm; từ ngày 05/12 trở đi: 0 điểm"
    placed = read(text, year=2025)
    assert placed.rule["measure"]["due"] == "2025-12-04"  # "trước ngày" leaves the day itself out
    assert placed.leaf["deadline"] == {"text": "Gửi trước ngày 05/12", "date": "2025-12-04"}
    unplaced = read(text)
    assert unplaced.rule["kind"] == "choice"
    assert "thiếu năm" in " ".join(unplaced.warnings)


def test_a_deadline_in_the_year_after_is_placed_there() -> None:
    proposal = read("Chậm nhất ngày 31/01 năm sau: 1 điểm; sau ngày 31/01 năm sau: 0 điểm", year=2025)
    assert proposal.rule["measure"]["due"] == "2026-01-31"


def test_a_scanners_slip_is_suggested_and_never_applied() -> None:
    proposal = read("Từ 9O% trở lên: 1 điểm; dưới 9O%: 0 điểm")
    assert proposal.rule["kind"] == "manual"
    assert any("“9O”" in warning and "“90”" in warning for warning in proposal.warnings)


@pytest.mark.parametrize("maximum", ["2", "1.5", "0.33"])
def test_no_step_is_made_up_for_points_given_by_hand_and_that_is_said(maximum: str) -> None:
    proposal = read("Chấm theo mức độ thực hiện", maximum)
    assert proposal.rule == {"kind": "manual"}
    assert "không tự đặt bước điểm" in " ".join(proposal.why)


def test_text_without_accents_is_not_read() -> None:
    proposal = read("Tu 90% tro len: 1 diem; duoi 90%: 0 diem")
    assert proposal.rule["kind"] == "manual"
    assert "không có dấu" in proposal.warnings[0]


@pytest.mark.parametrize(
    ("text", "maximum", "rule"),
    [
        # words that differ by an accent alone
        ("Mới sáng kiến: 0,5 điểm", "2", "chọn: Mới sáng kiến → 0.5"),
        ("Giám sát từ 02 cuộc trở lên: 1 điểm; dưới 02 cuộc: 0 điểm", "1", "số: ≥2 → 1; còn lại → 0"),
        (
            "Quý I: 1 điểm; Quý II: 0,5 điểm; không thực hiện: 0 điểm",
            "1",
            "chọn: Quý I → 1; Quý II → 0.5; không thực hiện → 0",
        ),
        ("Đáp ứng yêu cầu: 1 điểm; đúng kỳ: 1 điểm", "2", "cộng: Đáp ứng yêu cầu → 1; đúng kỳ → 1"),
        # full points taken away are not full points given
        ("Nộp chậm: trừ 0,5 điểm; không nộp: trừ toàn bộ 2 điểm", "2", "trừ: Nộp chậm → 0.5; không nộp → 2"),
        # numbers that only name a paper, a year or a rank
        ("Đúng theo Nghị định 45/2020/NĐ-CP: 1 điểm; không đúng: 0 điểm", "1", "chọn: Đúng theo → 1; không đúng → 0"),
        # "không phát sinh" as a level of its own
        (
            "Không phát sinh đơn vượt cấp: 1 điểm; có phát sinh: 0 điểm",
            "1",
            "chọn: Không phát sinh → 1; có phát sinh → 0",
        ),
        ("Đạt: 1đ/Chưa đạt: 0đ", "1", "chọn: Đạt → 1; Chưa đạt → 0"),
    ],
)
def test_look_alikes_are_told_apart(text: str, maximum: str, rule: str) -> None:
    assert not mismatch(read(text, maximum).rule, rule, Decimal(maximum))


@pytest.mark.parametrize(
    "text",
    [
        "Từ 90% trở lên: 1 điểm; mỗi hồ sơ trễ hạn trừ 0,1 điểm",
        "Từ 90% trở lên và không có đơn thư: 1 điểm; dưới 90%: 0 điểm",
        "Đạt từ 90% trở lên (riêng xã miền núi từ 70% trở lên): 1 điểm; còn lại: 0 điểm",
        "Từ 90% trở lên: 1 điểm; từ 70% đến dưới 80%: 0,5 điểm; dưới 70%: 0 điểm",
        "Sai số liệu: trừ từ 0,25 đến 0,5 điểm",
        "Có cách làm mới: đạt tối đa 0,5 điểm; không có: 0 điểm",
        "Mỗi lớp tập huấn được 0,5 điểm, chậm trừ 0,1 điểm",
        "(1 - số hồ sơ trễ hạn/tổng số hồ sơ) x 1",
        "Từ 90% trở lên: 1 điểm; dưới 90%: 0 điểm; lãnh đạo bị kỷ luật thì không xếp loại",
        "Tỷ lệ tăng từ 2% trở lên so với năm trước: 1 điểm; tăng dưới 2% hoặc không tăng: 0 điểm",
        "Tính điểm theo tỷ lệ, làm tròn đến 0,25 điểm: Tỷ lệ % x 1",
        "Không nộp báo cáo: 1 điểm; mỗi báo cáo chậm trừ 0,25 điểm",
        "Mỗi bậc DDCI tăng thêm được 0,5 điểm, tối đa 1 điểm",
        "Cứ 5 hồ sơ số hóa được 0,25 điểm. Tổng cộng được 1 điểm",
        "Thưởng 0,5 điểm/mô hình; 0,25 điểm/sáng kiến",
    ],
)
def test_what_is_not_wholly_understood_is_never_silent(text: str) -> None:
    proposal = read(text)
    assert proposal.sure is Sureness.UNSURE
    assert proposal.warnings


@pytest.mark.parametrize(
    ("text", "maximum", "said"),
    [
        ("Từ 70% trở lên: 1 điểm; dưới 70%: 0 điểm", "2", "không đạt điểm tối đa 2"),
        ("Từ 70% trở lên: 2 điểm; dưới 70%: 0 điểm", "1", "nhiều hơn điểm tối đa 1"),
        ("Trên 90%: 1; dưới 90%: 0", "1", "đúng 90% không thuộc mức nào"),
        ("Từ 80% đến 90%: 0,5; từ 90% trở lên: 1; dưới 80%: 0", "1", "90% nằm ở cả hai mức"),
        (
            "Từ 95% trở lên: 1; từ 85% đến dưới 95%: 0,5; từ 75% đến dưới 85%: 0,75; dưới 75%: 0",
            "1",
            "lúc tăng lúc giảm",
        ),
        ("Từ 90% trở lên: 1; từ 80% đến dưới 90%: 0,5", "1", "dưới 80%"),
    ],
)
def test_each_doubt_says_what_and_where(text: str, maximum: str, said: str) -> None:
    assert said in " ".join(read(text, maximum).warnings)


@pytest.mark.parametrize(
    ("text", "method", "policy"),
    [
        ("Điều tra XHH", "survey", None),
        ("Do Sở Nội vụ chấm, đơn vị không tự đánh giá", "others", None),
        (TIERS + ". Không phát sinh: tính điểm tối đa", "self", "full"),
        (TIERS + ". Không phát sinh thì không chấm điểm mục này", "self", "exclude"),
        (TIERS + ". Không phát sinh: 0 điểm", "self", "zero"),
        (TIERS + ". Không phát sinh thì quy đổi điểm cho các tiêu chí khác", "self", "rescale"),
    ],
)
def test_who_supplies_the_figures_and_what_does_not_arise(text: str, method: str, policy: str | None) -> None:
    proposal = read(text)
    assert (proposal.method, proposal.not_arising) == (method, policy)


@pytest.mark.parametrize(
    ("before", "policy"),
    [
        ("Không phát sinh: tính điểm tối đa. ", "full"),
        ("Không phát sinh hồ sơ: điểm tối đa; ", "full"),
        ("Không phát sinh: 1 điểm\n", "full"),
        ("Không phát sinh: tính 0 điểm. ", "zero"),
    ],
)
def test_what_does_not_arise_may_be_said_before_the_levels(before: str, policy: str) -> None:
    levels = "100%: 1; từ 80% đến dưới 100%: 0,5; dưới 80%: 0"
    proposal = read(before + levels)
    assert (proposal.rule["kind"], proposal.not_arising, proposal.warnings) == ("measured", policy, ())
    assert proposal.rule == read(levels).rule


def test_nothing_arisen_stays_a_level_where_no_other_reaches_the_maximum() -> None:
    for best in ("tính điểm tối đa", "1"):
        proposal = read(f"Không phát sinh nợ: {best}; tỷ lệ nợ dưới 5%: 0,5; từ 5% trở lên: 0")
        assert (proposal.rule["kind"], proposal.not_arising, proposal.sure) == ("choice", None, Sureness.UNSURE)


def test_without_a_maximum_nothing_is_called_certain() -> None:
    proposal = read_scoring_text(TIERS, None)
    assert "Chưa biết điểm tối đa" in " ".join(proposal.warnings)


def test_letters_explained_in_one_sentence_name_two_figures() -> None:
    text = "Điểm = (a/b)*1,5 với a là số TTHC trực tuyến có hồ sơ, b là tổng số TTHC trực tuyến"
    measure = read(text, "1.5").rule["measure"]
    assert (measure["numerator"], measure["denominator"]) == (
        "Số TTHC trực tuyến có hồ sơ",
        "Tổng số TTHC trực tuyến",
    )


def test_a_verb_that_ends_before_the_points_keeps_its_last_word() -> None:
    rule = read("Có mô hình được tỉnh công nhận: 1 điểm; huyện công nhận 0,5 điểm").rule
    assert [option["label"] for option in rule["options"]] == ["Có mô hình được tỉnh công nhận", "Huyện công nhận"]
