"""Single statements without a transaction: for a few rows, beginning and ending one costs more than they do."""

from threading import Lock
from typing import Any

from sqlalchemy import Engine


class QuickLook:
    """One connection of the driver, opened when first needed and kept. Whatever fails on it is done once more on the
    ordinary road, which can say in words what is wrong.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._opening = Lock()
        self._connection: Any = None

    def rows(self, statement: str, values: tuple[object, ...]) -> list[Any]:
        """The rows of a statement in the words of the engine, which marks its values with `mark`."""
        try:
            cursor = (self._connection or self._open()).cursor()
            try:
                cursor.execute(statement, values)
                found: list[Any] = cursor.fetchall()
                return found
            finally:
                cursor.close()
        except self._engine.dialect.loaded_dbapi.Error:
            self.close()
        with self._engine.connect() as connection:
            return [tuple(row) for row in connection.exec_driver_sql(statement, values)]

    @property
    def mark(self) -> str:
        return "%s" if self._engine.dialect.name == "postgresql" else "?"

    def close(self) -> None:
        with self._opening:
            connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def _open(self) -> Any:
        with self._opening:
            if self._connection is None:
                pooled = self._engine.raw_connection()
                pooled.detach()
                connection: Any = pooled.dbapi_connection
                if self._engine.dialect.name == "postgresql":
                    connection.rollback()  # ends what the pool began to see whether the server answers
                    connection.autocommit = True
                self._connection = connection
            return self._connection
