"""Tesseract's model files: where they are and what they are. Loads none.

Belongs here: the folders that tesseract itself would look in. Does not belong here: recognition.
"""

from __future__ import annotations

import functools
import hashlib
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

_USUAL = (  # of Debian and Ubuntu, Fedora and Arch, a build from source, Homebrew
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
)


def _folders() -> Iterator[Path]:
    """As tesseract looks: `TESSDATA_PREFIX`, then the usual places, last what the program says of itself."""
    prefix = os.environ.get("TESSDATA_PREFIX")
    if prefix:
        yield Path(prefix)
        yield Path(prefix) / "tessdata"
    yield from (Path(folder) for folder in _USUAL)
    executable = shutil.which("tesseract")
    if executable is not None:
        answer = subprocess.run([executable, "--list-langs"], capture_output=True, text=True, timeout=20, check=False)
        said = re.search(r'languages in "([^"]+)"', answer.stdout + answer.stderr)
        if said:
            yield Path(said[1])


@functools.cache
def model_folder(language: str) -> Path | None:
    """The folder that holds the model of `language` ('vie', 'osd'); None where there is none."""
    return next((folder for folder in _folders() if (folder / f"{language}.traineddata").is_file()), None)


@functools.cache
def model_hash(language: str) -> str:
    """First 12 hex digits of the model file's SHA-256: another model is another engine, also under the same version."""
    folder = model_folder(language)
    if folder is None:
        return "absent"
    return hashlib.sha256((folder / f"{language}.traineddata").read_bytes()).hexdigest()[:12]
