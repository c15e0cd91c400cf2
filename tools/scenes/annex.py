"""From the annex of a province to a draft."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidget

from parscore.ui.annex import AnnexWizard
from tools.camera import Camera
from tools.sample_annex import sample_annex
from tools.stage import ARRIVED_MS, Stage


def annex(stage: Stage, camera: Camera) -> None:
    """The file, its columns, what a scanner misread, what will come in."""
    stage.go("sets")
    camera.take("bo-tieu-chi")
    stage.press("setAnnex")
    wizard = stage.opened("annexWizard")
    assert isinstance(wizard, AnnexWizard)
    camera.take("phu-luc-chon-tep")
    wizard.open_file(sample_annex(stage.files))
    stage.rest(ARRIVED_MS)
    camera.take("phu-luc-cot")
    stage.press("go")
    stage.rest(ARRIVED_MS)
    camera.take("phu-luc-loi")
    stage.press("suggestions")
    _tick(stage, 0, 1)
    camera.take("phu-luc-goi-y")
    stage.press("take")
    stage.rest(ARRIVED_MS)
    wizard.preview_page.tree.choose("I.2")
    stage.press("confirmReading")
    stage.press("confirmReading")
    camera.take("phu-luc-xem-truoc")


def annex_left_unsaid(stage: Stage, camera: Camera) -> None:
    """What the annex does not say, and the draft."""
    stage.press("go")
    stage.type("set_id", "cchc-cap-xa-2026")
    stage.press("rounding_total")
    camera.take("phu-luc-cau-hoi")
    stage.press("go")
    stage.rest(ARRIVED_MS)
    camera.take("phu-luc-da-nhap")


def _tick(stage: Stage, *places: int) -> None:
    rows = stage.find("suggestionList")
    assert isinstance(rows, QTreeWidget)
    for place in places:
        line = rows.topLevelItem(place)
        assert line is not None
        line.setCheckState(0, Qt.CheckState.Checked)
    stage.rest()
