"""What axe-core finds on a page: its violations, and what it cannot settle itself."""

from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Words in a chart are left out where contrast is not settled: axe cannot see what lies beneath them, and
# `tests.browser.chart_words` measures it. All in one go, as each answer of the browser takes its time.
RUN = """async ([within, tags]) => {
  const found = await axe.run(within, {runOnly: tags, rules: {'target-size': {enabled: true}},
                                       resultTypes: ['violations', 'incomplete']});
  const inChart = node => Boolean(document.querySelector(node.target[0])
    ?.closest('[data-testid="stVegaLiteChart"] svg'));
  const said = (cases, rest) => cases.flatMap(each => each.nodes.filter(node => rest(each, node)).map(
    node => `${each.id}: ${JSON.stringify(node.target)} ${node.html.slice(0, 160)}`));
  const open = said(found.incomplete, (each, node) => !(each.id === 'color-contrast' && inChart(node)));
  return [...said(found.violations, () => true), ...open.map(each => `unsettled ${each}`)] }"""


def found_by_axe(page: Page, within: str = "html") -> list[str]:
    """Each violation and each unsettled case as `rule: place, what is written there`; words in charts are left out.

    within: where it looks, by a CSS selector. What lies beneath an open layer it could not settle.
    """
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    return page.evaluate(RUN, [within, STANDARD])
