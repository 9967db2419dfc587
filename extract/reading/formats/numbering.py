"""The numbers that Word prints before the paragraphs of its automatic lists.

Belongs here: numbering.xml of a DOCX and the counters. Source: ECMA-376 Part 1, 17.9 (numbering): a level's text `%1.%2.` with
the counters of the levels, restarted when a higher level moves on.
"""

from __future__ import annotations

from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
          (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


class ListNumbers:
    """Counts a document's lists as its paragraphs come by, in reading order."""

    def __init__(self, document: Any) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._abstract: dict[str, str] = {}
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError, AttributeError):
            return
        shapes: dict[str, dict[int, tuple[str, str, int]]] = {}
        for abstract in root.iter(f"{_W}abstractNum"):
            shapes[str(abstract.get(f"{_W}abstractNumId"))] = dict(map(_level, abstract.iter(f"{_W}lvl")))
        for number in root.iter(f"{_W}num"):
            link = number.find(f"{_W}abstractNumId")
            if link is not None:
                key = str(number.get(f"{_W}numId"))
                self._abstract[key] = str(link.get(f"{_W}val"))
                self._levels[key] = shapes.get(self._abstract[key], {})

    def marker(self, paragraph: Any) -> str | None:
        """The number printed before `paragraph` ('2.1.', 'a)', '-'), None for a paragraph in no list."""
        key, level = _place(paragraph)
        if key is None or key not in self._levels or level not in self._levels[key]:
            return None
        kind, text, start = self._levels[key][level]
        if kind == "bullet":
            return "-"
        if kind == "none" or not text:
            return None
        counters = self._counters.setdefault(self._abstract[key], {})
        counters[level] = counters.get(level, start - 1) + 1
        for deeper in [other for other in counters if other > level]:
            del counters[deeper]
        for other in range(level + 1):
            shape = self._levels[key].get(other, ("decimal", "", 1))
            text = text.replace(f"%{other + 1}", _numeral(counters.get(other, shape[2]), shape[0]))
        return text.strip() or None


def _level(element: Any) -> tuple[int, tuple[str, str, int]]:
    def value(name: str, default: str) -> str:
        found = element.find(f"{_W}{name}")
        return str(found.get(f"{_W}val", default)) if found is not None else default

    start = value("start", "1")
    return int(element.get(f"{_W}ilvl", "0")), (
        value("numFmt", "decimal"),
        value("lvlText", ""),
        int(start) if start.isdigit() else 1,
    )


def _place(paragraph: Any) -> tuple[str | None, int]:
    """(list id, level) from the paragraph itself or its style."""
    sources = [paragraph._p.pPr]
    style = paragraph.style
    for _ in range(10):
        if style is None:
            break
        sources.append(style.element.find(f"{_W}pPr"))
        style = style.base_style
    level: str | None = None
    for source in sources:
        found = source.find(f"{_W}numPr") if source is not None else None
        if found is None:
            continue
        depth, number = found.find(f"{_W}ilvl"), found.find(f"{_W}numId")
        if depth is not None and level is None:
            level = depth.get(f"{_W}val")
        if number is not None:
            key = number.get(f"{_W}val")
            return (None if key == "0" else key), int(level or 0)
    return None, 0


def _numeral(value: int, kind: str) -> str:
    if kind in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1) if value > 0 else ""
        return letters.upper() if kind == "upperLetter" else letters
    if kind in ("lowerRoman", "upperRoman"):
        roman, rest = "", max(0, min(value, 3999))
        for size, sign in _ROMAN:
            roman += sign * (rest // size)
            rest %= size
        return roman.upper() if kind == "upperRoman" else roman
    if kind == "decimalZero":
        return f"{value:02d}"
    return str(value)
