"""The files the server sends: compressed, and not twice."""

import gzip
import json
import re
import socket
from pathlib import Path

import pytest
import streamlit

from pages.parts.server.compression import reads_gzip
from pages.parts.server.routes import BOROUGHS, boroughs_address
from tests.browser.running import ask

SCRIPTS = Path(streamlit.__file__).parent / "static" / "static" / "js"


def a_script(address: str) -> str:
    """The path of the script that the first page loads."""
    return "/" + re.search(r'src="\./(static/js/index\.[^"]+\.js)"', ask(address, "/")[1].decode())[1]


def test_a_script_comes_compressed_and_is_the_same_script(server_of_nothing):
    path = a_script(server_of_nothing)
    plain, script = ask(server_of_nothing, path)
    packed, body = ask(server_of_nothing, path, Accept_Encoding="gzip, deflate, br")
    assert plain.headers["Content-Encoding"] is None
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.headers["Vary"] == "Accept-Encoding"
    assert gzip.decompress(body) == script
    assert len(body) < len(script) / 2


def test_a_visitor_who_leaves_before_the_answer_leaves_it_whole_for_the_next(server_of_nothing):
    paths = [f"/static/js/{path.name}" for path in SCRIPTS.glob("*.js")][:60]
    host = server_of_nothing.removeprefix("http://")
    for path in paths:
        with socket.create_connection(("127.0.0.1", int(host.rpartition(":")[2]))) as visitor:
            head = f"GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept-Encoding: gzip\r\n\r\n"
            visitor.sendall(head.encode())
    for path in paths:
        body = ask(server_of_nothing, path, Accept_Encoding="gzip")[1]
        assert gzip.decompress(body) == (SCRIPTS / path.rpartition("/")[2]).read_bytes(), path


def test_a_script_may_be_kept_for_a_year_and_is_not_sent_twice(server_of_nothing):
    path = a_script(server_of_nothing)
    first, _ = ask(server_of_nothing, path, Accept_Encoding="gzip")
    again, body = ask(server_of_nothing, path, Accept_Encoding="gzip", If_None_Match=first.headers["ETag"])
    assert first.headers["Cache-Control"] == "public, immutable, max-age=31536000"
    assert (again.status, body) == (304, b"")
    assert again.headers["X-Content-Type-Options"] == "nosniff"


def test_the_compressed_script_has_a_tag_of_its_own(server_of_nothing):
    path = a_script(server_of_nothing)
    plain, packed = ask(server_of_nothing, path)[0], ask(server_of_nothing, path, Accept_Encoding="gzip")[0]
    assert plain.headers["ETag"] != packed.headers["ETag"]


def test_part_of_a_script_is_sent_as_it_is(server_of_nothing):
    answer, body = ask(server_of_nothing, a_script(server_of_nothing), Accept_Encoding="gzip", Range="bytes=0-9")
    assert (answer.status, len(body), answer.headers["Content-Encoding"]) == (206, 10, None)


@pytest.mark.parametrize(
    ("accepted", "packed"),
    [
        ("gzip", True),
        ("br, gzip;q=0.5", True),
        ("gzip;q=0", False),
        ("gzip; q=0.0, br", False),
        ("br", False),
        ("", False),
    ],
)
def test_gzip_is_sent_only_to_who_reads_it(accepted, packed):
    assert reads_gzip(accepted) is packed


def test_the_boroughs_come_compressed_and_may_be_kept_at_the_address_of_their_version(server_of_nothing):
    answer, body = ask(server_of_nothing, boroughs_address(), Accept_Encoding="gzip")
    assert gzip.decompress(body) == BOROUGHS.read_bytes()
    assert len(json.loads(gzip.decompress(body))["features"]) == 33
    assert answer.headers["Content-Type"] == "application/geo+json"
    assert "immutable" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("address", ["/geography/boroughs.geojson", "/geography/boroughs.geojson?v=another"])
def test_the_boroughs_at_any_other_address_are_asked_for_again(server_of_nothing, address):
    first, _ = ask(server_of_nothing, address)
    again, body = ask(server_of_nothing, address, If_None_Match=first.headers["ETag"])
    assert first.headers["Cache-Control"] == "no-cache"
    assert (again.status, body) == (304, b"")
