"""Citations: which papers a notice names. Public: `find_citations`."""

from extract.parsing.citations.find import find_citations

__all__ = ["find_citations"]
