"""`chidao why`. Belongs here: the whole story of one paper, from the ledger and the published file."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import Any

from extract.errors import UsageError

HELP = "every stage of one paper: what happened, by which rule, who is to act"
ABOUT = """\
FILE is a file's name, its address, its sha256 or a notice_id (or the beginning of these two); NUMBER is a number such as 88/TB-UBND."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paper", metavar="FILE|NUMBER")


def perform(given: argparse.Namespace) -> int:
    from flows.command.answer import print_json
    from warehouse.home import Home
    from warehouse.ledger import Ledger

    home = Home(given.home)
    if not home.ledger_path.exists():
        raise UsageError(f"{given.home} holds no runs yet", remedy="Run `chidao run FOLDER`, or name another --home.")
    ledger = Ledger(home.ledger_path)
    try:
        documents = (
            ledger.find(given.paper) or _by_address(ledger, given.paper) or _by_number(home, ledger, given.paper)
        )
        if not documents:
            raise UsageError(f"no paper {given.paper!r} is known here", remedy="Give its file name, sha256 or number.")
        stories = [_story(home, ledger, document) for document in documents]
    finally:
        ledger.close()
    if given.json:
        print_json(stories)
    else:
        for story in stories:
            _print(story)
    return 0


def _by_address(ledger: Any, paper: str) -> Any:
    from pathlib import Path

    path = Path(paper).expanduser()
    if not path.exists():
        return ()
    from hashlib import file_digest

    with path.open("rb") as file:
        return ledger.find(file_digest(file, "sha256").hexdigest())


def _by_number(home: Any, ledger: Any, number: str) -> Any:
    rows = _ask(
        home, "SELECT notice_id FROM notice WHERE full_number = getvariable('n') OR number = getvariable('n')", n=number
    )
    return ledger.documents(notice_ids=[row["notice_id"] for row in rows]) if rows else ()


def _story(home: Any, ledger: Any, document: Any) -> dict[str, Any]:
    from flows.command.quarantine import meaning_of

    told = {key: value for key, value in asdict(document).items() if not document.secret or key in _OF_A_SECRET_PAPER}
    story: dict[str, Any] = {"document": told}
    story["attempts"] = [asdict(row) for row in ledger.attempts(document.file_sha256)]
    if document.state == "quarantined" and document.code:
        story["meaning"], story["what_to_do"] = meaning_of(document.code)
    if document.secret:
        return story
    results = [ledger.stage_result(document.notice_id, stage) for stage in ("read", "clean", "parse")]
    story["results"] = [asdict(row) for row in results if row is not None]
    key = document.notice_id
    story["notice"] = _ask(
        home,
        "SELECT full_number, issuer, issued_on, title, reading_method, page_count, reading_confidence, rule_confidence,"
        " needs_review, run_id FROM notice WHERE notice_id = getvariable('k')",
        k=key,
    )
    story["rules"] = _ask(
        home,
        "SELECT table_name, field, rule, count(*) AS times, left(min(raw), 80) AS for_example FROM evidence"
        " WHERE notice_id = getvariable('k') GROUP BY ALL ORDER BY table_name, field, rule",
        k=key,
    )
    story["directives"] = _ask(
        home,
        "SELECT d.path, d.text, (SELECT string_agg(a.name, '; ' ORDER BY a.seq) FROM directive_agency a"
        " WHERE a.directive_id = d.directive_id AND a.role = 'lead') AS who, (SELECT min(l.last_day) FROM deadline l"
        " WHERE l.directive_id = d.directive_id) AS last_day FROM directive d WHERE d.notice_id = getvariable('k')"
        " AND d.is_leaf ORDER BY d.seq",
        k=key,
    )
    return story


_OF_A_SECRET_PAPER = ("file_sha256", "state", "code", "secret")


def _ask(home: Any, sql: str, **variables: str) -> list[dict[str, Any]]:
    """Rows of the published file; none where nothing was published yet."""
    from warehouse.publish import current_path
    from warehouse.query import query

    if current_path(home) is None:
        return []
    answer = query(home, sql, variables)
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]


def _print(story: dict[str, Any]) -> None:
    from flows.command.answer import plain, print_table

    document = story["document"]
    if document["secret"]:
        print(f"A paper marked secret, sha256 {document['file_sha256']}: kept out of everything ({document['code']}).")
        return
    print(
        f"{plain(document['file_name'])}: {document['state']}  ({document['notice_id']}, from {plain(document['source_uri'])})"
    )
    if "meaning" in story:
        print(f"  {document['code']} while {document['stage']}: {plain(document['message'])}")
        print(f"  It means: {story['meaning']}\n  What to do: {story['what_to_do']}")
    print_table(
        ("started", "run", "stage", "seconds", "result"),
        [
            (f"{row['started_at']:%Y-%m-%d %H:%M:%S}", row["run_id"], row["stage"], row["seconds"], row["code"] or "ok")
            for row in story["attempts"]
        ],
        title="What happened",
    )
    for notice in story["notice"]:
        print_table(("value", "what was published"), [(key, value) for key, value in notice.items()], title="Published")
    print_table(
        ("table", "field", "rule", "times", "for example"),
        [tuple(row.values()) for row in story["rules"]],
        title="By which rules",
    )
    print_table(
        ("item", "who is to act", "last day", "what"),
        [(row["path"], row["who"], row["last_day"], row["text"][:160]) for row in story["directives"]],
        title="Who is to act",
    )
