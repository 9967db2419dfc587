"""The foot of a notice: the paragraphs of Nơi nhận and of the signature, in whichever order or interleaving.

Belongs here: which lines are which. Does not belong here: reading recipients (recipients) or the signer (signature) out of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.model import Paragraph
from extract.parsing.agencies.folding import fold
from extract.parsing.header import line_kinds as kinds_of

_FOOT_LINES = 80
_LONGEST_RECIPIENT = 260
_SIGNED = ("(da ky)", "da ky", "(ky ten, dong dau)", "kiem", "(ky)", "[da ky]")


@dataclass(frozen=True, slots=True)
class Foot:
    """Indices of lines; `end` is the first line after the foot (annex, copy block), len(lines) where nothing follows."""

    recipients: tuple[int, ...]
    signature: tuple[int, ...]
    end: int


def _is_signature_word(line: str) -> bool:
    return kinds_of.is_authority(line) or kinds_of.is_position(line) or fold(line).strip(" *_.") in _SIGNED


def find_foot(lines: list[str], looks: Sequence[Paragraph], body_start: int) -> Foot:
    """The foot at or after line `body_start`; columns and pages of `looks` help where they are known."""
    label = next((i for i in range(body_start, len(lines)) if kinds_of.recipients_label(lines[i])), None)
    if label is not None:
        return _labelled(lines, looks, body_start, label)
    return _unlabelled(lines, body_start)


def _labelled(lines: list[str], looks: Sequence[Paragraph], body_start: int, label: int) -> Foot:
    recipients: list[int] = [label]
    signature: list[int] = []
    # A signature printed before the list: contiguous signature lines, a name among them.
    i = label - 1
    while (
        i >= body_start
        and label - i <= 10
        and (_is_signature_word(lines[i]) or (kinds_of.person_name(lines[i]) and label - i <= 3))
    ):
        i -= 1
    if i + 1 < label and any(_is_signature_word(line) for line in lines[i + 1 : label]):
        signature.extend(range(i + 1, label))
    named = any(kinds_of.person_name(lines[k]) and not _is_signature_word(lines[k]) for k in signature)
    archived = kinds_of.is_archive(lines[label][kinds_of.recipients_label(lines[label]) :])
    i = label + 1
    signing = bool(signature)
    while i < len(lines) and i - label < _FOOT_LINES:
        line = lines[i]
        if (kinds_of.is_annex_heading(line) and (archived or named)) or kinds_of.is_copy_mark(line):
            break
        if (
            (archived or named)
            and looks[i].page > looks[i - 1].page
            and not _is_signature_word(line)
            and not kinds_of.is_bullet(line)
        ):
            break  # what stands on the next page is an annex, unless the block itself goes on
        kind = _foot_line(lines, i, label, signing, named, archived)
        if looks[i].column == "right" and kind != "name" and len(line) <= 90:
            kind = "signature"  # the seal's letters and pen strokes stand there too
        if kind is None:
            break
        if kind == "name":
            named = True
        archived = archived or kinds_of.is_archive(line)
        if kind == "recipients":
            recipients.append(i)
        else:
            signature.append(i)
            signing = True
        i += 1
    return Foot(tuple(recipients), tuple(sorted(signature)), i)


def _foot_line(lines: list[str], i: int, label: int, signing: bool, named: bool, archived: bool) -> str | None:
    """recipients | signature | name for a line behind the label 'Nơi nhận'; None where the foot is over."""
    line = lines[i]
    if _is_signature_word(line):
        return None if named and archived else "signature"
    if kinds_of.is_bullet(line) and len(line) <= _LONGEST_RECIPIENT and not (archived and named):
        return "recipients"
    if kinds_of.is_archive(line) and len(line) <= 120:
        return "recipients"
    if line.startswith("(") and len(line) <= 90 and not (archived and named):
        return "recipients"
    name = kinds_of.person_name(line)
    if name is not None and not named and (signing or archived) and not line.endswith((";", ",")):
        return "name"
    if kinds_of.is_rule_line(line):
        return "signature" if signing else "recipients"
    if named and archived:
        return None
    if kinds_of.mostly_capitals(line) and signing and not named and len(line) <= 90:
        return "signature"
    if len(line) <= _LONGEST_RECIPIENT and not named and not kinds_of.is_numbered(line):
        if signing and archived:
            return "signature" if len(line) <= 60 else None
        return "recipients"
    if named and not archived and len(line) <= _LONGEST_RECIPIENT and line.endswith((";", ".", ",")):
        return "recipients"
    return None


def _unlabelled(lines: list[str], body_start: int) -> Foot:
    """Without the label: the last signature lines, and a list that ends with 'Lưu' near them."""
    archive = next(
        (i for i in range(len(lines) - 1, body_start - 1, -1) if kinds_of.is_archive(lines[i]) and len(lines[i]) <= 90),
        None,
    )
    recipients: list[int] = []
    if archive is not None:
        first = archive
        while (
            first - 1 >= body_start
            and kinds_of.is_bullet(lines[first - 1])
            and len(lines[first - 1]) <= 110
            and lines[first - 1].endswith((";", ",", ")"))
        ):
            first -= 1
        recipients = list(range(first, archive + 1))
    signature: list[int] = []
    end = len(lines)
    for i in range(body_start, len(lines)):
        if not (kinds_of.is_authority(lines[i]) or kinds_of.is_position(lines[i])):
            continue
        block, after, named = _signature_block(lines, i)
        if named or kinds_of.is_authority(lines[i]):
            signature = block
            end = after
            break
    if not signature and archive is not None:
        end = archive + 1
    if signature and recipients and recipients[-1] >= end:
        end = recipients[-1] + 1
    if signature and not recipients and archive is not None and archive > end:
        recipients = []
    if not signature and archive is None:
        name = len(lines) - 1
        if name > body_start and kinds_of.person_name(lines[name]):
            return Foot((), (name,), len(lines))
        return Foot((), (), len(lines))
    return Foot(tuple(recipients), tuple(i for i in signature if i not in recipients), end)


def _signature_block(lines: list[str], first: int) -> tuple[list[int], int, bool]:
    block = [first]
    i = first + 1
    while i < len(lines) and i - first < 12:
        line = lines[i]
        if _is_signature_word(line) or kinds_of.is_rule_line(line):
            block.append(i)
        elif kinds_of.person_name(line):
            block.append(i)
            return block, i + 1, True
        elif (
            kinds_of.is_bullet(line)
            or kinds_of.is_archive(line)
            or (kinds_of.mostly_capitals(line) and len(line) <= 60)
        ):
            if kinds_of.mostly_capitals(line):
                block.append(i)
        else:
            break
        i += 1
    return block, i, False
