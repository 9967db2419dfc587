"""Repairs that a closed list or a grammar makes safe: lost marks in labels, offices, positions; the words of dates and numbers.

Belongs here: where a repair is allowed. Heading and foot against the closed list; in the body only 'ngày … tháng … năm' and 'số'
beside their digits and, on recognised pages, the phrases of office that no other words are spelled like. Born-digital words are
never touched, tone placement (hòa/hoà) never changed. Every change becomes a Repair row.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from itertools import pairwise

from extract.model import Method, Page, Region
from extract.reading.stamps.folding import distance

from .folding import fold
from .foot_marks import repair_surname
from .known_names import Key, cue_phrases, known_phrases, longest, type_codes
from .lines import Line, Token
from .zones import Zones, has_marker, is_capitals

_EDGES = ".,:;"
_GLUED = re.compile(r"^(ngay|thang|nam)(\d{1,4})$")
_NUMBER_WITH_SYMBOL = re.compile(r"^\d{1,5}(?:/\d{4})?\s?[/-]\s?[A-ZĐ]{2}")
_STRAY_HEAD = re.compile(r"^(?:[.,'`‘’~*:;\"“”]+|[-–]?_+)(?=[^\W\d_])")
_SYMBOL = re.compile(r"^([TIJlf71!|\[(]?)([A-ZĐ]{2,4})-[A-ZĐ][A-ZĐ&.-]{1,14}$")
_FIGURES = str.maketrans("lIL|OoSsŠš", "1111005555")
_DAY = re.compile(r"^[\dlIL|OoSsŠš]{2}$")
_QUARTER = re.compile(r"^([IVHl1|!íÍ]{2,4}|H)(?=[/.,;]|$)")
_COPY = re.compile(r"(?<![^\W_])b/[€©e](?![^\W_])")
_DATE_WORDS = {"ngay": "ngày", "thang": "tháng", "nam": "năm"}
_SHORTEST_FUZZY = 9  # letters: one letter in eight may be wrong, but a short word may be another word


def repair(lines: list[Line], zones: Zones, pages: tuple[Page, ...]) -> None:
    """Repair recognised and plain-text lines, in place; each changed token remembers its raw text and the rule."""
    for at, line in enumerate(lines):
        tokens = [token for token in line.tokens if token.text]
        if not tokens or not _may_be_wrong(tokens, pages):
            continue
        if at < zones.body or zones.foot <= at < zones.annex:
            if pages[line.page].method is Method.OCR:
                _stray_signs(line, tokens)
            tokens = [token for token in line.tokens if token.text]
            _known(tokens, known_phrases(), "known_phrase")
            _whole_line(tokens)
            if fold(tokens[0].text) == "tinh" and len(tokens) > 1 and is_capitals(line.text):
                _restore(
                    tokens[0], "tỉnh", "level_word"
                )  # 'TÍNH TÂN GIANG': no other word begins a line of capitals there
        elif at < zones.foot and pages[line.page].method is Method.OCR:
            _known(tokens, cue_phrases(), "cue_phrase")
        if at < zones.body:
            _symbol(tokens)
        surname = repair_surname(line) if at >= zones.foot and line.column == "right" else None
        if surname:
            _change(*surname, "surname_first_letter")
        if pages[line.page].method is Method.OCR:
            _quarters_and_copies(tokens)
            follower = lines[at + 1].tokens if at + 1 < len(lines) else []
            _stops_in_dates([*tokens, *[token for token in follower if token.text][:1]])
        _numbers_and_dates(tokens)


def _quarters_and_copies(tokens: list[Token]) -> None:
    """'quý II1/2026': only I and V stand there; 'ngày LS tháng 10': only figures; 'b/€' in a list of recipients is 'b/c'."""
    for before, token in zip([None, *tokens], tokens, strict=False):
        quarter = _QUARTER.match(token.text)
        if quarter and before is not None and fold(before.text) == "quy":
            number = re.sub(r"[l1|!íÍ]", "I", quarter[1]).replace("H", "II")
            if number in ("I", "II", "III", "IV"):
                _change(token, number + token.text[quarter.end(1) :], "quarter_number")
        elif _is_day(tokens, token):
            _change(token, token.text.translate(_FIGURES), "day_figures")
        elif _COPY.search(token.text):
            _change(token, _COPY.sub("b/c", token.text), "copy_mark")


_MONTH_STOP = re.compile(r"^(?:ngày|tháng|năm)[.,]$")


def _stops_in_dates(tokens: list[Token]) -> None:
    """'ngày 15 tháng. 11 năm 2025': no mark stands between these words and their figures."""
    for token, after in pairwise(tokens):
        if _MONTH_STOP.match(token.text) and after.text[:1].isdigit():
            _change(token, token.text[:-1], "date_word")


def _is_day(tokens: list[Token], token: Token) -> bool:
    """'ngày lS tháng 10': letters between these two words, each the likeness of one figure, that make a day."""
    at = next(place for place, other in enumerate(tokens) if other is token)
    if not 0 < at < len(tokens) - 2 or not _DAY.match(token.text) or token.text.isdigit():
        return False
    around = fold(tokens[at - 1].text), fold(tokens[at + 1].text), tokens[at + 2].text[:1]
    return around[:2] == ("ngay", "thang") and around[2].isdigit() and 0 < int(token.text.translate(_FIGURES)) < 32


def _symbol(tokens: list[Token]) -> None:
    """'Số: TB-SYT', 'Số: TGM-SYT': the slash before a known type's code, which handwriting hides or OCR takes for a letter."""
    if len(tokens) < 2 or fold(tokens[0].text.rstrip(":")) != "so" or "/" in "".join(token.text for token in tokens):
        return
    found = _SYMBOL.match(tokens[-1].text)
    if found and found[2] in type_codes():
        _change(tokens[-1], "/" + tokens[-1].text[found.start(2) :], "symbol_slash")


def _may_be_wrong(tokens: Sequence[Token], pages: tuple[Page, ...]) -> bool:
    return pages[tokens[0].page].method is not Method.TEXT_LAYER and (
        pages[tokens[0].page].method is not Method.MIXED or any(token.word.confidence < 1.0 for token in tokens)
    )


def _change(token: Token, text: str, rule: str) -> None:
    if text and text != token.text:
        token.raw = token.raw or token.text
        token.text, token.rule = text, rule


def _stray_signs(line: Line, tokens: list[Token]) -> None:
    """Specks read as signs before the first word and, in a column of the heading, after the last."""
    head = _STRAY_HEAD.sub("", tokens[0].text)
    _change(tokens[0], head, "stray_sign")
    if (
        line.column in ("left", "right")
        and len(tokens) > 1
        and tokens[-1].text in (".", ",", "'", "`", "~", "-", "_", "—")
    ):
        tokens[-1].put_out(Region.NOISE)
    elif line.column == "left" and len(tokens) > 1 and is_capitals(line.text) and not has_marker(line.text):
        _change(tokens[-1], tokens[-1].text.rstrip(":;,'`~"), "stray_sign")


def _known(tokens: list[Token], phrases: Mapping[Key, tuple[str, ...]], rule: str) -> None:
    """Phrases of a closed list inside the line: equal but for their marks."""
    keys = [fold(token.text.strip(_EDGES) or token.text) for token in tokens]
    at = 0
    while at < len(tokens):
        for size in range(min(longest(), len(tokens) - at), 1, -1):
            printed = phrases.get(tuple(keys[at : at + size]))
            if printed and not _is_unit(tokens[at].text, printed[0]):
                for token, word in zip(tokens[at : at + size], printed, strict=True):
                    _restore(token, word, rule)
                at += size
                break
        else:
            at += 1


_UNIT_WORDS = frozenset({"phường", "xã", "tỉnh", "huyện", "quận"})


def _is_unit(text: str, printed: str) -> bool:
    """'PHƯỜNG AN KHÁNH' with all its marks is no 'PHƯƠNG ÁN' that lost them."""
    word = unicodedata.normalize("NFC", text.strip(_EDGES).lower())
    return word in _UNIT_WORDS and word != printed


def _whole_line(tokens: list[Token]) -> None:
    """A line that is one phrase of the list but for a letter in eight."""
    text = "".join(fold(token.text.strip(_EDGES)) for token in tokens)
    if len(text) < _SHORTEST_FUZZY or not all(token.text.upper() == token.text for token in tokens):
        return
    keys = tuple(fold(token.text.strip(_EDGES)) for token in tokens)
    if keys in known_phrases():
        return
    limit = len(text) // 8
    near = [
        (gap, printed)
        for key, printed in known_phrases().items()
        if len(key) == len(tokens)
        and _may_differ(keys, key)
        and 0 < (gap := distance(text, "".join(key), limit)) <= limit
    ]
    if len(near) == 1:
        for token, word in zip(tokens, near[0][1], strict=True):
            if fold(token.text.strip(_EDGES)) != fold(word):
                _change(token, word.upper() + token.text[len(token.text.rstrip(_EDGES)) :], "near_known_phrase")
            else:
                _restore(token, word, "near_known_phrase")


def _may_differ(keys: Sequence[str], wanted: Sequence[str]) -> bool:
    """Only words of three letters and more may differ: 'TL.' is no misread 'TM.'."""
    return all(one == other or len(other) >= 3 for one, other in zip(keys, wanted, strict=True))


def _restore(token: Token, printed: str, rule: str) -> None:
    """Give the token the marks of `printed`, letter for letter, with its own case and edge signs."""
    bare = token.text.strip(_EDGES) or token.text
    if len(bare) != len(printed) or _same_marks(bare, printed):
        return
    start = token.text.index(bare)
    letters = "".join(new.upper() if old.isupper() else new for old, new in zip(bare, printed, strict=True))
    _change(token, token.text[:start] + letters + token.text[start + len(bare) :], rule)


def _same_marks(one: str, other: str) -> bool:
    """Equal but for case and the letter that carries the tone."""
    return sorted(unicodedata.normalize("NFD", one.lower())) == sorted(unicodedata.normalize("NFD", other.lower()))


def _numbers_and_dates(tokens: list[Token]) -> None:
    keys = [fold(token.text.strip(_EDGES) or token.text) for token in tokens]
    for at, token in enumerate(tokens):
        after = keys[at + 1] if at + 1 < len(keys) else ""
        glued = _GLUED.match(keys[at])
        if glued and not token.text[0].isdigit():
            word = _DATE_WORDS[glued[1]]
            shown = word[0].upper() + word[1:] if token.text[0].isupper() else word
            _change(token, f"{shown} {token.text[len(word) :]}", "glued_date_word")
        elif keys[at] in _DATE_WORDS and _is_date_word(keys, at):
            _restore(token, _DATE_WORDS[keys[at]], "date_word")
        elif keys[at] == "so" and not _same_marks(token.text.strip(_EDGES), "số"):
            label = token.text.endswith(":") and (at == 0 or bool(re.match(r"\d", after)))
            if label or _NUMBER_WITH_SYMBOL.match(tokens[at + 1].text if after else ""):
                _restore(token, "số", "number_label")


def _is_date_word(keys: Sequence[str], at: int) -> bool:
    """'tháng' between a day and a month, 'năm' after a month before a year, 'ngày' before a date."""
    before, after = keys[at - 1] if at else "", keys[at + 1] if at + 1 < len(keys) else ""
    if keys[at] == "thang":
        return bool(re.fullmatch(r"\d{1,2}", after)) and (bool(re.fullmatch(r"\d{1,2}", before)) or before == "ngay")
    if keys[at] == "nam":
        return bool(re.fullmatch(r"(?:19|20)\d{2}", after)) and "thang" in keys[max(0, at - 2) : at]
    later = keys[at + 2] if at + 2 < len(keys) else ""
    return bool(re.match(r"\d{1,2}[/.-]\d", after)) or (bool(re.fullmatch(r"\d{1,2}", after)) and later == "thang")
