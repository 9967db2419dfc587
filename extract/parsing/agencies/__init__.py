"""Agencies named in a text: the catalogue of offices and the finder of their names.

Public: `load_catalogue`, `Catalogue`, `find_mentions`, `fold`, `canonical_stamp_agency`. Words lie in `extract/data/*.csv`.
"""

from extract.parsing.agencies.catalogue import Catalogue, load_catalogue
from extract.parsing.agencies.mentions import find_mentions

__all__ = ["Catalogue", "find_mentions", "load_catalogue"]
