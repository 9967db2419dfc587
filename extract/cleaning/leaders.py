"""Dot leaders: the dotted lines of forms and of values not yet filled in.

Belongs here: taking them out so that `Số: ....../TB-UBND` keeps its gap and `24/7/2021.....` its date.
Three dots in running text are an ellipsis and stay.
"""

from __future__ import annotations

import re

from extract.model import Region

from .folding import fold
from .lines import Line

_LEADER = re.compile(r"[.·…_‥]{4,}|…[.…]+|(?:\.\s){3,}\.")
_BETWEEN = re.compile(r"^[.·…_‥]{2,}$|^…$")
_BLANK_LABELS = frozenset(("so", "so:", "ngay", "thang", "nam", "gio", "ngay:", "chuyen:", "gio:"))


def strip_leaders(lines: list[Line]) -> None:
    """Take dot leaders out, in place: runs of four and more anywhere, shorter ones after a label that wants a value."""
    for line in lines:
        before = ""
        for token in line.tokens:
            if not token.text:
                continue
            if token.text.isalnum():  # nearly all words
                before = token.text
                continue
            text = _LEADER.sub("", token.text)
            if _BETWEEN.match(token.text) and fold(before) in _BLANK_LABELS:
                text = ""
            before = token.text
            if text != token.text:
                if text:
                    token.text = text
                else:
                    token.put_out(Region.NOISE)
