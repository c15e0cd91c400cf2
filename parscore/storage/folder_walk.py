"""The files below what was dropped: folders are walked without following links, whatever is no file is told."""

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from parscore.faults import fault_of
from parscore.scoring.text import natural_key, nfc, sort_key
from parscore.storage.source_file import no_file

MOST_FILES = 20_000
_FOLDER = "Chưa đọc được thư mục"
_JUNCTION = 0xA0000003  # the tag of what Windows follows like a folder; folders of a cloud bear others, and are walked
_SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini", ".ds_store"})


class Found(NamedTuple):
    """A file to be taken in, and the size it had when it was found."""

    path: Path
    size: int


class Refused(NamedTuple):
    """What could not be taken in, with one sentence that says why and what to do; `again` where trying once more may
    help, once that is done.
    """

    path: Path
    reason: str
    again: bool = False


def files_below(
    paths: Sequence[Path], stopped: Callable[[], bool] = lambda: False, most: int = MOST_FILES
) -> Iterator[Found | Refused]:
    """Every file named or below a folder named, in Vietnamese order; no folder is walked twice.

    A link that was named itself is followed; inside folders, links to files are followed and links to folders told.
    Ends without a word once `stopped` says so, and with a sentence after `most` files.
    """
    count, seen = 0, set[tuple[int, int]]()
    waiting = list(reversed(paths))
    while waiting and not stopped():
        path = waiting.pop()
        try:
            found = path.stat()
        except OSError as error:
            yield Refused(path, str(fault_of(error, "Chưa đọc được", _shown(path))))
            continue
        except ValueError:  # a name with NUL in it
            yield Refused(path, "Tên tệp không đúng; hãy đổi tên tệp rồi thêm lại.")
            continue
        if stat.S_ISREG(found.st_mode):
            if reason := _no_document(path):
                yield Refused(path, reason)
                continue
            if count == most:
                yield Refused(path, f"Mỗi lần thêm được nhiều nhất {most} tệp; hãy thêm phần còn lại lần sau.")
                return
            count += 1
            yield Found(path, found.st_size)
        elif not stat.S_ISDIR(found.st_mode):
            yield Refused(path, no_file(path, found.st_mode))
        elif (place := (found.st_dev, found.st_ino)) not in seen or not found.st_ino:  # some shares number nothing
            seen.add(place)
            inside = list(_inside(path))
            yield from (one for one in inside if isinstance(one, Refused))
            waiting += reversed([one for one in inside if isinstance(one, Path)])


def _inside(folder: Path) -> Iterator[Path | Refused]:
    """What stands in a folder, in order: its files first, then its folders."""
    try:
        with os.scandir(folder) as entries:
            found = [(Path(entry.path), *_kind(entry)) for entry in entries]
    except OSError as error:
        yield Refused(folder, str(fault_of(error, _FOLDER, _shown(folder))))
        return
    if not found:
        yield Refused(folder, f"Thư mục “{_shown(folder)}” không có tệp nào.")
    for path, is_folder, is_link in sorted(found, key=lambda one: (one[1], _order(one[0]))):
        if is_folder and is_link:
            yield Refused(path, f"“{_shown(path)}” là lối tắt đến thư mục khác; hãy thêm chính thư mục đó nếu cần.")
        else:
            yield path


def _kind(entry: os.DirEntry[str]) -> tuple[bool, bool]:
    """Whether an entry leads to a folder, and whether it is a link."""
    try:
        told = entry.stat(follow_symlinks=False)
        is_link = entry.is_symlink() or getattr(told, "st_reparse_tag", 0) == _JUNCTION
        return entry.is_dir(), is_link
    except OSError:  # looked at again when its turn comes, and told then
        return False, False


def _no_document(path: Path) -> str:
    """Why a file is none that an official wrote, empty when it may be."""
    name = path.name.casefold()
    if name.startswith(("~$", ".~lock.")):
        return f"“{_shown(path)}” là tệp tạm của Word, Excel, không phải tài liệu; đã bỏ qua."
    if name in _SYSTEM_FILES or name.startswith("._"):
        return f"“{_shown(path)}” là tệp của hệ điều hành, không phải tài liệu; đã bỏ qua."
    return ""


def _order(path: Path) -> tuple[object, object]:
    """Vietnamese order with numbers by their value; the name as it is parts those that differ in form or case only."""
    name = nfc(path.name)
    return [(kind, number, sort_key(part)) for kind, number, part in natural_key(name.casefold())], path.name


def _shown(path: Path) -> str:
    return nfc(str(path))
