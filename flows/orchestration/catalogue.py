"""The catalogue of offices, the office of the settings and the working days, as tables of the warehouse.

Belongs here: bringing them there when they changed. Does not belong here: the rows (extract), the tables (warehouse.load).
"""

from __future__ import annotations

from hashlib import sha256
from importlib import resources

from flows.command.settings import OfficeSettings
from flows.orchestration.run import Run
from warehouse.durable import write_durably
from warehouse.load import CalendarDay, CatalogueRows, Office, load_catalogue_rows

# Notices cite older years and set deadlines some years ahead; a fixed span keeps the table equal on every day.
_FIRST_YEAR, _LAST_YEAR = 2010, 2035


def catalogue_is_current(run: Run) -> bool:
    """True where the warehouse holds what this program and these settings say."""
    try:
        return run.home.work_db.exists() and (run.home.work / "catalogue").read_text() == _fingerprint(run)
    except OSError:
        return False


def refresh_catalogue(run: Run) -> bool:
    """Replaces the tables where they are not current; True where it did. Raises HomeBusy."""
    if catalogue_is_current(run):
        return False
    from extract.parsing.agencies.catalogue import load_catalogue
    from extract.parsing.calendar import calendar_days

    catalogue = load_catalogue()
    rows = CatalogueRows(
        provinces=catalogue.provinces,
        agencies=catalogue.agencies,
        aliases=catalogue.aliases,
        office=_office(run.settings.office),
        calendar=tuple(CalendarDay(*day) for day in calendar_days(_FIRST_YEAR, _LAST_YEAR)),
    )
    load_catalogue_rows(run.home, rows)
    write_durably(run.home.work / "catalogue", _fingerprint(run).encode())
    return True


def _office(settings: OfficeSettings) -> Office | None:
    """Table office; the province and the agency's row are looked up where the settings give only names."""
    from extract.parsing.agencies.catalogue import load_catalogue
    from extract.parsing.agencies.mentions import find_mentions

    if settings.agency is None and settings.province is None:
        return None
    catalogue = load_catalogue()
    province = catalogue.province_named(settings.province) if settings.province else None
    province_id = province.province_id if province else None
    agency_id = settings.agency_id
    if agency_id is None and settings.agency:
        mentions = find_mentions(settings.agency, catalogue, province_id=province_id)
        agency_id = next((one.agency_id for one in mentions if one.agency_id), None)
    return Office(agency_id, settings.agency, province_id, settings.time_zone)


def _fingerprint(run: Run) -> str:
    digest = sha256(repr((run.settings.office, _FIRST_YEAR, _LAST_YEAR)).encode())
    for entry in sorted(resources.files("extract").joinpath("data").iterdir(), key=lambda entry: entry.name):
        if entry.is_file() and entry.name.endswith(".csv"):
            digest.update(entry.name.encode() + entry.read_bytes())
    return digest.hexdigest()
