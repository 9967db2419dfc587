"""Ids outlive better readings and new rules, and are never given twice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from warehouse.load.identities import Known, align, pack, unpack

OLD = (
    ("1", "1. so y te bao cao ket qua truoc ngay 15/7/2021"),
    ("2", "2. ubnd cac huyen ra soat ho ngheo tren dia ban"),
)


def first(directives: tuple[tuple[str, str], ...] = OLD) -> tuple[Known, ...]:
    return align("n_a", directives, ()).known


def test_first_ids_are_notice_and_path() -> None:
    assert align("n_a", OLD, ()).ids == {"1": "n_a:1", "2": "n_a:2"}


def test_a_better_reading_keeps_the_id_in_its_place() -> None:
    better = (("1", "1. so y te bao cao ket qua truoc ngay 16/7/2021"), OLD[1])
    assert align("n_b", better, first()).ids == {"1": "n_a:1", "2": "n_a:2"}


def test_a_directive_that_was_missed_before_moves_the_others_and_not_their_ids() -> None:
    found = (
        ("1", "1. van phong chuan bi tai lieu cuoc hop"),
        ("2", OLD[0][1].replace("1.", "2.", 1)),
        ("3", OLD[1][1].replace("2.", "3.", 1)),
    )
    ids = align("n_a", found, first()).ids
    assert (ids["2"], ids["3"]) == ("n_a:1", "n_a:2")
    assert ids["1"] == "n_a:1~2", "the path's own id belongs to another directive"


def test_a_lost_directive_comes_back_with_its_id() -> None:
    without = align("n_a", OLD[1:], first())
    assert {k.directive_id: k.live for k in without.known} == {"n_a:2": True, "n_a:1": False}
    assert align("n_a", OLD, without.known).ids == {"1": "n_a:1", "2": "n_a:2"}


def test_split_and_merge_are_told() -> None:
    whole = (("1", "so y te bao cao ket qua tiem chung va lap ke hoach mua sinh pham y te nam sau"),)
    halves = (("1", "so y te bao cao ket qua tiem chung va"), ("2", "lap ke hoach mua sinh pham y te nam sau"))
    split = align("n_a", halves, first(whole))
    assert split.split == (("n_a:1", "n_a:2"),) or split.split == (("n_a:1", split.ids["1"]),)
    merged = align("n_a", whole, split.known)
    assert len(merged.merged) == 1 and merged.merged[0][1] == "n_a:1"


texts = st.lists(st.sampled_from(["so", "y", "te", "bao", "cao", "truoc", "ngay"]), min_size=1, max_size=6).map(
    " ".join
)
papers = st.lists(texts, min_size=0, max_size=6).map(lambda ts: tuple((str(n), t) for n, t in enumerate(ts, 1)))


@given(st.lists(papers, min_size=1, max_size=4))
def test_ids_are_unique_and_never_reused_for_other_words(nights: list[tuple[tuple[str, str], ...]]) -> None:
    known: tuple[Known, ...] = ()
    for directives in nights:
        aligned = align("n_a", directives, known)
        assert set(aligned.ids) == {path for path, _ in directives}
        assert len(set(aligned.ids.values())) == len(directives)
        assert {k.directive_id for k in known} <= {k.directive_id for k in aligned.known}
        assert align("n_a", directives, aligned.known).ids == aligned.ids, "the same reading again changes nothing"
        known = unpack(pack(aligned.known))
        assert known == aligned.known
