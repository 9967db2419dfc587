"""What is to be told after a run, and to whom: words, without any text, name or address of a paper.

Belongs here: when something is worth telling, once and not after every run, and how it is said. Does not belong here: sending
(automations.py, mail.py), Prefect.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from flows.command.answer import plain
from flows.orchestration.run import Run, utc_now
from flows.orchestration.summary import Summary, read_summary
from warehouse.ledger import Ledger, RunRow

SECRET = "secret"
#: kind → what its automation is for
KINDS = {
    "quarantine": "more papers in quarantine than [telling] quarantine_above",
    "nothing": "no paper arrived for [telling] nothing_hours",
    "unreachable": "a source could not be reached",
    SECRET: "a paper with a mark of secrecy arrived: told to [contacts] secret only",
}
_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Message:
    """`kind` is one of KINDS, or failed | blocked, which Prefect itself tells where it stands by."""

    kind: str
    subject: str
    body: str


def messages(run: Run, summary: Summary) -> tuple[Message, ...]:
    """All that this run gives cause to tell. Reads the ledger and the summary of the run before."""
    ledger = Ledger(run.home.ledger_path)
    try:
        before = next((row for row in ledger.runs(20) if row.run_id != run.run_id and row.ended_at is not None), None)
        last = max((document.received_at for document in ledger.documents()), default=None)
    finally:
        ledger.close()
    earlier = read_summary(run.home, before.run_id) if before else None
    found = (
        _ended(summary),
        _quarantine(summary, earlier, run.settings.telling.quarantine_above),
        _unreachable(summary, earlier),
        _nothing(summary, before, last, run.settings.telling.nothing_hours, utc_now()),
        _secret(summary),
    )
    return tuple(message for message in found if message is not None)


def _ended(summary: Summary) -> Message | None:
    home = plain(summary.home)
    if summary.outcome == "blocked":
        checks = ", ".join(summary.blocked_by)
        body = f"Lần chạy {summary.run_id} bị chặn; dữ liệu tốt gần nhất vẫn được giữ. / The gate blocked.\nChecks: {checks}\n"
        return Message("blocked", "[chidao] Bị chặn / The gate blocked", f"{body}chidao status --home {home}")
    if summary.outcome == "failed":
        body = f"Lần chạy {summary.run_id} không hoàn thành. / The run failed.\nchidao status --home {home}"
        return Message("failed", "[chidao] Lần chạy lỗi / The run failed", body)
    return None


def _quarantine(summary: Summary, earlier: Summary | None, above: int) -> Message | None:
    """Told again only when it has grown."""
    count = len(summary.quarantine)
    if count <= above or (earlier is not None and count <= len(earlier.quarantine)):
        return None
    codes: dict[str, int] = {}
    for row in summary.quarantine:
        codes[row["code"]] = codes.get(row["code"], 0) + 1
    lines = "\n".join(f"{code}: {number}" for code, number in sorted(codes.items(), key=lambda one: -one[1])[:_SHOWN])
    body = f"{count} tệp đang cách ly. / {count} files are in quarantine.\n{lines}\nchidao status --home {plain(summary.home)}"
    return Message("quarantine", f"[chidao] {count} tệp cách ly / in quarantine", body)


def _unreachable(summary: Summary, earlier: Summary | None) -> Message | None:
    known = {row["source"] for row in earlier.unreachable} if earlier else set()
    new = [row for row in summary.unreachable if row["source"] not in known]
    if not new:
        return None
    names = ", ".join(plain(row["source"]) for row in new)
    body = f"Không kết nối được nguồn; các nguồn khác vẫn chạy. / Sources were not reached; the others were read.\n{names}\n"
    return Message("unreachable", "[chidao] Nguồn không kết nối được / Source unreachable", f"{body}chidao doctor")


def _nothing(
    summary: Summary, before: RunRow | None, last: datetime | None, hours: float, now: datetime
) -> Message | None:
    """Told once when the time is over, and once more each time it passes again."""
    if last is None or before is None or hours <= 0:
        return None
    span = timedelta(hours=hours)
    times = (now - last) // span
    if times < 1 or times <= (before.started_at - last) // span:
        return None
    body = (
        f"Không có văn bản nào đến từ {last:%Y-%m-%d %H:%M} UTC. / No paper arrived since then.\n"
        f"Nguồn có hoạt động không? / Do the sources work?  chidao doctor --home {plain(summary.home)}"
    )
    return Message("nothing", "[chidao] Không có văn bản đến / Nothing arrived", body)


def _secret(summary: Summary) -> Message | None:
    """Of a secret paper its sha256 and nothing else: no name, no address, no text."""
    new = [row for row in summary.quarantine if row["code"] == "secret_document" and row["run_id"] == summary.run_id]
    if not new:
        return None
    marks = "\n".join(str(row["file"]) for row in new[:_SHOWN])
    body = (
        f"{len(new)} văn bản có dấu chỉ độ mật đã đến và không được lưu. / {len(new)} papers with a mark of secrecy arrived; "
        f"nothing of them was kept.\n{marks}\nchidao status --home {plain(summary.home)}"
    )
    return Message(SECRET, "[chidao] Văn bản có dấu mật / A mark of secrecy", body)
