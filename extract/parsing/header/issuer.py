"""Who issues: the two-line head of the paper.

Belongs here: the printed issuing office and its canonical name ('Sở Y tế tỉnh Kiên Giang'). Does not belong here: a lost head
(issuer_inferred), who signs (signature).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from extract.model import Province
from extract.parsing.agencies.catalogue import Catalogue
from extract.parsing.agencies.folding import fold, folded_words, tokenize
from extract.parsing.agencies.found import Found
from extract.parsing.agencies.local_units import match_local
from extract.parsing.agencies.name_index import name_index
from extract.parsing.agencies.stamp_names import whole_name
from extract.parsing.header import line_kinds as kinds_of
from extract.parsing.header.casing import office_case
from extract.parsing.header.marks import is_mark
from extract.parsing.header.spotted import Line

_UNITS = ("TỈNH", "THÀNH PHỐ", "TP.", "TP", "HUYỆN", "THỊ XÃ", "QUẬN", "XÃ", "PHƯỜNG", "THỊ TRẤN", "ĐẶC KHU")
# Offices that are named by the body they serve: 'TỈNH ỦY AN PHÚ / VĂN PHÒNG'.
_BARE_OFFICES = frozenset(
    ("van phong", "uy ban kiem tra", "ban to chuc", "ban tuyen giao", "ban dan van", "ban tuyen giao va dan van", "ban noi chinh",
     "ban xay dung dang", "van phong hdnd va ubnd", "thanh tra", "van phong dang uy")
)  # fmt: skip
_COMMITTEES = tuple(f"{unit} {body}" for unit in ("tinh", "thanh", "huyen", "thi", "quan") for body in ("uy", "doan"))
_CHAIRED = ("chu tich uy ban nhan dan", "chu tich ubnd", "chu tich hoi dong nhan dan")
_UNFINISHED = (" va", ",", "-", "–", " cua", " cac", " tinh", " thanh pho", " va phat trien")


@dataclass(frozen=True, slots=True)
class Issuer:
    """`source` printed | inferred; `start`..`end` where the name is printed, None where it is inferred."""

    name: str
    source: str
    key: str | None
    province: Province | None
    start: int | None = None
    end: int | None = None
    rule: str = "issuer_head"
    confidence: float = 1.0
    is_central: bool = False  # its place of issue is not its province


def _without_motto(text: str) -> str:
    """The left column of a line that was joined with the motto."""
    folded = fold(text)
    for motto in ("CỘNG HÒA XÃ HỘI", "ĐỘC LẬP", "ĐẢNG CỘNG SẢN VIỆT"):
        at = folded.find(fold(motto))
        if at > 3:
            return text[:at].strip(" -–*_")
    return text


def head_lines(lines: list[Line]) -> list[Line]:
    """The lines of the head that may name offices: capitals, not the motto, not a mark, number, date or type."""
    found = []
    for line in lines:
        text = _without_motto(line.text).strip(" *_#-–.:,;'\"")
        if (
            not text
            or kinds_of.is_rule_line(text)
            or (not kinds_of.mostly_capitals(text) and not text.startswith("UBND "))
        ):
            continue
        if (
            kinds_of.motto_in(text)
            or is_mark(text)
            or kinds_of.has_place_date(text)
            or kinds_of.type_line(text)
            or len(text) > 110
        ):
            continue
        if (
            kinds_of.is_numbered(text)
            or kinds_of.has_number_line(text)
            or kinds_of.is_authority(text)
            or not any(c.isalpha() for c in text)
        ):
            continue
        at = line.text.find(text)
        found.append(Line(line.index, text, line.start + max(at, 0), line.start + max(at, 0) + len(text)))
    return found


def _begins_office(text: str, before: str) -> bool:
    """Whether a line of the head begins another office than the line before it."""
    said = fold(before).rstrip()
    if said.endswith(_UNFINISHED) or (text.startswith(_UNITS) and not fold(text).startswith(_COMMITTEES)):
        return False
    index = name_index()
    tokens, head = tokenize(text), tokenize(before)
    bare = index.name_heads.longest(head, 0) or index.local_bodies.longest(head, 0)
    if bare is not None and bare[0] == len(head.keys):  # 'TRƯỜNG ĐẠI HỌC' alone: its name follows
        return False
    if index.aliases.longest(tokens, 0) is not None or index.local_bodies.longest(tokens, 0) is not None:
        return True
    return index.name_heads.longest(tokens, 0) is not None


def _offices(lines: list[Line]) -> list[Line]:
    """The head's lines joined to offices, superior first."""
    offices: list[Line] = []
    for line in lines:
        if offices and not _begins_office(line.text, offices[-1].text):
            last = offices[-1]
            offices[-1] = Line(last.index, f"{last.text} {line.text}", last.start, line.end)
        else:
            offices.append(line)
    return offices


def _known(text: str, catalogue: Catalogue) -> Found | None:
    """A catalogue or local name that covers the whole text."""
    found = whole_name(text, catalogue)
    if found is not None or not text:
        return found
    tokens = tokenize(text)
    local = match_local(tokens, 0, name_index()) if tokens.keys else None
    return local if local is not None and local.last == len(tokens.keys) else None


def _unit_of(text: str) -> str:
    """'tỉnh An Phú' of 'UBND TỈNH AN PHÚ', in the case of names; '' without one."""
    padded = f" {text} "
    best = -1
    unit = ""
    for word in _UNITS:
        at = padded.rfind(f" {word} ")
        if at > best and not fold(padded[at + len(word) + 2 :]).startswith(
            ("uy ", "doan ")
        ):  # 'TỈNH ỦY' is no province
            best, unit = at, word
    if best < 0:
        return ""
    rest = padded[best + len(unit) + 2 :].strip()
    kind = {"TP.": "thành phố", "TP": "thành phố"}.get(unit, unit.lower())
    return f"{kind} {rest.title()}" if rest else ""


def _province_in(text: str, catalogue: Catalogue, on: date | None) -> Province | None:
    unit = _unit_of(text)
    if unit.startswith(("tỉnh ", "thành phố ")):
        return catalogue.province_named(unit, on)
    for committee in ("TỈNH ỦY ", "TỈNH UỶ ", "THÀNH ỦY ", "THÀNH UỶ "):
        at = text.rfind(committee)
        if at >= 0:
            return catalogue.province_named(text[at + len(committee) :], on)
    return None


def read_issuer(
    lines: list[Line], catalogue: Catalogue, place: str | None, on: date | None, context: str
) -> Issuer | None:
    """The issuing office that the head prints; None where the head is lost."""
    offices = _offices(head_lines(lines))
    if not offices:
        return None
    own = offices[-1]
    if folded_words(own.text).startswith(_CHAIRED):  # 'CHỦ TỊCH ỦY BAN NHÂN DÂN / TỈNH AN PHÚ'
        title, rest = own.text[: len("CHỦ TỊCH")], own.text[len("CHỦ TỊCH") :].lstrip()
        offices = [*offices[:-1], replace(own, text=title), replace(own, text=rest)]
        own = offices[-1]
    if len(offices) > 1 and folded_words(offices[-2].text) == "chu tich":  # 'CHỦ TỊCH / ỦY BAN NHÂN DÂN / TỈNH AN PHÚ'
        body = _read_office([*offices[:-2], own], catalogue, place, on, context)
        return replace(body, name=f"Chủ tịch {body.name}", key=None) if body else None
    return _read_office(offices, catalogue, place, on, context)


def _read_office(
    offices: list[Line], catalogue: Catalogue, place: str | None, on: date | None, context: str
) -> Issuer | None:
    own = offices[-1]
    superior = offices[-2].text if len(offices) > 1 else ""
    here = catalogue.province_named(place, on) if place else None
    province = _province_in(own.text, catalogue, on) or _province_in(superior, catalogue, on)
    central = province is None and any(_is_central(office.text, catalogue) for office in offices)
    for text in (f"{own.text} {superior}".strip(), own.text):
        found = _known(text, catalogue)
        if found is None:
            continue
        name, used = _canonical(found, text, superior, province, here, catalogue)
        key = (
            found.key
            if found.key is None or (name == office_case(name) and _is_own(found.key, name, used, catalogue))
            else None
        )
        return Issuer(name, "printed", key, None if central else used, own.start, own.end, is_central=central)
    if folded_words(own.text) in _BARE_OFFICES and superior:
        above = _known(superior, catalogue)
        if above is not None or _unit_of(superior):
            over, used = f"{_head_of(superior)} {_unit_of(superior)}", province or here
            if above is not None:
                over, used = _canonical(above, superior, "", province, here, catalogue)
            name = f"{office_case(own.text)} {over.replace('Ủy ban nhân dân', 'UBND', 1)}"
            return Issuer(name, "printed", None, None if central else used, own.start, own.end, is_central=central)
        if fold(superior).startswith(_COMMITTEES):  # of a province that the catalogue does not know
            kind, _, rest = superior.partition(" ")
            body, _, place_name = rest.partition(" ")
            name = f"{office_case(own.text)} {kind.title()} {body.lower()} {place_name.title()}".rstrip()
            return Issuer(name, "printed", None, None if central else here, own.start, own.end, confidence=0.8)
    if not _is_office(own.text):
        return None
    name = office_case(own.text, context)
    if own.text.endswith((" TỈNH", " THÀNH PHỐ")) and (province or here) is not None:
        name = f"{name} {(province or here).name}"  # type: ignore[union-attr]
    elif own.text.startswith(("PHÒNG ", "CÔNG AN", "BAN CHỈ HUY")) and _unit_of(superior) and not _unit_of(own.text):
        name = f"{name} {_unit_of(superior)}"
    used = None if central else province or here
    return Issuer(name, "printed", None, used, own.start, own.end, confidence=0.8, is_central=central)


def _is_office(text: str) -> bool:
    """Whether a line of the head begins like the name of an office."""
    index = name_index()
    tokens = tokenize(text)
    return any(
        trie.longest(tokens, 0) is not None for trie in (index.aliases, index.name_heads, index.local_bodies)
    ) or (text.split()[0] in ("UBND", "HĐND", "BCĐ", "CĐCS"))


def _is_central(text: str, catalogue: Catalogue) -> bool:
    found = whole_name(text, catalogue)
    return found is not None and found.key is not None and catalogue.kinds[found.key].scope == "central"


def _is_own(key: str, name: str, province: Province | None, catalogue: Catalogue) -> bool:
    """Whether the canonical name is the catalogue's for that key (a central 'Cục Thuế' is not the provincial one)."""
    kind = catalogue.kinds[key]
    return kind.scope != "province" or province is None or name == catalogue.full_name(key, province)


def _canonical(
    found: Found, text: str, superior: str, province: Province | None, here: Province | None, catalogue: Catalogue
) -> tuple[str, Province | None]:
    """(name, province) of a known office: provincial ones with their province."""
    if found.key is None:
        name = office_case(text) if not _unit_of(text) else f"{_head_of(text)} {_unit_of(text)}"
        return name.replace("UBND ", "Ủy ban nhân dân ", 1) if name.startswith("UBND ") else name, here
    kind = catalogue.kinds[found.key]
    if kind.scope != "province":
        return kind.name, here
    above = whole_name(superior, catalogue) if superior else None
    if (
        above is not None
        and above.key is not None
        and catalogue.kinds[above.key].scope == "central"
        and found.unit_kind is None
    ):
        return office_case(text), here  # 'BỘ TÀI CHÍNH / CỤC THUẾ' is the centre's, not a province's
    if province is None and found.province is not None:
        province = catalogue.province_named(found.province)
    unit = _unit_of(text) or _unit_of(superior)
    if province is None and unit:  # a unit that the catalogue does not know keeps its printed name
        stand_in = Province("", "", unit.partition(" ")[2] if unit.startswith("tỉnh ") else unit.removeprefix("thành phố "),
                            "tỉnh" if unit.startswith("tỉnh ") else "thành phố", date.min, None, None)  # fmt: skip
        if unit.startswith(("tỉnh ", "thành phố ")):
            return catalogue.full_name(found.key, stand_in), here
        return f"{found.name} {unit}", here
    province = province or here
    return (catalogue.full_name(found.key, province), province) if province else (found.name, None)


def _head_of(text: str) -> str:
    unit = _unit_of(text)
    at = fold(text).rfind(fold(unit.partition(" ")[0]))
    return office_case(text[:at].strip())
