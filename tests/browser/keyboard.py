"""A walk through a page with the Tab key: where it comes by, and what it never comes to."""

from collections.abc import Iterator

from playwright.sync_api import Page

MOST = 900
# A press within a table goes to its next cell; nothing else may take more than a few.
MOST_IN_A_TABLE = 40
WHERE = """() => {
  // What a table draws for screen readers lies inside its canvas and has no place of its own.
  const at = document.activeElement?.closest('canvas') ?? document.activeElement;
  if (!at || at === document.body) return null;
  window.stops ??= new Map();
  if (!window.stops.has(at)) window.stops.set(at, window.stops.size);
  const box = at.getBoundingClientRect(), style = getComputedStyle(at);
  // What is ticked or chosen is seen as its label, what is slid as the thumb around it.
  const stands = at.matches('[type=checkbox], [type=radio]') ? at.closest('label')
    : at.type === 'range' ? at.parentElement.parentElement : at;
  const target = stands.getBoundingClientRect(), edge = getComputedStyle(stands);
  let seen = 1;
  for (let x = at; x; x = x.parentElement) seen *= Number(getComputedStyle(x).opacity);
  const middle = [[box.left, box.right, innerWidth], [box.top, box.bottom, innerHeight]].map(
    ([from, to, room]) => (Math.max(from, 0) + Math.min(to, room - 1)) / 2);
  const top = document.elementFromPoint(...middle);
  return {
    number: window.stops.get(at),
    name: `${at.tagName} ${at.getAttribute('aria-label') || at.textContent.trim()}`.slice(0, 70),
    table: at.tagName === 'CANVAS',
    // WCAG excepts links in words, and what has room around it, as a thumb on its line.
    excepted: at.tagName === 'A' && style.display === 'inline' || at.type === 'range',
    width: Math.round(target.width), height: Math.round(target.height),
    ring: edge.outlineStyle === 'solid' && parseFloat(edge.outlineWidth) >= 2,
    seen: seen > 0.9 && style.visibility === 'visible' && box.width > 0 &&
      box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight,
    hidden: style.pointerEvents !== 'none' && !(top && (at.contains(top) || top.contains(at) ||
      top.closest('label')?.contains(at) || at.parentElement.contains(top) || at.tagName === 'CANVAS')),
  } }"""
MISSED = """() => {
  const controls = document.querySelectorAll('a[href], button, input, select, textarea, summary, canvas[tabindex], ' +
    '[role=button], [role=link], [role=checkbox], [role=switch], [role=tab], [role=combobox], [role=slider]');
  const reached = new Set(window.stops.keys());
  return [...controls].filter(control => {
    const box = control.getBoundingClientRect();
    if (control.disabled || control.tabIndex < 0 || reached.has(control) || !box.width) return false;
    if (!control.checkVisibility({visibilityProperty: true})) return false;
    // Of a group of choices one is come to; the arrow keys go on from there.
    const group = control.closest('[role=radiogroup]');
    return !(group && [...reached].some(stop => group.contains(stop)));
  }).map(control => `${control.tagName} ${control.getAttribute('aria-label') || control.textContent.trim()}`);
}"""
ORDERED = "[...document.querySelectorAll('[tabindex]')].filter(x => x.tabIndex > 0).map(x => x.outerHTML.slice(0, 80))"
A_FRAME = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


def stops(page: Page) -> Iterator[dict]:
    """Every place Tab comes to from the top of the page, until it leaves the page or comes round."""
    before, stayed = None, 0
    for _ in range(MOST):
        page.keyboard.press("Tab")
        page.evaluate(A_FRAME)
        here = page.evaluate(WHERE)
        if here is None or (before and here["number"] < before["number"]):
            assert here is None or here["number"] == 0, f"a trap: from {before['name']} back to {here['name']}"
            return
        if before and here["number"] == before["number"]:
            stayed += 1
            assert here["table"] and stayed <= MOST_IN_A_TABLE, f"a trap: {here['name']}"
            continue
        before, stayed = here, 0
        yield here
    raise AssertionError("The walk does not end")


def wrong_with(stop: dict) -> list[str]:
    """What is wrong with a place that has the keyboard: not shown, without a ring, behind something, or too small."""
    small = min(stop["width"], stop["height"]) < 24 and not stop["excepted"]
    said = {"not shown": not stop["seen"], "no ring": not stop["ring"], "behind something": stop["hidden"],
            f"{stop['width']} by {stop['height']} pixels": small}  # fmt: skip
    return [f"{stop['name']}: {problem}" for problem, so in said.items() if so]
