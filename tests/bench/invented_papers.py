"""Synthetic papers of any number for the warehouse's clock: sound ones, that every rule of the gate passes; of an invented province.

Belongs here: making them one by one, and what the ledger must know. Not here: timing.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from extract.model import (
    Box,
    Citation,
    CleanText,
    Deadline,
    DeadlineAgency,
    Directive,
    DirectiveAgency,
    Evidence,
    Header,
    Method,
    Notice,
    Page,
    Passage,
    Recipient,
    Word,
)
from warehouse.ledger import FileSeen, Ledger
from warehouse.load import CalendarDay, CatalogueRows, FileFacts, LoadInput, Office, StageVersions
from warehouse.load.papers import fold

TASKS = 10  # directives a notice, as in the seeds
_DATED = 4  # of them with a deadline
_FIRST_DAY, _DAYS, _NUMBERS = date(2011, 1, 4), 5400, 4999
_FIELDS = (
    "Tài chính|Y tế|Xây dựng|Nội vụ|Tư pháp|Giáo dục và Đào tạo|Nông nghiệp và Môi trường|Khoa học và Công nghệ|Công Thương|"
    "Văn hóa, Thể thao và Du lịch|Ngoại vụ|Dân tộc và Tôn giáo"
)
_OFFICES = tuple(
    [f"Sở {field}" for field in _FIELDS.split("|")]
    + ["Văn phòng UBND tỉnh", "Thanh tra tỉnh", "Công an tỉnh", "Bộ Chỉ huy Quân sự tỉnh", "Ban Quản lý Khu kinh tế"]
    + [f"UBND xã An {name}" for name in "Bình|Châu|Định|Hải|Khê|Lạc|Mỹ|Ninh|Phong|Quý|Sơn|Tân|Thịnh|Vinh".split("|")]  # noqa: SIM905
)
_COMMON = tuple(
    """rà soát báo cáo kết quả thực hiện kiểm tra đôn đốc tổng hợp tham mưu trình Chủ tịch ủy ban nhân dân tỉnh xem xét quyết định
theo quy định của pháp luật đảm bảo tiến độ phối hợp với các đơn vị liên quan khẩn trương tổ chức triển khai""".split()  # noqa: SIM905
)
_RARER = tuple(
    """tiêm chủng vắc xin đất đai giải phóng mặt bằng dự án đầu tư công giải ngân ngân sách phòng chống dịch bệnh thiên tai hạn mặn
chuyển đổi số hồ sơ thủ tục hành chính doanh nghiệp khó khăn vướng mắc quy hoạch đô thị nông thôn mới môi trường rác thải trường học
giáo viên bệnh viện thuốc vật tư đường bộ cầu cảng khu công nghiệp lao động việc làm an sinh người nghèo nhà ở xã hội thanh tra kết luận
sai phạm xử lý rừng phòng hộ thủy lợi hồ đập sạt lở bờ sông cứu nạn bảo hiểm lương hưu trẻ em phụ nữ thanh niên di tích lễ hội du lịch
điện nước sạch viễn thông cáp quang bản đồ địa giới sáp nhập biên chế tinh giản hợp đồng đấu thầu nghiệm thu quyết toán kiểm toán thuế
xuất khẩu cửa khẩu nông sản thủy sản chăn nuôi dịch tả giống lúa phân bón kho bạc vốn vay lãi suất tín dụng hợp tác xã""".split()  # noqa: SIM905
)
_FOLDED = {word: fold(word) for word in (*_COMMON, *_RARER)}
_STAGES = ("read", "clean", "parse")
_VERSIONS = StageVersions("tesseract 5.3/vie", "s1", "1", "1", "1", "1")
_WORD = Word("chữ", 1, 1)
_BOXES = tuple((Box(1, 0.1, 0.08 * n, 0.9, 0.08 * n + 0.05),) for n in range(1, TASKS + 1))


def papers(directives: int, start: int = 0) -> Iterator[LoadInput]:
    """Notices with `TASKS` directives each; the n-th is the same in every run. `start`: number of the first notice."""
    for n in range(start, start + max(1, directives // TASKS)):
        yield _paper(n)


def _day(n: int) -> date:
    return _FIRST_DAY + timedelta(days=n % _DAYS)


def _number(n: int) -> str:
    return str(1 + n % _NUMBERS)  # prime to the days: number and date together name one paper


def _facts(n: int) -> FileFacts:
    sha = hashlib.sha256(b"paper %d" % n).hexdigest()
    name = f"{n}.pdf"
    at = datetime.combine(_day(n) + timedelta(days=3), time(1, 30), UTC)
    return FileFacts(sha, sha, f"file:///inbox/{name}", name, f"archive/{sha[:2]}/{sha[2:4]}/{sha}", at)


def _paper(n: int) -> LoadInput:
    dice = random.Random(n)
    issued, number = _day(n), _number(n)
    title = f"Kết luận về {' '.join(dice.choices(_RARER, k=9))}"
    head = f"UBND TỈNH AN PHÚ\nSố: {number}/TB-UBND\n{title}\n"
    cited = [m for m in (n - 7, n // 2) if 0 <= m < n]
    citations, evidence = [], [_evidence("number", number, head.index(f"{number}/"))]
    for seq, m in enumerate(cited, 1):
        day = _day(m)
        raw = f"Thông báo số {_number(m)}/TB-UBND ngày {day.day}/{day.month}/{day.year}"
        at = len(head) + len("Căn cứ ")
        head += f"Căn cứ {raw};\n"
        full = f"{_number(m)}/TB-UBND"
        citations.append(
            Citation(
                seq, "document", raw, at, at + len(raw), None, "Thông báo", _number(m), "TB-UBND", full, day, "day"
            )
        )
    parts, place = [head], len(head)
    passages, directives = [Passage(1, 0, place, "header")], []
    for k in range(1, TASKS + 1):
        directive = _directive(dice, k, place, issued)
        directives.append(directive)
        parts.append(directive.text + "\n")
        passages.append(Passage(k + 1, place, place + len(parts[-1]), "directive", str(k)))
        place += len(parts[-1])
        for deadline in directive.deadlines:
            evidence.append(
                Evidence(
                    "deadline", f"{k}#1", "due_on", "deadline.before", deadline.raw, deadline.char_start, deadline.char_end
                )
            )  # fmt: skip
    text = "".join(parts)
    header = Header(
        family="state", doc_type="Thông báo", doc_type_code="TB", number=number, symbol="TB-UBND", full_number=f"{number}/TB-UBND",
        issuer="UBND tỉnh An Phú", issuer_source="printed", place="An Phú", issued_on=issued, issued_on_precision="day", title=title,
        signing_authority=("TL", "KT"), signer_lines=("TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG"),
    )  # fmt: skip
    words = (_WORD,) * text.count(" ")
    page = Page(1, 210.0, 297.0, 300, Method.OCR, "no text layer", "tesseract", words, len(words), text, 0.97, 0, 0.4)
    clean = CleanText(text, (), (), (page,), (), (), (), (), Method.OCR, 1, 0, 0.97)
    notice = Notice(
        header, None, tuple(passages), tuple(directives), (Recipient(1, "archive", "- Lưu: VT.", "VT", None, None, 0, 1),),
        tuple(citations), (), tuple(evidence), (), (), 0.93, False,
    )  # fmt: skip
    return LoadInput(_facts(n), clean, notice, _VERSIONS)


def _evidence(field: str, raw: str, at: int) -> Evidence:
    return Evidence("notice", "", field, f"{field}.state", raw, at, at + len(raw), _BOXES[0], 0.9, 0.95)


def _directive(dice: random.Random, k: int, place: int, issued: date) -> Directive:
    lead = dice.choice(_OFFICES)
    words = [*dice.choices(_COMMON, k=dice.randint(8, 20)), *dice.choices(_RARER, k=dice.randint(8, 20))]
    text = f"{k}. {lead} {' '.join(words)}"
    folded = f"{k}. {fold(lead)} {' '.join(map(_FOLDED.__getitem__, words))}"
    deadlines: tuple[Deadline, ...] = ()
    if k <= _DATED:
        due = issued + timedelta(days=dice.randint(5, 60))
        raw = f"trước ngày {due.day}/{due.month}/{due.year}"
        at = place + len(text) + 1
        text, folded = f"{text} {raw}.", f"{folded} truoc ngay {due.day}/{due.month}/{due.year}."
        deadlines = (
            Deadline(
                1, raw, "before", at, at + len(raw), due, last_day=due - timedelta(days=1), inclusive=False, precision="day",
                agencies=(DeadlineAgency(lead, lead, "own_words"),),
            ),
        )  # fmt: skip
    agencies = (DirectiveAgency(1, "lead", lead, lead, lead, "explicit"),)
    return Directive(
        k, str(k), None, "item", "main", True, f"{k}.", text, None, folded, bool(deadlines), None, None, place, place + len(text),
        boxes=_BOXES[k - 1], reading_confidence=0.98, agencies=agencies, deadlines=deadlines,
    )  # fmt: skip


def arrive(ledger: Ledger, directives: int, run_id: str, start: int = 0) -> None:
    """What pull, read, clean and parse tell the ledger of `papers(directives, start)`, in one transaction."""
    ledger.start_run(run_id, datetime.now(UTC))
    with ledger.transaction():
        for file in _arriving(directives, start):
            seen = FileSeen(file.file_sha256, file.content_sha256, file.source_uri, file.file_name)
            notice_id = ledger.see(seen, file.received_at).notice_id
            for stage in _STAGES:
                ledger.done(ledger.begin(notice_id, stage, run_id, datetime.now(UTC)), datetime.now(UTC))


def _arriving(directives: int, start: int) -> Iterable[FileFacts]:
    return (_facts(n) for n in range(start, start + max(1, directives // TASKS)))


def catalogue() -> CatalogueRows:
    """The packaged catalogue, as every run loads it."""
    from extract.parsing.agencies.catalogue import load_catalogue
    from extract.parsing.calendar import calendar_days

    known = load_catalogue()
    days = tuple(CalendarDay(*day) for day in calendar_days(2010, 2035))
    return CatalogueRows(
        known.provinces, known.agencies, known.aliases, (), Office(None, "UBND tỉnh An Phú", None), days
    )
