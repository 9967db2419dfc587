"""Lines of a page with boxes: reading order, columns, centring, indents, gaps, whether a line was filled.

Belongs here: everything that cleaning takes from boxes. Recognised pages come in the engine's order and are put into reading
order here; boxes are first turned upright (the page's rotation and skew undone), because margins lean on skewed pages.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from extract.model import Box, Method, Page, Region, Word
from extract.reading.text_layer.ordering import order_words

from .folding import normal_form
from .lines import Line, Token

_SLACK = 0.012  # of the page width: ragged edges, recognition's jitter


def boxed_lines(page_index: int, page: Page) -> list[Line]:
    """The lines of a page with boxes, in reading order. Words outside the body are tokens without text."""
    body = [(index, word) for index, word in enumerate(page.words) if word.region is Region.BODY and word.box]
    lines: list[Line] = []
    boxes = [upright(word.box, page) for _, word in body if word.box]
    numbers = _line_numbers([word for _, word in body])
    placements = order_words([word.text for _, word in body], boxes, lines=numbers, aspect=_aspect(page))
    current = -1
    frames: list[list[Box]] = []
    for placement in placements:
        index, word = body[placement.index]
        if placement.line != current:
            current = placement.line
            lines.append(Line([], page_index, column=placement.column))
            frames.append([])
        text = normal_form(word.text).strip()
        token = Token(page_index, index, word, text, Region.BODY if text else Region.NOISE, bool(word.bold))
        lines[-1].tokens.append(token)
        frames[-1].append(boxes[placement.index])
    for line, frame in zip(lines, frames, strict=True):
        _shape(line, frame, page)
    _margins(lines, frames)
    rest = [index for index, word in enumerate(page.words) if word.region is not Region.BODY or not word.box]
    for index in rest:
        word = page.words[index]
        text = normal_form(word.text).strip() if word.region is Region.BODY else ""
        region = word.region if text or word.region is not Region.BODY else Region.NOISE
        token = Token(page_index, index, word, text, region)
        lines.append(Line([token], page_index, ends_early=True))
    return lines


def _line_numbers(words: Sequence[Word]) -> list[int]:
    """One number a line: the same line of one block; a row of a table (one line, several blocks) stays one."""
    return [word.line for word in words]


def _aspect(page: Page) -> float:
    if page.width_mm and page.height_mm:
        turned = page.rotation % 180 == 90
        return page.height_mm / page.width_mm if turned else page.width_mm / page.height_mm
    return 0.707


def upright(box: Box, page: Page) -> Box:
    """The box on the page turned as its text stands: `rotation` clockwise, then the skew taken back."""
    x0, y0, x1, y1 = box.x0, box.y0, box.x1, box.y1
    if page.rotation % 360 == 90:
        x0, y0, x1, y1 = 1 - y1, x0, 1 - y0, x1
    elif page.rotation % 360 == 180:
        x0, y0, x1, y1 = 1 - x1, 1 - y1, 1 - x0, 1 - y0
    elif page.rotation % 360 == 270:
        x0, y0, x1, y1 = y0, 1 - x1, y1, 1 - x0
    if page.skew_degrees and abs(page.skew_degrees) > 0.15:
        aspect = _aspect(page)
        sine, cosine = math.sin(math.radians(page.skew_degrees)), math.cos(math.radians(page.skew_degrees))
        x, y = ((x0 + x1) / 2 - 0.5) * aspect, (y0 + y1) / 2 - 0.5
        new_x, new_y = x * cosine + y * sine, -x * sine + y * cosine
        shift_x, shift_y = (new_x - x) / aspect, new_y - y
        x0, y0, x1, y1 = x0 + shift_x, y0 + shift_y, x1 + shift_x, y1 + shift_y
    return Box(box.page, x0, y0, x1, y1)


def _shape(line: Line, frame: Sequence[Box], page: Page) -> None:
    words = [token.word for token in line.tokens]
    line.left = line.indent = min(box.x0 for box in frame)
    line.y0, line.y1 = min(box.y0 for box in frame), max(box.y1 for box in frame)
    line.is_row = (
        page.method is not Method.OCR
        and len({word.block for word in words}) > 1
        and len({word.line for word in words}) == 1
    )
    sizes = sorted(word.size for word in words if word.size)
    line.size = sizes[len(sizes) // 2] if sizes else None
    if line.is_row:
        line.tokens.sort(key=lambda token: token.index)  # cell by cell, as the table was read, not across its cells
        for before, token in pairwise(line.tokens):
            token.cells_before = max(0, token.word.block - before.word.block)
    known = [word.bold for word in words if word.bold is not None]
    line.bold = all(known) if known else None


def _margins(lines: list[Line], frames: list[list[Box]]) -> None:
    """Edges of the text, then each line against them and against the line before it."""
    spans = [(min(b.x0 for b in frame), max(b.x1 for b in frame)) for frame in frames]
    full = [span for line, span in zip(lines, spans, strict=True) if line.column == "full" and not line.is_row]
    wide = sorted(span for span in full if span[1] - span[0] > 0.5) or sorted(full)
    left = wide[int(len(wide) * 0.1)][0] if wide else 0.1
    right = sorted(span[1] for span in wide)[int(len(wide) * 0.8)] if wide else 0.92
    pitches = [
        _centre(frames[i + 1]) - _centre(frames[i])
        for i in range(len(lines) - 1)
        if lines[i].column == lines[i + 1].column and _centre(frames[i + 1]) > _centre(frames[i])
    ]
    pitch = median(pitches) if pitches else 0.02
    middle = (left + right) / 2
    for place, line in enumerate(lines):
        x0, x1 = spans[place]
        if place:
            step = _centre(frames[place]) - _centre(frames[place - 1])
            line.gap_before = line.column != lines[place - 1].column or step > 1.45 * pitch or step < 0
        else:
            line.gap_before = True
        if line.column != "full" or line.is_row:
            line.ends_early = True
            continue
        follower = frames[place + 1] if place + 1 < len(lines) else None
        first = _first_piece(lines[place + 1], follower) if follower else 0.0
        line.ends_early = x1 + first + _SLACK / 2 < right - _SLACK
        line.indented = x0 > left + 1.5 * _SLACK
        off = abs((x0 + x1) / 2 - middle)
        line.centred = off < 2 * _SLACK and x0 > left + 3 * _SLACK and x1 < right - 3 * _SLACK


def _first_piece(line: Line, frame: Sequence[Box]) -> float:
    """Width of what would have had to fit on the line before: the first word, with its dash where one stands before it."""
    last = 1 if len(frame) > 1 and line.tokens[0].text in ("-", "–", "—") else 0
    return frame[last].x1 - frame[0].x0


def _centre(frame: Sequence[Box]) -> float:
    return median((box.y0 + box.y1) / 2 for box in frame)
