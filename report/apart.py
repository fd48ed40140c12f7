"""Makes the files of a story in a process of its own, so that nobody waits for it, and keeps those of what is live."""

import subprocess
import sys
import tempfile
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from threading import Lock

from report.own_words import own_words
from warehouse.live import live_release
from warehouse.refusal import Refused

PROJECT = Path(__file__).parents[1]
KEPT = 2
Progress = Callable[[float, str], None]
Key = tuple[Path, str, str]
_kept: OrderedDict[Key, dict[str, bytes]] = OrderedDict()
_making = Lock()


def key(folder: Path) -> Key:
    """What the files of a programme follow from: its live release and a lead's words. The same for every viewer, as
    the files hold published figures only. Raises Refused where nothing is live."""
    return folder, live_release(folder).name, own_words(folder)


def kept(folder: Path) -> dict[str, bytes] | None:
    """The files of what is live now, where they were made already. Raises Refused."""
    return _kept.get(key(folder))


def made(folder: Path, progress: Progress = lambda share, doing: None) -> dict[str, bytes]:
    """The files of what is live now; of many that ask at once, one makes them. Raises Refused."""
    with _making:
        wanted = key(folder)
        if wanted not in _kept:
            _kept[wanted] = _by_another_process(folder, wanted[1], progress)
            while len(_kept) > KEPT:
                _kept.popitem(last=False)
        return _kept[wanted]


def _by_another_process(folder: Path, release: str, progress: Progress) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as out:
        command = [sys.executable, "-m", "report", "--to", str(folder), "--release", release, "--out", out]
        with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
            for line in process.stdout:
                share, _, doing = line.strip().partition("% ")
                progress(int(share) / 100, doing)
        if process.returncode:
            raise Refused("", "The document could not be made; the server's log says why.")
        return {
            str(path.relative_to(out)): path.read_bytes() for path in sorted(Path(out).rglob("*")) if path.is_file()
        }
