"""Slow reading of many files done a little ahead, by several threads, its results in the order of the files."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

_MOST_AT_ONCE = 4
_AHEAD = 16
Given = TypeVar("Given")
Made = TypeVar("Made")


def in_order(work: Callable[[Given], Made], items: Iterable[Given], stopped: Callable[[], bool]) -> Iterator[Made]:
    """What `work` makes of each item; ends without a word once `stopped` says so. Work holds plain data only."""
    rest = iter(items)
    with ThreadPoolExecutor(min(_MOST_AT_ONCE, os.cpu_count() or 1)) as pool:
        ahead: deque[Future[Made]] = deque()
        try:
            while not stopped():
                while len(ahead) < _AHEAD and (item := next(rest, None)) is not None:
                    ahead.append(pool.submit(work, item))
                if not ahead:
                    return
                yield ahead.popleft().result()
        finally:
            for coming in ahead:
                coming.cancel()
