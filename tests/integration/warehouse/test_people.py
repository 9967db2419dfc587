"""What people add: any value, held through new rules and moved paths, asked again when the machine changes its mind."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest

from extract.errors import UsageError
from tests.integration.warehouse.conftest import Night, Published
from tests.integration.warehouse.invented import item, reparsed
from warehouse.export import export_reports, export_tables
from warehouse.home import Home
from warehouse.ledger import Ledger
from warehouse.load import LoadInput, notice_id_of, stage
from warehouse.people import take_up_sheets, undo
from warehouse.publish import publish

ONE = item()
NOTICE = notice_id_of(ONE.file.content_sha256)


def fill_in(home: Home, tmp_path: Path, sheet: str, row: int, **cells: str | date) -> Path:
    """As a person does: export, write into a row, save it under corrections/."""
    (path,) = export_reports(home, tmp_path / "reports", as_of=date(2021, 8, 1))
    book = openpyxl.load_workbook(path)
    headers = {str(cell.value): cell.coordinate.rstrip("1") for cell in book[sheet][1]}
    for name, value in cells.items():
        book[sheet][f"{headers[name.replace('_', ' ')]}{row}"] = value
    target = home.corrections / f"sua-{len(list(home.corrections.iterdir()))}.xlsx"
    book.save(target)
    return target


def again(home: Home, ledger: Ledger, *items: LoadInput, run_id: str = "r2") -> str:
    take_up_sheets(home, ledger)
    stage(home, ledger, items, run_id)
    return publish(home, run_id, ()).outcome


def test_a_confident_error_is_corrected_and_stays_so(
    home: Home, ledger: Ledger, night: Night, tmp_path: Path, published: Published
) -> None:
    night("r1", ONE)
    fill_in(
        home,
        tmp_path,
        "Theo dõi",
        2,
        Sửa_chủ_trì="Sở Tài chính; Sở Nội vụ",
        Sửa_thời_hạn=datetime(2021, 7, 20),
        Lý_do="đọc nhầm",
        Người_sửa="An",
    )
    taken = take_up_sheets(home, ledger)
    assert (taken.corrections, taken.notice_ids) == (2, (NOTICE,))
    assert [d.state for d in ledger.documents()] == ["parsed"], "the flow loads it again by its state"
    assert again(home, ledger, ONE) == "published"
    want = [("Sở Tài chính", "person", date(2021, 7, 20)), ("Sở Nội vụ", "person", date(2021, 7, 20))]
    ask = (
        "SELECT a.name, a.origin, l.last_day FROM directive d JOIN directive_agency a USING (directive_id)"
        " JOIN deadline l USING (directive_id)"
        " WHERE d.seq = 1 OR d.path = '1' ORDER BY a.seq"
    )
    assert published().execute(ask).fetchall() == want
    assert {r[0] for r in published().execute("SELECT DISTINCT cause FROM change WHERE run_id = 'r2'").fetchall()} == {
        "correction"
    }
    # new rules that say the same error, then new rules that say another thing
    assert again(home, ledger, reparsed(ONE, urgency="khan"), run_id="r3") == "published"
    assert published().execute(ask).fetchall() == want
    assert {r[0] for r in published().execute("SELECT state FROM correction").fetchall()} == {"applied"}
    directive = ONE.notice.directives[0]
    otherwise = replace(directive, agencies=(replace(directive.agencies[0], name="Sở Xây dựng"),))
    changed = replace(ONE, notice=replace(ONE.notice, directives=(otherwise, *ONE.notice.directives[1:])))
    again(home, ledger, changed, run_id="r4")
    assert published().execute(ask).fetchall() == want
    assert ("machine_changed",) in published().execute("SELECT state FROM correction").fetchall()
    assert published().execute("SELECT value FROM review_item").fetchall() == [("Sở Xây dựng",)]


def test_a_correction_follows_its_directive_to_another_path(
    home: Home, ledger: Ledger, night: Night, tmp_path: Path, published: Published
) -> None:
    night("r1", ONE)
    fill_in(home, tmp_path, "Theo dõi", 2, Sửa_chủ_trì="Sở Tài chính", Người_sửa="An")
    moved = [replace(d, path=f"I/{d.path}", seq=d.seq + 1) for d in ONE.notice.directives]
    passages = tuple(replace(p, path=f"I/{p.path}" if p.path else None) for p in ONE.notice.passages)
    again(home, ledger, replace(ONE, notice=replace(ONE.notice, directives=tuple(moved), passages=passages)))
    rows = (
        published()
        .execute("SELECT path, name FROM directive JOIN directive_agency USING (directive_id) ORDER BY path")
        .fetchall()
    )
    assert rows == [("I/1", "Sở Tài chính"), ("I/2", "UBND các huyện")]


def test_invented_and_missed_values(
    home: Home, ledger: Ledger, night: Night, tmp_path: Path, published: Published
) -> None:
    night("r1", ONE)
    fill_in(home, tmp_path, "Theo dõi", 2, Sửa_thời_hạn="xóa", Người_sửa="An")
    fill_in(home, tmp_path, "Theo dõi", 3, Sửa_thời_hạn="30/7/2021", Người_sửa="An")
    again(home, ledger, ONE)
    rows = published().execute("SELECT path, agency, last_day, deadline_seq FROM task ORDER BY path").fetchall()
    assert rows == [("1", "Sở Y tế", None, None), ("2", "UBND các huyện", date(2021, 7, 30), 1)]
    fill_in(home, tmp_path, "Theo dõi", 2, Sửa_nội_dung="không phải nhiệm vụ", Người_sửa="An")
    again(home, ledger, ONE, run_id="r3")
    assert published().execute("SELECT count(*) FROM directive").fetchone() == (1,)


def test_undo_brings_the_machine_back(
    home: Home, ledger: Ledger, night: Night, tmp_path: Path, published: Published
) -> None:
    night("r1", ONE)
    fill_in(home, tmp_path, "Văn bản", 2, Sửa_số="99", Sửa_ngày_ban_hành="10/7/2021", Người_sửa="An")
    again(home, ledger, ONE)
    ask = "SELECT number, full_number, number_origin, issued_on FROM notice"
    assert published().execute(ask).fetchone() == ("99", "99/TB-UBND", "person", date(2021, 7, 10))
    for correction in ledger.corrections():
        undo(ledger, correction.correction_id)
    again(home, ledger, ONE, run_id="r3")
    assert published().execute(ask).fetchone() == ("88", "88/TB-UBND", "machine", date(2021, 7, 9))
    with pytest.raises(UsageError):
        undo(ledger, "k_none")


def test_follow_up_closes_a_task(
    home: Home, ledger: Ledger, night: Night, tmp_path: Path, published: Published
) -> None:
    night("r1", ONE)
    fill_in(
        home,
        tmp_path,
        "Theo dõi",
        2,
        Sửa_tình_trạng="Đã hoàn thành",
        Sửa_ngày_hoàn_thành=datetime(2021, 7, 13),
        Người_sửa="An",
    )
    assert again(home, ledger) == "published"
    assert published().execute("SELECT count(*) FROM past_due(DATE '2021-08-01')").fetchone() == (0,)
    assert published().execute("SELECT status, done_on FROM follow_up").fetchall() == [
        ("hoan_thanh", date(2021, 7, 13))
    ]


def test_what_is_not_understood_is_answered_and_costs_only_itself(
    home: Home, ledger: Ledger, night: Night, tmp_path: Path
) -> None:
    night("r1", ONE)
    (home.corrections / "a.csv").write_text(
        f"Mã nhiệm vụ;Sửa chủ trì;Sửa thời hạn;Sửa lung tung;Người sửa\n{NOTICE}:1;Sở Tài chính;;;\n{NOTICE}:1;;31/2/2021;;An\n"
        f"n_không có:1;Sở Tài chính;;;An\n{NOTICE}:1;;;x;An\n{NOTICE}:2;Sở Nội vụ;;;An\n",
        encoding="utf-8",
    )
    (home.corrections / "b.xlsx").write_bytes(b"no sheet at all")
    taken = take_up_sheets(home, ledger)
    assert taken.corrections == 1
    answer = (home.corrections / "a.csv.tra-loi.txt").read_text(encoding="utf-8")
    assert (
        "thiếu 'Người sửa'" in answer and "31/2/2021" in answer and "không có" in answer and "sua lung tung" in answer
    )
    assert "Không đọc được" in (home.corrections / "b.xlsx.tra-loi.txt").read_text(encoding="utf-8")
    assert take_up_sheets(home, ledger).corrections == 0, "a sheet is taken up once"


def test_the_register_links_fills_in_and_shows_gaps(
    home: Home, ledger: Ledger, night: Night, published: Published
) -> None:
    unread = item(
        "7", title="Kết luận về công tác phòng chống thiên tai năm 2021", issued_on=date(2021, 7, 12), arrival=3
    )
    header = replace(unread.notice.header, number=None, full_number=None)
    unread = replace(unread, notice=replace(unread.notice, header=header))
    night("r1", ONE, unread)
    (home.corrections / "so-den.csv").write_text(
        "Sổ,Số đến,Ngày đến,Cơ quan ban hành,Số ký hiệu,Ngày ban hành,Trích yếu,Người nhận\n"
        "đến,1,20/7/2021,UBND tỉnh An Phú,88/TB-UBND,9/7/2021,Kết luận giao ban,Phòng VX\n"
        "đến,2,20/7/2021,UBND tỉnh An Phú,215/TB-UBND,12/7/2021,Kết luận về công tác phòng chống thiên tai năm 2021,Phòng KT\n"
        "đến,5,21/7/2021,Sở Nội vụ,12/SNV-VP,19/7/2021,V/v tuyển dụng,\n",
        encoding="utf-8",
    )
    again(home, ledger, ONE, unread)
    assert published().execute(
        "SELECT number, full_number, number_origin FROM notice WHERE issued_on = DATE '2021-07-12'"
    ).fetchone() == (
        "215",
        "215/TB-UBND",
        "register",
    )
    assert published().execute("SELECT gap, arrival_number FROM register_gap ORDER BY 1").fetchall() == [
        ("never_scanned", "5"),
        ("number_missing", "3"),
    ]
    assert published().execute("SELECT cause FROM change WHERE field = 'number'").fetchall() == [("register",)]


def test_exports_bear_no_formula_and_excel_reads_them(home: Home, ledger: Ledger, night: Night, tmp_path: Path) -> None:
    night(
        "r1",
        item(title='=HYPERLINK("http://x","y")', tasks=("Sở Y tế báo cáo trước ngày 15/7/2021.", "+ UBND các huyện")),
    )
    written = export_tables(home, tmp_path / "out")
    assert {p.name for p in written} >= {"theo-doi.xlsx", "notice.csv", "task.csv"} - {"task.csv"}
    data = (tmp_path / "out" / "csv" / "notice.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf") and b"'=HYPERLINK" in data
    book = openpyxl.load_workbook(written[-1])
    cells = [c for sheet in book for row in sheet.iter_rows() for c in row]
    assert not [c for c in cells if c.data_type == "f"]
    assert any(isinstance(c.value, datetime) for c in cells)
    assert [s.title for s in book] == ["Theo dõi", "Tổng hợp", "Văn bản", "Ghi chú"]
    assert [p.name for p in (tmp_path / "out" / "parquet" / "directive").iterdir()] == ["issue_year=2021"]
    with pytest.raises(UsageError):
        export_tables(home, tmp_path / "out", ("nothing",))


def test_time_of_a_correction_is_kept(
    home: Home, ledger: Ledger, night: Night, tmp_path: Path, published: Published
) -> None:
    night("r1", ONE)
    fill_in(home, tmp_path, "Theo dõi", 2, Sửa_chủ_trì="Sở Tài chính", Lý_do="vì", Người_sửa="An")
    at = datetime(2026, 2, 3, 4, 5, tzinfo=UTC)
    take_up_sheets(home, ledger, at)
    again(home, ledger, ONE)
    row = published().execute("SELECT made_by, made_at, reason, machine_value, value, state FROM correction").fetchone()
    assert row == ("An", at, "vì", "Sở Y tế", "Sở Tài chính", "applied")
