"""The hostile inputs that need no recognition engine, through a real run: each ends as the table says, and nothing is harmed.

All of them, with recognition: `python -m tests.hostile.run`.
"""

from __future__ import annotations

from pathlib import Path

from tests.hostile.run import run_all


def test_every_hostile_input_ends_as_specified(environment: dict[str, str], tmp_path: Path) -> None:
    ground = tmp_path / "ground"  # Prefect's own folder lies beside it
    ground.mkdir()
    result = run_all(ground, environment, ocr=False)
    assert result.wrong == []
    assert result.faults == []
    assert len(result.rows) >= 60
