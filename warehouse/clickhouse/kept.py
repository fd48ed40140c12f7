"""The releases that are kept, sent to ClickHouse or taken back from there, without an import."""

from pathlib import Path

from warehouse.clickhouse.sending import is_there, send, withdraw
from warehouse.clickhouse.service import SETTING, service
from warehouse.live import live_release, releases
from warehouse.only_writer import only_writer
from warehouse.refusal import Refused


def send_kept(folder: Path) -> list[str]:
    """Write the releases kept to the ClickHouse that the setting names, those that are not there; gives sentences.

    Raises Refused where there is no such setting, or nothing to send.
    """
    where = service()
    if where is None:
        raise Refused("", f"{SETTING} names no ClickHouse; docs/scale.md says how it is written.")
    live_release(folder)
    said = []
    with only_writer(folder):
        for release in releases(folder):
            if is_there(release.warehouse.parent):
                said.append(f"{release.name} is at {where.name} already.")
                continue
            send(folder, release.warehouse.parent, release.name)
            said.append(f"{release.name} was written to {where.name} as {where.database(release.name)}.")
    return said


def withdraw_kept(folder: Path) -> list[str]:
    """Drop what ClickHouse has of the releases kept; questions are asked of the files here then. Gives sentences.

    Raises Refused where it cannot be dropped.
    """
    with only_writer(folder):
        sent = [release for release in releases(folder) if is_there(release.warehouse.parent)]
        for release in releases(folder):
            withdraw(release.warehouse.parent)
    return [f"{release.name} was dropped there." for release in sent] or ["No release was there."]
