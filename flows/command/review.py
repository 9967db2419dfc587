"""`chidao review export`. Belongs here: pictures from the archive for the sheet. Does not belong here: the sheet (warehouse.export)."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

HELP = "a workbook of what the machine doubts, with pictures, to be filled in and put back"
ABOUT = """\
`chidao review export FOLDER` writes can-xem.xlsx: a row a doubted value, with the page's part that it stands on. Fill in the columns
"Sửa ...", "Lý do", "Người sửa", save it into HOME/corrections/, and run `chidao republish`."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    what = parser.add_subparsers(dest="what", metavar="export", required=True)
    export = what.add_parser("export", help="write can-xem.xlsx into FOLDER")
    export.add_argument("folder", type=Path, metavar="FOLDER")
    # also after the second word: the value given there counts, and none given there changes nothing
    export.add_argument("--home", type=Path, default=argparse.SUPPRESS, metavar="DIR", help=argparse.SUPPRESS)
    export.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help=argparse.SUPPRESS)


def perform(given: argparse.Namespace) -> int:
    from flows.command.answer import print_json, warn
    from warehouse.export.review_sheet import export_review
    from warehouse.home import Home
    from warehouse.query import staleness

    home = Home(given.home)
    path, rows, pictures = export_review(home, given.folder, _Pages(home).part)
    warn(staleness(home))
    if given.json:
        print_json({"written": str(path), "rows": rows, "pictures": pictures})
    else:
        print(f"{path}: {rows} rows, {pictures} with a picture")
    return 0


class _Pages:
    """Pages of originals as pictures; the last one is kept, because the doubts of a page follow each other."""

    def __init__(self, home: Any) -> None:
        from warehouse.archive import Archive

        self._archive = Archive(home)
        self._last: tuple[tuple[str, int], Any] | None = None

    def part(self, doubt: Any) -> bytes | None:
        """None where the original is not there or cannot be drawn: the row is of use without."""
        from extract.errors import ChidaoError
        from flows.command.page_picture import crop, page_picture

        key = (doubt.file_sha256, doubt.boxes[0]["page"])
        if self._last is None or self._last[0] != key:
            try:
                self._last = (key, page_picture(self._archive.get(doubt.file_sha256), key[1], doubt.file_name))
            except (ChidaoError, OSError, ValueError, IndexError):
                return None
        return crop(self._last[1], doubt.boxes)
