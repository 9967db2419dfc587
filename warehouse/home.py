"""Where everything lies under CHIDAO_HOME. Belongs here: paths. Does not belong here: what is in the files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Home:
    """CHIDAO_HOME. All paths are absolute if `root` is; nothing is created before `ensure`."""

    root: Path

    @property
    def archive(self) -> Path:
        """Original bytes by sha256."""
        return self.root / "archive"

    @property
    def store(self) -> Path:
        """Stage results by key: the only cache."""
        return self.root / "store"

    @property
    def work(self) -> Path:
        return self.root / "work"

    @property
    def published(self) -> Path:
        return self.root / "published"

    @property
    def versions(self) -> Path:
        """The versioned, read-only publications."""
        return self.published / "versions"

    @property
    def reports(self) -> Path:
        return self.root / "reports"

    @property
    def corrections(self) -> Path:
        """Sheets that people put back."""
        return self.root / "corrections"

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    @property
    def prefect(self) -> Path:
        return self.root / "prefect"

    @property
    def settings_file(self) -> Path:
        return self.root / "chidao.toml"

    @property
    def ledger_path(self) -> Path:
        return self.work / "ledger.sqlite"

    @property
    def work_db(self) -> Path:
        return self.work / "work.duckdb"

    @property
    def work_lock(self) -> Path:
        return self.work / "work.lock"

    @property
    def published_db(self) -> Path:
        """The symlink that analysts open."""
        return self.published / "chidao.duckdb"

    def ensure(self) -> Home:
        """Create the folders that are missing; returns itself."""
        for folder in (
            self.archive,
            self.store,
            self.work,
            self.versions,
            self.reports,
            self.corrections,
            self.logs,
            self.prefect,
        ):
            folder.mkdir(parents=True, exist_ok=True)
        return self
