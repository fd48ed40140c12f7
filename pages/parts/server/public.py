"""The published figures as one web page at an address of its own, with its own policy of who may show it in a frame."""

import hashlib
import re
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

ADDRESS = "/public"
NAME = "impact.html"
NONE_YET = "There are no published figures to show yet.\n"
ORIGIN = re.compile(r"https?://[a-zA-Z0-9.-]+(:\d{1,5})?")
ASKED_AGAIN = "public, max-age=60, must-revalidate"


class BadOrigin(ValueError):
    """A site in the settings that is not written as an origin."""


def public_routes(folder: Path) -> list[Route]:
    """The route of the public page, where the settings serve it; otherwise none. Raises BadOrigin."""
    from warehouse.settings import settings

    rules = settings().get("public", {"serve": False})
    return [Route(ADDRESS, public(folder, headers(rules)))] if rules["serve"] else []


def headers(rules: Mapping[str, object]) -> dict[str, str]:
    """The headers of the public page: nothing from elsewhere, no script, framed by nobody but the sites named.

    Raises BadOrigin for a site that is not an origin, such as one with a path or a wildcard.
    """
    sites = list(rules.get("embed_in", ()))
    if wrong := [site for site in sites if not ORIGIN.fullmatch(site)]:
        raise BadOrigin(f"data/settings.toml, [public]: {wrong[0]!r} is not a site such as https://www.example.nhs.uk.")
    framed_by = " ".join(sites) or "'none'"
    policy = (
        "default-src 'none'; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'; "
        f"frame-ancestors {framed_by}"
    )
    shared = {"Cross-Origin-Resource-Policy": "cross-origin"} if sites else {"X-Frame-Options": "DENY"}
    return {"Content-Security-Policy": policy, "Cache-Control": ASKED_AGAIN, **shared}


def public(folder: Path, own: Mapping[str, str]) -> Callable[[Request], Awaitable[Response]]:
    """An endpoint that gives the page of what is live, made once for each release and only sent where it changed."""

    async def answer(request: Request) -> Response:
        from report.apart import made
        from warehouse.refusal import Refused

        try:
            body = (await to_thread.run_sync(made, folder))[NAME]
        except Refused:
            return PlainTextResponse(NONE_YET, status_code=503, headers={"Cache-Control": "no-store"})
        tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
        if tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers={**own, "ETag": tag})
        return Response(body, media_type="text/html", headers={**own, "ETag": tag})

    return answer
