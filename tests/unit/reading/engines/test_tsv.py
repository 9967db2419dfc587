"""Tesseract's TSV: words, boxes, confidences, and rows counted apart from the words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extract.reading.engines.tesseract import parse_tsv

HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"


def row(text: str, conf: str = "91.5", level: int = 5) -> str:
    return f"{level}\t1\t2\t1\t3\t1\t10\t20\t30\t40\t{conf}\t{text}"


def test_words_and_rows() -> None:
    found = parse_tsv("\n".join([HEAD, row("", "-1", 1), row("Sở"), row(" "), row("Nội")]))
    assert found.rows == 2
    first = found.words[0]
    assert (first.text, first.left, first.right, first.bottom, first.block, first.line) == ("Sở", 10, 40, 60, 2, 3)
    assert first.confidence == 0.915


def test_an_empty_page_has_no_words() -> None:
    assert parse_tsv(HEAD).words == ()
    assert parse_tsv("").rows == 0


@given(
    st.lists(
        st.text(st.characters(blacklist_categories=("Cc", "Zl", "Zp", "Cs"), blacklist_characters="\t"), max_size=12)
    )
)
def test_rows_equal_words(texts: list[str]) -> None:
    found = parse_tsv("\n".join([HEAD, *(row(text) for text in texts)]))
    assert found.rows == len(found.words)
    assert [word.text for word in found.words] == [text.strip() for text in texts if text.strip()]
