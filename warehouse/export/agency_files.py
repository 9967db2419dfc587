"""Names of files made for agencies: readable, safe on every system, no two alike.

Belongs here: the name. Does not belong here: what is in the files.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

_LONGEST = 60


def file_stem(agency: str) -> str:
    """'UBND huyện Bến Lở' → 'ubnd-huyen-ben-lo-3f9a21': ASCII, with a mark that keeps names apart that differ by accents only."""
    bare = unicodedata.normalize("NFD", agency.replace("đ", "d").replace("Đ", "D"))
    letters = "".join(sign for sign in bare if not unicodedata.combining(sign)).lower()
    stem = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:_LONGEST].strip("-")
    mark = hashlib.sha256(unicodedata.normalize("NFC", agency).encode()).hexdigest()[:6]
    return f"{stem or 'co-quan'}-{mark}"
