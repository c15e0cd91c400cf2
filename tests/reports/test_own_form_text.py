"""However a program cut a text into pieces, the same comes out."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from parscore.reports.own_form.filled_text import filled
from parscore.reports.own_form.notation import Placeholder, UnknownError

PARTS = st.lists(
    st.sampled_from(["{{don_vi}}", "{{nam}}", "{{la}}", "{", "}", "a", " ", "{{", "ô {{diem:1.1}}."]), max_size=8
)


def value(one: Placeholder) -> str:
    if one.code and one.code != "1.1":
        raise UnknownError
    return f"<{one.name}{one.code}>"


def cut(text: str, places: list[int]) -> list[str]:
    at = [0, *sorted(place % (len(text) + 1) for place in places), len(text)]
    return [text[start:end] for start, end in itertools.pairwise(at)]


@given(PARTS, st.lists(st.integers(0, 60), max_size=6))
def test_where_a_text_is_cut_makes_no_difference(parts: list[str], places: list[int]) -> None:
    text = "".join(parts)
    pieces = cut(text, places)
    whole, parted = filled([text], value, lambda _: None), filled(pieces, value, lambda _: None)
    assert (whole is None) == (parted is None)
    if whole is not None and parted is not None:
        assert "".join(parted.pieces) == "".join(whole.pieces)
        assert len(parted.pieces) == len(pieces)


def test_a_value_that_looks_like_a_placeholder_is_not_filled_again() -> None:
    done = filled(["{{don_vi}} {{nam}}"], lambda one: "{{nam}}" if one.name == "don_vi" else "2025", lambda _: None)
    assert done is not None
    assert done.pieces == ("{{nam}} 2025",)
