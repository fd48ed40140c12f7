"""Open pages without a browser: they speak the dashboard's web socket, so that a bench measures the server alone.

`python -m bench.readers HOST:PORT --pages 19`: opens so many pages and keeps them open, and one more that is asked for
anew again and again; each of its answers is a line "moment seconds". Ends when its input does.
"""

import argparse
import asyncio
import sys
import time

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection

from bench.sockets import WHOLE, connection, visit

PAGES = ("principles", "coverage", "holds", "voices", "")
PAUSE = 1.0  # seconds between two questions of the page that is asked for anew


def main() -> None:
    """Open the pages and keep them."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("address")
    words.add_argument("--pages", type=int, default=19)
    words.add_argument("--alike", action="store_true", help="all on the page of principles, not on five pages")
    given = words.parse_args()
    asyncio.run(_all(given.address, given.pages, PAGES[:1] if given.alike else PAGES))


async def _all(address: str, number: int, pages: tuple[str, ...]) -> None:
    sitting = [asyncio.create_task(_sit(address, pages[place % len(pages)])) for place in range(number)]
    asking = asyncio.create_task(_ask_again(address))
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    for task in (*sitting, asking):
        task.cancel()


async def _sit(address: str, page: str) -> None:
    """A page that somebody left open."""
    async with connection(address) as socket:
        await socket.send(visit(page))
        async for _ in socket:
            pass


async def _ask_again(address: str) -> None:
    async with connection(address) as socket:
        while True:
            started = time.perf_counter()
            await socket.send(visit("principles"))
            await _finished(socket)
            print(time.time(), time.perf_counter() - started, flush=True)
            await asyncio.sleep(PAUSE)


async def _finished(socket: ClientConnection) -> None:
    """A whole page, not a part of it that followed what arrived."""
    async for frame in socket:
        said = ForwardMsg.FromString(frame)
        if said.WhichOneof("type") == "script_finished" and said.script_finished == WHOLE:
            return


if __name__ == "__main__":
    main()
