"""What changes from the last publication to the next: rows and fields, each with one cause.

Belongs here: comparing `main` (published) with `staging` (what waits), notice by notice. Does not belong here: moving the rows.
A new notice is one 'added' row, not one for each of its rows. Places (offsets, boxes, seq) are no content: a line inserted above a
directive moves all that follow and changes nothing of what they say.
"""

from __future__ import annotations

import re

import duckdb

from warehouse.tables import OF_A_DIRECTIVE, ROW_KEY, columns, is_run_column
from warehouse.workbench import sql

#: compared tables -> what a whole row is shown as
SHOWN = {
    "notice": "concat_ws(' ', full_number, title)",
    "directive": "text",
    "directive_agency": "concat_ws(' ', role, name)",
    "deadline": "raw",
    "deadline_agency": "name",
    "citation": "raw",
    "directive_link": "concat_ws(' ', kind, to_full_number)",
    "recipient": "raw",
    "stamp": "raw_text",
}
_PLACES = frozenset({"seq", "deadline_seq", "char_start", "char_end", "boxes", "box", "search_text"})


def write_changes(
    con: duckdb.DuckDBPyConnection, run_id: str, published_at: str, target: str = "staging.change"
) -> None:
    """Fill `target` (emptied first) with what publishing `staging` would change. `published_at`: an instant as text."""
    con.execute(f"DELETE FROM {target}")
    con.execute(sql("publish", "compared_notices"))
    for table in SHOWN:
        con.execute(_table_sql(table, target), {"run_id": run_id, "at": published_at})
    con.execute(
        f"INSERT INTO {target} SELECT $run_id, $at::TIMESTAMPTZ, 'directive', r.notice_id, r.old_id, NULL, r.action, r.old_id, r.new_id,"
        " c.cause"
        " FROM meta.reshaped r JOIN compared c USING (notice_id) WHERE c.is_known ORDER BY ALL",
        {"run_id": run_id, "at": published_at},
    )


def _table_sql(table: str, target: str) -> str:
    fields = [c for c in columns(table) if c not in _PLACES and not is_run_column(c) and c != "rows_set_aside"]
    pairs = ", ".join(f"{{'field': '{c}', 'a': o.{c}::VARCHAR, 'b': w.{c}::VARCHAR}}" for c in fields)
    return f"""
INSERT INTO {target}
WITH o AS ({_side(table, "main")}), w AS ({_side(table, "staging")}),
both_sides AS (
  SELECT coalesce(o.of_notice, w.of_notice) AS of_notice, coalesce(o.key, w.key) AS key, o.shown AS old_shown, w.shown AS new_shown,
         CASE WHEN o.key IS NULL THEN 'added' WHEN w.key IS NULL THEN 'removed' ELSE 'changed' END AS action,
         CASE WHEN o.key IS NOT NULL AND w.key IS NOT NULL
              THEN list_filter([{pairs}], lambda x: x.a IS DISTINCT FROM x.b) ELSE [NULL] END AS fields
  FROM o FULL JOIN w ON o.of_notice = w.of_notice AND o.key = w.key AND o.nth = w.nth),
each AS (SELECT * EXCLUDE (fields), unnest(fields) AS f FROM both_sides)
SELECT $run_id, $at::TIMESTAMPTZ, '{table}', e.of_notice, e.key, e.f.field, e.action,
       CASE WHEN e.action = 'changed' THEN e.f.a ELSE e.old_shown END,
       CASE WHEN e.action = 'changed' THEN e.f.b ELSE e.new_shown END,
       CASE WHEN e.action = 'removed' AND e.key IN ({_kept_back(table)}) THEN 'set_aside' ELSE c.cause END
FROM each e JOIN compared c ON c.notice_id = e.of_notice
ORDER BY e.of_notice, e.key, e.f.field, e.action"""


def _kept_back(table: str) -> str:
    """The keys of the rows that a rule of the gate keeps back from this publication."""
    named = [c for c in columns(table) if re.search(rf"\b{c}\b", ROW_KEY[table])]
    row = ", ".join(f"row_json->>'{c}' AS {c}" for c in named) or "NULL"
    return f"SELECT {ROW_KEY[table]} FROM (SELECT {row} FROM staging.set_aside WHERE table_name = '{table}')"


def _side(table: str, schema: str) -> str:
    # of a new notice only its own row is compared, and so told as one addition
    chosen = "SELECT notice_id FROM compared" if table == "notice" else "SELECT notice_id FROM compared WHERE is_known"
    if table in OF_A_DIRECTIVE:
        owners = f"SELECT directive_id AS d_id, notice_id AS of_notice FROM {schema}.directive"
        source = f"{schema}.{table} t JOIN ({owners}) d ON d.d_id = t.directive_id"
        owner = "of_notice"
    else:
        source, owner = f"{schema}.{table} t", "from_notice_id" if table == "directive_link" else "notice_id"
    order = next(c for c in ("char_start", "seq", "deadline_seq", "notice_id") if c in columns(table))
    chosen_rows = f"SELECT t.*, {owner} AS of_notice_id, {ROW_KEY[table]} AS key, {SHOWN[table]} AS shown FROM {source}"
    return (
        f"SELECT * EXCLUDE (of_notice_id), of_notice_id AS of_notice,"
        f" row_number() OVER (PARTITION BY of_notice_id, key ORDER BY {order}) AS nth"
        f" FROM ({chosen_rows}) WHERE of_notice_id IN ({chosen})"
    )
