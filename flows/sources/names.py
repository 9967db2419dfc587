"""Names of files as sources give them: which are papers at all, how a name is shown, how an address is written down.

Belongs here: text of names. Does not belong here: patterns of the settings (source.py), walking, fetching.
"""

from __future__ import annotations

import unicodedata

from flows.command.answer import is_obeyed

# Left by programs while they copy or edit; never papers.
_UNFINISHED = (".part", ".partial", ".crdownload", ".tmp", ".filepart")
_LONGEST = 255  # characters of a name that is shown; a server may send any number


def is_paper_name(name: str) -> bool:
    """False for hidden and unfinished files and for a name that is none; `name` is without folders."""
    return bool(name) and not name.startswith((".", "~$")) and not name.lower().endswith(_UNFINISHED)


def display_name(name: str) -> str:
    """A file's name as text: NFC; bytes that are no UTF-8, control characters and turned directions as U+FFFD."""
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join("\ufffd" if is_obeyed(sign) else sign for sign in unicodedata.normalize("NFC", text))


def bare_name(path: str) -> str:
    """The name that is shown for a remote path: without folders (of either slash), never empty, '.' or '..', of bearable length."""
    name = display_name(path.replace("\\", "/").rstrip("/").rpartition("/")[2])
    if name.strip(". ") == "":
        return "unnamed"
    stem, dot, ending = name.rpartition(".")
    room = _LONGEST - len(dot + ending)
    return name if len(name) <= _LONGEST else f"{stem[:room]}{dot}{ending}" if dot and room > 0 else name[:_LONGEST]


def escaped(path: str) -> str:
    """A path as it stands in an address: readable; only what cannot stand in a text or would be ambiguous is percent-escaped."""
    return "".join(
        "".join(f"%{byte:02X}" for byte in sign.encode("utf-8", "surrogateescape"))
        if sign == "%" or is_obeyed(sign)
        else sign
        for sign in path
    )
