"""The secret that makes pseudonyms: 32 random bytes in a file of their own, outside the programme's folder."""

import errno
import os
import secrets
import stat
from pathlib import Path

from warehouse.refusal import Refused

KEY_BYTES = 32


def load_key(outside: Path | None = None) -> bytes:
    """The key, made on first use (file mode 0600, folder 0700).

    `outside` is the programme's folder: the key may not lie in it, as a copy of the data would then carry it along.
    Raises Refused for a key file that others can open, of the wrong length, that is no plain file, or inside
    `outside`.
    """
    path = key_path()
    if outside is not None and path.resolve().is_relative_to(outside.resolve()):
        raise Refused(
            str(path),
            f"The key file {path} lies inside the programme's folder {outside}; "
            "move it elsewhere and name its place in PARTICIPATION_KEY_FILE.",
        )
    try:
        if not os.path.lexists(path):
            _create(path)
        return _read(path)
    except OSError as problem:
        raise Refused(str(path), _sentence(path, problem)) from problem


def key_path() -> Path:
    """Where the key lies: PARTICIPATION_KEY_FILE, otherwise the user's configuration folder (XDG base directories)."""
    if named := os.environ.get("PARTICIPATION_KEY_FILE"):
        return Path(named).expanduser().absolute()
    configuration = Path(os.environ.get("XDG_CONFIG_HOME", ""))
    if not configuration.is_absolute():
        configuration = Path.home() / ".config"
    return configuration / "participation-dashboard" / "pseudonym.key"


def _create(path: Path) -> None:
    """Writes a new key aside and links it into place, so that nobody ever sees half a key and the first one stays."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(KEY_BYTES))
            file.flush()
            os.fsync(file.fileno())
        _link_unless_there(aside, path)
    finally:
        aside.unlink()


def _link_unless_there(aside: Path, path: Path) -> None:
    try:
        os.link(aside, path)
    except FileExistsError:
        return  # another process was first: its key counts


def _read(path: Path) -> bytes:
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(descriptor, "rb") as file:
        fault = _fault(path, os.fstat(file.fileno()))
        if fault:
            raise Refused(str(path), fault)
        return file.read(KEY_BYTES)


def _fault(path: Path, status: os.stat_result) -> str | None:
    if not stat.S_ISREG(status.st_mode):
        return f"The key file {path} is not a plain file; put the key there as a file of its own."
    if status.st_mode & 0o077:
        return f"The key file {path} can be opened by other users of this machine; close it to them: chmod 600 {path}"
    if status.st_size != KEY_BYTES:
        return f"The key file {path} is damaged: it must hold {KEY_BYTES} bytes; put back the copy you keep."
    return None


def _sentence(path: Path, problem: OSError) -> str:
    if problem.errno == errno.ELOOP:
        return f"The key file {path} is a link to another file; put the key itself there."
    return (
        f"The key file {path} cannot be read or made ({problem.strerror}); "
        "name a place you can write to in PARTICIPATION_KEY_FILE."
    )
