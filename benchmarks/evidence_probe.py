"""Run in a process of its own by `benchmarks.evidence`: takes a folder in; prints the milliseconds, and the MB of
memory at the peak above what the process held before.

Usage: python -m benchmarks.evidence_probe SOURCE WORKSPACE
"""

import sys
from pathlib import Path
from time import perf_counter

from parscore.storage.workspace import Workspace


def memory(name: str) -> float:
    """A line of this process's status, in MB."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{name}:")) * 1024 / 1e6


def main(source: Path, folder: Path) -> None:
    with Workspace(folder) as workspace:
        workspace.documents()
        files = sum(1 for _ in source.iterdir())
        idle = memory("VmRSS")
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # the peak begins anew
        start = perf_counter()
        batch = workspace.take_in_batch([source])
        taken = (perf_counter() - start) * 1000
        assert len(batch.taken) == files
        print(f"{taken:.3f} {memory('VmHWM') - idle:.2f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
