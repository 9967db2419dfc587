"""What no text may hold: control characters, halves of letters, codes that are no letters.

Belongs here: taking them out of a page, whatever format it came from. Fonts of damaged or hostile PDFs map glyphs to them; terminals
obey them, databases and sheets refuse them. Does not belong here: text files (they lose them when they are decoded).
"""

from __future__ import annotations

import re
from dataclasses import replace

from extract.model import Method, Page, Word

_UNFIT = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_UNFIT_OUTSIDE_BYTES = re.compile("[\x80-\x9f]")  # in 8-bit text files these are letters, until cleaning converts them


def storable(page: Page) -> Page:
    """The page with U+FFFD for every such sign: the words stay as many, and their offsets true."""
    text, words = _fit(page.text, page.method), page.words
    if text != page.text or any(_is_unfit(word.text, page.method) for word in words):
        words = tuple(_word(word, page.method) for word in words)
    return page if text == page.text and words is page.words else replace(page, text=text, words=words)


def _is_unfit(text: str, method: Method) -> bool:
    return bool(_UNFIT.search(text) or (method is not Method.PLAIN_TEXT and _UNFIT_OUTSIDE_BYTES.search(text)))


def _fit(text: str, method: Method) -> str:
    if not _is_unfit(text, method):
        return text
    text = _UNFIT.sub("\ufffd", text)
    return text if method is Method.PLAIN_TEXT else _UNFIT_OUTSIDE_BYTES.sub("\ufffd", text)


def _word(word: Word, method: Method) -> Word:
    text = _fit(word.text, method)
    return word if text == word.text else replace(word, text=text)
