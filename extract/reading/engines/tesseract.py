"""Tesseract: pictures to words, over one of two bindings that give the same table (TSV; rows of level 5 are words).

Belongs here: the table, and the choice of the binding. Does not belong here: how the engine is run (`in_process`, `command_line`).
"""

from __future__ import annotations

import functools
from typing import Protocol

from extract.reading.engines import in_process
from extract.reading.engines.command_line import CommandLine
from extract.reading.engines.interface import EngineWord, GreyPicture, Orientation, Recognition
from extract.reading.engines.models import model_hash

_WORD_LEVEL = "5"


class Binding(Protocol):
    """One way to run tesseract."""

    @property
    def version(self) -> str: ...

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
        """The table with its head. Raises PageTimeout, EngineFailed."""
        ...

    def orientation(self, image: GreyPicture, *, dpi: int, timeout: float) -> Orientation | None: ...


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
    """`Engine`. Without a binding: in process where `tesserocr` is installed, else the program."""

    def __init__(self, binding: Binding | None = None) -> None:
        self._binding = binding or _best_binding()

    @property
    def fingerprint(self) -> str:
        return f"tesseract-{self._binding.version}/{model_hash('vie')}"

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
        return parse_tsv(
            self._binding.tsv(image, psm=psm, language=language, dpi=dpi, timeout=timeout, variables=variables)
        )

    def orientation(self, image: GreyPicture, *, dpi: int, timeout: float = 30.0) -> Orientation | None:
        """How the picture must be turned; None where there is too little text to tell."""
        return self._binding.orientation(image, dpi=dpi, timeout=timeout)


@functools.cache
def _best_binding() -> Binding:
    return in_process.InProcess() if in_process.available() else CommandLine()
