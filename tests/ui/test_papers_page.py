"""The page of papers: what is written there is kept with the year, shown as it will come out, written and printed."""

from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from openpyxl import Workbook, load_workbook
from pypdf import PdfReader
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QMessageBox, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from parscore.reports.papers.layout import layout
from parscore.scoring.answers import Answer
from parscore.scoring.rules import ManualRule
from parscore.scoring.state import State
from parscore.ui.papers.making import Made, frozen_data
from parscore.ui.papers.output import run_print, write_several
from parscore.ui.papers.page import PapersPage
from parscore.ui.papers.page_setup import PageSetup
from tests.ui.office import Office

HARD = "Đường truyền chập chờn, hồ sơ điện tử bị trả lại."


def page_of(office: Office) -> PapersPage:
    office.window.show_page("papers")
    return next(page for page in office.window.findChildren(PapersPage) if page.isVisible())


def made(qtbot: QtBot, page: PapersPage) -> Made:
    """The paper in view once it shows all that was typed."""
    page.refresh()
    qtbot.waitUntil(lambda: not page.preview.busy, timeout=30_000)
    assert page.preview.paper is not None, said_instead(page)
    return page.preview.paper


def said_instead(page: PapersPage) -> str:
    """What stands in the place of the pages."""
    words = page.preview.findChild(QLabel, "paperWords")
    assert words is not None
    return words.text()


def words_of(paper: bytes, path: Path) -> str:
    path.write_bytes(paper)
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def field(page: PapersPage, name: str) -> QLineEdit | QPlainTextEdit:
    found = page.findChild(QLineEdit, name) or page.findChild(QPlainTextEdit, name)
    assert isinstance(found, QLineEdit | QPlainTextEdit)
    return found


def type_into(page: PapersPage, name: str, text: str) -> None:
    line = field(page, name)
    line.setFocus()
    line.selectAll()
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QCoreApplication.sendEvent(line, event)


def test_what_is_written_for_the_report_stands_in_it_and_is_there_after_a_restart(
    office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    page = page_of(office)
    assert page.chosen is not None
    assert page.chosen.id == "bao-cao"
    type_into(page, "text_difficulties", HARD)
    type_into(page, "text_signer", "Nguyễn Thị Hoa")
    assert page.leave()
    said = words_of(made(qtbot, page).content, tmp_path / "a.pdf")
    assert HARD in said
    assert "Nguyễn Thị Hoa" in said
    office.reopen()
    assert field(page_of(office), "text_difficulties").toPlainText() == HARD  # type: ignore[union-attr]


def test_a_text_is_taken_back_by_one_button(office: Office) -> None:
    page = page_of(office)
    type_into(page, "text_signer", "Trần Văn Bé")
    assert page.leave()
    assert page.form is not None
    page.form.back.click()
    assert field(page, "text_signer").text() == ""  # type: ignore[union-attr]
    assert office.assessment.workspace.report_texts(office.assessment.card.id).signer == ""


def test_the_next_year_begins_with_the_texts_of_the_last_and_says_so(office: Office) -> None:
    page = page_of(office)
    type_into(page, "text_signer", "Lê Văn Tám")
    type_into(page, "text_number", "05")
    assert page.leave()
    now = office.assessment
    card = now.workspace.create(now.card.unit, now.card.year + 1, now.criteria_set)
    office.desk.open_card(card.id)
    later = page_of(office)
    assert field(later, "text_signer").text() == "Lê Văn Tám"  # type: ignore[union-attr]
    assert field(later, "text_number").text() == ""  # type: ignore[union-attr]
    remark = later.findChild(QLabel, "textsRemark")
    assert remark is not None
    assert "lấy từ năm trước" in remark.text()


def test_a_day_that_is_none_stays_for_correction_and_the_page_is_not_left(office: Office) -> None:
    page = page_of(office)
    type_into(page, "text_issued_on", "31/02/2026")
    assert not page.leave()
    type_into(page, "text_issued_on", "05/01/2026")
    assert page.leave()
    assert page.kept.texts.issued_on == date(2026, 1, 5)


def test_each_paper_is_shown_and_offers_the_formats_it_comes_in(office: Office, qtbot: QtBot) -> None:
    page = page_of(office)
    for offer in page._offers:
        page.choose(offer.id)
        paper = made(qtbot, page)
        assert paper.ending == offer.shown_as
        shown = {format for format, button in page.exports.items() if not button.isHidden()}
        assert shown == set(offer.formats), offer.id


def test_the_remedial_plan_asks_about_every_row_that_lost_points(office: Office, qtbot: QtBot, tmp_path: Path) -> None:
    now = office.assessment
    leaf = next(one for one in now.criteria_set.leaves() if isinstance(one.rule, ManualRule))
    now.set_answer(leaf.code, Answer(points="0"))
    page = page_of(office)
    page.choose("khac-phuc")
    rows = made(qtbot, page).rows
    assert rows == ((leaf.code, leaf.title),)
    assert page.form is not None
    assert page.form.rows is not None
    type_into(page, "row_remedy", "Giao công chức theo dõi hằng tuần")
    assert page.leave()
    assert page.kept.texts.word(f"remedy:{rows[0][0]}") == "Giao công chức theo dõi hằng tuần"
    assert "Giao công chức theo dõi hằng tuần" in words_of(made(qtbot, page).content, tmp_path / "a.pdf")


def test_word_and_excel_are_written_where_the_official_says(office: Office, qtbot: QtBot, tmp_path: Path) -> None:
    page = page_of(office)
    for name, ending in (("paper_docx", "docx"), ("paper_xlsx", "xlsx")):
        button = page.findChild(QPushButton, name)
        assert button is not None
        button.click()
        dialog = office.window.findChild(QFileDialog, "exportDialog")
        assert dialog is not None
        target = tmp_path / f"Báo cáo.{ending}"
        dialog.fileSelected.emit(str(target))
        dialog.reject()
        qtbot.waitUntil(lambda: office.window.notice.words.startswith("Đã xuất"), timeout=30_000)
        assert target.stat().st_size
        office.window.notice.say("")
    assert "BÁO CÁO" in " ".join(p.text for p in docx.Document(str(tmp_path / "Báo cáo.docx")).paragraphs).upper()
    assert load_workbook(tmp_path / "Báo cáo.xlsx").sheetnames


def test_several_papers_go_into_a_folder_in_one_go_and_old_ones_are_asked_about(
    office: Office, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(office)
    for place in (0, 1):
        page.list.item(place).setCheckState(Qt.CheckState.Checked)
    data, folder = frozen_data(office.assessment, page.kept.texts), tmp_path / "ra"
    folder.mkdir()
    write_several(office.window, office.assessment, page.marked, data, folder)
    qtbot.waitUntil(lambda: office.window.notice.words.startswith("Đã xuất"), timeout=60_000)
    written = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert len(written) == sum(len(one.formats) for one in page.marked) == 5
    asked: list[str] = []

    def keep_the_old(box: QMessageBox) -> int:
        asked.append(box.text())
        box.buttons()[-1].click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", keep_the_old)
    write_several(office.window, office.assessment, page.marked, data, folder)
    assert "5 tệp cùng tên" in asked[0]
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == written


def test_what_is_printed_has_the_pages_of_the_preview_upright_and_wide(
    office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    page = page_of(office)
    shown = PdfReader(_written(made(qtbot, page).content, tmp_path / "shown.pdf")).pages
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setResolution(60)
    data, folder = frozen_data(office.assessment, page.kept.texts), office.folder
    assert page.chosen is not None
    wanted = page.chosen
    run_print(office.window, printer, lambda: [wanted.make("pdf", data, folder).content], wanted.name)
    qtbot.waitUntil(lambda: office.window.notice.words.startswith("Đã gửi hết"), timeout=60_000)
    printed = PdfReader(tmp_path / "printed.pdf").pages
    assert [page.mediabox.width > page.mediabox.height for page in printed] == [
        page.mediabox.width > page.mediabox.height for page in shown
    ]


def _written(content: bytes, path: Path) -> Path:
    path.write_bytes(content)
    return path


def test_margins_and_pages_by_area_are_kept_and_the_next_paper_has_them(office: Office, qtbot: QtBot) -> None:
    page = page_of(office)
    page.setup.click()
    dialog = office.window.findChild(PageSetup)
    assert dialog is not None
    dialog.fields["left"].setValue(99)
    assert dialog.fields["left"].value() == 35
    dialog.fields["top"].setValue(22.5)
    before = len(PdfReader(BytesIO(made(qtbot, page).content)).pages)
    dialog.area_pages.click()
    keep = dialog.findChild(QPushButton, "keepMargins")
    assert keep is not None
    keep.click()
    assert (layout(office.folder).page.left, layout(office.folder).page.top) == (35, 22.5)
    assert layout(office.folder).wide_page.top == 22.5
    assert len(PdfReader(BytesIO(made(qtbot, page).content)).pages) > before


def test_a_form_of_the_so_is_kept_filled_and_its_unknown_places_are_named(
    office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["B2"] = "{{don_vi}}", "{{khong_co}}"
    book.save(tmp_path / "Mẫu Sở.xlsx")
    page = page_of(office)
    page.take_form(tmp_path / "Mẫu Sở.xlsx")
    assert page.chosen is not None
    assert page.chosen.name == "Mẫu của Sở: Mẫu Sở"
    qtbot.waitUntil(lambda: "khong_co" in said_instead(page), timeout=20_000)
    assert "B2" in said_instead(page)
    (tmp_path / "Mẫu Sở.xlsx").unlink()
    office.reopen()
    again = page_of(office)
    assert "Mẫu của Sở: Mẫu Sở" in [offer.name for offer in again._offers]


def test_a_locked_year_prints_what_was_sent(office: Office) -> None:
    page = page_of(office)
    type_into(page, "text_signer", "Phạm Thị Năm")
    assert page.leave()
    office.assessment.move(State.APPROVED, who="Chủ tịch")
    office.assessment.move(State.LOCKED, who="Chủ tịch")
    page.refresh()
    line = field(page, "text_signer")
    QTest.keyClicks(line, "x")
    assert page.leave()
    assert page.kept.texts.signer == "Phạm Thị Năm"
