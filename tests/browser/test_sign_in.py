"""People sign in at a real sign-in service and see what is theirs; everybody else sees a page that says so."""

import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field

import duckdb
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from access import MAY_OPEN, Role
from pages.parts.navigation import PAGES
from tests.browser.running import PROJECT, free_port
from tests.browser.running import ask as get
from tests.browser.sign_in_service import Place, with_sign_in
from tests.browser.steps import PATIENCE, settle
from tests.browser.tls import tls_in_front
from warehouse import live

pytestmark = [pytest.mark.browser, pytest.mark.slow]

NAMES = {Role.LEAD: "Lena Lead", Role.DESIGN: "Dee Design", Role.FUNDER: "Fay Funder"}
SHOWN_AS = {Role.LEAD: "lead", Role.DESIGN: "design group", Role.FUNDER: "funder"}


@dataclass
class Visitor:
    """A browser of its own; heard: all that reached it over web sockets."""

    context: BrowserContext
    page: Page
    heard: list[bytes] = field(default_factory=list)

    def hear(self, data: str | bytes) -> None:
        """Note what came over a web socket."""
        self.heard.append(data.encode() if isinstance(data, str) else data)

    def knows(self, words: list[str]) -> list[str]:
        """Which of these words reached the browser, shown or not."""
        got = b"".join(self.heard) + self.page.content().encode()
        return [word for word in words if word.encode() in got]


@pytest.fixture(scope="module")
def place(programme_folder, tmp_path_factory) -> Iterator[Place]:
    """A dashboard of the sample with a sign-in."""
    with with_sign_in(programme_folder, tmp_path_factory.mktemp("sign_in")) as found:
        yield found


@pytest.fixture
def visitor(browser) -> Iterator[Callable[..., Visitor]]:
    """Makes a browser that has never been here; at the end no page may have complained."""
    contexts, complaints = [], []

    def come(address: str, **options) -> Visitor:
        contexts.append(browser.new_context(base_url=address, **options))
        made = Visitor(contexts[-1], contexts[-1].new_page())
        made.page.on("websocket", lambda socket: socket.on("framereceived", made.hear))
        made.page.on("console", lambda said: complaints.append(said.text) if "Content Security" in said.text else None)
        made.page.on("pageerror", lambda fault: complaints.append(str(fault)))
        return made

    yield come
    for context in contexts:
        context.close()
    assert complaints == []


def titled(page: Page, title: str) -> None:
    """Insist that the page has this heading of the first order, and is whole."""
    expect(page.get_by_role("heading", level=1)).to_have_text(title, timeout=PATIENCE)
    settle(page)


def sign_in(visitor: Visitor, name: str) -> None:
    """Sign in as somebody whom the service knows, and come back."""
    page = visitor.page
    page.goto("/")
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_label("Name").fill(name)
    page.get_by_role("button", name="Continue").click()
    before = re.compile("^Sign-in service$|^Sign in$|^Please sign in again$")
    expect(page.get_by_role("heading", level=1)).not_to_have_text(before, timeout=PATIENCE)
    settle(page)


def words_of_the_data(place: Place) -> list[str]:
    """Names and texts that stand in the sample's release, and nowhere in the dashboard itself."""
    with closing(duckdb.connect(live.current(place.folder).warehouse, read_only=True)) as release:
        found = release.execute(
            "SELECT name FROM programme UNION ALL (SELECT name FROM organisations ORDER BY name LIMIT 40) "
            "UNION ALL (SELECT title FROM ideas WHERE length(title) > 20 ORDER BY title LIMIT 40)"
        ).fetchall()
    return [name for (name,) in found]


@pytest.mark.parametrize("role", list(Role))
def test_somebody_signs_in_and_sees_just_the_pages_of_their_role(role, place, visitor):
    someone = visitor(place.address)
    asked = []
    someone.page.on("request", lambda request: asked.append(request.url))
    sign_in(someone, NAMES[role])
    expect(someone.page.get_by_text(f"Signed in: {SHOWN_AS[role]}")).to_be_visible()
    (to_service,) = [url for url in asked if url.startswith(f"{place.service}/auth?")]
    assert "code_challenge_method=S256" in to_service
    assert "prompt=login" in to_service
    for key, shown in PAGES.items():
        someone.page.goto(f"/{shown.ADDRESS}")
        expect(someone.page.get_by_text(f"Signed in: {SHOWN_AS[role]}")).to_be_visible(timeout=PATIENCE)
        missing = someone.page.get_by_role("dialog").get_by_text("Page not found")
        if key in MAY_OPEN[role] or not shown.ADDRESS:
            settle(someone.page)
            expect(missing).to_have_count(0)
        else:
            expect(missing).to_be_visible(timeout=PATIENCE)


@pytest.mark.parametrize("name", ["Ursula Unknown", "No Groups"])
def test_whoever_is_in_no_group_of_the_table_reads_why_and_nothing_else(name, place, visitor):
    someone = visitor(place.address)
    sign_in(someone, name)
    for shown in PAGES.values():
        someone.page.goto(f"/{shown.ADDRESS}")
        titled(someone.page, "Not open to this account")
    assert someone.knows(words_of_the_data(place)) == []
    expect(someone.page.get_by_role("button", name="Sign out")).to_be_visible()


def test_whoever_is_in_two_groups_has_the_role_that_sees_less(place, visitor):
    someone = visitor(place.address)
    sign_in(someone, "Both")
    expect(someone.page.get_by_text("Signed in: funder")).to_be_visible()


@pytest.mark.parametrize("shown", [pytest.param(page, id=page.TITLE) for page in PAGES.values()])
def test_a_cold_server_asked_for_a_page_by_a_stranger_tells_nothing(shown, programme_folder, tmp_path, visitor):
    with with_sign_in(programme_folder, tmp_path, with_service=False) as cold:
        someone = visitor(cold.address)
        someone.page.goto(f"/{shown.ADDRESS}")
        titled(someone.page, "Sign in")
        assert someone.knows(words_of_the_data(cold)) == []
        assert len(someone.heard) > 0
        assert get(cold.address, "/media/anything")[0].status == 403


@pytest.mark.parametrize("role", list(Role))
def test_a_cold_server_asked_first_for_a_page_that_a_role_may_not_open(role, programme_folder, tmp_path, visitor):
    with with_sign_in(programme_folder, tmp_path) as first:
        someone = visitor(first.address)
        sign_in(someone, NAMES[role])
        cookies = someone.context.cookies()
        port = int(first.address.rpartition(":")[2])
    # The same address and secret again: a server that has not been asked for anything knows the same people.
    with with_sign_in(programme_folder, tmp_path, port=port, with_service=False) as cold:
        again = visitor(cold.address)
        again.context.add_cookies(cookies)
        for shown in (page for key, page in PAGES.items() if key not in MAY_OPEN[role] and page.ADDRESS):
            again.page.goto(f"/{shown.ADDRESS}")
            expect(again.page.get_by_role("dialog").get_by_text("Page not found")).to_be_visible(timeout=PATIENCE)


def test_the_words_of_the_data_do_reach_a_lead(place, visitor):
    someone = visitor(place.address)
    sign_in(someone, NAMES[Role.LEAD])
    someone.page.goto("/organisations")
    expect(someone.page.get_by_test_id("stDataFrame").first).to_be_visible(timeout=PATIENCE)
    settle(someone.page)
    assert len(someone.knows(words_of_the_data(place))) > 1


def test_cookies_cannot_be_read_by_scripts_and_live_eight_hours(place, visitor):
    someone = visitor(place.address)
    sign_in(someone, NAMES[Role.LEAD])
    kept = {each["name"]: each for each in someone.context.cookies(place.address)}
    for name in ("_streamlit_user", "_streamlit_user_tokens"):
        assert (kept[name]["httpOnly"], kept[name]["sameSite"]) == (True, "Lax")
        assert kept[name]["expires"] - time.time() <= 8 * 3600
    assert someone.page.evaluate("document.cookie").split("=")[0] == "_streamlit_xsrf"


def test_signing_out_ends_it_in_another_tab_and_for_a_copied_cookie_too(place, visitor):
    someone = visitor(place.address)
    sign_in(someone, NAMES[Role.DESIGN])
    copied = [each for each in someone.context.cookies() if each["name"].startswith("_streamlit")]
    other_tab = someone.context.new_page()
    other_tab.goto("/impact")
    expect(other_tab.get_by_text("Signed in: design group")).to_be_visible(timeout=PATIENCE)
    someone.page.get_by_text("Signed in: design group").click()
    someone.page.get_by_role("button", name="Sign out").click()
    someone.page.get_by_role("button", name="Leave").click()
    titled(someone.page, "Sign in")
    titled(other_tab, "Sign in")
    assert not [each for each in someone.context.cookies() if each["name"].startswith("_streamlit_user")]
    thief = visitor(place.address)
    thief.context.add_cookies(copied)
    thief.page.goto("/coverage")
    titled(thief.page, "Please sign in again")
    assert thief.knows(words_of_the_data(place)) == []


def test_an_account_that_is_closed_is_out_in_seconds_though_its_page_lies_open(place, visitor):
    someone = visitor(place.address)
    sign_in(someone, NAMES[Role.DESIGN])
    try:
        told(place, "close-to", place.service, NAMES[Role.DESIGN])
        someone.heard.clear()
        # Nobody touches the page.
        titled(someone.page, "Not open to this account")
        assert someone.knows(words_of_the_data(place)) == []
    finally:
        told(place, "open-to", place.service, NAMES[Role.DESIGN])


def told(place: Place, *words: str) -> None:
    """Run a command of the sign-in on the programme's folder."""
    command = [sys.executable, "-m", "pages.parts.signing_in", "--to", str(place.folder), *words]
    subprocess.run(command, cwd=PROJECT, check=True, capture_output=True)


def test_a_lead_signs_everybody_out_and_every_page_that_lies_open_goes_at_once(place, visitor):
    lead, *others = (visitor(place.address) for _ in Role)
    sign_in(lead, NAMES[Role.LEAD])
    for other, role in zip(others, (Role.DESIGN, Role.FUNDER), strict=True):
        sign_in(other, NAMES[role])
    lead.page.get_by_text("Signed in: lead").click()
    lead.page.get_by_role("button", name="Sign everybody out").click()
    for each in (lead, *others):
        titled(each.page, "Please sign in again")
    time.sleep(1.1)  # the tokens of the sign-in service count whole seconds
    sign_in(others[0], NAMES[Role.DESIGN])
    expect(others[0].page.get_by_text("Signed in: design group")).to_be_visible()


def test_a_sign_in_is_over_when_its_time_is(programme_folder, tmp_path, visitor):
    with with_sign_in(programme_folder, tmp_path, hours=25 / 3600) as place:
        someone = visitor(place.address)
        sign_in(someone, NAMES[Role.LEAD])
        cookies, since = someone.context.cookies(place.address), time.monotonic()
        expect(someone.page.get_by_text("Signed in: lead")).to_be_visible()
        # Which of the two it is depends on what is over first: the cookie's time in the browser, or the sign-in's here.
        over = re.compile("^(Sign in|Please sign in again)$")
        expect(someone.page.get_by_role("heading", level=1)).to_have_text(over, timeout=PATIENCE)
        assert time.monotonic() - since > 10
        thief = visitor(place.address)
        thief.context.add_cookies([each | {"expires": -1} for each in cookies])
        thief.page.goto("/coverage")
        titled(thief.page, "Please sign in again")
        assert thief.knows(words_of_the_data(place)) == []


def test_what_was_downloaded_is_handed_to_nobody_without_the_cookie(place, visitor):
    someone = visitor(place.address)
    sign_in(someone, NAMES[Role.LEAD])
    someone.page.goto("/sources")
    with someone.page.expect_download() as download:
        someone.page.get_by_role("button", name="Blank template").click()
    path = download.value.url.removeprefix(place.address)
    assert path.startswith("/media/")
    with_cookie = someone.context.request.get(path)
    assert get(place.address, path)[0].status == 403
    assert with_cookie.status in (200, 404)
    assert with_cookie.headers["cache-control"] == "no-store"


def test_what_the_server_prints_names_nobody(place):
    printed = place.log.read_text()
    assert [name for name in NAMES.values() if name in printed] == []
    assert [word for word in ("code=", "id_token", "groups") if word in printed] == []


def test_behind_tls_somebody_signs_in_and_every_cookie_travels_by_https_alone(programme_folder, tmp_path, visitor):
    front, behind = free_port(), free_port()
    public = f"https://127.0.0.1:{front}"
    with (
        tls_in_front(front, behind, tmp_path),
        with_sign_in(programme_folder, tmp_path, public=public, port=behind) as place,
    ):
        someone = visitor(public, ignore_https_errors=True)
        sign_in(someone, NAMES[Role.LEAD])
        expect(someone.page.get_by_text("Signed in: lead")).to_be_visible()
        kept = someone.context.cookies(public)
        assert {"_streamlit_user", "_streamlit_xsrf"} <= {each["name"] for each in kept}
        assert all(each["secure"] for each in kept)
        answer, _ = get(place.address, "/", Host=public.removeprefix("https://"))
        assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
        for host in (place.address.removeprefix("http://"), "localhost", "evil.example"):
            assert get(place.address, "/", Host=host, X_Forwarded_Host=public.removeprefix("https://"))[0].status == 403


def test_secrets_that_are_half_there_keep_the_server_from_starting(tmp_path):
    wrong = tmp_path / "secrets.toml"
    wrong.write_text('[auth]\nclient_id = "dashboard"\n')
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", f"--secrets.files={wrong}", "--server.port=0"]
    ran = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=60)
    assert ran.returncode != 0
    assert "[auth] in the secrets lacks redirect_uri, cookie_secret" in ran.stdout + ran.stderr
