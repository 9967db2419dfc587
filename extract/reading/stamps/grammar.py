"""What the lines of an incoming stamp say. Pure text: used for stamps cut out of pictures and for stamps inside text.

    TÊN CƠ QUAN, TỔ CHỨC
    ĐẾN   Số: ............
          Ngày: ..../..../....
    Chuyển: ...................
    Số và ký hiệu HS: .........

(NĐ 30/2020/NĐ-CP, Phụ lục IV, with the variants of `data/labels.csv`.) The agency is the receiving office. Does not belong
here: finding the stamp on the page, or resolving the office's name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from datetime import time as clock

from extract.reading.stamps.folding import distance, fold
from extract.reading.stamps.values import bare, date_of, number_of, time_of, words_of
from extract.reading.stamps.vocabulary import Label, labels

_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_VIETNAM = timezone(timedelta(hours=7))
_ROMAN_H = re.compile(r"^[XV]{1,3}HI?$")


@dataclass(frozen=True, slots=True)
class StampFields:
    """The fields of one incoming stamp; None = not printed or not readable. `labels` names the labels that were found.

    `doubtful` names fields where something stands that is not of the field's form: a reason to look at it.
    `confidence` 0..1 is a rule confidence (is this an incoming stamp), not a reading confidence.
    """

    agency_raw: str | None = None
    number: str | None = None
    stamped_on: date | None = None
    time: str | None = None
    transfer_to: str | None = None
    file_symbol: str | None = None
    labels: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    confidence: float = 0.0

    @property
    def stamped_at(self) -> datetime | None:
        """The hour of `Giờ` on the stamp's day, in the country's time; None where either is lacking."""
        if self.stamped_on is None or self.time is None:
            return None
        hour, minute = (int(part) for part in self.time.split(":"))
        return datetime.combine(self.stamped_on, clock(hour, minute), tzinfo=_VIETNAM)

    @property
    def is_incoming(self) -> bool:
        """The word ĐẾN and a label, or three labels without it (the word is often lost: it is read on 5 of 11 stamps)."""
        fields = set(self.labels) - {"anchor"}
        return len(fields) >= (1 if "anchor" in self.labels else 3)


def _is_label_word(word: str, wanted: str) -> bool:
    if word == wanted:
        return True
    if wanted == "so":
        return word in {"s0", "s6", "soi", "sol", "sor", "sof"}  # the colon or the first leader dots read as a letter
    return len(wanted) >= 4 and distance(word, wanted, 1) <= 1


def labels_in(line: str) -> list[tuple[Label, int, int]]:
    """Labels of a line with their offsets, left to right, none inside another; a following colon is part of the label."""
    tokens = [(found.group(), found.start(), found.end()) for found in _TOKEN.finditer(line)]
    words = [(fold(text), start, end) for text, start, end in tokens if text[0].isalpha() or text[0].isdigit()]
    result: list[tuple[Label, int, int]] = []
    position = 0
    while position < len(words):
        for label in labels():
            size = len(label.key)
            window = words[position : position + size]
            if len(window) == size and all(_is_label_word(w[0], k) for w, k in zip(window, label.key, strict=True)):
                start, end = window[0][1], window[-1][2]
                if not _may_stand(label, line, start, end):
                    continue
                colon = re.match(r"\s*[:;]", line[end:])
                result.append((label, start, end + (colon.end() if colon else 0)))
                position += size
                break
        else:
            position += 1
    return result


def _may_stand(label: Label, line: str, start: int, end: int) -> bool:
    """Guards against running text: ĐẾN is in capitals; other labels begin with a capital or are followed by a colon or leader."""
    text = line[start:end]
    if label.field == "anchor":
        return text.upper() == text
    if label.key == ("so",) and fold(text) != "so":
        return bool(re.match(r"\s*[:;]|\s*[.…]{3}", line[end:]))
    if label.key == ("so",) and "ơ" in unicodedata.normalize("NFD", text).lower().replace("o\u031b", "ơ"):
        return bool(re.match(r"\s*[:;]", line[end:]))  # SỞ Y TẾ is no number label
    exact = tuple(fold(text).split()) == label.key
    value = r"\s*(?:[:;\d]|[.…·_]{2})"
    followed = bool(re.match(value + r"|\s*$" if exact else value, line[end:]))
    if text.upper() == text or not exact:  # capitals are the office's name (NGÃI, GIO LINH) unless a value may follow
        return followed
    return text[0].isupper() or followed


def parse_stamp_lines(lines: Sequence[str]) -> StampFields:
    """The fields of the stamp that `lines` (top to bottom) were read from. Never raises; garbage gives empty fields."""
    raw: dict[str, str] = {}
    found_labels: list[str] = []
    agency: list[str] = []
    for line in lines:
        found = labels_in(line)
        head = line[: found[0][1]] if found else line
        if not found_labels and _may_name_office(head, beside_label=bool(found)):
            agency.append(_office_words(head))
        for i, (label, _, end) in enumerate(found):
            stop = found[i + 1][1] if i + 1 < len(found) else len(line)
            if label.field not in found_labels:
                found_labels.append(label.field)
            if label.field != "anchor" and not bare(raw.get(label.field, "")):
                raw[label.field] = line[end:stop]
    return _fields(raw, found_labels, agency)


def _may_name_office(text: str, *, beside_label: bool) -> bool:
    """Whether words above (or before) the first label belong to the office's name.

    'CV' or 'CÔNG VĂN' alone is the upper half of a two-line anchor; beside a label stands a name only if it has two words in
    capitals; three of four characters must be letters, else it is what a frame or a big letter's accent was read as.
    """
    name = bare(text)
    if not _WORD.search(name) or fold(name) == "cv" or fold(name).startswith(("cong van", "van ban")):
        return False
    solid = name.replace(" ", "")
    if sum(letter.isalpha() for letter in solid) < 0.75 * len(solid):
        return False
    capitals = [word for word in _WORD.findall(name) if word.upper() == word]
    return len(capitals) >= (2 if beside_label else 1)


def _office_words(text: str) -> str:
    """The office's name without what a frame was read as at its ends ('l UBND XÃ', '§ T UBND'), Roman figures mended (no 'H' is one)."""
    words = bare(text).split()
    while len(words) > 1 and (not any(map(str.isalnum, words[0])) or (len(words[0]) == 1 and words[0].isalpha())):
        words.pop(0)
    while len(words) > 1 and (not any(map(str.isalnum, words[-1])) or (len(words[-1]) == 1 and words[-1].islower())):
        words.pop()
    return " ".join(_ROMAN_H.sub(lambda found: found.group().replace("H", "II"), word) for word in words)


def _is_written(text: str) -> bool:
    """Whether anything but leaders and slashes stands there."""
    return any(letter.isalnum() for letter in text)


def _fields(raw: dict[str, str], found_labels: list[str], agency: list[str]) -> StampFields:
    number = number_of(raw.get("number", ""))
    stamped_on = date_of(raw.get("date", ""))
    time = time_of(raw.get("time", ""))
    values = {"number": number, "date": stamped_on, "time": time}
    doubtful = tuple(name for name, value in values.items() if value is None and _is_written(raw.get(name, "")))
    share = min(1.0, len(set(found_labels)) / 4)
    name = " ".join(part for part in agency if part) if found_labels else ""
    return StampFields(
        agency_raw=name or None,
        number=number,
        stamped_on=stamped_on,
        time=time,
        transfer_to=words_of(raw.get("transfer_to", "")),
        file_symbol=bare(raw.get("file_symbol", "")) or None,
        labels=tuple(found_labels),
        doubtful=doubtful,
        confidence=round(share * (1.0 if "anchor" in found_labels else 0.8) * (0.8 if doubtful else 1.0), 4),
    )
