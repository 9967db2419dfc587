"""The identity of a notice: from what it is, never from where it lay or when it came."""

from __future__ import annotations

import hashlib
import re

_HEX = re.compile(r"[0-9a-f]{40,}")


def notice_id_of(content_sha256: str) -> str:
    """'n_' + 20 hex of the content identity."""
    digest = content_sha256 if _HEX.fullmatch(content_sha256) else hashlib.sha256(content_sha256.encode()).hexdigest()
    return f"n_{digest[:20]}"
