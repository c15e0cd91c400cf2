"""The workspace: the one door to everything kept. It gives and takes plain objects, never rows of the database."""

import parscore.storage.lean  # noqa: F401, I001  first: it imports SQLAlchemy without what is not used here

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, select
from sqlalchemy.exc import IntegrityError

from parscore.faults import EnvironmentFault
from parscore.scoring.answers import Unit
from parscore.scoring.criteria import CriteriaSet
from parscore.scoring.edits import Edit
from parscore.scoring.result import Result
from parscore.scoring.stages import Stage
from parscore.scoring.state import State, StateChange
from parscore.storage import kept_years, progress
from parscore.storage.beginning import begin, rename
from parscore.storage.checkup import Finding, examined
from parscore.storage.connection import connect
from parscore.storage.evidence_keeping import EvidenceKeeping
from parscore.storage.evidence_store import EvidenceStore, Watch
from parscore.storage.quick_look import QuickLook
from parscore.storage.reading import IN_ORDER, card_row, read_opened, read_set, read_state_log
from parscore.storage.recording import Recorder
from parscore.storage.results import upsert
from parscore.storage.schema import assessment, criteria_set, setting
from parscore.storage.schema import unit as unit_table
from parscore.storage.set_shelf import SetShelf
from parscore.storage.stored import Card, Opened, Step, as_card, plain
from parscore.storage.trouble import told
from parscore.storage.upgrade import bring_up
from parscore.storage.year_keeping import YearKeeping

__all__ = ["Card", "Opened", "Stage", "Step", "Workspace"]

_READING = "Chưa đọc được dữ liệu"
_WRITING = "Chưa lưu được vào"


class Workspace(EvidenceKeeping, YearKeeping):
    """A folder with its database: `parscore.db` in it, or the PostgreSQL database whose URL is given.

    What was returned from a writing method survives a crash. Faults of the machine are raised as EnvironmentFault, and
    leave everything as it was, so that the same call can be made again. `read_only` workspaces refuse all writing.
    """

    def __init__(
        self, folder: Path, database: str | None = None, *, create: bool = True, look_only: bool = False
    ) -> None:
        """`look_only` opens even what could be written for reading alone, and brings nothing up to a new version."""
        self.folder = folder
        self._database = connect(folder, database, create=create and not look_only, look_only=look_only)
        try:
            bring_up(self._database, create=create and not look_only)
        except BaseException:
            self._database.close()
            raise
        self._recorder = Recorder(self._database)
        self._look = QuickLook(self._database.reading)
        self.evidence = EvidenceStore.of_workspace(folder)
        self.sets = SetShelf(self._reading, self._writing)

    @property
    def read_only(self) -> bool:
        return bool(self._database.why_read_only)

    @property
    def why_read_only(self) -> str:
        """A sentence for the official, empty when everything can be written."""
        return self._database.why_read_only

    def close(self) -> None:
        self._look.close()
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def units(self) -> list[Unit]:
        """All units in the Vietnamese order of their names."""
        in_order = select(unit_table).order_by(unit_table.c.sort_key, unit_table.c.code)
        with self._reading() as connection:
            return [Unit(row.code, row.name, row.kind) for row in connection.execute(in_order)]

    def cards(
        self, unit_code: str | None = None, year: int | None = None, criteria_id: str | None = None
    ) -> list[Card]:
        """The assessments, by name of the unit, the latest year first."""
        wanted = IN_ORDER
        for column, value in (
            (unit_table.c.code, unit_code),
            (assessment.c.year, year),
            (assessment.c.set_id, criteria_id),
        ):
            if value is not None:
                wanted = wanted.where(column == value)
        with self._reading() as connection:
            return [as_card(row) for row in connection.execute(wanted)]

    def create(self, unit: Unit, year: int, criteria_set: CriteriaSet, *, illustrative_facts: bool = False) -> Card:
        """Begin an assessment, bound for ever to this content of the set; the unit is made, or renamed as given.

        InputError when the unit already has one for this year on this version of the set.
        """
        try:
            return self._create(unit, year, criteria_set, illustrative_facts)
        except IntegrityError:  # another program was quicker: now its row is seen
            return self._create(unit, year, criteria_set, illustrative_facts)

    def _create(self, unit: Unit, year: int, criteria_set: CriteriaSet, illustrative: bool) -> Card:
        with self._writing() as connection:
            return begin(connection, unit, year, criteria_set, self._recorder.sets, illustrative=illustrative)

    def create_with(self, unit: Unit, year: int, criteria_set: CriteriaSet, edit: Edit, *, who: str = "") -> Card:
        """Begin an assessment that already carries what was taken over from another year, as its first step."""
        with self._told_writing():
            return self._recorder.begin(unit, year, criteria_set, edit, who)

    def rename_unit(self, code: str, unit: Unit) -> None:
        """Give a unit another name, kind or code. Sheets open at that time are to be opened anew."""
        with self._writing() as connection:
            rename(connection, code, unit, self._recorder.sets)

    def open(self, card_id: int, stage: Stage = Stage.SELF) -> Opened:
        with self._reading() as connection:
            row = card_row(connection, card_id)
            opened = read_opened(connection, row, stage, self._recorder.sets)
        self._recorder.opened(card_id, stage, row.revision)
        return opened

    def kept_years(self, card_ids: Sequence[int], stage: Stage = Stage.SELF) -> list[kept_years.KeptYear]:
        """What several assessments came to, as it is kept, to the millionth of a point."""
        with self._reading() as connection:
            nodes = kept_years.read_nodes(self._look, card_ids, stage)
            return list(kept_years.read(connection, card_ids, stage, self._recorder.sets, nodes))

    def record(self, card_id: int, edit: Edit, result: Result, *, who: str = "", stage: Stage = Stage.SELF) -> Step:
        """Keep an edit and what the whole sheet then comes to. Steps undone before can no longer be redone."""
        with self._told_writing():
            return self._recorder.record(card_id, edit, result, who, stage)

    def move_to_set(self, card_id: int, new_set: CriteriaSet, edit: Edit, *, who: str = "") -> Step:
        """Score an assessment by another set from now on, as one step that undo takes back: `edit` clears the answers
        and links of the old codes and writes those of the new. Windows that show it are to open it anew.
        """
        with self._told_writing():
            return self._recorder.move(card_id, new_set, edit, who)

    def record_undo(
        self, card_id: int, step_id: int, result: Result, *, who: str = "", stage: Stage = Stage.SELF
    ) -> None:
        """Take the last standing step back; InputError when that is another one, because somebody else went on."""
        with self._told_writing():
            self._recorder.turn(card_id, step_id, result, who, stage, undo=True)

    def record_redo(
        self, card_id: int, step_id: int, result: Result, *, who: str = "", stage: Stage = Stage.SELF
    ) -> None:
        """Do the first undone step again; InputError when that is another one, or none."""
        with self._told_writing():
            self._recorder.turn(card_id, step_id, result, who, stage, undo=False)

    def change_state(
        self, card_id: int, new: State, *, who: str = "", reason: str = "", returned: Mapping[str, str] | None = None
    ) -> StateChange:
        """Approve, lock or reopen an assessment, or note which rows the leader sent back; InputError off the way."""
        with self._writing() as connection:
            return progress.change_state(connection, card_id, new, who, reason, returned or {})

    def criteria_copy(self, checksum: str) -> CriteriaSet | None:
        """The copy of a set with this checksum by which something is or was scored here; None without one."""
        with self._reading() as connection:
            key = connection.scalar(select(criteria_set.c.id).where(criteria_set.c.sha256 == checksum))
            return None if key is None else read_set(connection, key, self._recorder.sets)

    def state_log(self, card_id: int) -> list[StateChange]:
        with self._reading() as connection:
            return list(read_state_log(connection, card_id))

    def history(self, card_id: int, stage: Stage = Stage.SELF) -> list[progress.HistoryLine]:
        """Everything done to an assessment, the first line first."""
        with self._reading() as connection:
            return progress.history_lines(connection, card_id, stage)

    def remove_sample(self, card_id: int) -> None:
        """Take an assessment with illustrative facts away; InputError for any other."""
        with self._writing() as connection:
            progress.remove(connection, card_id)

    def setting(self, name: str, default: str = "") -> str:
        with self._reading() as connection:
            kept = connection.scalar(select(setting.c.value).where(setting.c.name == name))
        return default if kept is None else kept

    def keep_setting(self, name: str, value: str) -> None:
        with self._writing() as connection:
            keep = upsert(setting, connection.dialect.name)
            connection.execute(keep, {"name": name, "value": plain(value)})

    def verify(self) -> list[str]:
        """What is wrong, in sentences; empty when the database is whole, its results agree and all files stand."""
        return [finding.message for finding in self.examine() if not finding.harmless]

    def examine(self, *, deep: bool = False, watch: Watch | None = None) -> list[Finding]:
        """Everything worth telling of the database and the evidence store; nothing is changed.

        `deep` reads every stored file anew; `watch` is told how many bytes of how many, and ends it by raising.
        """
        with self._reading() as connection:
            return list(examined(connection, self.evidence, deep=deep, watch=watch))

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with told(_READING, self._database.where), self._database.reading.connect() as connection:
            yield connection

    @contextmanager
    def _looking(self) -> Iterator[QuickLook]:
        with told(_READING, self._database.where):
            yield self._look

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._told_writing(), self._database.writing.begin() as connection:
            yield connection

    @contextmanager
    def _told_writing(self) -> Iterator[None]:
        if self.read_only:
            raise EnvironmentFault(self.why_read_only)
        with told(_WRITING, self._database.where):
            yield
