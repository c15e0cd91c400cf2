"""The items of a rule: "[co] Có ban hành: 1 điểm"; one without an id gets it from its label."""

import re
from typing import Any

from parscore.scoring.cell_text import unescaped
from parscore.scoring.notation import NotationError, RefusedTextError
from parscore.scoring.numbers import shorten
from parscore.scoring.rule_notation.lines import Line
from parscore.scoring.rule_notation.words import MAXIMUM, WITHOUT_POINTS, read_worth
from parscore.scoring.schema import NAME, SLUG
from parscore.scoring.text import fold, nfc

_LONGEST_ID = 64
_LONGEST_MADE = 40


class Items:
    """The items of one rule, as files keep them; `lines` has the number of the line of each."""

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self.made: list[dict[str, Any]] = []
        self.lines: list[int] = []

    def add(self, line: Line) -> None:
        """Take a line; NotationError when it is no item."""
        label, worth = self._parts(line)
        if not label:
            raise NotationError(line.number, "thiếu tên sau mã trong ngoặc vuông", "ghi tên, ví dụ [co] Có: 1 điểm")
        pattern = NAME if self._kind == "formula" else SLUG
        if line.id is not None and not (re.fullmatch(pattern, line.id) and len(line.id) <= _LONGEST_ID):
            asked = "chữ thường không dấu, số, dấu _" if self._kind == "formula" else "chữ không dấu, số, dấu . _ -"
            said = f"mã [{shorten(line.id)}] không dùng được"
            raise NotationError(line.number, said, f"chỉ dùng {asked}, dài nhất {_LONGEST_ID} ký tự")
        self.made.append({"id": line.id or "", "label": label, **worth})
        self.lines.append(line.number)

    def named(self) -> list[dict[str, Any]]:
        """All items; those without an id have got one that no other has."""
        used = {item["id"] for item in self.made}
        for item in self.made:
            if not item["id"]:
                item["id"] = _free(item["label"], used)
                used.add(item["id"])
        return self.made

    def _parts(self, line: Line) -> tuple[str, dict[str, str]]:
        if self._kind in WITHOUT_POINTS:
            if line.id is None and self._kind == "formula":
                remedy = f"số liệu ghi [a] Tên số liệu; trường hợp ghi khi a >= 50: {MAXIMUM} * a / 100"
                raise NotationError(line.number, f"không hiểu dòng “{shorten(line.text)}”", remedy)
            return nfc(unescaped(line.text)), {}
        label, colon, worth = line.text.rpartition(":")
        if not colon:
            said = f"dòng “{shorten(line.text)}” không ghi điểm"
            raise NotationError(line.number, said, "ghi tên: số điểm, ví dụ [co] Có: 1 điểm")
        try:
            read = read_worth(worth)
        except RefusedTextError as refusal:
            raise NotationError(line.number, refusal.message, refusal.remedy) from None
        if self._kind == "sum" and "share" in read:
            said = "nội dung cộng điểm phải ghi số điểm, không ghi phần trăm"
            raise NotationError(line.number, said, "ghi số điểm, ví dụ 0,5 điểm")
        return nfc(unescaped(label.strip())), read


def _free(label: str, used: set[str]) -> str:
    made = re.sub(r"[^a-z0-9]+", "_", fold(label)).strip("_")[:_LONGEST_MADE].strip("_") or "muc"
    number, free = 1, made
    while free in used:
        number += 1
        free = f"{made}_{number}"
    return free
