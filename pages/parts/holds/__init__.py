"""Whether majorities hold: what the page Does it hold? is made of."""
