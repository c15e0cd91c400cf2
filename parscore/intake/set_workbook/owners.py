"""Who owns a criterion: the names in its cell as the ids of roles; a name that is new becomes a role."""

import re
from collections.abc import Sequence

from parscore.intake.annex.heading import slug
from parscore.scoring.cell_text import from_row
from parscore.scoring.notation import bare
from parscore.scoring.schema import SLUG
from parscore.scoring.text import nfc

_NAMED = re.compile(r"\[([^\]]*)\]\s*(.*)", re.DOTALL)
_LONGEST = 60


class Roles:
    """The roles of the set, in order; `made` grows as new names are met."""

    def __init__(self, listed: Sequence[tuple[str | None, str]]) -> None:
        self.made: list[dict[str, str]] = []
        self._by_name: dict[str, str] = {}
        for known, name in listed:
            if known is None:
                self._new(name)
            else:
                self.made.append({"id": known, "name": name})
                self._by_name.setdefault(bare(name), known)

    def ids(self, text: str) -> list[str]:
        """The ids of the roles a cell names."""
        return [self._id(nfc(part)) for part in from_row(text)]

    def _id(self, said: str) -> str:
        named = _NAMED.fullmatch(said)
        if named and re.fullmatch(SLUG, named[1].strip()):
            return named[1].strip()
        return self._by_name.get(bare(said)) or self._new(said)

    def _new(self, name: str) -> str:
        used = {role["id"] for role in self.made}
        first = free = slug(name, _LONGEST) if bare(name) else "bo-phan"
        number = 1
        while free in used:
            number += 1
            free = f"{first}-{number}"
        self.made.append({"id": free, "name": name})
        self._by_name.setdefault(bare(name), free)
        return free
