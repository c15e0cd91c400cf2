"""Garbage is collected where widgets may be destroyed."""

import gc
import threading
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from parscore.ui.collecting import collect_when_due

pytestmark = pytest.mark.usefixtures("dressed")


class Ring:
    """Garbage only the collector can find."""

    def __init__(self, told: list[threading.Thread]) -> None:
        self.itself = self
        self._told = told

    def __del__(self) -> None:
        self._told.append(threading.current_thread())


def litter(told: list[threading.Thread]) -> None:
    for _ in range(3 * gc.get_threshold()[0]):
        Ring(told)


def test_a_thread_that_makes_much_garbage_collects_nothing_itself() -> None:
    told: list[threading.Thread] = []
    worker = threading.Thread(target=litter, args=(told,))
    worker.start()
    worker.join()
    assert told == []
    collect_when_due()
    assert set(told) == {threading.main_thread()}


def test_what_is_not_due_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    collected: list[Any] = []
    monkeypatch.setattr(gc, "collect", collected.append)
    monkeypatch.setattr(gc, "get_count", lambda: (10, 1, 1))
    collect_when_due()
    assert collected == []
    monkeypatch.setattr(gc, "get_count", lambda: (1000, 11, 1))
    collect_when_due()
    assert collected == [1]
    assert QApplication.instance() is not None
