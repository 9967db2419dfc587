"""The body tree: which reading of each marker fits its list, and what hangs under what.

Belongs here: nodes, open lists, sequences that must run on, lists that begin anew in each section, numbers recovered from the
sequence. Does not belong here: whether a node is a directive or context (`zones`), nor who is charged (`roles`).

A node hangs under the nearest open node of an outer style; a new bullet sign nests under the bullet before it. Time is linear:
at most DEPTH nodes are open at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from extract.parsing.body.lines import Line
from extract.parsing.body.markers import BULLETS, Marker, Style

DEPTH = 10  # open nodes: Phần, Chương, Mục, Điều, 1., 1.1., a), -, + and one to spare; deeper nesting is flattened
_WIDEST_GAP = 4  # numbers missing in a row that a list may jump; more, and the number belongs to no list here
_SECTIONS = frozenset({Style.PART, Style.CHAPTER, Style.UPPER, Style.ROMAN, Style.SECTION, Style.ARTICLE})


@dataclass(slots=True, eq=False)
class Node:
    """A paragraph in its place. `marker` None: a plain paragraph, a heading, or a number that recognition lost (`recovered`)."""

    style: Style
    value: int
    label: str
    line: Line | None
    marker: Marker | None = None
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)
    numbers: tuple[int, ...] = ()
    recovered: bool = False

    @property
    def body(self) -> str:
        """The paragraph without its marker."""
        if self.line is None:
            return ""
        return self.line.text[self.marker.end :] if self.marker else self.line.text

    @property
    def body_start(self) -> int:
        if self.line is None:
            return 0
        return self.line.start + (self.marker.end if self.marker else 0)


@dataclass(frozen=True, slots=True)
class Predicates:
    """What the builder must know of a paragraph's words: asked only where the markers leave it open."""

    heading: Callable[[Line, bool], bool]  # a heading without number; True: a list begins on the next line
    opens_directive: Callable[[Line], bool]  # begins with an agency or an imperative


def build_tree(lines: Sequence[Line], predicates: Predicates) -> Node:
    """The root (style PART, no line) over all lines; every line is in exactly one node; never raises."""
    return _Builder(lines, predicates).build()


class _Builder:
    def __init__(self, lines: Sequence[Line], predicates: Predicates) -> None:
        self.lines, self.predicates = lines, predicates
        self.root = Node(Style.PART, 0, "", None)
        self.open: list[Node] = [self.root]
        self.next_number = self._next_numbers()

    def _next_numbers(self) -> list[int]:
        """For each line the value of the next sure '1.'-like marker below it; 0 where none follows."""
        following, value = [0] * len(self.lines), 0
        for i in range(len(self.lines) - 1, -1, -1):
            following[i] = value
            readings = self.lines[i].readings
            if readings and readings[0].style is Style.NUMBER and readings[0].raw[0].isdigit():
                value = readings[0].value
        return following

    def build(self) -> Node:
        previous: Line | None = None
        for i, line in enumerate(self.lines):
            choice = self._choose(i, line, previous)
            if choice is not None:
                self._add_marked(line, *choice)
            elif i + 1 < len(self.lines) and self.predicates.heading(line, bool(self.lines[i + 1].readings)):
                self._add_heading(i, line)
            else:
                self._add_plain(line)
            previous = line
        return self.root

    # ------------------------------------------------------------ which reading
    def _choose(self, i: int, line: Line, previous: Line | None) -> tuple[Marker, Node] | None:
        best, best_rank = None, 0.0
        for reading in line.readings:
            rank, parent, chosen = self._rate(i, line, reading, previous)
            if rank > best_rank:
                best, best_rank = (chosen, parent), rank
        return best

    def _rate(self, i: int, line: Line, reading: Marker, previous: Line | None) -> tuple[float, Node, Marker]:
        if reading.style in BULLETS:
            return (0.0 if _breaks_a_word(line, previous) else 3.0), self._bullet_parent(reading, line), reading
        if reading.style is Style.DECIMAL:
            return self._rate_decimal(reading)
        doubt = 0.0 if reading.sure else 0.5
        for node in reversed(self.open[1:]):
            if node.style is not reading.style or node.parent is None or not _same_kind(node, reading):
                continue
            step = reading.value - node.value
            if step == 1 or (reading.style is Style.LETTER and node.label == "d" and reading.label == "e"):
                return 4.0 - doubt, node.parent, reading
            if reading.style is Style.LETTER and node.label == reading.label == "d":
                return 3.4, node.parent, replace(reading, value=5, label="đ")
            if 1 < step <= _WIDEST_GAP and reading.sure:
                return 2.0, node.parent, reading
        if reading.value == 1:
            if reading.sure:
                # 'I.' whose next number is 2 is a misread '1.'.
                misread = reading.style is Style.ROMAN and self.next_number[i] == 2
                return (2.5 if misread else 3.0), self._list_parent(reading, previous), reading
            if reading.style is Style.NUMBER and self.next_number[i] == 2:
                return 2.8, self._list_parent(reading, previous), reading
            return 0.0, self.root, reading
        joins_only = reading.style in (Style.LETTER, Style.PAREN) or (
            reading.style is Style.UPPER and not line.capitals
        )
        if not reading.sure or joins_only:
            return 0.0, self.root, reading
        for node in reversed(self.open[1:]):
            if node.style is reading.style and node.parent is not None:
                return 1.0, node.parent, reading
        return 1.0, self._list_parent(reading, previous), reading

    def _rate_decimal(self, reading: Marker) -> tuple[float, Node, Marker]:
        prefix, doubt = reading.numbers[:-1], 0.0 if reading.sure else 0.5
        for node in reversed(self.open[1:]):
            if node.style is Style.DECIMAL and node.numbers[:-1] == prefix and node.parent is not None:
                step = reading.value - node.value
                return (4.0 - doubt if step == 1 else 2.0 - 4 * doubt), node.parent, reading
            if node.numbers == prefix and node.style in (Style.NUMBER, Style.DECIMAL):
                return (3.0 - doubt if reading.value == 1 else 2.0 - 4 * doubt), node, reading
        parent = next(node for node in reversed(self.open) if node is self.root or node.style < Style.NUMBER)
        return (1.5 if reading.sure else 0.0), parent, reading

    # ------------------------------------------------------------ under which node
    def _bullet_parent(self, reading: Marker, line: Line) -> Node:
        for node in reversed(self.open[1:]):
            if node.style is reading.style and node.parent is not None:
                return node.parent
        top = self.open[-1]
        if reading.raw == "*" and (line.text.endswith(":") or len(line.text) < 80):  # '* Sở Y tế:' heads dashes
            top = next(node for node in reversed(self.open) if node.style not in BULLETS)
        return top

    def _list_parent(self, reading: Marker, previous: Line | None) -> Node:
        """Where a list that begins with this marker hangs."""
        style, announced = reading.style, previous is not None and previous.text.endswith(":")
        top = self.open[-1]
        if announced and top.line is previous and style > Style.HEADING and top.style is not style:
            return top
        for node in reversed(self.open[1:]):
            if node.style in BULLETS or node.style > style:
                continue
            if node.style is style:
                nested = announced and node.line is previous
                return node if nested or node.parent is None else node.parent
            return node
        return self.root

    # ------------------------------------------------------------ adding
    def _push(self, node: Node, parent: Node) -> None:
        while self.open[-1] is not parent:
            self.open.pop()
        if len(self.open) > DEPTH:
            parent = self.open[DEPTH - 1]
            del self.open[DEPTH:]
        node.parent = parent
        parent.children.append(node)
        self.open.append(node)

    def _add_marked(self, line: Line, marker: Marker, parent: Node) -> None:
        numbers = marker.numbers or ((marker.value,) if marker.style is Style.NUMBER else ())
        node = Node(marker.style, marker.value, marker.label, line, marker, None, [], numbers)
        if marker.style not in BULLETS:
            self._recover(node, parent)
        self._push(node, parent)

    def _add_heading(self, i: int, line: Line) -> None:
        node = Node(Style.HEADING, 0, "h", line)
        number = next((n for n in reversed(self.open) if n.style is Style.NUMBER), None)
        follows = self.next_number[i]
        if number is not None and follows == number.value + 1:
            parent = number  # the list runs on below: the heading stands inside its item
            if i + 1 < len(self.lines) and self._continues(self.lines[i + 1], number):
                self._add_plain(line)  # a topic between two items of one list
                return
        else:
            parent = next(n for n in reversed(self.open) if n is self.root or n.style < Style.HEADING)
        self._push(node, parent)

    @staticmethod
    def _continues(line: Line, number: Node) -> bool:
        return any(r.style is Style.NUMBER and r.value == number.value + 1 for r in line.readings)

    def _add_plain(self, line: Line) -> None:
        node = Node(Style.PLAIN, 0, "p", line)
        while self.open[-1].style in BULLETS:
            self.open.pop()
        node.parent = self.open[-1]
        node.parent.children.append(node)

    # ------------------------------------------------------------ numbers that were lost
    def _recover(self, node: Node, parent: Node) -> None:
        """Before node n hangs no n-1: the plain paragraph that opens like a directive, if there is just one, was number n-1."""
        same = [n for n in parent.children[-1:] if n.style is node.style]
        last = same[0] if same else next((n for n in reversed(parent.children[-40:]) if n.style is node.style), None)
        if last is not None and node.value == last.value + 2:
            holder, first = last, 0
        elif last is None and node.value == 2 and parent.children:
            holder, first = parent, max(len(parent.children) - 12, 0)
        else:
            return
        plain = [
            k
            for k, child in enumerate(holder.children[first:], first)
            if child.style is Style.PLAIN and child.line is not None and self.predicates.opens_directive(child.line)
        ]
        if last is None and plain:  # item 1 is the paragraph below the demand
            plain = plain[-1:]
        if len(plain) != 1:
            return
        at = plain[0]
        found, tail = holder.children[at], holder.children[at + 1 :]
        del holder.children[at:]
        label = node.label
        if node.style is Style.NUMBER:
            label = str(node.value - 1)
        elif node.style is Style.DECIMAL:
            label = ".".join(map(str, (*node.numbers[:-1], node.value - 1)))
        elif node.style is Style.LETTER:
            from extract.parsing.body.markers import LETTERS

            label = LETTERS[max(min(node.value - 2, len(LETTERS) - 1), 0)]
        elif node.style is Style.PAREN:
            label = f"({node.value - 1})"
        else:
            holder.children.append(found)
            holder.children.extend(tail)
            return
        found.style, found.value, found.label, found.recovered = node.style, node.value - 1, label, True
        found.numbers = (*node.numbers[:-1], node.value - 1) if node.numbers else ()
        found.parent, found.children = parent, tail
        for child in tail:
            child.parent = found
        parent.children.append(found)


def _same_kind(node: Node, reading: Marker) -> bool:
    """(1) and (a) are different lists; all other styles differ by their style alone."""
    return reading.style is not Style.PAREN or node.label[1:2].isdigit() == reading.label[1:2].isdigit()


def _breaks_a_word(line: Line, previous: Line | None) -> bool:
    """A dash inside 'kinh tế - xã hội' that came to stand at a line's beginning: small letter after it, open sentence before it."""
    if previous is None or len(previous.text) < 60:
        return False
    body = line.text.lstrip("-–—−‐ ")
    return body[:1].islower() and previous.text[-1].isalnum()
