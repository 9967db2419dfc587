"""Markdown and the remarks of OCR services, taken out of the lines; what they said about weight and headings is kept.

Belongs here: `**`, `__`, `#`, `>`, tables' pipes, rules, escapes, HTML breaks, `[Handwritten Signature]`, lone braces.
Does not belong here: list markers (they are the notice's own) and dot leaders (`leaders`).
Source: the seeds as an OCR service left them (domain reference 1.6, "OCR engine artefacts").
"""

from __future__ import annotations

import re

from extract.model import Region

from .lines import Line, Token

_RULE = re.compile(r"^[-–—_=*~·.•\s|:+]{3,}$")
_TABLE_RULE = re.compile(r"^\|?[\s:|-]*-{2,}[\s:|-]*\|?$")
_HEADING = re.compile(r"^#{1,6}$")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_TAG = re.compile(
    r"</?(?:br|b|i|u|em|strong|center|p|div|span|sup|sub|table|thead|tbody|tr|td|th)(?:\s[^<>]{0,80})?/?>",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"!?\[\s*(?:handwritten|signature|signed|stamp|seal|logo|image|illegible|unclear|unreadable|chữ ký|con dấu|dấu|hình)"
    r"[^\[\]]{0,60}\](?:\([^()\s]{0,200}\))?",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"[*_|`\\<>{}\[\]~^¦★☆•\x00]")  # a word without any of these has none
_LONG_UNDERSCORE = re.compile(r"_{3,}")
_STAR = re.compile(r"(?<!\x00)\*")
_FENCE = re.compile(r"`{3,}\w*")
_LONE_SIGNS = re.compile(r"^[{}\[\]|~^`¦★☆]+$")


def strip_markup(lines: list[Line]) -> None:
    """Take markup out of `lines`, in place; sets `bold` and `heading_level`."""
    bold = False
    for line in lines:
        if line.gap_before:
            bold = False  # emphasis never crosses an empty line
        _whole_line(line)
        if line.tokens and _HEADING.match(line.tokens[0].text):
            line.heading_level = len(line.tokens[0].text)
            line.tokens[0].put_out(Region.NOISE)
        first, last = True, len(line.tokens) - 1
        for place, token in enumerate(line.tokens):
            if token.text:
                bold = _strip_token(token, first=first, more=place < last, bold=bold)
                first = first and not token.text
        line.cut_all([match.span() for match in _REMARK.finditer(line.text)], Region.NOISE)
    _set_weight(lines)
    _balance(lines)


def _set_weight(lines: list[Line]) -> None:
    """`bold` of each line; unknown stays unknown where nothing in the text is bold (a plain file has no weight)."""
    weighted = any(token.bold for line in lines for token in line.tokens) or any(line.heading_level for line in lines)
    for line in lines:
        live = [token for token in line.tokens if token.text]
        if live and (weighted or line.bold is not None):
            line.bold = all(token.bold for token in live) or line.heading_level > 0


def _whole_line(line: Line) -> None:
    text = line.text
    if _RULE.match(text) or _TABLE_RULE.match(text) or _FENCE.fullmatch(text):
        line.put_out(Region.NOISE)


def _strip_token(token: Token, *, first: bool, more: bool, bold: bool) -> bool:
    """Strip one token; returns whether bold is on after it."""
    text = token.text
    if text.isalnum() or not _MARKUP.search(text):
        token.bold = bold or bool(token.word.bold)
        token.text = text.strip()
        if not token.text:
            token.put_out(Region.NOISE)
        return bold
    if first and text in ("*", "•") and more:
        token.text = "-"  # markdown's bullet for the printed dash
        return bold
    if _LONE_SIGNS.match(text) or (first and text in (">", ">>")):
        token.put_out(Region.NOISE)
        return bold
    toggles = text.count("**") + (text.count("__") if not _LONG_UNDERSCORE.search(text) else 0)
    starts = bold or text.startswith(("**", "__"))
    text = _TAG.sub(" ", text).strip()
    text = _ESCAPE.sub(lambda match: f"\x00{match[1]}", text)
    text = text.replace("**", "")
    text = _STAR.sub("", text)
    if not _LONG_UNDERSCORE.search(text):
        text = text.replace("__", "")
        if len(text) > 1 and (text.startswith("_") or text.endswith("_")):
            text = text.strip("_")
    text = text.replace("|", "").replace("\x00", "").replace("`", "")
    token.bold = starts or bool(token.word.bold)
    if text:
        token.text = text
    else:
        token.put_out(Region.NOISE)
    return bold ^ (toggles % 2 == 1)


def _balance(lines: list[Line]) -> None:
    """A single `[` or `{` before or after words that bracket recipients together is no part of them."""
    for line in lines:
        for token in line.tokens:
            if len(token.text) > 1 and token.text[-1] in "{}" and "{" not in token.text[:-1]:
                token.text = token.text.rstrip("{}") or token.text
