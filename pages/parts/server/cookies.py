"""Streamlit's cookies, made to live no longer and travel no further than the sign-in they carry."""

import re

from starlette.types import ASGIApp, Message, Receive, Scope, Send

SIGNED_IN = b"_streamlit_user"
LIFETIME = re.compile(rb"max-age=(\d+)", re.IGNORECASE)
SECURE = re.compile(rb";\s*secure\s*(;|$)", re.IGNORECASE)


class TightCookies:
    """ASGI middleware: those that carry a sign-in live `seconds` at most (Streamlit's live 30 days), and all travel by
    https alone where that is how browsers come.

    Whether they do is said by the dashboard's own public address: no header of a request is believed.
    """

    def __init__(self, app: ASGIApp, seconds: float, behind_tls: bool):
        self.app, self.seconds, self.behind_tls = app, int(seconds), behind_tls

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_tightened(message: Message) -> None:
            if message["type"] in ("http.response.start", "websocket.accept"):
                message = message | {"headers": [self._header(*header) for header in message.get("headers", [])]}
            await send(message)

        await self.app(scope, receive, send_tightened)

    def _header(self, name: bytes, value: bytes) -> tuple[bytes, bytes]:
        return (name, self.tightened(value)) if name.lower() == b"set-cookie" else (name, value)

    def tightened(self, cookie: bytes) -> bytes:
        """The value of a Set-Cookie header, with the shorter life and the flag."""
        if cookie.startswith(SIGNED_IN):
            cookie = LIFETIME.sub(lambda found: b"Max-Age=%d" % min(int(found[1]), self.seconds), cookie)
        return cookie + b"; Secure" if self.behind_tls and not SECURE.search(cookie) else cookie
