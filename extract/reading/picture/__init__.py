"""From the picture of a page to words with boxes: preparation steps, recognition, second tries.

Belongs here: everything that looks at pixels of text. Does not belong here: stamps (`extract.reading.stamps`),
the engines themselves (`extract.reading.engines`), file formats and rasterising (`extract.reading.formats`).
"""
