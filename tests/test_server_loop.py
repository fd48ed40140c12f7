"""The loop that sends what pages say: which it is, and that it need not wait."""

import asyncio
import socket
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
import uvloop

from tests.browser.running import PATIENCE, by_streamlit, by_uvicorn, free_port, started


def by_python(_port: int) -> list[str]:
    """The command `python dashboard.py`, which looks for a free port itself."""
    return [sys.executable, "dashboard.py"]


def opened() -> closing[socket.socket]:
    """A socket as Streamlit opens it: a stream, of which it is not said that TCP carries it."""
    here = socket.socket(family=socket.AF_INET)
    here.bind(("127.0.0.1", 0))
    here.listen()
    return closing(here)


async def holds_back_what_is_little(listening: socket.socket) -> bool:
    """Whether a connection that this loop takes there waits for more, or for an acknowledgement, before it sends."""
    taken: asyncio.Future[bool] = asyncio.get_running_loop().create_future()

    class Answering(asyncio.Protocol):
        def connection_made(self, transport: asyncio.Transport) -> None:
            own = transport.get_extra_info("socket")
            taken.set_result(not own.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            transport.close()

    server = await asyncio.get_running_loop().create_server(Answering, sock=listening)
    with socket.create_connection(listening.getsockname()):
        found = await taken
    server.close()
    return found


@pytest.mark.parametrize(("loop", "waits"), [(asyncio.new_event_loop, True), (uvloop.new_event_loop, False)])
def test_connections_hold_back_what_is_little_with_the_loop_of_python_and_not_with_this_one(loop, waits):
    with opened() as listening, asyncio.Runner(loop_factory=loop) as runner:
        assert runner.run(holds_back_what_is_little(listening)) is waits


@pytest.mark.slow
@pytest.mark.parametrize("command", [by_streamlit, by_uvicorn, by_python])
def test_however_it_is_started_the_dashboard_takes_that_loop(command, tmp_path):
    with (tmp_path / "log").open("w") as output, started(command(free_port()), tmp_path, output) as process:
        loaded, last = Path(f"/proc/{process.pid}/maps"), time.monotonic() + PATIENCE
        while "/uvloop/loop." not in loaded.read_text(encoding="utf-8"):
            assert process.poll() is None and time.monotonic() < last
            time.sleep(0.1)
