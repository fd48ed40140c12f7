"""What axe-core finds on a page: its violations, and what it cannot settle itself."""

from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """([within, tags]) => axe.run(within, {runOnly: tags, rules: {'target-size': {enabled: true}},
                                    resultTypes: ['violations', 'incomplete']})"""
# Words in a chart: axe cannot see what lies beneath them; `tests.browser.chart_words` measures it.
IN_CHARTS = """target => { const found = document.querySelector(target);
                           return Boolean(found?.closest('[data-testid="stVegaLiteChart"] svg')) }"""


def found_by_axe(page: Page, within: str = "html") -> list[str]:
    """Each violation and each unsettled case as `rule: place, what is written there`; words in charts are left out.

    within: where it looks, by a CSS selector. What lies beneath an open layer it could not settle.
    """
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(RUN, [within, STANDARD])
    violations = [_said(case["id"], node) for case in found["violations"] for node in case["nodes"]]
    unsettled = [
        f"unsettled {_said(case['id'], node)}"
        for case in found["incomplete"]
        for node in case["nodes"]
        if not (case["id"] == "color-contrast" and page.evaluate(IN_CHARTS, node["target"][0]))
    ]
    return violations + unsettled


def _said(rule: str, node: dict) -> str:
    return f"{rule}: {node['target']} {node['html'][:160]}"
