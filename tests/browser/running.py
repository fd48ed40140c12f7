"""The dashboard as a visitor meets it: a server of its own, on a free port of this machine."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

PROJECT = Path(__file__).parents[2]
PATIENCE, STOPPING = 60, 20


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def by_streamlit(port: int) -> list[str]:
    """The command `streamlit run dashboard.py`, on a port."""
    return [sys.executable, "-m", "streamlit", "run", "dashboard.py", f"--server.port={port}"]


def by_uvicorn(port: int) -> list[str]:
    """The command `uvicorn dashboard:app`, on a port."""
    return [sys.executable, "-m", "uvicorn", "dashboard:app", f"--port={port}"]


@contextmanager
def running(folder: Path, log: Path, command=by_streamlit) -> Iterator[str]:
    """The address of a dashboard of the programme in `folder`, while it runs; what it prints goes to `log`."""
    port = free_port()
    with log.open("w") as output, started(command(port), folder, output) as process:
        address = f"http://127.0.0.1:{port}"
        wait_until_well(address, process, log)
        yield address


@contextmanager
def started(command: list[str], folder: Path, output) -> Iterator[subprocess.Popen]:
    """A process in the project's folder that is ended when the block is left."""
    with started_with({}, command, folder, output) as process:
        yield process


@contextmanager
def started_with(own: dict[str, str], command: list[str], folder: Path, output) -> Iterator[subprocess.Popen]:
    """The same, with variables of its own in its environment."""
    process = subprocess.Popen(
        command,
        cwd=PROJECT,
        env=os.environ | {"PARTICIPATION_FOLDER": str(folder), "PYTHONUNBUFFERED": "1"} | own,
        stdout=output,
        stderr=subprocess.STDOUT,
    )
    try:
        yield process
    finally:
        stop(process)


def stop(process: subprocess.Popen) -> None:
    """Ask a process to end; what a test saw does not depend on how long that takes."""
    process.terminate()
    try:
        process.wait(STOPPING)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(PATIENCE)


def wait_until_well(address: str, process: subprocess.Popen, log: Path) -> None:
    """Return once the server says that it is well; fail with what it printed when it ends or takes too long."""
    last = time.monotonic() + PATIENCE
    while time.monotonic() < last and process.poll() is None:
        try:
            with urlopen(f"{address}/healthz", timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"The dashboard did not start:\n{log.read_text()}")


def ask(address: str, path: str, **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
    """The answer to a GET and its body; `Accept_Encoding="gzip"` sends a header."""
    connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=20)
    connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body
