"""Whoever pulls the plug: what was said to be saved is there, and the file opens."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from parscore.storage.workspace import Workspace
from tests.storage.samples import XA, Desk, small_set

ROOT = Path(__file__).parents[2]
PROGRAM = """
import sys
from pathlib import Path
from parscore.scoring.answers import Answer
from parscore.storage.workspace import Workspace
from tests.storage.samples import Desk
with Workspace(Path(sys.argv[1]), sys.argv[2]) as workspace:
    desk = Desk(workspace, int(sys.argv[3]))
    for number in range(int(sys.argv[4]), 1_000_000):
        desk.declare("1.4", Answer(points="1", note=str(number)))
        print("saved", number, flush=True)
"""


def saved_before_the_kill(folder: Path, url: str, card_id: int, start: int, count: int) -> int:
    """Let a program save, kill it at once after so many, and return the last number it said was saved."""
    program = [sys.executable, "-c", PROGRAM, str(folder), url, str(card_id), str(start)]
    with subprocess.Popen(program, cwd=ROOT, stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        said = [run.stdout.readline() for _ in range(count)]
        run.kill()
        said += run.stdout.read().splitlines(keepends=True)
    assert run.returncode == -signal.SIGKILL
    return int([line for line in said if line.endswith("\n")][-1].split()[1])


def test_nothing_saved_is_lost_by_killing_the_program(tmp_path: Path, database_url: str, at_full_size: bool) -> None:
    chance = random.Random(9)
    with Workspace(tmp_path, database_url) as workspace:
        card_id = workspace.create(XA, 2025, small_set()).id
    number = 0
    for _ in range(200 if at_full_size else 10):
        said = saved_before_the_kill(tmp_path, database_url, card_id, number, chance.randrange(1, 40))
        with Workspace(tmp_path, database_url) as workspace:
            opened = workspace.open(card_id)
            kept = int(opened.sheet.answers["1.4"].note)
            assert said <= kept <= said + 1
            assert len(opened.steps) == kept + 1
            assert workspace.verify() == []
        number = kept + 1


@pytest.mark.skipif(os.name == "nt", reason="the signals are those of POSIX")
def test_a_program_killed_while_making_the_database_leaves_one_that_opens(tmp_path: Path, at_full_size: bool) -> None:
    program = "import sys, pathlib; from parscore.storage.workspace import Workspace; print(flush=True)\n"
    program += "Workspace(pathlib.Path(sys.argv[1]))"
    chance = random.Random(4)
    for attempt in range(50 if at_full_size else 5):
        folder = tmp_path / str(attempt)
        with subprocess.Popen([sys.executable, "-c", program, str(folder)], cwd=ROOT, stdout=subprocess.PIPE) as run:
            assert run.stdout is not None
            run.stdout.readline()
            try:
                run.wait(chance.random() * 0.02)
            except subprocess.TimeoutExpired:
                run.kill()
        with Workspace(folder) as workspace:
            Desk(workspace, workspace.create(XA, 2025, small_set()).id)
            assert workspace.verify() == []


def test_two_programs_that_begin_at_once_share_one_database(tmp_path: Path, database_url: str) -> None:
    program = "import sys, pathlib; from parscore.storage.workspace import Workspace; sys.stdin.readline()\n"
    program += "Workspace(pathlib.Path(sys.argv[1]), sys.argv[2]).close()"
    command = [sys.executable, "-c", program, str(tmp_path / "mới"), database_url]
    runs = [
        subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(4)
    ]
    for run in runs:
        assert run.stdin is not None
        run.stdin.write("\n")
        run.stdin.flush()
    told = [run.communicate(timeout=60)[1] for run in runs]
    assert [run.returncode for run in runs] == [0, 0, 0, 0], told
