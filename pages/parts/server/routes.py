"""The addresses that are not pages: is it well, the boroughs' shapes for the maps, and the mending script."""

import hashlib
from collections.abc import Awaitable, Callable
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from pages.parts.server.mending import mending_route
from pages.parts.server.public import public_routes

BOROUGHS = Path(__file__).parents[3] / "geo" / "boroughs.geojson"
ADDRESS = "/geography/boroughs.geojson"
FOR_A_YEAR = "public, max-age=31536000, immutable"


def routes(folder: Path) -> list[Route]:
    """The routes beside the pages, for the programme in `folder`."""
    return [Route("/healthz", health(folder)), Route(ADDRESS, boroughs), mending_route(), *public_routes(folder)]


def health(folder: Path) -> Callable[[Request], Awaitable[Response]]:
    """An endpoint that answers `ok`, and after it the name of the live release once there is one."""

    async def answer(_request: Request) -> Response:
        from warehouse import live

        release = live.current(folder)
        return PlainTextResponse(f"ok {release.name}" if release else "ok", headers={"Cache-Control": "no-store"})

    return answer


def boroughs_address() -> str:
    """Where a map finds the boroughs' shapes: an address that changes with them, so browsers may keep the answer."""
    return f"{ADDRESS}?v={_shapes()[1]}"


async def boroughs(request: Request) -> Response:
    """The boroughs' shapes: kept for a year at the address that names their version, else asked for again each time."""
    body, version = _shapes()
    keep = FOR_A_YEAR if request.query_params.get("v") == version else "no-cache"
    headers = {"Cache-Control": keep, "ETag": f'W/"{version}"'}
    if version in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type="application/geo+json", headers=headers)


@cache
def _shapes() -> tuple[bytes, str]:
    body = BOROUGHS.read_bytes()
    return body, hashlib.sha256(body).hexdigest()[:16]
