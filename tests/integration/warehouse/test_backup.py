"""A second backup into the same folder: what it may remove, and what it must keep."""

from __future__ import annotations

from pathlib import Path

from tests.integration.warehouse.conftest import Night
from tests.integration.warehouse.invented import item
from warehouse.archive import Archive
from warehouse.backup import back_up, recover
from warehouse.home import Home


def test_an_original_that_the_home_lost_stays_in_the_backup_and_a_sealed_one_goes(
    home: Home, night: Night, tmp_path: Path
) -> None:
    night("r1", item("88"), item("89"), item("90"))
    archive, backup = Archive(home), tmp_path / "backup"
    lost, sealed, kept = sorted(path.name for path in home.archive.rglob("*") if path.is_file())
    back_up(home, backup)

    archive.path(lost).unlink()
    archive.seal(sealed)
    assert back_up(home, backup).removed == 1
    fresh = Home(tmp_path / "fresh")
    recover(backup, fresh)
    assert {name for name in (lost, sealed, kept) if Archive(fresh).exists(name)} == {lost, kept}
    assert Archive(fresh).is_sealed(sealed)

    archive.unseal(sealed)
    back_up(home, backup)
    assert not list(backup.rglob("*.sealed"))
