"""How commands speak: one JSON document or plain text on standard output, messages on standard error."""

import json
import sys
from collections.abc import Iterable
from enum import IntEnum


class Exit(IntEnum):
    """What a command ended in."""

    DONE = 0
    INPUT_WRONG = 1
    USAGE = 2
    ENVIRONMENT = 3


def say_json(document: object) -> None:
    """The one document of a command called with --json."""
    print(json.dumps(document, ensure_ascii=False, indent=2))


def say(text: str = "") -> None:
    print(text)


def tell(messages: Iterable[object]) -> None:
    """Messages for the person at the keyboard, beside the output."""
    for message in messages:
        print(message, file=sys.stderr)
