"""What an index of a web server lists: links of an HTML page, or addresses of a JSON list.

Belongs here: reading the page; it never raises. Does not belong here: requests, which links are followed (web_index.py).
"""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any
from urllib.parse import quote, urldefrag, urljoin, urlsplit

_MOST_LINKS = 100_000
_LONGEST_TAG = 8000
# Two looks in linear time; the standard library's parser takes minutes for 100,000 tags that are never closed (seen).
_ANCHOR = re.compile(r"<a\s([^<>]*)>", re.IGNORECASE)
_HREF = re.compile(r"""(?<![\w-])href\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"']+))""", re.IGNORECASE)
_ADDRESS_KEYS = ("url", "href", "path", "name")
_LIST_KEYS = ("files", "items", "entries", "documents")


def links(address: str, content_type: str, text: str) -> list[str]:
    """Absolute https addresses in the page's order, each once; the page itself is not among them.

    JSON: a list of names or addresses, or of objects with `url`, `href`, `path` or `name`; or an object that holds such a list under
    `files`, `items`, `entries` or `documents`.
    """
    is_json = "json" in content_type.lower() or text.lstrip()[:1] in ("[", "{")
    found = _of_json(text) if is_json else _of_html(text)
    page = urldefrag(address).url
    absolute: dict[str, None] = {}
    for link in found[:_MOST_LINKS]:
        try:
            target = urldefrag(urljoin(page, link)).url
            parts = urlsplit(target)
        except ValueError:  # such as an unclosed IPv6 host
            continue
        if parts.scheme == "https" and parts.path != urlsplit(page).path:
            absolute[target] = None
    return list(absolute)


def _of_json(text: str) -> list[str]:
    try:
        value: Any = json.loads(text)
    except (ValueError, RecursionError):
        return []
    if isinstance(value, dict):
        value = next((value[key] for key in _LIST_KEYS if isinstance(value.get(key), list)), [])
    found = []
    for one in value if isinstance(value, list) else []:
        if isinstance(one, str):
            found.append(_as_link(one))
        elif isinstance(one, dict):
            named = next((one[key] for key in _ADDRESS_KEYS if isinstance(one.get(key), str)), None)
            if named is not None:
                found.append(_as_link(named))
    return found


def _as_link(name: str) -> str:
    """A bare name may hold letters, spaces, '#' and '?'; an address is escaped already."""
    return name if "://" in name or "%" in name or "?" in name else quote(name)


def _of_html(text: str) -> list[str]:
    found = []
    for tag in _ANCHOR.finditer(text):
        href = _HREF.search(tag[1][:_LONGEST_TAG])
        if href is not None:
            found.append(unescape(next(filter(None, href.groups()), "")).strip())
    return [link for link in found if link]
