"""The first start of the program, up to the first row that has points."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt

from parscore.ui import preferences
from parscore.ui.user_name import SETTING
from tools.camera import Camera
from tools.scenes.people import OFFICIAL
from tools.stage import ARRIVED_MS, Stage

DEADLINE, TARGET = date(2025, 12, 15), Decimal(85)


def begin(stage: Stage, camera: Camera) -> None:
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
