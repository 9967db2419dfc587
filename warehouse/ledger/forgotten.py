"""Papers that are to be removed everywhere, in the ledger: what stays is the sha256, so that the paper does not come back by itself.

Belongs here: the rows. Does not belong here: archive, store and tables (flows.orchestration.forget).
"""

from __future__ import annotations

from warehouse.ledger.connection import Connections


class Forgotten:
    """The part of the ledger that forgets."""

    _books: Connections

    def copies(self, notice_id: str) -> tuple[str, ...]:
        """sha256 of every file that held this content, sorted."""
        rows = self._books.db.execute(
            "SELECT file_sha256 FROM source_file WHERE notice_id = ? UNION SELECT file_sha256 FROM document WHERE notice_id = ?",
            (notice_id, notice_id),
        )
        return tuple(sorted(row[0] for row in rows))

    def containers(self, notice_id: str) -> tuple[str, ...]:
        """sha256 of the archives and e-mails that this content came in: their bytes hold it too. Sorted."""
        rows = self._books.db.execute(
            "SELECT DISTINCT parent_sha256 FROM source_file WHERE notice_id = ? AND parent_sha256 IS NOT NULL",
            (notice_id,),
        )
        return tuple(sorted(row[0] for row in rows))

    def notice_of(self, file_sha256: str) -> str | None:
        """The paper that a file holds, also a secret one. Only the whole sha256 counts."""
        row = self._books.db.execute(
            "SELECT notice_id FROM source_file WHERE file_sha256 = ?1 UNION SELECT notice_id FROM document WHERE file_sha256 = ?1",
            (file_sha256,),
        ).fetchone()
        return None if row is None else str(row[0])

    def forget(self, notice_id: str) -> None:
        """What people said of the paper, and the words that its directives were known by. After `secret`."""
        with self._books.transaction() as db:
            directives = "SELECT directive_id FROM correction WHERE notice_id = ?1 AND directive_id IS NOT NULL"
            db.execute(
                f"DELETE FROM follow_up WHERE directive_id IN ({directives}) OR directive_id LIKE ?1 || ':%'",
                (notice_id,),
            )
            db.execute("DELETE FROM correction WHERE notice_id = ?", (notice_id,))
            db.execute("UPDATE register_entry SET notice_id = NULL WHERE notice_id = ?", (notice_id,))
            db.execute(
                "DELETE FROM directive_identity WHERE document_id IN (SELECT document_id FROM paper WHERE notice_id = ?1)"
                " AND document_id NOT IN (SELECT document_id FROM paper WHERE notice_id <> ?1)",
                (notice_id,),
            )
            db.execute("UPDATE document SET file_name = '' WHERE notice_id = ?", (notice_id,))
            db.execute("UPDATE source_file SET file_name = '' WHERE notice_id = ?", (notice_id,))
