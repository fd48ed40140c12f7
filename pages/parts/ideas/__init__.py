"""The parts of the page Ideas."""
