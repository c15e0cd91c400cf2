"""The head of the page of evidence: how many documents, this year or last, adding and exporting."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from parscore.ui import style
from parscore.ui.evidence.lines import HEADINGS, Column
from parscore.ui.menu_button import MenuButton
from parscore.ui.narrow import SIDE_BY_SIDE, arrange, least_size
from parscore.ui.quiet_box import QuietBox

TITLE = "Tài liệu kiểm chứng"
THIS_YEAR, LAST_YEAR = range(2)
_ROW_FROM = 860
_YEARS = ("Năm nay", "Danh mục năm trước")


class PageHead(QWidget):
    """Every button has its signal."""

    year_chosen = Signal(int)
    files_wanted = Signal()
    folder_wanted = Signal()
    paste_wanted = Signal()
    export_wanted = Signal()
    order_wanted = Signal(int)
    turn_wanted = Signal()
    check_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("evidenceHead")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._count = style.text_label(name="documentsCount", tone="muted")
        self._group = QButtonGroup(self)
        self.years = [self._year(place, words) for place, words in enumerate(_YEARS)]
        self.years[THIS_YEAR].setChecked(True)
        self.add = MenuButton("addDocuments", "addDocumentsMenu", "Thêm tài liệu")
        self.add.say("Thêm tài liệu")
        self._acts = [
            self._entry("Chọn tệp…\tInsert", "addFiles", self.files_wanted),
            self._entry("Chọn thư mục…", "addFolder", self.folder_wanted),
            self._entry("Dán ảnh, tệp đã sao chép\tCtrl+V", "pasteDocument", self.paste_wanted),
        ]
        self.add.offers.addSeparator()
        self._entry("Kiểm tra các tệp đã cất…", "checkStore", self.check_wanted)  # looks only, so closed years may too
        self.order = QuietBox("documentOrder", "Sắp xếp theo")
        for column in Column:
            self.order.addItem(f"Xếp theo {_lower(HEADINGS[column])}", int(column))
        self.order.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.order.setMinimumContentsLength(18)
        self.order.activated.connect(lambda _place: self.order_wanted.emit(int(self.order.currentData())))
        self.turn = QToolButton()
        self.turn.setObjectName("documentOrderTurn")
        self.turn.setIcon(style.icon("rise", "text"))
        self.turn.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.turn.clicked.connect(lambda _checked=False: self.turn_wanted.emit())
        self.export = QPushButton("Xuất danh mục…")
        self.export.setObjectName("exportIndex")
        self.export.setAccessibleName("Xuất danh mục tài liệu kiểm chứng")
        self.export.setIcon(style.icon("export", "text"))
        self.export.clicked.connect(lambda _checked=False: self.export_wanted.emit())
        row, told, tools = QBoxLayout(SIDE_BY_SIDE, self), QHBoxLayout(), QHBoxLayout()
        self._rows = {row: _ROW_FROM}
        row.setContentsMargins(0, 0, 0, 0)
        for part in (row, told, tools):
            part.setSpacing(style.GRID * 2)
        told.addWidget(style.text_label(TITLE, name="evidencePageTitle", size=style.TITLE_SIZE, strong=True))
        for button in self.years:
            told.addWidget(button)
        told.addStretch(1)
        tools.addWidget(self._count, 1)
        tools.addWidget(self.order)
        tools.addWidget(self.turn)
        tools.addWidget(self.add)
        tools.addWidget(self.export)
        row.addLayout(told)
        row.addLayout(tools, 1)

    def minimumSizeHint(self) -> QSize:
        return least_size(super().minimumSizeHint())

    def resizeEvent(self, event: QResizeEvent) -> None:
        arrange(self, self._rows)
        super().resizeEvent(event)

    def show_count(self, shown: int, whole: int) -> None:
        """How many are shown of how many."""
        self._count.setText(f"{shown}/{whole} tài liệu" if shown != whole else f"{whole} tài liệu")

    def show_year(self, place: int) -> None:
        self.years[place].setChecked(True)
        for part in (self.order, self.turn):
            part.setVisible(place == THIS_YEAR)

    def show_order(self, column: Column, *, falling: bool) -> None:
        """How the table is sorted, whoever asked for it."""
        self.order.setCurrentIndex(self.order.findData(int(column)))
        words = (
            "Đang xếp từ cuối lên; đổi thành từ đầu xuống"
            if falling
            else "Đang xếp từ đầu xuống; đổi thành từ cuối lên"
        )
        self.turn.setIcon(style.icon("fall" if falling else "rise", "text"))
        self.turn.setAccessibleName(words)
        self.turn.setToolTip(words)

    def show_editable(self, *, editable: bool) -> None:
        for action in self._acts:
            action.setEnabled(editable)

    def _year(self, place: int, words: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"indexOf{place}")
        button.setText(words)
        button.setAccessibleName(words)
        button.setCheckable(True)
        button.setProperty("filter", True)
        button.clicked.connect(lambda _checked=False: self.year_chosen.emit(place))
        self._group.addButton(button)
        return button

    def _entry(self, words: str, name: str, wanted: object) -> QAction:
        action = self.add.offers.addAction(words)
        action.setObjectName(name)
        action.triggered.connect(lambda _checked=False: wanted.emit())  # type: ignore[attr-defined]
        return action


def _lower(heading: str) -> str:
    return heading[:1].lower() + heading[1:]
