"""The recipe of docs/deploying.md as far as one machine allows: nginx with TLS before two processes."""

import json
import re
import shutil
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, expect
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from tests.browser.running import PROJECT, free_port, stop
from tests.browser.sign_in_service import SECRET, with_sign_in
from tests.small_programmes import imported, people, written
from warehouse.build import run_import
from warehouse.importers.plan import Options
from warehouse.live import current

pytestmark = [pytest.mark.browser, pytest.mark.slow]
RECIPE = (PROJECT / "deploy" / "nginx.conf").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Deployed:
    """A programme's folder, the address in front, and the two processes behind it."""

    folder: Path
    address: str
    behind: tuple[str, str]


@pytest.fixture(scope="module")
def deployed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deployed]:
    """Both processes, and nginx before them under the recipe's own file."""
    place = tmp_path_factory.mktemp("deployed")
    imported(place / "programme", people({"Camden": 30, "Brent": 20}), source="talk")
    ports, front = (free_port(), free_port()), free_port()
    public = f"https://127.0.0.1:{front}"
    with ExitStack() as open_now:
        behind = []
        for number, port in enumerate(ports):
            beside = place / f"process-{number}"
            beside.mkdir()
            one = with_sign_in(place / "programme", beside, public=public, port=port, with_service=False)
            behind.append(open_now.enter_context(one).address)
        open_now.enter_context(nginx(place, front, ports))
        yield Deployed(place / "programme", public, tuple(behind))


@contextmanager
def nginx(place: Path, front: int, ports: tuple[int, int]) -> Iterator[None]:
    """nginx as any user, with a certificate of its own making, while the block lasts."""
    program = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
    assert program, "This test needs nginx: on Debian, apt-get install nginx-light"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
         "-keyout", place / "key.pem", "-out", place / "certificate.pem"], check=True, capture_output=True,
    )  # fmt: skip
    # Which seat was served by which process is written down, for the test alone.
    noted = f'log_format seats "$cookie_seat $upstream_addr";\naccess_log {place}/seats.log seats;\n'
    ours = RECIPE.split("server {\n    listen 80;")[0].replace("listen 443 ssl", f"listen 127.0.0.1:{front} ssl")
    ours = ours.replace("/etc/ssl/dashboard", str(place)).replace("127.0.0.1:8501", f"127.0.0.1:{ports[0]}")
    ours = ours.replace("127.0.0.1:8502", f"127.0.0.1:{ports[1]}").replace("    access_log off;\n", "")
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    parts = "".join(f"{kind}_temp_path {place}/{kind};\n" for kind in kinds)
    conf = place / "nginx.conf"
    head = f"daemon off;\npid {place}/pid;\nerror_log {place}/error.log;\nevents {{}}\n"
    conf.write_text(f"{head}http {{\n{parts}{noted}{ours}}}\n")
    process = subprocess.Popen([program, "-c", str(conf), "-p", str(place), "-e", str(place / "error.log")])
    try:
        wait_for(lambda: asked(f"https://127.0.0.1:{front}/")[0])
        yield
    finally:
        stop(process)


def asked(address: str, **headers: str) -> tuple[int, list[str]]:
    """The status of an answer and its cookies; whose the certificate is does not matter."""
    request = Request(address, headers={name.replace("_", "-"): value for name, value in headers.items()})
    with urlopen(request, context=ssl._create_unverified_context(), timeout=10) as answer:
        return answer.status, answer.headers.get_all("Set-Cookie") or []


def wait_for(holds, seconds: float = 30) -> None:
    last = time.monotonic() + seconds
    while True:
        try:
            if holds():
                return
        except OSError:
            pass
        assert time.monotonic() < last, "This did not come to hold."
        time.sleep(0.1)


@contextmanager
def visitor(browser: Browser, deployed: Deployed, seat: str) -> Iterator[BrowserContext]:
    """A lead who is signed in and has that seat."""
    claims = {
        "is_logged_in": True, "origin": deployed.address, "iss": "https://id.example", "sub": "s1", "nonce": "n",
        "groups": ["dashboard-leads"], "iat": time.time() - 5,
    }  # fmt: skip
    signed = create_signed_value(SECRET, "_streamlit_user", json.dumps(claims)).decode()
    context = browser.new_context(base_url=deployed.address, ignore_https_errors=True)
    cookies = {"_streamlit_user": signed, "seat": seat}
    context.add_cookies(
        [{"name": name, "value": value, "url": deployed.address, "secure": True} for name, value in cookies.items()]
    )
    yield context
    context.close()


def seat_of_each(deployed: Deployed) -> tuple[str, str]:
    """A seat at each of the two processes."""
    for number in range(40):
        asked(f"{deployed.address}/", Cookie=f"seat={number:032x}")
    found = {address: seat for address, seats in served(deployed).items() for seat in seats}
    assert len(found) == 2, "Forty seats all lead to one process."
    return tuple(found.values())


def served(deployed: Deployed) -> dict[str, set[str]]:
    """The seats that each process was asked for."""
    found: dict[str, set[str]] = {}
    for line in (deployed.folder.parent / "seats.log").read_text().splitlines():
        seat, _, address = line.partition(" ")
        if re.fullmatch("[0-9a-f]{32}", seat) and address:
            found.setdefault(address.split(",")[0], set()).add(seat)
    return found


def test_who_is_new_gets_a_seat_and_keeps_it(deployed):
    status, given = asked(f"{deployed.address}/")
    (seat,) = [cookie for cookie in given if cookie.startswith("seat=")]
    assert status == 200
    assert {"Secure", "HttpOnly", "SameSite=Lax"} <= set(seat.split("; "))
    _, again = asked(f"{deployed.address}/", Cookie=seat.split(";")[0])
    assert not [cookie for cookie in again if cookie.startswith("seat=")]


def test_a_seat_is_at_one_process_and_both_have_some(deployed):
    seat_of_each(deployed)
    for number in range(40):
        asked(f"{deployed.address}/coverage", Cookie=f"seat={number:032x}")
    one, other = served(deployed).values()
    assert one.isdisjoint(other)


def test_how_well_it_is_stays_between_the_machine_and_the_processes(deployed):
    with pytest.raises(HTTPError, match="404"):
        asked(f"{deployed.address}/healthz")
    for address in deployed.behind:
        with urlopen(f"{address}/healthz") as answer:
            assert answer.read().decode().startswith(f"ok {current(deployed.folder).name}")


def test_both_processes_show_what_is_imported_while_they_serve(deployed, browser):
    with ExitStack() as open_now:
        pages = []
        for seat in seat_of_each(deployed):
            pages.append(open_now.enter_context(visitor(browser, deployed, seat)).new_page())
            pages[-1].goto("/")
            expect(pages[-1].get_by_text(re.compile("50 people")).first).to_be_visible(timeout=60_000)
        more = written(deployed.folder.parent / "more", people({"Camden": 30, "Brent": 40}))
        assert run_import(deployed.folder, [more], Options(source="talk")).outcome == "live"
        for page in pages:
            page.reload()
            expect(page.get_by_text(re.compile("70 people")).first).to_be_visible(timeout=60_000)
    assert {address.removeprefix("http://") for address in deployed.behind} == set(served(deployed))
