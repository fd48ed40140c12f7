"""The tables of a release, and the number of their shape."""

from pathlib import Path

SCHEMA = Path(__file__).with_name("schema.sql")
SCHEMA_VERSION = 11
