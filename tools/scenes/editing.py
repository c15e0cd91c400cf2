"""A draft in the editor: its rows, how they are scored, what holds for the whole, its points confirmed, its use."""

from PySide6.QtWidgets import QCheckBox

from parscore.ui.sets.editor import SetEditor
from tools.camera import Camera
from tools.stage import ARRIVED_MS, Stage

CLASSES = (("Tốt", "80"), ("Khá", "65"), ("Trung bình", "0"))


def editing(stage: Stage, camera: Camera) -> None:
    """Rows, rules that were read, tried, and built by hand."""
    stage.press("setEdit")
    editor = _editor(stage)
    editor.choose("IV")
    camera.take("soan-bo")
    editor.choose("II.4")
    with stage.offers("splitRow"):
        camera.take("soan-tach-chia")
    editor.choose("II.1")
    editor.show_form("rule")
    stage.type("field_numerator", "470")
    stage.type("field_denominator", "490")
    camera.take("soan-cach-cham")
    editor.choose("II.4")
    editor.show_form("rule")
    stage.choose("ruleKind", "Chọn một mức")
    stage.type("levels1_label", "Xin lỗi đầy đủ, đúng mẫu")
    camera.take("soan-tu-dat-cach-cham")


def for_the_whole(stage: Stage, camera: Camera) -> None:
    """What holds for the whole set."""
    stage.press("wholeSet")
    stage.opened("wholeDialog")
    stage.press("not_arising_exclude")
    stage.press("survey_rescale")
    camera.take("soan-thong-tin-chung")
    stage.press("classingTab")
    stage.press("classes_table")
    for place, (name, percent) in enumerate(CLASSES, 1):
        stage.type(f"className{place}", name)
        stage.type(f"classPercent{place}", percent)
    stage.press("gateAdd")
    stage.type("gate1_label", "Người đứng đầu bị kỷ luật")
    camera.take("soan-dieu-kien")
    stage.press("wholeDone")


def putting_in_use(stage: Stage, camera: Camera) -> None:
    """What was read confirmed, points made official, the set put in use."""
    editor = _editor(stage)
    editor.choose("IV.1")
    editor.show_form("content")
    stage.type("max_all", "10")
    editor.show_tree()
    while editor.edited.draft.unconfirmed:
        editor.next_unconfirmed()
        editor.confirm()
    stage.press("officialPoints")
    tick = stage.find("officialTick")
    assert isinstance(tick, QCheckBox)
    tick.setChecked(True)
    camera.take("soan-diem-chinh-thuc")
    stage.press("officialYes")
    stage.press("closeEditor")
    stage.press("setUse")
    camera.take("bo-dang-dung")


def following(stage: Stage, camera: Camera) -> None:
    """A set in use is only seen; its next version is changed, and differs."""
    stage.press("setEdit")
    _editor(stage)
    camera.take("soan-dang-dung")
    stage.press("newVersion")
    editor = _editor(stage)
    editor.choose("II.1")
    editor.show_form("rule")
    stage.type("bands1_threshold", "99")
    editor.choose("I.3")
    editor.show_form("more")
    stage.type("more_deadline", "Trước ngày 15/12")
    editor.show_tree()
    editor.choose("IV.2")
    stage.press("addAfter")
    stage.type("node_title", "Trả lời kiến nghị của doanh nghiệp")
    editor.show_tree()
    stage.press("closeEditor")
    stage.press("setCompare")
    stage.opened("setDiff")
    camera.take("so-phien-ban")
    stage.press("diffClose")


def _editor(stage: Stage) -> SetEditor:
    stage.rest(ARRIVED_MS)
    editor = stage.opened("setEditor")
    assert isinstance(editor, SetEditor)
    return editor
