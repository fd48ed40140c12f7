"""What is sent leaves at once."""

import gc
import socket


def send_at_once() -> None:
    """Tell the sockets that this process listens on, and with them every connection they take, not to hold back little.

    Systems wait with a small packet until the one before is acknowledged, which browsers put off for 40 ms. asyncio
    turns that off for sockets that it opens itself; Streamlit opens its own, and says of it no more than "a stream"
    (the same as https://github.com/Kludex/uvicorn/issues/3149), so that every answer of a page waited once or twice.
    """
    for each in gc.get_objects():
        if isinstance(each, socket.socket) and _listens(each):
            each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def _listens(here: socket.socket) -> bool:
    """Whether connections by TCP can come here."""
    by_tcp = here.family in (socket.AF_INET, socket.AF_INET6) and here.type == socket.SOCK_STREAM
    return by_tcp and here.fileno() >= 0 and bool(here.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN))
