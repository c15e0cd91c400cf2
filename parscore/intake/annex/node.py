"""A criterion of an annex while the tree is built."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from parscore.intake.annex.lines import Line


@dataclass(slots=True)
class Node:
    """A criterion under way; `line` is the row it stands in, the row below it for one that was `restored`.

    `lettered` are those without a code of their own.
    """

    code: str
    title: str
    line: Line
    maximum: Decimal | None = None
    maxima: dict[str, Decimal] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)
    restored: bool = False
    lettered: bool = False

    def walk(self) -> Iterator["Node"]:
        yield self
        for child in self.children:
            yield from child.walk()
