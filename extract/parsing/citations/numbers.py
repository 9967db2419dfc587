"""Document numbers: state '23/2021/QĐ-TTg', Party '77-KL/TW', laws '58/2024/QH15'.

Belongs here: finding numbers in text and taking them apart (domain reference 2.3). Does not belong here: types in words,
dates, issuers. Every pattern is bounded, so scanning is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.parsing.citations.doc_types import type_by_code

# '1.234' with the thousands' dot; '66.4/2025/NQ-CP' numbers what a resolution of the Party is carried out by.
_NUM = r"(?P<num>[0-9]{1,2}\.[0-9]{3}|[0-9]{1,3}\.[0-9]{1,2}|[0-9OolISB]{1,6}[a-zA-Z]?)"
_ORG = r"[A-ZĐ][A-Za-zĐđ0-9&.]{0,14}"
_STATE = re.compile(
    rf"(?<![\w/\-.,]){_NUM}\s{{0,2}}/\s{{0,2}}(?:(?P<year>(?:19|20)[0-9OolISB]{{2}})\s?/\s?)?"
    rf"(?P<sym>(?:UBTV)?QH\s?\d{{1,2}}|[A-ZĐ][A-Za-zĐđ&]{{0,9}}(?:\s?[-–]\s?{_ORG}){{1,4}})"
)
_PARTY = re.compile(
    rf"(?<![\w/\-.,]){_NUM}\s?[-–]\s?(?P<type>[A-ZĐ][A-Za-zĐđ]{{1,5}})\s?/\s?(?P<org>[A-ZĐ][A-ZĐa-zđ0-9]{{1,11}}(?:-[A-ZĐ][A-ZĐa-zđ0-9]{{1,11}})?)"
)
_OLD = re.compile(rf"(?<![\w/\-.,]){_NUM}\s?/\s?(?P<sym>[A-ZĐ][A-Za-zĐđ]{{1,9}})(?![\w/-])")
_DIGIT_FOR = str.maketrans("OolISB", "001158")
_DOUBLED = re.compile(r"([A-ZĐ])\1+")
_LETTER = re.compile(r"[0-9]+[a-zA-Z]")


@dataclass(frozen=True, slots=True)
class Number:
    """text[start:end] is the number with its symbol. `organ`: the symbol's last part ('UBND', 'TTg', 'TW').

    `code`: the type's code in the symbol or None; `repaired`: a letter was read as a digit.
    """

    start: int
    end: int
    number: str
    symbol: str
    full: str
    organ: str
    code: str | None
    party: bool
    repaired: bool


def _repair(raw: str) -> tuple[str, bool] | None:
    """The number with letters that look like digits repaired; a last letter of 'a'..'z' stays ('12a'). None: no number."""
    if not any("0" <= c <= "9" for c in raw):
        return None
    if "." in raw:
        return raw, False
    body, tail = (raw[:-1], raw[-1]) if _LETTER.fullmatch(raw) and raw[-1] not in "OolISB" else (raw, "")
    fixed = body.translate(_DIGIT_FOR)
    if not fixed.isdigit() or len(fixed) > 5:
        return None
    return fixed + tail, fixed != body


def _squeeze(symbol: str) -> str:
    return symbol.replace(" ", "").replace("–", "-").replace("\u00a0", "").rstrip(".&")


def _trimmed(raw: str) -> str:
    """The symbol as matched, without a sentence's full stop."""
    return raw.rstrip(".& ")


def find_numbers(text: str, start: int, end: int) -> list[Number]:
    """All document numbers in text[start:end], in order, not overlapping.

    Every number has a slash: the patterns look only at a window around each, which keeps the scan short.
    """
    found: list[Number] = []
    slash = text.find("/", start, end)
    while slash >= 0:
        if not _may_follow(text, slash):
            slash = text.find("/", slash + 1, end)
            continue
        low, high = max(start, slash - 20), min(end, slash + 100)
        for read in (_state, _party, _old):
            found.extend(n for n in read(text, low, high) if n.start < slash < n.end)
        slash = text.find("/", slash + 1, end)
    found.sort(key=lambda n: (n.start, -n.end))
    kept: list[Number] = []
    for number in found:
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return kept


def _may_follow(text: str, slash: int) -> bool:
    """Whether a symbol or a year and a slash can begin behind this slash; false for the slashes of days."""
    at = slash + 1
    while text[at : at + 1] == " " and at < slash + 3:
        at += 1
    return text[at : at + 1].isupper() or (text[at : at + 1] in ("1", "2") and "/" in text[at + 4 : at + 7])


def _state(text: str, start: int, end: int) -> Iterator[Number]:
    for match in _STATE.finditer(text, start, end):
        repaired = _repair(match["num"])
        if repaired is None:
            continue
        number, changed = repaired
        raw_symbol = _trimmed(match["sym"])
        symbol = _squeeze(raw_symbol)
        year = match["year"]
        parts = symbol.split("-")
        code = parts[0] if parts[0] in type_by_code() else None
        if code is None and parts[0].replace("D", "Đ") in type_by_code():
            code = parts[0].replace("D", "Đ")
        if code is None and (single := _DOUBLED.sub(r"\1", parts[0])) in type_by_code() and len(parts) > 1:
            code, changed = single, True  # 'QĐĐ-BYT': a letter recognised twice
            symbol = "-".join((single, *parts[1:]))
        years = f"{year.translate(_DIGIT_FOR)}/" if year else ""
        stop = match.start("sym") + len(raw_symbol)
        organ = parts[-1] if code and len(parts) == 2 else (parts[1] if code and len(parts) > 1 else parts[0])
        yield Number(match.start(), stop, number, symbol, f"{number}/{years}{symbol}", organ, code, False, changed)


def _party(text: str, start: int, end: int) -> Iterator[Number]:
    for match in _PARTY.finditer(text, start, end):
        repaired = _repair(match["num"])
        if repaired is None:
            continue
        number, changed = repaired
        code, organ = match["type"], match["org"]
        yield Number(
            match.start(),
            match.end(),
            number,
            f"{code}/{organ}",
            f"{number}-{code}/{organ}",
            organ,
            code,
            True,
            changed,
        )


def _old(text: str, start: int, end: int) -> Iterator[Number]:
    """Numbers of before 2004, '135/HĐBT', '30/CP': only behind 'số' or a type, which `find` checks."""
    for match in _OLD.finditer(text, start, end):
        repaired = _repair(match["num"])
        if repaired is None:
            continue
        number, changed = repaired
        symbol = match["sym"]
        yield Number(match.start(), match.end(), number, symbol, f"{number}/{symbol}", symbol, None, False, changed)
