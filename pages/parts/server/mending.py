"""What puts Streamlit's page right for those who listen to it or go through it by keyboard: a script and a style."""

import hashlib
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

SCRIPT = Path(__file__).with_name("mending.js")
STYLE = Path(__file__).with_name("mending.css")
ADDRESS = "/mending.js"
FOR_A_YEAR = "public, max-age=31536000, immutable"


def mending_route() -> Route:
    """The route that answers with the script; it holds nothing of any programme, so everybody may have it."""
    return Route(ADDRESS, mending)


def mending_tags() -> bytes:
    """What the end of the first page says: the style, and the script at an address that changes with it, so browsers
    may keep the answer.

    At the end, after all that Streamlit puts into the head, so that of two rules of one weight these hold.
    """
    style = STYLE.read_text(encoding="utf-8")
    return f'<style>\n{style}</style>\n<script defer src="{ADDRESS}?v={_script()[1]}"></script>\n'.encode()


async def mending(request: Request) -> Response:
    """The script: kept for a year at the address that names its version, else asked for again each time."""
    body, version = _script()
    keep = FOR_A_YEAR if request.query_params.get("v") == version else "no-cache"
    return Response(body, media_type="text/javascript", headers={"Cache-Control": keep})


@cache
def _script() -> tuple[bytes, str]:
    body = SCRIPT.read_bytes()
    return body, hashlib.sha256(body).hexdigest()[:16]
