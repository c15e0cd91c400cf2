"""Where every part of the set that is being read stands in the workbook, so that all that is told names its cell."""

from dataclasses import dataclass
from typing import Any

from parscore.intake.annex.table import Problem, Table
from parscore.intake.document import Node
from parscore.scoring.outcome import Severity


@dataclass(frozen=True, slots=True)
class Place:
    """A cell, or a whole row or sheet where there is none; `code` of the criterion it belongs to."""

    table: Table
    row: int
    column: int | None
    code: str = ""

    def problem(self, severity: Severity, message: str, remedy: str, code: str = "") -> Problem:
        return self.table.problem(severity, self.row, self.column, message, remedy, code or self.code)


class Places:
    """Numbers for places, as a tree of nodes has lines."""

    def __init__(self) -> None:
        self._places: list[Place] = []

    def number(self, place: Place) -> int:
        self._places.append(place)
        return len(self._places)

    def at(self, number: int) -> Place | None:
        return self._places[number - 1] if 0 < number <= len(self._places) else None


class Mapped:
    """A mapping under way: each key with the number of its place."""

    def __init__(self, line: int) -> None:
        self.node = Node(line, {})

    def put(self, key: str, value: Any, line: int = 0) -> None:
        """A plain value, or a node that has its own places."""
        line = line or self.node.line
        assert isinstance(self.node.value, dict)
        self.node.value[key] = value if isinstance(value, Node) else node_of(value, line)
        self.node.keys[key] = line


def node_of(value: Any, line: int) -> Node:
    """Plain data as nodes that all stand in one place."""
    if isinstance(value, dict):
        return Node(line, {key: node_of(part, line) for key, part in value.items()}, dict.fromkeys(value, line))
    if isinstance(value, list | tuple):
        return Node(line, [part if isinstance(part, Node) else node_of(part, line) for part in value])
    return Node(line, value)
