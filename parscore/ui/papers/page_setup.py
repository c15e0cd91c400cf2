"""Margins within what the decree allows, and pages by area, kept in the workspace's own file of layout."""

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QCheckBox, QDialog, QDoubleSpinBox, QFormLayout, QHBoxLayout, QPushButton, QWidget

from parscore.faults import ParscoreError
from parscore.reports.papers.layout import layout
from parscore.reports.papers.own_layout import keep_pages
from parscore.ui import style
from parscore.ui.dialog_frame import framed

TITLE = "Trang in: lề, ngắt trang"
ALLOWED = {
    "top": ("Lề trên", 20, 25),
    "bottom": ("Lề dưới", 20, 25),
    "left": ("Lề trái", 30, 35),
    "right": ("Lề phải", 15, 20),
}
AREA_PAGES = "Phụ lục I: mỗi lĩnh vực sang trang mới"
TOLD = "Khổ A4. Giới hạn theo Phụ lục I, Nghị định 30/2020/NĐ-CP; áp dụng cho mọi văn bản của thư mục dữ liệu này."


class PageSetup(QDialog):
    """Four margins in millimetres; taken by the button only."""

    def __init__(self, folder: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pageSetup")
        self.setWindowTitle(TITLE)
        self._folder = folder
        look = layout(folder)
        page = look.page
        self.fields: dict[str, QDoubleSpinBox] = {}
        form = QFormLayout()
        form.setSpacing(style.GRID * 2)
        told = style.text_label(TOLD, name="pageSetupTold", tone="muted")
        told.setWordWrap(True)
        for name, (caption, least, most) in ALLOWED.items():
            box = QDoubleSpinBox()
            box.setObjectName(f"margin_{name}")
            box.setAccessibleName(f"{caption}, milimét")
            box.setRange(least, most)
            box.setDecimals(1)
            box.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
            box.setSuffix(" mm")
            box.setValue(getattr(page, name))
            form.addRow(f"{caption} ({least}–{most} mm)", box)
            self.fields[name] = box
        self.area_pages = QCheckBox(AREA_PAGES)
        self.area_pages.setObjectName("areaPages")
        self.area_pages.setAccessibleName(AREA_PAGES)
        self.area_pages.setChecked(look.table.area_pages)
        form.addRow(self.area_pages)
        self._refused = style.text_label(name="pageSetupRefused", tone="fault")
        self._refused.setWordWrap(True)
        self._refused.hide()
        keep = QPushButton("Dùng lề này")
        keep.setObjectName("keepMargins")
        keep.setAccessibleName("Dùng lề này")
        keep.setDefault(True)
        keep.clicked.connect(lambda _checked=False: self._keep())
        leave = QPushButton("Thôi")
        leave.setObjectName("leaveMargins")
        leave.setAccessibleName("Thôi")
        leave.clicked.connect(lambda _checked=False: self.reject())
        body, foot = framed(self)
        body.addWidget(told)
        body.addLayout(form)
        body.addWidget(self._refused)
        verbs = QHBoxLayout()
        verbs.addStretch(1)
        verbs.addWidget(leave)
        verbs.addWidget(keep)
        foot.addLayout(verbs)

    def _keep(self) -> None:
        margins: dict[str, Any] = {name: round(box.value(), 1) for name, box in self.fields.items()}
        try:
            keep_pages(self._folder, margins, area_pages=self.area_pages.isChecked())
        except ParscoreError as fault:
            self._refused.setText(str(fault))
            self._refused.show()
            return
        self.accept()
