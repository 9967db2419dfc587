"""Deadlines: by when a directive is due. Public: `find_deadlines`.

Belongs here: the grammar of dates and time limits in running text. Does not belong here: whose deadline it is (the body
parser decides that from `clause_start`..`clause_end`), document numbers and their dates (`extract.parsing.citations`).
"""

from extract.parsing.deadlines.find import find_deadlines

__all__ = ["find_deadlines"]
