"""What loading is given: one parsed document with what the pipeline knows of its file."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime

from extract.model import CleanText, Notice

_HEX = re.compile(r"[0-9a-f]{40,}")


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


def notice_id_of(content_sha256: str) -> str:
    """'n_' + 20 hex of the content identity."""
    digest = content_sha256 if _HEX.fullmatch(content_sha256) else hashlib.sha256(content_sha256.encode()).hexdigest()
    return f"n_{digest[:20]}"
