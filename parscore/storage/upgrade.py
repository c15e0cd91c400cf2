"""Bringing a database to the version of this program: fresh ones made at once, older ones step by step after a copy."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, insert, inspect, select

from parscore.faults import EnvironmentFault
from parscore.storage.connection import OPENING, Database, settle_journal
from parscore.storage.schema import alembic_version, metadata, stamp_metadata
from parscore.storage.stored import now
from parscore.storage.trouble import NOTHING_LOST, told
from parscore.storage.version import VERSION

STEPS = Path(__file__).parent / "migrations"
_KEPT_VERSION = select(alembic_version.c.version_num)
_ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(7021934)"  # any number, the same in every program


def bring_up(database: Database, *, create: bool) -> None:
    """Make the schema that of this program, or refuse in words and leave everything as it was."""
    with told(OPENING, database.where):
        version, tables = _look(database)
        if version is None:
            if database.is_postgresql:
                tables &= set(metadata.tables)  # a server may keep other things beside ours
            _create(database, may=create and not tables)
        elif version > VERSION:
            raise EnvironmentFault(
                f"{OPENING} “{database.where}”: dữ liệu do bản PARSCORE mới hơn tạo (phiên bản {version}, "
                f"chương trình này hiểu đến {VERSION}); hãy cài bản mới nhất rồi mở lại. {NOTHING_LOST}"
            )
        elif version < VERSION:
            _migrate(database, version)
        else:
            settle_journal(database)


def _look(database: Database) -> tuple[str | None, set[str]]:
    """The version a database says it has, and the tables that stand in it."""
    with database.reading.connect() as connection:
        tables = set(inspect(connection).get_table_names())
        stamped = alembic_version.name in tables
        return connection.scalar(_KEPT_VERSION) if stamped else None, tables


def _create(database: Database, *, may: bool) -> None:
    if not may or database.why_read_only:
        raise EnvironmentFault(
            f"{OPENING} “{database.where}”: nơi này không có dữ liệu PARSCORE; "
            f"hãy kiểm tra lại đường dẫn hoặc chọn một thư mục mới. Không có gì bị ghi đè."
        )
    settle_journal(database)
    with database.writing.begin() as connection:
        if database.is_postgresql:
            connection.exec_driver_sql(_ONE_AT_A_TIME)
        if not inspect(connection).has_table(alembic_version.name):  # another program may have been quicker
            create_all(connection)


def create_all(connection: Connection) -> None:
    """The whole schema of this version at once; a test proves that the steps one by one give the same."""
    metadata.create_all(connection, checkfirst=False)
    stamp_metadata.create_all(connection, checkfirst=False)
    connection.execute(insert(alembic_version).values(version_num=VERSION))


def _migrate(database: Database, version: str) -> None:
    if database.look_only:
        raise EnvironmentFault(
            f"{OPENING} “{database.where}”: dữ liệu do bản PARSCORE cũ hơn tạo (phiên bản {version}) và chưa được nâng "
            f"cấp; hãy mở thư mục này bằng chương trình một lần rồi làm lại. {NOTHING_LOST}"
        )
    if database.why_read_only:
        raise EnvironmentFault(
            f"{OPENING} “{database.where}”: dữ liệu của bản cũ cần được nâng cấp nhưng nơi này chỉ cho đọc; "
            f"hãy chép cả thư mục sang nơi ghi được rồi mở lại. {NOTHING_LOST}"
        )
    if database.file is not None:
        _copy(database.file, version)
    settle_journal(database)
    with database.writing.connect() as connection:
        if database.file is not None:
            connection.detach()  # this connection goes with its loosened keys
            connection.exec_driver_sql("ROLLBACK")
            connection.exec_driver_sql("PRAGMA foreign_keys=OFF")  # a table made anew is dropped in between
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            connection.exec_driver_sql(_ONE_AT_A_TIME)
        run_steps(connection)
        if database.file is not None and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            raise RuntimeError("a migration left rows that point to nothing")
        connection.commit()


def run_steps(connection: Connection) -> None:
    """Run the steps still missing, inside the caller's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(STEPS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _copy(file: Path, version: str) -> Path:
    """A copy of the database beside it, complete before it gets its name; never over another file."""
    moment = now()[:19].replace(":", "").replace("-", "").replace("T", "-")
    copy = file.with_name(f"{file.stem}-truoc-nang-cap-{version}-{moment}{file.suffix}")
    part = copy.with_name(copy.name + ".part")
    try:
        with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(part)) as target:
            source.backup(target)
        part.replace(copy)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return copy
