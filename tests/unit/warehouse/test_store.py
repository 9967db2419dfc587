"""Archive and store: whole or absent, under the name that the content gives."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from extract.errors import ChidaoError
from extract.model import Box, ReadSettings
from warehouse.archive import Archive, NotInArchive
from warehouse.home import Home
from warehouse.store import Store, fingerprint, stage_key


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path).ensure()


def test_put_gives_name_and_place(home: Home) -> None:
    archive, data = Archive(home), "Số: 88/TB-UBND".encode()
    kept = archive.put(data)
    assert kept.sha256 == hashlib.sha256(data).hexdigest() and kept.new
    assert home.root / kept.path == archive.path(kept.sha256)
    assert archive.get(kept.sha256) == data
    assert not archive.put(data).new
    assert archive.path(kept.sha256).stat().st_mode & 0o222 == 0


def test_what_the_disk_changed_is_not_handed_out(home: Home) -> None:
    archive = Archive(home)
    sha = archive.put(b"original").sha256
    archive.path(sha).chmod(0o644)
    archive.path(sha).write_bytes(b"changed")
    with pytest.raises(ChidaoError):
        archive.get(sha)
    with pytest.raises(NotInArchive):
        archive.get("0" * 64)


def test_a_sealed_paper_is_dropped_and_not_taken_again(home: Home) -> None:
    archive = Archive(home)
    sha = archive.put(b"MAT").sha256
    archive.seal(sha)
    assert not archive.exists(sha) and archive.is_sealed(sha)
    assert not archive.put(b"MAT").new and not archive.exists(sha)
    assert all(b"MAT" not in path.read_bytes() for path in home.archive.rglob("*") if path.is_file())
    archive.unseal(sha)
    assert archive.put(b"MAT").new


def test_store_keeps_values_and_counts_damage_as_absence(home: Home) -> None:
    store, box = Store(home), Box(1, 0.25, 0.5, 1 / 3, 1.0)
    key = stage_key(input_key="ab", stage="read", version=3)
    assert store.get("read", key, Box) is None
    assert store.put("read", key, box) > 0
    assert store.get("read", key, Box) == box and store.has("read", key)
    for damage in (b"", b"garbage", store.path("read", key).read_bytes()[:-3]):
        store.path("read", key).write_bytes(damage)
        assert store.get("read", key, Box) is None
    store.put("read", key, ReadSettings())
    assert store.get("read", key, Box) is None
    store.delete("read", key)
    store.delete("read", key)
    assert not store.has("read", key)


def test_a_full_disk_leaves_nothing_behind(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        Store(home).put("read", "k" * 64, Box(1, 0, 0, 1, 1))
    assert [p for p in home.store.rglob("*") if p.is_file()] == []


def test_each_part_of_a_key_matters() -> None:
    base = {"input_key": "a", "stage": "read", "version": 1, "settings": "s", "engine": "e"}
    keys = {stage_key(**{**base, name: value}) for name, value in base.items()} | {  # type: ignore[arg-type]
        stage_key(**{**base, name: "other"})  # type: ignore[arg-type]
        for name in base
    }
    assert len(keys) == 1 + len(base)
    assert fingerprint(ReadSettings()) == fingerprint(ReadSettings()) != fingerprint(ReadSettings(dpi=200))
