"""Where a dialog for files begins: in the folder last used for the same thing, else among the documents."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from parscore.ui import preferences

EVIDENCE, EXPORTS = "folders/evidence", "folders/exports"


def folder_for(what: str) -> str:
    """The folder in which files of a kind (EVIDENCE, EXPORTS) were last chosen; one that is gone is forgotten."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    for folder in (preferences.text(what), documents):
        if folder and Path(folder).is_dir():
            return folder
    return str(Path.home())


def keep_folder(what: str, file: str) -> None:
    """Remember where a file was chosen."""
    preferences.keep(what, str(Path(file).parent))
