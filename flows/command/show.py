"""`chidao show`. Belongs here: a directive's page as a picture with its box drawn, from the archived original."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from extract.errors import UsageError

HELP = "a directive's page as a picture, with its box drawn"
ABOUT = "Writes a PNG of each page that the directive stands on, with its lines framed: the way back from a row to the paper."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("directive", metavar="DIRECTIVE", help="its directive_id")
    parser.add_argument("--out", type=Path, metavar="FILE.png", help="else the directive's name in this folder")


def perform(given: argparse.Namespace) -> int:
    from flows.command.answer import plain, print_json
    from flows.command.page_picture import draw_frames, page_picture
    from warehouse.home import Home
    from warehouse.query import query

    home = Home(given.home)
    answer = query(
        home,
        "SELECT d.boxes, d.text, n.file_name, n.file_sha256, n.reading_method FROM directive d JOIN notice n USING (notice_id)"
        " WHERE d.directive_id = getvariable('d')",
        {"d": given.directive},
    )
    if not answer.rows:
        raise UsageError(
            f"no directive {given.directive!r} is published", remedy='`chidao query "FROM directive"` lists them.'
        )
    boxes, text, file_name, sha256, method = answer.rows[0]
    if not boxes:
        message = f"{file_name} is {method}: it has no page picture. The directive says:\n{plain(text)}"
        print_json({"pictures": [], "text": text}) if given.json else print(message)
        return 0
    from warehouse.archive import Archive

    pages: dict[int, list[dict[str, Any]]] = {}
    for one in boxes:
        pages.setdefault(one["page"], []).append(one)
    data = Archive(home).get(sha256)
    written = []
    for number, (page, frames) in enumerate(sorted(pages.items()), 1):
        picture = page_picture(data, page, file_name)
        draw_frames(picture, frames)
        target = _target(given, number)
        picture.save(target)
        written.append(str(target))
    if given.json:
        print_json({"pictures": written, "text": text})
    else:
        print("\n".join(written))
    return 0


def _target(given: argparse.Namespace, number: int) -> Path:
    base = given.out or Path(
        "".join(sign if sign.isalnum() or sign in "._-" else "_" for sign in given.directive) + ".png"
    )
    return base if number == 1 else base.with_stem(f"{base.stem}-{number}")
