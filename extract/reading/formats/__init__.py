"""File formats: what a file is, opening it within the limits, its pages, members and pictures.

Belongs here: bytes and their containers. Does not belong here: words and their order (`text_layer`), recognition (`picture`).
"""
