"""What happens to a staged row that breaks a rule: it is set aside with its dependants, or its faulty value is emptied.

Belongs here: the two actions on the `staging` schema and the keys they go by. Does not belong here: which rows are at fault (the rules).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

import duckdb

# How a table's rows are named in verdicts and in set_aside.row_key.
ROW_KEYS = {
    "notice": "notice_id",
    "directive": "directive_id",
    "directive_agency": "directive_id || '#' || seq",
    "deadline": "directive_id || '#' || seq",
    "deadline_agency": "directive_id || '#' || deadline_seq",
    "citation": "citation_id",
    "stamp": "stamp_id",
    "recipient": "notice_id || '#' || seq",
    "page": "notice_id || '#' || page",
    "passage": "notice_id || '#' || seq",
}
# table → (dependent table, how the dependant names its row)
DEPENDANTS = {
    "notice": (
        ("directive", "notice_id"),
        ("citation", "notice_id"),
        ("stamp", "notice_id"),
        ("recipient", "notice_id"),
    ),
    "directive": (
        ("directive_agency", "directive_id"),
        ("deadline", "directive_id"),
        ("deadline_agency", "directive_id"),
    ),
    "deadline": (("deadline_agency", "directive_id || '#' || deadline_seq"),),
}
_WITH_NOTICE = {"notice", "directive", "citation", "stamp", "recipient", "page", "passage"}


def set_rows_aside(
    con: duckdb.DuckDBPyConnection, *, table: str, row_keys: Sequence[str], rule: str, run_id: str, now: datetime
) -> int:
    """Moves the rows and their dependants from staging into staging.set_aside; returns how many rows were moved.

    Opens its own transaction: a kill in between would leave rows in both places, or a notice that does not say what it lacks.
    """
    with _at_once(con):
        moved = _move(con, table, ROW_KEYS[table], list(row_keys), rule, run_id, now)
        con.execute(
            """UPDATE staging.notice SET rows_set_aside =
               (SELECT count(*) FROM staging.set_aside s WHERE s.notice_id = notice.notice_id)"""
        )
    return moved


@contextmanager
def _at_once(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    con.execute("BEGIN")
    try:
        yield
        con.execute("COMMIT")
    except BaseException:
        con.execute("ROLLBACK")
        raise


def _move(
    con: duckdb.DuckDBPyConnection, table: str, key: str, keys: list[str], rule: str, run_id: str, now: datetime
) -> int:
    if not keys:
        return 0
    moved = 0
    own_keys = con.execute(
        f"SELECT {ROW_KEYS[table]} FROM staging.{table} WHERE {key} IN (SELECT unnest(?))", [keys]
    ).fetchall()
    for dependent, named_by in DEPENDANTS.get(table, ()):
        moved += _move(con, dependent, named_by, [row[0] for row in own_keys], rule, run_id, now)
    if table in _WITH_NOTICE:
        owner = "t.notice_id"
    else:
        owner = "(SELECT any_value(d.notice_id) FROM staging.directive d WHERE d.directive_id = t.directive_id)"
    con.execute(
        f"""INSERT INTO staging.set_aside (run_id, table_name, notice_id, row_key, rule, row_json, first_seen)
            SELECT ?, ?, {owner}, {ROW_KEYS[table]}, ?, to_json(t), ? FROM staging.{table} t WHERE {key} IN (SELECT unnest(?))""",
        [run_id, table, rule, now, keys],
    )
    con.execute(f"DELETE FROM staging.{table} WHERE {key} IN (SELECT unnest(?))", [keys])
    return moved + len(own_keys)


def empty_values(con: duckdb.DuckDBPyConnection, *, table: str, row_keys: Sequence[str], fields: Sequence[str]) -> int:
    """Sets `fields` of the rows to NULL and marks their notices (and directives) for review; returns how many rows were touched.

    Opens its own transaction.
    """
    keys = list(row_keys)
    with _at_once(con):
        assignments = ", ".join(f"{field} = NULL" for field in fields)
        con.execute(f"UPDATE staging.{table} SET {assignments} WHERE {ROW_KEYS[table]} IN (SELECT unnest(?))", [keys])
        if table in _WITH_NOTICE:
            owners = f"SELECT notice_id FROM staging.{table} WHERE {ROW_KEYS[table]} IN (SELECT unnest($keys))"
        else:
            con.execute(
                f"""UPDATE staging.directive SET needs_review = true WHERE directive_id IN
                    (SELECT directive_id FROM staging.{table} WHERE {ROW_KEYS[table]} IN (SELECT unnest(?)))""",
                [keys],
            )
            owners = f"""SELECT d.notice_id FROM staging.directive d JOIN staging.{table} x USING (directive_id)
                         WHERE x.directive_id || '#' || x.seq IN (SELECT unnest($keys))"""
        con.execute(f"UPDATE staging.notice SET needs_review = true WHERE notice_id IN ({owners})", {"keys": keys})
    return len(keys)
