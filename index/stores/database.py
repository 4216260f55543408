"""The SQLite file of a home folder: how it is opened, made, and counted up with each change."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Integer, String, cast, create_engine, event, insert, update

from index.stores.rows import Base, MetaRow

SCHEMA = "1"
"""Version of the tables; a home folder of another one is refused."""


def opened(path: Path) -> Engine:
    """The file, ready to be asked; its tables are made when it has none."""
    engine = create_engine(
        f"sqlite:///{path}",
        connect_args={"timeout": 120},  # s; a turn kept while a table of a million rows is stored waits for it
        json_serializer=lambda value: json.dumps(value, ensure_ascii=False, separators=(",", ":")),
    )

    @event.listens_for(engine, "connect")
    def pragmas(connection: Any, _: object) -> None:
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "secure_delete=ON"):
            connection.execute(f"PRAGMA {pragma}")

    _create(engine)
    return engine


def grow(db: Connection) -> None:
    """Count a change of the corpus."""
    grown = cast(cast(MetaRow.value, Integer) + 1, String)
    db.execute(update(MetaRow).where(MetaRow.key == "version").values(value=grown))


def _create(engine: Engine) -> None:
    with engine.connect() as db:
        if engine.dialect.has_table(db, MetaRow.__tablename__):
            return  # without waiting for a writer
    with engine.begin() as db:
        db.exec_driver_sql("BEGIN IMMEDIATE")  # two processes may start on an empty folder at once
        if not engine.dialect.has_table(db, MetaRow.__tablename__):
            Base.metadata.create_all(db)
            db.execute(insert(MetaRow), [{"key": "schema", "value": SCHEMA}, {"key": "version", "value": "0"}])
