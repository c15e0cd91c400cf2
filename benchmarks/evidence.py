"""Taking evidence in, one large file and a folder of scans, beside `cp` and `sha256sum` of the same bytes.

Ours does more: every file is brought to the disk and read back before a row speaks of it. The disk's caches are
written out before each turn, so that nobody pays for what the other left behind.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.measuring import Reading, times_peer, within

LARGE, FILES, SMALL, TURNS = 500_000_000, 2000, 250_000, 3


def readings() -> list[Reading]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        large, scans = folder / "large", folder / "scans"
        for source in (large, scans):
            source.mkdir()
        with (large / "phim.mp4").open("wb") as file:
            for _ in range(LARGE // 1_000_000):
                file.write(os.urandom(1_000_000))
        for place in range(FILES):
            (scans / f"Báo cáo {place}.pdf").write_bytes(os.urandom(SMALL))
        return [
            *_beside_copying(f"one file of {LARGE // 1_000_000} MB taken in", large, folder),
            *_beside_copying(f"{FILES} files of {SMALL // 1000} KB taken in", scans, folder),
        ]


def _beside_copying(what: str, source: Path, folder: Path) -> list[Reading]:
    """Turn by turn, so that a slow moment of the machine falls on both."""
    peer, ours, memory, openssl = [], [], [], []
    for _ in range(TURNS):
        copied, hashed = _peer(source, folder / "copy", ["sha256sum"])
        peer.append(copied + hashed)
        if shutil.which("openssl"):
            openssl.append(copied + _peer(source, folder / "copy", ["openssl", "dgst", "-sha256"])[1])
        milliseconds, megabytes = _ours(source, folder / "workspace")
        ours.append(milliseconds)
        memory.append(megabytes)
    also = f"; {median(ours) / median(openssl):.2f} × cp + openssl dgst" if openssl else ""
    return [
        times_peer(what, ours, peer, 1.2, "ms", f"cp + sha256sum{also}"),
        within(f"{what}: peak of memory above idle", max(memory), 64, "MB", "resident, of the process that takes in"),
    ]


def _peer(source: Path, target: Path, command: list[str]) -> tuple[float, float]:
    """How long `cp` takes, and how long the checksums of the same files, in milliseconds."""
    os.sync()
    start = perf_counter()
    subprocess.run(["cp", "-r", source, target], check=True)
    copied = perf_counter()
    files = map(str, sorted(source.iterdir()))
    subprocess.run([*command, *files], check=True, stdout=subprocess.DEVNULL)
    end = perf_counter()
    shutil.rmtree(target)
    return (copied - start) * 1000, (end - copied) * 1000


def _ours(source: Path, workspace: Path) -> tuple[float, float]:
    """In a process of its own, whose memory nothing else was in."""
    os.sync()
    command = [sys.executable, "-m", "benchmarks.evidence_probe", str(source), str(workspace)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    shutil.rmtree(workspace)
    return float(told[0]), float(told[1])
