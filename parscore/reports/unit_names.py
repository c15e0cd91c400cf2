"""What a unit is called in a paper: the lines of its head, its name in a sentence, the place before the day."""

from dataclasses import dataclass

from parscore.reports.plain import plain
from parscore.scoring.answers import Unit
from parscore.scoring.report_texts import ReportTexts
from parscore.scoring.text import fold
from parscore.scoring.unit_kinds import UNIT_KINDS

DOTS = "…" * 7
_WITHOUT_COMMITTEE = frozenset({"so"})
_COMMITTEE = "Ủy ban nhân dân"
_COMMITTEE_WORDS = ("ubnd ", f"{fold(_COMMITTEE)} ")
_TYPES = ("Đặc khu", "Thành phố", "Thị trấn", "Thị xã", "Phường", "Quận", "Huyện", "Tỉnh", "Xã")


@dataclass(frozen=True, slots=True)
class UnitNames:
    """`organ` ("Ủy ban nhân dân", "xã Mẫu"), `issuer` "Ủy ban nhân dân xã Mẫu", `short` "UBND xã Mẫu", `kind` "xã",
    `place` "Mẫu".
    """

    organ: tuple[str, ...]
    issuer: str
    short: str
    kind: str
    place: str


def unit_names(unit: Unit, texts: ReportTexts) -> UnitNames:
    """The names of a unit, its own head and place where the official wrote them."""
    kind, proper = _parted(plain(unit.name), unit.kind)
    named = f"{_in_a_sentence(kind, proper)} {proper}".strip() or DOTS
    committee = unit.kind not in _WITHOUT_COMMITTEE
    organ = (_COMMITTEE, named) if committee else (named,)
    return UnitNames(
        organ=tuple(line for line in plain(texts.organ).split("\n") if line) or organ,
        issuer=f"{_COMMITTEE} {named}" if committee else named,
        short=f"UBND {named}" if committee else named,
        kind=kind.lower() or "đơn vị",
        place=plain(texts.place) or (f"{kind} {proper}".strip() if proper[:1].isdigit() else proper),
    )


def _parted(name: str, kind: str) -> tuple[str, str]:
    """The type and the proper name: ("Xã", "Mẫu"); the type of the unit's kind where the name does not tell it."""
    for words in _COMMITTEE_WORDS:
        if fold(name).startswith(words):
            name = name[len(words) :]
    for kind_name in _TYPES:
        if fold(name).startswith(f"{fold(kind_name)} "):
            return kind_name, name[len(kind_name) :].strip()
    known = "" if kind in _WITHOUT_COMMITTEE or not name else UNIT_KINDS.get(kind, "")
    return known, name


def _in_a_sentence(kind: str, proper: str) -> str:
    """ "xã Lộc Hòa", but "Phường 4": the type is written small before a proper name."""
    return kind if proper[:1].isdigit() else kind.lower()
