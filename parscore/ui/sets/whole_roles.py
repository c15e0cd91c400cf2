"""The parts of a unit that own rows (bộ phận): named, added, renamed, moved; one that owns rows stays."""

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QHBoxLayout

from parscore.intake.role_presets import RolePreset, role_presets
from parscore.scoring.criteria import CriteriaSet, Role
from parscore.scoring.set_editing import EditRefused
from parscore.scoring.text import fold
from parscore.ui import style
from parscore.ui.menu_button import MenuButton
from parscore.ui.sets.editor_steps import EditedSet
from parscore.ui.sets.rule_builder.fields import Spec
from parscore.ui.sets.rule_builder.rows import HIDDEN, Rows
from parscore.ui.sets.rule_builder.takings import LINE
from parscore.ui.sets.whole_page import WholePage, WholeRows

ABOUT = (
    "Tên các bộ phận chủ trì, đúng như đơn vị hay tỉnh vẫn gọi. Đổi tên ở đây thì mọi mục bộ phận ấy chủ trì đổi theo."
)
OWNS = (
    "Bộ phận “{name}” đang chủ trì {many} mục ({codes}) nên chưa bỏ được; hãy giao các mục ấy cho bộ phận khác trước."
)
TWICE = "Có hai bộ phận cùng tên “{name}”; hãy đặt tên khác nhau."
CODES_TOLD = 6


class RolesPage(WholePage):
    """The roles of the set."""

    def __init__(self, edited: EditedSet) -> None:
        super().__init__("rolesPage", edited)
        self.put_under("Bộ phận chủ trì", ABOUT, [RoleRows(edited)])
        self.finish()


class RoleRows(WholeRows):
    """A role in a row; how many rows each owns is told below."""

    def __init__(self, edited: EditedSet) -> None:
        self._known = {role.id for role in edited.criteria_set.roles}
        name = Spec("name", "Tên bộ phận", LINE, hint="Ví dụ: Văn phòng HĐND và UBND")
        super().__init__(edited, "roles", Rows("role", "bộ phận", (name,), needed=False, id_of=self._id))
        self._owned = style.text_label(name="rolesOwned", tone="muted")
        self._owned.setWordWrap(True)
        self.presets = MenuButton("setRolePresets", "setRolePresetsMenu", "Thêm theo danh sách có sẵn")
        self.presets.say("Thêm theo danh sách có sẵn")
        for preset in role_presets(edited.criteria_set.unit_kinds[0]):
            action = self.presets.offers.addAction(preset.title)
            action.triggered.connect(lambda _checked=False, preset=preset: self._add(preset))
        line = QHBoxLayout()
        line.addWidget(self.presets)
        line.addStretch(1)
        self.column.addWidget(self._owned)
        self.column.addLayout(line)

    def show_set(self) -> None:
        super().show_set()
        criteria_set = self._edited.criteria_set
        owned = owned_rows(criteria_set)
        counts = (f"{role.name}: {len(owned[role.id])} mục" for role in criteria_set.roles if owned[role.id])
        idle = [role.name for role in criteria_set.roles if not owned[role.id]]
        told = [*counts, *([f"chưa chủ trì mục nào: {', '.join(idle)}"] if idle else [])]
        words = "; ".join(told)
        self._owned.setText(f"{words[:1].upper()}{words[1:]}." if words else "")
        self._owned.setVisible(bool(words))

    def texts(self, criteria_set: CriteriaSet) -> list[dict[str, str]]:
        return [{HIDDEN: role.id, "name": role.name} for role in criteria_set.roles]

    def made(self, criteria_set: CriteriaSet, rows: list[dict[str, Any]]) -> tuple[Role, ...]:
        made: dict[str, Role] = {}
        for row in rows:
            if fold(row["name"]) in made:
                raise EditRefused(TWICE.format(name=row["name"]))
            made[fold(row["name"])] = Role(id=row[HIDDEN], name=row["name"])
        left = {role.id for role in made.values()}
        owned = owned_rows(criteria_set)
        for role in criteria_set.roles:
            if role.id not in left and owned[role.id]:
                raise EditRefused(_owns(role, owned[role.id]))
        return tuple(made.values())

    def _add(self, preset: RolePreset) -> None:
        """The roles of a list that are not there yet, by id or by name."""
        now = self._edited.criteria_set.roles
        there = {role.id for role in now} | {fold(role.name) for role in now}
        new = (Role(id=id_, name=name) for id_, name in preset.roles.items() if not {id_, fold(name)} & there)
        self._edited.end_step()
        self._edited.change_whole(roles=(*now, *new))
        self._known |= set(preset.roles)

    def _id(self, texts: Mapping[str, str], used: set[str]) -> str:
        """What a new role is called in files follows its name, until rows may know it by that."""
        own = texts[HIDDEN]
        if own in self._known or owned_rows(self._edited.criteria_set)[own]:
            return own
        stem = re.sub(r"[^a-z0-9]+", "-", fold(texts["name"])).strip("-")[:50].strip("-") or "bo-phan"
        return next(one for one in (stem, *(f"{stem}-{n}" for n in range(2, 1000))) if one not in used)


def owned_rows(criteria_set: CriteriaSet) -> defaultdict[str, list[str]]:
    """The codes of the rows each role owns, in document order."""
    owned: defaultdict[str, list[str]] = defaultdict(list)
    for node in criteria_set.walk_all():
        for role in node.owner:
            owned[role].append(node.code)
    return owned


def _owns(role: Role, codes: list[str]) -> str:
    told = ", ".join(codes[:CODES_TOLD]) + (", …" if len(codes) > CODES_TOLD else "")
    return OWNS.format(name=role.name, many=len(codes), codes=told)
