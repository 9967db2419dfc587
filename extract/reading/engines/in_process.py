"""Tesseract inside this process by `tesserocr`: the model is loaded once, pictures are handed over as they are.

A third less CPU than the program for a page, a tenth for a small crop (docs/benchmarks.md). The price: a crash or a hang of the
engine is one of this process. That is why reading runs in supervised children: a page's deadline is the engine's own, checked
from word to word; what that does not catch ends with the document's deadline, by the supervisor.
"""

from __future__ import annotations

import functools
import importlib.metadata
import importlib.util
import threading
import time
from typing import Any

import numpy as np

from extract.errors import EngineFailed, PageTimeout
from extract.reading.engines.interface import GreyPicture, Orientation
from extract.reading.engines.models import model_folder

_HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"


class InProcess:
    """`tesseract.Binding` over tesserocr. One loaded model a language and process; a lock keeps threads apart."""

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
        api, lock = _loaded(language)
        with lock:
            before = [(name, api.GetVariableAsString(name) or "") for name, _ in variables]
            try:
                for name, value in variables:
                    api.SetVariable(name, value)
                api.SetPageSegMode(psm)
                _show(api, image, dpi)
                started = time.monotonic()
                done = api.Recognize(max(1, round(timeout * 1000)))
                if time.monotonic() - started >= timeout:
                    raise PageTimeout("", f"tesseract took longer than {timeout:.0f} s")
                if not done:
                    raise EngineFailed("", "tesseract gave up")
                return _HEAD + str(api.GetTSVText(0))
            finally:
                for name, value in before:
                    api.SetVariable(name, value)
                _forget(api)

    def orientation(self, image: GreyPicture, *, dpi: int, timeout: float) -> Orientation | None:
        api, lock = _loaded("osd")
        with lock:
            try:
                _show(api, image, dpi)
                found = api.DetectOrientationScript()
            finally:
                _forget(api)
        if not found:
            return None
        return Orientation((360 - int(found["orient_deg"])) % 360, float(found["orient_conf"]))


def _show(api: Any, image: GreyPicture, dpi: int) -> None:
    height, width = image.shape
    api.SetImageBytes(np.ascontiguousarray(image).tobytes(), width, height, 1, width)
    api.SetSourceResolution(dpi)


def _forget(api: Any) -> None:
    """A reading depends on its picture alone: results, picture and what was learnt from them go; the model stays."""
    api.Clear()
    api.ClearAdaptiveClassifier()


@functools.cache
def _loaded(language: str) -> tuple[Any, threading.Lock]:
    """The engine with the model of `language`. Raises EngineFailed where there is none."""
    from tesserocr import PSM, PyTessBaseAPI

    folder = model_folder(language)
    if folder is None:
        raise EngineFailed("", f"tesseract has no model '{language}'")
    try:
        api = PyTessBaseAPI(path=f"{folder}/", lang=language, psm=PSM.OSD_ONLY if language == "osd" else PSM.AUTO)
    except RuntimeError as fault:
        raise EngineFailed("", f"model '{language}': {fault}") from fault
    api.SetVariable("debug_file", "/dev/null")  # it prints remarks on small pictures
    return api, threading.Lock()


@functools.cache
def _version() -> str:
    import tesserocr

    return f"{tesserocr.tesseract_version().split()[1]}+tesserocr-{importlib.metadata.version('tesserocr')}"


@functools.cache
def available() -> bool:
    """Whether `tesserocr` can be imported and tesseract's Vietnamese model is on this machine."""
    if importlib.util.find_spec("tesserocr") is None or model_folder("vie") is None:
        return False
    try:
        import tesserocr  # noqa: F401  # its libraries may not load on this machine
    except ImportError:
        return False
    return True
