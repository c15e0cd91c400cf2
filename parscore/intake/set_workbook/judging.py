"""The checks of a set that came out of a workbook: its form, sums, reach and the rest, told with the cell of each."""

from collections.abc import Iterator, Mapping, Sequence

from parscore.intake.annex.numbering import dropped_zero
from parscore.intake.annex.table import Problem
from parscore.intake.checking import ValidationError, checked
from parscore.intake.document import Node
from parscore.intake.mistakes import all_keys, describe, line_of, place_of
from parscore.intake.set_workbook.places import Places
from parscore.intake.set_workbook.rows import Entry
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.outcome import Severity
from parscore.scoring.set_checks import Finding, check_set

_MANUAL = "criteria/README.md"
_REMEDIES = {
    "code": "mỗi mục một mã riêng; Excel có thể đã đổi 1.10 thành 1.1: định dạng cột Mã là Văn bản (Text) rồi gõ lại",
    "role": "ghi bộ phận này ở dòng “Bộ phận chủ trì” của trang Thông tin",
    "maximum": "ghi đủ mọi loại đơn vị ở cột “Điểm tối đa theo loại đơn vị”",
    "coverage": "thêm dòng “còn lại: 0 điểm” vào cách chấm theo mẫu",
}
_WORDS = {"không có trong roles": "không có trong danh sách bộ phận"}


def judge(
    root: Node, places: Places, told: Sequence[Problem], entries: Sequence[Entry]
) -> tuple[CriteriaSet | None, list[Problem]]:
    """The set, None when anything is wrong with it, and what was found beside what is `told` already."""
    wrong = any(one.severity is Severity.ERROR for one in told)
    try:
        made = checked(CriteriaSet, root.plain())
    except ValidationError as error:
        return None, [] if wrong else list(_of_form(error, root, places))
    spoilt = {one.code for one in told if one.severity is Severity.ERROR}
    if wrong:
        spoilt |= {"", *_above(entries, spoilt)}
    zeros = dropped_zeros(entries)
    found = [
        _problem(finding, root, places, zeros)
        for finding in check_set(made)
        if finding.severity is Severity.ERROR or finding.code not in spoilt
    ]
    wrong = wrong or any(one.severity is Severity.ERROR for one in found)
    return None if wrong else made, found


def _of_form(error: ValidationError, root: Node, places: Places) -> Iterator[Problem]:
    for one in error.errors(include_url=False):
        place = place_of(root, tuple(one["loc"]))
        message, remedy = describe(one, place, all_keys(), _MANUAL)
        if at := places.at(line_of(one, place)):
            yield at.problem(Severity.ERROR, message, remedy, place.code)


def dropped_zeros(entries: Sequence[Entry]) -> dict[int, str]:
    """The codes that may have lost a zero in Excel, by row, with what may be meant."""
    coded = sorted((node.row.number, node.code) for entry in entries for node in entry.walk())
    found: dict[int, str] = {}
    used: set[str] = set()
    before = ""
    for (row, code), (_, after) in zip(coded, [*coded[1:], (0, "")], strict=False):
        if said := dropped_zero(code, before, after, used):
            found[row] = said
        before = said or code
        used.add(before)
    return found


def _problem(finding: Finding, root: Node, places: Places, zeros: Mapping[int, str]) -> Problem:
    at = places.at(place_of(root, finding.path).line)
    assert at is not None  # every node of the tree has a place
    message = finding.message
    for words, ours in _WORDS.items():
        message = message.replace(words, ours)
    remedy = _REMEDIES.get(finding.about, finding.remedy)
    if finding.about == "code" and (meant := zeros.get(at.row)):
        remedy = f"có lẽ là {meant}, Excel đã bỏ số 0 cuối: định dạng ô này là Văn bản (Text) rồi gõ {meant}"
    return at.problem(finding.severity, message, remedy, finding.code)


def _above(entries: Sequence[Entry], spoilt: set[str]) -> Iterator[str]:
    """The codes over anything spoilt: their sums would accuse the wrong row."""
    for entry in entries:
        for node in entry.walk():
            if any(below.code in spoilt for below in node.walk()):
                yield node.code
