"""export and template."""

import argparse

from warehouse.export import export as export_all
from warehouse.template import write_template


def export(given: argparse.Namespace) -> int:
    """The whole warehouse in the programme's own format."""
    counts = export_all(given.to, given.out)
    print(", ".join(f"{table}: {rows:,}" for table, rows in counts.items()))
    return 0


def template(given: argparse.Namespace) -> int:
    """A blank workbook to fill in, a sheet a table, with its data dictionary."""
    write_template(given.out)
    print(f"Written: {given.out}")
    return 0
