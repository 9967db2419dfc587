"""The published tables as a DuckLake: catalog in PostgreSQL (or a file), Parquet in a folder or on S3.

Belongs here: one publication → one snapshot. Does not belong here: when it is done (the command), the tables (warehouse/sql). For what has
outgrown one file, or is read by other programs than DuckDB. A DuckLake takes no keys and no user types: the contract has neither.
The extensions are DuckDB's own, shipped as wheels for 1.5.5: nothing is fetched at run time.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from extract.errors import ChidaoError, DependencyMissing, UsageError
from warehouse.home import Home
from warehouse.publish.shelf import current_path

_EXTENSIONS = ("httpfs", "postgres_scanner", "ducklake")
_ALL_IN_PARQUET = (
    "DATA_INLINING_ROW_LIMIT 0"  # else small tables would stand in the catalog, where other programs do not look
)
#: 'password=...' of libpq's words, 'user:...@host' of its addresses
_PASSWORD = re.compile(r"password|://[^/?#@]*:[^/?#@]*@", re.IGNORECASE)
#: the view that analysts ask, over the table that it is computed into
_VIEWS = {"task": "task_row"}


@dataclass(frozen=True, slots=True)
class S3Access:
    """How to reach an S3-compatible store; key and secret come from the environment of whoever calls."""

    endpoint: str = ""  # host:port, or a URL; empty: Amazon's
    region: str = "us-east-1"
    key: str = field(default="", repr=False)
    secret: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """`is_new` False: the lake held this publication already, and nothing was written."""

    snapshot_id: int
    tables: int
    rows: int
    is_new: bool


def export_ducklake(home: Home, catalog: str, data: str, s3: S3Access | None = None) -> Snapshot:
    """Writes what is published now, in one transaction: readers of the lake see the old snapshot or the new one.

    `catalog`: 'postgres:dbname=... host=...' as libpq has it (its password from PGPASSWORD), or the path of a file. `data`: a folder or
    's3://bucket/prefix'. Raises UsageError (a password, nothing published yet), DependencyMissing (no extension for this DuckDB),
    ChidaoError (the catalog or the store did not answer; the lake is as it was).
    """
    if _PASSWORD.search(catalog):
        raise UsageError("a password in the catalog's address", remedy="Give it in the environment, as PGPASSWORD.")
    published = current_path(home)
    if published is None:
        raise UsageError(f"nothing is published under {home.root} yet", remedy="Start `chidao run` first.")
    with _connected() as con:
        try:
            return _write(con, published, catalog, data, s3)
        except duckdb.Error as fault:
            raise ChidaoError(
                f"the DuckLake {catalog} was not written: {str(fault).splitlines()[0]}",
                remedy="See that catalog and store answer and may be written to, then run the same command again.",
            ) from None


@contextmanager
def _connected() -> Iterator[duckdb.DuckDBPyConnection]:
    con = duckdb.connect(config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"})
    try:
        con.execute("SET enable_progress_bar = false; SET TimeZone = 'UTC'")
        for name in _EXTENSIONS:
            con.execute(f"LOAD '{_quoted(str(_extension(name)))}'")
        yield con
    finally:
        con.close()


def _extension(name: str) -> Path:
    """The file of the wheel that fits this DuckDB."""
    try:
        package = importlib.import_module(f"duckdb_extension_{name}")
    except ImportError:
        package = None
    found = None
    if package is not None:
        found = Path(package.__path__[0]) / "extensions" / f"v{duckdb.__version__}" / f"{name}.duckdb_extension"
    if found is None or not found.exists():
        raise DependencyMissing(
            f"DuckDB's extension {name} is not here for version {duckdb.__version__}",
            remedy="Install the extra `cluster` (make setup does); its wheels are for DuckDB 1.5.5.",
        )
    return found


def _write(con: duckdb.DuckDBPyConnection, published: Path, catalog: str, data: str, s3: S3Access | None) -> Snapshot:
    if s3 is not None:
        host = s3.endpoint.split("://", 1)[-1].rstrip("/")
        con.execute(
            "CREATE SECRET lake_store (TYPE s3, KEY_ID $key, SECRET $secret, REGION $region, URL_STYLE $style"
            + (f", ENDPOINT '{_quoted(host)}'" if host else "")
            + f", USE_SSL {'false' if s3.endpoint.startswith('http://') else 'true'})",
            {"key": s3.key, "secret": s3.secret, "region": s3.region, "style": "path" if host else "vhost"},
        )
    con.execute(f"ATTACH 'ducklake:{_quoted(catalog)}' AS lake (DATA_PATH '{_quoted(data)}', {_ALL_IN_PARQUET})")
    con.execute(f"ATTACH '{_quoted(str(published))}' AS pub (READ_ONLY)")
    tables = [row[0] for row in con.execute(_TABLES, {"database": "pub"}).fetchall()]
    rows = sum(int(one[0]) for t in tables if (one := con.execute(f"SELECT count(*) FROM pub.{t}").fetchone()))
    if _same_publication(con):
        return Snapshot(_snapshot_id(con), len(tables), rows, False)
    con.execute("BEGIN")
    for table in tables:
        con.execute(f"CREATE OR REPLACE TABLE lake.{table} AS FROM pub.{table}")
    for view, table in _VIEWS.items():
        con.execute(f"CREATE OR REPLACE VIEW lake.{view} AS SELECT * FROM lake.{table}")
    con.execute("COMMIT")
    return Snapshot(_snapshot_id(con), len(tables), rows, True)


_TABLES = "SELECT table_name FROM duckdb_tables() WHERE database_name = $database AND NOT internal ORDER BY table_name"


def _same_publication(con: duckdb.DuckDBPyConnection) -> bool:
    """Whether the lake's newest run is the file's: the account of a run that published nothing new counts too."""
    held = {row[0] for row in con.execute(_TABLES, {"database": "lake"}).fetchall()}
    if not {"run", "publication"} <= held:
        return False
    newest = (
        "SELECT (SELECT arg_max(rows_sha256, published_at) FROM {0}.publication), (SELECT max(run_id) FROM {0}.run)"
    )
    return con.execute(newest.format("lake")).fetchone() == con.execute(newest.format("pub")).fetchone()


def _snapshot_id(con: duckdb.DuckDBPyConnection) -> int:
    row = con.execute("SELECT max(snapshot_id) FROM ducklake_snapshots('lake')").fetchone()
    return int(row[0]) if row else 0


def _quoted(text: str) -> str:
    return text.replace("'", "''")
