"""Papers in the ledger: which notices are versions of one document, and which directive ids were ever given in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from warehouse.ledger.connection import Connections


class Papers:
    """The part of the ledger that knows papers and identities."""

    _books: Connections

    def papers(self, notice_ids: Iterable[str]) -> dict[str, tuple[str, int]]:
        """notice_id -> (document_id, version) of those that have one."""
        db, found = self._books.db, {}
        for notice_id in notice_ids:
            row = db.execute("SELECT document_id, version FROM paper WHERE notice_id = ?", (notice_id,)).fetchone()
            if row is not None:
                found[notice_id] = (row[0], row[1])
        return found

    def add_version(self, notice_id: str, document_id: str) -> int:
        """The notice becomes the next version of the document; a notice that has a place keeps it. Returns its version."""
        with self._books.transaction() as db:
            row = db.execute("SELECT version FROM paper WHERE notice_id = ?", (notice_id,)).fetchone()
            if row is not None:
                return int(row[0])
            version = db.execute(
                "SELECT coalesce(max(version), 0) + 1 FROM paper WHERE document_id = ?", (document_id,)
            ).fetchone()[0]
            db.execute("INSERT INTO paper VALUES (?, ?, ?)", (notice_id, document_id, version))
            return int(version)

    def newest_version(self, document_id: str) -> int:
        """Number of versions of a document; 0 where there is none."""
        row = self._books.db.execute(
            "SELECT coalesce(max(version), 0) FROM paper WHERE document_id = ?", (document_id,)
        ).fetchone()
        return int(row[0])

    def identities(self, document_id: str) -> bytes | None:
        """What `warehouse.load.identities` remembered of a document."""
        row = self._books.db.execute(
            "SELECT known FROM directive_identity WHERE document_id = ?", (document_id,)
        ).fetchone()
        return None if row is None else bytes(row[0])

    def remember_identities(self, known: Mapping[str, bytes]) -> None:
        with self._books.transaction() as db:
            db.executemany("INSERT OR REPLACE INTO directive_identity VALUES (?, ?)", known.items())

    def publication(self, run_id: str, published_at: str, path: str, rows_sha256: str) -> None:
        """Note what was published where; `path` is relative to CHIDAO_HOME."""
        with self._books.transaction() as db:
            db.execute("INSERT INTO publication VALUES (?, ?, ?, ?)", (run_id, published_at, path, rows_sha256))

    def published_data(self) -> dict[str, str]:
        """File name -> rows_sha256 of every edition that was put in place."""
        rows = self._books.db.execute("SELECT path, rows_sha256 FROM publication ORDER BY published_at")
        return {str(path).rsplit("/", 1)[-1]: str(sha) for path, sha in map(tuple, rows)}
