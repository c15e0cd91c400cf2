"""Sets of roles that come with the program: the posts of a commune before and its offices since 1 July 2025."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from parscore.data_files import resource
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.edits import Circumstances
from parscore.scoring.owners import owners_by_code


@dataclass(frozen=True, slots=True)
class RolePreset:
    """Roles (id to name), the kinds of unit that have them, and which role took over the work of which others."""

    title: str
    kinds: tuple[str, ...]
    roles: Mapping[str, str]
    takes: Mapping[str, str]

    def given_to(self, criteria_set: CriteriaSet, now: Circumstances) -> tuple[Mapping[str, str], Mapping[str, str]]:
        """Roles and owners of a unit that takes this preset: rows of posts that are gone go to who took them over."""
        stated = owners_by_code(criteria_set, Circumstances())
        owners: dict[str, str] = {}
        for code, owner in owners_by_code(criteria_set, now).items():
            heir = owner.id if owner.id in self.roles else self.takes.get(owner.id, "")
            if heir and heir != stated[code].id:
                owners[code] = heir
        return self.roles, owners


def role_presets(kind: str) -> list[RolePreset]:
    """Those that fit a kind of unit, first; then the others."""
    found = [_read(path.read_text(encoding="utf-8")) for path in sorted(resource("roles").glob("*.json"))]
    return sorted(found, key=lambda preset: kind not in preset.kinds)


def _read(content: str) -> RolePreset:
    data = json.loads(content)
    return RolePreset(
        data["title"],
        tuple(data["kinds"]),
        {role["id"]: role["name"] for role in data["roles"]},
        {old: role["id"] for role in data["roles"] for old in role.get("takes", ())},
    )
