"""What the rows of a sheet mean: corrections, follow-up, entries of the register; and the answer to whoever filled them in.

Belongs here: the columns people fill in and the words they use. Does not belong here: files (`sheets`), what loading makes of it
(`load.corrected`).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from warehouse.ledger import CorrectionRow, FollowUpRow, RegisterRow
from warehouse.load.papers import fold
from warehouse.people.sheets import SheetRow

#: folded words of the offices -> follow_up.status
STATUS = {
    "chua thuc hien": "chua_thuc_hien",
    "dang thuc hien": "dang_thuc_hien",
    "cho xac nhan": "cho_xac_nhan",
    "hoan thanh": "hoan_thanh",
    "da hoan thanh": "hoan_thanh",
    "da xong": "hoan_thanh",
    "tam dung": "tam_dung",
    "khong thuc hien": "khong_thuc_hien",
}
_DELETE = frozenset({"xoa", "bo", "khong co", "khong phai nhiem vu", "khong phai"})
#: folded header -> column of notice
_OF_NOTICE = {
    "sua so": "number",
    "sua ngay ban hanh": "issued_on",
    "sua trich yeu": "title",
    "sua co quan ban hanh": "issuer",
}
#: folded header -> (table, field, row_key)
_OF_DIRECTIVE = {
    "sua chu tri": ("directive_agency", "name", "lead"),
    "sua phoi hop": ("directive_agency", "name", "cooperating"),
    "sua thoi han": ("deadline", "last_day", None),
    "sua noi dung": ("directive", "text", ""),
}


@dataclass(frozen=True, slots=True)
class Known:
    """What the published file has: of a directive its notice; what the machine says of a value."""

    notice_of: dict[str, str]
    machine: dict[tuple[str, str, str, str], str | None]  # (id, table, field, row_key) -> value


@dataclass(frozen=True, slots=True)
class Understood:
    """One row's meaning, and a line for its author if something in it was not understood."""

    corrections: tuple[CorrectionRow, ...] = ()
    follow_up: FollowUpRow | None = None
    register: RegisterRow | None = None
    complaint: str | None = None


def understand(row: SheetRow, known: Known, made_at: datetime) -> Understood | None:
    """None for a row that nobody filled in."""
    try:
        if "so den" in row.cells:
            return Understood(register=_register(row))
        filled = [name for name in row.cells if name.startswith("sua ") or name == "ket qua"]
        if not filled:
            return None
        unknown = [
            n
            for n in filled
            if n not in (*_OF_NOTICE, *_OF_DIRECTIVE, "sua tinh trang", "sua ngay hoan thanh", "ket qua")
        ]
        if unknown:
            return Understood(complaint=f"{row.place}: không hiểu cột {unknown[0]!r}")
        made_by = row.text("nguoi sua")
        if made_by is None:
            return Understood(complaint=f"{row.place}: thiếu 'Người sửa'")
        directive_id, notice_id = row.text("ma nhiem vu"), row.text("ma van ban")
        if directive_id is not None:
            notice_id = known.notice_of.get(directive_id)
        if notice_id is None or notice_id not in known.notice_of.values():
            return Understood(complaint=f"{row.place}: không có mã {directive_id or notice_id or ''!r} trong dữ liệu")
        return Understood(
            tuple(_corrections(row, notice_id, directive_id, known, made_by, made_at)),
            _follow_up(row, directive_id, made_by, made_at),
        )
    except ValueError as error:
        return Understood(complaint=f"{row.place}: {error}")


def _corrections(
    row: SheetRow, notice_id: str, directive_id: str | None, known: Known, made_by: str, made_at: datetime
) -> list[CorrectionRow]:
    found = []
    for header, field in _OF_NOTICE.items():
        if header in row.cells:
            value = _text(row, header, field)
            machine = known.machine.get((notice_id, "notice", field, ""))
            found.append(
                _correction(notice_id, None, "notice", "", field, "set", machine, value, row, made_by, made_at)
            )
    for header, (table, field, key) in _OF_DIRECTIVE.items():
        if header not in row.cells:
            continue
        if directive_id is None:
            raise ValueError(f"cột {header!r} cần 'Mã nhiệm vụ'")
        row_key = key if key is not None else (row.text("han so") or "")
        machine = known.machine.get((directive_id, table, field, row_key))
        value = _text(row, header, field)
        action = "delete" if value is None else "add" if table == "deadline" and not row_key else "set"
        of_field = None if action == "delete" else field
        found.append(
            _correction(
                notice_id, directive_id, table, row_key, of_field, action, machine, value, row, made_by, made_at
            )
        )
    return found


def _text(row: SheetRow, header: str, field: str) -> str | None:
    """The person's value; None where he writes that there is none. Dates are ISO. Raises ValueError for a date that is none."""
    text = row.text(header)
    if text is not None and fold(text) in _DELETE:
        return None
    if field in ("last_day", "issued_on"):
        day = row.day(header)
        if day is None or not 1945 <= day.year <= 2100:
            raise ValueError(f"không phải ngày: {text!r}")
        return day.isoformat()
    return text


def _correction(
    notice_id: str,
    directive_id: str | None,
    table: str,
    row_key: str,
    field: str | None,
    action: str,
    machine: str | None,
    value: str | None,
    row: SheetRow,
    made_by: str,
    made_at: datetime,
) -> CorrectionRow:
    reason = row.text("ly do")
    return CorrectionRow(
        correction_id(notice_id, directive_id, table, row_key, field, action, value, made_by),
        notice_id, directive_id, table, row_key, field, action, machine, value, reason, made_by, made_at,
    )  # fmt: skip


def correction_id(*parts: str | None) -> str:
    """'k_' + 16 hex of what is corrected, to what, by whom: the same sheet twice is one correction."""
    return f"k_{hashlib.sha256('|'.join(p or '' for p in parts).encode()).hexdigest()[:16]}"


def _follow_up(row: SheetRow, directive_id: str | None, made_by: str, made_at: datetime) -> FollowUpRow | None:
    words, done_on = row.text("sua tinh trang"), row.day("sua ngay hoan thanh")
    if words is None and done_on is None:
        return None
    if directive_id is None:
        raise ValueError("tình trạng cần 'Mã nhiệm vụ'")
    status = "hoan_thanh" if words is None else STATUS.get(fold(words))
    if status is None:
        raise ValueError(f"không hiểu tình trạng {words!r}: dùng {', '.join(sorted(STATUS))}")
    result, note = row.text("ket qua"), row.text("ly do")
    return FollowUpRow(directive_id, row.text("ma co quan"), status, done_on, None, result, note, made_by, made_at)


def _register(row: SheetRow) -> RegisterRow:
    arrived, number = row.day("ngay den"), row.text("so den")
    book_year = row.text("nam")
    year = int(book_year) if book_year else arrived.year if arrived else None
    if number is None or year is None:
        raise ValueError("thiếu số đến hoặc ngày đến")
    return RegisterRow(
        row.text("so", "so van ban den", "ten so") or "đến",
        year,
        number,
        arrived,
        row.text("co quan ban hanh", "tac gia", "noi gui"),
        row.text("so ky hieu", "so va ky hieu", "so, ky hieu"),
        row.day("ngay ban hanh", "ngay van ban", "ngay thang van ban"),
        row.text("trich yeu", "ten loai va trich yeu noi dung", "trich yeu noi dung"),
        row.text("don vi nhan", "nguoi nhan", "don vi hoac nguoi nhan"),
        row.day("han giai quyet", "thoi han"),
    )
