"""The office's name by the votes of its readings."""

from __future__ import annotations

from extract.reading.engines.interface import EngineWord
from extract.reading.picture.geometry import Rectangle
from extract.reading.stamps.office_votes import office_words, voted_name
from extract.reading.stamps.row_readings import RowReading


def row(page: str, line: str, confidence: float = 0.95) -> RowReading:
    words = tuple(EngineWord(word, 20 * i, 0, 18, 20, confidence) for i, word in enumerate(page.split()))
    return RowReading(Rectangle(0, 0, 300, 20), 18, words, (page,), (line,) if line else ())


def test_what_both_read_is_sure() -> None:
    name = voted_name([row("SỞ TƯ PHÁP ĐÔNG SƠN", "SỞ TƯ PHÁP ĐÔNG SƠN", 0.4)])
    assert (name.text, name.is_sure) == ("SỞ TƯ PHÁP ĐÔNG SƠN", True)


def test_the_line_engine_runs_words_together() -> None:
    name = voted_name([row("UBND XÃ TÂN KHÊ", "UBNDXÃ TÂNKHÊ", 0.4)])
    assert (name.text, name.is_sure) == ("UBND XÃ TÂN KHÊ", True)


def test_a_word_of_the_lists_is_likelier() -> None:
    name = voted_name([row("BẠX TỔ CHỨC TỈNH ỦY", "BAN TỔ CHỨC TỈNH ỦY")])
    assert name.text == "BAN TỔ CHỨC TỈNH ỦY"


def test_an_open_name_read_in_two_ways_is_not_sure() -> None:
    name = voted_name([row("UBND XÃ PHÚ RIÊNG", "UBND XÃ PHÚ RIỀNG")])
    assert not name.is_sure
    # the line engine loses marks, and that is no contradiction
    assert voted_name([row("UBND XÃ PHÚ RIỀNG", "UBND XÃ PHÚ RIÊNG")]).is_sure


def test_a_stump_is_not_sure() -> None:
    assert not voted_name([row("SỞ TƯ PH.", "SỞ TƯ PH")]).is_sure
    assert voted_name([row("TRƯỜNG THPT SỐ 2", "TRƯỜNG THPT SỐ 2")]).is_sure


def test_two_lines_and_noise_between() -> None:
    name = voted_name([row("VĂN PHÒNG", "VĂN PHÒNG"), row("{§ #", ": x"), row("ỦY BAN NHÂN DÂN", "ỦY BAN NHÂN DÂN")])
    assert name.text == "VĂN PHÒNG ỦY BAN NHÂN DÂN"


def test_nothing_gives_nothing() -> None:
    assert voted_name([]).text is None
    assert not voted_name([row("", "")]).is_sure


def test_the_words_come_from_the_packaged_lists() -> None:
    assert {"SỞ", "TỈNH", "NHÂN", "THANH"} <= office_words()
