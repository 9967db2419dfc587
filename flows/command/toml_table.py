"""One table of a TOML file as a frozen dataclass, strictly: unknown keys and wrong types are refused with their line.

Belongs here: types, places, suggestions. Does not belong here: which keys there are (settings.py).
"""

from __future__ import annotations

import dataclasses
import difflib
import re
import typing
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from extract.errors import SettingsError

Record = TypeVar("Record")

_WORDS = {
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    str: "a text in quotes",
    tuple: 'a list of texts, ["a", "b"]',
}


@dataclass(frozen=True, slots=True)
class Place:
    """The file that is read, to say where a fault stands."""

    file: Path
    text: str

    def line(self, section: str, key: str | None) -> int | None:
        """The 1-based line of `key` in [section] (of the section's own line without key), None where it is not found."""
        current, found = "", None
        for number, line in enumerate(self.text.splitlines(), 1):
            head = re.match(r"\s*\[\[?\s*([^\]]+?)\s*\]", line)
            if head:
                current = head.group(1).replace('"', "").replace(" ", "")
                if current == section or (key is None and current.startswith(section + ".")):
                    found = found or number
            elif key is not None and current == section and re.match(rf'\s*"?{re.escape(key)}"?\s*=', line):
                return number
        return found

    def fault(self, section: str, key: str | None, what: str) -> SettingsError:
        line = self.line(section, key)
        where = f"{self.file}" + (f", line {line}" if line else "")
        name = f"[{section}]" if section else ""
        if key:
            name = f"{name} {key}".strip()
        return SettingsError(f"{where}: {name} {what}")

    def refuse_unknown(self, given: Iterable[str], known: tuple[str, ...], *, section: str) -> None:
        """Raises SettingsError for the first key that is not known, with the nearest known one."""
        for key in given:
            if key in known:
                continue
            near = difflib.get_close_matches(key, known, 1)
            hint = f"; did you mean {near[0]!r}?" if near else f"; known: {', '.join(known)}"
            if section:
                raise self.fault(section, key, f"is not known{hint}")
            raise self.fault(key, None, f"is not known{hint}")


def read_table(kind: type[Record], table: Mapping[str, Any], place: Place, section: str) -> Record:
    """`table` as a `kind` (a dataclass whose fields are bool, int, float, str, str | None or tuple[str, ...])."""
    if not isinstance(table, Mapping):
        raise place.fault(section, None, "is a table")
    fields = {field.name for field in dataclasses.fields(kind)}  # type: ignore[arg-type]
    hints = typing.get_type_hints(kind)
    place.refuse_unknown(table, tuple(sorted(fields)), section=section)
    return kind(**{key: _value(value, hints[key], place, section, key) for key, value in table.items()})


def _value(value: Any, hint: Any, place: Place, section: str, key: str) -> Any:
    options = typing.get_args(hint) if typing.get_origin(hint) is not tuple else ()
    wanted = next((option for option in options if option is not type(None)), hint)
    wanted = typing.get_origin(wanted) or wanted
    if wanted is tuple:
        if isinstance(value, list) and all(isinstance(part, str) for part in value):
            return tuple(value)
    elif wanted is float:
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return float(value)
    elif wanted is int:
        if isinstance(value, int) and not isinstance(value, bool):
            return value
    elif isinstance(value, wanted):
        return value or None if type(None) in options else value
    raise place.fault(section, key, f"is {_WORDS[wanted]}, not {value!r}")
