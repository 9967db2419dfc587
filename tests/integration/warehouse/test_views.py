"""What analysts read: views under any alias, macros under USE, and lists that accuse nobody falsely."""

from __future__ import annotations

from datetime import date

import duckdb
import pytest

from extract.model import Agency, AgencyAlias, Link, Stamp
from tests.integration.warehouse.conftest import Night, Published
from tests.integration.warehouse.invented import item
from warehouse.home import Home
from warehouse.load import AgencyMember, CatalogueRows, load_catalogue_rows

VIEWS = ("task", "link_effect", "deadline_change", "transit", "agency_now", "register_gap")
MACROS = (
    "past_due(DATE '2021-08-01')",
    "due(DATE '2021-07-10', 30)",
    "by_agency('so y te')",
    "coverage(DATE '2021-07-01', DATE '2021-07-31')",
    "chain('88/TB-UBND')",
    "search('bao cao')",
)


def extension(
    to: str = "88/TB-UBND", path: str | None = "1", on: date | None = date(2021, 7, 9), kind: str = "extends"
) -> Link:
    return Link(
        kind,
        to,
        "1",
        "gia hạn",
        0,
        5,
        to_path=path,
        to_issued_on=on,
        new_due_on=date(2021, 7, 30) if kind == "extends" else None,
    )


@pytest.mark.parametrize("view", VIEWS)
def test_views_work_under_another_alias(view: str, home: Home, night: Night) -> None:
    night("r1", item())
    with duckdb.connect() as con:
        con.execute(f"ATTACH '{home.published_db.resolve()}' AS cong_van (READ_ONLY)")
        con.execute(f"SELECT * FROM cong_van.{view}").fetchall()


@pytest.mark.parametrize("macro", MACROS)
def test_macros_work_directly_and_under_use(macro: str, home: Home, night: Night, published: Published) -> None:
    night("r1", item())
    direct = published().execute(f"SELECT * FROM {macro}").fetchall()
    with duckdb.connect() as con:
        con.execute(f"ATTACH '{home.published_db.resolve()}' AS cong_van (READ_ONLY)")
        con.execute("USE cong_van")
        con.execute("SET TimeZone = 'UTC'")
        assert con.execute(f"SELECT * FROM {macro}").fetchall() == direct
    assert direct


def test_task_has_the_owner_of_the_deadline_and_the_place(night: Night, published: Published) -> None:
    night("r1", item(cites=[("12", "KH-UBND", date(2021, 6, 1))]))
    rows = (
        published()
        .execute(
            "SELECT agency, due_on, last_day, page, number, citations, state, file_name IS NOT NULL FROM task ORDER BY seq"
        )
        .fetchall()
    )
    assert rows == [
        ("Sở Y tế", date(2021, 7, 15), date(2021, 7, 14), 1, "88/TB-UBND", ["12/KH-UBND"], "in_force", True),
        ("UBND các huyện", None, None, 1, "88/TB-UBND", None, "in_force", True),
    ]


def test_past_due_never_says_late(night: Night, published: Published) -> None:
    night("r1", item())
    con = published()
    assert con.execute("SELECT agency, days_past, status FROM past_due(DATE '2021-07-15')").fetchall() == [
        ("Sở Y tế", 1, "đã quá hạn, chưa có thông tin kết quả")
    ]
    assert con.execute("SELECT count(*) FROM past_due(DATE '2021-07-14')").fetchone() == (0,)


def test_a_later_notice_extends(night: Night, published: Published) -> None:
    night("r1", item())
    night(
        "r2",
        item(
            "95",
            issued_on=date(2021, 7, 14),
            title="V/v gia hạn",
            tasks=("Sở Y tế được gia hạn",),
            due=date(2021, 9, 1),
            links=[extension()],
        ),
    )
    con = published()
    assert con.execute(
        "SELECT last_day, first_last_day, due_source, state, changed_by FROM task WHERE number = '88/TB-UBND' AND deadline_seq = 1"
    ).fetchall() == [(date(2021, 7, 30), date(2021, 7, 14), "extension", "extended", "95/TB-UBND")]
    assert con.execute("SELECT count(*) FROM past_due(DATE '2021-07-20')").fetchone() == (0,)
    assert con.execute("SELECT changed_by, old_value, new_value FROM deadline_change").fetchall() == [
        ("paper", "2021-07-14", "2021-07-30")
    ]


def test_an_extension_without_a_named_item_makes_no_accusation(night: Night, published: Published) -> None:
    night("r1", item())
    night(
        "r2",
        item(
            "95",
            issued_on=date(2021, 7, 14),
            title="V/v gia hạn",
            tasks=("Sở Y tế được gia hạn",),
            due=date(2021, 9, 1),
            links=[extension(path=None)],
        ),
    )
    status = published().execute("SELECT status FROM past_due(DATE '2021-07-20')").fetchall()
    assert len(status) == 1 and "có thể đã thay đổi thời hạn: 95/TB-UBND" in status[0][0]


def test_what_was_replaced_is_not_asked_for(night: Night, published: Published) -> None:
    night(
        "r1",
        item(),
        item(
            "95",
            issued_on=date(2021, 7, 14),
            title="V/v thay thế",
            due=date(2021, 9, 1),
            links=[extension(path=None, kind="replaces")],
        ),
    )
    assert published().execute("SELECT count(*) FROM past_due(DATE '2021-08-01')").fetchone() == (0,)


def test_search_needs_each_word_and_reads_no_accents(night: Night, published: Published) -> None:
    night("r1", item())
    con = published()
    assert con.execute("SELECT path FROM search('Báo cáo  kết quả')").fetchall() == [("1",)]
    assert con.execute("SELECT path FROM search('ket qua bao cao')").fetchall() == [("1",)]
    assert con.execute("SELECT count(*) FROM search('bao cao tiem chung')").fetchone() == (0,)
    assert con.execute("SELECT count(*) FROM search('  ')").fetchone() == (0,)


def test_chain_goes_both_ways_and_names_what_is_missing(night: Night, published: Published) -> None:
    night(
        "r1",
        item("88", cites=[("7", "KH-UBND", date(2021, 5, 4))]),
        item("90", issued_on=date(2021, 7, 20), title="Thông báo thứ hai", cites=[("88", "TB-UBND", date(2021, 7, 9))]),
    )
    rows = published().execute("SELECT depth, number, is_here FROM chain('88/TB-UBND')").fetchall()
    assert rows == [(-1, "7/KH-UBND", False), (0, "88/TB-UBND", True), (1, "90/TB-UBND", True)]


def test_transit_tells_its_quality(night: Night, published: Published) -> None:
    stamp = Stamp("incoming", page=1, agency="Văn phòng UBND tỉnh An Phú", stamped_on=date(2021, 7, 12), raw_text="ĐẾN")
    early = Stamp("incoming", page=1, agency="Sở Tư pháp", stamped_on=date(2021, 7, 1), raw_text="ĐẾN")
    night("r1", item(stamps=[stamp, early]))
    rows = published().execute("SELECT receiver, days, working_days, quality FROM transit ORDER BY receiver").fetchall()
    assert rows == [("Sở Tư pháp", -8, None, "stamp_before_issue"), ("Văn phòng UBND tỉnh An Phú", 3, None, "good")]


def test_search_finds_whole_words_only_and_any_number_of_them(night: Night, published: Published) -> None:
    night(
        "r1",
        item(
            tasks=("Sở Y tế tiêm vắc-xin (mũi 2) tại An Phú trước ngày 15/7/2021.", "UBND các xã rà soát hộ nghèo."),
            arrival=1,
        ),
    )
    con = published()
    for words, paths in {
        "tiem vac xin": ["1"],
        "vắc-xin, mũi 2": ["1"],
        "15/7/2021": ["1"],
        "tie": [],  # the beginning of a word is no word
        "ho ngheo": ["2"],
        "so y te tiem vac xin mui 2 tai an phu": ["1"],
        "so y te tiem vac xin mui 2 tai an giang": [],
        "giao ban": ["1", "2"],  # of the title
        "%": [],
        "'": [],
    }.items():
        found = con.execute("SELECT path FROM search($words) ORDER BY path", {"words": words}).fetchall()
        assert [row[0] for row in found] == paths, words


def test_search_puts_the_phrase_before_its_words(night: Night, published: Published) -> None:
    night(
        "r1",
        item(
            tasks=("Sở Y tế báo tin, gửi cáo thị.", "UBND các xã gửi báo cáo.", "UBND các xã họp."),
            title="Về báo cáo quý",
        ),
    )
    rows = published().execute("SELECT path, score FROM search('bao cao')").fetchall()
    assert rows == [("2", 1.0), ("1", 0.5), ("3", 0.0)]


def test_by_agency_knows_names_without_accents_aliases_and_collectives(
    home: Home, night: Night, published: Published
) -> None:
    agency = Agency("yt", "Sở Y tế", "SYT", "province", "department", None, None, None, None, None)
    rows = CatalogueRows(
        agencies=(agency,),
        aliases=(AgencyAlias("yt", "Sở Y tế tỉnh", None, None, "test"),),
        members=(AgencyMember("UBND các huyện", "yt", date(2021, 1, 1)),),
    )
    load_catalogue_rows(home, rows)
    night("r1", item(), item("90", issued_on=date(2020, 7, 20), title="Thông báo cũ", arrival=1))
    con = published()
    for name in ("so y te", "Sở Y tế", "SYT", "sở y tế tỉnh"):
        found = con.execute("SELECT number, agency, via FROM by_agency($name)", {"name": name}).fetchall()
        own = [("90/TB-UBND", "Sở Y tế", None), ("88/TB-UBND", "Sở Y tế", None)]
        collective = ("88/TB-UBND", "UBND các huyện", "UBND các huyện")  # not the paper from before it was a member
        if name in (
            "SYT",
            "sở y tế tỉnh",
        ):  # no task here has the agency's id, so its short name finds the collective's only
            assert found == [collective], name
        else:
            assert sorted(found, key=repr) == sorted([*own, collective], key=repr), name
    assert con.execute("SELECT count(*) FROM by_agency('sở tư pháp')").fetchone() == (0,)
