"""The errors a person is told about, each with a Vietnamese sentence: what happened, where, what to do.

    ParscoreError
    ├── InputError          what was given is wrong: a file, an answer, a choice (exit 1)
    └── EnvironmentFault    disk, permission, a locked or broken file: nobody typed anything wrong (exit 3)

Anything else that is raised is our own mistake and ends in the crash report.
"""

import errno
from pathlib import Path


class ParscoreError(Exception):
    """Its text is a whole Vietnamese sentence for the official."""


class InputError(ParscoreError):
    """What was given cannot be taken; nothing was changed."""


class EnvironmentFault(ParscoreError):  # noqa: N818  a fault of the machine, as the handbook names it
    """The machine stands in the way; nothing is lost, and the text says what to do."""


_REASONS = {
    errno.ENOSPC: ("ổ đĩa đã đầy", "hãy giải phóng dung lượng rồi thử lại"),
    errno.EDQUOT: ("đã hết dung lượng được cấp", "hãy xóa bớt tệp rồi thử lại"),
    errno.EACCES: ("không có quyền truy cập", "hãy chọn nơi khác hoặc xin cấp quyền"),
    errno.EPERM: ("không có quyền truy cập", "hãy chọn nơi khác hoặc xin cấp quyền"),
    errno.EROFS: ("ổ đĩa chỉ cho đọc", "hãy chọn nơi khác để ghi"),
    errno.ENOENT: ("không tìm thấy tệp hoặc thư mục", "hãy kiểm tra lại đường dẫn"),
    errno.ENOTDIR: ("một phần của đường dẫn không phải là thư mục", "hãy kiểm tra lại đường dẫn"),
    errno.EISDIR: ("đây là thư mục, không phải tệp", "hãy chọn một tệp"),
    errno.EEXIST: ("đã có tệp cùng tên", "hãy chọn tên khác"),
    errno.ETXTBSY: ("tệp đang được chương trình khác mở", "hãy đóng tệp đó rồi thử lại"),
    errno.EBUSY: ("tệp đang được chương trình khác dùng", "hãy đóng chương trình đó rồi thử lại"),
    errno.ELOOP: ("lối tắt trỏ vòng lại chính nó", "hãy chọn tệp gốc"),
    errno.EIO: ("ổ đĩa báo lỗi đọc ghi", "hãy kiểm tra ổ đĩa và dây nối rồi thử lại"),
    errno.ENAMETOOLONG: ("tên tệp hoặc đường dẫn quá dài", "hãy đặt tên ngắn hơn"),
}


def fault_of(error: OSError, doing: str, path: Path | str) -> EnvironmentFault:
    """The sentence for an operating-system error: "Chưa ghi được tệp …: ổ đĩa đã đầy; hãy …"."""
    reason, advice = _REASONS.get(error.errno or 0, (error.strerror or str(error), "hãy thử lại hoặc chọn nơi khác"))
    return EnvironmentFault(f"{doing} “{path}”: {reason}; {advice}.")
