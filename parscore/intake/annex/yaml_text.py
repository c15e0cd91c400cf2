"""A criteria set in the house style of YAML: every text in quotes, no aliases, short maps on one line."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

WIDTH = 110
_BARE = frozenset({"format", "version", "years", "date"})


def yaml_text(data: Mapping[str, Any], comment: str = "") -> str:
    """The whole file, a comment on top."""
    head = [f"# {line}".rstrip() for line in comment.splitlines()]
    return "\n".join([*head, *([""] if head else []), *_map(data, 0)]) + "\n"


def _map(data: Mapping[str, Any], depth: int) -> Iterator[str]:
    indent = "  " * depth
    for key, value in data.items():
        flat = _flat(value, key)
        if key not in ("criteria", "children", "roles") and len(indent) + len(key) + len(flat) < WIDTH:
            yield f"{indent}{key}: {flat}"
        elif isinstance(value, Mapping):
            yield f"{indent}{key}:"
            yield from _map(value, depth + 1)
        elif isinstance(value, list):
            yield f"{indent}{key}:"
            for item in value:
                yield from _item(item, depth + 1)
        else:
            yield f"{indent}{key}: {flat}"


def _item(item: Any, depth: int) -> Iterator[str]:
    indent = "  " * depth
    flat = _flat(item)
    nested = isinstance(item, Mapping) and ("code" in item or len(flat) + len(indent) >= WIDTH)
    if not nested:
        yield f"{indent}- {flat}"
        return
    lines = list(_map(item, depth + 1))
    yield f"{indent}- {lines[0].lstrip()}"
    yield from lines[1:]


def _flat(value: Any, key: str = "") -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {_flat(inner, name)}" for name, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flat(inner, key) for inner in value) + "]"
    if isinstance(value, bool) or value is None:
        return json.dumps(value)
    if isinstance(value, int) or key in _BARE:
        return str(value)
    return json.dumps(value, ensure_ascii=False)
