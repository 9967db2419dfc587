"""The catalogue and the office as tables: provinces, agencies, aliases, members of collectives, working days.

Belongs here: replacing those tables in `main`. Does not belong here: where the catalogue comes from (`extract`, settings).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from extract.model import Agency, AgencyAlias, Province
from warehouse.home import Home
from warehouse.load.bulk import RowFiles
from warehouse.tables import columns
from warehouse.workbench import Work, open_work


@dataclass(frozen=True, slots=True)
class Office:
    """Whose warehouse this is."""

    agency_id: str | None
    name: str | None
    province_id: str | None
    time_zone: str = "Asia/Ho_Chi_Minh"


@dataclass(frozen=True, slots=True)
class AgencyMember:
    """An agency that a collective addressee ('các sở, ban, ngành') means; kept by the office."""

    collective: str
    agency_id: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class CalendarDay:
    day: date
    is_working: bool
    name: str | None = None


@dataclass(frozen=True, slots=True)
class CatalogueRows:
    """All that is replaced together."""

    provinces: tuple[Province, ...] = ()
    agencies: tuple[Agency, ...] = ()
    aliases: tuple[AgencyAlias, ...] = ()
    members: tuple[AgencyMember, ...] = ()
    office: Office | None = None
    calendar: tuple[CalendarDay, ...] = ()


def load_catalogue_rows(home: Home, rows: CatalogueRows, *, wait_seconds: float = 60.0) -> None:
    """Replace the catalogue's tables in `main`; the next publication has them. The same rows again change nothing."""
    with open_work(home, wait_seconds=wait_seconds) as work:
        load_catalogue_rows_in(work, rows)


def load_catalogue_rows_in(work: Work, rows: CatalogueRows) -> None:
    """As `load_catalogue_rows`, on an open work.duckdb."""
    tables: dict[str, Iterable[Any]] = {
        "province": rows.provinces,
        "agency": rows.agencies,
        "agency_alias": rows.aliases,
        "agency_member": rows.members,
        "office": () if rows.office is None else (rows.office,),
        "calendar_day": rows.calendar,
    }
    with RowFiles(work.home.work / "spill") as files:
        work.con.execute("BEGIN")
        for table, records in tables.items():
            files.add(table, sorted((_row(record, table) for record in records), key=repr))
            work.con.execute(f"DELETE FROM main.{table}")
            files.insert(work.con, table, f"main.{table}", columns(table))
        work.con.execute("COMMIT")


def _row(record: Any, table: str) -> dict[str, Any]:
    values = {name: getattr(record, name) for name in columns(table)}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}
