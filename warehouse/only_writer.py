"""The lock that a programme's only writer holds."""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from warehouse.refusal import Refused


@contextmanager
def only_writer(folder: Path, patience: float = 0) -> Iterator[None]:
    """Within the block nobody else imports, rolls back or forgets in this folder. Raises Refused where one still does
    after so many seconds (`patience`)."""
    try:
        (folder / "live").mkdir(parents=True, exist_ok=True)
        lock = (folder / "live" / ".lock").open("w")
    except OSError as problem:
        raise Refused(
            "", f"Nothing can be written in {folder} ({problem.strerror}); choose a folder you may write in."
        ) from problem
    with lock:
        if not _locked(lock, patience):
            raise Refused("", "Another import is running for this programme; wait until it is done.")
        yield


def _locked(lock: TextIO, patience: float) -> bool:
    until = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                return False
            time.sleep(0.02)
        else:
            return True
