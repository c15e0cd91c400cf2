"""Connections: a SQLite file that survives a crash, one that can only be read, or a PostgreSQL server."""

import errno
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from parscore.faults import EnvironmentFault, InputError, fault_of
from parscore.storage.places import on_network, sqlite_uri
from parscore.storage.trouble import NOTHING_LOST, not_a_database, sqlite_code, told
from parscore.storage.version import FILE_NAME

BUSY_MS = 5000
_LOOK_ONLY = "Dữ liệu chỉ được mở để xem."
OPENING = "Chưa mở được dữ liệu"
PRAGMAS: tuple[str, ...] = ("synchronous=FULL", "foreign_keys=ON")
_MAGIC = b"SQLite format 3\0"
_CANNOT_WRITE = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM)
_NO_LOG = (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PROTOCOL)


@dataclass(frozen=True, slots=True)
class Database:
    """A database ready for use; `writing` takes the lock as a transaction begins, `reading` sees one moment."""

    reading: Engine
    writing: Engine
    where: str
    file: Path | None = None
    why_read_only: str = ""
    look_only: bool = False

    @property
    def is_postgresql(self) -> bool:
        return self.file is None

    def close(self) -> None:
        self.reading.dispose()


def connect(folder: Path, url: str | None, *, create: bool, look_only: bool = False) -> Database:
    """The database of a workspace; the folder is made when asked for, an existing file is never replaced.

    `look_only` takes no lock and writes nothing, not even to try.
    """
    address = _address(url)
    try:
        if create:
            folder.mkdir(parents=True, exist_ok=True)
        elif not folder.is_dir():
            raise FileNotFoundError(errno.ENOENT, "")
    except OSError as error:
        raise fault_of(error, "Chưa mở được thư mục dữ liệu", folder) from error
    if address is not None and address.get_backend_name() == "postgresql":
        database = _server(address)
    else:
        file = folder / FILE_NAME if address is None else Path(address.database or "")
        database = _file(file.absolute(), create=create, look_only=look_only)
    return replace(database, look_only=True, why_read_only=_LOOK_ONLY) if look_only else database


def _address(url: str | None) -> URL | None:
    if not url:
        return None
    try:
        address = make_url(url)
        backend = address.get_backend_name()
    except ArgumentError:
        backend = ""
    if backend == "sqlite" and address.database:
        return address
    if backend != "postgresql":
        raise InputError(
            "Địa chỉ cơ sở dữ liệu không đúng; hãy viết như postgresql://tài-khoản@máy-chủ/tên-cơ-sở-dữ-liệu."
        )
    return address.set(drivername="postgresql+psycopg")


def _server(address: URL) -> Database:
    waiting = f"-c lock_timeout={BUSY_MS}"
    engine = create_engine(address, pool_pre_ping=True, connect_args={"connect_timeout": 5, "options": waiting})
    reading = engine.execution_options(isolation_level="REPEATABLE READ")
    return Database(reading, engine, address.render_as_string(hide_password=True))


def _file(file: Path, *, create: bool, look_only: bool) -> Database:
    with told(OPENING, str(file)):
        if file.is_dir():
            raise IsADirectoryError(errno.EISDIR, "")
        exists = file.exists()
        if not exists and not create:
            raise FileNotFoundError(errno.ENOENT, "")
        if exists and not _begins_as_database(file):
            raise EnvironmentFault(not_a_database(OPENING, str(file)))
        if look_only:
            return _read_only(file)
        try:
            _try_writing(file)
        except sqlite3.OperationalError as error:
            code = sqlite_code(error)
            if code in _NO_LOG:
                _choose_journal(file, "locking_mode=EXCLUSIVE", "journal_mode=DELETE")
            elif exists and code in _CANNOT_WRITE:
                return _read_only(file)
            else:
                raise
        return _database(file, lambda: _open(str(file)))


def _begins_as_database(file: Path) -> bool:
    """Whether a file is empty or begins as SQLite's do; SQLite itself takes one of a few bytes for an empty one."""
    try:
        with file.open("rb") as opened:
            return opened.read(len(_MAGIC)) in (b"", _MAGIC)
    except PermissionError:
        return True  # held or forbidden, which SQLite tells better


def _open(place: str, *pragmas: str) -> sqlite3.Connection:
    """A connection with our pragmas; transactions are begun in words, never by the driver."""
    connection = sqlite3.connect(
        place,
        uri=place.startswith("file:"),
        timeout=BUSY_MS / 1000,  # becomes SQLite's busy_timeout
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        for pragma in (*PRAGMAS, *pragmas):
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


def _try_writing(file: Path) -> None:
    """Begin to write and take it back, so that a file or folder that cannot be written says so now.

    A file that another program is just writing to passes.
    """
    with closing(_open(str(file), "busy_timeout=0")) as connection:
        try:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("PRAGMA user_version=0")  # BEGIN alone is content with a file that is only read
            connection.execute("ROLLBACK")
        except sqlite3.OperationalError as error:
            if sqlite_code(error) != sqlite3.SQLITE_BUSY:
                raise


def settle_journal(database: Database) -> None:
    """Write-ahead log where the place bears it, the older journal on a share. To be called on a file known as ours."""
    if database.file is None or database.why_read_only:
        return
    database.close()  # the journal is changed while no connection stands
    if on_network(database.file):
        _choose_journal(database.file, "locking_mode=EXCLUSIVE", "journal_mode=DELETE")
        return
    try:
        _choose_journal(database.file, "journal_mode=WAL")
    except sqlite3.OperationalError as error:
        if sqlite_code(error) not in _NO_LOG:
            raise
        _choose_journal(database.file, "locking_mode=EXCLUSIVE", "journal_mode=DELETE")


def _choose_journal(file: Path, *pragmas: str) -> None:
    with closing(_open(str(file), *pragmas)) as connection:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _read_only(file: Path) -> Database:
    """The file as it stands; one whose last changes are still in its log needs a place that can be written."""
    why = (
        f"“{file}” chỉ cho đọc nên không lưu được thay đổi; muốn sửa, hãy chép cả thư mục sang nơi ghi được rồi mở lại."
    )
    log, index = (file.with_name(file.name + end) for end in ("-wal", "-shm"))
    settled = not index.exists() and not (log.exists() and log.stat().st_size)
    place = sqlite_uri(file, "mode=ro&immutable=1" if settled else "mode=ro")
    database = _database(file, lambda: _open(place, "query_only=ON"), why)
    try:
        with database.reading.connect() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
    except DBAPIError as error:
        database.close()
        if sqlite_code(error.orig) not in _CANNOT_WRITE:
            raise
        raise EnvironmentFault(
            f"{OPENING} “{file}”: nơi này chỉ cho đọc, hoặc tệp còn thay đổi chưa nhập hết; "
            f"hãy xin quyền đọc, hoặc chép cả thư mục sang nơi ghi được rồi mở lại. {NOTHING_LOST}"
        ) from error
    return database


def _database(file: Path, creator: Callable[[], sqlite3.Connection], why: str = "") -> Database:
    engine = create_engine("sqlite://", creator=creator, poolclass=QueuePool)
    event.listen(engine, "begin", _begin)
    return Database(engine, engine.execution_options(writes=True), str(file), file, why)


def _begin(connection: Connection) -> None:
    options: dict[str, Any] = dict(connection.get_execution_options())
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writes") else "BEGIN")
