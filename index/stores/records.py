"""The record: every report, fact and finding in SQL. What is not here does not exist; the indexes are derived from it.

SQLite in WAL mode: readers never wait for the writer and see each report whole or not at all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, Unpack, get_args

from sqlalchemy import (
    RowMapping,
    Select,
    case,
    delete,
    func,
    insert,
    select,
    text,
)
from sqlalchemy.orm import InstrumentedAttribute

from index.errors import ReportNotFound, StoreMismatch
from index.schema import (
    Basis,
    Entity,
    Fact,
    Finding,
    Passage,
    Reading,
    Region,
    Report,
    ReportCard,
    Section,
    Severity,
    Table,
)
from index.stores import mapping
from index.stores.database import SCHEMA, grow, opened
from index.stores.fact_queries import FactFilters, FactOrder, fitting, ordered
from index.stores.rows import (
    EntityRow,
    FactRow,
    FindingRow,
    MetaRow,
    OriginalRow,
    PassageRow,
    ReportRow,
    SectionRow,
    TableRow,
    TextRow,
    UnsettledRow,
)
from index.stores.writing import Bulk, batched, indexed_late, write

_MANY = 10_000  # ids in one query; SQLite takes 32,766 variables

_FINDING_ID = FindingRow.body["id"].as_string()
_CARDS = select(
    *ReportRow.__table__.c,
    select(func.count()).where(FindingRow.report == ReportRow.key).scalar_subquery().label("findings"),
)


class FindingHead(NamedTuple):
    """What a list of findings is sorted and filtered by."""

    id: str
    severity: Severity


class Records:
    """The record of one home folder.

    Args:
        path: The SQLite file; made when absent.

    Raises:
        StoreMismatch: The file was made by another version of the product.
    """

    def __init__(self, path: Path) -> None:
        self.engine = opened(path)
        if self.meta("schema") != SCHEMA:
            self.close()
            raise StoreMismatch(f"数据目录由另一版本建立：{path.parent}。请换一个空目录，重新 jiwen ingest 报告原件")

    def close(self) -> None:
        """Let go of the file."""
        self.engine.dispose()

    # About the home folder

    def meta(self, key: str) -> str:
        """The value kept under `key`, or ""."""
        with self.engine.connect() as db:
            return db.scalar(select(MetaRow.value).where(MetaRow.key == key)) or ""

    def set_meta(self, **values: str) -> None:
        """Keep these values, all at once; makes a new version."""
        with self.engine.begin() as db:
            db.execute(delete(MetaRow).where(MetaRow.key.in_(values)))
            db.execute(insert(MetaRow), [{"key": key, "value": value} for key, value in values.items()])
            grow(db)

    @property
    def version(self) -> int:
        """Grows with each change of the corpus."""
        return int(self.meta("version"))

    def unsettled(self) -> tuple[str, ...]:
        """Ids of reports whose index entries may differ from the record."""
        with self.engine.connect() as db:
            return tuple(db.scalars(select(UnsettledRow.report_id)))

    def unsettle(self, report_ids: Iterable[str]) -> None:
        """Note, before the indexes are touched, whose entries are about to change."""
        named = dict.fromkeys(report_ids)
        with self.engine.begin() as db:
            known = set(db.scalars(select(UnsettledRow.report_id)))
            if new := [{"report_id": report_id} for report_id in named if report_id not in known]:
                db.execute(insert(UnsettledRow), new)

    def settle(self) -> None:
        """The indexes equal the record again; makes a new version."""
        with self.engine.begin() as db:
            db.execute(delete(UnsettledRow))
            grow(db)

    # Reports

    def cards(self) -> tuple[ReportCard, ...]:
        """Every report, in the order they were added."""
        return self._cards(_CARDS.order_by(ReportRow.key))

    def card(self, report_id: str) -> ReportCard:
        """One report at a glance.

        Raises:
            ReportNotFound: No such report.
        """
        for card in self._cards(_CARDS.where(ReportRow.id == report_id)):
            return card
        raise _not_found(report_id)

    def _cards(self, query: Select[Any]) -> tuple[ReportCard, ...]:
        return tuple(mapping.card(row, findings=row["findings"]) for row in self._rows(query))

    def report(self, report_id: str) -> Report:
        """One report with its text.

        Raises:
            ReportNotFound: No such report.
        """
        query = select(*ReportRow.__table__.c, TextRow.text).join(TextRow).where(ReportRow.id == report_id)
        for row in self._rows(query):
            card = mapping.card(row)
            given = card.model_dump(include={"id", "file", "sha256", "format", "warnings"})
            return Report(**given, identity=card.identity, text=row["text"])
        raise _not_found(report_id)

    def text(self, report_id: str) -> str:
        """Canonical text of a report.

        Raises:
            ReportNotFound: No such report.
        """
        query = select(TextRow.text).join(ReportRow).where(ReportRow.id == report_id)
        with self.engine.connect() as db:
            found = db.scalar(query)
        if found is None:
            raise _not_found(report_id)
        return found

    def prints(self, words: str) -> bool:
        """Whether the text of some report has these words; imported tables are none."""
        imported = ReportRow.key.in_(select(EntityRow.report))
        said = select(TextRow.text).join(ReportRow).where(func.instr(TextRow.text, words) > 0, ~imported)
        with self.engine.connect() as db:
            return bool(db.scalar(select(said.exists())))

    def original(self, report_id: str) -> bytes | None:
        """The file as it was given, where it was kept."""
        query = select(OriginalRow.data).join(ReportRow).where(ReportRow.id == report_id)
        with self.engine.connect() as db:
            return db.scalar(query)

    def sections(self, report_id: str) -> tuple[Section, ...]:
        """Headings in reading order; () for an unknown report, as with every list below."""
        return tuple(mapping.section(row) for row in self._of(SectionRow, report_id))

    def tables(self, report_id: str) -> tuple[Table, ...]:
        """Tables in reading order."""
        return tuple(mapping.table(row) for row in self._of(TableRow, report_id))

    def passages(self, report_id: str) -> tuple[Passage, ...]:
        """Passages in reading order."""
        return tuple(mapping.passage(row, report_id) for row in self._of(PassageRow, report_id))

    def passages_by_id(self, ids: Sequence[str]) -> dict[str, Passage]:
        """The passages there are among `ids`."""
        found: dict[str, Passage] = {}
        for start in range(0, len(ids), _MANY):
            query = select(*PassageRow.__table__.c, ReportRow.id.label("report_id")).join(ReportRow)
            for row in self._rows(query.where(PassageRow.id.in_(ids[start : start + _MANY]))):
                found[row["id"]] = mapping.passage(row, row["report_id"])
        return found

    def findings(
        self, report_ids: Collection[str] | None = None, *, ids: Collection[str] | None = None
    ) -> tuple[Finding, ...]:
        """Findings of these reports (None: of all), in reading order; of them those of these ids (None: all)."""
        query = select(FindingRow.body).order_by(FindingRow.report, FindingRow.key)
        if ids is not None:
            query = query.where(_FINDING_ID.in_(ids))
        return tuple(mapping.finding(row) for row, _ in self._scoped(query, FindingRow.report, report_ids))

    def finding_heads(self, report_ids: Collection[str] | None = None) -> tuple[FindingHead, ...]:
        """Id and severity of the findings of these reports (None: of all), the gravest first, then in reading order."""
        order = {severity: place for place, severity in enumerate(get_args(Severity))}
        query = select(_FINDING_ID.label("id"), FindingRow.severity)
        query = query.order_by(case(order, value=FindingRow.severity), FindingRow.report, FindingRow.key)
        rows = self._scoped(query, FindingRow.report, report_ids)
        return tuple(FindingHead(row["id"], row["severity"]) for row, _ in rows)

    def entities(self) -> tuple[Entity, ...]:
        """Units of imported tables, as they were given, one for each time."""
        query = select(*EntityRow.__table__.c, ReportRow.id.label("report_id")).join(ReportRow).order_by(EntityRow.key)
        return tuple(
            Entity(
                name=row["name"],
                aliases=row["aliases"],
                region=Region(**row["region"]),
                report_ids=(row["report_id"],),
            )
            for row in self._rows(query)
        )

    def facts(
        self,
        report_ids: Collection[str] | None = None,
        *,
        order: FactOrder = "place",
        limit: int | None = None,
        offset: int = 0,
        **filters: Unpack[FactFilters],
    ) -> tuple[Fact, ...]:
        """The facts that fit every filter given; see `Library.facts`."""
        query = ordered(fitting(select(*FactRow.__table__.c), filters), order)
        rows = self._scoped(query, FactRow.report, report_ids, limit=limit, offset=offset)
        return tuple(mapping.fact(row, report_id) for row, report_id in rows)

    def count_facts(self, **filters: Unpack[FactFilters]) -> int:
        """How many facts fit every filter given."""
        with self.engine.connect() as db:
            return db.scalar(fitting(select(func.count()).select_from(FactRow), filters)) or 0

    def metric_words(self, report_ids: Collection[str] | None = None) -> tuple[str, ...]:
        """The words that figures are printed under in these reports (None: in all), normalised, each once."""
        query = select(FactRow.metric_plain).distinct()
        if report_ids is not None:
            query = query.join(ReportRow, ReportRow.key == FactRow.report).where(ReportRow.id.in_(report_ids))
        with self.engine.connect() as db:
            return tuple(db.scalars(query))

    def points(self, metric: str, *, year: int, basis: Basis | None = None) -> list[tuple[str, Decimal, str, int]]:
        """Entity, value, base unit and report of a metric's figures of one year in imported tables, smallest first.

        Read by the driver itself: rows by the thousand, all from the index.
        """
        query = select(FactRow.entity, FactRow.value_base, FactRow.unit_base, FactRow.report)
        query = query.where(
            FactRow.metric == metric, FactRow.year == year, FactRow.report.in_(select(EntityRow.report))
        )
        if basis is not None:
            query = query.where(FactRow.basis == basis)
        compiled = query.order_by(FactRow.basis, FactRow.number).compile(self.engine)
        with self.engine.connect() as db:
            cursor = db.exec_driver_sql(
                str(compiled), tuple(compiled.params[name] for name in compiled.positiontup or ())
            )
            return [(entity, Decimal(value), unit, report) for entity, value, unit, report in cursor.cursor.fetchall()]

    def years_by_entity(self) -> dict[str, tuple[int, ...]]:
        """The years each unit has figures of, in order."""
        query = select(FactRow.entity, FactRow.year).where(FactRow.year.is_not(None)).distinct()
        years: dict[str, list[int]] = {}
        with self.engine.connect() as db:
            for entity, year in db.execute(query).all():
                years.setdefault(entity, []).append(int(year or 0))
        return {entity: tuple(sorted(each)) for entity, each in years.items()}

    def years_of(self, metric: str) -> list[tuple[int | None, str, int]]:
        """Year, basis and number of a metric's figures."""
        query = select(FactRow.year, FactRow.basis, func.count()).where(FactRow.metric == metric)
        with self.engine.connect() as db:
            rows = db.execute(query.group_by(FactRow.year, FactRow.basis))
            return [(year, basis, count) for year, basis, count in rows]

    # Writing; the caller holds the lock

    def put(
        self,
        readings: Iterable[Reading | Bulk],
        *,
        ids: Sequence[str],
        originals: Mapping[str, bytes],
        instead_of: Iterable[str] = (),
        facts: int = 0,
    ) -> None:
        """Store readings, with their original files where given, and remove those they stand instead of, at once.

        Args:
            ids: Their reports' ids.
            facts: How many facts they bring, when these are many.
        """
        with self.engine.begin() as db:
            grow(db)  # begins the transaction
            with indexed_late(db, facts=facts):
                for some in batched((*ids, *instead_of), _MANY):
                    db.execute(delete(ReportRow).where(ReportRow.id.in_(some)))
                write(db, readings, originals)

    def remove(self, report_id: str) -> None:
        """Remove a report with all that belongs to it; its bytes are overwritten in the file."""
        with self.engine.begin() as db:
            db.execute(delete(ReportRow).where(ReportRow.id == report_id))
            grow(db)
        with self.engine.connect() as db:
            db.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))

    def _rows(self, query: Select[Any]) -> Sequence[RowMapping]:
        with self.engine.connect() as db:
            return db.execute(query).mappings().all()

    def _of(self, table: type[Any], report_id: str) -> Sequence[RowMapping]:
        columns = [column for column in table.__table__.c if column.name != "report"]
        return self._rows(select(*columns).join(ReportRow).where(ReportRow.id == report_id).order_by(table.key))

    def _scoped(
        self,
        query: Select[Any],
        owner: InstrumentedAttribute[int],
        report_ids: Collection[str] | None,
        *,
        limit: int | None = None,
        offset: int = 0,
    ) -> Iterator[tuple[RowMapping, str]]:
        """Rows of the query within the reports, `limit` of them after the first `offset`, each with its report's id."""
        query = query.add_columns(ReportRow.id.label("report_id")).join(ReportRow, ReportRow.key == owner)
        if report_ids is None or len(report_ids) <= _MANY:
            within = query if report_ids is None else query.where(ReportRow.id.in_(report_ids))
            yield from ((row, row["report_id"]) for row in self._rows(within.limit(limit).offset(offset or None)))
        else:
            wanted = frozenset(report_ids)
            rows = ((row, row["report_id"]) for row in self._rows(query) if row["report_id"] in wanted)
            yield from islice(rows, offset, None if limit is None else offset + limit)


def _not_found(report_id: str) -> ReportNotFound:
    return ReportNotFound(f"资料库中没有编号为 {report_id} 的报告。可用 jiwen reports 查看现有报告")
