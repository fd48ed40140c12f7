"""A visitor without a browser: speaks the dashboard's web socket as Streamlit's own page does."""

import time
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

WHOLE = ForwardMsg.ScriptFinishedStatus.FINISHED_SUCCESSFULLY


@dataclass
class Drawn:
    """What came until a page was whole: seconds after it was asked for, and every frame."""

    seconds: float = 0.0
    frames: list[bytes] = field(default_factory=list)

    def elements(self) -> Iterator[Element]:
        """Everything that was drawn, in order."""
        for said in map(ForwardMsg.FromString, self.frames):
            if said.WhichOneof("type") == "delta" and said.delta.WhichOneof("type") == "new_element":
                yield said.delta.new_element

    def faults(self) -> list[str]:
        """What the page complains of: exceptions that it shows."""
        return [each.exception.message for each in self.elements() if each.WhichOneof("type") == "exception"]


class Visitor:
    """One open page. What was chosen is told again at each action, as a browser does."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket, self._page, self._lists, self._chosen = socket, "", {}, {}

    async def visit(self, page: str, query: str = "") -> Drawn:
        """Open a page at an address."""
        asked = BackMsg()
        asked.rerun_script.page_name, asked.rerun_script.query_string = page, query
        self._chosen = {}
        return await self._drawn(asked)

    async def choose(self, label: str, names: Sequence[str]) -> Drawn:
        """Choose these in a list to choose several from. Raises KeyError where the page has no such list."""
        self._chosen[self._lists[label]] = list(names)
        asked = BackMsg()
        asked.rerun_script.page_script_hash = self._page
        for key, values in self._chosen.items():
            state = asked.rerun_script.widget_states.widgets.add(id=key)
            state.string_array_value.data.extend(values)
        return await self._drawn(asked)

    async def _drawn(self, asked: BackMsg) -> Drawn:
        started, drawn = time.perf_counter(), Drawn()
        await self._socket.send(asked.SerializeToString())
        async for frame in self._socket:
            drawn.frames.append(frame)
            # Most frames are large and say nothing that is needed before the page is whole.
            if len(frame) < 2_000 and self._is_last(frame):
                break
        drawn.seconds = time.perf_counter() - started
        self._lists |= {each.multiselect.label: each.multiselect.id for each in drawn.elements() if each.multiselect.id}
        return drawn

    def _is_last(self, frame: bytes) -> bool:
        said = ForwardMsg.FromString(frame)
        if said.WhichOneof("type") == "new_session":
            self._page = said.new_session.page_script_hash
        return said.WhichOneof("type") == "script_finished" and said.script_finished == WHOLE


def connection(address: str, headers: Mapping[str, str] | None = None) -> connect:
    """A web socket of the dashboard at "HOST:PORT", opened as by its own page."""
    return connect(
        f"ws://{address}/_stcore/stream",
        subprotocols=["streamlit"],
        max_size=None,
        origin=f"http://{address}",
        additional_headers=headers,
    )


@asynccontextmanager
async def visitor(address: str, headers: Mapping[str, str] | None = None) -> AsyncIterator[Visitor]:
    """Somebody who has just come to the dashboard at "HOST:PORT"."""
    async with connection(address, headers) as socket:
        yield Visitor(socket)


def visit(page: str) -> bytes:
    """What a browser says that opens a page."""
    asked = BackMsg()
    asked.rerun_script.page_name = page
    return asked.SerializeToString()
