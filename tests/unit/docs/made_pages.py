"""Pages of docs/ that are made from the code, so that they cannot drift: `python -m tests.unit.docs.made_pages` writes them.

Belongs here: turning the error tree and the contract into Markdown. The tests beside it hold the committed pages to the result.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from extract.errors import DocumentError

ROOT = Path(__file__).parents[3]


def quarantine_codes() -> str:
    """docs/quarantine-codes.md: one row a document error."""

    def below(kind: type[DocumentError]) -> list[type[DocumentError]]:
        return [k for sub in kind.__subclasses__() for k in (sub, *below(sub))]

    rows = [
        f"| `{kind.code}` | {kind.stage} | {'yes' if kind.transient else 'no'} | {kind.meaning} | {kind.remedy} |"
        for kind in sorted(below(DocumentError), key=lambda kind: kind.code)
    ]
    head = """# Quarantine codes

A document that stops goes to `quarantine` with one of these codes; the others go on and the run ends with 0. A transient fault is
tried again by itself; for the others do what the last column says, then `chidao rerun --all-failed`. A success clears the
quarantine; every attempt stays in `attempt`. Made from `extract/errors.py`.

| code | stage | tried again | what it means | what to do |
|---|---|---|---|---|
"""
    foot = """

`not_a_notice` is no fault and no code: a form, a photograph, an identity card. Such files are counted apart, by their state in
`source_file`.
"""
    return head + "\n".join(rows) + foot


def data_dictionary() -> str:
    """docs/data-dictionary.md: every table and column of the contract with its comment."""
    text = (ROOT / "warehouse" / "sql" / "contract.sql").read_text("utf-8")
    out = ["# Data dictionary\n\nMade from `warehouse/sql/contract.sql`, the contract of the published file.\n"]
    head = [
        line[3:]
        for line in text.split("CREATE TABLE")[0].splitlines()
        if line.startswith("-- ") and not line.startswith("-- The ")
    ]
    out.append("\n".join(head) + "\n")
    for match in re.finditer(r"^CREATE TABLE (\w+)\s*\((.*?)\);([^\n]*)", text, re.MULTILINE | re.DOTALL):
        table, body, trailing = match.groups()
        out.append(f"\n## {table}\n")
        comment = trailing.strip().removeprefix("--").strip()
        first, _, rest = body.partition("\n")
        if first.strip().startswith("--"):
            comment = first.strip().removeprefix("--").strip()
            body = rest
        if comment:
            out.append(comment + "\n")
        out.append("| column | type | meaning |\n|---|---|---|")
        out.extend(_columns(body))
    return "\n".join(out) + "\n" + views_and_macros() + helper_tables()


#: made for others to read from, not asked themselves
INNER = {"task_computed"}


def asked() -> dict[str, tuple[str, str]]:
    """View or macro → (how it is called, what it is)."""
    found = {}
    for path in sorted((ROOT / "warehouse" / "sql" / "views").glob("*.sql")):
        text = path.read_text("utf-8")
        for name, comment in re.findall(r"^COMMENT ON VIEW (\w+) IS '((?:[^']|'')*)'", text, re.MULTILINE):
            found[name] = (name, comment.replace("''", "'"))
    for path in sorted((ROOT / "warehouse" / "sql" / "macros").glob("*.sql")):
        text = path.read_text("utf-8")
        about = " ".join(line[3:] for line in text.split("CREATE", 1)[0].splitlines() if line.startswith("-- "))
        for name, parameters in re.findall(r"^CREATE OR REPLACE MACRO (\w+)\(([^)]*)\) AS TABLE", text, re.MULTILINE):
            found[name] = (f"{name}({parameters})", about)
    return {name: shown for name, shown in found.items() if name not in INNER}


def views_and_macros() -> str:
    """The questions that the file answers by itself, each with an example that the tests run on the samples."""
    out = ["\n# Views and macros\n"]
    for name, (called, about) in asked().items():
        example = (ROOT / "warehouse" / "sql" / "examples" / f"{name}.sql").read_text("utf-8").strip()
        out.append(f"## {called}\n\n{about}\n\n```sql\n{example}\n```\n")
    return "\n".join(out)


def helper_tables() -> str:
    """The tables that stand behind views and macros: computed with the publication, no part of the contract."""
    out = [
        "\n# Helper tables\n",
        "Computed with each publication so that views and macros are scans. No part of the contract: ask the view or the macro.\n",
    ]
    for path in sorted((ROOT / "warehouse" / "sql" / "publish").glob("*.sql")):
        text = path.read_text("utf-8")
        for table, about in re.findall(r"^COMMENT ON TABLE (\w+) IS '((?:[^']|'')*)'", text, re.MULTILINE):
            out.append(f"## {table}\n\n{about}\n\n| column | meaning |\n|---|---|")
            for name, meaning in re.findall(
                rf"^COMMENT ON COLUMN {table}\.(\w+) IS '((?:[^']|'')*)'", text, re.MULTILINE
            ):
                shown = meaning.replace("''", "'").replace("|", "·")
                out.append(f"| `{name}` | {shown} |")
            out.append("")
    return "\n".join(out)


def _columns(body: str) -> list[str]:
    rows: list[list[str]] = []
    for line in body.splitlines():
        code, _, comment = line.partition("--")
        for part in _split_outside_brackets(code):
            words = part.split(None, 1)
            if len(words) == 2 and re.fullmatch(r"[a-z_0-9]+", words[0]):
                rows.append([words[0], words[1].strip(), ""])
        if comment.strip() and rows:
            rows[-1][2] = (rows[-1][2] + " " + comment.strip()).strip()
    return [f"| `{name}` | `{kind}` | {meaning.replace('|', '·')} |" for name, kind, meaning in rows]


def _split_outside_brackets(code: str) -> list[str]:
    parts, depth, current = [], 0, ""
    for letter in code:
        depth += (letter == "(") - (letter == ")")
        if letter == "," and depth == 0:
            parts.append(current.strip())
            current = ""
        else:
            current += letter
    return [*parts, current.strip()]


PAGES = {"quarantine-codes.md": quarantine_codes, "data-dictionary.md": data_dictionary}


def write_pages() -> None:
    for name, make in PAGES.items():
        (ROOT / "docs" / name).write_text(make(), "utf-8")


if __name__ == "__main__":
    write_pages()
    sys.stdout.write(f"wrote {', '.join(PAGES)}\n")
