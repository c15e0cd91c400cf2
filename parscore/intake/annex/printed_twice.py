"""An item that an annex prints on two rows under one code and one name: a heading, and then its row again."""

from parscore.intake.annex.lines import Line
from parscore.intake.annex.node import Node

_ONCE = ("scoring", "method")


def shared_name(node: Node, line: Line) -> str:
    """The name both print, as title or as target; empty when they are two items, or when both say how to score."""
    if line.maximum_text and (node.maximum is not None or line.maximum is None):
        return ""
    if any(role in node.texts and role in line.texts for role in _ONCE):
        return ""
    names = [node.title, node.texts.get("target", "")]
    said = {" ".join(text.split()).casefold() for text in (line.title, line.texts.get("target", "")) if text}
    return next((name for name in names if " ".join(name.split()).casefold() in said), "")


def take_second(node: Node, line: Line, name: str) -> None:
    """The name as the title, what else the rows were called as guidance, the points of the one that has them."""
    node.notes += [title for title in dict.fromkeys((node.title, line.title)) if title and title != name]
    node.title = name
    if node.maximum is None:
        node.maximum, node.maxima = line.maximum, dict(line.maxima)
