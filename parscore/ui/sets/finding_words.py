"""What the checks say of a set, as the official reads it in the window: without what belongs to files only."""

import re

from parscore.scoring.set_checks import Finding
from parscore.ui.words import kind_name

_REMEDIES = {
    "code": "mỗi mục một mã riêng; bấm “Đánh lại mã” để đặt lại tất cả",
    "role": "sửa tên ở “Chủ trì”, hoặc thêm bộ phận ở “Thông tin chung”",
    "maximum": "ghi điểm tối đa cho mọi loại đơn vị của bộ tiêu chí",
    "coverage": "thêm một mức “Còn lại”",
}
_KINDS = re.compile(r"(đơn vị loại |loại đơn vị )(\w+(?:, \w+)*)")
_OF_FILES = {"không có trong roles": "không có trong danh sách bộ phận"}


def finding_words(finding: Finding) -> str:
    """A finding with what to do, without its place."""
    message = _KINDS.sub(lambda found: f"{found[1]}{', '.join(map(kind_name, found[2].split(', ')))}", finding.message)
    for of_file, of_window in _OF_FILES.items():
        message = message.replace(of_file, of_window)
    return f"{message}; {_REMEDIES.get(finding.about, finding.remedy)}."
