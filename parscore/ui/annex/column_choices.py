"""Which table of an annex is read and which of its columns is what: as proposed, as last year, as the official says."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from parscore.faults import ParscoreError
from parscore.intake.annex import Annex, AnnexTables, ColumnChoice
from parscore.intake.annex.remembered_columns import as_text, recalled, signature

if TYPE_CHECKING:
    from parscore.storage.workspace import Workspace
    from parscore.ui.late_workspace import LateWorkspace

SETTING = "annex.columns."
ONLY_ONE = frozenset({"maximum"})
"""Roles that only one column can have: of several the first would be read, without the official noticing."""


class ColumnChoices:
    """The choices for all tables of one file. `remembered` are the tables whose columns were chosen in another year."""

    def __init__(self, tables: AnnexTables) -> None:
        self.tables = tables
        self.by_table = {place: tables.choice(place) for place in range(len(tables.tables))}
        self.remembered: set[int] = set()
        self._changed: set[int] = set()
        self._robbed: dict[tuple[int, int], tuple[int, ...]] = {}

    def role_of(self, place: int, column: int) -> str | None:
        """What a column was chosen to be, None while it is passed over."""
        by_role = self.by_table[place].by_role
        return next((role for role, columns in by_role.items() if column in columns), None)

    def give(self, place: int, column: int, role: str | None) -> None:
        """Let a column be something else, or nothing.

        A role that only one column can have is taken from the other, and goes back to it when this column gives it up:
        the arrow keys pass through all roles on the way to the one wanted.
        """
        before = self.role_of(place, column)
        by_role = {one: tuple(at for at in columns if at != column) for one, columns in self._roles(place).items()}
        robbed = self._robbed.pop((place, column), ())
        if before in ONLY_ONE and before != role:
            by_role[before] = tuple(at for at in robbed if self.role_of(place, at) is None)
        if role in ONLY_ONE:
            self._robbed[place, column] = by_role.get(role, ())
            by_role[role] = (column,)
        elif role is not None:
            by_role[role] = tuple(sorted((*by_role.get(role, ()), column)))
        self._choose(place, replace(self.by_table[place], by_role={one: at for one, at in by_role.items() if at}))

    def use(self, place: int, *, use: bool) -> None:
        """Read a table, or leave it out."""
        self._choose(place, replace(self.by_table[place], use=use))

    def turn_heading(self, place: int, row: int) -> None:
        """Let a row be one of the headings, or no longer."""
        choice = self.by_table[place]
        self._choose(place, replace(choice, heading_rows=choice.heading_rows ^ {row}))

    def _roles(self, place: int) -> Mapping[str, tuple[int, ...]]:
        return self.by_table[place].by_role

    def _choose(self, place: int, choice: ColumnChoice) -> None:
        self.by_table[place] = choice
        self._changed.add(place)

    @property
    def chosen_by_hand(self) -> bool:
        """Whether the official chose anything else than what was proposed."""
        return bool(self._changed)

    def given(self) -> dict[int, ColumnChoice]:
        """What stands above the proposals: choices of the official, and of the years before."""
        return {place: self.by_table[place] for place in sorted(self._changed | self.remembered)}

    def read(self) -> Annex:
        """The annex with the columns as chosen now."""
        return self.tables.read(self.given())

    def recall(self, workspace: "Workspace | LateWorkspace") -> None:
        """Take up what was chosen for tables with these headings before, where it is not what is proposed anyway."""
        for place, table in enumerate(self.tables.tables):
            name = signature(table)
            if not name:
                continue
            try:
                kept = workspace.setting(SETTING + name)
            except ParscoreError:
                return
            choice = recalled(kept, table) if kept else None
            if choice is not None and choice != self.by_table[place]:
                self.by_table[place] = choice
                self.remembered.add(place)

    def take_over(self, before: "ColumnChoices") -> None:
        """Choose what was chosen for the same tables of the file before it was corrected."""
        names = [table.name for table in self.tables.tables]
        for place in before._changed:
            table = before.tables.tables[place]
            if place < len(names) and names[place] == table.name:
                self._choose(place, before.by_table[place])

    def keep(self, workspace: "Workspace | LateWorkspace") -> None:
        """Remember the choices for the year to come; losing them is no reason to disturb anybody."""
        for place in sorted(self._changed):
            name = signature(self.tables.tables[place])
            if not name:
                continue
            try:
                workspace.keep_setting(SETTING + name, as_text(self.by_table[place]))
            except ParscoreError:
                return
