"""What the room sees: the start, the screen, and the moment that others are compared with."""
