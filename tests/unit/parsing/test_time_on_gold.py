"""Deadlines and citations on the annotated notices, where those lie beside the repository; and time that grows with length."""

import json
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from extract.parsing.citations import find_citations
from extract.parsing.deadlines import find_deadlines
from extract.parsing.links import find_links
from extract.parsing.products import find_product
from extract.parsing.schedules import find_schedule

SHARED = Path(__file__).resolve().parents[4] / "shared"
GOLD: list[Path | None] = [*sorted((SHARED / "gold").glob("*.json"))]


@pytest.fixture(params=GOLD or [None], ids=lambda p: p.stem if p else "absent")
def annotated(request: pytest.FixtureRequest) -> tuple[dict[str, Any], str]:
    if request.param is None:
        pytest.skip("no annotated notices beside the repository")
    gold = json.loads(request.param.read_text(encoding="utf-8"))
    text = (SHARED / "seeds" / gold["source"]["file"]).read_text(encoding="utf-8")
    return gold, text


def test_citations_are_those_annotated(annotated: tuple[dict[str, Any], str]) -> None:
    gold, text = annotated
    place = gold["document"]["place"]["value"]
    found = [c for c in find_citations(text, province_name=place) if c.kind == "document"]
    ours = [(c.raw, c.doc_type, c.full_number, c.issued_on and c.issued_on.isoformat(), c.issuer) for c in found]
    assert ours == [(c["raw"], c["type"], c["full"], c["date"], c["issuer"]) for c in gold["citations"]]


def test_deadlines_are_those_annotated(annotated: tuple[dict[str, Any], str]) -> None:
    gold, text = annotated
    issued = gold["document"]["date"]["iso"]
    found = find_deadlines(text, issued_on=date.fromisoformat(issued if len(issued) > 7 else issued + "-01"))
    ours = [(d.raw, d.kind, d.due_on and d.due_on.isoformat(), d.is_target) for d in found]
    want = [d for directive in gold["directives"] for d in directive["deadlines"]]
    assert ours == [(d["raw"], d["kind"], d["due"], d.get("target_not_hard", False)) for d in want]


UNITS = [
    "trước ngày 15/7 ", "( trước ngày 15/7/2025 ", '" trước ngày 15/7/2025 “', "số 12/TB-UBND, ", "1/", "15/7 và ", "ngày 1, ",
    "số 12, ", "Luật ", "thời hạn ", "báo cáo kế hoạch xây dựng ", "Thông báo này ", "kèm theo ", "Điện ngày 5/6/2025 ",
    "gia hạn Thông báo số 5/TB-UBND ", "số 5/QĐ-UBND của Ban Chỉ đạo ",
]  # fmt: skip


def _seconds(text: str) -> float:
    start = time.process_time()
    deadlines = find_deadlines(text, issued_on=date(2025, 1, 1))
    citations = find_citations(text, province_name="An Phú")
    find_links(text, citations, deadlines)
    find_product(text)
    find_schedule(text)
    return time.process_time() - start


@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_with_length(unit: str) -> None:
    _seconds(unit * 10)
    short, long = _seconds(unit * 250), _seconds(unit * 2000)
    assert long < 24 * short + 0.2  # eight times the text; a quadratic rule would take 64 times as long
