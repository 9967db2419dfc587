"""Where reading a page spends its time: the engines' calls one by one, preparation, the rest.

Belongs here: our own reading as a job, and a clock around its parts. Not here: the other ways (`reading`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from tests.bench.cost import cost_of, cpu_seconds, table


def whole_reading(home: Path) -> Callable[[], object]:
    """All pages through `read_document`; models and libraries are loaded before the clock starts."""
    from extract.model import ReadSettings
    from extract.reading.document import read_document
    from extract.reading.picture.page import read_picture

    data, settings = (home / "pages.pdf").read_bytes(), ReadSettings(max_pages=10_000)
    read_picture(np.full((400, 300), 255, np.uint8), 1, 100, settings, None, None)
    return lambda: len(read_document(data, "pages.pdf", settings).pages)


def step_table(home: Path, count: int) -> str:
    """Calls and CPU seconds of each engine and of the preparation, as Markdown."""
    spent: dict[str, tuple[int, float]] = cost_of(by_step, (home,)).results[0]
    whole = spent.pop("all")[1]
    rows = [(name, calls / count, cpu / count, 100 * cpu / whole) for name, (calls, cpu) in spent.items()]
    rows.append(
        (
            "all else: pictures, stamps, bookkeeping",
            0,
            (left := whole - sum(c for _, c in spent.values())) / count,
            100 * left / whole,
        )
    )
    return f"Where ours goes:\n\n{table(('', 'calls a page', 'CPU s/page', '%'), rows)}"


def by_step(home: Path) -> Callable[[], object]:
    """`whole_reading` with a clock around every call of an engine: {step: (calls, CPU seconds)}, and 'all'."""
    from extract.reading.engines.tesseract import Tesseract
    from extract.reading.engines.trueocr_lines import TrueOcrLines
    from extract.reading.picture import page

    spent: dict[str, tuple[int, float]] = {}

    def clocked(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*given: Any, **named: Any) -> Any:
            before = cpu_seconds()
            try:
                return call(*given, **named)
            finally:
                step = f"{name}, psm {named['psm']}" if "psm" in named else name
                calls, cpu = spent.get(step, (0, 0.0))
                spent[step] = (calls + 1, cpu + cpu_seconds() - before)

        return timed

    work = whole_reading(home)
    places: list[tuple[Any, str, str]] = [
        (Tesseract, "recognise", "tesseract"),
        (Tesseract, "orientation", "tesseract, orientation"),
        (page, "prepare", "preparation"),
        (TrueOcrLines, "read_lines", "second engine"),
    ]
    for holder, method, name in places:
        setattr(holder, method, clocked(name, getattr(holder, method)))

    def measured() -> dict[str, tuple[int, float]]:
        before = cpu_seconds()
        work()
        return {**dict(sorted(spent.items(), key=lambda item: -item[1][1])), "all": (1, cpu_seconds() - before)}

    return measured
