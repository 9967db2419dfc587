"""The corpus' texts and the dress each one gets: type size, stamps, seals, marks, turned pages.

Belongs here: what is drawn, decided once from the text's name, the level and the set. Not here: drawing, scoring.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tests.renderer.notice import NOTICES, Notice, load_notice
from tests.renderer.setting import Style
from tests.renderer.stamps import StampSpec

TEXTS = Path(__file__).parent / "texts"
KEYS = ("t01", "t02", "t03", "t04", "t05", "t06", "t07", "t08", "ds-tb-41", "ap-tb-118")
LEVEL_NAMES = ("clean", "light", "medium", "hard", "photocopy")
SETS = ("tune", "held")  # other seeds, stamps, places and turns: tune on one, report the other

# As printed on the stamp, and the name that a reader may also give it.
_OFFICES = (
    ("VP.UBND TỈNH AN PHÚ", "Văn phòng UBND tỉnh An Phú"),
    ("SỞ TÀI CHÍNH TỈNH ĐÔNG SƠN", "Sở Tài chính tỉnh Đông Sơn"),
    ("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", "Trung tâm Phục vụ hành chính công"),
    ("BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP", "Ban Quản lý các khu công nghiệp"),
    ("UBND XÃ PHÚ RIỀNG ĐÔNG", "UBND xã Phú Riềng Đông"),
    ("CÔNG AN TỈNH TÂN GIANG", "Công an tỉnh Tân Giang"),
    ("SỞ TƯ PHÁP", "Sở Tư pháp"),
    ("CHI CỤC THỦY LỢI TÂN GIANG", "Chi cục Thủy lợi Tân Giang"),
    ("VĂN PHÒNG TỈNH ỦY ĐÔNG SƠN", "Văn phòng Tỉnh ủy Đông Sơn"),
    ("TRƯỜNG CAO ĐẲNG Y TẾ AN PHÚ", "Trường Cao đẳng Y tế An Phú"),
    ("KHO BẠC NHÀ NƯỚC KHU VỰC XVII", "Kho bạc Nhà nước khu vực XVII"),
    ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", "Sở Khoa học và Công nghệ"),
    ("UBND PHƯỜNG BẾN THÓC", "UBND phường Bến Thóc"),
    ("BỘ CHỈ HUY QUÂN SỰ TỈNH", "Bộ Chỉ huy Quân sự tỉnh"),
)
_TRANSFERS = (None, "KHTC", "TH", "NC", None, "QLHT", "VX")
_UPSIDE_DOWN = (
    "light",
    "hard",
    "photocopy",
)  # in every level it made a fifth of all raw characters wrong: too cheap a win
_INKS = ("red", "red", "red", "blue", "violet", "black")
_LAYOUTS = ("nd30", "nd30", "nd30", "cong_van_den", "van_ban_den", "cv_den")
_ANGLES = (0.0, 0.0, -2.0, 3.5, -5.0, 1.0, 9.0, -14.0)
_PLACES = ("beside", "corner", "beside", "body", "beside", "corner", "right")


@dataclass(frozen=True, slots=True)
class Dress:
    """What one rendering of a text wears. `stamp_place`: beside | corner | body | right.

    `upside_down`: the whole stack lay the wrong way; `first_page_turn`: degrees clockwise of page 1 alone.
    """

    style: Style
    stamp: StampSpec | None
    stamp_name: str | None
    stamp_place: str
    seal: bool
    urgency: str | None
    banner: bool
    upside_down: bool
    first_page_turn: int

    def turns(self, pages: int) -> dict[int, int]:
        """Degrees clockwise by page number, for a paper of that many pages."""
        if self.upside_down:
            return dict.fromkeys(range(1, pages + 1), 180)
        return {1: self.first_page_turn} if self.first_page_turn else {}


def corpus_text(key: str) -> Notice:
    """The source, from the corpus' own texts or the samples' notices."""
    return load_notice(key, TEXTS if (TEXTS / f"{key}.toml").exists() else NOTICES)


def generator(*names: str) -> np.random.Generator:
    """The generator that belongs to these names."""
    return np.random.default_rng(zlib.crc32("/".join(names).encode()))


def dress(key: str, level: str, which: str) -> Dress:
    """What a text wears at a level in a set: half are stamped, half sealed, in one of ten
    page 1 is turned, and at some levels one in ten lies upside down.
    """
    at = KEYS.index(key) * 3 + LEVEL_NAMES.index(level) * 7 + SETS.index(which) * 11
    rng = generator("dress", key, level, which)
    stamped = (KEYS.index(key) + LEVEL_NAMES.index(level) + SETS.index(which)) % 2 == 0
    stamp, name = _stamp(at, rng, level) if stamped else (None, None)
    style = Style(
        size=(13.0, 13.5, 14.0)[at % 3],
        leading=(1.16, 1.24, 1.32)[(at // 2) % 3],
        left_mm=(28.0, 30.0, 33.0)[at % 3],
        paragraph_gap=(4.0, 6.0)[at % 2],
    )
    place = str(rng.choice(_PLACES))
    turned = LEVEL_NAMES.index(level) * 3 + SETS.index(which) * 4
    first_page_turn = (90, 270)[at % 2] if KEYS.index(key) == (turned + 5) % len(KEYS) else 0
    return Dress(
        style=style,
        stamp=stamp,
        stamp_name=name,
        stamp_place=place,
        seal=at % 2 == 0,
        urgency="HỎA TỐC" if at % 13 == 5 else None,
        banner=at % 7 == 3,
        upside_down=level in _UPSIDE_DOWN and KEYS.index(key) == turned % len(KEYS),
        first_page_turn=first_page_turn,
    )


def _stamp(at: int, rng: np.random.Generator, level: str) -> tuple[StampSpec, str]:
    office, name = _OFFICES[at % len(_OFFICES)]
    day, month = int(rng.integers(1, 29)), int(rng.integers(1, 13))
    year = int(rng.choice((2025, 2026, 2025, 2021)))
    shown = (f"{day}/{month}/{year}", f"{day:02d}/{month:02d}/{year}", f"{day:02d}-{month:02d}-{year}")[at % 3]
    ink = "black" if level == "photocopy" else str(rng.choice(_INKS))
    written = bool(rng.random() < 0.35)
    spec = StampSpec(
        layout=str(rng.choice(_LAYOUTS)),
        agency=office,
        number=str(int(rng.integers(11, 9800))),
        day=shown.replace("-", "/") if written else shown,
        stamped_on=f"{year:04d}-{month:02d}-{day:02d}",
        ink=ink,
        angle=float(rng.choice(_ANGLES)),
        hour=f"{int(rng.integers(7, 17)):02d}h{int(rng.integers(0, 60)):02d}" if not written else None,
        transfer=_TRANSFERS[at % len(_TRANSFERS)],
        values="written" if written else "typed",
        value_ink="black" if rng.random() < 0.4 else None,
    )
    return spec, name
