"""What is taken of the sheet the Sở sends back, and what had to be left, with its place."""

from typing import NamedTuple

from parscore.faults import InputError
from parscore.intake.result_sheet import ResultSheet, matched
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.numbers import half_up, show_short
from parscore.scoring.result import Result
from parscore.storage.appraised import Appraised


class Taken(NamedTuple):
    """The scores by row; `left` says of each kind of trouble where it stands."""

    given: tuple[Appraised, ...]
    left: tuple[tuple[str, tuple[str, ...]], ...]


def taken(sheet: ResultSheet, criteria_set: CriteriaSet, result: Result, source: str) -> Taken:
    """InputError when the sheet has no column of scores the Sở gave."""
    if not sheet.has_given:
        raise InputError(
            f"Trong “{source}” không thấy cột điểm thẩm định; hãy đặt tên cột là “Điểm thẩm định” rồi nhập lại."
        )
    titles = {node.code: node.title for node in criteria_set.walk_all() if node.is_leaf}
    found = matched(sheet.rows, titles)
    known = {row.where for row in found.values()}
    headings = {node.code for node in criteria_set.walk_all() if not node.is_leaf}
    strange = [
        f"{row.where} {row.code}".strip() for row in sheet.rows if row.where not in known and row.code not in headings
    ]
    given, high, other = [], [], []
    for code, row in found.items():
        node = result.nodes[code]
        if row.given is not None and row.given > node.max_score:
            high.append(f"{row.where} ({show_short(row.given)} > {show_short(node.max_score)})")
            continue
        if row.own is not None and node.score is not None and half_up(node.score) != half_up(row.own):
            other.append(code)
        if row.given is not None or row.remark:
            given.append(Appraised(code, row.given, row.remark, source))
    left = (
        ("Dòng không khớp mục nào", tuple(strange)),
        ("Ô không đọc được", tuple(f"{one.where} “{one.text}”" for one in sheet.unread)),
        ("Điểm lớn hơn điểm tối đa nên bỏ qua", tuple(high)),
        ("Điểm tự chấm trong tệp khác ở đây tại mục", tuple(other)),
    )
    return Taken(tuple(given), tuple(one for one in left if one[1]))
