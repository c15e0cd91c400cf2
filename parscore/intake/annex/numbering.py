"""How an annex numbers its rows: whether numbers begin anew in each area, and zeros that Excel dropped."""

from collections.abc import Container, Iterable

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


def mended(code: str, before: str, used: Container[str]) -> str:
    """ "1.10" for "1.1" right after 1.9, "2.20" for "2.2" after 2.19; any other code as it is."""
    above, _, last = code.rpartition(".")
    above_before, _, last_before = before.rpartition(".")
    if not above or code not in used or not (last.isdigit() and last_before.isdigit()):
        return code
    inner = above_before == above or above_before.startswith(f"{above}.")
    if inner and above_before != above:
        last_before = above_before.removeprefix(f"{above}.").partition(".")[0]
    if inner and last_before.isdigit() and int(last_before) + 1 == int(last) * 10:
        return f"{code}0"
    return code
