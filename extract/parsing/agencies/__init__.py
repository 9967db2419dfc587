"""Agencies named in a text: the catalogue of offices and the finder of their names.

Public: `load_catalogue`, `Catalogue`, `find_mentions`, `fold`, `canonical_stamp_agency`. Words lie in `extract/data/*.csv`.
"""

from extract.parsing.agencies.catalogue import Catalogue, load_catalogue
from extract.parsing.agencies.folding import fold, folded_words
from extract.parsing.agencies.mentions import find_mentions
from extract.parsing.agencies.stamp_names import canonical_stamp_agency

__all__ = ["Catalogue", "canonical_stamp_agency", "find_mentions", "fold", "folded_words", "load_catalogue"]
