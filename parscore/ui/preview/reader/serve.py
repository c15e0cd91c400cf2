"""Answers the window: a request in a line of JSON comes in; a line of JSON goes out, and as many bytes as it says.

The first request names the file; its answer tells what can be seen of it. The process ends when the window lets go.
"""

import json
import sys
from pathlib import Path
from typing import IO, Any

from parscore.ui.preview.reader.open_file import Opened, Refused, opened

MEMORY = 1_000_000_000
SECONDS = 8
Request = dict[str, Any]


def serve(_arguments: list[str]) -> int:
    """Answer until nobody asks any more."""
    _hold_back()
    answer_all(sys.stdin.buffer, sys.stdout.buffer)
    return 0


def answer_all(asked: IO[bytes], told: IO[bytes]) -> None:
    """Answer every request of a stream into another."""
    at_hand: Opened | None = None
    for line in asked:
        _grant(SECONDS)
        request: Request = json.loads(line)
        body = b""
        try:
            if request["do"] == "open":
                at_hand = opened(Path(request["path"]), request["name"])
                reply = at_hand.facts
            elif at_hand is None:
                reply = {"refused": ""}
            else:
                reply, body = at_hand.answer(request)
        except Refused as refused:
            reply = {"refused": str(refused)}
        except MemoryError:
            reply = {"refused": "Tài liệu cần quá nhiều bộ nhớ để hiện ở đây."}
        head = json.dumps({**reply, "bytes": len(body)}, ensure_ascii=False)
        told.write(head.encode("utf-8", "replace") + b"\n" + body)
        told.flush()


def _hold_back() -> None:
    """Let the system see to it that this process stays small and writes no file; Windows knows no such limits."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _grant(seconds: int) -> None:
    """So much time of the processor for the next request: left alone in a loop, the process ends by itself."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + 1 + seconds, most))


if __name__ == "__main__":
    sys.exit(serve(sys.argv[1:]))
