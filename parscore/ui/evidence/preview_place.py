"""Where a document is looked at; what draws it is loaded with the first one."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from parscore.ui import style

if TYPE_CHECKING:
    from parscore.scoring.evidence import Document
    from parscore.ui.preview.pane import PreviewPane

LEAST = 160
NOTHING = "Xem trước"


class PreviewPlace(QFrame):
    """Holds the preview from the first document on; `open_wanted` that it shall be opened outside."""

    open_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("previewPlace")
        self._pane: PreviewPane | None = None
        self._none = style.text_label(NOTHING, name="previewNone", tone="muted")
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._none, 1)
        style.keep_in_scale(self, setMinimumHeight=LEAST)

    def show_document(self, document: "Document", path: Path | None) -> None:
        """Show a stored file; without a path what is known of the document."""
        self._made().show_document(document, path)

    def clear(self) -> None:
        """Nothing to look at."""
        if self._pane is not None:
            self._pane.clear()

    def _made(self) -> "PreviewPane":
        if self._pane is None:
            from parscore.ui.preview.pane import PreviewPane

            self._pane = PreviewPane()
            self._pane.open_wanted.connect(lambda _document: self.open_wanted.emit())
            place = self.layout()
            assert place is not None
            self._none.hide()
            place.addWidget(self._pane)
            self._pane.show()  # a layout would show it later
        return self._pane
