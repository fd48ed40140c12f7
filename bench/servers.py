"""Servers of this machine that a bench looks at: the dashboard, and a Streamlit app with nothing in it."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.browser.running import by_streamlit, free_port, started_with, wait_until_well

EMPTY = """
import streamlit as st
st.title("Nothing")
if st.button("Click"):
    st.session_state["clicks"] = st.session_state.get("clicks", 0) + 1
st.write(f"Clicked {st.session_state.get('clicks', 0)} times")
"""


@dataclass(frozen=True)
class Server:
    """A process that answers at `address`."""

    address: str
    process: int

    @property
    def host(self) -> str:
        """Its address as a web socket is opened at: "HOST:PORT"."""
        return self.address.removeprefix("http://")

    @property
    def memory(self) -> float:
        """MiB of memory it holds now."""
        lines = (Path("/proc") / str(self.process) / "status").read_text(encoding="utf-8").splitlines()
        return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) / 1024

    @property
    def worked(self) -> float:
        """Milliseconds of processor time it has taken so far."""
        fields = (Path("/proc") / str(self.process) / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) * 1_000 / os.sysconf("SC_CLK_TCK")


@contextmanager
def dashboard(folder: Path) -> Iterator[Server]:
    """The dashboard of the programme in `folder`."""
    with _served(by_streamlit(port := free_port()), port, folder) as server:
        yield server


@contextmanager
def empty_app(folder: Path) -> Iterator[Server]:
    """A Streamlit app of a title, a button and a line, under the same settings."""
    with TemporaryDirectory(prefix="bench-") as aside:
        script = Path(aside) / "empty.py"
        script.write_text(EMPTY, encoding="utf-8")
        port = free_port()
        command = [sys.executable, "-m", "streamlit", "run", str(script), f"--server.port={port}"]
        with _served(command, port, folder) as server:
            yield server


@contextmanager
def _served(command: list[str], port: int, folder: Path) -> Iterator[Server]:
    address = f"http://127.0.0.1:{port}"
    with TemporaryDirectory(prefix="bench-") as aside:
        log, hidden = Path(aside) / "log", Path(aside) / "polars.py"
        # Where it is installed, as for a bench, statsmodels loads it: 34 MiB that the product does not have.
        hidden.write_text("raise ImportError('not a part of the product')\n", encoding="utf-8")
        own = {"PYTHONPATH": aside}
        with log.open("w") as output, started_with(own, command, folder, output) as process:
            wait_until_well(address, process, log)
            yield Server(address, process.pid)
