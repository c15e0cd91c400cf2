"""The part of a workspace that is about years: what stands beside an assessment, and years beside each other."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Literal

from sqlalchemy import Connection

from parscore.scoring.earlier_year import EarlierYear
from parscore.scoring.report_texts import ReportTexts
from parscore.scoring.stages import Stage
from parscore.storage import appraised, earlier_results, predecessors, report_words, snapshots, standings
from parscore.storage.appraised import Appraised, AppraisedChange
from parscore.storage.earlier_results import EarlierResult
from parscore.storage.predecessors import Predecessor
from parscore.storage.quick_look import QuickLook
from parscore.storage.snapshots import Snapshot, SnapshotCard
from parscore.storage.standings import Standing, YearTotal


class YearKeeping(ABC):
    """What `Workspace` does for years."""

    @abstractmethod
    def _reading(self) -> AbstractContextManager[Connection]: ...

    @abstractmethod
    def _writing(self) -> AbstractContextManager[Connection]: ...

    @abstractmethod
    def _looking(self) -> AbstractContextManager[QuickLook]: ...

    def report_texts(self, card_id: int) -> ReportTexts:
        """What the official wrote for the report of a year."""
        with self._reading() as connection:
            return report_words.read(connection, card_id)

    def keep_report_texts(
        self, card_id: int, texts: ReportTexts, *, who: str = "", before: ReportTexts | None = None
    ) -> None:
        """Keep the texts that differ from `before`, which is what the caller had read; those another window changed
        meanwhile stay. InputError when the year is locked.
        """
        with self._writing() as connection:
            report_words.keep(connection, card_id, texts, who, before)

    def last_report_texts(self, card_id: int) -> ReportTexts | None:
        """The texts of the unit's last earlier year that has any, as a new year begins with them."""
        with self._reading() as connection:
            return report_words.of_year_before(connection, card_id)

    def appraised(self, card_id: int, stage: Stage) -> dict[str, Appraised]:
        """What the Sở gave at a stage, by leaf."""
        with self._reading() as connection:
            return appraised.read(connection, card_id, stage)

    def keep_appraised(
        self, card_id: int, stage: Stage, given: Iterable[Appraised], *, who: str = ""
    ) -> dict[str, Appraised]:
        """Keep what was given for leaves; what held before is returned, and kept for good. Also of a locked year."""
        with self._writing() as connection:
            return appraised.keep(connection, card_id, stage, given, who)

    def appraised_story(self, card_id: int) -> list[AppraisedChange]:
        """Every score ever given, old beside new, the first one first."""
        with self._reading() as connection:
            return appraised.story(connection, card_id)

    def earlier_results(self, unit_code: str) -> list[EarlierResult]:
        """What papers say of a unit's years that were scored without the program."""
        with self._reading() as connection:
            return earlier_results.read(connection, unit_code)

    def keep_earlier_result(
        self, unit_code: str, result: EarlierYear, *, source: str = "", who: str = ""
    ) -> EarlierResult:
        """Keep such a result in place of the one for the same year and stage, which can be put back."""
        with self._writing() as connection:
            return earlier_results.keep(connection, unit_code, result, source, who)

    def withdraw_earlier_result(self, result_id: int) -> None:
        with self._writing() as connection:
            earlier_results.withdraw(connection, result_id)

    def put_back_earlier_result(self, result_id: int) -> None:
        with self._writing() as connection:
            earlier_results.put_back(connection, result_id)

    def snapshots(self, card_id: int) -> list[SnapshotCard]:
        """The moments of an assessment that were written down, the first one first; also by itself, each month."""
        with self._reading() as connection:
            return snapshots.cards(connection, card_id)

    def take_snapshot(self, card_id: int, label: str, *, who: str = "", stage: Stage = Stage.SELF) -> SnapshotCard:
        """Write down how an assessment stands now."""
        with self._writing() as connection:
            return snapshots.take(connection, card_id, stage, label, who)

    def snapshot(self, snapshot_id: int) -> Snapshot:
        """One moment whole."""
        with self._reading() as connection:
            return snapshots.read(connection, snapshot_id)

    def predecessors(self, unit_code: str) -> list[Predecessor]:
        """The units merged into this one."""
        with self._reading() as connection:
            return predecessors.read(connection, unit_code)

    def keep_predecessors(self, unit_code: str, wanted: Sequence[Predecessor]) -> list[Predecessor]:
        """Say which units were merged into this one; what was said before is returned."""
        with self._writing() as connection:
            return predecessors.keep(connection, unit_code, wanted)

    def stamps(self, unit_code: str) -> dict[int, int]:
        """How often each assessment of a unit was written to, by its id: whether what was read of it still holds."""
        with self._looking() as look:
            return standings.stamps(look, unit_code)

    def ranking(
        self,
        year: int,
        set_id: str,
        *,
        stage: Stage = Stage.SELF,
        ties: Literal["competition", "dense"] = "competition",
        by_kind: bool = False,
    ) -> list[Standing]:
        """The units scored in a year on a set, the best first; `by_kind` ranks each kind of unit apart."""
        with self._looking() as look:
            return standings.ranking(look, year, set_id, stage=stage, ties=ties, by_kind=by_kind)

    def trend(self, unit_code: str, *, stage: Stage = Stage.SELF) -> list[YearTotal]:
        """What a unit came to year by year, the earliest first."""
        with self._looking() as look:
            return standings.trend(look, unit_code, stage=stage)
