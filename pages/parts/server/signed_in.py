"""With a sign-in, the dashboard answers only to its own name, and hands data only to whoever may come in now."""

from asyncio import create_task, sleep
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.url_util import make_url_path

from access import Viewer
from pages.parts.server.this_machine import is_loopback
from pages.parts.signing_in import ended
from pages.parts.signing_in.admission import SIGNED_OUT, Refusal, admission
from pages.parts.signing_in.claims import claims_in
from pages.parts.signing_in.setup import SignIn

# Parts of an address under which Streamlit keeps what pages gave out and took in; and what it tells of itself. What
# lies under the first part `static` came with Streamlit.
KEPT = {"media", "upload_file"}
OPEN_TO_ALL = "/static/"
INNER = {"metrics", "agent"}
SIGN_OUT = "/auth/logout"
HEALTH = "/healthz"
POLICY_VIOLATION = 1008
LOOK_EVERY = 2.0  # seconds
LEAVING = 5.0  # seconds that a browser has to go to the sign-in service and sign out there
WRONG_NAME = "This dashboard answers only at its own address.\n"
NOT_LET_IN = "Sign in to the dashboard first.\n"
NOTHING_HERE = "Not Found"
UNSTORED = {"Cache-Control": "no-store"}


class SignedIn:
    """ASGI middleware: the lock on the server's side of the door, beside the front door's own.

    What pages gave out (downloads, pictures) and uploads need the cookie of somebody who is let in. A web socket is
    opened only by the dashboard's own pages, and one that was opened by somebody who is let in is cut at the first
    message after that has ended, or within two seconds, and the page goes to the front door. Signing out ends the
    sign-in itself, not only its cookie.
    """

    def __init__(self, app: ASGIApp, rules: SignIn, folder: Path):
        self.app, self.rules, self.folder = app, rules, folder

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._socket(scope, receive, send)
        elif refusal := self._refusal(scope):
            await refusal(scope, receive, send)
        else:
            if scope["path"].rstrip("/").endswith(SIGN_OUT) and (claims := self._claims(scope)):
                ended.add(self.folder, ended.SIGN_IN, ended.this_sign_in(claims))
            await self.app(scope, receive, unstored(send) if is_kept(scope) else send)

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        if not self._called_by_name(scope):
            return PlainTextResponse(WRONG_NAME, status_code=403)
        if INNER & set(scope["path"].split("/")):
            return PlainTextResponse(NOTHING_HERE, status_code=404)
        if is_kept(scope) and self._refused(self._claims(scope)):
            return PlainTextResponse(NOT_LET_IN, status_code=403, headers=UNSTORED)
        return None

    def _called_by_name(self, scope: Scope) -> bool:
        """Whether the Host header is the public one; whoever looks after this machine may ask for its health."""
        client = scope.get("client")
        looks_after_it = scope["path"] == HEALTH and client is not None and is_loopback(client[0])
        return looks_after_it or _same_host(Headers(scope=scope).get("host", ""), self.rules)

    def _claims(self, scope: Scope) -> dict[str, object]:
        return claims_in(HTTPConnection(scope).cookies, self.rules.origin)

    def _refused(self, claims: Mapping[str, object]) -> Refusal | None:
        weighed = admission(claims, self.rules, self.folder)
        return None if isinstance(weighed, Viewer) else weighed

    async def _socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not self._called_by_name(scope) or Headers(scope=scope).get("origin") != self.rules.origin:
            await send({"type": "websocket.close", "code": POLICY_VIOLATION, "reason": "not this dashboard's page"})
            return
        claims = self._claims(scope)
        if self._refused(claims):
            await self.app(without_session(scope), receive, send)
            return
        watched = Watched(lambda: self._refused(claims), receive, send)
        looking = create_task(watched.keep_looking())
        try:
            await self.app(scope, watched.receive, watched.send)
        finally:
            looking.cancel()


class Watched:
    """A web socket's two directions, cut once `refused` says why: nothing more goes in or out."""

    def __init__(self, refused: Callable[[], Refusal | None], receive: Receive, send: Send):
        self._refused, self._receive, self._send = refused, receive, send
        self._open = self._cut = False

    async def receive(self) -> Message:
        """The browser's next message, or that it has left."""
        message = await self._receive()
        if await self._goes_on():
            return message
        return {"type": "websocket.disconnect", "code": POLICY_VIOLATION}

    async def send(self, message: Message) -> None:
        """Pass a message on to the browser, unless the socket was cut."""
        if await self._goes_on():
            await self._send(message)
            self._open = True

    async def keep_looking(self) -> None:
        """Cut it though nobody says anything, so that a page that lies open goes too."""
        while await self._goes_on():
            await sleep(LOOK_EVERY)

    async def _goes_on(self) -> bool:
        if not self._cut and (why := self._refused()):
            self._cut = True
            await self._turn_out(why)
        return not self._cut

    async def _turn_out(self, why: Refusal) -> None:
        """Have the browser load the front door anew: left alone it would connect again and, as it thinks that nothing
        new is to be drawn, may go on showing what it has. One that is just signing out is not called back from there.
        """
        if why == SIGNED_OUT:
            await sleep(LEAVING)
        with suppress(OSError):  # it has left
            if self._open:
                await self._send({"type": "websocket.send", "bytes": to_front_door()})
            await self._send({"type": "websocket.close", "code": POLICY_VIOLATION, "reason": "signed out"})


def to_front_door() -> bytes:
    """Streamlit's own message that sends a browser to an address, here to the first page."""
    message = ForwardMsg()
    message.auth_redirect.url = make_url_path(st.get_option("server.baseUrlPath"), "/")
    return message.SerializeToString()


def is_kept(scope: Scope) -> bool:
    """Whether an address is of something that a page gave out or takes in."""
    path = scope["path"]
    return bool(KEPT & set(path.split("/"))) and not path.startswith(OPEN_TO_ALL)


def unstored(send: Send) -> Send:
    """The same, with a word to browsers and proxies that they may keep no copy."""

    async def send_unstored(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(UNSTORED)
        await send(message)

    return send_unstored


def without_session(scope: Scope) -> Scope:
    """A handshake that asks for no earlier session: Streamlit would give it back as it was, with what it had drawn."""
    headers = MutableHeaders(scope={"headers": list(scope["headers"])})
    asked = headers.get("sec-websocket-protocol")
    if asked is None:
        return scope
    kept = [word.strip() for word in asked.split(",")][:2]
    headers["sec-websocket-protocol"] = ", ".join(kept)
    return {**scope, "headers": headers.raw, "subprotocols": kept}


def _same_host(host: str, rules: SignIn) -> bool:
    """Whether a Host header names the public address; its port may be left out where it is the scheme's own."""
    usual = ":443" if rules.behind_tls else ":80"
    return host.lower().removesuffix(usual) == urlsplit(rules.origin).netloc.lower().removesuffix(usual)
