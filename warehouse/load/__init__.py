"""Loading: notices become rows of `staging`; only those that changed."""

from warehouse.identity import notice_id_of
from warehouse.load.catalogue import AgencyMember, CalendarDay, CatalogueRows, Office, load_catalogue_rows
from warehouse.load.inputs import FileFacts, LoadInput, StageVersions
from warehouse.load.staging import StageResult, stage, staged_notices

__all__ = [
    "AgencyMember",
    "CalendarDay",
    "CatalogueRows",
    "FileFacts",
    "LoadInput",
    "Office",
    "StageResult",
    "StageVersions",
    "load_catalogue_rows",
    "notice_id_of",
    "stage",
    "staged_notices",
]
