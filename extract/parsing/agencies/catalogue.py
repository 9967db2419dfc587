"""The catalogue of offices: provinces, agencies (one a province for provincial bodies), aliases."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from datetime import date

from extract.model import Agency, AgencyAlias, Province


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything that is known of offices beforehand; immutable.

    `provinces`: 63 until 2025-06-30 and 34 from 2025-07-01. `agencies`: rows of the table agency. `aliases`: rows of agency_alias.
    """

    provinces: tuple[Province, ...] = ()
    agencies: tuple[Agency, ...] = ()
    aliases: tuple[AgencyAlias, ...] = ()

    def province_named(self, name: str, on: date | None = None) -> Province | None:
        """The province of that name (any spelling, with or without 'tỉnh'/'thành phố') on a day; newest without a day."""
        return None

    def province(self, province_id: str) -> Province | None:
        return None

    def agency(self, agency_id: str) -> Agency | None:
        return None


@functools.cache
def load_catalogue() -> Catalogue:
    """The packaged catalogue (extract/data/*.csv), loaded once a process."""
    return Catalogue()
