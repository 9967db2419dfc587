"""Reading children with work that hangs, dies and eats memory: each costs one document, and nothing is left behind."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from extract.errors import DamagedDocument, DocumentTimeout, OutOfMemory, ReaderDied, ReadFailed, SecretDocument
from extract.model import ReadSettings
from flows.orchestration.children import ReadingChild
from flows.orchestration.reading_child import Job
from tests.integration.flows.child_work import act

SETTINGS = ReadSettings()


def job(name: str, data: bytes = b"") -> Job:
    return Job(name, SETTINGS, data)


@pytest.fixture
def child() -> Iterator[ReadingChild]:
    with ReadingChild(512, work=act) as child:
        yield child


def test_one_child_serves_many_documents_in_its_own_group(child: ReadingChild) -> None:
    first, second = (child.run(job(name, b"x" * 300_000), seconds=60).result for name in ("a.txt", "b.txt"))
    assert first["name"] == "a.txt"
    assert second["length"] == 300_000
    assert first["pid"] == second["pid"] == first["group"] != os.getpid()


@pytest.mark.parametrize(
    ("name", "kind", "stage"),
    [
        ("exit.txt", ReaderDied, "parse"),
        ("killed.txt", ReaderDied, "read"),
        ("segfault.txt", ReaderDied, "read"),
        ("hungry.txt", OutOfMemory, "read"),
        ("hungry_outside_python.txt", OutOfMemory, "read"),
        ("bug.txt", ReadFailed, "read"),
    ],
)
def test_a_death_is_that_documents_failure(child: ReadingChild, name: str, kind: type[Exception], stage: str) -> None:
    outcome = child.run(job(name), seconds=60)
    assert type(outcome.error) is kind
    assert outcome.stage == stage
    assert name in str(outcome.error)
    assert child.run(job("next.txt"), seconds=60).result["name"] == "next.txt"


def test_what_was_made_before_a_death_is_kept(child: ReadingChild) -> None:
    (made,) = child.run(job("exit.txt"), seconds=60).made
    assert (made.stage, made.value, made.seconds) == ("read", "all that was read", 0.5)


@pytest.mark.parametrize(("name", "kind"), [("damaged.pdf", DamagedDocument), ("secret.pdf", SecretDocument)])
def test_a_document_error_comes_back_whole_and_the_child_lives(
    child: ReadingChild, name: str, kind: type[Exception]
) -> None:
    before = child.run(job("a.txt"), seconds=60).result["pid"]
    error = child.run(job(name), seconds=60).error
    assert type(error) is kind
    assert error is not None
    assert error.file_name == name
    assert error.page == (3 if kind is DamagedDocument else None)
    assert child.run(job("b.txt"), seconds=60).result["pid"] == before


def test_a_hang_ends_at_the_deadline_with_the_engine_it_started(child: ReadingChild, tmp_path: Path) -> None:
    child.run(job("warm.txt"), seconds=60)
    note = tmp_path / "pid"
    started = time.monotonic()
    outcome = child.run(job("hang_in_engine.pdf", str(note).encode()), seconds=1.5)
    assert time.monotonic() - started < 10
    assert type(outcome.error) is DocumentTimeout
    engine = int(note.read_text())
    assert gone(engine)
    assert child.run(job("next.txt"), seconds=60).error is None


def test_kill_9_of_the_supervisor_leaves_nothing_behind(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    code = (
        "from flows.orchestration.children import ReadingChild\n"
        "from flows.orchestration.reading_child import Job\n"
        "from extract.model import ReadSettings\n"
        "from tests.integration.flows.child_work import act\n"
        "if __name__ == '__main__':\n"
        "    child = ReadingChild(512, work=act)\n"
        "    child.run(Job('warm.txt', ReadSettings()), seconds=60)\n"
        "    print(child.process_id, flush=True)\n"
        f"    child.run(Job('hang_in_engine.txt', ReadSettings(), {str(note).encode()!r}), seconds=60)\n"
    )
    script = tmp_path / "supervisor.py"
    script.write_text(code)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
    supervisor = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True, env=environment)
    assert supervisor.stdout is not None
    reader = int(supervisor.stdout.readline())
    until(lambda: note.exists() and note.read_text() != "")
    family = [process.pid for process in psutil.Process(supervisor.pid).children(recursive=True)]
    assert reader in family
    supervisor.kill()
    supervisor.wait()
    for process_id in (*family, int(note.read_text())):
        assert gone(process_id), process_id


def gone(process_id: int) -> bool:
    def ended() -> bool:
        try:
            return psutil.Process(process_id).status() == psutil.STATUS_ZOMBIE
        except psutil.NoSuchProcess:
            return True

    return until(ended)


def until(condition: object, seconds: float = 15) -> bool:
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        if condition():  # type: ignore[operator]
            return True
        time.sleep(0.05)
    return False
