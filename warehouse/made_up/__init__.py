"""The maker of made-up programmes: seeded, and the same bytes on every machine.

It writes a programme in the canonical format with the published shape of the real one, and with patterns planted for
readers to find.
"""
