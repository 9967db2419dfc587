"""What a source needs to be let in, from the environment and from nowhere else.

Belongs here: the names of the variables and reading them. The values are shown by no repr, and stand in no setting, task parameter,
log line or table. Does not belong here: using them.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Credentials:
    """All None where the environment says nothing. `key`, `secret`: S3. `token`: https. `key_file`, `passphrase`: SSH."""

    prefix: str
    user: str | None = field(default=None, repr=False)
    password: str | None = field(default=None, repr=False)
    key: str | None = field(default=None, repr=False)
    secret: str | None = field(default=None, repr=False)
    token: str | None = field(default=None, repr=False)
    key_file: str | None = field(default=None, repr=False)
    passphrase: str | None = field(default=None, repr=False)


def variable_prefix(source_name: str) -> str:
    """'văn thư-1' → 'CHIDAO_SOURCE_VAN_THU_1': what the source's variables begin with."""
    bare = unicodedata.normalize("NFD", source_name.replace("đ", "d").replace("Đ", "D"))
    letters = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return "CHIDAO_SOURCE_" + re.sub(r"[^A-Z0-9]+", "_", letters.upper()).strip("_")


def credentials_of(source_name: str, environment: Mapping[str, str] = os.environ) -> Credentials:
    """Read where a source is opened: a task on another machine finds its own machine's."""
    prefix = variable_prefix(source_name)

    def value(name: str) -> str | None:
        return environment.get(f"{prefix}_{name}") or None

    return Credentials(
        prefix,
        value("USER"),
        value("PASSWORD"),
        value("KEY"),
        value("SECRET"),
        value("TOKEN"),
        value("KEY_FILE"),
        value("PASSPHRASE"),
    )
