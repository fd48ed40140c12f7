"""The script that puts Streamlit's page right for those who listen to it or go through it by keyboard."""

import hashlib
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

SCRIPT = Path(__file__).with_name("mending.js")
ADDRESS = "/mending.js"
FOR_A_YEAR = "public, max-age=31536000, immutable"


def mending_route() -> Route:
    """The route that answers with the script; it holds nothing of any programme, so everybody may have it."""
    return Route(ADDRESS, mending)


def mending_tag() -> str:
    """The HTML that loads the script, at an address that changes with it, so browsers may keep the answer."""
    return f'<script src="{ADDRESS}?v={_script()[1]}"></script>'


async def mending(request: Request) -> Response:
    """The script: kept for a year at the address that names its version, else asked for again each time."""
    body, version = _script()
    keep = FOR_A_YEAR if request.query_params.get("v") == version else "no-cache"
    return Response(body, media_type="text/javascript", headers={"Cache-Control": keep})


@cache
def _script() -> tuple[bytes, str]:
    body = SCRIPT.read_bytes()
    return body, hashlib.sha256(body).hexdigest()[:16]
