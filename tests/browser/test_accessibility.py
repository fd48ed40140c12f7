"""Every page against WCAG 2.2 AA, light and dark, from a phone's width to a wide screen's."""

import pytest
from playwright.sync_api import expect

from pages import coverage, ideas, impact, principles
from pages.parts.navigation import PAGES
from tests.browser.axe import found_by_axe
from tests.browser.chart_words import unreadable_words
from tests.browser.steps import PATIENCE, settle, visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]

NARROWEST, PHONE, DESK, WIDE = 320, 390, 1280, 1920
# Higher than any chart: what a chart's words stand on is only seen as a whole.
HIGH = 2000
EVERY_WIDTH = (coverage, ideas, impact, principles)
OPEN_ALL = "document.querySelectorAll('details:not([open]) > summary').forEach(summary => summary.click())"
SIZES = """() => [document.querySelectorAll('*').length, ...[...document.querySelectorAll('svg.marks, button')].map(
  one => one.getBoundingClientRect().width)].join()"""
CHARTS_FIT = """() => [...document.querySelectorAll('svg.marks')].every(
  chart => chart.getBoundingClientRect().width <= chart.closest('[data-testid]').getBoundingClientRect().width + 1)"""
TABLES_CUT = """() => [...document.querySelectorAll('[data-testid="stDataFrame"]')].flatMap(
  table => [...table.querySelectorAll('canvas')].map(drawn => [drawn.clientWidth, table.clientWidth])).filter(
  ([drawn, room]) => drawn > room + 1)"""
LONGEST_MOVEMENT = """() => Math.max(...[...document.querySelectorAll('*')].flatMap(element => {
  const style = getComputedStyle(element);
  return [style.transitionDuration, style.animationDuration].flatMap(times => times.split(',').map(parseFloat)) }))"""
CUT_OFF = """() => { const cut = [];
  const scrolls = element => { for (let x = element; x && x !== document.body; x = x.parentElement)
    if (/auto|scroll/.test(getComputedStyle(x).overflowX) && x.dataset.testid !== 'stMain') return true; return false };
  document.querySelectorAll('[data-testid="stMain"] *').forEach(element => {
    const words = [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
    const box = element.getBoundingClientRect(), svg = element.closest('svg');
    const seen = element.checkVisibility({visibilityProperty: true, opacityProperty: true});
    if (!words || !box.width || !seen || scrolls(element)) return;
    const room = svg ? svg.getBoundingClientRect() : {left: 0, right: innerWidth};
    if (box.right > room.right + 2 || box.left < room.left - 2) cut.push(element.textContent.trim().slice(0, 60));
  });
  return cut }"""


def widths(shown) -> list[int]:
    """The narrowest and the desk's for every page; the others stand for a few."""
    return [NARROWEST, PHONE, DESK, WIDE] if shown in EVERY_WIDTH else [NARROWEST, DESK]


def opened(open_page, server, shown, **options):
    """The page with everything unfolded."""
    page = open_page(server, viewport={"width": DESK, "height": HIGH}, reduced_motion="reduce", **options)
    visit(page, f"/{shown.ADDRESS}")
    page.evaluate(OPEN_ALL)
    stand_still(page)
    return page


def resized(page, width: int) -> None:
    """Give the page another width and the charts time to fit it."""
    page.set_viewport_size({"width": width, "height": HIGH})
    stand_still(page)


def stand_still(page) -> None:
    """Wait until nothing of the page is added or changes its size any more."""
    settle(page)
    page.wait_for_function(CHARTS_FIT)
    before, still = "", 0
    while still < 3:
        page.wait_for_timeout(250)
        now = page.evaluate(SIZES)
        before, still = now, still + 1 if now == before else 0


def looked_at(page) -> list[str]:
    """What is wrong with a page. One that was drawn once more meanwhile is looked at again."""
    for _ in range(3):
        problems = [*found_by_axe(page), *unreadable_words(page)]
        if not problems:
            break
        page.wait_for_timeout(1_000)
        stand_still(page)
    return problems


def cut_off(page) -> list[str]:
    """What of a page lies beyond the screen, at the width it has."""
    beyond = page.evaluate("document.documentElement.scrollWidth") > page.viewport_size["width"]
    return ["the page"] * beyond + page.evaluate(TABLES_CUT) + page.evaluate(CUT_OFF)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("shown", PAGES.values(), ids=lambda page: page.TITLE)
def test_a_page_stands_still_if_asked_reflows_and_can_be_read_at_every_width(shown, mode, open_page, server):
    page = opened(open_page, server, shown, color_scheme=mode)
    assert page.evaluate(LONGEST_MOVEMENT) <= 0.01
    resized(page, DESK // 2)
    problems = cut_off(page)
    for width in widths(shown):
        resized(page, width)
        problems += [f"{width}: {problem}" for problem in [*cut_off(page), *looked_at(page)]]
    assert problems == []


def test_the_menu_of_pages_on_a_phone_is_in_order_when_it_is_open(open_page, server):
    page = opened(open_page, server, coverage)
    resized(page, PHONE)
    page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_role("group", name="What was said").get_by_role("link", name=ideas.TITLE).wait_for()
    assert found_by_axe(page, '[data-testid="stSidebar"]') == []
    section = page.get_by_role("button", name="What was said")
    section.press("Enter")
    expect(section).to_have_attribute("aria-expanded", "false", timeout=PATIENCE)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("opens", ["How is this made?", "Who was heard"])
def test_axe_finds_nothing_in_what_opens_over_a_page(opens, mode, open_page, server):
    page = open_page(server, viewport={"width": DESK, "height": HIGH}, color_scheme=mode, reduced_motion="reduce")
    visit(page, f"/{coverage.ADDRESS}")
    page.get_by_role("button", name=opens).first.click()
    stand_still(page)
    assert found_by_axe(page, '[data-testid$="PopoverBody"]') == []
    assert page.evaluate(LONGEST_MOVEMENT) <= 0.01


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_charts_can_be_read_where_the_reader_s_own_colours_are_forced(mode, open_page, server):
    page = opened(open_page, server, coverage, forced_colors="active", color_scheme=mode)
    assert looked_at(page) == []
