"""What is proposed for one scoring text, and how sure the reader is of it."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any

from parscore.intake.scoring_text.passage import Remark

Rule = dict[str, Any]


class Sureness(StrEnum):
    """How sure a proposal is: every part read / something supplied by custom / something not understood."""

    CERTAIN = "certain"
    LIKELY = "likely"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A rule proposed for a scoring text, for an official to confirm.

    `rule`, `method`, `not_arising` and `leaf` (further keys of the leaf, as `deadline`) have the shape of
    `parscore-criteria/1`. `why` says in Vietnamese how each part was understood, `warnings` what must be looked at.
    """

    rule: Rule
    sure: Sureness
    why: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    method: str = "self"
    not_arising: str | None = None
    leaf: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Draft:
    """A rule under way: what one family of wordings made of a passage."""

    rule: Rule
    why: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    supplied: bool = False
    used: list[Remark] = field(default_factory=list)
    leaf: dict[str, Any] = field(default_factory=dict)

    def doubt_name(self, why: str) -> None:
        """Say why the name of what is entered is not wholly sure; nothing when it is."""
        if why:
            self.why.append(why)
            self.supplied = True


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known around the text: the maximum, the title of the row, the year, the method already read."""

    maximum: Decimal | None
    title: str = ""
    year: int | None = None
    method: str = "self"
    source: str = ""


def plain(value: Decimal) -> str:
    """A number as files keep it: "0.5", "90"."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def told(value: Decimal) -> str:
    """A number as read by an official: "0,5"."""
    return plain(value).replace(".", ",").replace("-", "−")
