"""The keys under which a document's results lie in the store, as of this program and these settings.

Belongs here: version, settings and engine of each stage, and the keys made of them. Does not belong here: the store itself.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from extract import stages
from extract.model import ReadSettings
from warehouse.load import StageVersions
from warehouse.store import fingerprint, stage_key

STAGES = ("read", "clean", "parse")

# Limits that end a reading or let it be: raising one must not make everything stale that was read within it.
_ONLY_LIMITS = (
    "max_bytes",
    "max_megapixels",
    "max_expansion",
    "seconds_a_page",
    "seconds_a_document",
    "memory_megabytes",
)


@dataclass(frozen=True, slots=True)
class StageKeys:
    """What results are expected to be made of. `engine` and `settings` decide only the reading; what follows is keyed on it."""

    engine: str
    settings: str
    read: int = stages.READ_VERSION
    clean: int = stages.CLEAN_VERSION
    parse: int = stages.PARSE_VERSION

    @classmethod
    def now(cls, settings: ReadSettings) -> StageKeys:
        """Asks the engine for its version. Raises DependencyMissing."""
        return cls(stages.engine_fingerprint(settings), fingerprint(what_changes_readings(settings)))

    def of(self, file_sha256: str) -> dict[str, str]:
        """stage → key of one file."""
        read = stage_key(
            input_key=file_sha256, stage="read", version=self.read, settings=self.settings, engine=self.engine
        )
        clean = stage_key(input_key=read, stage="clean", version=self.clean)
        return {"read": read, "clean": clean, "parse": stage_key(input_key=clean, stage="parse", version=self.parse)}

    def expected(self) -> dict[str, tuple[str, str, str]]:
        """stage → (version, settings, engine), as the ledger compares them."""
        return {
            "read": (str(self.read), self.settings, self.engine),
            "clean": (str(self.clean), "", ""),
            "parse": (str(self.parse), "", ""),
        }

    def versions(self) -> StageVersions:
        """As loading remembers them, to tell the cause of a change."""
        return StageVersions(self.engine, self.settings, str(self.read), str(self.clean), str(self.parse))


def what_changes_readings(settings: ReadSettings) -> ReadSettings:
    """The settings with every mere limit at its default."""
    defaults = {field.name: field.default for field in fields(ReadSettings) if field.name in _ONLY_LIMITS}
    return replace(settings, **defaults)  # type: ignore[arg-type]
