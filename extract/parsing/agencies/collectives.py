"""Collective addressees: 'các sở, ban, ngành', 'UBND các huyện, thành phố', 'Thủ trưởng các cơ quan, đơn vị cấp tỉnh'.

Belongs here: the grammar of printed lists of kinds of bodies over the packaged nouns, heads and tails. They stay one unit (domain
reference 4.2); a list is cut only between different kinds of body. Does not belong here: single offices, persons.
"""

from __future__ import annotations

from extract.parsing.agencies.folding import Tokens, fold, tone_key
from extract.parsing.agencies.found import Found
from extract.parsing.agencies.name_bounds import trade_end
from extract.parsing.agencies.name_index import NameIndex
from extract.parsing.agencies.word_trie import joins

# Kinds that the gold keeps in one list; a change of family cuts it ('các sở, ban, ngành' | 'địa phương liên quan').
_FAMILY = {
    "so": "s", "ban": "s", "nganh": "s", "doan_the": "sd", "bo": "b", "co_quan": "cs", "don_vi": "c", "dia_phuong": "c",
    "huyen": "h", "xa": "h", "tinh": "h", "huyen_uy": "p", "tinh_uy": "p", "dang_uy": "p", "cap_uy": "g", "chinh_quyen": "g",
    "cap": "g", "mttq": "d", "luc_luong": "l", "doanh_nghiep": "n", "truong": "n", "phong": "n", "thanh_vien": "t",
    "hdnd": "u", "cong_an": "a", "bao_chi": "n", "to_dan_pho": "h", "chu_dau_tu": "i", "ban_dang": "ps", "can_bo": "k",
}  # fmt: skip
_MAY_FOLLOW = {  # family of the list so far -> families that may join it
    "s": "sd", "b": "bsdcn",
    "c": "csnlgd", "h": "h", "p": "ph", "g": "gsdpu", "d": "dsg", "l": "lca", "n": "nc", "t": "t", "u": "u", "a": "a", "i": "i", "k": "",
}  # fmt: skip
_LEVEL = {"huyen": "district", "huyen_uy": "district", "xa": "commune", "so": "province", "ban": "province", "nganh": "province",
          "bo": "central", "tinh": "province", "tinh_uy": "province", "to_dan_pho": "commune"}  # fmt: skip
_TAIL_LEVEL = {"cap tinh": "province", "cap huyen": "district", "cap xa": "commune", "cap thanh pho": "province"}
# Without 'các' a list must name one of these, or it is running text ('tổ chức, cá nhân').
_BARE = frozenset(
    (
        "co_quan",
        "don_vi",
        "dia_phuong",
        "so",
        "bo",
        "cap_uy",
        "huyen_uy",
        "chinh_quyen",
        "tinh_uy",
        "chu_dau_tu",
        "can_bo",
    )
)
_PARTNERS = frozenset(("dia_phuong", "don_vi", "co_quan", "chinh_quyen", "cap_uy", "doanh_nghiep"))
_PLURALS = frozenset(("cac", "nhung", "toan", "tat", "moi", "tung", "d/c"))
_OF_A_TRADE = frozenset(
    ("don_vi", "doanh_nghiep", "truong", "chu_dau_tu", "luc_luong", "co_quan")
)  # 'các đơn vị vận tải'
_SEPARATORS = (",", "-", "–", "/")
_UNIT_LISTS = ("huyện, ", "quận, ", "xã, ")
_PLACES = (
    "tỉnh",
    "huyện",
    "thị xã",
    "thành phố",
    "xã",
    "phường",
    "đặc khu",
    "thị trấn",
)  # behind them a name may follow
# Words that keep their capital inside a list's canonical name.
_KEEP = frozenset(
    ("UBND", "HĐND", "MTTQ", "Mặt", "Tổ", "Trung", "Chính", "Đảng", "Nhà", "Chỉ", "Quốc", "Hội", "Ủy", "Uỷ", "Chủ", "Bí", "Thủ",
     "Thường", "Giám", "Việt", "Nam", "Bộ", "BCĐ", "Công", "Người", "Lãnh", "Trưởng", "Tỉnh", "Thành", "BTV", "Chốt", "Ban")
)  # fmt: skip


def _key(groups: list[str], role: str, tails: str) -> str:
    kinds = set(groups)
    if role == "thu_truong":
        return "c_thu_truong"
    if role == "bi_thu":
        return "c_bi_thu"
    if "huyen" in kinds:
        return "c_ct_huyen" if role == "chu_tich" else "c_huyen"
    if "tinh" in kinds:
        return "c_ct_tinh" if role == "chu_tich" else "c_tinh"
    if "xa" in kinds:
        return "c_ct_xa" if role == "chu_tich" else "c_xa"
    for group, key in (("tinh_uy", "c_tinh_uy"), ("huyen_uy", "c_huyen_uy"), ("cap_uy", "c_cap_uy"), ("bo", "c_bo"), ("so", "c_so"),
                       ("thanh_vien", "c_bcd"), ("mttq", "c_ct_xh"), ("luc_luong", "c_luc_luong"), ("cap", "c_cap"),
                       ("doanh_nghiep", "c_dn"), ("chu_dau_tu", "c_dn"), ("doan_the", "c_doan_the"), ("dang_uy", "c_xa_uy")):  # fmt: skip
        if group in kinds:
            return key
    return "c_lien_quan" if "lien quan" in tails else "c_co_quan"


def _noun(tokens: Tokens, i: int, index: NameIndex) -> tuple[int, str] | None:
    """(end, group) of the kind of bodies at word i; with its accents, or with slips of the recogniser in two words and more."""
    if tokens.keys[i : i + 2] == ["truong", "hop"]:
        return None  # 'các trường hợp'
    matches = index.nouns.matches(tokens, i)
    for end, nouns in matches:
        for noun in nouns:
            if all(tone_key(tokens.word(i + k)) == tones for k, tones in enumerate(noun.tones)):
                return end, noun.role
    return (matches[0][0], matches[0][1][0].role) if matches and matches[0][0] > i + 1 else None


def _continues(tokens: Tokens, i: int, family: str, index: NameIndex, groups: list[str]) -> tuple[int, str] | None:
    """The next noun of the list: (word where it starts, group), after ',', '-', 'và'; None where the list ends."""
    if i >= len(tokens.keys):
        return None
    j = i
    gap = tokens.gap(i - 1)
    between = gap.strip()
    if between not in ("", *_SEPARATORS):
        return None
    if tokens.keys[j] in ("va", "cung") and "\n" not in gap:
        j += 1
        if j >= len(tokens.keys) or not joins(tokens, j - 1):
            return None
    elif not between:
        return None
    again = tokens.keys[j] == "cac"
    if again:
        if family not in "gd":
            return None
        j += 1
        if j >= len(tokens.keys):
            return None
    noun = _noun(tokens, j, index)
    if noun is not None and family == "s" and noun[1] in ("dia_phuong", "don_vi", "co_quan"):
        if noun[1] != "co_quan" or "nganh" in groups:
            further = _continues(tokens, noun[0], "c", index, [])
            if further is not None and further[1] in ("dia_phuong", "don_vi", "co_quan"):
                return None  # 'các sở, ban, ngành' | 'địa phương, cơ quan, đơn vị'
        rest = index.tails.longest(tokens, noun[0]) if noun[0] < len(tokens.keys) else None
        # 'các sở, ngành, địa phương' is one list; 'địa phương liên quan' stands apart
        return None if rest is not None and "liên quan" in rest[1][0] and noun[1] != "co_quan" else (j, noun[1])
    if noun is None or (
        _FAMILY[noun[1]][0] not in _MAY_FOLLOW[family] and not set(_FAMILY[noun[1]]) & set(_MAY_FOLLOW[family])
    ):
        return None
    if noun[1] == "doan_the" and noun[0] == j + 1 and tokens.is_capital(j):
        return None  # 'Mặt trận Tổ quốc, Hội Cựu chiến binh'
    # 'các sở, ban, ngành và UBND các huyện': another body begins.
    head = index.list_head(tokens, j)
    if head is not None and head[0] > noun[0]:
        return None
    known = index.aliases.longest(tokens, j)
    if known is not None and known[0] > noun[0]:
        return None
    return j, noun[1]


def _said(tokens: Tokens, first: int, last: int, form: str) -> bool:
    """Whether the words have the form's own accents: 'khác' is no 'khắc', 'xã' no 'xa'."""
    words = tokens.text[tokens.starts[first] : tokens.ends[last - 1]].replace(",", " ").split()
    return [tone_key(word) for word in words] == [tone_key(word) for word in form.replace(",", " ").split()]


def _stands_alone(groups: list[str], tails: str, words: int, first: str) -> bool:
    """Whether a list without 'các' names bodies: 'cơ quan, đơn vị', 'địa phương liên quan', 'UBND cấp xã'."""
    if groups[0] == "hdnd":
        return tails.startswith("cap ") or "cac cap" in tails
    if groups[0] == "mttq" and "doan_the" in groups:  # 'Mặt trận Tổ quốc và các tổ chức chính trị - xã hội'
        return True
    if not _BARE & set(groups):
        return groups == ["luc_luong"] and words > 2 and first == "luc"
    if groups[0] in ("chu_dau_tu", "can_bo"):
        return True
    return len(groups) > 1 or "lien quan" in tails or "cac cap" in tails or (groups == ["co_quan"] and words > 2)


def _of_others(tokens: Tokens, end: int, groups: list[str], index: NameIndex) -> int:
    """'cơ quan chức năng của các tỉnh': whose bodies they are belongs to the name."""
    if (
        groups[-1] in ("co_quan", "don_vi", "luc_luong")
        and tokens.keys[end : end + 2] == ["cua", "cac"]
        and joins(tokens, end - 1)
    ):
        noun = _noun(tokens, end + 2, index) if end + 2 < len(tokens.keys) else None
        if noun is not None:
            return noun[0]
    return end


def match_collective(tokens: Tokens, i: int, index: NameIndex) -> Found | None:
    """A collective at word i, tails included ('cấp tỉnh', 'có liên quan'); None where none stands there."""
    head = index.list_head(tokens, i)
    start, role = head if head else (i, "")
    noun = None
    if head and start < len(tokens.keys) and joins(tokens, start - 1):
        noun = _noun(tokens, start, index)
    if noun is None:
        head, start, role = None, i, ""
        noun = _noun(tokens, i, index)
    if noun is None:
        return None
    end, groups = noun[0], [noun[1]]
    family = _FAMILY[noun[1]][0]
    while (following := _continues(tokens, end, family, index, groups)) is not None:
        last = _noun(tokens, following[0], index)
        if last is None:
            break
        end = last[0]
        groups.append(following[1])
    tails: list[str] = []
    while end < len(tokens.keys) and joins(tokens, end - 1) and tokens.gap(end - 1) == " " and len(tails) < 3:
        tail = next(
            (
                t
                for t in index.tails.matches(tokens, end)
                if _said(tokens, end, t[0], t[1][0]) and (groups[-1] == "truong" or not t[1][0].startswith(_UNIT_LISTS))
            ),
            None,
        )  # 'các trung tâm y tế' + 'huyện, thành phố'; 'Chủ tịch UBND' + 'xã, phường' is a list of units
        if tail is None or (
            tail[1][0].endswith(_PLACES)
            and tail[0] < len(tokens.keys)
            and tokens.gap(tail[0] - 1) == " "
            and (tokens.is_capital(tail[0]) or tokens.keys[tail[0]] in ("uy", "hoi"))
        ):
            break
        if (
            tail[1][0].endswith((" Bộ", " Sở"))
            and tail[0] < len(tokens.keys)
            and (tokens.is_capital(tail[0]) and tokens.gap(tail[0] - 1) == " ")
        ):
            break  # 'các đơn vị thuộc Bộ Công an'
        tails.append(fold(tail[1][0]))
        end = tail[0]
    end = _of_others(tokens, end, groups, index)
    if not tails and groups[-1] in _OF_A_TRADE and (head is not None or len(groups) > 1 or groups[0] == "chu_dau_tu"):
        end = trade_end(tokens, end, index)
    said = " ".join(tails)
    partner = i > 0 and tokens.keys[i - 1] in ("voi", "cung") and groups[0] in _PARTNERS
    if head is None and not partner and not _stands_alone(groups, said, end - i, tokens.keys[i]):
        return None
    if (
        head is not None
        and role in ("thu_truong", "chu_tich", "bi_thu", "cap_uy")
        and "cac" not in tokens.keys[i:start]
        and len(groups) < 2
        and (not tails or (groups == ["hdnd"] and tails[0] in ("tinh", "thanh pho", "xa", "phuong")))
    ):
        return None
    raw = tokens.text[tokens.starts[i] : tokens.ends[end - 1]]
    level = next((_TAIL_LEVEL[tail] for tail in tails if tail in _TAIL_LEVEL), None)
    if level is None:
        levels = {_LEVEL.get(group, "mixed") for group in groups}
        level = "mixed" if "lien quan" in said and "so" not in groups and "nganh" not in groups else levels.pop() if len(levels) == 1 else (
            "province" if "so" in groups else "district" if "huyen" in groups else "mixed")  # fmt: skip
    return Found(i, end, _canonical(raw, groups, role, bool(head)), _key(groups, role, said), level, "collective")


def _canonical(raw: str, groups: list[str], role: str, has_head: bool) -> str:
    """The printed list in lower case after its head; districts and communes stand for their committees."""
    if has_head and not role and fold(raw).split(" ", 1)[0] not in _PLURALS:
        return raw  # 'Sở Y tế các tỉnh', 'Tỉnh ủy, Thành ủy các tỉnh': whose bodies they are
    words = raw.removesuffix(" nêu trên").removesuffix(" trên").split(" ")
    shown = [
        w if (i and w in _KEEP) or (i == 0 and role) or (w.isupper() and len(w) > 1) else w[:1].lower() + w[1:]
        for i, w in enumerate(words)
    ]
    if not role and len(shown) > 1:  # 'Các Sở, Ban' -> 'các sở, ban'
        shown = [
            w.lower() if w in ("Ban", "Bộ") and i + 1 < len(shown) and shown[i + 1][:1].islower() else w
            for i, w in enumerate(shown)
        ]
    name = " ".join(shown)
    for whole in ("ủy ban nhân dân cấp ", "uỷ ban nhân dân cấp "):
        if name.lower().startswith(whole):
            return "UBND cấp " + name[len(whole) :]
    if groups[0] == "mttq" and not role:
        name = name[:1].upper() + name[1:] if not has_head else name
    places = set(groups) <= {"huyen", "xa", "tinh"}
    if places and not role:
        if not has_head or not name.startswith("các "):
            name = "các " + name.removeprefix("những ")
        return "UBND " + name
    return name
