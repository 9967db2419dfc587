"""`chidao sanity`. Belongs here: the words. Does not belong here: the comparisons (warehouse.sanity)."""

from __future__ import annotations

import argparse

HELP = "is everything still as it was kept? originals, results, ledger and publication"
ABOUT = """\
Reads every original and every stored result once and compares ledger and publication. Changes nothing. Exit code 1 on damage."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    return None


def perform(given: argparse.Namespace) -> int:
    from dataclasses import asdict

    from extract.errors import UsageError
    from flows.command.answer import print_json, print_table
    from flows.orchestration.home_lock import hold_home
    from warehouse.home import Home
    from warehouse.sanity import check_home

    home = Home(given.home)
    if not home.ledger_path.exists():
        raise UsageError(f"{given.home} holds no runs yet", remedy="Run `chidao run FOLDER`, or name another --home.")
    with hold_home(home, "sanity"):
        findings = check_home(home)
    if given.json:
        print_json([asdict(one) for one in findings])
    else:
        print_table(
            ("", "what", "looked at", "found", "for example", "what to do"),
            [
                (
                    "ok" if not one.count else "!!" if one.is_damage else "--",
                    one.what,
                    one.looked_at,
                    one.count,
                    ", ".join(name[:16] for name in one.examples[:2]),
                    one.remedy if one.count else "",
                )
                for one in findings
            ],
        )
    return int(any(one.is_damage and one.count for one in findings))
