"""Copies of installed files with mistakes planted in them, and documents written for one test."""

from pathlib import Path

from parscore.data_files import criteria_folder


class Spoilt:
    """The text of an installed set, spoilt line by line; no line is added or removed, so every number stays true."""

    def __init__(self, set_id: str = "loc-hoa-2025") -> None:
        self._lines = (criteria_folder() / f"{set_id}.yaml").read_text(encoding="utf-8").split("\n")

    def replace(self, code: str, old: str, new: str) -> int:
        """Replace the first `old` in the criterion with a code ("" for the head of the set); the number of its line."""
        for place in range(self.line_of(code) - 1, len(self._lines)):
            if old in self._lines[place] and not self._lines[place].lstrip().startswith("#"):
                self._lines[place] = self._lines[place].replace(old, new, 1)
                return place + 1
        raise LookupError(f"{old} không có từ mục {code} trở đi")

    def drop(self, code: str, old: str) -> int:
        """Leave an empty comment in place of a whole line; the number of that line."""
        line = self.replace(code, old, "")
        self._lines[line - 1] = "#"
        return line

    def line_of(self, code: str) -> int:
        """The number of the line a criterion begins on."""
        if not code:
            return 1
        begins = (f'- code: "{code}"', f"- code: {code}")
        return next(number for number, line in enumerate(self._lines, start=1) if line.strip() in begins)

    def write(self, folder: Path) -> Path:
        return write(folder, "\n".join(self._lines))


def write(folder: Path, text: str | bytes, name: str = "thu.yaml") -> Path:
    """A file with a text, or with bytes that may be none."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path
