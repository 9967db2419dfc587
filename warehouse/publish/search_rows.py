"""The table `search_row` behind search(): folded words, computed with the publication.

Belongs here: when they are computed. Does not belong here: how words are folded (warehouse/sql/publish/search_words.sql).
"""

from __future__ import annotations

import duckdb

from warehouse.workbench import sql


def write_search_rows(con: duckdb.DuckDBPyConnection) -> None:
    """All of them, into the current schema."""
    con.execute("DROP TABLE IF EXISTS search_row")
    con.execute(sql("publish", "search_row"))
    con.execute(f"INSERT INTO search_row {sql('publish', 'search_words')}")


def refresh_search_rows(con: duckdb.DuckDBPyConnection, changed: str) -> None:
    """Of the notices in `changed` (a query with one column) only, in the current schema."""
    con.execute(f"DELETE FROM search_row WHERE notice_id IN ({changed})")
    con.execute(f"INSERT INTO search_row {sql('publish', 'search_words')} AND d.notice_id IN ({changed})")
