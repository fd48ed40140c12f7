"""The one rule of who comes in: claims, the sign-in and the list of what ended in, a viewer or a refusal out."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from access import Viewer, role_of
from pages.parts.signing_in.ended import Ended, Unreadable, ended, person, this_sign_in
from pages.parts.signing_in.setup import SignIn

AHEAD = 60  # seconds that the clock of the sign-in service may be ahead of ours


@dataclass(frozen=True)
class Refusal:
    """Why somebody is not let in, as they read it. again: whether signing in once more can help."""

    title: str
    why: str
    again: bool = True


NOT_SIGNED_IN = Refusal(
    "Sign in",
    "This dashboard is for those who run the programme, design with it or fund it. Sign in with the account of your "
    "organisation. If you followed a link to a page, open it once more when you are signed in.",
)
UNCLEAR = Refusal("Please sign in again", "The sign-in service did not say clearly who you are and since when.")
OVER = Refusal("Please sign in again", "A sign-in counts for some hours only, and yours is over.")
ENDED = Refusal("Please sign in again", "A lead of the programme has signed everybody out.")
SIGNED_OUT = Refusal("Please sign in again", "You signed out.")
NO_ROLE = Refusal(
    "Not open to this account",
    "You are signed in, and your account is in none of the groups that may see this dashboard. "
    "Ask whoever leads the programme to have you added; then sign out and in again.",
    again=False,
)
CLOSED_TO = Refusal(
    "Not open to this account",
    "A lead of the programme has closed the dashboard to this account. If that is a mistake, ask them.",
    again=False,
)
NOT_NOW = Refusal(
    "Nobody can be let in at the moment",
    "The list of ended sign-ins cannot be read. Tell whoever runs the dashboard: it is live/sign_ins.csv in the "
    "programme's folder.",
    again=False,
)


def admission(claims: Mapping[str, object], rules: SignIn, folder: Path) -> Viewer | Refusal:
    """Whether whoever has these claims is let in now, and as whom."""
    try:
        return weighed(claims, rules, ended(folder), time.time())
    except Unreadable:
        return NOT_NOW


def weighed(claims: Mapping[str, object], rules: SignIn, over: Ended, now: float) -> Viewer | Refusal:
    """The viewer whom these claims make at the moment `now`, or why not: all that is not clearly allowed is refused."""
    if claims.get("is_logged_in") is not True:
        return NOT_SIGNED_IN
    since = signed_in_at(claims)
    if since is None or since > now + AHEAD or not all(isinstance(claims.get(name), str) for name in ("iss", "sub")):
        return UNCLEAR
    if now - since >= rules.seconds:
        return OVER
    if person(claims) in over.closed:
        return CLOSED_TO
    if since <= over.everybody:
        return ENDED
    if this_sign_in(claims) in over.sign_ins:
        return SIGNED_OUT
    role = role_of(claims.get(rules.claim), rules.roles)
    return NO_ROLE if role is None else Viewer(role)


def signed_in_at(claims: Mapping[str, object]) -> float | None:
    """When the person proved who they are (seconds since 1970); the older of the token's two moments where it has both.

    None where it has neither, or one that is no number.
    """
    moments = [claims[name] for name in ("iat", "auth_time") if name in claims]
    if "iat" not in claims or any(isinstance(each, bool) or not isinstance(each, int | float) for each in moments):
        return None
    return float(min(moments))
