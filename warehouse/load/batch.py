"""One batch of notices on its way into `staging`: rows to files, ids from the ledger, one transaction.

Belongs here: the order of the steps and what the ledger must know before DuckDB does. The rows are made in `rows`, the ids in `identities`.
"""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from functools import cache
from types import TracebackType

import duckdb

from extract.errors import DocumentError, LoadFailed, SecretDocument
from extract.model import Failure
from warehouse.identity import notice_id_of
from warehouse.ledger import Ledger
from warehouse.load.bulk import RowFiles, encoded
from warehouse.load.causes import cause_of, rows_digest
from warehouse.load.corrected import Corrections
from warehouse.load.identities import align, pack, unpack
from warehouse.load.inputs import LoadInput, StageVersions
from warehouse.load.papers import alike, document_id_of, paper_key
from warehouse.load.rows import rows_of
from warehouse.tables import NOTICE_TABLES, columns, notice_rows
from warehouse.workbench import Work, sql

META_COLUMNS = dict.fromkeys(
    ["notice_id", "input_sha256", "cause", "engine", "settings", "read", "clean", "parse", "catalogue"], "VARCHAR"
)
LINK_COLUMNS = {
    "from_notice_id": "VARCHAR",
    "char_start": "INTEGER",
    "kind": "VARCHAR",
    "to_full_number": "VARCHAR",
    "to_path": "VARCHAR",
    "to_issued_on": "DATE",
}
RESHAPED_COLUMNS = dict.fromkeys(("notice_id", "action", "old_id", "new_id"), "VARCHAR")
_BATCH = 4000  # notices a bulk insert: some 100 MB of JSON on disk, none in memory
_SAME_PAPER = 0.2  # share of common words below which the same number is a misreading, not a new version


@dataclass(slots=True)
class Tally:
    staged: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    failed: list[tuple[str, Failure]] = field(default_factory=list)


def copy_to_staging(con: duckdb.DuckDBPyConnection, ids: str, cause: str) -> None:
    """Published notices whose rows must change with others': their rows as they are, and why."""
    for table in NOTICE_TABLES:
        con.execute(f"INSERT INTO staging.{table} SELECT * FROM main.{table} WHERE {notice_rows(table, 'main', ids)}")
    con.execute(
        f"INSERT INTO meta.staged SELECT * REPLACE ('{cause}' AS cause) FROM meta.loaded WHERE notice_id IN ({ids})"
    )


@cache
def _versions(versions: StageVersions) -> dict[str, str]:
    return asdict(versions)  # of a night's thousands of notices they are the same


def _any(con: duckdb.DuckDBPyConnection, source: str) -> bool:
    return con.execute(f"SELECT 1 {source} LIMIT 1").fetchone() is not None


class Batch:
    """The state of one call: digests known before, documents in the open batch, the tally."""

    def __init__(self, work: Work, ledger: Ledger, run_id: str) -> None:
        self._con, self._ledger, self._run_id = work.con, ledger, run_id
        self._known: dict[str, tuple[str, ...]] = {}
        for schema in ("loaded", "staged"):
            rows = self._con.execute(
                f"SELECT notice_id, input_sha256, engine, settings, read, clean, parse, catalogue FROM meta.{schema}"
            ).fetchall()
            self._known.update({row[0]: row[1:] for row in rows})
        self._corrections = Corrections(ledger)
        self._batch: dict[str, tuple[str, int]] = {}  # notice_id -> (document_id, attempt)
        self._documents: set[str] = set()
        self._identities: dict[str, bytes] = {}
        self._relations: dict[str, str] = {}
        self._open = ExitStack()
        self._in_batch = 0
        self.tally = Tally()

    def __enter__(self) -> None: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.__exit__(kind, error, trace)

    @property
    def is_full(self) -> bool:
        return self._in_batch >= _BATCH

    def take(self, item: LoadInput, files: RowFiles) -> None:
        notice_id = notice_id_of(item.file.content_sha256)
        if not self._in_batch:  # one ledger transaction a batch: a commit a notice took as long as its rows
            self._open.enter_context(self._ledger.transaction())
        self._in_batch += 1
        attempt = self._ledger.begin(notice_id, "load", self._run_id, datetime.now(UTC))
        try:
            self._rows(item, notice_id, attempt, files)
        except DocumentError as error:
            failure = Failure("load", error.code, str(error), error.transient)
            self._ledger.fail(attempt, failure, datetime.now(UTC))
            self.tally.failed.append((notice_id, failure))

    def _rows(self, item: LoadInput, notice_id: str, attempt: int, files: RowFiles) -> None:
        if item.notice.header.secrecy:
            raise SecretDocument(item.file.file_name)
        if not item.notice.is_notice:
            raise LoadFailed(item.file.file_name, "it is no notice and must not be loaded")
        paths = [d.path for d in item.notice.directives]
        if len(set(paths)) != len(paths):
            double = sorted({path for path in paths if paths.count(path) > 1})
            raise LoadFailed(item.file.file_name, f"two directives with the path {double[0]!r}")
        document_id, version, newest = self._paper(item, notice_id)
        if document_id in self._documents:
            # two versions of one paper never stand in one batch: the first must retire before the second comes
            self.flush(files)
        known = unpack(self._identities.get(document_id) or self._ledger.identities(document_id))
        aligned = align(notice_id, [(d.path, d.search_text) for d in item.notice.directives], known)
        suffix = f"@{version}" if version < newest else ""
        ids = {path: directive_id + suffix for path, directive_id in aligned.ids.items()}
        rows = rows_of(item, notice_id, ids, self._run_id)
        links = [
            {
                name: row.pop(name, None) if name.startswith("to_p") or name == "to_issued_on" else row[name]
                for name in LINK_COLUMNS
            }
            for row in rows["directive_link"]
        ]
        rows["notice"][0].update(document_id=document_id, version=version, is_current=version == newest)
        corrected = self._corrections.apply(notice_id, rows)
        lines = {table: encoded(of_table) for table, of_table in rows.items()}
        digest = rows_digest(lines, rows["notice"][0])
        versions = _versions(item.versions)
        before = self._known.get(notice_id)
        if before is not None and before[0] == digest:
            self.tally.unchanged.append(notice_id)
            self._ledger.done(attempt, datetime.now(UTC))
            return
        for table, of_table in lines.items():
            files.add_lines(table, of_table)
        files.add("link_target", links)
        if before is not None and version < newest:
            corrected = corrected or "new_version"  # its directives gave their ids to the newer version's
        cause = cause_of(before, tuple(versions.values()), version, corrected)
        files.add("staged", [{"notice_id": notice_id, "input_sha256": digest, "cause": cause, **versions}])
        files.add("incoming", [{"notice_id": notice_id, "document_id": document_id, "version": version}])
        self._known[notice_id] = (digest, *versions.values())
        if version == newest:
            self._identities[document_id] = pack(aligned.known)
            for action, pairs in (("split", aligned.split), ("merged", aligned.merged)):
                files.add(
                    "reshaped",
                    [{"notice_id": notice_id, "action": action, "old_id": old, "new_id": new} for old, new in pairs],
                )
        if version > 1:
            self._relations[notice_id] = self._relation(document_id, version, item)
        self._documents.add(document_id)
        self._batch[notice_id] = (document_id, attempt)

    def _paper(self, item: LoadInput, notice_id: str) -> tuple[str, int, int]:
        """(document_id, version, newest version). The ledger remembers; new ones are compared with the paper's latest text."""
        known = self._ledger.papers([notice_id]).get(notice_id)
        if known is None:
            document_id = document_id_of(paper_key(item.notice.header), notice_id)
            other = self._latest_text(document_id)
            if other is not None and alike(other, item.clean.text) < _SAME_PAPER:
                document_id = document_id_of(None, notice_id)
            known = document_id, self._ledger.add_version(notice_id, document_id)
        return known[0], known[1], self._ledger.newest_version(known[0])

    def _latest_text(self, document_id: str) -> str | None:
        if self._ledger.newest_version(document_id) == 0:
            return None
        row = self._con.execute(
            "SELECT text FROM (SELECT version, text FROM main.notice JOIN main.notice_text USING (notice_id) WHERE document_id = $1"
            " UNION ALL SELECT version, text FROM staging.notice JOIN staging.notice_text USING (notice_id) WHERE document_id = $1)"
            " ORDER BY version DESC LIMIT 1",
            [document_id],
        ).fetchone()
        return None if row is None else str(row[0])

    def _relation(self, document_id: str, version: int, item: LoadInput) -> str:
        """What a later version is: 'rescan' where a picture was read and the dates due are the same, else 'corrected'."""
        row = self._con.execute(
            sql("load", "version_before"), {"document_id": document_id, "version": version}
        ).fetchone()
        if row is None:
            return "rescan"
        by_picture = {row[0], item.clean.method.value} & {"ocr", "mixed"}
        due = sorted(str(x.due_on) for d in item.notice.directives for x in d.deadlines)
        return "rescan" if by_picture and due == sorted(row[1] or []) else "corrected"

    def flush(self, files: RowFiles) -> None:
        """Ledger first: ids that were given are never given again, even if this transaction is lost."""
        self._ledger.remember_identities(self._identities)
        self._open.close()
        self._in_batch = 0
        if not self._batch:
            return
        con = self._con
        con.execute("BEGIN")
        con.execute("CREATE OR REPLACE TEMP TABLE incoming (notice_id VARCHAR, document_id VARCHAR, version INTEGER)")
        files.insert(
            con, "incoming", "incoming", {"notice_id": "VARCHAR", "document_id": "VARCHAR", "version": "INTEGER"}
        )
        con.execute(sql("load", "superseded"))
        if _any(con, "FROM superseded"):
            copy_to_staging(con, "SELECT notice_id FROM superseded WHERE NOT is_staged", "new_version")
            con.execute(sql("load", "retire_ids"))
        # a first load finds nothing of its notices here: looking through all tables for each batch would grow with the square of the night
        if _any(con, "FROM meta.staged SEMI JOIN incoming USING (notice_id)"):
            for table in NOTICE_TABLES:
                con.execute(
                    f"DELETE FROM staging.{table} WHERE {notice_rows(table, 'staging', 'SELECT notice_id FROM incoming')}"
                )
        for table in ("meta.staged", "meta.reshaped", "staging.set_aside"):
            con.execute(f"DELETE FROM {table} WHERE notice_id IN (SELECT notice_id FROM incoming)")
        con.execute("DELETE FROM meta.link_target WHERE from_notice_id IN (SELECT notice_id FROM incoming)")
        for table in NOTICE_TABLES:
            files.insert(con, table, f"staging.{table}", columns(table))
        files.insert(con, "reshaped", "meta.reshaped", RESHAPED_COLUMNS)
        files.insert(con, "staged", "meta.staged", META_COLUMNS)
        files.insert(con, "link_target", "meta.link_target", LINK_COLUMNS)
        con.execute("COMMIT")
        files.clear()
        now = datetime.now(UTC)
        with self._ledger.transaction():
            for notice_id, (_, attempt) in self._batch.items():
                self._ledger.done(attempt, now)
                self.tally.staged.append(notice_id)
            self._ledger.set_relations(self._relations)
            self._ledger.set_correction_states(self._corrections.states)
        self._batch.clear()
        self._relations.clear()
        self._documents.clear()
        self._identities.clear()
