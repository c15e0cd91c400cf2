"""What the window says when something is wrong around it."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel

from tools.camera import Camera
from tools.scenes.people import HOME
from tools.stage import Stage


def trouble(stage: Stage, camera: Camera) -> None:
    """What the window says when the disk is full or another window is open; what large text and contrast look like."""
    stage.row("2.2.4")
    stage.assessment.save_failed.emit("Ổ đĩa chứa dữ liệu đã đầy; hãy giải phóng dung lượng.")
    camera.take("chua-luu-duoc")
    stage.assessment.saved.emit(stage.assessment.last_saved)
    from parscore.ui.another_window import WORDS

    stage.window.notice.say(WORDS, "attention")
    camera.take("hai-cua-so")
    stage.quiet()


def nothing_opens(app: QApplication, camera: Camera, folder: Path) -> None:
    """A start on a folder whose file is no longer one of ours."""
    folder.mkdir()
    (folder / "parscore.db").write_bytes(b"khong phai co so du lieu " * 200)
    stage = Stage(app, folder)
    for label in stage.window.findChildren(QLabel):
        label.setText(label.text().replace(str(folder), HOME))
    camera.take("khong-mo-duoc")
    stage.leave()
