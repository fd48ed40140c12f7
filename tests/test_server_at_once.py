"""What is sent leaves at once, also where little is sent after little."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing

import pytest

from pages.parts.server.at_once import send_at_once
from tests.browser.running import PROJECT

STARTING = """
import asyncio, dashboard
from tests.test_server_at_once import opened, waits

async def starting():
    with opened() as listening:
        async with dashboard.lifespan(None):
            print("waits" if waits(listening) else "does not wait")

asyncio.run(starting())
"""


def opened() -> closing[socket.socket]:
    """A socket as Streamlit opens it: a stream, of which it is not said that TCP carries it."""
    here = socket.socket(family=socket.AF_INET)
    here.bind(("127.0.0.1", 0))
    here.listen()
    return closing(here)


@pytest.fixture
def listening() -> Iterator[socket.socket]:
    with opened() as here:
        yield here


def waits(here: socket.socket) -> bool:
    """Whether a connection that comes here holds back what is little."""
    with socket.create_connection(here.getsockname()), here.accept()[0] as taken:
        return not taken.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_connections_taken_after_it_do_not_wait(listening):
    assert waits(listening)
    send_at_once()
    assert not waits(listening)


def test_sockets_on_which_nobody_listens_stay_as_they_are(listening):
    with socket.create_connection(listening.getsockname()) as calling, socket.socket(type=socket.SOCK_DGRAM):
        listening.close()
        send_at_once()
        assert not calling.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


@pytest.mark.slow
def test_a_dashboard_that_starts_sees_to_it(tmp_path):
    said = subprocess.run(
        [sys.executable, "-c", STARTING], cwd=PROJECT, capture_output=True, text=True, check=True,
        env=os.environ | {"PARTICIPATION_FOLDER": str(tmp_path)},
    )  # fmt: skip
    assert said.stdout.splitlines()[-1:] == ["does not wait"]
