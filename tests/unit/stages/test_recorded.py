"""A stage's code does not change unseen: its version, its fingerprint and its golden output stand recorded."""

from __future__ import annotations

import json

from extract.stages import STAGE_FOLDERS, code_fingerprint
from tests.unit.stages.recorded import RECORD, current, stale


def test_code_golden_output_and_version_are_as_recorded() -> None:
    recorded, now = json.loads(RECORD.read_text("utf-8")), current()
    assert stale(recorded, now) == [], "the output changed: raise the stage's version in extract/stages.py, then record"
    assert recorded == now, "run: python -m tests.unit.stages.recorded"


def test_a_changed_output_under_the_same_version_is_stale() -> None:
    before: dict[str, dict[str, object]] = {"parse": {"version": 1, "code": "a", "golden": "x"}}
    assert stale(before, {"parse": {"version": 1, "code": "b", "golden": "y"}}) == ["parse"]
    assert stale(before, {"parse": {"version": 2, "code": "b", "golden": "y"}}) == []
    assert stale(before, {"parse": {"version": 1, "code": "b", "golden": "x"}}) == []


def test_fingerprints_differ_by_stage_and_hold_still() -> None:
    prints = {stage: code_fingerprint(stage) for stage in STAGE_FOLDERS}
    assert len(set(prints.values())) == 3
    assert prints == {stage: code_fingerprint(stage) for stage in STAGE_FOLDERS}
