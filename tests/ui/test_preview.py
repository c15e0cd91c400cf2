"""Documents seen in place: real files of every kind, hostile ones, and a reading process that hangs or falls."""

import os
import signal
import struct
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTableView, QWidget
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from parscore.scoring.evidence import Document
from parscore.ui.preview import reading_process
from parscore.ui.preview.pages_view import Fit
from parscore.ui.preview.pane import FELL, NOTHING, SLOW, PreviewPane
from tests.intake.documents import papers

WAIT_MS = 15_000
CTRL = Qt.KeyboardModifier.ControlModifier
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="children are found in /proc")


def children() -> set[int]:
    """The processes this one has started and not ended."""
    found = set()
    for thread in Path("/proc/self/task").iterdir():
        found |= set(map(int, (thread / "children").read_text().split()))
    return found


class Room:
    """A pane as wide as it stands beside a list, and what is seen in it."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot, self.folder = qtbot, folder
        self.pane = PreviewPane()
        qtbot.addWidget(self.pane)
        self.pane.resize(420, 600)
        with qtbot.waitActive(self.pane):
            self.pane.show()
            self.pane.activateWindow()

    def put(self, path: Path, name: str = "") -> None:
        """Show a file without waiting for it."""
        size = path.stat().st_size if path.exists() else 0
        self.pane.show_document(Document(1, "5f" * 32, name or path.name, size), path)

    def show(self, path: Path, name: str = "") -> None:
        self.put(path, name)
        self.qtbot.waitUntil(lambda: not self.pane.waiting, timeout=WAIT_MS)

    def show_pages(self, path: Path) -> None:
        self.show(path)
        self.qtbot.waitUntil(self.drawn, timeout=WAIT_MS)

    def drawn(self) -> bool:
        """Whether the page in view is there, at the scale it has now."""
        view = self.pane.pages.view
        kept = view.store.drawn.get(view.page)
        return kept is not None and kept.wanted.turn == view.turn and not view.store.words

    def show_text(self, path: Path) -> str:
        self.show(path)
        self.qtbot.waitUntil(lambda: self.pane.text.whole, timeout=WAIT_MS)
        return self.text

    @property
    def text(self) -> str:
        return self.pane.text.view.toPlainText()

    def seek(self, words: str) -> str:
        """Look for words; what is told of them in the end."""
        QTest.keyClick(self.pane.focusWidget() or self.pane, Qt.Key.Key_F, CTRL)
        self.pane.search.words.setText(words)
        self.qtbot.waitUntil(lambda: bool(self.told) and "…" not in self.told, timeout=WAIT_MS)
        return self.told

    @property
    def told(self) -> str:
        return self.label("previewSearchTold")

    def label(self, name: str) -> str:
        found = self.pane.findChild(QLabel, name)
        assert isinstance(found, QLabel)
        return found.text()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.pane, key, modifiers)


@pytest.fixture
def room(qtbot: QtBot, dressed: QApplication, tmp_path: Path) -> Iterator[Room]:
    before = children() if sys.platform == "linux" else set()
    made = Room(qtbot, tmp_path)
    yield made
    made.pane.clear()
    if sys.platform == "linux":
        assert children() <= before


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A report of twelve pages."""
    return papers.report(tmp_path / "Báo cáo.pdf", *[[f"Trang {number}", "cải cách"] for number in range(2, 13)])


def picture(path: Path, wide: int = 300, high: int = 200) -> Path:
    """Grey, with a red upper left corner."""
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.fill(QColor("#808080"))
    painter = QPainter(image)
    painter.fillRect(0, 0, wide // 4, high // 4, QColor("red"))
    painter.end()
    assert image.save(str(path))
    return path


def red_at(room: Room, across: float, down: float) -> bool:
    """Whether the picture is red at a place, in parts of its size."""
    image = room.pane.pages.view.store.drawn[0].image
    colour = image.pixelColor(int(across * (image.width() - 1)), int(down * (image.height() - 1)))
    return colour.red() > 200 and colour.green() < 90


def test_a_pdf_is_shown_to_the_width_and_paged_through_by_keys_and_buttons(room: Room, letter: Path) -> None:
    room.show_pages(letter)
    view, tools = room.pane.pages.view, room.pane.tools
    assert (view.count, view.page, view.fit) == (12, 0, Fit.WIDTH)
    assert view.horizontalScrollBar().maximum() == 0
    assert room.label("previewPageCount") == "/ 12"
    assert not tools.before.isEnabled()
    view.setFocus()
    room.key(Qt.Key.Key_PageDown)
    assert (view.page, tools.number.text()) == (1, "2")
    room.key(Qt.Key.Key_PageUp)
    assert view.page == 0
    tools.after.click()
    assert view.page == 1
    room.key(Qt.Key.Key_End)
    assert view.page == 11
    assert not tools.after.isEnabled()
    room.qtbot.waitUntil(room.drawn, timeout=WAIT_MS)
    room.key(Qt.Key.Key_Home)
    assert view.page == 0


@pytest.mark.parametrize(("typed", "page"), [("7", 6), ("99", 11), ("0", 0)])
def test_a_page_is_gone_to_by_its_number(room: Room, letter: Path, typed: str, page: int) -> None:
    room.show_pages(letter)
    number = room.pane.tools.number
    number.setFocus()
    number.selectAll()
    QTest.keyClicks(number, typed)
    QTest.keyClick(number, Qt.Key.Key_Return)
    assert room.pane.pages.view.page == page
    assert number.text() == str(page + 1)


def test_only_the_pages_about_the_one_in_view_are_kept(room: Room, tmp_path: Path) -> None:
    room.show_pages(papers.pdf(tmp_path / "dai.pdf", *[[f"Trang {number}"] for number in range(450)]))
    view = room.pane.pages.view
    assert view.count == 450
    for page in range(0, 450, 30):
        view.go_to(page)
        room.qtbot.waitUntil(room.drawn, timeout=WAIT_MS)
        assert len(view.store.drawn) <= 5
        assert all(abs(kept - page) <= 4 for kept in view.store.drawn)


def test_pages_of_many_sizes_stand_where_they_are_once_their_sizes_are_known(room: Room, tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "khổ.pdf"), pagesize=A4)
    for number in range(260):
        canvas.setPageSize(A4 if number < 230 else (A4[1], A4[0]))
        canvas.drawString(60, 60, str(number))
        canvas.showPage()
    canvas.save()
    room.show_pages(tmp_path / "khổ.pdf")
    view = room.pane.pages.view
    view.go_to(250)

    def lies() -> bool:
        kept = view.store.drawn.get(250)
        return kept is not None and kept.wanted.size[0] > kept.wanted.size[1]

    room.qtbot.waitUntil(lies, timeout=WAIT_MS)
    assert view.page == 250


def test_the_scale_follows_the_room_the_page_or_the_official(room: Room, letter: Path) -> None:
    room.show_pages(letter)
    view, tools = room.pane.pages.view, room.pane.tools
    to_width = view.scale
    room.pane.resize(700, 600)
    QApplication.processEvents()
    assert view.scale > to_width
    tools.fit_wanted.emit(Fit.PAGE)
    assert view.verticalScrollBar().pageStep() >= view.scale * 1123
    view.setFocus()
    whole = view.scale
    room.key(Qt.Key.Key_Plus, CTRL)
    assert view.scale == pytest.approx(whole * 1.2)
    assert tools.scale.placeholderText() == f"{round(view.scale * 100)} %"
    room.key(Qt.Key.Key_Minus, CTRL)
    assert view.scale == pytest.approx(whole)
    tools.scale.setCurrentIndex(tools.scale.findText("200 %"))
    tools.scale.activated.emit(tools.scale.currentIndex())
    assert view.scale == 2.0
    room.key(Qt.Key.Key_0, CTRL)
    assert view.fit is Fit.WIDTH


def test_the_wheel_with_ctrl_magnifies_around_the_pointer(room: Room, letter: Path) -> None:
    room.show_pages(letter)
    view = room.pane.pages.view
    at = QPointF(200, 150)
    before, scale = view._place(at), view.scale
    event = QWheelEvent(
        at, view.viewport().mapToGlobal(at), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, CTRL,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)
    assert view.scale == pytest.approx(scale * 1.2)
    assert view._place(at)[1:] == pytest.approx(before[1:], abs=0.01)


def test_a_page_magnified_beyond_the_screen_is_drawn_in_part(room: Room, letter: Path) -> None:
    room.show_pages(letter)
    view = room.pane.pages.view
    view.zoom_to(8.0)
    room.qtbot.waitUntil(lambda: 0 in view.store.drawn and view.store.drawn[0].wanted.size[0] > 6000, timeout=WAIT_MS)
    assert view.store.drawn[0].image.sizeInBytes() < 4_000_000


def test_the_picture_of_a_digital_signature_is_seen(room: Room, tmp_path: Path) -> None:
    objects = (
        b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]/SigFlags 3>>>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Annots[4 0 R]>>",
        b"<</Type/Annot/Subtype/Widget/FT/Sig/T(ky)/F 4/P 3 0 R/Rect[100 100 300 300]/AP<</N 5 0 R>>>>",
        b"<</Type/XObject/Subtype/Form/BBox[0 0 200 200]/Length 26>>stream\n1 0 0 rg 0 0 200 200 re f \nendstream",
    )
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % numbered for numbered in enumerate(objects, start=1))
    (tmp_path / "ký số.pdf").write_bytes(b"%PDF-1.7\n" + body + b"trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n0\n%%EOF")
    room.show_pages(tmp_path / "ký số.pdf")
    assert red_at(room, 0.5, 0.5)
    assert not red_at(room, 0.1, 0.1)


@pytest.mark.parametrize("words", ["cai cach", "CẢI  CÁCH", "cải cách"])
def test_words_are_found_on_all_pages_accents_or_not(room: Room, letter: Path, words: str) -> None:
    room.show_pages(letter)
    assert room.seek(words) == "1/12"
    view = room.pane.pages.view
    room.key(Qt.Key.Key_Return)
    assert (room.told, view.page) == ("2/12", 1)
    room.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    room.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert room.told == "12/12"
    room.key(Qt.Key.Key_Escape)
    assert room.pane.search.isHidden()
    assert QApplication.focusWidget() is view


def test_words_that_are_nowhere_are_said_not_to_be_found(room: Room, letter: Path) -> None:
    room.show_pages(letter)
    assert room.seek("đặc khu") == "Không thấy"


@pytest.mark.parametrize("turned", [0, 90, 270])
@pytest.mark.parametrize("quarters", [0, 1])
def test_the_mark_lies_on_the_word_however_the_page_is_turned(
    room: Room, tmp_path: Path, turned: int, quarters: int
) -> None:
    canvas = Canvas(str(tmp_path / "xoay.pdf"), pagesize=A4)
    canvas.setPageRotation(turned)
    canvas.setFont(papers.font(), 50)
    canvas.drawString(120, 400, "kiểm chứng")
    canvas.save()
    room.show_pages(tmp_path / "xoay.pdf")
    for _ in range(quarters):
        room.key(Qt.Key.Key_R, CTRL)
    room.qtbot.waitUntil(room.drawn, timeout=WAIT_MS)
    assert room.seek("kiem chung") == "1/1"
    view = room.pane.pages.view
    shot = view.viewport().grab().toImage()
    ink, marked = [], []
    for x in range(12, shot.width() - 12):
        for y in range(12, min(shot.height() - 12, view._box(0).bottom() - 4)):
            colour = shot.pixelColor(x, y)
            if colour.value() < 110:
                ink.append((x, y))
            elif colour.red() > 200 and colour.blue() < 120:
                marked.append((x, y))
    assert ink
    assert min(x for x, _ in marked) - 4 <= min(x for x, _ in ink)
    assert max(x for x, _ in ink) <= max(x for x, _ in marked) + 4
    assert min(y for _, y in marked) - 4 <= min(y for _, y in ink)
    assert max(y for _, y in ink) <= max(y for _, y in marked) + 4


@pytest.mark.parametrize("ending", ["png", "jpg", "bmp", "webp", "tif"])
def test_pictures_are_shown_and_turned(room: Room, tmp_path: Path, ending: str) -> None:
    room.show_pages(picture(tmp_path / f"ảnh.{ending}"))
    assert red_at(room, 0.1, 0.1)
    assert room.pane.tools.search.isHidden()
    for across, down in ((0.9, 0.1), (0.9, 0.9), (0.1, 0.9), (0.1, 0.1)):
        room.pane.tools.rotate.click()
        room.qtbot.waitUntil(room.drawn, timeout=WAIT_MS)
        assert red_at(room, across, down)


def test_every_page_of_a_scan_in_one_picture_file_is_shown(room: Room, tmp_path: Path) -> None:
    from PIL import Image

    first, *others = [Image.new("RGB", (200 + 100 * number, 280), "#aaaaaa") for number in range(3)]
    first.save(tmp_path / "quét.tif", save_all=True, append_images=others)
    room.show_pages(tmp_path / "quét.tif")
    view = room.pane.pages.view
    assert view.count == 3
    view.go_to(2)
    room.qtbot.waitUntil(room.drawn, timeout=WAIT_MS)
    assert view.store.drawn[2].wanted.size[0] > view.store.drawn[2].wanted.size[1]


def test_a_word_document_is_shown_with_its_letterhead_tables_and_numbers(room: Room, tmp_path: Path) -> None:
    bold = "<w:p><w:pPr><w:jc w:val='center'/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>BÁO CÁO</w:t></w:r></w:p>"
    head = papers.table(["ỦY BAN NHÂN DÂN\nXÃ LỘC HÒA", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"])
    deleted = "<w:p><w:del><w:r><w:t>đã xóa</w:t></w:r></w:del></w:p>"
    rows = papers.table(*[[str(number), f"<b>mục</b> {number}"] for number in range(1, 90)])
    text = room.show_text(
        papers.word(tmp_path / "a.docx", head + bold + deleted + rows + papers.paragraph("Nơi nhận:"))
    )
    assert text.index("XÃ LỘC HÒA") < text.index("CỘNG HÒA") < text.index("BÁO CÁO") < text.index("Nơi nhận:")
    assert "<b>mục</b> 89" in text
    assert "đã xóa" not in text
    block = room.pane.text.view.document().begin()
    while block.text() != "BÁO CÁO":
        block = block.next()
    assert block.blockFormat().alignment() & Qt.AlignmentFlag.AlignHCenter
    assert block.begin().fragment().charFormat().fontWeight() > 500


def test_words_are_found_in_flowing_text_too(room: Room, tmp_path: Path) -> None:
    room.show_text(papers.word(tmp_path / "a.docx", papers.paragraph("Cải cách hành chính") * 3))
    assert room.seek("cai cach") == "1/3"
    room.key(Qt.Key.Key_Return)
    assert room.told == "2/3"
    assert room.pane.text.view.textCursor().block().blockNumber() == 1


def test_a_macro_is_told_of_and_a_picture_from_elsewhere_is_never_fetched(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(type(room.pane.text.view), "loadResource", lambda *given: asked.append(given))
    drawing = "<w:p><w:r><w:drawing><a:blip r:link='rId9'/></w:drawing><w:t>chữ</w:t></w:r></w:p>"
    elsewhere = "Id='rId9' Target='http://127.0.0.1:9/a.png' TargetMode='External'"
    path = tmp_path / "a.docm"
    path.write_bytes(
        papers.zipped(
            {
                "word/document.xml": f"<w:document xmlns:w='{papers.W}'><w:body>{drawing}</w:body></w:document>",
                "word/_rels/document.xml.rels": f"<Relationships><Relationship {elsewhere}/></Relationships>",
                "word/vbaProject.bin": b"x",
            }
        )
    )
    assert room.show_text(path) == "chữ"
    assert "macro" in room.label("previewRemark")
    assert "Không hiện hình" in room.label("previewRemark")
    assert asked == []


def test_a_workbook_is_shown_sheet_by_sheet_with_the_values_last_calculated(room: Room, tmp_path: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        first = book.add_worksheet("Hồ sơ")
        first.merge_range("A1:C1", "DANH SÁCH HỒ SƠ")
        first.write_formula("A2", "=1+1", None, 5)
        first.write_row("B2", ["Khai sinh", "Đúng hạn"])
        for row in range(2, 1_500):
            first.write_row(row, 0, [row, f"thủ tục {row}"])
        book.add_worksheet("Quý II").write("B7", "Cải cách")
    room.show(tmp_path / "a.xlsx")
    table = room.pane.findChild(QTableView, "previewSheet")
    assert isinstance(table, QTableView)
    model = table.model()
    room.qtbot.waitUntil(lambda: model.index(0, 0).data() == "DANH SÁCH HỒ SƠ", timeout=WAIT_MS)
    assert [model.index(1, column).data() for column in range(3)] == ["5", "Khai sinh", "Đúng hạn"]
    assert table.columnSpan(0, 0) == 3
    last = model.index(model.rowCount() - 1, 1)
    table.setCurrentIndex(last)
    room.qtbot.waitUntil(lambda: last.data() == "thủ tục 1499", timeout=WAIT_MS)
    assert room.pane.sheets.cell.toPlainText() == "thủ tục 1499"
    assert room.seek("cai cach") == "1/1"
    assert room.pane.sheets.tabs.tabText(room.pane.sheets.tabs.currentIndex()) == "Quý II"
    room.qtbot.waitUntil(lambda: table.currentIndex().data() == "Cải cách", timeout=WAIT_MS)


_MARKED = {"ả": "a\u0309", "á": "á", "ế": "ê\u0301", "ã": "a\u0303"}


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
def test_plain_text_is_read_in_its_own_code(room: Room, tmp_path: Path, code: str) -> None:
    text = "xã báo cáo kết quả\ncải cách hành chính"
    marked = "".join(_MARKED.get(letter, letter) for letter in text) if code == "cp1258" else text
    (tmp_path / "ghi.txt").write_bytes(marked.encode(code))
    assert room.show_text(tmp_path / "ghi.txt") == text


def test_text_in_an_old_code_stays_as_stored_until_unicode_is_asked_for(room: Room, tmp_path: Path) -> None:
    stored = "Céng hßa x· héi chñ nghÜa ViÖt Nam"
    (tmp_path / "cũ.txt").write_bytes(stored.encode("cp1252"))
    assert room.show_text(tmp_path / "cũ.txt") == stored
    assert "TCVN3" in room.label("previewRemark")
    letters = room.pane._letters
    letters.click()
    room.qtbot.waitUntil(lambda: room.text == "Cộng hòa xã hội chủ nghĩa Việt Nam", timeout=WAIT_MS)
    letters.click()
    room.qtbot.waitUntil(lambda: room.text == stored, timeout=WAIT_MS)


def looping() -> bytes:
    """Its table of contents names itself as the one before, and its pages are their own parent."""
    pages = b"2 0 obj\n<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>\nendobj\n"
    body = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n" + pages
    table = f"xref\n0 3\n0000000000 65535 f \n{9:010} 00000 n \n{body.index(b'2 0 obj'):010} 00000 n \n"
    return body + f"{table}trailer\n<</Size 3/Root 1 0 R/Prev {len(body)}>>\nstartxref\n{len(body)}\n%%EOF".encode()


def huge_png() -> bytes:
    """A few bytes that say to be 60,000 by 60,000 dots."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" * 1_000_000, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def docx(body: str) -> bytes:
    return papers.zipped({"word/document.xml": body})


ENTITIES = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
UNSEEN = {
    "cut.pdf": (b"%PDF-1.7\n1 0 obj\n<</Type/Catalog", "bị cắt cụt"),
    "empty.pdf": (b"", "trống"),
    "bomb.png": (huge_png(), "60.000 × 60.000"),
    "torn.jpg": (b"\xff\xd8\xff\xe0" + b"abc" * 50, "bị hỏng"),
    "photo.heic": (b"\0\0\0\x18ftypheic" + b"\0" * 40, "chưa hiện được loại hình này"),
    "entities.docx": (docx(f"{ENTITIES}<w:document xmlns:w='{papers.W}'>&b;</w:document>"), "DTD"),
    "torn.docx": (b"PK\x03\x04" + b"abc" * 50, "bị hỏng"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "chưa xem được ở đây"),
    "unknown.bin": (bytes(range(256)) * 4, "không biết loại tệp"),
}


@pytest.mark.parametrize(("name", "content", "why"), [(name, *given) for name, given in UNSEEN.items()], ids=UNSEEN)
def test_a_file_that_cannot_be_shown_is_told_of_and_opened_outside_on_request(
    room: Room, tmp_path: Path, name: str, content: bytes, why: str
) -> None:
    (tmp_path / "5f5f").write_bytes(content)
    room.show(tmp_path / "5f5f", name)
    card = room.pane.card
    assert card.isVisible()
    assert why in card.why
    assert card.facts["Mã SHA-256"].startswith("5f5f5f5f5f5f")
    assert "Cỡ" in card.facts
    with room.qtbot.waitSignal(room.pane.open_wanted) as wanted:
        card.open.click()
    assert wanted.args == [room.pane.document]


def test_a_pdf_with_a_password_says_so(room: Room, tmp_path: Path) -> None:
    room.show(papers.report(tmp_path / "khóa.pdf", password="bí mật"))
    assert "có mật khẩu" in room.pane.card.why


def test_a_pdf_cut_off_at_its_end_shows_what_is_left_of_it(room: Room, letter: Path) -> None:
    content = letter.read_bytes()
    letter.write_bytes(content[: content.rindex(b"startxref")])
    room.show_pages(letter)
    assert "bị cắt cụt" in room.label("previewRemark")
    assert room.pane.pages.view.count == 12


def test_a_pdf_that_runs_in_circles_has_pages_that_cannot_be_drawn(room: Room, tmp_path: Path) -> None:
    (tmp_path / "vòng.pdf").write_bytes(looping())
    room.show(tmp_path / "vòng.pdf")
    words = room.pane.pages.view.store.words
    room.qtbot.waitUntil(lambda: 0 in words, timeout=WAIT_MS)
    assert "bị hỏng" in words[0]


def test_a_program_that_calls_itself_a_pdf_is_not_offered_to_be_opened(room: Room, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"MZ\x90\0" + b"\0" * 200)
    room.show(tmp_path / "a.pdf")
    assert "chương trình" in room.pane.card.why
    assert room.pane.card.open.isHidden()


def test_a_file_that_is_gone_is_said_to_be_gone(room: Room, tmp_path: Path) -> None:
    room.pane.show_document(Document(3, "5f" * 32, "mất.pdf", 12), None)
    assert "Không thấy tệp" in room.pane.card.why
    room.show(tmp_path / "không-có.pdf")
    assert "Chưa mở được tệp" in room.pane.card.why


def test_a_word_document_without_end_shows_its_beginning(room: Room, tmp_path: Path) -> None:
    text = room.show_text(papers.word(tmp_path / "a.docx", papers.paragraph("đầu") + "<w:p/>" * 400_000))
    assert text.startswith("đầu")
    assert "chỉ hiện phần đầu" in room.label("previewRemark")


@LINUX
def test_a_reader_that_falls_costs_one_page_and_the_others_go_on(room: Room, letter: Path) -> None:
    room.show_pages(letter)
    view = room.pane.pages.view
    (child,) = children()
    os.kill(child, signal.SIGSTOP)
    view.go_to(6)
    QApplication.processEvents()
    os.kill(child, signal.SIGKILL)
    room.qtbot.waitUntil(lambda: bool(view.store.words), timeout=WAIT_MS)
    (lost,) = view.store.words
    assert "dừng đột ngột" in view.store.words[lost]
    view.go_to(0 if lost else 11)
    room.qtbot.waitUntil(lambda: view.page in view.store.drawn, timeout=WAIT_MS)


@LINUX
@pytest.mark.parametrize(("sent", "said"), [(signal.SIGSTOP, SLOW), (signal.SIGKILL, FELL)])
def test_a_reader_that_hangs_or_falls_as_it_opens_a_file_leaves_what_is_known(
    room: Room, letter: Path, monkeypatch: pytest.MonkeyPatch, sent: signal.Signals, said: str
) -> None:
    monkeypatch.setattr(reading_process, "PATIENCE_MS", 300)
    room.put(letter)
    (child,) = children()
    os.kill(child, sent)
    room.qtbot.waitUntil(lambda: not room.pane.waiting, timeout=WAIT_MS)
    assert room.pane.card.why == said
    assert children() == set()


@LINUX
def test_a_pane_that_is_closed_and_deleted_while_it_reads_leaves_no_process(qtbot: QtBot, letter: Path) -> None:
    before = children()
    for ending in ("close", "deleteLater", "delete"):
        pane = PreviewPane()
        pane.show()
        pane.show_document(Document(1, "5f" * 32, "a.pdf", 1), letter)
        assert children() - before
        if ending == "close":
            pane.close()
            assert children() == before
        if ending == "delete":
            from shiboken6 import delete

            delete(pane)
        else:
            pane.deleteLater()
            qtbot.waitUntil(lambda: children() == before, timeout=WAIT_MS)
        assert children() == before


@LINUX
def test_of_documents_looked_through_quickly_only_the_last_is_shown(room: Room, tmp_path: Path) -> None:
    files = [papers.pdf(tmp_path / f"{number}.pdf", *[["trang"]] * (number + 1)) for number in range(6)]
    files.insert(3, papers.word(tmp_path / "a.docx", papers.paragraph("chữ")))
    before = children()
    for path in files:
        room.put(path)
        assert len(children() - before) == 1
        QApplication.processEvents()
    room.qtbot.waitUntil(room.drawn, timeout=WAIT_MS)
    assert room.pane.pages.isVisible()
    assert room.pane.pages.view.count == 6
    assert len(children() - before) == 1


@LINUX
def test_a_pane_nobody_sees_keeps_no_process_and_goes_on_where_it_was(room: Room, letter: Path) -> None:
    room.show_pages(letter)
    before = children()
    room.pane.hide()
    assert not children() & before
    room.pane.show()
    room.pane.pages.view.go_to(8)
    room.qtbot.waitUntil(room.drawn, timeout=WAIT_MS)
    room.pane.hide()
    room.put(letter)
    assert children() == set()
    room.pane.show()
    room.qtbot.waitUntil(room.drawn, timeout=WAIT_MS)


def test_without_a_document_the_pane_says_what_belongs_there(room: Room, letter: Path) -> None:
    room.show_pages(letter)
    room.pane.clear()
    assert room.label("previewWords") == NOTHING
    assert room.pane.tools.isHidden()
    assert room.pane.document is None


def test_the_keyboard_stays_in_the_pane_as_documents_change(room: Room, letter: Path, tmp_path: Path) -> None:
    room.show_pages(letter)
    room.pane.pages.view.setFocus()
    room.show_text(papers.word(tmp_path / "a.docx", papers.paragraph("chữ")))
    assert QApplication.focusWidget() is room.pane.text.view
    with room.qtbot.waitSignal(room.pane.open_wanted):
        room.key(Qt.Key.Key_Return, CTRL)


def test_the_pane_fits_beside_a_list_whatever_it_shows(room: Room, letter: Path, tmp_path: Path) -> None:
    with_tabs = papers.workbook(tmp_path / "a.xlsx", {f"Trang tính số {number}": [["a"]] for number in range(12)})
    (tmp_path / "x.bin").write_bytes(bytes(range(256)))
    word = papers.word(tmp_path / "a.docx", papers.paragraph("chữ" * 200))
    for path in (letter, picture(tmp_path / "a.png"), with_tabs, word, tmp_path / "x.bin"):
        room.show(path)
        assert room.pane.minimumSizeHint().width() <= 400
        assert room.pane.minimumSizeHint().height() <= 330


def test_everything_that_takes_the_keyboard_has_a_name(room: Room, letter: Path, tmp_path: Path) -> None:
    book = papers.workbook(tmp_path / "a.xlsx", {"Một": [["a"]], "Hai": [["b"]]})
    word = papers.word(tmp_path / "a.docx", papers.paragraph("chữ"))
    for path in (letter, book, word):
        room.show(path)
        room.pane.search.open_bar()
        for part in room.pane.findChildren(QWidget):
            if part.isVisible() and part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.focusProxy() is None:
                assert part.accessibleName(), part
                assert part.objectName(), part
