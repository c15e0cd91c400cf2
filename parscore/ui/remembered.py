"""Where the official was: the last assessment, the row of each, the page. Kept with the workspace."""

from typing import TYPE_CHECKING

from parscore.faults import ParscoreError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from parscore.storage.workspace import Card, Workspace
    from parscore.ui.late_workspace import LateWorkspace

LAST_CARD = "last_card"
LAST_PAGE = "last_page"


class Remembered:
    """Small settings, read once; what is known already is not written again."""

    def __init__(self, workspace: "Workspace | LateWorkspace", known: "Mapping[str, str] | None" = None) -> None:
        self._workspace = workspace
        self._known = dict(known or {})
        self._all_known = known is not None

    def value(self, name: str) -> str:
        """What is kept under a name, "" when nothing is."""
        if name not in self._known:
            self._known[name] = "" if self._all_known else self._workspace.setting(name, "")
        return self._known[name]

    def keep(self, name: str, value: str) -> None:
        """Keep a value; losing where somebody was is no reason to disturb anybody."""
        if self._known.get(name, "" if self._all_known else None) == value:
            return
        try:
            if not self._workspace.read_only:
                self._workspace.keep_setting(name, value)
                self._known[name] = value
        except ParscoreError:
            return


def row_of(card_id: int) -> str:
    """The name under which the last row of an assessment is kept."""
    return f"row.{card_id}"


def last_card(cards: "Sequence[Card]", last: str) -> "Card":
    """What was worked on last, else the first of the list."""
    return next((card for card in cards if str(card.id) == last), cards[0])
