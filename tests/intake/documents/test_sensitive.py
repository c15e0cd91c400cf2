"""Personal data and secrecy marks: what is pointed out, and what must not be."""

import pytest

from parscore.intake.documents.read_text import ReadText
from parscore.intake.documents.sensitive import Sensitive, Worry, sensitive
from parscore.intake.documents.signatures import Kind

PEOPLE = [
    ("Nguyễn Văn An", "12/05/1985", "079085001234", "0912345678", "Ấp 3, xã Lộc Hòa"),
    ("Trần Thị Bình", "03/11/1990", "079190002345", "0987654321", "Ấp 4, xã Lộc Hòa"),
    ("Lê Hoàng Cường", "25/02/1978", "070078003456", "0356789012", "Thôn 1, xã Lộc Hòa"),
    ("Siu Luynh", "07/07/1969", "064069004567", "0778901234", "Làng Mook, xã Ia Dơk"),
    ("Phạm Thị Dung", "19/09/2001", "079301005678", "0889012345", "Tổ 5, khu phố 2"),
    ("Điểu Giang", "30/12/1995", "070095006789", "0963456789", "Sóc Bù Tam, ấp 8"),
]


def seen(*pages: str) -> dict[Worry, Sensitive]:
    return {one.worry: one for one in sensitive(ReadText(pages, Kind.PDF))}


def rows(*columns: int) -> str:
    return "\n".join("\t".join([str(n), *(row[c] for c in columns)]) for n, row in enumerate(PEOPLE, start=1))


def test_a_list_of_citizens_is_told_by_kind_page_and_count_without_showing_anything() -> None:
    head = "STT\tHọ và tên\tNgày sinh\tSố CCCD\tĐiện thoại\tNơi thường trú\n"
    found = seen("Trang đầu", head + rows(0, 1, 2, 3, 4))
    assert {worry: (one.pages, one.count) for worry, one in found.items()} == {
        Worry.IDENTITY: ((2,), 6),
        Worry.PEOPLE: ((2,), 6),
        Worry.PHONES: ((2,), 6),
    }
    for one in found.values():
        assert one.advice.endswith(".")
        for row in PEOPLE:
            assert not any(part in one.said for part in row[:4])
    assert found[Worry.IDENTITY].said == "Trang 2 có số căn cước, chứng minh nhân dân (6 chỗ): ••••••••••34"


@pytest.mark.parametrize(
    "text",
    [
        "Ông Nguyễn Văn An, CCCD số 079085001234 cấp ngày 01/01/2022",
        "Số căn cước: 079 085 001 234",
        "CMND: 285123456 do Công an Bình Phước cấp",
        "Số định danh cá nhân 079085001234",
        "079085001234\n079190002345\n070078003456",
    ],
)
def test_identity_numbers_are_seen_where_they_are_called_so_or_stand_in_a_list(text: str) -> None:
    assert set(seen(text)) == {Worry.IDENTITY}


@pytest.mark.parametrize("mark", ["MẬT", "TỐI MẬT", "TUYỆT MẬT", "M Ậ T", "[ MẬT ]", "Độ mật: Tối mật"])
def test_secrecy_marks_are_seen_as_they_are_stamped(mark: str) -> None:
    for page in (f"{mark}\nỦY BAN NHÂN DÂN", f"ỦY BAN NHÂN DÂN\n{mark}\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"):
        found = seen("", page)[Worry.SECRET]
        assert found.page == 2
        assert "Không đưa tài liệu mật" in found.advice


def test_a_secrecy_mark_is_told_before_everything_else() -> None:
    page = "MẬT\nCCCD số 079085001234"
    assert [one.worry for one in sensitive(ReadText((page,), Kind.PDF))] == [Worry.SECRET, Worry.IDENTITY]


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện công tác bảo mật thông tin, bảo vệ bí mật nhà nước.",
        "HÒM THƯ MẬT\nHòm thư mật đặt tại trụ sở",
        "TĂNG CƯỜNG BẢO VỆ BÍ\nMẬT NHÀ NƯỚC",
        "CÔNG TÁC BẢO VỆ BÍ\nMẬT",
        "MẬT KHẨU\tMẬT ĐỘ DÂN SỐ",
        "Độ mật\tThường\tMẬT\tTỐI MẬT\tTUYỆT MẬT",
        "MẶT\nMẤT",
        "Số tài khoản: 070085001234 tại Kho bạc Nhà nước",
        "Mã hồ sơ 000.00.12.H19-250105-0001",
        "Mã số thuế 070123456789; STK 064069004567; hóa đơn số 079085001234",
        "Tổng chi: 079.085.001.234 đồng; 1.079.085.001.234",
        "Mã vạch 893850100123",
        "Căn cước công dân gắn chip: đã cấp 1.250 thẻ",
        "Liên hệ: Nguyễn Văn An, Văn phòng UBND xã, điện thoại 0912345678, 0987654321",
        "Số: 05/BC-UBND ngày 05/01/2026; Số: 112/UBND-VP ngày 03/6/2025",
        "\n".join(f"{n}\tNguyễn Văn An\tChủ tịch UBND xã\tQuyết định 12/QĐ-UBND ngày 05/01/2025" for n in range(9)),
        "\n".join(f"Đồng chí {row[0]}, Ủy viên" for row in PEOPLE),
        "Số hồ sơ tiếp nhận: 250105001234, 250105001235, 250105001236",
    ],
)
def test_words_accounts_numbers_of_papers_and_lists_of_officials_raise_no_alarm(text: str) -> None:
    assert seen(text) == {}


def test_an_old_text_is_looked_through_as_it_reads_in_unicode() -> None:
    read = ReadText(("MËT",), Kind.TEXT, converted=("MẬT",))
    assert [one.worry for one in sensitive(read)] == [Worry.SECRET]
