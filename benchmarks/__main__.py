"""`python -m benchmarks [PART …]`: all parts or those named in `PARTS`."""

import sys
from importlib import import_module

PARTS = ("scoring", "edits", "desk", "checks", "window", "evidence", "documents", "years", "reports")


def main(wanted: list[str]) -> int:
    unknown = set(wanted) - set(PARTS)
    if unknown:
        print(f"no such part: {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
        return 2
    kept = True
    for part in wanted or PARTS:
        for reading in import_module(f"benchmarks.{part}").readings():
            print(reading, flush=True)
            kept &= reading.holds
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
