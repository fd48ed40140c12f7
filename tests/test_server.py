"""What the server answers beside the pages, and to whom."""

import re
import socket
import subprocess
import sys
import time
from base64 import b64encode
from hashlib import sha256
from http.client import HTTPConnection
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from pages.parts.server.headers import SERVER_ERROR, content_security_policy, server_error
from pages.parts.server.this_machine import comes_from_here
from tests.browser.running import ask, by_streamlit, by_uvicorn, running, started, wait_until_well
from tests.finishing import finished

SAFETY = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@pytest.mark.parametrize(
    "path",
    ["/", "/coverage", "/healthz", "/media/none", "/_stcore/agent/none", "/static/none.js", "/component/none",
     "/geography/boroughs.geojson", "/_stcore/health", "/_stcore/host-config",
     "/_stcore/metrics", "/_stcore/upload_file/a/b", "/auth/login",
     "/auth/logout", "/oauth2callback", "//elsewhere.example/", "/..%2f..%2fetc", "/_stcore/none"],
)  # fmt: skip
def test_every_answer_carries_the_safety_headers(server_of_nothing, path):
    answer, _ = ask(server_of_nothing, path)
    assert {name: answer.headers[name] for name in SAFETY} == SAFETY
    assert "camera=()" in answer.headers["Permissions-Policy"]
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("method", ["PUT", "DELETE", "POST"])
def test_nothing_is_uploaded_or_taken_away_without_the_token_of_the_page(server_of_nothing, method):
    connection = HTTPConnection(server_of_nothing.removeprefix("http://"), timeout=20)
    connection.request(method, "/_stcore/upload_file/session/file", body=b"x", headers={"Content-Type": "text/plain"})
    answer = connection.getresponse()
    assert answer.status == (405 if method == "POST" else 403)
    assert {name: answer.headers[name] for name in SAFETY} == SAFETY
    connection.close()


def test_what_a_proxy_passed_on_did_not_come_from_this_machine(server_of_nothing):
    for name in ("X_Forwarded_For", "Forwarded", "Via", "X_Real_IP"):
        assert ask(server_of_nothing, "/", **{name: "192.0.2.1"})[0].status == 403


def test_what_is_not_there_is_answered_404(server_of_nothing):
    assert ask(server_of_nothing, "/media/none")[0].status == 404


def test_the_policy_allows_the_first_page_s_inline_script_and_no_other(server_of_nothing):
    answer, body = ask(server_of_nothing, "/")
    (script,) = re.findall(r"<script>(.*?)</script>", body.decode(), re.DOTALL)
    digest = b64encode(sha256(script.encode()).digest()).decode()
    assert answer.headers["Content-Security-Policy"].endswith(f"; script-src 'self' 'sha256-{digest}'")


def test_a_page_with_no_inline_script_allows_none():
    assert content_security_policy('<script src="a.js"></script>').endswith("; script-src 'self'")


def test_the_policy_of_a_known_script_is_its_known_hash():
    # The example of the specification, https://www.w3.org/TR/CSP2/#script-src-hash-usage
    policy = content_security_policy("<script>alert('Hello, world.');</script>")
    assert policy.endswith("'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='")


def test_it_is_well_before_there_is_any_data(server_of_nothing):
    answer, body = ask(server_of_nothing, "/healthz")
    assert (answer.status, body, answer.headers["Cache-Control"]) == (200, b"ok", "no-store")


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8501", "127.0.0.1.evil.example", "[::2]", "a b", ""])
def test_a_name_that_is_not_this_machine_s_is_refused(server_of_nothing, host):
    answer, body = ask(server_of_nothing, "/", Host=host)
    assert answer.status == 403 or (answer.status == 400 and host in ("a b", ""))
    assert b"<html" not in body


def test_another_site_s_page_cannot_open_a_web_socket(server_of_nothing):
    handshake = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec_WebSocket_Version": "13",
        "Sec_WebSocket_Key": "dGhlIHNhbXBsZSBub25jZQ==",
    }
    own, _ = ask_for_socket(server_of_nothing, Origin=server_of_nothing, **handshake)
    other, _ = ask_for_socket(server_of_nothing, Origin="http://evil.example", **handshake)
    assert (own, other) == (101, 403)


def ask_for_socket(address: str, **headers: str) -> tuple[int, str]:
    """The status and reason of a request that may become a web socket: it has no body to wait for."""
    host, _, port = address.removeprefix("http://").partition(":")
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    request = "\r\n".join(["GET /_stcore/stream HTTP/1.1", f"Host: {host}:{port}", *lines, "", ""])
    with socket.create_connection((host, int(port)), timeout=20) as connection:
        connection.sendall(request.encode())
        _, status, reason = connection.recv(4096).split(b"\r\n")[0].decode().split(" ", 2)
    return int(status), reason


@pytest.mark.parametrize(
    ("client", "here"),
    [("127.0.0.1", True), ("::1", True), ("192.168.1.20", False), ("10.0.0.1", False), (None, False)],
)
def test_only_a_visitor_on_this_machine_is_answered(client, here):
    scope = {"type": "http", "client": client and (client, 50000), "headers": [(b"host", b"localhost:8501")]}
    assert comes_from_here(scope) is here


def answers_at(host: str, port: str) -> bool:
    """Whether somebody listens at an address of this machine."""
    try:
        with socket.create_connection((host, int(port)), timeout=5):
            return True
    except OSError:
        return False


@pytest.mark.slow
@pytest.mark.parametrize("command", [by_streamlit, by_uvicorn])
def test_it_listens_on_one_loopback_address_only(command, tmp_path):
    with running(tmp_path, tmp_path / "log", command) as address:
        port = address.rpartition(":")[2]
        # A server that listens on every address also answers at these two, which no other machine can reach.
        assert [answers_at(host, port) for host in ("127.0.0.1", "127.0.0.2", "::1")] == [True, False, False]


@pytest.mark.slow
def test_started_by_python_it_prints_one_line_with_its_address(tmp_path):
    log = tmp_path / "log"
    with log.open("w") as output, started([sys.executable, "dashboard.py"], tmp_path, output) as process:
        printed = first_line(log, process)
        address = re.fullmatch(r"The dashboard is at (http://127\.0\.0\.1:\d+) \(Ctrl\+C stops it\)\.\n", printed)[1]
        wait_until_well(address, process, log)
        assert log.read_text() == printed


def first_line(log: Path, process: subprocess.Popen) -> str:
    """The first line a process prints, waited for while it runs."""
    while not (printed := log.read_text()).endswith("\n"):
        assert process.poll() is None, printed
        time.sleep(0.05)
    return printed


def test_an_endpoint_that_fails_answers_one_plain_sentence_with_the_safety_headers():
    async def fail(_request):
        raise ValueError("a secret of the endpoint")

    sent = []

    async def send(message):
        sent.append(message)

    handlers = {Exception: server_error({"X-Frame-Options": "DENY"})}
    app = Starlette(routes=[Route("/", fail)], exception_handlers=handlers)
    scope = {"type": "http", "method": "GET", "path": "/", "headers": [], "query_string": b"", "root_path": ""}
    with pytest.raises(ValueError, match="a secret"):
        finished(app(scope, None, send))
    assert (sent[0]["status"], dict(sent[0]["headers"])[b"x-frame-options"]) == (500, b"DENY")
    assert sent[1]["body"].decode() == SERVER_ERROR
