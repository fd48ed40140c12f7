"""What a browser's cookie says of who signed in, as Streamlit wrote and signed it."""

import json
from collections.abc import Mapping

from streamlit.auth_util import get_cookie_with_chunks
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME


def claims_in(cookies: Mapping[str, str], origin: str) -> dict[str, object]:
    """The claims in the cookies of a request; none where they are not signed by this server for this address."""
    secret = get_cookie_secret()

    def signed(name: str) -> bytes | None:
        value = cookies.get(name)
        return decode_signed_value(secret, name, value.encode("latin-1", "replace")) if value else None

    whole = get_cookie_with_chunks(signed, USER_COOKIE_NAME)
    claims = _read(whole) if whole else {}
    return claims if claims.get("origin") == origin else {}


def _read(whole: bytes) -> dict[str, object]:
    try:
        claims = json.loads(whole)
    except ValueError:
        return {}
    return claims if isinstance(claims, dict) else {}
