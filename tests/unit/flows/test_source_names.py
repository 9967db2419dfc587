"""Names that other machines send: shown safely, written down reversibly; and which variables a source reads."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.errors import UsageError
from flows.orchestration.run import named_by_address
from flows.sources.credentials import credentials_of, variable_prefix
from flows.sources.names import bare_name, escaped, is_paper_name


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a/b/Kết luận.pdf", "Kết luận.pdf"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\boot.ini", "boot.ini"),
        ("a/..", "unnamed"),
        ("", "unnamed"),
        ("a\nb.txt", "a\ufffdb.txt"),
        ("\u202efdp.exe", "\ufffdfdp.exe"),
        ("x" * 300 + ".pdf", "x" * 251 + ".pdf"),
    ],
)
def test_bare_names(path: str, name: str) -> None:
    assert bare_name(path) == name


@given(st.text())
def test_an_escaped_path_is_one_line_and_comes_back(path: str) -> None:
    assert unquote(escaped(path), errors="surrogateescape") == path.encode("utf-8", "surrogateescape").decode(
        "utf-8", "surrogateescape"
    )
    assert "\n" not in escaped(path)


def test_hidden_and_unfinished_names_are_no_papers() -> None:
    assert [name for name in ("a.pdf", ".a.pdf", "~$a.docx", "a.PART", "", "a.tmp") if is_paper_name(name)] == ["a.pdf"]


def test_credentials_come_by_the_name_of_the_source_and_show_themselves_nowhere() -> None:
    assert variable_prefix("văn thư-Đến 1") == "CHIDAO_SOURCE_VAN_THU_DEN_1"
    found = credentials_of("kho", {"CHIDAO_SOURCE_KHO_SECRET": "s3cr3t", "CHIDAO_SOURCE_KHO_USER": ""})
    assert (found.secret, found.user) == ("s3cr3t", None)
    assert "s3cr3t" not in repr(found)


@pytest.mark.parametrize("address", ["sftp://u:s3cr3t@h/den", "https://u@h/", "s3://key:s3cr3t@b/x"])
def test_a_password_on_the_command_line_is_refused_and_not_repeated(address: str) -> None:
    with pytest.raises(UsageError) as caught:
        named_by_address(address)
    assert "s3cr3t" not in str(caught.value)
    assert named_by_address("/srv/a@b/den").name == "/srv/a@b/den"
