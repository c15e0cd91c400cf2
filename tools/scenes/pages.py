"""The other pages about the open assessment, and the ways to find something."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget

from parscore.ui.papers.page import PapersPage
from tools.camera import Camera
from tools.scenes.people import HOME
from tools.stage import ARRIVED_MS, Stage


def pages(stage: Stage, camera: Camera) -> None:
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
    stage.go("evidence")
    stage.rest(ARRIVED_MS)
    camera.take("trang-tai-lieu")
    _papers(stage, camera)
    _years(stage, camera)
    stage.go("settings")
    _show_no_real_folder(stage)
    camera.take("cai-dat")
    scroll = stage.find("settingsScroll")
    assert isinstance(scroll, QScrollArea)
    scroll.ensureWidgetVisible(stage.find("rolesPanel"), 0, 400)
    camera.take("phan-cong")


def _papers(stage: Stage, camera: Camera) -> None:
    """The papers of the year, one of them asking about single rows."""
    stage.go("papers")
    for picture, paper in (("bao-cao", "bao-cao"), ("bao-cao-khac-phuc", "khac-phuc")):
        page = next(page for page in stage.window.findChildren(PapersPage) if page.isVisible())
        page.choose(paper)
        while page.preview.busy:
            stage.rest()
        stage.rest(2 * ARRIVED_MS)  # the reader of the preview is a program of its own
        camera.take(picture)


def _years(stage: Stage, camera: Camera) -> None:
    """Years beside each other, as table and picture, and which rows stand for which."""
    stage.go("years")
    stage.rest(ARRIVED_MS)
    camera.take("so-sanh")
    stage.press("view_bars")
    stage.rest(ARRIVED_MS)
    camera.take("so-sanh-cot")
    stage.press("view_table")
    for picture, side in (("bang-tuong-ung", "crosswalk"), ("ket-qua-nam-truoc", "earlier"), ("xep-hang", "ranking")):
        stage.press(f"{side}Tab")
        stage.rest(ARRIVED_MS)
        camera.take(picture)
    stage.press("compareTab")


def finding(stage: Stage, camera: Camera) -> None:
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


def _has(stage: Stage, name: str) -> bool:
    return any(widget.isVisible() for widget in stage.window.findChildren(QWidget, name))


def _show_no_real_folder(stage: Stage) -> None:
    """The folder of whoever takes the pictures concerns nobody."""
    place = stage.find("folderPath")
    assert isinstance(place, QLabel)
    place.setText(HOME)
