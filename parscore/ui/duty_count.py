"""How many things still hinder submission, kept in sight beside the page of checks."""

from PySide6.QtCore import QObject, QTimer

from parscore.ui.navigation import Navigation
from parscore.ui.open_assessment import OpenAssessment

PAUSE_MS = 400


class DutyCount(QObject):
    """Counts anew a moment after each change; it lives as long as the assessment."""

    def __init__(self, assessment: OpenAssessment, navigation: Navigation) -> None:
        super().__init__(assessment)
        self._assessment = assessment
        self._navigation = navigation
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._count)
        assessment.changed.connect(self._pause.start)
        self._pause.start()

    def _count(self) -> None:
        from parscore.scoring.outcome import Severity
        from parscore.ui.duties import duties_of

        errors = sum(duty.severity is Severity.ERROR for duty in duties_of(self._assessment))
        self._navigation.say_count("checks", errors)
