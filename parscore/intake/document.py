"""A foreign YAML or JSON document as a tree that knows its lines. Everything in it is hostile until parsed.

Only plain data passes: no aliases, tags, several documents, unfolding or depth. `true`/`false`, whole numbers and null
are special, all else is text, so that a code 7.10 can never become 7.1; an unquoted decimal is a mistake with its line.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import TypeAlias

from parscore.faults import EnvironmentFault, fault_of
from parscore.scoring.numbers import shorten
from parscore.scoring.text import nfc

MAX_BYTES = 3_000_000
MAX_EVENTS = 300_000
MAX_DEPTH = 60
MAX_DIGITS = 18

_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]*)", re.ASCII)
_DECIMAL = re.compile(r"[-+]?(?:\d+\.\d*|\.\d+|\d+(?:\.\d*)?[eE][-+]?\d+)", re.ASCII)
_ESCAPED = re.compile(r"\\u(?P<high>d[89ab][0-9a-f]{2})\\u(?P<low>d[c-f][0-9a-f]{2})|\\.", re.IGNORECASE)
_CONSTANTS = {"true": True, "false": False, "null": None, "~": None, "": None}

Scalar: TypeAlias = "str | int | bool | None"
Json: TypeAlias = "Scalar | list[Json] | dict[str, Json]"


class DocumentError(Exception):
    """The whole document cannot be read; one sentence, with the line where there is one."""

    def __init__(self, message: str, remedy: str, line: int = 0) -> None:
        super().__init__(message)
        self.message, self.remedy, self.line = message, remedy, line


@dataclass(slots=True)
class Node:
    """A value with the line it stands on; `keys` gives the lines of a mapping's own keys."""

    line: int
    value: "Scalar | list[Node] | dict[str, Node]"
    keys: dict[str, int] = field(default_factory=dict)

    def plain(self) -> Json:
        """The value without lines."""
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value

    def step(self, key: str | int) -> "Node | None":
        """The node under a key or at a place; None when there is none."""
        if isinstance(self.value, dict):
            return self.value.get(str(key))
        if isinstance(self.value, list) and isinstance(key, int) and key < len(self.value):
            return self.value[key]
        return None

    def everything(self) -> Iterator["Node"]:
        """The node and all that is in it."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            if isinstance(node.value, dict | list):
                waiting += node.value.values() if isinstance(node.value, dict) else node.value

    def text(self, key: str) -> str:
        """The text under a key, empty when there is none."""
        found = self.step(key)
        return str(found.value) if found and isinstance(found.value, str | int) else ""


@dataclass(frozen=True, slots=True)
class Slip:
    """A mistake of writing: a repeated key, an unquoted decimal."""

    node: Node
    line: int
    message: str
    remedy: str


def read_text(path: FilePath) -> str:
    """The text of a foreign file; EnvironmentFault when it cannot be opened, DocumentError when it is no text."""
    try:
        if path.exists() and not path.is_file():
            raise EnvironmentFault(f"Không đọc được “{path}”: đây không phải là một tệp; hãy chọn một tệp.")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise fault_of(error, "Không đọc được", path) from None
    if len(data) > MAX_BYTES:
        raise DocumentError(
            f"tệp lớn hơn {MAX_BYTES // 1_000_000} MB, không phải là bộ tiêu chí hay phiếu kê khai", "hãy chọn đúng tệp"
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise DocumentError("tệp không ở mã UTF-8", "mở tệp và lưu lại với mã UTF-8", line) from None


def parse(text: str) -> tuple[Node, list[Slip]]:
    """The tree of a document and its slips; DocumentError when it cannot be read as plain data."""
    import yaml

    if text.lstrip().startswith("{"):
        text = _as_flow(text)
    try:
        return _Builder().build(yaml.parse(text, Loader=yaml.CSafeLoader))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else text.count("\n", 0, getattr(error, "position", 0) or 0) + 1
        if isinstance(error, yaml.reader.ReaderError):
            raise DocumentError("tệp có ký tự điều khiển ở chỗ này", "xóa ký tự đó, nó không hiện ra", line) from None
        raise DocumentError(
            "không đọc được cú pháp YAML ở chỗ này",
            "xem lại thụt đầu dòng, dấu hai chấm và dấu nháy; chữ có dấu “:” hoặc “#” phải đặt trong dấu nháy",
            line,
        ) from None


def _as_flow(text: str) -> str:
    """JSON as the YAML parser takes it: tabs are only layout, and a pair of surrogates is one character."""
    try:
        json.loads(text)
    except RecursionError:
        raise DocumentError(f"tệp lồng quá {MAX_DEPTH} tầng", "bỏ bớt các tầng lồng nhau") from None
    except ValueError:
        return text
    return _ESCAPED.sub(_joined, text.replace("\t", " "))


def _joined(escape: re.Match[str]) -> str:
    high, low = escape["high"], escape["low"]
    if high is None:
        return escape[0]
    return chr(0x10000 + ((int(high, 16) - 0xD800) << 10) + int(low, 16) - 0xDC00)


class _Builder:
    """Builds the tree from parser events without recursion, so that depth can be refused instead of suffered."""

    def __init__(self) -> None:
        self._slips: list[Slip] = []
        self._stack: list[Node] = []
        self._pending: list[tuple[str, int] | None] = []
        self._root: Node | None = None

    def build(self, events: Iterator[object]) -> tuple[Node, list[Slip]]:
        import yaml

        documents = 0
        for count, event in enumerate(events):
            line = event.start_mark.line + 1  # type: ignore[attr-defined]  # every event has marks
            if count > MAX_EVENTS:
                raise DocumentError("tệp có quá nhiều mục", "hãy chia nhỏ hoặc chọn đúng tệp", line)
            self._refuse_clever(event, line)
            match event:
                case yaml.ScalarEvent():
                    self._scalar(event, line)
                case yaml.DocumentStartEvent():
                    documents += 1
                    if documents > 1:
                        raise DocumentError("tệp có nhiều tài liệu (---)", "mỗi tệp chỉ một tài liệu", line)
                case yaml.MappingStartEvent():
                    self._open(Node(line, {}), line)
                case yaml.SequenceStartEvent():
                    self._open(Node(line, []), line)
                case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                    self._stack.pop()
                    self._pending.pop()
        if self._root is None:
            raise DocumentError("tệp trống", "hãy chọn đúng tệp")
        return self._root, self._slips

    def _refuse_clever(self, event: object, line: int) -> None:
        if getattr(event, "anchor", None):  # an alias always has the anchor it stands for
            raise DocumentError("tệp dùng bí danh YAML (& hoặc *)", "viết rõ nội dung ở từng chỗ", line)
        if getattr(event, "tag", None):
            raise DocumentError("tệp dùng nhãn kiểu YAML (!)", "bỏ nhãn, chỉ ghi chữ và số", line)

    def _open(self, node: Node, line: int) -> None:
        if len(self._stack) >= MAX_DEPTH:
            raise DocumentError(f"tệp lồng quá {MAX_DEPTH} tầng", "bỏ bớt các tầng lồng nhau", line)
        self._attach(node, line)
        self._stack.append(node)
        self._pending.append(None)

    def _scalar(self, event: object, line: int) -> None:
        text, plain = nfc(event.value), event.implicit[0]  # type: ignore[attr-defined]  # a scalar event has both
        if "\0" in text:
            raise DocumentError("chữ có ký tự rỗng (NUL)", "xóa ký tự đó, nó không hiện ra", line)
        if self._stack and isinstance(self._stack[-1].value, dict) and self._pending[-1] is None:
            self._pending[-1] = (text, line)
            return
        node = Node(line, _resolved(text) if plain else text)
        if plain and _DECIMAL.fullmatch(text):
            said = f"số thập phân {shorten(text)} không đặt trong dấu nháy"
            self._slips.append(Slip(node, line, said, f'viết "{shorten(text)}"'))
        self._attach(node, line)

    def _attach(self, node: Node, line: int) -> None:
        if not self._stack:
            self._root = node
            return
        parent = self._stack[-1]
        if isinstance(parent.value, list):
            parent.value.append(node)
            return
        assert isinstance(parent.value, dict)
        pending = self._pending[-1]
        if pending is None:
            raise DocumentError("khóa phải là chữ, không phải danh sách", "đặt tên khóa trước dấu hai chấm", line)
        key, key_line = pending
        self._pending[-1] = None
        if key in parent.value:
            said = f"khóa “{shorten(key)}” lặp lại (lần đầu ở dòng {parent.keys[key]})"
            self._slips.append(Slip(parent, key_line, said, "giữ một trong hai"))
            return
        parent.value[key] = node
        parent.keys[key] = key_line


def _resolved(text: str) -> Scalar:
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if len(text) <= MAX_DIGITS and _WHOLE.fullmatch(text):
        return int(text)
    return text
