"""A programme whose people wrote pictures, markup, scripts and formulas: pages show them, and none of it works."""

import csv
import io
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from pages.parts.navigation import PAGES
from tests.browser.hostile import ELSEWHERE, hostile_export
from tests.browser.running import running
from tests.browser.steps import settle, visit
from warehouse.build import run_import

pytestmark = [pytest.mark.browser, pytest.mark.slow]

VIEWS = {
    "ideas": ["ideas?idea=i0003", "ideas?find=people", "ideas?words=true"],
    "thread": ["thread?idea=i0003"],
    "coverage": ["coverage?area=Camden"],
}
# What markup would have made of the words, had any of it been read as markup.
MADE_OF_WORDS = f"""() => {{
    const found = [], mark = [...document.querySelectorAll('*')].map(e => e.shadowRoot).filter(Boolean);
    const each = (selector, test) => [document, ...mark].forEach(root => root.querySelectorAll(selector).forEach(
        element => test(element) && found.push(element.outerHTML.slice(0, 300))));
    const address = element => String(element.src || element.href?.baseVal || element.href || element.data || '');
    const single = element => element.childNodes.length === 1 ? element.textContent : '';
    each('img, a, link, iframe, object, embed, source, use',
        element => address(element).includes('{ELSEWHERE}') || address(element).startsWith('javascript:'));
    each('[data-hostile], [onerror], [onload], .katex', () => true);
    each('span, h1, h2, h3, strong, em, code, td, [data-testid=stIconMaterial]',
        element => /^(reddened|hostile heading|strong|hostile|bold)$/.test(single(element)));
    each('script, style', element => /hostile|{ELSEWHERE}/.test(element.textContent));
    return document.body.dataset.hostile ? [...found, 'a script ran'] : found;
}}"""
FORMULA = re.compile(r"^[=@+\t\r]|^-(?![\d.]+$)")


@pytest.fixture(scope="module")
def address(tmp_path_factory) -> Iterator[str]:
    """The address of a dashboard of the hostile programme."""
    folder = tmp_path_factory.mktemp("hostile")
    attempt = run_import(folder, [hostile_export(folder / "given" / "export")])
    assert attempt.outcome == "live", attempt.why
    with running(folder, folder / "log") as found:
        yield found


def opened_up(page: Page) -> None:
    """Open all that is folded on the page: expanders, tabs, and one note on how a figure is made."""
    for each in page.get_by_test_id("stExpander").locator("summary").all():
        if each.is_visible() and each.evaluate("e => !e.parentElement.open"):
            each.click()
            settle(page)
    for tab in page.get_by_role("tab").all():
        tab.click()
        settle(page)


@pytest.mark.parametrize("shown", [pytest.param(page, id=page.TITLE) for page in PAGES.values()])
def test_nothing_that_people_wrote_is_more_than_words(shown, address, open_page):
    # `open_page` fails where a page logs an error, such as a breach of the policy, or calls another host.
    with closing(open_page(address)) as page:
        for place in [shown.ADDRESS, *VIEWS.get(shown.ADDRESS, [])]:
            visit(page, f"/{place}")
            assert page.evaluate(MADE_OF_WORDS) == []
            opened_up(page)
            page.wait_for_timeout(500)
            assert page.evaluate(MADE_OF_WORDS) == []
        expect(page.get_by_test_id("stException")).to_have_count(0)


@pytest.mark.parametrize("shown", [pytest.param(page, id=page.TITLE) for page in PAGES.values()])
def test_no_cell_of_a_download_is_a_formula(shown, address, open_page):
    with closing(open_page(address)) as page:
        visit(page, f"/{shown.ADDRESS}")
        opened_up(page)
        for button in page.get_by_test_id("stDownloadButton").filter(has_text="Download as CSV").all():
            if button.is_visible():
                with page.expect_download() as started:
                    button.get_by_role("button").click()
                rows = csv.reader(io.StringIO(Path(started.value.path()).read_text(encoding="utf-8-sig")))
                assert [cell for row in rows for cell in row if FORMULA.match(cell)] == []
        # The table's own button guards nothing, so nobody is offered it.
        own = page.get_by_test_id("stElementToolbarButton").get_by_label("Download as CSV").filter(visible=True)
        for table in page.get_by_test_id("stDataFrame").filter(visible=True).all()[:1]:
            table.hover()
            expect(own).to_have_count(0)
