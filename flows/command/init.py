"""`chidao init`. Belongs here: writing chidao.toml once. Does not belong here: its text (settings_file.py)."""

from __future__ import annotations

import argparse

from extract.errors import SettingsError

HELP = "write chidao.toml: office, sources, limits, contacts"
ABOUT = """\
Writes HOME/chidao.toml, commented in Vietnamese and English. An existing one is never overwritten.
Tạo tệp thiết lập HOME/chidao.toml, có chú thích tiếng Việt và tiếng Anh."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--agency", default="", help="whose warehouse this is, e.g. 'Văn phòng UBND tỉnh An Phú'")
    parser.add_argument("--province", default="", help="the province, e.g. 'An Phú'")
    parser.add_argument("--inbox", default="", metavar="FOLDER", help="the first source")
    parser.add_argument("--print", action="store_true", dest="only_print", help="print the file, write nothing")


def perform(given: argparse.Namespace) -> int:
    from flows.command.answer import print_json
    from flows.command.settings import load_settings
    from flows.command.settings_file import settings_text
    from warehouse.home import Home

    text = settings_text(agency=given.agency, province=given.province, inbox=given.inbox)
    if given.only_print:
        print_json({"chidao.toml": text}) if given.json else print(text, end="")
        return 0
    home = Home(given.home).ensure()
    try:
        with home.settings_file.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise SettingsError(
            f"{home.settings_file} is there already", remedy="Edit it, or see a fresh one with `chidao init --print`."
        ) from None
    load_settings(given.home)  # what was written is what is read
    if given.json:
        print_json({"written": str(home.settings_file)})
    else:
        print(f"Written: {home.settings_file}\nNext:    chidao doctor --home {given.home}")
    return 0
