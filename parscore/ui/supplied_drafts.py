"""Figures of others typed before their source: kept on the disk, apart from the answers, until the source is named."""

import json
from dataclasses import replace

from parscore.faults import ParscoreError
from parscore.scoring.answers import Answer
from parscore.ui.open_assessment import OpenAssessment


class SuppliedDrafts:
    """By code; a draft counts for nothing until it is supplied."""

    def __init__(self, assessment: OpenAssessment) -> None:
        self._assessment = assessment
        self._name = f"supplied_drafts.{assessment.card.id}"
        self._kept: dict[str, Answer] = {}
        try:
            kept = json.loads(assessment.workspace.setting(self._name, "") or "{}")
        except (ParscoreError, ValueError):
            return
        known = assessment.criteria_set.by_code
        self._kept = {code: Answer.from_data(data) for code, data in kept.items() if code in known}

    def __contains__(self, code: str) -> bool:
        return code in self._kept

    def __len__(self) -> int:
        return len(self._kept)

    def applied(self, code: str) -> Answer:
        """The answer of a leaf with its draft in it: the texts beside the figures stay as they now are."""
        answer, draft = self._assessment.answer(code), self._kept.get(code)
        if draft is None:
            return answer
        if not draft.declares:  # only who entered what is to come
            return answer if answer.declares or answer.source else replace(answer, source=draft.source)
        return replace(
            answer,
            values=draft.values,
            choice=draft.choice,
            checked=draft.checked,
            faults=draft.faults,
            points=draft.points,
            source=draft.source,
        )

    def has_figures(self, code: str) -> bool:
        """Whether a draft holds figures, not only the name of who enters them."""
        return code in self._kept and self._kept[code].declares

    def put(self, code: str, answer: Answer) -> None:
        """Keep figures that have no source yet, or who enters them while there are none."""
        self._kept[code] = answer
        self._keep()

    def drop(self, code: str) -> None:
        """Forget a draft, because it was supplied or cleared."""
        if self._kept.pop(code, None) is not None:
            self._keep()

    def _keep(self) -> None:
        """On a disk that refuses, the drafts stay in the window; the answers have a road of their own."""
        data = {code: answer.as_data() for code, answer in self._kept.items()}
        try:
            self._assessment.workspace.keep_setting(self._name, json.dumps(data, ensure_ascii=False) if data else "")
        except ParscoreError:
            return
