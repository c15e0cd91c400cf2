"""Opening stored documents with the programs of the system: as a read-only copy, and never a program."""

from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from parscore.faults import ParscoreError
from parscore.scoring.evidence import Document
from parscore.ui.waiting import StoppedError, waited

if TYPE_CHECKING:
    from parscore.storage.workspace import Workspace
    from parscore.ui.late_workspace import LateWorkspace

_DOCUMENTS = (".pdf", ".doc", ".docx", ".odt", ".rtf", ".txt", ".xls", ".xlsx", ".ods", ".csv", ".ppt", ".pptx", ".odp")
_MEDIA = (".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic", ".mp4", ".mp3", ".eml", ".msg")


def open_document(workspace: "Workspace | LateWorkspace", document: Document, parent: QWidget) -> str:
    """Open a document outside; a sentence when it could not be, or only its folder was shown.

    What is no document by its name (a program, a script, a page with macros) is shown in its folder and not started.
    """
    cache = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.CacheLocation))
    folder = cache / "tai-lieu-dang-xem" / document.sha256[:16]
    try:
        made = waited(parent, f"Đang mở “{document.file_name}”…", partial(_copy, workspace, document, folder))
    except StoppedError:
        return ""
    except ParscoreError as fault:
        return str(fault)
    if PurePath(document.file_name).suffix.casefold() not in _DOCUMENTS + _MEDIA:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
        return (
            f"“{document.file_name}” không phải loại tài liệu thường gặp nên không tự mở; đã mở thư mục chứa bản sao."
        )
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(made))):
        return f"Máy chưa có chương trình mở được “{document.file_name}”. Bản sao để xem: {made}"
    return ""


def _copy(workspace: "Workspace | LateWorkspace", document: Document, folder: Path) -> Path:
    workspace.document_file(document)  # says in words when the stored file is gone
    return workspace.evidence.copy_out(document.sha256, document.file_name, folder)
