"""Staging: the rows of notices that changed, in schema `staging`, waiting for the gate.

Belongs here: the order of the steps of loading. The rows are made in `rows`, the ids in `identities`, what joins papers in SQL.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime

import duckdb

from extract.errors import DocumentError, LoadFailed, SecretDocument
from extract.model import Failure
from warehouse.home import Home
from warehouse.identity import notice_id_of
from warehouse.ledger import Ledger
from warehouse.load.bulk import RowFiles
from warehouse.load.corrected import Corrections
from warehouse.load.identities import align, pack, unpack
from warehouse.load.inputs import LoadInput
from warehouse.load.papers import alike, document_id_of, paper_key
from warehouse.load.rows import Row, rows_of
from warehouse.tables import NOTICE_TABLES, columns, is_run_column, notice_rows
from warehouse.workbench import Work, open_work, sql

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
_BATCH = 2000  # notices a bulk insert: some 100 MB of JSON on disk, none in memory
_SAME_PAPER = 0.2  # share of common words below which the same number is a misreading, not a new version


@dataclass(frozen=True, slots=True)
class StageResult:
    """`staged`: ids that wait for the gate because of this call; `unchanged`: same rows as before; `failed`: (notice id, failure)."""

    staged: tuple[str, ...]
    unchanged: tuple[str, ...]
    failed: tuple[tuple[str, Failure], ...]


@dataclass(slots=True)
class _Tally:
    staged: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    failed: list[tuple[str, Failure]] = field(default_factory=list)


def stage(
    home: Home, ledger: Ledger, inputs: Iterable[LoadInput], run_id: str, *, wait_seconds: float = 60.0
) -> StageResult:
    """Write the rows of each input into `staging`, replacing what waits there of the same notice. Opens work.duckdb (HomeBusy).

    Give the inputs in order of arrival (`Ledger.documents`): versions of one paper are numbered in that order.
    """
    with open_work(home, wait_seconds=wait_seconds) as work:
        return stage_in(work, ledger, inputs, run_id)


def stage_in(work: Work, ledger: Ledger, inputs: Iterable[LoadInput], run_id: str) -> StageResult:
    """As `stage`, on an open work.duckdb."""
    loading = _Loading(work, ledger, run_id)
    with RowFiles(work.home.work / "spill") as files:
        for item in inputs:
            loading.take(item, files)
        loading.flush(files)
    settle(work.con)
    tally = loading.tally
    return StageResult(tuple(tally.staged), tuple(tally.unchanged), tuple(tally.failed))


def staged_notices(con: duckdb.DuckDBPyConnection, run_id: str | None = None) -> tuple[str, ...]:
    """Ids of the notices that wait for the gate, sorted; those of one run only if it is named."""
    rows = con.execute(
        "SELECT notice_id FROM staging.notice WHERE run_id = coalesce($1, run_id) ORDER BY notice_id", [run_id]
    ).fetchall()
    return tuple(row[0] for row in rows)


def settle(con: duckdb.DuckDBPyConnection) -> None:
    """Make `staging` consistent in itself and with `main`: current versions, citations, links. Again gives the same."""
    con.execute("BEGIN")
    con.execute(sql("load", "current_versions"))
    con.execute(sql("load", "known_papers"))
    con.execute(f"CREATE OR REPLACE TEMP TABLE touched AS {sql('load', 'touched_by_arrivals')}")
    copy_to_staging(con, "SELECT notice_id FROM touched", "new_document")
    con.execute(sql("load", "resolve_citations"))
    con.execute(sql("load", "resolve_links"))
    con.execute("COMMIT")


def copy_to_staging(con: duckdb.DuckDBPyConnection, ids: str, cause: str) -> None:
    """Published notices whose rows must change with others': their rows as they are, and why."""
    for table in NOTICE_TABLES:
        con.execute(f"INSERT INTO staging.{table} SELECT * FROM main.{table} WHERE {notice_rows(table, 'main', ids)}")
    con.execute(
        f"INSERT INTO meta.staged SELECT * REPLACE ('{cause}' AS cause) FROM meta.loaded WHERE notice_id IN ({ids})"
    )


class _Loading:
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
        self.tally = _Tally()

    def take(self, item: LoadInput, files: RowFiles) -> None:
        notice_id = notice_id_of(item.file.content_sha256)
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
        if document_id in self._documents or len(self._batch) >= _BATCH:
            self.flush(
                files
            )  # two versions of one paper never stand in one batch: the first must retire before the second comes
        ids, identities = self._ids(item, notice_id, document_id, f"@{version}" if version < newest else "")
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
        digest = _digest(rows)
        versions = asdict(item.versions)
        before = self._known.get(notice_id)
        if before is not None and before[0] == digest:
            self.tally.unchanged.append(notice_id)
            self._ledger.done(attempt, datetime.now(UTC))
            return
        for table, of_table in rows.items():
            files.add(table, of_table)
        files.add("link_target", links)
        cause = _cause(before, tuple(versions.values()), version, corrected)
        files.add("staged", [{"notice_id": notice_id, "input_sha256": digest, "cause": cause, **versions}])
        files.add("incoming", [{"notice_id": notice_id, "document_id": document_id, "version": version}])
        self._known[notice_id] = (digest, *versions.values())
        if version == newest:
            self._identities[document_id] = identities
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

    def _ids(self, item: LoadInput, notice_id: str, document_id: str, suffix: str) -> tuple[dict[str, str], bytes]:
        known = unpack(self._identities.get(document_id) or self._ledger.identities(document_id))
        aligned = align(notice_id, [(d.path, d.search_text) for d in item.notice.directives], known)
        return {path: directive_id + suffix for path, directive_id in aligned.ids.items()}, pack(aligned.known)

    def flush(self, files: RowFiles) -> None:
        """Ledger first: ids that were given are never given again, even if this transaction is lost."""
        if not self._batch:
            return
        con = self._con
        self._ledger.remember_identities(self._identities)
        con.execute("BEGIN")
        con.execute("CREATE OR REPLACE TEMP TABLE incoming (notice_id VARCHAR, document_id VARCHAR, version INTEGER)")
        files.insert(
            con, "incoming", "incoming", {"notice_id": "VARCHAR", "document_id": "VARCHAR", "version": "INTEGER"}
        )
        con.execute(sql("load", "superseded"))
        copy_to_staging(con, "SELECT notice_id FROM superseded WHERE NOT is_staged", "new_version")
        con.execute(sql("load", "retire_ids"))
        for table in NOTICE_TABLES:
            con.execute(
                f"DELETE FROM staging.{table} WHERE {notice_rows(table, 'staging', 'SELECT notice_id FROM incoming')}"
            )
            files.insert(con, table, f"staging.{table}", columns(table)) if table not in (
                "directive",
                "notice",
            ) else None
        for table in ("directive", "notice"):
            files.insert(con, table, f"staging.{table}", columns(table))
        con.execute("DELETE FROM meta.staged WHERE notice_id IN (SELECT notice_id FROM incoming)")
        files.insert(con, "staged", "meta.staged", META_COLUMNS)
        con.execute("DELETE FROM meta.link_target WHERE from_notice_id IN (SELECT notice_id FROM incoming)")
        files.insert(con, "link_target", "meta.link_target", LINK_COLUMNS)
        con.execute("COMMIT")
        files.clear()
        now = datetime.now(UTC)
        with self._ledger.transaction():
            for notice_id, (_, attempt) in self._batch.items():
                self._ledger.done(attempt, now)
                self.tally.staged.append(notice_id)
        self._batch.clear()
        self._documents.clear()
        self._identities.clear()


def _digest(rows: dict[str, list[Row]]) -> str:
    """Of all rows without the run columns: the same document read, cleaned and parsed the same gives the same."""
    digest = hashlib.sha256()
    for table, of_table in rows.items():
        kept = [{name: value for name, value in row.items() if not is_run_column(name)} for row in of_table]
        digest.update(json.dumps([table, kept], ensure_ascii=False, sort_keys=True).encode())
    return digest.hexdigest()


def _cause(before: tuple[str, ...] | None, versions: tuple[str, ...], version: int, corrected: bool) -> str:
    """One cause of the contract's list: the first stage on the way that differs."""
    if before is None:
        return "new_document" if version == 1 else "new_version"
    engine, settings, read, clean, parse, catalogue = (a != b for a, b in zip(before[1:], versions, strict=True))
    if engine or read:
        return "new_engine"
    if settings:
        return "new_settings"
    if clean or parse:
        return "new_rules"
    if catalogue:
        return "new_catalogue"
    return "correction" if corrected else "new_rules"
