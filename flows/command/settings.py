"""The settings of one home: chidao.toml as frozen records.

Belongs here: what can be set, its defaults, and reading the file. Does not belong here: the commented file that
`chidao init` writes (settings_file.py), checking that the machine can do it (doctor.py), secrets (environment only).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from extract.errors import SettingsError
from extract.model import ReadSettings
from flows.command.source_settings import checked_source, refuse_shared_variables
from flows.command.telling_settings import check_telling, departments_of
from flows.command.toml_table import Place, read_table

FILE_NAME = "chidao.toml"


@dataclass(frozen=True, slots=True)
class OfficeSettings:
    """Whose warehouse this is; becomes the one row of the table office."""

    agency: str | None = None
    agency_id: str | None = None
    province: str | None = None
    time_zone: str = "Asia/Ho_Chi_Minh"


@dataclass(frozen=True, slots=True)
class SourceSettings:
    """Where papers come from. `address` is a folder or a URL without user and password; patterns are of file names or paths.

    `settle_seconds`: a file is taken when its size and time have not changed for so long. `timeout_seconds`: of one answer of a
    server; `seconds_a_file`: of one file in all; `seconds_a_listing`: of finding out what there is. User, password and keys come
    from the environment (flows.sources.credentials).
    """

    address: str
    name: str = "command"
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    recursive: bool = True
    settle_seconds: float = 1.0
    endpoint_url: str | None = None  # s3: where it is not Amazon's
    region: str | None = None  # s3
    ca_file: str | None = None  # s3, https, imaps: certificates of the office's own authority
    known_hosts: str | None = None  # sftp: the file with the server's key
    timeout_seconds: float = 30.0
    seconds_a_file: float = 600.0
    seconds_a_listing: float = 1800.0


@dataclass(frozen=True, slots=True)
class ReadingSettings:
    """How the machine is used while reading; nothing here changes what is read."""

    processes: int = 0  # 0: one a core
    batch_seconds: float = 30.0  # estimated seconds of work in one Prefect task
    attempts: int = 2  # of a document with a transient fault, in one run
    dask: str = ""  # tcp://host:port of a scheduler whose workers read; CHIDAO_DASK goes before it


@dataclass(frozen=True, slots=True)
class BackfillSettings:
    """How often `chidao run --backfill` publishes: whichever comes first."""

    every_documents: int = 500
    every_minutes: float = 10.0


@dataclass(frozen=True, slots=True)
class PublishingSettings:
    keep: int = 14  # published versions that are kept
    full_rebuild_nights: int = 30


@dataclass(frozen=True, slots=True)
class ContactSettings:
    """Who is told: e-mail addresses. `secret`: the one who hears of papers with a mark of secrecy, and nobody else."""

    operator: tuple[str, ...] = ()
    clerk: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    secret: str | None = None


@dataclass(frozen=True, slots=True)
class TellingSettings:
    """How and when people are told (flows.telling). User and password of the mail server come from the environment."""

    mail_server: str | None = None
    mail_port: int = 587
    mail_security: str = (
        "starttls"  # starttls | tls | none (only for a server that is this machine or the office's own relay)
    )
    mail_from: str | None = None
    ca_file: str | None = None
    quarantine_above: int = 20
    nothing_hours: float = 72.0  # 0: never
    silence_hours: float = 30.0  # 0: never


@dataclass(frozen=True, slots=True)
class LogSettings:
    format: str = "lines"  # lines | json: of HOME/logs/chidao.log


@dataclass(frozen=True, slots=True)
class Settings:
    home: Path
    file: Path | None = None  # None: nothing was written yet, all defaults
    office: OfficeSettings = OfficeSettings()
    sources: tuple[SourceSettings, ...] = ()
    limits: ReadSettings = field(default_factory=ReadSettings)
    reading: ReadingSettings = ReadingSettings()
    backfill: BackfillSettings = BackfillSettings()
    thresholds: Mapping[str, float] = field(
        default_factory=dict
    )  # [gate.thresholds]: rule → bound, as quality/rules says
    publishing: PublishingSettings = PublishingSettings()
    contacts: ContactSettings = ContactSettings()
    telling: TellingSettings = TellingSettings()
    logs: LogSettings = LogSettings()
    departments: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict
    )  # agency as in the sheets → e-mail addresses


def with_environment(settings: Settings, environment: Mapping[str, str]) -> Settings:
    """What the environment says goes before the file: CHIDAO_DASK."""
    dask = environment.get("CHIDAO_DASK") or settings.reading.dask
    return replace(settings, reading=replace(settings.reading, dask=dask))


def load_settings(home: Path) -> Settings:
    """The settings of `home`; all defaults where it has no chidao.toml.

    Raises SettingsError that names the file, the line and the key: bad TOML, an unknown key or table, a wrong type or value.
    """
    file = home / FILE_NAME
    if not file.exists():
        return Settings(home=home)
    try:
        text = file.read_text("utf-8")
        tables = tomllib.loads(text)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise SettingsError(f"{file}: not valid TOML in UTF-8: {fault}") from None
    except OSError as fault:
        raise SettingsError(f"{file}: cannot be read: {fault.strerror}") from None
    return _settings(home, Place(file, text), tables)


def _settings(home: Path, place: Place, tables: dict[str, Any]) -> Settings:
    kinds: dict[str, type[Any]] = {
        "office": OfficeSettings,
        "limits": ReadSettings,
        "reading": ReadingSettings,
        "backfill": BackfillSettings,
        "publishing": PublishingSettings,
        "contacts": ContactSettings,
        "telling": TellingSettings,
        "logs": LogSettings,
    }
    place.refuse_unknown(tables, (*kinds, "sources", "gate", "departments"), section="")
    values = {name: read_table(kind, tables.get(name, {}), place, name) for name, kind in kinds.items()}
    settings = Settings(
        home=home,
        file=place.file,
        sources=_sources(tables.get("sources", {}), place, home),
        thresholds=_thresholds(tables.get("gate", {}), place),
        departments=departments_of(tables.get("departments", {}), place),
        **values,
    )
    _check_values(settings, place)
    check_telling(settings.contacts, settings.telling, place)
    return settings


def _sources(tables: Any, place: Place, home: Path) -> tuple[SourceSettings, ...]:
    if not isinstance(tables, dict) or not all(isinstance(table, dict) for table in tables.values()):
        raise place.fault("sources", None, "is written as [sources.NAME], one table a source")
    found = []
    for name, table in tables.items():
        section = f"sources.{name}"
        if "name" in table:
            raise place.fault(section, "name", "is not a key: the name stands in [sources.NAME]")
        if not table.get("address"):
            raise place.fault(section, "address", "is missing: a folder or an address such as s3://bucket/folder")
        source = read_table(SourceSettings, {**table, "name": name}, place, section)
        found.append(checked_source(source, place, section, home))
    refuse_shared_variables(found, place)
    return tuple(found)


def _thresholds(table: Any, place: Place) -> dict[str, float]:
    if not isinstance(table, dict):
        raise place.fault("gate", None, "is a table")
    place.refuse_unknown(table, ("thresholds",), section="gate")
    bounds = table.get("thresholds", {})
    if not isinstance(bounds, dict):
        raise place.fault("gate.thresholds", None, "is a table: the rule's name = a number")
    for key, value in bounds.items():
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise place.fault("gate.thresholds", key, f"is a number, not {value!r}")
    if bounds:
        from quality.rule_book import sql_rules  # only the rule book knows which measures there are

        measures = tuple(sorted(rule.name for rule in sql_rules() if rule.kind == "measure"))
        place.refuse_unknown(bounds, measures, section="gate.thresholds")
    return {key: float(value) for key, value in bounds.items()}


def _check_values(settings: Settings, place: Place) -> None:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        ZoneInfo(settings.office.time_zone)
    except (ZoneInfoNotFoundError, ValueError):
        raise place.fault("office", "time_zone", f"names no time zone: {settings.office.time_zone!r}") from None
    for key in ("every_documents", "every_minutes"):
        if getattr(settings.backfill, key) <= 0:
            raise place.fault("backfill", key, "is greater than 0")
    if settings.logs.format not in ("lines", "json"):
        raise place.fault("logs", "format", "is lines or json")
    if settings.publishing.keep < 1:
        raise place.fault("publishing", "keep", "is at least 1")
    if settings.reading.processes < 0:
        raise place.fault("reading", "processes", "is 0 (one a core) or a number of processes")
    positive = ("max_bytes", "max_pages", "max_megapixels", "max_expansion", "seconds_a_page", "seconds_a_document")
    for key in (*positive, "memory_megabytes", "dpi"):
        if getattr(settings.limits, key) <= 0:
            raise place.fault("limits", key, "is greater than 0")
