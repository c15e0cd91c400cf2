"""Sent back, approved, locked, opened again."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidget

from tools.camera import Camera
from tools.scenes.people import LEADER, OFFICIAL
from tools.stage import ARRIVED_MS, Stage


def submitting(stage: Stage, camera: Camera) -> None:
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
