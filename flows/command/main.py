"""`chidao`: the command line.

Belongs here: the list of subcommands, what all of them share (--home, --json), and turning errors into one clear line and an exit
code. Does not belong here: what a subcommand does: one module each, whose heavy imports stand inside functions, so that
`chidao --help` answers in under half a second.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import traceback
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

from extract.errors import ChidaoError, UsageError
from flows.command import (
    backup,
    doctor,
    export,
    forget,
    init,
    lake,
    metrics,
    monday,
    notify,
    path,
    plan,
    publish,
    query,
    read,
    recover,
    release,
    republish,
    rerun,
    restore,
    review,
    run,
    sanity,
    show,
    status,
    why,
)
from flows.command.interrupt import INTERRUPTED

_COMMANDS: tuple[tuple[str, ModuleType], ...] = (
    ("init", init),
    ("doctor", doctor),
    ("plan", plan),
    ("run", run),
    ("status", status),
    ("rerun", rerun),
    ("why", why),
    ("read", read),
    ("show", show),
    ("query", query),
    ("export", export),
    ("lake", lake),
    ("review", review),
    ("publish", publish),
    ("republish", republish),
    ("restore", restore),
    ("release", release),
    ("forget", forget),
    ("path", path),
    ("notify", notify),
    ("monday", monday),
    ("metrics", metrics),
    ("sanity", sanity),
    ("backup", backup),
    ("recover", recover),
)

_ABOUT = """\
Reads notices of Vietnamese offices (text, PDF, scans) and publishes who must do what, by when, as a DuckDB file.
Đọc thông báo, công văn chỉ đạo; công bố ai phải làm gì, hạn nào, nêu ở đâu, thành một tệp DuckDB."""

_EXIT = """\
begin with:
  chidao run FOLDER            read a folder of notices and publish its directives
  chidao query "FROM task"     ask the published data

exit codes: 0 published or nothing new, 1 a fault of the program, 2 wrong usage or settings, 3 the gate blocked,
4 a source was unreachable, 5 another run holds the home, 6 a dependency is missing, 130 interrupted"""


def parser() -> argparse.ArgumentParser:
    """The whole grammar of the command line."""
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--home",
        type=Path,
        default=argparse.SUPPRESS,
        metavar="DIR",
        help="where everything is kept (else CHIDAO_HOME, else ./data)",
    )
    shared.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="answer in JSON")
    top = argparse.ArgumentParser(
        prog="chidao",
        description=_ABOUT,
        epilog=_EXIT,
        parents=[shared],
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="store_true", help="print the version")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for name, module in _COMMANDS:
        one = commands.add_parser(
            name,
            help=module.HELP,
            description=module.ABOUT,
            parents=[shared],
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        module.add_arguments(one)
        one.set_defaults(perform=module.perform)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns the exit code."""
    grammar = parser()
    given = grammar.parse_args(arguments)
    if given.version:
        from importlib.metadata import version

        print(f"chidao {version('chidao')}")
        return 0
    if given.command is None:
        grammar.print_help()
        return UsageError.exit_code
    given.home = (getattr(given, "home", None) or Path(os.environ.get("CHIDAO_HOME") or "data")).expanduser().absolute()
    given.json = getattr(given, "json", False)
    try:
        code: int = given.perform(given)
        sys.stdout.flush()
        return code
    except ChidaoError as fault:
        return _failed(given, str(fault), fault.exit_code)
    except KeyboardInterrupt:
        return _failed(given, "interrupted", INTERRUPTED)
    except BrokenPipeError:  # `chidao query ... | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as fault:
        where = f"{fault.filename}: " if fault.filename else ""
        return _failed(given, f"{where}{fault.strerror or fault} — see `chidao doctor`", 1)
    except Exception as fault:
        log = _write_trace(given.home)
        return _failed(
            given, f"a fault of the program: {type(fault).__name__}: {fault} — please report it with {log}", 1
        )


def _write_trace(home: Path) -> str:
    """The traceback goes to the log, the operator gets one line."""
    log = home / "logs" / "faults.log"
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8") as file:
            file.write(f"{datetime.now(UTC).isoformat()} {sys.argv}\n{traceback.format_exc()}\n")
    except OSError:
        traceback.print_exc()
        return "the lines above"
    return str(log)


def _failed(given: argparse.Namespace, message: str, code: int) -> int:
    if given.json:
        print(json.dumps({"error": message, "exit_code": code}, ensure_ascii=False))
    print(f"chidao: {message}", file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
