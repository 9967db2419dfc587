"""chidao.toml: what is written is what is read; what is wrong is named with its line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from extract.errors import SettingsError
from extract.model import ReadSettings
from flows.command.settings import Settings, load_settings
from flows.command.settings_file import settings_text


def load(tmp_path: Path, text: str) -> Settings:
    (tmp_path / "chidao.toml").write_text(text, encoding="utf-8")
    return load_settings(tmp_path)


def uncommented(text: str) -> str:
    """The file with every default that stands in a comment made real."""
    lines = []
    for line in text.splitlines():
        bare = line.removeprefix("# ")
        key, separator, value = bare.partition(" = ")
        is_default = line.startswith("# ") and separator and key.isidentifier() and value
        lines.append(bare if is_default or bare == "[sources.inbox]" else line)
    return "\n".join(lines)


def test_without_a_file_everything_has_its_default(tmp_path: Path) -> None:
    settings = load_settings(tmp_path)
    assert settings.file is None
    assert settings.limits == ReadSettings()
    assert settings.sources == ()


def test_what_init_writes_is_read_back_as_the_defaults(tmp_path: Path) -> None:
    settings = load(tmp_path, settings_text(agency='Văn phòng "Mẫu"', province="An Phú", inbox="/srv/den"))
    assert settings.office.agency == 'Văn phòng "Mẫu"'
    assert settings.office.province == "An Phú"
    assert [source.address for source in settings.sources] == ["/srv/den"]
    assert settings.limits == ReadSettings()
    assert settings.thresholds == {}


def test_every_default_in_a_comment_is_the_real_default(tmp_path: Path) -> None:
    settings = load(tmp_path, uncommented(settings_text()))
    assert settings.limits == ReadSettings()
    assert settings.reading == Settings(tmp_path).reading
    assert settings.publishing == Settings(tmp_path).publishing
    assert settings.office.time_zone == "Asia/Ho_Chi_Minh"
    assert settings.thresholds  # the measures of the rule book, with their bounds
    assert settings.contacts.operator == ("quan-tri@anphu.example",)
    assert replace(settings.telling, mail_server=None, mail_from=None) == Settings(tmp_path).telling


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('[telling]\nmail_security = "ssl"', 2, "one of starttls"),
        ('[contacts]\nclerk = ["an phu"]', 2, "no e-mail address"),
        ('[contacts]\nsecret = "a@b.vn, c@d.vn"', 2, "no e-mail address"),
        ('[departments]\nStc = "a@b.vn"', 2, "a list of e-mail addresses"),
        ('[sources.a]\naddress = "https://u:p@h/"', 2, "must not hold a user"),
        ('[sources.a]\naddress = "http://h/den/"', 2, "use https://"),
        ('[sources.a]\naddress = "imap://h/INBOX"', 2, "use imaps://"),
        ('[sources.a]\naddress = "sftp:///den"', 2, "names no host"),
        ('[sources.a]\naddress = "sftp://h:x/den"', 2, "a port that is no number"),
        ('[sources.a]\naddress = "/den"\nendpoint_url = "https://s3.example"', 3, "no effect on a folder"),
        ('[sources.a]\naddress = "imaps://h/"\ninclude = ["*.pdf"]', 3, "no effect on imaps"),
        ('[sources.a]\naddress = "s3://b/"\nendpoint_url = "http://far.example"', 3, "begins with https://"),
        ('[sources.a]\naddress = "s3://b/"\ntimeout_seconds = 0', 3, "greater than 0"),
        ('[sources.a]\naddress = "s3://b/"\n[sources.A]\naddress = "s3://c/"', 3, "same variables CHIDAO_SOURCE_A_"),
        ("[limits]\nmax_page = 3\n", 2, "did you mean 'max_pages'"),
        ("\n[limts]\n", 2, "did you mean 'limits'"),
        ("[limits]\n\nmax_pages = 'many'\n", 3, "a whole number"),
        ("[limits]\nmax_pages = true\n", 2, "a whole number"),
        ("[limits]\nsecond_engine = 1\n", 2, "true or false"),
        ("[limits]\ndpi = 0\n", 2, "greater than 0"),
        ("[office]\ntime_zone = 'Asia/Hanoi'\n", 2, "names no time zone"),
        ("[sources.den]\ninclude = 'a.pdf'\naddress = '/x'\n", 2, "a list of texts"),
        ("[sources.den]\ninclude = []\n", 1, "is missing"),
        ("[sources.den]\naddress = 'sftp://user:secret@host/x'\n", 2, "from the environment"),
        ("[gate.thresholds]\nneeds_review_sharp = 0.2\n", 2, "did you mean 'needs_review_share'"),
        ("[gate.thresholds]\nneeds_review_share = 'low'\n", 2, "is a number"),
        ("[publishing]\nkeep = 0\n", 2, "at least 1"),
    ],
)
def test_a_fault_names_its_file_line_and_key(tmp_path: Path, text: str, line: int, words: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load(tmp_path, text)
    assert f"chidao.toml, line {line}:" in str(caught.value)
    assert words in str(caught.value)
    assert caught.value.exit_code == 2


def test_broken_toml_is_told_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="line 2"):
        load(tmp_path, "[limits]\nmax_pages = = 3\n")


def test_a_relative_source_lies_under_the_home(tmp_path: Path) -> None:
    settings = load(tmp_path, "[sources.den]\naddress = 'inbox'\nsettle_seconds = 0\n")
    assert settings.sources[0].address == str(tmp_path / "inbox")
    assert settings.sources[0].settle_seconds == 0.0


def test_a_mail_server_needs_a_sender(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="mail_from is missing"):
        load(tmp_path, '[telling]\nmail_server = "mail.example"')
