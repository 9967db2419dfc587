"""Work that misbehaves, for the tests of the reading children. Imported by the children themselves: no test code here."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

from extract.errors import DamagedDocument, SecretDocument
from flows.orchestration.reading_child import Job, Report


def act(job: Job, report: Report) -> object:
    """Does what the file's name says."""
    name = job.file_name.partition(".")[0]
    if name == "hang":
        report.begin("read")
        time.sleep(600)
    if name == "hang_in_engine":
        engine = subprocess.Popen(["sleep", "600"])
        Path((job.data or b"").decode()).write_text(str(engine.pid))
        engine.wait()
    if name == "exit":
        report.made("read", "all that was read", 0.5)
        report.begin("parse")
        os._exit(7)
    if name == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    if name == "segfault":
        os.kill(os.getpid(), signal.SIGSEGV)
    if name == "hungry":
        blocks = []
        while True:
            blocks.append(bytearray(16 * 1024 * 1024))
    if name == "hungry_outside_python":
        import numpy as np

        return float(np.ones(2**32 // 8).sum())
    if name == "damaged":
        raise DamagedDocument(job.file_name, "no trailer", page=3)
    if name == "secret":
        raise SecretDocument(job.file_name)
    if name == "bug":
        raise ZeroDivisionError("division by zero")
    return {"name": job.file_name, "pid": os.getpid(), "group": os.getpgid(0), "length": len(job.data or b"")}
