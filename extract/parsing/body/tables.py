"""Task tables: a head line that names the columns (STT, nhiệm vụ, chủ trì, phối hợp, thời hạn, sản phẩm) and a record a row.

Belongs here: finding heads, cutting rows into cells, with or without separators left. Does not belong here: paths (`annexes`).
Column names: data/labels.csv.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.parsing.body.lines import Line
from extract.parsing.body.markers import roman_value
from extract.parsing.body.view import BodyView
from extract.parsing.body.vocabulary import vocabulary

_CUT = re.compile(r"\s*[|\t]\s*|\s{3,}")
_NUMBER = re.compile(r"(?P<label>\d{1,3}(?:\.\d{1,2})*|[IVX]{1,6}|[a-zđ])(?:[.)]|(?=\s)|$)\s*")
_DATE_TAIL = re.compile(
    r"(?:(?:trước|hoàn thành|trong|xong|đến hết|chậm nhất|quý|tháng|năm|thường xuyên|hằng|hàng|ngày)\b|\d{1,2}/\d{1,2}|\d{1,2}/\d{4})"
)
_HEAD_WORD = re.compile(r"(?<!\w)(?:nhiệm vụ|nội dung|công việc)(?!\w)")  # a label of the field 'task' has one of them
_OFFICE_WORD = re.compile(
    r"(?<!\w)(?:chủ trì|thực hiện|thời (?:hạn|gian)|tiến độ|đầu mối|hoàn thành|trách nhiệm)(?!\w)"
)
_FEWEST_COLUMNS = 3
_STRANGE_LINES = 3  # a cell that broke into lines of its own
_WIDEST_HEAD = 400  # characters of a line that names the columns


@dataclass(slots=True)
class Row:
    """`cells`: field → span in the text; `label` is what stands in the number's column ('' where there is none)."""

    line: Line
    label: str
    is_group: bool
    cells: dict[str, tuple[int, int]] = field(default_factory=dict)
    apart: bool = False  # its cells had separators


def table_columns(line: Line, lowered: str) -> tuple[str, ...]:
    """The fields of a head line in order; empty where the line is no head of a task table."""
    if len(line.text) > _WIDEST_HEAD:
        return ()
    low = lowered[line.start : line.end]
    if not _HEAD_WORD.search(low) or not _OFFICE_WORD.search(low):
        return ()
    labels = vocabulary().labels
    cells = [cell.strip(" .:") for cell in _CUT.split(low.strip("| \t"))]
    found = [labels.get(cell, "note") for cell in cells if cell]
    if len(found) < _FEWEST_COLUMNS:
        found = _run_together(low)
    known = set(found)
    if len(found) >= _FEWEST_COLUMNS and "task" in known and known & {"lead", "deadline"}:
        return tuple(found)
    return ()


def _run_together(low: str) -> list[str]:
    """Column names with one space between them: the longest label at each place, left to right."""
    labels, found, at = vocabulary().labels, [], 0
    words = low.split()
    while at < len(words):
        size = next((n for n in range(min(6, len(words) - at), 0, -1) if " ".join(words[at : at + n]) in labels), 0)
        if not size:
            return []
        found.append(labels[" ".join(words[at : at + size])])
        at += size
    return found


def take_tables(lines: Sequence[Line], view: BodyView) -> tuple[list[Line], list[list[Row]]]:
    """(lines outside of tables, rows of each task table). A table ends after three lines in a row that are no row."""
    rest: list[Line] = []
    tables: list[list[Row]] = []
    at = 0
    while at < len(lines):
        columns = table_columns(lines[at], view.lowered)
        if not columns:
            rest.append(lines[at])
            at += 1
            continue
        rows, at = _rows_below(lines, at + 1, columns, view)
        if rows:
            tables.append(rows)
    return rest, tables


def _rows_below(lines: Sequence[Line], at: int, columns: Sequence[str], view: BodyView) -> tuple[list[Row], int]:
    rows: list[Row] = []
    end, strange = at, 0
    while at < len(lines) and strange < _STRANGE_LINES and not table_columns(lines[at], view.lowered):
        row = _row(lines[at], columns, view)
        if row is not None and rows and rows[-1].apart and not row.apart:
            break  # the list goes on below a table whose cells stand apart
        at += 1
        if row is None:
            strange += 1
            continue
        rows.append(row)
        end, strange = at, 0
    return rows, end


def _row(line: Line, columns: Sequence[str], view: BodyView) -> Row | None:
    low = view.lowered[line.start : line.end]
    offset = line.start
    cells: list[tuple[int, int]] = []
    at = len(low) - len(low.lstrip("| \t"))
    for cut in _CUT.finditer(low, at):
        if cut.end() >= len(low.rstrip()) and cut.start() >= len(low.rstrip("| \t")):
            break
        cells.append((offset + at, offset + cut.start()))
        at = cut.end()
    cells.append((offset + at, offset + max(at, len(low.rstrip("| \t")))))
    apart = len(cells) >= max(_FEWEST_COLUMNS, len(columns) - 1)
    if apart or (
        len(cells) == 2 and "|" in low and roman_value(line.text[: cells[0][1] - offset].strip(" |.").upper())
    ):
        return _from_cells(
            line, cells, columns, view
        )  # the second: 'II | Nhóm dữ liệu', whose empty cells left no mark
    return _from_words(line, columns, view)


def _from_cells(line: Line, cells: Sequence[tuple[int, int]], columns: Sequence[str], view: BodyView) -> Row | None:
    filled = [(a, b) for a, b in cells if b > a]
    label, named = "", dict[str, tuple[int, int]]()
    for name, (a, b) in zip(columns, cells, strict=False):
        if name == "number":
            label = view.text[a:b].strip(". )")
        elif b > a:
            named.setdefault(name, (a, b))
    if "task" not in named and len(filled) <= 2 and label == "":
        return None
    group = len(filled) <= 2 and not ({"lead", "deadline"} & set(named))
    return Row(line, label, group, named, apart=True)


def _from_words(line: Line, columns: Sequence[str], view: BodyView) -> Row | None:
    """A row whose cells ran together: number, task up to the first office, offices cell by cell, the rest by its words."""
    found = _NUMBER.match(line.text)
    if found is None:
        return None
    label, start = found.group("label"), line.start + found.end()
    mentions = view.mentions_in(start, line.end)
    tail = max(start, mentions[-1].end) if mentions else start
    if not mentions:
        is_roman = roman_value(label) is not None
        return Row(line, label, is_roman or line.capitals, {"task": (start, line.end)}) if start < line.end else None
    named = {"task": (start, mentions[0].start)}
    cells: list[tuple[int, int]] = []
    for mention in mentions:
        gap = view.lowered[cells[-1][1] : mention.start] if cells else ""
        if cells and gap.strip():
            cells[-1] = (cells[-1][0], mention.end)
        else:
            cells.append((mention.start, mention.end))
    offices = [name for name in columns if name in ("lead", "cooperating")]
    for name, cell in zip(offices, cells, strict=False):
        named[name] = cell
    rest = view.lowered[tail : line.end]
    due = _DATE_TAIL.search(rest)
    if due is not None and "deadline" in columns:
        named["deadline"] = (tail + due.start(), line.end)
    return Row(line, label, False, named)
