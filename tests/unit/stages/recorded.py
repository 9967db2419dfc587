"""What is recorded of each stage: version, fingerprint of its code and data, digest of what it makes of the golden notices.

`python -m tests.unit.stages.recorded` records anew. It refuses where the code changed, the golden output changed, and the version was not
raised: then results in offices' stores would be stale and nobody would know.
"""

from __future__ import annotations

import json
import sys
from hashlib import sha256
from pathlib import Path

from extract import stages
from extract.model import ReadSettings
from tests.score.truth import all_truth

RECORD = Path(__file__).with_name("recorded.json")
GOLDEN = "32"  # digested are the notices numbered below: one annotated later is to measure with, and must not look like a changed stage
VERSIONS = {"read": "READ_VERSION", "clean": "CLEAN_VERSION", "parse": "PARSE_VERSION"}


def golden_digests() -> dict[str, str]:
    """Stage → digest of its output on the hand-made golden notices (as text: no engine)."""
    digests = {stage: sha256() for stage in VERSIONS}
    for truth in (t for t in all_truth() if t.stem < GOLDEN):
        made = stages.extract_document(truth.text.encode(), f"{truth.stem}.txt", ReadSettings())
        digests["read"].update(repr(made.reading).encode())
        digests["clean"].update(repr(made.clean).encode())
        digests["parse"].update(repr(made.notice).encode())
    return {stage: digest.hexdigest()[:16] for stage, digest in digests.items()}


def current() -> dict[str, dict[str, object]]:
    golden = golden_digests()
    return {
        stage: {"version": getattr(stages, name), "code": stages.code_fingerprint(stage), "golden": golden[stage]}
        for stage, name in VERSIONS.items()
    }


def stale(recorded: dict[str, dict[str, object]], now: dict[str, dict[str, object]]) -> list[str]:
    """The stages whose output changed under the same version."""
    return [
        s
        for s in now
        if s in recorded and recorded[s]["golden"] != now[s]["golden"] and recorded[s]["version"] == now[s]["version"]
    ]


def main() -> int:
    now = current()
    recorded = json.loads(RECORD.read_text("utf-8")) if RECORD.exists() else {}
    if wrong := stale(recorded, now):
        sys.stderr.write(
            f"golden output changed: raise {', '.join(VERSIONS[s] for s in wrong)} in extract/stages.py first\n"
        )
        return 1
    RECORD.write_text(json.dumps(now, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
