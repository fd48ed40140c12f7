"""What is on screen: one module a page, each with TITLE, ADDRESS and render(viewer), inert when imported."""
