"""Text that repeats one form endlessly: the finder neither raises nor takes longer a word."""

from __future__ import annotations

import pytest

from extract.parsing.agencies import find_mentions, load_catalogue

FORMS = (
    "Tổ công tác của ", "các đơn vị thuộc Công an tỉnh ", "Đảng ủy, HĐND, ", "Cục A, ", "Văn phòng Ban Chỉ đạo ",
    "các tập đoàn: VNPT, ", "Trung tâm Giáo dục và ", "đồng chí Phó Thủ tướng ", "các thành viên Ban Chỉ đạo ", "Đội số 3 ",
)  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_repeated_forms(form: str) -> None:
    text = form * 1500
    end = 0
    for mention in find_mentions(text, load_catalogue()):
        assert end <= mention.start < mention.end and mention.raw == text[mention.start : mention.end]
        end = mention.end
