"""The gate on a real DuckDB with staged rows that break one rule each, and on the real Great Expectations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from importlib.resources import files
from pathlib import Path

import duckdb
import pytest

from extract.model import Verdict
from quality.expectations import data_docs_index, run_expectations
from quality.gate import audit, blocking
from quality.report import write_report
from quality.rule_book import Expectation, sql_rules
from quality.sql_rules import run_rule

STAMP = """INSERT INTO staging.stamp (stamp_id, notice_id, kind, box)
           VALUES ('s', 'n_1', 'seal', {{'page': 1, 'x0': {}, 'y0': {}, 'x1': {}, 'y1': {}}})"""
NOW = datetime(2026, 5, 4, 18, 30, tzinfo=UTC)
PARAMETERS = {"recent_mean": None, "orphaned_corrections": 0, "standing_corrections": 2}
TEXT = "1. Sở Y tế báo cáo trước ngày 15/7/2025 theo Nghị quyết 68/NQ-CP."


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    connection = duckdb.connect()
    connection.execute("CREATE SCHEMA staging; USE staging")
    for path in sorted((Path(str(files("warehouse"))) / "sql" / "tables").glob("*.sql")):
        connection.execute(path.read_text("utf-8"))
    connection.execute("USE memory.main")
    connection.execute("CREATE TABLE page AS FROM staging.page")
    insert(connection, "notice", notice_id="n_1", document_id="d_1", version=1, is_current=True, file_name="a.txt", source_uri="a.txt",
           archive_path="a", file_sha256="s", text_sha256="t", received_at=NOW, page_count=1, pages_not_read=0, rows_set_aside=0,
           reading_method="plain_text", family="state", number="12", symbol="TB-UBND", full_number="12/TB-UBND", issued_on=date(2025, 7, 1),
           issued_on_precision="day", title="Về việc kiểm tra", reading_confidence=1.0, rule_confidence=0.9, needs_review=False,
           run_id="r")  # fmt: skip
    insert(connection, "notice_text", notice_id="n_1", text=TEXT)
    insert(
        connection,
        "passage",
        notice_id="n_1",
        seq=1,
        char_start=0,
        char_end=len(TEXT),
        kind="directive",
        directive_id="n_1:1",
    )
    insert(connection, "page", notice_id="n_1", page=1, method="plain_text", words_total=12, words_body=12, words_stamp=0, words_seal=0,
           words_furniture=0, words_noise=0, rotation=0)  # fmt: skip
    insert(connection, "directive", directive_id="n_1:1", notice_id="n_1", seq=1, path="1", kind="item", section="main", is_leaf=True,
           text=TEXT, search_text="x", is_trackable=True, char_start=0, char_end=len(TEXT), rule_confidence=0.9,
           needs_review=False)  # fmt: skip
    insert(
        connection,
        "directive_agency",
        directive_id="n_1:1",
        seq=1,
        role="lead",
        name="Sở Y tế",
        source="explicit",
        origin="machine",
    )
    at = TEXT.index("trước")
    insert(connection, "deadline", directive_id="n_1:1", seq=1, raw="trước ngày 15/7/2025", kind="before", due_on=date(2025, 7, 15),
           last_day=date(2025, 7, 14), precision="day", is_target=False, char_start=at, char_end=at + len("trước ngày 15/7/2025"),
           origin="machine")  # fmt: skip
    insert(connection, "deadline_agency", directive_id="n_1:1", deadline_seq=1, name="Sở Y tế", source="directive_lead")
    insert(connection, "citation", citation_id="c_1", notice_id="n_1", directive_id="n_1:1", kind="document", raw="Nghị quyết 68/NQ-CP",
           char_start=TEXT.index("Nghị"), char_end=TEXT.index("Nghị") + len("Nghị quyết 68/NQ-CP"))  # fmt: skip
    yield connection
    connection.close()


def insert(con: duckdb.DuckDBPyConnection, table: str, **values: object) -> None:
    marks = ", ".join("?" for _ in values)
    con.execute(f"INSERT INTO staging.{table} ({', '.join(values)}) VALUES ({marks})", list(values.values()))


def verdicts_of(con: duckdb.DuckDBPyConnection, only: str = "") -> dict[str, Verdict]:
    return {
        rule.name: run_rule(con, rule, run_id="r", now=NOW, parameters=PARAMETERS)
        for rule in sql_rules()
        if only in rule.name
    }


def one(con: duckdb.DuckDBPyConnection, sql: str) -> object:
    row = con.execute(sql).fetchone()
    assert row is not None
    return row[0]


def test_sound_rows_pass_every_rule(con: duckdb.DuckDBPyConnection) -> None:
    assert {name: v.observed for name, v in verdicts_of(con).items() if v.outcome != "passed"} == {}


BROKEN = [
    ("notice_key_unique", "INSERT INTO staging.notice SELECT * FROM staging.notice"),
    ("directive_key_unique", "INSERT INTO staging.directive SELECT * FROM staging.directive"),
    ("directive_has_notice", "UPDATE staging.directive SET notice_id = 'n_9'"),
    ("agency_has_directive", "UPDATE staging.directive_agency SET directive_id = 'n_9:1'"),
    ("deadline_has_directive", "UPDATE staging.deadline SET directive_id = 'n_9:1'"),
    ("citation_has_notice", "UPDATE staging.citation SET notice_id = 'n_9'"),
    ("parent_exists", "UPDATE staging.directive SET parent_path = '7'"),
    ("secret_kept_out", "INSERT INTO staging.stamp (stamp_id, notice_id, kind) VALUES ('s', 'n_1', 'secrecy')"),
    ("passages_cover_text", "UPDATE staging.passage SET char_end = char_end - 1"),
    ("words_add_up", "UPDATE staging.page SET words_noise = 1"),
    ("directive_span", "UPDATE staging.directive SET char_end = 100000"),
    ("deadline_span", "UPDATE staging.deadline SET char_start = char_start + 1"),
    ("citation_span", "UPDATE staging.citation SET char_end = char_end + 1"),
    ("lost_without_cause", "INSERT INTO staging.change (notice_id, table_name, row_key, action, old_value, cause)"
                           " VALUES ('n_1', 'deadline', 'n_1:1', 'removed', 'trước ngày 15/7/2025', 'unexplained')"),
    ("evidence_span", "INSERT INTO staging.evidence (notice_id, table_name, row_key, field, raw, char_start, char_end)"
                      " VALUES ('n_1', 'deadline', 'n_1:1', 'due_on', 'trước ngày 16/7/2025', 0, 20)"),
    ("stamp_box", STAMP.format(0.5, 0.1, 0.4, 0.2)),
    ("number_grammar", "UPDATE staging.notice SET number = '12/'"),
    ("issue_date_in_time", "UPDATE staging.notice SET issued_on = DATE '2205-07-01'"),
    ("title_without_stamp", "UPDATE staging.notice SET title = 'VP UBND TỈNH AN PHÚ ĐẾN Số: 12'"),
    ("deadline_after_issue", "UPDATE staging.deadline SET due_on = DATE '2021-07-15'"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "fault"), BROKEN)
def test_each_rule_finds_its_fault(con: duckdb.DuckDBPyConnection, rule: str, fault: str) -> None:
    con.execute(fault)
    verdict = verdicts_of(con, rule)[rule]
    assert verdict.outcome == "failed"
    assert verdict.failing_rows >= 1


def test_corrections_that_lost_their_directive_are_told(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    rule = next(rule for rule in sql_rules() if rule.name == "orphaned_corrections")
    verdict = run_rule(con, rule, run_id="r", now=NOW, parameters={**PARAMETERS, "orphaned_corrections": 1})
    assert (verdict.outcome, verdict.severity) == ("failed", "warning")


@pytest.mark.parametrize(
    ("word", "outcome"), [("nhiệm", "passed"), ("PCCC", "passed"), ("nhi3m", "failed"), ("nhgtm", "failed")]
)
def test_pages_that_claim_more_than_pages_before_them_are_told(
    con: duckdb.DuckDBPyConnection, word: str, outcome: str
) -> None:
    page = {"method": "ocr", "reading_confidence": 0.97, "words_total": 0}
    sound = "Sở Y tế báo cáo kết quả " * 400
    for number in range(3):
        con.execute(
            "INSERT INTO page (notice_id, page, method, reading_confidence, text) VALUES ('n_0', ?, 'ocr', 0.97, ?)",
            [number, sound],
        )
    insert(con, "page", notice_id="n_1", page=2, text=f"{sound} " + f"{word} vụ " * 200, **page)
    assert verdicts_of(con, "calibration_drift")["calibration_drift"].outcome == outcome


@pytest.mark.parametrize(
    ("rule", "fault", "count"),
    [
        ("deadline_span", "UPDATE staging.deadline SET raw = 'trước ngày 16/7/2025'", "deadline_agency"),
        ("issue_date_in_time", "UPDATE staging.notice SET issued_on = DATE '2205-07-01'", "notice WHERE issued_on IS NOT NULL"),
    ],
)  # fmt: skip
def test_a_rule_that_is_stopped_in_the_middle_has_moved_nothing(
    con: duckdb.DuckDBPyConnection, rule: str, fault: str, count: str
) -> None:
    con.execute(fault)
    before = one(con, f"SELECT count(*) FROM staging.{count}")
    con.execute("ALTER TABLE staging.notice DROP COLUMN rows_set_aside")  # the last statement of the one cannot run
    con.execute("ALTER TABLE staging.notice DROP COLUMN needs_review")  # nor of the other
    assert verdicts_of(con, rule)[rule].outcome == "error"
    assert one(con, f"SELECT count(*) FROM staging.{count}") == before
    assert one(con, "SELECT count(*) FROM staging.set_aside") == 0


def test_which_pages_a_run_is_compared_with_does_not_depend_on_the_order_of_loading(
    con: duckdb.DuckDBPyConnection,
) -> None:
    insert(con, "page", notice_id="n_1", page=2, text="Sở Y tế báo cáo " * 500, method="ocr", reading_confidence=0.97)
    observed = []
    for order in ("ASC", "DESC"):
        con.execute("DELETE FROM page")
        con.execute(
            "INSERT INTO page (notice_id, page, method, reading_confidence, text)"
            " SELECT 'n_' || n, 1, 'ocr', 0.97, CASE WHEN n < 1500 THEN 'nhi3m vụ' ELSE 'nhiệm vụ' END"
            f" FROM range(3000) t(n) ORDER BY n {order}"
        )
        observed.append(verdicts_of(con, "calibration_drift")["calibration_drift"].observed)
    assert observed[0] == observed[1]


def test_a_row_set_aside_takes_its_dependants_and_the_notice_says_so(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("UPDATE staging.deadline SET raw = 'trước ngày 16/7/2025'")
    assert verdicts_of(con, "deadline_span")["deadline_span"].outcome == "failed"
    assert one(con, "SELECT count(*) FROM staging.deadline") == 0
    assert one(con, "SELECT count(*) FROM staging.deadline_agency") == 0
    assert one(con, "SELECT count(*) FROM staging.set_aside") == 2
    assert one(con, "SELECT rows_set_aside FROM staging.notice") == 2
    assert one(con, "SELECT count(*) FROM staging.directive") == 1
    assert (
        one(con, "SELECT row_json->>'raw' FROM staging.set_aside WHERE table_name = 'deadline'")
        == "trước ngày 16/7/2025"
    )


def test_an_emptied_value_keeps_its_row_and_asks_for_review(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("UPDATE staging.deadline SET due_on = DATE '2021-07-15'")
    verdicts_of(con, "deadline_after_issue")
    assert con.execute("SELECT due_on, last_day, raw FROM staging.deadline").fetchone() == (
        None,
        None,
        "trước ngày 15/7/2025",
    )
    assert con.execute("SELECT needs_review FROM staging.notice").fetchone() == (True,)
    assert verdicts_of(con, "deadline_after_issue")["deadline_after_issue"].outcome == "passed"


def test_a_rule_that_cannot_run_is_an_error_and_blocks(con: duckdb.DuckDBPyConnection) -> None:
    broken = replace(sql_rules()[0], sql="SELECT nothing FROM staging.nowhere")
    verdict = run_rule(con, broken, run_id="r", now=NOW)
    assert verdict.outcome == "error"
    assert verdict.blocks


def test_volume_is_judged_against_the_last_nights(con: duckdb.DuckDBPyConnection) -> None:
    rule = next(rule for rule in sql_rules() if rule.name == "volume")
    assert run_rule(con, rule, run_id="r", now=NOW, parameters={"recent_mean": None}).outcome == "passed"
    assert run_rule(con, rule, run_id="r", now=NOW, parameters={"recent_mean": 1.0}).outcome == "passed"
    assert run_rule(con, rule, run_id="r", now=NOW, parameters={"recent_mean": 100.0}).outcome == "failed"


@pytest.mark.slow
def test_the_gate_with_great_expectations_blocks_on_failures_and_on_errors(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    assert blocking(audit(con, run_id="r1", reports_dir=tmp_path, now=NOW)) == ()
    assert data_docs_index(tmp_path).is_file()

    con.execute("UPDATE staging.directive_agency SET role = 'boss'")
    verdicts = audit(con, run_id="r2", reports_dir=tmp_path, now=NOW)
    assert [v.check_name for v in blocking(verdicts)] == ["gx_agency_role"]
    assert blocking(verdicts, accepted=["gx_agency_role"]) == ()

    broken = Expectation(
        "gx_broken", "stamp", "ExpectColumnValuesToMatchRegex", "warning", {"column": "box", "regex": "("}
    )
    con.execute(STAMP.format(0, 0, 1, 1))
    errors = run_expectations(con, [broken], reports_dir=tmp_path, run_id="r3", now=NOW)
    assert [(v.outcome, v.blocks) for v in errors] == [("error", True)]


def test_the_report_is_one_page_that_needs_nothing_else(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    con.execute("USE staging")
    con.execute(
        "INSERT INTO quarantine (file_sha256, file_name, stage, code) VALUES ('x', '<b>', 'read', 'encrypted_pdf')"
    )
    page = write_report(
        con, [Verdict("a<b", "notice", "critical", "failed", observed="1 < 2")], run_id="r", headline="Đã công bố", summary="1 văn bản",
        as_of=date(2025, 7, 10), target=tmp_path / "r.html",
    ).read_text("utf-8")  # fmt: skip
    assert "encrypted_pdf" in page and "Đã công bố" in page and "a&lt;b" in page
    assert "<script" not in page and "http" not in page.replace("http-equiv", "")
    assert "14/07/2025" in page  # the week of the deadline's last day
