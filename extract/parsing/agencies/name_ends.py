"""Where the name of an unlisted office ends: by the syntax around it, as no list has every name.

Belongs here: the walk over the words behind a head word ('Cục', 'Trung tâm', 'Hội'). Does not belong here: which words are heads
(`generic_names`), names of the catalogue (`known_names`).

A name goes on over capitals and over words that names are made of (data/compounds.csv). Other words in lower case belong to it only
if the clause shows that they cannot be its verb: a verb of duty, the next office of a list, a colon or a bracket follows them. A
kind of place ('tỉnh', 'xã'), a number or a proper name closes a name to words in lower case.
"""

from __future__ import annotations

from extract.parsing.agencies.folding import Tokens
from extract.parsing.agencies.name_bounds import begins_office, compound_end, ends_name
from extract.parsing.agencies.name_index import NameIndex
from extract.parsing.agencies.word_trie import joins

_LONGEST = 28  # words of a name
_RUN = 6  # syllables in lower case that no list knows
_SHORT_RUN = 4
_PLACES = frozenset(("tỉnh", "huyện", "xã", "phường", "quận"))
_PLACE_PAIRS = frozenset((("thành", "phố"), ("thị", "xã"), ("đặc", "khu"), ("thị", "trấn")))
_OUTWARD = frozenset(("của", "thuộc", "cho", "về", "tại"))
_PARTNER = frozenset(("voi", "cung"))  # a name behind them is no subject
_OF_A_PLACE = frozenset(
    ("agency", "school", "central_vertical", "association", "enterprise", "hospital", "institute", "bank", "party_body")
)
# Words of names that are verbs as well: where no other verb follows, they are the clause's.
_DOUBTFUL = frozenset(
    (("dao", "tao"), ("xay", "dung"), ("dau", "tu"), ("quan", "ly"), ("phat", "trien"), ("san", "xuat"), ("khai", "thac"), ("che", "bien"),
     ("nghien", "cuu"), ("thong", "ke"), ("thanh", "toan"), ("quy", "hoach"), ("bao", "ve"), ("kiem", "soat"), ("dieu", "hanh"),
     ("tu", "van"), ("boi", "duong"), ("doi", "moi"), ("ung", "dung"), ("truyen", "thong"), ("thong", "tin"), ("bao", "ton"),
     ("phuc", "hoi"), ("dang", "ky"), ("tuyen", "truyen"), ("xuc", "tien"), ("cham", "soc"), ("tuyen", "sinh"), ("bao", "tri"),
     ("phuc", "vu"), ("ho", "tro"), ("giam", "sat"), ("kiem", "tra"), ("to", "chuc"), ("bieu", "dien"), ("cap", "nuoc"), ("kiem", "dinh"))
)  # fmt: skip
_NUMBERED = frozenset(("military", "central_vertical", "steering_committee", "agency", "enterprise"))


class NameWalk:
    """One walk from a head word to the end of its name."""

    def __init__(self, tokens: Tokens, first: int, head: int, kind: str, index: NameIndex) -> None:
        self.tokens, self.first, self.head, self.kind, self.index = tokens, first, head, kind, index
        self.good = self.at = head
        self.run = 0  # syllables in lower case since `good`
        self.closed = False  # no further word in lower case belongs to the name
        self.halved = -1  # behind a capital that may be the first half of a word: 'Kiểm' + 'lâm'
        self.doubt: int | None = None  # where a word of names stands that may be the verb: 'đào tạo', 'xây dựng'
        self.substance = False  # anything that tells this office from its kind

    def end(self) -> int | None:
        """The name's end (word, exclusive); None where nothing but the head word stands."""
        boundary = self._walk()
        if self.doubt is not None and boundary not in ("verb", "list", ":", ")") and not self._partner():
            self.good, self.run = min(self.good, self.doubt), 0
        if self.run and not self.closed and self._belongs(boundary):
            self.good = self.at
            self.substance = self.substance or self.head > self.first + 1
        return self.good if self.substance and self.good > self.head else None

    def _walk(self) -> str:
        tokens = self.tokens
        while self.at < len(tokens.keys) and self.at - self.first < _LONGEST:
            j = self.at
            if not joins(tokens, j - 1):
                return tokens.gap(j - 1).strip()[:1] or "\n"
            if "," in tokens.gap(j - 1):
                further = self._after_comma(j)
                if further is None:
                    return "list" if self._listed(j) else ","
                self._take(further)
            elif tokens.is_capital(j):
                if j > self.head and begins_office(tokens, j, self.index):
                    return "list"
                self._capital(j)
            elif (boundary := self._lower(j)) is not None:
                return boundary
        return "." if self.at >= len(tokens.keys) else "lost"

    def _take(self, end: int) -> None:
        self.good = self.at = end
        self.run, self.substance, self.doubt = 0, True, None

    def _capital(self, j: int) -> None:
        end = compound_end(self.tokens, j, self.index)
        before = self.tokens.word(j - 1)
        # Two capitals that make no word of the list are a proper name ('Tân Giang'), 'TNHH MTV' are none.
        self.closed = end is None and j > self.head and before[:1].isupper() and not self.tokens.word(j).isupper()
        self.closed = self.closed and not before.isupper()
        self._take(end or j + 1)
        self.halved = j + 1 if end is None else -1

    def _lower(self, j: int) -> str | None:
        """Go over word j in lower case; the kind of boundary where the name cannot go on."""
        tokens, keys = self.tokens, self.tokens.keys
        word = tokens.word(j)
        if keys[j].isdigit():
            if self.run and keys[j - 1] not in ("vuc", "so"):
                return "particle"
            self.substance = self.substance or self.kind in _NUMBERED
            self.good = self.at = j + 1
            self.run, self.closed = 0, True
            return None
        if word == "số" and j + 1 < len(keys) and keys[j + 1].isdigit() and tokens.gap(j) == " ":  # 'Đội ... số 3'
            self._take(j + 2)
            self.closed = True
            return None
        place = self._place(j)
        if place:
            return self._closed_by_place(j, place)
        if word == "và":
            return self._joined(j)
        if word in _OUTWARD:
            return self._outward(j)
        if word == "các" and keys[j + 1 : j + 3] == ["khu", "vuc"] and self.substance:  # 'Chi cục Hải quan các khu vực'
            self._take(j + 3)
            self.closed = True
            return None
        if word == "các":
            if j != self.head and not tokens.is_capital(j - 1) and keys[j - 1] not in ("va", "ly"):
                return "particle"
            self.at = j + 1
            return None
        compound = compound_end(tokens, j, self.index)
        verb = ends_name(tokens, j, self.index)
        if verb is not None:
            return verb
        if self.closed and not (compound and keys[j] in ("khu", "chi")):
            return verb or "lost"
        if compound is not None:
            if j == self.head and (tokens.keys[j], tokens.keys[j + 1]) in _DOUBTFUL:
                return "verb"  # 'Chốt kiểm dịch' + 'quản lý, giám sát người qua lại'
            if self.doubt is None and j > self.head and (tokens.keys[j], tokens.keys[j + 1]) in _DOUBTFUL:
                self.doubt = j
            if self.run:
                self.run += compound - j
                self.at = compound
            else:
                self.good = self.at = compound
                self.substance = self.substance or self.head > self.first + 1
            return None if self.run <= _RUN else "lost"
        if self.halved == j and not tokens.word(j - 1).isupper():
            self.good = j + 1  # the second syllable of a word: 'Kiểm' + 'lâm'
        else:
            self.run += 1
        self.at = j + 1
        return None if self.run <= _RUN else "lost"

    def _place(self, j: int) -> int:
        """Words of the kind of place at word j: 'tỉnh', 'thành phố'; 0 where none stands."""
        tokens = self.tokens
        pair = (tokens.word(j), tokens.word(j + 1)) if j + 1 < len(tokens.keys) else ("", "")
        size = 2 if pair in _PLACE_PAIRS else int(pair[0] in _PLACES or (not pair[0] and tokens.word(j) in _PLACES))
        if not size or (pair[0] == "xã" and pair[1] == "hội"):
            return 0
        follows = tokens.word(j + size) if j + size < len(tokens.keys) and tokens.gap(j + size - 1) == " " else ""
        return 0 if follows in ("ủy", "uỷ", "thông", "học") else size  # 'đô thị', 'thành phố thông minh'

    def _closed_by_place(self, j: int, size: int) -> str | None:
        if not self.substance and j != self.head:
            return "particle"
        if j == self.head and (self.kind not in _OF_A_PLACE or self.head == self.first + 1):
            return "particle"
        if self.run and not self._belongs("verb"):
            return "particle"
        self._take(j + size)
        tokens = self.tokens
        while self.at < len(tokens.keys) and tokens.gap(self.at - 1) in (" ", " - ") and tokens.is_capital(self.at):
            if begins_office(tokens, self.at, self.index) or self.at > j + size + 4:
                break
            self._take(self.at + 1)
        self.closed = True
        return "particle"

    def _joined(self, j: int) -> str | None:
        """Behind 'và': a further part of the name, or the next of a list."""
        tokens = self.tokens
        if j + 1 >= len(tokens.keys) or not joins(tokens, j) or "," in tokens.gap(j):
            return "particle"
        if tokens.is_capital(j + 1):
            if begins_office(tokens, j + 1, self.index) or self.closed:
                return "list"
            self.at = j + 1
            return None
        compound = compound_end(tokens, j + 1, self.index)
        if self._listed(j + 1):
            return "list"
        verb = ends_name(tokens, j + 1, self.index)
        if compound is None or verb is not None or self.closed or not self.substance:
            return "particle"
        self._take(compound)
        return None

    def _outward(self, j: int) -> str | None:
        """'của', 'thuộc', 'về': part of a name before a capital that begins no office, or before a word of names."""
        tokens = self.tokens
        if j + 1 >= len(tokens.keys) or tokens.gap(j) != " ":
            return "particle"
        if tokens.is_capital(j + 1):
            if begins_office(tokens, j + 1, self.index):
                return "list"
            self.at = j + 1
            return None
        compound = compound_end(tokens, j + 1, self.index)
        own = tokens.word(j) == "của" or (tokens.word(j) == "về" and self.kind == "steering_committee")
        if not own or compound is None or self.closed or self._listed(j + 1) or ends_name(tokens, j + 1, self.index):
            return "particle"
        self._take(compound)
        return None

    def _after_comma(self, j: int) -> int | None:
        """End of what still belongs to the name behind a comma: 'Vụ Đào tạo, Bồi dưỡng cán bộ', '..., Thể thao và Du lịch'."""
        if not self.tokens.is_capital(j):
            return self._lower_list(j)
        if (
            not self.substance
            or self.closed
            or self.run > _SHORT_RUN
            or not self.tokens.is_capital(j)
            or self._listed(j)
        ):
            return None
        compound = compound_end(self.tokens, j, self.index)
        if self._list_closes(j):
            return compound or j + 1
        if compound is None or self.run or self.kind in ("department", "ministry"):
            return None
        return compound

    def _lower_list(self, j: int) -> int | None:
        """'Vụ Khoa học công nghệ' + ', môi trường và vật liệu xây dựng': two words of names joined by 'và' behind the comma."""
        tokens = self.tokens
        end = compound_end(tokens, j, self.index)
        if not self.substance or self.closed or self.run or end is None or tokens.keys[end : end + 1] != ["va"]:
            return None
        if ends_name(tokens, j, self.index) or self._listed(j) or end + 1 >= len(tokens.keys):
            return None
        return None if self._listed(end + 1) else compound_end(tokens, end + 1, self.index)

    def _list_closes(self, j: int) -> bool:
        """After a comma: 'X, Y và Z' with capitals and no other office among them."""
        tokens, at = self.tokens, j
        while at < len(tokens.keys) and at - j < 8 and joins(tokens, at - 1):
            if at > j and begins_office(tokens, at, self.index):
                return False
            if tokens.keys[at] == "va":
                return (
                    at + 1 < len(tokens.keys)
                    and tokens.is_capital(at + 1)
                    and not begins_office(tokens, at + 1, self.index)
                )
            if "," in tokens.gap(at) or (not tokens.is_capital(at) and ends_name(tokens, at, self.index)):
                return False
            at += 1
        return False

    def _listed(self, j: int) -> bool:
        """Whether the next member of a list of offices begins at word j."""
        noun = self.index.nouns.longest(self.tokens, j)
        return noun is not None or begins_office(self.tokens, j, self.index, weak=True)

    def _subject(self) -> bool:
        """Whether the office opens its clause, so that a verb must follow."""
        tokens, i = self.tokens, self.first
        if i == 0:
            return True
        gap = tokens.gap(i - 1)
        return any(mark in gap for mark in ".;\n-–+") or tokens.keys[i - 1] in ("giao", "cau", "nghi")

    def _partner(self) -> bool:
        return self.first > 0 and self.tokens.keys[self.first - 1] in _PARTNER

    def _belongs(self, boundary: str) -> bool:
        """Whether the run in lower case before the boundary is part of the name and not its verb."""
        if self.run > _RUN:
            return False
        if boundary in ("verb", "list", ":", ")"):
            return True
        if boundary == "particle":
            return self.run <= _SHORT_RUN and self._partner()
        if boundary in (",", ";", ".", "\n"):
            return self.run <= _SHORT_RUN and not self._subject()
        return False
