"""Which written syllables are possible in Vietnamese: the yardstick for "is this text readable at all".

Belongs here: onsets, rimes and the tone marks that close syllables allow, as one regular expression over the tone-free
syllable. Does not belong here: a word list, repairs. Source of the inventory: the orthography taught in schools (the
onsets and rimes of any syllable chart); syllables ending in c, ch, p, t carry only the acute or the dot below.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

TONE_MARKS = frozenset("\u0300\u0301\u0303\u0309\u0323")

# ng, g, c are not written before e, ê, i (ngh, gh, k are); k before other letters stands in place names.
_ONSETS = (
    r"ngh(?=[eêi])|gh(?=[eêi])|ng(?![eêi])|nh|kh|ch|gi|ph|qu|th|tr|b|c(?![eêiy])|d|đ|g(?![eê])|h|k|l|m|n|p|q|r|s|t|v|x"
)
_RIME_LIST = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây â ă",
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu",
    "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong oong ooc op ot",
    "ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uên uênh ui um un ung uôc uôi uôm uôn uông uôt",
    "uơ up ut uy uya uych uyên uyêt uynh uyt uyu uyp ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu",
    "y yêm yên yêng yêt yêu",
)
_RIMES = sorted({rime for line in _RIME_LIST for rime in line.split()}, key=len, reverse=True)
_SYLLABLE = re.compile(f"(?:{_ONSETS})?(?:{'|'.join(_RIMES)})")
_LETTERS = re.compile(r"[^\W\d_]+")
_LONGEST = 40  # letters as read: no syllable has more, however its marks are written


def without_tone(word: str) -> tuple[str, str]:
    """The word in NFC without tone marks, lower case, and the tone marks that it carried ('' for a level tone)."""
    kept: list[str] = []
    tones: list[str] = []
    for char in unicodedata.normalize("NFD", word.lower()):
        (tones if char in TONE_MARKS else kept).append(char)
    return unicodedata.normalize("NFC", "".join(kept)), "".join(tones)


def is_possible_syllable(word: str) -> bool:
    """Whether `word`, letters only, could be one Vietnamese syllable ('nghiêng' yes, 'Céng' no, 'xyz' no)."""
    base, tones = without_tone(word)
    if len(tones) > 1 or len(base) > 7 or not _SYLLABLE.fullmatch(base):
        return False
    closed = base.endswith(("c", "ch", "p", "t"))
    return not closed or len(base) < 2 or tones in ("\u0301", "\u0323")


_is_possible = lru_cache(maxsize=8192)(is_possible_syllable)  # a language has some thousands of syllables


def possible_share(words: Iterable[str]) -> float:
    """Share of the letter runs in `words` that are possible syllables; short capitals (abbreviations) and numbers are
    not counted. 1.0 where nothing counts: an empty text is not a wrong text."""
    counted = good = 0
    for word in words:
        for run in _LETTERS.findall(word):
            if len(run) < 2 or (run.isupper() and len(run) <= 5 and run.isascii()):
                continue
            counted += 1
            good += len(run) <= _LONGEST and _is_possible(run)
    return good / counted if counted else 1.0
