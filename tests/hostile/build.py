"""`python -m tests.hostile.build DIR`: writes the hostile inputs and prints each with its expected ending.

Belongs here: the whole table. The same bytes on every build, except files that are encrypted (their keys are random).
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.hostile import archives, names, pdfs, pictures, texts
from tests.hostile.case import Case


def all_cases(*, ocr: bool = True) -> tuple[Case, ...]:
    """`ocr` False: without those that need the recognition engine or take seconds."""
    found = (*texts.cases(), *names.cases(), *pictures.cases(), *archives.cases(), *pdfs.cases())
    return tuple(case for case in found if ocr or not case.ocr)


def build(folder: Path, *, ocr: bool = True) -> tuple[Case, ...]:
    """Writes them below `folder`; one link leads to a file beside it."""
    cases = all_cases(ocr=ocr)
    folder.mkdir(parents=True, exist_ok=True)
    for case in cases:
        case.write(folder)
    return cases


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m tests.hostile.build DIR")
    for case in build(Path(sys.argv[1])):
        print(f"{ascii(case.name)[1:-1]:60.60}  {' | '.join(case.ends)}")
