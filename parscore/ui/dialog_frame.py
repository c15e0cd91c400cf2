"""Dialogs that fit any screen: what is asked scrolls where it must, the verbs below it always stay in reach."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from parscore.ui import style

WINDOW_FRAME = QSize(16, 44)
LEAST_BODY = 96
LOW_BELOW = 640


def room_for(dialog: QWidget) -> QSize:
    """The largest a dialog may be on its screen, beside what the system draws around it."""
    return dialog.screen().availableSize() - WINDOW_FRAME


def framed(dialog: QDialog, spacing: int = style.PADDING) -> tuple[QVBoxLayout, QVBoxLayout]:
    """Two columns for a dialog: the body, which scrolls on a small screen, and the foot with the verbs."""
    margin = style.PADDING * (1 if room_for(dialog).height() < LOW_BELOW else 2)
    body, foot = QVBoxLayout(), QVBoxLayout()
    for column in (body, foot):
        column.setSpacing(spacing)
    body.setContentsMargins(margin, margin, margin, style.GRID)
    foot.setContentsMargins(margin, style.GRID * 2, margin, margin)
    whole = QVBoxLayout(dialog)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(0)
    whole.addWidget(Body(dialog, body), 1)
    whole.addLayout(foot)
    keep_on_screen(dialog)
    return body, foot


def keep_on_screen(dialog: QWidget) -> None:
    """Let a dialog be no larger than its screen when it is shown."""
    dialog.installEventFilter(_OnScreen(dialog))


class Body(QScrollArea):
    """As large as what it holds, as long as the screen allows; it follows the keyboard."""

    def __init__(self, dialog: QDialog, column: QVBoxLayout) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self.setObjectName("dialogBody")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside = QWidget()
        self._inside.setObjectName("dialogInside")
        self._inside.setLayout(column)
        self.setWidget(self._inside)
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]

    def _height_at(self, width: int) -> int:
        inside = self._inside
        return inside.heightForWidth(width) if inside.hasHeightForWidth() else inside.sizeHint().height()

    def sizeHint(self) -> QSize:
        width = max(self._inside.sizeHint().width(), self._dialog.minimumWidth())
        return QSize(width, self._height_at(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._inside.minimumSizeHint().width(), LEAST_BODY)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        taken = super().eventFilter(watched, event)
        if watched is self._inside and event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._grow()
        return taken

    def _grow(self) -> None:
        """Make room for a sentence that has come up, as far as the screen has any."""
        missing = self._height_at(self.viewport().width()) - self.viewport().height()
        room = room_for(self._dialog).height() - self._dialog.height()
        if missing > 0 and room > 0:
            more = min(missing, room)
            self._dialog.resize(self._dialog.width(), self._dialog.height() + more)
            _move_up(self._dialog, more // 2)  # it grows about its middle, not towards the foot of the screen
            _move_inside(self._dialog)

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._inside.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, style.PADDING)


class _OnScreen(QObject):
    def __init__(self, dialog: QWidget) -> None:
        super().__init__(dialog)
        self._dialog = dialog

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._dialog and event.type() == QEvent.Type.Show:
            room = room_for(self._dialog)
            self._dialog.setMinimumSize(self._dialog.minimumSize().boundedTo(room))
            self._dialog.resize(self._dialog.size().boundedTo(room))
        return super().eventFilter(watched, event)


def _move_inside(dialog: QWidget) -> None:
    """Up again, where a dialog that grew would leave the screen at its foot."""
    screen: QRect = dialog.screen().availableGeometry()
    below = dialog.frameGeometry().bottom() - screen.bottom()
    if below > 0:
        _move_up(dialog, below)


def _move_up(dialog: QWidget, wanted: int) -> None:
    """As far as the screen reaches."""
    room = dialog.pos().y() - dialog.screen().availableGeometry().top()
    dialog.move(dialog.pos() - QPoint(0, min(wanted, max(room, 0))))
