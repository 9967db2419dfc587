"""Coverage-guided fuzzing of the text path, outside the tests: `python -m tests.hostile.fuzz_text --seconds 600`.

Belongs here: bytes → reading → clean text → notice under atheris (installed by hand: it is no dependency), begun from the gold's texts.
A find is written to tests/hostile/found/ and is from then on a case of tests/unit/parsing/test_found.py. What must hold: only
DocumentError leaves, the passages cover the text once, and a text of these sizes takes no longer than SECONDS.
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from extract.errors import DocumentError
from extract.model import CleanText, Notice, ReadSettings
from extract.stages import clean_stage, parse_stage, read_stage

HERE = Path(__file__).parent
FOUND = HERE / "found"
SECONDS = 5.0
LONGEST = 4_000  # bytes


def whole_way(data: bytes) -> None:
    """The three stages; raises AssertionError where the notice loses text or takes too long, and whatever else should not leave."""
    begun = time.process_time()
    try:
        reading = read_stage(data, "fuzz.txt", ReadSettings())
        clean = clean_stage(reading, "fuzz.txt", released=True)
    except DocumentError:
        return
    covers_once(clean, parse_stage(clean, "fuzz.txt"))
    assert time.process_time() - begun < SECONDS, "slow"


def covers_once(clean: CleanText, notice: Notice) -> None:
    at = 0
    for passage in notice.passages:
        assert passage.char_start == at, f"passage {passage.seq} begins at {passage.char_start}, not {at}"
        at = passage.char_end
    assert at == len(clean.text), f"passages end at {at} of {len(clean.text)}"
    for value in notice.evidence:
        if value.char_start is not None and value.raw is not None:
            assert clean.text[value.char_start : value.char_end] == value.raw, f"evidence of {value.field}"


def main(seconds: int) -> None:
    import atheris

    corpus = Path(tempfile.mkdtemp(prefix="chidao-fuzz-"))
    for text in sorted((HERE.parent / "gold").glob("*.txt")):
        (corpus / text.name).write_bytes(text.read_bytes()[:LONGEST])
    whole_way(next(iter(corpus.iterdir())).read_bytes())  # what is loaded lazily is loaded, and instrumented
    for name in [name for name in sys.modules if name.startswith("extract.")]:
        _instrument(atheris, sys.modules[name])

    def one(data: bytes) -> None:
        try:
            whole_way(data)
        except Exception:
            FOUND.mkdir(exist_ok=True)
            (FOUND / f"{hashlib.sha256(data).hexdigest()[:12]}.bin").write_bytes(data)
            raise

    options = [
        "fuzz",
        str(corpus),
        f"-max_total_time={seconds}",
        f"-max_len={LONGEST}",
        "-timeout=20",
        "-rss_limit_mb=2048",
    ]
    atheris.Setup(options, one)
    atheris.Fuzz()


def _instrument(atheris: Any, module: Any) -> None:
    """Functions of one module, in place: the bytecode gets its counters."""
    for name, value in list(vars(module).items()):
        if callable(value) and getattr(value, "__module__", None) == module.__name__ and hasattr(value, "__code__"):
            setattr(module, name, atheris.instrument_func(value))


if __name__ == "__main__":
    main(int(sys.argv[sys.argv.index("--seconds") + 1]) if "--seconds" in sys.argv else 600)
