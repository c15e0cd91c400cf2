"""Reads the annex anew in a thread whenever a choice changes: one reading at a time, only the last choice counts."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from parscore.intake.annex import Annex
from parscore.ui.annex.column_choices import ColumnChoices
from parscore.ui.errand import Errand, Tell


class ReadingAgain(QObject):
    """`came` brings the annex as the columns are chosen now; until then `annex` is None."""

    came = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.annex: Annex | None = None
        self._choices: ColumnChoices | None = None
        self._errand: Errand | None = None
        self._again = False

    def of(self, choices: ColumnChoices) -> None:
        """Read the annex with these choices; called again, with what they have become meanwhile."""
        self._choices = choices
        self.annex = None
        if self._errand is not None:
            self._again = True
            return
        tables, given = choices.tables, choices.given()

        def read(tell: Tell) -> None:
            tell(tables.read(given))

        self._errand = Errand(read, self)
        self._errand.told.connect(self._on_told)
        self._errand.ended.connect(self._on_ended)
        self._errand.start()

    def result(self) -> Callable[[], Annex]:
        """The annex as the columns are chosen now, to be waited for in a thread."""
        choices, annex, errand = self._choices, self.annex, self._errand
        assert choices is not None
        tables, given = choices.tables, choices.given()

        def read() -> Annex:
            if errand is not None:  # what is understood of texts is kept with the tables, for one reading at a time
                errand.over.wait()
            return annex or tables.read(given)

        return read

    def _on_told(self, annex: Annex) -> None:
        if not self._again:
            self.annex = annex

    def _on_ended(self, mistake: BaseException | None) -> None:
        errand, self._errand = self._errand, None
        if errand is not None:
            errand.deleteLater()
        if self._again and self._choices is not None:
            self._again = False
            self.of(self._choices)
        elif mistake is not None:
            self.failed.emit(mistake)
        elif self.annex is not None:
            self.came.emit(self.annex)
