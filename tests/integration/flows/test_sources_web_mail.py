"""A web index over HTTPS and a mailbox in Dovecot: ETags, redirections, certificates, messages that stay as they were."""

from __future__ import annotations

import os
import shutil
import ssl
import tempfile
import time
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from extract.errors import FileTooLarge, SourceUnreachable, VanishedFile
from flows.command.settings import SourceSettings
from flows.orchestration.pull import Pulled, pull
from flows.orchestration.read import read_documents
from flows.orchestration.run import Run
from flows.sources import remote
from flows.sources.source import SourceRefused, open_source
from tests.flows.notices import write_notices
from tests.integration.flows.faulty_servers import Web, https_server
from tests.integration.flows.real_servers import PASSWORD, USER, Served, imap_server, make_certificate
from warehouse.ledger import Ledger


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return make_certificate(tmp_path_factory.mktemp("tls"))


@pytest.fixture
def web(pair: tuple[Path, Path]) -> Iterator[Web]:
    with https_server(*pair) as served:
        yield served


@pytest.fixture(scope="module")
def mailbox() -> Iterator[Served]:
    folder = Path(
        tempfile.mkdtemp(prefix="chidao-imap-")
    )  # Dovecot's own user must reach it: pytest's folders are closed
    folder.chmod(0o755)
    try:
        with imap_server(folder) as served:
            yield served
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(autouse=True)
def credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("USER", USER), ("PASSWORD", PASSWORD)):
        monkeypatch.setenv(f"CHIDAO_SOURCE_CONG_{name}", value)
    monkeypatch.setattr(remote, "_FIRST_WAIT", 0.02)


@pytest.fixture
def notices(tmp_path: Path) -> list[bytes]:
    folder = write_notices(tmp_path / "notices", 3)
    return [path.read_bytes() for path in sorted(folder.iterdir())]


def index(web: Web, pair: tuple[Path, Path], path: str = "/den/", **more: object) -> SourceSettings:
    settings = {"ca_file": str(pair[0]), "timeout_seconds": 5.0, **more}
    return SourceSettings(web.address + path, "cong", **settings)  # type: ignore[arg-type]


def pulled(home: Path, source: SourceSettings) -> Pulled:
    return pull(Run.open(home, "r_1"), source)


HTML = b"""<html><body><h1>Index</h1><a href="../">Parent</a> <a href="?C=N;O=D">Name</a>
<a href="tb%201.txt">tb 1</a> <a href='2025/'>2025/</a> <a href="/khac/x.txt">x</a> <a href="https://other.example/y.txt">y</a>
<a href="tb%201.txt#again">again</a><a href="javascript:alert(1)">!</a><a href="%2e%2e/z.txt">z</a><a href=".htaccess">h</a>"""


def test_links_below_the_index_are_taken_and_unchanged_files_are_not_downloaded_again(
    web: Web, pair: tuple[Path, Path], notices: list[bytes], tmp_path: Path
) -> None:
    web.files = {
        "/den/": ("text/html; charset=utf-8", HTML),
        "/den/tb%201.txt": ("text/plain", notices[0]),
        "/den/2025/": ("text/html", "<a href='k%E1%BA%BFt.txt'>kết</a><a href='/den/'>up</a>".encode()),
        "/den/2025/k%E1%BA%BFt.txt": ("text/plain", notices[1]),
        "/khac/x.txt": ("text/plain", b"not below"),
    }
    source = index(web, pair)
    listing = open_source(source).listing()
    assert [file.file_name for file in listing.files] == ["kết.txt", "tb 1.txt"]
    assert pulled(tmp_path, source).arrived == 2
    assert all("Authorization" in headers for headers in web.headers)
    web.asked.clear()
    assert pulled(tmp_path, source).unchanged == 2
    assert web.taken() == ["/den/", "/den/2025/"]
    web.files["/den/tb%201.txt"] = ("text/plain", notices[2])
    again = pulled(tmp_path, source)
    assert (again.arrived, again.unchanged) == (1, 1)
    with Ledger(tmp_path / "work" / "ledger.sqlite") as ledger:
        assert {document.file_name for document in ledger.documents()} == {"kết.txt", "tb 1.txt"}


def test_a_json_list_with_signed_addresses_leaves_no_signature_behind(
    web: Web, pair: tuple[Path, Path], notices: list[bytes], tmp_path: Path
) -> None:
    web.files = {
        "/den/list.json": (
            "application/json",
            b'{"files": ["Th\\u00f4ng b\\u00e1o #1.txt", {"url": "get?id=7&token=s3cr3t"}, 5]}',
        ),
        "/den/Th%C3%B4ng%20b%C3%A1o%20%231.txt": ("text/plain", notices[0]),
        "/den/get?id=7&token=s3cr3t": ("text/plain", notices[1]),
    }
    assert pulled(tmp_path, index(web, pair, "/den/list.json")).arrived == 2
    uris = [file.uri for file in open_source(index(web, pair, "/den/list.json")).listing().files]
    assert uris == [f"{web.address}/den/Th%C3%B4ng%20b%C3%A1o%20%231.txt", f"{web.address}/den/get?id=7"]
    assert not any(b"s3cr3t" in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())


def test_faults_of_the_web_are_tried_again_and_endless_files_are_ended(
    web: Web, pair: tuple[Path, Path], notices: list[bytes], tmp_path: Path
) -> None:
    web.files = {
        "/den/": ("text/html", b"<a href=a.txt>a</a><a href=b.txt>b</a>"),
        "/den/a.txt": ("text/plain", notices[0]),
        "/den/b.txt": ("text/plain", notices[1]),
    }
    web.faults = {"/den/": ["500"], "/den/a.txt": ["cut", "500"]}
    assert pulled(tmp_path, index(web, pair)).arrived == 2
    web.files["/den/c.txt"] = ("text/plain", b"never given")
    web.files["/den/"] = (
        "text/html",
        b"<a href=a.txt>a</a><a href=c.txt>c</a><a href=dead.txt>d</a><a href=dead/>d</a>",
    )
    web.faults = {"/den/c.txt": ["500"] * 4}
    with pytest.raises(SourceUnreachable, match=r"such as c\.txt: 127.*answer 500"):
        pulled(tmp_path, index(web, pair))
    web.faults = {"/den/a.txt": ["endless"]}
    reader = open_source(index(web, pair))
    with pytest.raises(FileTooLarge):
        reader.fetch(reader.listing().files[0], 1_000_000)


def test_a_web_server_that_sends_a_byte_now_and_then_is_not_waited_for(
    web: Web, pair: tuple[Path, Path], notices: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remote, "_TRIES", 2)
    web.files = {"/den/": ("text/html", b"<a href=a.txt>a</a>"), "/den/a.txt": ("text/plain", notices[0])}
    web.faults = {"/den/a.txt": ["drip"] * 2}
    reader = open_source(index(web, pair, seconds_a_file=1.0))
    started = time.monotonic()
    with pytest.raises(VanishedFile, match="not complete after 1 s"):
        reader.fetch(reader.listing().files[0], 10_000)
    assert time.monotonic() - started < 6
    web.faults = {"/den/": ["drip"]}
    with pytest.raises(SourceRefused, match="seconds_a_listing"):
        open_source(index(web, pair, seconds_a_listing=0.5)).listing()


def test_redirections_stay_at_home_and_certificates_are_checked(
    web: Web, pair: tuple[Path, Path], tmp_path: Path
) -> None:
    web.files = {"/den/moi/": ("text/html", b"<a href=a.txt>a</a>"), "/den/moi/a.txt": ("text/plain", b"a")}
    web.redirects = {"/den/": "/den/moi/"}
    assert [file.file_name for file in open_source(index(web, pair)).listing().files] == ["a.txt"]
    for target in ("https://127.0.0.1:9/den/", "http://127.0.0.1:9/", "/khac/", "file:///etc/passwd"):
        web.redirects = {"/den/": target}
        with pytest.raises(SourceRefused, match="redirects to another place"):
            open_source(index(web, pair)).listing()
    with pytest.raises(SourceRefused, match="ca_file"):
        open_source(index(web, pair, ca_file=None)).listing()


def message(name: str, data: bytes) -> bytes:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = "Công văn đến", "a@example.org", "b@example.org"
    mail.set_content("Kính gửi văn thư.")
    mail.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return mail.as_bytes()


def deliver(mailbox: Served, name: str, data: bytes, folder: str = "") -> Path:
    path = mailbox.folder / folder / "new" / f"{name}.local"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    for one in (mailbox.folder / folder, path.parent, path) if folder else (path,):
        shutil.copystat(mailbox.folder, one) if one.is_dir() else None
        if os.geteuid() == 0:
            os.chown(one, mailbox.folder.stat().st_uid, mailbox.folder.stat().st_gid)
    return path


def post(mailbox: Served, folder: str = "INBOX", **more: object) -> SourceSettings:
    address = mailbox.address.replace("INBOX", folder)
    settings = {"ca_file": str(mailbox.trust), "timeout_seconds": 10.0, **more}
    return SourceSettings(address, "cong", **settings)  # type: ignore[arg-type]


def test_attachments_arrive_and_the_messages_stay_unseen(mailbox: Served, notices: list[bytes], tmp_path: Path) -> None:
    paths = [deliver(mailbox, f"{number}", message(f"thông báo {number}.txt", notices[number])) for number in (0, 1)]
    before = {path: path.read_bytes() for path in paths}
    first = pulled(tmp_path, post(mailbox))
    assert (first.listed, first.arrived) == (2, 2)
    again = pulled(tmp_path, post(mailbox))
    assert (again.arrived, again.unchanged) == (0, 2)
    deliver(mailbox, "2", message("mới.txt", notices[2]))
    assert pulled(tmp_path, post(mailbox)).arrived == 1
    assert {path: path.read_bytes() for path in paths} == before  # still in new/, without a flag
    with Ledger(tmp_path / "work" / "ledger.sqlite") as ledger:
        found = {document.file_name: document.source_uri for document in ledger.documents(("archived",))}
    assert set(found) == {"thông báo 0.txt", "thông báo 1.txt", "mới.txt"}
    assert ";UIDVALIDITY=" in found["mới.txt"]
    assert USER not in found["mới.txt"]


def test_of_a_secret_attachment_the_message_goes_too(mailbox: Served, notices: list[bytes], tmp_path: Path) -> None:
    secret = notices[0].replace("TỈNH AN PHÚ".encode(), "TỈNH AN PHÚ\nTỐI MẬT".encode(), 1)
    deliver(mailbox, "9", message("kín.txt", secret))
    run = Run.open(tmp_path, "r_1")
    pull(run, post(mailbox))
    with Ledger(tmp_path / "work" / "ledger.sqlite") as ledger:
        notice_ids = [document.notice_id for document in ledger.documents(("archived",))]
    assert read_documents(run, notice_ids).quarantined == 1
    kept = [path.read_bytes() for path in (tmp_path / "archive").rglob("*") if path.is_file()]
    assert not any(b"k\xc3\xadn.txt" in data or "TỐI MẬT".encode() in data or b"k=C3=ADn" in data for data in kept)
    assert pulled(tmp_path, post(mailbox)).arrived == 0


def test_folders_with_vietnamese_names_and_wrong_ones(
    mailbox: Served, notices: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    deliver(mailbox, "1", message("a.txt", notices[0]), folder=".V&AQM-n b&HqM-n & x".replace(" & ", " &- "))
    assert len(open_source(post(mailbox, "Văn bản & x")).listing().files) == 1
    with pytest.raises(SourceRefused, match="no mailbox"):
        open_source(post(mailbox, "Không có")).listing()
    with pytest.raises(SourceRefused, match="certificate"):
        open_source(post(mailbox, ca_file=None)).listing()
    with pytest.raises(FileTooLarge):
        reader = open_source(post(mailbox, "Văn bản & x"))
        reader.fetch(reader.listing().files[0], 100)
    monkeypatch.setenv("CHIDAO_SOURCE_CONG_PASSWORD", "sai-9911")
    with pytest.raises(SourceRefused, match="not accepted") as caught:
        open_source(post(mailbox)).listing()
    assert "sai-9911" not in str(caught.value)
    monkeypatch.delenv("CHIDAO_SOURCE_CONG_PASSWORD")
    with pytest.raises(SourceRefused, match="CHIDAO_SOURCE_CONG_USER"):
        open_source(post(mailbox)).listing()


def test_a_server_without_tls_is_no_server(tmp_path: Path, web: Web) -> None:
    with pytest.raises(SourceUnreachable):
        open_source(
            SourceSettings(web.address.replace("https", "imaps"), "cong", ca_file=ssl.get_default_verify_paths().cafile)
        ).listing()
