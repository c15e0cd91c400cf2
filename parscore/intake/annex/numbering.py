"""How an annex numbers its rows: whether numbers begin anew in each area, and zeros that Excel dropped."""

from collections.abc import Collection, Iterable

from parscore.intake.annex.lines import Line


def restarts(lines: Iterable[Line]) -> bool:
    """Whether the numbers below each heading begin again at 1, so that the heading is part of the code."""
    firsts: list[bool] = []
    groups = 0
    waiting = False
    for line in lines:
        if line.code is None or line.code.is_letter:
            continue
        if line.code.is_heading:
            waiting = True
        elif waiting and line.code.is_number:
            waiting = False
            groups += 1
            if groups > 1:
                firsts.append(line.code.segments[0] == "1")
    return sum(firsts) * 2 > len(firsts)


def dropped_zero(code: str, before: str, after: str, used: Collection[str]) -> str | None:
    """ "1.10" where "1.1" stands a second time and the order tells that Excel dropped its zero; else None.

    It stands right after 1.9, or before 1.11, or it is the tenth below 1; `used` are the codes above it.
    """
    above, _, last = code.rpartition(".")
    if not above or code not in used or not last.isdigit():
        return None
    meant = int(last) * 10
    siblings = {one.rpartition(".")[2] for one in used if one.rpartition(".")[0] == above}
    tells = _number_below(above, before) == meant - 1 or _number_below(above, after) == meant + 1
    return f"{code}0" if (tells or len(siblings) == meant - 1) and f"{code}0" not in used else None


def _number_below(above: str, code: str) -> int:
    """The number of the part of a code right below another: 9 for 1.9 and for 1.9.2 below 1; 0 when it is not below."""
    part = code.removeprefix(f"{above}.").partition(".")[0]
    return int(part) if code.startswith(f"{above}.") and part.isdigit() else 0
