"""Hostile names, and things in a folder that are no files."""

from __future__ import annotations

import os
import socket
from pathlib import Path

from tests.hostile.case import IGNORED, PUBLISHED, Case, nothing, notice, text

TOO_LARGE = 41_000_000  # bytes, on disk almost none


def outside(path: Path) -> None:
    """A link to a notice beside the folder."""
    target = path.parents[2] / f"{path.parents[1].name}-outside.txt"
    target.write_text(notice(2901), encoding="utf-8")
    path.symlink_to(target)


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(TOO_LARGE)


def bound_socket(path: Path) -> None:
    here = os.open(".", os.O_RDONLY)
    try:
        os.chdir(path.parent)  # a socket's address holds 108 bytes only
        with socket.socket(socket.AF_UNIX) as one:
            one.bind(path.name)
    finally:
        os.fchdir(here)
        os.close(here)


def closed_ring(path: Path) -> None:
    path.symlink_to(path.parent, target_is_directory=True)


def special(name: str, place: object, ends: tuple[str, ...] = IGNORED) -> Case:
    return Case(f"names/{name}", nothing, ends, place=place)  # type: ignore[arg-type]


def cases() -> tuple[Case, ...]:
    long = "ă" * 125 + "b.txt"  # 255 bytes
    return (
        Case(f"names/{long}", text(2001), PUBLISHED),
        Case("names/two\nlines\r.txt", text(2002), PUBLISHED),
        Case("names/\x1b[31mred\x1b]0;owned\x07.txt", text(2003), PUBLISHED),
        Case("names/'; DROP TABLE notice; --\".txt", text(2004), PUBLISHED),
        Case("names/not-utf8-\udcff\udcfe.txt", text(2005), PUBLISHED),
        Case("names/=cmd|' !A0.txt", text(2006), PUBLISHED),
        Case("names/-rf --home.txt", text(2007), PUBLISHED),
        Case("names/%2e%2e%2fevil%00.txt", text(2008), PUBLISHED),
        Case("names/turned\u202etxt.exe", text(2009), PUBLISHED),
        Case("names/$(touch owned)`touch owned`;&|.txt", text(2010), PUBLISHED),
        Case("names/[bold]{markup}\\.txt", text(2011), PUBLISHED),
        Case("names/\x9b2Jc1.txt", text(2012), PUBLISHED),
        Case("names/a-folder.pdf/inside.txt", text(2013), PUBLISHED),
        Case("names/" + "deep/" * 60 + "paper.txt", text(2014), PUBLISHED),
        Case("names/.hidden.txt", text(2902), IGNORED),
        Case("names/.hidden-folder/paper.txt", text(2903), IGNORED),
        Case("names/~$lock.docx", text(2904), IGNORED),
        Case("names/half.pdf.part", text(2905), IGNORED),
        special("fifo.pdf", lambda path: os.mkfifo(path)),
        special("socket.pdf", bound_socket),
        special("link-out.txt", outside),
        special("link-to-passwd.txt", lambda path: path.symlink_to("/etc/passwd")),
        special("link-to-itself.txt", lambda path: path.symlink_to(path.name)),
        special("link-to-nothing.txt", lambda path: path.symlink_to("nowhere")),
        special("ring", closed_ring),
        special("too-large.pdf", sparse, ("file_too_large",)),
    )
