"""The one-page report of a run: what was published or blocked, four charts, every verdict; one HTML file, opened straight from disk.

Belongs here: drawing. The figures come from `quality/sql/report/*.sql` on a published file. No script, no font, no address in the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape
from importlib.resources import files
from pathlib import Path
from string import Template

import duckdb

from extract.model import Verdict

CHARTS = (
    ("notices_a_night", "Văn bản mỗi đêm · Notices a night"),
    ("reading_confidence", "Độ tin cậy đọc (trang) · Pages by reading confidence"),
    ("quarantine_by_code", "Cách ly theo mã · Quarantine by code"),
    ("deadlines_ahead", "Hạn sắp tới, theo tuần · Deadlines ahead by week"),
)


def bar_chart(title: str, rows: Sequence[tuple[str, float]]) -> str:
    """One SVG with a horizontal bar a row; labels and title are escaped."""
    height, widest = 26 + 20 * max(len(rows), 1), max((value for _, value in rows), default=0)
    parts = [f'<svg viewBox="0 0 460 {height}" role="img"><text x="0" y="14" font-weight="bold">{escape(title)}</text>']
    if not rows:
        parts.append('<text x="0" y="36">—</text>')
    for index, (label, value) in enumerate(rows):
        top = 24 + 20 * index
        width = 240 * value / widest if widest else 0
        parts.append(f'<text x="0" y="{top + 12}">{escape(str(label))}</text>')
        parts.append(f'<rect class="bar" x="150" y="{top}" width="{width:.1f}" height="15"/>')
        parts.append(f'<text x="{156 + width:.1f}" y="{top + 12}">{value:g}</text>')
    return "".join(parts) + "</svg>"


def write_report(
    con: duckdb.DuckDBPyConnection,
    verdicts: Sequence[Verdict],
    *,
    run_id: str,
    headline: str,
    summary: str,
    as_of: date,
    target: Path,
    data_docs: Path | None = None,
) -> Path:
    """Writes the page to `target` from a connection to a published file; returns the path."""
    charts = []
    for name, title in CHARTS:
        sql = (files("quality") / "sql" / "report" / f"{name}.sql").read_text("utf-8")
        rows = con.execute(sql, {"as_of": as_of} if "$as_of" in sql else None).fetchall()
        charts.append(bar_chart(title, [(str(label), float(value)) for label, value in rows]))
    checks = "\n".join(
        f"<tr><td>{escape(v.check_name)}</td><td>{escape(v.severity)}</td><td class='{v.outcome}'>{escape(v.outcome)}</td>"
        f"<td>{escape(v.observed or '')}</td><td>{escape(v.expected or '')}</td></tr>"
        for v in sorted(verdicts, key=lambda v: (v.outcome == "passed", v.check_name))
    )
    link = f'<a href="{escape(data_docs.resolve().as_uri())}">Data Docs</a>' if data_docs and data_docs.exists() else ""
    page = Template((files("quality") / "templates" / "report.html").read_text("utf-8")).substitute(
        run_id=escape(run_id),
        headline=escape(headline),
        summary=escape(summary),
        charts="".join(charts),
        checks=checks,
        data_docs=link,
    )
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(page, "utf-8")
    return target
