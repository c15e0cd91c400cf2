"""The page of scoring, and what stands beside its rows."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tools.camera import Camera
from tools.stage import Stage


def desk(stage: Stage, camera: Camera) -> None:
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


def rows(stage: Stage, camera: Camera) -> None:
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
