"""A born-digital page from its text layer: words in reading order with line and block numbers.

Belongs here: putting the layer's words (and words that were read from images on the page) into one order, tables row by row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from extract.model import Box, Region, Word

from .ordering import order_words
from .tables import Table
from .words import LayerWord


def ordered_words(
    layer: Sequence[LayerWord], read: Sequence[Word], tables: Sequence[Table], aspect: float
) -> tuple[Word, ...]:
    """All words of a page in reading order: the layer's, and the words `read` from images on it (their region kept).

    The words of a table follow one another row by row; one line a row, one block a cell.
    """
    words = [Word(w.text, 0, 0, w.box, 1.0, Region.BODY, w.size, w.bold) for w in layer]
    words += [word for word in read if word.region is Region.BODY and word.box]
    apart = [word for word in read if word.region is not Region.BODY or not word.box]
    inside = {
        index: table for table in tables for index, word in enumerate(words) if word.box and table.holds(word.box)
    }
    result: list[Word] = []
    line = block = 0
    for members in _around_tables(words, inside, tables):
        if isinstance(members, Table):
            for row in members.rows_of([w for i, w in enumerate(words) if inside.get(i) is members]):
                for cell in row:
                    result += [replace(word, line=line, block=block) for word in cell]
                    block += 1
                line += 1
            continue
        placements = order_words([words[i].text for i in members], [_box(words[i]) for i in members], aspect=aspect)
        for placement in placements:
            result.append(
                replace(words[members[placement.index]], line=line + placement.line, block=block + placement.block)
            )
        if placements:
            line, block = line + placements[-1].line + 1, block + placements[-1].block + 1
    for word in apart:
        result.append(replace(word, line=line + word.line, block=block + word.block))
    return tuple(result)


def _around_tables(words: list[Word], inside: dict[int, Table], tables: Sequence[Table]) -> list[Any]:
    """Index lists of free words and tables, top to bottom."""
    parts: list[Any] = []
    free = [i for i in range(len(words)) if i not in inside]
    top = 0.0
    for table in sorted(tables, key=lambda one: one.box.y0):
        parts.append([i for i in free if top <= _middle(words[i]) < table.box.y0])
        parts.append(table)
        top = table.box.y0
    parts.append([i for i in free if _middle(words[i]) >= top])
    return parts


def _box(word: Word) -> Box:
    return word.box or Box(1, 0.0, 0.0, 0.0, 0.0)


def _middle(word: Word) -> float:
    box = _box(word)
    return (box.y0 + box.y1) / 2
