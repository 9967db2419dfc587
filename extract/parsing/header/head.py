"""The head of a notice: which paragraphs are header, title and addressees, and where the body begins.

Belongs here: the boundaries above the body. Does not belong here: the foot, annexes (segments), values (the other readers).
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.model import Paragraph
from extract.parsing.agencies.folding import folded_words
from extract.parsing.header import line_kinds as kinds_of
from extract.parsing.header.marks import is_mark

Looks = Sequence[Paragraph]

_HEADER_ZONE = 45  # lines: header, stamps and title stand within these
_LONGEST_TITLE_LINE = 220
_BODY_OPENERS = (
    "can cu", "thuc hien", "ngay", "sau khi", "trong", "de ", "theo", "xet", "tren co so", "nham", "vua qua", "hien nay",
    "tiep theo",
    "duoc su", "qua ", "uy ban nhan dan", "ubnd", "van phong", "bo ", "so ", "chieu ngay", "sang ngay", "thay mat", "thua lenh",
    "thua uy quyen",
    "phuc dap", "tra loi", "thi hanh", "tiep tuc", "thoi gian qua", "nhan duoc",
)  # fmt: skip


def mark_head(lines: list[str], looks: Looks, kinds: list[str]) -> int:
    """Mark header, title and addressees; the index of the first body paragraph."""
    zone = min(len(lines), _HEADER_ZONE)
    stop = next((i for i in range(zone) if _is_body(lines[i], i, lines)), zone)
    label = next((i for i in range(min(zone, stop + 12)) if kinds_of.is_addressee_label(lines[i])), None)
    if label is None:
        telegram = next((i for i in range(min(zone, stop + 3)) if kinds_of.is_telegram_label(lines[i])), None)
        label = telegram if telegram is not None and any(_is_telegram(lines[i]) for i in range(telegram)) else None
    if label is not None and label <= stop:
        stop = label
    type_at = next((i for i in range(stop) if kinds_of.type_line(lines[i]) and not _belongs_to_header(lines[i])), None)
    if type_at is None and label is None:
        stop = _last_header_line(lines, stop)
    end = stop
    if type_at is not None:
        end = _title_end(lines, looks, type_at, stop)
    for i in range(stop):  # behind the title only what can stand nowhere else is header: a date line, a mark
        kinds[i] = (
            "header"
            if i < end or _belongs_to_header(lines[i]) or is_mark(lines[i]) or kinds_of.has_place_date(lines[i])
            else "body"
        )
    if type_at is not None:
        for i in range(type_at, end):
            kinds[i] = "title"
    else:
        _mark_subject(lines, looks, kinds, stop)
        end = stop
    if label is not None and label >= end:
        for i in range(end, label):
            kinds[i] = "header" if type_at is None else kinds[i]
        after = _addressees_end(lines, label)
        for i in range(label, after):
            kinds[i] = "addressee"
        return after
    return end


def _is_telegram(line: str) -> bool:
    found = kinds_of.type_line(line)
    return found is not None and found[0] == "Công điện"


def _last_header_line(lines: list[str], stop: int) -> int:
    """End of what looks like a header where neither a type nor Kính gửi bounds it."""
    end = 0
    for i in range(stop):
        line = lines[i]
        subject = folded_words(line[:8]).startswith(("v v", "ve viec"))
        if (
            _belongs_to_header(line)
            or is_mark(line)
            or kinds_of.has_place_date(line)
            or subject
            or (kinds_of.mostly_capitals(line) and i == end)
        ):
            end = i + 1
    return end


def _belongs_to_header(line: str) -> bool:
    return bool(kinds_of.motto_in(line)) or kinds_of.has_number_line(line)


def _is_body(line: str, i: int, lines: list[str]) -> bool:
    """A paragraph of running text, a numbered or dashed item: the header and the title are over."""
    if kinds_of.is_addressee_label(line):
        return True
    if kinds_of.is_rule_line(line) or kinds_of.motto_in(line) or (kinds_of.has_place_date(line) and len(line) <= 90):
        return False
    if kinds_of.is_numbered(line):
        return True
    if kinds_of.is_bullet(line):
        return i > 0 and (lines[i - 1].endswith((":", ";")) or len(line) > 60)
    if kinds_of.has_number_line(line) and len(line) <= 60:
        return False
    said = folded_words(line[:40])
    if said.startswith("can cu ") and len(line) > 25:
        return True
    if len(line) > _LONGEST_TITLE_LINE:
        return not _one_line_title(line, i, lines)
    return (
        len(line) > 100
        and line.endswith((".", ":", ";", "./."))
        and not kinds_of.mostly_capitals(line)
        and not said.startswith(("v v", "ve viec"))
    )


def _one_line_title(line: str, i: int, lines: list[str]) -> bool:
    """A long trích yếu on one line straight under its type name: no sentence, so no final mark."""
    found = kinds_of.type_line(lines[i - 1]) if i else None
    return found is not None and not found[1] and len(line) <= 2 * _LONGEST_TITLE_LINE and line[-1] not in ".:;"


def _title_end(lines: list[str], looks: Looks, type_at: int, stop: int) -> int:
    """End of the trích yếu under the type name; stop is the first certain body line."""
    found = kinds_of.type_line(lines[type_at])
    has_text = bool(found and found[1])
    end = type_at + 1
    i = end
    while i < stop:
        line = lines[i]
        if kinds_of.is_rule_line(line):
            if has_text:
                return end
            i += 1
            continue
        if (
            line.startswith("(")
            or _belongs_to_header(line)
            or (kinds_of.has_place_date(line) and not line[:1].islower())
        ):
            if has_text:
                break
            i += 1
            continue
        if has_text and not _continues_title(lines, looks, i):
            break
        if has_text is False and len(line) > 140 and line.endswith((".", ":")):
            break
        has_text = True
        i += 1
        end = i
    return max(end, type_at + 1)


def _continues_title(lines: list[str], looks: Looks, i: int) -> bool:
    line, before = lines[i], lines[i - 1]
    if before.endswith((".", ";", ":", "./.")):
        return False
    if line[:1].islower():
        return True
    said = folded_words(line[:40])
    if _looks_change(looks[i - 1], looks[i]):
        return False
    if line.endswith((".", ":")) and line[:1].isupper() and len(line) > 30:
        return False  # a sentence: the body began without a gap
    if looks[i].gap_before and looks[i].bold and looks[i - 1].bold and len(line) <= 130:
        return not kinds_of.mostly_capitals(line) or kinds_of.mostly_capitals(before)  # bold goes on over the gap
    if looks[i].gap_before:
        return before.endswith((",", "-")) and not said.startswith(_BODY_OPENERS)
    if kinds_of.mostly_capitals(line) and not kinds_of.mostly_capitals(before):
        return False  # the deciding authority above 'Căn cứ'
    if line.endswith(":") and said.startswith(_BODY_OPENERS):
        return False
    return len(line) <= 130 and not (
        said.startswith(("can cu", "thuc hien ", "ngay ")) and len(line) > 60 and line[:1].isupper()
    )


def _looks_change(before: Paragraph, line: Paragraph) -> bool:
    """From bold or centred (the title) to plain (the body), where the layout is known."""
    if before.bold and line.bold is False:
        return True
    # Where a line stands is measured, and wrong now and then: it counts with a gap, or for a line as long as the column.
    long = line.char_end - line.char_start > 90
    return bool(before.centred) and line.centred is False and (line.gap_before or long)


def _mark_subject(lines: list[str], looks: Looks, kinds: list[str], stop: int) -> None:
    """The trích yếu of a công văn: 'V/v ...' under the number."""
    for i in range(stop):
        said = folded_words(lines[i][:16])
        if not said.startswith(("v v ", "vv ", "ve viec ")) and said not in ("v v", "ve viec"):
            continue
        kinds[i] = "title"
        j = i + 1
        while j < stop and _continues_subject(lines, looks, j):
            kinds[j] = "title"
            j += 1
        return


def _continues_subject(lines: list[str], looks: Looks, i: int) -> bool:
    line = lines[i]
    if (
        kinds_of.motto_in(line)
        or kinds_of.has_place_date(line)
        or kinds_of.has_number_line(line)
        or kinds_of.is_rule_line(line)
    ):
        return False
    if kinds_of.mostly_capitals(line) or lines[i - 1].endswith((".", ";", ":")):
        return False
    return not looks[i].gap_before or line[:1].islower()


def _addressees_end(lines: list[str], label: int) -> int:
    """End of the Kính gửi block that starts at `label`."""
    rest = lines[label].partition(":")[2].strip()
    i = label + 1
    listed = not rest
    while i < len(lines) and i - label < 60:
        line, before = lines[i], lines[i - 1]
        if kinds_of.is_numbered(line) and not kinds_of.is_bullet(line):
            break
        if kinds_of.is_bullet(line):
            if len(line) > 220 or (before.endswith((".", "./.")) and i > label + 1):
                break
        elif before.endswith((";", ",")) or (line[:1].islower() and not before.endswith((".", ":"))):
            if len(line) > 200:
                break
        elif not (listed and i == label + 1 and len(line) <= 160 and not line.endswith(":")) and not _ends_entry(
            before, line
        ):
            break
        i += 1
    return i


def _ends_entry(before: str, line: str) -> bool:
    """'- Ủy ban nhân dân các tỉnh, thành phố trực thuộc' / 'Trung ương;': the printed line was full, the entry goes on."""
    entry = kinds_of.is_bullet(before) or kinds_of.is_addressee_label(before)
    return (
        entry
        and len(before) > 40
        and not before.endswith((".", ";", ",", ":"))
        and len(line) <= 60
        and line.endswith((".", ";", ","))
    )
