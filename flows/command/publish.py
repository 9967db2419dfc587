"""`chidao publish`. Belongs here: publishing what the gate held back, with a person's name and reason."""

from __future__ import annotations

import argparse

from extract.errors import UsageError

HELP = "publish what waits; accept one failed check for this run"
ABOUT = """\
Audits what waits and publishes it. With --accept, one check that failed does not block this once: your name and reason are recorded
in the table `run`. A check that could not run can never be accepted."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--accept", metavar="CHECK", help="the check that is not to block this time")
    parser.add_argument("--reason", metavar="TEXT", help="why; is published")
    parser.add_argument("--by", metavar="NAME", help="who; else the name of this login")


def perform(given: argparse.Namespace) -> int:
    import getpass

    from flows.command.run import report
    from flows.orchestration.gate import USUAL_NIGHTS, AuditProcess
    from flows.orchestration.home_lock import hold_home
    from flows.orchestration.publish import publish_run, recent_arrivals, verdict_row
    from flows.orchestration.run import Run, new_run_id, utc_now
    from flows.orchestration.summary import Summary, account_of, published_numbers
    from flows.orchestration.work_list import waiting
    from warehouse.ledger import Ledger
    from warehouse.publish import Accept

    if given.accept and not (given.reason or "").strip():
        raise UsageError("--accept needs --reason TEXT: it is published with the run")
    accept = Accept(given.accept, given.reason.strip(), given.by or getpass.getuser()) if given.accept else None
    run = Run.open(given.home, new_run_id())
    summary = Summary(run.run_id, str(run.home.root))
    with hold_home(run.home, run.run_id), AuditProcess(run.home) as gate:
        if not waiting(run):
            raise UsageError(
                "nothing waits for publication", remedy="Run `chidao run`; `chidao status` shows the last runs."
            )
        ledger = Ledger(run.home.ledger_path)
        ledger.start_run(run.run_id, utc_now())
        ledger.close()
        verdicts = gate.audit(run, "rerun", recent_arrivals(run, USUAL_NIGHTS))
        result = publish_run(run, verdicts, accept)
        summary.outcome, summary.blocked_by = result.outcome, list(result.blocked_by)
        summary.verdicts = [verdict_row(verdict) for verdict in verdicts]
        summary.published = published_numbers(result)
        summary.tell()
        account_of(run, summary)
        summary.write()
    return report(given, summary)
