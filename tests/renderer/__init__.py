"""A deterministic typesetter and degrader of invented notices: the samples and the OCR corpus come from here.

Belongs here: layout, drawing, degrading, and the truth that travels with every page. Not here: anything of the product;
nothing under `tests.renderer` imports `extract` or any other room.
"""
