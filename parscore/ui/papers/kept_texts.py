"""What the official writes into the papers of a year: taken over from last year, kept as it is typed, taken back."""

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from parscore.scoring.report_texts import ReportTexts
from parscore.scoring.state import State
from parscore.ui.open_assessment import OpenAssessment


class KeptTexts(QObject):
    """`changed` when a text was put in or taken back. Every change is on its way to the disk before that is said."""

    changed = Signal()

    def __init__(self, assessment: OpenAssessment, parent: QObject) -> None:
        super().__init__(parent)
        self._assessment = assessment
        self._kept = assessment.workspace.report_texts(assessment.card.id)
        self._before: list[ReportTexts] = []
        last = None if self._kept != ReportTexts() else assessment.workspace.last_report_texts(assessment.card.id)
        self.from_last_year = last is not None
        self.texts = last or self._kept

    @property
    def editable(self) -> bool:
        """What was locked with the year stays as it was sent."""
        return self._assessment.state is not State.LOCKED

    @property
    def can_undo(self) -> bool:
        return bool(self._before) and self.editable

    def put(self, name: str, value: Any) -> None:
        """Keep one text of the report."""
        if getattr(self.texts, name) != value:
            self._take(replace(self.texts, **{name: value}))

    def put_word(self, key: str, text: str) -> None:
        """Keep what is written for a place of the papers around the report."""
        words = {one: said for one, said in self.texts.words if one != key}
        if text:
            words[key] = text
        self.put("words", tuple(sorted(words.items())))

    def undo(self) -> None:
        """Take the last text back."""
        if self._before:
            self._keep(self._before.pop())

    def _take(self, texts: ReportTexts) -> None:
        self._before.append(self.texts)
        self._keep(texts)

    def _keep(self, texts: ReportTexts) -> None:
        self.texts, before, self._kept = texts, self._kept, texts
        self.from_last_year = False
        now = self._assessment
        keep = partial(now.workspace.keep_report_texts, now.card.id, texts, who=now.who, before=before)
        now.journal.add(keep)
        self.changed.emit()
