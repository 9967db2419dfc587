"""Which engines read, and the fingerprint that this choice gives to a reading."""

from __future__ import annotations

import importlib.metadata
import importlib.util

from extract.model import ReadSettings
from extract.reading.engines import trueocr_lines
from extract.reading.engines.interface import LineEngine
from extract.reading.engines.tesseract import Tesseract


def first_engine(settings: ReadSettings) -> Tesseract:
    """The engine that reads pages."""
    return Tesseract()


def second_engine(settings: ReadSettings) -> LineEngine | None:
    """The engine for second opinions; None where it is switched off or not installed."""
    return trueocr_lines.load() if settings.second_engine else None


def fingerprint(settings: ReadSettings) -> str:
    """Engines, versions, model hashes and switches: equal fingerprints read equal pictures equally. Loads no model."""
    parts = [first_engine(settings).fingerprint]
    if settings.second_engine and importlib.util.find_spec("trueocr") is not None:
        parts.append(f"trueocr-{importlib.metadata.version('trueocr')}")
    parts.append("+".join(settings.steps))
    return " ".join(parts)
