"""The corpus' yardstick: counts that can be checked by hand."""

from __future__ import annotations

from tests.corpus.measures import agency_is_right, covers, folded, leaked_words, letters, text_errors, truth_orders
from tests.corpus.texts import KEYS, LEVEL_NAMES, SETS, corpus_text, dress

TRUTH = {
    "blocks": {
        "head_left": ["SỞ Y TẾ", "Số: 5/TB-SYT"],
        "head_right": ["CỘNG HÒA"],
        "head": ["THÔNG BÁO"],
        "body": ["Sở Y tế thực hiện."],
        "foot_left": ["Nơi nhận:"],
        "foot_right": ["GIÁM ĐỐC"],
    },
    "rows": ["SỞ Y TẾ", "CỘNG HÒA", "Số: 5/TB-SYT"],
    "stamp": {"words": ["SỞ", "NỘI", "VỤ", "ĐẾN", "Số:", "41"]},
}


def test_every_order_of_head_and_foot_counts_as_right() -> None:
    orders = truth_orders(TRUTH)
    assert len(set(orders)) == 4
    for order in orders:
        assert text_errors(order.replace(" ", "\n"), TRUTH).wrong_characters == 0


def test_the_lines_of_the_head_have_no_one_order() -> None:
    mixed = "CỘNG HÒA SỞ Y TẾ Số: 5/TB-SYT THÔNG BÁO Sở Y tế thực hiện. Nơi nhận: GIÁM ĐỐC"
    assert text_errors(mixed, TRUTH).wrong_characters == 0
    assert (
        text_errors(mixed.replace("THÔNG BÁO Sở Y tế thực hiện.", "Sở Y tế thực hiện. THÔNG BÁO"), TRUTH).wrong_words
        > 0
    )


def test_one_wrong_letter_is_one_wrong_character_and_one_wrong_word() -> None:
    errors = text_errors(truth_orders(TRUTH)[0].replace("thực", "thục"), TRUTH)
    assert (errors.wrong_characters, errors.wrong_words) == (1, 1)
    assert errors.words == 18


def test_decomposed_letters_are_the_same_letters() -> None:
    assert folded("Tie\u0302\u0301p  \n nhận") == "Tiếp nhận"
    assert folded("e\u0302\u0301") == "ế"


def test_only_words_beyond_the_papers_own_are_leaks() -> None:
    clean = truth_orders(TRUTH)[0]
    assert leaked_words(clean, TRUTH) == 0  # 'SỞ' and 'Số:' are printed on the paper too
    assert leaked_words("ĐẾN Số: 41 " + clean, TRUTH) == 3
    assert leaked_words(clean, {**TRUTH, "stamp": None}) == 0


def test_names_of_offices_are_compared_by_their_letters() -> None:
    stamp = {"agency": "VP.UBND TỈNH AN PHÚ", "agency_name": "Văn phòng UBND tỉnh An Phú"}
    assert agency_is_right("Văn phòng Uỷ ban nhân dân tỉnh An Phú", None, stamp)
    assert agency_is_right(None, "VP.UBND TỈNH AN PHÚ", stamp)
    assert not agency_is_right("Văn phòng UBND tỉnh An Phủ", None, stamp)
    assert letters("Hoà Bình") == letters("HÒA BÌNH") != letters("Hoa Bình")


def test_overlap_of_boxes() -> None:
    assert covers((1, 0, 0, 0.2, 0.2), (1, 0, 0, 0.2, 0.2)) == 1.0
    assert covers((1, 0, 0, 0.2, 0.2), (2, 0, 0, 0.2, 0.2)) == 0.0
    assert abs(covers((1, 0, 0, 0.2, 0.2), (1, 0.1, 0, 0.3, 0.2)) - 1 / 3) < 1e-9


def test_the_corpus_is_as_large_and_as_mixed_as_it_must_be() -> None:
    for which in SETS:
        dresses = [dress(key, level, which) for key in KEYS for level in LEVEL_NAMES]
        stamps = [d.stamp for d in dresses if d.stamp]
        assert len(dresses) >= 40 and len(stamps) * 2 == len(dresses)
        assert sum(d.first_page_turn > 0 for d in dresses) == len(LEVEL_NAMES)
        assert sum(d.upside_down for d in dresses) == 3
        assert {s.ink for s in stamps} >= {"red", "blue", "black"}
        assert {s.layout for s in stamps} == {"nd30", "cong_van_den", "van_ban_den", "cv_den"}
        assert {s.values for s in stamps} == {"typed", "written"}
    assert dress("t01", "hard", "tune") != dress("t01", "hard", "held")


def test_photocopied_stamps_are_black() -> None:
    stamps = [s for key in KEYS for which in SETS if (s := dress(key, "photocopy", which).stamp)]
    assert stamps and all(s.ink == "black" for s in stamps)


def test_every_text_says_enough() -> None:
    for key in KEYS:
        assert sum(map(len, corpus_text(key).body)) > 1400
