"""Index pages of any making: links as they are meant, nothing that is none, and never an exception."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.sources.index_page import links

PAGE = "https://h.example/den/"


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [
        ("text/html", '<A HREF="a b.pdf">x</A><a href=c.pdf#2>', ["a b.pdf", "c.pdf"]),
        ("text/html", '<a href="?C=M;O=A">sorted</a><a href="./">here</a><a name="x">no</a>', []),
        ("text/html", '<a href="get?id=1&amp;f=2">', ["get?id=1&f=2"]),
        ("text/html", '<a href="mailto:a@b.c"><a href="http://h.example/den/x.pdf"><a href="https://[bad">', []),
        ("application/json", '["Số 5.pdf", "https://h.example/den/c.pdf"]', ["S%E1%BB%91%205.pdf", "c.pdf"]),
        (
            "text/plain",
            ' {"items": [{"name": "a#1.pdf"}, {"href": "b%20c.pdf"}, null, 3, {}]}',
            ["a%231.pdf", "b%20c.pdf"],
        ),
        ("application/json", '{"files": "none"}', []),
        ("application/json", "[1, 2", []),
    ],
)
def test_links(kind: str, text: str, found: list[str]) -> None:
    assert links(PAGE, kind, text) == [PAGE + one for one in found]


@given(st.text(), st.sampled_from(["text/html", "application/json", ""]))
def test_nothing_makes_it_raise(text: str, kind: str) -> None:
    links(PAGE, kind, text)


@pytest.mark.timeout(10)
def test_deep_json_and_open_tags_are_bearable() -> None:
    assert links(PAGE, "application/json", "[" * 100_000) == []
    for text in ("<a ", "<a href=", "<a href='", "<a href =" + " " * 100):
        assert len(links(PAGE, "text/html", text * 50_000)) < 2
