"""The store: each stage's result under the key that its input, version and settings give it. The only cache.

Layout: store/<stage>/<2 hex>/<key>.json.zst. A file appears whole or not at all; a damaged one counts as absent.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TypeVar

import zstandard

from warehouse import codec
from warehouse.durable import write_durably
from warehouse.home import Home

T = TypeVar("T")


def stage_key(*, input_key: str, stage: str, version: int | str, settings: str = "", engine: str = "") -> str:
    """64 hex. `input_key`: the file's sha256 for reading, else the key of the stage before. `settings` and `engine` are fingerprints."""
    parts = json.dumps([input_key, stage, str(version), settings, engine], ensure_ascii=True)
    return hashlib.sha256(parts.encode()).hexdigest()


def fingerprint(value: object) -> str:
    """16 hex of a frozen dataclass (settings): equal values give equal fingerprints in every process."""
    return hashlib.sha256(codec.dumps(value)).hexdigest()[:16]


class Store:
    """Safe for several processes: two that write the same key write the same bytes."""

    def __init__(self, home: Home) -> None:
        self._root = home.store

    def path(self, stage: str, key: str) -> Path:
        return self._root / stage / key[:2] / f"{key}.json.zst"

    def put(self, stage: str, key: str, value: object) -> int:
        """Keep a frozen dataclass; returns the bytes written. Raises OSError (a full disk) with nothing left behind."""
        data = zstandard.ZstdCompressor(level=3).compress(codec.dumps(value))
        write_durably(self.path(stage, key), data)
        return len(data)

    def get(self, stage: str, key: str, kind: type[T]) -> T | None:
        """The value, None where it is absent, damaged, or of an older shape: then it is computed again."""
        try:
            data = self.path(stage, key).read_bytes()
            return codec.loads(zstandard.ZstdDecompressor().decompress(data), kind)
        except (FileNotFoundError, zstandard.ZstdError, codec.CodecError):
            return None

    def has(self, stage: str, key: str) -> bool:
        return self.path(stage, key).is_file()

    def delete(self, stage: str, key: str) -> None:
        self.path(stage, key).unlink(missing_ok=True)
