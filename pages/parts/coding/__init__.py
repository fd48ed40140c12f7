"""The parts of the page Coding: what waits to be saved, the ways to code, and how the frameworks hang together."""
