"""What a server with a sign-in answers, and to whom: its own name, its own pages, and whoever may come in now."""

import asyncio
import json
import time

import pytest
import streamlit as st
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from pages.parts.server import signed_in
from pages.parts.server.cookies import TightCookies
from pages.parts.server.signed_in import LOOK_EVERY, SignedIn, without_session
from pages.parts.signing_in import ended
from pages.parts.signing_in.claims import claims_in
from pages.parts.signing_in.setup import SignIn
from tests.finishing import finished

SECRET = "only for these tests, and long enough"
ORIGIN, NAME = "https://voices.example", "voices.example"
CUT = ["websocket.accept", "websocket.send", "websocket.close"]
RULES = SignIn(ORIGIN, 8 * 3600, "groups", {"leads": "lead"})
CLAIMS = {
    "is_logged_in": True, "origin": ORIGIN, "iss": "https://id.example", "sub": "s1", "nonce": "n", "groups": ["leads"],
}  # fmt: skip


@pytest.fixture(autouse=True)
def signing(monkeypatch, tmp_path):
    """Streamlit's secret for cookies, and a key that no other test knows."""
    before = st.get_option("server.cookieSecret")
    st.config.set_option("server.cookieSecret", SECRET)
    monkeypatch.setenv("PARTICIPATION_KEY_FILE", str(tmp_path / "key" / "pseudonym.key"))
    ended._key.cache_clear()
    yield
    st.config.set_option("server.cookieSecret", before)
    ended._key.cache_clear()


def cookie(secret: str = SECRET, **changed) -> str:
    claims = {**CLAIMS, "iat": time.time() - 5, **changed}
    return "_streamlit_user=" + create_signed_value(secret, "_streamlit_user", json.dumps(claims)).decode()


def answered(folder, path: str, host: str = NAME, **headers: str) -> int:
    """The status of a GET; 200 where the server behind is asked."""

    async def behind(_scope, _receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    sent = run(SignedIn(behind, RULES, folder), {"type": "http", "method": "GET"}, path, host, [], headers)
    return sent[0]["status"]


def talked(folder, messages: list, during=lambda: None, **headers: str) -> list[dict]:
    """What a browser receives at a web socket whose server answers each message with itself."""

    async def behind(_scope, receive, send):
        await send({"type": "websocket.accept"})
        while (message := await receive())["type"] == "websocket.receive":
            during()
            await send({"type": "websocket.send", "bytes": message["bytes"]})

    given = [{"type": "websocket.receive", "bytes": each} for each in messages] + [{"type": "websocket.disconnect"}]
    return run(SignedIn(behind, RULES, folder), {"type": "websocket"}, "/_stcore/stream", NAME, given, headers)


def run(app, scope: dict, path: str, host: str, given: list, headers: dict) -> list[dict]:
    sent, waiting = [], iter(given)

    async def receive():
        return next(waiting)

    async def send(message):
        sent.append(message)

    raw = [(b"host", host.encode())]
    raw += [(name.replace("_", "-").encode(), value.encode("latin-1")) for name, value in headers.items()]
    whole = scope | {"path": path, "headers": raw, "query_string": b"", "client": ("10.0.0.9", 5), "subprotocols": []}
    finished(app(whole, receive, send))
    return sent


@pytest.mark.parametrize("host", ["voices.example", "voices.example:443", "Voices.Example"])
def test_it_answers_to_its_own_name(tmp_path, host):
    assert answered(tmp_path, "/", host) == 200


@pytest.mark.parametrize("host", ["", "127.0.0.1", "localhost:8501", "evil.example", "voices.example:8501", "a b"])
def test_it_answers_to_no_other_name(tmp_path, host):
    assert answered(tmp_path, "/", host) == answered(tmp_path, "/healthz", host) == 403


def test_what_a_page_gave_out_needs_the_cookie_of_somebody_who_is_let_in(tmp_path):
    for path in ("/media/abc.csv", "/_stcore/upload_file/session/file", "/somewhere/media/abc.csv"):
        assert answered(tmp_path, path) == 403
        assert answered(tmp_path, path, cookie=cookie()) == 200
    assert answered(tmp_path, "/static/media/font.woff2") == 200


@pytest.mark.parametrize(
    "wrong",
    [{"secret": "somebody else's, and long enough too"}, {"origin": "https://other.example"}, {"groups": ["others"]},
     {"iat": 1}, {"is_logged_in": False}, {"sub": None}],
)  # fmt: skip
def test_a_cookie_of_anything_less_opens_nothing(tmp_path, wrong):
    assert answered(tmp_path, "/media/abc.csv", cookie=cookie(**wrong)) == 403


@pytest.mark.parametrize("value", ["", "x", "chunks-3", "\xff\xfe", "a.b.c", "null"])
def test_a_cookie_that_is_no_cookie_of_ours_opens_nothing(tmp_path, value):
    assert claims_in({"_streamlit_user": value}, ORIGIN) == {}


def test_a_cookie_in_several_pieces_is_read_whole(tmp_path):
    claims = json.dumps({**CLAIMS, "iat": time.time() - 5})
    pieces = {"_streamlit_user": "chunks-2", "_streamlit_user_1": claims[:40], "_streamlit_user_2": claims[40:]}
    signed = {name: create_signed_value(SECRET, name, value).decode() for name, value in pieces.items()}
    assert claims_in(signed, ORIGIN)["sub"] == "s1"
    assert answered(tmp_path, "/media/a", cookie="; ".join(f"{name}={each}" for name, each in signed.items())) == 200
    assert claims_in(signed | {"_streamlit_user_2": "x"}, ORIGIN) == {}


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/sessions"])
def test_what_the_server_knows_of_itself_is_told_to_nobody(tmp_path, path):
    assert answered(tmp_path, path, cookie=cookie()) == 404


def test_signing_out_ends_the_sign_in_so_that_a_copied_cookie_is_worth_nothing(tmp_path):
    copied, other = cookie(), cookie(nonce="another")
    assert answered(tmp_path, "/auth/logout", cookie=copied) == 200
    assert answered(tmp_path, "/media/abc.csv", cookie=copied) == 403
    assert answered(tmp_path, "/media/abc.csv", cookie=other) == 200


def test_a_forged_cookie_ends_nobody_s_sign_in(tmp_path):
    answered(tmp_path, "/auth/logout", cookie=cookie(secret="somebody else's, and long enough too"))
    assert ended.ended(tmp_path) == ended.Ended()


@pytest.mark.parametrize("origin", [{}, {"origin": "https://evil.example"}, {"origin": "http://voices.example"}])
def test_a_web_socket_is_opened_by_the_dashboard_s_own_pages_only(tmp_path, origin):
    assert talked(tmp_path, [b"hello"], cookie=cookie(), **origin)[0]["type"] == "websocket.close"


def test_a_web_socket_of_somebody_let_in_goes_both_ways(tmp_path):
    sent = talked(tmp_path, [b"one", b"two"], cookie=cookie(), origin=ORIGIN)
    assert [message.get("bytes") for message in sent] == [None, b"one", b"two"]


def test_it_is_cut_at_the_first_message_after_everybody_was_signed_out(tmp_path):
    given = {"cookie": cookie(), "origin": ORIGIN}
    sent = talked(tmp_path, [b"one", b"two"], lambda: ended.add(tmp_path, ended.EVERYBODY), **given)
    assert [message["type"] for message in sent] == CUT
    assert ForwardMsg.FromString(sent[1]["bytes"]).auth_redirect.url == "/"


def test_it_is_cut_when_the_sign_in_is_too_old(tmp_path):
    old = cookie(iat=time.time() - 8 * 3600 + 1)
    sent = talked(tmp_path, [b"one"], lambda: time.sleep(1.1), cookie=old, origin=ORIGIN)
    assert [message["type"] for message in sent] == CUT


def test_it_is_cut_though_nobody_says_anything(tmp_path):
    async def behind(_scope, receive, send):
        await send({"type": "websocket.accept"})
        ended.add(tmp_path, ended.EVERYBODY)
        await asyncio.sleep(LOOK_EVERY + 0.5)

    scope, headers = {"type": "websocket"}, {"cookie": cookie(), "origin": ORIGIN}
    sent = run(SignedIn(behind, RULES, tmp_path), scope, "/_stcore/stream", NAME, [], headers)
    assert [message["type"] for message in sent] == CUT


def test_a_browser_that_is_signing_out_is_not_called_back_from_the_sign_in_service(tmp_path, monkeypatch):
    waited, sleep = [], asyncio.sleep

    async def wait(seconds):
        waited.append(seconds)
        await sleep(0)

    monkeypatch.setattr(signed_in, "sleep", wait)
    mine = cookie()

    def sign_out():
        answered(tmp_path, "/auth/logout", cookie=mine)

    sent = talked(tmp_path, [b"one"], sign_out, cookie=mine, origin=ORIGIN)
    assert [message["type"] for message in sent] == CUT
    assert signed_in.LEAVING in waited


def test_a_socket_that_is_cut_before_it_is_open_is_only_closed(tmp_path):
    async def behind(_scope, _receive, send):
        ended.add(tmp_path, ended.EVERYBODY)
        await send({"type": "websocket.accept"})

    scope, headers = {"type": "websocket"}, {"cookie": cookie(), "origin": ORIGIN}
    sent = run(SignedIn(behind, RULES, tmp_path), scope, "/_stcore/stream", NAME, [], headers)
    assert [message["type"] for message in sent] == ["websocket.close"]


def test_whoever_is_not_let_in_gets_no_earlier_session_back():
    asked = [(b"sec-websocket-protocol", b"streamlit, token, an-earlier-session"), (b"host", b"h")]
    scope = without_session({"headers": asked, "subprotocols": ["streamlit", "token", "an-earlier-session"]})
    assert scope["subprotocols"] == ["streamlit", "token"]
    assert b"an-earlier-session" not in b"".join(value for _, value in scope["headers"])


@pytest.mark.parametrize("behind_tls", [True, False])
def test_cookies_travel_by_https_alone_where_browsers_come_so_and_live_as_long_as_the_sign_in(behind_tls):
    tight = TightCookies(None, 28_800, behind_tls).tightened
    end = b"; Secure" if behind_tls else b""
    assert tight(b"_streamlit_user=x; Max-Age=2592000; HttpOnly") == b"_streamlit_user=x; Max-Age=28800; HttpOnly" + end
    assert tight(b"_streamlit_user_tokens_1=x; Max-Age=2592000") == b"_streamlit_user_tokens_1=x; Max-Age=28800" + end
    assert tight(b"_streamlit_user=; Max-Age=0; path=/") == b"_streamlit_user=; Max-Age=0; path=/" + end
    assert tight(b"_streamlit_xsrf=x; Secure; Path=/") == b"_streamlit_xsrf=x; Secure; Path=/"
