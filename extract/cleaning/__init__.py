"""From what was read to the clean text: Unicode, markup, page joins, furniture, stamps' words, paragraphs.

Belongs here: everything that decides which words are text and where its paragraphs end. Does not belong here: what the
text means (parsing), how it was read (reading).
"""

from .clean import clean_reading as clean_reading
