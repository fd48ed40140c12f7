"""The parts of the page Impact."""
