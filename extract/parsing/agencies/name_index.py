"""Every name of the catalogue, ready to be found: tries of aliases, provinces, short names after a shared head, word classes.

Belongs here: building the tries from the packaged lists. Does not belong here: walking a text (mentions and the matchers).
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from extract.parsing.agencies.catalogue import filled, load_catalogue
from extract.parsing.agencies.folding import Tokens, fold, tokenize, tone_key
from extract.parsing.agencies.word_lists import rows
from extract.parsing.agencies.word_trie import WordTrie

_SLIP_HEADS = frozenset(
    ["so", "bo", "ban", "van", "uy", "cong", "tinh", "thanh", "hoi", "dai", "vien", "toa", "kho", "bao", "trung", "cuc"]
)
_KINDS = ("tỉnh", "thành phố")
SHARED_HEADS = {"bo": "Bộ", "so": "Sở", "ban": "Ban"}


@dataclass(frozen=True, slots=True)
class Alias:
    """A printed form of a kind of office. `tones` verifies accents; `unit_kind` is 'tỉnh' or 'thành phố' where the form says it."""

    key: str
    name: str  # canonical, filled
    tones: tuple[str, ...]
    words: int
    unit_kind: str | None = None
    province: str | None = None
    exact: str | None = None  # one-word abbreviations are compared letter by letter


@dataclass(frozen=True, slots=True)
class LocalBody:
    name: str
    type: str


@dataclass(frozen=True, slots=True)
class NameHead:
    """The first words of unknown offices' names; accents count, or 'Số', 'Quý', 'Trưởng' would begin names."""

    type: str
    tones: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListHead:
    """Words before a list of kinds of bodies ('các', 'Chủ tịch UBND các') or a kind; accents count: 'Môi trường' is no 'mọi trường'."""

    role: str
    tones: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Start:
    """How names begin with one word: what may follow it, and which matchers are worth asking."""

    seconds: frozenset[str]
    capital: bool  # alone in capitals it may begin a name: 'EVN', 'Sở', 'Trường'
    noun: bool  # one word that may begin a list without 'các'
    unit: bool  # before a proper name: 'huyện Bình An'
    known: bool
    collective: frozenset[str]  # second words of collectives
    local: bool
    person: bool
    generic: bool
    shared: bool
    branch: bool
    lone: bool


@dataclass(frozen=True, slots=True)
class NameIndex:
    """`aliases`: all names. `provinces`: their spellings. `short`: 'Y tế' after a shared 'các Sở' (key 'so')."""

    aliases: WordTrie[Alias]
    provinces: WordTrie[str]
    short: dict[str, WordTrie[Alias]]
    heads: WordTrie[ListHead]
    nouns: WordTrie[ListHead]  # role: the group of the noun
    tails: WordTrie[str]
    positions: WordTrie[str]
    local_bodies: WordTrie[LocalBody]
    name_heads: WordTrie[NameHead]
    verbs: WordTrie[tuple[str, str]]  # what ends a name: (its first word, 'verb' or 'particle')
    compounds: WordTrie[str]  # 'công nghệ', 'hợp tác quốc tế': words of names that go on in lower case
    slips: dict[str, tuple[str, ...]]  # first word -> long folded names, for slips of the recogniser
    slip_aliases: dict[str, Alias]
    trades: WordTrie[ListHead]  # 'vận tải' behind 'các đơn vị'
    branches: WordTrie[ListHead]  # 'Hải quan', 'Tỉnh': named without an office; role: their type
    lone_positions: WordTrie[ListHead]  # 'Trưởng thôn', 'Thứ trưởng': persons named by their office alone
    starts: dict[str, Start]  # by first word: no name of any kind starts with another one

    def list_head(self, tokens: Tokens, i: int) -> tuple[int, str] | None:
        """(end, role) of the longest head of a list at word i."""
        for end, heads in self.heads.matches(tokens, i):
            if all(tone_key(tokens.word(i + k)) == tones for k, tones in enumerate(heads[0].tones)):
                return end, heads[0].role
        return None


def _alias(key: str, form: str, name: str, unit_kind: str | None = None, province: str | None = None) -> Alias:
    tokens = tokenize(form)
    words = [tokens.word(i) for i in range(len(tokens.keys))]
    return Alias(
        key,
        name,
        tuple(tone_key(w) for w in words),
        len(words),
        unit_kind,
        province,
        words[0] if len(words) == 1 else None,
    )


def _forms() -> list[tuple[str, str]]:
    """(key, template) of every name and alias of the catalogue."""
    kinds = load_catalogue().kinds
    forms = [(kind.key, kind.name) for kind in kinds.values() if kind.scope != "collective"]
    return forms + [(row["key"], row["alias"]) for row in rows("agency_aliases")]


def _add_aliases(trie: WordTrie[Alias], short: dict[str, WordTrie[Alias]]) -> None:
    catalogue = load_catalogue()
    province_names = sorted({province.name for province in catalogue.provinces})
    for key, form in _forms():
        name = catalogue.kinds[key].name
        if "{province}" in form:
            for province in province_names:
                filled_name = filled(name, "tỉnh", province)
                trie.add(
                    form.replace("{province}", province),
                    _alias(key, form.replace("{province}", province), filled_name, None, province),
                )
            continue
        varies = "{" in form
        for kind in _KINDS if varies else _KINDS[:1]:
            printed = filled(form, kind)
            if kind == "thành phố" and "{kind}" in form:
                short_form = filled(form.replace("{kind}", "TP"), kind)
                trie.add(short_form, _alias(key, short_form, filled(name, kind, "").strip(), kind))
            canonical = filled(name, kind) if "{province}" not in name else filled(form, kind)
            if not varies and fold(f"{form} tỉnh") == fold(canonical):
                canonical = form  # 'Trung tâm Phát triển quỹ đất', 'Cục Thuế': of whom is not said
            alias = _alias(key, printed, canonical, kind if varies else None)
            trie.add(printed, alias)
            head, _, rest = printed.partition(" ")
            shared = {"Bộ": "bo", "Sở": "so"}.get(head)
            if shared and rest:
                short[shared].add(rest, _alias(key, rest, canonical))
        if form.startswith("Ban ") and form.endswith((" {committee}", " Trung ương")):
            rest = form.removeprefix("Ban ").removesuffix(" {committee}").removesuffix(" Trung ương")
            short["ban"].add(rest, _alias(key, rest, name))


def _slips(aliases: WordTrie[Alias]) -> tuple[dict[str, tuple[str, ...]], dict[str, Alias]]:
    by_head: dict[str, tuple[str, ...]] = {}
    by_name: dict[str, Alias] = {}
    for head in sorted(_SLIP_HEADS & aliases.first_words):
        long = [(f"{head} {rest}", found) for rest, found in aliases.names_from(head) if len(head) + 1 + len(rest) >= 8]
        by_head[head] = tuple(sorted(name for name, _ in long))
        by_name.update((name, found[0]) for name, found in long)
    return by_head, by_name


def _listed(name: str, field: str, value: str) -> WordTrie[str]:
    trie: WordTrie[str] = WordTrie()
    for row in rows(name):
        trie.add(row[field], row[value])
    return trie


def _named_heads() -> WordTrie[NameHead]:
    trie: WordTrie[NameHead] = WordTrie()
    for row in rows("name_heads"):
        tokens = tokenize(row["head"])
        trie.add(row["head"], NameHead(row["type"], tuple(tone_key(tokens.word(i)) for i in range(len(tokens.keys)))))
    return trie


def _listed_words(name: str, field: str, role: str) -> WordTrie[ListHead]:
    trie: WordTrie[ListHead] = WordTrie()
    for row in rows(name):
        tokens = tokenize(row[field])
        trie.add(row[field], ListHead(row[role], tuple(tone_key(tokens.word(i)) for i in range(len(tokens.keys)))))
    return trie


def _name_words() -> WordTrie[str]:
    trie = _listed("compounds", "written", "written")
    for row in rows("name_words"):
        trie.add(row["written"], row["written"])
    return trie


def _verbs() -> WordTrie[tuple[str, str]]:
    trie: WordTrie[tuple[str, str]] = WordTrie()
    for row in rows("verbs_after_names"):
        trie.add(row["words"], (row["words"].partition(" ")[0], row["kind"]))
    return trie


def _starts(
    aliases: WordTrie[Alias],
    tries: tuple[WordTrie[ListHead], WordTrie[ListHead], WordTrie[str], WordTrie[ListHead], WordTrie[ListHead]],
    bodies: WordTrie[LocalBody], name_heads: WordTrie[NameHead], short: dict[str, WordTrie[Alias]],
) -> dict[str, Start]:  # fmt: skip
    heads, nouns, positions, branches, lone = tries
    units = frozenset(["huyen", "thi", "thanh", "tp", "quan", "xa", "phuong", "dac"])
    comrades = {"dong": "chi", "d": "c", "ong": "", "ba": ""}
    firsts = units.union(
        comrades,
        short,
        aliases.first_words,
        bodies.first_words,
        name_heads.first_words,
        *(trie.first_words for trie in tries),
    )
    shorts = [trie.first_words for trie in short.values()]
    after_cac = nouns.first_words.union(*shorts, positions.first_words, heads.first_words, short, units, ("dong", "d"))
    starts: dict[str, Start] = {}
    for word in firsts:
        seconds = aliases.second_words(word).union(
            bodies.second_words(word), name_heads.second_words(word), *(trie.second_words(word) for trie in tries)
        )
        for head in (heads, positions):  # 'Thủ trưởng' + list, 'Giám đốc' + office: two words that are whole
            if head.has_single(word):
                seconds |= after_cac
        if word in comrades:
            seconds |= {comrades[word]}
        if word in short:
            seconds |= short[word].first_words
        if word in ("thi", "dac"):
            seconds |= {"xa", "tran", "khu", "uy"}
        if word in units:
            seconds |= {"uy"}
        starts[word] = Start(
            seconds,
            capital=aliases.has_single(word)
            or name_heads.has_single(word)
            or word in short
            or positions.has_single(word)
            or branches.has_single(word)
            or bodies.has_single(word),
            noun=word in ("so", "bo", "ubnd", "hdnd"),  # alone before a comma: 'sở, ngành', 'bộ, ngành'
            unit=word in units,
            known=word in aliases.first_words,
            collective=nouns.second_words(word)
            | heads.second_words(word)
            | (after_cac if heads.has_single(word) else frozenset()),
            local=word in units or word in bodies.first_words,
            person=word in positions.first_words or word in comrades,
            lone=word in lone.first_words,
            generic=word in name_heads.first_words,
            shared=word in short or word == "cac" or word in bodies.first_words,
            branch=word in branches.first_words,
        )
    return starts


@functools.cache
def name_index() -> NameIndex:
    """Built once a process from the packaged lists (about 0.1 s)."""
    aliases: WordTrie[Alias] = WordTrie()
    short: dict[str, WordTrie[Alias]] = {head: WordTrie() for head in SHARED_HEADS}
    _add_aliases(aliases, short)
    provinces: WordTrie[str] = WordTrie()
    catalogue = load_catalogue()
    for name in {province.name for province in catalogue.provinces}:
        provinces.add(name, name)
    for row in rows("province_spellings"):
        provinces.add(row["spelling"], row["name"])
    bodies: WordTrie[LocalBody] = WordTrie()
    for row in rows("local_bodies"):
        bodies.add(row["body"], LocalBody(row["name"], row["type"]))
    heads, nouns = _listed_words("collective_heads", "head", "role"), _listed_words("collective_nouns", "noun", "group")
    positions, name_heads = _listed("positions", "position", "position"), _named_heads()
    trades, branches = _listed_words("trades", "words", "source"), _listed_words("branches", "branch", "type")
    lone = _listed_words("lone_positions", "position", "source")
    starts = _starts(aliases, (heads, nouns, positions, branches, lone), bodies, name_heads, short)
    return NameIndex(
        aliases, provinces, short, heads, nouns, _listed("collective_tails", "tail", "tail"), positions, bodies,
        name_heads, _verbs(),
        _name_words(), *_slips(aliases), trades, branches, lone, starts,
    )  # fmt: skip
