"""S3 and SFTP against rclone's servers: what is taken, what is left, what is tried again, who is refused."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from extract.errors import FileTooLarge, SourceUnreachable, VanishedFile
from flows.command.settings import SourceSettings
from flows.orchestration.pull import Pulled, pull, unchanged_files
from flows.orchestration.run import Run
from flows.sources import remote
from flows.sources.source import SourceReader, SourceRefused, open_source
from tests.flows.notices import write_notices
from tests.integration.flows.faulty_servers import Faults, failing_proxy
from tests.integration.flows.real_servers import KEY, PASSWORD, SECRET, USER, Served, s3_server, sftp_server
from warehouse.ledger import Ledger


@pytest.fixture(scope="module")
def s3(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with s3_server(tmp_path_factory.mktemp("s3")) as served:
        yield served


@pytest.fixture(scope="module")
def sftp(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with sftp_server(tmp_path_factory.mktemp("sftp")) as served:
        yield served


@pytest.fixture
def proxy(s3: Served) -> Iterator[Faults]:
    with failing_proxy(s3.address) as faults:
        yield faults


@pytest.fixture(autouse=True)
def credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("KEY", KEY), ("SECRET", SECRET), ("USER", USER), ("PASSWORD", PASSWORD)):
        monkeypatch.setenv(f"CHIDAO_SOURCE_KHO_{name}", value)
    monkeypatch.setattr(remote, "_FIRST_WAIT", 0.02)


def bucket(address: str, folder: str, **more: object) -> SourceSettings:
    settings = {"endpoint_url": address, "timeout_seconds": 5.0, **more}
    return SourceSettings(f"s3://congvan/{folder}", "kho", **settings)  # type: ignore[arg-type]


def far(served: Served, folder: str, **more: object) -> SourceSettings:
    settings = {"known_hosts": str(served.trust), "timeout_seconds": 5.0, "settle_seconds": 0.0, **more}
    return SourceSettings(f"{served.address}{folder}", "kho", **settings)  # type: ignore[arg-type]


def put(served: Served, name: str, data: bytes = b"x") -> Path:
    path = served.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def names(reader: SourceReader) -> list[str]:
    return [file.file_name for file in reader.listing().files]


def pulled(home: Path, source: SourceSettings) -> Pulled:
    return pull(Run.open(home, "r_1"), source)


def archived(home: Path) -> int:
    return sum(path.is_file() for path in (home / "archive").rglob("*"))


def known(home: Path) -> list[str]:
    with Ledger(home / "work" / "ledger.sqlite") as ledger:
        return sorted(document.file_name for document in ledger.documents())


def test_objects_below_the_folder_with_any_name_are_taken(s3: Served) -> None:
    for name in ("a/Thông báo 100%.txt", "a/năm 2025/b.pdf", "a/x=1&y.txt", "ab/no.txt"):
        put(s3, name, name.encode())
    for name in ("a/.hidden", "a/.git/c.txt", "a/d.pdf.part", "a/~$e.docx"):
        put(s3, name)
    reader = open_source(bucket(s3.address, "a"))
    files = reader.listing().files
    assert {file.file_name for file in files} == {"Thông báo 100%.txt", "b.pdf", "x=1&y.txt"}
    assert all(reader.fetch(file, 1000) == open_source(bucket(s3.address, "a")).fetch(file, 1000) for file in files)
    assert names(open_source(bucket(s3.address, "a", recursive=False, include=("*.txt",)))) == [
        "Thông báo 100%.txt",
        "x=1&y.txt",
    ]
    with pytest.raises(FileTooLarge):
        reader.fetch(files[0], 3)
    (s3.folder / "a" / "x=1&y.txt").write_bytes(b"a/x=1&z.txt")  # same size, another ETag
    with pytest.raises(VanishedFile, match="replaced"):
        reader.fetch(next(file for file in files if file.file_name == "x=1&y.txt"), 1000)


def test_only_new_and_replaced_objects_are_fetched(s3: Served, proxy: Faults, tmp_path: Path) -> None:
    write_notices(s3.folder / "n", 2)
    source = bucket(proxy.address, "n")
    assert pulled(tmp_path, source).arrived == 2
    assert len(proxy.taken) == 2
    assert pulled(tmp_path, source).unchanged == 2
    assert unchanged_files(Run.open(tmp_path, "r_2"), source) == 2
    assert len(proxy.taken) == 2
    other = (s3.folder / "n" / "tb-002.txt").read_bytes().replace("dự án số 2".encode(), "dự án số 3".encode())
    (s3.folder / "n" / "tb-002.txt").write_bytes(other)
    again = pulled(tmp_path, source)
    assert (again.arrived, again.unchanged) == (1, 1)
    assert [path.rpartition("/")[2] for path in proxy.taken[2:]] == ["tb-002.txt"]


@pytest.mark.parametrize("remote_one", [True, False])
def test_a_file_that_was_too_large_is_fetched_when_the_limit_is_raised(
    s3: Served, tmp_path: Path, remote_one: bool
) -> None:
    home, folder = tmp_path / "home", write_notices(s3.folder / f"l{remote_one}", 2)
    home.mkdir()
    with (folder / "tb-001.txt").open("ab") as file:
        file.write(b"\n" * 3000)
    source = bucket(s3.address, folder.name) if remote_one else SourceSettings(str(folder), "kho", settle_seconds=0.0)
    (home / "chidao.toml").write_text("[limits]\nmax_bytes = 3000\n")
    assert (pulled(home, source).refused, pulled(home, source).unchanged) == (1, 2)
    (home / "chidao.toml").write_text("[limits]\nmax_bytes = 30_000\n")
    assert unchanged_files(Run.open(home, "r_2"), source) is None
    again = pulled(home, source)
    assert (again.arrived, again.unchanged) == (1, 1)
    with Ledger(home / "work" / "ledger.sqlite") as ledger:
        assert sorted(one.file_name for one in ledger.documents(("archived",))) == ["tb-001.txt", "tb-002.txt"]
        assert ledger.quarantine() == ()
    assert pulled(home, source).unchanged == 2


def test_answers_of_500_and_cut_ones_are_tried_again(s3: Served, proxy: Faults, tmp_path: Path) -> None:
    write_notices(s3.folder / "f", 3)
    proxy.next = ["500", "cut", "500"]
    assert pulled(tmp_path, bucket(proxy.address, "f")).arrived == 3
    assert archived(tmp_path) == 3
    whole = {path.read_bytes() for path in (s3.folder / "f").iterdir()}
    assert {path.read_bytes() for path in (tmp_path / "archive").rglob("*") if path.is_file()} == whole


def test_an_object_that_never_comes_costs_itself_and_is_told(s3: Served, proxy: Faults, tmp_path: Path) -> None:
    write_notices(s3.folder / "p", 3)
    proxy.broken = {"tb-001.txt"}
    with pytest.raises(SourceUnreachable, match=r"1 files could not be fetched, such as tb-001\.txt") as caught:
        pulled(tmp_path, bucket(proxy.address, "p"))
    assert caught.value.exit_code == 4
    assert known(tmp_path) == ["tb-002.txt", "tb-003.txt"]
    assert archived(tmp_path) == 2
    proxy.broken = {"tb-001.txt", "tb-00x"}
    proxy.broken.clear()
    assert pulled(tmp_path, bucket(proxy.address, "p")).arrived == 1
    assert archived(tmp_path) == 3


def test_a_storage_that_sends_a_byte_now_and_then_is_not_waited_for(
    s3: Served, proxy: Faults, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remote, "_TRIES", 2)
    write_notices(s3.folder / "d", 1)
    proxy.next = ["drip"] * 2
    reader = open_source(bucket(proxy.address, "d", seconds_a_file=1.0))
    started = time.monotonic()
    with pytest.raises(VanishedFile):
        reader.fetch(reader.listing().files[0], 10_000)
    assert time.monotonic() - started < 8


def test_a_storage_that_stops_answering_is_given_up_soon(s3: Served, proxy: Faults, tmp_path: Path) -> None:
    write_notices(s3.folder / "q", 6)
    proxy.broken = {".txt"}
    with pytest.raises(SourceUnreachable, match="tb-003"):
        pulled(tmp_path, bucket(proxy.address, "q"))
    assert len(set(proxy.taken)) == 3
    assert archived(tmp_path) == 0


@pytest.mark.parametrize("scheme", ["s3", "sftp"])
def test_wrong_secrets_are_refused_at_once_and_never_shown(
    s3: Served, sftp: Served, scheme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("SECRET", "PASSWORD"):
        monkeypatch.setenv(f"CHIDAO_SOURCE_KHO_{name}", "sai-9911")
    source = bucket(s3.address, "a") if scheme == "s3" else far(sftp, "")
    with pytest.raises(SourceRefused, match="CHIDAO_SOURCE_KHO_") as caught:
        open_source(source).listing()
    assert not any(secret in str(caught.value) for secret in ("sai-9911", KEY, SECRET, USER, PASSWORD))


def test_a_folder_over_ssh(sftp: Served) -> None:
    for name in ("b/Kết luận 5%.txt", "b/sâu/c.pdf", "b/.d.txt"):
        put(sftp, name, name.encode() * 100_000)
    reader = open_source(far(sftp, "b"))
    files = reader.listing().files
    assert [file.file_name for file in files] == ["Kết luận 5%.txt", "c.pdf"]
    assert reader.fetch(files[0], 10**7) == "b/Kết luận 5%.txt".encode() * 100_000
    assert open_source(far(sftp, "b")).fetch(files[1], 10**7) == "b/sâu/c.pdf".encode() * 100_000
    assert [file.file_name for file in open_source(far(sftp, "b/sâu/c.pdf")).listing().files] == ["c.pdf"]
    with pytest.raises(FileTooLarge):
        reader.fetch(files[0], 1000)
    (sftp.folder / "b" / "sâu" / "c.pdf").unlink()
    with pytest.raises(VanishedFile):
        reader.fetch(files[1], 10**7)
    with pytest.raises(SourceUnreachable):
        open_source(far(sftp, "not there")).listing()


def test_a_file_that_still_grows_over_ssh_is_left(sftp: Served) -> None:
    put(sftp, "g/whole.txt")
    growing = put(sftp, "g/growing.txt")
    stop = threading.Event()

    def grow() -> None:
        while not stop.wait(0.02):
            with growing.open("ab") as file:
                file.write(b"more")

    writer = threading.Thread(target=grow)
    writer.start()
    try:
        listing = open_source(far(sftp, "g", settle_seconds=0.3)).listing()
    finally:
        stop.set()
        writer.join()
    assert [file.file_name for file in listing.files] == ["whole.txt"]
    assert [uri.rpartition("/")[2] for uri in listing.growing] == ["growing.txt"]


def test_a_host_without_known_key_or_with_another_is_refused(sftp: Served, tmp_path: Path) -> None:
    (tmp_path / "empty").write_text("")
    host, kind, key = (sftp.trust or Path()).read_text().split()
    (tmp_path / "other").write_text(f"{host} {kind} {key[:-12]}AAAAAAAAAAA=\n")
    for known_hosts in (None, str(tmp_path / "empty"), str(tmp_path / "other")):
        with pytest.raises(SourceRefused, match="ssh-keyscan"):
            open_source(far(sftp, "", known_hosts=known_hosts)).listing()


def test_nobody_at_the_address_is_told_within_the_limits() -> None:
    started = time.monotonic()
    for source in (
        bucket("http://127.0.0.1:9", "a"),
        SourceSettings("sftp://127.0.0.1:9/a", "kho", known_hosts=os.devnull),
        SourceSettings("https://127.0.0.1:9/a/", "kho"),
        SourceSettings("imaps://127.0.0.1:9/INBOX", "kho"),
    ):
        with pytest.raises(SourceUnreachable, match=r"127\.0\.0\.1:9"):
            open_source(source).listing()
    assert time.monotonic() - started < 10
