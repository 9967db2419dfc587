"""Recognition engines behind one small interface (`interface.Engine`); which are there decides `fingerprint`."""

from extract.reading.engines.choice import fingerprint, first_engine, second_engine

__all__ = ["fingerprint", "first_engine", "second_engine"]
