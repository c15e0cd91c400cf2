"""The window's start and memory, beside a bare PySide6 window with an empty tree, each in a process of its own."""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.measuring import Reading, times_peer
from parscore.data_files import criteria_folder
from parscore.intake.criteria_file import load_criteria
from parscore.scoring.answers import Unit
from parscore.storage.workspace import Workspace

RUNS = 11
PEER = "a bare PySide6 window with an empty tree"


def _probe(kind: str, folder: str) -> dict[str, float]:
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    command = [sys.executable, "-m", "benchmarks.window_probe", kind, str(time.time()), folder]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=60)
    told: dict[str, float] = json.loads(ended.stdout)
    return told


def readings() -> list[Reading]:
    with tempfile.TemporaryDirectory() as folder:
        duc_co = load_criteria(criteria_folder() / "duc-co-2021.yaml").criteria_set
        assert duc_co is not None
        with Workspace(Path(folder)) as workspace:
            workspace.create(Unit("duc-co", "Huyện Đức Cơ", "huyen"), 2021, duc_co)
        for kind in ("bare", "parscore"):
            _probe(kind, folder)  # warms the disk, for both alike
        # Turn by turn, so that a slow moment of the machine falls on both.
        turns = [(_probe("bare", folder), _probe("parscore", folder)) for _ in range(RUNS)]
    bare, ours = [turn[0] for turn in turns], [turn[1] for turn in turns]

    def beside(what: str, name: str, limit: float, unit: str) -> Reading:
        return times_peer(what, [one[name] for one in ours], [one[name] for one in bare], limit, unit, PEER)

    heavy = max(one["heavy"] for one in ours)
    return [
        beside("first window painted", "painted", 1.3, "ms"),
        beside("tree filled and editable", "filled", 2.3, "ms"),
        beside("memory after opening the Đức Cơ set", "memory", 1.7, "MB"),
        Reading("heavy libraries imported by first paint", f"{heavy:.0f}", "", "none", heavy == 0),
    ]
