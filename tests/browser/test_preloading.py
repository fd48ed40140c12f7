"""The first page names the scripts that all pages need, and is otherwise as Streamlit wrote it."""

import gzip
import re
from pathlib import Path

import pytest
import streamlit
from starlette.responses import HTMLResponse

from pages.parts.server.mending import mending_tags
from pages.parts.server.preloading import PARTS, Preloading, scripts, tags
from tests.browser.running import ask
from tests.browser.steps import visit
from tests.finishing import finished

pytestmark = pytest.mark.slow

STATIC = Path(streamlit.__file__).parent / "static"
A_YEAR_AFTER = "Mon, 22 Nov 2027 12:00:00 GMT"
WRITTEN = (STATIC / "index.html").read_text(encoding="utf-8")


def named(page: str) -> set[str]:
    return set(re.findall(r'(?:href|src)="\./static/js/([\w.-]+\.js)"', page))


def test_this_streamlit_has_a_script_for_every_part():
    found = scripts(STATIC)
    assert [part for part in PARTS if not any(name.startswith(f"{part}.") for name in found)] == []


def test_no_script_is_named_twice():
    found = scripts(STATIC)
    assert len(found) == len(set(found))
    assert named(WRITTEN) & set(found) == set()


def test_parts_that_streamlit_does_not_have_are_left_out(tmp_path):
    (tmp_path / "static" / "js").mkdir(parents=True)
    (tmp_path / "index.html").write_text("<head></head>")
    (tmp_path / "static" / "js" / "embed.1.js").write_text('import{a as b}from"./time.2.js";import("./later.3.js")')
    (tmp_path / "static" / "js" / "time.2.js").write_text('import"./embed.1.js";')
    assert scripts(tmp_path) == ["embed.1.js", "time.2.js"]


@pytest.mark.parametrize("path", ["/", "/coverage"])
def test_the_page_is_streamlits_with_the_names_in_its_head(server_of_nothing, path):
    answer, body = ask(server_of_nothing, path, Accept="text/html")
    told = body.decode()
    assert int(answer.headers["Content-Length"]) == len(body)
    assert answer.headers["Content-Encoding"] is None
    assert answer.headers["ETag"] is None
    assert told.count(mending_tags().decode() + "</body>") == 1
    added = re.sub(r"<link [^>]*fetchpriority=[^>]*>\n?", "", told).replace(mending_tags().decode(), "")
    assert added == WRITTEN
    assert told.encode().count(b'fetchpriority="low"') == tags(STATIC).count(b"<link") + 1


@pytest.mark.parametrize("path", ["/", "/coverage"])
def test_the_page_is_the_same_gzipped_and_whatever_was_kept(server_of_nothing, path):
    _, plain = ask(server_of_nothing, path, Accept="text/html")
    kept = {"Accept_Encoding": "br, gzip", "If_Modified_Since": A_YEAR_AFTER}
    answer, body = ask(server_of_nothing, path, Accept="text/html", **kept)
    assert (answer.status, answer.headers["Content-Encoding"]) == (200, "gzip")
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert gzip.decompress(body) == plain


def test_who_refuses_gzip_gets_none(server_of_nothing):
    _, plain = ask(server_of_nothing, "/", Accept="text/html")
    answer, body = ask(server_of_nothing, "/", Accept="text/html", Accept_Encoding="gzip;q=0")
    assert (answer.headers["Content-Encoding"], body) == (None, plain)


def test_what_is_named_is_there_and_kept_for_good(server_of_nothing):
    _, body = ask(server_of_nothing, "/", Accept="text/html")
    for address in re.findall(r'fetchpriority="low" crossorigin href="\.?([^"]+)"', body.decode()):
        answer, _ = ask(server_of_nothing, address)
        assert (answer.status, "immutable" in answer.headers["Cache-Control"]) == (200, True)


def test_a_page_that_is_not_streamlits_passes_as_it_is():
    said = []

    async def note(message) -> None:
        said.append(message)

    page = HTMLResponse("<head></head>", headers={"ETag": '"1"'})
    asked = {"type": "http", "method": "GET", "headers": [(b"accept", b"text/html")]}
    passed = Preloading(page, b"<head>x</head>", b"<link>")(asked, None, note)
    finished(passed)
    start, body = said
    assert (b"etag", b'"1"') in start["headers"]
    assert body["body"] == b"<head></head>"


@pytest.mark.browser
def test_a_page_with_a_map_asks_for_no_script_that_was_not_named(server, page):
    asked = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    visit(page, "/coverage")
    _, body = ask(server, "/coverage", Accept="text/html")
    assert {name for name in asked if name.endswith(".js")} <= named(body.decode())
