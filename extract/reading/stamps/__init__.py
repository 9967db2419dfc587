"""Stamps as data: incoming stamps, urgency and copy marks, seals, digital-signature blocks.

Belongs here: where a stamp is, which ink, what its fields say. Does not belong here: removing stamp words from the text
(cleaning), resolving the receiving office to a catalogue row (parsing).
"""
