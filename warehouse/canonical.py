"""What "equal" means: the same rows, compared as canonical JSON per table, without the columns that only a run writes.

Belongs here: canonical rows, and a digest of a table that does not depend on the order of rows and can be kept by adding and subtracting:
the sum of the rows' hashes. Does not belong here: what is compared when.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

import duckdb

from warehouse.tables import DATA_TABLES, compared_columns


@dataclass(frozen=True, slots=True)
class TableDigest:
    """Number of rows and two sums of 64-bit row hashes; sums do not overflow below 2**63 rows."""

    rows: int = 0
    low: int = 0
    high: int = 0

    def __add__(self, other: TableDigest) -> TableDigest:
        return TableDigest(self.rows + other.rows, self.low + other.low, self.high + other.high)

    def __sub__(self, other: TableDigest) -> TableDigest:
        return TableDigest(self.rows - other.rows, self.low - other.low, self.high - other.high)


def _json(table: str) -> str:
    return "to_json({" + ", ".join(f"'{c}': {c}" for c in compared_columns(table)) + "})::VARCHAR"


def canonical_rows(con: duckdb.DuckDBPyConnection, table: str, prefix: str = "main") -> tuple[str, ...]:
    """The table's rows as sorted JSON. `prefix`: schema, or alias.schema of an attached file."""
    return tuple(
        row[0] for row in con.execute(f"SELECT {_json(table)} AS j FROM {prefix}.{table} ORDER BY j").fetchall()
    )


def table_digest(con: duckdb.DuckDBPyConnection, table: str, prefix: str = "main", where: str = "TRUE") -> TableDigest:
    """Digest of the rows that `where` leaves; one pass, no sort."""
    row = con.execute(
        f"SELECT count(*), coalesce(sum(md5_number_lower(j)::HUGEINT), 0), coalesce(sum(md5_number_upper(j)::HUGEINT), 0)"
        f" FROM (SELECT {_json(table)} AS j FROM {prefix}.{table} WHERE {where})"
    ).fetchone()
    if row is None:
        raise AssertionError("an aggregate without a row")
    return TableDigest(int(row[0]), int(row[1]), int(row[2]))


def digests(con: duckdb.DuckDBPyConnection, prefix: str = "main") -> dict[str, TableDigest]:
    """Of all data tables."""
    return {table: table_digest(con, table, prefix) for table in DATA_TABLES}


def combined(of_tables: Mapping[str, TableDigest]) -> str:
    """The `rows_sha256` of a publication."""
    lines = (f"{table} {d.rows} {d.low} {d.high}\n" for table, d in sorted(of_tables.items()))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def rows_sha256(con: duckdb.DuckDBPyConnection, prefix: str = "main") -> str:
    """Recomputed from the rows: equals publication.rows_sha256 of the file, or the read was torn."""
    return combined(digests(con, prefix))
