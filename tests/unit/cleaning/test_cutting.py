"""Cutting several spans out of a line in one pass is the same as cutting them one by one from the end."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from extract.cleaning.lines import Line, Token
from extract.cleaning.markup import strip_markup
from extract.model import Region, Word


def line_of(words: list[str]) -> Line:
    return Line([Token(0, i, Word(word, 1, 1), word) for i, word in enumerate(words)], 0)


@given(
    st.lists(st.text("abc", min_size=1, max_size=5), min_size=1, max_size=12), st.lists(st.integers(0, 60), max_size=10)
)
def test_one_pass_cuts_what_many_cut(words: list[str], edges: list[int]) -> None:
    length = len(" ".join(words))
    ends = sorted({min(edge, length) for edge in edges})
    spans = list(zip(ends[::2], ends[1::2], strict=False))
    at_once, one_by_one = line_of(words), line_of(words)
    at_once.cut_all(spans, Region.NOISE)
    for start, end in reversed(spans):
        one_by_one.cut(start, end, Region.NOISE)
    assert [(t.text, t.region) for t in at_once.tokens] == [(t.text, t.region) for t in one_by_one.tokens]


def test_the_letters_that_stay_keep_their_place() -> None:
    line = line_of(["Sở", "Y", "[signed]", "tế(x)", "rà"])
    text = line.text
    line.cut_all([(text.index("["), text.index("]") + 1), (text.index("("), text.index(")") + 1)], Region.NOISE)
    assert line.text == "Sở Y tế rà"
    assert [token.region for token in line.tokens].count(Region.NOISE) == 1


def test_markup_in_one_long_line_takes_time_in_proportion() -> None:
    def seconds(times: int) -> float:
        lines = [line_of(["**Sở", "Y", "tế**", "|", "[signed]", "`a_b`"] * times)]
        before = time.process_time()
        strip_markup(lines)
        return time.process_time() - before

    seconds(100)
    assert seconds(8000) < 40 * max(min(seconds(800) for _ in range(3)), 0.002)  # quadratic: a hundred times
