"""Who signs: lines, chain of authority, position, name.

Belongs here: the signature block (30/2020/NĐ-CP, 36-HD/VPTW; domain reference 1.4). Does not belong here: whose order it is (direction).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.parsing.agencies.folding import fold, folded_words, tone_key
from extract.parsing.agencies.word_lists import column
from extract.parsing.header import line_kinds as kinds_of
from extract.parsing.header.casing import office_case
from extract.parsing.header.spotted import Line

_AUTHORITY = re.compile(
    r"^\W*(?P<mark>T\.?U\.?Q|T ?/ ?UQ|T ?/ ?M|K ?/ ?T|T ?/ ?L|TM|KT|TL|Q) ?[./,:]{0,2} ?(?P<rest>.*)$"
)
_CODES = {
    "TUQ": "TUQ",
    "T/UQ": "TUQ",
    "T/M": "TM",
    "K/T": "KT",
    "T/L": "TL",
    "TM": "TM",
    "KT": "KT",
    "TL": "TL",
    "Q": "Q",
}
_SKIPPED = frozenset(("da ky", "ky", "ky ten dong dau", "ky ten"))


@dataclass(frozen=True, slots=True)
class Signature:
    """`lines` as printed without the name; `chain` codes in printed order; `behalf` what stands behind each code.

    `inferred_deputy`: KT was lost and is inferred, from 'GIÁM ĐỐC' over 'PHÓ GIÁM ĐỐC' or, on scans, from a deputy's title alone.
    """

    lines: tuple[str, ...]
    chain: tuple[str, ...]
    behalf: tuple[str, ...]
    position: str | None
    name: str | None
    name_span: tuple[int, int] | None
    position_span: tuple[int, int] | None
    lines_span: tuple[int, int] | None
    inferred_deputy: bool = False


EMPTY = Signature((), (), (), None, None, None, None, None)


def read_signature(lines: list[Line], recognised: bool = False) -> Signature:
    """From the lines of the signature block, in order. `recognised`: a scan, where a pen-written 'KT.' is often not read."""
    titles: list[Line] = []
    name: Line | None = None
    name_text: str | None = None
    for line in lines:
        said = line.text.strip()
        if not said or kinds_of.is_rule_line(said) or folded_words(said) in _SKIPPED:
            continue
        person = kinds_of.person_name(said)
        if person is not None and not kinds_of.is_position(said) and not _is_title(said):
            shouted = name_text is not None and name_text.isupper()
            if name is None or (
                shouted and not kinds_of.is_capitals(said)
            ):  # letters of a seal give way to a written name
                name, name_text = line, person
            continue
        if name is None and (
            kinds_of.mostly_capitals(said) or kinds_of.is_authority(said) or folded_words(said) == "kiem"
        ):
            titles.append(line)
    if name is None:
        name, name_text = _name_with_specks(lines, titles)
    chain: list[str] = []
    behalf: list[str] = []
    held: list[Line] = []
    for line in titles:
        match = _AUTHORITY.match(line.text) if kinds_of.is_authority(line.text) else None
        if match is None:
            held.append(line)
            continue
        code = _CODES[match["mark"].replace(" ", "").replace(".", "")]
        chain.append(code)
        behalf.append(match["rest"].strip())
        held = []
    inferred, bent = False, None
    if len(held) >= 2 and "KT" not in chain and _deputises(held[-1].text, held[-2].text):
        chain.append("KT")
        behalf.append(held[-2].text)
        held, inferred = held[-1:], True
    elif recognised and len(held) >= 2 and not chain and (head := _bent_pair(held[-2].text, held[-1].text)) is not None:
        chain, behalf, held, inferred = ["KT"], [head], held[-1:], True
        bent = f"Phó {office_case(head)}"
    elif (
        recognised
        and held
        and (head := _head_of_deputy(held[-1].text)) is not None
        and (not chain or (chain == ["TL"] and fold(behalf[0]).strip() == fold(head)))  # a pen's 'KT.' read as 'TL.'
    ):
        chain, behalf, inferred = ["KT"], [head], True
    position = bent or _position(held)
    if len(held) == 1 and chain and chain[-1] == "KT" and _is_end_of(held[0].text, behalf[-1]):
        position = (
            f"Phó {office_case(behalf[-1])}"  # 'VĂN PHÒNG' under 'KT. CHÁNH VĂN PHÒNG': the line's beginning was lost
        )
    if position is None and chain and chain[-1] == "Q":
        position = office_case(behalf[-1])
    return Signature(
        tuple(line.text for line in titles),
        tuple(chain),
        tuple(behalf),
        position,
        name_text,
        (name.start, name.end) if name else None,
        (held[0].start, held[-1].end) if held else None,
        (titles[0].start, titles[-1].end) if titles else None,
        inferred,
    )


def _name_with_specks(lines: list[Line], titles: list[Line]) -> tuple[Line | None, str | None]:
    """The last line's capitalised words behind specks or letters of the seal: 'E»z Lâm Quốc Bình', 'KIÊN Hà Văn Lam'."""
    for line in reversed(lines):
        if line in titles or kinds_of.mostly_capitals(line.text):
            continue
        words = line.text.split()
        for count in (4, 3, 2):
            tail = " ".join(words[-count:])
            if count >= len(words) or kinds_of.person_name(tail) is None:
                continue
            before = words[-count - 1]
            seal = before.isupper() and len(before) > 1 and tone_key(words[-count]) in kinds_of.surnames()
            if seal or (count > 2 and not before.isalpha()):
                at = line.text.rfind(tail)
                return Line(line.index, tail, line.start + at, line.start + at + len(tail)), kinds_of.person_name(tail)
    return None, None


def _position(held: list[Line]) -> str | None:
    """The lines of the office held, joined: a second office behind a comma, the rest of a name behind a space."""
    said = ""
    for line in held:
        another = said and kinds_of.is_position(line.text) and not said.endswith("kiêm")
        said = f"{said}{', ' if another else ' ' if said else ''}{line.text.strip()}"
    return office_case(said) if said else None


def _is_title(text: str) -> bool:
    return kinds_of.is_authority(text)


def _is_end_of(held: str, head: str) -> bool:
    said, whole = fold(held).strip(), fold(head).strip()
    return len(said) >= 5 and not said.startswith("pho ") and whole.endswith(said)


def _head_of_deputy(text: str) -> str | None:
    """The head for whom a deputy of a state office signs, always (30/2020/NĐ-CP Điều 13). A Party deputy signs T/M by himself."""
    said = folded_words(text)
    if said.startswith("thu truong"):
        return "BỘ TRƯỞNG"
    if not said.startswith("pho ") or "bi thu" in said:
        return None
    heads = [title for title in column("signing_positions", "position") if said[4:].startswith(folded_words(title))]
    return max(heads, key=len, default=None)


def _bent_pair(above: str, below: str) -> str | None:
    """'TỊCH' over 'Ủ TỊCH': two title lines under a seal that end alike are a head's title and his deputy's."""
    upper, lower = folded_words(above).replace(" ", ""), folded_words(below).replace(" ", "")
    if min(len(upper), len(lower)) < 4 or upper[-4:] != lower[-4:]:
        return None
    fitting = []
    for title in column("signing_positions", "position"):
        head = folded_words(title).replace(" ", "")
        if not head.startswith("pho") and head.endswith(upper) and f"pho{head}".endswith(lower):
            fitting.append(title)
    return min(fitting, key=len, default=None)


def _deputises(deputy: str, head: str) -> bool:
    """'PHÓ GIÁM ĐỐC' under 'GIÁM ĐỐC': the pen-written 'KT.' before the head's title was not read."""
    below, above = fold(deputy).strip(), fold(head).strip()
    return below.startswith("pho ") and below.removeprefix("pho ").startswith(above)
