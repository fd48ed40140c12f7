// Streamlit's page, put right from outside for those who listen to it or go through it by keyboard. Only attributes are
// set, and only those that Streamlit sets wrongly or not at all.
(() => {
  if (window.mendsStreamlit) return;
  window.mendsStreamlit = true;

  const all = (selector, within = document) => within.querySelectorAll(selector);
  const set = (element, name, value) => {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  };

  // The menu of pages on a narrow screen: a list whose entries are not all entries. It becomes links in named groups.
  const mendMenu = (menu) => {
    set(menu, "role", "presentation");
    all("li", menu).forEach((entry) => set(entry, "role", "presentation"));
    all('[data-testid="stNavSectionHeader"]', menu).forEach((title) => {
      const section = title.parentElement;
      set(section, "role", "group");
      set(section, "aria-label", title.querySelector("p")?.textContent ?? "");
      // A header may not be a button, but what stands in it may; a click on that is one on the header.
      const name = title.firstElementChild;
      set(name, "role", "button");
      set(name, "tabindex", "0");
      set(name, "aria-expanded", String(section.querySelector("li") !== null));
    });
  };

  // Where files are dropped: named, and yet said to be nothing.
  const mendDropzone = (zone) => set(zone, "role", "group");

  const mend = () => {
    all('[data-testid="stSidebarNavItems"]').forEach(mendMenu);
    all('[data-testid="stFileUploaderDropzone"]').forEach(mendDropzone);
  };

  document.addEventListener("keydown", (event) => {
    const pressed = event.key === "Enter" || event.key === " ";
    if (pressed && event.target.matches?.('[data-testid="stNavSectionHeader"] > [role="button"]')) {
      event.preventDefault();
      event.target.click();
    }
  });

  let asked = false;
  new MutationObserver(() => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      mend();
    });
  }).observe(document.body, { childList: true, subtree: true });
  mend();
})();
