"""export, template and send."""

import argparse

from warehouse.audit import record
from warehouse.clickhouse.kept import send_kept, withdraw_kept
from warehouse.export import export as export_all
from warehouse.live import current
from warehouse.opening import opened
from warehouse.programme import Programme, from_json
from warehouse.template import write_template


def export(given: argparse.Namespace) -> int:
    """The whole warehouse in the programme's own format."""
    counts = export_all(given.to, given.out)
    record(given.to, "export", "done", current(given.to).name)
    print(f"Written to {given.out}: " + ", ".join(f"{rows:,} {table}" for table, rows in counts.items()))
    return 0


def template(given: argparse.Namespace) -> int:
    """A blank workbook to fill in, with what the programme in --to asks for, where there is one."""
    write_template(given.out, _programme(given))
    print(f"Written: {given.out}")
    return 0


def send(given: argparse.Namespace) -> int:
    """Write the releases kept to ClickHouse where they are not there yet, or take them back from there."""
    for sentence in withdraw_kept(given.to) if given.withdraw else send_kept(given.to):
        print(sentence)
    return 0


def _programme(given: argparse.Namespace) -> Programme:
    if current(given.to) is None:
        return Programme()
    with opened(given.to) as con:
        return from_json(con.execute("SELECT terms FROM programme").fetchall()[0][0])
