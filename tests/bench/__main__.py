"""`python -m tests.bench [reading|parsing|warehouse|known|running ...] [options]`: the speed tables, as Markdown on stdout."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from datetime import UTC, datetime

from tests.bench import cluster, known_files, parsing, reading, running, warehouse

_PARTS = {
    "reading": reading.run,
    "parsing": parsing.run,
    "warehouse": warehouse.run,
    "known": known_files.run,
    "running": running.run,
    "cluster": cluster.run,
}


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(_PARTS)}; all without any")
    at_reading = parser.add_argument_group("reading")
    at_reading.add_argument("--pages", type=int, default=12, help="of the degraded corpus")
    at_reading.add_argument("--one", dest="two", action="store_false", help="no run with two processes")
    at_reading.add_argument(
        "--flat", type=int, default=0, metavar="PAGES", help="memory over so many pages in one process"
    )
    at_reading.add_argument("--ocrmypdf", default=shutil.which("ocrmypdf"), help="its command, if not on PATH")
    at_parsing = parser.add_argument_group("parsing")
    at_parsing.add_argument("--top", type=int, default=15, help="functions of the profile")
    at_parsing.add_argument("--longest", type=int, default=500_000, help="characters of the curve's last point")
    at_parsing.add_argument("--shapes", type=int, default=0, metavar="CHARACTERS", help="texts that tempt to go back")
    at_warehouse = parser.add_argument_group("warehouse")
    at_warehouse.add_argument(
        "--directives", type=int, action="append", help="10000, 100000 and 1000000 without; may be given again"
    )
    at_warehouse.add_argument("--gate", action="store_true", help="the whole audit too, with Great Expectations")
    at_running = parser.add_argument_group("running")
    at_running.add_argument("--notices", type=int, default=500, help="text notices, for the cost of orchestration")
    at_running.add_argument("--mixed", type=int, default=80, help="files of a mixed folder, planned and run")
    at_running.add_argument("--backfill", type=int, default=0, metavar="FILES", help="first publication of so many")
    at_known = parser.add_argument_group("known")
    at_known.add_argument("--known", type=int, default=100_000, help="files that were read before")
    at_cluster = parser.add_argument_group("cluster")
    at_cluster.add_argument("--papers", type=int, default=6, help="scanned papers of the degraded corpus")
    asked = parser.parse_args(argv)
    unknown = set(asked.parts) - set(_PARTS)
    if unknown:
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    load = os.getloadavg()[0]
    print(
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {os.cpu_count()} cores, load average {load:.1f} before the first table."
    )
    for name in asked.parts or _PARTS:
        print(f"\n## {name.capitalize()}\n\n{_PARTS[name](asked)}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
