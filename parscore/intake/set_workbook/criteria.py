"""One row of the workbook as a criterion in the shape of files, each part with the place of its cell."""

from datetime import date
from decimal import Decimal
from typing import Any

from parscore.intake.document import Node
from parscore.intake.scoring_text import Proposal
from parscore.intake.set_workbook.cells import Cells
from parscore.intake.set_workbook.leaves import Wordings
from parscore.intake.set_workbook.owners import Roles
from parscore.intake.set_workbook.places import Mapped, Places
from parscore.intake.set_workbook.rows import Entry
from parscore.scoring.notation import write_day, write_number
from parscore.scoring.numbers import shorten
from parscore.scoring.outcome import Severity

_LEVELS = ("area", "criterion", "sub_criterion")
_PLAIN = ("coordinating", "evidence", "legal_basis", "conflicts", "previous")
_OF_LEAVES = ("rule", "not_arising", "coefficient")


class Criteria:
    """Makes criteria of entries; `by_hand` are the leaves that say nothing of their scoring.

    In a workbook that was `exported`, a scoring text beside a rule is there to be read by people only; `beside` has the
    rows of these.
    """

    def __init__(self, cells: Cells, places: Places, roles: Roles, wordings: Wordings, *, exported: bool) -> None:
        self._cells, self._places, self._roles, self._wordings = cells, places, roles, wordings
        self._exported = exported
        self.by_hand: list[str] = []
        self.beside: list[Entry] = []

    def criterion(self, entry: Entry, depth: int = 0) -> Node:
        """The criterion with all below it."""
        made = Mapped(self._line(entry, "code"))
        made.put("code", entry.code)
        level = self._read(entry, "level") or entry.level or _LEVELS[min(depth, 2)]
        made.put("level", level, self._line(entry, "level"))
        title = self._read(entry, "title")
        if title is None and "title" not in entry.row.texts:
            self._tell(entry, "title", f"mục {entry.code} không có tên", "điền tên của mục")
        made.put("title", title or "…", self._line(entry, "title"))
        maximum = self._maximum(entry, made)
        if entry.children:
            self._refuse_on_parent(entry)
            if (scale := self._read(entry, "rescale_to")) is not None:
                made.put("rescale_to", scale, self._line(entry, "rescale_to"))
            method, proposal = self._read(entry, "method"), None
        else:
            if "rescale_to" in entry.row.texts:
                said = "“Quy đổi về” chỉ dùng cho mục có mục con"
                self._tell(entry, "rescale_to", said, "xóa ô này")
            method, proposal = self._leaf(entry, made, maximum, str(title or ""))
        if method is not None:
            made.put("method", method, self._line(entry, "method"))
        self._texts(entry, made, proposal)
        if entry.children:
            made.put("children", [self.criterion(child, depth + 1) for child in entry.children])
        return made.node

    def _maximum(self, entry: Entry, made: Mapped) -> Any:
        one, several = self._read(entry, "maximum"), self._read(entry, "maxima")
        if one is not None and several:
            said = "có cả điểm tối đa chung lẫn điểm theo loại đơn vị"
            self._tell(entry, "maxima", said, "giữ một trong hai ô")
        found = several or one
        if found is not None:
            made.put("max", found, self._line(entry, "maxima" if several else "maximum"))
        elif not entry.children:
            if not entry.row.texts.keys() & {"maximum", "maxima"}:
                self._tell(entry, "maximum", "không có điểm tối đa", "điền điểm tối đa của mục, ví dụ 1,5")
            made.put("max", "0", self._line(entry, "maximum"))
        return found

    def _leaf(self, entry: Entry, made: Mapped, maximum: Any, title: str) -> tuple[Any, Proposal | None]:
        """The rule and what goes with it; the method, and the proposal where the rule was read from a text."""
        texts = entry.row.texts
        method = self._read(entry, "method")
        rule, proposal = self._read(entry, "rule"), None
        scoring = texts.get("scoring", "")
        at = "rule" if "rule" in texts else "scoring"
        if "rule" in texts:
            if scoring and self._exported:
                self.beside.append(entry)
            elif scoring:
                said = "có cả “Cách chấm theo mẫu” lẫn “Cách chấm”; dùng cách chấm theo mẫu, lời văn giữ ở ghi chú"
                self._tell(entry, "scoring", said, "xóa một trong hai ô", Severity.WARNING)
        elif text := scoring or (texts.get("method", "") if method not in (None, "self") else ""):
            proposal = self._wordings.read(entry.code, text, maximum, title)
            for warning in proposal.warnings:
                place = "scoring" if scoring else "method"
                self._tell(entry, place, warning, "đối chiếu với văn bản rồi sửa cách chấm", Severity.WARNING)
            rule = proposal.rule
            if method in (None, "self") and proposal.method != "self":
                method = proposal.method
        else:
            self.by_hand.append(entry.code)
        made.put("rule", rule or {"kind": "manual"}, self._line(entry, at))
        policy = self._read(entry, "not_arising") or (proposal.not_arising if proposal else None)
        if policy is not None:
            made.put("not_arising", policy, self._line(entry, "not_arising"))
        if (coefficient := self._read(entry, "coefficient")) is not None:
            made.put("coefficient", coefficient, self._line(entry, "coefficient"))
        return method, proposal

    def _texts(self, entry: Entry, made: Mapped, proposal: Proposal | None) -> None:
        texts = entry.row.texts
        if owners := self._roles.ids(texts.get("owner", "")):
            made.put("owner", owners, self._line(entry, "owner"))
        for key in _PLAIN:
            if found := self._read(entry, key):
                made.put(key, found, self._line(entry, key))
        leaf = dict(proposal.leaf) if proposal else {}
        deadline = {**leaf.pop("deadline", {}), **self._deadline(entry)}
        if "date" in deadline and "text" not in deadline:
            deadline["text"] = write_day(date.fromisoformat(deadline["date"]))
        if deadline:
            made.put("deadline", deadline, self._line(entry, "deadline"))
        for key, value in leaf.items():
            made.put(key, value, self._line(entry, "scoring"))
        self._target(entry, made)
        scoring = None if self._exported and "rule" in texts else self._read(entry, "scoring")
        parts = (scoring, self._read(entry, "note"))
        if guidance := "\n".join(part for part in parts if part):
            made.put("guidance", guidance, self._line(entry, "note"))

    def _deadline(self, entry: Entry) -> dict[str, str]:
        found = {"text": self._read(entry, "deadline"), "date": self._read(entry, "deadline_day")}
        return {key: value for key, value in found.items() if value is not None}

    def _target(self, entry: Entry, made: Mapped) -> None:
        text, value = self._read(entry, "target"), self._read(entry, "target_value")
        if text is None and value is not None:
            text = write_number(Decimal(value))
        if text is not None:
            target = {"text": text} if value is None else {"text": text, "value": value}
            made.put("target", target, self._line(entry, "target"))

    def _refuse_on_parent(self, entry: Entry) -> None:
        for key in _OF_LEAVES:
            if key in entry.row.texts:
                heading = self._cells.heading(key)
                said = f"mục có mục con không có “{heading}”"
                self._tell(entry, key, said, "xóa ô này; cách chấm ghi ở từng mục con")
        if text := entry.row.texts.get("scoring"):
            said = f"mục có mục con mà cũng có cách chấm: “{shorten(' '.join(text.split()), 60)}”; giữ làm hướng dẫn"
            self._tell(entry, "scoring", said, "xem cách chấm này có áp dụng cho các mục con không", Severity.WARNING)

    def _read(self, entry: Entry, key: str) -> Any:
        return self._cells.read(entry.row, key, entry.code)

    def _line(self, entry: Entry, key: str) -> int:
        return self._places.number(self._cells.place(entry.row, key, entry.code))

    def _tell(self, entry: Entry, key: str, message: str, remedy: str, severity: Severity = Severity.ERROR) -> None:
        self._cells.tell(self._cells.place(entry.row, key, entry.code), message, remedy, severity)
