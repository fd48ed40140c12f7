"""Sign-ins that are over before their time: a list beside the programme's data, only added to, without a name in it."""

import hmac
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from warehouse.personal.key import load_key

EVERYBODY, SIGN_IN, CLOSED, OPEN = "everybody", "sign-in", "closed to", "open to"
NOBODY = "-"


class Unreadable(Exception):
    """A list that cannot be read: nobody can be told from those it closes the door to."""


@dataclass(frozen=True)
class Ended:
    """The list. everybody: sign-ins up to this moment (seconds since 1970) are over; sign_ins: codes of those that are;
    closed: codes of people who may not come in, whenever they sign in.
    """

    everybody: float = 0.0
    sign_ins: frozenset[str] = frozenset()
    closed: frozenset[str] = frozenset()


def person(claims: Mapping[str, object]) -> str:
    """The code of whoever these claims are about: of their account at their sign-in service, keyed."""
    return _code("person", claims.get("iss"), claims.get("sub"))


def this_sign_in(claims: Mapping[str, object]) -> str:
    """The code of one sign-in of one person."""
    return _code("sign-in", *(claims.get(name) for name in ("iss", "sub", "iat", "nonce")))


def _code(*parts: object) -> str:
    return hmac.new(_key(), "\0".join(map(repr, parts)).encode(), sha256).hexdigest()[:32]


@lru_cache(maxsize=1)
def _key() -> bytes:
    return load_key()


def ended(folder: Path) -> Ended:
    """The list of a programme's folder as it stands now; a folder without one has ended nothing. Raises Unreadable."""
    try:
        found = _place(folder).stat()
    except FileNotFoundError:
        return Ended()
    except OSError as why:
        raise Unreadable from why
    return _read(_place(folder), found.st_mtime_ns, found.st_size)


@lru_cache(maxsize=4)
def _read(place: Path, _changed: int, _size: int) -> Ended:
    everybody, sign_ins, closed = 0.0, set(), set()
    try:
        for line in place.read_text(encoding="ascii").splitlines():
            moment, what, code = line.split(",")
            if what == EVERYBODY:
                everybody = max(everybody, float(moment))
            elif what == SIGN_IN:
                sign_ins.add(code)
            elif what in (CLOSED, OPEN):
                (closed.add if what == CLOSED else closed.discard)(code)
            else:
                raise ValueError(what)
    except (OSError, ValueError) as why:
        raise Unreadable from why
    return Ended(everybody, frozenset(sign_ins), frozenset(closed))


def add(folder: Path, what: str, code: str = NOBODY) -> None:
    """Add one line to the list, as of now; every server that reads this folder heeds it from its next look on."""
    place = _place(folder)
    place.parent.mkdir(parents=True, exist_ok=True)
    # One write of one line to a file opened for adding: two servers that add at once never mix their lines.
    descriptor = os.open(place, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    try:
        os.write(descriptor, f"{time.time():.0f},{what},{code}\n".encode("ascii"))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _place(folder: Path) -> Path:
    return folder / "live" / "sign_ins.csv"
