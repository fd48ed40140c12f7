"""What the sign-in goes by: `[auth]` of Streamlit's secrets and `[sign_in]` of the settings, read once at the start."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st

from access import Role
from warehouse.settings import settings

CALLBACK = "/oauth2callback"
NEEDED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
SECRET_CHARACTERS = 32
MOST_HOURS = 24
USUAL_PORTS = {"http": ":80", "https": ":443"}
THIS_MACHINE = ("localhost", "127.0.0.1", "::1")
ASKED_OF_THE_SERVICE = {"prompt": "login", "code_challenge_method": "S256"}


class Misconfigured(SystemExit):
    """A sign-in that is half set up: the server does not start. Its text says what is missing, and never a secret."""


@dataclass(frozen=True)
class SignIn:
    """A sign-in. origin: the dashboard's public address (scheme, host and port); seconds: how long a sign-in counts;
    claim: which claim names a person's groups; roles: group -> role.
    """

    origin: str
    seconds: float
    claim: str
    roles: Mapping[str, str]

    @property
    def host(self) -> str:
        """What the Host header of every request must say."""
        return urlsplit(self.origin).netloc

    @property
    def behind_tls(self) -> bool:
        """Whether browsers come by https, so that cookies may travel no other way."""
        return self.origin.startswith("https:")


@cache
def sign_in() -> SignIn | None:
    """The sign-in of this server, the same until it ends; None where no secrets have `[auth]`. Raises Misconfigured."""
    if not any(Path(place).exists() for place in st.get_option("secrets.files")):
        return None
    if not st.secrets.load_if_toml_exists():
        raise Misconfigured("The secrets file of the sign-in cannot be read: is it valid TOML?")
    auth = st.secrets.get("auth")
    return None if auth is None else checked(auth, settings().get("sign_in", {}))


def checked(auth: Mapping, wanted: Mapping) -> SignIn:
    """The sign-in that `[auth]` and `[sign_in]` describe. Raises Misconfigured unless they describe a whole one."""
    if find_spec("authlib") is None or find_spec("httpx") is None:
        raise Misconfigured("The sign-in needs authlib and httpx: install what requirements.txt names.")
    if missing := [name for name in NEEDED if not isinstance(auth.get(name), str) or not auth[name].strip()]:
        raise Misconfigured(f"[auth] in the secrets lacks {', '.join(missing)}.")
    if len(auth["cookie_secret"]) < SECRET_CHARACTERS:
        raise Misconfigured(f"cookie_secret in the secrets is shorter than {SECRET_CHARACTERS} characters.")
    asked = auth.get("client_kwargs", {})
    for name, value in ASKED_OF_THE_SERVICE.items():
        if asked.get(name) != value:
            raise Misconfigured(f'client_kwargs in the secrets must say {name} = "{value}".')
    return SignIn(_origin(auth["redirect_uri"]), _hours(wanted) * 3600, _claim(wanted), _roles(wanted))


def _origin(redirect_uri: str) -> str:
    parts = urlsplit(redirect_uri)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path != CALLBACK or parts.username:
        raise Misconfigured(f"redirect_uri in the secrets must be the dashboard's own address followed by {CALLBACK}.")
    if parts.netloc != parts.netloc.lower() or parts.netloc.endswith(USUAL_PORTS[parts.scheme]):
        raise Misconfigured("redirect_uri in the secrets must be in small letters and leave out its scheme's own port.")
    if parts.scheme == "http" and parts.hostname not in THIS_MACHINE:
        raise Misconfigured("redirect_uri in the secrets must begin with https, unless it is this machine's own.")
    return f"{parts.scheme}://{parts.netloc}"


def _hours(wanted: Mapping) -> float:
    hours = wanted.get("hours")
    if isinstance(hours, bool) or not isinstance(hours, int | float) or not 0 < hours <= MOST_HOURS:
        raise Misconfigured(f"hours under [sign_in] in the settings must be more than 0 and at most {MOST_HOURS}.")
    return float(hours)


def _claim(wanted: Mapping) -> str:
    claim = wanted.get("groups_claim")
    if not isinstance(claim, str) or not claim:
        raise Misconfigured("groups_claim under [sign_in] in the settings must name a claim of the sign-in service.")
    return claim


def _roles(wanted: Mapping) -> dict[str, str]:
    roles = wanted.get("roles")
    if not isinstance(roles, Mapping) or not roles:
        raise Misconfigured("The settings have no table [sign_in.roles]: nobody could come in.")
    if strange := sorted(group for group, role in roles.items() if role not in set(Role)):
        raise Misconfigured(f"[sign_in.roles] in the settings gives {', '.join(strange)} a role that does not exist.")
    return dict(roles)
