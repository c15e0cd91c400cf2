"""The colours of the window: light, dark, high contrast."""

from typing import NamedTuple


class Colours(NamedTuple):
    """Neutrals, one accent, four meanings and one mark; each text colour stands 4.5:1 or more on its ground,
    in high contrast 7:1 or more."""

    window: str
    surface: str
    text: str
    muted: str
    faint: str
    line: str
    edge: str
    accent: str
    accent_deep: str
    accent_soft: str
    on_accent: str
    done: str
    done_soft: str
    attention: str
    attention_soft: str
    fault: str
    lock: str
    lock_soft: str
    illustrative: str
    illustrative_soft: str
    illustrative_line: str


LIGHT = Colours(
    window="#f4f5f7",
    surface="#ffffff",
    text="#1b2430",
    muted="#55606e",
    faint="#6b7684",
    line="#d9dee5",
    edge="#7c8794",
    accent="#14548c",
    accent_deep="#0f4271",
    accent_soft="#e3edf7",
    on_accent="#ffffff",
    done="#1e6b3c",
    done_soft="#e2f2e8",
    attention="#855000",
    attention_soft="#fdf1d8",
    fault="#a8201a",
    lock="#56606c",
    lock_soft="#eceef1",
    illustrative="#54338a",
    illustrative_soft="#f1eaf9",
    illustrative_line="#dccdf0",
)
DARK = Colours(
    window="#1a1e23",
    surface="#22272e",
    text="#e7ebf0",
    muted="#abb5c0",
    faint="#8f9aa6",
    line="#353d47",
    edge="#6a7683",
    accent="#84b9ee",
    accent_deep="#a3ccf5",
    accent_soft="#243a50",
    on_accent="#10202f",
    done="#83cfa0",
    done_soft="#1f3a2b",
    attention="#ebbd68",
    attention_soft="#3d3119",
    fault="#f59a94",
    lock="#abb5c0",
    lock_soft="#2a3038",
    illustrative="#cdb4f2",
    illustrative_soft="#342a4a",
    illustrative_line="#463a62",
)
HIGH_CONTRAST = Colours(
    window="#000000",
    surface="#000000",
    text="#ffffff",
    muted="#ffffff",
    faint="#d6d6d6",
    line="#ffffff",
    edge="#ffffff",
    accent="#ffe500",
    accent_deep="#fff27a",
    accent_soft="#3a3400",
    on_accent="#000000",
    done="#7dff9c",
    done_soft="#00331a",
    attention="#ffc44d",
    attention_soft="#3a2800",
    fault="#ffb3ad",
    lock="#ffffff",
    lock_soft="#262626",
    illustrative="#e2ccff",
    illustrative_soft="#21103d",
    illustrative_line="#472a75",
)
