"""The files a document had before, each with who replaced it when, and a way to take it again."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from parscore.ui import style
from parscore.ui.state_words import NO_NAME, moment
from parscore.ui.words import size_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parscore.storage.revisions import Revision


class RevisionsList(QWidget):
    """`again_wanted` brings the revision whose file the document shall have again."""

    again_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("revisionsList")
        self._shown: list[Revision] = []
        self._lines: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(style.GRID)
        self._column.addWidget(style.text_label("Các bản trước của tệp", name="revisionsHeading", strong=True))
        self.hide()

    def show_revisions(self, revisions: "Sequence[Revision]", *, editable: bool) -> None:
        """The newest first; nothing at all where the file was never replaced."""
        wanted = list(reversed(revisions))
        if wanted != self._shown:
            for line in self._lines:
                line.hide()
                line.deleteLater()
            self._shown, self._lines = wanted, [self._line(one) for one in wanted]
            for line in self._lines:
                self._column.addWidget(line)
                line.show()  # a layout would show it later
        for button in self.findChildren(QPushButton):
            button.setEnabled(editable)
        self.setVisible(bool(wanted))

    def _line(self, one: "Revision") -> QWidget:
        line = QWidget()
        line.setObjectName("revisionLine")
        when = f"thay lúc {moment(one.replaced_at.astimezone())}, {one.replaced_by or NO_NAME}"
        words = style.text_label(
            f"{one.file_name} ({size_words(one.size)}), {when}", name="revisionWords", tone="muted"
        )
        words.setWordWrap(True)
        again = QPushButton("Khôi phục bản này")
        again.setObjectName("takeAgain")
        again.setAccessibleName(f"Khôi phục bản {one.file_name}")
        again.clicked.connect(lambda _checked=False: self.again_wanted.emit(one))
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(words, 1)
        row.addWidget(again)
        return line
