"""Place and date of issue: 'Lai Châu, ngày 09 tháng 7 năm 2021'; blanks stay blank.

Belongs here: the place-and-date line and dates written out in a text. Does not belong here: deadlines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from extract.parsing.agencies.catalogue import Catalogue
from extract.parsing.agencies.folding import fold, folded_words
from extract.parsing.header import line_kinds as kinds_of
from extract.parsing.header.number import repaired_digits
from extract.parsing.header.spotted import Line, Spotted

_DATE_ALONE = re.compile(
    r"(?<![^\W_])ng[aà]y ?(?P<day>[\dolis]{0,2})[ .…_]{0,12}thang ?(?P<month>[\dolis]{0,2})[ .…_]{0,12}nam ?(?P<year>[\dolis]{4})"
)
_NUMERIC = re.compile(
    r"(?P<place>[^\W\d_][^\d,;:\n]{1,40}?) ?, ?(?:ngay ?)?(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})(?!\d)"
)
# Any date in running text, on folded text.
DATE_IN_TEXT = re.compile(
    r"(?<![\d/.])(?P<day>\d{1,2}) ?(?:[/.-]|thang) ?(?P<month>\d{1,2}) ?(?:(?:[/.-]|nam) ?(?P<year>\d{4}))?(?![\d/])"
)


@dataclass(frozen=True, slots=True)
class IssueDate:
    """What is printed; `day` None where blank."""

    day: int | None
    month: int | None
    year: int | None
    is_garbled: bool = False  # something stands in a place of the date that is no number

    def as_date(self) -> tuple[date, str] | None:
        """(date, precision): the first of the month where only the month is printed; None for less or for an impossible date."""
        if not self.year or not self.month or not 1945 <= self.year <= 2100 or not 1 <= self.month <= 12:
            return None
        try:
            return (
                (date(self.year, self.month, self.day), "day")
                if self.day
                else (date(self.year, self.month, 1), "month")
            )
        except ValueError:
            return None


def _issue_date(match: re.Match[str]) -> IssueDate:
    day, month = _int(match["day"]), _int(match["month"])
    garbled = bool(match["day"] and (day is None or not 1 <= day <= 31)) or bool(
        match["month"] and (month is None or not 1 <= month <= 12)
    )
    return IssueDate(None if garbled else day, month, _int(match["year"]), garbled)


def _int(raw: str | None) -> int | None:
    digits = repaired_digits((raw or "").upper().replace("L", "1"))
    return int(digits) if digits else None


def read_place_date(lines: list[Line], catalogue: Catalogue) -> tuple[Spotted[str] | None, Spotted[IssueDate] | None]:
    """(place, date) of the first line that holds them. Lines may be joined with the number line or the motto."""
    for line in lines:
        folded = fold(line.text)
        at = _after_left_column(line.text, folded)
        match = kinds_of.PLACE_DATE.search(folded, at) or _NUMERIC.search(folded, at)
        if match is None or match.start() - at > 70 or len(folded) - match.end() > 60:
            continue
        issued = _issue_date(match)
        when = Spotted(issued, line.start + match.end("place") + 1, line.start + match.end(), "place_date_line")
        return _place(line, match.start("place"), match.end("place"), catalogue), _trimmed(when, line)
    for line in lines:
        match = _DATE_ALONE.search(fold(line.text)) if len(line.text) <= 60 else None
        if match is not None:
            issued = _issue_date(match)
            return None, Spotted(issued, line.start + match.start(), line.start + match.end(), "date_line")
    return None, None


def _trimmed(when: Spotted[IssueDate], line: Line) -> Spotted[IssueDate]:
    start = when.start
    while start < when.end and line.text[start - line.start] in " ,.;":
        start += 1
    return Spotted(when.value, start, when.end, when.rule, when.confidence)


def _after_left_column(text: str, folded: str) -> int:
    """Where a joined line's right column begins: behind the number and behind the motto."""
    at = 0
    number = kinds_of.NUMBER_LINE.search(folded)
    if number is not None and number.start() < 20:
        at = number.end()
        while at < len(text) and not text[at].isspace():
            at += 1
    device = folded.rfind("hanh phuc")
    return max(at, device + len("hanh phuc") if device >= 0 else 0)


_KIND_WORDS = ("thanh pho", "tp", "tinh")  # 'Thành phố Hồ Chí Minh' stays as printed


def _place(line: Line, start: int, end: int, catalogue: Catalogue) -> Spotted[str] | None:
    raw = line.text[start:end]
    lead = len(raw) - len(raw.lstrip(" -–_*.:()\"'"))
    start, raw = start + lead, raw.strip(" -–_*.:()\"'")
    words = raw.split(" ")
    if len(words) > 3 and not kinds_of.is_capitals(
        raw
    ):  # joined with the left column: keep what is a province, else the last words
        for count in range(min(5, len(words) - 1), 0, -1):
            tail = " ".join(words[-count:])
            if catalogue.province_named(tail) is not None and not folded_words(" ".join(words[:-count][-2:])).endswith(
                _KIND_WORDS
            ):
                start, raw = start + len(raw) - len(tail), tail
                break
        else:
            while (
                len(words) > 1
                and words[0].isupper()
                and len(words[0]) > 2
                and folded_words(words[0]) not in _KIND_WORDS
            ):
                start, words = start + len(words[0]) + 1, words[1:]
            raw = " ".join(words)
    if not raw or not any(c.isalpha() for c in raw) or len(raw) > 45 or not (raw[0].isupper()):
        return None
    value = raw
    known = catalogue.province_named(raw)
    if known is not None and folded_words(known.name) == folded_words(raw):
        value = known.name  # 'Kiên giang', 'HÀ NỘI'
    elif kinds_of.is_capitals(raw) and len(raw) > 4:
        value = raw.title()
    return Spotted(value, line.start + start, line.start + start + len(raw), "place_date_line")


def read_date(match: re.Match[str], default_year: int | None) -> date | None:
    """The date of a DATE_IN_TEXT match; without a year that of `default_year`."""
    year = int(match["year"]) if match["year"] else default_year
    try:
        return date(year, int(match["month"]), int(match["day"])) if year and 1945 <= year <= 2100 else None
    except ValueError:
        return None
