"""Number and symbol: 'Số: 88/TB-UBND', 'Số 12-TB/TU', 'Số: /TB-UBND', 'Số: 23/2021/QĐ-TTg'.

Belongs here: the number line of the header alone (domain reference 2.3). Does not belong here: numbers of cited documents.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.parsing.agencies.folding import fold
from extract.parsing.header.line_kinds import begins_column
from extract.parsing.header.spotted import Line, Spotted

_ORG = r"[A-ZĐ][A-Za-zĐđ0-9&.]*"
_NUM = r"(?P<num>[\dOolISB|]{0,6}(?:\d[a-hA-H])?)"
_BLANK = r"[ .…_·]{0,40}"
_STATE = re.compile(
    _BLANK + _NUM + _BLANK + r"/ ?(?:(?P<year>(?:19|20)\d{2}) ?/ ?)?"
    r"(?P<symbol>QH\d{1,2}|[A-ZĐ][A-Za-zĐđ&]{0,11}(?: ?[-–] ?"
    + _ORG
    + r"){1,4}|(?P<lone>[A-ZĐ]{2}[A-ZĐa-zđ&]{0,10})(?![\w/-]))"
)
_PARTY = re.compile(
    _BLANK
    + _NUM
    + _BLANK
    + r"[-–] ?(?P<type>[A-ZĐ][A-Za-zĐđ]{1,3}) ?/ ?(?P<org>[A-ZĐ][A-ZĐa-zđ0-9&]*(?: ?[-–/.] ?[A-ZĐa-zđ][A-ZĐa-z0-9]*){0,2})"
)
_LABEL = re.compile(r"(?<![^\W_])so ?[:.;]?")
_DIGITS = str.maketrans("OolI|SB", "0011158")


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """`number` None where nothing is printed; `symbol` 'TB-UBND' or 'TB/TU'; `code` the part that may be a type."""

    number: str | None
    symbol: str
    year: str | None
    is_party: bool

    @property
    def full(self) -> str | None:
        return self.full_with(self.number)

    def full_with(self, number: str | None) -> str | None:
        """'88/TB-UBND', '23/2021/QĐ-TTg', '12-TB/TU'; None without a number."""
        if number is None:
            return None
        if self.is_party:
            return f"{number}-{self.symbol}"
        return f"{number}/{self.year}/{self.symbol}" if self.year else f"{number}/{self.symbol}"

    @property
    def code(self) -> str:
        return re.split(r"[-/]", self.symbol, maxsplit=1)[0]

    @property
    def organ(self) -> str:
        """The part of the symbol that names the issuing office."""
        parts = re.split(r"[-/]", self.symbol)
        return parts[1] if len(parts) > 1 else parts[0]


def repaired_digits(raw: str) -> str | None:
    """A number with letters that stand for digits put right; None where no digit is certain."""
    raw = raw.strip(" .…_·")
    if not raw:
        return None
    tail = raw[-1] if raw[-1] in "abcdefghACDEFGH" and raw[:-1].isdigit() else ""
    digits = (raw[:-1] if tail else raw).translate(_DIGITS)
    if not digits.isdigit() or not any(c.isdigit() for c in raw):
        return None
    return digits + tail


def read_number(lines: list[Line]) -> Spotted[DocumentNumber] | None:
    """The first number line among `lines`."""
    for line in lines:
        folded = fold(line.text)
        for label in _LABEL.finditer(folded):
            if label.start() > 60:
                break
            if not begins_column(line.text, label.start()):
                continue
            found = _after_label(line, label.end())
            if found is not None:
                return found
    return None


def _after_label(line: Line, at: int) -> Spotted[DocumentNumber] | None:
    party = _PARTY.match(line.text, at)
    if party is not None:
        symbol = f"{party['type']}/{party['org']}".replace(" ", "").replace("–", "-").rstrip(".-/")
        number = repaired_digits(party["num"])
        return Spotted(
            DocumentNumber(number, symbol, None, True),
            line.start + party.start("num"),
            line.start + party.end(),
            "number_party",
        )
    state = _STATE.match(line.text, at)
    if state is not None:
        symbol = state["symbol"].replace(" ", "").replace("–", "-").rstrip(".-")
        number = repaired_digits(state["num"])
        if state["lone"] and number is None:
            return None  # 'Số / NO'
        return Spotted(
            DocumentNumber(number, symbol, state["year"], False),
            line.start + state.start("num"),
            line.start + state.end(),
            "number_state",
        )
    return None
