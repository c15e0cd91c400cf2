"""The tools over a document: page, scale, turn, search, open outside; in two lines where there is little room."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIntValidator, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QLineEdit, QToolButton, QWidget

from parscore.ui import style
from parscore.ui.narrow import arrange
from parscore.ui.preview.pages_view import Fit

ONE_LINE_FROM = 520
NUMBER_WIDTH, SCALE_WIDTH = 52, 140
FITS = (("Vừa ngang", Fit.WIDTH), ("Vừa trang", Fit.PAGE))
SCALES = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
TEXT_SCALES = (0.75, 1.0, 1.25, 1.5, 2.0, 3.0)


class PreviewTools(QWidget):
    """Says what is wanted by signals; `page_wanted` counts from 0."""

    page_wanted = Signal(int)
    zoom_wanted = Signal(int)
    fit_wanted = Signal(object)
    scale_wanted = Signal(float)
    rotate_wanted = Signal()
    search_wanted = Signal()
    open_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("previewTools")
        self._page, self._count = 0, 0
        self.before = _button("previewPageBefore", "left", "Trang trước (PageUp)", self._go_back)
        self.number = QLineEdit()
        self.number.setObjectName("previewPageNumber")
        self.number.setAccessibleName("Đến trang số")
        self.number.setToolTip("Gõ số trang rồi nhấn Enter")
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.number.setValidator(QIntValidator(0, 99_999, self))
        self.number.returnPressed.connect(self._go_to)
        self.number.editingFinished.connect(lambda: self.tell_page(self._page, self._count))
        style.keep_in_scale(self.number, setFixedWidth=NUMBER_WIDTH)
        self._of = style.text_label(name="previewPageCount", tone="muted")
        self.after = _button("previewPageAfter", "right", "Trang sau (PageDown)", self._go_on)
        self.smaller = _button("previewSmaller", "dash", "Thu nhỏ (Ctrl+−)", lambda: self.zoom_wanted.emit(-1))
        self.scale = QComboBox()
        self.scale.setObjectName("previewScale")
        self.scale.setAccessibleName("Cỡ hiển thị")
        self.scale.setAccessibleIdentifier("previewScale")
        self.scale.activated.connect(self._choose)
        style.keep_in_scale(self.scale, setFixedWidth=SCALE_WIDTH)
        self.larger = _button("previewLarger", "add", "Phóng to (Ctrl++)", lambda: self.zoom_wanted.emit(1))
        self.rotate = _button("previewRotate", "rotate", "Xoay 90° (Ctrl+R)", self.rotate_wanted.emit)
        self.search = _button("previewFind", "search", "Tìm chữ (Ctrl+F)", self.search_wanted.emit)
        self.outside = _button("previewOpen", "open", "Mở bằng chương trình khác (Ctrl+Enter)", self.open_wanted.emit)
        self._paging = _group(self.before, self.number, self._of, self.after)
        self._zooming = _group(self.smaller, self.scale, self.larger, self.rotate)
        self._ends = _group(self.search, self.outside)
        second = QHBoxLayout()
        second.setSpacing(style.GRID)
        second.addWidget(self._zooming)
        second.addStretch(1)
        second.addWidget(self._ends)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(style.GRID)
        self._row.addWidget(self._paging, 0, Qt.AlignmentFlag.AlignLeft)
        self._row.addLayout(second, 1)

    def show_for(self, *, pages: bool, searchable: bool) -> None:
        """Offer what can be done with a document in pages, or with text that flows."""
        for part in (self._paging, self.rotate):
            part.setVisible(pages)
        self.search.setVisible(searchable)
        self.scale.clear()
        for words, fit in FITS if pages else ():
            self.scale.addItem(words, fit)
        for scale in SCALES if pages else TEXT_SCALES:
            self.scale.addItem(_percent(scale), scale)

    def tell_page(self, page: int, count: int) -> None:
        """The page in view, counted from 0, and how many there are."""
        self._page, self._count = page, count
        if not self.number.isModified() or not self.number.hasFocus():
            self.number.setText(str(page + 1) if count else "")
        self._of.setText(f"/ {count}")
        self.before.setEnabled(page > 0)
        self.after.setEnabled(page < count - 1)

    def tell_scale(self, scale: float, fit: Fit = Fit.NONE) -> None:
        """The scale in use, and whether it follows the room."""
        known = self.scale.findText(_percent(scale)) if fit is Fit.NONE else self.scale.findData(fit)
        self.scale.setPlaceholderText(_percent(scale))
        self.scale.setCurrentIndex(known)

    def _go_to(self) -> None:
        typed = self.number.text()
        self.number.setModified(False)
        if typed and self._count:
            self.page_wanted.emit(min(max(int(typed), 1), self._count) - 1)
        self.number.selectAll()

    def _go_back(self) -> None:
        self.page_wanted.emit(self._page - 1)

    def _go_on(self) -> None:
        self.page_wanted.emit(self._page + 1)

    def _choose(self, place: int) -> None:
        chosen = self.scale.itemData(place)
        if isinstance(chosen, Fit):
            self.fit_wanted.emit(chosen)
        elif chosen is not None:
            self.scale_wanted.emit(chosen)

    def minimumSizeHint(self) -> QSize:
        parts = (self._paging.sizeHint(), self._zooming.sizeHint() + QSize(self._ends.sizeHint().width(), 0))
        return QSize(max(part.width() for part in parts), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        arrange(self, {self._row: ONE_LINE_FROM})


def _button(name: str, icon: str, tip: str, act: Callable[[], object]) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setIcon(style.icon(icon, "text"))
    button.setAccessibleName(tip.partition(" (")[0])
    button.setToolTip(tip)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setProperty("quiet", True)
    button.clicked.connect(lambda _checked=False: act())
    return button


def _group(*parts: QWidget) -> QWidget:
    group = QWidget()
    row = QHBoxLayout(group)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(style.GRID)
    for part in parts:
        row.addWidget(part)
    return group


def _percent(scale: float) -> str:
    return f"{round(scale * 100)} %"
