"""The contract's tables: their DDL, how each hangs on its notice, and what names a row.

Belongs here: facts about tables. Does not belong here: SQL that moves rows.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

import duckdb

CONTRACT_VERSION = 1

#: tables with a notice_id of their own (directive_link: from_notice_id)
OF_A_NOTICE = (
    "notice",
    "notice_text",
    "passage",
    "page",
    "evidence",
    "repair",
    "stamp",
    "recipient",
    "directive",
    "citation",
    "directive_link",
    "review_item",
)
#: tables that hang on a directive
OF_A_DIRECTIVE = ("directive_agency", "deadline", "deadline_agency")
#: all that is replaced when a notice changes; the dependent ones first, so that they can still find their directives
NOTICE_TABLES = (
    OF_A_DIRECTIVE + tuple(t for t in OF_A_NOTICE if t not in ("directive", "notice")) + ("directive", "notice")
)
CATALOGUE_TABLES = ("province", "agency", "agency_alias", "agency_member", "office", "calendar_day")
PEOPLE_TABLES = ("follow_up", "register_entry", "correction")
#: the pipeline's own account: published after every run, no part of `rows_sha256`
ACCOUNT_TABLES = ("run", "source_file", "quarantine", "attempt", "set_aside", "check_result", "change", "publication")
DATA_TABLES = OF_A_NOTICE + OF_A_DIRECTIVE + CATALOGUE_TABLES + PEOPLE_TABLES
ALL_TABLES = DATA_TABLES + ACCOUNT_TABLES

#: SQL expression that names a row within its table, free of the order of rows ('' = one row a notice)
ROW_KEY = {
    "notice": "''",
    "notice_text": "''",
    "passage": "seq::VARCHAR",
    "page": "page::VARCHAR",
    "evidence": "concat_ws('|', table_name, row_key, field)",
    "repair": "concat_ws('|', char_start, rule)",
    "stamp": "stamp_id",
    "recipient": "concat_ws('|', role, name)",
    "directive": "directive_id",
    "directive_agency": "concat_ws('|', directive_id, role, name)",
    "deadline": "concat_ws('|', directive_id, raw)",
    "deadline_agency": "concat_ws('|', directive_id, deadline_seq, name)",
    "citation": "citation_id",
    "directive_link": "concat_ws('|', from_directive_id, kind, to_full_number, to_directive_id)",
    "review_item": "concat_ws('|', table_name, row_key, field)",
}

#: what a run writes and content does not: left out where rows are compared. next_due_on moves with the day of the publication.
RUN_COLUMNS = ("run_id", "received_at", "source_uri", "attempts", "next_due_on")
RUN_SUFFIXES = ("_seen", "_at")

_CREATE_COLUMN = re.compile(r"^  (\w+) +([^\n]+?),?$", re.MULTILINE)


def is_run_column(column: str) -> bool:
    """Whether two runs over the same input may differ in it."""
    return column in RUN_COLUMNS or column.endswith(RUN_SUFFIXES)


@cache
def ddl(table: str) -> str:
    """CREATE TABLE and COMMENT ON statements, unqualified."""
    return resources.files("warehouse.sql").joinpath("tables", f"{table}.sql").read_text(encoding="utf-8")


@cache
def columns(table: str) -> dict[str, str]:
    """Column -> DuckDB type, in order, without NOT NULL."""
    body = ddl(table).split(");\n", 1)[0]
    return {name: kind.removesuffix(" NOT NULL") for name, kind in _CREATE_COLUMN.findall(body)}


def compared_columns(table: str) -> tuple[str, ...]:
    """The columns that equality means."""
    return tuple(column for column in columns(table) if not is_run_column(column))


def create_tables(con: duckdb.DuckDBPyConnection, schema: str) -> None:
    """Create all tables with their comments in `schema` ('main', 'pub.main'); leaves that schema as the current one."""
    con.execute(f"USE {schema}")
    for table in ALL_TABLES:
        con.execute(ddl(table))


def notice_rows(table: str, prefix: str, ids: str) -> str:
    """WHERE condition: rows of `prefix`.`table` that belong to the notices in `ids` (a query with one column)."""
    if table in OF_A_DIRECTIVE:
        return f"directive_id IN (SELECT directive_id FROM {prefix}.directive WHERE notice_id IN ({ids}))"
    return f"{'from_notice_id' if table == 'directive_link' else 'notice_id'} IN ({ids})"
