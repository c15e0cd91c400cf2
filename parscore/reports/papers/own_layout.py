"""What an official changes of the pages, put into the workspace's file of layout; all else that file says stays."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from parscore.faults import InputError, fault_of
from parscore.reports.files import replace_file
from parscore.reports.papers.layout import OWN_FILE, layout

_HEAD = "# Những gì đơn vị đổi so với thể thức đi kèm chương trình; xóa tệp này là trở về như cũ.\n"
_PAGES = ("page", "wide_page")


def keep_pages(workspace: Path, margins: Mapping[str, float], *, area_pages: bool) -> None:
    """Keep margins (top, bottom, left, right in millimetres) for upright and wide pages, and whether every area of
    annex I begins on a new one.

    InputError where the file that stands there cannot be read or the pages become too small, EnvironmentFault where
    the disk refuses: the old file then stays.
    """
    path = workspace / OWN_FILE
    before = _held(path)
    changed = before | {page: {**before.get(page, {}), **margins} for page in _PAGES}
    changed["table"] = {**before.get("table", {}), "area_pages": area_pages}
    old = path.read_bytes() if path.is_file() else None
    replace_file(path, (_HEAD + "\n".join(_lines(changed, ())) + "\n").encode())
    try:
        layout(workspace)
    except InputError:
        if old is None:
            path.unlink()
        else:
            replace_file(path, old)
        raise


def _held(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    layout(path.parent)  # refuses, in words, what cannot be taken
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise fault_of(error, "Chưa đọc được tệp thể thức", path) from None


def _lines(table: Mapping[str, Any], above: tuple[str, ...]) -> Iterator[str]:
    plain = {key: value for key, value in table.items() if not isinstance(value, dict)}
    if above and plain:
        yield f"\n[{'.'.join(above)}]"
    for key, value in plain.items():
        yield f"{key} = {json.dumps(value, ensure_ascii=False)}"
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _lines(value, (*above, key))
