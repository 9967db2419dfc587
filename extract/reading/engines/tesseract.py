"""Tesseract by its command line: a PGM on stdin, TSV on stdout, one thread, its own process group, killed on timeout.

Why not pytesseract: it writes temporary PNG files and costs 3.4 instead of 2.4 CPU seconds a page (docs, measurements);
and its timeout kills the parent only. TSV rows of level 5 are words.
"""

from __future__ import annotations

import functools
import hashlib
import os
import re
import shutil
import signal
import subprocess
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from extract.errors import EngineFailed, PageTimeout
from extract.reading.engines.interface import EngineWord, GreyPicture, Recognition

_WORD_LEVEL = "5"
_MODEL_FOLDERS = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
)


@dataclass(frozen=True, slots=True)
class Orientation:
    """OSD's answer: degrees clockwise that the picture must be turned to stand upright, and how sure it is (tesseract's scale)."""

    rotate: int
    confidence: float


def _run(arguments: list[str], picture: bytes, timeout: float) -> str:
    """stdout of one tesseract process. The group is killed on timeout and on any exception (also KeyboardInterrupt)."""
    executable = shutil.which("tesseract")
    if executable is None:
        raise EngineFailed("", "tesseract is not installed")
    environment = dict(os.environ, OMP_THREAD_LIMIT="1")
    process = subprocess.Popen(
        [executable, "stdin", "stdout", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        start_new_session=True,
    )
    try:
        output, complaint = process.communicate(picture, timeout=timeout)
    except subprocess.TimeoutExpired as late:
        raise PageTimeout("", f"tesseract took longer than {timeout:.0f} s") from late
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
    if process.returncode != 0:
        raise EngineFailed("", complaint.decode("utf-8", "replace").strip()[-300:] or f"exit {process.returncode}")
    return output.decode("utf-8", "replace")


def _as_pgm(image: GreyPicture) -> bytes:
    height, width = image.shape
    return b"P5\n%d %d\n255\n" % (width, height) + np.ascontiguousarray(image).tobytes()


def parse_tsv(table: str) -> Recognition:
    """Words of a TSV table; rows of blank text are no words and are not counted."""
    words: list[EngineWord] = []
    rows = 0
    for row in table.splitlines()[1:]:
        columns = row.split("\t", 11)
        if len(columns) < 12 or columns[0] != _WORD_LEVEL:
            continue
        text = columns[11].strip()
        if not text:
            continue
        rows += 1
        left, top, width, height = (int(value) for value in columns[6:10])
        words.append(
            EngineWord(
                text=text,
                left=left,
                top=top,
                width=width,
                height=height,
                confidence=max(0.0, min(1.0, float(columns[10]) / 100)),
                block=int(columns[2]),
                paragraph=int(columns[3]),
                line=int(columns[4]),
            )
        )
    return Recognition(tuple(words), rows)


class Tesseract:
    """`Engine` over the command line program."""

    @property
    def fingerprint(self) -> str:
        return f"tesseract-{_version()}/{model_hash('vie')}"

    def recognise(
        self,
        image: GreyPicture,
        *,
        psm: int = 3,
        language: str = "vie",
        dpi: int = 300,
        timeout: float = 60.0,
        variables: tuple[tuple[str, str], ...] = (),
    ) -> Recognition:
        """Words of a grey picture. `variables` are tesseract's own (`tessedit_char_whitelist`)."""
        arguments = ["--psm", str(psm), "-l", language, "--dpi", str(dpi)]
        for name, value in variables:
            arguments += ["-c", f"{name}={value}"]
        return parse_tsv(_run([*arguments, "tsv"], _as_pgm(image), timeout))

    def orientation(self, image: GreyPicture, *, dpi: int, timeout: float = 30.0) -> Orientation | None:
        """How the picture must be turned; None where there is too little text to tell (tesseract then ends with an error)."""
        try:
            report = _run(["--psm", "0", "-l", "osd", "--dpi", str(dpi)], _as_pgm(image), timeout)
        except EngineFailed:
            return None
        turn = re.search(r"^Rotate: (\d+)", report, re.MULTILINE)
        sure = re.search(r"^Orientation confidence: ([\d.]+)", report, re.MULTILINE)
        return Orientation(int(turn[1]), float(sure[1])) if turn and sure else None


@functools.cache
def _version() -> str:
    executable = shutil.which("tesseract")
    if executable is None:
        return "absent"
    answer = subprocess.run([executable, "--version"], capture_output=True, text=True, timeout=20, check=False)
    found = re.search(r"tesseract v?([\d.]+)", answer.stdout + answer.stderr)
    return found[1] if found else "unknown"


@functools.cache
def model_hash(language: str) -> str:
    """First 12 hex digits of the model file's SHA-256: another model is another engine, also under the same version."""
    prefix = os.environ.get("TESSDATA_PREFIX")
    for folder in (*((prefix,) if prefix else ()), *_MODEL_FOLDERS):
        model = Path(folder) / f"{language}.traineddata"
        if model.is_file():
            return hashlib.sha256(model.read_bytes()).hexdigest()[:12]
    return "absent"
