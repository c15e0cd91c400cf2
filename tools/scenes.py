"""What the pictures of the user guide show, in the order in which one piece of work leads to the next."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QTreeWidget, QWidget

from parscore.ui import preferences
from parscore.ui.user_name import SETTING
from tools.camera import Camera
from tools.stage import ARRIVED_MS, Stage, application, one_day

HOME = "/home/hoa/.local/share/PARSCORE"
OFFICIAL, LEADER = "Nguyễn Thị Hoa", "Trần Văn Bình"
DEADLINE, TARGET = date(2025, 12, 15), Decimal(85)


def play(folder: Path, theme: str, only: set[str]) -> int:
    """Take all pictures of one look, or those named."""
    app = application(theme)
    camera = Camera(folder, only)
    with TemporaryDirectory() as scratch, one_day():
        stage = Stage(app, Path(scratch) / "PARSCORE")
        for scene in (_begin, _desk, _rows, _pages, _finding, _submitting, _trouble):
            scene(stage, camera)
        stage.leave()
        _nothing_opens(app, camera, Path(scratch) / "hong")
    return 0


def _begin(stage: Stage, camera: Camera) -> None:
    """From nothing to the first scored row."""
    camera.take("lan-dau")
    if stage.narrow:
        stage.do("toTree")
        camera.take("lan-dau-danh-sach")
    stage.press("welcomeOwn")
    stage.type("person", OFFICIAL)
    stage.type("name", "Xã Thí Dụ")
    camera.take("buoc-1")
    stage.press("go")
    camera.take("buoc-2")
    stage.press("go")
    stage.rest(ARRIVED_MS)
    camera.take("buoc-3")
    for typed in ("95", "100"):
        stage.type_here(typed)
        if typed == "100":
            camera.take("dang-go")
        stage.key(Qt.Key.Key_Return)
    camera.take("dong-dau-tien")
    stage.go("home")
    camera.take("tong-quan-moi")
    stage.do("openSample")
    stage.rest(ARRIVED_MS)
    camera.take("don-vi-mau")
    assert preferences.text(SETTING) == OFFICIAL
    now = stage.assessment.circumstances
    stage.assessment.set_circumstances(replace(now, deadline=DEADLINE, target=TARGET))
    stage.saved()


def _desk(stage: Stage, camera: Camera) -> None:
    """The page of scoring, its menus, columns, undo."""
    stage.row("2.2.4")
    camera.take("cham-diem")
    with stage.menu("menuUnit"):
        camera.take("menu-don-vi")
    with stage.menu("menuReport"):
        camera.take("menu-bao-cao")
    stage.do("toTree")
    if stage.narrow:
        camera.take("cham-diem-danh-sach")
    stage.do("columns")
    camera.take("cot-hien-thi")
    stage.close_dialogs()
    stage.row("2.2.4")
    stage.type_here("76")
    stage.key(Qt.Key.Key_Return)
    stage.row("2.2.4")
    with stage.menu("menuEdit"):
        camera.take("hoan-tac")
    stage.do("undo")
    stage.do("factsAction")
    camera.take("du-kien-chung")
    stage.close_dialogs()


def _rows(stage: Stage, camera: Camera) -> None:
    """What stands beside one row."""
    for name, code in (
        ("tai-lieu", "2.1.3"),
        ("giai-trinh", "3.4"),
        ("khong-phat-sinh", "1.3.2"),
        ("mau-thuan", "2.2.3"),
        ("muc-tiep-theo", "2.3.4"),
        ("danh-muc", "1.2.1"),
        ("mot-phuong-an", "7.5"),
        ("loi-tru-diem", "7.3"),
        ("dong-khoa", "7.7.1"),
    ):
        stage.row(code)
        camera.take(name)
    stage.row("2.1.3")
    stage.press("evidenceMore")
    camera.take("tai-lieu-viec-khac")
    stage.close_dialogs()
    documents = stage.page.pane.findChild(QWidget, "evidence")
    assert documents is not None
    documents.rows.setCurrentRow(0)  # type: ignore[attr-defined]
    documents.edit()  # type: ignore[attr-defined]
    camera.take("tai-lieu-sua")
    stage.close_dialogs()
    documents.reuse()  # type: ignore[attr-defined]
    camera.take("tai-lieu-dung-lai")
    stage.close_dialogs()
    stage.row("2.3.2")
    stage.press("guidanceFold")
    camera.take("huong-dan-dong")
    stage.press("guidanceFold")


def _pages(stage: Stage, camera: Camera) -> None:
    """Every page of the window."""
    stage.go("home")
    stage.rest(ARRIVED_MS)
    camera.take("tong-quan")
    stage.press("areasAsTable")
    camera.take("tong-quan-bang-so")
    stage.press("areasAsTable")
    stage.go("table")
    camera.take("nhap-bang")
    QApplication.clipboard().setText("4.4\t6\t7\n5.6\t105,2\t103\n6.3.2\tchưa có\t40\n7.2\t18\t20")
    stage.press("tablePaste")
    camera.take("nhap-bang-dan")
    stage.do("undo")
    if _has(stage, "giveUpRefused"):
        stage.press("giveUpRefused")
    stage.go("supplied")
    camera.take("so-lieu-ngoai")
    stage.go("checks")
    camera.take("kiem-tra")
    stage.go("history")
    stage.rest(ARRIVED_MS)
    camera.take("lich-su")
    stage.go("settings")
    _show_no_real_folder(stage)
    camera.take("cai-dat")
    scroll = stage.find("settingsScroll")
    assert isinstance(scroll, QScrollArea)
    scroll.ensureWidgetVisible(stage.find("rolesPanel"), 0, 400)
    camera.take("phan-cong")


def _finding(stage: Stage, camera: Camera) -> None:
    """Filters, search, the search for everything, help, the lists of units."""
    stage.go("desk")
    stage.do("show_blank")
    camera.take("loc-chua-cham")
    stage.do("show_no_explanation")
    camera.take("loc-thieu-giai-trinh")
    stage.do("show_all")
    stage.do("toTree")
    stage.do("find")
    stage.type("search", "truc tuyen")
    camera.take("tim-tieu-chi")
    stage.type("search", "xyz")
    camera.take("tim-khong-thay")
    stage.do("toTree")
    stage.type("search", "")
    stage.row("2.2.4")
    stage.do("findAll")
    stage.type("paletteSearch", "truc tuyen")
    camera.take("tim-lenh")
    stage.key(Qt.Key.Key_Escape)
    stage.do("keys")
    stage.centre("help")
    camera.take("tro-giup")
    stage.close_dialogs()
    stage.do("open")
    camera.take("mo-ban-cham")
    stage.close_dialogs()
    stage.do("new")
    camera.take("tao-don-vi")
    stage.close_dialogs()
    stage.do("removeSample")
    camera.take("xoa-don-vi-mau")
    stage.close_dialogs()


def _submitting(stage: Stage, camera: Camera) -> None:
    """Sent back, approved, locked, opened again."""
    stage.go("checks")
    stage.press("stage_sendBack")
    rows = stage.find("sendBackRows")
    assert isinstance(rows, QTreeWidget)
    row = rows.findItems("3.4", Qt.MatchFlag.MatchExactly, 0)[0]
    rows.setCurrentItem(row)
    stage.type("sendBackReason", "Bổ sung báo cáo kết quả thực hiện kế hoạch.")
    stage.type("stageWho", LEADER)
    camera.take("tra-lai")
    stage.press("stageYes")
    camera.take("da-tra-lai")
    stage.row("3.4")
    camera.take("dong-bi-tra-lai")
    stage.press("returnedButton")
    stage.go("checks")
    stage.press("stage_approve")
    stage.type("stageWho", LEADER)
    camera.take("duyet")
    stage.press("stageYes")
    camera.take("da-duyet")
    stage.press("stage_lock")
    stage.type("stageWho", LEADER)
    camera.take("chot")
    stage.press("stageYes")
    camera.take("da-chot")
    stage.row("2.2.4")
    camera.take("cham-diem-da-chot")
    stage.go("home")
    camera.take("tong-quan-da-chot")
    stage.go("checks")
    stage.press("stage_reopen")
    stage.type("stageReason", "Sở Nội vụ yêu cầu bổ sung số liệu mục 4.4.")
    stage.type("stageWho", OFFICIAL)
    camera.take("mo-lai")
    stage.press("stageYes")
    year_before = next(card for card in stage.desk.cards if card.illustrative_facts and card.year == 2024)
    stage.desk.open_card(year_before.id)
    stage.rest(ARRIVED_MS)
    stage.go("checks")
    camera.take("san-sang-nop")
    stage.desk.open_card(next(card.id for card in stage.desk.cards if card.year == 2025 and card.illustrative_facts))
    stage.rest(ARRIVED_MS)


def _trouble(stage: Stage, camera: Camera) -> None:
    """What the window says when the disk is full or another window is open; what large text and contrast look like."""
    stage.row("2.2.4")
    stage.assessment.save_failed.emit("Ổ đĩa chứa dữ liệu đã đầy; hãy giải phóng dung lượng.")
    camera.take("chua-luu-duoc")
    stage.assessment.saved.emit(stage.assessment.last_saved)
    from parscore.ui.another_window import WORDS

    stage.window.notice.say(WORDS, "attention")
    camera.take("hai-cua-so")
    stage.quiet()


def _nothing_opens(app: QApplication, camera: Camera, folder: Path) -> None:
    """A start on a folder whose file is no longer one of ours."""
    folder.mkdir()
    (folder / "parscore.db").write_bytes(b"khong phai co so du lieu " * 200)
    stage = Stage(app, folder)
    for label in stage.window.findChildren(QLabel):
        label.setText(label.text().replace(str(folder), HOME))
    camera.take("khong-mo-duoc")
    stage.leave()


def _has(stage: Stage, name: str) -> bool:
    return any(widget.isVisible() for widget in stage.window.findChildren(QWidget, name))


def _show_no_real_folder(stage: Stage) -> None:
    """The folder of whoever takes the pictures concerns nobody."""
    place = stage.find("folderPath")
    assert isinstance(place, QLabel)
    place.setText(HOME)
