"""What the checks say of a set, as the official reads it in the window: without what belongs to files only."""

import re
from typing import NamedTuple

from parscore.scoring.set_captions import ROW_CAPTIONS
from parscore.scoring.set_checks import Finding
from parscore.scoring.unit_kinds import UNIT_KINDS

_REMEDIES = {
    "code": "mỗi mục một mã riêng; bấm “Đánh lại mã” để đặt lại tất cả",
    "role": "sửa tên ở “Chủ trì”, hoặc thêm bộ phận ở “Thông tin chung”",
    "maximum": "ghi điểm tối đa cho mọi loại đơn vị của bộ tiêu chí",
    "coverage": "thêm một mức “Còn lại”",
}
_KINDS = re.compile(r"(đơn vị loại |loại đơn vị )(\w+(?:, \w+)*)")
_OF_FILES = {
    "không có trong roles": "không có trong danh sách bộ phận",
    "best_class “": "mức xếp cao nhất “",
    "không có trong classes": "không có trong các mức xếp loại",
    "cần có max và rule": "cần có điểm tối đa và cách chấm",
    "mục có mục con (children)": "mục có mục con",
    "rescale_to": "điểm quy đổi",
}
_KEY = re.compile(r"\bkhóa (\w+)")


class FindingWords(NamedTuple):
    """What was found, and what to do about it: two clauses."""

    message: str
    remedy: str


def finding_clauses(finding: Finding) -> FindingWords:
    """A finding and what to do, without its place."""
    message = _KINDS.sub(lambda found: f"{found[1]}{', '.join(map(_kind, found[2].split(', ')))}", finding.message)
    return FindingWords(window_words(message), _REMEDIES.get(finding.about, finding.remedy))


def finding_words(finding: Finding) -> str:
    """A finding with what to do, as one sentence without its place."""
    return "{}; {}.".format(*finding_clauses(finding))


def window_words(complaint: str) -> str:
    """A complaint about a set, with the names of the window where it has keys of files."""
    for of_file, of_window in _OF_FILES.items():
        complaint = complaint.replace(of_file, of_window)
    return _KEY.sub(lambda found: ROW_CAPTIONS.get(found[1], found[0]), complaint)


def _kind(kind: str) -> str:
    return UNIT_KINDS.get(kind, kind)
