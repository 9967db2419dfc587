"""What is checked in [telling], [contacts] and [departments] beyond the types of their values.

Belongs here: faults that would show only when somebody should have been told. Does not belong here: sending (flows.telling).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from flows.command.toml_table import Place

if TYPE_CHECKING:
    from flows.command.settings import ContactSettings, TellingSettings

_SECURITY = ("starttls", "tls", "none")
_ADDRESS = re.compile(r"[^\s@,;<>\"']{1,64}@[^\s@,;<>\"']{1,253}")


def departments_of(table: Any, place: Place) -> dict[str, tuple[str, ...]]:
    """Agency → addresses. Raises SettingsError."""
    if not isinstance(table, dict):
        raise place.fault("departments", None, 'is a table: "Sở Tài chính" = ["a@b.example"]')
    for agency, addresses in table.items():
        if not isinstance(addresses, list) or not all(isinstance(one, str) for one in addresses):
            raise place.fault("departments", agency, "is a list of e-mail addresses")
        _check_addresses(addresses, place, "departments", agency)
    return {agency: tuple(addresses) for agency, addresses in table.items()}


def check_telling(contacts: ContactSettings, telling: TellingSettings, place: Place) -> None:
    """Raises SettingsError."""
    for key in ("operator", "clerk", "head"):
        _check_addresses(getattr(contacts, key), place, "contacts", key)
    _check_addresses([contacts.secret] if contacts.secret else [], place, "contacts", "secret")
    _check_addresses([telling.mail_from] if telling.mail_from else [], place, "telling", "mail_from")
    if telling.mail_security not in _SECURITY:
        raise place.fault("telling", "mail_security", f"is one of {', '.join(_SECURITY)}")
    if telling.mail_server and not telling.mail_from:
        raise place.fault("telling", "mail_from", "is missing: the sender's address")
    if not 0 < telling.mail_port < 65536:
        raise place.fault("telling", "mail_port", "is a port")
    for key in ("quarantine_above", "nothing_hours", "silence_hours"):
        if getattr(telling, key) < 0:
            raise place.fault("telling", key, "is 0 or more")


def _check_addresses(addresses: Any, place: Place, section: str, key: str) -> None:
    for address in addresses:
        if not _ADDRESS.fullmatch(address):
            raise place.fault(section, key, f"is no e-mail address: {address!r}")
