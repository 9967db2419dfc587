"""From capitals to the letter case in which offices and titles are written: 'SỞ Y TẾ' -> 'Sở Y tế'.

Belongs here: choosing the case. Words come from the packaged lists, or from the notice's own text.
"""

from __future__ import annotations

import functools
import re

from extract.parsing.agencies.catalogue import filled
from extract.parsing.agencies.folding import tokenize
from extract.parsing.agencies.word_lists import column, rows

_SMALL = frozenset(["và", "các", "của", "về", "cho", "tại", "thuộc", "ở", "trong", "phòng", "chống", "kiêm"])
_LOOKS = 20  # occurrences of a name that are looked at for their letter case
# Without vowels, with digits, or long known ones: 'UBND', 'COVID-19', 'HĐND'.
_ABBREVIATION = re.compile(r"^(?:[BCDĐGHKLMNPQRSTVX&]{2,}|UBND|HĐND|MTTQ|COVID-19|QP-AN|\w*\d\w*)[,.;:]?$")


@functools.cache
def _written() -> dict[str, str]:
    """Lower-case words of known names -> as written ('y tế' -> 'Y tế'); longest names first."""
    found: dict[str, str] = {}
    names = [filled(row["name"], "tỉnh") for row in rows("agency_kinds")]
    names += [filled(row["full_name"], "tỉnh") for row in rows("agency_kinds") if row["full_name"]]
    names += [row["head"] for row in rows("name_heads")] + list(column("positions", "position"))
    names += [row["name"] for row in rows("provinces")] + [row["body"] for row in rows("local_bodies")]
    names += list(column("compounds", "written"))
    for name in names:
        name = name.replace("{province}", "").strip()
        found.setdefault(name.lower(), name)
    return found


def office_case(text: str, context: str = "") -> str:
    """`text` (an office or a position, mostly in capitals) as offices write it; mixed case is kept as it is.

    `context`: the notice's text; a name that stands there in mixed case is taken over from there.
    """
    text = " ".join(text.split()).strip(" .;:*_")
    letters = [c for c in text if c.isalpha()]
    if not letters or sum(c.isupper() for c in letters) < 0.7 * len(letters):
        return text
    if context and len(text) > 8:
        within, wanted = context.lower(), text.lower()
        at = within.find(wanted)
        for _ in range(_LOOKS):
            if at < 0:
                break
            printed = context[at : at + len(text)]
            if not printed.isupper() and printed[:1].isupper() and printed.lower() == wanted:
                return printed
            at = within.find(wanted, at + 1)
    return _from_lists(_lowered_words(text))


def _lowered_words(text: str) -> str:
    return " ".join(word if _ABBREVIATION.match(word) else word.lower() for word in text.split())


def sentence_case(text: str) -> str:
    """A heading in capitals as a sentence: the first letter and known offices, provinces and abbreviations stay high."""
    shown = _from_lists(_lowered_words(text), ordinary=True)
    return shown[:1].upper() + shown[1:]


def with_names(text: str, context: str) -> str:
    """`text` with the names of persons and places that `context` prints in mixed case ('phạm văn an' -> 'Phạm Văn An')."""
    tokens = tokenize(context)
    lowered = text.lower()
    i = 0
    while i < len(tokens.keys):
        end = i
        while (
            end < len(tokens.keys)
            and tokens.is_capital(end)
            and not tokens.word(end).isupper()
            and (end == i or tokens.gap(end - 1) == " ")
        ):
            end += 1
        for start in range(i, max(i, end - 1)):
            if end - start > 4:
                continue
            name = context[tokens.starts[start] : tokens.ends[end - 1]]
            at = lowered.find(name.lower())
            if (
                at >= 0
                and not lowered[at - 1 : at].isalpha()
                and not lowered[at + len(name) : at + len(name) + 1].isalpha()
            ):
                text = text[:at] + name + text[at + len(name) :]
                break
        i = max(end, i + 1)
    return text


def _from_lists(lowered: str, *, ordinary: bool = False) -> str:
    """Known phrases as written, longest first; other words capitalised, or left alone where the text is `ordinary`."""
    written = _written()
    words = lowered.split(" ")
    shown: list[str] = []
    i = 0
    while i < len(words):
        for count in range(min(10, len(words) - i), 0, -1):
            phrase = " ".join(words[i : i + count])
            known = written.get(phrase.lower().rstrip(","))
            if known is not None and not (ordinary and count < 2):
                shown.append(
                    (known.lower() if ordinary and known in column("compounds", "written") else known)
                    + ("," if phrase.endswith(",") else "")
                )
                i += count
                break
        else:
            word = words[i]
            shown.append(word if ordinary or (word in _SMALL and i) else word[:1].upper() + word[1:])
            i += 1
    return " ".join(shown)
