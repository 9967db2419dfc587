"""DOCX: paragraphs, lists with their printed numbers, tables, as one page of lines.

Belongs here: what Word would print as text. Does not belong here: layout (a DOCX has none until it is printed).
Numbers of automatic lists are not in the paragraphs' text: they are counted here from the numbering definitions, or a notice
written with Word's lists would lose all its item numbers.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from extract.errors import DamagedDocument
from extract.model import Method, Page, ReadSettings, Word

from .limits import check_expansion
from .numbering import ListNumbers

_HEAD_TABLE = (
    "CỘNG HÒA",
    "CỘNG HOÀ",
    "ĐẢNG CỘNG SẢN",
    "Độc lập",
    "Nơi nhận",
    "NƠI NHẬN",
    "Số:",
    "KT.",
    "TM.",
    "TL.",
    "T/M",
)


@dataclass(frozen=True, slots=True)
class DocxLine:
    text: str
    bold: bool
    row: bool = False


def docx_page(data: bytes, file_name: str, settings: ReadSettings) -> tuple[Page, list[bytes]]:
    """(the document as one page, its pictures as stored). Raises DamagedDocument, ExpandsTooFar."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            for info in archive.infolist():
                check_expansion(info.compress_size, info.file_size, file_name, settings)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise DamagedDocument(file_name, f"the archive cannot be opened: {error}") from error
    try:
        import docx

        document = docx.Document(BytesIO(data))
        lines = list(_lines(document))
        pictures = _pictures(document)
    except MemoryError:
        raise
    except Exception as error:  # python-docx raises KeyError, XMLSyntaxError, ValueError, ... on broken parts
        raise DamagedDocument(file_name, f"{type(error).__name__}: {error}"[:300]) from error
    return _page(lines), pictures


def _lines(document: Any) -> Iterator[DocxLine]:
    numbers = ListNumbers(document)
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            yield from _table(block, numbers)
        else:
            yield from _paragraph(block, numbers)


def _paragraph(paragraph: Any, numbers: ListNumbers) -> Iterator[DocxLine]:
    marker = numbers.marker(paragraph)
    inked = [run for run in paragraph.runs if run.text.strip()]
    style = paragraph.style.font.bold if paragraph.style is not None and paragraph.style.font is not None else None
    bold = bool(inked) and all((run.bold if run.bold is not None else style) for run in inked)
    parts = paragraph.text.replace("\t", " ").split("\n")
    for place, part in enumerate(parts):
        text = " ".join(part.split())
        if place == 0 and marker and text:
            text = f"{marker} {text}"
        yield DocxLine(text, bold)


def _table(table: Any, numbers: ListNumbers) -> Iterator[DocxLine]:
    """A heading's or foot's table column by column, any other row by row with its cells apart."""
    rows = [_cells(row) for row in table.rows]
    text = "\n".join(cell.text for row in rows for cell in row)
    columns = max((len(row) for row in rows), default=0)
    if columns == 2 and any(mark in text for mark in _HEAD_TABLE):
        for column in range(columns):
            for row in rows:
                if column < len(row):
                    for paragraph in row[column].paragraphs:
                        yield from _paragraph(paragraph, numbers)
            yield DocxLine("", False)
        return
    if columns == 1:
        for row in rows:
            for cell in row:
                for paragraph in cell.paragraphs:
                    yield from _paragraph(paragraph, numbers)
        return
    for row in rows:
        cells = [
            " ".join(line.text for paragraph in cell.paragraphs for line in _paragraph(paragraph, numbers)).strip()
            for cell in row
        ]
        if any(cells):
            yield DocxLine("| " + " | ".join(cells) + " |", False, row=True)


def _cells(row: Any) -> list[Any]:
    """The row's cells, a cell over several columns once."""
    cells: list[Any] = []
    for cell in row.cells:
        if not any(cell._tc is other._tc for other in cells):
            cells.append(cell)
    return cells


def _pictures(document: Any) -> list[bytes]:
    parts = document.part.package.iter_parts()
    return [bytes(part.blob) for part in parts if str(getattr(part, "content_type", "")).startswith("image/")]


def _page(lines: list[DocxLine]) -> Page:
    words: list[Word] = []
    parts: list[str] = []
    block = offset = number = 0
    previous: DocxLine | None = None
    for line in lines:
        if not line.text:
            previous = None
            continue
        apart = previous is None or previous.bold != line.bold or max(len(previous.text), len(line.text)) > 90
        if parts and apart and not (previous is not None and previous.row and line.row):
            parts.append("\n")
            offset += 1
            block += 1
        at = offset
        for piece in line.text.split(" "):
            words.append(Word(piece, number, block, offset=at, bold=line.bold))
            at += len(piece) + 1
        parts.append(line.text + "\n")
        offset += len(line.text) + 1
        number += 1
        previous = line
    text = "".join(parts)
    return Page(
        number=1,
        width_mm=None,
        height_mm=None,
        dpi=None,
        method=Method.PLAIN_TEXT,
        method_reason="DOCX text",
        engine=None,
        words=tuple(words),
        words_total=len(text.split()),
        text=text,
        reading_confidence=1.0,
    )
