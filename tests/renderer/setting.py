"""Type setting: breaking paragraphs into lines, and the records of what stands where.

Belongs here: measures of text and the placed pieces (points, origin top left of the page). Not here: the rules of NĐ 30.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.renderer.fonts import text_width

A4 = (595.28, 841.89)
MILLIMETRE = 72 / 25.4
HAND_GAP = " " * 8  # eight spaces in a printed line: here somebody writes by hand


@dataclass(frozen=True, slots=True)
class Style:
    """Measures of one office's template, in points (margins in mm). NĐ 30/2020, Phụ lục I, allows these ranges."""

    size: float = 14.0
    leading: float = 1.26
    paragraph_gap: float = 6.0
    indent: float = 36.0
    left_mm: float = 30.0
    right_mm: float = 18.0
    top_mm: float = 20.0
    bottom_mm: float = 20.0
    head_size: float = 13.0


@dataclass(frozen=True, slots=True)
class Piece:
    """One printed line, or one column's part of it. `baseline` from the page's top; `spacing`: extra points at each space.

    role: head_left | head_right | head | body | foot_left | foot_right | annex | furniture. `paragraph` numbers the
    paragraph it is part of, so that the truth can join its lines.
    """

    page: int
    x: float
    baseline: float
    text: str
    face: str
    size: float
    role: str
    paragraph: int
    spacing: float = 0.0

    @property
    def width(self) -> float:
        return text_width(self.text, self.face, self.size) + self.spacing * self.text.count(" ")


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line or, where `boxed`, a rectangle; `colour` is black or red."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float
    weight: float = 0.8
    boxed: bool = False
    colour: str = "black"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place for something that is not type: hand_number, hand_day, signature, seal, stamp_beside, stamp_body, urgency."""

    name: str
    page: int
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(slots=True)
class Sheet:
    """What has been set so far; `page` and `y` are where the next line goes."""

    style: Style
    page: int = 1
    y: float = 0.0
    paragraph: int = 0
    pieces: list[Piece] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)

    @property
    def left(self) -> float:
        return self.style.left_mm * MILLIMETRE

    @property
    def right(self) -> float:
        return A4[0] - self.style.right_mm * MILLIMETRE

    @property
    def top(self) -> float:
        return self.style.top_mm * MILLIMETRE

    @property
    def bottom(self) -> float:
        return A4[1] - self.style.bottom_mm * MILLIMETRE

    def put(
        self, x: float, baseline: float, text: str, face: str, size: float, role: str, spacing: float = 0.0
    ) -> Piece:
        piece = Piece(self.page, x, baseline, text, face, size, role, self.paragraph, spacing)
        self.pieces.append(piece)
        return piece

    def new_page(self) -> None:
        """Break the page; page numbers stand in the top margin, centred, from page 2 (NĐ 30, Phụ lục I)."""
        self.page += 1
        self.y = self.top
        number = str(self.page)
        x = (A4[0] - text_width(number, "serif", 13)) / 2
        self.pieces.append(Piece(self.page, x, self.top - 12, number, "serif", 13, "furniture", -1))

    def need(self, height: float) -> None:
        if self.y + height > self.bottom:
            self.new_page()

    def centred(self, text: str, middle: float, face: str, size: float, role: str) -> Piece:
        return self.put(middle - text_width(text, face, size) / 2, self.y, text, face, size, role)


def break_lines(text: str, face: str, size: float, width: float, first_indent: float = 0.0) -> list[str]:
    """Greedy lines of at most `width` points; a word longer than the line stands alone."""
    lines: list[str] = []
    current = ""
    for word in text.split(" "):
        trial = f"{current} {word}" if current else word
        room = width - (first_indent if not lines else 0.0)
        if current and text_width(trial, face, size) > room:
            lines.append(current)
            current = word
        else:
            current = trial
    return [*lines, current] if current else lines


def set_paragraph(sheet: Sheet, text: str, face: str, role: str) -> None:
    """Set one justified paragraph; it breaks over pages line by line, with no care for widows, as offices do."""
    style = sheet.style
    width = sheet.right - sheet.left
    lines = break_lines(text, face, style.size, width, style.indent)
    step = style.size * style.leading
    sheet.paragraph += 1
    for index, line in enumerate(lines):
        sheet.need(step)
        sheet.y += step
        x = sheet.left + (style.indent if index == 0 else 0.0)
        free = sheet.right - x - text_width(line, face, style.size)
        blanks = line.count(" ")
        spacing = free / blanks if index < len(lines) - 1 and blanks else 0.0
        sheet.put(x, sheet.y, line, face, style.size, role, spacing)
    sheet.y += style.paragraph_gap
