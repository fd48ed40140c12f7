"""The public page: off by default, its own headers, its validators, and no other address framed."""

from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from pages.parts.server import public
from pages.parts.server.headers import SecurityHeaders, security_headers
from pages.parts.server.routes import routes
from report import apart
from tests.finishing import finished

SITE = "https://www.example.nhs.uk"


async def _other(_request) -> PlainTextResponse:
    return PlainTextResponse("ours", headers={"Content-Security-Policy": "frame-ancestors *"})


def asked(rules: dict, folder: Path, path: str = "/public", **headers: str) -> httpx.Response:
    """What a server with these settings answers."""
    own = [Route("/public", public.public(folder, public.headers(rules))), Route("/other", _other)]
    app = Starlette(routes=own, middleware=[Middleware(SecurityHeaders, security_headers(""))])

    async def call() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1") as client:
            return await client.get(path, headers=headers)

    return finished(call())


@pytest.fixture
def kept(monkeypatch, tmp_path):
    """A programme whose files are made already."""
    monkeypatch.setattr(apart, "key", lambda folder: (folder, "release", ""))
    monkeypatch.setitem(apart._kept, (tmp_path, "release", ""), {"impact.html": b"<h1>Impact</h1>"})
    return tmp_path


def test_it_is_not_served_unless_the_settings_say_so(tmp_path):
    assert "/public" not in [route.path for route in routes(tmp_path)]


def test_it_runs_nothing_and_nobody_frames_it_where_no_site_is_named(kept):
    answer = asked({"embed_in": []}, kept)
    assert (answer.status_code, answer.text) == (200, "<h1>Impact</h1>")
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; ") and policy.endswith("frame-ancestors 'none'")
    assert answer.headers["x-frame-options"] == "DENY"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_only_the_sites_named_may_frame_it(kept):
    answer = asked({"embed_in": [SITE]}, kept)
    assert answer.headers["content-security-policy"].endswith(f"frame-ancestors {SITE}")
    assert "x-frame-options" not in answer.headers


def test_no_other_address_may_say_who_frames_it(kept):
    answer = asked({"embed_in": [SITE]}, kept, "/other")
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["x-frame-options"] == "DENY"


def test_a_browser_that_has_it_is_told_that_nothing_changed(kept):
    tag = asked({"embed_in": []}, kept).headers["etag"]
    assert asked({"embed_in": []}, kept, **{"If-None-Match": tag}).status_code == 304
    assert asked({"embed_in": []}, kept, **{"If-None-Match": '"another"'}).status_code == 200


def test_before_the_first_import_it_says_that_there_is_nothing_yet(tmp_path):
    answer = asked({"embed_in": []}, tmp_path)
    assert (answer.status_code, answer.text) == (503, public.NONE_YET)
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "site", ["*", "https://*.example.org", "example.org", "https://a.org/path", "https://a.org; x", ""]
)
def test_a_site_that_is_no_origin_stops_the_start(site):
    with pytest.raises(public.BadOrigin):
        public.headers({"embed_in": [site]})
