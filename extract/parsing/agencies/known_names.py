"""Names of the catalogue in a text: exact, with other accents, with a slip of the recogniser, after a shared head.

Belongs here: closed vocabulary only. Does not belong here: collectives, persons, names that the catalogue lacks.
"""

from __future__ import annotations

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from extract.parsing.agencies.catalogue import AgencyKind, Catalogue
from extract.parsing.agencies.folding import Tokens, tone_key
from extract.parsing.agencies.found import Found
from extract.parsing.agencies.name_index import Alias, NameIndex
from extract.parsing.agencies.word_trie import joins

_BRANCHED = frozenset(("central_vertical", "enterprise", "government_agency", "bank"))
_OF_NO_LEVEL = frozenset(("Mặt trận Tổ quốc", "Đoàn Thanh niên"))  # 'Mặt trận Tổ quốc cùng cấp': of any level
_LETTERS_A_SLIP = 8  # domain reference 5.4: at most one edit per eight characters, closed vocabularies only


def _agreement(tokens: Tokens, i: int, alias: Alias) -> float | None:
    """1.0 for the same letters and accents, less for accents that differ, None where too many differ or the case is wrong."""
    if alias.exact is not None:
        return 1.0 if tokens.word(i) == alias.exact else None
    wrong = 0
    for k, tones in enumerate(alias.tones):
        if tone_key(tokens.word(i + k)) != tones:
            wrong += 1
    capital = any(tokens.is_capital(i + k) for k in range(min(alias.words, 3)))
    if not capital and (wrong or alias.words < 3):
        return None
    if not wrong:
        return 1.0
    letters = tokens.ends[i + alias.words - 1] - tokens.starts[i]
    if (letters < _LETTERS_A_SLIP and alias.words < 3) or wrong > max(1, letters // _LETTERS_A_SLIP):
        return None
    return round(1.0 - wrong / (letters / 2), 4)


def province_after(
    tokens: Tokens, i: int, index: NameIndex, catalogue: Catalogue, unit_kind: str | None
) -> tuple[int, str | None, str | None]:
    """(end, province, kind word) of '[tỉnh|thành phố] <province>' at word i; end == i where none stands there."""
    j, kind = i, unit_kind
    if unit_kind is None and j < len(tokens.keys) and j and joins(tokens, j - 1):
        if tokens.keys[j] in ("tinh", "tp") and "," not in tokens.gap(j - 1):
            j, kind = j + 1, "tỉnh" if tokens.keys[j] == "tinh" else "thành phố"
        elif tokens.keys[j : j + 2] == ["thanh", "pho"] and "," not in tokens.gap(j - 1):
            j, kind = j + 2, "thành phố"
    if j < len(tokens.keys) and j and joins(tokens, j - 1) and "," not in tokens.gap(j - 1) and tokens.is_capital(j):
        match = index.provinces.longest(tokens, j)
        if match is not None:
            return match[0], match[1][0], kind
    return j, None, kind


def unknown_province(tokens: Tokens, i: int) -> int:
    """End of a province's name that the catalogue lacks: two capitalised words behind 'tỉnh', no person's name; i without."""
    if i >= len(tokens.keys) or not i or tokens.gap(i - 1) != " ":
        return i
    stop = i
    while (
        stop < len(tokens.keys)
        and stop < i + 4
        and tokens.is_capital(stop)
        and (stop == i or tokens.gap(stop - 1) == " ")
    ):
        stop += 1
    return stop if stop == i + 2 and not tokens.word(i).isupper() else i


def _branch_end(tokens: Tokens, i: int) -> int:
    """End of 'Khu vực 5', 'tỉnh An Phú', 'An Phú' behind 'chi nhánh' at word i; i without."""
    stop = i
    while stop < len(tokens.keys) and stop < i + 5 and tokens.gap(stop - 1) == " ":
        word = tokens.keys[stop]
        if not (tokens.is_capital(stop) or word.isdigit() or word in ("tinh", "thanh", "pho", "khu", "vuc")):
            break
        stop += 1
    return stop


def _regional(tokens: Tokens, i: int, end: int, kind: AgencyKind) -> Found | None:
    """'Kho bạc Nhà nước khu vực XII', 'VNPT An Phú': a branch of what the name alone means."""
    if end >= len(tokens.keys) or tokens.gap(end - 1) not in (" ", " - ", " – "):
        return None
    stop = end
    branch = 2 if tokens.keys[end : end + 2] == ["chi", "nhanh"] else int(tokens.word(end) == "CN")
    if branch:  # 'Ngân hàng Nhà nước chi nhánh Khu vực 5', 'NHNN CN Khu vực 5'
        stop = _branch_end(tokens, end + branch)
        stop = stop if stop > end + branch else end
    elif (kind.type not in _BRANCHED and kind.key != "nhnn") or tokens.gap(end - 1) != " ":
        return None
    elif tokens.keys[end : end + 2] == ["khu", "vuc"] and end + 2 < len(tokens.keys) and tokens.gap(end + 1) == " ":
        stop = end + 3 if tokens.is_capital(end + 2) or tokens.keys[end + 2].isdigit() else end
    elif kind.scope == "central" and kind.type == "enterprise" and end == i + 1:
        stop = unknown_province(tokens, end)
    if stop == end:
        return None
    name = tokens.text[tokens.starts[i] : tokens.ends[stop - 1]]
    return Found(i, stop, name, None, "province", kind.type, 0.8)


def _kind_after(tokens: Tokens, end: int) -> int:
    """'Sở An toàn thực phẩm' + 'thành phố': the kind of place without a name, part of what is printed but not of the name."""
    size = 1 if tokens.keys[end : end + 1] == ["tinh"] else 2 * (tokens.keys[end : end + 2] == ["thanh", "pho"])
    if not size or tokens.gap(end - 1) != " " or tokens.word(end).lower() not in ("tỉnh", "thành"):
        return end
    follows = end + size < len(tokens.keys) and tokens.gap(end + size - 1) == " "
    return end if follows and (tokens.is_capital(end + size) or tokens.keys[end + size] in ("uy", "va")) else end + size


def _finished(
    tokens: Tokens, i: int, end: int, alias: Alias, confidence: float, index: NameIndex, catalogue: Catalogue
) -> Found:
    kind = catalogue.kinds[alias.key]
    last, province, unit_kind = end, alias.province, alias.unit_kind
    name = alias.name
    said = tokens.text[tokens.starts[i] : tokens.ends[end - 1]]
    if kind.scope == "central" and said in _OF_NO_LEVEL:
        return Found(i, end, said, None, None, kind.type, 0.8)
    regional = _regional(tokens, i, end, kind)
    if regional is not None:
        return regional
    if kind.scope == "province" and province is None:
        last, province, unit_kind = province_after(tokens, end, index, catalogue, alias.unit_kind)
        if province is not None:
            shown = catalogue.province_named(province)
            words = alias.unit_kind or (unit_kind if unit_kind and last > end + 1 else None)
            base = (
                alias.name if alias.unit_kind or words else alias.name.removesuffix(" tỉnh").removesuffix(" thành phố")
            )
            name = (
                f"{base} {province}"
                if alias.unit_kind or words is None or shown is None
                else f"{alias.name} {words} {province}"
            )
        elif alias.unit_kind or unit_kind or kind.type in ("enterprise", "media"):
            stop = unknown_province(tokens, last)
            if stop > last:
                province = tokens.text[tokens.starts[last] : tokens.ends[stop - 1]]
                words = "" if alias.unit_kind or not unit_kind else f"{unit_kind} "
                base = alias.name if alias.unit_kind or words else alias.name.removesuffix(" tỉnh")
                name, last = f"{base} {words}{province}", stop
            elif not alias.unit_kind:
                last, unit_kind = end, None
        if province is None and last == end and not alias.unit_kind and kind.type == "department":
            last = _kind_after(tokens, end)
    return Found(i, last, name, alias.key, kind.level, kind.type, confidence, province, unit_kind)


def match_known(tokens: Tokens, i: int, index: NameIndex, catalogue: Catalogue) -> Found | None:
    """The longest catalogue name at word i with its accents verified."""
    for end, aliases in index.aliases.matches(tokens, i):
        best: tuple[float, Alias] | None = None
        for alias in aliases:
            agreed = _agreement(tokens, i, alias)
            if agreed is not None and (best is None or agreed > best[0]):
                best = (agreed, alias)
        if best is not None:
            return _finished(tokens, i, end, best[1], best[0], index, catalogue)
    return None


def match_folded(tokens: Tokens, i: int, index: NameIndex, catalogue: Catalogue) -> Found | None:
    """The longest catalogue name at word i whatever its accents: for a line that can only be an office ('SƠ Y TE')."""
    for end, aliases in index.aliases.matches(tokens, i):
        if end - i < 2:
            break
        agreed = [
            sum(tone_key(tokens.word(i + k)) == tones for k, tones in enumerate(alias.tones)) for alias in aliases
        ]
        best = max(agreed)
        if [a.key for a, n in zip(aliases, agreed, strict=True) if n == best].count(
            aliases[agreed.index(best)].key
        ) == agreed.count(best):
            return _finished(
                tokens, i, end, aliases[agreed.index(best)], round(0.6 + 0.3 * best / (end - i), 4), index, catalogue
            )
    return None


def _one_slip_a_word(said: str, name: str) -> bool:
    """Whether no word differs by more than one letter; with words lost or split, one letter in all."""
    ours, theirs = said.split(), name.split()
    if len(ours) != len(theirs):
        return Levenshtein.distance(said, name, score_cutoff=1) <= 1
    return all(Levenshtein.distance(a, b, score_cutoff=1) <= 1 for a, b in zip(ours, theirs, strict=True))


def match_slip(tokens: Tokens, i: int, index: NameIndex, catalogue: Catalogue) -> Found | None:
    """A catalogue name with a slip of the recogniser: at most one edit per eight letters, the same first word."""
    names = index.slips.get(tokens.keys[i])
    if names is None or i + 1 >= len(tokens.keys) or not (tokens.is_capital(i) and tokens.is_capital(i + 1)):
        return None
    best: tuple[int, int, Alias] | None = None  # edits, end, alias
    end = i + 1
    while end < min(i + 11, len(tokens.keys)) and joins(tokens, end - 1):
        end += 1
        said = " ".join(tokens.keys[i:end])
        allowed = len(said) // _LETTERS_A_SLIP
        if not allowed:
            continue
        hit = process.extractOne(said, names, scorer=Levenshtein.distance, score_cutoff=allowed)
        # A longer reading replaces a shorter one only with fewer edits a letter.
        if hit is not None and (best is None or hit[1] <= best[0]) and _one_slip_a_word(said, hit[0]):
            best = (int(hit[1]), end, index.slip_aliases[hit[0]])
    if best is None:
        return None
    edits, end, alias = best
    confidence = round(1.0 - 2.0 * edits / (tokens.ends[end - 1] - tokens.starts[i]), 4)
    return _finished(tokens, i, end, alias, confidence, index, catalogue)
