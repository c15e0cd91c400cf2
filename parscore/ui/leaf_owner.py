"""Who answers for the row: chosen from the roles of the unit, the one of the set unless the unit says otherwise."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt

from parscore.scoring.criteria import Criterion
from parscore.scoring.owners import NOBODY, owner_of, roles_of
from parscore.ui import style
from parscore.ui.open_assessment import OpenAssessment
from parscore.ui.owned import owners_of
from parscore.ui.quiet_box import QuietBox

WIDTH = 236


class OwnerBox(QuietBox):
    """Shows the owner of a leaf, and writes another one into the circumstances of the sheet."""

    def __init__(self, assessment: OpenAssessment, leaf: Criterion) -> None:
        super().__init__("owner", "Bộ phận phụ trách")
        self._assessment = assessment
        self._leaf = leaf
        style.keep_in_scale(self, setFixedWidth=WIDTH)
        self.activated.connect(self._on_chosen)

    def refresh(self) -> None:
        """Show the roles there are now, and the owner."""
        now = self._assessment.circumstances
        owner = owners_of(self._assessment)[self._leaf.code]
        offered = {owner.id: owner.name} if owner.id else {"": NOBODY}
        offered |= roles_of(self._assessment.criteria_set, now)
        with QSignalBlocker(self):
            self.clear()
            for role, name in offered.items():
                self.addItem(name, role)
                self.setItemData(self.count() - 1, name, Qt.ItemDataRole.ToolTipRole)
            self.setCurrentIndex(self.findData(owner.id))
        self.setToolTip(f"Bộ phận phụ trách: {owner.name}")
        self.setEnabled(self._assessment.editable and len(offered) > 1)

    def _on_chosen(self) -> None:
        now = self._assessment.circumstances
        others = {code: role for code, role in now.owners.items() if code != self._leaf.code}
        stated = owner_of(self._assessment.criteria_set, replace(now, owners=others), self._leaf)
        role = str(self.currentData())
        owners = others if role in ("", stated.id) else {**others, self._leaf.code: role}
        self._assessment.set_circumstances(replace(now, owners=owners), f"Phân công {self._leaf.code}")
