"""The roles of a unit and who answers for which row: named, added, taken away, given rows in bulk."""

import re
from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from parscore.intake.role_presets import RolePreset, role_presets
from parscore.scoring.edits import Circumstances
from parscore.scoring.outcome import RefusedError
from parscore.scoring.owners import owners_by_code, progress_by_role, roles_of, without_role
from parscore.scoring.state import CLOSED_WORDS
from parscore.scoring.text import fold, nfc
from parscore.ui import style
from parscore.ui.menu_button import MenuButton
from parscore.ui.narrow import SIDE_BY_SIDE, arrange, least_size
from parscore.ui.open_assessment import OpenAssessment
from parscore.ui.owner_rows import OwnerRows

NAME, ROWS, DONE, WAITING, LEFT = range(5)
HEADINGS = ("Bộ phận phụ trách", "Số dòng", "Đã xong", "Chờ số liệu", "Còn lại")
FIGURES = (ROWS, DONE, WAITING, LEFT)
HEIGHT = 260
SIDES_FROM = 960
NEW_NAME = "Bộ phận mới"
_ID = Qt.ItemDataRole.UserRole


class RolesPanel(QWidget):
    """The roles with their progress, and the rows given to them."""

    def __init__(self, assessment: OpenAssessment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rolesPanel")
        self._assessment = assessment
        self.roles = self._make_list()
        self.add = _button("roleAdd", "Thêm bộ phận")
        self.rename = _button("roleRename", "Đổi tên")
        self.remove = _button("roleRemove", "Bỏ bộ phận")
        self.presets = MenuButton("rolePresets", "rolePresetsMenu", "Lấy bộ có sẵn")
        self.presets.say("Lấy bộ có sẵn")
        for preset in role_presets(assessment.card.unit.kind):
            action = self.presets.offers.addAction(preset.title)
            action.triggered.connect(lambda _checked=False, preset=preset: self._take(preset))
        self._message = style.text_label(name="rolesMessage", tone="muted")
        self._message.setWordWrap(True)
        self.rows = OwnerRows(assessment, self._assign)
        self._lay_out()
        self.add.clicked.connect(lambda _checked=False: self._add())
        self.rename.clicked.connect(lambda _checked=False: self._rename())
        self.remove.clicked.connect(lambda _checked=False: self._remove())
        self.roles.itemChanged.connect(self._on_renamed)
        self.roles.currentItemChanged.connect(lambda *_: self._enable())
        assessment.changed.connect(self.refresh)
        assessment.state_changed.connect(self._on_state)
        self._on_state()

    def _make_list(self) -> QTreeWidget:
        listed = QTreeWidget()
        listed.setObjectName("roleRows")
        listed.setAccessibleName("Các bộ phận")
        listed.setHeaderLabels(HEADINGS)
        listed.setRootIsDecorated(False)
        listed.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        listed.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        listed.setMinimumHeight(HEIGHT)
        header = listed.header()
        header.setStretchLastSection(False)
        for column in FIGURES:  # as wide as their headings are, at whatever size of text
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        return listed

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(style.GRID * 2)
        for widget in (self.add, self.rename, self.remove):
            buttons.addWidget(widget)
        buttons.addStretch(1)
        buttons.addWidget(self.presets)
        left = QVBoxLayout()
        left.setSpacing(style.GRID * 2)
        left.addWidget(self.roles, 1)
        left.addLayout(buttons)
        sides = QBoxLayout(SIDE_BY_SIDE)
        self._sides = {sides: SIDES_FROM}
        sides.setSpacing(style.PADDING)
        sides.addLayout(left, 1)
        sides.addWidget(self.rows, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.GRID * 2)
        column.addLayout(sides, 1)
        column.addWidget(self._message)

    def minimumSizeHint(self) -> QSize:
        return least_size(super().minimumSizeHint())

    def resizeEvent(self, event: QResizeEvent) -> None:
        arrange(self, self._sides)
        super().resizeEvent(event)

    def refresh(self) -> None:
        """Show the roles as they now are; the chosen one stays chosen."""
        assessment = self._assessment
        chosen = self._chosen
        own = roles_of(assessment.criteria_set, assessment.circumstances)
        with QSignalBlocker(self.roles):
            self.roles.clear()
            for told in progress_by_role(assessment.criteria_set, assessment.circumstances, assessment.result):
                known = told.id in own
                name = told.name if known or not told.id else f"{told.name} (theo bộ tiêu chí)"
                item = QTreeWidgetItem([name, *map(str, (told.rows, told.done, told.waiting, told.left))])
                item.setToolTip(NAME, name)
                item.setData(NAME, _ID, told.id)
                if known and assessment.editable:
                    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
                for column in FIGURES:
                    item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.roles.addTopLevelItem(item)
                if told.id == chosen:
                    self.roles.setCurrentItem(item)
        first = self.roles.topLevelItem(0)
        if self._chosen != chosen and first is not None:
            self.roles.setCurrentItem(first)
        self.rows.show_owners(own, owners_by_code(assessment.criteria_set, assessment.circumstances))
        self._enable()

    def _on_state(self) -> None:
        self.refresh()
        self._say(CLOSED_WORDS.get(self._assessment.state, ""))

    def _enable(self) -> None:
        editable = self._assessment.editable
        own = self._chosen in self._roles
        for widget, on in ((self.add, True), (self.presets, True), (self.rename, own), (self.remove, own)):
            widget.setEnabled(editable and on)
        self.rows.set_editable(editable)

    @property
    def _roles(self) -> dict[str, str]:
        return roles_of(self._assessment.criteria_set, self._assessment.circumstances)

    @property
    def _chosen(self) -> str:
        item = self.roles.currentItem()
        return str(item.data(NAME, _ID)) if item is not None else ""

    def _say(self, sentence: str) -> None:
        self._message.setText(sentence)

    def _set(self, new: Circumstances, label: str, done: str) -> bool:
        try:
            self._assessment.set_circumstances(new, label)
        except RefusedError as refusal:
            self._say(str(refusal))
            return False
        self._say(f"{done} Muốn trở lại: Ctrl+Z." if done else "")
        return True

    def _with_roles(self, roles: Mapping[str, str]) -> Circumstances:
        return replace(self._assessment.circumstances, roles=dict(roles))

    def _add(self) -> None:
        roles = self._roles
        name, number = NEW_NAME, 2
        while name in roles.values():
            name, number = f"{NEW_NAME} {number}", number + 1
        role = _id(name, roles)
        if self._set(self._with_roles({**roles, role: name}), f"Thêm bộ phận {name}", ""):
            self._choose(role)
            self._rename()

    def _choose(self, role: str) -> None:
        for place in range(self.roles.topLevelItemCount()):
            item = self.roles.topLevelItem(place)
            if item is not None and item.data(NAME, _ID) == role:
                self.roles.setCurrentItem(item)

    def _rename(self) -> None:
        item = self.roles.currentItem()
        if item is not None:
            self.roles.setFocus()
            self.roles.editItem(item, NAME)

    def _on_renamed(self, item: QTreeWidgetItem, column: int) -> None:
        roles, role = self._roles, str(item.data(NAME, _ID))
        name = " ".join(nfc(item.text(NAME)).split())
        if column != NAME or role not in roles or name == roles[role]:
            return
        if not name or name in roles.values():
            with QSignalBlocker(self.roles):
                item.setText(NAME, roles[role])
            self._say("Bộ phận cần có tên." if not name else f"Đã có bộ phận “{name}”; hãy đặt tên khác.")
            return
        self._set(self._with_roles({**roles, role: name}), f"Đổi tên bộ phận {name}", f"Đã đổi tên thành “{name}”.")

    def _remove(self) -> None:
        assessment, role, roles = self._assessment, self._chosen, self._roles
        if role not in roles:
            return
        name = roles.pop(role)
        given = sum(owner == role for owner in assessment.circumstances.owners.values())
        new = replace(assessment.circumstances, roles=roles, owners=dict(without_role(assessment.circumstances, role)))
        stated = sum(owner.id == role for owner in owners_by_code(assessment.criteria_set, new).values())
        told = f"Đã bỏ bộ phận “{name}”."
        if given:
            told += f" {given} dòng trở về bộ phận ghi trong bộ tiêu chí."
        if stated:
            told += f" Bộ tiêu chí vẫn giao {stated} dòng cho bộ phận này; hãy chọn các dòng đó và giao lại."
        self._set(new, f"Bỏ bộ phận {name}", told)

    def _take(self, preset: RolePreset) -> None:
        assessment = self._assessment
        roles, owners = preset.given_to(assessment.criteria_set, assessment.circumstances)
        new = replace(assessment.circumstances, roles=dict(roles), owners=dict(owners))
        kept = sum(owner.id not in roles for owner in owners_by_code(assessment.criteria_set, new).values())
        told = f"Đã lấy bộ “{preset.title}”."
        if kept:
            told += f" {kept} dòng vẫn theo bộ phận cũ; hãy chọn các dòng đó và giao lại."
        self._set(new, f"Lấy danh sách bộ phận: {preset.title}", told)

    def _assign(self, codes: list[str], role: str) -> None:
        """Give rows to a role; "" gives them back to whom the set names."""
        now = self._assessment.circumstances
        owners = {code: owner for code, owner in now.owners.items() if code not in codes}
        if role:
            owners |= dict.fromkeys(codes, role)
        to = self._roles.get(role, "bộ phận ghi trong bộ tiêu chí")
        roles = dict(now.roles) or (self._roles if role else {})
        self._set(
            replace(now, owners=owners, roles=roles), f"Giao {len(codes)} dòng", f"Đã giao {len(codes)} dòng cho {to}."
        )


def _id(name: str, taken: Mapping[str, str]) -> str:
    made = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-") or "dau-moi"
    role, number = made, 2
    while role in taken:
        role, number = f"{made}-{number}", number + 1
    return role


def _button(name: str, words: str) -> QPushButton:
    button = QPushButton(words)
    button.setObjectName(name)
    button.setAccessibleName(words)
    return button
