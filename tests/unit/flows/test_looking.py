"""The look at a file without reading it: pages, text or scan, faults, and whether it says that it is urgent."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.model import ReadSettings
from flows.orchestration.looking import Look, look_at, named_urgent
from flows.orchestration.reading_child import Job

SAMPLES = Path(__file__).parents[3] / "samples"


class Nobody:
    """A report that is not listened to."""

    def begin(self, stage: str) -> None: ...

    def made(self, stage: str, value: object, seconds: float) -> None: ...


def look(name: str, data: bytes | None = None) -> Look:
    job = Job(name, ReadSettings(), (SAMPLES / name).read_bytes() if data is None else data)
    (found,) = look_at(job, Nobody())
    return found


@pytest.mark.parametrize(
    ("name", "text_pages", "scan_pages"),
    [
        ("01-van-ban-thuan.txt", 1, 0),
        ("03-pdf-ban-goc.pdf", 2, 0),
        ("05-scan-dau-den-do.pdf", 0, 2),
        ("10-fax-nhieu-trang.tiff", 0, 3),
        ("11-anh-chup.jpg", 0, 1),
    ],
)
def test_pages_are_told_apart_as_reading_would(name: str, text_pages: int, scan_pages: int) -> None:
    found = look(name)
    assert (found.text_pages > 0, found.scan_pages > 0) == (text_pages > 0, scan_pages > 0)
    assert found.fault is None


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("14-co-mat-khau.pdf", None, "encrypted_pdf"),
        ("15-tap-tin-hong.pdf", None, "damaged_file"),
        ("trong.txt", b"", "empty_document"),
        ("nhi-phan.bin", bytes(range(256)) * 20, "unsupported_format"),
    ],
)
def test_what_cannot_be_read_has_the_code_that_reading_would_give(name: str, data: bytes | None, code: str) -> None:
    found = look(name, data)
    assert found.fault is not None
    assert found.fault[0] == code


def test_a_copy_saved_again_has_the_same_identity() -> None:
    assert look("17-ban-luu-lai.pdf").identity in {
        look(name).identity for name in ("03-pdf-ban-goc.pdf", "04-pdf-dong-dau-den.pdf", "08-cong-van-kinh-gui.pdf")
    }


@pytest.mark.parametrize(
    ("text", "urgent"),
    [
        ("ỦY BAN NHÂN DÂN\nTỈNH AN PHÚ\nHỎA TỐC\nSố: 1/UBND-VP", True),
        ("UBND TỈNH TÂN GIANG\nTHƯỢNG KHẨN\nSố: 2/UBND-KT", True),
        ("UBND TỈNH ĐÔNG SƠN\nKHẨN\nSố: 3/UBND", True),
        ("CÔNG ĐIỆN\nVề việc ứng phó với bão", True),
        ("THÔNG BÁO\nKết luận cuộc họp\nCác sở khẩn trương rà soát", False),
        ("KẾ HOẠCH\nKHẨN TRƯƠNG HOÀN THÀNH CÁC MỤC TIÊU", False),
        ("QUYẾT ĐỊNH\nVề tình trạng KHẨN CẤP của công trình", False),
    ],
)
def test_urgency_is_a_mark_not_a_word_of_the_text(text: str, urgent: bool) -> None:
    assert look("van-ban.txt", text.encode()).urgent is urgent


@pytest.mark.parametrize(
    ("name", "urgent"),
    [
        ("HOA TOC 12-CD-UBND.pdf", True),
        ("Công điện số 5.pdf", True),
        ("12_CĐ-UBND.pdf", True),
        ("khan_345.pdf", True),
        ("thuong-khan 7.pdf", True),
        ("ke hoach khan truong.pdf", False),
        ("thong-bao-12.pdf", False),
        ("xa Khanh Hoa.pdf", False),
    ],
)
def test_urgency_by_name(name: str, urgent: bool) -> None:
    assert named_urgent(name) is urgent
