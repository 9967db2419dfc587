"""Synthetic papers of any number for the warehouse's clock: the invented notices of its tests, with words of their own.

Belongs here: making them one by one, and what the ledger must know. Not here: timing.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from tests.integration.warehouse.invented import item
from warehouse.ledger import FileSeen, Ledger
from warehouse.load import CalendarDay, CatalogueRows, LoadInput, Office

TASKS = 10  # directives a notice, as in the seeds
_FIRST_DAY = date(2016, 1, 4)
_OFFICES = (
    "Sở Y tế",
    "UBND các",
    "Sở Tài",
    "Sở Xây",
    "Công an",
    "Sở Nội",
    "Sở Tư",
    "Văn phòng",
    "Ban Quản",
    "Thanh tra",
)
_WORDS = tuple(
    """rà soát báo cáo kết quả thực hiện tiêm vắc xin đất đai giải phóng mặt bằng dự án đầu tư công giải ngân ngân sách tỉnh
kiểm tra đôn đốc tổng hợp tham mưu trình Chủ tịch phòng chống dịch bệnh thiên tai hạn mặn chuyển đổi số hồ sơ thủ tục hành chính
doanh nghiệp khó khăn vướng mắc quy hoạch đô thị nông thôn mới môi trường rác thải trường học giáo viên bệnh viện thuốc vật tư
đường bộ cầu cảng khu công nghiệp lao động việc làm an sinh người nghèo nhà ở xã hội thanh tra kết luận sai phạm xử lý""".split()  # noqa: SIM905
)
_STAGES = ("read", "clean", "parse")


def papers(directives: int, start: int = 0) -> Iterator[LoadInput]:
    """Notices with `TASKS` directives each; the n-th is the same in every run. `start`: number of the first notice."""
    for n in range(start, start + max(1, directives // TASKS)):
        dice = random.Random(n)
        issued = _FIRST_DAY + timedelta(days=n % 3600)
        tasks = [
            f"{dice.choice(_OFFICES)} {' '.join(dice.choices(_WORDS, k=dice.randint(18, 45)))} trước ngày 15/7/2021."
            for _ in range(TASKS)
        ]
        cited = [(str(1 + (n * 7 + k) % max(n, 1)), "TB-UBND", None) for k in range(2)]
        yield item(
            str(n + 1), issued_on=issued, tasks=tasks, due=issued + timedelta(days=dice.randint(5, 60)), cites=cited,
            title=f"Kết luận về {' '.join(dice.choices(_WORDS, k=9))}", arrival=n,
        )  # fmt: skip


def arrive(ledger: Ledger, inputs: Iterable[LoadInput], run_id: str) -> None:
    """What pull, read, clean and parse tell the ledger, in one transaction."""
    ledger.start_run(run_id, datetime.now(UTC))
    with ledger.transaction():
        for one in inputs:
            file = one.file
            seen = FileSeen(file.file_sha256, file.content_sha256, file.source_uri, file.file_name)
            notice_id = ledger.see(seen, file.received_at).notice_id
            for stage in _STAGES:
                ledger.done(ledger.begin(notice_id, stage, run_id, datetime.now(UTC)), datetime.now(UTC))


def catalogue() -> CatalogueRows:
    """The packaged catalogue, as every run loads it."""
    from extract.parsing.agencies.catalogue import load_catalogue
    from extract.parsing.calendar import calendar_days

    known = load_catalogue()
    days = tuple(CalendarDay(*day) for day in calendar_days(2010, 2035))
    return CatalogueRows(
        known.provinces, known.agencies, known.aliases, (), Office(None, "UBND tỉnh An Phú", None), days
    )
