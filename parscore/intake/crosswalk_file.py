"""Crosswalks from and to files (`parscore-crosswalk/1`): those shipped beside the sets, and those of a workspace."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from parscore.data_files import criteria_folder
from parscore.faults import EnvironmentFault, fault_of
from parscore.intake.checking import ValidationError, checked, form_of
from parscore.intake.document import DocumentError, Node, Slip, parse, read_text
from parscore.intake.mistakes import MAX_MISTAKES, Mistake, all_keys, describe, line_of, place_of, too_many
from parscore.intake.published_schema import Publisher
from parscore.intake.yaml_text import yaml_text
from parscore.scoring.crosswalk import FORMAT, Crosswalk, Link, SetRef
from parscore.scoring.outcome import Severity

FOLDER = "crosswalks"
SCHEMA_NAME = "parscore-crosswalk-1.schema.json"
_MANUAL = "criteria/crosswalks/README.md"


class LoadedCrosswalk(NamedTuple):
    """A crosswalk file as read: the crosswalk, or None when the file has errors; and all that was found."""

    path: Path
    crosswalk: Crosswalk | None
    mistakes: tuple[Mistake, ...]


def load_crosswalk(path: Path) -> LoadedCrosswalk:
    """Read a crosswalk. EnvironmentFault when it cannot be opened; everything else is a mistake in the result."""
    try:
        root, slips = parse(read_text(path))
    except DocumentError as error:
        return _refused(path, error.line, error.message, error.remedy)
    if not isinstance(root.value, dict):
        return _refused(path, root.line, "tệp không phải là bảng tương ứng", f"bắt đầu bằng format: {FORMAT}")
    try:
        crosswalk = checked(Crosswalk, root.plain())
    except ValidationError as error:
        return LoadedCrosswalk(path, None, _told(path, root, slips, error))
    told = _slips(path, slips)
    return LoadedCrosswalk(path, None if told else crosswalk, tuple(told))


def _refused(path: Path, line: int, message: str, remedy: str) -> LoadedCrosswalk:
    return LoadedCrosswalk(path, None, (Mistake(path.name, line, "", Severity.ERROR, message, remedy),))


def _slips(path: Path, slips: Iterable[Slip]) -> list[Mistake]:
    return [Mistake(path.name, slip.line, "", Severity.ERROR, slip.message, slip.remedy) for slip in slips]


def _told(path: Path, root: Node, slips: Iterable[Slip], error: ValidationError) -> tuple[Mistake, ...]:
    keys = all_keys()
    told = dict.fromkeys(_slips(path, slips))
    for found in error.errors(include_url=False):
        if len(told) >= MAX_MISTAKES:
            return (*told, too_many(path.name))
        place = place_of(root, found["loc"])
        message, remedy = describe(found, place, keys, _MANUAL)
        told[Mistake(path.name, line_of(found, place), "", Severity.ERROR, message, remedy)] = None
    return tuple(sorted(told, key=lambda mistake: mistake.line))


def crosswalk_text(crosswalk: Crosswalk) -> str:
    """A crosswalk as the text of its file; reading it back gives the same crosswalk."""
    data: dict[str, Any] = {"format": FORMAT, "old": _ref(crosswalk.old), "new": _ref(crosswalk.new)}
    if crosswalk.confirmed_by is not None:
        data["confirmed_by"] = crosswalk.confirmed_by
    if crosswalk.confirmed_on is not None:
        data["confirmed_on"] = crosswalk.confirmed_on.isoformat()
    data["links"] = [_link(link) for link in crosswalk.links]
    return yaml_text(data)


def _ref(ref: SetRef) -> dict[str, Any]:
    return {"id": ref.id, "version": ref.version}


def _link(link: Link) -> dict[str, Any]:
    data: dict[str, Any] = {"relation": link.relation.value, "old": list(link.old), "new": list(link.new)}
    named = {key: value for key, value in data.items() if value}
    return named if link.note is None else {**named, "note": link.note}


def file_name(old: SetRef, new: SetRef) -> str:
    """The name of the file of a crosswalk between two sets: "mau-2023--loc-hoa-2025.yaml"."""
    return f"{_stem(old)}--{_stem(new)}.yaml"


def _stem(ref: SetRef) -> str:
    return ref.id if ref.version == 1 else f"{ref.id}-v{ref.version}"


def crosswalk_folder(workspace: Path) -> Path:
    """Where a workspace keeps its own crosswalks."""
    return workspace / FOLDER


def write_crosswalk(crosswalk: Crosswalk, folder: Path) -> Path:
    """Write a crosswalk into a folder, beside and then in place of an older one for the same sets."""
    path = folder / file_name(crosswalk.old, crosswalk.new)
    beside = path.with_name(path.name + ".part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        beside.write_text(crosswalk_text(crosswalk), encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise fault_of(error, "Chưa ghi được bảng tương ứng", path) from None
    return path


def crosswalks_in(folder: Path) -> tuple[LoadedCrosswalk, ...]:
    """Every crosswalk of a folder as read, by name; one that cannot be read never hides the others."""
    return tuple(_read(path) for path in sorted(folder.glob("*.yaml"))) if folder.is_dir() else ()


def _read(path: Path) -> LoadedCrosswalk:
    try:
        return load_crosswalk(path)
    except EnvironmentFault as fault:
        return _refused(path, 0, str(fault), "kiểm tra tệp rồi mở lại")


def installed_crosswalks() -> tuple[LoadedCrosswalk, ...]:
    """The crosswalks shipped with the program."""
    return crosswalks_in(criteria_folder() / FOLDER)


def known_crosswalks(workspace: Path | None) -> tuple[LoadedCrosswalk, ...]:
    """All that is known, a workspace's own before the shipped ones, so that it counts first."""
    own = () if workspace is None else crosswalks_in(crosswalk_folder(workspace))
    return (*own, *installed_crosswalks())


def crosswalk_schema() -> dict[str, object]:
    """The shape of a crosswalk file; whether the codes exist is judged beside the two sets."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{FORMAT.replace('/', ':')}",
        **Publisher().generate(form_of(Crosswalk)),
        "title": f"Bảng tương ứng {FORMAT}",
    }


def schema_text() -> str:
    """The schema as it stands in its file."""
    return json.dumps(crosswalk_schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    sys.stdout.write(schema_text())
