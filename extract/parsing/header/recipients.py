"""Kính gửi, Nơi nhận and Lưu as rows.

Belongs here: cutting the blocks into entries, purposes in brackets, braces, the archive line, the drafting desk.
Does not belong here: which lines the blocks are (segments).
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from datetime import date

from extract.model import AgencyMention, CleanText, Recipient
from extract.parsing.agencies.catalogue import Catalogue
from extract.parsing.agencies.folding import fold, folded_words
from extract.parsing.agencies.mentions import find_mentions
from extract.parsing.agencies.word_lists import column
from extract.parsing.header import line_kinds as kinds_of
from extract.parsing.header.columns import left_column
from extract.parsing.header.spotted import Line, lines_of
from extract.parsing.segments import Segments

_BULLET = re.compile(r"^[-–—+•*]+\s*")
_NEXT = re.compile(r"(?<=[;,.}]) {0,3}(?=[-–+•] ?[A-ZĐÀ-Ỹa-zđ])")
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]{1,80})[)\]]?")
_DESK = re.compile(r"\([^()]{0,30}\)?")


@dataclass(slots=True)
class _Entry:
    start: int
    end: int
    text: str
    closed: bool = False


@functools.cache
def _purposes() -> tuple[str, ...]:
    return tuple(sorted((folded_words(words) for words in column("purpose_phrases", "words")), key=len, reverse=True))


def _is_purpose(text: str) -> bool:
    said = folded_words(text)
    return any(said == words or said.startswith(words + " ") for words in _purposes())


def _cut(line: Line, offset: int) -> list[tuple[int, int, str]]:
    """The entries of one line behind `offset`: '- A; - B' is two."""
    text = left_column(line.text)[offset:]
    found = []
    at = 0
    for match in [*_NEXT.finditer(text), None]:
        stop = match.start() if match else len(text)
        part = text[at:stop]
        if part.strip():
            lead = len(part) - len(part.lstrip())
            found.append((line.start + offset + at + lead, line.start + offset + at + len(part.rstrip()), part.strip()))
        at = match.end() if match else stop
    return found


def _entries(lines: list[Line], offsets: dict[int, int], one_line: bool) -> list[_Entry]:
    entries: list[_Entry] = []
    bracket_open = False
    dashed = sum(bool(_BULLET.match(line.text)) for line in lines) >= 2
    for line in lines:
        for start, end, text in _cut(line, offsets.get(line.index, 0)):
            if not text or kinds_of.is_rule_line(text):
                continue
            if bracket_open:
                bracket_open = ")" not in text
                continue
            if (
                entries
                and kinds_of.is_archive(entries[-1].text)
                and entries[-1].closed
                and not _BULLET.match(text)
                and not one_line
            ):
                bracket_open = text.startswith("(") and ")" not in text
                continue  # a brace note beside the list, a name read with it
            if text.startswith("(") and not _BULLET.match(text):
                bracket_open = ")" not in text
                if entries and _is_purpose(text.strip("() }")) and not kinds_of.is_archive(entries[-1].text):
                    entries[-1].text += " " + text
                    entries[-1].end = end
                continue
            joins_on = (
                bool(entries) and not _BULLET.match(text) and not entries[-1].closed and not kinds_of.is_archive(text)
            )
            if joins_on and entries:
                entries[-1].text += " " + text
                entries[-1].end = end
            elif text.endswith(":") and not one_line and not _BULLET.match(text):
                continue  # 'Gửi bản giấy và bản điện tử:'
            else:
                entries.append(_Entry(start, end, text))
            tail = text.rstrip(" }")
            entries[-1].closed = (
                tail.endswith((";", "."))
                or (tail.endswith(",") and not one_line and not dashed)
                or (tail.endswith(")") and ";" in tail)
            )
    return entries


def _named(text: str) -> tuple[str, str | None]:
    """(name, purpose) of an entry without dash, brace and closing mark."""
    text = _BULLET.sub("", text).replace("}", " ").replace("{", " ")
    purpose: str | None = None
    kept: list[str] = []
    at = 0
    for match in _BRACKETS.finditer(text):
        if _is_purpose(match[1]):
            purpose = purpose or " ".join(match[1].split())
            kept.append(text[at : match.start()])
            at = match.end()
    kept.append(text[at:])
    name = " ".join("".join(kept).split()).rstrip(" ;,.:/")
    return name, purpose


def _rows(
    entries: list[_Entry], role: str, first: int, catalogue: Catalogue | None, province_id: str | None, on: date | None
) -> list[Recipient]:
    found: list[Recipient] = []
    for entry in entries:
        name, purpose = _named(entry.text)
        if not name or not any(c.isalnum() for c in name):
            continue
        kind = "archive" if role == "recipient" and kinds_of.is_archive(name) else role
        agency_id = None
        mentions: tuple[AgencyMention, ...] = ()
        if catalogue is not None and kind != "archive":
            mentions = find_mentions(name, catalogue, province_id=province_id, on=on)
        if len(mentions) == 1 and mentions[0].start == 0 and mentions[0].end == len(name):
            agency_id = mentions[0].agency_id
        found.append(Recipient(first + len(found), kind, entry.text, name, purpose, agency_id, entry.start, entry.end))
    return found


def _split_addressees(entries: list[_Entry]) -> list[_Entry]:
    """'Kính gửi: Sở A; Sở B; UBND các xã.' on one line is three."""
    found: list[_Entry] = []
    for entry in entries:
        at = 0
        for piece in entry.text.split(";"):
            if piece.strip():
                lead = len(piece) - len(piece.lstrip())
                start = min(entry.start + at + lead, entry.end)
                found.append(_Entry(start, min(start + len(piece.strip()), entry.end), piece.strip()))
            at += len(piece) + 1
    return found


def parse_recipients(
    clean: CleanText,
    segments: Segments,
    catalogue: Catalogue | None,
    province_id: str | None = None,
    on: date | None = None,
) -> tuple[Recipient, ...]:
    """Kính gửi (addressee), Nơi nhận (recipient) and Lưu (archive), in printed order; seq from 1.

    `raw` is clean.text[char_start:char_end] with its lines joined. `agency_id` only where the whole name is one office; none
    without a catalogue.
    """
    lines = lines_of(clean)
    addressee_lines = [lines[i] for i in segments.of("addressee")]
    offsets: dict[int, int] = {}
    for line in addressee_lines[:1]:
        colon = line.text.find(":")
        telegram = kinds_of.is_telegram_label(line.text)
        offsets[line.index] = len(line.text) if telegram else colon + 1 if 0 <= colon <= 16 else min(8, len(line.text))
    rows = _rows(
        _split_addressees(_entries(addressee_lines, offsets, True)), "addressee", 1, catalogue, province_id, on
    )
    recipient_lines = [lines[i] for i in segments.of("recipients")]
    offsets = {line.index: kinds_of.recipients_label(line.text) for line in recipient_lines}
    rows += _rows(_entries(recipient_lines, offsets, False), "recipient", len(rows) + 1, catalogue, province_id, on)
    return tuple(rows)


def drafting_unit(recipients: tuple[Recipient, ...]) -> str | None:
    """'VX1' of 'Lưu: VT, VX1': the desk behind the registry (VT); the first one where no registry is named."""
    for recipient in recipients:
        if recipient.role != "archive":
            continue
        listed = recipient.name.partition(":")[2] or recipient.name[3:]
        desks = [" ".join(_DESK.sub("", part).partition(". ")[0].split()) for part in re.split(r"[,;]", listed)]
        desks = [desk.strip(" .-") for desk in desks if desk.strip(" .-")]
        registry = next(
            (i for i, desk in enumerate(desks) if fold(desk) in ("vt", "van thu", "vp", "hc", "vt vp")), None
        )
        rest = desks[registry + 1 :] if registry is not None else desks
        if registry is None and recipient.name[3:4] != ":":
            return None  # 'Lưu Văn phòng Tỉnh ủy'
        return rest[0] if rest and 2 <= len(rest[0]) <= 30 else None
    return None
