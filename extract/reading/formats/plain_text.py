"""Plain text and markdown files as pages: bytes to characters, form feeds to pages, white-space runs to words.

Belongs here: choosing the encoding, cutting pages and words with their offsets. Does not belong here: what markdown or
legacy letters mean (cleaning decides that, with the raw text kept in `Page.text`).
"""

from __future__ import annotations

import codecs
import re

from extract.model import Method, Page, Word
from extract.reading.text_layer.legacy_encoding import encoding_of_text

# OCR services break lines in table cells with <br>, and set no spaces round a table's borders: words of their own.
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_WORD = re.compile(r"<br\s*/?>|(?:(?!<br\s*/?>)\S)+", re.IGNORECASE)
_ROW_WORD = re.compile(r"\||<br\s*/?>|(?:(?!<br\s*/?>)[^\s|])+", re.IGNORECASE)
_JUDGED = 20_000  # letters that are enough to tell an encoding
_MARKDOWN = re.compile(
    r"^#{1,6} |\*\*\S|^[ \t]*-{5,}[ \t]*$|^\|.*\|[ \t]*$", re.MULTILINE
)  # \s would run over empty lines
_DROPPED = {**dict.fromkeys((*range(0x09), *range(0x0E, 0x1C), 0x7F)), 0x0B: "\n"} | dict.fromkeys(
    range(0x1C, 0x20), " "
)
_DROPPED_FROM_UNICODE = dict.fromkeys(range(0x80, 0xA0))  # letters in 8-bit encodings, orders to terminals in Unicode
_VIETNAMESE = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯàáảãạèéẻẽẹìíỉĩịòóỏõọùúủũụỳýỷỹỵ\u1ea0-\u1ef9]")


def decode(data: bytes) -> tuple[str, str] | None:
    """(text, name of the encoding), None where the bytes are no text: UTF-8 and UTF-16 with or without mark, TCVN3 or VNI bytes
    (given as they are: cleaning converts them), Windows-1258; the 8-bit ones only without control characters."""
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return _printable(data[len(mark) :].decode(name, errors="replace"), name)
    if b"\x00" in data[:4096]:
        return _decode_wide(data)
    try:
        return _printable(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 4 and len(data) > 64:  # cut in the middle of the last letter
            return _printable(data[: error.start].decode("utf-8"), "utf-8")
    mended = data.decode("utf-8", errors="replace")
    if mended.count("\ufffd") * 20 <= sum(1 for _ in _VIETNAMESE.finditer(mended)):  # no 8-bit text looks so
        return _printable(mended, "utf-8 with damaged letters")
    eight_bit = data.decode("latin-1")
    if encoding_of_text(eight_bit[:_JUDGED]) is not None:
        return _printable(eight_bit, "8-bit legacy font encoding")
    text = data.decode("cp1258", errors="replace")
    if text.count("\ufffd") * 50 > len(text):
        return None
    return _printable(text, "cp1258")


def _decode_wide(data: bytes) -> tuple[str, str] | None:
    """UTF-16 without a mark: Vietnamese text has its zero bytes in every other place, mostly."""
    sample = data[:4096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    name = "utf-16-le" if odd > even else "utf-16-be"
    if max(even, odd) < len(sample) * 0.2 or min(even, odd) * 10 > max(even, odd):
        return None
    try:
        return _printable(data[: len(data) // 2 * 2].decode(name), name)
    except UnicodeDecodeError:
        return None


def _printable(text: str, name: str) -> tuple[str, str] | None:
    """The text without its control characters, None where they are too many for a text."""
    start = text[:20_000]
    control = sum(1 for char in start if char < " " and char not in "\t\n\r\f\x0b\x1a")
    if control * 200 > len(start) and control > sum(1 for _ in _VIETNAMESE.finditer(start)):
        return None
    text = text.translate(_DROPPED)
    return (text.translate(_DROPPED_FROM_UNICODE) if name.startswith("utf") else text), name


def is_markdown(text: str) -> bool:
    """Whether the text carries markdown's marks, as OCR services leave them."""
    return bool(_MARKDOWN.search(text))


def pages_of_text(text: str, encoding: str) -> tuple[Page, ...]:
    """One Page per form feed; words are white-space runs with `offset` into `Page.text`, no boxes, confidence 1.0."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    parts = text.split("\f")
    while len(parts) > 1 and not parts[-1].strip():
        parts.pop()
    return tuple(_page(part, number, encoding) for number, part in enumerate(parts, start=1))


def _page(text: str, number: int, encoding: str) -> Page:
    words: list[Word] = []
    block, offset, blank = 0, 0, False
    for line_number, line in enumerate(text.split("\n")):
        matches = list((_ROW_WORD if _is_row(line) else _WORD).finditer(line))
        if not matches:
            blank = bool(words)
        else:
            block += blank
            blank = False
            words += [Word(m[0], line_number, block, offset=offset + m.start()) for m in matches]
        offset += len(line) + 1
    return Page(
        number=number,
        width_mm=None,
        height_mm=None,
        dpi=None,
        method=Method.PLAIN_TEXT,
        method_reason=f"text file, {encoding}",
        engine=None,
        words=tuple(words),
        words_total=sum(_count(line) for line in text.split("\n")),
        text=text,
        reading_confidence=1.0,
    )


def _is_row(line: str) -> bool:
    bare = line.strip()
    return len(bare) > 1 and bare.startswith("|") and bare.endswith("|")


def _count(line: str) -> int:
    """White-space runs of a line once its own words are set apart: counted otherwise than they are cut."""
    spaced = _BREAK.sub(" <br> ", line)
    return len((spaced.replace("|", " | ") if _is_row(line) else spaced).split())
