"""How a command answers: JSON for programs, a table or lines for people, warnings on stderr.

Belongs here: printing. Does not belong here: what is printed. Control characters of a paper never reach the terminal.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any


def print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1, default=str))


def print_table(heads: Sequence[str], rows: Iterable[Sequence[Any]], *, title: str | None = None) -> None:
    """A table as wide as the terminal, cells wrapped; nothing at all without rows."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    body = [tuple(plain(cell) for cell in row) for row in rows]
    if not body:
        return
    table = Table(*heads, box=box.SIMPLE_HEAD, title=title, title_justify="left", pad_edge=False)
    for row in body:
        table.add_row(*(Text(cell) for cell in row))
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=140)
    console.print(table)


def plain(cell: object) -> str:
    """One value on one line, without control characters; an escape sequence in a paper stays a paper's letters."""
    text = "" if cell is None else str(cell)
    if text.isprintable():
        return text
    return "".join(" " if sign in "\n\t" else "\ufffd" if is_obeyed(sign) else sign for sign in text)


def is_obeyed(sign: str) -> bool:
    """Whether a terminal does something else than showing it: control characters, halves of letters, marks that turn the direction."""
    return unicodedata.category(sign) in ("Cc", "Cs") or "\u202a" <= sign <= "\u202e" or "\u2066" <= sign <= "\u2069"


def say_waiting(holder: str) -> None:
    """For hold_home: a command that seems to hang says for whom it waits."""
    warn(f"chidao: waiting: {holder} publishes and gives way after the papers in hand")


def warn(line: str) -> None:
    print(line, file=sys.stderr)
