"""What loading is given: one parsed document with what the pipeline knows of its file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from extract.model import CleanText, Notice


@dataclass(frozen=True, slots=True)
class FileFacts:
    """`archive_path` is relative to CHIDAO_HOME; `source_uri` without user, password, query; `received_at` with time zone."""

    file_sha256: str
    content_sha256: str
    source_uri: str
    file_name: str
    archive_path: str
    received_at: datetime


@dataclass(frozen=True, slots=True)
class StageVersions:
    """What made the rows: if one differs from the last load's, it is the cause of the change."""

    engine: str = ""
    settings: str = ""
    read: str = ""
    clean: str = ""
    parse: str = ""
    catalogue: str = ""


@dataclass(frozen=True, slots=True)
class LoadInput:
    """One document on its way into the warehouse."""

    file: FileFacts
    clean: CleanText
    notice: Notice
    versions: StageVersions = StageVersions()
