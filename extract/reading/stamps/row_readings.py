"""The rows of a stamp as every witness reads them: the page engine once or twice over the new setting, the line engine row by row.

The engines err differently: where two of them state the same figures or the same word it is right nearly always (docs,
measurements). Not here: the rows themselves (`rows`), the stamp's fields (`incoming`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from extract.reading.engines.interface import EngineWord, LineEngine
from extract.reading.engines.tesseract import Tesseract
from extract.reading.picture.geometry import Picture, Rectangle
from extract.reading.stamps.grammar import labels_in
from extract.reading.stamps.rows import Row, set_rows

SETTING_DPI = 300
_LINE = 44  # pixels of a row's height as the line engine likes it
_LABEL_END = re.compile(r"^(?:[^\d]{1,9}[\s:.;,_-])?(?=\d)")


@dataclass(frozen=True, slots=True)
class RowReading:
    """One row: the page engine's words (places in the stamp's view), and all texts, the page engine's first."""

    area: Rectangle
    letter: int
    words: tuple[EngineWord, ...]
    by_page: tuple[str, ...]
    by_line: tuple[str, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(text for text in (*self.by_page, *self.by_line) if text))

    @property
    def text(self) -> str:
        return next((text for text in self.texts if text), "")

    def fields(self) -> set[str]:
        """The labels that any witness read in it."""
        found = {label.field for text in self.texts for label, _, _ in labels_in(text)}
        return found - {"number"} if "file_symbol" in found else found  # 'Số vàký hiệu HS' is no number's row

    def agreed(self, field: str, accept: Callable[[str], str | None]) -> str | None:
        """The value after the row's label that the page engine and most readings of the line engine state; else None."""
        page, line = (
            [value_after_label(text, field, accept) for text in texts] for texts in (self.by_page, self.by_line)
        )
        if not line:
            return None
        value, count = Counter(line).most_common(1)[0]
        return value if value is not None and value in page and 2 * count > len(line) else None


def value_after_label(text: str, field: str, accept: Callable[[str], str | None]) -> str | None:
    """The value in a row that is known to be the field's: after its label, or after some letters where that was misread."""
    found = labels_in(text)
    for i, (label, _, end) in enumerate(found):
        if label.field == field:
            stop = found[i + 1][1] if i + 1 < len(found) else len(text)
            return accept(text[end:stop])
    if found:
        return None
    begun = _LABEL_END.match(text)
    return accept(text[begun.end() :]) if begun else None


def read_rows(
    rows: Sequence[Row], first: Tesseract, second: LineEngine | None, timeout: float, *, twice: bool
) -> list[RowReading]:
    """All rows by one recognition of the setting (`twice`: a second one, blurred) and, where it is there, by the line engine."""
    setting = set_rows(rows)
    if setting is None:
        return []
    pictures = [setting.picture]
    if twice:
        pictures.append(np.asarray(cv2.GaussianBlur(setting.picture, (0, 0), 1.2), dtype=np.uint8))
    by_page = [
        setting.placed(first.recognise(look, psm=6, dpi=SETTING_DPI, timeout=timeout).words) for look in pictures
    ]
    by_line: list[tuple[str, ...]] = [()] * len(rows)
    if second is not None:
        by_line = [(plain_marks(one.text),) for one in second.read_lines([as_line(row.picture) for row in rows])]
        for i, texts in enumerate(by_line):
            if any(map(str.isdigit, texts[0])):  # figures are worth two more looks
                line = as_line(rows[i].picture)
                looks = [np.asarray(cv2.GaussianBlur(line, (0, 0), 1.0), dtype=np.uint8), as_line(rows[i].picture, 36)]
                by_line[i] = (*texts, *(plain_marks(one.text) for one in second.read_lines(looks)))
    return [
        RowReading(
            row.area,
            row.letter,
            tuple(by_page[0][i]),
            tuple(plain_marks(" ".join(word.text for word in seen[i])) for seen in by_page),
            by_line[i],
        )
        for i, row in enumerate(rows)
    ]


def plain_marks(text: str) -> str:
    """'Ð' (eth) is 'Đ' in Vietnamese."""
    return text.replace("\u00d0", "Đ")


def as_line(picture: Picture, height: int = _LINE) -> Picture:
    """A row's picture with white about it, of the height that the line engine was trained on."""
    scale = height / picture.shape[0]
    method = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    line = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=method)
    return np.asarray(cv2.copyMakeBorder(line, 5, 5, 8, 8, cv2.BORDER_CONSTANT, value=(255,)), dtype=np.uint8)
