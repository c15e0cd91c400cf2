"""Sets that come from elsewhere in one file: as they were sent, and otherwise."""

from pathlib import Path

from parscore.scoring.set_draft import SetDraft
from parscore.ui.sets.library_page import SetsPage
from tools.camera import Camera
from tools.stage import ARRIVED_MS, Stage


def sharing(stage: Stage, camera: Camera) -> None:
    """A set that is new here; one of an identity that is here already, changed on its way."""
    sets = stage.assessment.workspace.sets
    draft = next(sets.read(card.id) for card in sets.cards() if card.state == "in_use")
    of_wards = draft.criteria_set.but(
        id="cchc-cap-phuong-2026", title="Bộ tiêu chí cải cách hành chính cấp phường 2026"
    )
    _bring(stage, _file(stage, "Bo-tieu-chi-cap-phuong.yaml", draft.but(criteria_set=of_wards)))
    camera.take("nhan-bo")
    stage.press("previewCancel")
    path = _file(stage, "Bo-tieu-chi-cap-xa.yaml", draft)
    path.write_text(
        path.read_text(encoding="utf-8").replace("Thực hiện kế hoạch", "Kết quả kế hoạch"), encoding="utf-8"
    )
    _bring(stage, path)
    camera.take("nhan-bo-khac")
    stage.press("previewCancel")


def _file(stage: Stage, name: str, draft: SetDraft) -> Path:
    from parscore.intake.set_file import set_file

    path = stage.files / name
    path.write_bytes(set_file(draft))
    return path


def _bring(stage: Stage, path: Path) -> None:
    page = stage.window.page_of("sets")
    assert isinstance(page, SetsPage)
    page.work.road.bring(path)
    stage.rest(ARRIVED_MS)
    stage.opened("sharingPreview")
