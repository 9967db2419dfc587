"""Is everything still as it was kept? Originals, stored results, ledger and publication, compared with one another. Changes nothing.

Belongs here: the comparisons. Does not belong here: mending (the remedies say how), the checks of the gate (quality).
"""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import zstandard

from warehouse.archive import Archive
from warehouse.canonical import rows_sha256
from warehouse.home import Home
from warehouse.ledger import Ledger
from warehouse.publish import current_path

_SHA256 = re.compile(r"[0-9a-f]{64}")
_SHOWN = 20
_DAY = 86400.0


@dataclass(frozen=True, slots=True)
class Finding:
    """One comparison: `count` of `looked_at` are not as they should be, `examples` of them. `is_damage`: data may be lost by waiting."""

    what: str
    looked_at: int
    count: int
    examples: tuple[str, ...]
    is_damage: bool
    remedy: str


def check_home(home: Home) -> tuple[Finding, ...]:
    """All comparisons, the archive first. Reads every original and every stored result once."""
    with Ledger(home.ledger_path) as ledger:
        return (
            *_archive(home, ledger),
            _store(home),
            *_publication(home, ledger),
            _left_over(home),
        )


def as_markdown(findings: Iterable[Finding]) -> str:
    """For Prefect's artifact and the report. No text of any paper."""
    lines = ["| what | looked at | found | for example | what to do |", "| --- | --- | --- | --- | --- |"]
    for one in findings:
        example = one.examples[0] if one.examples else ""
        lines.append(f"| {one.what} | {one.looked_at} | {one.count} | {example} | {one.remedy if one.count else ''} |")
    return "\n".join(lines)


def _archive(home: Home, ledger: Ledger) -> Iterator[Finding]:
    archive = Archive(home)
    damaged, found = [], set()
    for path in _files(home.archive):
        if _SHA256.fullmatch(path.name):
            found.add(path.name)
            with path.open("rb") as file:
                if hashlib.file_digest(file, "sha256").hexdigest() != path.name:
                    damaged.append(path.name)
    yield _finding(
        "damaged originals", len(found), damaged, True,
        "Put the file back from the backup; if there is none, remove it and let the next run fetch it from its source.",
    )  # fmt: skip
    documents = [
        one for one in ledger.documents() if not one.secret and one.code not in ("forgotten", "file_too_large")
    ]
    missing = [
        one.file_sha256
        for one in documents
        if one.file_sha256 not in found and not archive.is_sealed(one.file_sha256) and one.state != "seen"
    ]
    yield _finding(
        "papers without their original", len(documents), missing, True,
        "Put the original back from the backup, or touch the file at its source: the next run fetches it.",
    )  # fmt: skip
    known = {
        row[0]
        for row in ledger.db.execute(
            "SELECT file_sha256 FROM document UNION SELECT file_sha256 FROM source_file UNION"
            " SELECT parent_sha256 FROM source_file WHERE parent_sha256 IS NOT NULL"
        )
    }
    yield _finding(
        "originals that no paper knows", len(found), sorted(found - known), False,
        "Left by a kill between archive and ledger: the next run of their source knows them again.",
    )  # fmt: skip
    secret = [one.file_sha256 for one in ledger.documents() if one.secret and one.file_sha256 in found]
    yield _finding(
        "secret papers whose original is still here", len(found), secret, True, "Run `chidao forget SHA` for each."
    )


def _store(home: Home) -> Finding:
    damaged, count = [], 0
    for path in _files(home.store):
        if path.name.endswith(".json.zst"):
            count += 1
            try:
                zstandard.ZstdDecompressor().decompress(path.read_bytes())
            except (OSError, zstandard.ZstdError):
                damaged.append(path.name)
    return _finding("damaged stored results", count, damaged, False, "Remove the file: the next run computes it anew.")


def _publication(home: Home, ledger: Ledger) -> Iterator[Finding]:
    path = current_path(home)
    if path is None:
        return
    remedy = "Go back with `chidao restore VERSION`, then `chidao republish`."
    try:
        with duckdb.connect(str(path), read_only=True) as con:
            stand = {str(row[0]) for row in con.execute("SELECT notice_id FROM notice").fetchall()}
            row = con.execute("SELECT rows_sha256 FROM publication ORDER BY published_at DESC LIMIT 1").fetchone()
            torn = [path.name] if row is not None and rows_sha256(con) != row[0] else []
    except duckdb.Error:
        yield _finding("the published file cannot be read", 1, [path.name], True, remedy)
        return
    yield _finding("the published rows differ from their checksum", 1, torn, True, remedy)
    documents = ledger.documents()
    published = {one.notice_id for one in documents if one.state == "published"}
    waiting = {one.notice_id for one in documents if one.state != "published"}
    yield _finding(
        "papers that the ledger calls published and that are not", len(published), sorted(published - stand), True,
        "Run `chidao rerun --where \"notice_id = '...'\"` for them.",
    )  # fmt: skip
    unknown = stand - published - waiting
    yield _finding(
        "published notices that the ledger does not know", len(stand), sorted(unknown), True,
        "The ledger is older than the publication: restore both from one backup.",
    )  # fmt: skip
    secret = [one for one in ledger.secret_notices() if one in stand]
    yield _finding("secret papers that are published", len(stand), secret, True, "Run `chidao forget SHA` for each.")


def _left_over(home: Home) -> Finding:
    """Half-written files of killed processes, older than a day."""
    old = time.time() - _DAY
    patterns = [(home.archive, ".part-*"), (home.store, ".part-*"), (home.versions, ".draft-*"), (home.work, "plan-*")]
    left = [
        str(path.relative_to(home.root))
        for folder, pattern in patterns
        for path in folder.rglob(pattern)
        if path.lstat().st_mtime < old
    ]
    return _finding("left over by killed processes", len(left), left, False, "Remove them.")


def _finding(what: str, looked_at: int, examples: list[str], is_damage: bool, remedy: str) -> Finding:
    return Finding(what, looked_at, len(examples), tuple(examples[:_SHOWN]), is_damage, remedy)


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())
