"""A criteria set in the house style of YAML: every text in quotes, no aliases, short maps on one line."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

WIDTH = 110
_ALWAYS_BELOW = frozenset({"criteria", "children", "roles"})
_BARE_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*", re.ASCII)
_BARE_VALUE = re.compile(r"parscore-criteria/1|\d{4}-\d\d-\d\d", re.ASCII)
# JSON may leave these as they are; YAML breaks lines at them, or refuses them
_TO_ESCAPE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def yaml_text(data: Mapping[str, Any], comment: str = "") -> str:
    """The whole file, a comment on top."""
    head = [f"# {''.join(filter(str.isprintable, line))}".rstrip() for line in comment.splitlines()]
    return "\n".join([*head, *([""] if head else []), *_map(data, 0)]) + "\n"


def _map(data: Mapping[str, Any], depth: int) -> Iterator[str]:
    indent = "  " * depth
    for name, value in data.items():
        key, flat = _key(name), _flat(value)
        fits = name not in _ALWAYS_BELOW and len(indent) + len(key) + len(flat) < WIDTH
        if fits or not value or not isinstance(value, Mapping | list):
            yield f"{indent}{key}: {flat}"
        elif isinstance(value, Mapping):
            yield f"{indent}{key}:"
            yield from _map(value, depth + 1)
        else:
            yield f"{indent}{key}:"
            for item in value:
                yield from _item(item, depth + 1)


def _item(item: Any, depth: int) -> Iterator[str]:
    indent = "  " * depth
    flat = _flat(item)
    nested = isinstance(item, Mapping) and item and ("code" in item or len(flat) + len(indent) >= WIDTH)
    if not nested:
        yield f"{indent}- {flat}"
        return
    lines = list(_map(item, depth + 1))
    yield f"{indent}- {lines[0].lstrip()}"
    yield from lines[1:]


def _key(name: str) -> str:
    return name if _BARE_KEY.fullmatch(name) else _quoted(name)


def _flat(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_key(name)}: {_flat(inner)}" for name, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flat, value)) + "]"
    if isinstance(value, bool | int) or value is None:
        return json.dumps(value)
    return value if _BARE_VALUE.fullmatch(value) else _quoted(value)


def _quoted(text: str) -> str:
    return _TO_ESCAPE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))
