"""A run without Prefect: the same functions in one process, one reading child. `python -m tests.bench.bare_run INBOX HOME`.

What a run with Prefect takes beyond this is the cost of orchestration. Belongs here: the calls, in the night's order.
"""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from flows.orchestration.account import give_account
from flows.orchestration.gate import USUAL_NIGHTS, AuditProcess
from flows.orchestration.load import load_parsed
from flows.orchestration.publish import publish_run, recent_arrivals, verdict_row
from flows.orchestration.pull import pull
from flows.orchestration.read import read_documents
from flows.orchestration.run import Run, named_by_address, new_run_id, processes_of, utc_now
from flows.orchestration.summary import Summary, published_numbers
from flows.orchestration.work_list import batches, nightly_work
from warehouse.ledger import Ledger


def main(inbox: str, home: str) -> None:
    run = Run.open(Path(home), new_run_id())
    with Ledger(run.home.ledger_path) as ledger:
        ledger.start_run(run.run_id, utc_now())
    processes = processes_of(run.settings)
    with AuditProcess(run.home) as gate:
        gate.start()
        pull(run, named_by_address(inbox))
        groups = batches(nightly_work(run), run.settings.reading.batch_seconds, processes)
        with ThreadPoolExecutor(processes) as pool:
            list(pool.map(lambda group: read_documents(run, group), groups))
        load_parsed(run)
        verdicts = gate.audit(run, "nightly", recent_arrivals(run, USUAL_NIGHTS))
        result = publish_run(run, verdicts)
    summary = Summary(run.run_id, home, outcome=result.outcome, verdicts=[verdict_row(one) for one in verdicts])
    summary.published = published_numbers(result)
    give_account(run, summary)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
