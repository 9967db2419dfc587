"""Files in the ledger: what stood where, when, and which document it is."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import datetime

from extract.errors import FileTooLarge
from warehouse.identity import notice_id_of
from warehouse.ledger.connection import Connections, from_instant, instant
from warehouse.ledger.documents import document_row
from warehouse.ledger.records import DocumentRow, FileSeen, ListedFile


class Files:
    """The part of the ledger that knows files."""

    _books: Connections

    def listed(self, source_name: str) -> dict[str, ListedFile]:
        """What is known of a source, by uri: skip a file whose size and time are as they were. Of several contents the last seen."""
        rows = self._books.db.execute(
            "SELECT source_uri, size, modified_at, file_sha256, version, notice_id IN (SELECT notice_id FROM document WHERE code = ?)"
            " FROM source_file WHERE source_name = ? AND member_path = '' ORDER BY last_seen, first_seen",
            (FileTooLarge.code, source_name),
        )
        return {
            uri: ListedFile(uri, size, from_instant(modified), sha256, version, bool(missing))
            for uri, size, modified, sha256, version, missing in map(tuple, rows)
        }

    def see(self, file: FileSeen, at: datetime) -> DocumentRow:
        """Record a file that lies in the archive; the returned document is new if its `received_at` is `at` and its state 'archived'.

        Relation: original | copy (the same bytes stood elsewhere) | resaved (the same content, other bytes) | member.
        """
        notice_id, now = notice_id_of(file.content_sha256), instant(at)
        with self._books.transaction() as db:
            known = db.execute("SELECT file_sha256 FROM document WHERE notice_id = ?", (notice_id,)).fetchone()
            if known is None:
                self._new_document(db, notice_id, file, now)
            db.execute(
                "INSERT INTO source_file (source_uri, member_path, file_sha256, source_name, file_name, parent_sha256, size, modified_at,"
                " notice_id, content_sha256, relation, first_seen, last_seen, version) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
                " ON CONFLICT DO UPDATE SET last_seen = excluded.last_seen, gone_at = NULL, size = excluded.size,"
                " modified_at = excluded.modified_at, source_name = excluded.source_name, version = excluded.version",
                (
                    file.source_uri,
                    file.member_path or "",
                    file.file_sha256,
                    file.source_name,
                    file.file_name,
                    file.parent_sha256,
                    file.size,
                    None if file.modified_at is None else instant(file.modified_at),
                    notice_id,
                    file.content_sha256,
                    _relation(file, None if known is None else known[0]),
                    now,
                    now,
                    file.version,
                ),
            )
            return document_row(db.execute("SELECT * FROM document WHERE notice_id = ?", (notice_id,)).fetchone())

    def outgrown(self, source_name: str) -> tuple[str, ...]:
        """Documents that stand for a file too large to be fetched, at an address whose file was fetched since."""
        rows = self._books.db.execute(
            "SELECT DISTINCT d.notice_id FROM document d JOIN source_file f ON f.notice_id = d.notice_id"
            " JOIN source_file later ON later.source_uri = f.source_uri AND later.file_sha256 <> f.file_sha256"
            "  AND later.last_seen > f.last_seen"
            " WHERE d.code = ? AND f.source_name = ? AND f.member_path = ''",
            (FileTooLarge.code, source_name),
        )
        return tuple(sorted(row[0] for row in rows))

    def still_there(self, source_uris: Iterable[str], at: datetime) -> None:
        """Known files that the listing showed again: last_seen, and no longer gone. A replaced content at an address stays gone."""
        now = instant(at)
        with self._books.transaction() as db:
            db.executemany(
                "UPDATE source_file SET last_seen = ?, gone_at = NULL WHERE source_uri = ? AND file_sha256 ="
                " (SELECT file_sha256 FROM source_file f"
                "  WHERE f.source_uri = source_file.source_uri AND f.member_path = source_file.member_path"
                "  ORDER BY last_seen DESC, first_seen DESC LIMIT 1)",
                ((now, uri) for uri in source_uris),
            )

    def gone(self, source_name: str, listed_uris: Iterable[str], at: datetime) -> int:
        """Mark the source's files that the listing did not show; returns how many are newly gone. Their rows stay published."""
        with self._books.transaction() as db:
            db.execute("CREATE TEMP TABLE IF NOT EXISTS shown (uri TEXT PRIMARY KEY) WITHOUT ROWID")
            db.execute("DELETE FROM shown")
            db.executemany("INSERT OR IGNORE INTO shown VALUES (?)", ((uri,) for uri in listed_uris))
            changed = db.execute(
                "UPDATE source_file SET gone_at = ? WHERE source_name = ? AND gone_at IS NULL"
                " AND source_uri NOT IN (SELECT uri FROM shown)",
                (instant(at), source_name),
            )
            return changed.rowcount

    def set_relations(self, of_notices: Mapping[str, str]) -> None:
        """What loading found the first file of a notice to be: rescan | corrected. Copies and members stay what they are."""
        with self._books.transaction() as db:
            db.executemany(
                "UPDATE source_file SET relation = ? WHERE notice_id = ? AND relation IN ('original', 'rescan', 'corrected')",
                ((relation, notice_id) for notice_id, relation in of_notices.items()),
            )

    @staticmethod
    def _new_document(db: sqlite3.Connection, notice_id: str, file: FileSeen, now: str) -> None:
        db.execute(
            "INSERT INTO document (notice_id, content_sha256, file_sha256, file_name, source_uri, received_at, arrival, state)"
            " VALUES (?, ?, ?, ?, ?, ?, (SELECT coalesce(max(arrival), 0) + 1 FROM document), 'archived')",
            (notice_id, file.content_sha256, file.file_sha256, file.file_name, file.source_uri, now),
        )


def _relation(file: FileSeen, first_sha256: str | None) -> str:
    if first_sha256 is None:
        return "member" if file.member_path else "original"
    return "copy" if first_sha256 == file.file_sha256 else "resaved"
