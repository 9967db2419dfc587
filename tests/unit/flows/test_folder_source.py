"""A folder as a source: sorted, safe, and nothing half copied."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest

from extract.errors import FileTooLarge, SourceUnreachable, VanishedFile
from flows.command.settings import SourceSettings
from flows.sources.folder import FolderSource
from flows.sources.names import display_name
from flows.sources.source import open_source


def source(folder: Path, **more: object) -> FolderSource:
    settings = SourceSettings(str(folder), settle_seconds=0.0, **more)  # type: ignore[arg-type]
    found = open_source(settings)
    assert isinstance(found, FolderSource)
    return found


def names(folder: Path, **more: object) -> list[str]:
    return [file.file_name for file in source(folder, **more).listing().files]


def put(folder: Path, name: str, data: bytes = b"x") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_recursive_sorted_and_without_what_is_hidden_or_unfinished(tmp_path: Path) -> None:
    for name in ("b.txt", "a.pdf", "năm 2025/c.txt", ".hidden.txt", ".git/d.txt", "~$e.docx", "f.pdf.part"):
        put(tmp_path, name)
    assert names(tmp_path) == ["a.pdf", "b.txt", "c.txt"]
    assert names(tmp_path, recursive=False) == ["a.pdf", "b.txt"]


def test_include_and_exclude_match_names_and_paths_in_any_case(tmp_path: Path) -> None:
    for name in ("A.PDF", "b.pdf", "tam/c.pdf", "d.txt"):
        put(tmp_path, name)
    assert names(tmp_path, include=("*.pdf",), exclude=("tam/*",)) == ["A.PDF", "b.pdf"]


def test_links_out_of_the_folder_rings_and_fifos_are_not_followed(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    put(outside, "secret.txt")
    put(inside, "real.txt")
    (inside / "good.txt").symlink_to(inside / "real.txt")
    (inside / "bad.txt").symlink_to(outside / "secret.txt")
    (inside / "dead.txt").symlink_to(inside / "nothing")
    (inside / "ring").symlink_to(inside)
    (inside / "away").symlink_to(outside)
    os.mkfifo(inside / "pipe.txt")
    assert names(inside) == ["good.txt", "real.txt"]


def test_a_growing_file_is_left_for_the_next_run(tmp_path: Path) -> None:
    put(tmp_path, "whole.txt")
    growing = put(tmp_path, "growing.txt")
    stop = threading.Event()

    def grow() -> None:
        while not stop.wait(0.02):
            with growing.open("ab") as file:
                file.write(b"more")

    writer = threading.Thread(target=grow)
    writer.start()
    try:
        listing = open_source(SourceSettings(str(tmp_path), settle_seconds=0.3)).listing()
    finally:
        stop.set()
        writer.join()
    assert [file.file_name for file in listing.files] == ["whole.txt"]
    assert len(listing.growing) == 1
    assert listing.growing[0].endswith("growing.txt")


def test_an_old_file_is_taken_without_waiting(tmp_path: Path) -> None:
    os.utime(put(tmp_path, "old.txt"), (1, 1))
    started = time.monotonic()
    listing = open_source(SourceSettings(str(tmp_path), settle_seconds=5.0)).listing()
    assert time.monotonic() - started < 2
    assert len(listing.files) == 1


@pytest.mark.parametrize(
    "name", ["a b.txt", "100%.txt", "Quyết định số 5.txt", "new\nline.txt", "tab\t.txt", "%41.txt"]
)
def test_any_name_is_fetched_by_its_uri(tmp_path: Path, name: str) -> None:
    put(tmp_path, name, name.encode())
    reader = source(tmp_path)
    (file,) = reader.listing().files
    assert reader.fetch(file, 1000) == name.encode()
    assert "\n" not in file.uri
    assert "\n" not in file.file_name


def test_a_name_that_is_no_utf_8_is_shown_and_fetched(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.txt")).write_bytes(b"bytes")
    reader = source(tmp_path)
    (file,) = reader.listing().files
    file.uri.encode()
    file.file_name.encode()
    assert reader.fetch(file, 1000) == b"bytes"


def test_too_large_gone_and_unreachable(tmp_path: Path) -> None:
    path = put(tmp_path, "big.txt", b"x" * 2000)
    reader = source(tmp_path)
    (file,) = reader.listing().files
    with pytest.raises(FileTooLarge, match=r"big\.txt"):
        reader.fetch(file, 1000)
    assert len(reader.digest(file)) == 64
    path.unlink()
    with pytest.raises(VanishedFile):
        reader.fetch(file, 10_000)
    with pytest.raises(SourceUnreachable) as caught:
        source(tmp_path / "not there").listing()
    assert caught.value.exit_code == 4


def test_names_are_shown_composed_and_without_control_characters() -> None:
    assert display_name("Thông báo\x1b[31m.txt") == "Thông báo\ufffd[31m.txt"
