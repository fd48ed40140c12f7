"""The web page in one file, in a browser without a network."""

import pytest
from playwright.sync_api import Browser

from report.drawing import Studio
from report.telling import tell
from report.web import as_html

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(sample_release, tmp_path_factory) -> str:
    """Where the page of the sample lies."""
    path = tmp_path_factory.mktemp("web") / "impact.html"
    path.write_bytes(as_html(tell(sample_release, "In <b>own</b> words."), Studio()))
    return path.as_uri()


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_asks_for_nothing_complains_of_nothing_and_fits_a_phone(browser: Browser, address, scheme):
    asked, said = [], []
    context = browser.new_context(viewport={"width": 320, "height": 800}, color_scheme=scheme, offline=True)
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(address)
    fonts = page.evaluate("document.fonts.ready.then(() => [...document.fonts].map(font => font.status))")
    page.locator("summary").first.click()
    assert page.get_by_role("cell", name="hidden").first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert page.get_by_role("img").count() == 9
    assert page.get_by_text("In <b>own</b> words.").is_visible()
    context.close()
    assert set(fonts) == {"loaded"}
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == [] and said == []
