"""`python -m tools.screenshots`: the pictures of the user guide, made anew from the program itself.

Each look is made by a process of its own, since Qt takes platform and scale when it starts. `--only NAME…` keeps the
other pictures as they are; `--look sang` makes one look alone.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "huong-dan" / "anh"


class Look(NamedTuple):
    """A theme of the program and a scale of the screen."""

    theme: str
    scale: int = 1


LOOKS: Mapping[str, Look] = {"sang": Look("light"), "toi": Look("dark"), "200": Look("light", 2)}
SCREEN = (1366, 768)


def main() -> int:
    parser = argparse.ArgumentParser(description="Chụp màn hình cho tập hướng dẫn.")
    parser.add_argument("--look", choices=LOOKS)
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.here:
        from tools.scenes import play

        return play(PICTURES / given.look, LOOKS[given.look].theme, set(given.only))
    return max(_in_a_process(name, look, given.only) for name, look in LOOKS.items() if given.look in (None, name))


def _in_a_process(name: str, look: Look, only: list[str]) -> int:
    """Make the pictures of one look on a screen of its own, with folders of its own."""
    if not only:
        shutil.rmtree(PICTURES / name, ignore_errors=True)
    (PICTURES / name).mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        screen = Path(scratch) / "screen.json"
        screen.write_text(json.dumps({"screens": [_screen()]}), encoding="utf-8")
        folders = {f"XDG_{of}_HOME": f"{scratch}/{of.lower()}" for of in ("DATA", "CONFIG", "STATE", "CACHE")}
        environment = {
            **os.environ,
            **folders,
            "HOME": scratch,
            "TZ": "Asia/Ho_Chi_Minh",
            "QT_QPA_PLATFORM": f"offscreen:configfile={screen}",
            "QT_SCALE_FACTOR": str(look.scale),
            "PARSCORE_PREFERENCES": f"{scratch}/window.ini",
            "PARSCORE_WORKSPACE": f"{scratch}/PARSCORE",
        }
        command = [sys.executable, "-m", "tools.screenshots", "--here", "--look", name]
        return subprocess.run([*command, *(["--only", *only] if only else [])], cwd=ROOT, env=environment).returncode


def _screen() -> dict[str, object]:
    width, height = SCREEN
    place = {"x": 0, "y": 0, "width": width, "height": height}
    return {"name": "screen", "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1, **place}


if __name__ == "__main__":
    sys.exit(main())
