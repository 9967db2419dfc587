"""The text layer of born-digital pages: words, their encoding, their order, whether they are to be trusted.

Belongs here: characters that the file itself holds. `ordering` and `syllables` serve recognised pages too.
"""
