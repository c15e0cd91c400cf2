"""Faults of the database told in words; whatever is our own mistake passes through untouched."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from parscore.faults import EnvironmentFault, fault_of

_SQLITE = {
    sqlite3.SQLITE_BUSY: (
        "chương trình khác đang ghi vào tệp",
        "hãy đóng chương trình đó hoặc chờ ít phút rồi thử lại",
    ),
    sqlite3.SQLITE_READONLY: (
        "tệp hoặc thư mục chỉ cho đọc",
        "hãy chọn nơi khác hoặc xin quyền ghi rồi thử lại",
    ),
    sqlite3.SQLITE_IOERR: (
        "ổ đĩa báo lỗi đọc ghi",
        "hãy kiểm tra dung lượng còn trống và kết nối của ổ đĩa rồi thử lại",
    ),
    sqlite3.SQLITE_CORRUPT: (
        "tệp đã hỏng",
        "tệp được giữ nguyên; hãy khôi phục từ bản sao lưu gần nhất",
    ),
    sqlite3.SQLITE_FULL: ("ổ đĩa đã đầy", "hãy giải phóng dung lượng rồi thử lại"),
    sqlite3.SQLITE_CANTOPEN: (
        "không mở được tệp",
        "hãy kiểm tra quyền truy cập và đường dẫn (không quá 500 ký tự không dấu)",
    ),
    sqlite3.SQLITE_NOTADB: (
        "tệp không phải là dữ liệu PARSCORE hoặc đã hỏng",
        "tệp được giữ nguyên; hãy khôi phục từ bản sao lưu gần nhất hoặc chọn thư mục khác",
    ),
}
_DAMAGED = (_SQLITE[sqlite3.SQLITE_CORRUPT], _SQLITE[sqlite3.SQLITE_NOTADB])
_SQLITE[sqlite3.SQLITE_LOCKED] = _SQLITE[sqlite3.SQLITE_BUSY]
_SQLITE[sqlite3.SQLITE_PROTOCOL] = _SQLITE[sqlite3.SQLITE_BUSY]
_SQLITE[sqlite3.SQLITE_PERM] = _SQLITE[sqlite3.SQLITE_READONLY]
_SQLITE[sqlite3.SQLITE_NOLFS] = _SQLITE[sqlite3.SQLITE_FULL]

_NOT_REACHED = ("không nối được với máy chủ", "hãy kiểm tra mạng, địa chỉ và tài khoản đã khai rồi thử lại")
_WAITING = ("người khác đang ghi cùng bản chấm điểm", "hãy chờ ít phút rồi thử lại")
_REFUSED = ("máy chủ từ chối tài khoản này", "hãy xin quản trị máy chủ cấp quyền đọc và ghi")
_POSTGRESQL = {  # classes and codes of SQLSTATE
    "08": _NOT_REACHED,
    "28": _REFUSED,
    "3D": ("máy chủ không có cơ sở dữ liệu này", "hãy kiểm tra lại địa chỉ đã khai"),
    "40": _WAITING,
    "53": ("máy chủ đã hết chỗ hoặc quá tải", "hãy báo quản trị máy chủ rồi thử lại"),
    "57": ("máy chủ đang dừng hoặc đã ngắt kết nối", "hãy thử lại sau ít phút"),
    "58": ("ổ đĩa của máy chủ báo lỗi", "hãy báo quản trị máy chủ"),
    "55P03": _WAITING,
    "25006": ("máy chủ chỉ cho đọc", "hãy báo quản trị máy chủ"),
    "42501": _REFUSED,
}
NOTHING_LOST = "Số liệu đã lưu trước đó vẫn còn nguyên."


@contextmanager
def told(doing: str, where: str) -> Iterator[None]:
    """Turn faults of the machine into sentences: `doing` says what could not be done, `where` names the place."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        reason = _reason(error)
        if reason is None:
            raise
        raise EnvironmentFault(_sentence(doing, where, reason)) from error
    except OSError as error:
        raise fault_of(error, doing, where) from error


def not_a_database(doing: str, where: str) -> str:
    """The sentence for a file that holds something else."""
    return _sentence(doing, where, _SQLITE[sqlite3.SQLITE_NOTADB])


def _sentence(doing: str, where: str, reason: tuple[str, str]) -> str:
    what, advice = reason
    # of a damaged file nobody can say that all is there
    promise = "" if reason in _DAMAGED else f" {NOTHING_LOST}"
    return f"{doing} “{where}”: {what}; {advice}.{promise}"


def sqlite_code(error: BaseException | None) -> int:
    """SQLite's primary result code of an error, 0 when it carries none."""
    return int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF


def _reason(error: Exception) -> tuple[str, str] | None:
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        return _SQLITE.get(sqlite_code(cause))
    state = getattr(cause, "sqlstate", None) or ""
    if found := _POSTGRESQL.get(state) or _POSTGRESQL.get(state[:2]):
        return found
    # a connection that was never made, or that broke, has no SQLSTATE
    return _NOT_REACHED if not state and isinstance(error, OperationalError | InterfaceError) else None
