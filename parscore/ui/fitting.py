"""Fitting the window to the room it has: navigation without words, one half of the desk at a time, a low strip."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QSplitter, QToolButton, QVBoxLayout, QWidget

from parscore.ui import preferences, style
from parscore.ui.actions import Actions
from parscore.ui.navigation import Navigation
from parscore.ui.summary_strip import SummaryStrip
from parscore.ui.tree_view import TreeView

WORDS_FROM = 1150
TWO_HALVES_FROM = 1000
LOW_BELOW = 640
SMALLEST = QSize(560, 300)
PANE_WIDTH = 448
KEPT_WIDTH = "desk/pane_width"
BACK = "Về danh sách (F3)"


class Whole(QWidget):
    """What fills the window. It may become smaller than its parts now ask for: they are arranged anew then."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("whole")

    def minimumSizeHint(self) -> QSize:
        return SMALLEST


def in_scroll(page: QWidget) -> QScrollArea:
    """A page in a frame of its own, which scrolls where the window has less room than the page needs."""
    frame = QScrollArea()
    frame.setObjectName(f"{page.objectName()}Frame")
    frame.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    frame.setWidgetResizable(True)
    frame.setWidget(page)
    return frame


class Fitting(QObject):
    """Lengths are compared as beside text of the usual size: large text in a wide window is a narrow window."""

    def __init__(
        self, whole: Whole, body: QSplitter, tree: TreeView, strip: SummaryStrip, navigation: Navigation
    ) -> None:
        super().__init__(whole)
        self._whole = whole
        self._body = body
        self._tree = tree
        self._strip = strip
        self._navigation = navigation
        left, right = body.widget(0), body.widget(1)
        assert left is not None
        assert right is not None
        self._list, self._form = left, right
        left.setMinimumHeight(1)  # a card over the tree must not press the totals together
        self._words = True
        self._halves = 2
        self._typing = True
        self._text_size = style.text_size()
        style.keep_in_scale(self._form, setMinimumWidth=PANE_WIDTH - 16)
        self._back = self._back_button()
        body.splitterMoved.connect(self._on_moved)
        tree.chosen.connect(self._on_chosen)
        tree.wanted.connect(self.show_form)
        tree.clicked.connect(lambda _index: None if self._halves == 2 else tree.wanted.emit())
        whole.installEventFilter(self)
        self._share()
        self.fit()

    def follow(self, actions: Actions) -> None:
        """Bring into view what an action is about, before it is carried out."""
        actions.to_tree.triggered.connect(self.show_list)
        actions.type_in.triggered.connect(self.show_form)
        actions.next_blank.triggered.connect(self.show_form)
        actions.facts.triggered.connect(self._strip.unfold_for_now)
        for name in ("rowAfter", "rowBefore"):
            actions.rows[name].triggered.connect(self.show_form)
        actions.rows["find"].triggered.connect(self.show_list)
        for kind in actions.filters.values():
            kind.triggered.connect(self._go_to_list)
        self._back.clicked.connect(actions.to_tree.trigger)

    def _back_button(self) -> QToolButton:
        back = QToolButton()
        back.setObjectName("backToList")
        back.setText(BACK)
        back.setAccessibleName(BACK)
        back.setIcon(style.icon("left", "muted"))
        back.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        back.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        back.setProperty("quiet", True)
        back.hide()
        place = self._form.layout()
        assert isinstance(place, QVBoxLayout)
        place.insertWidget(0, back)
        return back

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FontChange and style.text_size() != self._text_size:
            self._text_size = style.text_size()
            self._share()
            self.fit()
        elif event.type() == QEvent.Type.Resize:
            self.fit()
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Arrange everything for the size the window has now."""
        window = self._whole.window()
        width, height = window.width(), window.height()
        words = width >= style.scaled(WORDS_FROM)
        if words != self._words:
            self._words = words
            self._navigation.shrink(not words)
        self._strip.be_low(height < style.scaled(LOW_BELOW))
        halves = 2 if width >= style.scaled(TWO_HALVES_FROM) else 1
        if halves != self._halves:
            self._halves = halves
            self._typing = not self._in_list()
            self._show()

    def show_form(self) -> None:
        """Where there is room for one half only, show the form."""
        self._turn(typing=True)

    def show_list(self) -> None:
        """Where there is room for one half only, show the tree."""
        self._turn(typing=False)

    def greet(self) -> None:
        """A card was put over the tree: the list is the half to begin with."""
        self.fit()
        self._go_to_list()

    def _go_to_list(self) -> None:
        if self._halves == 1:
            self.show_list()
            if not self._in_list():
                self._tree.setFocus()

    def _in_list(self) -> bool:
        here = QApplication.focusWidget()
        return here is not None and self._list.isAncestorOf(here)

    def _turn(self, *, typing: bool) -> None:
        if self._typing != typing:
            self._typing = typing
            if self._halves == 1:
                self._show()

    def _show(self) -> None:
        here = QApplication.focusWidget()
        self._list.setVisible(self._halves == 2 or not self._typing)
        if self._halves == 1 and not self._typing and here is not None and self._form.isAncestorOf(here):
            self._tree.setFocus()  # hidden with the form, the keyboard would go anywhere
        self._form.setVisible(self._halves == 2 or self._typing)
        self._back.setVisible(self._halves == 1)

    def _on_chosen(self, code: str) -> None:
        """A row chosen neither in the tree nor by searching was chosen to be seen in full."""
        if code and not self._in_list():
            self.show_form()

    def _share(self) -> None:
        pane = style.scaled(preferences.number(KEPT_WIDTH, PANE_WIDTH))
        self._body.setSizes([max(self._whole.window().width() - self._navigation.width() - pane, 1), pane])

    def _on_moved(self) -> None:
        pane = self._body.sizes()[1]
        preferences.keep(KEPT_WIDTH, round(pane * style.BASE_SIZE / style.text_size()))
