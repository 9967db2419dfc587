"""What may stand at one word of a name: a word that names are made of, the verb that ends it, the next office of a list.

Belongs here: looking one place up in the word lists, accents verified. Does not belong here: walking over a name (`name_ends`).
"""

from __future__ import annotations

from extract.parsing.agencies.folding import Tokens, tone_key
from extract.parsing.agencies.name_index import NameIndex

# Heads of one syllable that begin names of places and persons as well; an office only before these words.
_PLACE_WORDS = {
    "truong": frozenset(("dai", "cao", "trung", "tieu", "mam", "pho", "chinh", "thpt", "thcs", "ptdtnt", "dao", "si", "day", "quan")),
    "hoi": frozenset(("nong", "cuu", "lien", "phu", "chu", "nguoi", "luat", "nha", "khuyen", "doanh", "dong", "van", "lam", "bao", "nan",
                      "sinh", "nu", "co", "chan", "ke", "khoa", "kien", "my", "y", "dieu", "tham", "hop", "vo", "thanh")),
    "dai": frozenset(("phat", "truyen", "tieng", "khi", "thong", "vien", "kiem", "ptth", "pt")),
}  # fmt: skip
_SHORT_RUN = 4  # syllables in lower case that no list knows
# Heads that are often the second half of another name ('Trung tâm Thông tin và Thư viện').
_WEAK_HEADS = frozenset(
    ("thu vien", "bao tang", "nha hat", "thanh tra", "kiem toan", "hai quan", "thue", "vien thong", "dien luc", "canh sat", "co quan",
     "hop tac xa", "phong", "quy", "bao", "thong ke", "hoi dong")
)  # fmt: skip


def word_after_name(tokens: Tokens, i: int, index: NameIndex) -> str | None:
    """'verb' or 'particle' where one of data/verbs_after_names.csv begins at word i, with its accents."""
    found = _after_name(tokens, i, index)
    return found[1] if found else None


def _after_name(tokens: Tokens, i: int, index: NameIndex) -> tuple[int, str] | None:
    for end, found in index.verbs.matches(tokens, i):
        first, kind = found[0]
        if tokens.word(i).lower() == first or tone_key(tokens.word(i)) == tone_key(first):
            return end, kind
    return None


def ends_name(tokens: Tokens, i: int, index: NameIndex) -> str | None:
    """The same, unless a longer word of names begins there: 'hạ tầng' is no 'hạ'; 'Việt Nam' does not end at 'năm'."""
    found = _after_name(tokens, i, index)
    if found is None:
        return None
    compound = compound_end(tokens, i, index)
    return None if compound is not None and compound > found[0] else found[1]


def compound_end(tokens: Tokens, i: int, index: NameIndex) -> int | None:
    """Where a word of several syllables that offices have in their names ends ('Công nghệ', 'quốc tế'); accents count."""
    for end, words in index.compounds.matches(tokens, i):
        said = tokens.text[tokens.starts[i] : tokens.ends[end - 1]].split()
        if [tone_key(word.strip(",")) for word in said] == [tone_key(word.strip(",")) for word in words[0].split()]:
            return end
    return None


def begins_office(tokens: Tokens, i: int, index: NameIndex, *, weak: bool = False) -> bool:
    """Whether another office, known or not, or a list of bodies begins at word i; `weak` heads too, where a comma stands before."""
    known = index.aliases.longest(tokens, i)
    if known is not None and (known[0] > i + 1 or known[1][0].exact == tokens.word(i)):
        return True
    if index.list_head(tokens, i) is not None:
        return True
    if not tokens.is_capital(i):
        return False
    for end, heads in index.name_heads.matches(tokens, i):
        if not _said(tokens, i, heads[0].tones):
            continue
        if end >= len(tokens.keys) or tokens.gap(end - 1) != " ":
            return end > i + 1 and weak
        if tokens.keys[i:end] == ["ban", "to", "chuc"] and not tokens.is_capital(i + 1):
            continue  # 'Hoa Ban' + 'tổ chức'
        if end == i + 1 and tokens.keys[i] in _PLACE_WORDS and tokens.keys[end] not in _PLACE_WORDS[tokens.keys[i]]:
            continue  # 'Tổng công ty Xây dựng Trường Sơn'
        whole = tokens.is_capital(end) or tokens.keys[end].isdigit() or end > i + 1
        if whole and (weak or " ".join(tokens.keys[i:end]) not in _WEAK_HEADS):
            return True
    return False


def trade_end(tokens: Tokens, end: int, index: NameIndex) -> int:
    """Where 'vận tải', 'kinh doanh hạ tầng khu công nghiệp' behind 'các đơn vị', 'các doanh nghiệp' end; `end` where none follows.

    Only a trade of data/trades.csv goes on, and only up to a verb of duty, another office or a colon.
    """
    if end >= len(tokens.keys) or tokens.gap(end - 1) != " ":
        return end
    trade = next(
        (stop for stop, words in index.trades.matches(tokens, end) if _said(tokens, end, words[0].tones)), None
    )
    if trade is None:
        return end
    at, unlisted = trade, 0
    while at < len(tokens.keys) and at - end < 9 and tokens.gap(at - 1) == " " and not tokens.is_capital(at):
        kind = ends_name(tokens, at, index)
        if kind is not None:
            return at if kind == "verb" or at == trade else trade
        compound = compound_end(tokens, at, index)
        if compound is None:
            if tokens.keys[at] in ("va", "cac", "cua"):
                return at if at == trade else trade
            unlisted += 1
        at = compound or at + 1
        if unlisted > _SHORT_RUN:
            return trade
    return at if at < len(tokens.keys) and tokens.gap(at - 1).strip() in (":", "(", ")", ",", ";") else trade


def _said(tokens: Tokens, i: int, tones: tuple[str, ...]) -> bool:
    return all(tone_key(tokens.word(i + k)) == tone for k, tone in enumerate(tones))
