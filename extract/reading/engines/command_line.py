"""Tesseract as a program of its own: a PGM on stdin, one thread, its own process group, killed on timeout.

Why not pytesseract: it writes temporary PNG files and costs 3.4 instead of 2.4 CPU seconds a page (docs, measurements);
and its timeout kills the parent only. The way for machines without `tesserocr`; `in_process` costs less.
"""

from __future__ import annotations

import functools
import os
import re
import shutil
import signal
import subprocess

import numpy as np

from extract.errors import EngineFailed, PageTimeout
from extract.reading.engines.interface import GreyPicture, Orientation


class CommandLine:
    """`tesseract.Binding` over the program."""

    @property
    def version(self) -> str:
        return _version()

    def tsv(
        self,
        image: GreyPicture,
        *,
        psm: int,
        language: str,
        dpi: int,
        timeout: float,
        variables: tuple[tuple[str, str], ...],
    ) -> str:
        arguments = ["--psm", str(psm), "-l", language, "--dpi", str(dpi)]
        for name, value in variables:
            arguments += ["-c", f"{name}={value}"]
        return _run([*arguments, "tsv"], image, timeout)

    def orientation(self, image: GreyPicture, *, dpi: int, timeout: float) -> Orientation | None:
        try:
            report = _run(["--psm", "0", "-l", "osd", "--dpi", str(dpi)], image, timeout)
        except EngineFailed:  # how it ends where there is too little text
            return None
        turn = re.search(r"^Rotate: (\d+)", report, re.MULTILINE)
        sure = re.search(r"^Orientation confidence: ([\d.]+)", report, re.MULTILINE)
        return Orientation(int(turn[1]), float(sure[1])) if turn and sure else None


def _run(arguments: list[str], image: GreyPicture, timeout: float) -> str:
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
        output, complaint = process.communicate(_as_pgm(image), timeout=timeout)
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


@functools.cache
def _version() -> str:
    executable = shutil.which("tesseract")
    if executable is None:
        return "absent"
    answer = subprocess.run([executable, "--version"], capture_output=True, text=True, timeout=20, check=False)
    found = re.search(r"tesseract v?([\d.]+)", answer.stdout + answer.stderr)
    return found[1] if found else "unknown"
