"""A trie over folded words: the longest name that starts at a word, in time linear in its length.

Belongs here: storing and matching word sequences with the punctuation that may stand inside a name. Does not belong here: what names mean.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from extract.parsing.agencies.folding import Tokens, tokenize

Value = TypeVar("Value")
_INSIDE = frozenset(" ,-–—/&'’.")


def joins(tokens: Tokens, i: int) -> bool:
    """Whether words i and i + 1 (both must exist) may belong to one name: nothing that ends a phrase between."""
    end, start = tokens.ends[i], tokens.starts[i + 1]
    if start - end == 1 and tokens.text[end] == " ":
        return True
    gap = tokens.text[end:start]
    if len(gap) > 4 or not _INSIDE.issuperset(gap):
        return False
    # 'TP. HCM', 'U.B.N.D': a full stop belongs to a short abbreviation only.
    return not gap.startswith(".") or (tokens.ends[i] - tokens.starts[i] <= 3 and tokens.word(i)[:1].isupper())


def wraps(tokens: Tokens, i: int) -> bool:
    """Whether one line end, and nothing else, stands between words i and i + 1, in running text: 'Sở' + 'Nội vụ'."""
    return (
        tokens.text[tokens.ends[i] : tokens.starts[i + 1]] == "\n"
        and not tokens.word(i).isupper()
        and not tokens.word(i + 1).isupper()
    )


@dataclass(slots=True)
class _Node(Generic[Value]):
    next: dict[str, _Node[Value]] = field(default_factory=dict)
    values: list[Value] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)  # commas and hyphens that each value's name has


class WordTrie(Generic[Value]):
    """Maps word sequences to values; several values may share a sequence."""

    def __init__(self) -> None:
        self._root: _Node[Value] = _Node()

    def add(self, name: str, value: Value) -> None:
        """Store `value` under the folded words of `name`."""
        node = self._root
        for key in tokenize(name).keys:
            node = node.next.setdefault(key, _Node())
        if node is not self._root:
            node.values.append(value)
            node.breaks.append(name.count(",") + name.count("-") + name.count("–"))

    @property
    def first_words(self) -> frozenset[str]:
        return frozenset(self._root.next)

    def second_words(self, first: str) -> frozenset[str]:
        """The words that follow `first` in some stored name."""
        node = self._root.next.get(first)
        return frozenset(node.next) if node else frozenset()

    def has_single(self, first: str) -> bool:
        """Whether `first` alone is a stored name."""
        node = self._root.next.get(first)
        return node is not None and bool(node.values)

    def matches(self, tokens: Tokens, i: int, limit: int | None = None) -> list[tuple[int, list[Value]]]:
        """(end word, values) of every stored name that starts at word i, longest first; end exclusive.

        A comma in the text needs a comma or a hyphen in the name: 'Sở Y tế, các huyện' is not 'Sở Y tế các huyện'.
        """
        keys = tokens.keys
        node = self._root.next.get(keys[i]) if i < len(keys) else None
        if node is None:  # nearly always
            return []
        found = [(i + 1, node.values)] if node.values else []
        stop = len(keys) if limit is None else min(limit, len(keys))
        j, commas, starts, ends, text = i + 1, 0, tokens.starts, tokens.ends, tokens.text
        while j < stop:
            node = node.next.get(keys[j])
            if node is None:
                break
            end, start = ends[j - 1], starts[j]
            if start - end != 1 or text[end] != " ":
                if not joins(tokens, j - 1) and not wraps(tokens, j - 1):
                    break
                commas += "," in text[end:start]
            j += 1
            if node.values and not commas:
                found.append((j, node.values))
            elif node.values:
                kept = [value for value, breaks in zip(node.values, node.breaks, strict=True) if breaks >= commas]
                if kept:
                    found.append((j, kept))
        if len(found) > 1:
            found.reverse()
        return found

    def longest(self, tokens: Tokens, i: int) -> tuple[int, list[Value]] | None:
        found = self.matches(tokens, i)
        return found[0] if found else None

    def names_from(self, first: str) -> Iterator[tuple[str, list[Value]]]:
        """(folded words after the first, joined by a space; values) of all names that begin with that folded word."""
        start = self._root.next.get(first)
        stack: list[tuple[tuple[str, ...], _Node[Value]]] = [((), start)] if start else []
        while stack:
            words, node = stack.pop()
            if node.values and words:
                yield " ".join(words), node.values
            stack.extend(((*words, word), child) for word, child in node.next.items())
