"""From lines to the tree of criteria. What had to be understood is warned of; what contradicts itself is an error."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from parscore.intake.annex.codes import LETTERS, Code, bullet, roman
from parscore.intake.annex.levels import join_levels
from parscore.intake.annex.lines import TEXT_ROLES, Line, about, told_briefly
from parscore.intake.annex.node import Node
from parscore.intake.annex.numbering import restarts
from parscore.intake.annex.outside import begins_outside
from parscore.intake.annex.printed_twice import shared_name, take_second
from parscore.scoring.outcome import Severity

if TYPE_CHECKING:
    from decimal import Decimal

    from parscore.intake.annex.table import Problem

_LISTED = ("evidence", "owner", "coordinating")  # roles whose texts are lists, to which a further row adds


class Tree:
    """The areas, the total the annex prints (None when it prints none), and everything there is to say of the rows."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self.areas: list[Node] = []
        self.total: Decimal | None = None
        self.problems: list[Problem] = []
        self.orphans: list[Line] = []
        self._nodes: dict[str, Node] = {}
        self._area: Node | None = None
        self._part: Node | None = None
        self._numbered: Node | None = None
        self._last: Node | None = None
        kept = list(lines)
        self._relative = restarts(kept)
        for line in kept:
            self._take(line)
        for node in self.walk():
            rows = {row.code for row in node.children}
            if joined := join_levels(node):
                self.problems = [one for one in self.problems if one.code not in rows] + joined

    def walk(self) -> Iterator[Node]:
        for area in self.areas:
            yield from area.walk()

    def _take(self, line: Line) -> None:
        if line.total:
            self.total = line.maximum if line.maximum is not None else self.total
        elif line.code is not None:
            self._coded(line, line.code)
        elif line.merged or not line.title:
            self._continue(line)
        elif self._last is not None and line.title[0].islower() and not line.maximum_text:
            self._last.title += f" {line.title}"
            self._continue(line)
            self._warn(line, "title", "dòng không có mã, nối tiếp dòng trên", "xem lại tên và cách chấm của mục này")
        elif begins_outside(line.title) and len(line.title) <= 80 and not line.texts:
            self._unnumbered_area(line)
        elif line.maximum_text and not line.is_note:
            self._unnumbered(line)
        elif line.is_heading:
            self._unnumbered_area(line)
        else:
            self._note(line)

    def _coded(self, line: Line, code: Code) -> None:
        if code.is_heading:
            self._heading(line, code)
            return
        if code.is_letter:
            above = self._numbered
            if above is None:
                self._warn(line, "code", f"mục {code.text} không đứng dưới mục nào", "thêm dòng của mục cha")
            full = f"{above.code}.{code.text}" if above else code.text
            self._add(above, Node(full, line.title, line))
            return
        segments = code.segments
        if self._relative and code.is_number and self._area is not None:
            segments = (self._area.code, *segments)
        first = self._nodes.get(".".join(segments))
        if first is not None and (name := shared_name(first, line)):
            self._again(first, line, name)
            return
        self._add(self._parent(segments, line), Node(".".join(segments), line.title, line))
        self._numbered = self._last

    def _again(self, node: Node, line: Line, name: str) -> None:
        take_second(node, line, name)
        self._join(node, line, TEXT_ROLES)
        self._last = self._numbered = node
        first = f"{node.line.table.name}, dòng {node.line.row}"
        said = f"mục {node.code} in hai lần với cùng tên (đã có ở {first}); gộp làm một"
        self._warn(line, "code", said, "xem lại; nếu là hai mục, sửa mã trong tệp", node.code)

    def _heading(self, line: Line, code: Code) -> None:
        """An area; below a part (A, B) the Roman numerals are its criteria."""
        below = self._part if code.segments[0].isalpha() and roman(code.text) else None
        text = f"{below.code}.{code.text}" if below and code.text in self._nodes else code.text
        node = Node(text, line.title, line)
        self._add(below, node)
        self._area = self._numbered = node
        if not roman(code.text):
            self._part = node

    def _parent(self, segments: tuple[str, ...], line: Line) -> Node | None:
        """The node a code stands under; those the annex does not print are restored, with a warning."""
        if len(segments) == 1:
            return self._area
        above = ".".join(segments[:-1])
        if above in self._nodes:
            return self._nodes[above]
        if len(segments) == 2:
            areas = [node for node in self.areas if roman(node.code) == roman(segments[0]) > 0]
            if areas:
                return areas[0]
            under = {child.code.partition(".")[0] for child in self._area.children} if self._area else set()
            if self._area is not None and (under <= {segments[0]} or not roman(self._area.code)):
                said = f"mã {'.'.join(segments)} không khớp với lĩnh vực {self._area.code} đứng trên"
                self._warn(line, "code", said, "xem lại mã của dòng này hoặc của lĩnh vực")
                return self._area
        kind = "Lĩnh vực" if len(segments) == 2 else "Tiêu chí"
        restored = Node(above, f"{kind} {above} (phụ lục không in tên)", line, restored=True)
        self._warn(line, "code", f"thiếu dòng của mục {above}; tạm thêm vào", f"điền tên của mục {above}", above)
        self._add(self._parent(segments[:-1], line) if len(segments) > 2 else None, restored)
        if len(segments) == 2:
            self._area = restored
        return restored

    def _add(self, above: Node | None, node: Node) -> None:
        line = node.line
        if not node.restored:
            node.maximum, node.maxima = line.maximum, dict(line.maxima)
            node.texts = dict(line.texts)
        if not node.title:
            node.title = f"Mục {node.code} (phụ lục không in tên)"
            self._warn(line, "title", f"mục {node.code} không có tên", "điền tên của mục", node.code)
        first = self._nodes.get(node.code)
        if first is not None and not node.restored:
            said = f"mã {node.code} lặp lại (đã dùng ở {first.line.table.name}, dòng {first.line.row})"
            remedy = "sửa mã trong tệp cho mỗi mục một mã riêng"
            if line.number_code and "." in node.code:
                said += f"; Excel có thể đã đổi {node.code}0 thành {node.code}"
                remedy = "định dạng cột mã là Văn bản (Text) rồi gõ lại mã"
            self._error(line, "code", said, remedy, node.code)
        else:
            self._nodes[node.code] = node
        self._judge_maximum(node)
        (self.areas if above is None else above.children).append(node)
        self._last = node

    def _judge_maximum(self, node: Node) -> None:
        line = node.line
        if node.restored:
            return
        if line.maximum_text and line.maximum is None:
            said = f"điểm tối đa {told_briefly(line.maximum_text)} không phải là một con số"
            self._error(line, "maximum", said, "ghi một số, ví dụ 1,5", node.code)
        elif line.shared_maximum:
            said = "ô điểm tối đa gộp chung với dòng trên, chưa rõ mục này mấy điểm"
            self._warn(line, "maximum", said, "ghi riêng điểm tối đa của từng mục", node.code)

    def _continue(self, line: Line) -> None:
        """A further row of the same criterion: its texts belong to the one above."""
        node = self._last
        if node is None:
            self.orphans.append(line)
            return
        if line.merged and line.title and not (line.maximum_text or "scoring" in line.columns.by_role):
            self._note(line)
            return
        if line.merged and line.title:
            told = f"{line.title}: {line.texts.pop('scoring', '')}".rstrip(": ")
            line.texts["scoring"] = told + (f" ({line.maximum_text})" if line.maximum_text else "")
        elif line.maximum_text and node.maximum is None and not line.title:
            node.maximum, node.maxima = line.maximum, dict(line.maxima)
        elif line.maximum_text and line.maximum != node.maximum:
            said = f"có thêm điểm {told_briefly(line.maximum_text)} ở dòng nối tiếp; không dùng"
            self._warn(line, "maximum", said, "xem lại điểm tối đa của mục này", node.code)
        self._join(node, line, TEXT_ROLES)

    def _join(self, node: Node, line: Line, roles: Iterable[str]) -> None:
        for role in roles:
            if text := line.texts.get(role):
                before = node.texts.get(role, "")
                between = " " if text[0].islower() and before and before[-1] not in ".;:" else "\n"
                node.texts[role] = before if text in before.split("\n") else f"{before}{between}{text}".strip()

    def _unnumbered(self, line: Line) -> None:
        """A title with points and no code: a part of the criterion above, under the next free letter."""
        above = self._numbered
        used = len(above.children) if above else len(self.areas)
        if above is None or used >= len(LETTERS):
            self._error(line, "code", "dòng có điểm nhưng không có mã", "ghi mã của dòng này")
            return
        line.title = bullet(line.title) or line.title
        code = f"{above.code}.{LETTERS[used]}"
        said = f"dòng có điểm nhưng không có mã; tạm đặt mã {code}"
        self._warn(line, "code", said, "ghi mã của dòng này, hoặc gộp vào cách chấm của mục trên", code)
        self._add(above, Node(code, line.title, line, lettered=True))

    def _unnumbered_area(self, line: Line) -> None:
        code = str(len(self.areas) + 1)
        self._warn(line, "code", f"lĩnh vực không có số; tạm đặt mã {code}", "ghi số của lĩnh vực", code)
        self._add(None, Node(code, line.title, line))
        self._area = self._numbered = self._last

    def _note(self, line: Line) -> None:
        if self._last is None:
            self.orphans.append(line)
            return
        self._join(self._last, line, _LISTED)
        told = [line.title, *(text for role, text in line.texts.items() if role not in _LISTED)]
        self._last.notes.append("\n".join(told))
        said = f"dòng không có mã, giữ làm hướng dẫn của mục {self._last.code}: {told_briefly(line.title)}"
        self._warn(line, "title", said, "nếu là một tiêu chí, ghi mã cho dòng này", self._last.code)

    def _warn(self, line: Line, role: str, message: str, remedy: str, code: str = "") -> None:
        self.problems.append(about(line, role, Severity.WARNING, message, remedy, code))

    def _error(self, line: Line, role: str, message: str, remedy: str, code: str = "") -> None:
        self.problems.append(about(line, role, Severity.ERROR, message, remedy, code))
