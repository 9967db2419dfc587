"""The notice's own province where head and place do not tell: the one its text speaks of as its own."""

from __future__ import annotations

from collections import Counter
from datetime import date

from extract.model import CleanText, Province
from extract.parsing.agencies.catalogue import Catalogue
from extract.parsing.agencies.folding import tokenize
from extract.parsing.agencies.name_index import name_index

# Words before a province's name that make it the notice's own.
_OWN = {"bao": 3, "tinh": 2, "uy": 3, "dai": 3, "pho": 2, "vnpt": 2, "viettel": 2}


def home_province(place: str | None, clean: CleanText, catalogue: Catalogue, on: date | None) -> Province | None:
    """By the place of issue; else the province named most often behind 'tỉnh', 'Báo', 'Tỉnh ủy', also on stamps. None on a tie."""
    if place:
        found = catalogue.province_named(place, on)
        if found is not None:
            return found
    votes: Counter[str] = Counter()
    index = name_index()
    stamps = "\n".join(f"{s.agency_raw or ''}\n{s.raw_text}" for s in clean.stamps)
    for text, weight in ((clean.text, 1), (stamps, 1)):
        tokens = tokenize(text)
        for i in range(1, len(tokens.keys)):
            points = _OWN.get(tokens.keys[i - 1])
            if points is None or not tokens.is_capital(i):
                continue
            match = index.provinces.longest(tokens, i)
            if match is not None and match[0] > i + 1:
                votes[match[1][0]] += points * weight
    ranked = votes.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return catalogue.province_named(ranked[0][0], on)
