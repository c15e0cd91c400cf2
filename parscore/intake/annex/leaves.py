"""A node of the annex as a criterion of `parscore-criteria/1`: its rule from the reader of scoring texts."""

import re
import time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from parscore.intake.annex.heading import slug
from parscore.intake.annex.lines import about, told_briefly
from parscore.intake.annex.node import Node
from parscore.intake.annex.outside import Side, penalty_rule
from parscore.intake.scoring_text import read_scoring_text
from parscore.intake.scoring_text.proposal import Proposal, Sureness
from parscore.scoring.numbers import show_short
from parscore.scoring.outcome import Severity
from parscore.scoring.set_draft import Reading
from parscore.scoring.text import fold

if TYPE_CHECKING:
    from parscore.intake.annex.table import Problem

READING_SECONDS = 1.5
Proposals = dict[tuple[str, Decimal | None, str, int], Proposal]
_LEVELS = ("area", "criterion", "sub_criterion")
_EQUIVALENT = re.compile(r"tương đương(?:\s+(?:là|với|bằng))?\s+(\d{1,3}(?:[.,]\d{1,2})?)", re.IGNORECASE)
_SUPPLIERS = (
    ("survey", r"xhh|xa hoi hoc|dieu tra|khao sat"),
    ("statistic", r"thong ke|so lieu (cong bo|so|nganh)"),
    ("others", r"hoi dong|so noi vu (cham|danh gia)|khong tu|co quan tham dinh (cham|cho diem)"),
    ("self", r"^tu |tu (danh gia|cham)|tham dinh|bao cao|kiem chung"),
)


class Drafter:
    """Turns nodes into criteria; `problems`, `roles` and `readings` grow on the way.

    `unread` are leaves without a scoring text.
    """

    def __init__(self, year: int, *, has_maxima: bool, has_scoring: bool, known: Proposals | None = None) -> None:
        self.year, self.has_maxima, self.has_scoring = year, has_maxima, has_scoring
        self.problems: list[Problem] = []
        self.roles: dict[str, str] = {}
        self.unread: list[Node] = []
        self._penalty = False
        self.readings: dict[str, Reading] = {}
        self._known = {} if known is None else known
        self._seconds = 0.0

    def criterion(self, node: Node, depth: int = 0) -> dict[str, Any]:
        """The criterion with everything below it."""
        made: dict[str, Any] = {"code": node.code, "level": _LEVELS[min(depth, 2)], "title": node.title}
        if node.maximum is not None:
            made["max"] = _maximum(node)
        if node.line.minus and not node.restored and not self._penalty:
            self._warn(node, "maximum", "điểm tối đa có dấu trừ; đọc như không có", "xem đây có phải là điểm trừ không")
        if node.children:
            self._tell_scoring_of_parent(node)
        else:
            self._leaf(node, made)
        self._texts(node, made)
        if node.children:
            made["children"] = [self.criterion(child, depth + 1) for child in node.children]
        return made

    def item(self, node: Node, side: Side) -> dict[str, Any]:
        """A bonus or penalty item; a penalty counts the points to take away, whatever its text takes them from."""
        self._penalty = side == "penalty"
        made = self.criterion(node, 1)
        if self._penalty and (rule := penalty_rule(made["rule"])) != made["rule"]:
            made["rule"] = rule or {"kind": "manual"}
            self._warn(node, "scoring", "cách trừ được đổi thành số điểm bị trừ", "xem lại cách chấm của mục điểm trừ")
        self._penalty = False
        return made

    def _leaf(self, node: Node, made: dict[str, Any]) -> None:
        if node.maximum is None:
            made["max"] = "0"
            if self.has_maxima and not node.line.maximum_text:
                self._warn(node, "maximum", "không có điểm tối đa; tạm để 0", "điền điểm tối đa của mục")
        scoring, method = node.texts.get("scoring", ""), node.texts.get("method", "")
        supplier = self._supplier(node, method)
        if not scoring and supplier == "self":
            made["rule"] = {"kind": "manual"}
            self.unread.append(node)
            return
        proposal = self._proposal(node, scoring or method)
        for warning in proposal.warnings:
            self._warn(node, "scoring" if scoring else "method", warning, "đối chiếu với văn bản rồi sửa cách chấm")
        text = scoring or method
        self.readings[node.code] = Reading(
            text=text, sure=proposal.sure.value, why=proposal.why, warnings=proposal.warnings
        )
        made["rule"] = proposal.rule
        if supplier != "self" and proposal.method in ("self", supplier):
            made["method"] = supplier
        elif proposal.method != "self":
            made["method"] = proposal.method
        if proposal.not_arising is not None:
            made["not_arising"] = proposal.not_arising
        made.update(proposal.leaf)

    def _proposal(self, node: Node, text: str) -> Proposal:
        """What the scoring text seems to mean; not read any more once texts took longer than any annex needs."""
        if self._seconds > READING_SECONDS:
            return Proposal(
                {"kind": "manual"}, Sureness.UNSURE, warnings=("Phụ lục quá dài nên chưa đọc cách chấm này.",)
            )
        asked = (text, node.maximum, node.title, self.year)
        if asked not in self._known:
            began = time.process_time()
            self._known[asked] = read_scoring_text(text, node.maximum, title=node.title, year=self.year)
            self._seconds += time.process_time() - began
        return self._known[asked]

    def _supplier(self, node: Node, method: str) -> str:
        said = fold(method)
        found = [name for name, words in _SUPPLIERS if re.search(words, said)]
        others = [name for name in found if name != "self"]
        if said and (not found or (others and "self" in found)):
            told = f"chưa rõ ai cung cấp số liệu: {told_briefly(method)}"
            node.notes.append(method)
            self._warn(node, "method", told, "ghi một trong: Tự chấm; Điều tra XHH; Số liệu thống kê; Hội đồng chấm")
        return others[0] if others else "self"

    def _tell_scoring_of_parent(self, node: Node) -> None:
        text = node.texts.get("scoring", "")
        if text:
            said = f"mục có mục con mà cũng có cách chấm: {told_briefly(text)}; giữ làm hướng dẫn"
            self._warn(node, "scoring", said, "xem cách chấm này có áp dụng cho các mục con không")

    def _texts(self, node: Node, made: dict[str, Any]) -> None:
        texts = node.texts
        if owners := _split(texts.get("owner", "")):
            made["owner"] = list(dict.fromkeys(self._role(name) for name in owners))
        if helpers := _split(texts.get("coordinating", "")):
            made["coordinating"] = helpers
        if deadline := texts.get("deadline"):
            made["deadline"] = {**made.get("deadline", {}), "text": _line(deadline)}
        if target := texts.get("target"):
            made["target"] = {"text": _line(target)}
        if evidence := texts.get("evidence"):
            made["evidence"] = [line.lstrip("-–+• ") for line in evidence.split("\n") if line.strip("-–+• ")]
        parts = [texts.get("scoring", ""), texts.get("note", ""), *node.notes]
        if guidance := "\n".join(part for part in parts if part):
            made["guidance"] = guidance
            self._conflict(node, made, guidance)

    def _conflict(self, node: Node, made: dict[str, Any], guidance: str) -> None:
        """A note that counts with another maximum than the column prints: both are kept, neither is chosen."""
        found = _EQUIVALENT.search(guidance)
        if found is None or node.maximum is None:
            return
        other = Decimal(found[1].replace(",", "."))
        if other != node.maximum:
            own = show_short(node.maximum)
            made["conflicts"] = [f"cột điểm ghi tối đa {own}, lời văn ghi “{found[0]}”"]

    def _role(self, name: str) -> str:
        made = slug(name, 60)
        self.roles.setdefault(made, name)
        return made

    def _warn(self, node: Node, role: str, message: str, remedy: str) -> None:
        self.problems.append(about(node.line, role, Severity.WARNING, message, remedy, node.code))


def plain(value: Decimal) -> str:
    """Points as files keep them: "1.5", "10"."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _maximum(node: Node) -> str | dict[str, str]:
    """One maximum, or one for each kind of unit where they differ."""
    if len(set(node.maxima.values())) > 1:
        return {kind: plain(points) for kind, points in node.maxima.items()}
    return plain(node.maximum or Decimal(0))


def _split(text: str) -> list[str]:
    parts = (" ".join(part.split()).strip(" -–.,") for part in re.split(r"[;\n]", text))
    return list(dict.fromkeys(part for part in parts if part))


def _line(text: str) -> str:
    return " ".join(text.split())
