"""How papers look: every size and distance, from the settings file of the decree and the user's own beside it."""

import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, get_args

from parscore.data_files import resource
from parscore.faults import InputError, fault_of
from parscore.reports.papers.paper import Align

DECREE = ("papers", "nghi-dinh-30.toml")
OWN_FILE = "the-thuc.toml"
_LARGEST = 1000  # of any number in the file
_SIZES = (5, 40)  # points
_LEAST_ROOM = 60  # mm between the margins


@dataclass(frozen=True, slots=True)
class Page:
    """A page in millimetres."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    number_from_top: float
    foot_from_bottom: float

    @property
    def text_width(self) -> float:
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        return self.height - self.top - self.bottom


@dataclass(frozen=True, slots=True)
class HeadLayout:
    """Shares of the width, and of their line that rules take, in %; the room to sign in points."""

    left_share: float
    sign_share: float
    sign_room: float
    organ_rule: float
    subject_rule: float
    motto_rule: float


@dataclass(frozen=True, slots=True)
class TableLayout:
    """Padding in millimetres, line in points; a row higher than `tall_row` % of the page may be cut by its end.

    `area_pages`: every area of annex I begins on a page of its own.
    """

    padding: float
    line: float
    tall_row: float
    area_pages: bool = False


@dataclass(frozen=True, slots=True)
class Style:
    """The look of a paragraph: size and spacing in points, indents in millimetres, `line` in single lines."""

    size: float
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    align: Align = "left"
    indent: float = 0
    left: float = 0
    before: float = 0
    after: float = 0
    line: float = 1
    keep: bool = False

    def said(self, text: str) -> str:
        """The text as the style prints it."""
        return text.upper() if self.capitals else text


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything a writer asks for."""

    font: str
    page: Page
    wide_page: Page
    head: HeadLayout
    table: TableLayout
    styles: Mapping[str, Style]

    def page_of(self, *, landscape: bool) -> Page:
        return self.wide_page if landscape else self.page


def layout(workspace: Path | None = None) -> Layout:
    """The layout of the decree, changed by the user's own file where the workspace has one.

    InputError naming the key when that file cannot be taken, EnvironmentFault when it cannot be read.
    """
    own = None if workspace is None else workspace / OWN_FILE
    if own is None or not own.is_file():
        return _decree()
    return _made(_merged(_read(resource(*DECREE)), _read(own)), own)


@cache
def _decree() -> Layout:
    path = resource(*DECREE)
    return _made(_read(path), path)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise fault_of(error, "Chưa đọc được tệp thể thức", path) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(f"Tệp thể thức “{path}” viết sai: {error}; hãy sửa hoặc xóa tệp này.") from None


def _merged(one: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    both = dict(one)
    for key, value in over.items():
        held = both.get(key)
        both[key] = _merged(held, value) if isinstance(held, dict) and isinstance(value, dict) else value
    return both


T = TypeVar("T")


def _made(data: Mapping[str, Any], path: Path) -> Layout:
    try:
        made = Layout(
            font=_checked("font", data["font"], str),
            page=_part(Page, data, "page"),
            wide_page=_part(Page, data, "wide_page"),
            head=_part(HeadLayout, data, "head"),
            table=_part(TableLayout, data, "table"),
            styles={name: _style(name, given) for name, given in _table("styles", data["styles"]).items()},
        )
        for key in data.keys() - {field.name for field in fields(Layout)}:
            raise _RefusedError(f"không có mục “{key}”")
        for name in ("page", "wide_page"):
            page: Page = getattr(made, name)
            if min(page.text_width, page.text_height) < _LEAST_ROOM:
                raise _RefusedError(f"“{name}”: lề quá rộng so với khổ giấy")
    except _RefusedError as error:
        raise InputError(f"Tệp thể thức “{path}” chưa dùng được: {error}; hãy sửa hoặc xóa tệp này.") from None
    except KeyError as error:
        raise InputError(f"Tệp thể thức “{path}” thiếu mục {error}; hãy thêm mục đó.") from None
    return made


class _RefusedError(ValueError):
    pass


def _table(name: str, given: Any) -> Mapping[str, Any]:
    if not isinstance(given, dict):
        raise _RefusedError(f"“{name}” phải là một nhóm, viết [{name}]")
    return given


def _part(kind: type[T], data: Mapping[str, Any], name: str) -> T:
    given = _table(name, data[name])
    known = {field.name: field for field in fields(kind)}  # type: ignore[arg-type]
    for key in given.keys() - known.keys():
        raise _RefusedError(f"“{name}” không có mục “{key}”")
    for key, field in known.items():
        if key not in given and field.default is MISSING:
            raise KeyError(f"{name}.{key}")
    return kind(**{key: _checked(f"{name}.{key}", value, known[key].type) for key, value in given.items()})


def _style(name: str, given: Any) -> Style:
    style = _part(Style, {name: given}, name)
    if not _SIZES[0] <= style.size <= _SIZES[1]:
        raise _RefusedError(f"“{name}.size” phải từ {_SIZES[0]} đến {_SIZES[1]}")
    return style


def _checked(name: str, value: Any, wanted: Any) -> Any:
    if wanted is float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise _RefusedError(f"“{name}” phải là một số")
        if not 0 <= value <= _LARGEST:  # nan is neither
            raise _RefusedError(f"“{name}” phải từ 0 đến {_LARGEST}")
    elif wanted in (bool, str):
        if not isinstance(value, wanted):
            raise _RefusedError(f"“{name}” phải là {'true hoặc false' if wanted is bool else 'chữ trong ngoặc kép'}")
    elif value not in get_args(wanted):
        raise _RefusedError(f"“{name}” phải là một trong: {', '.join(get_args(wanted))}")
    return value
