"""What the pictures of the user guide show, in the order in which one piece of work leads to the next."""

from pathlib import Path
from tempfile import TemporaryDirectory

from tools.camera import Camera
from tools.scenes.annex import annex, annex_left_unsaid
from tools.scenes.beginning import begin
from tools.scenes.desk import desk, rows
from tools.scenes.editing import editing, following, for_the_whole, putting_in_use
from tools.scenes.forms import forms
from tools.scenes.pages import finding, pages
from tools.scenes.sharing import sharing
from tools.scenes.submitting import submitting
from tools.scenes.trouble import nothing_opens, trouble
from tools.stage import Stage, application, one_day

SCENES = (
    begin,
    desk,
    rows,
    pages,
    finding,
    submitting,
    trouble,
    forms,
    annex,
    annex_left_unsaid,
    editing,
    for_the_whole,
    putting_in_use,
    following,
    sharing,
)


def play(folder: Path, theme: str, only: set[str]) -> int:
    """Take all pictures of one look, or those named."""
    app = application(theme)
    camera = Camera(folder, only)
    with TemporaryDirectory() as scratch, one_day():
        stage = Stage(app, Path(scratch) / "PARSCORE")
        for scene in SCENES:
            scene(stage, camera)
        stage.leave()
        nothing_opens(app, camera, Path(scratch) / "hong")
    return 0
