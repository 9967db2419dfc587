"""Invented notices as stages hand them over: of provinces, offices and people that do not exist."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

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
    Link,
    Method,
    Notice,
    Page,
    Passage,
    PlacedWord,
    Recipient,
    Region,
    Stamp,
    Word,
)
from warehouse.archive import Archive
from warehouse.home import Home
from warehouse.ledger import FileSeen, Ledger
from warehouse.load import FileFacts, LoadInput, StageVersions

VERSIONS = StageVersions(engine="tesseract 5.3/vie", settings="s1", read="1", clean="1", parse="1", catalogue="1")
LONG_AGO = datetime(2021, 7, 20, 1, 30, tzinfo=UTC)


def item(
    number: str = "88",
    *,
    issued_on: date | None = date(2021, 7, 9),
    tasks: Sequence[str] = ("Sở Y tế báo cáo kết quả trước ngày 15/7/2021.", "UBND các huyện tổ chức rà soát."),
    due: date = date(2021, 7, 15),
    cites: Sequence[tuple[str, str, date | None]] = (),
    links: Sequence[Link] = (),
    title: str = "Kết luận của Chủ tịch UBND tỉnh An Phú tại buổi họp giao ban",
    salt: str = "",
    versions: StageVersions = VERSIONS,
    arrival: int = 0,
    stamps: Sequence[Stamp] = (),
) -> LoadInput:
    """A notice of the invented province An Phú; the first task has a deadline of Sở Y tế."""
    text = f"UBND TỈNH AN PHÚ\nSố: {number}/TB-UBND\n{title}\n"
    head = len(text)
    directives, passages, citations = [], [Passage(1, 0, head, "header")], []
    for n, task in enumerate(tasks, 1):
        start = len(text)
        line = f"{n}. {task}"
        text += line + "\n"
        passages.append(Passage(n + 1, start, len(text), "directive", str(n)))
        agencies = (
            DirectiveAgency(1, "lead", task.split(" ")[0] + " " + task.split(" ")[1], _agency(task), None, "explicit"),
        )
        deadlines: tuple[Deadline, ...] = ()
        if n == 1 and due is not None:
            at = start + max(line.find("trước ngày"), 0)
            deadlines = (
                Deadline(
                    1,
                    f"trước ngày {due.day}/{due.month}/{due.year}",
                    "before",
                    at,
                    start + len(line),
                    due_on=due,
                    last_day=due - timedelta(days=1),
                    inclusive=False,
                    precision="day",
                    agencies=(DeadlineAgency(_agency(task), None, "own_words"),),
                ),
            )
        directives.append(
            Directive(
                n, str(n), None, "item", "main", True, f"{n}.", line, None, _fold(line), n == 1, None, None, start, start + len(line),
                boxes=(Box(1, 0.1, 0.1 * n, 0.9, 0.1 * n + 0.05),), reading_confidence=0.98, agencies=agencies, deadlines=deadlines,
            )
        )  # fmt: skip
    for seq, (cited, symbol, day) in enumerate(cites, 1):
        full = f"{cited}/{symbol}"
        citations.append(
            Citation(
                seq,
                "document",
                f"Thông báo số {full}",
                head,
                head + 5,
                "1",
                "Thông báo",
                cited,
                symbol,
                full,
                day,
                "day" if day else None,
            )
        )
    header = Header(
        family="state", doc_type="Thông báo", doc_type_code="TB", number=number, symbol="TB-UBND", full_number=f"{number}/TB-UBND",
        issuer="UBND tỉnh An Phú", issuer_source="printed", place="An Phú", issued_on=issued_on,
        issued_on_precision="day" if issued_on else None, title=title, signing_authority=("TL", "KT"),
        signer_lines=("TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG"), signed_digitally_at=datetime(2021, 7, 9, 9, tzinfo=UTC),
    )  # fmt: skip
    words = tuple(PlacedWord(0, 4, 1, Box(1, 0.1, 0.1, 0.2, 0.12), 0.9) for _ in range(1))
    page_words = tuple(Word(w, 1, 1, region=Region.BODY) for w in text.split())
    page = Page(
        1,
        210.0,
        297.0,
        300,
        Method.OCR,
        "no text layer",
        "tesseract",
        page_words,
        len(page_words),
        text,
        0.97,
        skew_degrees=0.4,
    )
    clean = CleanText(text, words, (), (page,), tuple(stamps), (), (), (), Method.OCR, 1, 0, 0.97)
    evidence = (
        Evidence(
            "notice", "", "number", "number.state", number, head - 5, head, (Box(1, 0.1, 0.1, 0.2, 0.2),), 0.9, 0.95
        ),
        Evidence("deadline", "1#1", "due_on", "deadline.before", None, head, head + 3),
    )
    notice = Notice(
        header, None, tuple(passages), tuple(directives), (Recipient(1, "archive", "- Lưu: VT.", "VT", None, None, 0, 1),),
        tuple(citations), tuple(links), evidence, (), tuple(stamps), 0.93, False,
    )  # fmt: skip
    sha = hashlib.sha256((text + salt).encode()).hexdigest()
    name = f"{number}-{sha[:6]}.pdf"
    facts = FileFacts(
        sha,
        sha,
        f"file:///inbox/{name}",
        name,
        f"archive/{sha[:2]}/{sha[2:4]}/{sha}",
        LONG_AGO + timedelta(seconds=arrival),
    )
    return LoadInput(facts, clean, notice, versions)


def arrive(home: Home, ledger: Ledger, *items: LoadInput, run_id: str = "r1") -> None:
    """What pull, read, clean and parse do to the ledger."""
    archive = Archive(home)
    for one in items:
        file = one.file
        archive.put(file.file_sha256.encode())
        ledger.see(FileSeen(file.file_sha256, file.content_sha256, file.source_uri, file.file_name), file.received_at)
        row = next(d for d in ledger.documents() if d.file_sha256 == file.file_sha256)
        for stage in ("read", "clean", "parse"):
            attempt = ledger.begin(row.notice_id, stage, run_id, datetime.now(UTC))
            ledger.done(attempt, datetime.now(UTC))


def reparsed(one: LoadInput, *, parse: str = "2", **changes: object) -> LoadInput:
    """The same document after new rules: `changes` are fields of its header."""
    header = replace(one.notice.header, **changes)  # type: ignore[arg-type]
    return replace(one, notice=replace(one.notice, header=header), versions=replace(one.versions, parse=parse))


def _agency(task: str) -> str:
    return "Sở Y tế" if task.startswith("Sở Y tế") else "UBND các huyện"


def _fold(text: str) -> str:
    from warehouse.load.papers import fold

    return fold(text)
