"""The interface that recognition engines share. No engine's own details belong here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

GreyPicture = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class EngineWord:
    """One word row of an engine. Pixels of the picture it was given; confidence 0..1; block, paragraph, line are the engine's."""

    text: str
    left: int
    top: int
    width: int
    height: int
    confidence: float
    block: int = 1
    paragraph: int = 1
    line: int = 1

    @property
    def right(self) -> int:
        return self.left + self.width

    @property
    def bottom(self) -> int:
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class Recognition:
    """An engine's answer: the words, and how many word rows it printed, counted apart from them (word accounting)."""

    words: tuple[EngineWord, ...]
    rows: int


@dataclass(frozen=True, slots=True)
class Orientation:
    """OSD's answer: degrees clockwise that the picture must be turned to stand upright, and how sure it is (tesseract's scale)."""

    rotate: int
    confidence: float


@dataclass(frozen=True, slots=True)
class LineReading:
    """A line read as a whole: its text, the mean confidence and the confidence of each character (same length as `text`)."""

    text: str
    confidence: float
    characters: tuple[float, ...]


class Engine(Protocol):
    """Reads whole pictures: words with boxes."""

    @property
    def fingerprint(self) -> str:
        """Name, version and model hash; part of the reading's key in the store."""
        ...

    def recognise(self, image: GreyPicture, *, psm: int, language: str, dpi: int, timeout: float) -> Recognition:
        """Raises PageTimeout when `timeout` seconds pass, EngineFailed when the engine ends with an error."""
        ...


class LineEngine(Protocol):
    """Reads crops of single lines, without boxes inside."""

    @property
    def fingerprint(self) -> str: ...

    def read_lines(self, crops: list[GreyPicture]) -> list[LineReading]: ...
