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
TOKEN = "_streamlit_xsrf"
LONG = 50_000  # bytes: a table or a chart, which says nothing that has to be known before the page is whole


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

    def was_not_found(self) -> bool:
        """Whether there is no such page for whoever asked."""
        return any(ForwardMsg.FromString(frame).WhichOneof("type") == "page_not_found" for frame in self.frames)


class Visitor:
    """One open page. What was chosen is told again at each action, as a browser does."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket, self._page, self._query, self._lists, self._chosen = socket, "", "", {}, {}

    async def visit(self, page: str, query: str = "") -> Drawn:
        """Open a page at an address."""
        asked = BackMsg()
        asked.rerun_script.page_name, asked.rerun_script.query_string = page, query
        self._chosen, self._query = {}, query
        return await self._drawn(asked)

    async def choose(self, label: str, names: Sequence[str]) -> Drawn:
        """Choose these in a list to choose several from. Raises KeyError where the page has no such list."""
        self._chosen[self._lists[label]] = list(names)
        asked = BackMsg()
        asked.rerun_script.page_script_hash, asked.rerun_script.query_string = self._page, self._query
        for key, values in self._chosen.items():
            state = asked.rerun_script.widget_states.widgets.add(id=key)
            state.string_array_value.data.extend(values)
        return await self._drawn(asked)

    async def _drawn(self, asked: BackMsg) -> Drawn:
        started, drawn = time.perf_counter(), Drawn()
        await self._socket.send(asked.SerializeToString())
        async for frame in self._socket:
            drawn.frames.append(frame)
            if len(frame) < LONG and self._is_last(ForwardMsg.FromString(frame)):
                break
        drawn.seconds = time.perf_counter() - started
        self._lists |= {each.multiselect.label: each.multiselect.id for each in drawn.elements() if each.multiselect.id}
        return drawn

    def _is_last(self, said: ForwardMsg) -> bool:
        """Whether the page is whole now; on the way, where the visitor is."""
        kind = said.WhichOneof("type")
        if kind in ("new_session", "navigation"):
            self._page = getattr(said, kind).page_script_hash
        elif kind == "page_info_changed":
            self._query = said.page_info_changed.query_string
        return kind == "script_finished" and said.script_finished == WHOLE


def connection(address: str, cookies: Mapping[str, str] | None = None) -> connect:
    """A web socket of the dashboard at "HOST:PORT", opened as by its own page with these cookies."""
    own = cookies or {}
    headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in own.items())} if own else None
    # Streamlit believes a cookie only of a page that can name the token of another.
    token = [own[TOKEN]] if TOKEN in own else []
    return connect(
        f"ws://{address}/_stcore/stream",
        subprotocols=["streamlit", *token],
        max_size=None,
        origin=f"http://{address}",
        additional_headers=headers,
        ping_interval=None,  # browsers do not ask whether the server is still there
    )


@asynccontextmanager
async def visitor(address: str, cookies: Mapping[str, str] | None = None) -> AsyncIterator[Visitor]:
    """Somebody who has just come to the dashboard at "HOST:PORT"."""
    async with connection(address, cookies) as socket:
        yield Visitor(socket)


def visit(page: str) -> bytes:
    """What a browser says that opens a page."""
    asked = BackMsg()
    asked.rerun_script.page_name = page
    return asked.SerializeToString()
